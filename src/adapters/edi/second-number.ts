/** A second number under one qualifier: of two items one is wanted, or one of them was mistyped. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';

/** Fields that say which item is delivered. */
const ITEM_FIELDS: ReadonlySet<string | undefined> = new Set(['buyerSku', 'supplierSku', 'gtin']);
/** Mutually defined: any two things may stand under it. */
const ANYTHING = 'ZZ';

/**
 * @param field that the first number fills, if any
 * @returns undefined where both are the same number; a GTIN is so with zeros in front of it
 */
export function secondNumber(
  qualifier: string,
  field: string | undefined,
  first: string,
  later: string,
  at: Place,
): Finding | undefined {
  const isItem = ITEM_FIELDS.has(field);
  const [one, other] = [first, later].map((number) =>
    field === 'gtin' ? number.trim().replace(/^0+/, '') : number.trim(),
  );
  if (one === other || (qualifier === ANYTHING && !isItem)) return undefined;
  const message = `The line has two numbers under ${qualifier.slice(0, 10)}: "${first.trim().slice(0, 40)}" first and "${later.trim().slice(0, 40)}" later.`;
  return finding('value-conflict', message, { at, ...(isItem ? { severity: 'error' } : {}) });
}
