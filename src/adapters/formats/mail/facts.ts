/** What a mail says of itself: who sent it, in which thread it stands, who wrote it, and what a bounce returns. */
import { bounceOf } from './bounce.ts';
import type { Bounce } from './bounce.ts';
import { headOf, kindOf } from './kind.ts';
import type { MailKind } from './kind.ts';
import { parseMail, type AddressObject, type ParsedMail } from './parser.ts';
import { visibleText } from './parts-differ.ts';
import { isLocked } from './unlock.ts';

export interface MailFacts {
  readonly kind: MailKind;
  /** Address of From, in lower case; empty when there is none. */
  readonly sender: string;
  readonly senderName: string;
  /** Where its sender asks to be answered: the address of Reply-To, else of From. */
  readonly answerTo: string;
  /** Message-ID with its angle brackets; empty when there is none. */
  readonly mailId: string;
  /** Message-IDs of the thread, oldest first. */
  readonly thread: readonly string[];
  readonly subject: string;
  /** When its sender says that it was written; absent where the head says no day. */
  readonly date?: string;
  /** It is encrypted (S/MIME), whether or not we can open it. */
  readonly isLocked: boolean;
  /** Header that our own answers carry. */
  readonly isOurs: boolean;
  /** Subject and first text, to tell the language by. */
  readonly words: string;
  readonly bounce?: Bounce;
}

/** What follows is attachments, and texts that nobody reads: enough for the head, the text and a returned head. */
export const FACTS_BYTES_MAX = 256 * 1024;
const WORDS_MAX = 20_000;
const THREAD_MAX = 50;
const SUBJECT_MAX = 1000; // Mail programs show a line or two of it.
const NAME_MAX = 200;
const FIELD_MAX = 16 * 1024;
const MAIL_ID_MAX = 500;
/** Marks what this gateway sent. */
export const OWN_HEADER = 'X-Ordergate-Answer';

/**
 * @param bytes the beginning of the mail; it may be cut anywhere
 * @param ownDomains of the mailboxes that are read
 */
export async function factsOf(bytes: Uint8Array, ownDomains?: ReadonlySet<string>): Promise<MailFacts> {
  const start = Buffer.from(bytes.subarray(0, FACTS_BYTES_MAX));
  const head = headOf(start);
  const kind = kindOf(head, ownDomains);
  const parsed = await parse(withShortFields(start));
  const senders = addressesOf(parsed?.from);
  // Which of several wrote it nobody says (RFC 5322, 3.6.2), and only one of them may be known; no mail has From twice.
  const from = senders.length === 1 && countOf('from', start) === 1 ? senders[0] : undefined;
  const [replyTo] = addressesOf(parsed?.replyTo);
  const subject = (parsed?.subject ?? '').slice(0, SUBJECT_MAX).replaceAll(/\s+/g, ' ').trim();
  const references = [parsed?.references ?? [], parsed?.inReplyTo ?? []].flat();
  const bounce = kind === 'bounce' ? bounceOf(start.toString('latin1')) : undefined;
  return {
    kind,
    sender: from?.address ?? '',
    senderName: (from?.name ?? '').slice(0, NAME_MAX),
    answerTo: replyTo?.address ?? from?.address ?? '',
    mailId: (parsed?.messageId ?? '').slice(0, MAIL_ID_MAX),
    thread: [...new Set(references)].slice(-THREAD_MAX).map((each) => each.slice(0, MAIL_ID_MAX)),
    subject,
    ...(parsed?.date === undefined ? {} : { date: parsed.date.toISOString() }),
    isLocked: isLocked(start),
    isOurs: head.has(OWN_HEADER.toLowerCase()),
    words: `${subject}\n${textOf(parsed)}`.slice(0, WORDS_MAX),
    ...(bounce === undefined ? {} : { bounce }),
  };
}

/** Fields of a head have a few hundred bytes; to take one of 200 KB apart costs the square of it. */
function withShortFields(start: Buffer): Buffer {
  const raw = start.toString('latin1');
  const end = /\r?\n\r?\n/.exec(raw)?.index ?? raw.length;
  const fields = raw.slice(0, end).split(/\r?\n(?![ \t])/);
  if (fields.every(({ length }) => length <= FIELD_MAX)) return start;
  return Buffer.from(fields.map((field) => field.slice(0, FIELD_MAX)).join('\r\n') + raw.slice(end), 'latin1');
}

/** How often the head has that field. */
function countOf(name: string, start: Buffer): number {
  const [head = ''] = start.toString('latin1').split(/\r?\n\r?\n/, 1);
  return head.match(new RegExp(`^${name}[ \\t]*:`, 'gim'))?.length ?? 0;
}

/**
 * Of a mail that cannot be taken apart, such as one of more parts than anybody sends, the head by itself. One that cannot be parsed
 * either says nothing: the mail is kept, and nobody is answered.
 */
async function parse(start: Buffer): Promise<ParsedMail | undefined> {
  const head = start.subarray(0, /\r?\n\r?\n/.exec(start.toString('latin1'))?.index);
  return (await parsedOr(start)) ?? parsedOr(withoutParts(head));
}

async function parsedOr(bytes: Buffer): Promise<ParsedMail | undefined> {
  try {
    return await parseMail(bytes);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** What it says of its parts would ask for some. */
function withoutParts(head: Buffer): Buffer {
  const fields = head.toString('latin1').split(/\r?\n(?![ \t])/);
  const kept = fields.filter((field) => !/^content-/i.test(field));
  return Buffer.from(`${kept.join('\r\n')}\r\n\r\n`, 'latin1');
}

function addressesOf(value: AddressObject | undefined): { address: string; name: string }[] {
  return (value?.value ?? []).flatMap(({ address = '', name }) =>
    isAddress(address) ? [{ address: address.toLowerCase(), name }] : [],
  );
}

/** Plain enough to be written to: no quotes, no second address, nothing that could become a header. */
export function isAddress(text: string): boolean {
  return /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}.-]{1,250}$/u.test(text);
}

/** Of a mail in HTML alone the lines that one sees: the parser gives it an empty text. */
function textOf(parsed: ParsedMail | undefined): string {
  const text = parsed?.text ?? '';
  return text.trim() === '' && typeof parsed?.html === 'string' ? linesOf(parsed.html) : text;
}

/** As mail programs write it as text: a line for each block, and `> ` before what is quoted; two letters for private use mark where that is. */
function linesOf(html: string): string {
  // Characters for private use: no mail has them.
  const broken = html
    .replaceAll(/[\uE000\uE001]+/g, ' ')
    .replaceAll(/<blockquote\b[^<>]*>/gi, '<br>\uE000')
    .replaceAll(/<\/blockquote\s*>/gi, '<br>\uE001');
  let depth = 0;
  return visibleText(broken)
    .split('\n')
    .map((line) => {
      for (const mark of line.match(/[\uE000\uE001]/g) ?? []) depth = Math.max(0, depth + (mark === '\uE000' ? 1 : -1));
      return `${'> '.repeat(Math.min(depth, 1))}${line.replaceAll(/[\uE000\uE001]/g, '').trim()}`;
    })
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n');
}
