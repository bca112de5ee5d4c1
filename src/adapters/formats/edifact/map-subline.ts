/** LIN with C829: what another line consists of, with its numbers (LIN, PIA), description (IMD), quantity (QTY) and price (PRI). */
import { finding } from '../../../model/codes.ts';
import type { DraftComponent, DraftLine } from '../../../model/draft.ts';
import type { Segment } from '../../edi/segment.ts';
import { code, cut, markRead, placeOf, put, type Cursor } from './map-cursor.ts';
import { sumOf } from './map-counts.ts';
import { mapItemIds, mapLineItemId } from './map-item-ids.ts';
import { computable, cutNumber, PIECE } from './map-numbers.ts';
import { DISCRETE_QUANTITY, ORDERED_QUANTITY } from './map-tables.ts';
import { mapDescription } from './map-text.ts';

/** 1229 in a change. */
const UNCHANGED = '4';

/** Of a component of a component nobody knows how much a line holds: it is told, and left out with all below it. */
export function openSubline(cursor: Cursor, segment: Segment): void {
  cursor.foreign = true;
  cursor.sublines.count += 1;
  cursor.component = undefined;
  const parent = code(segment, 4, 2);
  const action = cursor.type === 'ORDCHG' ? code(segment, 2) : '';
  if (action !== '' && action !== UNCHANGED) {
    const message = `Line ${code(segment, 1).slice(0, 20)} changes a component of line ${parent === '' ? 'above' : parent.slice(0, 20)} (C829, 1229 is ${action.slice(0, 10)}); it was left out.`;
    cursor.findings.push(finding('subline-left-out', message, { severity: 'error', at: placeOf(segment) }));
    return;
  }
  const line = lineOf(cursor, parent);
  if (line === undefined) {
    const message = `Line ${code(segment, 1).slice(0, 20)} details line ${parent === '' ? 'above' : parent.slice(0, 20)} (C829), which is none of the order; it was left out.`;
    cursor.findings.push(finding('subline-left-out', message, { at: placeOf(segment) }));
    return;
  }
  const component: DraftComponent = {};
  cursor.component = component;
  (line.components ??= []).push(component);
  put(cursor, component, 'lineNumber', segment, cut(cursor, segment, 1, 1));
  markRead(cursor, 4, 1);
  markRead(cursor, 4, 2);
  mapLineItemId(cursor, component, segment);
}

/** The line that is detailed: the one that is named, else the last one. */
function lineOf({ order: { lines = [] } }: Cursor, parent: string): DraftLine | undefined {
  return parent === '' ? lines.at(-1) : lines.findLast(({ lineNumber }) => lineNumber?.text.trim() === parent);
}

/** A segment below such a line. */
export function mapSubline(cursor: Cursor, segment: Segment): void {
  const { component, line } = cursor;
  const { tag } = segment;
  if (tag === 'QTY') mapSublineQuantity(cursor, segment);
  if (tag === 'PRI' && component !== undefined) mapSublinePrice(cursor, component, segment);
  if (component === undefined || (tag !== 'PIA' && tag !== 'IMD')) return;
  cursor.line = component;
  if (tag === 'PIA') mapItemIds(cursor, segment);
  else mapDescription(cursor, segment);
  cursor.line = line;
}

/** 6063: so many of it are in one of the line. */
const UNITS_IN_ONE = '59';

function mapSublineQuantity(cursor: Cursor, segment: Segment): void {
  const qualifier = code(segment, 1, 1);
  const isWanted = qualifier === ORDERED_QUANTITY || qualifier === DISCRETE_QUANTITY || qualifier === UNITS_IN_ONE;
  if (!isWanted) return;
  const { component, sublines, findings } = cursor;
  if (qualifier === ORDERED_QUANTITY) sublines.quantity = sumOf([sublines.quantity?.toFixed(), computable(cursor, code(segment, 1, 2))]); // prettier-ignore
  if (component === undefined) {
    // Whoever packs must know of it, so that the order waits.
    const at = findings.findLastIndex((one) => one.code === 'subline-left-out');
    const told = findings[at];
    if (told !== undefined) findings[at] = { ...told, severity: 'error' };
    return;
  }
  if (!put(cursor, component, 'quantity', segment, cutNumber(cursor, segment, 1, 2, qualifier))) return;
  markRead(cursor, 1, 1);
  const per = qualifier === UNITS_IN_ONE ? cut(cursor, segment, 1, 1, 'unit') : undefined;
  if (per !== undefined) component.per = per;
  const unit = cut(cursor, segment, 1, 3);
  if (unit !== undefined) {
    component.uom = unit;
    component.sourceUom = unit;
  } else if (cursor.isEancom) component.uom ??= PIECE;
}

/** 5125: net. */
const NET_PRICE = 'AAA';

/** The net price of one. Any other is not what the component costs, and stays unused. */
function mapSublinePrice(cursor: Cursor, component: DraftComponent, segment: Segment): void {
  const [kind, type, basis, unit] = [1, 3, 5, 6].map((part) => code(segment, 1, part));
  const isOfOne = basis === '' || basis === '1';
  const isOfUnit = unit === '' || unit === component.sourceUom?.text.trim();
  if (kind !== NET_PRICE || type !== '' || !isOfOne || !isOfUnit || component.unitPrice !== undefined) return;
  if (!put(cursor, component, 'unitPrice', segment, cutNumber(cursor, segment, 1, 2, NET_PRICE))) return;
  for (const part of [1, 5, 6]) markRead(cursor, 1, part);
}
