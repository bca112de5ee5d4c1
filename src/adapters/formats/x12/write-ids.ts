/** Item numbers and units of a line, as X12 writes them: pairs of qualifier and number, and codes of two characters. */
import type { OrderLine } from '../../../model/order.ts';
import { ITEM_ID_RANK, ITEM_IDS, type ItemIdField } from './map-codes.ts';
import { unitOfCode, x12Unit } from './unit-codes.ts';

const PAIRS_MAX = 10; // PO106 to PO125, POC08 to POC27, ACK07 to ACK26.

/** One pair, and the field of the line that it says. */
export interface IdPair {
  readonly qualifier: string;
  readonly value: string;
  /** Such as `gtin`, or `otherIds/0`. */
  readonly field: string;
}

/** The qualifiers that a field may be written with, the usual one first. */
const QUALIFIERS: Readonly<Record<Exclude<ItemIdField, 'gtin'>, readonly string[]>> = {
  buyerSku: ['BP', 'IN'],
  supplierSku: ['VP', 'VN'],
  manufacturerPartNumber: ['MG'],
};
/** By length of the GTIN: EAN-8, U.P.C., EAN-13, GTIN-14. */
const GTIN_QUALIFIERS: Readonly<Record<number, string>> = { 8: 'EO', 12: 'UP', 13: 'EN', 14: 'UK' };

/** The numbers of a line, or of a component of it. */
export type ItemIds = Pick<OrderLine, ItemIdField | 'otherIds'>;

/** Every number of the line that has a qualifier, in the order in which they are written. */
export function idPairs(line: ItemIds): IdPair[] {
  const others = (line.otherIds ?? []).map(({ scheme }) => scheme);
  const pair = (field: Exclude<ItemIdField, 'gtin'>): IdPair[] => {
    const value = line[field];
    // A better known qualifier than that of another number, so that the reader takes this one for the field.
    const best = Math.min(...others.filter((code) => ITEM_IDS.get(code) === field).map(rankOf));
    const qualifier = QUALIFIERS[field].find((code) => rankOf(code) <= best) ?? QUALIFIERS[field][0];
    return value === undefined || qualifier === undefined ? [] : [{ qualifier, value, field }];
  };
  const gtinQualifier = GTIN_QUALIFIERS[line.gtin?.length ?? 0];
  return [
    ...pair('buyerSku'),
    ...pair('supplierSku'),
    ...(line.gtin === undefined || gtinQualifier === undefined
      ? []
      : [{ qualifier: gtinQualifier, value: line.gtin, field: 'gtin' }]),
    ...pair('manufacturerPartNumber'),
    // Numbers that no field takes keep the qualifier they came with: the partner must find its item again.
    ...(line.otherIds ?? []).flatMap(({ scheme, value }, index) =>
      /^[A-Z0-9]{2}$/.test(scheme) ? [{ qualifier: scheme, value, field: `otherIds/${index}` }] : [],
    ),
  ].slice(0, PAIRS_MAX);
}

function rankOf(code: string): number {
  return ITEM_ID_RANK.get(code) ?? Infinity;
}

/** The pairs as elements. */
export function productIds(line: OrderLine): string[] {
  return idPairs(line).flatMap(({ qualifier, value }) => [qualifier, value]);
}

/** The sender's own unit when it fits X12 (two characters), else the code of the UN/ECE one. */
export function unitOf(line: Pick<OrderLine, 'uom' | 'sourceUom'>): string {
  const { uom, sourceUom } = line;
  if (sourceUom?.length === 2 && (uom === undefined || unitOfCode(sourceUom) === uom)) return sourceUom;
  const known = uom === undefined ? undefined : x12Unit(uom);
  return known ?? [sourceUom, uom].find((unit) => unit?.length === 2) ?? '';
}
