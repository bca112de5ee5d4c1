/** Sessions of signed-in people. They live in the database, so that they can be ended from anywhere. */
import { randomBytes } from 'node:crypto';
import { newId } from '../model/ids.ts';
import { hashOf } from './accounts.ts';
import type { Queryable } from './database.ts';

/** Left alone for so long it ends; and in any case after so many days. */
const IDLE_HOURS = 12;
export const SESSION_DAYS_MAX = 7;
const TOUCH_SECONDS = 60; // A write a minute is enough to know whether somebody is still there.

export interface SessionRow {
  readonly id: string;
  readonly accountId: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
}

const COLUMNS = `id, account_id as "accountId", user_agent as "userAgent", created_at as "createdAt", last_used_at as "lastUsedAt"`;
const IS_OPEN = `ended_at is null and last_used_at > now() - interval '${IDLE_HOURS} hours'
  and created_at > now() - interval '${SESSION_DAYS_MAX} days'`;

/** @returns the secret for the cookie, which cannot be had again */
export async function insertSession(tx: Queryable, accountId: string, userAgent: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await tx.query('insert into account_sessions (id, hash, account_id, user_agent) values ($1, $2, $3, $4)', [
    newId('ses'),
    hashOf(secret),
    accountId,
    userAgent,
  ]);
  return secret;
}

export async function sessionOf(db: Queryable, secret: string): Promise<SessionRow | undefined> {
  const hash = hashOf(secret);
  const [row] = await db.query<SessionRow>(`select ${COLUMNS} from account_sessions where hash = $1 and ${IS_OPEN}`, [
    hash,
  ]);
  if (row === undefined) return undefined;
  await db.query(
    `update account_sessions set last_used_at = now()
     where hash = $1 and ended_at is null and last_used_at < now() - make_interval(secs => $2)`,
    [hash, TOUCH_SECONDS],
  );
  return row;
}

export async function sessionsOfAccount(db: Queryable, accountId: string): Promise<SessionRow[]> {
  return db.query<SessionRow>(
    `select ${COLUMNS} from account_sessions where account_id = $1 and ${IS_OPEN} order by last_used_at desc`,
    [accountId],
  );
}

/** @returns false when the account has no such open session */
export async function endSession(db: Queryable, accountId: string, id: string): Promise<boolean> {
  const rows = await db.query(
    'update account_sessions set ended_at = now() where account_id = $1 and id = $2 and ended_at is null returning id',
    [accountId, id],
  );
  return rows.length === 1;
}

/** @param but the one that stays. @returns how many were ended */
export async function endSessions(db: Queryable, accountId: string, but?: string): Promise<number> {
  const rows = await db.query(
    `update account_sessions set ended_at = now()
     where account_id = $1 and ended_at is null and id is distinct from $2 returning id`,
    [accountId, but ?? null],
  );
  return rows.length;
}
