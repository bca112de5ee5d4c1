/** Segments of ORDERS and ORDCHG of which an order holds nothing, and which may change what is sent or paid. */
import type { LeftOutKind } from '../../edi/left-out.ts';
import type { Segment } from '../../edi/segment.ts';
import { code, type Cursor } from './map-cursor.ts';
import { PARTY_ROLES, STAND_INS } from './map-tables.ts';

const KINDS: ReadonlyMap<string, LeftOutKind> = new Map<string, LeftOutKind>([
  ['QVR', { says: 'a quantity beside that of the line', severity: 'error' }],
  ['ALI', { says: 'a condition, as of duties or of substitutes', severity: 'warning' }],
  ['RCS', { says: 'a requirement or a condition', severity: 'warning' }],
  ['INP', { says: 'an instruction', severity: 'warning' }],
  ['AJT', { says: 'an adjustment', severity: 'warning' }],
  ['PCD', { says: 'a percentage, as of what may be sent more or less', severity: 'warning' }],
  ['TOD', { says: 'terms of delivery of a part of the order', severity: 'warning' }],
  ['TDT', { says: 'how a part of the order is carried', severity: 'warning' }],
  ['CCI', { says: 'what the goods are to be like', severity: 'warning' }],
]);
/** Of the head too; what else stands there is read, or told with what it belongs to. */
const OF_THE_WHOLE = new Set(['ALI', 'RCS', 'INP', 'AJT']);
const PLACE: LeftOutKind = { says: 'a place where a line may go', severity: 'error' };
const PLACE_OF_SUBLINE: LeftOutKind = { says: 'where a component of a line (C829) goes', severity: 'error' };
/** Below a line that details another one: what would be sent or paid otherwise than that says. */
const OF_COMPONENT: ReadonlyMap<string, LeftOutKind> = new Map<string, LeftOutKind>([
  ['ALC', { says: 'an allowance or charge of a component of a line (C829)', severity: 'error' }],
  ['DTM', { says: 'a day of a component of a line (C829)', severity: 'error' }],
]);
/** LOC 3227: of delivery, of destination. */
const PLACES = new Set(['7', '8']);

/** @param segment of which nothing was read */
export function leftOutKind({ line, foreign, group, component }: Cursor, segment: Segment): LeftOutKind | undefined {
  const { tag } = segment;
  if (tag === 'LOC') return foreign && PLACES.has(code(segment, 1)) ? PLACE_OF_SUBLINE : undefined;
  if (tag === 'NAD') {
    if ((line === undefined && !foreign) || !isPlace(code(segment, 1))) return undefined;
    return foreign ? PLACE_OF_SUBLINE : PLACE;
  }
  if (foreign && component !== undefined && OF_COMPONENT.has(tag)) return OF_COMPONENT.get(tag);
  if (tag === 'PCD' && group === 'ALC') return undefined; // Told with the allowance.
  return foreign || (line === undefined && !OF_THE_WHOLE.has(tag)) ? undefined : KINDS.get(tag);
}

function isPlace(role: string): boolean {
  return PARTY_ROLES.get(role) === 'shipTo' || STAND_INS.get(role)?.includes('shipTo') === true;
}
