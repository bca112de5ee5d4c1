/** Accounts of customers: opened by the company, each for one customer or more, with links to choose a password. */
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../model/ids.ts';
import type { Queryable } from './database.ts';

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password: string | null;
  readonly totpSecret: string | null;
  readonly totpConfirmed: boolean;
  readonly totpStep: number;
  readonly failures: number;
  readonly lockedUntil: Date | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly customers: readonly string[];
}

const COLUMNS = `a.id, a.email, a.name, a.password, a.totp_secret as "totpSecret", a.totp_confirmed as "totpConfirmed",
  a.totp_step as "totpStep", a.failures, a.locked_until as "lockedUntil", a.created_at as "createdAt", a.closed_at as "closedAt",
  array(select partner_id from account_customers c where c.account_id = a.id order by partner_id) as customers`;

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly customers: readonly string[];
}

/** @returns undefined when there is an account with that address already */
export async function insertAccount(
  tx: Queryable,
  { email, name, customers }: NewAccount,
): Promise<string | undefined> {
  const id = newId('acc');
  const rows = await tx.query(
    'insert into accounts (id, email, name) values ($1, $2, $3) on conflict do nothing returning id',
    [id, email, name],
  );
  if (rows.length === 0) return undefined;
  await setCustomers(tx, id, customers);
  return id;
}

export async function setCustomers(tx: Queryable, accountId: string, customers: readonly string[]): Promise<void> {
  await tx.query('delete from account_customers where account_id = $1 and not partner_id = any($2)', [
    accountId,
    customers,
  ]);
  await tx.query(
    'insert into account_customers (account_id, partner_id) select $1, unnest($2::text[]) on conflict do nothing',
    [accountId, customers],
  );
}

export async function accountByEmail(db: Queryable, email: string): Promise<AccountRow | undefined> {
  return (await db.query<AccountRow>(`select ${COLUMNS} from accounts a where lower(a.email) = lower($1)`, [email]))[0];
}

export async function accountById(db: Queryable, id: string): Promise<AccountRow | undefined> {
  return (await db.query<AccountRow>(`select ${COLUMNS} from accounts a where a.id = $1`, [id]))[0];
}

/** Locked until the transaction ends: two who guess at once are counted one after the other. */
export async function lockAccount(tx: Queryable, id: string): Promise<AccountRow | undefined> {
  return (await tx.query<AccountRow>(`select ${COLUMNS} from accounts a where a.id = $1 for update of a`, [id]))[0];
}

export async function listAccounts(db: Queryable): Promise<AccountRow[]> {
  return db.query<AccountRow>(`select ${COLUMNS} from accounts a order by lower(a.email)`);
}

/** A row of 1, 2 … failures; the lock is set by the caller, who knows the rule. */
export async function setFailures(
  tx: Queryable,
  id: string,
  failures: number,
  lockedSeconds: number | null,
): Promise<void> {
  await tx.query(
    `update accounts set failures = $2, locked_until = now() + make_interval(secs => $3::double precision) where id = $1`,
    [id, failures, lockedSeconds],
  );
}

export async function setPassword(tx: Queryable, id: string, password: string): Promise<void> {
  await tx.query('update accounts set password = $2, failures = 0, locked_until = null where id = $1', [id, password]);
}

export async function setTotp(
  tx: Queryable,
  id: string,
  totp: { readonly secret: string | null; readonly confirmed: boolean; readonly step: number },
): Promise<void> {
  await tx.query('update accounts set totp_secret = $2, totp_confirmed = $3, totp_step = $4 where id = $1', [
    id,
    totp.secret,
    totp.confirmed,
    totp.step,
  ]);
}

export async function closeAccount(tx: Queryable, id: string, isClosed: boolean): Promise<void> {
  await tx.query('update accounts set closed_at = case when $2 then now() end where id = $1', [id, isClosed]);
}

/** Ends every link that was not used. */
export async function endLinks(tx: Queryable, accountId: string): Promise<void> {
  await tx.query('update account_links set used_at = now() where account_id = $1 and used_at is null', [accountId]);
}

/** Makes a link. @returns the secret part, which cannot be had again */
export async function insertLink(tx: Queryable, accountId: string, hours: number): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await tx.query(
    'insert into account_links (hash, account_id, expires_at) values ($1, $2, now() + make_interval(hours => $3))',
    [hashOf(secret), accountId, hours],
  );
  return secret;
}

/** Whether a link may be used, before anybody works for it. */
export async function isLinkGood(db: Queryable, secret: string): Promise<boolean> {
  const rows = await db.query(
    'select 1 from account_links where hash = $1 and used_at is null and expires_at > now()',
    [hashOf(secret)],
  );
  return rows.length === 1;
}

/** Uses a link up. @returns whose it was; undefined when there is none, or it was used, or is too old */
export async function useLink(tx: Queryable, secret: string): Promise<string | undefined> {
  const rows = await tx.query<{ accountId: string }>(
    `update account_links set used_at = now() where hash = $1 and used_at is null and expires_at > now()
     returning account_id as "accountId"`,
    [hashOf(secret)],
  );
  return rows[0]?.accountId;
}

export async function insertAccountEvent(tx: Queryable, accountId: string, type: string, actor: string): Promise<void> {
  await tx.query('insert into account_events (account_id, type, actor) values ($1, $2, $3)', [accountId, type, actor]);
}

export interface AccountEvent {
  readonly type: string;
  readonly actor: string;
  readonly at: Date;
}

/** Newest first. */
export async function accountEvents(db: Queryable, accountId: string, limit: number): Promise<AccountEvent[]> {
  return db.query<AccountEvent>(
    'select type, actor, at from account_events where account_id = $1 order by id desc limit $2',
    [accountId, limit],
  );
}

/** Enough for a secret of 256 random bits: there is nothing to guess. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
