/** The work on a picture, in a worker process. */
import { PAPER_LIMITS, type Paper } from '../../paper/page.ts';
import type { PaperTask } from '../../paper/worker/pool.ts';
import { imageReader } from './reader.ts';

export { picture } from './picture.ts';

export function paper({ bytes }: PaperTask): Promise<Paper> {
  return imageReader.read(bytes, { limits: PAPER_LIMITS });
}
