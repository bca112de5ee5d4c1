/** What a piece of running text says of one ordered thing: each value with the characters that say it. */
import { type DecimalMark, wholeNumber } from '../values/number.ts';
import { addressesIn } from './address.ts';
import type { Slots } from './slot.ts';
import { PRODUCT, readProduct, readPrice, readAmount, readLastAmount } from './slot-prices.ts';
import { LABELLED, readLabelled, readLettered, readOwned, readCode, readBracketed } from './slot-codes.ts';
import { readTimes, readQuantity } from './slot-quantity.ts';
import { takeTrailing, trailingIn, type Ending } from './trailing.ts';

/** `Ihre Artikelnummer OM-2044, à 48,60 €`: begins with whose number it is, and says how many of nothing. */
export function startsWithNumber(text: string): boolean {
  const [match] = text.matchAll(LABELLED);
  return match?.index === 0 && match.groups?.['owner'] !== undefined;
}

/** `réf. LC-5050E : 15 douzaines à 38,40 €`: begins with the number of a thing whose name stands elsewhere, and says how many. */
export function startsWithCounted(text: string): boolean {
  const [match] = text.matchAll(LABELLED);
  return match?.index === 0 && /^\s*[:：,–-]\s*\d[\d.,]*\s*\p{L}/u.test(text.slice(match[0].length));
}

/** How entries of one list end, each with its count. */
export interface Entry {
  /** Those of the entries beside it. */
  readonly beside: ReadonlySet<Ending>;
}

/** How an entry ends in its count, where it does. */
export function endingOf(text: string, mark: DecimalMark): Ending | undefined {
  return trailingIn(text, pricesIn(text, mark).taken)?.ending;
}

function pricesIn(text: string, mark: DecimalMark): Slots {
  // The number of a house counts nothing, and a postal code is no number of a thing.
  const slots: Slots = { taken: addressesIn(text).map(({ start, end }) => ({ start, end })) };
  readOrderNumber(text, slots);
  readProduct(text, mark, slots);
  if (slots.price === undefined) readPrice(text, mark, slots);
  readAmount(text, mark, slots);
  return slots;
}

/**
 * Reads prices, labelled numbers, the quantity with its unit, and a number without a label, in this order.
 * @param entry where the text is one of a list
 */
export function slotsIn(text: string, mark: DecimalMark, entry?: Entry): Slots {
  const slots = pricesIn(text, mark);
  const trailing = entry === undefined ? undefined : trailingIn(text, slots.taken);
  readLabelled(text, slots);
  readOwned(text, slots);
  readLettered(text, slots);
  if (slots.quantity === undefined) readQuantity(text, mark, slots);
  if (slots.quantity === undefined) readTimes(text, slots);
  if (entry !== undefined && trailing !== undefined)
    takeTrailing(text, slots, trailing, entry.beside.has(trailing.ending));
  readLastAmount(text, mark, slots);
  readColumns(text, mark, slots);
  const isShop = slots.supplierSku !== undefined && PRODUCT.test(text);
  if (slots.buyerSku === undefined && !isShop) readCode(text, slots);
  if (slots.buyerSku === undefined && slots.supplierSku === undefined) readBracketed(text, slots);
  return slots;
}

const ORDER_NUMBER =
  /(?<!\p{L})(?<!(?:art|ref|réf|cod|item|sku|code|part)\.?\s)(?:p\.?\s?o\.?|purchase order|order|bestellung|bestell-?nummer|bestell-?nr\.?|commande|ordine|pedido|orden de compra|bestelnummer|ordernummer|订单号?)\s?(?:number|n\.|no\.?|nr\.?|n[°º]|#|:)?\s?(?!\d[\d ]*(?:[.,]\d+)?\s?(?:zł|pln))(?=\S*\d{3})[\p{L}\d][\p{L}\d\-_/.#]*/giu;

/** The number of the order is none of an item. */
function readOrderNumber(text: string, { taken }: Slots): void {
  for (const match of text.matchAll(ORDER_NUMBER))
    taken.push({ start: match.index, end: match.index + match[0].length });
}

/** `AB-100   Bracket    12   2.50`: typed in columns without a head; a whole number, then perhaps a price. */
function readColumns(text: string, mark: DecimalMark, slots: Slots): void {
  const fields = [...text.matchAll(/\S+(?: {1,2}\S+)*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: wholeNumber(match[0], mark),
  }));
  if (fields.length < 3) return;
  const numbers = fields.filter(({ start, value }) => start > 0 && value !== undefined);
  const at = numbers.findIndex(({ start }) => slots.quantity === undefined || slots.quantity.start === start);
  const [quantity, price] = at < 0 ? [] : numbers.slice(at);
  if (quantity?.value === undefined || numbers.length > 3 || !/^\d{1,5}$/.test(quantity.value)) return;
  if (slots.quantity === undefined) {
    slots.quantity = { start: quantity.start, end: quantity.end, value: quantity.value };
    slots.taken.push(slots.quantity);
  }
  if (price?.value === undefined || slots.price !== undefined) return;
  slots.price = { start: price.start, end: price.end, value: price.value };
  slots.taken.push(slots.price);
}
