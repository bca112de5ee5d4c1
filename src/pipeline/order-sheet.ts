/** Makes the order sheet of a revision: whatever tells the buyer what we have understood shows the same. */
import { LANGUAGES } from '../adapters/formats/mail/language.ts';
import type { Language } from '../adapters/formats/mail/language.ts';
import { addressIn } from '../adapters/channels/mail/send.ts';
import type { Config } from '../config.ts';
import type { Finding } from '../model/finding.ts';
import type { DateWindow, Order, OrderLine, Party } from '../model/order.ts';
import type { Labelled, OrderSheet, SheetColumn } from '../model/order-sheet.ts';
import type { Queryable } from '../store/database.ts';
import { deliveriesOf } from '../store/deliveries.ts';
import { orderById, revisionOf } from '../store/orders.ts';
import { missingOf } from './mail-text.ts';
import { changesOf } from './sheet-changes.ts';
import { SHEET_WORDS } from './sheet-words.ts';
import type { SheetWords } from './sheet-words.ts';

const LINES_MAX = 1000; // Drawn in a second; what is longer is compared in a file.

export interface SheetSource {
  readonly order: Order;
  /** As it was read from what came. */
  readonly ordered: Order;
  readonly revision: number;
  readonly issues: readonly Finding[];
  readonly erpOrderNumber: string | undefined;
  readonly seller: string;
  /** When it was confirmed. */
  readonly at: Date;
}

/** What a sheet is made of, as it was when that revision was decided. */
export async function sheetSource(
  db: Queryable,
  config: Pick<Config, 'mailFrom'>,
  { orderId, revision, at }: { readonly orderId: string; readonly revision: number; readonly at: Date },
): Promise<SheetSource | undefined> {
  const row = await orderById(db, orderId);
  const current = await revisionOf(db, orderId, revision);
  const first = revision === 1 ? current : await revisionOf(db, orderId, 1);
  if (row === undefined || current === undefined || first === undefined) return undefined;
  const delivery = (await deliveriesOf(db, orderId)).find((each) => each.revision === revision);
  return {
    order: current.order,
    ordered: first.order,
    revision,
    issues: current.issues,
    erpOrderNumber: delivery?.erpOrderNumber ?? row.erpOrderNumber ?? undefined,
    seller: nameIn(config.mailFrom ?? ''),
    at,
  };
}

/** @param linesMax how many lines are shown */
export function orderSheet(language: Language, source: SheetSource, linesMax = LINES_MAX): OrderSheet {
  const words = SHEET_WORDS[language];
  const { order, ordered, issues, erpOrderNumber } = source;
  const kind =
    order.purpose === 'cancellation'
      ? 'cancellation'
      : order.purpose === 'change' || order.purpose === 'replace'
        ? 'change'
        : 'original';
  const number = shown(order.poNumber ?? erpOrderNumber ?? '');
  const written = (field: string, value: string): string =>
    NUMBERS.has(field) ? decimal(language, value) : shown(value);
  const changes = changesOf(words, ordered, order, written);
  const questions = missingOf(language, issues).map(({ code, text }) => ({ code, text: shown(text) }));
  const notes = (order.notes ?? []).map(({ text }) => shown(text));
  const columns = columnsOf(language, words, order);
  const told = order.lines.slice(0, linesMax);
  return {
    language,
    title: words.title[kind],
    number,
    intro: words.intro[kind],
    parties: partiesOf(words, source),
    facts: factsOf(words, source),
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: told.map((line) => columns.map(({ cell }) => cell(line))),
    more: order.lines.length > told.length ? words.more(order.lines.length - told.length) : '',
    totals: totalsOf(language, words, order),
    ...(notes.length === 0 ? {} : { notes: { heading: words.notes, items: notes } }),
    ...(changes.length === 0 ? {} : { changes: { heading: words.changes, items: changes } }),
    changeLabels: words.changeLabels,
    ...(questions.length === 0 ? {} : { questions: { heading: words.questions, items: questions } }),
    pageOf: words.pageOf,
  };
}

export function languageNamed(name: string): Language {
  return LANGUAGES.find((each) => each === name) ?? 'en';
}

function partiesOf(words: SheetWords, { order, seller }: SheetSource): OrderSheet['parties'] {
  const { buyer, shipTo, billTo } = order;
  const ours = order.seller?.name === undefined ? { name: seller } : order.seller;
  const parties = [
    { label: words.seller, lines: partyLines(ours) },
    { label: words.buyer, lines: partyLines(buyer) },
    { label: words.shipTo, lines: partyLines(shipTo) },
    { label: words.billTo, lines: partyLines(billTo) },
  ];
  return parties.filter(
    ({ label, lines }) =>
      lines.length > 0 && (label !== words.billTo || lines.join('\n') !== partyLines(buyer).join('\n')),
  );
}

function partyLines(party: Party | undefined): string[] {
  const { lines = [], postalCode, city, region, country } = party?.address ?? {};
  const town = [postalCode, city, region].filter((part) => part !== undefined).join(' ');
  return [party?.name, ...lines, town, country].flatMap((part) =>
    part === undefined || part === '' ? [] : [shown(part)],
  );
}

function factsOf(words: SheetWords, { order, erpOrderNumber, revision, at }: SheetSource): Labelled[] {
  const { paymentTerms: payment, deliveryTerms: terms, fields } = { ...order, fields: words.fields };
  const facts: [string, string | undefined][] = [
    [words.yourNumber, order.poNumber],
    [words.ourNumber, erpOrderNumber],
    [fields.orderDate, order.orderDate],
    [words.date, at.toISOString().slice(0, 10)],
    [words.version, revision === 1 ? undefined : String(revision)],
    [fields.requestedDelivery, dayText(order.requestedDelivery)],
    [fields.requestedShip, dayText(order.requestedShip)],
    [
      fields.paymentTerms,
      payment?.text ??
        (payment?.netDays === undefined ? undefined : words.netDays(payment.netDays)) ??
        (payment?.netDate === undefined ? undefined : words.netDate(payment.netDate)),
    ],
    [fields.deliveryTerms, joined([terms?.incoterm, terms?.place, terms?.carrier], ' ')],
    [fields.contractNumber, order.contractNumber],
    [fields.quoteNumber, order.quoteNumber],
  ];
  return facts.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value: shown(value) }]));
}

type Column = SheetColumn & { readonly cell: (line: OrderLine) => string };

function columnsOf(language: Language, words: SheetWords, { lines, currency = '' }: Order): Column[] {
  const has = (field: keyof OrderLine): boolean => lines.some((line) => line[field] !== undefined);
  const number = (value: string | undefined): string => (value === undefined ? '' : decimal(language, value));
  const { fields } = words;
  const money = (label: string): string => (currency === '' ? label : `${label} (${currency})`);
  const column = (label: string, share: number, cell: Column['cell'], isNumber = false): Column => ({
    label,
    share,
    isNumber,
    cell,
  });
  return [
    column(words.line, 4, ({ lineNumber }) => shown(lineNumber)),
    ...(has('buyerSku') ? [column(words.yourItem, 9, ({ buyerSku }) => shown(buyerSku ?? ''))] : []),
    ...(has('supplierSku') ? [column(words.ourItem, 9, ({ supplierSku }) => shown(supplierSku ?? ''))] : []),
    column(fields.description, 24, (line) => descriptionOf(language, words, line)),
    ...(lines.some(({ requestedDelivery }) => dayText(requestedDelivery) !== undefined)
      ? [column(fields.requestedDelivery, 8, ({ requestedDelivery }) => dayText(requestedDelivery) ?? '')]
      : []),
    column(
      fields.quantity,
      9,
      ({ quantity, sourceUom, uom }) => joined([number(quantity), shown(sourceUom ?? uom ?? '')], ' ') ?? '',
      true,
    ),
    ...(has('unitPrice')
      ? [
          column(
            money(fields.unitPrice),
            9,
            ({ unitPrice, priceBasisQuantity: basis }) =>
              joined([number(unitPrice), basis === undefined || basis === '1' ? '' : words.per(number(basis))], '\n') ??
              '',
            true,
          ),
        ]
      : []),
    ...(has('amount') ? [column(money(fields.amount), 9, ({ amount }) => number(amount), true)] : []),
  ];
}

/** The name, and below it whatever else says which thing is meant and when it is wanted. */
function descriptionOf(language: Language, words: SheetWords, line: OrderLine): string {
  const { fields } = words;
  const { description, specification, gtin, manufacturerPartNumber, schedules = [], notes = [] } = line;
  const named = (label: string, value: string | undefined): string =>
    value === undefined || value === '' ? '' : `${label}: ${shown(value)}`;
  const parts = schedules.map(({ quantity, date, requestedDelivery, requestedShip }) => {
    const shipped = dayText(requestedShip);
    const days = [
      date ?? dayText(requestedDelivery),
      shipped === undefined ? undefined : `${fields.requestedShip} ${shipped}`,
    ];
    return joined([quantity === undefined ? '' : decimal(language, quantity), ...days], ' · ') ?? '';
  });
  const discounts = (line.allowancesCharges ?? []).map(
    ({ kind, reason, percent, amount }) =>
      joined(
        [
          reason,
          percent === undefined ? '' : `${decimal(language, percent)} %`,
          amount === undefined ? '' : `${kind === 'allowance' ? '-' : '+'}${decimal(language, amount)}`,
        ],
        ' ',
      ) ?? '',
  );
  return (
    joined(
      [
        shown(description ?? ''),
        shown(specification ?? ''),
        named(fields.gtin, gtin),
        named(fields.manufacturerPartNumber, manufacturerPartNumber),
        named(fields.requestedShip, dayText(line.requestedShip)),
        ...parts.map((part) => named(fields.schedules, part)),
        ...discounts.map((discount) => named(fields.allowancesCharges, discount)),
        ...notes.map(({ text }) => shown(text)),
      ],
      '\n',
    ) ?? ''
  );
}

function totalsOf(language: Language, words: SheetWords, { totals, currency }: Order): Labelled[] {
  const rows = (['goods', 'allowances', 'charges', 'tax', 'grand'] as const).map(
    (field) => [words.fields[field], totals?.[field]] as const,
  );
  return rows.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label, value: joined([decimal(language, value), currency], ' ') ?? '' }],
  );
}

function dayText(window: DateWindow | undefined): string | undefined {
  if (window === undefined) return undefined;
  const { date, earliest, latest } = window;
  return (
    date ?? (earliest === undefined && latest === undefined ? undefined : `${earliest ?? ''} – ${latest ?? ''}`.trim())
  );
}

function joined(parts: readonly (string | undefined)[], by: string): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join(by);
}

const NUMBERS: ReadonlySet<string> = new Set([
  'quantity',
  'unitPrice',
  'priceBasisQuantity',
  'amount',
  'goods',
  'allowances',
  'charges',
  'tax',
  'grand',
]);

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', de: 'de-DE', zh: 'zh-CN' };

/** With the marks of the language and every decimal that was written, from the text itself: no float comes in between. */
export function decimal(language: Language, text: string): string {
  const [, sign = '', whole = '', fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '') return shown(text);
  const grouped = new Intl.NumberFormat(LOCALES[language]).format(BigInt(whole));
  const mark = language === 'de' ? ',' : '.';
  return `${sign}${grouped}${fraction === undefined ? '' : `${mark}${fraction}`}`;
}

/** Words of others on a paper of ours: nothing in them turns the direction of the text or draws what it is not. */
function shown(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function nameIn(from: string): string {
  const address = addressIn(from);
  const name = from
    .slice(0, from.length - address.length - 2)
    .replaceAll('"', '')
    .trim();
  return from.includes('<') && name !== '' ? name : (address.split('@')[1] ?? address);
}
