/** Links in confirmations: who holds one may see one revision of one order, and say what they think of it. */
import { randomBytes } from 'node:crypto';
import { hashOf } from './accounts.ts';
import type { Queryable } from './database.ts';

export interface OrderLink {
  readonly mailAnswerId: string;
  readonly orderId: string;
  readonly revision: number;
  readonly recipient: string;
  readonly language: string;
  readonly confirmedAt: Date;
  readonly expiresAt: Date;
  /** It has expired, or the mail came back. */
  readonly ended: boolean;
}

/** Makes the secret of the link in a mail; the one of an earlier attempt to send it holds no more. */
export async function makeOrderLink(db: Queryable, mailAnswerId: string, days: number): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await db.query(
    `insert into order_links (mail_answer_id, hash, expires_at) values ($1, $2, now() + make_interval(days => $3))
     on conflict (mail_answer_id) do update set hash = excluded.hash, expires_at = excluded.expires_at`,
    [mailAnswerId, hashOf(secret), days],
  );
  return secret;
}

export async function orderLink(db: Queryable, secret: string): Promise<OrderLink | undefined> {
  const [row] = await db.query<OrderLink>(
    `select l.mail_answer_id as "mailAnswerId", a.order_id as "orderId", a.revision, a.recipient, a.language,
       a.created_at as "confirmedAt", l.expires_at as "expiresAt", l.revoked_at is not null or l.expires_at <= now() as ended
     from order_links l join mail_answers a on a.id = l.mail_answer_id where l.hash = $1 and a.order_id is not null`,
    [hashOf(secret)],
  );
  return row;
}
