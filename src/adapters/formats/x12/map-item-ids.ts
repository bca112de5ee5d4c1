/** Pairs of qualifier and item number, which PO1, POC and G68 hold alike. */
import type { DraftComponent, DraftLine } from '../../../model/draft.ts';
import { cut, markRead, put, type Cursor } from './map-cursor.ts';
import { tellShiftedPairs } from './shifted.ts';
import { ITEM_ID_RANK, ITEM_IDS, type ItemIdField } from './map-codes.ts';
import { secondNumber } from '../../edi/second-number.ts';
import { decoded, elementPlace, type Segment } from '../../edi/segment.ts';

/** @param first element of the first qualifier; its number stands one further. @param last that of the last qualifier. */
export function mapItemIds(
  cursor: Cursor,
  line: DraftLine | DraftComponent,
  segment: Segment,
  first: number,
  last: number,
): void {
  const { elements } = segment;
  const end = Math.min(elements.length - 1, last + 1);
  tellShiftedPairs(cursor, segment, first, last);
  for (let element = first; element < end; element += 2) {
    const code = elements[element] ?? '';
    if (code === '' || (elements[element + 1] ?? '') === '') continue;
    tellSecond(cursor, segment, first, element);
    const to = fieldOf(elements, element);
    if (to !== undefined && isFirstChoice(elements, element, to, first, end)) {
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

/** Only in one segment: a LIN below the line is compared with the line as a whole. */
function tellSecond(cursor: Cursor, segment: Segment, first: number, element: number): void {
  const { elements } = segment;
  const code = elements[element] ?? '';
  for (let other = first; other < element; other += 2) {
    const number = elements[other + 1] ?? '';
    if (elements[other] !== code || number === '') continue;
    const [one, later] = [number, elements[element + 1] ?? ''].map((text) => decoded(segment, text));
    const told = secondNumber(
      code,
      fieldOf(elements, other),
      one ?? '',
      later ?? '',
      elementPlace(segment, element + 1),
    );
    if (told !== undefined) cursor.findings.push(told);
    return;
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
function isFirstChoice(
  elements: readonly string[],
  element: number,
  to: ItemIdField,
  first: number,
  end: number,
): boolean {
  const rank = ITEM_ID_RANK.get(elements[element] ?? '') ?? Infinity;
  for (let other = first; other < end; other += 2) {
    if (other === element || (elements[other + 1] ?? '') === '' || fieldOf(elements, other) !== to) continue;
    const otherRank = ITEM_ID_RANK.get(elements[other] ?? '') ?? Infinity;
    if (otherRank < rank || (otherRank === rank && other < element)) return false;
  }
  return true;
}
