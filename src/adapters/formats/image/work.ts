/** The work on a picture, in a worker process. */
import { documentsOf } from '../../paper/documents.ts';
import { PAPER_LIMITS } from '../../paper/page.ts';
import type { PaperResult, PaperTask } from '../../paper/worker/pool.ts';
import { imageReader } from './reader.ts';

export async function work({ bytes }: PaperTask): Promise<PaperResult> {
  const paper = await imageReader.read(bytes, { limits: PAPER_LIMITS });
  return { documents: documentsOf(paper, bytes.length), attachments: paper.attachments };
}
