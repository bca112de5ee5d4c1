/**
 * What a column is where no list knows its label: told by what stands below it. Such a role is less sure than one that a label
 * names, so that a person looks at it once.
 */
import type { ColumnRole } from '../lexicon/columns.ts';
import { isCodeLike } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { Column } from './head.ts';
import type { PaperItem } from './item.ts';

/** How sure a role is that nothing but the content tells, and at most the values below it. */
const CERTAINTY = 0.7;
/** The rule of such a quantity. */
export const TOLD = 'paper/told';
const COUNT_MAX = 1_000_000;
const ITEM_NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'sku',
  'buyerSku',
  'supplierSku',
  'mpn',
  'gtin',
  'poNumber',
]);

/** Positions are numbered so. */
const STEPS: ReadonlySet<number> = new Set([1, 10, 100]);

/** What stands below a column, of the rows that hold items; `numbers` has a place for each of them. */
export interface Content {
  readonly texts: readonly string[];
  readonly numbers: readonly (string | undefined)[];
}

export interface ToldRole {
  readonly role: ColumnRole;
  readonly certainty: number;
  readonly isTold: true;
}

/** Roles of the item's number, unit and quantity for columns that `isOpen` says have none. */
export function rolesByContent(
  columns: readonly Pick<Column, 'role'>[],
  contents: readonly Content[],
  isOpen: (index: number) => boolean,
): ReadonlyMap<number, ToldRole> {
  const has = (...roles: ColumnRole[]): boolean =>
    columns.some(({ role }) => role !== undefined && roles.includes(role));
  const open = [...columns.keys()].filter(isOpen);
  const found = new Map<number, ToldRole>();
  const among = (fits: (content: Content) => boolean): number[] =>
    open.filter((index) => !found.has(index) && fits(contents[index] ?? { texts: [], numbers: [] }));
  const name = (index: number | undefined, role: ColumnRole): void => {
    if (index !== undefined) found.set(index, { role, certainty: CERTAINTY, isTold: true });
  };
  if (!columns.some(({ role }) => role !== undefined && ITEM_NUMBERS.has(role)))
    name(among(({ texts, numbers }) => areItemNumbers(texts, numbers.length))[0], 'sku');
  if (!has('unit')) {
    const [unit, ...others] = among(areUnits);
    if (others.length === 0) name(unit, 'unit');
  }
  if (!has('quantity') && has('description', 'specification', ...ITEM_NUMBERS)) {
    const [count, ...others] = among(areCounts);
    if (others.length === 0) name(count, 'quantity');
  }
  return found;
}

/**
 * Nearly every row has another code of letters and digits, or of five digits and more; fewer digits are a number where all rows have
 * as many and do not count on.
 */
function areItemNumbers(texts: readonly string[], rows: number): boolean {
  if (texts.length === 0 || texts.length < rows * 0.6) return false;
  const [first = ''] = texts;
  const areAlike = texts.length > 1 && texts.every((text) => /^\d{3,}$/.test(text) && text.length === first.length);
  if (areAlike && new Set(texts).size === texts.length && !areRoundTens(texts)) return true;
  const codes = texts.filter((text) => isItemNumber(text));
  return codes.length >= texts.length * 0.8 && new Set(codes).size >= codes.length * 0.7;
}

/** `100, 200, 300` number the rows. */
function areRoundTens(texts: readonly string[]): boolean {
  return texts.every((text) => text.endsWith('0'));
}

function isItemNumber(text: string): boolean {
  if (!isCodeLike(text) || /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(text)) return false;
  return /\p{L}/u.test(text) ? /\d/.test(text) : /^[\d-]{5,}$/.test(text);
}

function areUnits({ texts, numbers }: Content): boolean {
  const known = texts.filter((text) => isUnitWord(text)).length;
  return texts.length >= numbers.length * 0.6 && known >= texts.length * 0.8 && known > 0;
}

/** Whole numbers above zero in every row, which do not just number the rows. */
function areCounts({ texts, numbers }: Content): boolean {
  const counts = numbers.map(Number);
  const isWhole = counts.every((count) => Number.isInteger(count) && count > 0 && count <= COUNT_MAX);
  const isBare = texts.every((text) => /^[\d.,' ]+(?:\s?\p{L}{1,8}\.?)?$/u.test(text) && !/^0\d/.test(text));
  const [first = 0, second = 0] = counts;
  const step = second - first;
  const isCounting = STEPS.has(step) && counts.every((count, index) => count === first + index * step);
  const isSame = counts.length > 2 && counts.every((count) => count === first);
  return counts.length > 0 && isWhole && isBare && !isCounting && !isSame;
}

/** Takes what stands below such columns for no surer than the role is. */
export function withToldRoles(fields: PaperItem['fields'], columns: readonly Column[]): PaperItem['fields'] {
  const told = columns.flatMap(({ role, isTold }) => (isTold === true && role !== undefined ? [role] : []));
  const limited = { ...fields };
  for (const role of told) {
    const field = role === 'sku' ? 'buyerSku' : role;
    if (field !== 'buyerSku' && field !== 'unit' && field !== 'quantity') continue;
    const found = fields[field];
    if (found !== undefined)
      limited[field] = {
        ...found,
        rule: field === 'quantity' ? TOLD : found.rule,
        confidence: Math.min(found.confidence, CERTAINTY),
      };
  }
  return limited;
}
