/** The words of a value that are the number of a document. */
import { textOf, type Layout, type Token } from '../layout/layout.ts';
import { datesIn, isDateLike } from '../values/date.ts';

/** `PO-25-1041-DOT44-` over `41187`: a number that ends with a dash goes on below. */
export function withBrokenEnd(code: readonly Token[] | undefined, layout: Layout): readonly Token[] | undefined {
  const last = code?.at(-1);
  if (code === undefined || last === undefined || !/[\d\p{L}][-/]$/u.test(last.text)) return code;
  const line = layout.lines.find(({ tokens }) => tokens.includes(last));
  const next = line === undefined ? undefined : layout.lines[line.index + 1];
  if (line === undefined || next?.page !== line.page || next.box[1] - line.box[3] > line.size) return code;
  const [below] = next.segments.filter(({ box }) => Math.abs(box[0] - (code[0]?.box[0] ?? 0)) < 0.4 * line.size);
  const [rest] = below?.tokens ?? [];
  const isRest = below?.tokens.length === 1 && rest !== undefined && /^[A-Z\d][A-Z\d-]*$/.test(rest.text);
  return isRest ? [...code, { ...rest, glued: true }] : code;
}

/** `300 277` and `RQZ 4396615` are one number in two words. */
const IN_TWO = /^(?:\d{3} \d{3}(?: \d{3})?|[A-Z]{2,4} \d{5,})$/;

const IN_BOOK = /^\p{Lu}{1,4} \d[\d\p{Lu}]*(?:\/[\p{Lu}\d]+)+$/u;

/** `BV 2026-041 / 3`: the third order for one building site. */
const IN_PARTS = /^(?:\p{Lu}{1,4} )?\d[\d\p{Lu}-]*\d \/ \d{1,3}$/u;

const NO_BOOK = /^(?:NO|NR|N|NUM|PO|DU|DEL|DE|LE|VOM|AM|DD|DT|DATE|Z|REV)$/;

/** `ZD 45/02/2026`: the letters say which book the number is of. */
function isOfBook(tokens: readonly Token[]): boolean {
  return IN_BOOK.test(textOf(tokens)) && !NO_BOOK.test(tokens[0]?.text ?? '');
}

/** `35000 RENNES` beside a title ends an address. */
const POSTAL_TOWN = /^(?:[A-Z]{1,2}-)?\d{4,5}\s+\p{Lu}[\p{L}'-]{2,}(?:[\s-]\p{L}+)*$/u;

export function documentNumber(tokens: readonly Token[]): Token[] | undefined {
  if (POSTAL_TOWN.test(textOf(tokens))) return undefined;
  if (tokens.length > 1 && IN_TWO.test(textOf(tokens))) return [...tokens];
  if (IN_PARTS.test(textOf(tokens)) && !NO_BOOK.test(tokens[0]?.text ?? '')) return [...tokens];
  const book = [0, 1].find((at) => isOfBook(tokens.slice(at, at + 2)));
  if (book !== undefined) return tokens.slice(book, book + 2);
  // `E - 02`: a dash with spaces around it, in a number of letters and digits.
  const spaced = tokens.slice(0, 3);
  if (/^\p{Lu}{1,4} [-–] \d[\p{L}\d]*$/u.test(textOf(spaced))) return spaced;
  for (const [index, token] of tokens.slice(0, 5).entries()) {
    const text = token.text.replace(/^[#:]+|[,;.:)]+$/g, '');
    if (!/\d/.test(text) || text.length < 2 || text.length > 30) {
      if (index >= 2 || /\p{Ll}{4}/u.test(text)) return undefined;
      continue;
    }
    if (isDateLike(text) || /^\p{Sc}|^\d{1,3}(,\d{3})*\.\d{2}$|^\d{1,2}:\d{2}/u.test(text)) return undefined;
    if (!/^[\p{L}\d][\p{L}\d\-_./#+]*$/u.test(text)) return undefined;
    // `27 Jan 2026` beside the title.
    if (datesIn(textOf(tokens.slice(index)), 'dmy')[0]?.start === 0) return undefined;
    return [token, ...restOfNumber(token, tokens.slice(index + 1))];
  }
  return undefined;
}

/** `88 231`, `605 26052900000000508`: digits that go on at the distance of a blank, up to the end. */
function restOfNumber(first: Token, others: readonly Token[]): readonly Token[] {
  if (!/^\d{1,4}$/.test(first.text) || others.length === 0 || others.length > 3) return [];
  const isRest = others.every(({ text, box, size }, index) => {
    const before = index === 0 ? first : others[index - 1];
    return /^\d{2,20}$/.test(text) && before !== undefined && box[0] - before.box[2] < 0.8 * size;
  });
  return isRest ? others : [];
}
