/** Whole numbers below 2³¹, kept as a Roaring bitmap is: two bytes for each where they are sparse, a bit where they are dense. */
const SPARSE_MAX = 4_096; // As many take two bytes each as a page of bits has.
const PAGE_BITS = 16;
const PAGE_BYTES = 8_192;

interface Sparse {
  values: Uint16Array;
  size: number;
}

export class NumberSet {
  /** By the upper bits: the lower ones in order, or one bit for each. */
  readonly #pages = new Map<number, Sparse | Uint8Array>();

  has(number: number): boolean {
    const page = this.#pages.get(number >>> PAGE_BITS);
    if (page === undefined) return false;
    const low = number & 0xffff;
    if (page instanceof Uint8Array) return ((page[low >>> 3] ?? 0) & (1 << (low & 7))) !== 0;
    const place = placeOf(page, low);
    return place < page.size && page.values[place] === low;
  }

  add(number: number): void {
    const key = number >>> PAGE_BITS;
    const low = number & 0xffff;
    const page = this.#pages.get(key);
    if (page === undefined) this.#pages.set(key, { values: Uint16Array.of(low, 0, 0, 0), size: 1 });
    else if (page instanceof Uint8Array) setBit(page, low);
    else if (page.size < SPARSE_MAX) insert(page, low);
    else {
      const dense = new Uint8Array(PAGE_BYTES);
      for (const value of page.values.subarray(0, page.size)) setBit(dense, value);
      setBit(dense, low);
      this.#pages.set(key, dense);
    }
  }
}

/** Where a value stands in the page, or where it would. */
function placeOf({ values, size }: Sparse, low: number): number {
  let [from, to] = [0, size];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((values[middle] ?? 0) < low) from = middle + 1;
    else to = middle;
  }
  return from;
}

function insert(page: Sparse, low: number): void {
  const place = placeOf(page, low);
  if (place < page.size && page.values[place] === low) return;
  if (page.size === page.values.length) {
    const larger = new Uint16Array(page.size * 2);
    larger.set(page.values);
    page.values = larger;
  }
  page.values.copyWithin(place + 1, place, page.size);
  page.values[place] = low;
  page.size += 1;
}

function setBit(page: Uint8Array, low: number): void {
  page[low >>> 3] = (page[low >>> 3] ?? 0) | (1 << (low & 7));
}
