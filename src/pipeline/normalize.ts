/** Step 3. A document's draft becomes a canonical order with lineage, and gets the names it will keep. */
import type { DecodedDocument } from '../model/decoded.ts';
import { contentHash } from '../model/content-hash.ts';
import type { Finding } from '../model/finding.ts';
import { derivedId } from '../model/ids.ts';
import type { Order } from '../model/order.ts';
import { normalizeOrder } from '../normalize/index.ts';
import type { LineageLog } from '../normalize/index.ts';

export interface NormalizedDocument {
  /** Follows from message and position: decoding again after a crash names the same order. */
  readonly orderId: string;
  readonly document: DecodedDocument;
  readonly order: Order;
  readonly lineage: LineageLog;
  /** Of syntax and of values; the checks come next. */
  readonly issues: readonly Finding[];
  readonly contentHash: string;
}

/** @returns undefined when the document is not an order, or its sender was told that it is rejected. */
export function normalize(messageId: string, document: DecodedDocument): NormalizedDocument | undefined {
  if (document.draft === undefined || document.verdict.status === 'R') return undefined;
  const { order, lineage, issues } = normalizeOrder(document.draft);
  return {
    orderId: derivedId('ord', messageId, document.index),
    document,
    order,
    lineage,
    issues: [...document.findings, ...issues],
    contentHash: contentHash(order),
  };
}

/**
 * What one buyer may use once: its PO number, and for a blanket order each release of it. However it is typed: `PX-0400`, `px 400`
 * and `PO PX400` are one number. The order keeps it as it is printed, so that a copy under another spelling is never turned away
 * unseen: it waits as a likely duplicate.
 */
export function orderNumberOf(order: Order): string | undefined {
  if (order.poNumber === undefined) return undefined;
  const number = asKey(order.poNumber);
  return order.releaseNumber === undefined ? number : `${number}\n${asKey(order.releaseNumber)}`;
}

/** Migration 0019 does the same to numbers taken before. */
function asKey(number: string): string {
  const key = number
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/^P\.?O\.?(?:[^\p{L}\d]+|(?=\d))/u, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '')
    // Between digits it counts which stand together: `12-3` is not `1-23`.
    .replaceAll(/(\d)[^\p{L}\d]+(?=\d)/gu, '$1-')
    .replaceAll(/(?<!\d)[^\p{L}\d]+|[^\p{L}\d]+(?!\d)/gu, '');
  return key === '' ? number.trim() : key;
}

/** A change or cancellation repeats the number of the order it is about; it takes none and is no copy of it. */
export function asksForGoods(order: Order): boolean {
  return order.purpose === 'original' || order.purpose === 'duplicate' || order.purpose === 'confirmation';
}

const LEGAL_FORMS: Readonly<Record<string, string>> = {
  limited: 'ltd',
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
};

/** `Northgate Limited` and `Northgate Ltd.` are one firm. */
function firmKey(name: string): string {
  const words = name.normalize('NFKC').toLowerCase().replaceAll(/[.,]/g, '').trim().split(/\s+/);
  return words.map((word) => LEGAL_FORMS[word] ?? word).join(' ');
}

/** Whose PO number it is. Test and production are two worlds: an order of one never meets one of the other. */
export function buyerKeyOf(order: Order, partnerId: string | null): string {
  const world = order.test ? 'test' : 'live';
  if (partnerId !== null) return `${world}:${partnerId}`;
  const identifier = order.buyer?.identifiers?.[0];
  const name = identifier === undefined ? firmKey(order.buyer?.name ?? '') : `${identifier.scheme}:${identifier.value}`;
  return `${world}:buyer:${name}`;
}
