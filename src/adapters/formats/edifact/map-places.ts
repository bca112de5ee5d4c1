/** LOC: where the line goes, the place of the delivery terms, or one that is only named. */
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftLine } from '../../../model/draft.ts';
import type { Segment } from '../../edi/segment.ts';
import { addReference, code, cut, giveBack, isSame, kindField, markRead, placeOf, put, sweep, type Cursor, type Destination } from './map-cursor.ts'; // prettier-ignore
import { addIdentifier } from './map-party.ts';
import { ORDERED_QUANTITY } from './map-tables.ts';

const PLACE_OF_TERMS = '1';
const PLACE_OF_DELIVERY = '7';
const PLACE_OF_DESTINATION = '8';
/** Groups whose places say something of them, and nothing of the line. A tax is of a place, but nothing is delivered to one. */
const INNER_PLACES = new Set(['NAD', 'TDT', 'TOD']);

/** LOC: the place of the delivery terms, a delivery of the line, or a reference `place/…`. */
export function mapPlace(cursor: Cursor, segment: Segment): void {
  const qualifier = code(segment, 1);
  const { line, group } = cursor;
  const isOfLine = line !== undefined && !INNER_PLACES.has(group);
  if (isOfLine && qualifier === PLACE_OF_DELIVERY) {
    openDelivery(cursor, line, segment);
    return;
  }
  cursor.schedule = undefined;
  const value = mapOtherPlace(cursor, segment, qualifier);
  if (!isOfLine || qualifier !== PLACE_OF_DESTINATION) return;
  if (cursor.destination !== undefined) {
    const message = 'A line has several places of destination (LOC+8), but how much of it goes to each is not said.';
    cursor.findings.push(finding('delivery-incomplete', message, { at: placeOf(cursor.destination.segment) }));
  }
  cursor.group = 'LOC';
  cursor.destination = { segment, value };
}

function openDelivery(cursor: Cursor, line: DraftLine, segment: Segment): void {
  const shipTo = {};
  addIdentifier(cursor, shipTo, segment);
  put(cursor, shipTo, 'name', segment, cut(cursor, segment, 2, 4));
  markRead(cursor, 1, 1);
  cursor.group = 'LOC';
  cursor.destination = undefined;
  cursor.schedule = { shipTo };
  cursor.opened.set(cursor.schedule, placeOf(segment));
  line.schedules ??= [];
  line.schedules.push(cursor.schedule);
}

/** The value of the reference that it became. */
function mapOtherPlace(cursor: Cursor, segment: Segment, qualifier: string): DraftField | undefined {
  const component = code(segment, 2, 4) === '' ? 1 : 4; // Its name, else its code.
  if (code(segment, 2, component) === '') return undefined;
  const { line, order, group } = cursor;
  const isOfTerms = line === undefined && qualifier === PLACE_OF_TERMS && (group === 'TOD' || order.deliveryTerms !== undefined); // prettier-ignore
  if (isOfTerms) {
    if (placeTerms(cursor, segment, cut(cursor, segment, 2, component))) {
      markRead(cursor, 1, 1);
      return undefined;
    }
    giveBack(cursor);
  }
  if (group === 'TAX' || group === 'TDT') return undefined;
  const type = kindField(cursor, segment, 1, 1, 'place');
  const value = cut(cursor, segment, 2, component);
  if (type === undefined || value === undefined) giveBack(cursor);
  else addReference(cursor, type, value);
  return value;
}

const TERMS_TEXT: DraftField = { text: '', rule: 'default/reference-type', value: 'deliveryTermsText' };

/** The place of the terms is what LOC names: a text beside their code (4052) may be their name, and yields to it. */
function placeTerms(cursor: Cursor, segment: Segment, place: DraftField | undefined): boolean {
  const terms = (cursor.order.deliveryTerms ??= {});
  const text = terms.place;
  if (place !== undefined && text?.rule.includes('/TOD/') === true && !isSame(text, place)) {
    addReference(cursor, TERMS_TEXT, text);
    delete terms.place;
  }
  return put(cursor, terms, 'place', segment, place);
}

/**
 * A quantity below LOC+8: the line goes there in parts, as below LOC+7. Without one the place may be that of a port, and stays a
 * reference. The quantity that is ordered is of the line, wherever it stands.
 */
export function readDestination(cursor: Cursor, line: DraftLine, qualifier: string): void {
  const { destination, group } = cursor;
  if (destination === undefined || group !== 'LOC') return;
  if (qualifier === ORDERED_QUANTITY && line.quantity === undefined) return;
  openDestination(cursor, line, destination);
}

/**
 * Newer directories have the day of a place before its quantity. A day alone does not say that all of the line goes there, so
 * that such a place waits in the end.
 */
export function readDatedDestination(cursor: Cursor): void {
  const { line, destination, group } = cursor;
  if (line === undefined || destination === undefined || group !== 'LOC') return;
  openDestination(cursor, line, destination);
  if (cursor.schedule !== undefined) cursor.datedDestinations.push({ schedule: cursor.schedule, segment: destination.segment }); // prettier-ignore
}

/** Told at the end of the message, because the quantity may follow. */
export function settleDestinations({ datedDestinations, findings }: Cursor): void {
  for (const { schedule, segment } of datedDestinations)
    if (schedule.quantity === undefined)
      findings.push(finding('delivery-incomplete', 'A place of destination (LOC+8) has a day, but how much of the line goes there is not said.', { at: placeOf(segment) })); // prettier-ignore
}

/** Reads the LOC again, as a delivery. */
function openDestination(cursor: Cursor, line: DraftLine, { segment, value }: Destination): void {
  line.references = line.references?.filter((reference) => reference.value !== value) ?? [];
  if (line.references.length === 0) delete line.references;
  for (let at = cursor.unused.length - 1; at >= 0 && (cursor.unused[at]?.segment ?? 0) >= segment.position; at--)
    if (cursor.unused[at]?.segment === segment.position) cursor.unused.splice(at, 1);
  openDelivery(cursor, line, segment);
  sweep(cursor, segment);
  giveBack(cursor);
}
