/** A line of an ORDRSP: what was ordered, and what becomes of it. */
import { Big } from 'big.js';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { OrderLine } from '../../../model/order.ts';
import { changesOf, ratioOfLines, unitOf, type Change, type Dates } from '../../edi/line-changes.ts';
import type { LinePair } from '../../edi/line-pairs.ts';
import { converted } from '../../edi/unit-factors.ts';
import type { SegmentDraft } from './write-message.ts';
import { unitCode } from './write-item.ts';
import type { ItemIdField } from './map-tables.ts';
import { agencyOf, CODE, isAgency } from './write-party.ts';
import { day } from './write-terms.ts';
import { fits, fitsNumber, type Directory } from './write-text.ts';

/** LIN 1229: added by us, changed, accepted, accepted with amendment, not accepted. */
type LineStatus = '1' | '3' | '5' | '6' | '7';

export interface AnsweredLine {
  readonly status: LineStatus;
  readonly segments: readonly SegmentDraft[];
}

/** What a line is answered with. */
export interface LineAnswer {
  readonly decision: 'accepted' | 'rejected';
  /** As it was ordered: what became of its days it says itself. */
  readonly head: Dates;
  readonly directory: Directory;
  /** 7143 under which the sender gave a number of the line. */
  readonly saidAs: (field: ItemIdField) => string | undefined;
  readonly findings: Finding[];
}

/**
 * QTY 21 repeats what was ordered; where it is not what will come, 113 says how much will, and QVR by how much that differs. Several deliveries stand below
 * LOC, where they go to a place, or SCC, and add up to that. A substitute stands in a PIA of its own, below what it takes the
 * place of.
 */
export function answerLine(pair: LinePair, { decision, head, directory, saidAs, findings }: LineAnswer): AnsweredLine {
  const { before, line } = pair;
  const ordered = before ?? line;
  if (ordered === undefined) return { status: '7', segments: [] };
  const changes = line === undefined || before === undefined ? NONE : changesOf(line, before, head, head);
  const isGone = line === undefined || decision === 'rejected' || isNothing(line, before, changes);
  const status = isGone ? '7' : before === undefined ? '1' : statusOf(changes);
  const number = fits(ordered.lineNumber, 6) ? ordered.lineNumber : '';
  const segments: SegmentDraft[] = [
    ['LIN', number, status, ordered.gtin === undefined ? '' : [ordered.gtin, saidAs('gtin') ?? 'EN']],
    ...productIds('5', mainIds({ ...ordered, gtin: undefined }, saidAs)),
    ...productIds('1', otherIds(ordered)),
  ];
  if (changes.has('item') && line !== undefined && !isGone) {
    const known = new Set(
      [...mainIds(ordered, saidAs), ...otherIds(ordered)].map(([value, type]) => `${type} ${value}`),
    );
    const now = [...mainIds(line, saidAs), ...otherIds(line)];
    segments.push(...productIds('3', now.filter(([value, type]) => !known.has(`${type} ${value}`)))); // prettier-ignore
  }
  if (before?.quantity !== undefined) segments.push(['QTY', ['21', before.quantity, orderedUnit(before)]]);
  if (!isGone) segments.push(...decidedSegments(line, before, changes, directory, findings));
  return { status, segments };
}

const NONE: ReadonlySet<Change> = new Set();

/** Nothing comes of a line that was reduced to nothing, in all its deliveries. */
function isNothing(line: OrderLine, before: OrderLine | undefined, changes: ReadonlySet<Change>): boolean {
  return before?.quantity !== undefined && !isZero(before.quantity) && isZero(comingOf(line, before, changes));
}

/** What comes in all: the sum of deliveries that were decided. Those of the buyer need not be all that he ordered. */
function comingOf(
  { quantity, schedules = [] }: OrderLine,
  before: OrderLine | undefined,
  changes: ReadonlySet<Change>,
): string | undefined {
  if (schedules.length === 0 || (before !== undefined && !changes.has('deliveries'))) return quantity;
  let sum = new Big(0);
  for (const one of schedules) {
    if (one.quantity === undefined) return quantity;
    sum = sum.plus(one.quantity);
  }
  return sum.toFixed();
}

function isZero(quantity: string | undefined): boolean {
  return quantity !== undefined && new Big(quantity).eq(0);
}

function statusOf(changes: ReadonlySet<Change>): LineStatus {
  if (changes.has('item') || changes.has('unit')) return '3';
  return changes.size === 0 ? '5' : '6';
}

type Id = readonly [value: string, type: string];

const USUAL_TYPES = [
  ['gtin', 'EN'],
  ['buyerSku', 'IN'],
  ['supplierSku', 'SA'],
  ['manufacturerPartNumber', 'MF'],
] as const satisfies readonly (readonly [ItemIdField, string])[];

function mainIds(line: { readonly [Field in ItemIdField]?: string | undefined }, saidAs: LineAnswer['saidAs']): Id[] {
  return USUAL_TYPES.flatMap(([field, type]): Id[] => {
    const value = line[field];
    return fits(value, 35) ? [[value, saidAs(field) ?? type]] : [];
  });
}

function otherIds({ otherIds: ids = [] }: OrderLine): Id[] {
  return ids.flatMap(({ scheme, value }): Id[] => (CODE.test(scheme) && fits(value, 35) ? [[value, scheme]] : []));
}

const IDS_PER_PIA = 5;

/** @param kind 4347: 5 names the item, 1 says more of it, 3 what takes its place */
function productIds(kind: string, ids: readonly Id[]): SegmentDraft[] {
  return chunks(ids, IDS_PER_PIA).map((some) => ['PIA', kind, ...some]);
}

const DELIVERIES_PER_SCC = 10;

function decidedSegments(
  line: OrderLine,
  before: OrderLine | undefined,
  changes: ReadonlySet<Change>,
  directory: Directory,
  findings: Finding[],
): SegmentDraft[] {
  const { unitPrice, priceBasisQuantity = '', schedules = [] } = line;
  const segments: SegmentDraft[] = [];
  const isSplit = schedules.length > 0 && schedules.every((one) => one.quantity !== undefined);
  const unit = decidedUnit(line, before);
  const coming = comingOf(line, before, changes);
  const variance = varianceOf(line, before, coming);
  const isOther = before?.quantity === undefined || changes.has('unit') || variance !== undefined;
  if (coming !== undefined && isOther && !(isSplit && before?.quantity === undefined))
    segments.push(['QTY', ['113', coming, unit]]);
  segments.push(...promisedDates(line, before));
  if (variance !== undefined && before?.quantity !== undefined && fitsNumber(variance, VARIANCE_DIGITS)) {
    const isLess = new Big(variance).s !== new Big(before.quantity).s;
    segments.push([directory.hasQva ? 'QVA' : 'QVR', [variance, '21'], isLess ? NO_BACKORDER : '']);
  }
  if (unitPrice !== undefined && fitsNumber(unitPrice, PRICE_DIGITS))
    segments.push(['PRI', ['AAA', unitPrice, '', '', priceBasisQuantity, changes.has('unit') ? unit : '']]);
  else if (unitPrice !== undefined) {
    const message = `The price of line ${line.lineNumber} has more than ${PRICE_DIGITS} digits and is left out of the answer`;
    findings.push(finding('write-value-left-out', message));
  }
  if (isSplit) {
    for (const delivery of [...schedules, ...forgotten(schedules, before, directory)])
      segments.push(...placedDelivery(delivery, unit, directory));
    const elsewhere = schedules.filter(({ shipTo }) => placeOf(shipTo, directory) === undefined);
    for (const some of chunks(elsewhere, DELIVERIES_PER_SCC)) {
      segments.push(['SCC', '1']);
      for (const delivery of some) segments.push(partOf(delivery, unit), ...deliveryDates(delivery));
    }
  }
  return segments;
}

const VARIANCE_DIGITS = 15;
const NO_BACKORDER = 'CP'; // 4221: what does not come now does not come later. What comes later is a delivery of its own.

/** By how much what comes differs from what was ordered, in the unit in which it was; undefined where it does not, or nobody can tell. */
function varianceOf(line: OrderLine, before: OrderLine | undefined, coming: string | undefined): string | undefined {
  const ratio = before === undefined ? undefined : ratioOfLines(line, before);
  const exact = coming === undefined || ratio === undefined ? undefined : converted(coming, ratio);
  if (before?.quantity === undefined || exact === undefined) return undefined;
  const variance = new Big(exact).minus(before.quantity);
  return variance.eq(0) ? undefined : variance.toFixed();
}

type Delivery = NonNullable<OrderLine['schedules']>[number];

/** Places that were ordered for and get nothing: each is told with a zero, as one that is not named may have been forgotten. */
function forgotten(schedules: readonly Delivery[], before: OrderLine | undefined, directory: Directory): Delivery[] {
  const keyOf = ({ shipTo }: Delivery): string => JSON.stringify(placeOf(shipTo, directory));
  const told = new Set(schedules.map(keyOf));
  return (before?.schedules ?? []).flatMap((delivery) => {
    const key = keyOf(delivery);
    if (delivery.shipTo === undefined || told.has(key)) return [];
    told.add(key);
    return [{ quantity: '0', shipTo: delivery.shipTo }];
  });
}

/** LOC+7 with what comes there, in the order of the directory. */
function placedDelivery(delivery: Delivery, unit: string, directory: Directory): SegmentDraft[] {
  const place = placeOf(delivery.shipTo, directory);
  if (place === undefined) return [];
  const [part, dates] = [partOf(delivery, unit), deliveryDates(delivery)];
  return [['LOC', '7', place], ...(directory.hasPlaceQuantityLast.ORDRSP ? [...dates, part] : [part, ...dates])];
}

/** C517 of a place that has a number or a name which fits. */
function placeOf(shipTo: Delivery['shipTo'], { lengths }: Directory): readonly string[] | undefined {
  const id = shipTo?.identifiers?.find(({ scheme, value }) => isAgency(scheme) && fits(value, 25));
  const name = fits(shipTo?.name, lengths.of('3224')) ? shipTo?.name : undefined;
  if (id === undefined && name === undefined) return undefined;
  return [id?.value ?? '', '', id === undefined ? '' : agencyOf(id.scheme), name ?? ''];
}

function partOf({ quantity = '' }: Delivery, unit: string): SegmentDraft {
  return ['QTY', ['113', quantity, unit]];
}

function deliveryDates({ date, ...dates }: Delivery): SegmentDraft[] {
  const own: SegmentDraft[] = date === undefined ? [] : [['DTM', ['69', day(date), '102']]];
  return [...own, ...promisedDates(dates, undefined)];
}

const PRICE_DIGITS = 15;

/** 69 is when delivery is promised, 79 when shipment is; the ends of a window have no promise of their own. */
const DAYS = [
  ['requestedDelivery', 'date', '69'],
  ['requestedDelivery', 'earliest', '64'],
  ['requestedDelivery', 'latest', '63'],
  ['requestedShip', 'date', '79'],
  ['requestedShip', 'earliest', '37'],
  ['requestedShip', 'latest', '38'],
] as const;

/** New dates of a head or a line. */
export function promisedDates(after: Dates, before: Dates | undefined): SegmentDraft[] {
  return DAYS.flatMap(([window, side, qualifier]): SegmentDraft[] => {
    const date = after[window]?.[side];
    return date === undefined || date === before?.[window]?.[side] ? [] : [['DTM', [qualifier, day(date), '102']]];
  });
}

/** The sender's own unit, as it was sent; one who sent none meant pieces (EANCOM). */
function orderedUnit({ uom, sourceUom }: OrderLine): string {
  if (sourceUom !== undefined && fits(sourceUom, 3)) return sourceUom;
  return uom === undefined || uom === PIECE ? '' : unitCode(uom, undefined);
}

const PIECE = 'H87';

/** A unit that was decided is written in the sender's own way only where a person wrote it as such. */
function decidedUnit(line: OrderLine, before: OrderLine | undefined): string {
  const { uom, sourceUom } = line;
  if (before !== undefined && unitOf(line) === unitOf(before)) return orderedUnit(before);
  if (sourceUom !== undefined && sourceUom !== before?.sourceUom && fits(sourceUom, 3)) return sourceUom;
  return uom === undefined ? '' : unitCode(uom, undefined);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
