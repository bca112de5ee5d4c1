/** LIN and what hangs below a line: identifiers, quantities, prices, deliveries. */
import { printable } from '../../edi/printable.ts';
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftLine } from '../../../model/draft.ts';
import { componentPlace, type Segment } from '../../edi/segment.ts';
import {
  placeOf,
  addReference,
  code,
  cut,
  giveBack,
  isSame,
  conflict,
  kindField,
  markRead,
  put,
  type Cursor,
} from './map-cursor.ts';
import { computable, cutNumber, numberValue, PIECE } from './map-numbers.ts';
import { mapLineItemId } from './map-item-ids.ts';
import { openSubline } from './map-subline.ts';
import { readDestination } from './map-places.ts';
import { choosePrice, PIECES, unsaid } from './map-prices.ts';
import { DISCRETE_QUANTITY, LINE_ACTIONS, ORDERED_QUANTITY } from './map-tables.ts';

/** LIN: opens a line, unless it details another one. */
export function mapLine(cursor: Cursor, segment: Segment): void {
  closeLine(cursor);
  cursor.section = 'detail';
  if (code(segment, 4, 1) === '1') {
    openSubline(cursor, segment);
    return;
  }
  const line: DraftLine = {};
  cursor.line = line;
  cursor.order.lines ??= [];
  cursor.order.lines.push(line);
  put(cursor, line, 'lineNumber', segment, cut(cursor, segment, 1, 1));
  const action = LINE_ACTIONS.get(code(segment, 2));
  if (action !== undefined) {
    put(cursor, line, 'action', segment, cut(cursor, segment, 2, 1, action));
    if (action === 'delete' && cursor.order.purpose?.value === 'original') tellDeleted(cursor, segment);
  } else if (code(segment, 2) !== '') {
    const said = `LIN 1229 is "${code(segment, 2).slice(0, 10)}", which names no change of a line that can be carried out.`;
    const isChange = cursor.type === 'ORDCHG' || cursor.isChangeRequest;
    cursor.findings.push(finding('code-unknown', said, { at: componentPlace(segment, 2, 1), ...(isChange ? { severity: 'error' } : {}) })); // prettier-ignore
  }
  mapLineItemId(cursor, line, segment);
  if (cursor.usedEnd === 0) markRead(cursor, 0); // A bare LIN says at least that there is a line.
}

/** A new order has nothing to delete: whoever delivers what it lists would deliver this line too. */
function tellDeleted(cursor: Cursor, segment: Segment): void {
  const message = 'LIN 1229 says that the line is to be deleted, but the order is a new one.';
  cursor.findings.push(finding('value-conflict', message, { severity: 'error', at: componentPlace(segment, 2, 1) }));
}

/** QTY: ordered, of one delivery, or something else that is kept as a reference `quantity/…`. */
export function mapQuantity(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  const qualifier = code(segment, 1, 1);
  if (cursor.allowance !== undefined && cursor.group === 'ALC') {
    cursor.allowanceQuantity = computable(cursor, code(segment, 1, 2));
    return;
  }
  // A package's or an allowance's quantity is not that of the line.
  if (line === undefined || OWN_QUANTITIES.has(cursor.group)) return;
  readDestination(cursor, line, qualifier);
  if (cursor.group === 'SCC') {
    cursor.schedule = {};
    cursor.opened.set(cursor.schedule, placeOf(segment));
    line.schedules ??= [];
    line.schedules.push(cursor.schedule);
  }
  if (cursor.schedule !== undefined && cursor.group !== 'LIN') {
    if (!put(cursor, cursor.schedule, 'quantity', segment, cutNumber(cursor, segment, 1, 2, qualifier))) return;
    markRead(cursor, 1, 1);
    if (line.quantity === undefined) readUnit(cursor, line, segment);
    // The unit of a delivery is that of the line; another one stays unused, and a person must say what is meant.
    const unit = code(segment, 1, 3);
    if (unit === (line.sourceUom?.text ?? '').trim()) markRead(cursor, 1, 3);
    else if (unit !== '') tellDeliveryUnit(cursor, line, segment, unit);
    return;
  }
  const isDiscrete = qualifier === DISCRETE_QUANTITY && line.quantity === undefined;
  if (qualifier === ORDERED_QUANTITY || isDiscrete) mapOrdered(cursor, line, segment, qualifier);
  else keepQuantity(cursor, segment);
}

function tellDeliveryUnit(cursor: Cursor, line: DraftLine, segment: Segment, unit: string): void {
  if (line.quantity === undefined && line.sourceUom === undefined) return; // Nothing is said of the whole yet.
  if (line.sourceUom === undefined && PIECES.has(unit)) return;
  const message = `The line is in ${line.sourceUom?.text.slice(0, 20) ?? unsaid(cursor)}, but this delivery of it in ${unit.slice(0, 20)}.`;
  cursor.findings.push(finding('value-conflict', message, { severity: 'error', at: componentPlace(segment, 1, 3) }));
}

const OWN_QUANTITIES = new Set(['PAC', 'PCI', 'ALC', 'EQD', 'STG', 'APR', 'RCS']);

function mapOrdered(cursor: Cursor, line: DraftLine, segment: Segment, qualifier: string): void {
  const quantity = cutNumber(cursor, segment, 1, 2, qualifier);
  if (quantity === undefined) return;
  const present = line.quantity;
  if (present !== undefined && present.rule !== quantity.rule) {
    // The discrete quantity came first; now it is known what is ordered.
    const type: DraftField = { text: '', rule: 'default/reference-type', value: `quantity/${DISCRETE_QUANTITY}` };
    addReference(cursor, type, withUnit(present, line.sourceUom));
    delete line.quantity;
    delete line.uom;
    delete line.sourceUom;
  } else if (present !== undefined && !isSame(present, quantity)) {
    conflict(cursor, segment, present, quantity, 'quantity');
    giveBack(cursor);
    return;
  }
  line.quantity ??= quantity;
  markRead(cursor, 1, 1);
  const unit = cut(cursor, segment, 1, 3);
  if (unit !== undefined && line.sourceUom !== undefined && !isSame(line.sourceUom, unit)) {
    conflict(cursor, segment, line.sourceUom, unit, 'uom');
    giveBack(cursor);
    return;
  }
  readUnit(cursor, line, segment);
}

/** What the line is ordered in, where it does not say so yet: by QTY of the whole, or of its deliveries where that is all there is. */
function readUnit(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const unit = line.sourceUom === undefined ? cut(cursor, segment, 1, 3) : undefined;
  if (unit !== undefined) {
    line.uom = unit;
    line.sourceUom = unit;
  } else if (code(segment, 1, 3) === '' && cursor.isEancom) line.uom ??= PIECE;
}

/** A reference has no unit of its own, so that the quantity is told with it. */
function withUnit(quantity: DraftField, unit: DraftField | undefined): DraftField {
  if (unit === undefined) return quantity;
  const { text, rule, at, value } = quantity;
  return { text, rule, at, value: printable(`${value ?? text.trim()} ${unit.text.trim()}`, 400) };
}

/** 6063: goods that nobody pays for, beside what is ordered or among it. */
const FREE_QUANTITIES: ReadonlyMap<string, string> = new Map([
  ['192', 'a quantity that is free of charge'],
  ['193', 'a quantity that is free of charge among what is ordered'],
]);

function keepQuantity(cursor: Cursor, segment: Segment): void {
  const free = FREE_QUANTITIES.get(code(segment, 1, 1));
  if (free !== undefined) {
    const message = `QTY says ${free} (${code(segment, 1, 2).slice(0, 20)}), for which an order has no field; it was kept among the references.`;
    cursor.findings.push(finding('order-detail-left-out', message, { severity: 'error', at: componentPlace(segment, 1, 2) })); // prettier-ignore
  }
  const text = code(segment, 1, 2);
  const unit = code(segment, 1, 3);
  const number = numberValue(cursor, text) ?? text;
  const type = kindField(cursor, segment, 1, 1, 'quantity');
  const value = cut(cursor, segment, 1, 2, printable(unit === '' ? number : `${number} ${unit}`, 400));
  if (type === undefined || value === undefined) {
    giveBack(cursor);
    return;
  }
  markRead(cursor, 1, 3);
  addReference(cursor, type, value);
}

/** Chooses the price of the line that ends; the others become references `price/…`. */
export function closeLine(cursor: Cursor): void {
  const { line, prices } = cursor;
  if (line !== undefined && prices.length > 0) choosePrice(cursor, line);
  cursor.line = undefined;
  if (prices.length > 0) cursor.prices = [];
  cursor.party = undefined;
  cursor.schedule = undefined;
  cursor.allowance = undefined;
  cursor.tax = undefined;
  cursor.foreign = false;
}
