import { rootOf } from './components.ts';

/** Connected patches of a map of numbers, each with the outline points that its rectangle is made from. */

export interface Patch {
  /** Left and right end of each of its runs, as corners of pixels. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Mean of the map over the patch. */
  readonly mean: number;
  readonly area: number;
}

interface Growing {
  points: [number, number][];
  sum: number;
  area: number;
}

/** Patches of pixels above `least` that touch by a side or a corner, found run by run with a union of run labels. */
export function patchesOf(map: Float32Array, width: number, height: number, least: number): Patch[] {
  const parents: number[] = [];
  const runs: { y: number; from: number; to: number; sum: number }[] = [];
  let above: number[] = [];
  for (let y = 0; y < height; y += 1) {
    const here: number[] = [];
    for (let x = 0; x < width; x += 1) {
      if ((map[y * width + x] ?? 0) <= least) continue;
      const from = x;
      let sum = 0;
      for (; x < width && (map[y * width + x] ?? 0) > least; x += 1) sum += map[y * width + x] ?? 0;
      const label = runs.push({ y, from, to: x, sum }) - 1;
      parents.push(label);
      here.push(label);
      for (const other of above) {
        const run = runs[other];
        if (run && run.from <= x && run.to >= from) parents[rootOf(parents, other)] = rootOf(parents, label);
      }
    }
    above = here;
  }
  return gather(runs, parents);
}

function gather(runs: readonly { y: number; from: number; to: number; sum: number }[], parents: number[]): Patch[] {
  const patches = new Map<number, Growing>();
  for (const [label, run] of runs.entries()) {
    const root = rootOf(parents, label);
    const patch = patches.get(root) ?? { points: [], sum: 0, area: 0 };
    patches.set(root, patch);
    patch.points.push([run.from, run.y], [run.to, run.y], [run.from, run.y + 1], [run.to, run.y + 1]);
    patch.sum += run.sum;
    patch.area += run.to - run.from;
  }
  return [...patches.values()].map(({ points, sum, area }) => ({ points, area, mean: sum / area }));
}
