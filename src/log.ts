/** The log: one JSON line per event, with identifiers and counts, never a customer's document. */
import { pino } from 'pino';
import type { Logger } from 'pino';

export type { Logger } from 'pino';

/** Writes to standard error, so that standard output stays for results. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: ['authorization', 'headers.authorization', 'password', 'key'],
    },
    pino.destination({ fd: 2, sync: false }),
  );
}
