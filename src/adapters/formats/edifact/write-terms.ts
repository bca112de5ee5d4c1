/** Money and terms that the header and the lines have in common: ALC, TAX, references and dates. */
import type { Order } from '../../../model/order.ts';
import { isForeign } from '../../edi/foreign-codes.ts';
import { DATES, ORDER_DATES } from './map-tables.ts';
import { CODE } from './write-party.ts';
import { present, some, type Line, type Reference, type Sheet } from './write-sheet.ts';
import { fits, fitsNumber, isWritable, pieces } from './write-text.ts';

type Allowance = NonNullable<Order['allowancesCharges']>[number];
type Tax = NonNullable<Order['taxes']>[number];
type Window = NonNullable<Order['requestedDelivery']>;
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
