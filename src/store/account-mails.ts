/** Mails with a one-time link that are to go out to owners of accounts. No link is stored: it is made when it is sent. */
import { newId } from '../model/ids.ts';
import type { Queryable } from './database.ts';

export type AccountMailKind = 'invitation' | 'reset';

export interface AccountMailRow {
  readonly id: string;
  readonly accountId: string;
  readonly kind: AccountMailKind;
  readonly language: string;
  readonly actor: string;
  readonly attempts: number;
}

export interface NewAccountMail {
  readonly accountId: string;
  readonly kind: AccountMailKind;
  readonly language: string;
  readonly actor: string;
}

const COLUMNS = `id, account_id as "accountId", kind, language, actor, attempts`;

export async function insertAccountMail(
  tx: Queryable,
  { accountId, kind, language, actor }: NewAccountMail,
): Promise<void> {
  await tx.query('insert into account_mails (id, account_id, kind, language, actor) values ($1, $2, $3, $4, $5)', [
    newId('acm'),
    accountId,
    kind,
    language,
    actor,
  ]);
}

/** How many mails the account was promised in the last so many seconds. */
export async function countAccountMails(db: Queryable, accountId: string, seconds: number): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    'select count(*)::int as count from account_mails where account_id = $1 and created_at > now() - make_interval(secs => $2)',
    [accountId, seconds],
  );
  return row?.count ?? 0;
}

export async function isAccountMailDue(db: Queryable): Promise<boolean> {
  const rows = await db.query(`select 1 from account_mails where state = 'pending' and next_at <= now() limit 1`);
  return rows.length === 1;
}

/** Gives up those that no server took in time. @returns them */
export async function endLateAccountMails(tx: Queryable, hours: number): Promise<AccountMailRow[]> {
  return tx.query<AccountMailRow>(
    `update account_mails set state = 'failed', reason = coalesce(reason, 'nobody sent it in time')
     where state = 'pending' and created_at <= now() - make_interval(hours => $1) returning ${COLUMNS}`,
    [hours],
  );
}

/** The next one that is due, counted as tried: whoever dies with it leaves it to be tried again after the wait. */
export async function takeAccountMail(
  db: Queryable,
  { waitSeconds, waitSecondsMax }: { readonly waitSeconds: number; readonly waitSecondsMax: number },
): Promise<AccountMailRow | undefined> {
  const rows = await db.query<AccountMailRow>(
    `update account_mails set attempts = attempts + 1,
       next_at = now() + make_interval(secs => least($2, $1 * 2 ^ least(attempts, 20)))
     where id = (select id from account_mails where state = 'pending' and next_at <= now() order by next_at limit 1 for update skip locked)
     returning ${COLUMNS}`,
    [waitSeconds, waitSecondsMax],
  );
  return rows[0];
}

export async function markAccountMail(
  tx: Queryable,
  id: string,
  state: 'pending' | 'sent' | 'failed',
  reason: string | null,
): Promise<void> {
  await tx.query(
    `update account_mails set state = $2, reason = $3, sent_at = case when $2 = 'sent' then now() end where id = $1`,
    [id, state, reason?.slice(0, 500) ?? null],
  );
}

/** The language in which its owner was invited. Anybody may ask for a link in another one. */
export async function languageInvited(db: Queryable, accountId: string): Promise<string | undefined> {
  const [row] = await db.query<{ language: string }>(
    'select language from account_mails where account_id = $1 and kind = $2 order by created_at desc limit 1',
    [accountId, 'invitation' satisfies AccountMailKind],
  );
  return row?.language;
}
