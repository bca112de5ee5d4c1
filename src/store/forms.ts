/** What the order form works with: drafts, items on file, places of delivery. */
import type { Party } from '../model/order.ts';
import type { FormCall, FormFields } from '../model/form.ts';
import { columnArrays, jsonText } from './database.ts';
import type { Database, Queryable } from './database.ts';
import { VOUCHED } from './orders.ts';

export interface FoundItem {
  readonly sku: string;
  /** The customer's own number. */
  readonly partnerSku: string | null;
  readonly gtin: string;
  readonly description: string;
  readonly unit: string;
  /** In working days. */
  readonly leadTimeDays: number | null;
}

const ITEM = `p.sku, p.gtin, p.description, p.unit, p.lead_time_days as "leadTimeDays",
  (select min(partner_sku) from cross_references c where c.partner_id = $1 and c.sku = p.sku) as "partnerSku"`;

/**
 * Items whose number begins with the text, or whose name holds all its words; first those that the customer has a number for.
 * Numbers that other customers use are never looked at.
 */
export async function searchItems(db: Queryable, partnerId: string, text: string, limit: number): Promise<FoundItem[]> {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return db.query<FoundItem>(
    `select ${ITEM} from products p
     where p.active and (
       lower(p.sku) like lower($2) or (p.gtin <> '' and p.gtin like $2)
       or exists (select 1 from cross_references c where c.partner_id = $1 and c.sku = p.sku and lower(c.partner_sku) like lower($2))
       or p.description ilike all ($3::text[]))
     order by (lower(p.sku) = lower($4)) desc,
       exists (select 1 from cross_references c where c.partner_id = $1 and c.sku = p.sku) desc, p.sku
     limit $5`,
    [partnerId, `${likeable(text)}%`, words.map((word) => `%${likeable(word)}%`), text, limit],
  );
}

function likeable(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The item of each number as it was typed, in lower case: the customer's own number first, then ours, then a GTIN. */
export async function itemsByNumber(
  db: Queryable,
  partnerId: string,
  numbers: readonly string[],
): Promise<Map<string, FoundItem>> {
  if (numbers.length === 0) return new Map();
  const rows = await db.query<FoundItem & { wanted: string; matched: string | null }>(
    `select distinct on (wanted) wanted, matched, p.sku, p.gtin, p.description, p.unit, p.lead_time_days as "leadTimeDays",
       coalesce(matched, (select min(partner_sku) from cross_references c where c.partner_id = $1 and c.sku = p.sku)) as "partnerSku"
     from unnest($2::text[]) as w (wanted)
     join lateral (
       select sku, partner_sku as matched, 1 as rank from cross_references where partner_id = $1 and lower(partner_sku) = wanted
       union all select sku, null, 2 from products where lower(sku) = wanted
       union all select sku, null, 3 from products where gtin <> '' and gtin = wanted
     ) m on true
     join products p on p.sku = m.sku
     order by wanted, rank, p.active desc, p.sku`,
    [partnerId, [...new Set(numbers)]],
  );
  return new Map(rows.map(({ wanted, matched: _, ...item }) => [wanted, item]));
}

export interface ItemPrice {
  readonly sku: string;
  readonly unitPrice: string;
  readonly currency: string;
  readonly uom: string;
}

/** What a customer pays today: a price of its own comes before one for all. */
export async function pricesFor(db: Queryable, partnerId: string, skus: readonly string[]): Promise<ItemPrice[]> {
  if (skus.length === 0) return [];
  return db.query<ItemPrice>(
    `select distinct on (sku, uom, currency) sku, unit_price as "unitPrice", currency, uom from prices
     where sku = any($2) and partner_id in ('', $1) and current_date between valid_from and valid_to
     order by sku, uom, currency, partner_id desc, valid_from desc`,
    [partnerId, skus],
  );
}

export interface ShipTo {
  readonly code: string;
  readonly party: Party;
}

export async function shipTosOf(db: Queryable, partnerId: string): Promise<ShipTo[]> {
  return db.query<ShipTo>('select code, party from ship_tos where partner_id = $1 order by code', [partnerId]);
}

/** What the places of customers are called: by number, by name, and by town. */
export async function placeNamesOf(db: Queryable, partnerIds: readonly string[]): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  if (partnerIds.length === 0) return names;
  const rows = await db.query<ShipTo & { readonly partnerId: string }>(
    'select partner_id as "partnerId", code, party from ship_tos where partner_id = any($1)',
    [partnerIds],
  );
  for (const { partnerId, code, party } of rows) {
    const own = [code, party.name ?? '', party.address?.city ?? ''].filter((each) => each !== '');
    names.set(partnerId, [...(names.get(partnerId) ?? []), ...own]);
  }
  return names;
}

/** All places of a customer; those that are not named are taken away. */
export async function saveShipTos(database: Database, partnerId: string, rows: readonly ShipTo[]): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query('delete from ship_tos where partner_id = $1', [partnerId]);
    await tx.query('insert into ship_tos (partner_id, code, party) select $1, * from unnest($2::text[], $3::jsonb[])', [
      partnerId,
      ...columnArrays(
        rows.map(({ code, party }) => ({ code, party: jsonText(party) })),
        ['code', 'party'],
      ),
    ]);
  });
}

/** Where the customer's last orders went, newest first, each once; a stranger's are not among them, nor a name without an address. */
export async function recentShipTos(db: Queryable, partnerId: string, orders: number): Promise<Party[]> {
  const rows = await db.query<{ shipTo: Party }>(
    `select r."order"->'shipTo' as "shipTo"
     from (select o.id, o.revision, o.seq from orders o where o.partner_id = $1 and o.state not in ('rejected', 'canceled') and ${VOUCHED}
       order by o.seq desc limit $2) o
     join order_revisions r on r.order_id = o.id and r.revision = o.revision
     where r."order"->'shipTo' is not null order by o.seq desc`,
    [partnerId, orders],
  );
  const places = rows.filter(
    ({ shipTo: { address, identifiers = [] } }) => address !== undefined || identifiers.length > 0,
  );
  return [...new Map(places.map(({ shipTo }) => [JSON.stringify(shipTo), shipTo])).values()];
}

export interface DraftContent {
  readonly fields: FormFields;
  readonly call?: { readonly [Key in keyof FormCall]?: FormCall[Key] | undefined };
}

export interface DraftRow {
  readonly id: string;
  readonly partnerId: string;
  readonly content: DraftContent;
  readonly version: number;
  readonly updatedAt: Date;
  readonly messageId: string | null;
}

const DRAFT = `id, partner_id as "partnerId", content, version, updated_at as "updatedAt", message_id as "messageId"`;

export async function openDrafts(db: Queryable, owner: string, limit: number): Promise<DraftRow[]> {
  return db.query<DraftRow>(
    `select ${DRAFT} from form_drafts where owner = $1 and message_id is null order by updated_at desc limit $2`,
    [owner, limit],
  );
}

export async function draftOf(db: Queryable, owner: string, id: string): Promise<DraftRow | undefined> {
  return (await db.query<DraftRow>(`select ${DRAFT} from form_drafts where owner = $1 and id = $2`, [owner, id]))[0];
}

export interface SaveOptions {
  /** It is about to be sent: nothing can be attached until it is changed again. */
  readonly sealed?: boolean;
  /** The version that was read; 0 when there was none. Undefined where nobody says, and the last one counts. */
  readonly expected?: number | undefined;
}

/**
 * Saves an open draft. The same content once more is no new version, and never in the way of another one: a save whose answer
 * was lost is sent again.
 * @returns why nothing was changed, else the draft
 */
export async function saveDraft(
  db: Queryable,
  owner: string,
  { id, partnerId, content }: Pick<DraftRow, 'id' | 'partnerId' | 'content'>,
  { sealed = false, expected }: SaveOptions = {},
): Promise<DraftRow | 'sent' | 'changed'> {
  const [saved] = await db.query<DraftRow>(
    `insert into form_drafts as d (owner, id, partner_id, content, sealed) values ($1, $2, $3, $4::jsonb, $5)
     on conflict (owner, id) do update set partner_id = excluded.partner_id, content = excluded.content, sealed = excluded.sealed,
       version = d.version + case when ${SAME} then 0 else 1 end, updated_at = now()
     where d.message_id is null and ($6::integer is null or d.version = $6 or ${SAME})
     returning ${DRAFT}`,
    [owner, id, partnerId, jsonText(content), sealed, expected ?? null],
  );
  if (saved !== undefined) return saved;
  return (await draftOf(db, owner, id))?.messageId === null ? 'changed' : 'sent';
}

const SAME = 'd.content = excluded.content and d.partner_id = excluded.partner_id';

/** @returns false when there is no such draft that was not sent yet */
export async function deleteDraft(db: Queryable, owner: string, id: string): Promise<boolean> {
  const rows = await db.query(
    'delete from form_drafts where owner = $1 and id = $2 and message_id is null returning id',
    [owner, id],
  );
  return rows.length === 1;
}

export async function closeDraft(db: Queryable, owner: string, id: string, messageId: string): Promise<void> {
  await db.query('update form_drafts set message_id = $3, updated_at = now() where owner = $1 and id = $2', [
    owner,
    id,
    messageId,
  ]);
}

/** Who holds a PO number of a buyer, without taking it. */
export async function holderOf(
  db: Queryable,
  buyerKey: string,
  poNumber: string,
): Promise<{ orderId: string; contentHash: string } | undefined> {
  return (
    await db.query<{ orderId: string; contentHash: string }>(
      'select order_id as "orderId", content_hash as "contentHash" from order_keys where buyer_key = $1 and po_number = $2',
      [buyerKey, poNumber],
    )
  )[0];
}
