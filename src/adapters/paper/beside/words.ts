/**
 * What a mail says beside the order in it. It passes by itself only where all of its other words are known to say nothing of the
 * order: a person who looks in vain loses a moment, an order that was taken back and is delivered costs money.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { layOut, placeOf, textOf, type Layout, type Line, type Token } from '../layout/layout.ts';
import { ALARMING, ASKING, HARMLESS, MONTHS, POLITE_CJK, SUBJECT_WORDS } from '../lexicon/harmless.ts';
import { isCopyStamp } from '../lexicon/copy-stamps.ts';
import { namesMoney } from '../lexicon/lone-words.ts';
import { isOtherKind } from '../lexicon/other-kinds.ts';
import { isOtherWish, namesPayer, titlesNoNewOrder } from '../lexicon/wishes.ts';
import { saysWithoutValue } from '../lexicon/weighty.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import type { Paper } from '../page.ts';
import { paragraphsOf, type Paragraph } from '../prose/paragraphs.ts';
import { letterIn } from '../quoted.ts';
import type { PaperOrder } from '../understand.ts';
import { isHarmless, isLatin, mayChange, REMARK_WORDS_MAX, wordsOf } from './harmless.ts';
import { namedKey, signedKey, type IsLetThrough } from './let-through.ts';
import { loneName } from './lone-names.ts';
import { isMargin, saysNothingThere, stoppedInMargins } from './margins.ts';
import { ANY_NAME } from './names.ts';
import { AFTERTHOUGHT, isHarmlessAfterthought, SENTENCE_END, signedSaid, type Signed } from './signed.ts';
import { isIn, readOf, tableOf, withoutRead, type Read } from './taken.ts';

/**
 * @param orders all that were read of the paper; of its words alone, where the orders are attached
 * @param isKnown of words below a signature, which each mail of a firm has
 */
export function wordsBeside(
  paper: Paper,
  orders: readonly PaperOrder[],
  isKnown: IsLetThrough = nothingKnown,
  onFile: readonly string[] = [],
): Finding[] {
  if (!paper.pages.some(({ words }) => words.some(({ at }) => 'part' in at))) return []; // No mail.
  const layout = layOut(paper);
  const read = readOf(paper, orders, layout, onFile);
  const stopped = stoppedInMargins(layout);
  if (stopped !== undefined) return [told(textOf(stopped.tokens), stopped.tokens)];
  const paragraphs = spokenIn(layout);
  const isLearned = (key: string | undefined): boolean => key !== undefined && isKnown(key);
  const { sender = '' } = paper;
  const own = ownIn(paper, paragraphs, read).find(({ names }) => !isLearned(names && namedKey(sender, names)));
  if (own !== undefined) return [toldOf(own.said, own.spans)];
  const signed = signedIn(paragraphs, read).find(({ said }) => !isLearned(signedKey(sender, said)));
  if (signed !== undefined) return [toldOf(signed.said, signed.spans)];
  for (const line of layout.lines) {
    const said = rowSaid(line, read);
    if (said !== undefined) return [told(said, line.tokens)];
  }
  return [];
}

/** Keys of what would be told, stands below the signature of a mail or only names something, and may be learned. */
export function learnedBeside(paper: Paper, orders: readonly PaperOrder[]): string[] {
  const { sender } = paper;
  if (sender === undefined) return [];
  const layout = layOut(paper);
  const [paragraphs, read] = [spokenIn(layout), readOf(paper, orders, layout)];
  return [
    ...signedIn(paragraphs, read).map(({ said }) => signedKey(sender, said)),
    ...ownIn(paper, paragraphs, read).map(({ names }) => (names === undefined ? undefined : namedKey(sender, names))),
  ].filter((key) => key !== undefined);
}

/** Without what stands at the head or foot of every page. */
function spokenIn(layout: Layout): Paragraph[] {
  return paragraphsOf(layout).filter(({ lines }) => !lines.every((line) => isMargin(line) && saysNothingThere(line)));
}

interface Said {
  readonly said: string;
  readonly spans: Paragraph['spans'];
  /** The words, where nothing about them is strange but that they are names which nobody knows. */
  readonly names?: string;
}

/** What the letter itself says above its signature. */
function ownIn({ from = '' }: Paper, paragraphs: readonly Paragraph[], read: Read): Said[] {
  const letter = { paragraphs, labels: read.labels, from };
  const isMissed = missedAmong(paragraphs, read);
  return paragraphs.flatMap((paragraph, index): Said[] => {
    if (paragraph.isSigned) return [];
    const [{ spans }, lone] = [paragraph, loneName(letter, index)];
    if (isMissed(index)) return [{ said: paragraph.text, spans }];
    const said = sentenceSaid(paragraph, read);
    if (said === undefined || lone !== undefined)
      return (said ?? lone) === undefined ? [] : [{ said: said ?? lone ?? '', spans }];
    const isStrange = sentenceSaid(paragraph, { ...read, names: ANY_NAME }) !== undefined;
    return [{ said, spans, ...(isStrange ? {} : { names: said }) }];
  });
}

/** `30 XYZ`, `XYZ-456 as before` between lines that are items, or the last of their list: one that was not read. */
function missedAmong(paragraphs: readonly Paragraph[], read: Read): (index: number) => boolean {
  const isItem = ({ spans, isCell }: Paragraph): boolean =>
    !isCell && spans.some(({ token }) => isIn(read.items, token));
  const [first, last] = [paragraphs.findIndex(isItem), paragraphs.findLastIndex(isItem)];
  return (index) => {
    const paragraph = paragraphs[index];
    if (paragraph === undefined || first < 0 || index < first || isItem(paragraph) || paragraph.isCell) return false;
    const isAmong = index < last || (index === last + 1 && (paragraph.isListed || paragraph.isTyped));
    return isAmong && /\d/.test(withoutRead(paragraph.text, paragraph.spans, read));
  };
}

function signedIn(paragraphs: readonly Paragraph[], { labels }: Read): Signed[] {
  return signedSaid(
    paragraphs.filter(({ isSigned }) => isSigned),
    labels,
  );
}

const nothingKnown: IsLetThrough = () => false;

/** The same for the rows of a sheet: a remark beside an item, such as `not needed this time`. */
export function remarksBeside(paper: Paper, orders: readonly PaperOrder[]): Finding[] {
  if (!paper.pages.some(({ words }) => words.some(({ at }) => 'cell' in at))) return [];
  const layout = layOut(paper);
  const read = readOf(paper, orders, layout);
  const other = saidOnOtherSheet(paper, layout, read);
  if (other !== undefined) return [other];
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

/** A sheet `Changes` of a few rows beside the one with the order; longer ones are price lists and terms. */
function saidOnOtherSheet(paper: Paper, layout: Layout, read: Read): Finding | undefined {
  for (const { name = '', number, words } of paper.pages) {
    const lines = layout.lines.filter(({ page }) => page === number);
    const [top] = lines;
    const isOfOrder = lines.some(({ tokens }) => tokens.some((token) => isIn(read.items, token)));
    if (top !== undefined && (ALARMING.test(name) || (isOfOrder && isOutdated(name))))
      return told(name, top.tokens, 'row-remark-may-change', 'A sheet is named');
    const isShort = words.length > 0 && words.length <= REMARK_WORDS_MAX;
    if (!isShort || lines.some(({ tokens }) => tokens.some((token) => isIn(read.values, token)))) continue;
    const line = lines.find(({ tokens }) => mayChange(textOf(tokens)));
    if (line !== undefined)
      return told(textOf(line.tokens), line.tokens, 'row-remark-may-change', `The sheet "${name.slice(0, 60)}" says`);
  }
  return undefined;
}

/** A sheet of its own that is called `Quotation` or `old`, and holds the lines. */
function isOutdated(name: string): boolean {
  return (
    isOtherKind(name) ||
    /^\W*(?:old|obsolete|outdated|superseded|expired|alt|veraltet|ancien|antiguo|vecchio|oud)(?![\p{L}\d])/iu.test(name)
  );
}

/**
 * The same for a mail whose orders are attached: only a number that its words give is known of them. A day or a place that it
 * says may be another one than that of the file.
 */
export function wordsBesideAttached(
  paper: Paper,
  orders: readonly PaperOrder[],
  isKnown: IsLetThrough = nothingKnown,
  onFile: readonly string[] = [],
): Finding[] {
  return wordsBeside(letterIn(paper), headsOf(orders), isKnown, onFile);
}

/** For learning: `learnedBeside` of a mail that brings its orders along. */
export function learnedBesideAttached(paper: Paper, orders: readonly PaperOrder[]): string[] {
  return learnedBeside(letterIn(paper), headsOf(orders));
}

function headsOf(orders: readonly PaperOrder[]): readonly PaperOrder[] {
  return orders.map((order): PaperOrder => {
    if (order.items.length > 0) return order;
    const {
      head: { poNumber },
      currency: _,
      ...rest
    } = order;
    return { ...rest, head: poNumber === undefined ? {} : { poNumber }, parties: {}, sums: {} };
  });
}

function toldOf(said: string, spans: Paragraph['spans']): Finding {
  return told(
    said,
    spans.map(({ token }) => token),
  );
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

/** The sentence of a paragraph that is not known to be harmless. */
function sentenceSaid(paragraph: Paragraph, read: Read): string | undefined {
  const { text, spans, lines, isListed, isTyped } = paragraph;
  // Beside an order of one's own it would say that nothing is to be done.
  if (read.isPassedOn && /^\s*f\.?\s?y\.?\s?i\b\W*$/i.test(text)) return undefined;
  const isAfterthought = AFTERTHOUGHT.test(text);
  if (isAfterthought) return isHarmlessAfterthought(text, read.labels) ? undefined : text;
  if (namesPayer(text) && !spans.some(({ token }) => isIn(read.payers, token))) return text;
  const left = withoutRead(text, spans, read);
  if (isSubject(paragraph) || (isQuoted(spans) && SUBJECT.test(text)))
    return isPlainSubject(left.replace(SUBJECT, ' '), read) ? undefined : text;
  if (isSum(left)) return undefined;
  // The first sentence of an entry describes its item, mostly.
  const isOfItem = lines.some(({ tokens }) => tokens.some((token) => isIn(read.items, token)));
  const isInTable = spans.some(({ token }) => read.tables.has(tableOf(token)));
  // A row across the table is of no item: `annulé`, `plus 3 pots`.
  const isEntry = isOfItem && (isListed || isTyped || isInTable);
  for (const [index, sentence] of left.split(SENTENCE_END).entries())
    if (isEntry && index === 0 ? ALARMING.test(sentence) : !isHarmless(sentence, read.labels, read.names))
      return isEntry || /§/.test(sentence) ? text : sentence;
  return undefined;
}

/** `Gesamtbetrag: 35,00 EUR`, all of it read. */
function isSum(left: string): boolean {
  return isSumLabel(left) && !/\d/.test(left) && wordsOf(left).length <= SUM_WORDS_MAX && !ALARMING.test(left);
}

/** `Purchase order 4711 Shop Ltd`: words that say that it is an order, numbers, and names that are known. */
function isPlainSubject(text: string, { labels, numbers, names }: Read): boolean {
  if (ALARMING.test(text) || titlesNoNewOrder(text) || isOtherWish(text) || isCopyStamp(text) || !isLatin(text))
    return false;
  const words = NUMBERED.reduce((left, each) => left.replaceAll(each, ' '), text);
  if (saysWithoutValue(words) || namesMoney(text)) return false; // `Order, price EUR`.
  const shapes = new Set(numbers.map(shapeOf));
  const isPlain = (word: string): boolean => {
    const plain = word.toLowerCase();
    if (HARMLESS.has(plain) || SUBJECT_WORDS.has(plain) || labels.has(plain)) return true;
    // Another number of the same kind is that of another order.
    if (/\d/.test(word)) return !shapes.has(shapeOf(word));
    return names.has(plain) && !MONTHS.test(word);
  };
  return wordsOf(words.replaceAll(POLITE_CJK, ' ')).every(
    (word) => isPlain(word) || (/[-/.]/.test(word) && word.split(/[-/.]+/).every(isPlain)),
  );
}

/** `PO 4711 Rev 0`, `week 12`, `of 2 March 2026`: a month alone says when. */
const NUMBERED: readonly RegExp[] = [
  /(?<!\p{L})rev(?:ision|\.)?\s?(?:no\.?\s?)?(?:0+|A)(?![\p{L}\d])/giu,
  /(?<!\p{L})(?:(?:calendar )?week|wk|cw|kw|kalenderwoche|woche|semaine|sem|semana|settimana|sett|vecka|uke|uge)[\s.]*(?:n[ro°º]\.?\s?)?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?(?!\d)|第?\d{1,2}周/giu,
  /(?<!(?<!\p{L})(?:for|by|on|before|until|till|due|bis|für|zum|am|vor|pour|le|para|el|per|il|voor|op|tot) )(?<!\d)\d{1,2}(?:st|nd|rd|th|\.)? \p{L}{3,10}\.? \d{4}(?!\d)/giu,
];

function shapeOf(code: string): string {
  return code.toUpperCase().replaceAll(/\d/g, '9');
}

/** Rows of tables: what was not read of them, and may take an item back. */
function rowSaid({ tokens, segments }: Line, read: Read): string | undefined {
  const [first] = tokens;
  if (first?.cell === undefined) return undefined;
  const isItem = tokens.some((token) => isIn(read.items, token));
  if (segments.length < 2) {
    // `annulé` alone in a row among items; several words in one cell are a paragraph.
    const isAmong = tokens.length === 1 && !isItem && read.tables.has(tableOf(first)) && /\p{L}/u.test(first.text);
    return isAmong && !isSumLabel(first.text) && !isHarmless(first.text, read.labels, read.names)
      ? first.text
      : undefined;
  }
  for (const { tokens: own, text } of segments) {
    const left = own.map((token) => (isIn(read.values, token) ? '§' : token.text)).join(' ');
    if (ALARMING.test(left)) return text;
    if (!isItem && wordsOf(left).length >= ROW_WORDS_MIN && !isHarmless(left, read.labels, read.names)) return text;
  }
  return undefined;
}

function isQuoted(spans: Paragraph['spans']): boolean {
  return (spans[0]?.token.quote ?? 0) > 0;
}

function isSubject({ spans }: Paragraph): boolean {
  const at = spans[0]?.token.at;
  return at !== undefined && 'part' in at && at.part === 'subject';
}

/** What the header of a quoted mail says it is about. */
const SUBJECT = /^\*?(?:subject|betreff|objet|asunto|oggetto|onderwerp|主题|件名)\s?\*?[:：]/iu;
const SUM_WORDS_MAX = 4;
const ROW_WORDS_MIN = 5; // Shorter cells hold names and values.
const SHOWN_MAX = 160;
