/** A worker process: one job at a time, one answer each. It ends when the gateway does. */
import type { PaperJob, PaperResult, PaperTask, Reply } from './pool.ts';

interface WorkModule {
  readonly work: (task: PaperTask) => Promise<PaperResult>;
}

process.on('disconnect', () => process.exit());
process.on('message', (job: PaperJob) => {
  void answer(job);
});

async function answer({ module, task }: PaperJob): Promise<void> {
  let reply: Reply;
  try {
    const { work } = (await import(module)) as WorkModule;
    const result = await work({ ...task, bytes: new Uint8Array(task.bytes) });
    reply = { result, rss: process.memoryUsage.rss() };
  } catch (error) {
    // A bug of the reader, told as such: the file itself never throws.
    reply = {
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      rss: process.memoryUsage.rss(),
    };
  }
  process.send?.(reply);
}
