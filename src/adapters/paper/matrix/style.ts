/** What stands above a grid, or between its rows, and says what the rows below it are of: `Style MF2487 Polo · Cost 10.68`. */
import { foundIn, type Found } from '../found.ts';
import { textOf, type Line, type Segment, type Token } from '../layout/layout.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { fold } from '../lexicon/fold.ts';
import { labelledValue, type ItemField, type PaperItem, type Reading } from '../table/item.ts';
import { isCodeLike } from '../values/token.ts';
import { isUnitWord } from '../values/unit-words.ts';

export type Style = PaperItem['fields'];

const LABEL_MAX = 4;
const READ: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'sku',
  'buyerSku',
  'supplierSku',
  'mpn',
  'gtin',
  'description',
  'price',
  'unit',
  'date',
  'shipDate',
]);

/** Undefined where the line says nothing of an item. */
export function styleIn(line: Line, reading: Reading): Style | undefined {
  const style: Style = {};
  const put = (field: ItemField, found: Found | undefined): void => {
    if (found !== undefined) style[field] ??= found;
  };
  line.segments.forEach((segment, index) => {
    const label = labelOf(segment);
    // A label alone in its cell has its value in the next one.
    const next = line.segments[index + 1];
    const value =
      label?.rest.length === 0 && next !== undefined && labelOf(next) === undefined ? next.tokens : label?.rest;
    if (label === undefined || value === undefined || value.length === 0) return;
    if (isCode(label.role))
      putCode(label.role, value, line.segments.slice(index + (label.rest.length === 0 ? 2 : 1)), put);
    else if (label.role === 'description') put('description', foundIn(value, 'paper/above/description', 0.9));
    // `Unit 7 Cotton Mill Lane` is an address.
    else if (label.role !== 'unit' || isUnitWord(value[0]?.text ?? '')) labelledValue(label.role, value, reading, put);
  });
  if (style.buyerSku === undefined && style.supplierSku === undefined) putBareCode(line, put);
  return Object.keys(style).length === 0 ? undefined : style;
}

function isCode(role: ColumnRole): boolean {
  return role === 'sku' || role === 'buyerSku' || role === 'supplierSku' || role === 'mpn' || role === 'gtin';
}

/** The longest known label that the segment begins with. */
function labelOf({ tokens, line }: Segment): { role: ColumnRole; rest: readonly Token[] } | undefined {
  for (let length = Math.min(LABEL_MAX, tokens.length); length > 0; length--) {
    const text = textOf(tokens.slice(0, length)).replace(/\s?[:：]$/, '');
    const role = line.lexicon.exactColumn(text)?.role;
    if (role === undefined || !READ.has(role)) continue;
    const rest = tokens.slice(length);
    return { role, rest: /^[:：]$/.test(rest[0]?.text ?? '') ? rest.slice(1) : rest };
  }
  return undefined;
}

/** `Style MF2487 Loopback sweatshirt`: the number, then what it is called, in its own cell or the next one. */
function putCode(
  role: ColumnRole,
  [code, ...text]: readonly Token[],
  following: readonly Segment[],
  put: (field: ItemField, found: Found | undefined) => void,
): void {
  if (code === undefined || !isCodeLike(code.text)) return;
  const field = role === 'sku' ? 'buyerSku' : (role as ItemField);
  put(field, foundIn([code], `paper/label/${role}`, 0.96));
  if (role !== 'sku' && role !== 'buyerSku') return;
  const words = untilLabel(text);
  const [next] = following;
  const isNext = words.length === 0 && next !== undefined && labelOf(next) === undefined && !/[:：]/.test(next.text);
  const name = isNext ? next.tokens : words;
  if (/\p{L}{2}/u.test(textOf(name))) put('description', foundIn(name, 'paper/above/description', 0.9));
}

/** `Linen trouser Fabric: 95% CO` tells the fabric behind the name. */
function untilLabel(tokens: readonly Token[]): readonly Token[] {
  const colon = tokens.findIndex(({ text }) => /[:：]$/.test(text));
  const words = colon < 0 ? tokens : tokens.slice(0, colon - (tokens[colon]?.text.length === 1 ? 1 : 0));
  return /^[-–—:|/]$/.test(words[0]?.text ?? '') ? words.slice(1) : words;
}

/** Without a label a code is less sure to be the number of the style. */
const BARE = 0.9;

/** `WT26118 Linen trouser` and `WT26118 – Linen trouser`. */
function putBareCode({ segments }: Line, put: (field: ItemField, found: Found | undefined) => void): void {
  const [first, next] = segments;
  const [code, ...text] = first?.tokens ?? [];
  if (code === undefined || !/\d{2}/.test(code.text) || !isCodeLike(code.text) || !/\p{L}|^\d{5,}$/u.test(code.text))
    return;
  const words = untilLabel(text.length > 0 ? text : (next?.tokens ?? []));
  if (!/\p{L}{3}/u.test(textOf(words)) || fold(textOf(words)).split(' ').length > 10) return;
  put('buyerSku', foundIn([code], 'paper/above/sku', BARE));
  put('description', foundIn(words, 'paper/above/description', BARE));
}
