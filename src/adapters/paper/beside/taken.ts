/** What of a paper became part of its orders: the rest is what it says beside them. */
import type { Found } from '../found.ts';
import { findLabels } from '../head/labels.ts';
import type { Layout, Token } from '../layout/layout.ts';
import type { Paragraph } from '../prose/paragraphs.ts';
import type { PaperOrder } from '../understand.ts';
import type { Paper } from '../page.ts';
import { wordsOf } from './harmless.ts';
import { namesOf, type Names } from './names.ts';

/** What became part of the order, by the part of the mail that it stands in. */
type Ranges = Map<string, Spot[]>;

interface Spot {
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Read {
  readonly values: Ranges;
  /** Of who pays. */
  readonly payers: Ranges;
  /** Of the items alone. */
  readonly items: Ranges;
  /** The tables that they stand in. */
  readonly tables: ReadonlySet<string | undefined>;
  /** The order's numbers, which may be named again. */
  readonly numbers: readonly string[];
  /** Words of labels, whatever stands behind them. */
  readonly labels: ReadonlySet<string>;
  /** An older mail stands below, or is attached to, what is said. */
  readonly isPassedOn: boolean;
  /** Known to say nothing of the order. */
  readonly names: Names;
}

export function withoutRead(text: string, spans: Paragraph['spans'], read: Read): string {
  const letters = text.split(''); // UTF-16 units, as places count them.
  for (const { token, start } of spans)
    for (const [from, to] of readIn(token, read.values)) letters.fill('§', start + from, start + to);
  let left = letters.join('');
  for (const number of read.numbers) left = left.replaceAll(number, '§');
  return left.replaceAll(/§(?:[\s,;:/()"'@€$£%.x×-]*§)*/gu, '§');
}

export function readOf(
  paper: Pick<Paper, 'from' | 'correspondents' | 'addressee'>,
  orders: readonly PaperOrder[],
  layout: Layout,
  onFile: readonly string[] = [],
): Read {
  const [values, items, payers]: [Ranges, Ranges, Ranges] = [new Map(), new Map(), new Map()];
  for (const order of orders) {
    const { billTo } = order.parties;
    if (billTo !== undefined) put(payers, billTo.name);
    for (const { fields } of order.items) for (const found of Object.values(fields)) put(items, found);
    for (const found of [
      ...valuesOf(order),
      ...(order.carried ?? []).flatMap((each) => (each === undefined ? [] : valuesOf(each))),
    ])
      put(values, found);
  }
  for (const [part, ranges] of items) values.set(part, [...(values.get(part) ?? []), ...ranges]);
  const cells = layout.lines.flatMap(({ tokens }) =>
    tokens.filter((token) => token.cell !== undefined && isIn(items, token)),
  );
  const numbers = orders.flatMap(({ head }) => head.poNumber?.text.replace(/[.,;:]+$/, '') ?? []);
  const labels = findLabels(layout, new Set()).filter(({ field }) => field !== 'ignored' && field !== 'changes');
  const words = labels.flatMap(({ text }) => wordsOf(text.toLowerCase()));
  return {
    values,
    items,
    payers,
    tables: new Set(cells.map(tableOf)),
    numbers: numbers.filter((text) => text.length > 2),
    labels: new Set(words),
    names: namesOf(paper, orders, layout, onFile),
    isPassedOn: layout.lines.some(({ tokens: all }) => all.some(({ quote = 0 }) => quote > 0)),
  };
}

function valuesOf({
  head,
  parties,
  currency,
  ...sums
}: Pick<PaperOrder, 'head' | 'parties' | 'currency'> &
  Partial<Pick<PaperOrder, 'sums'>> & { readonly grand?: Found }): Found[] {
  const places = Object.entries(parties).flatMap(([role, { name, address }]) =>
    role === 'supplier' && isSpoken(name) ? address : [name, ...address],
  );
  return [
    ...Object.values(head),
    ...places,
    ...Object.values(sums.sums ?? {}),
    ...[currency, sums.grand].filter((each) => each !== undefined),
  ];
}

/** `Same order as last week` alone above an order looks like the name of whom it is for. */
function isSpoken(name: Found | undefined): boolean {
  return wordsOf(name?.text ?? '').filter((word) => /^\p{Ll}/u.test(word)).length >= SPOKEN_MIN;
}

const SPOKEN_MIN = 3;

function put(ranges: Ranges, { tokens }: Found): void {
  for (const token of tokens) {
    const spot = spotOf(token);
    if (spot === undefined) continue;
    const known = ranges.get(spot.part);
    if (known === undefined) ranges.set(spot.part, [spot]);
    else known.push(spot);
  }
}

/** All words of a cell share its place. */
function spotOf({ at, text }: Pick<Token, 'at' | 'text'>): Spot | undefined {
  if ('part' in at) return { part: at.part, start: at.start, end: at.end, text };
  return 'cell' in at ? { part: `${at.sheet}!${at.cell}`, start: 0, end: 0, text } : undefined;
}

/** What of a word is one of the values, as characters of the word. */
function readIn(token: Token, ranges: Ranges): (readonly [from: number, to: number])[] {
  const spot = spotOf(token);
  if (spot === undefined) return [];
  const length = token.text.length;
  return (ranges.get(spot.part) ?? []).flatMap(({ start, end, text }): [number, number][] => {
    if (spot.end > spot.start) {
      if (end <= spot.start || start >= spot.end) return [];
      const isExact = spot.end - spot.start === length;
      return isExact ? [[Math.max(0, start - spot.start), Math.min(length, end - spot.start)]] : [[0, length]];
    }
    const from = token.text.indexOf(text);
    const isWhole =
      from >= 0 && !/[\p{L}\d]/u.test((token.text[from - 1] ?? '') + (token.text[from + text.length] ?? ''));
    return isWhole ? [[from, from + text.length]] : [];
  });
}

export function isIn(ranges: Ranges, token: Token): boolean {
  return readIn(token, ranges).length > 0;
}

export function tableOf({ page, cell }: Token): string | undefined {
  return cell === undefined ? undefined : `${page}/${cell.table ?? 0}`;
}
