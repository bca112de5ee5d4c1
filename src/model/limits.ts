/** Limits on what a stranger may send. Each names where its number comes from; `config.ts` may override them. */
export interface Limits {
  /** Largest single message, in bytes. */
  readonly rawBytesMax: number;
  /** Longest segment, in bytes. */
  readonly segmentBytesMax: number;
  /** Most segments in one transaction set. */
  readonly setSegmentsMax: number;
  /** Largest file that was made for people: PDF, image, workbook, mail, in bytes. */
  readonly paperBytesMax: number;
  /** Longest time that reading one such file may take, in seconds; the worker is stopped then. */
  readonly paperSeconds: number;
  /** Most findings kept for one document; the rest are counted. */
  readonly findingsMax: number;
}

export const DEFAULT_LIMITS: Limits = {
  rawBytesMax: 2 * 1024 ** 3, // A year's catalogue order in one file was 1 GB; doubled.
  segmentBytesMax: 1024 * 1024, // The longest legal X12 850 segment is far below 64 KB, BIN apart; 1 MB leaves room.
  setSegmentsMax: 200_000, // 10,000 lines of 20 segments.
  paperBytesMax: 100 * 1024 * 1024, // A mail server's usual limit is 25 to 50 MB; doubled.
  paperSeconds: 300, // Fifty scanned pages at 4 s, and as much again for a busy machine.
  findingsMax: 100, // A person reads the first few; a 997 repeats at most 99 AK3 a set.
};
