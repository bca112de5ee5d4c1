/** SCH in the N1 loop of a line: that part of the line goes to the place of the loop, on its own day. */
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftLine } from '../../../model/draft.ts';
import { sumOf } from '../../edi/split-twice.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import type { Cursor, DraftSchedule } from './map-cursor.ts';
import { dayOf } from './map-period.ts';

/** The SCH segments of one N1 loop. */
export interface PlaceParts {
  readonly line: DraftLine;
  /** What N1, QTY and DTM of the loop say. */
  readonly place: DraftSchedule;
  readonly parts: { readonly part: DraftSchedule; readonly segment: Segment }[];
}

/** False outside of such a loop, or when the SCH names a place of its own: then it is a delivery of the line. */
export function addToPlace(cursor: Cursor, line: DraftLine, part: DraftSchedule, segment: Segment): boolean {
  const { schedule: place, places } = cursor;
  if (place?.shipTo === undefined || part.shipTo !== undefined) return false;
  let open = places.at(-1);
  if (open?.place !== place) places.push((open = { line, place, parts: [] }));
  open.parts.push({ part, segment });
  return true;
}

/**
 * Puts what each SCH says in the place of what its loop says as a whole, at the end of the set, because QTY and DTM may follow. A
 * QTY of the loop is the sum of them; where it is another one, they may detail the whole line, and a person looks otherwise.
 */
export function settlePlaces({ places, findings }: Pick<Cursor, 'places' | 'findings'>): void {
  const instead = new Map<DraftSchedule, DraftSchedule[]>();
  for (const { line, place, parts } of places) {
    const schedules = parts.map(({ part }) => part);
    const sum = sumOf(schedules);
    const isSum = place.quantity === undefined || (sum !== undefined && sumOf([place])?.eq(sum) === true);
    const isLine = sum !== undefined && line.quantity !== undefined && sumOf([line])?.eq(sum) === true;
    const [first] = parts;
    if (!isSum && !isLine && first !== undefined) {
      const message = `${shown(place.quantity)} go to a place (QTY), but its deliveries (SCH) are ${sum?.toFixed() ?? 'no numbers'}.`;
      findings.push(finding('delivery-incomplete', message, { at: elementPlace(first.segment, 1) }));
    }
    for (const { part, segment } of parts) if (isSum) tellOtherDay(findings, place, part, segment);
    instead.set(place, isSum ? schedules.map((part) => at(place, part)) : [place, ...schedules]);
  }
  for (const line of new Set(places.map((one) => one.line)))
    line.schedules = line.schedules?.flatMap((schedule) => instead.get(schedule) ?? [schedule]) ?? [];
}

function at({ quantity: _, ...place }: DraftSchedule, part: DraftSchedule): DraftSchedule {
  const all: DraftSchedule = { ...place, ...part };
  for (const window of ['requestedDelivery', 'requestedShip'] as const)
    if (place[window] !== undefined && part[window] !== undefined) all[window] = { ...place[window], ...part[window] };
  return all;
}

function tellOtherDay(findings: Cursor['findings'], place: DraftSchedule, part: DraftSchedule, segment: Segment): void {
  if (place.date === undefined || part.date === undefined || dayOf(place.date) === dayOf(part.date)) return;
  const message = `The delivery is due on ${shown(place.date)} (DTM) and on ${shown(part.date)} (SCH).`;
  findings.push(finding('value-conflict', message, { severity: 'error', at: elementPlace(segment, 6) }));
}

function shown(field: DraftField | undefined): string {
  return String(field?.value ?? field?.text.trim() ?? '').slice(0, 40);
}
