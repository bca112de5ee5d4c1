/** What became of faxes that were sent: ID.result files that bin/ordergate-faxnotify leaves in the spool. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

export const RESULT_FILE = /^ans_[a-z0-9]+\.result$/;

const Result = z.object({
  id: z.string().min(1).max(100),
  /** HylaFAX's word: done, failed, rejected, removed, killed, timedout … */
  why: z.string().max(50),
  jobId: z.string().max(50).optional(),
  pages: z.int().min(0).optional(),
  status: z.string().max(1000).optional(),
});

export interface SentFax {
  readonly id: string;
  readonly jobId: string | undefined;
  readonly pages: number | undefined;
  /** Undefined when all came through. */
  readonly failure: string | undefined;
  /** Which handing over it was the end of, where the server knows that. */
  readonly attempt?: number;
  /** Nobody took the call, and the server does not call again by itself: it may be handed over once more. */
  readonly mayBeRepeated?: boolean;
}

/** Hands one result over, and lets go of its file once it is noted. One that cannot be read is put aside, and told. */
export async function takeResult(spool: string, name: string, note: (sent: SentFax) => Promise<void>): Promise<void> {
  const path = join(spool, name);
  let sent: SentFax;
  try {
    const { id, why, jobId, pages, status = '' } = Result.parse(JSON.parse(await readFile(path, 'utf8')));
    const failure = why === 'done' ? undefined : status === '' ? why : `${why}: ${status}`;
    sent = { id, jobId: jobId === '' ? undefined : jobId, pages, failure };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) await rename(path, `${path}.unreadable`);
    throw error;
  }
  await note(sent);
  await rm(path, { force: true });
}
