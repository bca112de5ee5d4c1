/** The order form: what was typed becomes a document, which is stored and read like any other. */
import { detectFormat } from '../adapters/formats/registry.ts';
import type { Arrival, Receive } from '../model/channel.ts';
import type { DecodedDocument } from '../model/decoded.ts';
import { IntakeError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { FormAttachment, FormCall, FormDocument, FormFields, FormItem, FormPlace } from '../model/form.ts';
import type { Queryable } from '../store/database.ts';
import { itemsByNumber, holderOf, pricesFor, shipTosOf } from '../store/forms.ts';
import type { FoundItem } from '../store/forms.ts';
import { messageById } from '../store/messages.ts';
import { listOrders } from '../store/orders.ts';
import type { OrderListRow } from '../store/orders.ts';
import { partnerById } from '../store/partners.ts';
import type { PartnerRow } from '../store/partners.ts';
import { checksOf } from './envelopes.ts';
import type { Gateway } from './gateway.ts';
import { intake } from './intake.ts';
import { earlierOrders } from './earlier.ts';
import { repeatedOrders } from './repeated.ts';
import { asksForGoods, buyerKeyOf, normalize, orderNumberOf } from './normalize.ts';
import { validate } from './validate.ts';

export interface Filled {
  readonly customer: PartnerRow;
  readonly enteredBy: { readonly id: string; readonly name: string };
  readonly fields: FormFields;
  /** Present when a clerk typed it while the customer was on the phone. */
  readonly call?: FormCall | undefined;
  readonly attachments?: readonly FormAttachment[];
}

/** The document that is stored. */
export async function compose(
  { database }: Gateway,
  { customer, enteredBy, fields, call, attachments = [] }: Filled,
): Promise<FormDocument> {
  const numbers = fields.lines.map(({ item = '' }) => item.trim().toLowerCase());
  const found = await itemsByNumber(
    database,
    customer.id,
    numbers.filter((number) => number !== ''),
  );
  const shipTo = await placeOnFile(database, customer, fields.shipTo);
  const currency = await currencyOf(database, customer.id, [...found.values()]);
  return {
    ordergateForm: '1.0',
    enteredBy,
    customer: {
      id: customer.id,
      name: customer.name,
      ...(customer.address === '' ? {} : { address: customer.address }),
    },
    fields,
    items: numbers.map((number) => itemOf(found.get(number))),
    ...(shipTo === undefined ? {} : { shipTo }),
    ...(currency === undefined ? {} : { currency }),
    ...(call === undefined ? {} : { call }),
    ...(attachments.length === 0
      ? {}
      : {
          attachments: attachments.map(({ name, mediaType, bytes, sha256 }) => ({ name, mediaType, bytes, sha256 })),
        }),
  };
}

/** @returns undefined where neither a code was typed nor a name alone, which has to be that of a place on file, or of the customer */
async function placeOnFile(
  db: Queryable,
  customer: Pick<PartnerRow, 'id' | 'name'>,
  place: FormPlace = {},
): Promise<FormDocument['shipTo']> {
  const code = fold(place.code);
  if (code === '') {
    const isAddressed = [place.lines?.join(' '), place.city, place.postalCode].some((each) => fold(each) !== '');
    if (fold(place.name) === '' || isAddressed) return undefined;
    const names = (await shipTosOf(db, customer.id)).flatMap((each) => [each.code, each.party.name]);
    return [customer.name, ...names].some((each) => fold(each) === fold(place.name)) ? 'onFile' : 'unknown';
  }
  const found = (await shipTosOf(db, customer.id)).find((each) => fold(each.code) === code)?.party;
  if (found === undefined) return 'unknown';
  const { name, address: { lines = [], city, postalCode, country } = {} } = found;
  const pairs = [
    [place.name, name],
    [place.lines?.join(' '), lines.join(' ')],
    [place.city, city],
    [place.postalCode, postalCode],
    [place.country, country],
  ];
  return pairs.some(([typed, onFile]) => fold(typed) !== '' && fold(onFile) !== '' && fold(typed) !== fold(onFile))
    ? 'differs'
    : 'onFile';
}

function fold(text = ''): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Nobody types a price or a currency into the form: the ones on file hold. Of several currencies nobody knows which is meant. */
async function currencyOf(db: Queryable, customerId: string, found: readonly FoundItem[]): Promise<string | undefined> {
  const skus = [...new Set(found.map(({ sku }) => sku))];
  const currencies = new Set((await pricesFor(db, customerId, skus)).map(({ currency }) => currency));
  const [only] = currencies;
  return currencies.size === 1 && only !== '' ? only : undefined;
}

function itemOf(found: FoundItem | undefined): FormItem | null {
  if (found === undefined) return null;
  const { sku, partnerSku, gtin, description, unit } = found;
  return {
    supplierSku: sku,
    ...(partnerSku === null ? {} : { buyerSku: partnerSku }),
    ...(gtin === '' ? {} : { gtin }),
    ...(description === '' ? {} : { description }),
    ...(unit === '' ? {} : { unit }),
  };
}

/** What the pipeline would say of it, without storing anything. */
export async function checkForm(gateway: Gateway, filled: Filled): Promise<Finding[]> {
  const { limits, database } = gateway;
  const bytes = Buffer.from(JSON.stringify(await compose(gateway, filled)));
  const decoder = detectFormat({ head: bytes.subarray(0, 4096) })?.decoder({ limits, parts: 'all' });
  const decoded = [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? [])];
  const document = decoded.find((each): each is DecodedDocument => each.kind === 'document');
  const normalized = document === undefined ? undefined : normalize('', document);
  if (normalized === undefined) return decoded.flatMap((each) => (each.kind === 'finding' ? [each.finding] : []));
  const { order, lineage, issues, contentHash } = normalized;
  const { customer } = filled;
  const number = asksForGoods(order) ? orderNumberOf(order) : undefined;
  const holder = number === undefined ? undefined : await holderOf(database, buyerKeyOf(order, customer.id), number);
  const [duplicateOf] = await earlierOrders(database, [{ holder, contentHash }]);
  const [repeats] = await repeatedOrders(database, [
    { orderId: '', messageId: null, order, buyerKey: buyerKeyOf(order, customer.id), isOfPeople: true },
  ]);
  const [checked = []] = await validate(database, [
    {
      order,
      partnerId: customer.id,
      facts: {
        sender: { id: customer.id, name: customer.name },
        typed: true,
        ...(duplicateOf === undefined ? {} : { duplicateOf }),
        ...(repeats === undefined ? {} : { repeats }),
      },
      profile: checksOf(customer),
      placeOf: (path) => lineage.placeOf(path),
    },
  ]);
  return [...issues, ...checked];
}

/**
 * Stores the form raw and takes it through the pipeline. The same form under the same key is one order, however often it comes.
 * @throws IntakeError `idempotency-key-reused`, `order-invalid`
 */
export async function submitForm(
  gateway: Gateway,
  receive: Receive,
  filled: Filled,
  key: { readonly idempotencyKey: string; readonly correlationId: string },
): Promise<OrderListRow> {
  const bytes = Buffer.from(JSON.stringify(await compose(gateway, filled)));
  const arrival: Arrival = {
    channel: filled.call === undefined ? 'form' : 'phone',
    body: oneChunk(bytes),
    fileName: 'form.json',
    contentType: 'application/json',
    apiKeyId: filled.enteredBy.id,
    partnerId: filled.customer.id,
    ...key,
  };
  const receipt = await receive(arrival);
  await intake(gateway, [receipt.id]);
  return orderOfForm(gateway, receipt.id);
}

/** @throws IntakeError `order-invalid` when the form could not be read; it is kept all the same */
export async function orderOfForm({ database }: Gateway, messageId: string): Promise<OrderListRow> {
  const [order] = await listOrders(database, { messageId }, undefined, 1);
  if (order !== undefined) return order;
  const message = await messageById(database, messageId);
  const findings = (message?.findings ?? []) as Finding[];
  throw new IntakeError(
    'order-invalid',
    `The form could not be read. ${findings[0]?.message ?? ''} It was kept as ${messageId}.`,
    { messageId },
  );
}

/** @throws IntakeError `not-found` */
export async function customerById({ database }: Gateway, id: string): Promise<PartnerRow> {
  const customer = await partnerById(database, id);
  if (customer === undefined) throw new IntakeError('not-found', `There is no customer ${id}.`, { id });
  return customer;
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}
