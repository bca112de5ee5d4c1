/** Whether numbers of a mailbox name other mails than the book has under them, as after a restore from a backup (RFC 9051, 2.3.1.1). */
import type { KnownMail, MailboxPage } from '../../../model/channel.ts';
import type { Connection } from './connection.ts';
import { mailIdOf } from './content-hash.ts';
import type { LookAt } from './look.ts';
import type { PresentMail } from './present.ts';
import { inSeconds } from './present.ts';

/** Reads the content of a mail and hashes it. */
type HashOf = (uid: number, mailId: string) => Promise<string>;

/**
 * Size and day of arrival are compared, which cost nothing. Where they differ, or are not known yet, Message-ID and content decide:
 * servers that moved to another machine give the same mail another size or day.
 */
export async function isReused(
  { client, within }: Connection,
  { mailbox: { place }, book }: LookAt,
  { uidValidity }: MailboxPage,
  mails: readonly PresentMail[],
  hashOf: HashOf,
): Promise<boolean> {
  const present = new Map(mails.map((mail) => [mail.uid, mail]));
  const known = await book.known(place, uidValidity, [...present.keys()]);
  const doubtful = new Map(known.filter((row) => differs(row, present.get(row.uid))).map((row) => [row.uid, row]));
  if (doubtful.size === 0) return false;
  const uids = [...doubtful.keys()].join(',');
  const heads = await within('FETCH', client.fetchAll(uids, { uid: true, headers: ['message-id'] }, { uid: true }));
  for (const { uid, headers } of heads) {
    const row = doubtful.get(uid);
    const mail = present.get(uid);
    if (row === undefined || mail === undefined || headers === undefined) continue;
    const mailId = mailIdOf(headers);
    if (mailId !== row.mailId) return true;
    // Of what could not be taken for good there is no hash of the whole.
    const isToldById = mailId !== '' && row.size === null && row.cameAt === null;
    if (!isToldById && row.messageId !== null && (await hashOf(uid, mailId)) !== row.contentHash) return true;
    await book.describe(place, uidValidity, { uid, size: mail.size ?? null, cameAt: mail.cameAt ?? null });
  }
  return false;
}

function differs({ size, cameAt }: KnownMail, mail: PresentMail | undefined): boolean {
  if (mail === undefined) return false;
  const hasOtherSize = mail.size !== undefined && mail.size !== size;
  return (
    hasOtherSize || (mail.cameAt !== undefined && (cameAt === null || inSeconds(mail.cameAt) !== inSeconds(cameAt)))
  );
}
