/** Days that stand where an order has the day that is requested, although the sender calls them something else. */
import { finding } from '../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';

/** What the sender calls a day, by the qualifier that ends the name of the rule which read it. */
export type OtherDays = ReadonlyMap<string, string>;

/** `undefined` for a day that is requested. */
export function otherDay(field: DraftField | undefined, days: OtherDays): string | undefined {
  return field === undefined ? undefined : days.get(qualifierOf(field));
}

export function qualifierOf({ rule }: DraftField): string {
  return rule.slice(rule.lastIndexOf('/') + 1);
}

/**
 * Told once an order, at the first of them: where a requested day is said as well, it stands in the order, and the other one
 * among its references.
 */
export function tellDaysNotRequested(order: DraftOrder, days: OtherDays, findings: Finding[]): void {
  let first: DraftField | undefined;
  let more = 0;
  for (const field of daysOf(order)) {
    if (otherDay(field, days) === undefined) continue;
    first ??= field;
    more += 1;
  }
  if (first === undefined) return;
  const others = more === 1 ? '' : `, and so are ${more - 1} more`;
  const message = `The day ${String(first.value ?? first.text).slice(0, 20)} is ${otherDay(first, days)} (${qualifierOf(first)}), and not said to be requested${others}.`;
  findings.push(finding('day-not-requested', message, first.at === undefined ? {} : { at: first.at }));
}

function* daysOf(order: DraftOrder): Generator<DraftField | undefined> {
  yield* windowsOf(order);
  for (const line of order.lines ?? []) {
    if (!hasDays(line)) continue;
    yield* windowsOf(line);
    for (const schedule of line.schedules ?? []) {
      yield schedule.date;
      yield* windowsOf(schedule);
    }
  }
}

/** Most lines say no day of their own, and an order may have a million of them. */
export function hasDays({ requestedDelivery, requestedShip, schedules }: DraftLine): boolean {
  return requestedDelivery !== undefined || requestedShip !== undefined || schedules !== undefined;
}

function windowsOf({
  requestedDelivery,
  requestedShip,
}: Pick<DraftLine, 'requestedDelivery' | 'requestedShip'>): (DraftField | undefined)[] {
  return [requestedDelivery, requestedShip].flatMap((days) => [days?.date, days?.earliest, days?.latest]);
}
