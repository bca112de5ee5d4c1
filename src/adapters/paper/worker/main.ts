/** A worker process: one job at a time, one answer each. It ends when the gateway does. */
import * as nodeModule from 'node:module';
import { documentsOf, documentsWithProposals, signedIn } from '../documents.ts';
import type { Propose, Said } from '../../../model/proposal.ts';
import { learn } from '../memory/learn.ts';
import type { Paper } from '../page.ts';
import type { DrawnPage } from '../picture.ts';
import type { PaperJob, PaperResult, PaperTask, Reply, ToWorker } from './pool.ts';

interface WorkModule {
  readonly paper: (task: PaperTask) => Promise<Paper>;
  readonly picture?: (task: PaperTask, page: number) => Promise<DrawnPage>;
}

process.on('disconnect', () => process.exit());
process.on('message', (message: PaperJob | ToWorker) => {
  if ('said' in message) hear?.(message.said);
  else void answer(message);
});

let hear: ((said: Said) => void) | undefined;

/** The network belongs to whoever started this process. */
const propose: Propose = (question) =>
  new Promise((resolve) => {
    hear = resolve;
    const reply: Reply = { question };
    process.send?.(reply);
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
  // A worker is mostly killed, and what it compiled would be lost to the next one.
  keepCompiled?.();
  keepCompiled = undefined;
}

let keepCompiled = (nodeModule as Partial<typeof nodeModule>).flushCompileCache;

async function resultOf(job: PaperJob): Promise<PaperResult> {
  const { module, lesson, draw } = job;
  const { bytes, ...rest } = job.task;
  const work = (await import(module)) as WorkModule;
  // Over the channel bytes come as a Buffer; readers are promised plain bytes.
  const task = { ...rest, bytes: new Uint8Array(bytes) };
  if (draw !== undefined)
    return { documents: [], attachments: [], drawn: (await work.picture?.(task, draw)) ?? { findings: [] } };
  const paper = await work.paper(task);
  if (job.unpack === true) return { documents: [], attachments: paper.attachments };
  const from = paper.sender === undefined ? {} : { sender: paper.sender };
  if (job.signed === true) return { documents: [], attachments: paper.attachments, signed: signedIn(paper), ...from };
  if (lesson === undefined) {
    const documents =
      job.proposes === true
        ? await documentsWithProposals(paper, bytes.length, job, propose)
        : documentsOf(paper, bytes.length, job);
    return { documents, attachments: paper.attachments, ...from };
  }
  const memory = learn(paper, lesson.confirmed);
  return { documents: [], attachments: [], ...(memory === undefined ? {} : { memory }) };
}
