/** Who wrote a mail: a person, or which kind of machine. Decides whether it may be read as an order, and be answered. */
import { isUtf8 } from 'node:buffer';

/**
 * `person` · `machine`: an ERP or a shop that sends orders by itself, read but not answered · `list`: came by a mailing
 * list, likewise · `autoReply` (out of office), `receipt` (was read) and `bounce` (was not delivered): not answered, and no order unless
 * a whole one stands in it where the head alone says so.
 */
export type MailKind = 'person' | 'machine' | 'list' | 'autoReply' | 'receipt' | 'bounce';

/** Headers by lower-case name, unfolded, each with its first value. */
export type Head = ReadonlyMap<string, string>;

const HEAD_BYTES_MAX = 256 * 1024;

export function headOf(bytes: Uint8Array): Head {
  const text = Buffer.from(bytes.subarray(0, HEAD_BYTES_MAX)).toString('latin1');
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const found = new Map<string, string>();
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name = ''] = /^([!-9;-~]{1,100}):/.exec(line) ?? [];
    if (name !== '' && !found.has(name.toLowerCase()))
      found.set(name.toLowerCase(), line.slice(name.length + 1).trim());
  }
  return found;
}

/**
 * RFC 3834 and 3464, and what the large mail programs add beside them.
 *
 * @param ownDomains of the mailboxes that are read: a list under one of them is how the mail came to us, as of a group that is the mailbox
 */
export function kindOf(head: Head, ownDomains: ReadonlySet<string> = NO_DOMAINS): MailKind {
  const has = (name: string, value: RegExp): boolean => value.test(head.get(name) ?? '');
  // Programs that only mean a report of their own leave its type out.
  const isReport = isReportOf(head);
  if (isReport && has('content-type', /report-type="?disposition-notification/i)) return 'receipt';
  if (isReport || head.has('x-failed-recipients') || isFromMailer(head)) return 'bounce';
  if (isAutoReply(head)) return 'autoReply';
  if (SUBJECT_RECEIPT.test(subjectOf(head))) return 'receipt';
  const isList =
    [...head.keys()].some((name) => /^list-(?:id|unsubscribe|post|help)$/.test(name)) || has('precedence', /^list\b/i);
  if (isList && !isOwnList(head, ownDomains)) return 'list';
  const isMachine =
    has('auto-submitted', /^(?!no\b)\S/i) ||
    has('precedence', /^(?:bulk|junk)\b/i) ||
    has('x-auto-response-suppress', /\b(?:all|autoreply|oof)\b/i) ||
    head.has('feedback-id') ||
    head.has('x-loop') || // Programs that answer by themselves know their own mails by it.
    head.has('x-cron-env') ||
    head.has('x-ms-journal-report') || // A copy for the archive: whoever sent the mail inside has its answer already.
    has('return-path', /^<\s*>$/);
  return isMachine ? 'machine' : 'person';
}

/** RFC 2919: the identifier in angle brackets, which Google Groups and others make of the list's address. */
function isOwnList(head: Head, ownDomains: ReadonlySet<string>): boolean {
  const id = /<([^<>@\s]{1,255})>\s*$/.exec(head.get('list-id') ?? '')?.[1]?.toLowerCase() ?? '';
  const post = /<mailto:[^<>@?\s]{1,64}@([^<>@?\s]{1,255})/i.exec(head.get('list-post') ?? '')?.[1]?.toLowerCase();
  return [...ownDomains].some((domain) => id.endsWith(`.${domain}`) || post === domain);
}

const NO_DOMAINS: ReadonlySet<string> = new Set();

/** The address, whatever name stands beside it; some servers write the name alone. */
function isMailer(from: string): boolean {
  const address = /<([^<>]{1,320})>/.exec(from)?.[1] ?? from;
  return /^["\s]*mailer-daemon["\s]*(?:@|\(|$)/i.test(address.slice(0, 320));
}

function isReportOf(head: Head): boolean {
  return /^multipart\/report\b.*\breport-type\s*=/i.test(head.get('content-type') ?? '');
}

const SUBJECT_BOUNCE =
  /undeliver|delivery (?:status|failure|has failed)|returned mail|failure notice|mail delivery failed|unzustellbar|退信/i;

/** The null sender alone says only that nobody wants an answer: ERPs use it as well. */
function isFromMailer(head: Head): boolean {
  const hasNullSender = /^<\s*>$/.test(head.get('return-path') ?? '');
  return isMailer(head.get('from') ?? '') || (hasNullSender && SUBJECT_BOUNCE.test(head.get('subject') ?? ''));
}

/** By what a mail is known that a machine wrote about another one: its form, its marks, its subject, or its sender's name. */
export type MachineSign = 'form' | 'mark' | 'subject' | 'sender';

/**
 * Of a mail that is an automatic reply, a receipt or a bounce. Programs of customers set the marks of answers on their orders, and
 * take the name of a mail system; only a form that nothing else has says enough by itself.
 */
export function signOf(head: Head): MachineSign {
  if (isReportOf(head) || head.has('x-failed-recipients')) return 'form';
  if (isFromMailer(head)) return SUBJECT_BOUNCE.test(head.get('subject') ?? '') ? 'form' : 'sender';
  return isMarkedAutoReply(head) ? 'mark' : 'subject';
}

function isAutoReply(head: Head): boolean {
  return isMarkedAutoReply(head) || SUBJECT_AUTO_REPLY.test(subjectOf(head));
}

function subjectOf(head: Head): string {
  return decoded(head.get('subject') ?? '')
    .slice(0, 200)
    .trim();
}

/** The words end there: `Out of office supplies` are ordered. */
const SUBJECT_AUTO_REPLY =
  /^(?:auto(?:matic|matische)?[ -]?(?:reply|antwort|response)|autosvar|risposta automatica|respuesta autom[áa]tica|resposta autom[áa]tica|r[ée]ponse automatique|automatisch(?:e)? (?:antwoord|beantwoording)|automatiskt? svar|automaattinen vastaus|automatyczna odpowied[źz]|automatick[áa] odpov[ěe][ďd]|automatikus válasz|r[ăa]spuns automat|otomatik yan[ıi]t|автоматический ответ|автоответ|out of (?:the )?office(?: (?:auto-?)?reply)?|abwesenheits(?:notiz|nachricht|meldung|assistent)|fuera de la oficina|absence du bureau|(?:message d['’])?absence|fuori (?:sede|ufficio)|afwezig(?:heid(?:sbericht)?)?|自动(?:回复|答复)|自動(?:回覆|回復|返信|応答)|자동 ?(?:회신|응답))(?=$|\s*[:：;,.!()[\]–—-]|\s+(?:re|aw|until|till|from|bis|vom|auto-?reply)\b)/iu;

/** `Read: Order`: a mail program asked for it, and writes the subject of the mail behind it. */
const SUBJECT_RECEIPT =
  /^(?:read|not read|gelesen|ungelesen|lu|non lu|leído|letto|non letto|gelezen|lido|przeczytano|läst|læst|lest|已读|已讀|開封済み)\s*[:：]\s*\S/iu;

function isMarkedAutoReply(head: Head): boolean {
  return (
    /^auto-replied\b/i.test(head.get('auto-submitted') ?? '') ||
    ['x-autoreply', 'x-autorespond'].some((name) => !/^(?:no|none|false|0)?$/i.test(head.get(name) ?? '')) ||
    /^auto_reply\b/i.test(head.get('precedence') ?? '')
  );
}

/** RFC 2047 in UTF-8, or UTF-8 as it is, which is what programs that answer by themselves write; others are left as they are. */
function decoded(raw: string): string {
  const bytes = Buffer.from(raw, 'latin1');
  const subject = isUtf8(bytes) ? bytes.toString('utf8') : raw;
  return subject.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (whole, how: string, text: string) =>
    how.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64').toString('utf8')
      : quotedToText(text.replaceAll('_', ' ')) || whole,
  );
}

function quotedToText(text: string): string {
  const bytes = text.replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
