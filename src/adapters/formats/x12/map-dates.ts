/** DTM and BEG05: days, in the two-part layouts that X12 has had over the years. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { DraftField, DraftLine, DraftOrder } from '../../../model/draft.ts';
import { addReference, cut, markRead, put, type Cursor, type Target } from './map-cursor.ts';
import { DATES, DOUBTFUL_GROCERY_DATE, GROCERY_DATES, OTHER_DAYS, TOLD_DAYS } from './map-codes.ts';
import { otherDay, qualifierOf } from '../../edi/days-not-requested.ts';
import { tellLimitDays } from '../../edi/limit-days.ts';
import { dayElement, dayOf, daysOfPeriod, saidBefore, tellOtherDay, type Period } from './map-period.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

/**
 * DTM and G62, each by its own list of codes, into the window of the order or of the line. A day that has no field of its
 * own, because of its qualifier or because another one stands there, is a reference named after it: `DTM/007` is the day
 * it becomes effective, `G62/64` the one by which an answer is due.
 */
export function mapDate(cursor: Cursor, owner: DraftOrder | DraftLine, segment: Segment): void {
  const { tag } = segment;
  const qualifier = (segment.elements[1] ?? '').trim();
  const date = (tag === 'G62' ? GROCERY_DATES : DATES).get(qualifier);
  if (date !== undefined) {
    const period = daysOfPeriod(cursor, segment, qualifier, date.to[1]);
    if (period !== undefined) {
      mapPeriod(cursor, owner, segment, date.to[0], qualifier, period);
      return;
    }
    if (mapSingleDay(cursor, owner, segment, date.to, qualifier)) {
      markRead(cursor, 1);
      return;
    }
    cursor.used = 0;
  }
  if (qualifier === '' || (segment.elements[2] ?? '').trim() === '') return;
  if (tag === 'G62' && qualifier === DOUBTFUL_GROCERY_DATE) {
    const message = `G6201 is ${qualifier}, which may be the last day of delivery; it was kept among the references.`;
    cursor.findings.push(finding('code-unknown', message, { at: elementPlace(segment, 1) }));
  }
  const told = tag === 'DTM' ? TOLD_DAYS.get(qualifier) : undefined;
  if (told !== undefined) {
    const message = `DTM01 is ${qualifier}: ${told}, for which an order has no field; it was kept among the references.`;
    cursor.findings.push(finding('code-unknown', message, { at: elementPlace(segment, 1) }));
  }
  const type = cut(cursor, segment, 1, `${tag}/${qualifier}`);
  const value = cut(cursor, segment, 2, undefined, qualifier);
  if (type !== undefined && value !== undefined) addReference(owner, type, value);
}

/** The day of DTM02 or G6202, unless another one stands there. */
function mapSingleDay(
  cursor: Cursor,
  owner: DraftOrder | DraftLine,
  segment: Segment,
  to: readonly [window: string, side: string],
  qualifier: string,
): boolean {
  const target: Target = owner;
  const value = centuryValue(cursor, segment);
  const day = dayOf({ value, text: segment.elements[2] ?? '' });
  if (segment.tag === 'DTM' && day !== '') {
    const before = saidBefore(cursor, segment, 2, presentDays(target, to[0]), qualifier, [day]);
    if (before === 'same') markRead(cursor, 2);
    if (before !== undefined) return before === 'same';
  }
  tellLimit(cursor, target, segment, to, qualifier, value ?? segment.elements[2] ?? '');
  yieldToShipDate(target, owner, segment.tag, qualifier);
  yieldToRequested(target, owner, segment, qualifier, to, [day]);
  return put(cursor, target, to, segment, 2, value, qualifier);
}

function presentDays(target: Target, window: string): (DraftField | undefined)[] {
  return Object.values((target[window] ?? {}) as Record<string, DraftField | undefined>);
}

/** A bare day of cancellation. Of what it is the last day, shipping or delivery, its name does not say. */
const CANCELLATION = '177';

/** Days after which an order, or what of it has not gone out, is canceled. */
const CANCEL_DAYS: Readonly<Record<string, ReadonlySet<string>>> = {
  DTM: new Set(['001', '061', '175', CANCELLATION]),
  G62: new Set(['01']),
};

/** Of a field of a DTM, an SCH or a G62. */
export function isCancelDay(field: DraftField): boolean {
  return (CANCEL_DAYS[field.rule.includes('/G62') ? 'G62' : 'DTM'] ?? NONE).has(qualifierOf(field));
}

/**
 * To be called when the partner's map is done, which may know better: such a day was read as the last one to ship, as buyers
 * who send it beside other days of shipping mean it. An order that is canceled as a whole is not asked about.
 */
export function tellCancellation(order: DraftOrder, findings: Finding[]): void {
  if (order.purpose?.value === 'cancellation') return;
  const days = [order, ...(order.lines ?? []).flatMap((line) => [line, ...(line.schedules ?? [])])];
  const read = days.flatMap(({ requestedShip }) => requestedShip?.latest ?? []);
  const first = read.find((day) => day.rule.endsWith(`/${CANCELLATION}`));
  if (first === undefined) return;
  const message = `The day of cancellation ${first.text.slice(0, 20)} (${CANCELLATION}) was read as the last day to ship; where the partner means the last day of delivery, his map says so.`;
  findings.push(finding('code-unknown', message, first.at === undefined ? {} : { at: first.at }));
}

/** Two first or last days of one window, by two qualifiers: one of them becomes a reference. */
function tellLimit(
  cursor: Cursor,
  target: Target,
  segment: Segment,
  [window, side]: readonly [string, string],
  qualifier: string,
  day: string,
): void {
  const present = (target[window] as Record<string, DraftField | undefined> | undefined)?.[side];
  const had = present?.rule.slice(present.rule.lastIndexOf('/') + 1) ?? qualifier;
  if (present === undefined || side === 'date' || had === qualifier) return;
  const cancels = CANCEL_DAYS[segment.tag] ?? NONE;
  const first = { code: had, day: String(present.value ?? present.text), isCancel: cancels.has(had) };
  tellLimitDays(
    cursor.findings,
    first,
    { code: qualifier, day, isCancel: cancels.has(qualifier) },
    elementPlace(segment, dayElement(segment)),
  );
}

const NONE: ReadonlySet<string> = new Set();

/** Where a day is requested, one that is promised, estimated or scheduled becomes a reference, whichever comes first. */
function yieldToRequested(
  target: Target,
  owner: DraftOrder | DraftLine,
  segment: Segment,
  qualifier: string,
  [window, side]: readonly [string, string],
  requested: readonly string[],
): void {
  const days = target[window] as Record<string, DraftField | undefined> | undefined;
  const present = days?.[side];
  if (days === undefined || present === undefined || OTHER_DAYS.has(qualifier)) return;
  if (otherDay(present, OTHER_DAYS) === undefined) return;
  delete days[side];
  if (requested.length === 1 && dayOf(present) === requested[0]) return;
  addReference(
    owner,
    { text: '', rule: 'default/reference-type', value: `${segment.tag}/${qualifierOf(present)}` },
    asWritten(present),
  );
}

/** The last day to ship is what the sender says it is; cancel-after stands in for it only as long as nothing is said. */
function yieldToShipDate(target: Target, owner: DraftOrder | DraftLine, tag: string, qualifier: string): void {
  const isGrocery = tag === 'G62';
  if (isGrocery ? qualifier !== '38' : qualifier !== '038' && qualifier !== '084') return;
  const window = target['requestedShip'] as Record<string, DraftField | undefined> | undefined;
  const present = window?.['latest'];
  const cancelDays = isGrocery ? ['01'] : ['001', '175', CANCELLATION];
  const cancelDay = cancelDays.find((code) => present?.rule.endsWith(`/${code}`));
  if (window === undefined || present === undefined || cancelDay === undefined) return;
  delete window['latest'];
  addReference(owner, { text: '', rule: 'default/reference-type', value: `${tag}/${cancelDay}` }, asWritten(present));
}

/**
 * BEG05, BCH06, G5002. In 003070 it is a composite of day and century (C041); only the day is cut out then, and the century
 * component completes it.
 */
export function orderDate(cursor: Cursor, segment: Segment, element: number): DraftField | undefined {
  const whole = cut(cursor, segment, element);
  const { componentSeparator } = cursor;
  if (whole === undefined || componentSeparator === '' || !whole.text.includes(componentSeparator)) return whole;
  const [day = '', century = ''] = whole.text.split(componentSeparator);
  const at = { ...elementPlace(segment, element), length: day.length, component: 1 };
  const value = withCentury(day, century);
  return value === undefined ? { text: day, at, rule: whole.rule } : { text: day, at, rule: whole.rule, value };
}

/** The four-digit year, when DTM05 gives the century of a six-digit date (element 624 up to 003060). */
export function centuryValue(cursor: Cursor, segment: Segment): string | undefined {
  const century = (segment.elements[5] ?? '').trim();
  const value = withCentury((segment.elements[2] ?? '').trim(), century);
  if (value !== undefined) markRead(cursor, 5);
  return value;
}

/** `undefined` unless both parts have the right layout; `normalize` judges whether the day exists. */
function withCentury(day: string, century: string): string | undefined {
  if (!/^\d{6}$/.test(day) || !/^\d{2}$/.test(century)) return undefined;
  const iso = `${century}${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4, 6)}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** A day or a range of DTM05 and DTM06, as a day of DTM02; where only a part of a range has its place, a person decides. */
function mapPeriod(
  cursor: Cursor,
  owner: DraftOrder | DraftLine,
  segment: Segment,
  window: 'requestedDelivery' | 'requestedShip',
  qualifier: string,
  period: Period,
): void {
  const { element, days } = period;
  const target: Target = owner;
  const said = Object.values(days).map(dayOf);
  const before = saidBefore(cursor, segment, element, presentDays(target, window), qualifier, said);
  if (before !== undefined) {
    if (before === 'other') cursor.used = 0;
    return;
  }
  const sides = Object.entries(days);
  for (const [side, { value }] of sides) tellLimit(cursor, target, segment, [window, side], qualifier, String(value));
  yieldToShipDate(target, owner, segment.tag, qualifier);
  yieldToRequested(target, owner, segment, qualifier, [window, 'date'], said);
  const place: Record<string, DraftField | undefined> = (owner[window] ??= {});
  const other = sides.map(([side]) => place[side]).find((one) => one !== undefined && !said.includes(dayOf(one)));
  if (other === undefined) Object.assign(place, days, place);
  else if (sides.length > 1) {
    tellOtherDay(cursor, segment, element, other.text);
    cursor.used = 0;
  } else {
    const type = cut(cursor, segment, 1, `${segment.tag}/${qualifier}`);
    for (const value of Object.values(days)) if (type !== undefined) addReference(owner, type, asWritten(value));
  }
}

/** A reference has its day as DTM02 would, which is how it is written again. */
function asWritten(field: DraftField): DraftField {
  const { text, at, rule, value } = field; // Getters, so a copy has to name them.
  return value === undefined ? field : { text, at, rule, value: String(value).replaceAll('-', '') };
}
