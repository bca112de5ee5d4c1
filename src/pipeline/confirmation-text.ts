/** The text of the mail that tells what became of an order: confirmed, with an order sheet beside it, or refused, with the reason. */
import type { Language } from '../adapters/formats/mail/language.ts';
import type { Order } from '../model/order.ts';
import type { OrderSheet } from '../model/order-sheet.ts';
import { lineText, placeText, plain } from './mail-text.ts';
import { MAIL_WORDS } from './mail-words.ts';
import { decimal } from './order-sheet.ts';

/** Stands alone on its line where the mail that goes out has the address: the secret in it is stored nowhere. */
export const LINK_LINE = '[link]';
const LINES_MAX = 30; // The sheet has them all.
const REASON_MAX = 1000;

interface ConfirmationWords {
  /** Of a mail that follows none. */
  readonly subject: (number: string | undefined) => string;
  readonly confirmed: (number: string | undefined, ours: string | undefined) => string;
  readonly rejected: (number: string | undefined) => string;
  readonly reason: string;
  readonly sheet: string;
  readonly total: string;
  readonly link: string;
  readonly answer: string;
  readonly again: string;
  readonly more: (count: number) => string;
}

const WORDS: Readonly<Record<Language, ConfirmationWords>> = {
  en: {
    subject: (number) => `Your order${number === undefined ? '' : ` ${number}`}`,
    confirmed: (number, ours) =>
      `we confirm your order${number === undefined ? '' : ` ${number}`}.${ours === undefined ? '' : ` Our order number is ${ours}.`}`,
    rejected: (number) => `we do not carry out your order${number === undefined ? '' : ` ${number}`}.`,
    reason: 'Reason',
    sheet: 'The order sheet is attached.',
    total: 'Total',
    link: 'Here you can look at it, confirm it, or tell us what is not right:',
    answer: 'If something is not right, please answer this mail.',
    again: 'If you have questions, or want to order otherwise, please answer this mail.',
    more: (count) => `… and ${count} more, see the order sheet`,
  },
  de: {
    subject: (number) => `Ihre Bestellung${number === undefined ? '' : ` ${number}`}`,
    confirmed: (number, ours) =>
      `wir bestätigen Ihre Bestellung${number === undefined ? '' : ` ${number}`}.${ours === undefined ? '' : ` Unsere Auftragsnummer ist ${ours}.`}`,
    rejected: (number) => `wir führen Ihre Bestellung${number === undefined ? '' : ` ${number}`} nicht aus.`,
    reason: 'Grund',
    sheet: 'Die Auftragsbestätigung ist angehängt.',
    total: 'Gesamtbetrag',
    link: 'Hier können Sie sie ansehen, bestätigen oder uns sagen, was nicht stimmt:',
    answer: 'Wenn etwas nicht stimmt, antworten Sie bitte auf diese E-Mail.',
    again: 'Wenn Sie Fragen haben oder anders bestellen möchten, antworten Sie bitte auf diese E-Mail.',
    more: (count) => `… und ${count} weitere, siehe Auftragsbestätigung`,
  },
  zh: {
    subject: (number) => `您的订单${number === undefined ? '' : ` ${number}`}`,
    confirmed: (number, ours) =>
      `我们确认您的订单${number === undefined ? '' : ` ${number}`}。${ours === undefined ? '' : `我方订单号：${ours}。`}`,
    rejected: (number) => `我们无法执行您的订单${number === undefined ? '' : ` ${number}`}。`,
    reason: '原因',
    sheet: '订单确认单见附件。',
    total: '总计',
    link: '您可以在此查看、确认，或告知我们哪里不对：',
    answer: '如有不符，请回复本邮件。',
    again: '如有疑问或想另行订购，请回复本邮件。',
    more: (count) => `… 另有 ${count} 行，见订单确认单`,
  },
};

export function confirmationText(
  language: Language,
  { order, sheet, erpOrderNumber, hasLink }: ConfirmationParts,
): string {
  const [mail, words] = [MAIL_WORDS[language], WORDS[language]];
  const number = order.poNumber === undefined ? undefined : plain(order.poNumber);
  const place = placeText(order);
  const grand = order.totals?.grand;
  const { changes, questions } = sheet;
  const rest = order.lines.length - LINES_MAX;
  return [
    mail.hello,
    '',
    `${words.confirmed(number, erpOrderNumber)} ${words.sheet}`,
    '',
    ...order.lines.slice(0, LINES_MAX).map((line) => `  ${lineText(mail, line, order.currency)}`),
    ...(rest > 0 ? [`  ${words.more(rest)}`] : []),
    ...(grand === undefined ? [] : [`${words.total}: ${decimal(language, grand)} ${order.currency ?? ''}`.trimEnd()]),
    ...(place === '' ? [] : [`${mail.shipTo}: ${place}`]),
    '',
    ...(changes === undefined
      ? []
      : [
          `${changes.heading}:`,
          ...changes.items
            .slice(0, LINES_MAX)
            .map(({ label, before, value }) => `  ${plain(label)}: ${plain(before) || '–'} → ${plain(value) || '–'}`),
          ...(changes.items.length > LINES_MAX ? [`  ${words.more(changes.items.length - LINES_MAX)}`] : []),
          '',
        ]),
    ...(questions === undefined
      ? []
      : [`${questions.heading}:`, ...questions.items.map(({ text }) => `  - ${text}`), '']),
    ...(hasLink ? [words.link, LINK_LINE, ''] : [words.answer, '']),
    mail.automatic,
    '',
  ].join('\n');
}

export interface ConfirmationParts {
  readonly order: Order;
  readonly sheet: OrderSheet;
  readonly erpOrderNumber: string | undefined;
  readonly hasLink: boolean;
}

/**
 * Of the order no more than its number: nobody has vouched for it, and it may be a stranger's advertisement. The reason is
 * what a person of ours wrote for the sender.
 */
export function subjectOf(language: Language, { poNumber }: Order): string {
  return WORDS[language].subject(poNumber === undefined ? undefined : plain(poNumber));
}

export function rejectionText(language: Language, order: Order, reason: string | undefined): string {
  const [mail, words] = [MAIL_WORDS[language], WORDS[language]];
  const number = order.poNumber === undefined ? undefined : plain(order.poNumber);
  const said = (reason ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, REASON_MAX);
  return [
    mail.hello,
    '',
    words.rejected(number),
    ...(said === '' ? [] : [`${words.reason}: ${said}`]),
    '',
    words.again,
    '',
    mail.automatic,
    '',
  ].join('\n');
}
