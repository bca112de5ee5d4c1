/** Connected pieces of ink. */
import type { Ink } from './ink.ts';

export interface Component {
  readonly x0: number;
  readonly y0: number;
  /** Exclusive. */
  readonly x1: number;
  readonly y1: number;
  readonly area: number;
  readonly runs: readonly Run[];
}

export interface Run {
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** Pieces that touch by a side or a corner, found run by run. */
export function componentsOf({ width, height, data }: Ink): Component[] {
  const runs: Run[] = [];
  const parents: number[] = [];
  let above = 0;
  let aboveEnd = 0;
  for (let y = 0; y < height; y += 1) {
    const begin = runs.length;
    let touch = above;
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x] === 0) continue;
      const from = x;
      while (x < width && data[y * width + x] === 1) x += 1;
      const label = runs.push({ y, from, to: x }) - 1;
      parents.push(label);
      while (touch < aboveEnd && (runs[touch]?.to ?? 0) < from) touch += 1;
      for (let other = touch; other < aboveEnd && (runs[other]?.from ?? width) <= x; other += 1) {
        parents[rootOf(parents, other)] = rootOf(parents, label);
      }
    }
    [above, aboveEnd] = [begin, runs.length];
  }
  return gathered(runs, parents);
}

function gathered(runs: readonly Run[], parents: number[]): Component[] {
  const groups = new Map<number, Run[]>();
  for (const [label, run] of runs.entries()) {
    const root = rootOf(parents, label);
    const group = groups.get(root);
    if (group) group.push(run);
    else groups.set(root, [run]);
  }
  return [...groups.values()].map((group) => {
    let [x0, y0, x1, y1, area] = [Infinity, Infinity, 0, 0, 0];
    for (const { y, from, to } of group) {
      [x0, y0, x1, y1] = [Math.min(x0, from), Math.min(y0, y), Math.max(x1, to), Math.max(y1, y + 1)];
      area += to - from;
    }
    return { x0, y0, x1, y1, area, runs: group };
  });
}

export function rootOf(parents: number[], label: number): number {
  let root = label;
  for (let next = parents[root]; next !== undefined && next !== root; next = parents[root]) {
    parents[root] = parents[next] ?? next;
    root = next;
  }
  return root;
}
