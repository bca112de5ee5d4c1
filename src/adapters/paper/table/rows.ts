/** Rows of a table: lines below its head, with their words in columns and their labels taken out. */
import { ITEM_NUMBERS, type ColumnRole } from '../lexicon/columns.ts';
import { CURRENCY_CODES } from '../lexicon/currencies.ts';
import { isCountRow } from '../lexicon/counts.ts';
import { isChargeLabel, isSumLabel } from '../lexicon/totals.ts';
import { textOf, withThousands, type Line, type Token } from '../layout/layout.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import { kindOf } from '../values/token.ts';
import { assignRow, type Span } from './assign.ts';
import type { Column } from './head.ts';
import { labelledParts, type Labelled, type StackedLabels } from './labelled.ts';

export interface Row {
  readonly line: Line;
  /** By column index. */
  readonly cells: ReadonlyMap<number, readonly Token[]>;
  readonly labelled: readonly Labelled[];
  /** A row of a total, tax, freight or carried sum. */
  readonly isSum: boolean;
  /** False on a page that repeats no head: what stands above its first item may be anything. */
  readonly isBelowHead: boolean;
  /** Cost for each word: how badly it fits the columns. */
  readonly misfit: number;
  /** Between which rules across the table it stands (`bandsOf`). */
  readonly band?: number;
}

/** Columns that share a line of the head are read together: one tier for most tables, two where items have two rows. */
export type Tiers = readonly (readonly number[])[];

/** What letterheads print at the foot of a page. */
const LEGAL =
  /\b(?:IBAN|HRB|HRA|Geschäftsführer|Amtsgericht|Handelsregister|Registergericht|Registered office|Registered in England|Company (?:Reg(?:istration)?|No)\b|capital social|R\.?C\.?S\.?\s[A-Z]|Partita IVA|P\. ?IVA|KvK|USt-?Id(?:Nr)?)\b/;

/** `Total das Mercadorias : 5.802,50`, `PO TOTAL (USD) 5,241.60` in one segment, whatever stands left of it. */
const SUM_WITH_NUMBER = /^[^\d:]{3,40}[:：)]\s?(?:\p{Lu}{0,3}\p{Sc}|[A-Z]{3})?\s?\d[\d.,' ]*[.,]\d{2}$/u;

export function readRow(
  line: Line,
  columns: readonly Column[],
  spans: readonly Span[],
  tiers: Tiers,
  isBelowHead = true,
  stacked?: StackedLabels,
): Row {
  const { labelled, rest } = labelledParts(line, stacked);
  const numbers = line.tokens.filter(({ text }) => kindOf(text) === 'number').length;
  const isSum =
    line.segments.some(
      ({ text }, index) =>
        isSumLabel(text) &&
        (index === 0 || SUM_WITH_NUMBER.test(text) || (numbers <= 2 && hasNumber(line.segments, index))),
    ) ||
    LEGAL.test(textOf(line.tokens)) ||
    isCountRow(textOf(line.tokens)) ||
    isSumOfCurrency(line) ||
    isCountedSum(line) ||
    // `TOTALE MERCE | IVA 22 % | TOTALE ORDINE`: labels over the sums, with which no item begins.
    (numbers === 0 && line.segments.filter(({ text }) => isSumLabel(text)).length > 1) ||
    isSumLabel(spacedWord(line));
  let best: { cells: Map<number, Token[]>; cost: number } | undefined;
  for (const tier of tiers) {
    const placed = assignRow(
      rest,
      tier.flatMap((index) => columns[index] ?? []),
      tier.flatMap((index) => spans[index] ?? []),
    );
    if (best !== undefined && best.cost <= placed.cost) continue;
    const cells = new Map<number, Token[]>();
    rest.forEach((token, index) => {
      const column = tier[placed.columns[index] ?? 0] ?? 0;
      const cell = cells.get(column);
      if (cell === undefined) cells.set(column, [token]);
      else cell.push(token);
    });
    best = { cells, cost: placed.cost };
  }
  if (best !== undefined) {
    giveBack(best.cells, columns, line);
    giveCount(best.cells, columns, line);
    giveOn(best.cells, columns, line);
  }
  const money = [...(best?.cells ?? [])].find(([index, cell]) => columns[index]?.role === 'quantity' && isMoney(cell));
  return {
    line,
    cells: new Map(
      [...(best?.cells ?? [])].flatMap(([index, cell]) =>
        index === money?.[0]
          ? []
          : [[index, columns[index]?.role === 'quantity' ? withThousands(cell) : cell] as const],
      ),
    ),
    labelled: [...labelled, ...(money === undefined ? pricesOfForm(line) : pricesIn(line, money[1]))],
    isSum:
      isSum &&
      !OF_ITEM.test(line.segments[0]?.text ?? '') &&
      !(isChargeLabel(line.segments[0]?.text ?? '') && isPriced(best?.cells, columns)),
    isBelowHead,
    misfit: (best?.cost ?? 0) / Math.max(1, rest.length),
  };
}

/** `Kokerprofiel lengte 12 | KK10010006`, `CAJA 216 | 9 CAJ`: the end of a text that reaches into the next column is the text's. */
function giveBack(cells: Map<number, Token[]>, columns: readonly Column[], { segments }: Line): void {
  for (const [index, cell] of cells) {
    const role = columns[index]?.role;
    const before = cells.get(index - 1);
    const isBesideText = role === 'quantity' && columns[index - 1]?.role === 'description';
    if (role === undefined || before === undefined || cell.length < 2) continue;
    if (!ITEM_NUMBERS.has(role) && !isBesideText) continue;
    const start = cell.findIndex((token) => segments.some(({ tokens }) => tokens[0] === token));
    if (isBesideText && !cell.slice(Math.max(0, start)).some(({ text }) => kindOf(text) === 'number')) continue;
    const last = before.at(-1);
    const isOne = segments.some(
      ({ tokens }) => tokens.some((token) => token === last) && tokens.some((token) => token === cell[0]),
    );
    if (start < 1 || !isOne) continue;
    before.push(...cell.slice(0, start));
    cells.set(index, cell.slice(start));
  }
}

/** `5396028 LIDDING | FILM CLR PEELABLE`: the words behind a code begin the text that goes on without a gap. */
function giveOn(cells: Map<number, Token[]>, columns: readonly Column[], { segments }: Line): void {
  const filled = [...cells.keys()].toSorted((a, b) => a - b);
  for (const [at, index] of filled.entries()) {
    const [cell = [], next = filled[at + 1] ?? -1] = [cells.get(index)];
    const [text, role] = [cells.get(next), columns[index]?.role];
    const [code] = cell;
    if (role === undefined || !ITEM_NUMBERS.has(role) || text === undefined || columns[next]?.role !== 'description')
      continue;
    const from = cell.findIndex((token, place) => place > 0 && /^\p{L}{3,}[,.:;]?$/u.test(token.text));
    const isOne = segments.some(({ tokens }) => [code, text[0]].every((token) => token && tokens.includes(token)));
    if (from < 1 || !isOne || !/\d/.test(code?.text ?? '')) continue;
    text.unshift(...cell.slice(from));
    cells.set(index, cell.slice(0, from));
  }
}

/** `CAJA 216 |  | 9 CAJ`: where only the end of the text stands under the quantity, the number before the unit is it. */
function giveCount(cells: Map<number, Token[]>, columns: readonly Column[], { segments }: Line): void {
  const at = columns.findIndex(({ role }) => role === 'quantity');
  const [text, cell, unit] = [cells.get(at - 1), cells.get(at), cells.get(at + 1)];
  const [count, ...rest] = unit ?? [];
  if (text === undefined || cell === undefined || count === undefined || rest.length === 0) return;
  if (columns[at - 1]?.role !== 'description' || columns[at + 1]?.role !== 'unit') return;
  const isTail = segments.some(({ tokens }) =>
    [text.at(-1), ...cell].every((token) => token && tokens.includes(token)),
  );
  if (!isTail || kindOf(count.text) !== 'number' || !segments.some(({ tokens }) => tokens[0] === count)) return;
  text.push(...cell);
  cells.set(at, [count]);
  cells.set(at + 1, rest);
}

/** `Transport | 1 | forf. | 140,00 | 140,00` is ordered as the items are; without quantity and price it is a charge. */
function isPriced(cells: Row['cells'] | undefined, columns: readonly Column[]): boolean {
  return (['quantity', 'price', 'amount'] as const).every((role) =>
    [...(cells ?? [])].some(
      ([index, cell]) => columns[index]?.role === role && cell.some(({ text }) => kindOf(text) === 'number'),
    ),
  );
}

/** `1.386,00 EUR je 1.000 m` under the quantity is money. */
function isMoney(cell: readonly Token[]): boolean {
  const number = cell.findIndex(({ text }) => kindOf(text) === 'number');
  return number >= 0 && CURRENCY_CODES.has(cell[number + 1]?.text ?? '');
}

/** `Nettopreis   1.567,45 EUR je 1.000 m`: what the item costs, in a row of its own; of other prices in such rows nothing is known. */
function pricesIn({ segments: [first], lexicon }: Line, value: readonly Token[]): Labelled[] {
  const label = first?.text.replace(/[:：]$/, '') ?? '';
  const role = lexicon.exactColumn(label)?.role;
  return role === 'price' || role === 'grossPrice' ? [{ role, label, value }] : [];
}

/** `3 items | 9 units | Order total | $664.55`. */
function isCountedSum({ segments: [first, ...others] }: Line): boolean {
  return (
    /^\d{1,4} (?:items?|lines?|positions?|products?|positionen|artikel|articles?|líneas|righe|regels)$/i.test(
      first?.text ?? '',
    ) && others.some(({ text }) => isSumLabel(text))
  );
}

/** `50 PAK Bruttopreis | 11,85 EUR / 1 PAK | 592,50`: a price in a form that only prices have, behind what it is called. */
function pricesOfForm({ segments, lexicon }: Line): Labelled[] {
  return segments.flatMap(({ text, tokens }, index): Labelled[] => {
    const before = segments[index - 1]?.tokens.at(-1);
    const role = before === undefined ? undefined : lexicon.exactColumn(before.text)?.role;
    const isPrice = role === 'price' || role === 'grossPrice';
    return isPrice && PRICE_FORM.test(text) ? [{ role: 'price', label: before?.text ?? '', value: tokens }] : [];
  });
}
/** SAP prints the discount of an item and what it leaves as rows below it. */
const OF_ITEM =
  /^(?:rabatt auf brutto|nettowert inkl\.? rabatt|discount on gross|net value incl(?:\.|uding) discount)/i;
const PRICE_FORM = /^\d[\d.,]* [A-Z]{3} ?\/ ?\d[\d.,]* \p{L}{1,5}\.?$/u;

/** `EUR 52,763.66 181.88 0.00 52,581.78`: under its own labels, what the order comes to in that currency. */
function isSumOfCurrency({ tokens }: Line): boolean {
  const [first, ...numbers] = tokens;
  return (
    first !== undefined &&
    CURRENCY_CODES.has(first.text) &&
    numbers.length > 2 &&
    numbers.every(({ text }) => kindOf(text) === 'number')
  );
}

/** `合 計` set wide. */
function spacedWord({ tokens }: Line): string {
  const end = tokens.findIndex(({ text }) => !/^[\u3400-\u9fff\uac00-\ud7af]$/.test(text));
  return end < 2
    ? ''
    : tokens
        .slice(0, end)
        .map(({ text }) => text)
        .join('');
}

/** In the segment or right of it: `Tax Code None` behind a part number sums up nothing. */
function hasNumber(segments: Line['segments'], index: number): boolean {
  return segments.slice(index).some(({ tokens }) => tokens.some(({ text }) => kindOf(text) === 'number'));
}

/** The words of a row under a role; of several columns with that role the first one that holds any. */
export function cellOf(row: Row, columns: readonly Column[], role: ColumnRole): readonly Token[] | undefined {
  for (const [index, tokens] of row.cells) if (columns[index]?.role === role) return tokens;
  return undefined;
}

/** The first number of a cell, such as `413` in `413 kg` and `4.61` in `4.61/Ea`. */
export function numberOf(tokens: readonly Token[] | undefined, mark: DecimalMark): string | undefined {
  for (const token of tokens ?? []) {
    const bare = token.text.replace(/^[@=(]+/, '').replace(/[)]$/, '');
    const value = wholeNumber(bare, mark) ?? wholeNumber(bare.replace(/(\/.*|[\p{L}%]+\.?)$/u, ''), mark);
    if (value !== undefined) return value;
    const seen = token.confidence < 1 ? scannedNumber(bare) : undefined;
    if (seen !== undefined) return seen;
  }
  return undefined;
}

/** A number of a scan whose marks fit neither way: that it is one counts, what it is the arithmetic will say. */
function scannedNumber(text: string): string | undefined {
  const bare = text.replace(/^\p{Sc}/u, '').replace(/[\p{L}%]{0,4}$/u, '');
  if (!/^\d[\d.,]*$/.test(bare)) return undefined;
  const [, whole = '', decimals = ''] = /^(.*?)(?:[.,](\d{1,4}))?$/.exec(bare) ?? [];
  const digits = whole.replaceAll(/\D/g, '');
  if (digits === '' || digits.length > 12) return undefined;
  return decimals === '' ? digits : `${digits}.${decimals}`;
}
