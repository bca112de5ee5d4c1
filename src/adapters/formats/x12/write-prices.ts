/** Prices of a line that nobody pays here (`price/RES`), which CTP holds beside the one of PO1 or POC. */
import type { OrderLine } from '../../../model/order.ts';
import { PAID_PRICES, RESALE } from './price-bases.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';

/** The class of trade (CTP01), the kind of price (CTP02), or both. */
const PRICE_REFERENCE = /^price\/(?:([A-Z\d]{2})(?:\/|$))?([A-Z\d]{3})?$/;

export function isPriceReference(type: string): boolean {
  return type.startsWith('price/');
}

export function priceBlocks(sheet: Sheet, line: OrderLine, path: string, tag: 'PO1' | 'POC'): Block[] {
  return (line.references ?? []).flatMap(({ type, value }, index) => {
    if (!isPriceReference(type)) return [];
    const at = `${path}/references/${index}`;
    const [, trade = '', kind = ''] = PRICE_REFERENCE.exec(type) ?? [];
    const isOther = trade === RESALE || !PAID_PRICES.has(kind);
    const isCode =
      (trade === '' || sheet.fits('CTP', 1, trade)) && (kind === '' ? trade !== '' : sheet.fits('CTP', 2, kind));
    if (isOther && isCode && sheet.holds(tag, 'CTP') && /^\d+(?:\.\d+)?$/.test(value) && sheet.fits('CTP', 3, value))
      return block(['CTP', trade, kind, value], [at]);
    sheet.leftOut(at, 'is no price that CTP holds');
    return [];
  });
}
