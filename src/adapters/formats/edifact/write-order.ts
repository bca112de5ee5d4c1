/**
 * A canonical order as an ORDERS or ORDCHG message, and what of the order the message holds.
 *
 * Two things the message must say even when the order does not: its kind (BGM 1001, `standard`) and its date (the day
 * of writing).
 */
import type { Order } from '../../../model/order.ts';
import { CHANGE_NUMBER, HEADER_TEXTS, ORDER_TYPES, PURPOSES, REFERENCES } from './map-tables.ts';
import { writeLine } from './write-line.ts';
import { writeNotes, writeRequirements, writeText } from './write-notes.ts';
import { CODE, writeParties } from './write-party.ts';
import { present, Sheet, some, type Reference } from './write-sheet.ts';
import { day, writeAllowances, writeDateReference, writeReference, writeTaxes, writeWindows } from './write-terms.ts';
import { directoryOf, fits, fitsNumber, isDecimal, isWritable } from './write-text.ts';
import type { SegmentDraft } from './write-message.ts';

export interface WrittenOrder {
  /** Between UNH and UNT. */
  readonly segments: readonly SegmentDraft[];
  /** The order as a reader of the message will have it. */
  readonly held: Order;
  /** JSON Pointers of what has no place. */
  readonly leftOut: readonly string[];
}

const PURPOSE_CODES = inverse(PURPOSES);
const TYPE_CODES = inverse(ORDER_TYPES);

/** Their code for each of our values; the first in the table is the usual one. */
function inverse(table: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...table].toReversed().map(([code, value]) => [value, code]));
}

/** @param today the day of the message (`YYYY-MM-DD`), when the order has no date of its own. */
export function writeOrder(order: Order, type: 'ORDERS' | 'ORDCHG', directory: string, today: string): WrittenOrder {
  const sheet = new Sheet(directoryOf(directory), type);
  const beginning = writeBeginning(sheet, order);
  const dates = writeDates(sheet, order, today);
  const texts = writeTexts(sheet, order);
  const references = writeReferences(sheet, order, beginning.purpose);
  const { parties, places } = writeParties(sheet, order);
  const taxes = writeTaxes(sheet, order.taxes, '');
  if (order.currency !== undefined) sheet.add('CUX', ['2', order.currency, '9']);
  const paymentTerms = present({ ...writePaymentTerms(sheet, order), text: texts.paymentText });
  const deliveryTerms = writeDeliveryTerms(sheet, order);
  const allowancesCharges = writeAllowances(sheet, order.allowancesCharges, '');
  const lines = order.lines.map((line, index) => writeLine(sheet, line, index));
  sheet.add('UNS', 'S');
  const totals = writeTotals(sheet, order);
  const amounts = writeAmountReferences(sheet, order);
  const numbers = numbersRead(sheet, order, beginning.poNumber);
  const kept = [...dates.references, ...texts.references, ...references.references, ...places, ...amounts];
  const own = changeNumberOf(order);
  const ranks = kept.map((reference) => (order.references ?? []).indexOf(reference));
  // A reader has the places behind the numbers of the message.
  if (places.length > 0 && ranks.some((rank, at) => rank < (ranks[at - 1] ?? 0))) sheet.leave('/references');
  for (const [index, reference] of (order.references ?? []).entries()) {
    const isWritten = reference === own && reference.value === numbers.reference?.value;
    if (!isWritten && !kept.includes(reference)) sheet.leave(`/references/${index}`);
  }
  if (numbers.reference !== undefined) kept.push(numbers.reference);
  const held: Order = {
    schemaVersion: order.schemaVersion,
    ...beginning,
    ...present({ poNumber: numbers.poNumber }),
    test: order.test,
    orderDate: dates.orderDate,
    ...present({
      currency: order.currency,
      ...dates.windows,
      ...references.fields,
      ...parties,
      paymentTerms,
      deliveryTerms,
      orderReason: texts.orderReason,
      references: some(kept),
      requirements: texts.requirements,
      notes: texts.notes,
      allowancesCharges,
      taxes,
      totals,
    }),
    lines,
  };
  return { segments: sheet.segments, held, leftOut: sheet.leftOut };
}

type Beginning = Pick<Order, 'purpose' | 'orderType' | 'poNumber' | 'changeSequence'>;

/** BGM. An ORDCHG says 230 (change request) instead of a kind of order, and is never an original. */
function writeBeginning(sheet: Sheet, order: Order): Beginning {
  const isChange = sheet.type === 'ORDCHG';
  const purpose = isChange && order.purpose === 'original' ? 'change' : order.purpose;
  if (purpose !== order.purpose) sheet.leave('/purpose');
  const wanted = order.orderType ?? 'standard';
  const typeCode = isChange ? '230' : (TYPE_CODES.get(wanted) ?? TYPE_CODES.get('standard') ?? '');
  const orderType = isChange ? undefined : (ORDER_TYPES.get(typeCode) as Order['orderType']);
  if (order.orderType !== undefined && orderType !== order.orderType) sheet.leave('/orderType');
  const { lengths, hasDocumentVersion } = sheet.directory;
  const isOf1004 = (value: string): boolean => fits(value, lengths.of('1004'));
  const own = isChange && namesOrder(sheet, order) ? changeNumberOf(order)?.value : undefined;
  const poNumber = own !== undefined && isOf1004(own) ? own : sheet.hold(order.poNumber, isOf1004, '/poNumber');
  const sequence = hasDocumentVersion && fits(order.changeSequence, 6) ? order.changeSequence : undefined;
  const document = sequence === undefined ? [poNumber ?? ''] : [poNumber ?? '', '', sequence];
  sheet.add('BGM', typeCode, document, PURPOSE_CODES.get(purpose) ?? '');
  return { purpose, ...present({ orderType, poNumber, changeSequence: sequence }) };
}

/** The own number of a change, apart from that of the order which it changes. */
function changeNumberOf({ references = [] }: Order): Reference | undefined {
  return references.find(({ type }) => type === CHANGE_NUMBER);
}

/** Whether RFF+ON names the order that is changed, so that BGM has room for another number. */
function namesOrder({ directory }: Sheet, { changesPo }: Order): boolean {
  return fits(changesPo, directory.lengths.of('1154'));
}

/**
 * The numbers as a reader of an ORDCHG has them: the order is known by what RFF+ON names, and the number in BGM, if it
 * is another one, is a reference.
 */
function numbersRead(
  sheet: Sheet,
  order: Order,
  written: string | undefined,
): { readonly poNumber: string | undefined; readonly reference: Reference | undefined } {
  const { changesPo } = order;
  if (sheet.type !== 'ORDCHG' || !namesOrder(sheet, order)) return { poNumber: written, reference: undefined };
  if (order.poNumber !== changesPo) sheet.leave('/poNumber');
  const isOwn = written !== undefined && written !== changesPo;
  return { poNumber: changesPo, reference: isOwn ? { type: CHANGE_NUMBER, value: written } : undefined };
}

/** DTM of the header: 137 is the date of the order, or 4 when a reference keeps another date of the document. */
function writeDates(
  sheet: Sheet,
  order: Order,
  today: string,
): { orderDate: string; windows: Pick<Order, 'requestedDelivery' | 'requestedShip'>; references: Reference[] } {
  const orderDate = order.orderDate ?? today;
  const other = (order.references ?? []).find(
    ({ type, value }) => type === 'date/137' && value !== orderDate && /^\d{4}-\d{2}-\d{2}$/.test(value),
  );
  const references: Reference[] = [];
  if (other === undefined) {
    sheet.add('DTM', ['137', day(orderDate), '102']);
  } else {
    sheet.add('DTM', ['137', day(other.value), '102']);
    sheet.add('DTM', ['4', day(orderDate), '102']);
    references.push(other);
  }
  const windows = writeWindows(sheet, order);
  for (const reference of order.references ?? [])
    if (reference !== other && writeDateReference(sheet, order, reference, true)) references.push(reference);
  return { orderDate, windows, references };
}

const PAYMENT_MEANS = ['paymentConditions', 'paymentGuarantee', 'paymentMeans'];

interface WrittenTexts {
  readonly paymentText: string | undefined;
  readonly orderReason: string | undefined;
  readonly requirements: Order['requirements'];
  readonly notes: Order['notes'];
  readonly references: Reference[];
}

/** PAI and FTX, which stand between the dates and the references. */
function writeTexts(sheet: Sheet, order: Order): WrittenTexts {
  sheet.openTexts('header');
  const means = PAYMENT_MEANS.map((kind) =>
    (order.references ?? []).find(({ type, value }) => type === kind && fits(value, 3)),
  );
  if (means.some((reference) => reference !== undefined))
    sheet.add(
      'PAI',
      means.map((reference) => reference?.value ?? ''),
    );
  const paymentText = writeText(sheet, 'AAB', order.paymentTerms?.text, '/paymentTerms/text');
  const orderReason = writeText(sheet, 'ACD', order.orderReason, '/orderReason');
  const requirements = writeRequirements(sheet, order.requirements, '');
  const isHeld = (field: string): boolean => {
    const [first = '', second = ''] = field.split('/');
    if (first === 'orderReason') return orderReason !== undefined;
    if (first === 'paymentTerms') return paymentText !== undefined;
    return requirements !== undefined && Object.hasOwn(requirements, second);
  };
  const notes = writeNotes(sheet, order.notes, '', HEADER_TEXTS, isHeld);
  const references = means.filter((reference) => reference !== undefined);
  return { paymentText, orderReason, requirements, notes, references };
}

type ReferenceFields = Pick<
  Order,
  'contractNumber' | 'quoteNumber' | 'releaseNumber' | 'salesperson' | 'changesPo' | 'changeSequence'
>;
const FIELD_TYPES = [
  ['contractNumber', 'CT'],
  ['quoteNumber', 'AAG'],
  ['releaseNumber', 'RE'],
  ['salesperson', 'SA'],
] as const;

function writeReferences(
  sheet: Sheet,
  order: Order,
  purpose: Order['purpose'],
): { fields: ReferenceFields; references: Reference[] } {
  const { lengths, hasDocumentVersion } = sheet.directory;
  const fields: ReferenceFields = {};
  const isAboutOrder = sheet.type === 'ORDCHG' || ['change', 'replace', 'cancellation'].includes(purpose);
  if (isAboutOrder && fits(order.changesPo, lengths.of('1154'))) {
    fields.changesPo = order.changesPo;
    // Before C106 the version of the order that is changed stands in RFF (4000).
    const sequence = !hasDocumentVersion && fits(order.changeSequence, 35) ? order.changeSequence : undefined;
    sheet.add('RFF', ['ON', order.changesPo, '', sequence ?? '']);
    if (sequence !== undefined) fields.changeSequence = sequence;
  } else if (order.changesPo !== undefined) sheet.leave('/changesPo');
  const isVersioned = hasDocumentVersion ? fits(order.changeSequence, 6) : fields.changeSequence !== undefined;
  if (order.changeSequence !== undefined && !isVersioned) sheet.leave('/changeSequence');
  for (const [field, type] of FIELD_TYPES) {
    const value = sheet.hold(order[field], (text) => fits(text, lengths.of('1154')), `/${field}`);
    if (value === undefined) continue;
    sheet.add('RFF', [type, value]);
    fields[field] = value;
  }
  const references = (order.references ?? []).filter((reference) =>
    writeReference(sheet, reference, isField(reference, fields, isAboutOrder)),
  );
  return { fields, references };
}

/** Whether a reader would take the reference for a field of the order. */
function isField({ type, value }: Reference, fields: ReferenceFields, isAboutOrder: boolean): boolean {
  if (type === 'ON') return isAboutOrder;
  const to = REFERENCES.get(type)?.to;
  if (to === undefined) return false;
  const main = fields[to as keyof ReferenceFields];
  return main === undefined || main === value;
}

const DAYS_MAX = 999; // 2152 is n..3.

/** PAT up to D02A, PYT from there on. */
export function writePaymentTerms(
  sheet: Sheet,
  { paymentTerms }: Order,
): Omit<NonNullable<Order['paymentTerms']>, 'text'> {
  const terms = (kind: string, days: number | undefined): void => {
    if (days === undefined) sheet.add(sheet.directory.hasPyt ? 'PYT' : 'PAT', kind);
    else if (sheet.directory.hasPyt) sheet.add('PYT', kind, '', '5', '3', 'D', String(days));
    else sheet.add('PAT', kind, '', ['5', '3', 'D', String(days)]);
  };
  const netDays = sheet.hold(paymentTerms?.netDays, (days) => days <= DAYS_MAX, '/paymentTerms/netDays');
  const discountDays = sheet.hold(paymentTerms?.discountDays, (days) => days <= DAYS_MAX, '/paymentTerms/discountDays');
  const percent = sheet.hold(
    paymentTerms?.discountPercent,
    (value) => fitsNumber(value, 8),
    '/paymentTerms/discountPercent',
  );
  const { netDate, discountDate } = paymentTerms ?? {};
  if (netDays !== undefined || netDate !== undefined) terms('1', netDays);
  if (netDate !== undefined) sheet.add('DTM', ['13', day(netDate), '102']);
  if ([discountDays, discountDate, percent].some((part) => part !== undefined)) terms('22', discountDays);
  if (discountDate !== undefined) sheet.add('DTM', ['12', day(discountDate), '102']);
  if (percent !== undefined) sheet.add('PCD', ['12', percent]);
  return { ...present({ netDays, netDate, discountPercent: percent, discountDays, discountDate }) };
}

/** TDT, then TOD with the place in LOC. */
export function writeDeliveryTerms(sheet: Sheet, { deliveryTerms }: Order): Order['deliveryTerms'] {
  const text = (key: keyof NonNullable<Order['deliveryTerms']>, max: number): string | undefined =>
    sheet.hold(
      deliveryTerms?.[key],
      (value) => value.length <= max && isWritable(value) && value.trim() === value,
      `/deliveryTerms/${key}`,
    );
  const transportMode = text('transportMode', 3);
  const carrier = text('carrier', 35);
  if (transportMode !== undefined || carrier !== undefined)
    sheet.add('TDT', '20', '', transportMode ?? '', '', carrier === undefined ? '' : ['', '', '', carrier]);
  const incoterm = sheet.hold(deliveryTerms?.incoterm, (value) => CODE.test(value), '/deliveryTerms/incoterm');
  const freightPayment = text('freightPayment', 3);
  const place = text('place', sheet.directory.lengths.of('3224'));
  if (incoterm !== undefined || freightPayment !== undefined || place !== undefined)
    sheet.add('TOD', '3', freightPayment ?? '', incoterm ?? '');
  if (place !== undefined) sheet.add('LOC', '1', ['', '', '', place]);
  return present({ incoterm, place, carrier, transportMode, freightPayment });
}

const AMOUNTS = [
  ['goods', '79'],
  ['grand', '86'],
  ['tax', '124'],
  ['allowances', '260'],
  ['charges', '259'],
] as const;

function writeTotals(sheet: Sheet, { totals = {}, lines }: Order): Order['totals'] {
  const held: NonNullable<Order['totals']> = {};
  for (const [key, qualifier] of AMOUNTS) {
    const amount = sheet.hold(totals[key], (value) => fitsNumber(value, 18), `/totals/${key}`);
    if (amount === undefined) continue;
    sheet.add('MOA', [qualifier, amount]);
    held[key] = amount;
  }
  if (totals.lineCount !== undefined) {
    // CNT 2 counts every LIN, and a reader takes those of the components out of it again.
    const parts = lines.reduce((sum, { components = [] }) => sum + components.length, 0);
    if (parts > 0 && totals.lineCount === lines.length + parts) sheet.leave('/totals/lineCount');
    sheet.add('CNT', ['2', String(totals.lineCount === lines.length ? lines.length + parts : totals.lineCount)]);
    held.lineCount = totals.lineCount;
  }
  const quantity = sheet.hold(totals.quantity, (value) => fitsNumber(value, 18), '/totals/quantity');
  if (quantity !== undefined) {
    sheet.add('CNT', ['1', quantity]);
    held.quantity = quantity;
  }
  return present(held);
}

const TOTAL_TYPES = new Set(['79', '86', '128', '124', '176', '259', '260']);

/** References `amount/…` of the order stand among its totals. */
function writeAmountReferences(sheet: Sheet, order: Order): Reference[] {
  return (order.references ?? []).filter(({ type, value }) => {
    const qualifier = /^amount\/([A-Z0-9]{1,3})$/.exec(type)?.[1];
    if (qualifier === undefined || TOTAL_TYPES.has(qualifier) || !isDecimal(value) || !fitsNumber(value, 18))
      return false;
    sheet.add('MOA', [qualifier, value]);
    return true;
  });
}
