/** How many working days items take, and on which days nobody works. */
import { columnArrays } from './database.ts';
import type { Database, Queryable } from './database.ts';

export interface LeadTimeRow {
  /** Null where the number is ours or a GTIN; else the partner whose number it is. */
  readonly partnerId: string | null;
  readonly number: string;
  readonly days: number;
}

/** Of those of the numbers, our own, GTINs or the partners', whose items have a lead time on file. */
export async function leadTimesOf(
  db: Queryable,
  numbers: readonly string[],
  partnerIds: readonly string[],
): Promise<LeadTimeRow[]> {
  if (numbers.length === 0) return [];
  return db.query<LeadTimeRow>(
    `select c.partner_id as "partnerId", c.partner_sku as number, p.lead_time_days as days
       from cross_references c join products p on p.sku = c.sku
       where p.lead_time_days is not null and c.partner_id = any($2) and c.partner_sku = any($1)
     union all select null, sku, lead_time_days from products where lead_time_days is not null and sku = any($1)
     union all select null, gtin, lead_time_days from products where lead_time_days is not null and gtin <> '' and gtin = any($1)`,
    [numbers, partnerIds],
  );
}

export interface ClosedDay {
  readonly day: string;
  readonly note: string;
}

export async function closedDays(db: Queryable): Promise<ClosedDay[]> {
  return db.query<ClosedDay>('select day::text, note from closed_days order by day');
}

/** All of them; days that are not named are taken away. */
export async function saveClosedDays(database: Database, rows: readonly ClosedDay[]): Promise<void> {
  const last = [...new Map(rows.map((row) => [row.day, row])).values()];
  await database.transaction(async (tx) => {
    await tx.query('delete from closed_days');
    await tx.query(
      'insert into closed_days (day, note) select * from unnest($1::date[], $2::text[])',
      columnArrays(last, ['day', 'note']),
    );
  });
}
