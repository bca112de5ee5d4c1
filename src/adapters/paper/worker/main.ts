/** A worker process: one job at a time, one answer each. It ends when the gateway does. */
import { documentsOf } from '../documents.ts';
import { learn } from '../memory/learn.ts';
import type { Paper } from '../page.ts';
import type { DrawnPage } from '../picture.ts';
import type { PaperJob, PaperResult, PaperTask, Reply } from './pool.ts';

interface WorkModule {
  readonly paper: (task: PaperTask) => Promise<Paper>;
  readonly picture?: (task: PaperTask, page: number) => Promise<DrawnPage>;
}

process.on('disconnect', () => process.exit());
process.on('message', (job: PaperJob) => {
  void answer(job);
});

async function answer(job: PaperJob): Promise<void> {
  let reply: Reply;
  try {
    reply = { result: await resultOf(job), rss: process.memoryUsage.rss() };
  } catch (error) {
    // A bug of the reader, told as such: the file itself never throws.
    reply = {
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      rss: process.memoryUsage.rss(),
    };
  }
  process.send?.(reply);
}

async function resultOf({ module, task: { bytes, ...rest }, memories, lesson, draw }: PaperJob): Promise<PaperResult> {
  const work = (await import(module)) as WorkModule;
  // Over the channel bytes come as a Buffer; readers are promised plain bytes.
  const task = { ...rest, bytes: new Uint8Array(bytes) };
  if (draw !== undefined)
    return { documents: [], attachments: [], drawn: (await work.picture?.(task, draw)) ?? { findings: [] } };
  const paper = await work.paper(task);
  if (lesson === undefined)
    return { documents: documentsOf(paper, bytes.length, memories), attachments: paper.attachments };
  const memory = learn(paper, lesson.confirmed);
  return { documents: [], attachments: [], ...(memory === undefined ? {} : { memory }) };
}
