/**
 * Items of several lines below their own number, without a table: `Item 1   Qty 2 EA   @ £418.50 per EA`, then what it is, its number,
 * the day it is required. One line says how many; sizes and lengths in the others count nothing.
 */
import { isSumLabel } from '../lexicon/totals.ts';
import type { ItemField, PaperItem, Reading } from '../table/item.ts';
import { isTakenBack } from './asking.ts';
import { dayOfWriting, daysIn, isDue, type ProseDay, type Written } from './days.ts';
import { OURS } from './owners.ts';
import { foundAt, quoteOf, type Paragraph } from './paragraphs.ts';
import type { Slot, Slots } from './slot.ts';
import { slotsIn } from './slots.ts';

const COUNTS = String.raw`qty|quantity|menge|anzahl|qté|quantité|cantidad|cant|quantità|q\.?tà|quantidade|qtde?|aantal|antal|ilość|数量`;
const HEAD = new RegExp(
  String.raw`^(?:(?:item|pos(?:ition)?|line|poste|ligne|article|art[íi]culo|posizione|riga|voce|posici[óo]n|partida|l[íi]nea|linha|regel|rad|post|poz(?:ycja)?)\.?\s?(?:no\.?|nr\.?|n[°ºo]\.?|#)?\s?(?<n>\d{1,4})(?:\s?[.:)]|\s[-–—])?(?=\s{3}|\s*$|(?<=[.:)–—-])\s|\s(?:${COUNTS})(?!\p{L}))|(?:项目|项次|序号|行)\s?(?<c>\d{1,3})[:：.、]?|第\s?(?<d>\d{1,3})\s?项[:：]?|\((?<b>[a-z]|\d{1,2})\))\s*`,
  'iu',
);
const LABELLED_COUNT = new RegExp(String.raw`(?<!\p{L})(?:${COUNTS})\.?\s*[:：]?\s*\d`, 'iu');
const LINES_MAX = 12;
/** Sentences below the last item speak of the order. */
const OF_ORDER =
  /^(?:please|kindly|we |bitte|wir |merci|veuillez|nous |por favor|rogamos|si prega|vi preghiamo|gelieve|graag |wij |vänligen|vi |请)/iu;

export interface Block {
  readonly head: Paragraph;
  /** With its head. */
  readonly paragraphs: readonly Paragraph[];
}

/** Numbers must go up; a single line to each is a list, which is read as one. */
export function blocksIn(own: readonly Paragraph[]): Block[] {
  const heads: { at: number; number: number }[] = [];
  for (const [at, { text }] of own.entries()) {
    const { n, c, d, b } = HEAD.exec(text)?.groups ?? {};
    // `(a)`, `(b)`
    const letter = b !== undefined && /\D/.test(b) ? b.toLowerCase().charCodeAt(0) - LETTERS_FROM : b;
    const number = Number(n ?? c ?? d ?? letter ?? 0);
    if (number > (heads.at(-1)?.number ?? 0)) heads.push({ at, number });
  }
  const blocks: Block[] = [];
  for (const [index, { at }] of heads.entries()) {
    const next = heads[index + 1]?.at;
    const limit = Math.min(next ?? own.length, at + LINES_MAX);
    const most = Math.max(0, ...blocks.map(({ paragraphs }) => paragraphs.length));
    let end = at + 1;
    while (end < limit && goesOn(own, end, next === undefined ? { most, at, blocks } : undefined)) end += 1;
    const [head, ...below] = own.slice(at, end);
    if (head !== undefined) blocks.push({ head, paragraphs: [head, ...below] });
  }
  return blocks.some(({ paragraphs }) => paragraphs.length > 1) ? blocks : [];
}

const LETTERS_FROM = 96; // Of `a` as 1.

interface Last {
  readonly most: number;
  readonly at: number;
  readonly blocks: readonly Block[];
}

/** Up to a row of sums; below the last head also up to a gap, a label that no other item has, or a sentence of the order. */
function goesOn(own: readonly Paragraph[], at: number, last: Last | undefined): boolean {
  const [above, paragraph] = [own[at - 1], own[at]];
  const [upper, line] = [above?.lines.at(-1), paragraph?.lines[0]];
  if (paragraph === undefined || upper === undefined || line === undefined) return false;
  if (isSumLabel(line.segments[0]?.text ?? '') || quoteOf(paragraph) !== quoteOf(own[at - 1] ?? paragraph))
    return false;
  if (last === undefined) return true;
  const isFar = line.page !== upper.page || line.box[1] - upper.box[1] >= 1.8 * Math.max(line.size, upper.size);
  const hasFar = last.blocks.some(({ paragraphs }) =>
    paragraphs.some((each, index) => index > 0 && isGap(paragraphs[index - 1], each)),
  );
  if ((isFar && !hasFar) || OF_ORDER.test(paragraph.text)) return false;
  const label = LABEL.exec(paragraph.text)?.[1]?.toLowerCase();
  const isKnown =
    label !== undefined &&
    last.blocks.some(({ paragraphs }) => paragraphs.some(({ text }) => text.toLowerCase().startsWith(label)));
  if (label !== undefined && !isKnown && line.lexicon.label(label) !== undefined) return false;
  // Beside other items one has about as many lines as they do.
  return last.most === 0 || at - last.at < last.most || isKnown;
}

const LABEL = /^(\p{L}[\p{L} .\-/]{1,28})[:：]/u;

function isGap(above: Paragraph | undefined, below: Paragraph): boolean {
  const [upper, line] = [above?.lines.at(-1), below.lines[0]];
  if (upper === undefined || line === undefined) return false;
  return line.page !== upper.page || line.box[1] - upper.box[1] >= 1.8 * Math.max(line.size, upper.size);
}

interface Part {
  readonly paragraph: Paragraph;
  readonly start: number;
  readonly text: string;
  readonly slots: Slots;
  readonly day: ProseDay | undefined;
}

const SURE = 0.9;
const RELATIVE = 0.85;

/** Undefined where no line, or more than one, says how many. */
export function itemOfBlock(
  { head, paragraphs }: Block,
  { mark, order }: Reading,
  written: Written,
): { item: PaperItem; day: ProseDay | undefined } | undefined {
  const parts = paragraphs.map((paragraph): Part => {
    const start = paragraph === head ? (HEAD.exec(paragraph.text)?.[0].length ?? 0) : 0;
    const text = paragraph.text.slice(start);
    const days = daysIn(text, order, dayOfWriting(written, quoteOf(paragraph)));
    return { paragraph, start, text, slots: slotsIn(text, mark), day: days.find((each) => isDue(text, each)) };
  });
  const counting = parts.filter(counts);
  // `Burgundy bottle 750 mL` is a size where another line says how many at what price.
  const main = only(counting) ?? only(counting.filter(({ slots }) => slots.price !== undefined));
  if (main?.slots.quantity === undefined) return undefined;
  if (isTakenBack(main.text.slice(0, main.slots.quantity.start))) return undefined;
  const fields: PaperItem['fields'] = {};
  const put = (
    name: ItemField,
    part: Part | undefined,
    slot: Slot | undefined,
    confidence = SURE,
    rule = `paper/prose/${name}`,
  ): void => {
    if (part === undefined || slot === undefined || fields[name] !== undefined) return;
    const [from, to] = [part.start + slot.start, part.start + slot.end];
    fields[name] = foundAt(part.paragraph, from, to, rule, confidence, slot.value);
  };
  put('quantity', main, main.slots.quantity);
  put('unit', main, main.slots.unit);
  // The price may have a line of its own.
  const priced = main.slots.price === undefined ? only(parts.filter(({ slots }) => slots.price !== undefined)) : main;
  put('price', priced, priced?.slots.price);
  put('basis', priced, priced?.slots.basis);
  put('amount', main, main.slots.amount);
  for (const part of parts) {
    const { buyerSku, supplierSku, isBare, isOurs } = part.slots;
    // In a description everything that has digits looks like a number.
    if (isBare !== true) put('buyerSku', part, buyerSku, SURE, isOurs === true ? OURS : undefined);
    put('supplierSku', part, supplierSku);
  }
  const due = parts.find(({ day }) => day !== undefined);
  const isRelative = due?.day?.isRelative === true;
  put('date', due, due?.day, isRelative ? RELATIVE : SURE, isRelative ? 'paper/relative-date' : 'paper/prose/date');
  const named =
    parts.find((part) => part.paragraph === head && namesThing(part, main)) ??
    parts.find((part) => part.paragraph !== head && namesThing(part, main));
  const name = named === undefined ? undefined : ((named === main ? undefined : wholeHead(named)) ?? nameIn(named));
  put('description', named, name, 0.8);
  const isThing = (fields.description ?? fields.buyerSku ?? fields.supplierSku) !== undefined;
  const isOrdered = (fields.unit ?? fields.price) !== undefined || LABELLED_COUNT.test(main.text);
  return isThing && isOrdered ? { item: { fields, proof: 'none' }, day: due?.day } : undefined;
}

/** A label says how many, or a price stands with it; in the head a unit is enough. */
function counts({ slots: { quantity, unit, price }, text, start }: Part): boolean {
  if (quantity === undefined) return false;
  return price !== undefined || LABELLED_COUNT.test(text) || (start > 0 && unit !== undefined);
}

function only(parts: readonly Part[]): Part | undefined {
  return parts.length === 1 ? parts[0] : undefined;
}

/** What no value is in, or in the head what is left beside them. */
function namesThing(part: Part, main: Part): boolean {
  const name = nameIn(part);
  if (name === undefined) return false;
  return (
    part === main ||
    part.start > 0 ||
    part.slots.taken.every(({ start, end }) => start >= name.start && end <= name.end)
  );
}

/** In the head of an item whose quantity stands below it everything is its name: `Claret bottle 750 mL, cork mouth`. */
function wholeHead({ text, start, slots: { price, supplierSku, buyerSku, isBare } }: Part): Slot | undefined {
  const isFree = price === undefined && supplierSku === undefined && (buyerSku === undefined || isBare === true);
  const end = text.trimEnd().length;
  return start > 0 && isFree && /\p{L}{3}|\p{Script=Han}{2}/u.test(text) && !LABELLED_COUNT.test(text)
    ? { start: 0, end }
    : undefined;
}

function nameIn({
  text,
  slots: { taken, isBare, price, quantity, buyerSku, supplierSku },
  start,
  day,
}: Part): Slot | undefined {
  const isFree = quantity === undefined && price === undefined && supplierSku === undefined && day === undefined;
  if (start === 0 && isFree && (buyerSku === undefined || isBare === true))
    return /\p{L}{3}|\p{Script=Han}{2}/u.test(text) && !LABEL.test(text) ? { start: 0, end: text.length } : undefined;
  if (
    start === 0 &&
    quantity !== undefined &&
    price === undefined &&
    supplierSku === undefined &&
    buyerSku === undefined
  )
    return /\p{L}{3}/u.test(text) && !LABELLED_COUNT.test(text) ? { start: 0, end: text.length } : undefined;
  let best: Slot | undefined;
  let from = 0;
  for (const slot of [...taken.toSorted((a, b) => a.start - b.start), { start: text.length, end: text.length }]) {
    const piece = text.slice(from, slot.start);
    const front = /^[\s,;:–—@-]*/u.exec(piece)?.[0].length ?? 0;
    const bare = piece.slice(front).replace(/[\s,;:–—@-]+$/u, '');
    if (/\p{L}{3}|\p{Script=Han}{2}/u.test(bare) && bare.length > (best === undefined ? 0 : best.end - best.start))
      best = { start: from + front, end: from + front + bare.length };
    from = Math.max(from, slot.end);
  }
  return best;
}
