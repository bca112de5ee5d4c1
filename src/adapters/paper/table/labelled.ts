/** Labels with values inside an item: `Item Code: CG-6414-01`, `Supplier Item 233015818`, `Ihre Artikel-Nr.: 118649196`. */
import type { ColumnMeaning, ColumnRole } from '../lexicon/columns.ts';
import { fold } from '../lexicon/fold.ts';
import { ownerOf } from '../lexicon/owners.ts';
import { textOf, type Line, type Token } from '../layout/layout.ts';
import { datesIn } from '../values/date.ts';
import { kindOf } from '../values/token.ts';

export interface Labelled {
  readonly role: ColumnRole;
  readonly label: string;
  readonly value: readonly Token[];
}

export interface LabelledRow {
  readonly labelled: readonly Labelled[];
  /** What is no label and no value of one. */
  readonly rest: readonly Token[];
}

/** Labels over their values in one column (`GTIN:` over `4684793486254`), beside which other columns go on. */
export interface StackedLabels {
  /** By the line of the value. */
  readonly values: ReadonlyMap<Line, readonly Labelled[]>;
  /** The words of such labels and values. */
  readonly taken: ReadonlySet<Token>;
}

const LABEL_TOKENS_MAX = 5;

/** Takes the labels and their values out of a line. */
export function labelledParts(line: Line, stacked?: StackedLabels): LabelledRow {
  const labelled: Labelled[] = [...(stacked?.values.get(line) ?? [])];
  const rest: Token[] = [];
  const { tokens } = line;
  let at = 0;
  while (at < tokens.length) {
    if (stacked?.taken.has(tokens[at] as Token) === true) {
      at += 1;
      continue;
    }
    const inside = bracketedAt(line, at);
    if (inside !== undefined) {
      labelled.push(inside.part);
      at = inside.end;
      continue;
    }
    const label = labelAt(line, at);
    if (label === undefined) {
      const token = tokens[at];
      const number = token === undefined ? undefined : numberSign(line, token);
      if (number !== undefined) labelled.push({ role: 'sku', label: '#', value: [number] });
      else if (token !== undefined) rest.push(token);
      at += 1;
      continue;
    }
    const end = valueEnd(line, label.end);
    const value = tokens.slice(label.end, end);
    if (value.length > 0 && !fits(label.role, value, tokens[label.end - 1])) {
      rest.push(...tokens.slice(at, label.end));
      at = label.end;
      continue;
    }
    const number = isCodeRole(label.role) ? withoutText(value) : value;
    if (number.length > 0) labelled.push({ role: label.role, label: label.text, value: number });
    rest.push(...value.slice(number.length).filter(({ text }, index) => index > 0 || !/^[-–—:,]$/.test(text)));
    at = Math.max(end, label.end);
  }
  return { labelled, rest };
}

/** `#SF-220` alone under the name of an item. */
function numberSign({ segments }: Line, token: Token): Token | undefined {
  const isAlone = segments.some(({ tokens }) => tokens.length === 1 && tokens[0] === token);
  const [, code] = /^#((?=.*\d)[A-Z\d][A-Z\d./-]{3,})$/i.exec(token.text) ?? [];
  return isAlone && code !== undefined ? { ...token, text: code } : undefined;
}

/** `Cask rack, powder coated (your part CR2H)`: a bracket that holds a label of an item number and one word behind it. */
function bracketedAt({ tokens, lexicon }: Line, start: number): { part: Labelled; end: number } | undefined {
  if (!/^[([]/.test(tokens[start]?.text ?? '')) return undefined;
  for (let length = 1; length <= LABEL_TOKENS_MAX; length++) {
    const value = tokens[start + length];
    if (value === undefined || /[)\]]$/.test(tokens[start + length - 1]?.text ?? '')) return undefined;
    if (!/\d.*[)\]][.,;]?$|^[A-Z]{2,}-[A-Z]+\]$/.test(value.text)) continue;
    const label = textOf(tokens.slice(start, start + length)).replace(/^[([]/, '');
    const role = lexicon.exactColumn(label.replace(/[:：]$/, ''))?.role;
    if (role === undefined || !isNumberRole(role)) return undefined;
    const bare = { ...value, text: value.text.replace(/[)\]][.,;]?$/, '') };
    return { part: { role, label, value: [bare] }, end: start + length + 1 };
  }
  return undefined;
}

function isCodeRole(role: ColumnRole): boolean {
  return isNumberRole(role) || role === 'sku' || role === 'gtin';
}

/** `Cat. No. S373412 - Nitrile Exam Gloves, Powder Free`: the text behind a number and a dash is the item's. */
function withoutText(value: readonly Token[]): readonly Token[] {
  const dash = value.findIndex(({ text }) => /^[-–—]$/.test(text));
  return dash > 0 && dash <= 2 && dash + 2 < value.length ? value.slice(0, dash) : value;
}

function isNumberRole(role: ColumnRole): boolean {
  return role === 'supplierSku' || role === 'buyerSku' || role === 'mpn';
}

const REACH = 14; // Font sizes between a label and its value; what stands farther right belongs to another column.

/** A value has the form that its label asks for, and stands near it. */
export function fits(role: string, value: readonly Token[], label: Token | undefined): boolean {
  const [first] = value;
  if (first === undefined || label === undefined) return false;
  if (first.cell === undefined && first.box[0] - label.box[2] > REACH * first.size) return false;
  const text = textOf(value);
  switch (role) {
    case 'date':
    case 'shipDate':
      return datesIn(text, 'dmy').length > 0 || datesIn(text, 'mdy').length > 0;
    case 'quantity':
    case 'price':
    case 'grossPrice':
    case 'amount':
    case 'grossAmount':
    case 'basis':
      return /\d/.test(first.text) || /\d/.test(value[1]?.text ?? '');
    case 'sku':
    case 'buyerSku':
    case 'supplierSku':
    case 'mpn':
      return /\d/.test(text) || text.length <= 12;
    case 'gtin':
      return /^[\d -]{8,17}(?!\S)/.test(text);
    default:
      return true;
  }
}

/** A label starts a segment and ends with a colon, or is a whole segment of two words and more that are surely a label. */
function labelAt(line: Line, start: number): { role: ColumnRole; end: number; text: string } | undefined {
  const segment = line.segments.find(({ tokens }) => tokens[0] === line.tokens[start]);
  for (let length = LABEL_TOKENS_MAX; length > 0; length--) {
    const tokens = line.tokens.slice(start, start + length);
    if (tokens.length < length) continue;
    const text = textOf(tokens);
    const hasColon = /[:：]$/.test(text);
    // `Lief.-Nr.` is one word of two: only a label is written so.
    const isTwo = fold(text).includes(' ');
    const owned = ofOwner(text, line);
    const isOwn = segment?.tokens.length === length && isTwo;
    const opens = segment !== undefined && (isTwo || owned !== undefined) && segment.tokens.length > length;
    if (!hasColon && !isOwn && !opens) continue;
    if (tokens.slice(0, -1).some(({ text: word }) => /[:：]$/.test(word))) continue;
    if (kindOf(tokens[0]?.text ?? '') === 'number') continue;
    const meaning = owned ?? line.lexicon.column(text.replace(/[:：]$/, '')) ?? ofSomebody(tokens);
    // `Colour: red` is a part of the description; inside a segment the value must stand there as well.
    if (meaning === undefined || meaning.role === 'description') continue;
    const last = line.tokens[start + length - 1];
    if (segment === undefined && line.segments.some(({ tokens: all }) => all.at(-1) === last)) continue;
    // `Part # JMH-4257`: who writes the sign of a number means one.
    const isNumber = meaning.role === 'sku' && /^\p{L}+\.?\s?(?:#|no\.?|number)$/iu.test(text);
    if (hasColon || owned !== undefined || (meaning.certainty === 1 && (isSpecific(meaning.role) || isNumber)))
      return { role: meaning.role, end: start + length, text };
  }
  return undefined;
}

/** `Trust Item Ref:`: a number of items by whatever the firm calls itself. */
function ofSomebody(tokens: readonly Token[]): ColumnMeaning | undefined {
  const [owner, ...more] = tokens;
  const label = textOf(more);
  if (owner === undefined || !/^\p{Lu}[\p{L}&]+$/u.test(owner.text) || !/[:：]$/.test(label)) return undefined;
  return ITEM_NUMBER.test(fold(label.replace(/\s?[:：]$/, ''))) ? { role: 'sku', certainty: 0.9 } : undefined;
}
const ITEM_NUMBER = /^(?:item|part|product|article|stock|catalogue|material) (?:code|ref|reference|no|number|id)$/;

/** `Supp: HR2AT12-50`, `Vs. 6312-2Z/C3`: whose it is, and the number right behind it. */
function ofOwner(text: string, { segments }: Line): ColumnMeaning | undefined {
  const owner = /[:：.]$/.test(text) ? ownerOf(fold(text.replace(/[:：.]+$/, ''))) : undefined;
  const segment = owner === undefined ? undefined : segments.find(({ tokens }) => textOf(tokens.slice(0, 1)) === text);
  const value = segment?.tokens.slice(1) ?? [];
  const isCode = value.length > 0 && value.length <= 2 && value.every((token) => CODE_WORD.test(token.text));
  return owner !== undefined && isCode && /\d/.test(textOf(value)) ? { role: owner, certainty: 1 } : undefined;
}
const CODE_WORD = /^[A-Z\d][A-Z\d./-]*$/;

/** Without a colon only what cannot be a piece of a description is taken for a label. */
function isSpecific(role: ColumnRole): boolean {
  return isNumberRole(role) || role === 'date';
}

/** A value ends at the next label, or where its own segment, or the one after the label, ends. */
function valueEnd(line: Line, start: number): number {
  const first = line.tokens[start];
  if (first === undefined) return start;
  const segment = line.segments.find(({ tokens }) => tokens.includes(first));
  const last = segment?.tokens.at(-1);
  let end = last === undefined ? start + 1 : line.tokens.indexOf(last) + 1;
  for (let at = start; at < end; at++) {
    if (labelAt(line, at) !== undefined || startsColonLabel(line, at, end)) {
      end = at;
      break;
    }
  }
  return end;
}

/** `Due:` inside the value of another label, known or not, begins something new. */
function startsColonLabel(line: Line, at: number, end: number): boolean {
  const text = line.tokens[at]?.text ?? '';
  return at < end && /^\p{L}[\p{L}.]*[:：]$/u.test(text);
}
