/** What became of each part of a mail: its list is made anew from the stored bytes, what was done is said by findings and places. */
import { formatNamed } from '../adapters/formats/registry.ts';
import { readInWorker } from '../adapters/paper/worker/pool.ts';
import type { HeldFile, MailPart } from '../model/format-adapter.ts';
import type { Finding } from '../model/finding.ts';
import { LineageLog, type CompactLineage } from '../normalize/lineage-log.ts';
import type { MessageRow } from '../store/messages.ts';
import { revisionOf } from '../store/orders.ts';
import type { Gateway } from './gateway.ts';

/** What was done with one part, in words. */
export interface MailAttachment {
  readonly name: string;
  /** Names of the files that it was taken out of, from the outside inwards. */
  readonly within: readonly string[];
  readonly bytes: number;
  /** `words`: read as words of the mail · `opened`: what is in it is listed. */
  readonly result: 'read' | 'words' | 'opened' | 'skipped' | 'notRead';
  readonly message: string;
  /** The orders that were read from it. */
  readonly orderIds: readonly string[];
}

/** What was told of a document, and which order it became. */
export interface Told {
  readonly orderId: string | undefined;
  readonly findings: readonly Finding[];
}

/** @returns undefined when the mail cannot be taken apart; then findings alone say what is known */
export async function partsOf(
  { blobs, limits }: Gateway,
  message: MessageRow,
): Promise<readonly MailPart[] | undefined> {
  const format = formatNamed(message.format ?? '');
  if (format?.parts === undefined || message.bytes > limits.paperBytesMax) return undefined;
  return format.parts(await blobs.readWhole(message.sha256), limits, filesInPdf);
}

async function filesInPdf(bytes: Uint8Array, seconds: number): Promise<readonly HeldFile[]> {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const module = new URL(`../adapters/formats/pdf/work.${ending}`, import.meta.url).href;
  return (await readInWorker({ module, task: { bytes }, unpack: true, seconds })).attachments;
}

/** The orders whose values stand on each page of the mail's words, by the page's number. */
export async function ordersOfPages(
  { database }: Gateway,
  orderIds: readonly string[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const pages = new Map<number, string[]>();
  for (const orderId of orderIds.slice(0, ORDERS_LOOKED_AT)) {
    const revision = await revisionOf(database, orderId, 1);
    if (revision === undefined) continue;
    const lineage = LineageLog.fromCompact(JSON.parse(revision.lineage) as CompactLineage, revision.order).toRecord();
    const numbers = new Set(
      Object.values(lineage).flatMap(({ at }) => {
        if (at === undefined || !('part' in at) || at.file !== undefined) return [];
        return [Number(/^mail (\d+) /.exec(at.part)?.[1] ?? 1)];
      }),
    );
    for (const number of numbers) pages.set(number, [...(pages.get(number) ?? []), orderId]);
  }
  return pages;
}

const ORDERS_LOOKED_AT = 50;

/** Pure. */
export function attachmentsOf(
  parts: readonly MailPart[],
  told: readonly Told[],
  pages: ReadonlyMap<number, readonly string[]>,
): MailAttachment[] {
  const isUnread = isUnreadAsWhole(told);
  return parts.map((part): MailAttachment => {
    const { name, within, bytes } = part;
    const base = { name, within, bytes, orderIds: [] };
    if (isUnread && part.as !== 'opened')
      return { ...base, result: 'skipped', message: 'A program wrote the mail on its own; nothing in it was read.' };
    switch (part.as) {
      case 'file':
        return { ...base, ...ofFile(part.file ?? name, told) };
      case 'inPdf':
        return { ...base, ...ofFileInPdf(name, told) };
      case 'words': {
        const orderIds = pages.get(part.page ?? 0) ?? [];
        return { ...base, result: 'words', message: 'Its text was read with the words of the mail.', orderIds };
      }
      case 'wordsLeft':
        return { ...base, result: 'notRead', message: 'The text of the mail counts; this one beside it was not read.' };
      case 'opened':
        return { ...base, result: 'opened', message: 'It was opened; what is in it is listed here as well.' };
      case 'calendar':
        return { ...base, result: 'skipped', message: 'A calendar entry beside a text was not read.' };
      case 'encrypted':
        return { ...base, result: 'notRead', message: 'It is encrypted, and was not read.' };
      case 'leftOut':
        return { ...base, result: 'notRead', message: 'It was not unpacked: there is more than the limit allows.' };
    }
  });
}

function isUnreadAsWhole(told: readonly Told[]): boolean {
  const all = told.flatMap(({ findings }) => findings);
  return all.some(({ code }) => code === 'mail-automatic') && !told.some(({ orderId }) => orderId !== undefined);
}

type Became = Pick<MailAttachment, 'result' | 'message' | 'orderIds'>;

/** The findings name the file; those of what stands in it say it in their place. */
function ofFile(file: string, told: readonly Told[]): Became {
  const named = `attachment "${file}"`;
  const all = told.flatMap(({ orderId, findings }) => findings.map((found) => ({ orderId, found })));
  const read = all.filter(({ found }) => found.code === 'attachment-read' && found.message.includes(`${named}.`));
  const orderIds = [...new Set(read.flatMap(({ orderId }) => orderId ?? []))];
  if (read.length > 0) {
    const message = orderIds.length === 0 ? 'It was read, and no order was found in it.' : 'It was read as an order.';
    return { result: 'read', message, orderIds };
  }
  const taken = all.find(
    ({ found }) => found.code === 'edi-by-mail-taken' && found.message.includes(`${named} was taken`),
  );
  if (taken !== undefined) return { result: 'read', message: taken.found.message, orderIds: [] };
  const said = all.find(
    ({ found }) =>
      (found.code === 'attachment-skipped' || found.code === 'attachment-not-read') &&
      found.message.includes(`${named} (`),
  )?.found;
  if (said !== undefined)
    return {
      result: said.code === 'attachment-skipped' ? 'skipped' : 'notRead',
      message: said.message,
      orderIds: [],
    };
  const trouble = troubleOf(file, all);
  return { result: 'notRead', message: trouble?.message ?? 'Nothing was read from it.', orderIds: [] };
}

/** What is said of a place in the file; else what is said of one file of its kind, and only once. */
function troubleOf(file: string, all: readonly { readonly found: Finding }[]): Finding | undefined {
  const placed = all.find(({ found }) => found.at !== undefined && 'file' in found.at && found.at.file === file);
  if (placed !== undefined) return placed.found;
  const kind = KINDS.find(([ending]) => ending.test(file))?.[1];
  const [first, ...more] = all.filter(({ found }) => kind !== undefined && found.code.startsWith(kind));
  return more.length === 0 ? first?.found : undefined;
}

const KINDS: readonly (readonly [ending: RegExp, codes: string])[] = [
  [/\.pdf$/i, 'pdf-'],
  [/\.xl\w+$/i, 'sheet-'],
  [/\.do[ct]\w?$/i, 'word-'],
];

function ofFileInPdf(name: string, told: readonly Told[]): Became {
  const used = told.filter(({ findings }) =>
    findings.some(({ code, message }) => code === 'embedded-data-used' && message.includes(`"${name}"`)),
  );
  if (used.length === 0)
    return {
      result: 'notRead',
      message: 'A file inside a PDF is not read, unless it is the order as data.',
      orderIds: [],
    };
  return {
    result: 'read',
    message: 'The order was taken from this file inside the PDF, not from its pages.',
    orderIds: used.flatMap(({ orderId }) => orderId ?? []),
  };
}
