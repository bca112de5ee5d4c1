/** Prices of a line: what they are for (PO105, CTP09, CTP11), and CTP, which gives further ones. */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { Severity } from '../../../model/finding.ts';
import type { DraftField, DraftLine } from '../../../model/draft.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { printable } from '../../edi/printable.ts';
import { addReference, cut, markRead, put, type Cursor } from './map-cursor.ts';
import { NO_CHARGE, PAID_PRICES, PRICE_BASES, PRICE_KINDS, PRICES_NOT_FIRM, PRICES_OF_LINE, priceOfOne, RESALE, readBasis, RETAIL_PRICES } from './price-bases.ts'; // prettier-ignore

type PriceCode = Extract<
  FindingCode,
  | 'value-conflict'
  | 'price-of-quantity'
  | 'price-unit-differs'
  | 'price-basis-unknown'
  | 'price-not-firm'
  | 'price-multiplied'
>;

function tell(
  cursor: Cursor,
  code: PriceCode,
  segment: Segment,
  element: number,
  message: string,
  severity?: Severity,
): void {
  const at = elementPlace(segment, element);
  cursor.findings.push(finding(code, message, severity === undefined ? { at } : { at, severity }));
}

/**
 * The code of element 639 at `element`, for a line that is in `unit`. A code that says how many is the price basis, or
 * makes the price that of one unit where the unit is itself a number of pieces; one that says another unit, another kind
 * of price or nothing known is told, because the number alone would mislead.
 */
export function mapPriceBasis(cursor: Cursor, line: DraftLine, segment: Segment, element: number, unit: string): void {
  const code = (segment.elements[element] ?? '').trim();
  if (code === '') return;
  if (code === NO_CHARGE) {
    mapNoCharge(cursor, line, segment, element);
    return;
  }
  if (line.unitPrice === undefined) return;
  const notFirm = PRICES_NOT_FIRM.get(code);
  if (RETAIL_PRICES.has(code)) tellRetail(cursor, line, segment, element, code);
  else if (notFirm !== undefined)
    tell(cursor, 'price-not-firm', segment, element, `The price is ${notFirm} (${shown(code)}).`);
  const reading = readBasis(code, unit);
  if (reading === undefined) {
    if (notFirm === undefined && !PRICE_KINDS.has(code)) {
      const message = `The price has basis ${shown(code)}, and what that means is not known here.`;
      tell(cursor, 'price-basis-unknown', segment, element, message);
    }
    return;
  }
  if (reading === 'itself') return;
  if (reading !== 'another' && 'basis' in reading) {
    put(cursor, line, ['priceBasisQuantity'], segment, element, reading.basis);
    return;
  }
  const one = reading === 'another' ? undefined : priceOfOne(textOf(line.unitPrice), reading);
  if (one !== undefined) {
    const { text, raw, at, rule } = line.unitPrice; // Getters, so a copy has to name them.
    line.unitPrice = { text, raw, at, rule, value: one };
    markRead(cursor, element);
    return;
  }
  const { per, units, quantity = '' } = PRICE_BASES.get(code) ?? {};
  const message = `The price is per ${quantity} ${per ?? units?.[0] ?? ''} (${code}), but the quantity is in ${unit === '' ? 'no unit' : unit.slice(0, 20)}.`;
  tell(cursor, 'price-unit-differs', segment, element, message);
}

/** The price at which the buyer sells on holds the order, unless a CTP says what he pays. */
function tellRetail(cursor: Cursor, line: DraftLine, segment: Segment, element: number, code: string): void {
  const price = shown(line.unitPrice?.text.trim() ?? '');
  const message = `The price ${price} is ${PRICES_NOT_FIRM.get(code)} (${shown(code)}), and not what is paid.`;
  const told = finding('price-not-firm', message, { severity: 'error', at: elementPlace(segment, element) });
  cursor.findings.push(told);
  cursor.retail = { line, told };
}

/** A price that is paid takes the place of a retail price. */
function dropRetail(cursor: Cursor, line: DraftLine): void {
  const { retail, findings } = cursor;
  if (retail?.line !== line) return;
  const { told } = retail;
  const message = `${told.message} That of CTP was taken.`;
  findings[findings.indexOf(told)] = { ...told, severity: 'warning', message };
  cursor.retail = undefined;
  delete line.unitPrice;
  delete line.priceBasisQuantity;
}

/** The number as it is understood so far. */
function textOf({ value, text }: DraftField): string {
  return String(value ?? text).trim();
}

/** No charge: the price is nothing, unless there is one, which then says something else. */
function mapNoCharge(cursor: Cursor, line: DraftLine, segment: Segment, element: number): void {
  const { unitPrice } = line;
  cursor.free.add(line);
  if (unitPrice === undefined) put(cursor, line, ['unitPrice'], segment, element, '0');
  else if (Number(unitPrice.text) !== 0) {
    const message = `The price of the line is ${shown(unitPrice.text.trim())}, but its basis says no charge (${NO_CHARGE}).`;
    tell(cursor, 'value-conflict', segment, element, message, 'error');
  }
}

/**
 * CTP: the price, when the line gives none and CTP02 is a price that a buyer pays. CTP09 and CTP11 say for how many it
 * is; a multiplier (CTP07) would make another price of it, which is for a person to compute.
 */
export function mapPrice(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined) return;
  const [, , kind = '', price = '', quantity = ''] = segment.elements.map((text) => text.trim());
  const trade = (segment.elements[1] ?? '').trim();
  if (!PAID_PRICES.has(kind) || trade === RESALE) {
    if (!cursor.afterAllowance && cursor.component === undefined) keepPrice(cursor, line, segment, price, quantity);
    return;
  }
  tellMultiplier(cursor, segment);
  if (price === '') return;
  const isForOne = quantity === '' || Number(quantity) === 1;
  if (kind !== '') dropRetail(cursor, line);
  if (line.unitPrice !== undefined) {
    if (isForOne) comparePrices(cursor, line, segment, kind, price);
    else compareBreak(cursor, line, segment, price, quantity);
    return;
  }
  if (!put(cursor, line, ['unitPrice'], segment, 3)) return;
  markRead(cursor, 2);
  if (cursor.afterAllowance) {
    const message = `CTP stands behind an allowance or a charge (SAC), and ${shown(price)} may be the price of that.`;
    tell(cursor, 'price-not-firm', segment, 3, message, 'error');
  }
  if (trade !== '' && kind === '') {
    const message = `The price is for class of trade ${shown(trade)} (CTP01), and what kind of price it is is not said.`;
    tell(cursor, 'price-not-firm', segment, 1, message);
  }
  // The price of one, for just as many as are ordered: in either reading of CTP04 it is this line's.
  const isForAll = quantity !== '' && Number(quantity) === Number(line.quantity?.text.trim() || 'NaN');
  if (!isForOne && !isForAll) {
    const message = `CTP04 is ${shown(quantity)}: the price may be for so many units, or from so many on.`;
    tell(cursor, 'price-unit-differs', segment, 3, message);
  }
  const ordered = line.sourceUom?.text.trim() ?? '';
  const unit = unitOf(cursor, segment);
  if (unit !== '' && ordered !== '' && !isSameUnit(unit, ordered)) {
    const message = `The price is per ${unit.slice(0, 20)}, but the quantity is in ${ordered.slice(0, 20)}.`;
    tell(cursor, 'price-unit-differs', segment, 3, message);
  }
  put(cursor, line, ['priceBasisQuantity'], segment, MULTIPLE);
  if ((segment.elements[BASIS] ?? '').trim() !== '') mapPriceBasis(cursor, line, segment, BASIS, unit || ordered);
  else mapBasisOfLine(cursor, line, ordered, kind);
}

/**
 * A price that nobody pays here, such as the suggested retail price: a reference of the line, its type by CTP01 and CTP02. It has
 * no basis of its own, so that it is told with the price. One that is multiplied, or for what nobody knows, is listed as unused.
 */
function keepPrice(cursor: Cursor, line: DraftLine, segment: Segment, price: string, quantity: string): void {
  const [trade = '', kind = '', basis = '', multiple = ''] = [1, 2, BASIS, MULTIPLE].map((at) =>
    (segment.elements[at] ?? '').trim(),
  );
  const per = multiple || (basis === '' ? quantity || '1' : PRICE_BASES.get(basis)?.quantity);
  if (price === '' || per === undefined || (segment.elements[7] ?? '').trim() !== '') return;
  const unit = unitOf(cursor, segment);
  const isPlain = Number(per) === 1 && (unit === '' || unit === (line.sourceUom?.text.trim() ?? ''));
  const value = isPlain ? undefined : printable(`${price} per ${per} ${unit}`.trim(), PRICE_TEXT_MAX);
  const type = cut(
    cursor,
    segment,
    kind === '' ? 1 : 2,
    `price/${[trade, kind].filter((one) => one !== '').join('/')}`,
  );
  const field = cut(cursor, segment, 3, value);
  if (type === undefined || field === undefined) return;
  addReference(line, type, field);
  for (const element of [1, 4, 5, BASIS, MULTIPLE]) markRead(cursor, element);
}

const PRICE_TEXT_MAX = 400;

const BASIS = 9;
const MULTIPLE = 11;
/** Where PO1 and POC have their basis. */
export const BASIS_ELEMENTS: ReadonlyMap<string, number> = new Map([
  ['PO1', 5],
  ['POC', 7],
]);

/** PO105 without PO104 says what the price is for that a CTP gives. PO105 is listed as unused all the same. */
function mapBasisOfLine(cursor: Cursor, line: DraftLine, ordered: string, kind: string): void {
  const segment = cursor.lineSegment;
  const element = segment === undefined ? undefined : BASIS_ELEMENTS.get(segment.tag);
  if (segment === undefined || element === undefined || line.priceBasisQuantity !== undefined) return;
  // That basis is of the retail price which the line has, or has not.
  if (kind !== '' && RETAIL_PRICES.has((segment.elements[element] ?? '').trim())) return;
  const { used } = cursor; // These are the elements of the CTP.
  mapPriceBasis(cursor, line, segment, element, ordered);
  cursor.used = used;
}

/** The composite of CTP05 begins with the unit. */
function unitOf({ componentSeparator }: Cursor, segment: Segment): string {
  const composite = (segment.elements[5] ?? '').trim();
  return (componentSeparator === '' ? composite : (composite.split(componentSeparator)[0] ?? '')).trim();
}

const PIECES = new Set(['EA', 'PC', 'UN']);

function isSameUnit(one: string, other: string): boolean {
  return one === other || (PIECES.has(one) && PIECES.has(other));
}

/** Two prices are the same when they are for one of the unit, each by its own basis. */
function comparePrices(cursor: Cursor, line: DraftLine, segment: Segment, kind: string, price: string): void {
  const { unitPrice, priceBasisQuantity: own } = line;
  if (unitPrice === undefined) return;
  const code = (segment.elements[BASIS] ?? '').trim();
  const multiple = (segment.elements[MULTIPLE] ?? '').trim();
  const hasBasis = code !== '' || multiple !== '';
  if (code === NO_CHARGE) cursor.free.add(line);
  if (kind === '' && !hasBasis) return;
  const unit = unitOf(cursor, segment) || (line.sourceUom?.text.trim() ?? '');
  const first = hasBasis
    ? Number(textOf(unitPrice)) / Number(own === undefined ? '1' : textOf(own))
    : Number(unitPrice.text);
  const second = Number(price) * (hasBasis ? shareOfOne(code, multiple, unit) : 1);
  if (isNear(first, second)) return;
  const basis = multiple === '' ? PRICE_BASES.get(code)?.quantity : multiple;
  const message = `The price of the line is ${shown(unitPrice.text.trim())}, but CTP ${kind} says ${shown(price)}${basis === undefined ? '' : ` for ${shown(basis)}`}.`;
  // Beside the price of the line itself a price of promotion or quotation is no surprise; of two by CTP one was only the first.
  const isOfLine = PRICES_OF_LINE.has(kind) || unitPrice.rule.includes('/CTP');
  tell(cursor, 'value-conflict', segment, 3, message, hasBasis || isOfLine ? 'error' : undefined);
}

/**
 * A further price whose CTP04 is not one: from so many on, or for so many. One from more on than are ordered is none of this
 * line; of any other nobody knows whether it takes the place of the first.
 */
function compareBreak(cursor: Cursor, line: DraftLine, segment: Segment, price: string, quantity: string): void {
  const { unitPrice, priceBasisQuantity: own } = line;
  if (unitPrice === undefined) return;
  const ordered = line.quantity?.text.trim() ?? '';
  if (Number(quantity) > Number(ordered === '' ? 'NaN' : ordered)) return;
  const code = (segment.elements[BASIS] ?? '').trim();
  const unit = unitOf(cursor, segment) || (line.sourceUom?.text.trim() ?? '');
  const multiple = (segment.elements[MULTIPLE] ?? '').trim();
  const first = Number(textOf(unitPrice)) / Number(own === undefined ? '1' : textOf(own));
  if (isNear(first, Number(price) * shareOfOne(code, multiple, unit))) return;
  const message = `The price of the line is ${shown(unitPrice.text.trim())}, but CTP says ${shown(price)} for or from ${shown(quantity)} (CTP04), and ${ordered === '' ? 'how many are ordered is not said' : `${shown(ordered)} are ordered`}.`;
  tell(cursor, 'price-of-quantity', segment, 3, message);
}

/** How much of a price with this basis one of the unit costs. */
function shareOfOne(code: string, multiple: string, unit: string): number {
  if (multiple !== '') return 1 / Number(multiple);
  const reading = readBasis(code, unit);
  if (typeof reading !== 'object') return 1;
  return 'basis' in reading ? 1 / Number(reading.basis) : reading.times.div(reading.over).toNumber();
}

function isNear(one: number, other: number): boolean {
  return one === other || Math.abs(one - other) <= 1e-9 * Math.abs(one);
}

function tellMultiplier(cursor: Cursor, segment: Segment): void {
  const multiplier = (segment.elements[7] ?? '').trim();
  if (multiplier === '' || Number(multiplier) === 1) return;
  const kind = (segment.elements[6] ?? '').trim();
  const message = `CTP07 multiplies the price by ${shown(multiplier)}${kind === '' ? '' : ` (${shown(kind)})`}; the price was read without it.`;
  tell(cursor, 'price-multiplied', segment, 7, message);
}

function shown(text: string): string {
  return text.slice(0, 40);
}
