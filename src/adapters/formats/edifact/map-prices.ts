/** PRI and what stands below it (RNG, APR): the price of a line, chosen when the line is done. */
import { printable } from '../../edi/printable.ts';
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftLine } from '../../../model/draft.ts';
import { componentPlace, componentText, type Segment } from '../../edi/segment.ts';
import {
  addReference,
  code,
  conflict,
  giveBack,
  isSame,
  kindSaid,
  markRead,
  placeOf,
  type Cursor,
  type Price,
} from './map-cursor.ts';
import { computable, cutNumber } from './map-numbers.ts';
import { GROSS_PRICE, INVOICE_PRICE, PRICES, RETAIL_PRICES } from './map-tables.ts';

/** PRI: remembered until the line is done, because a better one may follow. */
export function mapPrice(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined) return;
  const kind = code(segment, 1, 1);
  const price = cutNumber(cursor, segment, 1, 2, kind);
  if (price === undefined || kind === '') {
    giveBack(cursor);
    return;
  }
  markRead(cursor, 1, 1);
  const basis = cutNumber(cursor, segment, 1, 5);
  const unit = componentText(segment, 1, 6)?.trim();
  markRead(cursor, 1, 6);
  const type = code(segment, 1, 4);
  if (RETAIL_PRICES.has(type)) markRead(cursor, 1, 4);
  cursor.prices.push({ kind, type, price, basis, unit, segment, range: undefined });
}

/** What may stand between a price and its range. */
const OF_PRICES = new Set(['PRI', 'CUX', 'APR']);
/** 6167: a range of quantities, and one of ordered quantities. */
const QUANTITY_RANGES = new Set(['4', '6']);

/** RNG below a price: for how many it holds. It is compared when the line is done, and listed as unused. */
export function seeRange(cursor: Cursor, segment: Segment): void {
  const price = OF_PRICES.has(cursor.group) ? cursor.prices.at(-1) : undefined;
  if (price === undefined) return;
  const [min, max] = [code(segment, 2, 2), code(segment, 2, 3)].map((text) => computable(cursor, text));
  const isReadable = QUANTITY_RANGES.has(code(segment, 1)) && price.range === undefined;
  price.range = isReadable ? { unit: code(segment, 2, 1), min: min ?? '', max: max ?? '' } : 'unread';
}

/** APR below a price: a multiplier (C138) would make another price of it, which is for a person to compute. */
export function seeMultiplier(cursor: Cursor, segment: Segment): void {
  const multiplier = code(segment, 2, 1);
  if (cursor.line === undefined || cursor.prices.length === 0 || multiplier === '') return;
  if (Number(computable(cursor, multiplier)) === 1) return;
  const message = `APR multiplies the price by ${multiplier.slice(0, 40)}; the price was read without it.`;
  cursor.findings.push(finding('price-multiplied', message, { at: componentPlace(segment, 2, 1) }));
}

/**
 * The prices that hold for what is ordered, and those that hold for other quantities. Where ranges decide it is told; where
 * they cannot be compared with the ordered quantity, or none of them holds, a person decides.
 */
function byRange(
  cursor: Cursor,
  line: DraftLine,
): { readonly fitting: readonly Price[]; readonly elsewhere: ReadonlySet<Price> } {
  const ranged = cursor.prices.filter(({ kind, range }) => range !== undefined && PRICES.includes(kind));
  const [first] = ranged;
  if (first === undefined) return { fitting: cursor.prices, elsewhere: NONE };
  const ordered = Number(line.quantity?.value ?? line.quantity?.text.trim() ?? 'NaN');
  const answers = new Map(ranged.map((price) => [price, holdsFor(price, ordered, line.sourceUom?.text.trim() ?? '')]));
  const elsewhere = new Set(ranged.filter((price) => answers.get(price) === false));
  const fitting = cursor.prices.filter((price) => !elsewhere.has(price));
  const isOpen = [...answers.values()].includes(undefined);
  const hasPrice = fitting.some(({ kind }) => PRICES.includes(kind));
  const isOnlyGross = hasPrice && !fitting.some(isNet) && [...elsewhere].some(isNet);
  if (!isOpen && hasPrice && elsewhere.size === 0) return { fitting, elsewhere };
  const shown = Number.isNaN(ordered) ? 'how many are ordered is not said' : `${ordered} are ordered`;
  const prices = ranged.map((price) => `${price.price.text.slice(0, 20)} ${rangeShown(price)}`).join(', ');
  const isDecided = !isOpen && hasPrice && !isOnlyGross;
  const decided = isOnlyGross
    ? '; only a gross price holds for them'
    : isDecided
      ? '; the one that holds for them was taken'
      : '';
  const message = `The price is ${prices.slice(0, 200)} (RNG), and ${shown}${decided}.`;
  const at = placeOf(first.segment);
  cursor.findings.push(finding('price-of-quantity', message, { at, ...(isDecided ? { severity: 'warning' } : {}) }));
  return hasPrice ? { fitting, elsewhere } : { fitting: cursor.prices, elsewhere: NONE };
}

const NONE: ReadonlySet<Price> = new Set();

function isNet({ kind }: Price): boolean {
  return PRICES.includes(kind) && kind !== GROSS_PRICE;
}

/** Undefined where it cannot be told. */
function holdsFor({ range }: Price, ordered: number, unit: string): boolean | undefined {
  if (range === undefined || range === 'unread' || Number.isNaN(ordered)) return undefined;
  if (range.unit !== '' && range.unit !== unit && !(PIECES.has(range.unit) && (unit === '' || PIECES.has(unit)))) return undefined; // prettier-ignore
  const min = range.min === '' ? -Infinity : Number(range.min);
  const max = range.max === '' ? Infinity : Number(range.max);
  return Number.isNaN(min) || Number.isNaN(max) ? undefined : min <= ordered && ordered <= max;
}

function rangeShown({ range }: Price): string {
  if (range === undefined || range === 'unread') return 'for a range that is not read';
  return `from ${range.min || '0'} to ${range.max || 'any number'}`.slice(0, 60);
}

/** Chooses the price of the line that ends; the others become references `price/…`. */
export function choosePrice(cursor: Cursor, line: DraftLine): void {
  const paid = cursor.prices.filter((price) => !isRetail(price));
  if (paid.some(({ kind }) => PRICES.includes(kind))) {
    for (const price of cursor.prices) if (isRetail(price)) keepRetail(cursor, line, price);
    cursor.prices = paid;
  }
  const { fitting, elsewhere } = byRange(cursor, line);
  let chosen: Price | undefined;
  let best = PRICES.length;
  for (const price of fitting) {
    const rank = PRICES.indexOf(price.kind);
    // Of two of one kind the one whose range holds: the other may be that of any other quantity.
    const isNearer = rank === best && chosen?.range === undefined && price.range !== undefined;
    if (rank < 0 || rank > best || (rank === best && !isNearer)) continue;
    best = rank;
    chosen = price;
  }
  for (const price of cursor.prices) {
    if (price === chosen) continue;
    if (price.kind === chosen?.kind) {
      if (isSamePrice(chosen, price)) continue;
      if (!elsewhere.has(price)) conflictOfPrices(cursor, chosen, price);
    } else if (
      price.kind === INVOICE_PRICE &&
      chosen !== undefined &&
      !elsewhere.has(price) &&
      !isSamePrice(chosen, price)
    )
      conflictOfPrices(cursor, chosen, price);
    const type = kindSaid(cursor, price.segment, 1, 1, 'price');
    if (type !== undefined) addReference(cursor, type, withBasis(price, line.sourceUom?.text.trim() ?? ''));
  }
  if (chosen === undefined) return;
  line.unitPrice = chosen.price;
  if (isRetail(chosen)) tellRetail(cursor, chosen);
  if (chosen.kind === GROSS_PRICE && ![...elsewhere].some(isNet)) tellGross(cursor, line, chosen.segment);
  if (chosen.basis !== undefined && /[1-9]/.test(chosen.basis.text) && !chosen.basis.text.includes('-')) {
    line.priceBasisQuantity = chosen.basis;
  } else if (chosen.basis !== undefined) {
    const message = `The price is for ${chosen.basis.text.slice(0, 20)} units (PRI 5284).`;
    cursor.findings.push(finding('price-basis-invalid', message, { at: chosen.basis.at ?? placeOf(chosen.segment) }));
  }
  const ordered = line.sourceUom?.text.trim();
  if (chosen.unit === undefined || chosen.unit === '' || chosen.unit === ordered) return;
  if ((ordered === undefined || PIECES.has(ordered)) && PIECES.has(chosen.unit)) return;
  const message = `The price is per ${chosen.unit.slice(0, 20)}, but the quantity is in ${ordered?.slice(0, 20) ?? unsaid(cursor)}.`;
  cursor.findings.push(finding('price-unit-differs', message, { at: placeOf(chosen.segment) }));
}

function isRetail({ type }: Price): boolean {
  return RETAIL_PRICES.has(type);
}

/** Beside what is paid it is one more thing that is known of the item. */
function keepRetail(cursor: Cursor, line: DraftLine, price: Price): void {
  const type = kindSaid(cursor, price.segment, 1, 4, 'price');
  if (type !== undefined) addReference(cursor, type, withBasis(price, line.sourceUom?.text.trim() ?? ''));
}

/** The only price is the one at which the buyer sells on. */
function tellRetail(cursor: Cursor, { price, type, segment }: Price): void {
  const message = `The price ${price.text.trim().slice(0, 40)} is the one at which the buyer sells on (PRI 5387 ${type}), and not what is paid.`;
  cursor.findings.push(finding('price-not-firm', message, { severity: 'error', at: componentPlace(segment, 1, 4) }));
}

/** A reference has no basis of its own, so that it is told with the price: `12.00 per 100 PCE`. */
function withBasis({ price, basis, unit = '' }: Price, ordered: string): DraftField {
  const count = basis?.value ?? basis?.text.trim() ?? '1';
  if (count === '1' && (unit === '' || unit === ordered)) return price;
  const { text, rule, at, value } = price;
  return { text, rule, at, value: printable(`${value ?? text.trim()} per ${count} ${unit}`, 400) };
}

/** A number is the same price only for as many units, and of the same. */
function isSamePrice(one: Price, other: Price): boolean {
  if (!isSame(one.price, other.price) || (one.unit ?? '') !== (other.unit ?? '')) return false;
  const [basis, otherBasis] = [one.basis, other.basis].map((field) => field?.value ?? field?.text.trim() ?? '1');
  return basis === otherBasis;
}

function conflictOfPrices(cursor: Cursor, first: Price, later: Price): void {
  if (!isSame(first.price, later.price)) {
    conflict(cursor, later.segment, first.price, later.price, 'unitPrice');
    return;
  }
  const [one, other] = [first, later].map(({ price, basis, unit = '' }) => `${price.text} for ${basis?.text ?? '1'} ${unit}`.trim().slice(0, 80)); // prettier-ignore
  const message = `The document says "${one}" first and "${other}" later for the same price.`;
  cursor.findings.push(finding('value-conflict', message, { severity: 'error', at: placeOf(later.segment) }));
}

/** The gross price is the only one there is: it is taken, because allowances have their own place in the order. */
function tellGross(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const count = line.allowancesCharges?.length ?? 0;
  const apart = count === 0 ? 'no allowance or charge stands with the line' : `${count} allowance(s) or charge(s) stand with the line`; // prettier-ignore
  const message = `The price is gross (PRI ${GROSS_PRICE}), and there is no net price; ${apart}.`;
  cursor.findings.push(finding('price-gross', message, { at: placeOf(segment) }));
}

/** What a quantity is in that names no unit. */
export function unsaid({ isEancom }: Cursor): string {
  return isEancom ? 'pieces' : 'no unit';
}

export const PIECES: ReadonlySet<string> = new Set(['PCE', 'H87', 'C62', 'EA']);
