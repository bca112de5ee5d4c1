/** Parts of a word that are read one by one: a label and its value that a colon joins, the words of a cell. */
import type { Place } from '../../../model/lineage.ts';
import type { Box, Page, Word } from '../page.ts';
import type { Token } from './layout.ts';

/**
 * Divides at white space, after a colon that ends a label (`No.:4711`, `供应商：厦门`, but not `16:25` or `http://`) and after
 * Chinese punctuation; the bars of a typed table part as white space does.
 */
const PART =
  /[^\s:：|，；。、]*\p{L}[^\s:：|，；。、\d]*[.）)]?[:：](?=[^\s/\\])|[^\s|，；。、]+[，；。、]?|[，；。、]/gu;

export function divideWord(word: Word, page: Pick<Page, 'number'>): Token[] {
  const parts = [...word.text.matchAll(PART)];
  return parts.map((part, index) => {
    // `:鼎泰五金行`: the colon belongs to a label that stands apart on its left.
    const text = index === 0 ? part[0].replace(/^[:：](?=\p{L}{2}|\d{2})/u, '') : part[0];
    const start = part.index + part[0].length - text.length;
    const whole = parts.length === 1 && text.length === word.text.length;
    return {
      text: word.confidence < 1 ? withoutDirt(plain(text)) : plain(text),
      box: whole ? word.box : cut(word.box, word.text.length, start, start + text.length),
      size: word.size,
      bold: word.bold,
      confidence: RAISED.test(text) ? Math.min(RAISED_SURE, word.confidence) : word.confidence,
      at: whole ? word.at : cutPlace(word.at, word.text.length, start, start + text.length),
      page: page.number,
      glued: index > 0 && !/\s/.test(word.text[start - 1] ?? ''),
      ...(word.cell === undefined ? {} : { cell: word.cell }),
      ...(word.quote === undefined ? {} : { quote: word.quote }),
      ...(whole && word.otherText !== undefined ? { otherText: plain(word.otherText) } : {}),
    };
  });
}

/**
 * A raised or circled digit beside figures names a footnote, or counts cents: `20¹` is not 201, and `12⁵⁰` is not 1250. It stays what
 * it is, and a person looks at the value. `m²` is written `m2`.
 */
const RAISED_SIGN = '[²³¹⁰-⁹₀-₉①-⓿❶-➓㉑-㊿]';
const RAISED = new RegExp(`(?<=\\d${RAISED_SIGN}*)${RAISED_SIGN}|${RAISED_SIGN}(?=${RAISED_SIGN}*\\d)`, 'u');
const UNRAISED = new RegExp(`[^${RAISED_SIGN.slice(1)}+`, 'gu');
const RAISED_SURE = 0.5;

/** Wide and ligated letters as plain ones (Unicode, normalization form KC). */
function plain(text: string): string {
  if (!RAISED.test(text)) return text.normalize('NFKC');
  return text.replaceAll(UNRAISED, (letters) => letters.normalize('NFKC'));
}

/** Characters are taken to be of one width: good to a letter or two, which is what pointing needs. */
function cut([x0, y0, x1, y1]: Box, length: number, start: number, end: number): Box {
  const width = (x1 - x0) / Math.max(1, length);
  return [x0 + start * width, y0, x0 + end * width, y1];
}

function cutPlace(at: Place, length: number, start: number, end: number): Place {
  if ('page' in at) return { page: at.page, box: cut(at.box, length, start, end) };
  if ('part' in at && at.end - at.start === length)
    return { part: at.part, start: at.start + start, end: at.start + end };
  return at;
}

/** Specks beside a number are recognized as points and quotes: `‘250`, `216.`, `08-12-2024'`. */
function withoutDirt(text: string): string {
  if (!/\d/.test(text) || text.length < 2) return text;
  const clean = text.replace(/^[‘’'"`´“”.,;:|!~_]+(?=[$€£(]?\d)/u, '').replace(/(?<=\d[%)]?)[‘’'"`´“”.,;:|!~_]+$/u, '');
  return clean === '' ? text : clean;
}
