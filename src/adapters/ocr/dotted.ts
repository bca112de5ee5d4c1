/**
 * Rules that a fax has thinned to dots: a gray line comes out as a chain of specks, which recognizers read as `:`, `|` or
 * `.` beside the words of the cell. Decimal points stand in columns too, but a line of print apart; the specks of a
 * rule follow each other closely.
 */
import type { Gray } from './bitmap.ts';
import { componentsOf, type Component } from './components.ts';
import type { Ink } from './ink.ts';
import type { Line } from './runs.ts';

export interface ChainSizes {
  /** Pixels of ink that a speck has at most, and of its longer side. */
  readonly areaMax: number;
  readonly sideMax: number;
  /** Pixels by which the specks of a chain may stand beside each other. */
  readonly width: number;
  /** Pixels of white between two specks of a chain. */
  readonly gapMax: number;
  readonly lengthMin: number;
  /** Pixels of a chain for each of its specks. */
  readonly pitchMax: number;
  /** Pixels of white that most specks of a rule have on both sides; those of faint letters have other specks there. */
  readonly white: number;
}

/** Share of the specks of a chain that have white on both sides. */
const LONELY_MIN = 0.6;

const WHITE = 255;

/** Lines of print are at least a fifteenth of an inch apart; the specks of a rule stand three times as close. */
export function chainSizes(dpi: number): ChainSizes {
  return {
    areaMax: Math.round((dpi / 100) ** 2 * 6),
    sideMax: dpi / 15,
    width: Math.max(3, Math.round(dpi / 50)),
    gapMax: dpi / 10,
    lengthMin: dpi / 2,
    pitchMax: dpi / 25,
    white: Math.round(dpi / 34),
  };
}

/** Erases the specks of upright chains from `gray`; the lines that they made. */
export function eraseUprightChains(gray: Gray, ink: Ink, sizes: ChainSizes): Line[] {
  const components = componentsOf(ink);
  const specks = components.filter(
    ({ area, x0, y0, x1, y1 }) => area <= sizes.areaMax && Math.max(x1 - x0, y1 - y0) <= sizes.sideMax,
  );
  const columns = new Map<number, Component[]>();
  for (const speck of specks) {
    const column = Math.floor((speck.x0 + speck.x1) / 2 / sizes.width);
    const others = columns.get(column);
    if (others) others.push(speck);
    else columns.set(column, [speck]);
  }
  const lines: Line[] = [];
  const done = new Set<Component>();
  for (const [column, own] of [...columns].toSorted(([one], [other]) => one - other)) {
    // A chain may stand on the border of two columns.
    const near = [...own, ...(columns.get(column + 1) ?? [])].filter((speck) => !done.has(speck));
    for (const chain of chainsOf(
      near.toSorted((one, other) => one.y0 - other.y0),
      sizes,
    )) {
      const lonely = chain.filter((speck) => isLonely(ink, speck, sizes)).length;
      if (lonely < LONELY_MIN * chain.length) continue;
      lines.push(lineOf(chain));
      for (const speck of chain) {
        done.add(speck);
        whiten(gray, speck);
      }
    }
  }
  return lines;
}

function chainsOf(specks: readonly Component[], { gapMax, lengthMin, pitchMax }: ChainSizes): Component[][] {
  const chains: Component[][] = [];
  for (const speck of specks) {
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain && last && speck.y0 - last.y1 <= gapMax) chain.push(speck);
    else chains.push([speck]);
  }
  return chains.filter((chain) => {
    const length = (chain.at(-1)?.y1 ?? 0) - (chain[0]?.y0 ?? 0);
    return length >= lengthMin && length <= pitchMax * chain.length;
  });
}

function isLonely(ink: Ink, { x0, y0, x1, y1 }: Component, { white, width }: ChainSizes): boolean {
  const isWhite = (from: number, to: number): boolean => {
    for (let y = y0; y < y1; y += 1)
      for (let x = Math.max(0, from); x < Math.min(ink.width, to); x += 1)
        if (ink.data[y * ink.width + x] === 1) return false;
    return true;
  };
  return isWhite(x0 - width - white, x0 - width) && isWhite(x1 + width, x1 + width + white);
}

function lineOf(chain: readonly Component[]): Line {
  const middles = chain.map(({ x0, x1 }) => (x0 + x1) / 2).toSorted((one, other) => one - other);
  const middle = Math.round(middles[middles.length >> 1] ?? 0);
  return { from: chain[0]?.y0 ?? 0, to: chain.at(-1)?.y1 ?? 0, low: middle, high: middle + 1 };
}

/** With a rim of one pixel, where a resampled speck fades out. */
function whiten(gray: Gray, { x0, y0, x1, y1 }: Component): void {
  for (let y = Math.max(0, y0 - 1); y < Math.min(gray.height, y1 + 1); y += 1)
    gray.data.fill(WHITE, y * gray.width + Math.max(0, x0 - 1), y * gray.width + Math.min(gray.width, x1 + 1));
}
