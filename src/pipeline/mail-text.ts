/** The text of "received, here is what we read": what stands in the order, what is missing, and that nothing is confirmed. */
import type { Language } from '../adapters/formats/mail/language.ts';
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { MAIL_WORDS, MISSING_CODES } from './mail-words.ts';
import type { MailWords, MissingCode } from './mail-words.ts';

export interface OrderToTell {
  readonly state: string;
  readonly order: Order;
  readonly issues: readonly Finding[];
}

const LINES_MAX = 100; // Longer orders are compared in a spreadsheet, not in a mail.
const ORDERS_MAX = 20;
const TEXT_MAX = 80;
const LOOKED_AT_MAX = 400;

/** @param isPartUnread whether something came along that could not be read */
export function receivedText(
  language: Language,
  subject: string,
  orders: readonly OrderToTell[],
  isPartUnread = false,
): string {
  const words = MAIL_WORDS[language];
  const told = orders.slice(0, ORDERS_MAX).flatMap((each) => [...orderText(language, each), '']);
  const rest = orders.length > ORDERS_MAX ? [words.more(orders.length - ORDERS_MAX), ''] : [];
  const isWaiting = orders.some(({ state }) => state === 'needsReview');
  return [
    words.hello,
    '',
    words.received(plain(subject)),
    '',
    ...(orders.length === 0 ? [words.nothingRead, ''] : [...told, ...rest]),
    ...(isPartUnread && orders.length > 0 ? [words.partUnread] : []),
    ...(orders.some(isUnsure) ? [words.unsure] : []),
    ...(orders.some(hasWordsBeside) ? [words.beside] : []),
    ...(isWaiting ? [words.person] : []),
    words.notConfirmed,
    '',
    words.automatic,
    '',
  ].join('\n');
}

/** That a mail came and a person reads it, and nothing of what it says. @param subject left out for an address of which nobody knows whether it wrote */
export function bareReceipt(language: Language, subject = ''): string {
  const words = MAIL_WORDS[language];
  return [words.hello, '', words.receivedBare(plain(subject)), '', words.notConfirmed, '', words.automatic, ''].join(
    '\n',
  );
}

function orderText(language: Language, { state, order, issues }: OrderToTell): string[] {
  const words = MAIL_WORDS[language];
  const { poNumber, lines, purpose } = order;
  const number = poNumber === undefined ? undefined : plain(poNumber);
  const head =
    purpose === 'cancellation'
      ? words.cancellation(number)
      : purpose === 'change' || purpose === 'replace'
        ? words.change(number)
        : words.order(number, lines.length);
  // What is to change is for a person to read: told back wrongly it would look settled.
  if (purpose !== 'original') return [head];
  const place = placeText(order);
  const day = order.requestedDelivery?.date ?? order.requestedDelivery?.earliest ?? order.requestedDelivery?.latest;
  const missing = missingOf(language, issues);
  return [
    head,
    ...lines.slice(0, LINES_MAX).map((line) => `  ${lineText(words, line, order.currency)}`),
    ...(lines.length > LINES_MAX ? [`  ${words.more(lines.length - LINES_MAX)}`] : []),
    ...(place === '' ? [] : [`${words.shipTo}: ${place}`]),
    ...(day === undefined ? [] : [`${words.delivery}: ${day}`]),
    ...(state === 'duplicate' ? [words.duplicate] : []),
    ...(missing.length === 0 || state === 'duplicate'
      ? []
      : ['', words.missing, ...missing.map(({ text }) => `  - ${text}`)]),
  ];
}

export function lineText(words: MailWords, line: Order['lines'][number], currency: string | undefined): string {
  const item = [line.supplierSku, line.buyerSku, line.gtin, line.manufacturerPartNumber].find((id) => id !== undefined);
  const name = [item, line.description].flatMap((each) => (each === undefined ? [] : [plain(each)])).join(' ');
  const quantity = [line.quantity, line.sourceUom ?? line.uom].filter((each) => each !== undefined).join(' ');
  const parts = [
    name,
    plain(quantity),
    ...(line.unitPrice === undefined ? [] : [words.price(line.unitPrice, currency)]),
  ];
  return `${line.lineNumber}. ${parts.filter((each) => each !== '').join(', ')}`;
}

export function placeText({ shipTo }: Order): string {
  const { lines = [], postalCode, city, country } = shipTo?.address ?? {};
  return [shipTo?.name, ...lines, [postalCode, city].filter((each) => each !== undefined).join(' '), country]
    .flatMap((each) => (each === undefined || each === '' ? [] : [plain(each)]))
    .join(', ');
}

export interface Missing {
  readonly code: MissingCode;
  readonly text: string;
}

/** What the sender can answer, each once, with the lines that it is about. */
export function missingOf(language: Language, issues: readonly Finding[]): Missing[] {
  const words = MAIL_WORDS[language];
  const byCode = new Map<MissingCode, number[]>();
  for (const { code, path = '' } of issues) {
    const known = missingCode(code);
    const [, line] = /^\/lines\/(\d+)/.exec(path) ?? [];
    if (known === undefined) continue;
    byCode.set(known, [...(byCode.get(known) ?? []), ...(line === undefined ? [] : [Number(line) + 1])]);
  }
  return [...byCode].map(([code, lines]) => ({
    code,
    text:
      lines.length === 0
        ? words.missingOf[code]
        : `${words.missingOf[code]} (${words.lines(lines.slice(0, LINES_MAX).join(', '))})`,
  }));
}

function missingCode(code: string): MissingCode | undefined {
  return MISSING_CODES.find((each) => each === code);
}

/** Nothing that a better mail would change. */
const NOT_UNSURE: ReadonlySet<string> = new Set([
  'purpose-needs-person',
  'duplicate-order',
  'order-repeated',
  'mail-sender-unknown',
  'mail-sender-forged',
  'mail-sender-unproven',
  'mail-signature-broken',
  'edi-by-mail',
]);

/** Every value was read, and what stands beside the order may change it. */
const BESIDE: ReadonlySet<string> = new Set([
  'mail-note-may-change',
  'mail-asks-about-order',
  'row-remark-may-change',
  'order-reserved',
  'pdf-comment',
]);

function hasWordsBeside({ issues }: OrderToTell): boolean {
  return issues.some(({ code, severity }) => severity === 'error' && BESIDE.has(code));
}

/** What only we can settle: a value that was not read surely, numbers that do not add up. */
function isUnsure({ issues }: OrderToTell): boolean {
  return issues.some(
    ({ code, severity }) =>
      severity === 'error' && missingCode(code) === undefined && !NOT_UNSURE.has(code) && !BESIDE.has(code),
  );
}

/**
 * A stranger's words, short and without links: whoever writes to us under somebody else's name must not be able to have
 * us send advertisements to that person.
 */
export function plain(text: string): string {
  return text
    .slice(0, LOOKED_AT_MAX) // First: what a link is takes the square of the length to see.
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replaceAll(/\b(?:https?:\/\/|www\.)\S*|\b[\w-]+(?:\.[\w-]+)+\/\S*|\S+@\S+/gi, '…')
    .trim()
    .slice(0, TEXT_MAX);
}
