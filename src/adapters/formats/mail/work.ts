/** The work on a mail or a plain text, in a worker process. */
import { PAPER_LIMITS, type Paper } from '../../paper/page.ts';
import { plainPages } from '../../paper/plain-page.ts';
import type { PaperTask } from '../../paper/worker/pool.ts';
import { mailReader } from './reader.ts';

export function paper({ bytes }: PaperTask): Promise<Paper> {
  return mailReader.read(bytes, { limits: PAPER_LIMITS });
}

export const picture = plainPages(paper);
