/** Pictures as they come in, and the gray form that all preparation works on. */

/** A decoded picture: one byte a pixel (gray, 0 is black), or four (red, green, blue, alpha). */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
  /** Pixels an inch; absent when nobody says it. A standard fax has 204 across and 98 down. */
  readonly dpiX?: number;
  readonly dpiY?: number;
}

/** 0 is black, 255 white. */
export interface Gray {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function grayOf(bitmap: Bitmap): Gray {
  const { width, height, channels, data } = bitmap;
  if (channels === 1) return { width, height, data: Uint8Array.from(data) };
  const out = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < out.length; at += 1, from += 4) {
    const luma = (data[from] ?? 0) * 0.299 + (data[from + 1] ?? 0) * 0.587 + (data[from + 2] ?? 0) * 0.114;
    // What shines through is paper.
    const alpha = data[from + 3] ?? 255;
    out[at] = 0.5 + (alpha === 255 ? luma : (luma * alpha + 255 * (255 - alpha)) / 255);
  }
  return { width, height, data: out };
}

export function blank(width: number, height: number, value = 255): Gray {
  return { width, height, data: new Uint8Array(width * height).fill(value) };
}

/** Any size from any size: the mean of what a pixel covers when it shrinks, a straight line between two when it grows. */
export function resize(gray: Gray, width: number, height: number): Gray {
  if (width === gray.width && height === gray.height) return gray;
  return resizeRows(resizeColumns(gray, width), height);
}

function resizeColumns(gray: Gray, width: number): Gray {
  if (width === gray.width) return gray;
  const out = new Uint8Array(width * gray.height);
  const taps = tapsOf(gray.width, width);
  for (let y = 0; y < gray.height; y += 1) {
    const row = y * gray.width;
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      const first = taps.first[x] ?? 0;
      const start = taps.start[x] ?? 0;
      const end = taps.start[x + 1] ?? 0;
      for (let tap = start; tap < end; tap += 1) {
        sum += (taps.weight[tap] ?? 0) * (gray.data[row + first + tap - start] ?? 0);
      }
      out[y * width + x] = sum + 0.5;
    }
  }
  return { width, height: gray.height, data: out };
}

function resizeRows(gray: Gray, height: number): Gray {
  if (height === gray.height) return gray;
  const { width } = gray;
  const out = new Uint8Array(width * height);
  const taps = tapsOf(gray.height, height);
  const sums = new Float32Array(width);
  for (let y = 0; y < height; y += 1) {
    sums.fill(0.5);
    const start = taps.start[y] ?? 0;
    const end = taps.start[y + 1] ?? 0;
    for (let tap = start; tap < end; tap += 1) {
      const row = ((taps.first[y] ?? 0) + tap - start) * width;
      const weight = taps.weight[tap] ?? 0;
      for (let x = 0; x < width; x += 1) sums[x] = (sums[x] ?? 0) + weight * (gray.data[row + x] ?? 0);
    }
    out.set(sums, y * width);
  }
  return { width, height, data: out };
}

/** For each new pixel: its first old pixel, and the weights of that one and of those after it. */
function tapsOf(from: number, to: number): { first: Int32Array; start: Int32Array; weight: number[] } {
  const first = new Int32Array(to);
  const start = new Int32Array(to + 1);
  const weight: number[] = [];
  const scale = from / to;
  const reach = Math.max(1, scale);
  for (let at = 0; at < to; at += 1) {
    const center = (at + 0.5) * scale - 0.5;
    const low = Math.max(0, Math.ceil(center - reach));
    const high = Math.min(from - 1, Math.floor(center + reach));
    let total = 0;
    const begin = weight.length;
    for (let old = low; old <= high; old += 1) {
      const share = Math.max(0, 1 - Math.abs(old - center) / reach);
      weight.push(share);
      total += share;
    }
    if (total === 0) weight[begin] = total = 1;
    for (let tap = begin; tap < weight.length; tap += 1) weight[tap] = (weight[tap] ?? 0) / total;
    first[at] = low;
    start[at + 1] = weight.length;
  }
  return { first, start, weight };
}

/** By quarters of a turn clockwise. */
export function turned(gray: Gray, quarters: number): Gray {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return gray;
  const { width, height, data } = gray;
  const out = new Uint8Array(data.length);
  if (turns === 2) {
    for (let at = 0, last = data.length - 1; at <= last; at += 1) out[at] = data[last - at] ?? 0;
    return { width, height, data: out };
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = turns === 1 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      out[to] = data[y * width + x] ?? 0;
    }
  }
  return { width: height, height: width, data: out };
}
