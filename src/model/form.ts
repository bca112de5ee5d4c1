/**
 * What somebody typed into the order form, in the portal or while a customer was on the phone. Texts as they were typed: what
 * they mean is for `normalize`. The document that is stored says beside them who typed it, and what is on file of the items.
 */
import { z } from 'zod';
import { OrderType } from './order.ts';

/** As many as the largest order of a partner, tripled; and what one field of an order may hold. */
export const FORM_LINES_MAX = 10_000;
/** More drawings and pictures than any order had so far; and what mail servers let pass, which people know. */
export const ATTACHMENTS_MAX = 20;
export const ATTACHMENT_BYTES_MAX = 25 * 1024 * 1024;
const Short = z.string().max(200);
const Long = z.string().max(10_000);

export const FormPlace = z.strictObject({
  name: Short.optional(),
  lines: z.array(Short).max(10).optional(),
  city: Short.optional(),
  region: Short.optional(),
  postalCode: Short.optional(),
  country: Short.optional(),
  /** The customer's own number of the place, or ours. */
  code: Short.optional(),
});
export const FormLine = z.strictObject({
  /** A number of either side. */
  item: Short.optional(),
  quantity: Short.optional(),
  unit: Short.optional(),
  date: Short.optional(),
  note: Long.optional(),
});
export const FormFields = z.strictObject({
  poNumber: Short.optional(),
  orderDate: Short.optional(),
  orderType: OrderType.optional(),
  date: Short.optional(),
  contactName: Short.optional(),
  contactPhone: Short.optional(),
  contactEmail: Short.optional(),
  shipTo: FormPlace.optional(),
  notes: Long.optional(),
  lines: z.array(FormLine).max(FORM_LINES_MAX),
});

/** How the talk ended. */
export const CALL_OUTCOMES = ['readBack', 'notReadBack', 'callBack'] as const;
/** What a clerk notes of a call. */
export const FormCall = z.strictObject({
  caller: Short,
  number: Short.optional(),
  /** When the call came. */
  at: z.iso.datetime(),
  outcome: z.enum(CALL_OUTCOMES),
  /** What was read back to the caller, word for word. */
  readBack: Long.optional(),
});

/** What is on file of an item that was typed. */
export const FormItem = z.strictObject({
  supplierSku: Short.optional(),
  buyerSku: Short.optional(),
  gtin: Short.optional(),
  description: Long.optional(),
  unit: Short.optional(),
});

/** A paper that goes with the form. It is not read: it is kept, and opened by people. */
export const FormAttachment = z.strictObject({
  name: z.string().min(1).max(255),
  mediaType: z.string().max(100),
  bytes: z.int().positive().max(ATTACHMENT_BYTES_MAX),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const FormAttachments = z.array(FormAttachment).min(1).max(ATTACHMENTS_MAX).optional();

/** The stored document. Nothing in it says when it was sent: the same form sent twice must be the same bytes. */
export const FormDocument = z.strictObject({
  ordergateForm: z.literal('1.0'),
  enteredBy: z.strictObject({ id: Short, name: Short }),
  customer: z.strictObject({ id: Short, name: Short, address: Long.optional() }),
  fields: FormFields,
  /** One for each line; null when its number is not on file. */
  items: z.array(FormItem.nullable()).max(FORM_LINES_MAX),
  /** Of the place whose code was typed: on file as it stands, not on file, or on file with another address; absent where none was typed. */
  shipTo: z.enum(['onFile', 'unknown', 'differs']).optional(),
  /** That of the prices on file; absent when there are none, or in several currencies. */
  currency: Short.optional(),
  call: FormCall.optional(),
  /** Absent when there are none. */
  attachments: FormAttachments,
});

export type FormFields = z.infer<typeof FormFields>;
export type FormLine = z.infer<typeof FormLine>;
export type FormPlace = z.infer<typeof FormPlace>;
export type FormCall = z.infer<typeof FormCall>;
export type FormItem = z.infer<typeof FormItem>;
export type FormAttachment = z.infer<typeof FormAttachment>;
export type FormDocument = z.infer<typeof FormDocument>;
