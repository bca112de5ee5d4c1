/** Columns whose labels leave it open what they are, settled by their values: line numbers, units, the price that fits. */
import { ITEM_NUMBERS, type ColumnRole } from '../lexicon/columns.ts';
import { fold } from '../lexicon/fold.ts';
import { SUPPLIERS } from '../lexicon/owners.ts';
import { isBasisColumn } from '../table/basis-columns.ts';
import { rolesByContent } from '../table/by-content.ts';
import { deducedRoles } from '../table/deduce.ts';
import { numberOf } from '../table/rows.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import { isCodeLike, isHyphenedCapitals } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { cellAt, type GridRow } from './grid.ts';
import { as, type GridColumn } from './heads.ts';
import { oneOfEach } from './multiplied.ts';
import { withNeighbours } from './neighbours.ts';

export function settleColumns(
  columns: readonly GridColumn[],
  rows: readonly GridRow[],
  mark: DecimalMark,
  isOrderNamed = false,
): GridColumn[] {
  const numeric = columns.filter(({ role }) => role === 'quantity' || role === 'price' || role === 'amount');
  // Rows with numbers are items; notes and signatures below them say nothing of what a column is.
  const full = rows.filter(
    (row) => row.cells.length > 1 && numeric.some(({ at }) => numberOf(cellAt(row, at)?.tokens, mark) !== undefined),
  );
  const sample = (full.length > 0 ? full : rows).slice(0, SAMPLE);
  const values = (column: GridColumn): string[] =>
    sample.flatMap((row) => {
      const text = cellAt(row, column.at)?.text;
      return text === undefined ? [] : [text];
    });
  const has = (role: ColumnRole): boolean => columns.some((column) => column.role === role);
  const hasItem = columns.some(({ role }) => role !== undefined && ITEM_NUMBERS.has(role));
  const catalogue = isOrderNamed ? catalogueColumn(columns, values) : undefined;
  const firms = firmNumbers(columns, values);
  const shops = retailerNumbers(columns, values);
  const settled = columns.map((column): GridColumn => {
    const texts = values(column);
    if (column === catalogue) return { ...as(column, 'supplierSku'), field: undefined };
    if (firms.has(column)) return as(column, 'other');
    if (isOwned(column) && areNames(texts) && hasOtherNumber(columns, column)) return as(column, 'other');
    const ofShop = shops.get(column);
    if (ofShop !== undefined) return { ...as(column, ofShop), certainty: GUESSED };
    if (column.role === 'line' && texts.length > 0 && !isNumbered(texts)) return as(column, 'sku');
    const maybeLine = column.isEither || (isCounting(texts) && hasOtherNumber(columns, column));
    const arePositions = maybeLine && isNumbered(texts) && (isDense(texts) || isCounting(texts));
    if (column.role === 'sku' && arePositions && hasOtherItem(columns, column)) return as(column, 'line');
    const isText = texts.length > 0 && codesOf(texts) < texts.length * 0.5;
    if (column.role === 'sku' && !has('description') && isText && !isShort(column, columns, values))
      return as(column, 'description');
    // `Units` beside `Quantity`.
    const maybeUnit = column.role === 'pack' || column.role === 'quantity' || column.field === 'buyer';
    if (maybeUnit && !has('unit') && areUnits(texts)) return { ...as(column, 'unit'), field: undefined };
    const hasOtherPrice = columns.some((other) => other !== column && other.role === 'price');
    if (column.role === 'price' && isBasisColumn(column.label, texts, hasOtherPrice)) return as(column, 'basis');
    // A nursery's `Plant` is what it sells, and no place.
    const isGoods = column.role === 'shipTo' && isTextual(texts) && new Set(texts).size > texts.length * 0.6;
    if (isGoods && texts.length > 1 && !has('description')) return as(column, 'description');
    if (column.role === 'unit' && texts.length > 0 && texts.every((text) => wholeNumber(text, mark) !== undefined))
      return as(column, has('quantity') ? 'other' : 'quantity');
    if (column.role === undefined && !hasItem && !has('description') && isTextual(texts))
      return as(column, 'description');
    return column;
  });
  const ordered = withOrderNumber(withNeighbours(settled, values), values);
  const texted = withText(withCodesNamed(ordered, values), values);
  const carried = withWriter(withPlace(withOrderDate(texted, values), values));
  const totalled = withRepeatedTotal(withOrderTotal(carried, sample), values);
  return withContent(oneOfEach(withPrice(totalled, values, mark), sample, mark), sample, mark);
}

/** `Firma` beside `Lieferant`: in the export of who orders it is he himself. */
function withWriter(columns: readonly GridColumn[]): readonly GridColumn[] {
  const hasOther = columns.some((column) => column.field === 'supplier' && !isWriter(column));
  if (!hasOther || columns.some(({ field }) => field === 'buyer')) return columns;
  return columns.map((column) => (isWriter(column) ? { ...column, field: 'buyer' as const } : column));
}

function isWriter({ field, label }: GridColumn): boolean {
  return field === 'supplier' && /^(?:firma|company|company name)$/.test(fold(label));
}

/** Labels that nobody knows: arithmetic and content say what their columns are. */
function withContent(columns: readonly GridColumn[], rows: readonly GridRow[], mark: DecimalMark): GridColumn[] {
  const numbers = columns.map(({ at }) => rows.map((row) => numberOf(cellAt(row, at)?.tokens, mark)));
  const deduced = deducedRoles(columns, numbers);
  const contents = deduced.map(({ at }, index) => ({
    texts: rows.flatMap((row) => cellAt(row, at)?.text ?? []),
    numbers: numbers[index] ?? [],
  }));
  const isOpen = (index: number): boolean => {
    const column = deduced[index];
    return column?.role === undefined && column?.field === undefined && column?.series === undefined;
  };
  const told = rolesByContent(deduced, contents, isOpen);
  return deduced.map((column, index) => {
    const own = told.get(index);
    if (own !== undefined) return { ...column, ...own, roles: [own.role] };
    return column.role === undefined || column === columns[index] ? column : as(column, column.role);
  });
}

/**
 * `Bestell-Nr.` in a table without any other number, another on every row, where the number of the order stands elsewhere: the number
 * that the goods are ordered by, out of the seller's catalogue.
 */
function catalogueColumn(
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
): GridColumn | undefined {
  const [column, ...others] = columns.filter(({ field }) => field !== undefined);
  const hasItem = columns.some((each) => {
    const own = each.role !== undefined && ITEM_NUMBERS.has(each.role) ? values(each) : [];
    return codesOf(own) > own.length / 2;
  });
  if (column?.field !== 'poNumber' || others.length > 0 || hasItem) return undefined;
  const texts = values(column).filter((text) => /\d/.test(text));
  return new Set(texts).size === texts.length ? column : undefined;
}

/** `Supplier Number` beside `Catalog No`: who supplies has a number as well, and no item goes by it. */
function firmNumbers(
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
): ReadonlySet<GridColumn> {
  const hasItems = columns.some(
    (each) => (each.role === 'sku' || each.role === 'description') && new Set(values(each)).size > 1,
  );
  const isFirm = (column: GridColumn): boolean => {
    const { role, label } = column;
    if (role !== 'supplierSku' || !FIRM_NUMBER.test(fold(label))) return false;
    // The same on every row, whatever is ordered there.
    const isSame = hasItems && new Set(values(column)).size === 1;
    return isSame || columns.some((other) => other.role === role && other.label !== label);
  };
  return new Set(columns.filter(isFirm));
}
const FIRM_NUMBER = new RegExp(
  `^(?:(?:${SUPPLIERS})(?: (?:no|id|code|account|acct|ref|reference))+|(?:cod|code|codice|codigo|kod|nr|no|n|num|numero|id) (?:${SUPPLIERS}))$`,
  'u',
);

/**
 * `RMID` beside `Model number`, in what a retailer exports: the number that only he knows is his, and the maker calls his goods by a
 * model.
 */
function retailerNumbers(
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
): ReadonlyMap<GridColumn, ColumnRole> {
  const [model, ...models] = columns.filter(({ role, label }) => role === 'sku' && MODEL.test(fold(label)));
  const hasOther = columns.some(
    ({ role }, index) => columns[index] !== model && (role === 'sku' || role === 'buyerSku' || role === 'supplierSku'),
  );
  const own = columns.filter((column) => {
    const texts = values(column);
    const isOpen = column.role === undefined && column.field === undefined && /(?:ID|Id|#)$/.test(column.label);
    const isCode = texts.length > 0 && texts.every((text) => /^(?=.*\d)(?=.*\p{Lu})[\p{Lu}\d-]{5,}$/u.test(text));
    return isOpen && isCode && new Set(texts).size === texts.length;
  });
  const [number] = own;
  if (model === undefined || models.length > 0 || hasOther || number === undefined || own.length > 1) return new Map();
  return new Map<GridColumn, ColumnRole>([
    [model, 'supplierSku'],
    [number, 'buyerSku'],
  ]);
}
const MODEL = /^model(?: no| code| id)?$/;
const GUESSED = 0.6;

/** `Date` beside `Expected Receipt Date`: in an export that repeats the order on every row it is the day of the order. */
function withOrderDate(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const number = columns.find(({ field }) => field === 'poNumber');
  const hasOrderDate = columns.some(({ field }) => field === 'orderDate');
  const days = columns.filter(({ role, field }) => role === 'date' && field === undefined);
  const bare = days.filter(({ label }) => /^(?:date|datum|dato|fecha|data|日期)$/.test(fold(label)));
  const [day] = bare;
  if (number === undefined || day === undefined || hasOrderDate || bare.length !== 1) return [...columns];
  const [numbers, own] = [values(number), values(day)];
  const isOne = new Set(own).size === 1;
  // One day for each order, where several lines share one.
  const isOfOrder =
    numbers.length === own.length &&
    new Set(numbers).size < numbers.length &&
    new Set(own.map((text, index) => `${numbers[index]} ${text}`)).size === new Set(numbers).size;
  if (days.length < 2 ? !isOfOrder : !isOne) return [...columns];
  return columns.map((column) =>
    column === day ? { ...column, role: undefined, roles: [], field: 'orderDate' as const } : column,
  );
}

/** `Produto` beside `Descricao`, `Product/Service` beside `Memo`: of two names of the item the one in single words is its number. */
function withCodesNamed(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const names = columns.filter(({ role }) => role === 'description');
  if (names.length !== 2 || columns.some(({ role }) => role !== undefined && ITEM_NUMBERS.has(role)))
    return [...columns];
  const coded = names.filter((column) => {
    const texts = values(column);
    return texts.length > 0 && texts.every(isOneWord) && new Set(texts).size === texts.length;
  });
  const [code] = coded;
  return columns.map((column) => (column === code && coded.length === 1 ? as(column, 'sku') : column));
}

function isOneWord(text: string): boolean {
  return /^\S{3,40}$/.test(text) && /[\d:_/-]/.test(text);
}

/** `Num` on every row of a report, the same for several rows and beside the number of the item: that of the order. */
function withOrderNumber(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const hasNumber = columns.some(({ field }) => field === 'poNumber');
  const isOrder = (column: GridColumn): boolean => {
    const texts = values(column);
    const isNumber = /^(?:num|no|nr|number)$/.test(fold(column.label)) && column.field === undefined;
    const repeats = texts.length > 1 && new Set(texts).size * 2 <= texts.length;
    return isNumber && repeats && !isCounting(texts) && texts.every((text) => /\d{2}/.test(text));
  };
  const [order, ...others] = hasNumber ? [] : columns.filter(isOrder);
  const hasItem = columns.some(
    (column) => column !== order && (column.role === 'sku' || column.role === 'description'),
  );
  if (order === undefined || others.length > 0 || !hasItem) return [...columns];
  return columns.map((column) =>
    column === order ? { ...column, role: undefined, roles: [], field: 'poNumber' as const } : column,
  );
}

/** `Roses` beside `Code`: where no label says what the items are called, the first text that differs from row to row does. */
function withText(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const numbers = columns.findIndex(({ role }) => role !== undefined && ITEM_NUMBERS.has(role));
  if (numbers < 0 || columns.some(({ role }) => role === 'description' || role === 'specification'))
    return [...columns];
  const text = columns.find((column, index) => {
    const texts = values(column);
    const isOpen = column.role === undefined && column.field === undefined && column.series === undefined;
    return isOpen && Math.abs(index - numbers) === 1 && isTextual(texts) && new Set(texts).size > texts.length * 0.6;
  });
  return columns.map((column) => (column === text ? as(column, 'description') : column));
}

/** `Total` on the first of several rows alone is that of the order. */
function withOrderTotal(columns: readonly GridColumn[], rows: readonly GridRow[]): GridColumn[] {
  return columns.map((column) => {
    const filled = column.role === 'amount' ? rows.filter((row) => cellAt(row, column.at) !== undefined) : [];
    return rows.length > 1 && filled.length === 1 && filled[0] === rows[0]
      ? { ...column, role: undefined, roles: [], field: 'total' as const }
      : column;
  });
}

/** `Sub Total` and `Total` beside `Line Total`, the same on all rows of an export: of the whole order, the last of them what it comes to. */
function withRepeatedTotal(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const isExport = columns.some(({ field }) => field === 'poNumber');
  const amounts = columns.filter(({ role, field }) => role === 'amount' && field === undefined);
  const differs = amounts.some((column) => new Set(values(column)).size > 1);
  const same = amounts.filter((column) => values(column).length > 1 && new Set(values(column)).size === 1);
  if (!isExport || !differs || columns.some(({ field }) => field === 'total')) return [...columns];
  return columns.map((column) => {
    if (!same.includes(column)) return column;
    const isWhole = column === same.at(-1) && /total/.test(fold(column.label));
    return isWhole ? { ...column, role: undefined, roles: [], field: 'total' as const } : as(column, 'other');
  });
}

/** `Location: Norwalk Plant`, the same on every row: where the goods go. A code of a plant names no place. */
function withPlace(columns: readonly GridColumn[], values: (column: GridColumn) => string[]): GridColumn[] {
  const isExport = columns.some(({ field }) => field === 'poNumber');
  if (!isExport || columns.some(({ field }) => field === 'shipTo')) return [...columns];
  const places = columns.filter((column) => {
    const [first = '', ...others] = new Set(values(column));
    return column.role === 'shipTo' && others.length === 0 && /\p{L}{3}.*\s.*\p{L}{3}/u.test(first);
  });
  const [place] = places;
  if (place === undefined || places.length > 1) return [...columns];
  return columns.map((column) =>
    column === place ? { ...column, role: undefined, roles: [], field: 'shipTo' as const } : column,
  );
}

/** A column of decimals is the price where nothing else is: `FOB`, `EXW`, or a label that nobody knows. */
function withPrice(
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
  mark: DecimalMark,
): GridColumn[] {
  const hasPrice = columns.some(({ role }) => role === 'price' || role === 'grossPrice' || role === 'amount');
  const isPrice = (column: GridColumn): boolean => {
    if (column.role !== undefined || column.series !== undefined) return false;
    if (column.field !== undefined && column.field !== 'deliveryTerms') return false;
    const numbers = values(column).flatMap((text) => wholeNumber(text, mark) ?? []);
    return (
      numbers.length > 0 &&
      numbers.length === values(column).length &&
      numbers.some((number) => /\.\d*[1-9]/.test(number))
    );
  };
  const open = hasPrice ? [] : columns.filter(isPrice);
  return columns.map((column) =>
    open.length === 1 && column === open[0] ? { ...as(column, 'price'), field: undefined } : column,
  );
}

const SAMPLE = 300;

function hasOtherItem(columns: readonly GridColumn[], column: GridColumn): boolean {
  return columns.some(
    (other) =>
      other !== column && other.role !== undefined && (ITEM_NUMBERS.has(other.role) || other.role === 'description'),
  );
}

function hasOtherNumber(columns: readonly GridColumn[], column: GridColumn): boolean {
  return columns.some((other) => other !== column && other.role !== undefined && ITEM_NUMBERS.has(other.role));
}

function isOwned({ role }: GridColumn): boolean {
  return role === 'supplierSku' || role === 'buyerSku';
}

/** `Kenneth Öberg` under `Your ref`: words of a person, and no number of anything. */
function areNames(texts: readonly string[]): boolean {
  return isTextual(texts) && texts.every((text) => !/\d/.test(text) && /\p{Ll}/u.test(text));
}

/** `1, 2, 3` or `10, 20, 30` beside a number of the item: positions, whatever the label says. */
function isCounting(texts: readonly string[]): boolean {
  const [first = 0, second = 0] = texts.map(Number);
  const step = second - first;
  return (
    texts.length > 1 &&
    first > 0 &&
    first === step &&
    texts.every((text, index) => Number(text) === first + index * step)
  );
}

function isNumbered(texts: readonly string[]): boolean {
  const numbers = texts.map((text) =>
    /^\d{1,5}(?:\.0{1,3})?[.)]?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN,
  );
  const whole = numbers.filter((number) => !Number.isNaN(number));
  if (
    whole.length === 0 ||
    whole.length < texts.length * 0.6 ||
    // A row of text among rows of positions is no item, and makes no numbers of them.
    texts.some((text) => /\p{L}.*\d|\d.*\p{L}/u.test(text) && text.split(' ').length <= 2)
  )
    return false;
  const rising = whole.every((number, index) => index === 0 || number > (whole[index - 1] ?? 0) || number === whole[0]);
  return rising && (whole[0] ?? 0) <= 10 ** 4 && (whole.length > 1 || (whole[0] ?? 0) <= 10);
}

/** `4418, 4420, 5101` leave out more numbers than positions do, which go on by one or by ten. */
function isDense(texts: readonly string[]): boolean {
  return texts.every((text) => !/^\d/.test(text) || Number.parseInt(text, 10) <= 10 * texts.length + 100);
}

/** `BRW`, `BUT` beside `Butter 250 g`: of two columns that name items the one with single words in capitals holds their codes. */
function isShort(
  column: GridColumn,
  columns: readonly GridColumn[],
  values: (column: GridColumn) => string[],
): boolean {
  const texts = values(column);
  const isCoded = texts.every((text) => /^[\p{Lu}\d./-]{1,12}$/u.test(text)) && new Set(texts).size === texts.length;
  return (
    isCoded &&
    columns.some(
      (other) => other !== column && other.role === 'sku' && values(other).some((text) => text.includes(' ')),
    )
  );
}

/** Most are known units, and the others short words as well. */
function areUnits(texts: readonly string[]): boolean {
  const known = texts.filter((text) => isUnitWord(text)).length;
  return texts.length > 0 && known >= texts.length * 0.6 && texts.every((text) => /^\p{L}{1,6}\.?$/u.test(text));
}

function codesOf(texts: readonly string[]): number {
  return texts.filter((text) => isCodeLike(text.split(' ')[0] ?? '') || isHyphenedCapitals(text) || /^\d+$/.test(text))
    .length;
}

function isTextual(texts: readonly string[]): boolean {
  return texts.length > 0 && texts.filter((text) => /\p{L}{3}/u.test(text)).length >= texts.length * 0.8;
}
