/** Segments of the order sets of which an order holds nothing, and which may change what is sent or paid. */
import type { LeftOutKind } from '../../edi/left-out.ts';
import type { Segment } from '../../edi/segment.ts';
import { STAND_INS } from './map-codes.ts';
import type { Cursor } from './map-cursor.ts';

const KINDS: ReadonlyMap<string, LeftOutKind> = new Map<string, LeftOutKind>([
  ['PO3', { says: 'another quantity or price of a line, or a change of it', severity: 'error' }],
  ['QTY', { says: 'a quantity beside that of the line', severity: 'error' }],
  ['CSH', { says: 'whether parts, substitutes or back orders are wanted', severity: 'warning' }],
  ['IT8', { says: 'whether substitutes or back orders are wanted', severity: 'warning' }],
  ['CTB', { says: 'a restriction or a condition', severity: 'warning' }],
  ['CTP', { says: 'a price of the whole order', severity: 'warning' }],
  ['DIS', { says: 'a discount', severity: 'warning' }],
  ['SSS', { says: 'a special service with its price', severity: 'warning' }],
  ['INC', { says: 'instalments', severity: 'warning' }],
  ['PAM', { says: 'an amount or a quantity of a period', severity: 'warning' }],
  ['PCT', { says: 'a percentage, as of what may be sent more or less', severity: 'warning' }],
  ['CN1', { says: 'a contract with its terms', severity: 'warning' }],
  ['LDT', { says: 'a lead time', severity: 'warning' }],
  ['TD5', { says: 'how a part of the order is carried', severity: 'warning' }],
  ['FOB', { says: 'terms of delivery of a part of the order', severity: 'warning' }],
]);
/** Below an SLN: what would be sent or paid otherwise than the line says. */
const OF_COMPONENT: ReadonlyMap<string, LeftOutKind> = new Map<string, LeftOutKind>([
  ['SDQ', { says: 'which store gets how much of a component (SLN)', severity: 'error' }],
  ['QTY', { says: 'another quantity of a component (SLN)', severity: 'error' }],
  ['SAC', { says: 'an allowance or charge of a component (SLN)', severity: 'error' }],
  ['DTM', { says: 'a day of a component (SLN)', severity: 'error' }],
]);
const PLACE: LeftOutKind = { says: 'a place where a line may go', severity: 'error' };

/** @param segment of which nothing was read */
export function leftOutKind({ line, subline, component }: Cursor, segment: Segment): LeftOutKind | undefined {
  const { tag } = segment;
  if (subline) return tag === 'SDQ' || component !== undefined ? OF_COMPONENT.get(tag) : undefined;
  if (tag === 'N1')
    return line !== undefined && STAND_INS.get((segment.elements[1] ?? '').trim())?.includes('shipTo') === true
      ? PLACE
      : undefined;
  // Of a line, prices that are not paid (retail, catalogue) change nothing.
  return tag === 'CTP' && line !== undefined ? undefined : KINDS.get(tag);
}
