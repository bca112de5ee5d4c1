/**
 * A line that is split twice: by place (SDQ, an N1 of the line, LOC) and, apart, by day (SCH, SCC). Both standards have each of
 * the two detail the whole quantity of the line, so that together they say it twice. Where one of them names a single place
 * or a single day, which goods go where and when is plain, and they become one list; otherwise both stay, and a check asks.
 */
import { Big } from 'big.js';
import type { DraftField, DraftLine } from '../../model/draft.ts';

type Text = string | DraftField;
/** A delivery of a draft, or of an order. */
interface Delivery {
  readonly quantity?: Text | undefined;
  readonly shipTo?: object | undefined;
  readonly date?: Text | undefined;
  readonly requestedDelivery?: object | undefined;
  readonly requestedShip?: object | undefined;
}

const DAYS = ['date', 'requestedDelivery', 'requestedShip'] as const;
const PLAIN = /^(?:\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})$/;

/** Joins what can be joined in each line. */
export function joinSplits({ lines = [] }: { readonly lines?: DraftLine[] }): void {
  for (const line of lines) {
    const joined = joinedSplit(line.quantity, line.schedules ?? []);
    if (joined !== undefined) line.schedules = joined;
  }
}

/** The deliveries of one list, or undefined where they are no two splits of all that is ordered, or stay open. */
export function joinedSplit<D extends Delivery>(quantity: Text | undefined, schedules: readonly D[]): D[] | undefined {
  const { placed, dated } = splitsOf(schedules);
  const ordered = quantity === undefined ? undefined : numberIn(quantity);
  if (ordered === undefined || sumOf(dated)?.eq(ordered) !== true) return undefined;
  const isWhole = placed.length === 1 && placed[0]?.quantity === undefined; // A single place without one has all of it.
  return isWhole || sumOf(placed)?.eq(ordered) === true ? joinedBy(placed, dated) : undefined;
}

/** Deliveries that name a place, and those that name none. */
export function splitsOf<D extends Delivery>(schedules: readonly D[]): { placed: D[]; dated: D[] } {
  return {
    placed: schedules.filter(({ shipTo }) => shipTo !== undefined),
    dated: schedules.filter(({ shipTo }) => shipTo === undefined),
  };
}

/** Undefined without deliveries, or where one of them does not plainly say how much it is. */
export function sumOf(deliveries: readonly Delivery[]): Big | undefined {
  if (deliveries.length === 0) return undefined;
  let sum = new Big(0);
  for (const { quantity } of deliveries) {
    const text = quantity === undefined ? undefined : numberIn(quantity);
    if (text === undefined) return undefined;
    sum = sum.plus(text);
  }
  return sum;
}

/** Undefined where the text is no plain number. */
function numberIn(quantity: Text): string | undefined {
  const number = isField(quantity) ? String(quantity.value ?? quantity.text.trim()) : quantity;
  return PLAIN.test(number) ? number : undefined;
}

/** Places with days of their own are no second split. */
function joinedBy<D extends Delivery>(placed: readonly D[], dated: readonly D[]): D[] | undefined {
  if (placed.some((one) => DAYS.some((day) => one[day] !== undefined))) return undefined;
  const [place, ...places] = placed;
  const [day, ...others] = dated;
  if (place === undefined || day === undefined) return undefined;
  const when = said(day);
  if (others.every((one) => said(one) === when)) {
    const { quantity: _, ...days } = day;
    return placed.map((one) => ({ ...one, ...days }));
  }
  const { shipTo } = place;
  return places.length === 0 && shipTo !== undefined ? dated.map((one) => ({ ...one, shipTo })) : undefined;
}

/** The days of a delivery as text. */
function said(delivery: Delivery): string {
  return JSON.stringify(DAYS.map((day) => delivery[day]), (_, value: unknown) => (isField(value) ? (value.value ?? value.text.trim()) : value)); // prettier-ignore
}

function isField(value: unknown): value is DraftField {
  return typeof value === 'object' && value !== null && 'text' in value && 'rule' in value;
}
