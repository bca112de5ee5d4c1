/**
 * How Node has to be started to read files in flat memory. Since V8 13 the young generation may grow to 128 MB, and a
 * stream of short-lived orders makes it grow: 228 MB at the peak for a file of 1 GB. Two halves of 8 MB are as fast.
 * V8 fixes the limit before any script runs, so it must stand on the command line; `v8.setFlagsFromString` is too late.
 */
export const FLAT_MEMORY = '--max-semi-space-size=8';
