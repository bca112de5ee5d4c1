/** A format for papers: the file is taken whole, and read in a worker process by the format's module `work`. */
import { finding } from '../../model/codes.ts';
import type { Decoded, DecodedDocument, DecoderOptions, Sample } from '../../model/decoded.ts';
import type { FormatAdapter, HeldFile } from '../../model/format-adapter.ts';
import type { SenderMemory } from '../../model/sender-memory.ts';
import { decoded, formatOf, isDrawing, named, readAttached, toldUnread, withLetter } from './attached.ts';
import { fileKey, letThrough } from './beside/let-through.ts';
import { inFile } from './in-file.ts';
import type { Attachment } from './page.ts';
import { WholeFile } from './whole-file.ts';
import { readInWorker, type Lesson } from './worker/pool.ts';

export interface PaperFormat {
  readonly name: string;
  /** Address of the format's own folder: `import.meta.url` of its index. */
  readonly url: string;
  readonly claims: (sample: Sample) => number;
  /** How its pages are shown; default `plain`. */
  readonly pages?: 'pictures' | 'plain';
}

export function paperFormat({ name, url, claims, pages = 'plain' }: PaperFormat): FormatAdapter {
  const module = moduleOf(url);
  return {
    name,
    isPaper: true,
    learn: (bytes, lesson, { paperSeconds }) => learnInWorker({ url }, bytes, lesson, paperSeconds),
    pages,
    show: showInWorker(module),
    open: (bytes, file, { paperSeconds }) => openInWorker(module, bytes, file, paperSeconds),
    claims,
    decoder: (options) =>
      new WholeFile(options, async (bytes) => {
        const seconds = options.limits.paperSeconds;
        const memories = (await options.memories?.()) ?? [];
        const masterData = await options.masterData?.();
        const job = { module, task: { bytes }, seconds, memories, ...(masterData === undefined ? {} : { masterData }) };
        const { documents, attachments, sender } = await readInWorker(job, options.propose);
        if (name !== 'mail') {
          const embedded = await ordersInside(attachments, options);
          return embedded.length > 0 ? embedded : withUnread(documents, attachments);
        }
        const isLetThrough = letThrough(memories);
        const isKnown = (file: Uint8Array): boolean => sender !== undefined && isLetThrough(fileKey(sender, file));
        const attached = await readAttached(attachments, options, isKnown);
        return withLetter(documents, attached).map((item, index) =>
          item.kind === 'document' ? { ...item, index } : item,
        );
      }),
  };
}

function moduleOf(url: string): string {
  return new URL(url.endsWith('.ts') ? './work.ts' : './work.js', url).href;
}

/** Learns from the order that a person made of a paper; undefined when it teaches nothing. @throws when it cannot be read again */
async function learnInWorker(
  format: Pick<PaperFormat, 'url'>,
  bytes: Uint8Array,
  lesson: Lesson,
  seconds: number,
): Promise<SenderMemory | undefined> {
  const { memory, documents } = await readInWorker({ module: moduleOf(format.url), task: { bytes }, lesson, seconds });
  const [trouble] = documents;
  if (trouble?.kind === 'finding') throw new Error(trouble.finding.message);
  return memory;
}

/** What a mail brings beside its orders and is learned by letting one of them go on: the keys of it. @throws when it cannot be read again */
export async function besideInWorker(
  url: string,
  bytes: Uint8Array,
  { limits: { paperSeconds: seconds }, ...options }: Pick<DecoderOptions, 'limits' | 'formatOf'>,
): Promise<readonly string[]> {
  const read = await readInWorker({ module: moduleOf(url), task: { bytes }, signed: true, seconds });
  const { sender, signed = [], attachments, documents } = read;
  const [trouble] = documents;
  if (trouble?.kind === 'finding') throw new Error(trouble.finding.message);
  if (sender === undefined) return [];
  return [...signed, ...toldUnread(named(attachments), options).map((file) => fileKey(sender, file))];
}

async function openInWorker(
  module: string,
  bytes: Uint8Array,
  file: string,
  seconds: number,
): Promise<HeldFile | undefined> {
  const { attachments } = await readInWorker({ module, task: { bytes }, unpack: true, seconds });
  return named(attachments).find(({ name }) => name === file);
}

function showInWorker(module: string): NonNullable<FormatAdapter['show']> {
  return async (bytes, page, { paperSeconds }) => {
    const seconds = Math.min(paperSeconds, SHOW_SECONDS_MAX);
    const { drawn, documents } = await readInWorker({ module, task: { bytes }, draw: page, seconds });
    if (drawn !== undefined) return drawn;
    return { findings: documents.flatMap((item) => (item.kind === 'finding' ? [item.finding] : [])) };
  };
}

/** Orders as data inside the file (Order-X in a PDF): they say the same as the pages, and nothing of it has to be understood. */
async function ordersInside(attachments: readonly Attachment[], options: DecoderOptions): Promise<Decoded[]> {
  const found: DecodedDocument[] = [];
  for (const attachment of named(attachments)) {
    const format = formatOf(attachment, options);
    if (format === undefined || format.isPaper === true) continue;
    for (const read of await decoded(attachment, format, options)) {
      const item = inFile(read, attachment.name);
      if (item.kind !== 'document' || item.draft === undefined) continue;
      const told = finding(
        'embedded-data-used',
        `The order was taken from the data "${attachment.name}" inside the file, not from its pages.`,
      );
      found.push({ ...item, index: found.length, findings: [...item.findings, told] });
    }
  }
  return found;
}

/** A file inside a PDF that is no data of its order may say anything: `correction.txt`. */
function withUnread(documents: readonly Decoded[], attachments: readonly Attachment[]): Decoded[] {
  const [first] = attachments.filter(({ name }) => !isDrawing(name));
  if (first === undefined) return [...documents];
  const told = finding(
    'attachment-unread-beside',
    `The file "${first.name.slice(0, 100)}" inside the PDF was not read.`,
  );
  return documents.map((item) => (item.kind === 'document' ? { ...item, findings: [...item.findings, told] } : item));
}

/** Nobody looks at a page that takes longer, and the next who wants to see one waits for it. */
const SHOW_SECONDS_MAX = 60;
