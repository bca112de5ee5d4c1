/** Shadows and the color of lamps: a photo is divided by the brightness of its paper, which is estimated block by block. */
import { resize, type Gray } from './bitmap.ts';

const BLOCK = 24;
/** Of a block's pixels, counted from the dark end; text covers less of it than this. */
const PAPER_SHARE = 0.85;
/** Paper as dark as this beside the brightest is still taken for paper; what is darker is a dark print. */
const SHADE_MIN = 0.25;
/** A page whose blocks are all this bright and alike needs nothing. */
const EVEN_MIN = 240;

export function evenlyLit(gray: Gray): Gray {
  const paper = paperOf(gray);
  if (paper.data.every((value) => value >= EVEN_MIN)) return gray;
  const light = resize(spread(paper), gray.width, gray.height);
  const data = new Uint8Array(gray.data.length);
  for (let at = 0; at < data.length; at += 1) {
    data[at] = Math.min(255, ((gray.data[at] ?? 0) * 255) / Math.max(1, light.data[at] ?? 255));
  }
  return { width: gray.width, height: gray.height, data };
}

function paperOf(gray: Gray): Gray {
  const width = Math.ceil(gray.width / BLOCK);
  const height = Math.ceil(gray.height / BLOCK);
  const data = new Uint8Array(width * height);
  const counts = new Uint16Array(256);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      counts.fill(0);
      let seen = 0;
      for (let y = row * BLOCK; y < Math.min((row + 1) * BLOCK, gray.height); y += 1) {
        for (let x = column * BLOCK; x < Math.min((column + 1) * BLOCK, gray.width); x += 1, seen += 1) {
          const value = gray.data[y * gray.width + x] ?? 0;
          counts[value] = (counts[value] ?? 0) + 1;
        }
      }
      let [value, below] = [0, counts[0] ?? 0];
      while (below < PAPER_SHARE * seen && value < 255) below += counts[++value] ?? 0;
      data[row * width + column] = value;
    }
  }
  return { width, height, data };
}

/** Blocks that lie in print take the light of the paper around them; then all is smoothed. */
function spread(paper: Gray): Gray {
  const least = Math.max(...paper.data) * SHADE_MIN;
  const bright = filtered(paper, (values) => Math.max(...values));
  const lit = { ...bright, data: bright.data.map((value) => Math.max(value, least)) };
  return filtered(lit, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);
}

function filtered({ width, height, data }: Gray, combine: (values: number[]) => number): Gray {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const values: number[] = [];
      for (let near = Math.max(0, y - 1); near <= Math.min(height - 1, y + 1); near += 1) {
        for (let beside = Math.max(0, x - 1); beside <= Math.min(width - 1, x + 1); beside += 1) {
          values.push(data[near * width + beside] ?? 0);
        }
      }
      out[y * width + x] = combine(values);
    }
  }
  return { width, height, data: out };
}
