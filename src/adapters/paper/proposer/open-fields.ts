/** What reading left open in an order, that a proposer may be asked for. */
import type { Layout } from '../layout/layout.ts';
import type { PaperItem } from '../table/item.ts';
import type { PaperOrder } from '../understand.ts';

export const HEAD_FIELDS = ['poNumber', 'orderDate', 'buyer', 'supplier', 'shipTo'] as const;
export type OpenHeadField = (typeof HEAD_FIELDS)[number];
/** Of an item; all but the first two are asked for only where no item at all was found. */
export const ITEM_FIELDS = ['itemNumber', 'quantity', 'description', 'unit', 'unitPrice', 'amount'] as const;
export type OpenItemField = (typeof ITEM_FIELDS)[number];

export interface OpenItem {
  /** 0-based. */
  readonly index: number;
  readonly fields: readonly OpenItemField[];
  /** Its lines on the paper, by their index: a value for it stands there or nowhere. */
  readonly first: number;
  readonly last: number;
}

export interface Open {
  readonly head: readonly OpenHeadField[];
  readonly items: readonly OpenItem[];
  /** No item was found. */
  readonly lacksItems: boolean;
}

export function openFields(order: PaperOrder, layout: Layout): Open | undefined {
  const { kind } = order.kind;
  if (kind !== 'order' && kind !== 'change') return undefined;
  const head = HEAD_FIELDS.filter((field) =>
    field === 'poNumber' || field === 'orderDate'
      ? order.head[field] === undefined
      : order.parties[field] === undefined,
  );
  const rows = order.items.map((item) => linesOf(item, layout));
  const items = order.items.flatMap((item, index): OpenItem[] => {
    const fields = openOf(item);
    const own = rows[index];
    if (fields.length === 0 || own === undefined) return [];
    const next = Math.min(...rows.flatMap((row) => (row !== undefined && row.first > own.first ? [row.first] : [])));
    return [{ index, fields, first: own.first, last: Math.max(own.last, Math.min(next - 1, own.last + BELOW_MAX)) }];
  });
  const lacksItems = order.items.length === 0;
  return head.length + items.length === 0 && !lacksItems ? undefined : { head, items, lacksItems };
}

const BELOW_MAX = 3; // Lines: an item's text goes on below it, but what stands farther down is something else.

function openOf({ fields }: PaperItem): OpenItemField[] {
  const hasNumber = [fields.buyerSku, fields.supplierSku, fields.gtin, fields.mpn].some((found) => found !== undefined);
  return [
    ...(hasNumber ? [] : (['itemNumber'] as const)),
    ...(fields.quantity === undefined ? (['quantity'] as const) : []),
  ];
}

/** First and last line of what was read of an item. */
function linesOf(
  { fields }: PaperItem,
  { lines }: Layout,
): { readonly first: number; readonly last: number } | undefined {
  const places = new Set(
    Object.values(fields).flatMap(({ tokens }) => tokens.map(({ page, box }) => `${page} ${box.join(' ')}`)),
  );
  const own = lines.filter(({ tokens }) => tokens.some(({ page, box }) => places.has(`${page} ${box.join(' ')}`)));
  const indexes = own.map(({ index }) => index);
  return indexes.length === 0 ? undefined : { first: Math.min(...indexes), last: Math.max(...indexes) };
}
