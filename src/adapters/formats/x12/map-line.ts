/** PO1 and what hangs below a line: prices, deliveries, store quantities. */
import type { DraftLine } from '../../../model/draft.ts';
import { addIdentifier } from './map-party.ts';
import { applyRules, compileRules, cut, markRead, put, type Cursor, type DraftSchedule } from './map-cursor.ts';
import { DATES, ITEM_ID_RANK, ITEM_IDS, LINE_RULES, PAID_PRICES, PRICE_BASES, type ItemIdField } from './map-tables.ts';
import type { Segment } from '../../edi/segment.ts';

const lineRules = compileRules(LINE_RULES);
const FIRST_ID_QUALIFIER = 6;
const LAST_ID_QUALIFIER = 30; // The standard ends at PO124; what stands beyond PO131 is listed as unused.

/** PO1: opens a line. */
export function mapLine(cursor: Cursor, segment: Segment): void {
  const line: DraftLine = {};
  cursor.line = line;
  cursor.party = undefined;
  cursor.schedule = undefined;
  cursor.noteType = undefined;
  cursor.foreign = false;
  cursor.subline = false;
  cursor.order.lines ??= [];
  cursor.order.lines.push(line);
  applyRules(cursor, lineRules, line, segment);
  mapPriceBasis(cursor, line, segment);
  mapItemIds(cursor, line, segment);
}

/** CTP03: the price, when PO104 gives none and CTP02 is a price that a buyer pays. */
export function mapPrice(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined || line.unitPrice !== undefined) return;
  const kind = (segment.elements[2] ?? '').trim();
  if (!PAID_PRICES.has(kind)) return;
  if (put(cursor, line, ['unitPrice'], segment, 3)) markRead(cursor, 2);
}

/** SCH: one delivery of the line. The day is read whatever end of the transport SCH05 names. */
export function mapSchedule(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined) return;
  const schedule: DraftSchedule = {};
  put(cursor, schedule, ['quantity'], segment, 1);
  if ((segment.elements[3] ?? '').trim() === 'ST' && put(cursor, schedule, ['shipTo', 'name'], segment, 4))
    markRead(cursor, 3);
  const qualifier = (segment.elements[5] ?? '').trim();
  if (DATES.has(qualifier) && put(cursor, schedule, ['date'], segment, 6, undefined, qualifier)) markRead(cursor, 5);
  if (cursor.used === 0) return;
  // SCH02 repeats the unit of the line; another unit stays listed as unused.
  if (segment.elements[2] === line.sourceUom?.text) markRead(cursor, 2);
  line.schedules ??= [];
  line.schedules.push(schedule);
}

/** SDQ: up to ten stores and their quantities, each a delivery to that store. */
export function mapStoreQuantities(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined) return;
  for (let element = 3; element <= 21; element += 2) {
    const quantity = cut(cursor, segment, element + 1);
    if (quantity === undefined) continue;
    const shipTo = {};
    addIdentifier(cursor, shipTo, segment, 2, element);
    line.schedules ??= [];
    line.schedules.push({ quantity, shipTo });
  }
  if (cursor.used !== 0 && segment.elements[1] === line.sourceUom?.text) markRead(cursor, 1);
}

/** QTY in the N1 loop of a line: how much goes to that ship-to. Other quantities stay unused. */
export function mapQuantity(cursor: Cursor, segment: Segment): void {
  if (cursor.schedule !== undefined && put(cursor, cursor.schedule, ['quantity'], segment, 2)) markRead(cursor, 1);
}

/** DTM in the N1 loop of a line: when it is due there. */
export function mapScheduleDate(cursor: Cursor, schedule: DraftSchedule, segment: Segment): void {
  const qualifier = (segment.elements[1] ?? '').trim();
  if (DATES.has(qualifier) && put(cursor, schedule, ['date'], segment, 2, undefined, qualifier)) markRead(cursor, 1);
}

function mapPriceBasis(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const code = segment.elements[5];
  if (code === undefined || code === '' || line.unitPrice === undefined) return;
  const basis = PRICE_BASES.get(code);
  const unit = (segment.elements[3] ?? '').trim();
  if (basis === undefined || basis.not.includes(unit)) return;
  if (basis.units !== undefined && !basis.units.includes(unit)) return;
  put(cursor, line, ['priceBasisQuantity'], segment, 5, basis.quantity);
}

function mapItemIds(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const { elements } = segment;
  const end = Math.min(elements.length - 1, LAST_ID_QUALIFIER + 1);
  for (let element = FIRST_ID_QUALIFIER; element < end; element += 2) {
    const code = elements[element] ?? '';
    if (code === '' || (elements[element + 1] ?? '') === '') continue;
    const to = fieldOf(elements, element);
    if (to !== undefined && isFirstChoice(elements, element, to)) {
      if (put(cursor, line, [to], segment, element + 1, undefined, code)) markRead(cursor, element);
      continue;
    }
    const scheme = cut(cursor, segment, element);
    const value = cut(cursor, segment, element + 1);
    if (scheme === undefined || value === undefined) continue;
    line.otherIds ??= [];
    line.otherIds.push({ scheme, value });
  }
}

const GTIN = /^(?:\d{8}|\d{12,14})$/;

/**
 * The field for one pair of qualifier and number. A marketplace sends its own article codes under UP, and some send
 * a GTIN without its check digit: those are not GTINs and stay among the other identifiers.
 */
function fieldOf(elements: readonly string[], element: number): ItemIdField | undefined {
  const to = ITEM_IDS.get(elements[element] ?? '');
  return to === 'gtin' && !GTIN.test((elements[element + 1] ?? '').trim()) ? undefined : to;
}

/** True unless a better ranked, or earlier equally ranked, number of this segment fills the same field. */
function isFirstChoice(elements: readonly string[], element: number, to: ItemIdField): boolean {
  const rank = ITEM_ID_RANK.get(elements[element] ?? '') ?? Infinity;
  const end = Math.min(elements.length - 1, LAST_ID_QUALIFIER + 1);
  for (let other = FIRST_ID_QUALIFIER; other < end; other += 2) {
    if (other === element || (elements[other + 1] ?? '') === '' || fieldOf(elements, other) !== to) continue;
    const otherRank = ITEM_ID_RANK.get(elements[other] ?? '') ?? Infinity;
    if (otherRank < rank || (otherRank === rank && other < element)) return false;
  }
  return true;
}
