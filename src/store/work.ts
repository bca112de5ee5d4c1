/** What orders meet on their way: PO numbers that are taken, prices on file, and exceptions that wait for a person. */
import { columnArrays } from './database.ts';
import type { Queryable } from './database.ts';

export interface OrderKey {
  readonly buyerKey: string;
  readonly poNumber: string;
  readonly orderId: string;
  readonly contentHash: string;
}

/**
 * Takes PO numbers for orders, in the order given. Two workers that race for one number meet at the primary key.
 * @returns for each order whose number is held by another order, the holder.
 */
export async function claimOrderKeys(tx: Queryable, keys: readonly OrderKey[]): Promise<Map<string, OrderKey>> {
  if (keys.length === 0) return new Map();
  const first = new Map<string, OrderKey>();
  for (const key of keys) {
    const name = `${key.buyerKey}\n${key.poNumber}`;
    if (!first.has(name)) first.set(name, key);
  }
  const sorted = [...first.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key); // One lock order for all.
  await tx.query(
    `insert into order_keys (buyer_key, po_number, order_id, content_hash)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    columnArrays(sorted, ['buyerKey', 'poNumber', 'orderId', 'contentHash']),
  );
  const held = await tx.query<OrderKey>(
    `select k.buyer_key as "buyerKey", k.po_number as "poNumber", k.order_id as "orderId", k.content_hash as "contentHash"
     from order_keys k join unnest($1::text[], $2::text[]) as wanted (buyer_key, po_number) using (buyer_key, po_number)`,
    columnArrays(sorted, ['buyerKey', 'poNumber']),
  );
  const holders = new Map(held.map((key) => [`${key.buyerKey}\n${key.poNumber}`, key]));
  const others = new Map<string, OrderKey>();
  for (const key of keys) {
    const holder = holders.get(`${key.buyerKey}\n${key.poNumber}`);
    if (holder !== undefined && holder.orderId !== key.orderId) others.set(key.orderId, holder);
  }
  return others;
}

/** Who holds these numbers now, by `buyerKey`, a line feed and `poNumber`; nothing is taken. */
export async function holdersOfNumbers(
  db: Queryable,
  numbers: readonly Pick<OrderKey, 'buyerKey' | 'poNumber'>[],
): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const held = await db.query<Pick<OrderKey, 'buyerKey' | 'poNumber' | 'orderId'>>(
    `select distinct k.buyer_key as "buyerKey", k.po_number as "poNumber", k.order_id as "orderId"
     from order_keys k join unnest($1::text[], $2::text[]) as wanted (buyer_key, po_number) using (buyer_key, po_number)`,
    columnArrays(numbers, ['buyerKey', 'poNumber']),
  );
  return new Map(held.map(({ buyerKey, poNumber, orderId }) => [`${buyerKey}\n${poNumber}`, orderId]));
}

/** A rejected or canceled order gives its PO number free: the buyer may send it again. */
export async function releaseOrderKeys(tx: Queryable, orderIds: readonly string[]): Promise<void> {
  await tx.query('delete from order_keys where order_id = any($1)', [orderIds]);
}

/** A corrected order keeps its number, with its new content. */
export async function updateOrderKeyContent(tx: Queryable, orderId: string, contentHash: string): Promise<void> {
  await tx.query('update order_keys set content_hash = $2 where order_id = $1', [orderId, contentHash]);
}

export interface PriceRow {
  readonly sku: string;
  readonly uom: string;
  readonly currency: string;
  readonly unitPrice: string;
  readonly partnerId: string;
  readonly validFrom: string;
  readonly validTo: string;
}

const PRICE_COLUMNS = `sku, uom, currency, unit_price as "unitPrice", partner_id as "partnerId",
  to_char(valid_from, 'YYYY-MM-DD') as "validFrom", to_char(valid_to, 'YYYY-MM-DD') as "validTo"`;

export async function pricesOfSkus(db: Queryable, skus: readonly string[]): Promise<PriceRow[]> {
  if (skus.length === 0) return [];
  return db.query<PriceRow>(`select ${PRICE_COLUMNS} from prices where sku = any($1)`, [skus]);
}

export interface KnownNumber {
  /** Whose number it is; null for a GTIN. */
  readonly partnerId: string | null;
  readonly number: string;
  /** Our own. */
  readonly sku: string;
}

/** Our numbers for those that partners have of their own, and for GTINs. */
export async function skusOfNumbers(
  db: Queryable,
  numbers: readonly string[],
  partnerIds: readonly string[],
): Promise<KnownNumber[]> {
  if (numbers.length === 0) return [];
  return db.query<KnownNumber>(
    `select partner_id as "partnerId", partner_sku as number, sku from cross_references
       where partner_id = any($2) and partner_sku = any($1)
     union all select null, gtin, sku from products where gtin <> '' and gtin = any($1)`,
    [numbers, partnerIds],
  );
}

export async function listPrices(db: Queryable, limit: number): Promise<PriceRow[]> {
  return db.query<PriceRow>(`select ${PRICE_COLUMNS} from prices order by sku, partner_id, valid_from limit $1`, [
    limit,
  ]);
}

export async function savePrices(db: Queryable, rows: readonly PriceRow[]): Promise<void> {
  await db.query(
    `insert into prices (sku, uom, currency, unit_price, partner_id, valid_from, valid_to)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])
     on conflict (sku, uom, currency, partner_id, valid_from) do update set unit_price = excluded.unit_price, valid_to = excluded.valid_to`,
    columnArrays(rows, ['sku', 'uom', 'currency', 'unitPrice', 'partnerId', 'validFrom', 'validTo']),
  );
}

export async function hasPrices(db: Queryable): Promise<boolean> {
  return (await db.query('select 1 from prices limit 1')).length > 0;
}

export interface NewException {
  readonly id: string;
  readonly orderId: string;
  readonly revision: number;
  readonly codes: readonly string[];
}

export interface ExceptionRow extends NewException {
  readonly seq: number;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
  readonly resolution: string | null;
  readonly reason: string | null;
}

const EXCEPTION_COLUMNS = `e.id, e.seq, e.order_id as "orderId", e.revision, e.codes, e.opened_at as "openedAt", e.resolved_at as "resolvedAt",
  e.resolved_by as "resolvedBy", e.resolution, e.reason`;

/** Opens exceptions; an order has at most one open, whose codes are brought up to date. */
export async function openExceptions(tx: Queryable, exceptions: readonly NewException[]): Promise<void> {
  if (exceptions.length === 0) return;
  const rows = exceptions.map((each) => ({ ...each, codes: each.codes.join(' ') })); // Codes hold no blanks; unnest would flatten arrays of arrays.
  await tx.query(
    `insert into exceptions (id, order_id, revision, codes)
     select id, order_id, revision, string_to_array(codes, ' ') from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as u (id, order_id, revision, codes)
     on conflict (order_id) where resolved_at is null do update set codes = excluded.codes, revision = excluded.revision`,
    columnArrays(rows, ['id', 'orderId', 'revision', 'codes']),
  );
}

export async function resolveException(
  tx: Queryable,
  orderId: string,
  by: { readonly actor: string; readonly resolution: string; readonly reason: string | null },
): Promise<void> {
  await tx.query(
    `update exceptions set resolved_at = now(), resolved_by = $2, resolution = $3, reason = $4 where order_id = $1 and resolved_at is null`,
    [orderId, by.actor, by.resolution, by.reason],
  );
}

export async function openExceptionOf(db: Queryable, orderId: string): Promise<ExceptionRow | undefined> {
  return (
    await db.query<ExceptionRow>(
      `select ${EXCEPTION_COLUMNS} from exceptions e where e.order_id = $1 and e.resolved_at is null`,
      [orderId],
    )
  )[0];
}

export async function exceptionById(db: Queryable, id: string): Promise<ExceptionRow | undefined> {
  return (await db.query<ExceptionRow>(`select ${EXCEPTION_COLUMNS} from exceptions e where e.id = $1`, [id]))[0];
}

export async function listExceptions(
  db: Queryable,
  filter: { readonly open: boolean; readonly code: string | undefined },
  after: number | undefined,
  limit: number,
): Promise<(ExceptionRow & { poNumber: string | null; partnerId: string | null; state: string })[]> {
  return db.query(
    `select ${EXCEPTION_COLUMNS}, o.po_number as "poNumber", o.partner_id as "partnerId", o.state from exceptions e join orders o on o.id = e.order_id
     where (e.resolved_at is null) = $1 and ($2::text is null or $2 = any(e.codes)) and ($3::bigint is null or e.seq > $3)
     order by e.seq limit $4`,
    [filter.open, filter.code ?? null, after ?? null, limit],
  );
}

export async function countOpenExceptions(db: Queryable): Promise<number> {
  return (
    (await db.query<{ count: number }>('select count(*) as count from exceptions where resolved_at is null'))[0]
      ?.count ?? 0
  );
}
