/** Item numbers that the columns alone do not settle: whose they are, and where a second one stands. */
import { foundIn, type Found } from '../found.ts';
import { isClassification } from '../lexicon/classifications.ts';
import { fold } from '../lexicon/fold.ts';
import { isCodeLike } from '../values/token.ts';
import type { Column } from './head.ts';
import type { PaperItem } from './item.ts';
import type { ItemRows } from './records.ts';
import type { Row } from './rows.ts';

type Slot = 'buyerSku' | 'supplierSku';

/** Before items are read: beside a column for the buyer's number one without an owner is the supplier's. */
export function settledOwners(columns: readonly Column[], rows: readonly Row[]): Column[] {
  const hasBuyer = columns.some(({ role }) => role === 'buyerSku');
  const hasSupplier = columns.some(({ role }) => role === 'supplierSku');
  const hasOther = hasSupplier || columns.some(({ role }) => role === 'mpn' || role === 'gtin');
  const owned = columns.map((column, index): Column => {
    if (column.role === 'sku' && isClassification(fold(column.label))) return { ...column, role: 'other' };
    const isOpen = column.role === undefined || column.role === 'other';
    const named = isOpen ? (ownerNamed(column.label) ?? numberNamed(column.label, hasOther)) : undefined;
    if (named !== undefined && !columns.some(({ role }) => role === named) && holdsCodes(rows, index))
      return { ...column, role: named, certainty: 0.9 };
    return column.role === 'sku' && hasBuyer && !hasSupplier ? { ...column, role: 'supplierSku' } : column;
  });
  if (owned.some(({ role }) => role === 'sku' || role === 'buyerSku')) return owned;
  const unnamed = owned.findIndex((column, index) => column.role === undefined && holdsCodes(rows, index));
  return unnamed < 0
    ? owned
    : owned.map((column, index): Column => (index === unnamed ? { ...column, role: 'sku', certainty: 0.7 } : column));
}

/** `Vendor Name` over codes: what the supplier calls the item. */
function ownerNamed(label: string): Slot | undefined {
  const folded = fold(label);
  if (/^(?:vendor|supplier|lieferant|fournisseur|fornitore|proveedor|leverancier)s?\b/.test(folded))
    return 'supplierSku';
  return /^(?:our|customer|buyer)s?\b/.test(folded) ? 'buyerSku' : undefined;
}

/** `Voltan Prod #`, `BRP Item`, beside what the supplier or the maker calls the item: the firm's own name in front. */
function numberNamed(label: string, hasOther: boolean): Slot | undefined {
  return hasOther && OWN_NUMBER.test(label) ? 'buyerSku' : undefined;
}
/** A word, and behind it what numbers of items are called. */
export const OWN_NUMBER =
  /^\p{Lu}[\p{L}&]+ (?:part|prod|product|item|article|stock|material)\b\.?(?: ?(?:#|no\b|number\b|code\b|ref\b|nr\b)\.?)?(?: UPC)?$/iu;

/** Most rows of the column begin with one code of letters and digits, or of five digits and more, each another one. */
function holdsCodes(rows: readonly Row[], index: number): boolean {
  const strong = rows.filter(({ cells, isSum }) => !isSum && cells.size >= 3);
  const texts = strong.flatMap(({ cells }) => cells.get(index)?.[0]?.text ?? []);
  if (texts.length === 0 || texts.length < strong.length * 0.6) return false;
  const codes = texts.filter(
    (text) => isCodeLike(text) && (/\p{L}/u.test(text) ? /\d/.test(text) : /^[\d-]{5,}$/.test(text)),
  );
  return codes.length >= texts.length * 0.8 && new Set(codes).size >= codes.length * 0.7;
}

/** After items are read: `Unsere Art.-Nr. / Ihre Art.-Nr.` has both numbers in one column, one below the other. */
export function withSecondNumbers(
  items: readonly PaperItem[],
  rows: readonly ItemRows[],
  columns: readonly Column[],
): PaperItem[] {
  const slots: readonly Slot[] = ['buyerSku', 'supplierSku'];
  const empty = slots.find(
    (slot) =>
      columns.some(({ role, second }) => role === slot || second === slot) &&
      items.every(({ fields }) => fields[slot] === undefined),
  );
  // Labels in the second line of the head stand over the second line of the items.
  const lower = slots.find((slot) => columns.some(({ role, level }) => role === slot && level > 0));
  const open = empty ?? lower;
  if (open === undefined) return withoutLineNumbers(items);
  const other = open === 'buyerSku' ? 'supplierSku' : 'buyerSku';
  const level = empty === undefined ? columns.find(({ role }) => role === open)?.level : undefined;
  return withoutLineNumbers(
    items.map((item, index) => {
      if (item.fields[open] !== undefined) return item;
      const own = rows[index]?.rows ?? [];
      if (open === lower && isBelowAnchor(item.fields[other], rows[index])) {
        const { [other]: code, ...fields } = item.fields;
        return code === undefined ? item : { ...item, fields: { ...fields, [open]: { ...code, confidence: 0.93 } } };
      }
      const second = secondCode(item, level === undefined ? own : own.slice(level, level + 1), columns, open);
      return second === undefined ? item : { ...item, fields: { ...item.fields, [open]: second } };
    }),
  );
}

/** The place of the upper label is empty, and the code stands on the line of the lower one. */
function isBelowAnchor(code: Found | undefined, rows: ItemRows | undefined): boolean {
  const [token] = code?.tokens ?? [];
  const at = rows?.rows.findIndex(({ line }) => token !== undefined && line.tokens.includes(token)) ?? -1;
  return rows !== undefined && at > 0 && rows.rows.indexOf(rows.anchor) < at;
}

function secondCode(
  { fields }: PaperItem,
  rows: readonly Row[],
  columns: readonly Column[],
  slot: Slot,
): Found | undefined {
  const label = columns.find(({ role, second }) => role === slot || second === slot)?.label ?? '';
  const taken = new Set([fields.buyerSku, fields.supplierSku].flatMap((found) => found?.tokens ?? []));
  for (const { cells } of rows) {
    for (const [index, tokens] of cells) {
      const { role, second } = columns[index] ?? {};
      // Under `Description / Supplier stock code` a code alone on its line is that one.
      const isAlone = second === slot && tokens.length === 1;
      const [token] = isInitials(tokens[0]?.text ?? '', label) ? tokens.slice(1) : tokens;
      if (role !== 'sku' && role !== 'buyerSku' && role !== 'supplierSku' && !isAlone) continue;
      const code = token?.text.replace(/^\(([^()]+)\)$/, '$1') ?? '';
      if (token === undefined || taken.has(token) || tokens.length > 2) continue;
      if (!isCodeLike(code) && !LETTER_CODE.test(code)) continue;
      return { ...foundIn([token], 'paper/below/item', 0.93), text: code };
    }
  }
  return undefined;
}

/** `GL-NIT-M`, under a label of item numbers. */
const LETTER_CODE = /^\p{Lu}{2,}(?:[-./][\p{Lu}\d]+)+$/u;

/** The same number on every item, whatever they are, is that of a firm: `SUPPLIER CODE | 100448`. */
export function withoutFirmNumbers(items: readonly PaperItem[]): PaperItem[] {
  const different = (name: 'buyerSku' | 'supplierSku' | 'description'): number =>
    new Set(items.map(({ fields }) => fields[name]?.value ?? fields[name]?.text)).size;
  // One style has many sizes.
  const isSized = items.some(({ fields }) => fields.quantity?.rule.startsWith('paper/matrix') === true);
  if (isSized || items.length < 3 || different('description') < 3) return [...items];
  const firms = (['buyerSku', 'supplierSku'] as const).filter(
    (slot) => different(slot) === 1 && items[0]?.fields[slot] !== undefined,
  );
  if (firms.length === 0) return [...items];
  return items.map((item) => {
    const fields = { ...item.fields };
    for (const slot of firms) delete fields[slot];
    return { ...item, fields };
  });
}

/** `VP TR38405` below the head `Vendor Part`. */
function isInitials(text: string, label: string): boolean {
  const initials = label.split(/\s+/).map((word) => word.charAt(0));
  return initials.length > 1 && text.replaceAll(/[./:]/g, '').toUpperCase() === initials.join('').toUpperCase();
}

/** `1.`, `00010`, `0001AA`: a count, with zeros in front or with the letters of a part. */
const POSITION = /^(?:\d{1,3}[.)]?|0\d{3,5}(?:[A-Z]{2})?)$/;

/** The letters count below the digits: `0001AB` stands between `0001AA` and `0002`. */
function positionOf(text: string): number {
  const [, digits = '', letters = ''] = /^(\d+)([A-Z]{0,2})/.exec(text) ?? [];
  return Number(digits) + (letters === '' ? 0 : Number.parseInt(letters, 36) / 10_000);
}

/** `# Uw artikelnr.` over `1 418025`, `2 420144`: the count and the number in one column. */
function withoutCount(items: readonly PaperItem[], slot: Slot): readonly PaperItem[] {
  const isCounted = items.every(({ fields }, index) => {
    const tokens = fields[slot]?.tokens ?? [];
    return tokens.length === 2 && tokens[0]?.text === String(index + 1);
  });
  if (!isCounted || items.length < 2) return items;
  return items.map((item) => {
    const found = item.fields[slot];
    const code = found?.tokens[1];
    return found === undefined || code === undefined
      ? item
      : { ...item, fields: { ...item.fields, [slot]: foundIn([code], found.rule, found.confidence) } };
  });
}

/** `1 Standing desk`, `2 Anti-fatigue mat`: numbers that count the items are no item numbers. */
function withoutLineNumbers(all: readonly PaperItem[]): PaperItem[] {
  const items = (['buyerSku', 'supplierSku'] as const).reduce(withoutCount, all);
  const numbers = items.map(({ fields }) => fields.buyerSku?.value ?? fields.buyerSku?.text ?? '');
  const isCount =
    items.length > 1 &&
    numbers.every(
      (text, index) => POSITION.test(text) && (index === 0 || positionOf(text) > positionOf(numbers[index - 1] ?? '')),
    );
  const isFilled = numbers.every((text) => /^0\d{3}/.test(text));
  if (!isCount || positionOf(numbers.at(-1) ?? '') > items.length * (isFilled ? 100 : 10) + 10) return [...items];
  return items.map((item) => {
    const { buyerSku, ...fields } = item.fields;
    return { ...item, fields: buyerSku === undefined ? fields : { ...fields, lineNumber: buyerSku } };
  });
}
