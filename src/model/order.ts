/**
 * The canonical order, version 1.0: the one shape that every channel and format ends in.
 *
 * Names follow UBL 2.3 and Peppol BIS Ordering 3 where they have one. Amounts and quantities are decimal
 * strings, because 0.1 kg must not become 0.1000000000000000055. A field that the source does not say is absent.
 * The JSON Schema at `/schemas/order/1.0.json`, the API and the TypeScript types all come from this file.
 */
import { z } from 'zod';

export const ORDER_SCHEMA_VERSION = '1.0';

/** A decimal number as written by the sender: `12`, `0.10`, `-3.5`. No exponent, no thousands separator. */
export const Decimal = z
  .string()
  .regex(/^-?\d{1,30}(\.\d{1,15})?$/, 'a decimal such as 12 or 0.10')
  .meta({ kind: 'decimal' });

/** A calendar day without a time or zone, `YYYY-MM-DD`. */
export const Day = z.iso.date().meta({ kind: 'date' });

const Text = z.string().min(1).max(10_000);
const Code = z.string().min(1).max(200);

export const Purpose = z.enum(['original', 'change', 'replace', 'cancellation', 'duplicate', 'confirmation']);
export const OrderType = z.enum([
  'standard',
  'blanket',
  'release',
  'rush',
  'dropShip',
  'consignment',
  'sample',
  'return',
  'specialPrice',
  'export',
]);

export const Identifier = z.strictObject({ scheme: Code, value: Code });
export const Address = z.strictObject({
  lines: z.array(Text).optional(),
  city: Text.optional(),
  region: Text.optional(),
  postalCode: Text.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code such as US')
    .optional()
    .meta({ kind: 'country' }),
});
export const Contact = z.strictObject({
  name: Text.optional(),
  phone: Text.optional(),
  fax: Text.optional(),
  email: Text.optional(),
});
export const Party = z.strictObject({
  name: Text.optional(),
  identifiers: z.array(Identifier).optional(),
  address: Address.optional(),
  contact: Contact.optional(),
});
/** A day, or a window of days, at one end of the transport. */
export const DateWindow = z.strictObject({ date: Day.optional(), earliest: Day.optional(), latest: Day.optional() });
export const Reference = z.strictObject({ type: Code, value: Text });
export const Note = z.strictObject({ type: Code, text: Text });
export const Requirements = z.strictObject({
  quality: Text.optional(),
  packaging: Text.optional(),
  transport: Text.optional(),
  other: Text.optional(),
});
export const AllowanceCharge = z.strictObject({
  kind: z.enum(['allowance', 'charge']),
  code: Code.optional(),
  reason: Text.optional(),
  percent: Decimal.optional(),
  amount: Decimal.optional(),
});
export const Tax = z.strictObject({ type: Code, percent: Decimal.optional(), amount: Decimal.optional() });
export const Schedule = z.strictObject({
  quantity: Decimal.optional(),
  /** When it reaches the ship-to. */
  date: Day.optional(),
  /** What else is said of its arrival, and when it leaves the seller: another thing than its day of delivery. */
  requestedDelivery: DateWindow.optional(),
  requestedShip: DateWindow.optional(),
  shipTo: Party.optional(),
});
export const LineAction = z.enum([
  'add',
  'change',
  'delete',
  'quantityIncrease',
  'quantityDecrease',
  'priceChange',
  'reschedule',
  'noChange',
]);

/** What is ordered: its number at each firm, and what it is. */
const ITEM = {
  buyerSku: Code.optional(),
  supplierSku: Code.optional(),
  gtin: Code.optional(),
  manufacturerPartNumber: Code.optional(),
  otherIds: z.array(Identifier).optional(),
  description: Text.optional(),
  specification: Text.optional(),
};

/** An article of a pack (a prepack, an assortment, a kit), or a size and colour of what the line orders as a whole. */
export const Component = z.strictObject({
  lineNumber: Code.optional(),
  ...ITEM,
  quantity: Decimal.optional(),
  /**
   * Of what there is so much: one of the unit that the line is ordered in, the pack that its references name (`pack`), or
   * the whole quantity of the line. Absent where the document leaves it open.
   */
  per: z.enum(['unit', 'pack', 'line']).optional(),
  uom: z.string().min(1).max(4).optional().meta({ kind: 'unit' }),
  sourceUom: Code.optional(),
  unitPrice: Decimal.optional(),
  notes: z.array(Note).optional(),
});

export const OrderLine = z.strictObject({
  lineNumber: Code,
  action: LineAction.optional(),
  ...ITEM,
  quantity: Decimal.optional(),
  /** UN/ECE Recommendation 20 code; `sourceUom` keeps the sender's own. */
  uom: z.string().min(1).max(4).optional().meta({ kind: 'unit' }),
  sourceUom: Code.optional(),
  unitPrice: Decimal.optional(),
  priceBasisQuantity: Decimal.optional(),
  amount: Decimal.optional(),
  requestedDelivery: DateWindow.optional(),
  requestedShip: DateWindow.optional(),
  schedules: z.array(Schedule).optional(),
  components: z.array(Component).optional(),
  allowancesCharges: z.array(AllowanceCharge).optional(),
  taxes: z.array(Tax).optional(),
  references: z.array(Reference).optional(),
  notes: z.array(Note).optional(),
  requirements: Requirements.optional(),
});

export const Order = z
  .strictObject({
    schemaVersion: z.literal(ORDER_SCHEMA_VERSION),
    purpose: Purpose,
    orderType: OrderType.optional(),
    test: z.boolean(),
    poNumber: Code.optional(),
    releaseNumber: Code.optional(),
    changeSequence: Code.optional(),
    changesPo: Code.optional(),
    orderDate: Day.optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD')
      .optional()
      .meta({ kind: 'currency' }),
    buyer: Party.optional(),
    seller: Party.optional(),
    shipTo: Party.optional(),
    billTo: Party.optional(),
    /** Every other party, its role as the source gives it (X12 N101, EDIFACT 3035). */
    parties: z.array(Party.extend({ role: Code })).optional(),
    requestedDelivery: DateWindow.optional(),
    requestedShip: DateWindow.optional(),
    paymentTerms: z
      .strictObject({
        text: Text.optional(),
        netDays: z.int().min(0).max(9999).optional().meta({ kind: 'integer' }),
        netDate: Day.optional().meta({ kind: 'date', description: 'The day on which the whole is due.' }),
        discountPercent: Decimal.optional(),
        discountDays: z.int().min(0).max(9999).optional().meta({ kind: 'integer' }),
        discountDate: Day.optional().meta({ kind: 'date', description: 'The last day of the cash discount.' }),
      })
      .optional(),
    deliveryTerms: z
      .strictObject({
        incoterm: Code.optional(),
        place: Text.optional(),
        carrier: Text.optional(),
        transportMode: Code.optional(),
        freightPayment: Code.optional(),
      })
      .optional(),
    contractNumber: Code.optional(),
    quoteNumber: Code.optional(),
    salesperson: Text.optional(),
    orderReason: Text.optional(),
    references: z.array(Reference).optional(),
    requirements: Requirements.optional(),
    notes: z.array(Note).optional(),
    allowancesCharges: z.array(AllowanceCharge).optional(),
    taxes: z.array(Tax).optional(),
    lines: z.array(OrderLine),
    totals: z
      .strictObject({
        lineCount: z.int().min(0).optional().meta({ kind: 'integer' }),
        quantity: Decimal.optional(),
        goods: Decimal.optional(),
        allowances: Decimal.optional(),
        charges: Decimal.optional(),
        tax: Decimal.optional(),
        grand: Decimal.optional(),
      })
      .optional(),
  })
  .meta({ id: 'order', title: 'Ordergate canonical order 1.0' });

export type Order = z.infer<typeof Order>;
export type OrderLine = z.infer<typeof OrderLine>;
export type Component = z.infer<typeof Component>;
export type Party = z.infer<typeof Party>;
export type Identifier = z.infer<typeof Identifier>;
export type DateWindow = z.infer<typeof DateWindow>;

/** The published JSON Schema (draft 2020-12) of the canonical order. */
export function orderJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(Order, {
    target: 'draft-2020-12',
    override: ({ jsonSchema }) => void delete jsonSchema['kind'], // For `normalize` alone; a strict validator refuses unknown keywords.
  });
  return { $id: '/schemas/order/1.0.json', ...schema };
}
