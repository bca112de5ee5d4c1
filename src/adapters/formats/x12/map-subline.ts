/**
 * SLN: what a line consists of. What it includes is kept as its components, with the descriptions that follow; what is to be added,
 * taken away or sent instead, and a mere remark, has no place in the order and is told, with how much of what it is.
 */
import { finding } from '../../../model/codes.ts';
import type { DraftComponent } from '../../../model/draft.ts';
import { decoded, elementPlace, type Segment } from '../../edi/segment.ts';
import { STAND_INS } from './map-codes.ts';
import { markRead, put, type Cursor } from './map-cursor.ts';
import { mapItemIds } from './map-item-ids.ts';
import { mapCompositeUnit } from './map-line.ts';
import { mapDescription } from './map-notes.ts';
import { readBasis } from './price-bases.ts';

/** Element 662: part of the line as it is ordered. */
const INCLUDED = 'I';
/** No more than a remark on the line, which is delivered as it says itself. */
const INFORMATION = 'O';

/** These change what is to be delivered, so that the line alone would order something else. */
const CHANGING: ReadonlyMap<string, string> = new Map([
  ['A', 'is to be added to it'],
  ['D', 'is to be taken from it'],
  ['S', 'is to be sent instead of it'],
]);

/** All that follows up to the next line belongs to the component; of that its description is read. */
export function openSubline(cursor: Cursor, segment: Segment): void {
  cursor.foreign = true;
  cursor.subline = true;
  cursor.component = undefined;
  cursor.openText = undefined;
  if (cursor.line !== undefined && text(segment, 3) === INCLUDED && !isNested(cursor, segment))
    mapComponent(cursor, segment);
  else tellLeftOut(cursor, segment);
}

/** SLN02 names the component that this one is a part of. */
function isNested({ line }: Cursor, segment: Segment): boolean {
  const parent = text(segment, 2);
  return parent !== '' && parent !== text(segment, 1) && (line?.components ?? []).some(({ lineNumber }) => lineNumber?.text.trim() === parent); // prettier-ignore
}

function mapComponent(cursor: Cursor, segment: Segment): void {
  const component: DraftComponent = {};
  cursor.component = component;
  put(cursor, component, ['lineNumber'], segment, 1);
  markRead(cursor, 3);
  put(cursor, component, ['quantity'], segment, 4);
  put(cursor, component, ['uom'], segment, 5);
  put(cursor, component, ['sourceUom'], segment, 5);
  mapCompositeUnit(cursor, component, segment, 5);
  mapItemIds(cursor, component, segment, FIRST_ID, LAST_ID);
  mapComponentPrice(cursor, component, segment);
  const { line } = cursor;
  if (line !== undefined) (line.components ??= []).push(component);
}

/** SLN06 to SLN08: the price of one, which the price of the line includes. One that comes on top of it is told. */
function mapComponentPrice(cursor: Cursor, component: DraftComponent, segment: Segment): void {
  const relation = text(segment, 8);
  if (!CHANGING.has(relation)) markRead(cursor, 8);
  if (text(segment, 6) === '') return;
  if (CHANGING.has(relation)) {
    const message = `Component ${shown(text(segment, 1))} has a price of its own (${shown(text(segment, 6))}, SLN08 ${relation}), which changes that of the line; it was left out.`;
    cursor.findings.push(
      finding('order-detail-left-out', message, { severity: 'error', at: elementPlace(segment, 6) }),
    );
    return;
  }
  const basis = text(segment, 7);
  if (basis !== '' && readBasis(basis, component.sourceUom?.text.trim() ?? '') !== 'itself' && !isOfOne(basis, component)) return; // prettier-ignore
  put(cursor, component, ['unitPrice'], segment, 6);
  markRead(cursor, 7);
}

function isOfOne(basis: string, { sourceUom }: DraftComponent): boolean {
  const reading = readBasis(basis, sourceUom?.text.trim() ?? '');
  return typeof reading === 'object' && 'basis' in reading && reading.basis === '1';
}

/** PID below an SLN describes the component. */
export function describeComponent(cursor: Cursor, segment: Segment): void {
  const { line, component } = cursor;
  if (component === undefined || segment.tag !== 'PID') return;
  cursor.line = component;
  mapDescription(cursor, segment);
  cursor.line = line;
}

function tellLeftOut(cursor: Cursor, segment: Segment): void {
  const relation = text(segment, 3);
  const changes = CHANGING.get(relation);
  const unit = cursor.componentSeparator === '' ? text(segment, 5) : (text(segment, 5).split(cursor.componentSeparator)[0] ?? ''); // prettier-ignore
  const quantity = [text(segment, 4), unit].filter((part) => part !== '').join(' ');
  const what = itemsOf(segment);
  const of = quantity === '' ? what : [quantity, what].filter((part) => part !== '').join(' of ');
  const number = cursor.line?.lineNumber?.text.trim() ?? '';
  const line = number === '' ? 'the line' : `line ${shown(number)}`;
  const message = `Component ${shown(text(segment, 1))} of ${line}${of === '' ? '' : ` (${shown(of)})`} ${changes ?? 'is no line of the order'}; it was left out.`;
  cursor.findings.push(
    finding('subline-left-out', message, {
      at: elementPlace(segment, 1),
      // Whoever packs an assortment must know of what it is.
      ...(changes !== undefined || (quantity !== '' && relation !== INFORMATION) ? { severity: 'error' } : {}),
    }),
  );
}

/** N1*ST below SLN: parts of the line go elsewhere than the line, so that its ship-to cannot stand for them. */
export function tellSublinePlace(cursor: Cursor, segment: Segment): void {
  const role = text(segment, 1);
  if (role !== 'ST' && STAND_INS.get(role)?.includes('shipTo') !== true) return;
  const number = cursor.line?.lineNumber?.text.trim() ?? '';
  const name = text(segment, 2) === '' ? text(segment, 4) : text(segment, 2);
  const message = `A component of ${number === '' ? 'the line' : `line ${shown(number)}`} goes to ${name === '' ? 'a place of its own' : shown(name)}, which is left out with it.`;
  cursor.findings.push(finding('delivery-incomplete', message, { at: elementPlace(segment, 1) }));
}

const FIRST_ID = 9;
const LAST_ID = 27;

function itemsOf(segment: Segment): string {
  const items: string[] = [];
  for (let element = FIRST_ID; element <= LAST_ID; element += 2) {
    const number = text(segment, element + 1);
    if (number !== '') items.push(`${text(segment, element)} ${number}`.trim());
  }
  return items.join(', ');
}

function text(segment: Segment, element: number): string {
  const raw = (segment.elements[element] ?? '').trim();
  return decoded(segment, raw);
}

function shown(said: string): string {
  return said.slice(0, 80);
}
