/**
 * What an answer may say in the character set of its sender. Free texts are brought into it; a number or a reference never
 * changes: where one does not fit, the whole answer is written in a wider set, and that is told.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { charsetFor, encoderOf } from './write-charset.ts';
import type { SegmentDraft } from './write-message.ts';

/** What each level has (ISO 9735-1, annex A). */
const LEVELS: ReadonlyMap<string, RegExp> = new Map([
  ['UNOA', /^[A-Z0-9 .,\-()/='+:?!"%&*;<>]*$/],
  ['UNOB', /^[A-Za-z0-9 .,\-()/='+:?!"%&*;<>]*$/],
]);

/** From which element on a segment holds texts for people. */
const TEXTS: ReadonlyMap<string, number> = new Map([
  ['FTX', 4],
  ['IMD', 3],
  ['NAD', 3],
]);

/** Signs that have a near one in every level. */
const NEAR: Readonly<Record<string, string>> = {
  '~': '-', '_': '-', '–': '-', '—': '-', '@': '(AT)', '€': 'EUR', '£': 'GBP', '$': 'USD', '’': "'", '‘': "'", '`': "'", '´': "'",
  '“': '"', '”': '"', '„': '"', '[': '(', ']': ')', '{': '(', '}': ')', '|': '/', '\\': '/', 'Æ': 'AE', 'æ': 'ae', 'Ø': 'O', 'ø': 'o',
  'Œ': 'OE', 'œ': 'oe', 'Ł': 'L', 'ł': 'l', 'Đ': 'D', 'đ': 'd', 'ß': 'ss',
}; // prettier-ignore

export interface Leveled {
  readonly syntax: string;
  readonly charset: string;
  readonly segments: readonly SegmentDraft[];
  readonly findings: readonly Finding[];
}

/** @param isOwn whether the sender wrote the value himself: it goes back as it came */
export function inLevel(
  { syntax, charset, segments }: Omit<Leveled, 'findings'>,
  isOwn: (value: string) => boolean,
): Leveled {
  const identifier = syntax.slice(0, 4);
  // Who writes other letters under UNOA and UNOB can read them too.
  const level = charset === 'ascii' ? LEVELS.get(identifier) : undefined;
  const encoder = encoderOf(charset);
  const fits = (value: string): boolean =>
    level === undefined ? Array.from(value).every((one) => encoder.has(one)) : level.test(value);
  const findings: Finding[] = [];
  let unfit: string | undefined;
  const leveled = segments.map((segment) => {
    const texts = TEXTS.get(String(segment[0])) ?? Infinity;
    return segment.map((value, element) => {
      const each = (part: string): string => {
        if (part === '' || fits(part) || isOwn(part)) return part;
        if (element < texts) unfit ??= part;
        else if (level !== undefined) return spelled(part, identifier, level, findings);
        return part;
      };
      return typeof value === 'string' ? each(value) : value.map(each);
    });
  });
  if (unfit === undefined) return { syntax, charset, segments: leveled, findings };
  const wider = charsetFor(segments.flat(2));
  const message = `"${unfit.slice(0, 60)}" is not in the characters of ${syntax}; the answer is written in ${wider.syntax}.`;
  return { ...wider, segments, findings: [finding('ack-charset-widened', message)] };
}

/** A text for people, in the characters of the level; only that capitals stand for small letters goes without saying. */
function spelled(text: string, identifier: string, level: RegExp, findings: Finding[]): string {
  const near = Array.from(text, (one) => {
    if (Object.hasOwn(NEAR, one)) return NEAR[one] ?? '';
    const plain = one.normalize('NFKD').replace(/\p{M}/gu, '');
    return plain === '' ? one : plain;
  }).join('');
  const written = Array.from(identifier === 'UNOA' ? near.toUpperCase() : near, (one) =>
    level.test(one) ? one : ' ',
  ).join('');
  if (written !== (identifier === 'UNOA' ? text.toUpperCase() : text)) {
    const message = `"${text.slice(0, 60)}" is written "${written.slice(0, 60)}", because ${identifier} has no other characters.`;
    findings.push(finding('ack-value-replaced', message));
  }
  return written;
}
