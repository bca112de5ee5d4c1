/**
 * What a mail brings: a PDF, a sheet or an EDI file beside a few polite words. What is locked, damaged or no order is told as if it
 * had come by itself, and so is what nothing reads: a mail must not lose an order because another one was attached to it.
 */
import { finding } from '../../model/codes.ts';
import type { Decoded, DecodedDocument, DecoderOptions } from '../../model/decoded.ts';
import type { FormatAdapter } from '../../model/format-adapter.ts';
import type { DraftOrder } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import { inFile } from './in-file.ts';
import type { Attachment } from './page.ts';
import { imageHeader } from './source/image-header.ts';
import { besideAttached, isOrder, isSameNumber, toldTogether } from './together.ts';

/** Each with a name of its own, which places give it. */
export function named(attachments: readonly Attachment[]): Attachment[] {
  const count = new Map<string, number>();
  return attachments.map((attachment) => {
    const number = (count.get(attachment.name) ?? 0) + 1;
    count.set(attachment.name, number);
    return number === 1 ? attachment : { ...attachment, name: `${attachment.name} (${number})` };
  });
}

export interface Attached {
  readonly items: readonly Decoded[];
  /** Names of files in which nothing could be read; drawings and ornaments are none of them. */
  readonly unread: readonly string[];
  /** Names of files that were read as orders, and of those that were not read: of others their words are judged. */
  readonly names: readonly string[];
}

/** @param isKnown of a picture or a card that is not read: whether orders of the mail's sender were let go on with it before */
export async function readAttached(
  attachments: readonly Attachment[],
  options: DecoderOptions,
  isKnown: (bytes: Uint8Array) => boolean = () => false,
): Promise<Attached> {
  const items: Decoded[] = [];
  const unread: string[] = [];
  const names: string[] = [];
  const numbersOfData: string[] = [];
  // Of one order as data and as a paper the data is the order, and the paper its copy: nothing of it has to be understood.
  const files = named(attachments).map((attachment) => ({ attachment, format: formatOf(attachment, options) }));
  const isData = ({ format }: (typeof files)[number]): boolean => format !== undefined && format.isPaper !== true;
  for (const { attachment, format } of files.toSorted((one, other) => Number(isData(other)) - Number(isData(one)))) {
    const { name, bytes } = attachment;
    const isPicture = isSmallPicture(attachment, format);
    if (isPicture || SIGNATURE.test(name)) {
      const isLogo = isPicture && isOrnament(attachment);
      const isToTell = maySay(attachment, format) && !isKnown(bytes);
      const what = isPicture
        ? isLogo
          ? 'is a logo'
          : isToTell
            ? 'is a picture, which may say something'
            : 'is a picture that came with earlier orders of its sender'
        : 'is a signature or a card';
      const message = `The attachment "${name}" (${bytes.length} bytes) ${what}, and was not read.`;
      items.push({ kind: 'finding', finding: finding('attachment-skipped', message) });
      names.push(name);
      if (isToTell) unread.push(name);
      continue;
    }
    // A mail inside a mail is a message of its own.
    if (format === undefined || format.name === 'mail') {
      const message = `The attachment "${name}" (${bytes.length} bytes) was not read.`;
      items.push({ kind: 'finding', finding: finding('attachment-not-read', message) });
      names.push(name);
      if (!isDrawing(name)) unread.push(name);
      continue;
    }
    const told = finding('attachment-read', `It was read from the attachment "${name}".`);
    const read = await decoded(attachment, format, options);
    if (read.some(isOrder)) names.push(name);
    if (isBroken(read) || (MAY_REDIRECT.has(format.name) && !read.some(isOrder))) unread.push(name);
    for (const each of read) {
      const item = inFile(each, name);
      if (item.kind === 'document')
        items.push({
          ...item,
          findings: [
            ...item.findings,
            told,
            ...saidIn(item),
            ...copyOf(item, numbersOfData),
            ...namedForOther(name, item, read),
          ],
        });
      if (item.kind === 'finding') items.push(item);
    }
    if (isData({ attachment, format }))
      numbersOfData.push(...read.filter(isOrder).flatMap((item) => headOf(item)?.poNumber?.text ?? []));
  }
  return { items, unread, names };
}

/** Of what is not read, because nobody sends orders in it: whether it may say something of one all the same. */
function maySay(attachment: Attachment, format: FormatAdapter | undefined): boolean {
  return (isSmallPicture(attachment, format) && !isOrnament(attachment)) || isOthersCard(attachment);
}

/** For learning: the pictures and cards that are told, as `readAttached` tells them. */
export function toldUnread(
  attachments: readonly Attachment[],
  options: Pick<DecoderOptions, 'formatOf'>,
): Uint8Array[] {
  return attachments.filter((each) => maySay(each, formatOf(each, options))).map(({ bytes }) => bytes);
}

/** A letter that came as a file may cancel an order which was sent before, whether or not its number was read. */
function saidIn({ remark, draft }: DecodedDocument): Finding[] {
  const said = draft === undefined ? remark : draft.purpose?.text;
  return said === undefined ? [] : [finding('attachment-says', `It says: ${said.slice(0, SAID_MAX)}`)];
}

/** The order once more: under a name or a number of its buyer that the data does not give, it would pass for another one. */
function copyOf(item: DecodedDocument, numbersOfData: readonly string[]): Finding[] {
  const number = isOrder(item) ? item.draft?.poNumber?.text : undefined;
  if (number === undefined || !numbersOfData.some((each) => isSameNumber(each, number))) return [];
  const message = `The order ${number.slice(0, 100)} came as data in another file of the mail; this is its copy.`;
  return [finding('order-in-several-files', message)];
}

/** `PO NG-9999.csv` with the order NG-6261 in it: the wrong file, or an old one under a new name. */
function namedForOther(name: string, item: Decoded, read: readonly Decoded[]): Finding[] {
  const own = read.flatMap((each) => headOf(each)?.poNumber?.text ?? []);
  const number = isOrder(item) ? headOf(item)?.poNumber?.text : undefined;
  const other = number === undefined ? undefined : otherNumberIn(name, number);
  if (other === undefined || own.some((each) => bareOf(name).includes(bareOf(each)))) return [];
  const message = `The file "${name.slice(0, 100)}" names ${other.slice(0, 40)}, and holds the order ${number?.slice(0, 100)}.`;
  return [finding('mail-note-may-change', message)];
}

/** Of the shape of the order's own number: digits where that has digits, and letters besides, or a word that says whose number it is. */
function otherNumberIn(name: string, number: string): string | undefined {
  const shape = shapeOf(number);
  if (!/9{3}/.test(shape)) return undefined;
  const stem = name.replace(/(?:\.\w{1,5}){1,2}$/, '').replaceAll('_', ' ');
  return [...stem.matchAll(/(?<![\p{L}\d])[\p{L}\d][\p{L}\d./-]*/gu)].find(([word], index, all) => {
    if (shapeOf(word) !== shape || DAY.test(word)) return false;
    return /\p{L}/u.test(word) || ORDER_WORD.test(all[index - 1]?.[0] ?? '');
  })?.[0];
}

function shapeOf(number: string): string {
  return number.trim().toUpperCase().replaceAll(/\d/g, '9');
}

function bareOf(text: string): string {
  return text.toUpperCase().replaceAll(/[^\p{L}\d]/gu, '');
}

const DAY = /^(?:(?:19|20)\d{6}|\d{4}(?:19|20)\d\d|\d{1,4}[-./]\d{1,2}[-./]\d{1,4})$/;
const ORDER_WORD =
  /^(?:po|p\.o\.|order|purchase-?order|bestellung|auftrag|commande|pedido|ordine|bestelling|inkooporder|no|nr|number)[.:-]*$/i;

/** Drawings and models of what is ordered: nobody expects an order in them. */
const DRAWING = /\.(?:dwg|dxf|stp|step|igs|iges|stl|x_[tb]|sld\w+|ipt|iam|prt|3mf|obj)$/i;

export function isDrawing(name: string): boolean {
  return DRAWING.test(name);
}

function isBroken(read: readonly Decoded[]): boolean {
  return (
    !read.some(({ kind }) => kind === 'document') &&
    read.some((item) => item.kind === 'finding' && item.finding.severity === 'error')
  );
}

/**
 * The words of a mail that brings its orders along are no order themselves, unless they order something as well; what they may
 * change, or what of the mail is damaged, is told with each of these orders.
 */
export function withLetter(documents: readonly Decoded[], { items: attached, unread, names }: Attached): Decoded[] {
  const [own, letters, told]: [Decoded[], Decoded[], Finding[]] = [[], [], []];
  for (const item of documents) {
    if (item.kind === 'finding' && item.finding.code === 'mail-note-may-change') told.push(item.finding);
    else if (item.kind === 'document' && !isOrder(item)) letters.push(item);
    else own.push(item);
  }
  const ordered = besideAttached(own, attached, { words: documents, unread, names });
  if (!attached.some(isOrder)) return [...ordered, ...letters, ...attached];
  for (const item of letters)
    if (item.kind === 'document') told.push(...item.findings.filter(({ code }) => OF_LETTER.has(code)));
  const other = otherNumber(letters, attached);
  if (other !== undefined && told.length === 0) told.push(other);
  const informed = toldTogether(joined(letters, attached), { words: documents, unread, names }).map((item) =>
    withFindings(item, told),
  );
  return [...ordered, ...informed];
}

function withFindings(item: Decoded, told: readonly Finding[]): Decoded {
  return isOrder(item) && told.length > 0 ? { ...item, findings: [...item.findings, ...told] } : item;
}

/** The words of the mail name an order that none of its files holds. */
function otherNumber(letters: readonly Decoded[], attached: readonly Decoded[]): Finding | undefined {
  const known = attached.flatMap((item) => headOf(item)?.poNumber?.text ?? []);
  const said = letters.flatMap((item) => headOf(item)?.poNumber ?? []);
  const other = said.find(({ text }) => known.length > 0 && !known.some((each) => isSameNumber(each, text)));
  if (other === undefined) return undefined;
  const at = other.at === undefined ? {} : { at: other.at };
  return finding('mail-note-may-change', `The mail names the order ${other.text}, the file ${known.join(', ')}.`, at);
}

/**
 * One order over several files: the only one that has lines has no number, and a file without lines, or else the mail's own words,
 * have one. A person looks at the number, because words may name another order as well.
 */
function joined(letters: readonly Decoded[], attached: readonly Decoded[]): readonly Decoded[] {
  const documents = attached.filter((item) => item.kind === 'document');
  const [rest, ...others] = documents.filter(isOrder);
  if (rest?.draft === undefined || others.length > 0 || rest.draft.poNumber !== undefined) return attached;
  const heads = documents.filter((item) => item !== rest && headOf(item)?.poNumber !== undefined);
  const said = letters.filter((item) => item.kind === 'document' && headOf(item)?.poNumber !== undefined);
  const [head, ...more] = heads.length > 0 ? heads : said;
  const draft = head === undefined ? undefined : headOf(head);
  if (head === undefined || draft?.poNumber === undefined || more.length > 0) return attached;
  const { poNumber } = draft;
  const { purpose: _purpose, lines: _lines, ...fields } = draft;
  const where =
    draft.poNumber.at !== undefined && 'file' in draft.poNumber.at ? `"${draft.poNumber.at.file}"` : 'the mail';
  const message = `The number ${poNumber.text} and what else is said of the order as a whole stand in ${where}, the lines in another file.`;
  const at = poNumber.at === undefined ? {} : { at: poNumber.at };
  const findings = [
    ...(head.kind === 'document' ? head.findings.filter(({ code }) => !BESIDE.has(code)) : []),
    ...rest.findings,
    finding('order-joined', message, { path: '/poNumber', ...at }),
  ];
  const whole = { ...rest, draft: { ...fields, ...rest.draft }, findings };
  return attached.flatMap((item) => (item === rest ? [whole] : item === head ? [] : [item]));
}

function headOf(item: Decoded): DraftOrder | undefined {
  return item.kind === 'document' ? (item.draft ?? item.heading) : undefined;
}

/** Signatures and business cards. */
const SIGNATURE = /\.(?:p7s|asc|sig|vcf)$/i;

/** A card that is not that of who wrote the mail may say to whom the goods go. */
function isOthersCard({ name, isOwnCard = false }: Attachment): boolean {
  return /\.vcf$/i.test(name) && !isOwnCard;
}

/** What has no order in it is no data sheet: a list of quantities for shops, or a photo. */
const MAY_REDIRECT: ReadonlySet<string> = new Set(['sheet', 'csv', 'image']);

function isSmallPicture({ name, bytes }: Attachment, format: FormatAdapter | undefined): boolean {
  const isPicture = format?.name === 'image' || /\.(?:gif|png|jpe?g|webp|svg)$/i.test(name);
  return isPicture && bytes.length < LOGO_BYTES_MAX && !isPage(bytes);
}

/**
 * What the text of the mail shows, and is too small for a sentence. A picture that somebody attached may be a photo or a screenshot of
 * what changes, unless not even a word fits into it.
 */
function isOrnament({ name, bytes, isShown = false }: Attachment): boolean {
  if (/\.svg$/i.test(name) && SPELLED.test(Buffer.from(bytes).toString('latin1'))) return false;
  const { width, height } = imageHeader(bytes) ?? { width: 0, height: 0 };
  if (width < WORD_PIXELS || height < WORD_PIXELS / 2) return bytes.length < LOGO_BYTES_MAX / 20 || isShown;
  return isShown && (width < SENTENCE_PIXELS[0] || height < SENTENCE_PIXELS[1]);
}

/** Words, or a picture inside the picture. */
const SPELLED = /<(?:[\w-]+:)?(?:text|foreignObject|image)\b/i;

/** A fax of one page takes 20 KB; what is as large as a page is none of the pictures that mails are adorned with. */
function isPage(bytes: Uint8Array): boolean {
  const header = imageHeader(bytes);
  return header !== undefined && (header.kind === 'tiff' || Math.min(header.width, header.height) >= PAGE_PIXELS_MIN);
}

export function formatOf(
  { name, mediaType, bytes }: Attachment,
  options: Pick<DecoderOptions, 'formatOf'>,
): FormatAdapter | undefined {
  const sample = { head: bytes.subarray(0, HEAD_BYTES), fileName: name };
  return options.formatOf?.(mediaType === undefined ? sample : { ...sample, mediaType });
}

export async function decoded(
  { bytes }: Attachment,
  format: FormatAdapter,
  options: DecoderOptions,
): Promise<Decoded[]> {
  const decoder = format.decoder(options);
  return [...decoder.push(bytes), ...decoder.end(), ...((await decoder.finish?.()) ?? [])];
}

/** What of the mail's own words nobody can be sure of: its order is attached, and they may say something else of it. */
const OF_LETTER: ReadonlySet<string> = new Set(['mail-damaged', 'mail-parts-differ', 'mail-text-struck-out']);
/** What is said of a head alone, and does not hold for the order. */
const BESIDE: ReadonlySet<string> = new Set(['document-not-order', 'attachment-read', 'attachment-says']);
const SAID_MAX = 1000; // Characters: a letter that cancels an order is short.
const LOGO_BYTES_MAX = 40_000;
const PAGE_PIXELS_MIN = 600; // A page at 72 dpi has 595 by 842; logos are flat, and faces smaller.
const SENTENCE_PIXELS = [400, 60] as const; // A line of forty letters, ten pixels each; logos are narrower.
const WORD_PIXELS = 40;
const HEAD_BYTES = 4096;
