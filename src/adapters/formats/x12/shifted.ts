/**
 * A delimiter inside a value, or one that is missing: X12 has no release character before 007040, so that what stands behind it
 * moves by one, and numbers become qualifiers. An order read so has the item or the place of nobody.
 */
import { finding } from '../../../model/codes.ts';
import { decoded, elementPlace, type Segment } from '../../edi/segment.ts';
import { DATES, GROCERY_DATES, ID_SCHEMES, ITEM_ID_RANK } from './map-codes.ts';
import type { Cursor } from './map-cursor.ts';
import { isOrderType } from './map-tables.ts';
import { isDate } from './values.ts';

/** Element 235: exactly so many characters. */
const ITEM_QUALIFIER = 2;
/** Element 66: at most so many. */
const PARTY_QUALIFIER_MAX = 2;

/** Pairs of qualifier and number. @param last element of the last qualifier */
export function tellShiftedPairs(cursor: Cursor, segment: Segment, first: number, last: number): void {
  const { elements } = segment;
  const end = Math.min(elements.length - 1, last);
  for (let element = first; element <= end; element += 2) {
    const [before, qualifier, number] = textsOf(segment, element - 1);
    if (qualifier === '' && number !== '' && ITEM_ID_RANK.has(before)) {
      tell(cursor, segment, element - 1, 'another value than a kind of item number');
      return;
    }
    if (qualifier === '' || isQualifier(qualifier, number)) continue;
    tell(cursor, segment, element, 'a kind of item number');
    return;
  }
}

function textsOf({ elements }: Segment, first: number): [string, string, string] {
  const text = (element: number): string => (elements[element] ?? '').trim();
  return [text(first), text(first + 1), text(first + 2)];
}

/** A number may be missing, or look like a qualifier, behind one that is known; behind any other it is the qualifier that was moved. */
function isQualifier(qualifier: string, number: string): boolean {
  if (qualifier.length !== ITEM_QUALIFIER) return false;
  return ITEM_ID_RANK.has(qualifier) || !ITEM_ID_RANK.has(number);
}

/** N103 and N104, behind a name. N105 says how a party is related, but only of one with both or neither of them. */
export function tellShiftedParty(cursor: Cursor, segment: Segment, element: number): void {
  const [qualifier, number, further] = textsOf(segment, element);
  if (qualifier !== '' && number === '' && further !== '') {
    tell(cursor, segment, element + 2, 'a kind of relation');
    return;
  }
  const isMoved = !ID_SCHEMES.has(qualifier) && ID_SCHEMES.has(number) && further !== '';
  if (qualifier.length > PARTY_QUALIFIER_MAX || isMoved) tell(cursor, segment, element, 'a kind of identifier');
}

/** SDQ02: no code of element 66 is longer, or begins with a zero as the numbers of stores do. */
export function tellShiftedStores(cursor: Cursor, segment: Segment): void {
  const [qualifier] = textsOf(segment, 2);
  if (qualifier.length > PARTY_QUALIFIER_MAX || /^0\d/.test(qualifier)) {
    tell(cursor, segment, 2, 'a kind of identifier');
  }
}

/** DTM and G62: a day behind its place, in front of it, or in one element with its code. */
export function tellShiftedDay(cursor: Cursor, segment: Segment): void {
  const { tag, elements } = segment;
  const kinds = tag === 'G62' ? GROCERY_DATES : DATES;
  const [kind, day, behind] = textsOf(segment, 1);
  const [width] = [...kinds.keys()].map((code) => code.length);
  const isJoined = kinds.has(kind.slice(0, width)) && isDay(kind.slice(width));
  if (isJoined || (kinds.has(day) && (isDay(kind) || (kind === '' && isDay(behind)))))
    tell(cursor, segment, 1, 'a kind of day');
  if (!kinds.has(kind) || day !== '') return;
  const element = [3, 4].find((at) => isDay((elements[at] ?? '').trim()));
  if (element !== undefined) tell(cursor, segment, element, 'a time of the day');
}

const isDay = (text: string): boolean => isDate(text, 8) || isDate(text, 6);

/** BEG03 and BCH03: the number of an order that is the kind of it. */
export function tellShiftedNumber(cursor: Cursor, segment: Segment): void {
  const [kind, number] = textsOf(segment, 2);
  if (!isOrderType(kind) && isOrderType(number)) tell(cursor, segment, 3, 'an order number');
}

/**
 * SAC without amount, rate and percent: the sum stands for the agency (SAC03), for the code of the one that is not named
 * (SAC04), or for what a percentage is of (SAC06). With no code in SAC02 either, the segment is one of a sender who leaves
 * places out, of which only a warning tells that it has no sum.
 */
export function tellShiftedSum(cursor: Cursor, segment: Segment): boolean {
  const [kind, agency, code] = textsOf(segment, 2);
  if (kind === '') return false;
  const [base] = textsOf(segment, 6);
  const element = agency.length > 2 ? 3 : agency === '' && code !== '' ? 4 : base.length > 1 ? 6 : undefined;
  if (element !== undefined) tell(cursor, segment, element, 'a code');
  return element !== undefined;
}

function tell(cursor: Cursor, segment: Segment, element: number, what: string): void {
  const { tag, elements } = segment;
  const text = decoded(segment, elements[element] ?? '').slice(0, 40);
  const label = `${tag}${String(element).padStart(2, '0')}`;
  const message = `${label} (${what}) is "${text}", which is none: what stands there is one place off, as behind a value with a delimiter inside, or where one is missing.`;
  // What stands there is no code that has a meaning there: 7 of AK403. The sender is not told it unless the standard forbids it.
  const x12 = { level: 'element', code: '7', value: text } as const;
  cursor.findings.push(finding('elements-shifted', message, { at: elementPlace(segment, element), x12 }));
}
