/**
 * Values that stand out of their place although the directory has nothing against them, or nothing that says more than any other
 * code that it does not know: the item, the place, the currency or what a price is for would be missing, and nobody would see it.
 */
import { split } from '../../edi/components.ts';
import { rawComponents, type Segment } from '../../edi/segment.ts';
import { CHANGE_REQUEST, ID_SCHEMES, ITEM_IDS, ORDER_TYPES } from './map-tables.ts';
import type { SegmentPlan } from './plan.ts';

export interface OutOfPlace {
  readonly element: number;
  readonly component: number;
  /** Ends the sentence that the value begins. */
  readonly says: string;
}
type Rule = (segment: Segment, plan: SegmentPlan) => OutOfPlace | undefined;

const RULES: ReadonlyMap<string, Rule> = new Map([
  ['BGM', documentNumber],
  ['NAD', (segment) => partyAmongWords(segment) ?? agencyAmongWords(segment) ?? countryAsPostalCode(segment)],
  ['CUX', referenceCurrency],
  ['LIN', itemNumber],
  ['PIA', itemNumber],
  ['PRI', priceBasis],
]);

export function outOfPlace(segment: Segment, plan: SegmentPlan): OutOfPlace | undefined {
  return segment.source === undefined ? undefined : RULES.get(segment.tag)?.(segment, plan);
}

/** 1001 and 1004 have changed places: the kind of an order stands as its number. */
function documentNumber(segment: Segment, plan: SegmentPlan): OutOfPlace | undefined {
  const [kind = ''] = rawComponents(segment, 1);
  const [number = ''] = rawComponents(segment, 2);
  const isKind = kind === '' || plan.elements[0]?.components[0]?.codes?.has(kind) !== false;
  if (isKind || !(ORDER_TYPES.has(number) || number === CHANGE_REQUEST)) return undefined;
  return { element: 2, component: 1, says: 'is the kind of a document, and stands where its number should' };
}

/** Elements of NAD that hold words: C058, C080, C059. */
const PARTY_WORDS = [3, 4, 5];

/** Words that are a number with its agency, or a number alone that is a GLN by its length, where none stands in C082. */
function partyAmongWords(segment: Segment): OutOfPlace | undefined {
  if ((segment.elements[2] ?? '') !== '' || segment.source === undefined) return undefined;
  const { component, release } = segment.source.delimiters;
  for (const element of PARTY_WORDS) {
    const [number = '', list = '', agency = '', ...others] = split(segment.elements[element] ?? '', component, release);
    if (number === '') continue;
    const isAlone = list === '' && others.length === 0;
    if (!isAlone || !(agency === '' ? /^\d{13}$/ : /^\w*\d\w*$/).test(number)) return undefined;
    if (agency !== '' && !ID_SCHEMES.has(agency)) return undefined;
    const says = 'stands among the words of NAD: with one separator less it would be NAD C082/3039 (party)';
    return { element, component: 1, says };
  }
  return undefined;
}

/** The agency of a number alone behind it, where C058 begins. */
function agencyAmongWords(segment: Segment): OutOfPlace | undefined {
  const [number = '', , agency = ''] = rawComponents(segment, 2);
  if (number === '' || agency !== '' || !ID_SCHEMES.has(segment.elements[3] ?? '')) return undefined;
  const says = 'stands among the words of NAD: in C082 it would say whose number that of the party is (3055)';
  return { element: 3, component: 1, says };
}

/** The end of an address has moved one element forward: two of its parts stand in one. */
function countryAsPostalCode({ elements }: Segment): OutOfPlace | undefined {
  const [region = '', postalCode = '', country = ''] = elements.slice(7);
  // No region is a number of as many digits, and no postal code two letters.
  if (country !== '' || !/^[A-Z]{2}$/.test(postalCode) || !/^\d{3}[\d -]*$/.test(region)) return undefined;
  const says = 'stands as postal code, like a country one place off: a separator is missing in the address before it';
  return { element: 8, component: 1, says };
}

const REFERENCE_CURRENCY = '2'; // 6347

/** The second C504 is that of the target currency. */
function referenceCurrency(segment: Segment): OutOfPlace | undefined {
  if ((segment.elements[1] ?? '') !== '' || rawComponents(segment, 2)[0] !== REFERENCE_CURRENCY) return undefined;
  const says = 'announces the currency of the prices where a target currency stands: there is one separator too many';
  return { element: 2, component: 1, says };
}

/** C212: 7140 and 7143 in one, in two elements, or the other way round. */
function itemNumber(segment: Segment, plan: SegmentPlan): OutOfPlace | undefined {
  let hasNoKind = false; // The number before it, in PIA.
  for (const [index, { id, components }] of plan.elements.entries()) {
    if (id !== 'C212' || (segment.elements[index + 1] ?? '') === '') continue;
    const [number = '', kind = '', ...others] = rawComponents(segment, index + 1);
    const codes = components[1]?.codes;
    const element = index + 1;
    if (kind !== '' && codes?.has(kind) === false && (/^\d+$/.test(kind) || ITEM_IDS.has(number)))
      return { element, component: 2, says: 'is no kind of item number, and stands where one should (7143)' };
    if (number === '' && hasNoKind && ITEM_IDS.has(kind))
      return { element, component: 2, says: 'is a kind without a number, behind a number without its kind (7143)' };
    const isBare = number !== '' && kind === '' && others.every((raw) => raw === '');
    if (isBare && (ITEM_IDS.has(number) || (hasNoKind && codes?.has(number) === true)))
      return { element, component: 1, says: 'is a kind of item number, and stands where a number should (7140)' };
    const [, end = ''] = /^\d+([A-Z]+)$/.exec(number) ?? [];
    if (isBare && ITEM_IDS.has(end))
      return { element, component: 1, says: `has no kind (7143), and ends in one: ${end}` };
    hasNoKind = isBare;
  }
  return undefined;
}

const NUMBER = /^\d+(?:[.,]\d+)?$/;
/** What is behind a price and is neither a code of its place nor has one: a basis that would be lost. */
function priceBasis(segment: Segment, plan: SegmentPlan): OutOfPlace | undefined {
  const says = 'stands where no such value may, like a part of what the price is for (5284, 6411)';
  for (const [index, { components }] of plan.elements.entries()) {
    for (const [at, raw] of rawComponents(segment, index + 1).entries()) {
      const value = components[at];
      if (raw !== '' && (value === undefined || (value.codes?.has(raw) === false && NUMBER.test(raw))))
        return { element: index + 1, component: at + 1, says };
    }
  }
  return undefined;
}
