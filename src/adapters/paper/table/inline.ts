/**
 * Items that are written as labels with values instead of a table: `LINE 001 ITEM: 92440 … QTY 44 CS PRICE 90.59`, forms with
 * one item, contracts in clauses (`采购数量：92.5米；单价：36.94元`).
 */
import { isNumeric, type ColumnRole } from '../lexicon/columns.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { foundIn } from '../found.ts';
import { textOf, type Layout, type Line, type Token } from '../layout/layout.ts';
import { datesIn } from '../values/date.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { labelledValue, type ItemField, type PaperItem, type Reading } from './item.ts';
import { numberOf } from './rows.ts';

interface Pair {
  readonly role: ColumnRole;
  readonly value: readonly Token[];
  readonly line: Line;
}

export interface InlineReading {
  readonly items: readonly PaperItem[];
  readonly lines: ReadonlySet<number>;
}

const LABEL_MAX = 4;

/** Undefined when no item has at least a quantity with a price, an item number or a text. */
export function readInline(layout: Layout, reading: Reading): InlineReading | undefined {
  const pairs = layout.lines.flatMap((line) => pairsIn(line, reading));
  const items: PaperItem[] = [];
  const lines = new Set<number>();
  for (const group of groupsOf(pairs)) {
    const item = itemFrom(group, reading);
    if (item === undefined) continue;
    items.push(item);
    for (const { line } of group) lines.add(line.index);
  }
  return items.length === 0 ? undefined : { items, lines };
}

/** Labels of a line, each with the words up to the next one. */
function pairsIn(line: Line, reading: Reading): Pair[] {
  const { tokens } = line;
  const labels: { role: ColumnRole; start: number; end: number }[] = [];
  let at = 0;
  while (at < tokens.length) {
    const label = labelAt(tokens, at, reading, line.lexicon);
    if (label === undefined) {
      at += 1;
      continue;
    }
    labels.push({ ...label, start: at });
    at = label.end;
  }
  return labels.flatMap(({ role, end }, index) => {
    const value = tokens
      .slice(end, labels[index + 1]?.start ?? tokens.length)
      .filter(({ text }) => !/^[:：]$/.test(text));
    return value.length === 0 ? [] : [{ role, value, line }];
  });
}

/** With a colon any label; without one only where a value of its kind follows at once. */
function labelAt(
  tokens: readonly Token[],
  start: number,
  { mark, order }: Reading,
  lexicon: Lexicon,
): { role: ColumnRole; end: number } | undefined {
  for (let length = LABEL_MAX; length > 0; length--) {
    const words = tokens.slice(start, start + length);
    if (words.length < length) continue;
    const text = textOf(words);
    const hasColon = /[:：]$/.test(text) || /^[:：]$/.test(tokens[start + length]?.text ?? '');
    const meaning = lexicon.column(text.replace(/[:：]$/, '').replace(/^\(?\d{1,2}[.)、]\s*/, ''));
    if (meaning === undefined || (meaning.certainty < 0.9 && !hasColon)) continue;
    const next = tokens.slice(start + length, start + length + 3);
    if (hasColon) return { role: meaning.role, end: start + length };
    const fits =
      (isNumeric(meaning.role) && numberOf(next.slice(0, 2), mark) !== undefined) ||
      (meaning.role === 'line' && /^\d{1,5}$/.test(next[0]?.text ?? '')) ||
      (meaning.role === 'date' && datesIn(textOf(next), order).length > 0);
    if (fits) return { role: meaning.role, end: start + length };
  }
  return undefined;
}

/** An item begins with its line number, or where the label that began the first one comes again. */
function groupsOf(pairs: readonly Pair[]): Pair[][] {
  const counted = pairs.filter(({ role }) => KEPT.has(role));
  const first = counted.find(({ role }) => role === 'line') ?? counted.find(({ role }) => OPENS.has(role));
  if (first === undefined) return [];
  const groups: Pair[][] = [];
  for (const pair of counted) {
    const group = groups.at(-1);
    if (pair.role === first.role || (group === undefined && pair === first)) groups.push([pair]);
    else if (group !== undefined && !group.some(({ role }) => role === pair.role)) group.push(pair);
  }
  return groups;
}

const KEPT: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'line',
  'buyerSku',
  'supplierSku',
  'sku',
  'mpn',
  'gtin',
  'description',
  'quantity',
  'unit',
  'price',
  'grossPrice',
  'amount',
  'grossAmount',
  'date',
]);
const OPENS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'sku',
  'buyerSku',
  'supplierSku',
  'description',
  'quantity',
  'mpn',
]);

function itemFrom(group: readonly Pair[], reading: Reading): PaperItem | undefined {
  const fields: PaperItem['fields'] = {};
  const set = (field: ItemField, found: PaperItem['fields'][ItemField]): void => {
    if (found !== undefined && fields[field] === undefined) fields[field] = found;
  };
  for (const { role, value } of group) {
    const words = value
      .map((token) => ({ ...token, text: token.text.replace(/[；;，,。]$/u, '') }))
      .filter(({ text }) => text !== '');
    if (role === 'description') set('description', foundIn(words, 'paper/inline/description', 0.85));
    else labelledValue(role, role === 'price' || role === 'grossPrice' ? withoutCurrency(words) : words, reading, set);
    if (role === 'sku' || role === 'buyerSku' || role === 'supplierSku') {
      const rest = words.slice(1);
      if (rest.length > 0 && !fields.description) set('description', foundIn(rest, 'paper/inline/description', 0.8));
    }
  }
  const says =
    fields.price !== undefined ||
    fields.buyerSku !== undefined ||
    fields.supplierSku !== undefined ||
    fields.description !== undefined;
  if (fields.quantity === undefined || !says) return undefined;
  return { fields, proof: 'none' };
}

/** `USD 90.59 / CS`, `人民币36.94元/米`. */
function withoutCurrency(words: readonly Token[]): Token[] {
  return words.flatMap((token) => {
    if (/^[A-Z]{3}$/.test(token.text) && !isUnitWord(token.text)) return [];
    const text = token.text.replace(/^(?:人民币|RMB|￥|¥)/, '').replace(/元(?=\/|$)/, '');
    return text === '' ? [] : [{ ...token, text }];
  });
}
