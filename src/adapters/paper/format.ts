/** A format for papers: the file is taken whole, and read in a worker process by the format's module `work`. */
import { finding } from '../../model/codes.ts';
import type { Decoded, DecodedDocument, DecoderOptions, FormatAdapter, Sample } from '../../model/decoded.ts';
import type { Finding } from '../../model/finding.ts';
import type { SenderMemory } from '../../model/sender-memory.ts';
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
    claims,
    decoder: (options) =>
      new WholeFile(options, async (bytes) => {
        const seconds = options.limits.paperSeconds;
        const memories = (await options.memories?.()) ?? [];
        const masterData = await options.masterData?.();
        const job = { module, task: { bytes }, seconds, memories, ...(masterData === undefined ? {} : { masterData }) };
        const { documents, attachments } = await readInWorker(job, options.propose);
        if (name !== 'mail') {
          const embedded = await ordersInside(attachments, options);
          return embedded.length > 0 ? embedded : [...documents];
        }
        const attached = await ordersAttached(attachments, options);
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
  for (const attachment of attachments) {
    const format = formatOf(attachment, options);
    if (format === undefined || format.isPaper === true) continue;
    for (const item of await decoded(attachment, format, options)) {
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

/**
 * What a mail brings: a PDF, a sheet or an EDI file beside a few polite words. What is locked, damaged or no order is told as if it
 * had come by itself, and so is what nothing reads: a mail must not lose an order because another one was attached to it.
 */
async function ordersAttached(attachments: readonly Attachment[], options: DecoderOptions): Promise<Decoded[]> {
  const found: Decoded[] = [];
  for (const attachment of attachments) {
    const { name, bytes } = attachment;
    const format = formatOf(attachment, options);
    if (isOrnament(attachment, format)) continue;
    // A mail inside a mail is a message of its own.
    if (format === undefined || format.name === 'mail') {
      const message = `The attachment "${name}" (${bytes.length} bytes) was not read.`;
      found.push({ kind: 'finding', finding: finding('attachment-not-read', message) });
      continue;
    }
    const told = finding('attachment-read', `It was read from the attachment "${name}".`);
    for (const item of await decoded(attachment, format, options)) {
      if (item.kind === 'document') found.push({ ...item, findings: [...item.findings, told] });
      if (item.kind === 'finding') found.push(item);
    }
  }
  return found;
}

/**
 * The words of a mail that brings its orders along are no order themselves, unless they order something as well; what they may
 * change, or what of the mail is damaged, is told with each of these orders.
 */
function withLetter(documents: readonly Decoded[], attached: readonly Decoded[]): Decoded[] {
  const [own, letters, told]: [Decoded[], Decoded[], Finding[]] = [[], [], []];
  for (const item of documents) {
    if (item.kind === 'finding' && item.finding.code === 'mail-note-may-change') told.push(item.finding);
    else if (item.kind === 'document' && !isOrder(item)) letters.push(item);
    else own.push(item);
  }
  if (!attached.some(isOrder)) return [...own, ...letters, ...attached];
  for (const item of letters)
    if (item.kind === 'document') told.push(...item.findings.filter(({ code }) => code === 'mail-damaged'));
  // Their places are in the mail, not in what is attached.
  const placeless = told.map(({ at: _at, ...rest }) => rest);
  const informed = attached.map((item) =>
    item.kind === 'document' && isOrder(item) ? { ...item, findings: [...item.findings, ...placeless] } : item,
  );
  return [...own, ...informed];
}

/** Logos, signatures, business cards and invitations. */
function isOrnament({ name, bytes }: Attachment, format: FormatAdapter | undefined): boolean {
  const isLogo =
    (format?.name === 'image' || /\.(?:gif|png|jpe?g|webp|svg)$/i.test(name)) && bytes.length < LOGO_BYTES_MAX;
  return isLogo || /\.(?:p7s|asc|sig|vcf|ics)$/i.test(name);
}

function formatOf({ name, mediaType, bytes }: Attachment, options: DecoderOptions): FormatAdapter | undefined {
  const sample = { head: bytes.subarray(0, HEAD_BYTES), fileName: name };
  return options.formatOf?.(mediaType === undefined ? sample : { ...sample, mediaType });
}

async function decoded({ bytes }: Attachment, format: FormatAdapter, options: DecoderOptions): Promise<Decoded[]> {
  const decoder = format.decoder(options);
  return [...decoder.push(bytes), ...decoder.end(), ...((await decoder.finish?.()) ?? [])];
}

function isOrder(item: Decoded): boolean {
  return item.kind === 'document' && item.draft !== undefined && (item.draft.lines?.length ?? 0) > 0;
}

const LOGO_BYTES_MAX = 40_000;
const HEAD_BYTES = 4096;
/** Nobody looks at a page that takes longer, and the next who wants to see one waits for it. */
const SHOW_SECONDS_MAX = 60;
