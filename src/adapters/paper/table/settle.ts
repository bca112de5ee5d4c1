/** Labels that mean two things (`Item`, `No.`) are settled by what stands below them. */
import type { ColumnRole } from '../lexicon/columns.ts';
import type { DecimalMark } from '../values/number.ts';
import { isCodeLike } from '../values/token.ts';
import { isBasisColumn } from './basis-columns.ts';
import { rolesByContent } from './by-content.ts';
import { deducedRoles, numbersIn, settledAmount, settledQuantity, type Numbers } from './deduce.ts';
import { settledOwners } from './item-numbers.ts';
import type { Column } from './head.ts';
import { numberOf, type Row } from './rows.ts';

export function settleRoles(columns: readonly Column[], rows: readonly Row[], mark: DecimalMark): Column[] {
  const strong = rows.filter((row) => row.misfit < 0.7 && isStrong(row, columns, mark));
  const firsts = columns.map((_, index) => {
    const own = firstTokens(strong, index);
    return own.length > 0 ? own : firstTokens(rows, index);
  });
  const countsElsewhere = (index: number): boolean =>
    columns.some(({ role }, at) => at !== index && role === 'line' && looksNumbered(firstTokens(strong, at)));
  const result = columns.map((column, index): Column => {
    const texts = firsts[index] ?? [];
    const areCodes = texts.filter((text) => text.length >= 4 || /\p{L}/u.test(text)).length * 2 > texts.length;
    if (column.role === 'line' && column.isEither && areCodes && !looksNumbered(texts))
      return { ...column, role: 'sku' };
    // `LN` beside `ITEM #`: where one column counts the items, another one numbers them otherwise.
    const isCounted = columns.some(
      (other, at) => at !== index && other.role === 'line' && !other.isEither && looksNumbered(firsts[at] ?? []),
    );
    if (column.isEither && isCounted && areCodes && (column.role === 'sku' || column.role === 'line'))
      return { ...column, role: 'sku' };
    // `#` over 1, 2, 3 and `Line Status` over words: what stands below the second one among the notes counts nothing.
    if (column.role === 'line' && firstTokens(strong, index).length === 0 && countsElsewhere(index))
      return { ...column, role: 'other' };
    const isEither = column.role === 'sku' && column.isEither;
    const others = columns.some((other) => other !== column && isItem(other.role));
    if (isEither && (others || columns.some(({ role }) => role === 'description')) && looksNumbered(texts))
      return { ...column, role: 'line' };
    // 10, 7, 30 beside a column of item numbers: one was misread, but none of them is the number of an item.
    if (isEither && others && texts.length > 1 && texts.every((text) => /^\d{1,2}0?$/.test(text)))
      return { ...column, role: 'line' };
    const hasOtherPrice = columns.some((other) => other !== column && other.role === 'price');
    if (column.role === 'price' && isBasisColumn(column.label, texts, hasOtherPrice))
      return { ...column, role: 'basis' };
    return column;
  });
  const named = withCodesNamed(withoutSecondSku(result, firsts), firsts);
  const filled = numericUnknown(withOrderColumn(named, firsts), rows, mark);
  const numbers = numbersIn(filled, rows, mark);
  const numeric = deducedRoles(settledAmount(settledQuantity(filled, numbers), numbers), numbers);
  return settledOwners(withContent(numeric, rows, numbers), rows);
}

/** Labels that nobody knows: content says what their columns are. */
function withContent(columns: readonly Column[], rows: readonly Row[], numbers: Numbers): readonly Column[] {
  const strong = [...rows.keys()].filter((row) => rows[row]?.isSum === false && (rows[row]?.cells.size ?? 0) >= 3);
  const contents = columns.map((_, index) => ({
    texts: strong.flatMap((row) => rows[row]?.cells.get(index)?.[0]?.text ?? []),
    numbers: strong.map((row) => numbers[index]?.[row]),
  }));
  const told = rolesByContent(columns, contents, (index) => columns[index]?.role === undefined);
  return columns.map((column, index) => ({ ...column, ...told.get(index) }));
}

/** Rows that state a quantity, price or amount. */
function isStrong(row: Row, columns: readonly Column[], mark: DecimalMark): boolean {
  return [...row.cells].some(([index, tokens]) => {
    const role = columns[index]?.role;
    return (role === 'quantity' || role === 'price' || role === 'amount') && numberOf(tokens, mark) !== undefined;
  });
}

/** The first words of a column in the rows that hold numbers elsewhere: those are the rows of items. */
function firstTokens(rows: readonly Row[], column: number): string[] {
  return rows.flatMap((row) => {
    if (row.isSum || row.cells.size < 2) return [];
    const [token] = row.cells.get(column) ?? [];
    return token === undefined ? [] : [token.text];
  });
}

/** Short whole numbers that go up: 1, 2, 3 or 10, 20, 30 or 00010, 00020. */
function looksNumbered(texts: readonly string[]): boolean {
  const numbers = texts.map((text) =>
    /^\d{1,5}(?:\.0{1,3})?[.)]?$/.test(text) ? Number.parseInt(text, 10) : undefined,
  );
  const whole = numbers.filter((number) => number !== undefined);
  if (whole.length === 0 || whole.length < texts.length * 0.6) return false;
  if (whole.length === 1)
    return (whole[0] ?? 0) <= 10 || (whole[0] ?? 0) % 100 === 0 || texts.some((text) => /^0\d+$/.test(text));
  const rising = whole.filter((number, index) => index === 0 || number > (whole[index - 1] ?? 0)).length;
  return rising >= whole.length * 0.8 && (whole.at(-1) ?? 0) - (whole[0] ?? 0) <= whole.length * 1000;
}

function isItem(role: ColumnRole | undefined): boolean {
  return role === 'sku' || role === 'buyerSku' || role === 'supplierSku' || role === 'mpn';
}

/** Of two columns for item numbers, `Product` and `SKU`, the one without codes is the text. */
function withoutSecondSku(columns: readonly Column[], firsts: readonly string[][]): Column[] {
  const hasText = columns.some(({ role }) => role === 'description');
  return columns.map((column, index): Column => {
    if (column.role !== 'sku') return column;
    const texts = firsts[index] ?? [];
    const hasCodes = texts.length === 0 || areCodes(texts);
    // `Product Code | Product | Unit Size`: a text beside a column of codes, whatever else is said of it.
    const hasRival = columns.some(({ role }, at) => at !== index && role === 'sku' && areCodes(firsts[at] ?? []));
    if (!hasCodes && (!hasText || hasRival)) return { ...column, role: 'description' };
    return column;
  });
}

function areCodes(texts: readonly string[]): boolean {
  const codes = texts.filter((text) => isCodeLike(text) || /^\d+$/.test(text) || text.startsWith('['));
  return texts.length > 0 && codes.length >= texts.length * 0.5;
}

/** Of two columns for the text, `Produto` and `Descrição`, the one that holds codes is the item's number. */
function withCodesNamed(columns: readonly Column[], firsts: readonly string[][]): Column[] {
  const texts = columns.filter(({ role }) => role === 'description').length;
  if (texts < 2 || columns.some(({ role }) => role !== 'supplierSku' && isItem(role))) return [...columns];
  const at = columns.findIndex(({ role }, index) => {
    const own = firsts[index] ?? [];
    const codes = own.filter(
      (text) => isCodeLike(text) && /\d.*\p{L}|\p{L}.*\d|^\d{5,}$|^\d{4,}[.-]\d{4,}$/u.test(text),
    ).length;
    return role === 'description' && own.length > 0 && codes >= own.length * 0.8;
  });
  return columns.map((column, index) => (index === at ? { ...column, role: 'sku' } : column));
}

/** `ORDER` heads numbers of orders, and on an order form the place for the quantity. */
function withOrderColumn(columns: readonly Column[], firsts: readonly string[][]): readonly Column[] {
  if (columns.some(({ role }) => role === 'quantity')) return columns;
  return columns.map((column, index): Column => {
    const texts = firsts[index] ?? [];
    const areCounts = texts.length > 0 && texts.every((text) => /^\d{1,4}$/.test(text));
    return column.role === 'poNumber' && /^(?:to )?order$/i.test(column.label.trim()) && areCounts
      ? { ...column, role: 'quantity' }
      : column;
  });
}

/** Several columns for one number: the first one that is filled is meant; an empty one loses the role. */
function numericUnknown(columns: readonly Column[], rows: readonly Row[], mark: DecimalMark): Column[] {
  const filled = columns.map(
    (_, index) => rows.filter((row) => !row.isSum && numberOf(row.cells.get(index), mark) !== undefined).length,
  );
  return columns.map((column, index): Column => {
    const { role } = column;
    if (role !== 'quantity' && role !== 'price' && role !== 'amount') return column;
    const rivals = columns.flatMap((other, at) => (other.role === role && at !== index ? [at] : []));
    const most = Math.max(0, ...rivals.map((at) => filled[at] ?? 0));
    if (rivals.length > 0 && (filled[index] ?? 0) === 0 && most > 0) return { ...column, role: 'other' };
    return column;
  });
}
