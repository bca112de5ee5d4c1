/**
 * What a mail says beside the order in it. It passes by itself only where all of its other words are known to say nothing of the
 * order: a person who looks in vain loses a moment, an order that was taken back and is delivered costs money.
 */
import { finding, type FindingCode } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found } from './found.ts';
import { findLabels } from './head/labels.ts';
import { layOut, placeOf, type Layout, type Line, type Token } from './layout/layout.ts';
import { isAddressLine, isCompanyName, isContactLine } from './lexicon/companies.ts';
import {
  ALARMING,
  ASKING,
  DAY_LED,
  FAMILY_NAME,
  HARMLESS,
  MONTHS,
  NAMING,
  POLITE,
  POLITE_CJK,
  SUBJECT_WORDS,
} from './lexicon/harmless.ts';
import { hasCjk } from './lexicon/fold.ts';
import type { Paper } from './page.ts';
import { paragraphsOf, type Paragraph } from './prose/paragraphs.ts';
import { isDisclaimer } from './prose/signature.ts';
import { letterIn } from './quoted.ts';
import type { PaperOrder } from './understand.ts';

/** What became part of the order, by the part of the mail that it stands in. */
type Ranges = Map<string, Spot[]>;

interface Spot {
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Read {
  readonly values: Ranges;
  /** Of the items alone. */
  readonly items: Ranges;
  /** The tables that they stand in. */
  readonly tables: ReadonlySet<string | undefined>;
  /** The order's numbers, which may be named again. */
  readonly numbers: readonly string[];
  /** Words of labels, whatever stands behind them. */
  readonly labels: ReadonlySet<string>;
  /** An older mail stands below, or is attached to, what is said. */
  readonly isPassedOn: boolean;
}

/** @param orders all that were read of the paper; of its words alone, where the orders are attached */
export function wordsBeside(paper: Paper, orders: readonly PaperOrder[]): Finding[] {
  if (!paper.pages.some(({ words }) => words.some(({ at }) => 'part' in at))) return []; // No mail.
  const layout = layOut(paper);
  const read = readOf(orders, layout);
  let signedRows = 0;
  for (const paragraph of paragraphsOf(layout)) {
    if (paragraph.isSigned && isDisclaimer(paragraph.text)) signedRows = SIGNED_MAX;
    const said = paragraph.isSigned
      ? signedSaid(paragraph, (signedRows += 1), read.labels)
      : sentenceSaid(paragraph, read);
    if (said !== undefined)
      return [
        told(
          said,
          paragraph.spans.map(({ token }) => token),
        ),
      ];
  }
  for (const line of layout.lines) {
    const said = rowSaid(line, read);
    if (said !== undefined) return [told(said, line.tokens)];
  }
  return [];
}

/** The same for the rows of a sheet: a remark beside an item, such as `not needed this time`. */
export function remarksBeside(paper: Paper, orders: readonly PaperOrder[]): Finding[] {
  if (!paper.pages.some(({ words }) => words.some(({ at }) => 'cell' in at))) return [];
  const layout = layOut(paper);
  const read = readOf(orders, layout);
  for (const { tokens, segments } of layout.lines) {
    if (!tokens.some((token) => isIn(read.items, token))) continue;
    const remark = segments.find(
      ({ tokens: own, text }) =>
        !own.some((token) => isIn(read.values, token)) && (ALARMING.test(text) || ASKING.test(text)),
    );
    if (remark !== undefined) return [told(remark.text, remark.tokens, 'row-remark-may-change', 'A row says')];
  }
  return [];
}

/**
 * The same for a mail whose orders are attached: only a number that its words give is known of them. A day or a place that it
 * says may be another one than that of the file.
 */
export function wordsBesideAttached(paper: Paper, orders: readonly PaperOrder[]): Finding[] {
  const heads = orders.map((order): PaperOrder => {
    if (order.items.length > 0) return order;
    const { poNumber } = order.head;
    return { ...order, head: poNumber === undefined ? {} : { poNumber }, parties: {}, sums: {} };
  });
  return wordsBeside(letterIn(paper), heads);
}

/** Of words that stand beside an order in a place of their own, where people write how to deliver: only what is known to be a reservation stops it. */
export function saysNothingAlarming(text: string): boolean {
  return !ALARMING.test(text);
}

/** Of words without their sentence. */
export function mayChange(words: string): boolean {
  return ALARMING.test(words) || ASKING.test(words);
}

function told(
  said: string,
  tokens: readonly Token[],
  code: FindingCode = 'mail-note-may-change',
  who = 'The text says',
): Finding {
  const text = said.replaceAll(/\s+/g, ' ').trim();
  const at = placeOf(tokens);
  const shown = text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
  return finding(code, `${who}: "${shown}"`, at === undefined ? {} : { at });
}

/**
 * Below the leave-taking stand names, addresses and what firms print of themselves; but people go on there as well: `PS: line 1
 * only 2 pieces`, `Make it twenty, please`.
 */
function signedSaid({ text }: Paragraph, row: number, labels: ReadonlySet<string>): string | undefined {
  if (/^\s*(?:n\.?b|p\.?\s?p?\.?s)\b[.:,]?\s/i.test(text))
    return isHarmless(text.replace(/^\s*[\p{L}.]+/u, ''), labels) ? undefined : text;
  const words = wordsOf(text);
  if (row > SIGNED_MAX || /\bprint|\bvisit\b|\bfollow us\b/i.test(text)) return undefined;
  if (hasCjk(text)) return isHarmless(text, labels) || isCard(text, words) || isPlace(text) ? undefined : text;
  if (words.length < 3) return undefined;
  return ALARMING.test(text) || ASKING.test(text) || !isLatin(text) ? text : undefined;
}

/** What no list here has words of. */
function isLatin(text: string): boolean {
  return !/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}\p{Script=Thai}]/u.test(
    text,
  );
}

/** The sentence of a paragraph that is not known to be harmless. */
function sentenceSaid(paragraph: Paragraph, read: Read): string | undefined {
  const { text, spans, lines, isListed, isTyped } = paragraph;
  // Beside an order of one's own it would say that nothing is to be done.
  if (read.isPassedOn && /^\s*f\.?\s?y\.?\s?i\b\W*$/i.test(text)) return undefined;
  const left = withoutRead(text, spans, read);
  if (isSubject(paragraph) || (isQuoted(spans) && SUBJECT.test(text)))
    return isPlainSubject(left.replace(SUBJECT, ' '), read) ? undefined : text;
  // The first sentence of an entry describes its item, mostly.
  const isEntry =
    ((isListed || isTyped) && lines.some(({ tokens }) => tokens.some((token) => isIn(read.items, token)))) ||
    spans.some(({ token }) => read.tables.has(tableOf(token)));
  for (const [index, sentence] of left.split(SENTENCE_END).entries())
    if (isEntry && index === 0 ? ALARMING.test(sentence) : !isHarmless(sentence, read.labels))
      return isEntry || /§/.test(sentence) ? text : sentence;
  return undefined;
}

/** `Purchase order 4711 Shop Ltd`: names, and words that say that it is an order; what is said of it stands in small letters. */
function isPlainSubject(text: string, { labels, numbers }: Read): boolean {
  if (ALARMING.test(text) || !isLatin(text)) return false;
  const left = text.replaceAll(POLITE_CJK, ' ');
  if ((left.match(CJK) ?? []).length > SUBJECT_CJK_MAX && !isCompanyName(left)) return false;
  const shapes = new Set(numbers.map(shapeOf));
  return wordsOf(left).every((word) => {
    const plain = word.toLowerCase();
    if (HARMLESS.has(plain) || SUBJECT_WORDS.has(plain) || labels.has(plain) || hasCjk(word)) return true;
    // Another number of the same kind is that of another order.
    if (/\d/.test(word)) return !shapes.has(shapeOf(word));
    return /^\p{Lu}/u.test(word) && !MONTHS.test(word);
  });
}

function shapeOf(code: string): string {
  return code.toUpperCase().replaceAll(/\d/g, '9');
}

/** Rows of tables: what was not read of them, and may take an item back. */
function rowSaid({ tokens, segments }: Line, read: Read): string | undefined {
  if (tokens[0]?.cell === undefined || segments.length < 2) return undefined;
  const isItem = tokens.some((token) => isIn(read.items, token));
  for (const { tokens: own, text } of segments) {
    const left = own.map((token) => (isIn(read.values, token) ? '§' : token.text)).join(' ');
    if (ALARMING.test(left)) return text;
    if (!isItem && wordsOf(left).length >= ROW_WORDS_MIN && !isHarmless(left, read.labels)) return text;
  }
  return undefined;
}

/** @param sentence with `§` for what became part of the order */
function isHarmless(sentence: string, labels: ReadonlySet<string>): boolean {
  if (sentence.length > SENTENCE_MAX) return false;
  let rest = sentence.replace(/^\s*\(?\d{1,2}[.)]/, ' ');
  for (const shape of NAMING) rest = rest.replace(shape, (named) => (ALARMING.test(named) ? named : ' '));
  for (const shape of POLITE) rest = rest.replace(shape, ' ');
  rest = rest.replaceAll(DAY_LED, '§').replaceAll(/\bno\.?(?=\s*(?:[:#§\d]|$))/giu, ' ');
  if (hasCjk(rest)) {
    const polite = rest.replaceAll(TITLED_CJK, ' ');
    rest = polite.replaceAll(POLITE_CJK, ' ');
    // `只要30个`: a number that was not read, and is none to call.
    if (ALARMING.test(rest) || /(?<![\d-])\d{1,6}(?![\d-])/.test(rest)) return false;
    // Beside polite words a single one may change the order; alone, as few are a name.
    const most = rest === polite ? NAME_CJK_MAX : 1;
    const left = rest.match(CJK) ?? [];
    if (left.length > most && !isCompanyName(rest)) return false;
    if (left.length > 1 && !FAMILY_NAME.test(left.join(''))) return false;
    rest = rest.replaceAll(CJK, ' ');
  }
  const words = wordsOf(rest);
  const unknown = words
    .map((word) => word.replaceAll('’', "'"))
    .filter((word) => !HARMLESS.has(word.toLowerCase()) && !labels.has(word.toLowerCase()));
  if (unknown.length === 0) return true;
  if (ALARMING.test(rest)) return false;
  if (isPlace(rest) || isCard(sentence, words)) return true;
  return isName(rest, words, unknown);
}

/** Up to three words that begin as names do, with nothing said of them: `Ann Lee`, but neither `No tape.`, `x2` nor `Two Gaskets please`. */
function isName(text: string, words: readonly string[], unknown: readonly string[]): boolean {
  const isAlone = words.every((word) => unknown.includes(word.replaceAll('’', "'")));
  return isAlone && unknown.length < 4 && unknown.every((word) => /^\p{Lu}\D*$/u.test(word)) && !/[.!?]\s*$/.test(text);
}

/** A firm or an address, and nothing said of it: each word begins as names do. */
function isPlace(text: string): boolean {
  const isNamed = wordsOf(text).every((word) =>
    /^[\p{Lu}\d]|^(?:of|the|de|du|des|la|le|der|di|del|van|den|am|an|im|and|und|et|y|e|en)$/u.test(word),
  );
  return (
    isNamed &&
    /\p{Lu}\p{L}/u.test(text) &&
    (isAddressLine(text) || isCompanyName(text)) &&
    !/\b(?:ship|deliver|send|liefer|livr|enviar|spedi)/i.test(text)
  );
}

/** `Ann Lee, Buyer, Tel. 278-555-0162`: names beside a way to reach somebody. */
function isCard(text: string, words: readonly string[]): boolean {
  const isContact = isContactLine(text) || /\b(?:tel|phone|fax|mobile?)\b/i.test(text);
  return isContact && words.length <= CARD_WORDS_MAX && words.every((word) => /^\p{Lu}/u.test(word));
}

function wordsOf(text: string): string[] {
  return (
    text
      .match(/[\p{L}\d][\p{L}\p{M}\d'’./-]*/gu)
      ?.map((word) => word.replace(/['’./-]+$/, ''))
      .filter((word) => word.length > 1 || /\d/.test(word)) ?? []
  );
}

function withoutRead(text: string, spans: Paragraph['spans'], read: Read): string {
  const letters = text.split(''); // UTF-16 units, as places count them.
  for (const { token, start } of spans)
    for (const [from, to] of readIn(token, read.values)) letters.fill('§', start + from, start + to);
  let left = letters.join('');
  for (const number of read.numbers) left = left.replaceAll(number, '§');
  return left.replaceAll(/§(?:[\s,;:/()"'@€$£%.x×-]*§)*/gu, '§');
}

function readOf(orders: readonly PaperOrder[], layout: Layout): Read {
  const [values, items]: [Ranges, Ranges] = [new Map(), new Map()];
  for (const order of orders) {
    for (const { fields } of order.items) for (const found of Object.values(fields)) put(items, found);
    for (const found of [
      ...valuesOf(order),
      ...(order.carried ?? []).flatMap((each) => (each === undefined ? [] : valuesOf(each))),
    ])
      put(values, found);
  }
  for (const [part, ranges] of items) values.set(part, [...(values.get(part) ?? []), ...ranges]);
  const cells = layout.lines.flatMap(({ tokens }) =>
    tokens.filter((token) => token.cell !== undefined && isIn(items, token)),
  );
  const numbers = orders.flatMap(({ head }) => head.poNumber?.text.replace(/[.,;:]+$/, '') ?? []);
  const labels = findLabels(layout, new Set()).filter(({ field }) => field !== 'ignored' && field !== 'changes');
  const words = labels.flatMap(({ text }) => wordsOf(text.toLowerCase()));
  return {
    values,
    items,
    tables: new Set(cells.map(tableOf)),
    numbers: numbers.filter((text) => text.length > 2),
    labels: new Set(words),
    isPassedOn: layout.lines.some(({ tokens: all }) => all.some(({ quote = 0 }) => quote > 0)),
  };
}

function valuesOf({
  head,
  parties,
  currency,
  ...sums
}: Pick<PaperOrder, 'head' | 'parties' | 'currency'> &
  Partial<Pick<PaperOrder, 'sums'>> & { readonly grand?: Found }): Found[] {
  const places = Object.values(parties).flatMap(({ name, address }) => [name, ...address]);
  return [
    ...Object.values(head),
    ...places,
    ...Object.values(sums.sums ?? {}),
    ...[currency, sums.grand].filter((each) => each !== undefined),
  ];
}

function put(ranges: Ranges, { tokens }: Found): void {
  for (const token of tokens) {
    const spot = spotOf(token);
    if (spot === undefined) continue;
    const known = ranges.get(spot.part);
    if (known === undefined) ranges.set(spot.part, [spot]);
    else known.push(spot);
  }
}

/** All words of a cell share its place. */
function spotOf({ at, text }: Pick<Token, 'at' | 'text'>): Spot | undefined {
  if ('part' in at) return { part: at.part, start: at.start, end: at.end, text };
  return 'cell' in at ? { part: `${at.sheet}!${at.cell}`, start: 0, end: 0, text } : undefined;
}

/** What of a word is one of the values, as characters of the word. */
function readIn(token: Token, ranges: Ranges): (readonly [from: number, to: number])[] {
  const spot = spotOf(token);
  if (spot === undefined) return [];
  const length = token.text.length;
  return (ranges.get(spot.part) ?? []).flatMap(({ start, end, text }): [number, number][] => {
    if (spot.end > spot.start) {
      if (end <= spot.start || start >= spot.end) return [];
      const isExact = spot.end - spot.start === length;
      return isExact ? [[Math.max(0, start - spot.start), Math.min(length, end - spot.start)]] : [[0, length]];
    }
    const from = token.text.indexOf(text);
    const isWhole =
      from >= 0 && !/[\p{L}\d]/u.test((token.text[from - 1] ?? '') + (token.text[from + text.length] ?? ''));
    return isWhole ? [[from, from + text.length]] : [];
  });
}

function isIn(ranges: Ranges, token: Token): boolean {
  return readIn(token, ranges).length > 0;
}

function tableOf({ page, cell }: Token): string | undefined {
  return cell === undefined ? undefined : `${page}/${cell.table ?? 0}`;
}

function isQuoted(spans: Paragraph['spans']): boolean {
  return (spans[0]?.token.quote ?? 0) > 0;
}

function isSubject({ spans }: Paragraph): boolean {
  const at = spans[0]?.token.at;
  return at !== undefined && 'part' in at && at.part === 'subject';
}

const SENTENCE_END = /(?<=[.!?;]["'’)]?)\s+|(?<=[。！？；])/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
/** What the header of a quoted mail says it is about. */
const SUBJECT = /^\*?(?:subject|betreff|objet|asunto|oggetto|onderwerp|主题|件名)\s?\*?[:：]/iu;
/** Whom it is for: `李经理`. */
const TITLED_CJK = /[\p{Script=Han}]{1,3}(?:经理|先生|女士|小姐|总监|主管|老师|工程师|様|さん)/gu;
const NAME_CJK_MAX = 3; // Characters; most names have two or three.
const SIGNED_MAX = 20; // Lines of a signature that are looked at; what lawyers add ends them before.
const CARD_WORDS_MAX = 7;
const ROW_WORDS_MIN = 5; // Shorter cells hold names and values.
const SENTENCE_MAX = 2000; // Characters: nobody writes a longer one, and the shapes take their time.
const SHOWN_MAX = 160;
const SUBJECT_CJK_MAX = 4;
