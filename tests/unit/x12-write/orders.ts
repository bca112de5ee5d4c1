/** Arbitrary canonical orders, for writing them and reading them back. */
import fc from 'fast-check';
import { Order } from '../../../src/model/order.ts';

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
const TRICKY = [
  '*',
  '~',
  '>',
  '^',
  ':',
  '|',
  "'",
  '?',
  '+',
  ' ',
  'é',
  '漢',
  '\u{1F600}',
  '\n',
  '\x1d',
  'A',
  'b',
  '7',
  '.',
  '-',
];
const text = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ]{0,20}[A-Za-z0-9]$/),
  fc.string({ unit: fc.constantFrom(...TRICKY), minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
);
const code = fc.oneof(fc.stringMatching(/^[A-Z0-9]{1,6}$/), fc.constantFrom('DP', 'ZZ', 'BP', 'SK', 'UP', 'general', 'VR', 'DTM/007', 'G62/64', 'pack'), text); // prettier-ignore
const decimal = fc.oneof(fc.stringMatching(/^(0|[1-9]\d{0,6})(\.\d{1,3})?$/), fc.stringMatching(/^-?\d{1,20}(\.\d{1,9})?$/)); // prettier-ignore
const day = fc.date({ min: new Date('1960-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)); // prettier-ignore
const window = fc.record({ date: optional(day), earliest: optional(day), latest: optional(day) });
const identifier = fc.record({ scheme: fc.oneof(fc.constantFrom('DUNS', 'GLN', 'buyerAssigned', 'sellerAssigned', 'SAN'), code), value: code }); // prettier-ignore
const party = fc.record({
  name: optional(text),
  identifiers: optional(fc.array(identifier, { minLength: 1, maxLength: 2 })),
  address: optional(fc.record({ lines: optional(fc.array(text, { minLength: 1, maxLength: 3 })), city: optional(text), region: optional(fc.constantFrom('OR', 'BAY')), postalCode: optional(text), country: optional(fc.constantFrom('US', 'DE')) })), // prettier-ignore
  contact: optional(
    fc.record({ name: optional(text), phone: optional(text), fax: optional(text), email: optional(text) }),
  ),
});
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[] | undefined> => optional(fc.array(item, { minLength: 1, maxLength: 3 })); // prettier-ignore
const note = fc.record({ type: code, text });
const reference = fc.record({ type: code, value: text });
const allowance = fc.record({ kind: fc.constantFrom('allowance' as const, 'charge' as const), code: optional(code), reason: optional(text), percent: optional(decimal), amount: optional(decimal) }); // prettier-ignore
const tax = fc.record({
  type: fc.constantFrom('VA', 'GS', 'XX'),
  percent: optional(decimal),
  amount: optional(decimal),
});
const requirements = optional(fc.record({ quality: optional(text), packaging: optional(text), transport: optional(text), other: optional(text) })); // prettier-ignore
const component = fc.record({
  lineNumber: optional(code),
  supplierSku: optional(code),
  gtin: optional(code),
  otherIds: list(fc.record({ scheme: code, value: code })),
  description: optional(text),
  specification: optional(text),
  quantity: optional(decimal),
  per: optional(fc.constantFrom('unit' as const, 'pack' as const, 'line' as const)),
  uom: optional(fc.constantFrom('EA', 'XCT')),
  sourceUom: optional(fc.constantFrom('EA', 'CT')),
  unitPrice: optional(decimal),
  notes: list(note),
});
const line = fc.record({
  lineNumber: code,
  action: optional(fc.constantFrom('add' as const, 'change' as const, 'delete' as const, 'quantityIncrease' as const)),
  buyerSku: optional(code), supplierSku: optional(code), manufacturerPartNumber: optional(code),
  gtin: optional(fc.constantFrom('4006381333931', '614141000012', 'X1')),
  otherIds: list(fc.record({ scheme: code, value: code })),
  description: optional(text), specification: optional(text), quantity: optional(decimal),
  uom: optional(fc.constantFrom('EA', 'H87', 'KGM', 'DZN', 'XYZ')), sourceUom: optional(fc.constantFrom('EA', 'PC', 'PCE')),
  unitPrice: optional(decimal), priceBasisQuantity: optional(fc.constantFrom('1', '12', '100', '7')), amount: optional(decimal),
  requestedDelivery: optional(window), requestedShip: optional(window),
  schedules: list(fc.record({ quantity: optional(decimal), date: optional(day), shipTo: optional(party) })),
  components: list(component),
  allowancesCharges: list(allowance), taxes: list(tax), references: list(reference), notes: list(note), requirements,
}); // prettier-ignore
/** Orders of every kind, with values that no format could hold. */
export const anyOrder = fc
  .record({
    schemaVersion: fc.constant('1.0'),
    purpose: fc.constantFrom(...Order.shape.purpose.options),
    orderType: optional(fc.constantFrom('standard', 'blanket', 'rush', 'return', 'sample')),
    test: fc.boolean(),
    poNumber: optional(code),
    releaseNumber: optional(code),
    changeSequence: optional(code),
    changesPo: optional(code),
    orderDate: optional(day),
    currency: optional(fc.constantFrom('USD', 'EUR')),
    buyer: optional(party),
    seller: optional(party),
    shipTo: optional(party),
    billTo: optional(party),
    parties: list(fc.tuple(code, party).map(([role, rest]) => ({ ...rest, role }))),
    requestedDelivery: optional(window),
    requestedShip: optional(window),
    paymentTerms: optional(
      fc.record({
        text: optional(text),
        netDays: optional(fc.integer({ min: 0, max: 9999 })),
        discountPercent: optional(decimal),
        discountDays: optional(fc.integer({ min: 0, max: 200 })),
        netDate: optional(day),
        discountDate: optional(day),
      }),
    ),
    deliveryTerms: optional(
      fc.record({
        incoterm: optional(fc.constantFrom('FOB', 'DDP', 'QQQ')),
        place: optional(text),
        carrier: optional(text),
        transportMode: optional(fc.constantFrom('M', 'A', 'zz')),
        freightPayment: optional(fc.constantFrom('CC', 'PP')),
      }),
    ),
    contractNumber: optional(code),
    quoteNumber: optional(code),
    salesperson: optional(text),
    orderReason: optional(text),
    references: list(reference),
    requirements,
    notes: list(note),
    allowancesCharges: list(allowance),
    taxes: list(tax),
    lines: fc.array(line, { maxLength: 3 }),
    totals: optional(
      fc.record({
        lineCount: optional(fc.nat(99)),
        quantity: optional(decimal),
        goods: optional(decimal),
        allowances: optional(decimal),
        charges: optional(decimal),
        tax: optional(decimal),
        grand: optional(decimal),
      }),
    ),
  }) // prettier-ignore
  .map(compact);

/** Without what is absent: `undefined`, empty objects and empty lists say nothing. */
function compact(value: unknown): Order {
  const order = prune(value) as Record<string, unknown>;
  const parsed = Order.safeParse({ ...order, lines: order['lines'] ?? [] });
  if (!parsed.success) throw new Error(parsed.error.message);
  return parsed.data;
}

function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, prune(item)] as const);
  const kept = entries.filter(([, item]) => item !== undefined && !(Array.isArray(item) && item.length === 0));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

const word = fc.stringMatching(/^[A-Z0-9][A-Z0-9*~>^-]{0,8}[A-Z0-9]$/);
const whole = fc.integer({ min: 1, max: 99_999 }).map(String);
const near = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)); // prettier-ignore
const known = fc.record({ name: word, identifiers: fc.tuple(fc.record({ scheme: fc.constantFrom('DUNS', 'buyerAssigned'), value: word })), address: fc.record({ lines: fc.tuple(word), city: word, region: fc.constant('OR'), postalCode: fc.constant('97201'), country: fc.constant('US') }), contact: fc.record({ name: word, phone: word }) }); // prettier-ignore
/** Orders that an 850 can hold in every version; many of their values hold the usual delimiters. */
export const plainOrder = fc
  .record({
    schemaVersion: fc.constant('1.0'),
    purpose: fc.constant('original'),
    orderType: fc.constantFrom('standard', 'rush', 'dropShip'),
    test: fc.boolean(),
    poNumber: word,
    releaseNumber: optional(word),
    orderDate: near,
    currency: optional(fc.constant('USD')),
    buyer: known,
    seller: known,
    shipTo: known,
    parties: fc.tuple(known.map((one) => ({ ...one, role: 'MA' }))),
    requestedDelivery: optional(fc.record({ date: near, earliest: near, latest: near })),
    paymentTerms: optional(
      fc.record({
        text: word,
        netDays: fc.nat(999),
        discountPercent: whole,
        discountDays: fc.nat(90),
        netDate: near,
        discountDate: near,
      }),
    ),
    contractNumber: optional(word),
    quoteNumber: optional(word),
    references: list(fc.record({ type: fc.constant('DP'), value: word })),
    notes: list(fc.record({ type: fc.constant('general'), text: word })),
    allowancesCharges: list(
      fc.record({
        kind: fc.constantFrom('allowance', 'charge'),
        code: fc.constant('D240'),
        amount: whole.map((cents) => `${cents}.50`),
        reason: word,
      }),
    ),
    totals: fc.record({ lineCount: fc.nat(99) }),
    lines: fc.array(
      fc.record({
        lineNumber: word,
        buyerSku: word,
        gtin: fc.constant('4006381333931'),
        quantity: whole,
        uom: fc.constant('EA'),
        sourceUom: fc.constant('EA'),
        unitPrice: decimal.filter((one) => /^(0|[1-9]\d*)(\.\d+)?$/.test(one) && one.length < 16),
        description: word,
        schedules: list(fc.record({ quantity: whole, date: near })),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }) // prettier-ignore
  .map(compact);
