/**
 * What the files of one mail say of each other. A second file with the same number may be its second page or a newer version, and
 * one that nobody can read may be either: all of these orders wait together, because each alone looks complete.
 */
import { finding } from '../../model/codes.ts';
import { isHarmless, saysNothingAlarming } from './beside/harmless.ts';
import { SENTENCE_END } from './beside/signed.ts';
import { isBoilerplate } from './lexicon/boilerplate.ts';
import { namesNoValidOrder } from './lexicon/wishes.ts';
import type { Decoded, DecodedDocument } from '../../model/decoded.ts';
import type { DraftField, DraftLine } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';

export interface Beside {
  /** The documents that the words of the mail are. */
  readonly words: readonly Decoded[];
  /** Names of files in which nothing could be read. */
  readonly unread: readonly string[];
  /** Names of the files that were read as orders, and of those that were not read. */
  readonly names: readonly string[];
}

/** Attached orders, each with what the other files and the words of the mail make doubtful of it. */
export function toldTogether(attached: readonly Decoded[], beside: Beside): readonly Decoded[] {
  const orders = attached.filter(isOrder);
  const all = [...beside.words.filter(isOrder), ...orders];
  const told = [...unreadOf(beside), ...orderedOf(orders, beside), ...remarkedOn(attached), ...namedAs(beside.names)];
  return attached.map((item) => {
    if (!isOrder(item)) return item;
    const own = [...partsOf(item, all), ...versionsOf(item, all), ...told];
    return own.length === 0 ? item : { ...item, findings: [...item.findings, ...own] };
  });
}

export function isOrder(item: Decoded): item is DecodedDocument {
  return item.kind === 'document' && item.draft !== undefined && (item.draft.lines?.length ?? 0) > 0;
}

export function isSameNumber(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => text.toUpperCase().replaceAll(/[^\p{L}\d]/gu, ''));
  return first !== undefined && second !== undefined && (first.endsWith(second) || second.endsWith(first));
}

/** Lines under no number: of several orders nobody knows whose they are. */
function partsOf(item: DecodedDocument, orders: readonly DecodedDocument[]): Finding[] {
  const loose = orders.filter(({ draft }) => draft?.poNumber === undefined);
  if (loose.length === 0 || orders.length === 1) return [];
  const message = loose.includes(item)
    ? 'These lines stand under no order number; the mail holds another order as well.'
    : 'Another file of the mail, or its text, has lines under no order number.';
  return [finding('order-in-several-files', message)];
}

/** The same order as a PDF and as a sheet, or in the mail itself, is sent every day; two that differ are its pages, or its versions. */
function versionsOf(item: DecodedDocument, orders: readonly DecodedDocument[]): Finding[] {
  const number = item.draft?.poNumber?.text;
  if (number === undefined) return [];
  const isOther = (other: DecodedDocument): boolean =>
    other !== item &&
    other.draft?.poNumber !== undefined &&
    isSameNumber(number, other.draft.poNumber.text) &&
    !(isSameLines(item, other) && isSameDay(item, other));
  if (!orders.some(isOther)) return [];
  const message = `The order ${number} stands in several places of the mail (its text, its files), with other lines or for another day.`;
  return [finding('order-in-several-files', message)];
}

/** A day that one of them leaves out, or writes as its format does, says nothing. */
function isSameDay(one: DecodedDocument, other: DecodedDocument): boolean {
  const [day, another] = [one, other].map(({ draft }) => draft?.requestedDelivery?.date?.value);
  return day === undefined || another === undefined || day === another;
}

/** Which of its item numbers a file prints may differ, and so may what it leaves out; what both say must not. */
function isSameLines(one: DecodedDocument, other: DecodedDocument): boolean {
  const [lines, others] = [one.draft?.lines ?? [], [...(other.draft?.lines ?? [])]];
  if (lines.length !== others.length) return false;
  return lines.every((line) => {
    const at = others.findIndex((each) => isSameLine(line, each));
    if (at >= 0) others.splice(at, 1);
    return at >= 0;
  });
}

function isSameLine(one: DraftLine, other: DraftLine): boolean {
  const [ids, otherIds] = [one, other].map(({ buyerSku, supplierSku, gtin, manufacturerPartNumber }) =>
    [buyerSku, supplierSku, gtin, manufacturerPartNumber].flatMap((each) => each?.text.trim().toUpperCase() ?? []),
  );
  const isSameItem =
    ids === undefined ||
    otherIds === undefined ||
    ids.length * otherIds.length === 0 ||
    ids.some((id) => otherIds.includes(id));
  const isSamePrice =
    one.unitPrice === undefined ||
    other.unitPrice === undefined ||
    numberOf(one.unitPrice) === numberOf(other.unitPrice);
  return isSameItem && isSamePrice && numberOf(one.quantity) === numberOf(other.quantity);
}

function numberOf(field: DraftField | undefined): number | undefined {
  return field === undefined ? undefined : Number(field.value ?? field.text.replace(',', '.'));
}

/** `CANCELLED order.pdf`, and so a picture `HOLD.png` that is not read because it is as small as a logo. */
function namedAs(names: readonly string[]): Finding[] {
  const name = names.find((each) => {
    const words = each.replaceAll(/[_.-]+/g, ' ');
    return !saysNothingAlarming(words) || namesNoValidOrder(words);
  });
  return name === undefined ? [] : [finding('mail-note-may-change', `A file is named "${name.slice(0, 100)}".`)];
}

/**
 * A paper that is no order itself: `Line 2 is not needed` as a file of its own, a cancellation that names no lines, where the goods
 * go, how many for whom. Only what has more words than somebody adds by hand passes, where nothing calls it a paper about goods:
 * terms, certificates, data sheets.
 */
function remarkedOn(attached: readonly Decoded[]): Finding[] {
  for (const item of attached) {
    if (item.kind !== 'document' || isOrder(item)) continue;
    const { draft, findings, remark, type }: DecodedDocument = item;
    const purpose = draft?.purpose?.value;
    if (purpose === 'change' || purpose === 'cancellation')
      return [finding('mail-note-may-change', `Another file of the mail is a ${purpose}.`)];
    if (remark !== undefined && !saysNothing(remark))
      return [finding('mail-note-may-change', `Another file of the mail says: "${remark.slice(0, 160)}"`)];
    const title = findings.find(({ code }) => code === 'document-not-order')?.message ?? type;
    if (!LET_PASS.has(type)) return [finding('mail-note-may-change', `Another file of the mail is no order. ${title}`)];
  }
  return [];
}

const LET_PASS: ReadonlySet<string> = new Set(['other', 'terms']);

function saysNothing(remark: string): boolean {
  return remark.split(SENTENCE_END).every((each) => isHarmless(each, NO_LABELS) || isBoilerplate(each));
}

const NO_LABELS: ReadonlySet<string> = new Set();

/** `but 60 rolls of AB-100` beside an attached order: what the words order under no number of their own may change it. */
function orderedOf(orders: readonly DecodedDocument[], { words }: Beside): Finding[] {
  // What the words may change was told already.
  if (words.some((item) => item.kind === 'finding' && item.finding.code === 'mail-note-may-change')) return [];
  const numbers = orders.flatMap(({ draft }) => draft?.poNumber?.text ?? []);
  const isLoose = words.filter(isOrder).some(({ draft }) => {
    const own = draft?.poNumber?.text;
    return own === undefined || numbers.some((each) => isSameNumber(each, own));
  });
  if (!isLoose) return [];
  return [
    finding('mail-note-may-change', 'The words of the mail order something as well, under no number of their own.'),
  ];
}

/** Orders in the words of the mail itself, each with what the files beside it make doubtful of it. */
export function besideAttached(
  own: readonly Decoded[],
  attached: readonly Decoded[],
  beside: Beside,
): readonly Decoded[] {
  const told = [...unreadOf(beside), ...remarkedOn(attached), ...namedAs(beside.names)];
  const files = attached.filter(isOrder);
  const loose = files.some(({ draft }) => draft?.poNumber === undefined)
    ? [finding('order-in-several-files', 'A file of the mail has lines under no order number.')]
    : [];
  return own.map((item) => {
    if (!isOrder(item)) return item;
    const all = [...told, ...loose, ...versionsOf(item, files)];
    return all.length === 0 ? item : { ...item, findings: [...item.findings, ...all] };
  });
}

/** A mail or a calendar entry that came inside the mail, or a file that nobody can read. */
function unreadOf({ words, unread }: Beside): Finding[] {
  const told = words.flatMap((item) =>
    item.kind === 'finding' ? [item.finding] : item.kind === 'document' ? item.findings : [],
  );
  const inside = told.filter(({ code }) => NOT_READ.has(code)).map(({ message }) => message);
  const [first] = [...unread.map((name) => `The attachment "${name.slice(0, 100)}" was not read.`), ...inside];
  return first === undefined ? [] : [finding('attachment-unread-beside', first)];
}

const NOT_READ: ReadonlySet<string> = new Set(['attachment-not-read', 'attachment-skipped']);
