/** Code lists of the UN that UBL and the Cross Industry Order share (UNCL). */

/** 1001: kinds of orders. Every other code that is no order at all, or of goods that are not bought, needs a person. */
export const ORDER_TYPES: ReadonlyMap<string, string> = new Map([
  ['220', 'standard'],
  ['105', 'standard'],
  ['221', 'blanket'],
  ['222', 'standard'],
  ['226', 'release'],
  ['224', 'rush'],
  ['227', 'consignment'],
  ['228', 'sample'],
]);
export const CHANGE_REQUEST = '230';
/** An answer to an order is no order. */
export const ORDER_RESPONSE = '231';

/** 1229: what a change does to a line. */
export const LINE_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['1', 'add'],
  ['2', 'delete'],
  ['3', 'change'],
  ['4', 'noChange'],
]);
