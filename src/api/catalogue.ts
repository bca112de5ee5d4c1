/** The items on file and what partners call them, as JSON or as a table that any spreadsheet program writes. */
import { Readable } from 'node:stream';
import { parse as csvParser } from 'csv-parse';
import type { Options } from 'csv-parse';
import type { Request } from 'express';
import { z } from 'zod';
import { IntakeError } from '../model/errors.ts';
import type { Gateway } from '../pipeline/gateway.ts';
import { listCrossReferences, listProducts, saveCrossReferences, saveProducts } from '../store/master-data.ts';
import { bodyOf } from './body.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

const LISTED = 1000;
const ROWS_MAX = 5000;
/** A catalogue of 200,000 items with their descriptions has about 15 MB. */
const CSV_BYTES_MAX = 32 * 1024 * 1024;
const CSV_ROWS_MAX = 200_000;

// A tab or a line break would end a value where it is handed on as a line of text.
const ItemNumber = z
  .string()
  .trim()
  .regex(/^\P{Cc}{1,200}$/u, '1 to 200 characters, none of them a control character');
const LeadTime = z.int().min(0).max(3650);
const ProductEntry = z.strictObject({
  sku: ItemNumber.meta({ description: 'Our number.' }),
  gtin: z
    .string()
    .trim()
    .regex(/^(\d{8}|\d{12,14})?$/, '8, 12, 13 or 14 digits')
    .default(''),
  description: z.string().trim().max(2000).default(''),
  unit: z.string().trim().max(4).default(''),
  active: z.union([z.boolean(), z.stringbool()]).default(true),
  leadTimeDays: z
    .union([
      z.literal('').transform(() => null),
      z
        .string()
        .trim()
        .regex(/^\d{1,4}$/, 'working days, a whole number')
        .transform(Number)
        .pipe(LeadTime),
      LeadTime.nullable(),
    ])
    .default(null)
    .meta({ description: 'Working days, Monday to Friday, from the order to the delivery.' }),
});
const CrossReferenceEntry = z.strictObject({
  partnerId: z.string().trim().min(1).max(100),
  partnerSku: ItemNumber.meta({ description: 'What the partner calls it.' }),
  sku: ItemNumber.meta({ description: 'Our number.' }),
});
const Saved = z.object({ saved: z.int() });

export function catalogueRoutes({ database, config }: Gateway): Route[] {
  const secondsMax = config.bodySecondsMax;
  async function saveReferences(rows: readonly z.output<typeof CrossReferenceEntry>[]): Promise<{ saved: number }> {
    const unknown = await saveCrossReferences(database, rows);
    if (unknown.length > 0)
      throw new IntakeError(
        'request-invalid',
        `Nothing was saved, because these partners are not on file: ${unknown.slice(0, 10).join(', ')}.`,
        { errors: unknown.slice(0, 10).map((id) => ({ pointer: '/crossReferences', message: `no partner ${id}` })) },
      );
    return { saved: rows.length };
  }
  return [
    route({
      method: 'get',
      path: '/v1/products',
      operationId: 'listProducts',
      summary: 'Items on file: a number of an order that is one of them is surely read.',
      scope: 'orders:read',
      success: { status: 200, description: 'The first 1,000 items.' },
      handle: async () => ({ data: await listProducts(database, LISTED) }),
    }),
    route({
      method: 'put',
      path: '/v1/products',
      operationId: 'putProducts',
      summary: 'Adds or replaces items.',
      scope: 'admin',
      body: z.strictObject({ products: z.array(ProductEntry).min(1).max(ROWS_MAX) }),
      success: { status: 200, description: 'How many were saved.', schema: Saved },
      async handle({ body }) {
        await saveProducts(database, body.products);
        return { saved: body.products.length };
      },
    }),
    route({
      method: 'post',
      path: '/v1/products/import',
      operationId: 'importProducts',
      summary:
        'The same from a CSV file (UTF-8; comma, semicolon or tab) whose first line names the columns: sku, gtin, description, unit, active, leadTimeDays.',
      scope: 'admin',
      rawBody: true,
      success: { status: 200, description: 'How many were saved.', schema: Saved },
      async handle({ request }) {
        const rows = await csvRows(request, ProductEntry, secondsMax);
        await saveProducts(database, rows);
        return { saved: rows.length };
      },
    }),
    route({
      method: 'get',
      path: '/v1/cross-references',
      operationId: 'listCrossReferences',
      summary: 'What partners call the items on file.',
      scope: 'orders:read',
      success: { status: 200, description: 'The first 1,000.' },
      handle: async () => ({ data: await listCrossReferences(database, LISTED) }),
    }),
    route({
      method: 'put',
      path: '/v1/cross-references',
      operationId: 'putCrossReferences',
      summary: 'Adds or replaces what partners call items.',
      scope: 'admin',
      body: z.strictObject({ crossReferences: z.array(CrossReferenceEntry).min(1).max(ROWS_MAX) }),
      success: { status: 200, description: 'How many were saved.', schema: Saved },
      handle: ({ body }) => saveReferences(body.crossReferences),
    }),
    route({
      method: 'post',
      path: '/v1/cross-references/import',
      operationId: 'importCrossReferences',
      summary: 'The same from a CSV file whose first line names the columns: partnerId, partnerSku, sku.',
      scope: 'admin',
      rawBody: true,
      success: { status: 200, description: 'How many were saved.', schema: Saved },
      handle: async ({ request }) => saveReferences(await csvRows(request, CrossReferenceEntry, secondsMax)),
    }),
  ];
}

/** All rows or none. @throws IntakeError `request-invalid` with the row of each wrong value, `body-too-large` */
async function csvRows<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  secondsMax: number,
): Promise<z.output<Schema>[]> {
  const text = utf8(await bytesOf(request, secondsMax));
  const rows: z.output<Schema>[] = [];
  const errors: { pointer: string; message: string }[] = [];
  let number = 1; // Of the line, as a spreadsheet program counts it: the first one names the columns.
  try {
    // As a stream, so that other calls have their turn between rows.
    for await (const row of Readable.from([text]).pipe(csvParser({ ...CSV, delimiter: delimiterOf(text) }))) {
      number += 1;
      const result = schema.safeParse(row);
      if (result.success) rows.push(result.data);
      else
        for (const { path, message } of result.error.issues)
          errors.push({ pointer: `/row ${number}/${path.map(String).join('/')}`, message });
      if (errors.length >= ERRORS_MAX || rows.length > CSV_ROWS_MAX) break;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new IntakeError('request-invalid', `The body is no CSV table: ${reason.slice(0, 200)}`, {}, error);
  }
  if (rows.length > CSV_ROWS_MAX)
    throw new IntakeError('request-invalid', `The table has more than ${CSV_ROWS_MAX} rows; send it in parts.`);
  if (errors.length > 0 || rows.length === 0) throw wrongRows(errors);
  return rows;
}

const ERRORS_MAX = 20;
const CSV: Options = {
  bom: true,
  columns: (names: string[]) => names.map((name) => name.trim()),
  skip_empty_lines: true,
  trim: true,
};

async function bytesOf(request: Request, secondsMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of bodyOf(request, secondsMax)) {
    bytes += chunk.length;
    if (bytes > CSV_BYTES_MAX)
      throw new IntakeError('body-too-large', `The table is larger than ${CSV_BYTES_MAX / 1024 ** 2} MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function wrongRows(errors: readonly { readonly pointer: string; readonly message: string }[]): IntakeError {
  const told = errors.map(({ pointer, message }) => `${pointer}: ${message}`).join('; ');
  const detail = errors.length === 0 ? 'The table has no rows below its first line.' : `Nothing was saved. ${told}.`;
  return new IntakeError('request-invalid', detail, { errors });
}

/** @throws IntakeError `request-invalid`: a wrong character would become part of a number on file */
function utf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new IntakeError('request-invalid', 'The table is not in UTF-8.', {}, error);
  }
}

function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1);
  return ['\t', ';'].find((sign) => head.includes(sign)) ?? ',';
}
