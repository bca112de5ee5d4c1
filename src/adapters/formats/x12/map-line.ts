/** PO1, POC and G68, and what hangs below a line: prices, deliveries, store quantities, packs. */
import { finding } from '../../../model/codes.ts';
import type { DraftComponent, DraftField, DraftLine } from '../../../model/draft.ts';
import { mapItemIds } from './map-item-ids.ts';
import { addReference, applyRules, compileRules, cut, markRead, put, type CompiledRules, type Cursor, type DraftSchedule } from './map-cursor.ts'; // prettier-ignore
import { DATES, ID_SCHEMES, ITEM_IDS, STAND_INS } from './map-codes.ts';
import { tellShiftedStores } from './shifted.ts';
import { addToPlace } from './map-places.ts';
import { dayOf, daysOfPeriod, saidBefore, tellOtherDay, type Period } from './map-period.ts';
import { mapPriceBasis } from './map-prices.ts';
import { ACTION_CODES } from './line-status.ts';
import { CHANGE_LINE_RULES, GROCERY_LINE_RULES, LINE_ACTIONS, LINE_RULES } from './map-tables.ts';
import { decoded, elementPlace, type Segment } from '../../edi/segment.ts';

/** Where a line segment has what all of them have. */
interface LineLayout {
  readonly rules: CompiledRules;
  readonly unit: number;
  /** 0: the segment has no price basis. */
  readonly basis: number;
  readonly ids: { readonly first: number; readonly last: number };
}

const LAYOUTS: ReadonlyMap<string, LineLayout> = new Map([
  // The standard ends at PO124; what stands beyond PO131 is listed as unused.
  ['PO1', { rules: compileRules(LINE_RULES), unit: 3, basis: 5, ids: { first: 6, last: 30 } }],
  ['POC', { rules: compileRules(CHANGE_LINE_RULES), unit: 5, basis: 7, ids: { first: 8, last: 30 } }],
  ['G68', { rules: compileRules(GROCERY_LINE_RULES), unit: 2, basis: 0, ids: { first: 5, last: 7 } }],
]);

/** Opens a line. */
export function mapLine(cursor: Cursor, segment: Segment): void {
  const layout = LAYOUTS.get(segment.tag);
  if (layout === undefined) return;
  const line: DraftLine = {};
  cursor.line = line;
  cursor.lineSegment = segment;
  cursor.party = undefined;
  cursor.schedule = undefined;
  cursor.noteType = undefined;
  cursor.foreign = false;
  cursor.ownDates = false;
  cursor.subline = false;
  cursor.order.lines ??= [];
  cursor.order.lines.push(line);
  applyRules(cursor, layout.rules, line, segment);
  if (segment.tag === 'POC') mapChange(cursor, line, segment, layout.unit);
  if (segment.tag === 'G68') mapGrocery(cursor, line, segment);
  if (layout.basis > 0) mapPriceBasis(cursor, line, segment, layout.basis, line.sourceUom?.text.trim() ?? '');
  mapItemIds(cursor, line, segment, layout.ids.first, layout.ids.last);
}

const ITEM_FIELDS: readonly string[] = ['buyerSku', 'supplierSku', 'gtin'];

/** LIN below a line: further numbers of its item. One that the line has otherwise names another item. */
export function mapItems(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined || cursor.schedule !== undefined) return;
  mapItemIds(cursor, line, segment, 2, 30);
  for (let element = 2; element + 1 < segment.elements.length; element += 2) {
    const number = segment.elements[element + 1] ?? '';
    const field = ITEM_IDS.get(segment.elements[element] ?? '');
    if (number === '' || field === undefined || !ITEM_FIELDS.includes(field)) continue;
    const present = line[field];
    if (present === undefined || present.text === number || (cursor.used & (1 << element)) !== 0) continue;
    const message = `The item is ${present.text.slice(0, 40)} in the line, but ${number.slice(0, 40)} in LIN.`;
    cursor.findings.push(
      finding('value-conflict', message, { severity: 'error', at: elementPlace(segment, element + 1) }),
    );
  }
}

const LEFT_TO_RECEIVE: DraftField = { text: '', rule: 'default/reference-type', value: 'quantityLeftToReceive' };
const CHANGE_CODE: DraftField = { text: '', rule: 'default/reference-type', value: 'changeCode' };
const DIFFERENCE: DraftField = { text: '', rule: 'default/reference-type', value: 'quantityDifference' };
const PACK: DraftField = { text: '', rule: 'default/reference-type', value: 'pack' };
const INNER_PACK: DraftField = { text: '', rule: 'default/reference-type', value: 'innerPack' };
const PACK_SIZE: DraftField = { text: '', rule: 'default/reference-type', value: 'packSize' };
const CASE_CODE: DraftField = { text: '', rule: 'default/identifier-scheme', value: 'UA' };

/**
 * What only a POC has. Under QI and QD some partners send the difference instead of the new quantity; the profile says
 * which. A difference is no quantity that could be delivered, so it is kept apart and a person sees that it is missing.
 */
function mapChange(cursor: Cursor, line: DraftLine, segment: Segment, unit: number): void {
  const action = (segment.elements[2] ?? '').trim();
  if (action !== '' && LINE_ACTIONS[action] === undefined) {
    const message = `POC02 is "${action.slice(0, 10)}", which names no change of a line that can be carried out.`;
    cursor.findings.push(finding('code-unknown', message, { severity: 'error', at: elementPlace(segment, 2) }));
  }
  // Several codes are one action: which of them it was is kept, for whoever writes or answers the change.
  if (LINE_ACTIONS[action] !== undefined && !Object.values<string>(ACTION_CODES).includes(action)) {
    const code = cut(cursor, segment, 2);
    if (code !== undefined) addReference(line, CHANGE_CODE, code);
  }
  const isDelta = cursor.isDelta && (action === 'QI' || action === 'QD');
  if (isDelta && line.quantity !== undefined) {
    addReference(line, DIFFERENCE, line.quantity);
    delete line.quantity;
  }
  // POC04 repeats POC03 when nothing was received yet: then it says nothing more.
  const left = segment.elements[4] ?? '';
  if (left !== '' && !isDelta && left === segment.elements[3]) markRead(cursor, 4);
  else if (left !== '') {
    const value = cut(cursor, segment, 4);
    if (value !== undefined) addReference(line, LEFT_TO_RECEIVE, value);
  }
  mapCompositeUnit(cursor, line, segment, unit);
}

/**
 * C001: a unit, its exponent and a multiplier, up to five times. Only a plain unit is one that the quantity is in; what makes
 * another one of it (`EA>>12` is twelve each) is listed as unused, and told.
 */
export function mapCompositeUnit(
  cursor: Cursor,
  line: DraftLine | DraftComponent,
  segment: Segment,
  element: number,
): void {
  const { componentSeparator } = cursor;
  const whole = line.sourceUom;
  if (whole === undefined || componentSeparator === '' || !whole.text.includes(componentSeparator)) return;
  const [text = '', ...others] = whole.text.split(componentSeparator);
  const code = { text, rule: whole.rule, at: { ...elementPlace(segment, element), length: text.length, component: 1 } };
  line.uom = code;
  line.sourceUom = code;
  const isPlain = others.every((part, at) => part.trim() === '' || (at < 2 && Number(part) === 1));
  if (isPlain) return;
  for (const [at, part] of others.entries())
    if (part.trim() !== '')
      cursor.unused.push({ tag: `${segment.tag}${String(element).padStart(2, '0')}-${at + 2}`, segment: segment.position, text: part }); // prettier-ignore
  const message = `The quantity is in "${whole.text.slice(0, 40)}", of which only ${text.slice(0, 20)} was read.`;
  cursor.findings.push(finding('unit-multiplied', message, { at: elementPlace(segment, element) }));
}

/** G6804 is the U.P.C. case code, twelve digits without a check digit: a number of its own, no GTIN. */
function mapGrocery(cursor: Cursor, line: DraftLine, segment: Segment): void {
  if (cursor.lineAction !== undefined) line.action = cursor.lineAction;
  const value = cut(cursor, segment, 4);
  if (value === undefined) return;
  line.otherIds ??= [];
  line.otherIds.push({ scheme: CASE_CODE, value });
}

/** PO4 and G70: how many units a pack holds, and how much is in each, which no field of the order says. */
export function mapPack(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined || cursor.schedule !== undefined) return;
  const pack = cut(cursor, segment, 1);
  if (pack !== undefined) addReference(line, PACK, pack);
  const inner = cut(cursor, segment, segment.tag === 'PO4' ? 14 : 10);
  if (inner !== undefined) addReference(line, INNER_PACK, inner);
  mapPackSize(cursor, line, segment);
}

/** PO402 and 03, G7002 and 03: five pounds, 10.75 ounces. */
function mapPackSize(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const unit = (segment.elements[3] ?? '').trim();
  const said = (segment.elements[2] ?? '').trim();
  const size = cut(cursor, segment, 2, unit === '' || said === '' ? undefined : `${said} ${decoded(segment, unit)}`);
  if (size === undefined) return;
  if (unit !== '') markRead(cursor, 3);
  addReference(line, PACK_SIZE, size);
}

/** SCH: one delivery of the line, or of the place whose N1 loop is open, with one or two days (SCH05 and 06, SCH08 and 09). */
export function mapSchedule(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined) return;
  const schedule: DraftSchedule = {};
  put(cursor, schedule, ['quantity'], segment, 1);
  mapSchedulePlace(cursor, schedule, segment);
  mapScheduleDay(cursor, schedule, segment, 5);
  mapScheduleDay(cursor, schedule, segment, 8);
  if (cursor.used === 0) return;
  readDeliveryUnit(cursor, line, segment, 2);
  if (addToPlace(cursor, line, schedule, segment)) return;
  line.schedules ??= [];
  line.schedules.push(schedule);
}

/** SCH04: who gets it, by SCH03. A name alone (C0304 asks for no role) stands where deliveries say their place, and is one. */
function mapSchedulePlace(cursor: Cursor, schedule: DraftSchedule, segment: Segment): void {
  const role = (segment.elements[3] ?? '').trim();
  const name = (segment.elements[4] ?? '').trim();
  if (name === '') return;
  if (role === '' || role === 'ST' || STAND_INS.get(role)?.includes('shipTo') === true) {
    if (put(cursor, schedule, ['shipTo', 'name'], segment, 4)) markRead(cursor, 3);
    return;
  }
  const message = `A delivery names ${decoded(segment, name).slice(0, 40)} in the role ${role.slice(0, 10)} (SCH03), for which an order has no place there; it was left out.`;
  cursor.findings.push(finding('order-detail-left-out', message, { severity: 'error', at: elementPlace(segment, 4) }));
}

/**
 * A qualifier and, after it, a day of one delivery. What is requested at the ship-to is its date; a limit, or a day at
 * the other end of the transport, keeps its own place, because goods that leave on a day do not arrive on it.
 */
function mapScheduleDay(cursor: Cursor, schedule: DraftSchedule, segment: Segment, element: number): void {
  const qualifier = (segment.elements[element] ?? '').trim();
  const meaning = DATES.get(qualifier);
  if (meaning === undefined) {
    if (qualifier === '' || (segment.elements[element + 1] ?? '') === '') return;
    const message = `The day of a delivery is of kind ${qualifier.slice(0, 10)}, for which an order has no place there; it was left out.`;
    cursor.findings.push(finding('code-unknown', message, { at: elementPlace(segment, element) }));
    return;
  }
  const [window, side] = meaning.to;
  const to = window === 'requestedDelivery' && side === 'date' ? ['date'] : meaning.to;
  if (put(cursor, schedule, to, segment, element + 1, undefined, qualifier)) {
    markRead(cursor, element);
    return;
  }
  const day = (segment.elements[element + 1] ?? '').trim();
  if (day === '') return;
  const message = `A day of one delivery is said twice: ${day.slice(0, 20)} (${qualifier.slice(0, 10)}) is the second, and was left out.`;
  cursor.findings.push(
    finding('value-conflict', message, { severity: 'error', at: elementPlace(segment, element + 1) }),
  );
}

const MUTUAL: DraftField = { text: '', rule: 'default/identifier-scheme', value: 'mutuallyDefined' };

/**
 * SDQ: up to ten stores and their quantities, each a delivery to that store. SDQ02 is given only where it differs from the
 * one before; where none came before, both sides know whose numbers they are.
 */
export function mapStoreQuantities(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined) return;
  tellShiftedStores(cursor, segment);
  const qualifier = (segment.elements[2] ?? '').trim();
  if (qualifier !== '') cursor.storeScheme = cut(cursor, segment, 2, ID_SCHEMES.get(qualifier));
  for (let element = 3; element <= 21; element += 2) {
    const quantity = cut(cursor, segment, element + 1);
    const store = cut(cursor, segment, element);
    if ((quantity?.text.trim() ?? '') === '' || (store?.text.trim() ?? '') === '') {
      tellHalfDelivery(cursor, segment, element, quantity, store);
    }
    if (quantity === undefined) continue;
    const shipTo = store === undefined ? {} : { identifiers: [{ scheme: cursor.storeScheme ?? MUTUAL, value: store }] };
    line.schedules ??= [];
    line.schedules.push({ quantity, shipTo });
  }
  if (cursor.used !== 0) readDeliveryUnit(cursor, line, segment, 1);
}

/** A quantity that goes nowhere, or a store that gets nothing: either may be what the next pair misses. */
function tellHalfDelivery(
  cursor: Cursor,
  segment: Segment,
  element: number,
  quantity: DraftField | undefined,
  store: DraftField | undefined,
): void {
  const says =
    quantity === undefined
      ? store === undefined
        ? undefined
        : `names ${store.text.slice(0, 20)}, but no quantity for it`
      : `says ${quantity.text.slice(0, 20)}, but not for which store`;
  if (says === undefined) return;
  const at = elementPlace(segment, quantity === undefined ? element : element + 1);
  cursor.findings.push(finding('delivery-incomplete', `SDQ ${says}.`, { at }));
}

/** SCH02, SDQ01 and QTY03 repeat the unit of the line; another one stays unused, and a person must say what is meant. */
function readDeliveryUnit(cursor: Cursor, { sourceUom }: DraftLine, segment: Segment, element: number): void {
  const unit = (segment.elements[element] ?? '').trim();
  if (unit === sourceUom?.text.trim()) markRead(cursor, element);
  else if (unit !== '' && sourceUom !== undefined) {
    const message = `The line is in ${sourceUom.text.slice(0, 20)}, but this delivery of it in ${unit.slice(0, 20)}.`;
    cursor.findings.push(finding('value-conflict', message, { severity: 'error', at: elementPlace(segment, element) }));
  }
}

/** QTY in the N1 loop of a line: how much goes to that ship-to. Other quantities stay unused. */
export function mapQuantity(cursor: Cursor, segment: Segment): void {
  const { line, schedule } = cursor;
  if (schedule === undefined || !put(cursor, schedule, ['quantity'], segment, 2)) return;
  markRead(cursor, 1);
  if (line !== undefined) readDeliveryUnit(cursor, line, segment, 3);
}

/** DTM in the N1 loop of a line: when it is due there. */
export function mapScheduleDate(cursor: Cursor, schedule: DraftSchedule, segment: Segment): void {
  const qualifier = (segment.elements[1] ?? '').trim();
  const meaning = DATES.get(qualifier);
  const period = meaning === undefined ? undefined : daysOfPeriod(cursor, segment, qualifier, meaning.to[1]);
  const { date, requestedDelivery = {}, requestedShip = {} } = schedule;
  const present = [date, ...Object.values(requestedDelivery), ...Object.values(requestedShip)];
  const day = dayOf({ text: segment.elements[2] ?? '' });
  const said = period === undefined ? [day] : Object.values(period.days).map(dayOf);
  const element = period?.element ?? 2;
  const before = said[0] === '' ? undefined : saidBefore(cursor, segment, element, present, qualifier, said);
  if (before === 'other') cursor.used = 0;
  else if (before === 'same') for (const read of [1, element]) markRead(cursor, read);
  else if (meaning === undefined || period === undefined) mapScheduleDay(cursor, schedule, segment, 1);
  else mapSchedulePeriod(cursor, schedule, segment, meaning.to[0], period);
}

/** A window has no place for two kinds of days of one side. */
function mapSchedulePeriod(
  cursor: Cursor,
  schedule: DraftSchedule,
  segment: Segment,
  window: 'requestedDelivery' | 'requestedShip',
  { element, days }: Period,
): void {
  for (const [side, field] of Object.entries(days)) {
    const isDay = window === 'requestedDelivery' && side === 'date';
    const place: Record<string, unknown> = isDay ? schedule : (schedule[window] ??= {});
    const present = place[side] as DraftField | undefined;
    place[side] ??= field;
    if (present !== undefined && dayOf(present) !== dayOf(field)) tellOtherDay(cursor, segment, element, present.text);
  }
}
