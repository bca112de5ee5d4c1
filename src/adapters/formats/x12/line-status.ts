/** What becomes of an ordered line: ACK01 of each part of its quantity, and POC02 of a change. */
import { Big } from 'big.js';
import type { OrderLine } from '../../../model/order.ts';
import { changesOf, datesOf, ratioOfLines, type Change, type Dates } from '../../edi/line-changes.ts';
import type { LinePair } from '../../edi/line-pairs.ts';
import { converted } from '../../edi/unit-factors.ts';
import { DAYS, deliveriesOf, isOtherDelivery, keyOf, quantitiesByDay, type Day, type Delivery } from './deliveries.ts';

/**
 * ACK01: accepted, quantity changed, price changed, substituted, changed otherwise or in several ways or added,
 * deleted as it was asked, rescheduled, rejected.
 */
export type LineStatus = 'IA' | 'IQ' | 'IP' | 'IS' | 'IC' | 'ID' | 'DR' | 'IR';

/** One ACK. */
export interface Acknowledged {
  readonly status: LineStatus;
  /** A decimal; empty when the line has none. */
  readonly quantity: string;
  /** The unit of PO1, unless nobody knows how many of it the decided unit is. */
  readonly unit: 'ordered' | 'decided';
  /** ACK04 and ACK05, then the DTM below. */
  readonly days: readonly Day[];
}

export interface AnsweredParts {
  readonly parts: readonly Acknowledged[];
  /** Whether the line is other than it was asked for. */
  readonly isChanged: boolean;
  readonly changes: ReadonlySet<Change>;
}

const NONE: ReadonlySet<Change> = new Set();

/** Parts that add up to the ordered quantity, in the ordered unit, unless more than that was decided. */
export function acknowledgeLine(
  { line, before }: LinePair,
  decision: 'accepted' | 'rejected',
  order: Dates,
  ordered: Dates,
): AnsweredParts {
  if (line === undefined || decision === 'rejected')
    return { parts: whole('IR', (before ?? line)?.quantity), isChanged: true, changes: NONE };
  if (before === undefined) {
    const deliveries = deliveriesOf(line, order, false) ?? [{ quantity: line.quantity ?? '', day: undefined }];
    const days = daysOf(datesOf(line, order), {});
    const parts = deliveries.map((one): Acknowledged => ({
      status: 'IC',
      quantity: one.quantity,
      unit: 'ordered',
      days: daysOfPart(one, days),
    }));
    return { parts, isChanged: true, changes: NONE };
  }
  const changes = changesOf(line, before, order, ordered);
  // What the buyer deletes is not delivered, so it is not "accepted" with a quantity.
  if (line.action === 'delete' && changes.size === 0)
    return { parts: whole('ID', before.quantity), isChanged: false, changes };
  const parts = partsOf(line, before, changes, order, ordered);
  const rest = before.quantity === undefined ? undefined : remainder(before.quantity, parts);
  if (rest !== undefined) parts.push(...whole('IR', rest));
  return { parts, isChanged: parts.some(({ status }) => status !== 'IA'), changes };
}

function whole(status: LineStatus, quantity = ''): Acknowledged[] {
  return [{ status, quantity, unit: 'ordered', days: [] }];
}

function partsOf(
  line: OrderLine,
  before: OrderLine,
  changes: ReadonlySet<Change>,
  order: Dates,
  ordered: Dates,
): Acknowledged[] {
  const asked = quantitiesByDay(before, ordered);
  const split = deliveriesOf(line, order, !changes.has('deliveries'));
  const days = daysOf(datesOf(line, order), datesOf(before, ordered));
  const { parts, unit } = inOrderedUnit(split ?? [{ quantity: line.quantity ?? '', day: undefined }], line, before);
  const total = unit === 'ordered' ? sumOf(parts) : undefined;
  const isMore = total !== undefined && before.quantity !== undefined && total.abs().gt(new Big(before.quantity).abs());
  const common = [...changes].filter((change) => !['quantity', 'date', 'deliveries'].includes(change));
  if (changes.has('deliveries') && (split === undefined || isOtherDelivery(line, before))) common.push('other');
  const isSingle = parts.length === 1;
  const isOther = total === undefined || before.quantity === undefined ? changes.has('quantity') : !total.eq(before.quantity); // prettier-ignore
  return parts
    .filter(({ quantity }) => isNothing(before.quantity) || quantity === '' || !isNothing(quantity))
    .map((part) => {
      const what = new Set(common);
      const limit = asked.get(keyOf(part.day));
      if (split === undefined ? changes.has('date') : limit === undefined) what.add('date');
      const isBeyond = split !== undefined && limit !== undefined && part.quantity !== '' && new Big(part.quantity).abs().gt(limit.abs()); // prettier-ignore
      if (isSingle ? isOther : isMore || (isBeyond && unit === 'ordered')) what.add('quantity');
      return { status: statusOf(what), quantity: part.quantity, unit, days: daysOfPart(part, days) };
    });
}

const STATUSES: Readonly<Record<Change, LineStatus>> = {
  item: 'IS',
  unit: 'IC',
  quantity: 'IQ',
  price: 'IP',
  date: 'DR',
  deliveries: 'IC',
  other: 'IC',
};

function statusOf(changes: ReadonlySet<Change>): LineStatus {
  if (changes.has('item')) return 'IS';
  const [only, ...more] = changes;
  if (only === undefined) return 'IA';
  return more.length > 0 ? 'IC' : STATUSES[only];
}

/** The deliveries in the unit that was ordered, where that can be said exactly; else as they were decided. */
function inOrderedUnit(
  deliveries: readonly Delivery[],
  line: OrderLine,
  before: OrderLine,
): { readonly parts: readonly Delivery[]; readonly unit: Acknowledged['unit'] } {
  const ratio = ratioOfLines(line, before);
  const parts: Delivery[] = [];
  for (const { quantity, day } of deliveries) {
    const exact = quantity === '' ? '' : ratio === undefined ? undefined : converted(quantity, ratio);
    if (exact === undefined) return { parts: deliveries, unit: 'decided' };
    parts.push({ quantity: ratio?.from.eq(ratio.to) === true ? quantity : exact, day });
  }
  return { parts, unit: 'ordered' };
}

function sumOf(parts: readonly Pick<Delivery, 'quantity'>[]): Big | undefined {
  if (parts.some(({ quantity }) => quantity === '')) return undefined;
  return parts.reduce((sum, { quantity }) => sum.plus(quantity), new Big(0));
}

/** What of the ordered quantity no part covers; undefined when it is nothing, or not known. */
function remainder(ordered: string, parts: readonly Acknowledged[]): string | undefined {
  const sum = parts.some(({ unit }) => unit === 'decided') ? undefined : sumOf(parts);
  if (sum === undefined) return undefined;
  const rest = new Big(ordered).minus(sum);
  return rest.eq(0) || rest.s !== new Big(ordered).s ? undefined : rest.toFixed();
}

function isNothing(quantity: string | undefined): boolean {
  return quantity === undefined || new Big(quantity).eq(0);
}

/** What changed of the days, two at most; else the day itself. */
function daysOf(dates: Dates, before: Dates): Day[] {
  const said = DAYS.flatMap(([window, side, qualifier]) => {
    const date = dates[window]?.[side];
    return date === undefined
      ? []
      : [{ qualifier, date, isNew: date !== before[window]?.[side], isDay: side === 'date' }];
  });
  const changed = said.filter(({ isNew }) => isNew);
  const told = changed.length > 0 ? changed.slice(0, 2) : said.filter(({ isDay }) => isDay).slice(0, 1);
  return told.map(({ qualifier, date }) => ({ qualifier, date }));
}

function daysOfPart({ day }: Delivery, days: readonly Day[]): readonly Day[] {
  return day === undefined ? days : [day];
}

/** POC02 where the partner named no action: what the comparison shows. */
export function changeCode(before: OrderLine | undefined, isChanged: boolean): string {
  if (before === undefined) return 'AI';
  if (before.action !== undefined) return ACTION_CODES[before.action];
  return isChanged ? 'CA' : 'NC';
}

export const ACTION_CODES: Readonly<Record<NonNullable<OrderLine['action']>, string>> = {
  add: 'AI',
  change: 'CA',
  delete: 'DI',
  quantityIncrease: 'QI',
  quantityDecrease: 'QD',
  priceChange: 'PC',
  reschedule: 'RS',
  noChange: 'NC',
};
