/** SLN: what a line consists of, which the order has no place for. It is told, with how much of what it is. */
import { finding } from '../../../model/codes.ts';
import { decoded, elementPlace, type Segment } from '../../edi/segment.ts';
import { STAND_INS } from './map-codes.ts';
import type { Cursor } from './map-cursor.ts';

/** Element 662: no more than a remark on the line, which is delivered as it says itself. */
const INFORMATION = 'O';

/** Element 662: these change what is to be delivered, so that the line alone would order something else. */
const CHANGING: ReadonlyMap<string, string> = new Map([
  ['A', 'is to be added to it'],
  ['D', 'is to be taken from it'],
  ['S', 'is to be sent instead of it'],
]);

/** All that follows up to the next line belongs to the component, and is listed as unused with it. */
export function openSubline(cursor: Cursor, segment: Segment): void {
  cursor.foreign = true;
  cursor.subline = true;
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
