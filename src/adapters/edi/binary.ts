/** The head of a BIN segment of X12, which says how many bytes follow, whatever they are. */

/** `BIN*`, at most ten digits, `*`. */
export const BINARY_HEAD = 15;

/** Bytes of the segment before its terminator, head and all; `undefined` when the head names no length. */
export function binaryLength(head: string, separator: string): number | undefined {
  const second = head.indexOf(separator, 4);
  const digits = head.slice(4, second);
  if (head[3] !== separator || second < 0 || !/^\d{1,10}$/.test(digits)) return undefined;
  return second + 1 + Number(digits);
}
