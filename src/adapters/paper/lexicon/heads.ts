/** What the labels of a table's head say together, whether its columns were drawn, typed or kept as cells. */
import type { ColumnRole } from './columns.ts';
import { fold } from './fold.ts';

/** How much a label of that role says that its line heads a table of items. */
export const ROLE_WEIGHTS: Readonly<Partial<Record<ColumnRole, number>>> = {
  quantity: 3,
  price: 2.5,
  grossPrice: 2,
  amount: 2,
  grossAmount: 1.5,
  description: 2.5,
  specification: 1.5,
  sku: 2.2,
  buyerSku: 2.5,
  supplierSku: 2.5,
  mpn: 2,
  gtin: 2,
  line: 1.2,
  unit: 1.5,
  date: 1,
  basis: 1,
};

const EITHER = /^(?:item|part|partida|pos|no|item no|ref|art|项|序号|項|项目|posten|line item|n|po item|#)?$/;

/** Heads line numbers as often as item numbers; the numbers below it decide. */
export function isEitherLabel(label: string): boolean {
  return EITHER.test(fold(label));
}
