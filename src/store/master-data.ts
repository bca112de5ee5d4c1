/** Items on file and what partners call them; and all that papers are read with, in the form that reading takes. */
import type { KnownPartner, MasterData } from '../model/master-data.ts';
import { columnArrays } from './database.ts';
import type { Database, Queryable } from './database.ts';

export interface ProductRow {
  readonly sku: string;
  readonly gtin: string;
  readonly description: string;
  readonly unit: string;
  readonly active: boolean;
  /** Working days from the order to the delivery; null when nobody has said. */
  readonly leadTimeDays: number | null;
}

export interface CrossReferenceRow {
  readonly partnerId: string;
  readonly partnerSku: string;
  readonly sku: string;
}

/** The index of so many takes a worker about a second and 60 MB, once for as long as nothing changes. */
const ITEMS_MAX = 200_000;
/** Descriptions are for settling a doubtful number; with more items they would be most of what is handed over. */
const DESCRIBED_MAX = 20_000;

/** What papers are read with, the items looked up again only when they have changed since. */
export function createMasterData(database: Database): () => Promise<MasterData> {
  let held: { readonly stamp: string; readonly items: Omit<MasterData, 'partners'> } | undefined;
  return async () => {
    const stamp = await itemsStamp(database);
    if (held?.stamp !== stamp) held = { stamp, items: await itemsOnFile(database) };
    return { partners: await partnersOnFile(database), ...held.items };
  };
}

async function partnersOnFile(db: Queryable): Promise<KnownPartner[]> {
  return db.query<KnownPartner>('select id, name, address, identifiers from partners order by id');
}

async function itemsOnFile(db: Queryable): Promise<Omit<MasterData, 'partners'>> {
  const [counts] = await db.query<{ products: number; references: number }>(
    'select (select count(*) from products)::int as products, (select count(*) from cross_references)::int as references',
  );
  const { products: productCount, references } = counts ?? { products: 0, references: 0 };
  const described = productCount <= DESCRIBED_MAX ? 'description' : `''`;
  return {
    products: await asLines(
      db,
      `select concat_ws(e'\\t', sku, gtin, translate(${described}, e'\\t\\r\\n', '   ')) as line from products order by sku limit $1`,
    ),
    crossReferences: await asLines(
      db,
      `select concat_ws(e'\\t', partner_id, partner_sku, sku) as line from cross_references order by partner_id, partner_sku limit $1`,
    ),
    isComplete: productCount <= ITEMS_MAX && references <= ITEMS_MAX,
  };
}

async function asLines(db: Queryable, sql: string): Promise<string> {
  return (await db.query<{ line: string }>(sql, [ITEMS_MAX])).map(({ line }) => line).join('\n');
}

async function itemsStamp(db: Queryable): Promise<string> {
  const [row] = await db.query<{ stamp: string }>(
    `select p.stamp || ' ' || c.stamp as stamp from
       (select count(*) || ':' || coalesce(max(change), 0) as stamp from products) p,
       (select count(*) || ':' || coalesce(max(change), 0) as stamp from cross_references) c`,
  );
  return row?.stamp ?? '';
}

const PRODUCT_COLUMNS = 'sku, gtin, description, unit, active, lead_time_days';

export async function listProducts(db: Queryable, limit: number): Promise<ProductRow[]> {
  return db.query<ProductRow>(
    `select sku, gtin, description, unit, active, lead_time_days as "leadTimeDays" from products order by sku limit $1`,
    [limit],
  );
}

/** Adds or replaces; of rows with the same number the last one counts. */
export async function saveProducts(database: Database, rows: readonly ProductRow[]): Promise<void> {
  const last = [...new Map(rows.map((row) => [row.sku, row])).values()];
  await database.transaction(async (tx) => {
    await lockItems(tx);
    await tx.query(
      `insert into products (${PRODUCT_COLUMNS})
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::integer[])
       on conflict (sku) do update set gtin = excluded.gtin, description = excluded.description, unit = excluded.unit,
         active = excluded.active, lead_time_days = excluded.lead_time_days, change = default`,
      columnArrays(last, ['sku', 'gtin', 'description', 'unit', 'active', 'leadTimeDays']),
    );
  });
}

export async function listCrossReferences(db: Queryable, limit: number): Promise<CrossReferenceRow[]> {
  return db.query<CrossReferenceRow>(
    `select partner_id as "partnerId", partner_sku as "partnerSku", sku from cross_references
     order by partner_id, partner_sku limit $1`,
    [limit],
  );
}

/** @returns partners that are not on file; then nothing was saved. */
export async function saveCrossReferences(database: Database, rows: readonly CrossReferenceRow[]): Promise<string[]> {
  const last = [...new Map(rows.map((row) => [`${row.partnerId}\n${row.partnerSku}`, row])).values()];
  return database.transaction(async (tx) => {
    await lockItems(tx);
    const unknown = await tx.query<{ id: string }>(
      'select distinct u.id from unnest($1::text[]) as u (id) where not exists (select 1 from partners p where p.id = u.id) order by u.id',
      [rows.map(({ partnerId }) => partnerId)],
    );
    if (unknown.length > 0) return unknown.map(({ id }) => id);
    await tx.query(
      `insert into cross_references (partner_id, partner_sku, sku)
       select * from unnest($1::text[], $2::text[], $3::text[])
       on conflict (partner_id, partner_sku) do update set sku = excluded.sku, change = default`,
      columnArrays(last, ['partnerId', 'partnerSku', 'sku']),
    );
    return [];
  });
}

/** One writer at a time: numbers of change become visible in their order, and no reader keeps an older state under a newer one. */
async function lockItems(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('master-data:items', 0))`);
}
