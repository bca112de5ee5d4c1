/** A worker process: one job at a time, one answer each. It ends when the gateway does. */
import { documentsOf } from '../documents.ts';
import { learn } from '../memory/learn.ts';
import type { Paper } from '../page.ts';
import type { PaperJob, PaperResult, PaperTask, Reply } from './pool.ts';

interface WorkModule {
  readonly paper: (task: PaperTask) => Promise<Paper>;
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

async function resultOf({ module, task, memories, lesson }: PaperJob): Promise<PaperResult> {
  const { paper: read } = (await import(module)) as WorkModule;
  // Over the channel bytes come as a Buffer; readers are promised plain bytes.
  const paper = await read({ ...task, bytes: new Uint8Array(task.bytes) });
  if (lesson === undefined)
    return { documents: documentsOf(paper, task.bytes.length, memories), attachments: paper.attachments };
  const memory = learn(paper, lesson.confirmed);
  return { documents: [], attachments: [], ...(memory === undefined ? {} : { memory }) };
}
