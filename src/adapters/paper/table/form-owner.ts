/**
 * Whose form an order is written on. On the supplier's own, an order guide that the buyer fills in, item numbers are the supplier's, and
 * `our` and `your` are said by the supplier.
 */
import type { Layout } from '../layout/layout.ts';
import { ITEM_NUMBERS } from '../lexicon/columns.ts';
import { SELLERS_FORM } from '../lexicon/sellers-form.ts';
import type { Column } from './head.ts';
import type { PaperItem } from './item.ts';
import type { ItemRows } from './records.ts';

const TITLE =
  /^(?:customer |weekly |daily |standing )?order (?:guide|form|sheet|pad|blank)s?\b|^(?:bestell(?:formular|schein|blatt|liste)|hoja de pedido|formulario de pedido|modulo d['’]ordine|bestel(?:formulier|lijst))\b|\s[-–—|]\s(?:\p{L}+ )?order (?:guide|form|sheet)$/iu;
/** Who writes an order does not call himself a customer. */
const CUSTOMER = /^(?:customer|cust\.?|kunde|client|cliente|klant)(?: (?:name|no\.?|nr\.?|#))?\s?[:：]/i;

/** Its title says that it is a form, it names the buyer as the customer, and nobody as the supplier. */
export function isOrderForm({ lines }: Layout): boolean {
  const segments = lines.flatMap((line) => line.segments);
  const isTitled = segments.some(({ text }) => TITLE.test(text));
  if (!isTitled || !segments.some(({ text }) => CUSTOMER.test(text))) return false;
  return !segments.some(({ text, line }) => {
    const [label = ''] = text.split(/[:：]/);
    return line.lexicon.label(label)?.field === 'supplier';
  });
}

/** In a sheet the label of the order's number says it as well. */
export function isSuppliersSheet(layout: Layout): boolean {
  const isYours = layout.lines.some(({ segments }) => segments.some(({ text }) => SELLERS_FORM.test(text)));
  return isYours || isOrderForm(layout);
}

const BY_PACK = 'paper/owner/packed';

export function withOwnersSwapped(item: PaperItem): PaperItem {
  const { buyerSku, supplierSku, ...rest } = item.fields;
  // Two witnesses say the same.
  if (supplierSku?.rule === BY_PACK)
    return { ...item, fields: { ...item.fields, supplierSku: { ...supplierSku, confidence: 0.96 } } };
  return {
    ...item,
    fields: {
      ...rest,
      ...(buyerSku === undefined ? {} : { supplierSku: buyerSku }),
      ...(supplierSku === undefined ? {} : { buyerSku: supplierSku }),
    },
  };
}

/** `Part #`, `Item No.`, `Art.-Nr.`; a `Material` or an `Item Code` is what the buyer's program numbers. */
const PART =
  /^(?:(?:part|item|product|prod|cat|catalog|catalogue|article|art|artikel|teile)\.?[ -]?(?:#|no\b|nr\b|number\b|nummer\b)|partno|p\/n)/i;

function isOpen({ buyerSku, supplierSku }: PaperItem['fields']): boolean {
  return buyerSku?.rule === 'paper/label/sku' && supplierSku === undefined;
}

/**
 * Buyers who number what they buy print the number in a column. Where the table has none and the text of the items mentions one, it
 * is the number in the supplier's catalogue.
 */
export function withCatalogueNumbers(
  items: readonly PaperItem[],
  rows: readonly ItemRows[],
  columns: readonly Column[],
): PaperItem[] {
  const numbered = items.filter(({ fields }) => fields.buyerSku !== undefined);
  const hasColumn = columns.some(({ role, second }) =>
    [role, second].some((each) => each !== undefined && ITEM_NUMBERS.has(each)),
  );
  if (hasColumn || numbered.length === 0 || !numbered.every(({ fields }) => isOpen(fields))) return [...items];
  const labels = rows.flatMap(({ rows: own }) =>
    own.flatMap(({ labelled }) => labelled.flatMap(({ role, label }) => (role === 'sku' ? [label] : []))),
  );
  if (!labels.every((label) => PART.test(label))) return [...items];
  return items.map((item) => (isOpen(item.fields) ? withOwnersSwapped(item) : item));
}

/** A label that the buyer's own program prints. */
const OF_BUYER = /^(?:material|stock|inventory|item id|npc|our|internal)/i;
/** Right in all three layouts of its kind that were seen, which are too few to be sure. */
const PACKED = 0.9;

/**
 * Goods of which the table says the pack (`6 x 2.5 kg`) are chosen from the supplier's list of packs: caterers number no flour. Where one
 * number alone stands beside them, and no GTIN as shops that sell on have it, it is the supplier's.
 */
export function withPackedNumbers(items: readonly PaperItem[], columns: readonly Column[]): PaperItem[] {
  const numbers = columns.filter(({ role, second }) =>
    [role, second].some((each) => each !== undefined && ITEM_NUMBERS.has(each)),
  );
  const [number] = numbers;
  const isPacked = columns.some(({ role }) => role === 'pack');
  if (!isPacked || numbers.length !== 1 || number?.role !== 'sku' || OF_BUYER.test(number.label)) return [...items];
  return items.map((item) => {
    const { buyerSku, ...fields } = item.fields;
    if (buyerSku?.rule !== 'paper/column/sku' || fields.supplierSku !== undefined) return item;
    const confidence = Math.min(buyerSku.confidence, PACKED);
    return { ...item, fields: { ...fields, supplierSku: { ...buyerSku, rule: BY_PACK, confidence } } };
  });
}
