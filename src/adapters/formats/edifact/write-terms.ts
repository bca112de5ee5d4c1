/** Money, terms and texts that the header and the lines have in common: ALC, TAX, FTX, references and dates. */
import type { Order } from '../../../model/order.ts';
import { isForeign } from '../../edi/foreign-codes.ts';
import { DATES, GENERAL_TEXT, ORDER_DATES, type Meaning } from './map-tables.ts';
import { CODE } from './write-party.ts';
import { present, some, type Line, type Reference, type Sheet } from './write-sheet.ts';
import { fits, fitsNumber, isWritable, pieces } from './write-text.ts';

type Allowance = NonNullable<Order['allowancesCharges']>[number];
type Tax = NonNullable<Order['taxes']>[number];
type Note = NonNullable<Order['notes']>[number];
type Window = NonNullable<Order['requestedDelivery']>;
type Requirements = NonNullable<Order['requirements']>;
/** The part of an order or a line that is written. */
type Owner = Pick<Line, 'requestedDelivery' | 'requestedShip' | 'references'>;

/** DTM 2005 of the fields of the two windows: the best ranked of those that are read into them. */
const WINDOWS = [
  ['requestedDelivery', [['date', '2'], ['earliest', '64'], ['latest', '63']]],
  ['requestedShip', [['date', '10'], ['earliest', '37'], ['latest', '38']]],
] as const; // prettier-ignore

export function day(date: string): string {
  return date.replaceAll('-', '');
}

/** The windows, all of which have a place. */
export function writeWindows(sheet: Sheet, owner: Owner): { [Key in 'requestedDelivery' | 'requestedShip']?: Window } {
  const held: { [Key in 'requestedDelivery' | 'requestedShip']?: Window } = {};
  for (const [key, sides] of WINDOWS) {
    const window = owner[key];
    if (window === undefined) continue;
    for (const [side, qualifier] of sides) {
      const date = window[side];
      if (date === undefined) continue;
      sheet.add('DTM', [qualifier, day(date), '102']);
      (held[key] ??= {})[side] = date;
    }
  }
  return held;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** References `date/157`: one that would be taken for a date of the order stays apart only while that date is there. */
export function writeDateReference(
  sheet: Sheet,
  owner: Owner & { readonly orderDate?: string | undefined },
  reference: Reference,
  isHeader: boolean,
): boolean {
  const qualifier = /^date\/([A-Z0-9]{1,3})$/.exec(reference.type)?.[1];
  if (qualifier === undefined || !DAY.test(reference.value)) return false;
  if (isHeader && ORDER_DATES.has(qualifier)) return false; // The header writes these itself.
  const meaning = DATES.get(qualifier);
  const main = meaning === undefined ? undefined : owner[meaning.window]?.[meaning.side];
  if (
    meaning !== undefined &&
    (main === undefined || main === reference.value || isBest(meaning.window, meaning.side, qualifier))
  )
    return false;
  sheet.add('DTM', [qualifier, day(reference.value), '102']);
  return true;
}

function isBest(window: string, side: string, qualifier: string): boolean {
  return WINDOWS.some(
    ([key, sides]) => key === window && sides.some(([one, best]) => one === side && best === qualifier),
  );
}

const TEXTS = 5; // C108 has five texts.

/** Splits a text for FTX; `undefined` when it is too long for one. */
export function textParts(sheet: Sheet, text: string): readonly string[] | undefined {
  return pieces(text, sheet.directory.lengths.of('4440'), TEXTS);
}

/** One text of a kind that has a field of its own, such as `requirements/packaging`. */
export function writeText(sheet: Sheet, kind: string, text: string | undefined, path: string): string | undefined {
  if (text === undefined) return undefined;
  const parts = textParts(sheet, text);
  if (parts === undefined) {
    sheet.leave(path);
    return undefined;
  }
  sheet.add('FTX', kind, '', '', parts);
  return text;
}

const REQUIREMENTS = [
  ['quality', 'QQD'],
  ['packaging', 'PKG'],
  ['transport', 'TRA'],
  ['other', 'SIN'],
] as const;

export function writeRequirements(
  sheet: Sheet,
  requirements: Requirements | undefined,
  path: string,
): Requirements | undefined {
  const held: Requirements = {};
  for (const [key, kind] of REQUIREMENTS) {
    const text = writeText(sheet, kind, requirements?.[key], `${path}/requirements/${key}`);
    if (text !== undefined) held[key] = text;
  }
  return present(held);
}

/** Notes. One of a kind that has a field of its own is apart from it only while that field is there. */
export function writeNotes(
  sheet: Sheet,
  notes: readonly Note[] | undefined,
  path: string,
  texts: ReadonlyMap<string, Meaning>,
  isHeld: (field: string) => boolean,
): Note[] | undefined {
  const held: Note[] = [];
  for (const [index, note] of (notes ?? []).entries()) {
    // A note of a kind that 4451 does not hold is a general one: its words are not lost.
    const isKind = CODE.test(note.type) && note.type !== GENERAL_TEXT;
    const kind = isKind ? note.type : GENERAL_TEXT;
    const type = isKind ? note.type : 'general';
    const meaning = texts.get(kind);
    const isApart = meaning === undefined || isHeld(meaning.to);
    const written = isApart ? splitText(sheet, note.text) : [];
    if (written.length !== 1) sheet.leave(`${path}/notes/${index}`);
    else if (type !== note.type) sheet.leave(`${path}/notes/${index}/type`);
    for (const { parts, text } of written) {
      sheet.add('FTX', kind, '', '', parts);
      held.push({ type, text });
    }
  }
  return some(held);
}

interface TextPart {
  /** The components of one FTX. */
  readonly parts: readonly string[];
  /** What a reader makes of them. */
  readonly text: string;
}

const FTX_PARTS = 5;
const FTX_MAX = 20; // The longest text of an order has 10,000 characters; a note of more is a document.

/** A note that is longer than one FTX goes on in further ones, which a reader has as notes of their own. */
function splitText(sheet: Sheet, text: string): readonly TextPart[] {
  const whole = textParts(sheet, text);
  if (whole !== undefined) return [{ parts: whole, text }];
  const max = sheet.directory.lengths.of('4440');
  const all = pieces(text, max, FTX_PARTS * FTX_MAX) ?? [];
  const list: TextPart[] = [];
  for (let start = 0; start < all.length; start += FTX_PARTS) {
    const parts = all.slice(start, start + FTX_PARTS);
    const read = parts.reduce((before, part, at) => before + (parts[at - 1]?.length === max ? part : ` ${part}`));
    if (read.trim() !== read || read === '') return []; // A blank at an end would not come back.
    list.push({ parts, text: read });
  }
  return list;
}

export function writeAllowances(
  sheet: Sheet,
  list: readonly Allowance[] | undefined,
  path: string,
): Allowance[] | undefined {
  const held: Allowance[] = [];
  for (const [index, item] of (list ?? []).entries()) {
    const at = `${path}/allowancesCharges/${index}`;
    const code = sheet.hold(item.code, (value) => fits(value, 3), `${at}/code`);
    const isReasonable = code !== undefined || sheet.directory.hasReasonAlone;
    const parts =
      item.reason === undefined || !isReasonable ? undefined : pieces(item.reason, 35, sheet.directory.reasonPieces);
    if (item.reason !== undefined && parts === undefined) sheet.leave(`${at}/reason`);
    const percent = sheet.hold(item.percent, (value) => fitsNumber(value, 8), `${at}/percent`);
    const amount = sheet.hold(item.amount, (value) => fitsNumber(value, 18), `${at}/amount`);
    sheet.add('ALC', item.kind === 'allowance' ? 'A' : 'C', '', '', '', [code ?? '', '', '', ...(parts ?? [])]);
    if (percent !== undefined) sheet.add('PCD', ['3', percent]);
    if (amount !== undefined) sheet.add('MOA', ['8', amount]);
    const reason = parts === undefined ? undefined : item.reason;
    held.push({ kind: item.kind, ...present({ code, reason, percent, amount }) });
  }
  return some(held);
}

export function writeTaxes(sheet: Sheet, list: readonly Tax[] | undefined, path: string): Tax[] | undefined {
  const held: Tax[] = [];
  for (const [index, item] of (list ?? []).entries()) {
    const at = `${path}/taxes/${index}`;
    const isCode = CODE.test(item.type);
    if ((!isCode && !fits(item.type, 35)) || isForeign(item.type)) {
      sheet.leaveAll(item, at);
      continue;
    }
    const percent = sheet.hold(item.percent, (value) => fitsNumber(value, 15), `${at}/percent`);
    const amount = sheet.hold(item.amount, (value) => fitsNumber(value, 18), `${at}/amount`);
    const type = isCode ? [item.type] : ['', '', '', item.type];
    sheet.add('TAX', '7', type, '', '', percent === undefined ? '' : ['', '', '', percent]);
    if (amount !== undefined) sheet.add('MOA', ['124', amount]);
    held.push({ type: item.type, ...present({ percent, amount }) });
  }
  return some(held);
}

/** RFF of any reference whose type is a qualifier and no field of its own. */
export function writeReference(sheet: Sheet, reference: Reference, isField: boolean): boolean {
  if (isField || !CODE.test(reference.type)) return false;
  const { value } = reference;
  if (value.length > sheet.directory.lengths.of('1154') || !isWritable(value)) return false;
  sheet.add('RFF', [reference.type, value]);
  return true;
}
