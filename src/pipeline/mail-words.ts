/** What a sender is told by mail, in each language that we answer in. Plain words: who orders by mail knows no codes. */
import type { Language } from '../adapters/formats/mail/language.ts';

export interface MailWords {
  readonly hello: string;
  /** With the subject of the mail, which may be empty. */
  readonly received: (subject: string) => string;
  /** Where nothing of the mail is repeated, or nothing was ordered: a person reads it. */
  readonly receivedBare: (subject: string) => string;
  readonly order: (number: string | undefined, lines: number) => string;
  readonly change: (number: string | undefined) => string;
  readonly cancellation: (number: string | undefined) => string;
  readonly duplicate: string;
  readonly lines: (numbers: string) => string;
  readonly shipTo: string;
  readonly delivery: string;
  readonly more: (count: number) => string;
  readonly missing: string;
  readonly nothingRead: string;
  /** Beside what was read. */
  readonly partUnread: string;
  readonly notConfirmed: string;
  readonly person: string;
  readonly automatic: string;
  readonly price: (price: string, currency: string | undefined) => string;
  /** What is missing, by the code of the check. */
  readonly missingOf: Readonly<Record<MissingCode, string>>;
  readonly unsure: string;
  /** Words that may change the order stand beside it. */
  readonly beside: string;
}

/** What a sender can answer; everything else is for our own people. */
export const MISSING_CODES = [
  'po-number-missing',
  'buyer-missing',
  'ship-to-missing',
  'lines-missing',
  'item-id-missing',
  'quantity-missing',
  'unit-missing',
  'price-missing',
  'date-missing',
] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

const en: MailWords = {
  hello: 'Hello,',
  received: (subject) =>
    subject === ''
      ? 'we have received your mail. This is what we read in it:'
      : `we have received your mail "${subject}". This is what we read in it:`,
  receivedBare: (subject) =>
    `we have received your mail${subject === '' ? '' : ` "${subject}"`}. One of our people will look at it.`,
  order: (number, lines) =>
    `Purchase order ${number ?? '(without a number)'}, ${lines} ${lines === 1 ? 'line' : 'lines'}`,
  change: (number) => `Change of order ${number ?? '(without a number)'}`,
  cancellation: (number) => `Cancellation of order ${number ?? '(without a number)'}`,
  duplicate: 'We already have this order; nothing is ordered a second time.',
  lines: (numbers) => `line ${numbers}`,
  shipTo: 'Ship to',
  delivery: 'Requested delivery',
  more: (count) => `… and ${count} more`,
  missing: 'Missing, or not clear to us. Please answer this mail with it:',
  nothingRead: 'We could not read an order in it. One of our people will look at it.',
  partUnread:
    'Something that was attached could not be read. One of our people will look at it, or please send it once more.',
  notConfirmed: 'This says only what was received. It is not yet the confirmation of your order.',
  person: 'One of our people will look at it before it goes on.',
  automatic: 'This mail was written by a machine. An answer to it is read.',
  price: (price, currency) => `at ${price}${currency === undefined ? '' : ` ${currency}`}`,
  missingOf: {
    'po-number-missing': 'your purchase order number',
    'buyer-missing': 'who orders: name of the company',
    'ship-to-missing': 'the delivery address',
    'lines-missing': 'what is ordered',
    'item-id-missing': 'the item number',
    'quantity-missing': 'the quantity',
    'unit-missing': 'the unit (pieces, boxes …)',
    'price-missing': 'the price',
    'date-missing': 'the delivery date; without one we deliver as soon as possible',
  },
  unsure: 'Some values could not be read surely; we check them.',
  beside: 'What was written beside the order is read by one of our people.',
};

const de: MailWords = {
  hello: 'Guten Tag,',
  received: (subject) =>
    subject === ''
      ? 'wir haben Ihre E-Mail erhalten. Das haben wir darin gelesen:'
      : `wir haben Ihre E-Mail „${subject}“ erhalten. Das haben wir darin gelesen:`,
  receivedBare: (subject) =>
    `wir haben Ihre E-Mail${subject === '' ? '' : ` „${subject}“`} erhalten. Jemand von uns sieht sie sich an.`,
  order: (number, lines) =>
    `Bestellung ${number ?? '(ohne Nummer)'}, ${lines} ${lines === 1 ? 'Position' : 'Positionen'}`,
  change: (number) => `Änderung der Bestellung ${number ?? '(ohne Nummer)'}`,
  cancellation: (number) => `Stornierung der Bestellung ${number ?? '(ohne Nummer)'}`,
  duplicate: 'Diese Bestellung liegt uns bereits vor; es wird nichts doppelt bestellt.',
  lines: (numbers) => `Position ${numbers}`,
  shipTo: 'Lieferadresse',
  delivery: 'Gewünschte Lieferung',
  more: (count) => `… und ${count} weitere`,
  missing: 'Es fehlt, oder ist uns nicht klar. Bitte antworten Sie damit auf diese E-Mail:',
  nothingRead: 'Wir konnten darin keine Bestellung lesen. Jemand von uns sieht sie sich an.',
  partUnread:
    'Etwas, das angehängt war, war nicht zu lesen. Jemand von uns sieht es sich an; oder senden Sie es bitte noch einmal.',
  notConfirmed: 'Dies sagt nur, was eingegangen ist. Es ist noch keine Auftragsbestätigung.',
  person: 'Jemand von uns sieht sie sich an, bevor es weitergeht.',
  automatic: 'Diese E-Mail hat eine Maschine geschrieben. Eine Antwort darauf wird gelesen.',
  price: (price, currency) => `zu ${price}${currency === undefined ? '' : ` ${currency}`}`,
  missingOf: {
    'po-number-missing': 'Ihre Bestellnummer',
    'buyer-missing': 'wer bestellt: der Name der Firma',
    'ship-to-missing': 'die Lieferadresse',
    'lines-missing': 'was bestellt wird',
    'item-id-missing': 'die Artikelnummer',
    'quantity-missing': 'die Menge',
    'unit-missing': 'die Einheit (Stück, Karton …)',
    'price-missing': 'der Preis',
    'date-missing': 'der Liefertermin; ohne ihn liefern wir so bald wie möglich',
  },
  unsure: 'Einige Angaben waren nicht sicher zu lesen; wir prüfen sie.',
  beside: 'Was neben der Bestellung geschrieben steht, liest jemand von uns.',
};

const zh: MailWords = {
  hello: '您好，',
  received: (subject) =>
    subject === ''
      ? '我们已收到您的邮件。以下是我们读取的内容：'
      : `我们已收到您的邮件“${subject}”。以下是我们读取的内容：`,
  receivedBare: (subject) => `我们已收到您的邮件${subject === '' ? '' : `“${subject}”`}。我们的工作人员将查看。`,
  order: (number, lines) => `采购订单 ${number ?? '（无编号）'}，共 ${lines} 行`,
  change: (number) => `订单变更 ${number ?? '（无编号）'}`,
  cancellation: (number) => `订单取消 ${number ?? '（无编号）'}`,
  duplicate: '我们已有此订单，不会重复下单。',
  lines: (numbers) => `第 ${numbers} 行`,
  shipTo: '收货地址',
  delivery: '要求交期',
  more: (count) => `… 另有 ${count} 行`,
  missing: '以下信息缺失或不清楚，请回复本邮件补充：',
  nothingRead: '我们未能从中读取订单。我们的工作人员将查看。',
  partUnread: '部分附件无法读取。我们的工作人员将查看，也请您重新发送。',
  notConfirmed: '本邮件仅说明已收到的内容，尚不是订单确认。',
  person: '我们的工作人员将先行查看。',
  automatic: '本邮件由系统自动发出。您的回复会被阅读。',
  price: (price, currency) => `单价 ${price}${currency === undefined ? '' : ` ${currency}`}`,
  missingOf: {
    'po-number-missing': '您的采购订单号',
    'buyer-missing': '订货公司名称',
    'ship-to-missing': '收货地址',
    'lines-missing': '订购的商品',
    'item-id-missing': '商品编号',
    'quantity-missing': '数量',
    'unit-missing': '单位（个、箱等）',
    'price-missing': '价格',
    'date-missing': '交货日期；如未注明，我们将尽快交货',
  },
  unsure: '部分内容无法确定，我们正在核对。',
  beside: '订单之外所写的内容由我们的工作人员查看。',
};

export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { en, de, zh };
