/** One corrected order of each sender, then its second one: how many lines are right. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { detectFormat } from '../../src/adapters/formats/registry.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { Order } from '../../src/model/order.ts';
import { predictionOf, readDocument } from './predict.ts';
import { scored } from './score.ts';
import type { DocumentFile, Truth } from './sets.ts';

export interface Learned {
  readonly senders: number;
  readonly lines: number;
  readonly linesRight: number;
  readonly lineF1: number;
}

export async function learnedSet(files: readonly DocumentFile[], work: string, documents: string): Promise<Learned> {
  const [truths, predictions] = [join(work, 'truth'), join(work, 'predictions')];
  for (const folder of [truths, predictions]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  let senders = 0;
  let [lines, right] = [0, 0];
  for (const second of files.filter(({ name }) => name.endsWith('-1'))) {
    const first = files.find(({ sender, name }) => sender === second.sender && name.endsWith('-0'));
    if (first === undefined || first.truth.orders !== undefined) continue;
    const bytes = readFileSync(first.path);
    const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: first.path });
    const memory = await format?.learn?.(bytes, { document: 0, confirmed: orderOf(first.truth) }, DEFAULT_LIMITS);
    const read = await readDocument(second.path, memory === undefined ? [] : [memory]);
    const [order] = read.orders;
    const prediction = order === undefined ? { lines: [] } : predictionOf(order);
    writeFileSync(join(predictions, `${second.name}.json`), JSON.stringify(prediction));
    copyFileSync(join(dirname(second.path), `${second.name}.truth.json`), join(truths, `${second.name}.truth.json`));
    senders += 1;
    lines += second.truth.lines?.length ?? 0;
    right += (second.truth.lines ?? []).filter((wanted) =>
      prediction.lines.some((line) => isSame(line, wanted)),
    ).length;
  }
  return {
    senders,
    lines,
    linesRight: right / Math.max(1, lines),
    lineF1: scored(documents, truths, predictions).lineF1,
  };
}

/** The truth as the canonical order that a person would have made of it. */
function orderOf(truth: Truth): Order {
  return Order.parse(
    JSON.parse(
      JSON.stringify({
        schemaVersion: '1.0',
        purpose: 'original',
        test: false,
        poNumber: truth['poNumber'],
        orderDate: truth['orderDate'],
        buyer: named(truth['buyerName']),
        seller: named(truth['supplierName']),
        shipTo: named(truth['shipToName']),
        requestedDelivery:
          truth['requestedDeliveryDate'] === undefined ? undefined : { date: truth['requestedDeliveryDate'] },
        paymentTerms: truth['paymentTerms'] === undefined ? undefined : { text: truth['paymentTerms'] },
        lines: (truth.lines ?? []).map((line, index) => ({
          lineNumber: text(line['lineNumber']) ?? String(index + 1),
          buyerSku: text(line['buyerSku']),
          supplierSku: text(line['supplierSku']),
          description: line['description'],
          quantity: text(line['quantity']),
          sourceUom: text(line['uom']),
          unitPrice: text(line['unitPrice']),
          amount: text(line['lineTotal']),
          requestedDelivery:
            line['requestedDeliveryDate'] === undefined ? undefined : { date: line['requestedDeliveryDate'] },
        })),
      }),
    ),
  );
}

function isSame(line: Readonly<Record<string, unknown>>, wanted: Readonly<Record<string, unknown>>): boolean {
  return ['buyerSku', 'supplierSku', 'quantity', 'unitPrice'].every((field) => {
    const [a, b] = [line[field], wanted[field]];
    if (b === undefined) return true;
    if (typeof b === 'number') return typeof a === 'number' && Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));
    return (text(a) ?? '').replaceAll(/\s+/g, '') === (text(b) ?? '').replaceAll(/\s+/g, '');
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function named(name: unknown): { name: string } | undefined {
  return typeof name === 'string' ? { name } : undefined;
}
