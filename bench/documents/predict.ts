/** What the product reads in a file, in the shape that the scorer of the document sets takes, with confidences. */
import { readFile } from 'node:fs/promises';
import { detectFormat } from '../../src/adapters/formats/registry.ts';
import type { DecodedDocument } from '../../src/model/decoded.ts';
import { hasErrors, type Finding } from '../../src/model/finding.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import type { Order, OrderLine } from '../../src/model/order.ts';
import type { SenderMemory } from '../../src/model/sender-memory.ts';
import { normalizeOrder, type LineageLog } from '../../src/normalize/index.ts';
import { validateOrder } from '../../src/validate/index.ts';

export interface ReadFile {
  readonly orders: readonly ReadOrder[];
  readonly seconds: number;
}

export interface ReadOrder {
  readonly order: Order;
  /** By JSON Pointer. */
  readonly confidence: (path: string) => number | undefined;
  /** True when nothing stops it: it would go to the ERP without a person. */
  readonly passes: boolean;
}

export interface Prediction {
  readonly [field: string]: unknown;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
}

/** Reads a file as `ordergate read` does. */
export async function readDocument(path: string, memories: readonly SenderMemory[] = []): Promise<ReadFile> {
  const bytes = await readFile(path);
  const started = performance.now();
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: path });
  if (format === undefined) return { orders: [], seconds: 0 };
  const decoder = format.decoder({
    limits: DEFAULT_LIMITS,
    parts: 'all',
    formatOf: detectFormat,
    memories: () => Promise.resolve(memories),
  });
  const items = [...decoder.push(bytes), ...decoder.end(), ...((await decoder.finish?.()) ?? [])];
  const documents = items.filter((item) => item.kind === 'document');
  const outside = items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : []));
  const orders = documents.flatMap((document) => readOrder(document, outside) ?? []);
  return { orders, seconds: (performance.now() - started) / 1000 };
}

function readOrder(document: DecodedDocument, outside: readonly Finding[]): ReadOrder | undefined {
  if (document.draft === undefined) return undefined;
  const { order, lineage, issues } = normalizeOrder(document.draft);
  const all = [...outside, ...document.findings, ...issues, ...validateOrder(order, {})];
  const record = recordOf(lineage);
  return { order, confidence: (path) => record[path]?.confidence, passes: !hasErrors(all) };
}

function recordOf(lineage: LineageLog): ReturnType<LineageLog['toRecord']> {
  return lineage.toRecord();
}

export function predictionOf({ order }: ReadOrder): Prediction {
  const { shipTo, requestedDelivery, paymentTerms, totals } = order;
  return {
    poNumber: order.poNumber,
    orderDate: order.orderDate,
    buyerName: order.buyer?.name,
    supplierName: order.seller?.name,
    shipToName: shipTo?.name,
    shipToAddress: addressOf(shipTo?.address),
    currency: order.currency,
    requestedDeliveryDate: requestedDelivery?.date ?? requestedDelivery?.latest,
    paymentTerms: paymentTerms?.text,
    total: number(totals?.grand ?? totals?.goods),
    lines: order.lines.map(lineOf),
  };
}

function addressOf(address: NonNullable<Order['shipTo']>['address']): string | undefined {
  if (address === undefined) return undefined;
  const { lines = [], city, region, postalCode, country } = address;
  const parts = [...lines, city, region, postalCode, country].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** The scorer wants prices per one unit. */
function lineOf(line: OrderLine): Record<string, unknown> {
  const price = number(line.unitPrice);
  return {
    lineNumber: line.lineNumber,
    buyerSku: line.buyerSku,
    supplierSku: line.supplierSku,
    // A number of neither: the scorer takes it where a number may stand in either place.
    sku: line.gtin ?? line.manufacturerPartNumber,
    description: line.description,
    quantity: number(line.quantity),
    uom: line.sourceUom ?? line.uom,
    unitPrice: price === undefined ? undefined : price / (number(line.priceBasisQuantity) ?? 1),
    lineTotal: number(line.amount),
    requestedDeliveryDate: line.requestedDelivery?.date ?? line.requestedDelivery?.latest,
  };
}

function number(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
