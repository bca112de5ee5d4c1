/**
 * What was learned of one sender's papers from orders that a person corrected or confirmed: what its labels mean, in which
 * order it writes days, where its values stand. It can be shown, taken back and carried to another gateway; it holds
 * meanings and places, never the values of an order.
 */
import { z } from 'zod';

/** A value's place in the rows of an item. */
export const RowZone = z.strictObject({
  field: z.enum([
    'lineNumber',
    'buyerSku',
    'supplierSku',
    'description',
    'quantity',
    'unit',
    'price',
    'amount',
    'date',
  ]),
  /** 0 is the row of the quantity, 1 the row below it. */
  row: z.int().min(-4).max(6),
  /** Which edge the values have in common, in points from the left edge of the page. */
  edge: z.enum(['left', 'right']),
  from: z.number(),
  to: z.number(),
});

export const SenderMemory = z.strictObject({
  schemaVersion: z.literal('1'),
  /** Labels of the layout, folded: what the next paper is recognized by. */
  layout: z.array(z.string().max(80)).max(200),
  /** The buyer's name as printed, folded; absent where it is only drawn. */
  buyer: z.string().max(200).optional(),
  /** From a column's label to what it holds. */
  columns: z.record(z.string().max(80), z.string().max(40)),
  /** From a label of the head to its field. */
  labels: z.record(z.string().max(80), z.string().max(40)),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  /** Kept only where the labels alone did not give the confirmed items. */
  zones: z.array(RowZone).max(20).optional(),
  /** Sentences that stand beside the order, and how many orders a person has let go on with them. */
  sentences: z.record(z.string().max(200), z.int().positive()).optional(),
  /** True when reading the confirmed paper again with this memory gave all its lines. */
  proven: z.boolean(),
  /** Where a gateway has it from; an order that was read with it says so. */
  from: z.strictObject({ order: z.string().max(100).optional(), version: z.int().positive() }).optional(),
});

export type SenderMemory = z.infer<typeof SenderMemory>;
export type RowZone = z.infer<typeof RowZone>;
