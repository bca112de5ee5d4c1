/** Terms as a paper words them: to the end of their sentence, over two lines, beside the code of a program. */
import type { Found } from '../found.ts';
import { overlapX, textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import type { Label } from './labels.ts';

export function isCodeAlone(tokens: readonly Token[]): boolean {
  return /^\d{1,4}$/.test(textOf(tokens));
}

/** A text goes on behind a gap that is wider than a space and narrower than a column. */
export function wholeText(tokens: readonly Token[], layout: Layout, label: Label): readonly Token[] {
  const last = tokens.at(-1);
  const line = last === undefined ? undefined : layout.lines.find((each) => each.tokens.includes(last));
  if (last === undefined || line === undefined || last.cell !== undefined) return tokens;
  const next = line.segments.find(({ tokens: [first] }) => first !== undefined && first.box[0] >= last.box[2]);
  const isClose =
    next !== undefined &&
    next.box[0] - last.box[2] < 1.6 * last.size &&
    // What stands under the next label is the value of that one.
    (label.line === line ||
      !label.line.segments.some((each) => each !== label.segment && overlapX(each.box, next.box) > 0)) &&
    !/^\p{L}[\p{L} .]{1,20}:/u.test(next.text) &&
    !isNextPair(next, label) &&
    line.lexicon.label(next.text) === undefined;
  return isClose ? [...tokens, ...next.tokens] : tokens;
}

/** `Payment Terms | 60 days | Shipping Type | Curtain side`: labels and values by turns. */
function isNextPair({ line, text }: Segment, label: Label): boolean {
  const isBeside = label.line === line && label.rest.length === 0;
  const isLast = line.segments.at(-1)?.text === text;
  return isBeside && !isLast && /^\p{Lu}\p{Ll}+(?:\s\p{Lu}?\p{Ll}+){0,2}$/u.test(text);
}

/** `Credit Terms: N30 | NET 30 DAYS`: the code of a program, and beside it what it means. */
export function meantBy(tokens: readonly Token[], layout: Layout): readonly Token[] {
  const [code, ...others] = tokens;
  if (code === undefined || others.length > 0 || !/^[A-Z]{0,3}\d{1,4}$/.test(code.text)) return tokens;
  const line = layout.lines.find((each) => each.tokens.includes(code));
  const next = line?.segments.find(({ box }) => box[0] >= code.box[2]);
  const isMeaning =
    next !== undefined &&
    next.box[0] - code.box[2] < 4 * Math.max(5, code.size) &&
    /\p{L}{3}.*\d|\d.*\p{L}{3}/u.test(next.text) &&
    !/[:：]/.test(next.text) &&
    line?.lexicon.label(next.text) === undefined;
  return isMeaning ? next.tokens : tokens;
}

/** Terms that a narrow column breaks go on in the line below, under their own first word. */
export function withNextLine(tokens: readonly Token[], label: Label, layout: Layout): readonly Token[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined || first.cell !== undefined || /[.。;]$/.test(last.text)) return tokens;
  if (isCodeAlone(tokens)) return tokens;
  const at = layout.lines.findIndex((each) => each.tokens.includes(last));
  const [line, next] = [layout.lines[at], layout.lines[at + 1]];
  if (line === undefined || next?.page !== line.page || next.box[1] - line.box[3] > 0.8 * line.size) return tokens;
  const starts = [first.box[0], label.segment.box[0]];
  const below = next.segments.find(({ box }) => starts.some((start) => Math.abs(start - box[0]) < 0.4 * line.size));
  // What stands alone on its line, or begins as a label does, is another field.
  const goesOn =
    below !== undefined &&
    /^[\p{Ll}\d(%]/u.test(below.text) &&
    // `2. 납품 시 …`, `13. MAIL INVOICES TO`: the next point of a list, the next box of a form.
    !/^\d{1,2}[a-z]?[.)]\s/.test(below.text) &&
    !/[:：]/.test(below.text) &&
    next.lexicon.label(below.text) === undefined;
  return goesOn
    ? [...tokens, ...below.tokens.map((token, index) => (index === 0 ? { ...token, glued: false } : token))]
    : tokens;
}

/** `8 Tage 3 % Skonto, 21 Tage netto. Teillieferung nur nach Rücksprache.`: terms are the first sentence. */
export function firstSentence(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(
    ({ text }, index) =>
      index > 0 &&
      /(?:\p{L}{3,}|\d)[.。]$/u.test(text) &&
      /^\p{Lu}(?:\p{Ll}|\p{L}{2,})/u.test(tokens[index + 1]?.text ?? ''),
  );
  return end < 0 ? tokens : tokens.slice(0, end + 1);
}

/** `as usual, 30 days end of month`, `wie vereinbart: 30 Tage`, `Règlement | par mandat à 30 jours`: the terms stand behind. */
export function withoutUsual(tokens: readonly Token[]): readonly Token[] {
  const [all] = USUAL.exec(textOf(tokens)) ?? [];
  return all === undefined ? tokens : tokens.slice(all.trim().split(' ').length);
}

const USUAL =
  /^(?:as (?:usual|agreed|before|always)|wie (?:üblich|gehabt|vereinbart|immer)|comme (?:d['’]habitude|convenu)|como siempre|come (?:al solito|concordato)|zoals (?:gebruikelijk|afgesproken))[,:;]\s|^(?:à|a)\s(?=\d)|^(?:by|via|durch|mittels|par|per|por|mediante|tramite|door|medelst|przez)\s(?=\p{L}{3})/iu;

/** `60 days end of month.`: the stop ends the sentence; that of `60 gg d.f.f.m.` belongs to its letters. */
export function withoutStop(found: Found): Found {
  const end = /(?<=\p{L}{4}|\d|%|\)|\p{Script=Han})[.。;,]$/u.exec(found.text);
  return end === null || SHORTENED.test(found.text) ? found : { ...found, text: found.text.slice(0, end.index) };
}

const SHORTENED = /(?:^|[\s./])(?:fakt|rech|rechn|fatt|fact|facturadat|corr|vers|nett)\.$/iu;
