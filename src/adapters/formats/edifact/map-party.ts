/** NAD, CTA, COM and the references of a party: who orders, who delivers, where to, and whom to call. */
import type { DraftField, DraftParty } from '../../../model/draft.ts';
import { secondParty } from '../../edi/second-party.ts';
import { componentText, rawComponents, repetitionsOf, type Segment, componentField } from '../../edi/segment.ts';
import { code, cut, joined, markRead, placeOf, put, type Cursor } from './map-cursor.ts';
import { ruleName } from './map-names.ts';
import { CONTACT_NUMBERS, ID_SCHEMES, PARTY_REFERENCES, PARTY_ROLES } from './map-tables.ts';

/** NAD: opens a party. In a line only the ship-to has a place, as a delivery of that line. */
export function mapParty(cursor: Cursor, segment: Segment): void {
  cursor.party = undefined;
  const party = cursor.line === undefined ? openParty(cursor, segment) : openDelivery(cursor, segment);
  if (party === undefined) return;
  cursor.party = party;
  addIdentifier(cursor, party, segment);
  mapNameAndAddress(cursor, party, segment);
  if (cursor.line !== undefined) return;
  const other = secondParty(cursor.order, PARTY_ROLES.get(code(segment, 1)), party, placeOf(segment));
  if (other !== undefined) cursor.findings.push(other);
}

/** C082 or C517: an identifier with its agency; without one it is as agreed between the two. */
export function addIdentifier(cursor: Cursor, party: DraftParty, segment: Segment): void {
  const value = cut(cursor, segment, 2, 1);
  if (value === undefined) return;
  const agency = code(segment, 2, 3);
  const scheme = cut(cursor, segment, 2, 3, ID_SCHEMES.get(agency)) ?? MUTUAL;
  party.identifiers ??= [];
  party.identifiers.push({ scheme, value });
}

const MUTUAL: DraftField = { text: '', rule: 'default/identifier-scheme', value: 'mutuallyDefined' };

/**
 * Name (C080) and address (C059, 3164, C819, 3251, 3207), or both as free lines (C058). Without C080 the first free
 * line is the name.
 */
function mapNameAndAddress(cursor: Cursor, party: DraftParty, segment: Segment): void {
  const name = joined(cursor, segment, 4, 1, 5, cursor.lengths.of('3036'));
  if (name !== undefined) markRead(cursor, 4, 6); // 3045 says how the name is laid out.
  const said = name ?? cut(cursor, segment, 3, 1);
  if (said !== undefined) party.name ??= said;
  const lines: DraftField[] = [];
  for (let component = name === undefined ? 2 : 1; component <= 5; component++) {
    const line = cut(cursor, segment, 3, component);
    if (line !== undefined) lines.push(line);
  }
  for (let component = 1; component <= 4; component++) {
    const line = cut(cursor, segment, 5, component);
    if (line !== undefined) lines.push(line);
  }
  const address: NonNullable<DraftParty['address']> = {};
  if (lines.length > 0) address.lines = lines;
  put(cursor, address, 'city', segment, cut(cursor, segment, 6, 1));
  const region = cut(cursor, segment, 7, 1) ?? cut(cursor, segment, 7, 4);
  put(cursor, address, 'region', segment, region);
  put(cursor, address, 'postalCode', segment, cut(cursor, segment, 8, 1));
  put(cursor, address, 'country', segment, cut(cursor, segment, 9, 1));
  if (Object.keys(address).length > 0) party.address ??= address;
}

/** RFF in the group of a party: another identifier of it. Everything else there is a reference of the order. */
export function mapPartyReference(cursor: Cursor, party: DraftParty, segment: Segment): boolean {
  const scheme = PARTY_REFERENCES.get(code(segment, 1));
  if (scheme === undefined || code(segment, 1, 2) === '') return false;
  const type = cut(cursor, segment, 1, 1, scheme);
  const value = cut(cursor, segment, 1, 2);
  if (type === undefined || value === undefined) return false;
  party.identifiers ??= [];
  party.identifiers.push({ scheme: type, value });
  return true;
}

/** CTA: the first contact of the party has a place; a second one stays unused. */
export function mapContact(cursor: Cursor, segment: Segment): void {
  const { party } = cursor;
  if (party === undefined || party.contact !== undefined) {
    cursor.party = undefined; // Its numbers are not those of the first contact.
    return;
  }
  party.contact = {};
  const name = cut(cursor, segment, 2, 2) ?? cut(cursor, segment, 2, 1);
  if (name !== undefined) party.contact.name = name;
  markRead(cursor, 1, 1);
}

/** COM: numbers of the contact that is open, or of the party itself. */
export function mapNumber(cursor: Cursor, segment: Segment): void {
  const { party } = cursor;
  if (party === undefined) return;
  let isAllRead = true;
  for (let element = 1; element < segment.elements.length; element++) {
    for (let repetition = 1; repetition <= repetitionsOf(segment, element); repetition++) {
      const kind = CONTACT_NUMBERS.get((componentText(segment, element, 2, repetition) ?? '').trim());
      const rule = ruleName(cursor.names, 'COM', 1, 1, kind ?? '');
      const field = componentField(segment, element, 1, rule, undefined, repetition);
      const isRead = kind !== undefined && put(cursor, (party.contact ??= {}), kind, segment, field);
      isAllRead &&= isRead || rawComponents(segment, element, repetition).length === 0;
    }
    if (isAllRead) markRead(cursor, element);
  }
  if (party.contact !== undefined && Object.keys(party.contact).length === 0) delete party.contact;
}

function openParty(cursor: Cursor, segment: Segment): DraftParty | undefined {
  const { order } = cursor;
  const role = PARTY_ROLES.get(code(segment, 1));
  if (role !== undefined && order[role] === undefined) {
    markRead(cursor, 1, 1);
    return (order[role] = {});
  }
  const field = cut(cursor, segment, 1, 1);
  if (field === undefined) return undefined;
  const party: DraftParty & { role: DraftField } = { role: field };
  order.parties ??= [];
  order.parties.push(party);
  return party;
}

function openDelivery(cursor: Cursor, segment: Segment): DraftParty | undefined {
  cursor.schedule = undefined;
  if (cursor.line === undefined || PARTY_ROLES.get(code(segment, 1)) !== 'shipTo') return undefined;
  markRead(cursor, 1, 1);
  const shipTo: DraftParty = {};
  cursor.schedule = { shipTo };
  cursor.opened.set(cursor.schedule, placeOf(segment));
  cursor.line.schedules ??= [];
  cursor.line.schedules.push(cursor.schedule);
  return shipTo;
}
