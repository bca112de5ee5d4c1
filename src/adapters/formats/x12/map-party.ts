/** N1 loops and PER: who orders, who delivers, where to, and whom to call. */
import type { DraftField, DraftParty } from '../../../model/draft.ts';
import { applyRules, compileRules, cut, markRead, put, type Cursor } from './map-cursor.ts';
import { CONTACT_NUMBERS, CONTACTS, ID_SCHEMES, PARTY_ROLES } from './map-codes.ts';
import { PARTY_RULES } from './map-tables.ts';
import { tellShiftedParty } from './shifted.ts';
import { secondParty } from '../../edi/second-party.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

const partyRules = compileRules(PARTY_RULES);

/** N1: opens a party. In a line only the ship-to has a place, as a delivery of that line. */
export function mapParty(cursor: Cursor, segment: Segment): void {
  cursor.party = undefined;
  cursor.schedule = undefined;
  cursor.foreign = false;
  cursor.ownDates = false;
  cursor.noteType = undefined;
  const party = cursor.line === undefined ? openParty(cursor, segment) : openDelivery(cursor, segment);
  if (party === undefined) {
    cursor.foreign = true;
    return;
  }
  cursor.party = party;
  applyRules(cursor, partyRules, party, segment);
  addIdentifier(cursor, party, segment, 3, 4);
  tellShiftedParty(cursor, segment, 3);
  if (cursor.line !== undefined) return;
  const { offset, length, position, tag } = segment;
  const at = { offset, length, segment: position, tag };
  const other = secondParty(cursor.order, PARTY_ROLES.get((segment.elements[1] ?? '').trim()), party, at);
  if (other !== undefined) cursor.findings.push(other);
}

/** N2, N3, N4 of the open party. N2 is printed below the name, so it becomes the first address line. */
export function mapPartyDetail(cursor: Cursor, segment: Segment): void {
  const { party } = cursor;
  if (party === undefined) return;
  if (segment.tag === 'N4') {
    applyRules(cursor, partyRules, party, segment);
    return;
  }
  let element = 1;
  if (segment.tag === 'N2' && party.name === undefined) {
    put(cursor, party, ['name'], segment, 1);
    element = 2;
  }
  for (; element <= 2; element++) {
    const line = cut(cursor, segment, element);
    if (line === undefined) continue;
    party.address ??= {};
    party.address.lines ??= [];
    party.address.lines.push(line);
  }
}

/** PER: the contact of the open party, else of the party that PER01 points to. A second contact stays unused. */
export function mapContact(cursor: Cursor, segment: Segment): void {
  if (cursor.line !== undefined && cursor.party === undefined) return;
  const purpose = (segment.elements[1] ?? '').trim();
  if (cursor.party === undefined && purpose === 'SR') {
    if (put(cursor, cursor.order, ['salesperson'], segment, 2)) markRead(cursor, 1);
    return;
  }
  const owner = cursor.party ?? headerParty(cursor, purpose);
  if (owner === undefined || owner.contact !== undefined) return;
  const contact: NonNullable<DraftParty['contact']> = {};
  put(cursor, contact, ['name'], segment, 2);
  // G61 has one number, PER three.
  for (let element = 3; element <= 7; element += 2) {
    const kind = CONTACT_NUMBERS.get((segment.elements[element] ?? '').trim());
    if (kind !== undefined && put(cursor, contact, [kind], segment, element + 1)) markRead(cursor, element);
  }
  if (cursor.used === 0) return;
  markRead(cursor, 1);
  owner.contact = contact;
}

/** A qualifier and value pair as an identifier; a value without a qualifier stays unused. */
function addIdentifier(cursor: Cursor, party: DraftParty, segment: Segment, qualifier: number, value: number): void {
  const code = segment.elements[qualifier];
  if (code === undefined || code === '' || (segment.elements[value] ?? '') === '') return;
  const scheme = cut(cursor, segment, qualifier, ID_SCHEMES.get(code.trim()));
  const field = cut(cursor, segment, value);
  if (scheme === undefined || field === undefined) return;
  party.identifiers ??= [];
  party.identifiers.push({ scheme, value: field });
}

function headerParty(cursor: Cursor, purpose: string): DraftParty | undefined {
  const role = CONTACTS.get(purpose);
  return role === undefined ? undefined : (cursor.order[role] ??= {});
}

function openParty(cursor: Cursor, segment: Segment): DraftParty | undefined {
  const { order } = cursor;
  const role = PARTY_ROLES.get((segment.elements[1] ?? '').trim());
  if (role !== undefined && (order[role] === undefined || isContactOnly(order[role]))) {
    markRead(cursor, 1);
    return (order[role] ??= {});
  }
  const field = cut(cursor, segment, 1);
  if (field === undefined) return undefined;
  const party: DraftParty & { role: DraftField } = { role: field };
  order.parties ??= [];
  order.parties.push(party);
  return party;
}

/** A PER ahead of the N1 loops may have opened the party already. */
export function isContactOnly(party: DraftParty): boolean {
  return party.name === undefined && party.identifiers === undefined && party.address === undefined;
}

function openDelivery(cursor: Cursor, segment: Segment): DraftParty | undefined {
  if (cursor.line === undefined || (segment.elements[1] ?? '').trim() !== 'ST') return undefined;
  markRead(cursor, 1);
  const shipTo: DraftParty = {};
  cursor.schedule = { shipTo };
  cursor.opened.set(cursor.schedule, elementPlace(segment, 1));
  cursor.line.schedules ??= [];
  cursor.line.schedules.push(cursor.schedule);
  return shipTo;
}
