/**
 * A delimiter inside a value, or one that is missing: X12 has no release character before 007040, so that what stands behind it
 * moves by one, and numbers become qualifiers. An order read so has the item or the place of nobody.
 */
import { finding } from '../../../model/codes.ts';
import { decoded, elementPlace, type Segment } from '../../edi/segment.ts';
import { ID_SCHEMES, ITEM_ID_RANK } from './map-codes.ts';
import type { Cursor } from './map-cursor.ts';

/** Element 235: exactly so many characters. */
const ITEM_QUALIFIER = 2;
/** Element 66: at most so many. */
const PARTY_QUALIFIER_MAX = 2;

/** Pairs of qualifier and number. @param last element of the last qualifier */
export function tellShiftedPairs(cursor: Cursor, segment: Segment, first: number, last: number): void {
  const { elements } = segment;
  const end = Math.min(elements.length - 1, last);
  for (let element = first; element <= end; element += 2) {
    const qualifier = (elements[element] ?? '').trim();
    if (qualifier === '' || isQualifier(qualifier, (elements[element + 1] ?? '').trim())) continue;
    tell(cursor, segment, element, 'a kind of item number');
    return;
  }
}

/** A number may be missing, or look like a qualifier, behind one that is known; behind any other it is the qualifier that was moved. */
function isQualifier(qualifier: string, number: string): boolean {
  if (qualifier.length !== ITEM_QUALIFIER) return false;
  return ITEM_ID_RANK.has(qualifier) || !ITEM_ID_RANK.has(number);
}

/** N103 and N104, behind a name. */
export function tellShiftedParty(cursor: Cursor, segment: Segment, element: number): void {
  const [qualifier = '', number = '', further = ''] = segment.elements
    .slice(element, element + 3)
    .map((text) => text.trim());
  const isMoved = !ID_SCHEMES.has(qualifier) && ID_SCHEMES.has(number) && further !== '';
  if (qualifier.length > PARTY_QUALIFIER_MAX || isMoved) tell(cursor, segment, element, 'a kind of identifier');
}

function tell(cursor: Cursor, segment: Segment, element: number, what: string): void {
  const { tag, elements } = segment;
  const text = decoded(segment, elements[element] ?? '').slice(0, 40);
  const label = `${tag}${String(element).padStart(2, '0')}`;
  const message = `${label} (${what}) is "${text}", which is none: what stands there is one place off, as behind a value with a delimiter inside, or where one is missing.`;
  cursor.findings.push(finding('elements-shifted', message, { at: elementPlace(segment, element) }));
}
