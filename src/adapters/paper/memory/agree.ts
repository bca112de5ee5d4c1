/** Whether a value that was read is the confirmed one. */
import { Big } from 'big.js';
import type { OrderLine } from '../../../model/order.ts';
import type { Found } from '../found.ts';
import type { PaperItem } from '../table/item.ts';

/** Quantity, unit price and item numbers: what an order may not have wrong. */
export function lineAgrees({ fields }: PaperItem, line: OrderLine): boolean {
  return (
    sameNumber(fields.quantity?.value, line.quantity) &&
    samePrice(fields, line) &&
    sameCode(fields.buyerSku, line.buyerSku) &&
    sameCode(fields.supplierSku, line.supplierSku)
  );
}

export function sameNumber(read: string | undefined, confirmed: string | undefined): boolean {
  if (confirmed === undefined) return true;
  return read !== undefined && isDecimal(read) && new Big(read).eq(confirmed);
}

/** Per one unit: 958.00 per 1,000 is 0.958. */
function samePrice({ price, basis }: PaperItem['fields'], line: OrderLine): boolean {
  if (line.unitPrice === undefined) return true;
  if (price?.value === undefined || !isDecimal(price.value)) return false;
  const read = new Big(price.value).div(basis?.value ?? '1');
  return read
    .minus(new Big(line.unitPrice).div(line.priceBasisQuantity ?? '1'))
    .abs()
    .lte(1e-6);
}

function sameCode(found: Found | undefined, confirmed: string | undefined): boolean {
  return (
    confirmed === undefined || (found !== undefined && bareCode(found.value ?? found.text) === bareCode(confirmed))
  );
}

export function bareCode(code: string): string {
  return code.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, '');
}

function isDecimal(value: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(value);
}
