/**
 * How Node has to be started to read files in flat memory. V8 fixes both before any script runs, so they must stand on
 * the command line; `v8.setFlagsFromString` is too late.
 *
 * Since V8 13 the young generation may grow to 128 MB, and a stream of short-lived orders makes it grow: 228 MB at the
 * peak for a file of 1 GB. Two halves of 4 MB are as fast where few orders are alive at once (`commands/files.ts`); with 8 MB the
 * old generation, whose limit counts them in, took 10 MB more, and 2 MB cost half the speed. So little is collected by one thread
 * in less time than several need to agree on it.
 *
 * While few orders have been read, all of them are still in hand when V8 looks for what survives. In 3 of 12 runs it
 * concluded that such objects live long and made all later ones where only a full collection finds them: 208 MB or more
 * instead of 128, and half as fast.
 *
 * The little that survives by chance is collected when the old generation has grown by a half, not when it has doubled: a
 * file of 1 GB takes 141 MB instead of 148, and one of 10 GB no more.
 *
 * Nobody waits for the next moment of a program that reads a file, so that all is marked at once, which takes 20 ms. Marked bit by
 * bit, and longer on a busy machine, what died meanwhile was kept: heaps of 25 MB grew to 75.
 */
export const FLAT_MEMORY = [
  '--max-semi-space-size=4',
  '--no-parallel-scavenge',
  '--no-allocation-site-pretenuring',
  '--heap-growing-percent=10',
  '--no-incremental-marking',
];

/**
 * For the environment of such a process. glibc gives each thread a heap of its own, and Node has eight threads besides the
 * one that reads: what they leave unused is 10 MB. Elsewhere nobody looks at it.
 */
export const FLAT_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };
