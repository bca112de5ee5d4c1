/** Black and white: which pixels are ink. */
import type { Gray } from './bitmap.ts';

export interface Ink {
  readonly width: number;
  readonly height: number;
  /** 1 is ink. */
  readonly data: Uint8Array;
}

export function inkOf(gray: Gray, threshold = inkThreshold(gray)): Ink {
  const data = new Uint8Array(gray.data.length);
  for (let at = 0; at < data.length; at += 1) data[at] = (gray.data[at] ?? 255) < threshold ? 1 : 0;
  return { width: gray.width, height: gray.height, data };
}

/** Where nearly all is paper, the method of Otsu may cut into its noise or leave thin strokes out; so it is bounded. */
const THRESHOLD_MIN = 96;
const THRESHOLD_MAX = 192;

/** Every so many pixels are enough for a histogram; no power of two, which would see only some columns. */
const SAMPLE_STRIDE = 7;

/** N. Otsu's: the value that parts the histogram into the two classes that differ most. */
export function inkThreshold({ data }: Gray): number {
  const counts = new Uint32Array(256);
  let size = 0;
  for (let at = 0; at < data.length; at += SAMPLE_STRIDE, size += 1) {
    const value = data[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let total = 0;
  for (let value = 0; value < 256; value += 1) total += value * (counts[value] ?? 0);
  let [best, threshold, below, sum] = [-1, 128, 0, 0];
  for (let value = 0; value < 255; value += 1) {
    below += counts[value] ?? 0;
    sum += value * (counts[value] ?? 0);
    const above = size - below;
    if (below === 0 || above === 0) continue;
    const apart = sum / below - (total - sum) / above;
    const score = below * above * apart * apart;
    // Of a flat top, as a fax without gray has it, the middle is wanted: the last best value is kept halfway.
    if (score > best) [best, threshold] = [score, value + 1];
  }
  if (threshold === 1 && counts[255] === size - (counts[0] ?? 0)) return 128;
  return Math.min(Math.max(threshold, THRESHOLD_MIN), THRESHOLD_MAX);
}
