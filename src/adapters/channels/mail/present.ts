/**
 * What is in a mailbox. It is listed by sequence numbers from the newest downwards, which can be counted against EXISTS, and searched
 * as well: a server that leaves a mail out of one of the two must not have it skipped.
 */
import type { MailboxPage } from '../../../model/channel.ts';
import { IntakeError } from '../../../model/errors.ts';
import type { Mailbox } from '../../../model/mailbox.ts';
import type { Connection } from './connection.ts';

export interface PresentMail {
  readonly uid: number;
  readonly size: number | undefined;
  readonly cameAt: Date | undefined;
  readonly isSeen: boolean;
}

export interface Present {
  /** All whose UID is not below the next one of the page, and the newest below it. */
  readonly mails: readonly PresentMail[];
  /** UIDs that a search names, and the list does not. */
  readonly searched: readonly number[];
  /** The server's own numbers agree. */
  readonly isSure: boolean;
}

export interface Selected {
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly exists: number;
}

/** Of the mails that are known already: each that reuses a number is among the newest. */
const KNOWN_LISTED_MIN = 50;
const LISTED_AT_ONCE_MAX = 1000;
const TRIES = 3;
const DAY_MS = 86_400_000;

/** Anew each time, which shows what a stale session would hide. */
export async function select({ client, within }: Connection, { folder }: Mailbox): Promise<Selected> {
  const { uidValidity, uidNext, exists } = await within('SELECT', client.mailboxOpen(folder));
  return { uidValidity: Number(uidValidity), uidNext, exists };
}

export async function presentIn(
  connection: Connection,
  mailbox: Mailbox,
  first: Selected,
  page: MailboxPage,
): Promise<Present> {
  let { exists } = first;
  const mails = new Map<number, PresentMail>();
  for (let tries = 1; ; tries += 1) {
    const list = await listed(connection, exists, page);
    for (const mail of list.mails) mails.set(mail.uid, mail);
    const searched = (await search(connection, page)).filter((uid) => !mails.has(uid));
    // What came since then is told by a larger EXISTS.
    const hasGrown = connection.client.mailbox !== false && connection.client.mailbox.exists > exists;
    const isSure = list.isWhole && (searched.length === 0 || hasGrown);
    if (isSure || tries === TRIES) return { mails: [...mails.values()], searched, isSure };
    // Somebody may have deleted mails meanwhile.
    const again = await select(connection, mailbox);
    if (again.uidValidity !== first.uidValidity)
      throw new IntakeError('mail-unreachable', 'The mailbox was made anew during the look.', {});
    ({ exists } = again);
  }
}

/** What was there, and read, before the first look is nobody's order; nor is what the book left alone for it. */
export function mayBeNew({ uid, cameAt, isSeen }: PresentMail, { nextUid, since }: MailboxPage): boolean {
  if (nextUid === 1) return !isSeen || cameAt === undefined || cameAt.getTime() >= since.getTime() - DAY_MS;
  // Below it everything is settled, except what the server once left out, or put under a number that was free.
  return uid >= nextUid || (cameAt !== undefined && cameAt.getTime() >= inSeconds(since));
}

/** Servers count in seconds. */
export function inSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}

async function listed(
  { client, within }: Connection,
  exists: number,
  { nextUid }: MailboxPage,
): Promise<{ mails: PresentMail[]; isWhole: boolean }> {
  const mails: PresentMail[] = [];
  const query = { uid: true, flags: true, internalDate: true, size: true };
  let isWhole = true;
  let known = 0;
  let step = KNOWN_LISTED_MIN;
  for (
    let end = exists;
    end > 0 && known < KNOWN_LISTED_MIN;
    end -= step, step = Math.min(step * 2, LISTED_AT_ONCE_MAX)
  ) {
    const start = Math.max(1, end - step + 1);
    const rows = await within('FETCH', client.fetchAll(`${start}:${end}`, query));
    const bySeq = new Map<number, PresentMail>();
    for (const { seq, uid, size, internalDate, flags } of rows) {
      // A change of flags that is told by the way names no UID.
      if (uid === undefined || seq < start || seq > end) continue;
      const cameAt = internalDate === undefined ? undefined : new Date(internalDate);
      bySeq.set(seq, { uid, size, cameAt, isSeen: flags?.has('\\Seen') === true });
    }
    const found = [...bySeq.values()];
    isWhole &&= new Set(found.map(({ uid }) => uid)).size === end - start + 1;
    mails.push(...found);
    known += found.filter(({ uid }) => uid < nextUid).length;
  }
  return { mails, isWhole };
}

/** At first, and when all numbers have changed, only what nobody read or what came since the first look. */
async function search({ client, within }: Connection, { nextUid, since }: MailboxPage): Promise<number[]> {
  const day = new Date(since.getTime() - DAY_MS); // The server's own day, whose time zone nobody knows.
  const query = nextUid > 1 ? { uid: `${nextUid}:*` } : { or: [{ seen: false }, { since: day }] };
  const found = await within('SEARCH', client.search(query, { uid: true }));
  if (found === false || found === undefined)
    throw new IntakeError('mail-unreachable', 'The mail server refused to search the mailbox.', {});
  return found.filter((uid) => uid >= nextUid); // `n:*` always names the last one.
}
