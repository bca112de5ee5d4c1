/**
 * What a proposer said, checked against the paper. Nothing of it is used but the place of words that stand there: the value is
 * made from those words, as every other value is, and must hold the same arithmetic.
 */
import { z } from 'zod';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { sumProof } from '../confidence.ts';
import type { Found } from '../found.ts';
import { placeOf, type Layout } from '../layout/layout.ts';
import type { ItemField, PaperItem, Reading } from '../table/item.ts';
import { proofOf } from '../table/proof.ts';
import type { PaperOrder } from '../understand.ts';
import { HEAD_FIELDS, ITEM_FIELDS, type Open, type OpenHeadField, type OpenItemField } from './open-fields.ts';
import { PROPOSED_MAX, proposedValue } from './values.ts';
import { wordsOf } from './verbatim.ts';

const Answer = z.object({
  proposals: z
    .array(
      z.object({
        field: z.enum([...HEAD_FIELDS, ...ITEM_FIELDS]),
        item: z.int().nullish(),
        line: z.int(),
        text: z.string().max(300),
      }),
    )
    .max(2000),
});

export interface Asked {
  readonly order: PaperOrder;
  readonly layout: Layout;
  readonly reading: Reading;
  readonly open: Open;
  readonly linesShown: number;
}

/** @returns undefined when the answer is not of the form that was asked for. */
export function accept(said: string, asked: Asked): PaperOrder | undefined {
  const answer = Answer.safeParse(parsed(said));
  if (!answer.success) return undefined;
  const { order, open } = asked;
  const result = { head: { ...order.head }, parties: { ...order.parties }, findings: [...order.findings] };
  const refused = new Set<string>();
  const byItem = new Map<number, Placed[]>();
  for (const { field, item, line, text } of answer.data.proposals) {
    const words = wordsOf(text, line, asked.layout, asked.linesShown);
    const found = words === undefined ? undefined : proposedValue(field, words.tokens, asked.reading);
    const name = isHeadField(field) ? field : `${field} of item ${item ?? '?'}`;
    if (words === undefined || found === undefined) refused.add(name);
    else if (!isHeadField(field)) push(byItem, item ?? 0, { field, found, line: words.line.index });
    else if (!open.head.includes(field) || !put(result, field, found)) refused.add(name);
  }
  const items = open.lacksItems
    ? newItems(byItem, order, refused, result.findings)
    : filledItems(byItem, asked, refused, result.findings);
  if (refused.size > 0)
    result.findings.push(
      finding(
        'proposal-refused',
        `Proposals that were not used, because they do not stand in the document as such values: ${[...refused].slice(0, NAMED_MAX).join(', ')}.`,
      ),
    );
  return { ...order, ...result, items };
}

const NAMED_MAX = 20;

interface Placed {
  readonly field: OpenItemField;
  readonly found: Found;
  /** Index of the line. */
  readonly line: number;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // No JSON: it fits no schema either.
  }
}

function isHeadField(field: OpenHeadField | OpenItemField): field is OpenHeadField {
  return HEAD_FIELDS.some((each) => each === field);
}

interface Headed {
  readonly head: PaperOrder['head'];
  readonly parties: PaperOrder['parties'];
  readonly findings: Finding[];
}

/** The first proposal for a field counts. Every one of them is told: a person looks before it goes on. */
function put({ head, parties, findings }: Headed, field: OpenHeadField, found: Found): boolean {
  if (field === 'poNumber' || field === 'orderDate') {
    if (head[field] !== undefined) return false;
    head[field] = found;
    // That of a doubtful order number is told for every paper.
    if (field === 'orderDate') findings.push(uncertain('/orderDate', found));
    return true;
  }
  const other = field === 'buyer' ? parties.supplier : field === 'supplier' ? parties.buyer : undefined;
  if (parties[field] !== undefined || other?.name.text === found.text) return false;
  parties[field] = { name: found, address: [] };
  findings.push(uncertain(`/${field === 'supplier' ? 'seller' : field}/name`, found));
  return true;
}

function uncertain(path: string, { text, tokens, confidence }: Found): Finding {
  const at = placeOf(tokens);
  return finding(
    'value-uncertain',
    `"${text.slice(0, 60)}" was proposed by a model and found in the document; it is ${Math.round(confidence * 100)} % sure.`,
    { path, ...(at === undefined ? {} : { at }) },
  );
}

const FIELD_OF: Readonly<Record<OpenItemField, ItemField>> = {
  itemNumber: 'buyerSku',
  quantity: 'quantity',
  description: 'description',
  unit: 'unit',
  unitPrice: 'price',
  amount: 'amount',
};

/** Into items that were read without them: only what stands in the item's own lines, and fits its price and amount. */
function filledItems(
  byItem: ReadonlyMap<number, readonly Placed[]>,
  { order, open }: Asked,
  refused: Set<string>,
  findings: Finding[],
): readonly PaperItem[] {
  const items = [...order.items];
  for (const [number, placed] of byItem) {
    const wanted = open.items.find(({ index }) => index === number - 1);
    for (const { field, found, line } of placed) {
      const item = items[number - 1];
      const isOpen = wanted?.fields.includes(field) === true && item?.fields[FIELD_OF[field]] === undefined;
      const isInside = wanted !== undefined && line >= wanted.first && line <= wanted.last;
      if (item === undefined || !isOpen || !isInside || isTaken(found, item)) {
        refused.add(`${field} of item ${number}`);
        continue;
      }
      const proven = proofWith({ ...item.fields, [FIELD_OF[field]]: found });
      if (proven === 'fails') findings.push(contradicts(number));
      else items[number - 1] = { ...item, fields: { ...item.fields, [FIELD_OF[field]]: found } };
    }
  }
  return items;
}

/** Words that say one value of an item say no other one. */
function isTaken({ tokens }: Found, { fields }: PaperItem): boolean {
  const places = new Set(tokens.map(({ page, box }) => `${page} ${box.join(' ')}`));
  return Object.values(fields).some((each) =>
    each.tokens.some(({ page, box }) => places.has(`${page} ${box.join(' ')}`)),
  );
}

function contradicts(number: number): Finding {
  return finding(
    'proposal-refused',
    `A proposal for item ${number} was not used: quantity, price and amount contradict each other with it.`,
  );
}

function proofWith(fields: PaperItem['fields']): PaperItem['proof'] {
  const proof = proofOf({ fields });
  return proof === undefined ? 'none' : proof.holds ? 'holds' : 'fails';
}

const SPAN_MAX = 4; // Lines of one item, its text and numbers below each other.
/** Nothing to reckon with, and against what the paper's own total says. */
const ALONE = 0.8;
const FAILS = 0.6;

/** Items of a paper in which none was found: each stands in a few lines that are its own. */
function newItems(
  byItem: ReadonlyMap<number, readonly Placed[]>,
  { sums }: PaperOrder,
  refused: Set<string>,
  findings: Finding[],
): PaperItem[] {
  const items: { readonly item: PaperItem; readonly first: number }[] = [];
  const spans = new Map([...byItem].map(([number, placed]) => [number, spanOf(placed)]));
  for (const [number, placed] of [...byItem].toSorted(([a], [b]) => a - b)) {
    const { first, last } = spans.get(number) ?? spanOf(placed);
    const fields: PaperItem['fields'] = {};
    for (const { field, found } of placed) {
      const isFree = fields[FIELD_OF[field]] === undefined && !isTaken(found, { fields, proof: 'none' });
      if (isFree && !items.some(({ item }) => isTaken(found, item))) fields[FIELD_OF[field]] = found;
      else refused.add(`${field} of item ${number}`);
    }
    const isWhole = fields.quantity !== undefined && (fields.buyerSku ?? fields.description) !== undefined;
    // Where the next item has begun, nothing belongs to this one any more.
    const isOwn =
      last - first < SPAN_MAX && ![...spans.values()].some((other) => other.first > first && other.first <= last);
    if (!isWhole || !isOwn) refused.add(`item ${number}`);
    else if (proofWith(fields) === 'fails') findings.push(contradicts(number));
    else items.push({ item: { fields, proof: proofWith(fields) }, first });
  }
  const read = items.toSorted((a, b) => a.first - b.first).map(({ item }) => item);
  const proof = sumProof(read, sums);
  return read.map((item) => ({
    ...item,
    fields: capped(item.fields, proof === 'fails' ? FAILS : item.proof === 'holds' ? PROPOSED_MAX : ALONE),
  }));
}

function spanOf(placed: readonly Placed[]): { readonly first: number; readonly last: number } {
  const lines = placed.map(({ line }) => line);
  return { first: Math.min(...lines), last: Math.max(...lines) };
}

function capped(fields: PaperItem['fields'], sure: number): PaperItem['fields'] {
  const entries = Object.entries(fields).map(([name, found]) => [
    name,
    { ...found, confidence: Math.min(found.confidence, sure) },
  ]);
  return Object.fromEntries(entries) as PaperItem['fields'];
}

function push(map: Map<number, Placed[]>, key: number, placed: Placed): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [placed]);
  else list.push(placed);
}
