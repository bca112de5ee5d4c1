/**
 * Mails that bring a fax: fax services and fax servers send one for each, and say in its subject, or in its text, who called
 * and how many pages there are. What a mail says proves nothing, so a number from it is what the sender calls itself.
 */
import type { FaxCall } from './fax.ts';
import { phoneDigits } from './phone-number.ts';

export interface MailWords {
  readonly subject: string;
  /** Its first text, where somebody has read it. */
  readonly text?: string | undefined;
  /** Whether a TIFF or a PDF came with it, as with every fax. */
  readonly hasPages: boolean;
  /** Those fields of its head that `FAX_HEADERS` names, as lines. */
  readonly head?: string | undefined;
}

/** Fields that fax services put into the head, whatever the subject says. */
const CALLER_HEADERS = [
  'x-fax-callerid',
  'x-fax-caller-id',
  'x-fax-from',
  'x-fax-sender',
  'x-fax-number',
  'x-callerid',
];
const PAGES_HEADERS = ['x-fax-pages', 'x-faxpages', 'x-fax-page-count'];
export const FAX_HEADERS: readonly string[] = [...CALLER_HEADERS, ...PAGES_HEADERS];

/** How a subject begins that announces a fax; what follows is who sent it. */
const ANNOUNCEMENTS: readonly RegExp[] = [
  // eFax: eFax message from "…" - 2 page(s), Caller-ID: 1-613-…; Corporate eFax message from …; MetroFax message from …
  /\b(?:e|metro|my)fax(?: message)? from\b/i,
  // RingCentral: New Fax Message from (469) … on 07/01/2026 6:03 PM. FusionPBX, Telnyx tutorials and others: New fax (received) from
  /\bnew fax(?: message)?(?: received)? from\b/i,
  // HylaFAX in its nine languages, and the recipes of Asterisk: [FAILED] Fax Received from …
  /\bfax received(?: with errors)? from\b/i,
  /\bfax empfangen von\b|\bt[ée]l[ée]copie re[çc]ue de\b|\bfax ricevuto da\b|\bodebrano fax od\b/i,
  /\bfax (?:recibido|recepcionado|recebido) de\b|\bfax primit de la\b/i,
  // MetroFax: A fax has arrived from …
  /\ba fax has arrived from\b/i,
  // mgetty, FRITZ!Box: fax from …; German routers and services: (Neues) Fax von …, Telefax von …
  /^(?:\[fax\] |\w{2,20}: )?fax from\b|^(?:\[fax\] )?(?:neues )?(?:tele)?fax von\b|^\[fax\] \d{1,4} pages? from\b/i,
  // Services of German networks: Sie haben ein Fax von …, Faxnachricht von …
  /\bsie haben ein(?:e neue)? (?:tele)?fax(?:nachricht)? von\b|\b(?:tele)?faxnachricht von\b/i,
  // Chinese services: 您收到来自 … 的传真, 新传真来自 …
  /新?传真\s*(?:来自|自)|(?:收到|来自)(?=.{0,60}传真)|新传真/,
];

const REPLY = /^\s*(?:re|aw|wg|fw|fwd|antw|回复|答复|转发)\s*[::]/i;
const PAGES_LABELLED = /^[ \t]*(?:pages|seiten|páginas|pagine|stron)\s*:\s*(\d{1,4})\b/im;
const PAGES_COUNTED = /\(?\b(\d{1,4})[ -]?(?:pages?\b|page\(s\)|页|seiten?\b|p[áa]ginas?\b|pagin[ae]\b)/i;
const CALLER = /\b(?:caller[- ]?id|callid1|anrufe id 1)\s*:\s*([^\n]{1,60})/i;
const NUMBER = /\+?[\d(][\d\s().\-/]{4,24}\d/;
const SUBJECT_MAX = 1000;
const FAILED = /\bwith errors\b|^\s*\[failed\]|\b(?:incomplete|partial) fax\b|\bunvollständig/i;
/** HylaFAX gives each mail about a fax the same subject, and a list of errors only to those that have some. */
const HYLAFAX = /^[ \t]*(?:CommID|KommunikationsID)[ \t]*:|^[ \t]*CallID1:/im;
const HYLAFAX_ERRORS = /^Errors were received:|^Das ganze Dokument wurde nicht empfangen/im;

/** @returns undefined for a mail that announces no fax, and for an answer to one that did */
export function faxOfMail({ subject, text = '', hasPages, head = '' }: MailWords): FaxCall | undefined {
  const line = subject.slice(0, SUBJECT_MAX).replaceAll(/\s+/g, ' ').trim();
  if (REPLY.test(line)) return undefined;
  const found = ANNOUNCEMENTS.map((pattern) => pattern.exec(line)).find((match) => match !== null);
  const caller = fieldOf(head, CALLER_HEADERS);
  if ((found === undefined || found === null) && caller === undefined) return undefined;
  const sender = found === undefined || found === null ? '' : line.slice(found.index + found[0].length);
  // `Order for one new fax from your catalogue` brings neither pages nor the number of a machine.
  const number = numberIn(caller) ?? numberIn(sender) ?? numberIn(CALLER.exec(text)?.[1]);
  if (!hasPages && number === undefined) return undefined;
  const pages =
    pagesIn(`pages: ${fieldOf(head, PAGES_HEADERS) ?? ''}`) ?? pagesIn(sender) ?? pagesIn(line) ?? pagesIn(text);
  const stationId =
    numberIn(caller) ??
    numberIn(CALLER.exec(sender)?.[1]) ??
    numberIn(CALLER.exec(text)?.[1]) ??
    named(sender) ??
    caller?.slice(0, 60);
  const partial = partialOf(line, text);
  return {
    via: 'mail',
    ...(stationId === undefined ? {} : { stationId }),
    ...(pages === undefined ? {} : { pages }),
    ...(partial === undefined ? {} : { partial }),
  };
}

function fieldOf(head: string, names: readonly string[]): string | undefined {
  for (const line of head.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([\w-]{1,40}):[ \t]*(.{1,200})$/.exec(line) ?? [];
    if (names.includes(name.toLowerCase()) && value.trim() !== '') return value.trim();
  }
  return undefined;
}

function pagesIn(text: string): number | undefined {
  const digits = (PAGES_LABELLED.exec(text) ?? PAGES_COUNTED.exec(text))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Who sent it: the first number, else what stands in quotes or up to the next comma or dash. */
function named(sender: string): string | undefined {
  const quoted = /["“„]([^"”“]{1,60})["”“]/.exec(sender)?.[1];
  // Pages, and a time or a date, are no part of a number before them.
  const plain = sender.replace(PAGES_COUNTED, ',').replace(/\s(?:on|am|at|um)\s\d.*$/i, '');
  const first = plain.split(/\s[-–]\s|,/)[0];
  const text = numberIn(quoted) ?? numberIn(first) ?? quoted ?? first;
  const clean = text?.trim().slice(0, 60) ?? '';
  return clean === '' || /^\(?(?:unknown|anonymous|unavailable)/i.test(clean) ? undefined : clean;
}

function numberIn(text: string | undefined): string | undefined {
  const number = NUMBER.exec(text ?? '')?.[0].trim();
  return number === undefined || phoneDigits(number) === undefined ? undefined : number;
}

/** Undefined where nobody says: most services send what came, whole or not, with the same words. */
function partialOf(subject: string, text: string): boolean | undefined {
  if (FAILED.test(subject) || HYLAFAX_ERRORS.test(text)) return true;
  return HYLAFAX.test(text) ? false : undefined;
}
