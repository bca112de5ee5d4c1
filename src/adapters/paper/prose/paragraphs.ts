/** Lines of running text as paragraphs whose characters know the words that they come from. */
import type { Found } from '../found.ts';
import type { Place } from '../../../model/lineage.ts';
import type { Layout, Line, Token } from '../layout/layout.ts';
import { isCompanyName } from '../lexicon/companies.ts';
import { hasCjk } from '../lexicon/fold.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { NUMBER_WORDS } from './numbers.ts';
import { startsWithCounted, startsWithNumber } from './slots.ts';
import { rowsAmong } from './rows.ts';
import { PRODUCT } from './slot-prices.ts';
import { signatureStart } from './signature.ts';

export interface Paragraph {
  readonly text: string;
  /** Lines of the layout that it stands on. */
  readonly lines: readonly Line[];
  /** A line of a list: it began with a dot, a dash or a number. */
  readonly isListed: boolean;
  /** A line that orders something by itself, though no dot or number stands before it. */
  readonly isTyped: boolean;
  /** Part of the signature or of a disclaimer. */
  readonly isSigned: boolean;
  /** A sentence in a cell of its own row: it may speak of the order, and never orders a thing. */
  readonly isCell: boolean;
  readonly spans: readonly Span[];
}

interface Span {
  readonly token: Token;
  readonly start: number;
}

/** `• `, `* `, `- `, `1. `, `2) `, `3.) `, `(3)`, `1、`, `a) `, `Pos. 1: `. */
const BULLET =
  /^(?:[•*·▪◦●○‣➢➤✓-]|[–—]|\(?\d{1,3}(?:\.\)|[.)](?=\s|$|\D))|\d{1,3}、|[a-z]\)|(?:[Pp]os(?:ition)?|[Ii]tem|[Ll]ine|[Pp]oz)\.?\s?\d{1,3}[:)])\s*/u;
/** `and a dozen of the …` below a list is its last entry, and so is `yes 12 burrata` behind a question. */
export const MORE = new RegExp(
  String.raw`^(?:(?:and|plus|und|et|y|e|en|also|sowie|as well as|dazu|noch|yes|yep|ja|oui|s[ìí]|ok(?:ay)?),?\s+)+(?:(?:also|another|noch|encore|bitte|please)\s+)*(?:\d|(?:${NUMBER_WORDS})\b)`,
  'iu',
);
const LINES_MAX = 40; // Of one paragraph.
const WIDTH_WRAPPED = 50; // Characters: a shorter line was ended by its writer.

export function paragraphsOf(layout: Layout): Paragraph[] {
  return layout.pages.flatMap((page) => {
    const lines = page.lines.filter(({ tokens }) => tokens.some(({ cell }) => cell === undefined));
    const texts = lines.map((line) => line.tokens.map(({ text }) => text).join(' '));
    const signed = signedLines(lines, texts);
    const stanzas = stanzasIn(lines, texts);
    const entries = entriesIn(lines, texts);
    const rows = rowsAmong(lines, texts, isNear);
    const groups: { lines: Line[]; isListed: boolean; isTyped: boolean; isSigned: boolean }[] = [];
    lines.forEach((line, index) => {
      const last = groups.at(-1);
      const isMore = (last?.isListed === true || last?.isTyped === true) && MORE.test(texts[index] ?? '');
      const isListed = isMore || BULLET.test(texts[index] ?? '');
      const stanza = stanzas.get(line);
      const isRow = rows.has(line) || startsItem(line, texts[index] ?? '');
      const isTyped = stanza !== undefined || (!isListed && isRow);
      const isSigned = stanza === undefined && signed.has(line);
      const group = groups.at(-1);
      const above = lines[index - 1];
      if (stanza !== undefined) {
        if (stanza === line) groups.push({ lines: [line], isListed: false, isTyped, isSigned });
        else group?.lines.push(line);
        return;
      }
      const isItsNumber = group?.isListed === true && !isListed && startsWithNumber(texts[index] ?? '');
      if (entries.has(line) || isItsNumber) {
        group?.lines.push(line);
        return;
      }
      // The name of the thing stands on the line above.
      const isBelowName =
        group?.lines.length === 1 &&
        above !== undefined &&
        group.lines[0] === above &&
        !isSigned &&
        isNear(above, line) &&
        isName(texts[index - 1] ?? '') &&
        startsWithCounted(texts[index] ?? '');
      if (isBelowName) {
        group.lines.push(line);
        group.isTyped = true;
        return;
      }
      const goesOn =
        group !== undefined &&
        above !== undefined &&
        !isListed &&
        !isTyped &&
        group.isSigned === isSigned &&
        !isSigned &&
        isNear(above, line) &&
        group.lines.length < LINES_MAX &&
        runsOn(texts[index - 1] ?? '', texts[index] ?? '', group.isListed || group.isTyped, above, line);
      if (goesOn) group.lines.push(line);
      else groups.push({ lines: [line], isListed, isTyped, isSigned });
    });
    return [...groups.map((group) => paragraphOf(group, false)), ...cellSentences(page.lines)];
  });
}

function isName(text: string): boolean {
  return text.length < NAME_MAX && /\p{L}{3}/u.test(text) && !/[.:：!?]$/.test(text);
}
const NAME_MAX = 80;

const STANZA_MAX = 6; // Lines: text, number, variant, `£7.70 × 6`, what it comes to.

/** Lines that shops write below each other for one thing, with `£7.70 × 6` in one of them; each with the first of its stanza. */
function stanzasIn(lines: readonly Line[], texts: readonly string[]): Map<Line, Line> {
  const stanzas = new Map<Line, Line>();
  for (let from = 0; from < lines.length;) {
    let to = from + 1;
    for (let above = lines[from], below = lines[to]; above !== undefined && below !== undefined; to += 1) {
      if (!isNear(above, below)) break;
      [above, below] = [below, lines[to + 1]];
    }
    const products = texts.slice(from, to).filter((text) => PRODUCT.test(text));
    const [first] = lines.slice(from, to);
    if (first !== undefined && to - from > 1 && to - from <= STANZA_MAX && products.length === 1)
      for (const line of lines.slice(from, to)) stanzas.set(line, first);
    from = to;
  }
  return stanzas;
}

/**
 * Lines set in below a numbered one, of which one says how many and nothing else: they go on with its entry. Where several say
 * how many, or one says of what, the numbered line is their heading.
 */
function entriesIn(lines: readonly Line[], texts: readonly string[]): Set<Line> {
  const entries = new Set<Line>();
  for (const [from, top] of lines.entries()) {
    const text = texts[from] ?? '';
    const named = text.slice(withoutBullet(text));
    if (named === text || named.endsWith(':') || startsItem(top, named)) continue;
    let to = from + 1;
    while (to - from < STANZA_MAX && isSetIn(lines, to, top) && !BULLET.test(texts[to] ?? '')) to += 1;
    const below = lines.slice(from + 1, to);
    const counts = below.filter((line, index) => startsItem(line, texts[from + 1 + index] ?? ''));
    const [count] = counts;
    const isOnly = counts.length === 1 && count !== undefined && isCountAlone(texts[lines.indexOf(count)] ?? '');
    if (isOnly) for (const line of below) entries.add(line);
  }
  return entries;
}

/** `5 sets x 58.02 EUR = 290.10 EUR` names no thing. */
function isCountAlone(text: string): boolean {
  return text
    .split(/\s+/)
    .every(
      (word) =>
        /^[\d.,'’$€£¥=@x×*/()-]+$/i.test(word) ||
        /^(?:[A-Z]{3}|per|each|je|zu|at|à|qty:?)$/i.test(word) ||
        isUnitWord(word.replace(/^\//, '')),
    );
}

function isSetIn(lines: readonly Line[], at: number, top: Line): boolean {
  const [above, line] = [lines[at - 1], lines[at]];
  return above !== undefined && line !== undefined && isNear(above, line) && line.box[0] > top.box[0] + 2;
}

/** Signatures, one for each mail of a thread. */
export function signedLines(lines: readonly Line[], texts: readonly string[]): Set<Line> {
  const signed = new Set<Line>();
  for (let from = 0; from < lines.length;) {
    const depth = depthOf(lines[from]);
    let to = from;
    while (to < lines.length && depthOf(lines[to]) === depth) to += 1;
    const start = from + signatureStart(texts.slice(from, to));
    for (const line of lines.slice(start, to)) signed.add(line);
    from = to;
  }
  return signed;
}

function depthOf(line: Line | undefined): number {
  return line?.tokens[0]?.quote ?? 0;
}

/** `Please ship to: …`, `Purchase order 8651689`: rows of a sheet with one cell of several words. */
function cellSentences(lines: readonly Line[]): Paragraph[] {
  return lines
    .filter(({ segments, tokens }) => segments.length === 1 && tokens.length > 1 && tokens[0]?.cell !== undefined)
    .map((line) => paragraphOf({ lines: [line], isListed: false, isTyped: false, isSigned: false }, true));
}

function isNear(above: Line, below: Line): boolean {
  return below.box[1] - above.box[1] < 1.8 * Math.max(above.size, below.size);
}

/** `10 EA …`, `5 x …`, `827992   10 EA …`: a line that orders something of its own, or is typed in columns. */
function startsItem({ segments }: Line, text: string): boolean {
  if (segments.length >= 3 || /^\S*\d{3}\S*\s{2,}\S|^\S*\d{3}\S*\s+\d[\d.,]*\s+\p{L}/u.test(text)) return true;
  if (segments.length === 2 && /^\S*\d{2}\S*$/.test(segments[0]?.text ?? '')) return true;
  const [, word = ''] = /^(?:qty:?\s*)?\d[\d.,]*\s*(x\s|×|\p{L}{1,10}\.?(?=\s|$))/iu.exec(text) ?? [];
  return /^x\s|^×/i.test(word) || (word !== '' && isUnitWord(word));
}

/** A sentence that was wrapped: the line above is long, or does not end, and this one goes on in small letters. */
function runsOn(above: string, below: string, isListed: boolean, upper: Line, lower: Line): boolean {
  if (/[:：。]$/.test(above.trim())) return false;
  // `Zahlung: 8 Tage 2 %` below an address says something of its own.
  if (/^\p{Lu}[\p{L} .\-/]{2,25}[:：]\s/u.test(below)) return false;
  // The street below a firm begins with a small letter in some languages.
  if (isCompanyName(above) && above.length < WIDTH_WRAPPED && STREET.test(below)) return false;
  // What a list entry goes on with is set in.
  if (isListed)
    return (
      lower.box[0] > upper.box[0] + 2 ||
      (above.length > WIDTH_WRAPPED && !/[.;]$/.test(above) && !/^(?:to|for|by|please|ship|deliver)\b/i.test(below))
    );
  if (above.length > WIDTH_WRAPPED && !/[.!?]$/.test(above)) return true;
  return /^\p{Ll}/u.test(below) && above.length > WIDTH_WRAPPED * 0.6;
}

const STREET =
  /^(?:ul|al|os|pl|aleja|aleje|rue|avenue|av|bd|boulevard|chemin|impasse|via|viale|piazza|calle|avda|c\/|str)[.\s]/iu;

interface Group {
  readonly lines: readonly Line[];
  readonly isListed: boolean;
  readonly isTyped: boolean;
  readonly isSigned: boolean;
}

function paragraphOf({ lines, isListed, isTyped, isSigned }: Group, isCell: boolean): Paragraph {
  let text = '';
  const spans: Span[] = [];
  lines.forEach((line, row) => {
    line.tokens.forEach((token, index) => {
      // Cells have readers of their own.
      if (token.cell !== undefined && !isCell) return;
      const before = line.tokens[index - 1];
      const isWide = before !== undefined && token.box[0] - before.box[2] > WIDE * token.size;
      // A Chinese comma became a Latin one, which must not join the numbers beside it.
      const isGlued = token.glued && !/[,;:]$/.test(text);
      const isJoined = text === '' || isGlued || (row > 0 && index === 0 && hasCjk(text.slice(-1)));
      if (!isJoined) text += isWide ? '   ' : ' ';
      spans.push({ token, start: text.length });
      text += token.text;
    });
  });
  return { text, lines, isListed, isTyped, isSigned, isCell, spans };
}
const WIDE = 0.95; // Font sizes: as wide as what parts the segments of a line.

/** How deep the mail is quoted that it stands in. */
export function quoteOf({ spans: [first] }: Paragraph): number {
  return first?.token.quote ?? 0;
}

export function withoutBullet(text: string): number {
  return BULLET.exec(text)?.[0].length ?? 0;
}

/** The characters from `start` to `end` as a value with its place. */
export function foundAt(
  { text, spans }: Paragraph,
  start: number,
  end: number,
  rule: string,
  confidence: number,
  value?: string,
): Found {
  const tokens = spans.flatMap(({ token, start: from }) => {
    const to = from + token.text.length;
    if (to <= start || from >= end) return [];
    return [cutToken(token, Math.max(0, start - from), Math.min(token.text.length, end - from))];
  });
  const least = tokens.reduce((low, token) => Math.min(low, token.confidence), 1);
  const found = { text: text.slice(start, end), tokens, rule, confidence: confidence * least };
  return value === undefined ? found : { ...found, value };
}

/** A part of a word, with its own place where the source tells single characters apart. */
function cutToken(token: Token, start: number, end: number): Token {
  if (start === 0 && end === token.text.length) return token;
  const [x0, y0, x1, y1] = token.box;
  const width = (x1 - x0) / Math.max(1, token.text.length);
  return {
    ...token,
    text: token.text.slice(start, end),
    box: [x0 + start * width, y0, x0 + end * width, y1],
    at: cutPlace(token.at, token.text.length, start, end),
  };
}

function cutPlace(at: Place, length: number, start: number, end: number): Place {
  if ('part' in at && at.end - at.start === length)
    return { part: at.part, start: at.start + start, end: at.start + end };
  return at;
}
