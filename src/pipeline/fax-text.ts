/** What is told by fax: that a fax came and what was read in it; what became of an order. In the sender's language. */
import type { Language } from '../adapters/formats/mail/language.ts';
import type { Order } from '../model/order.ts';
import { plain } from './mail-text.ts';
import { MAIL_WORDS } from './mail-words.ts';

const LINES_MAX = 200; // About seven pages; more is compared in a file, not on a fax.

interface FaxWords {
  readonly received: (at: string, pages: number | null) => string;
  readonly partial: string;
  readonly accepted: (number: string, ours: string | undefined) => string;
  readonly rejected: (number: string) => string;
  readonly reason: string;
  readonly total: string;
  readonly automatic: string;
  readonly notConfirmed: string;
}

const WORDS: Readonly<Record<Language, FaxWords>> = {
  en: {
    received: (at, pages) =>
      `we received your fax of ${at}${pages === null ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'}`}. This is what we read in it:`,
    partial: 'The call ended before all was through. Please send the fax again, or call us.',
    accepted: (number, ours) =>
      `ORDER CONFIRMATION\n\nWe confirm your purchase order ${number}${ours === undefined ? '' : `. Our order number: ${ours}`}.`,
    rejected: (number) => `ORDER REJECTED\n\nWe do not deliver your purchase order ${number}.`,
    reason: 'Reason',
    total: 'Total',
    automatic: 'This fax was written by a machine.',
    notConfirmed: 'This says only what was received. It is not yet the confirmation of your order.',
  },
  de: {
    received: (at, pages) =>
      `wir haben Ihr Fax vom ${at} erhalten${pages === null ? '' : `, ${pages} ${pages === 1 ? 'Seite' : 'Seiten'}`}. Das haben wir darin gelesen:`,
    partial: 'Der Anruf endete, bevor alles da war. Bitte senden Sie das Fax noch einmal, oder rufen Sie uns an.',
    accepted: (number, ours) =>
      `AUFTRAGSBESTÄTIGUNG\n\nWir bestätigen Ihre Bestellung ${number}${ours === undefined ? '' : `. Unsere Auftragsnummer: ${ours}`}.`,
    rejected: (number) => `BESTELLUNG ABGELEHNT\n\nWir führen Ihre Bestellung ${number} nicht aus.`,
    reason: 'Grund',
    total: 'Summe',
    automatic: 'Dieses Fax hat eine Maschine geschrieben.',
    notConfirmed: 'Dies sagt nur, was eingegangen ist. Es ist noch keine Auftragsbestätigung.',
  },
  zh: {
    received: (at, pages) => `我们已收到您 ${at} 的传真${pages === null ? '' : `（${pages} 页）`}，内容如下：`,
    partial: '通话在传送完成前中断。请重新发送传真，或致电我们。',
    accepted: (number, ours) =>
      `订单确认\n\n我们确认您的采购订单 ${number}${ours === undefined ? '' : `。我方订单号：${ours}`}。`,
    rejected: (number) => `订单未接受\n\n我们无法执行您的采购订单 ${number}。`,
    reason: '原因',
    total: '合计',
    automatic: '本传真由系统自动发出。',
    notConfirmed: '本传真仅说明已收到的内容，尚不是订单确认。',
  },
};

export interface ReceivedFax {
  readonly receivedAt: string | null;
  readonly pages: number | null;
  readonly partial: boolean | null;
  readonly orders: readonly Order[];
}

export function faxReceipt(language: Language, { receivedAt, pages, partial, orders }: ReceivedFax): string {
  const [mail, words] = [MAIL_WORDS[language], WORDS[language]];
  const at = (receivedAt ?? '').replace('T', ' ').replace(/:\d\dZ?$/, ' UTC');
  return [
    mail.hello,
    '',
    words.received(at, pages),
    '',
    ...(orders.length === 0
      ? [mail.nothingRead, '']
      : orders.flatMap((order) => [
          mail.order(numberOf(order), order.lines.length),
          ...orderLines(language, order),
          '',
        ])),
    ...(partial === true ? [words.partial] : []),
    words.notConfirmed,
    '',
    words.automatic,
  ].join('\n');
}

export interface DecidedByFax {
  readonly order: Order;
  readonly erpOrderNumber: string | undefined;
  readonly decision: 'accepted' | 'rejected';
  readonly reason: string | undefined;
}

export function faxDecision(language: Language, { order, erpOrderNumber, decision, reason }: DecidedByFax): string {
  const words = WORDS[language];
  const number = numberOf(order) ?? '?';
  return [
    ...(decision === 'accepted' ? [words.accepted(number, erpOrderNumber)] : [words.rejected(number)]),
    ...(decision === 'rejected' && reason !== undefined ? [`${words.reason}: ${plain(reason)}`] : []),
    '',
    ...orderLines(language, order),
    '',
    words.automatic,
  ].join('\n');
}

function orderLines(language: Language, order: Order): string[] {
  const [mail, words] = [MAIL_WORDS[language], WORDS[language]];
  const day = order.requestedDelivery?.date ?? order.requestedDelivery?.earliest ?? order.requestedDelivery?.latest;
  const { shipTo, totals } = order;
  const place = [shipTo?.name, ...(shipTo?.address?.lines ?? []), shipTo?.address?.city].filter(
    (each) => each !== undefined,
  );
  return [
    ...order.lines.slice(0, LINES_MAX).map((line) => `  ${lineText(language, line, order.currency)}`),
    ...(order.lines.length > LINES_MAX ? [`  ${mail.more(order.lines.length - LINES_MAX)}`] : []),
    ...(totals?.grand === undefined ? [] : [`${words.total}: ${totals.grand} ${order.currency ?? ''}`.trimEnd()]),
    ...(place.length === 0 ? [] : [`${mail.shipTo}: ${place.map(plain).join(', ')}`]),
    ...(day === undefined ? [] : [`${mail.delivery}: ${day}`]),
  ];
}

function lineText(language: Language, line: Order['lines'][number], currency: string | undefined): string {
  const item = [line.supplierSku, line.buyerSku, line.gtin, line.manufacturerPartNumber].find((id) => id !== undefined);
  const name = [item, line.description].flatMap((each) => (each === undefined ? [] : [plain(each)])).join(' ');
  const quantity = [line.quantity, line.sourceUom ?? line.uom].filter((each) => each !== undefined).join(' ');
  const price = line.unitPrice === undefined ? '' : MAIL_WORDS[language].price(line.unitPrice, currency);
  return `${line.lineNumber}. ${[name, plain(quantity), price].filter((each) => each !== '').join(', ')}`;
}

function numberOf({ poNumber }: Order): string | undefined {
  return poNumber === undefined ? undefined : plain(poNumber);
}
