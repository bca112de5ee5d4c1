/** Generated orders for the EDIFACT writers: any that the schema allows, and such as EDIFACT holds whole. */
import fc from 'fast-check';
import type { Order } from '../../src/model/order.ts';

type Line = Order['lines'][number];
type Party = NonNullable<Order['buyer']>;

const TRICKY = "?+:'*~ ,.;/-&#@äöüßéñ€漢字Łž";
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
const character = fc.constantFrom(...LETTERS, ...Array.from(TRICKY));

/** A text that begins and ends with a letter, as texts that mean something do. */
function text(max: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...LETTERS), fc.array(character, { maxLength: max - 2 }), fc.constantFrom(...LETTERS))
    .map(([first, middle, last]) => first + middle.join('') + last);
}
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const decimal = (digits: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 0, max: 10 ** Math.min(digits - 3, 9) }), fc.constantFrom('', '.5', '.25', '.00', '.125'))
    .map(([whole, fraction]) => `${whole}${fraction}`);
const windowOf = fc.record({ date: day, earliest: day, latest: day }, { requiredKeys: [] });

function party(lines: number): fc.Arbitrary<Party> {
  return fc.record(
    {
      name: text(60),
      identifiers: fc
        .tuple(
          fc.record({
            scheme: fc.constantFrom('GLN', 'DUNS', 'buyerAssigned', 'mutuallyDefined', '293'),
            value: text(12),
          }),
          fc.array(fc.record({ scheme: fc.constantFrom('VAT', 'FC', 'GN'), value: text(12) }), { maxLength: 2 }),
        )
        .map(([main, others]) => [main, ...others]),
      address: fc.record(
        {
          lines: fc.array(text(35), { minLength: 1, maxLength: lines }),
          city: text(35),
          region: text(9),
          postalCode: text(9),
          country: fc.constantFrom('DE', 'US', 'GB'),
        },
        { requiredKeys: ['city'] },
      ),
      contact: fc.record(
        { name: text(35), phone: text(25), fax: text(25), email: text(25) },
        { requiredKeys: ['name'] },
      ),
    },
    { requiredKeys: ['name'] },
  );
}

const note = fc.record({ type: fc.constantFrom('general', 'PUR', 'DEL', 'INV'), text: text(200) });
const requirements = fc.record(
  { quality: text(100), packaging: text(100), transport: text(100), other: text(100) },
  { requiredKeys: ['packaging'] },
);
const allowance = fc.record(
  {
    kind: fc.constantFrom('allowance' as const, 'charge' as const),
    code: fc.constantFrom('TD', 'FC', 'ABH'),
    reason: text(60),
    percent: decimal(6),
    amount: decimal(12),
  },
  { requiredKeys: ['kind'] },
);
const tax = fc.record(
  { type: fc.constantFrom('VAT', 'GST', 'Eco levy'), percent: decimal(5), amount: decimal(12) },
  { requiredKeys: ['type'] },
);
const list = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 3 });
const reference = fc.record({ type: fc.constantFrom('PL', 'VN', 'CR', 'PD'), value: text(35) });
/** Units with the sender's code beside them, as a reader of EDIFACT has them. */
const unit = fc.constantFrom(
  {},
  { uom: 'H87', sourceUom: 'PCE' },
  { uom: 'KGM', sourceUom: 'KGM' },
  { uom: 'EA', sourceUom: 'EA' },
  { uom: 'XCT', sourceUom: 'CT' },
  { uom: 'XCA', sourceUom: 'TN' },
  { uom: 'XAB', sourceUom: 'XAB' },
  { uom: 'AB', sourceUom: 'AB' },
);

const line: fc.Arbitrary<Omit<Line, 'lineNumber'>> = fc
  .tuple(
    unit,
    decimal(12),
    fc.record(
      {
        action: fc.constantFrom('add' as const, 'change' as const, 'delete' as const, 'noChange' as const),
        buyerSku: text(35),
        supplierSku: text(35),
        gtin: fc.constantFrom('4000862141404', '96385074', '036000291452', '10614141000415'),
        manufacturerPartNumber: text(35),
        otherIds: list(
          fc.record({ scheme: fc.constantFrom('MP', 'NB', 'mutuallyDefined', 'substitute3/SA'), value: text(35) }),
        ),
        description: text(120),
        specification: text(200),
        unitPrice: decimal(12),
        amount: decimal(15),
        requestedDelivery: windowOf,
        requestedShip: windowOf,
        allowancesCharges: list(allowance),
        taxes: list(tax),
        references: list(fc.oneof(reference, fc.record({ type: fc.constantFrom('date/157', 'date/361'), value: day }))),
        notes: list(note),
        requirements,
        schedules: list(fc.record({ quantity: decimal(9), date: day }, { requiredKeys: ['quantity'] })),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([units, quantity, rest]) => ({ ...rest, quantity, ...units }));

/** Orders of which ORDERS D96A holds every value; only the order of lists may be another. */
export const wholeOrders: fc.Arbitrary<Order> = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 3 }),
    fc.record(
      {
        purpose: fc.constantFrom(
          'original' as const,
          'change' as const,
          'cancellation' as const,
          'replace' as const,
          'duplicate' as const,
          'confirmation' as const,
        ),
        orderType: fc.constantFrom(
          'standard' as const,
          'blanket' as const,
          'rush' as const,
          'sample' as const,
          'release' as const,
        ),
        test: fc.boolean(),
        orderDate: day,
        poNumber: text(35),
        releaseNumber: text(35),
        currency: fc.constantFrom('EUR', 'USD'),
        buyer: party(4),
        seller: party(4),
        shipTo: party(4),
        billTo: party(4),
        parties: list(
          fc.tuple(party(4), fc.constantFrom('CN', 'UC', 'PR', 'MA')).map(([one, role]) => ({ ...one, role })),
        ),
        requestedDelivery: windowOf,
        requestedShip: windowOf,
        paymentTerms: fc.record(
          {
            text: text(100),
            netDays: fc.integer({ min: 0, max: 999 }),
            discountPercent: decimal(5),
            discountDays: fc.integer({ min: 0, max: 999 }),
            netDate: day,
            discountDate: day,
          },
          { requiredKeys: [] },
        ),
        deliveryTerms: fc.record(
          {
            incoterm: fc.constantFrom('CIP', 'FCA'),
            place: text(60),
            carrier: text(30),
            transportMode: fc.constantFrom('30', '10'),
            freightPayment: fc.constantFrom('PP', 'CC'),
          },
          { requiredKeys: ['incoterm'] },
        ),
        contractNumber: text(35),
        quoteNumber: text(35),
        salesperson: text(35),
        orderReason: text(100),
        references: list(reference),
        requirements,
        notes: list(note),
        allowancesCharges: list(allowance),
        taxes: list(tax),
        totals: fc.record(
          {
            lineCount: fc.integer({ min: 0, max: 9999 }),
            quantity: decimal(12),
            goods: decimal(12),
            allowances: decimal(12),
            charges: decimal(12),
            tax: decimal(12),
            grand: decimal(12),
          },
          { requiredKeys: ['lineCount'] },
        ),
      },
      { requiredKeys: ['purpose', 'orderType', 'test', 'orderDate'] },
    ),
  )
  .map(([lines, head]) =>
    pruned({
      schemaVersion: '1.0' as const,
      ...head,
      // A consignee of an order without a ship-to would be read as that.
      ...(head.parties === undefined || head.shipTo !== undefined
        ? {}
        : { parties: head.parties.map((one) => ({ ...one, role: 'MA' })) }),
      lines: lines.map((one, index) => ({ ...one, lineNumber: String(index + 1) })),
    }),
  );

/** Without empty objects, which say nothing. */
function pruned<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => pruned(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, inner]): [string, unknown] => [key, pruned(inner)])
    .filter(
      ([, inner]) =>
        inner !== undefined && !(typeof inner === 'object' && inner !== null && Object.keys(inner).length === 0),
    );
  return Object.fromEntries(entries) as T;
}

const longText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .chain((one) => fc.constantFrom(one, one.repeat(20)));
const anyCode = fc.oneof(
  text(8),
  fc.string({ minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    'BY',
    'CT',
    'ON',
    'EN',
    'AAI',
    'PKG',
    'date/2',
    'date/137',
    'quantity/59',
    'price/AAB',
    'amount/66',
    'GLN',
    '9',
    'VAT',
  ),
);

/** Whole orders with values that EDIFACT may have no place for, put anywhere. */
export const roughOrders: fc.Arbitrary<Order> = fc
  .tuple(
    wholeOrders,
    fc.record(
      {
        poNumber: longText,
        changesPo: anyCode,
        changeSequence: anyCode,
        contractNumber: longText,
        orderReason: longText,
        references: list(fc.record({ type: anyCode, value: fc.oneof(longText, day, decimal(9)) })),
        notes: list(fc.record({ type: anyCode, text: longText })),
        parties: list(fc.record({ role: anyCode, name: longText })),
        buyer: fc.record({ name: longText, identifiers: list(fc.record({ scheme: anyCode, value: anyCode })) }),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        lineNumber: anyCode,
        action: fc.constantFrom('quantityIncrease' as const, 'priceChange' as const),
        gtin: anyCode,
        otherIds: list(fc.record({ scheme: anyCode, value: anyCode })),
        description: longText,
        references: list(fc.record({ type: anyCode, value: fc.oneof(longText, day, decimal(9)) })),
        notes: list(fc.record({ type: anyCode, text: longText })),
        schedules: list(
          fc.record(
            { quantity: decimal(9), date: day, shipTo: fc.record({ name: longText }, { requiredKeys: [] }) },
            { requiredKeys: [] },
          ),
        ),
        uom: fc.constantFrom('XPA', 'MTR', 'H87'),
        sourceUom: anyCode,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([order, head, rough]) => ({
    ...order,
    ...head,
    lines: order.lines.map((one, index) => (index === 0 ? { ...one, ...rough } : one)),
  }));
