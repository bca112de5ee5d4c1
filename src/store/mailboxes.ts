/** What is remembered of mailboxes: which of their mails are safe, and which of those are not marked yet. */
import type { KnownMail, MailboxBook, MailboxPage } from '../model/channel.ts';
import { columnArrays } from './database.ts';
import type { Database } from './database.ts';

/** UIDVALIDITY has 32 bits (RFC 9051, 9); what stands above them counts how often the same one began again. */
const RESTORED = 2 ** 32;

export function createMailboxBook(database: Database): MailboxBook {
  return {
    open: (place, uidValidity, uidNext) =>
      database.transaction(async (tx) => {
        const [known] = await tx.query<{ uidValidity: number; nextUid: number }>(
          'select uid_validity as "uidValidity", next_uid as "nextUid" from mailboxes where place = $1 for update',
          [place],
        );
        const isSame = known !== undefined && known.uidValidity % RESTORED === uidValidity;
        const isRestored = isSame && uidNext > 0 && uidNext < known.nextUid;
        const own = isSame ? known.uidValidity + (isRestored ? RESTORED : 0) : uidValidity;
        const [row] = await tx.query<Pick<MailboxPage, 'nextUid' | 'since'>>(
          `insert into mailboxes as m (place, uid_validity) values ($1, $2)
           on conflict (place) do update set uid_validity = excluded.uid_validity,
             next_uid = case when m.uid_validity = excluded.uid_validity then m.next_uid else 1 end
           returning next_uid as "nextUid", since`,
          [place, own],
        );
        const others = await tx.query('select 1 from mailbox_mails where place = $1 and uid_validity <> $2 limit 1', [
          place,
          own,
        ]);
        const { nextUid = 1, since = new Date() } = row ?? {};
        return { uidValidity: own, isRestored, nextUid, since, renumbered: others.length > 0 };
      }),
    async restart(place, uidValidity) {
      const [row] = await database.query<Pick<MailboxPage, 'since'>>(
        'update mailboxes set uid_validity = $3, next_uid = 1 where place = $1 and uid_validity = $2 returning since',
        [place, uidValidity, uidValidity + RESTORED],
      );
      if (row === undefined) throw new TypeError(`The page ${uidValidity} of a mailbox is not the present one.`);
      return { uidValidity: uidValidity + RESTORED, isRestored: true, nextUid: 1, since: row.since, renumbered: true };
    },
    async advance(place, uidValidity, nextUid) {
      await database.query('update mailboxes set next_uid = $3 where place = $1 and uid_validity = $2', [
        place,
        uidValidity,
        nextUid,
      ]);
    },
    async settled(place, uidValidity, uids) {
      const rows = await database.query<{ uid: number }>(
        'select uid from mailbox_mails where place = $1 and uid_validity = $2 and uid = any($3::bigint[])',
        [place, uidValidity, uids],
      );
      return new Set(rows.map(({ uid }) => uid));
    },
    async settle(mail) {
      await database.query(
        // What was not taken must not look as if it had been.
        `insert into mailbox_mails (place, uid_validity, uid, message_id, mail_id, content_hash, size, came_at, marked)
         select *, u.message_id is null
         from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::timestamptz[])
           as u (place, uid_validity, uid, message_id, mail_id, content_hash, size, came_at) on conflict do nothing`,
        columnArrays([mail], ['place', 'uidValidity', 'uid', 'messageId', 'mailId', 'contentHash', 'size', 'cameAt']),
      );
    },
    known: (place, uidValidity, uids) =>
      database.query<KnownMail>(
        `select uid, message_id as "messageId", mail_id as "mailId", content_hash as "contentHash", size, came_at as "cameAt"
         from mailbox_mails where place = $1 and uid_validity = $2 and uid = any($3::bigint[])`,
        [place, uidValidity, uids],
      ),
    async describe(place, uidValidity, { uid, size, cameAt }) {
      await database.query(
        'update mailbox_mails set size = $4, came_at = $5 where place = $1 and uid_validity = $2 and uid = $3',
        [place, uidValidity, uid, size, cameAt],
      );
    },
    async unmarked(place, uidValidity) {
      const rows = await database.query<{ uid: number }>(
        'select uid from mailbox_mails where place = $1 and uid_validity = $2 and not marked order by uid',
        [place, uidValidity],
      );
      return rows.map(({ uid }) => uid);
    },
    async marked(place, uidValidity, uids) {
      await database.query(
        'update mailbox_mails set marked = true where place = $1 and uid_validity = $2 and uid = any($3::bigint[])',
        [place, uidValidity, uids],
      );
    },
    async earlier(place, uidValidity, { mailId, contentHash }) {
      const [row] = await database.query<{ messageId: string | null }>(
        `select message_id as "messageId" from mailbox_mails
         where place = $1 and uid_validity <> $2 and mail_id = $3 and ($4::text is null or content_hash = $4) limit 1`,
        [place, uidValidity, mailId, contentHash ?? null],
      );
      return row;
    },
  };
}

export interface MailboxSummary {
  readonly place: string;
  readonly mails: number;
  readonly unmarked: number;
  /** Could not be taken for good; they stay in the mailbox, unmarked. */
  readonly refused: number;
  readonly lastMailAt: Date | null;
}

export async function listMailboxes(database: Database): Promise<MailboxSummary[]> {
  return database.query<MailboxSummary>(
    `select m.place, count(t.uid)::int as mails, count(t.uid) filter (where not t.marked)::int as unmarked,
       count(t.uid) filter (where t.message_id is null)::int as refused,
       max(t.settled_at) as "lastMailAt"
     from mailboxes m left join mailbox_mails t using (place) group by m.place order by m.place`,
  );
}
