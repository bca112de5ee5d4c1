/**
 * ALC behind UNS+S. There the standard has the total of each kind of allowance or charge, of the head and of the lines
 * together: it repeats what stands above. Where it does, it is their proof, as CNT is of the lines. Where it says another
 * amount, or one of which nothing stands above, nobody knows what is to be paid, and the order is held with both values.
 */
import { Big } from 'big.js';
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder } from '../../../model/draft.ts';
import { componentPlace, type Segment } from '../../edi/segment.ts';
import { code, placeOf, type Cursor, type DraftAllowance } from './map-cursor.ts';
import { sumOf } from './map-counts.ts';
import { computable } from './map-numbers.ts';
import { ALLOWANCE_AMOUNTS, SUMMARY_AMOUNTS } from './map-tables.ts';

export interface SummaryAllowance {
  readonly kind: 'allowance' | 'charge';
  /** 7161 and 7160. */
  readonly code: string;
  readonly reason: string;
  readonly segment: Segment;
  readonly amounts: SummaryAmount[];
  /** Positions of what was read of it. */
  readonly read: number[];
}

interface SummaryAmount {
  /** As it is written, and with a point; '' where that may be one of two. */
  readonly text: string;
  readonly value: string;
  readonly segment: Segment;
}

export function openSummaryAllowance(cursor: Cursor, segment: Segment, kind: SummaryAllowance['kind']): void {
  const reason = [4, 5].map((component) => code(segment, 5, component)).filter((text) => text !== '');
  const opened = {
    kind,
    code: code(segment, 5, 1),
    reason: reason.join(' '),
    segment,
    amounts: [],
    read: [segment.position],
  };
  cursor.summaryAllowance = opened;
  cursor.summaryAllowances.push(opened);
}

/** MOA below such an ALC. */
export function seeSummaryAmount(cursor: Cursor, { amounts, read }: SummaryAllowance, segment: Segment): void {
  const kind = code(segment, 1, 1);
  if (!ALLOWANCE_AMOUNTS.has(kind) && !SUMMARY_AMOUNTS.has(kind)) return;
  read.push(segment.position);
  const text = code(segment, 1, 2);
  const value = computable(cursor, text);
  // The same may be said with two qualifiers; it is one amount.
  if (!amounts.some((known) => isEqual(known.value, value))) amounts.push({ text, value, segment });
}

/** Compares the totals with what they are of. Those that prove to be totals are no longer listed as unused. */
export function settleSummaryAllowances(cursor: Cursor): void {
  const totals = [...cursor.summaryAllowances];
  while (totals.length > 0) {
    const [first] = totals;
    if (first === undefined) return;
    const alike = totals.filter((one) => isAlike(one, first));
    for (const one of alike) totals.splice(totals.indexOf(one), 1);
    settle(cursor, first, alike);
  }
}

function isAlike(one: SummaryAllowance, other: SummaryAllowance): boolean {
  return one.kind === other.kind && one.code === other.code && one.reason === other.reason;
}

function settle(cursor: Cursor, first: SummaryAllowance, alike: readonly SummaryAllowance[]): void {
  const amounts = alike.flatMap((one) => one.amounts);
  const said = amounts.length === 0 ? undefined : sumOf(amounts.map(({ value }) => value));
  const above = partsOf(cursor.order).filter(({ entry }) => textOf(entry.kind) === first.kind);
  const named = above.filter(({ entry }) => isOfName(first, entry));
  const exact = named.filter(({ entry }) => textOf(entry.code) === first.code || first.code === '');
  const sums = [exact, named].map((parts) => (parts.length === 0 ? undefined : totalOf(parts)));
  const isSum = sums.some((sum) => sum !== undefined && said !== undefined && isNear(sum, said, named.length));
  if (isSum) {
    takeOut(cursor.unused, new Set(alike.flatMap(({ read }) => read)));
    return;
  }
  if (amounts.length === 0 && named.length > 0) return; // It says nothing that is not said above.
  tell(cursor, first, { amounts, said, above: sums[1], count: named.length });
}

interface Compared {
  readonly amounts: SummaryAllowance['amounts'];
  readonly said: Big | undefined;
  /** What stands above comes to; undefined where it cannot be added up. */
  readonly above: Big | undefined;
  readonly count: number;
}

/** The summary is last in the list, and this runs once a kind: the list is not copied. */
function takeOut(unused: Cursor['unused'], places: ReadonlySet<number>): void {
  const first = Math.min(...places);
  for (let at = unused.length - 1; at >= 0; at--) {
    const { segment } = unused[at] ?? { segment: 0 };
    if (segment < first) return;
    if (places.has(segment)) unused.splice(at, 1);
  }
}

function tell(cursor: Cursor, first: SummaryAllowance, { amounts, said, above, count }: Compared): void {
  const [amount] = amounts;
  const text = said?.toFixed() ?? amount?.text.slice(0, 40) ?? 'an amount that is not said';
  const name = [first.code, first.reason].filter((part) => part !== '').join(', ');
  const kind = `${first.kind}s${name === '' ? '' : ` (${name.slice(0, 80)})`}`;
  const stand = above === undefined ? 'cannot be added up' : `come to ${above.toFixed()}`;
  const other = count === 0 ? 'neither its head nor its lines have one' : `those of its head and its lines ${stand}`;
  const message = `The order says behind its lines that its ${kind} come to ${text}, but ${other}.`;
  const at = amount === undefined ? placeOf(first.segment) : componentPlace(amount.segment, 1, 2);
  cursor.findings.push(finding('totals-mismatch', message, { path: '/allowancesCharges', at }));
}

/** A code names the kind; where one of the two has none, the words; a total without a name is that of all. */
function isOfName(total: SummaryAllowance, entry: DraftAllowance): boolean {
  const [ofCode, reason] = [textOf(entry.code), textOf(entry.reason)];
  if (total.code !== '' && ofCode !== '') return total.code === ofCode;
  return total.reason === '' || reason === '' || total.reason.toUpperCase() === reason.toUpperCase();
}

interface Part {
  readonly entry: DraftAllowance;
  /** What a percentage counts from. */
  readonly base: Big | undefined;
}

function partsOf({ allowancesCharges = [], lines = [], totals }: DraftOrder): Part[] {
  const values = lines.map(valueOf);
  const goods = number(totals?.goods) ?? add(values);
  return [
    ...allowancesCharges.map((entry) => ({ entry, base: goods })),
    ...lines.flatMap((line, at) => (line.allowancesCharges ?? []).map((entry) => ({ entry, base: values[at] }))),
  ];
}

function valueOf({ amount, quantity, unitPrice, priceBasisQuantity }: DraftLine): Big | undefined {
  const [ordered, price] = [number(quantity), number(unitPrice)];
  const basis = priceBasisQuantity === undefined ? new Big(1) : number(priceBasisQuantity);
  if (ordered === undefined || price === undefined || basis === undefined || basis.eq(0)) return number(amount);
  return ordered.times(price).div(basis);
}

function totalOf(parts: readonly Part[]): Big | undefined {
  return add(
    parts.map(({ entry: { amount, percent }, base }) => {
      if (amount !== undefined || percent === undefined) return number(amount);
      const share = number(percent);
      return share === undefined ? undefined : base?.times(share).div(100);
    }),
  );
}

function add(parts: readonly (Big | undefined)[]): Big | undefined {
  let sum = new Big(0);
  for (const part of parts) {
    if (part === undefined) return undefined;
    sum = sum.plus(part);
  }
  return sum;
}

function number(field: DraftField | undefined): Big | undefined {
  return field === undefined ? undefined : sumOf([textOf(field)]);
}

function textOf(field: DraftField | undefined): string {
  return field === undefined ? '' : String(field.value ?? field.text).trim();
}

function isEqual(one: string, other: string): boolean {
  const sums = [sumOf([one]), sumOf([other])];
  return sums[0] !== undefined && sums[1] !== undefined ? sums[0].eq(sums[1]) : one === other;
}

/** But for rounding: half a cent for each part. */
function isNear(computed: Big, said: Big, parts: number): boolean {
  return computed.minus(said).abs().lte(new Big('0.005').times(parts));
}
