/** One look into a mailbox: what is new is made durable, remembered, and only then marked or moved. */
import type { MessageStructureObject } from 'imapflow';
import type { ChannelReport, MailboxBook, MailboxPage, Receive } from '../../../model/channel.ts';
import { finding } from '../../../model/codes.ts';
import { IntakeError } from '../../../model/errors.ts';
import { FAX_HEADERS, faxOfMail } from '../../../model/fax-mail.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Mailbox } from '../../../model/mailbox.ts';
import type { Connection } from './connection.ts';
import { mailError } from './connection.ts';
import { ContentHash, hashing, mailIdOf } from './content-hash.ts';
import { inSeconds, mayBeNew, presentIn, select } from './present.ts';
import type { Present } from './present.ts';
import { isReused } from './reused.ts';
import { Whole } from './whole.ts';

/** A keyword, so that people may read the mails: \Seen is theirs. */
export const KEYWORD = '$Ordergate';
const CHUNK_BYTES = 256 * 1024;
const MOVED_AT_ONCE = 100;
const CUT_TRIES = 3; // A connection that was cut once gives the rest the next time.

export interface LookAt {
  readonly mailbox: Mailbox;
  readonly book: MailboxBook;
  readonly receive: Receive;
  readonly report: ChannelReport;
  /** How often a mail could not be taken: one that breaks the connection must not be in the way of the others. */
  readonly failures: Map<number, number>;
}

/**
 * Selects the mailbox anew, which shows what a stale session would hide, and takes what is new. A mail counts as new
 * when nothing is remembered of it, whatever its flags: somebody may have read it before.
 * @returns how many were taken
 * @throws IntakeError `mail-list-incomplete` when the server contradicts itself; what it named was taken before
 */
export async function look(connection: Connection, at: LookAt): Promise<number> {
  const { client } = connection;
  const { mailbox, book } = at;
  const { page, present } = await open(connection, at);
  const { uidValidity } = page;
  const found = [...present.mails.filter((mail) => mayBeNew(mail, page)).map(({ uid }) => uid), ...present.searched];
  const settled = await book.settled(mailbox.place, uidValidity, found);
  const due = found
    .filter((uid) => !settled.has(uid))
    .toSorted((a, b) => (at.failures.get(a) ?? 0) - (at.failures.get(b) ?? 0) || a - b);
  const failed: number[] = [];
  let taken = 0;
  for (const uid of due) {
    try {
      const result = await take(connection, at, page, uidValidity, uid);
      // The server has just named it: if it is gone, the next search names it no more.
      if (result === 'missing') {
        failed.push(uid);
        tellMissing(at, uid);
      } else {
        taken += result === 'taken' ? 1 : 0;
        at.failures.delete(uid);
      }
    } catch (error) {
      at.failures.set(uid, (at.failures.get(uid) ?? 0) + 1);
      failed.push(uid);
      if (!client.usable) throw error;
      at.report.trouble(error, { mailbox: mailbox.name, uid });
    }
  }
  // Not to UIDNEXT, and not past a mail that may be there: what the server names later is looked for from here on.
  const named = [...present.mails.map(({ uid }) => uid), ...present.searched];
  const end = named.reduce((highest, uid) => Math.max(highest, uid + 1), page.nextUid);
  const nextUid = Math.min(end, ...failed.filter((uid) => uid >= page.nextUid));
  if (present.isSure && nextUid > page.nextUid) await book.advance(mailbox.place, uidValidity, nextUid);
  await mark(connection, at, uidValidity);
  if (!present.isSure) throw listIncomplete();
  await heartbeat(connection);
  return taken;
}

/** The page of the mailbox, and what is there; on a new page where its numbers name other mails than they did. */
async function open(connection: Connection, at: LookAt): Promise<{ page: MailboxPage; present: Present }> {
  const { mailbox, book, report } = at;
  const selected = await select(connection, mailbox);
  let page = await book.open(mailbox.place, selected.uidValidity, selected.uidNext);
  let present = await presentIn(connection, mailbox, selected, page);
  const hash = async (uid: number, mailId: string): Promise<string> =>
    hashOf(await body(connection.client, uid), mailId);
  if (!page.isRestored && (await isReused(connection, at, page, present.mails, hash))) {
    page = await book.restart(mailbox.place, page.uidValidity);
    present = await presentIn(connection, mailbox, await select(connection, mailbox), page);
  }
  if (page.isRestored) report.trouble(numbersReused(), { mailbox: mailbox.name });
  return { page, present };
}

/** Once is an accident; a mail that is named for ever and never given must be told. */
function tellMissing({ failures, report, mailbox }: LookAt, uid: number): void {
  const times = (failures.get(uid) ?? 0) + 1;
  failures.set(uid, times);
  const message = `The mail server names a mail and gives nothing of it, ${times} times by now.`;
  if (times >= CUT_TRIES)
    report.trouble(new IntakeError('mail-unreachable', message, {}), { mailbox: mailbox.name, uid });
}

function numbersReused(): IntakeError {
  const message =
    'The mail server gives numbers again that other mails had, as after a restore; all of the mailbox is looked at anew.';
  return new IntakeError('mail-numbers-reused', message, {});
}

function listIncomplete(): IntakeError {
  const message =
    'The mail server says how many mails there are and does not name all of them, or names others, several times over.';
  return new IntakeError('mail-list-incomplete', message, {});
}

/** `passed`: it was dealt with before. `missing`: the server names it, and gives nothing of it. */
type Taken = 'taken' | 'passed' | 'missing';

async function take(
  { client, within }: Connection,
  at: LookAt,
  page: MailboxPage,
  uidValidity: number,
  uid: number,
): Promise<Taken> {
  const { mailbox, book, receive } = at;
  const query = {
    uid: true,
    size: true,
    flags: true,
    internalDate: true,
    headers: [
      'message-id',
      'from',
      'to',
      'subject',
      'date',
      'auto-submitted',
      'return-path',
      'authentication-results',
      ...FAX_HEADERS,
    ],
    envelope: true,
    bodyStructure: true,
  };
  const facts = await within('FETCH', client.fetchOne(String(uid), query, { uid: true }));
  if (facts === false) return 'missing';
  const cameAt = facts.internalDate === undefined ? undefined : new Date(facts.internalDate);
  const isOld = page.nextUid === 1 && cameAt !== undefined && cameAt.getTime() < inSeconds(page.since);
  if (isOld && facts.flags?.has('\\Seen') === true) return 'passed'; // Before the gateway came.
  const mailId = mailIdOf(facts.headers);
  const where = {
    place: mailbox.place,
    uidValidity,
    uid,
    mailId,
    size: facts.size ?? null,
    cameAt: cameAt ?? null,
  };
  if (page.renumbered && (await book.earlier(mailbox.place, uidValidity, { mailId })) !== undefined) {
    const contentHash = await hashOf(await body(client, uid), mailId);
    const earlier = await book.earlier(mailbox.place, uidValidity, { mailId, contentHash });
    if (earlier !== undefined) {
      await book.settle({ ...where, contentHash, messageId: earlier.messageId });
      return 'passed';
    }
  }
  const hash = new ContentHash(mailId);
  const whole = new Whole();
  const arrival = {
    channel: 'mail',
    fileName: fileNameOf(facts.envelope?.subject, uid),
    contentType: 'message/rfc822',
    apiKeyId: 'channel:mail',
    idempotencyKey: `${mailbox.place}:${uidValidity}:${uid}`,
  };
  const isLastTry = (at.failures.get(uid) ?? 0) >= CUT_TRIES;
  let messageId: string | null = null;
  try {
    const receipt = await receive({
      ...arrival,
      body: uncut(hashing(await body(client, uid), hash), whole, isLastTry ? undefined : facts.size),
      findings: () => (whole.isCut(facts.size) ? [cut(whole.bytes, facts.size)] : []),
      fax: faxOfMail({
        subject: facts.envelope?.subject ?? '',
        hasPages: hasPages(facts.bodyStructure),
        head: facts.headers?.toString('latin1'),
      }),
    });
    messageId = receipt.id;
  } catch (error) {
    if (!(error instanceof IntakeError)) throw mailError(error, mailbox);
    // Too large for ever; or a server that gives the same mail with other bytes the second time: the first ones are safe.
    if (error.class !== 'permanent') throw error;
    at.report.trouble(error, { mailbox: mailbox.name, uid });
    if (error.code === 'body-too-large') {
      const told = finding(
        'mail-too-large',
        `The mail has ${facts.size ?? 'too many'} bytes; its head alone was kept.`,
      );
      await receive({ ...arrival, body: once(facts.headers), findings: () => [told] });
    }
  }
  await book.settle({ ...where, contentHash: hash.end(), messageId });
  return 'taken';
}

/** @throws IntakeError at its end, when there is less of it than the server says */
async function* uncut(
  bytes: AsyncIterable<Uint8Array>,
  whole: Whole,
  size: number | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    whole.add(chunk);
    yield chunk;
  }
  if (whole.isCut(size))
    throw new IntakeError('mail-unreachable', `The mail server gave ${whole.bytes} of ${size} bytes of a mail.`, {});
}

function cut(bytes: number, size: number | undefined): Finding {
  return finding('mail-cut', `The mail server gave ${bytes} of ${size ?? 'more'} bytes, each of several times.`);
}

async function* once(bytes: Uint8Array | undefined): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes ?? new Uint8Array());
}

/** The whole mail as it is, piece by piece; a server that stops in the middle meets the socket's time-out. */
async function body(client: Connection['client'], uid: number): Promise<AsyncIterable<Uint8Array>> {
  const { content } = await client.download(String(uid), undefined, { uid: true, chunkSize: CHUNK_BYTES });
  if (content === undefined)
    throw new IntakeError('mail-unreachable', 'The mail server does not give a mail.', { uid });
  return content as AsyncIterable<Buffer>;
}

async function hashOf(bytes: AsyncIterable<Uint8Array>, mailId: string): Promise<string> {
  const hash = new ContentHash(mailId);
  for await (const chunk of bytes) hash.add(chunk);
  return hash.end();
}

/** Services send a TIFF or a PDF, some of them under a type that says nothing. */
function hasPages(part: MessageStructureObject | undefined): boolean {
  if (part === undefined) return false;
  const name = part.parameters?.['name'] ?? part.dispositionParameters?.['filename'] ?? '';
  const isPages = /^(?:image\/tiff|application\/pdf)$/i.test(part.type) || /\.(?:tiff?|pdf)$/i.test(name);
  return isPages || (part.childNodes ?? []).some((each) => hasPages(each));
}

function fileNameOf(subject: string | undefined, uid: number): string {
  const words = (subject ?? '').replaceAll(/[\p{Cc}\p{Cf}/\\]+/gu, ' ').trim();
  return `${words === '' ? `mail ${uid}` : words.slice(0, 150)}.eml`;
}

/** Shows in the mailbox what is safe. What could not be shown is tried again at the next look. */
async function mark(
  { client, within }: Connection,
  { mailbox, book, report }: LookAt,
  uidValidity: number,
): Promise<void> {
  const due = await book.unmarked(mailbox.place, uidValidity);
  for (let start = 0; start < due.length; start += MOVED_AT_ONCE) {
    const uids = due.slice(start, start + MOVED_AT_ONCE);
    const range = uids.join(',');
    const isMarked = await within('STORE', client.messageFlagsAdd(range, ['\\Seen', KEYWORD], { uid: true }));
    if (mailbox.doneFolder !== undefined) await move(mailbox.doneFolder, range);
    else if (!isMarked) {
      // They are safe; only whoever looks into the mailbox does not see it.
      const message = `The mail server lets ${due.length} mail(s) not be marked as taken; they are marked at a later look.`;
      report.trouble(new IntakeError('mail-unreachable', message, {}), { mailbox: mailbox.name });
      return;
    }
    await book.marked(mailbox.place, uidValidity, uids);
  }

  async function move(folder: string, range: string): Promise<void> {
    const moved = await within('MOVE', client.messageMove(range, folder, { uid: true })).catch(() => false as const);
    if (moved !== false) return;
    await within('CREATE', client.mailboxCreate(folder)); // The folder may not be there yet.
    if ((await within('MOVE', client.messageMove(range, folder, { uid: true }))) === false)
      throw new IntakeError('mail-unreachable', `Mails cannot be moved to ${folder}.`, { mailbox: mailbox.name });
  }
}

const PROVED_BY_MAX = 3; // One mail that its server cannot give says nothing of the others.

/**
 * Proves that mails can be fetched, and not only that somebody answers.
 * @throws IntakeError when the server names mails and gives nothing of the newest ones
 */
export async function heartbeat({ client, within }: Connection): Promise<void> {
  const query = { uid: true, size: true, source: { start: 0, maxLength: 64 } };
  const exists = existsIn(client);
  for (let seq = exists; seq > Math.max(0, exists - PROVED_BY_MAX); seq--) {
    const mail = await within('FETCH', client.fetchOne(String(seq), query));
    // Somebody may have deleted some meanwhile.
    if (existsIn(client) < exists || (mail !== false && (mail.size === 0 || (mail.source?.length ?? 0) > 0))) return;
  }
  if (exists > 0)
    throw new IntakeError('mail-unreachable', 'The mail server names mails and gives nothing of the newest ones.', {});
}

function existsIn({ mailbox }: Connection['client']): number {
  return mailbox === false ? 0 : mailbox.exists;
}
