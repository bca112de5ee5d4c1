import { readFileSync } from 'node:fs';
import { csvReader } from '../../../src/adapters/formats/csv/reader.ts';
import { htmlReader } from '../../../src/adapters/formats/html/reader.ts';
import { mailReader } from '../../../src/adapters/formats/mail/reader.ts';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { sheetReader } from '../../../src/adapters/formats/sheet/reader.ts';
import { wordReader } from '../../../src/adapters/formats/word/reader.ts';
import type { Found } from '../../../src/adapters/paper/found.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { PAPER_LIMITS, type Paper, type PaperLimits, type PaperReader } from '../../../src/adapters/paper/page.ts';
import type { PaperOrder } from '../../../src/adapters/paper/understand.ts';

const READERS: readonly PaperReader[] = [sheetReader, csvReader, wordReader, htmlReader, mailReader];

/** By the format that claims the file. */
export async function readFixture(name: string): Promise<Paper> {
  const bytes = new Uint8Array(readFileSync(`fixtures/${name}`));
  return readAs(detectFormat({ head: bytes.subarray(0, 4096), fileName: name })?.name ?? '', bytes);
}

export async function readAs(format: string, bytes: Uint8Array, limits: Partial<PaperLimits> = {}): Promise<Paper> {
  const reader = READERS.find(({ name }) => name === format);
  if (reader === undefined) throw new Error(`no reader for ${format}`);
  return reader.read(bytes, { limits: { ...PAPER_LIMITS, ...limits } });
}

/** A mail of one plain text, written on Monday, 2 March 2026. */
export function mailOf(text: string, subject = 'order'): Promise<Paper> {
  const head = `From: Ann Lee <ann@northgate.example>\nSubject: ${subject}\nDate: Mon, 2 Mar 2026 08:01:00 +0000\n`;
  return readAs('mail', Buffer.from(`${head}Content-Type: text/plain; charset=utf-8\n\n${text}`));
}

export interface Short {
  readonly head: Readonly<Record<string, string>>;
  /** Number of the buyer, of the supplier, quantity, unit, price, day, text. */
  readonly lines: readonly string[];
}

export function ordersOf(paper: Paper): Short[] {
  return ordersIn(paper).map(({ order }) => short(order));
}

export function codesOf(paper: Paper): string[] {
  return ordersIn(paper).flatMap(({ order, findings }) => [...findings, ...order.findings].map(({ code }) => code));
}

function short({ head, parties, items }: PaperOrder): Short {
  const { poNumber, orderDate, deliveryDate } = head;
  const { buyer, supplier, shipTo } = parties;
  const place = shipTo === undefined ? undefined : [shipTo.name, ...shipTo.address].map(valueOf).join(', ');
  const all = { po: poNumber, on: orderDate, by: deliveryDate, buyer: buyer?.name, supplier: supplier?.name };
  const known = Object.entries(all).flatMap(([name, found]) => (found === undefined ? [] : [[name, valueOf(found)]]));
  return {
    head: { ...Object.fromEntries(known), ...(place === undefined ? {} : { to: place }) },
    lines: items.map(({ fields: { buyerSku, supplierSku, quantity, unit, price, date, description } }) =>
      [
        buyerSku,
        supplierSku,
        quantity,
        unit === undefined ? undefined : { ...unit, value: unit.text },
        price,
        date,
        description,
      ]
        .map((found) => (found === undefined ? '' : valueOf(found)))
        .join(' | '),
    ),
  };
}

function valueOf({ value, text }: Pick<Found, 'value' | 'text'>): string {
  return value ?? text;
}

/** The lines of a mail with that text, each as number (of whoever), quantity, unit, price. */
export async function linesOf(text: string): Promise<string[] | undefined> {
  const [order] = ordersOf(await mailOf(`Hello,\n\n${text}\n\nAnn\n`));
  return order?.lines.map((line) => {
    const [ours = '', theirs = '', quantity, unit, price] = line.split('|').map((part) => part.trim());
    return [ours === '' ? theirs : ours, quantity, unit, price].join(' | ');
  });
}
