/**
 * What a mail says beside the order in it. It passes by itself only where all of its other words are known to say nothing of the
 * order: a person who looks in vain loses a moment, an order that was taken back and is delivered costs money.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { layOut, placeOf, textOf, type Layout, type Line, type Token } from '../layout/layout.ts';
import { isCompanyName } from '../lexicon/companies.ts';
import { hasCjk } from '../lexicon/fold.ts';
import { ALARMING, ASKING, HARMLESS, MONTHS, POLITE_CJK, SUBJECT_WORDS } from '../lexicon/harmless.ts';
import { namesMoney } from '../lexicon/lone-words.ts';
import { isOtherWish, titlesNoNewOrder } from '../lexicon/wishes.ts';
import { saysWithoutValue } from '../lexicon/weighty.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import type { Paper } from '../page.ts';
import { paragraphsOf, type Paragraph } from '../prose/paragraphs.ts';
import { letterIn } from '../quoted.ts';
import type { PaperOrder } from '../understand.ts';
import { CJK, isHarmless, isLatin, mayChange, REMARK_WORDS_MAX, wordsOf } from './harmless.ts';
import { signedKey, type IsLetThrough } from './let-through.ts';
import { loneName } from './lone-names.ts';
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
): Finding[] {
  if (!paper.pages.some(({ words }) => words.some(({ at }) => 'part' in at))) return []; // No mail.
  const layout = layOut(paper);
  const read = readOf(orders, layout);
  const paragraphs = paragraphsOf(layout);
  const letter = { paragraphs, labels: read.labels, from: paper.from ?? '' };
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.isSigned) continue;
    const said = sentenceSaid(paragraph, read) ?? loneName(letter, index);
    if (said !== undefined) return [toldOf(said, paragraph.spans)];
  }
  const signed = signedIn(paragraphs, read).find(({ said }) => !isKnownOf(paper, said, isKnown));
  if (signed !== undefined) return [toldOf(signed.said, signed.spans)];
  for (const line of layout.lines) {
    const said = rowSaid(line, read);
    if (said !== undefined) return [told(said, line.tokens)];
  }
  return [];
}

/** What stands below the signature of a mail and would be told, for learning. */
export function signedBeside(paper: Paper, orders: readonly PaperOrder[]): string[] {
  const layout = layOut(paper);
  return signedIn(paragraphsOf(layout), readOf(orders, layout)).map(({ said }) => said);
}

function signedIn(paragraphs: readonly Paragraph[], { labels }: Read): Signed[] {
  return signedSaid(
    paragraphs.filter(({ isSigned }) => isSigned),
    labels,
  );
}

function isKnownOf({ sender }: Paper, said: string, isKnown: IsLetThrough): boolean {
  const key = sender === undefined ? undefined : signedKey(sender, said);
  return key !== undefined && isKnown(key);
}

const nothingKnown: IsLetThrough = () => false;

/** The same for the rows of a sheet: a remark beside an item, such as `not needed this time`. */
export function remarksBeside(paper: Paper, orders: readonly PaperOrder[]): Finding[] {
  if (!paper.pages.some(({ words }) => words.some(({ at }) => 'cell' in at))) return [];
  const layout = layOut(paper);
  const read = readOf(orders, layout);
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
    if (top !== undefined && ALARMING.test(name))
      return told(name, top.tokens, 'row-remark-may-change', 'A sheet is named');
    const isShort = words.length > 0 && words.length <= REMARK_WORDS_MAX;
    if (!isShort || lines.some(({ tokens }) => tokens.some((token) => isIn(read.values, token)))) continue;
    const line = lines.find(({ tokens }) => mayChange(textOf(tokens)));
    if (line !== undefined)
      return told(textOf(line.tokens), line.tokens, 'row-remark-may-change', `The sheet "${name.slice(0, 60)}" says`);
  }
  return undefined;
}

/**
 * The same for a mail whose orders are attached: only a number that its words give is known of them. A day or a place that it
 * says may be another one than that of the file.
 */
export function wordsBesideAttached(
  paper: Paper,
  orders: readonly PaperOrder[],
  isKnown: IsLetThrough = nothingKnown,
): Finding[] {
  return wordsBeside(letterIn(paper), headsOf(orders), isKnown);
}

/** For learning: `signedBeside` of a mail that brings its orders along. */
export function signedBesideAttached(paper: Paper, orders: readonly PaperOrder[]): string[] {
  return signedBeside(letterIn(paper), headsOf(orders));
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
  const left = withoutRead(text, spans, read);
  if (isSubject(paragraph) || (isQuoted(spans) && SUBJECT.test(text)))
    return isPlainSubject(left.replace(SUBJECT, ' '), read) ? undefined : text;
  if (isSum(left)) return undefined;
  // The first sentence of an entry describes its item, mostly.
  const isEntry =
    ((isListed || isTyped) && lines.some(({ tokens }) => tokens.some((token) => isIn(read.items, token)))) ||
    spans.some(({ token }) => read.tables.has(tableOf(token)));
  for (const [index, sentence] of left.split(SENTENCE_END).entries())
    if (isEntry && index === 0 ? ALARMING.test(sentence) : !isHarmless(sentence, read.labels))
      return isEntry || /§/.test(sentence) ? text : sentence;
  return undefined;
}

/** `Gesamtbetrag: 35,00 EUR`, all of it read. */
function isSum(left: string): boolean {
  return isSumLabel(left) && !/\d/.test(left) && wordsOf(left).length <= SUM_WORDS_MAX && !ALARMING.test(left);
}

/** `Purchase order 4711 Shop Ltd`: names, and words that say that it is an order; what is said of it stands in small letters. */
function isPlainSubject(text: string, { labels, numbers }: Read): boolean {
  if (ALARMING.test(text) || titlesNoNewOrder(text) || isOtherWish(text) || !isLatin(text)) return false;
  if (saysWithoutValue(text) || namesMoney(text)) return false; // `Order, price EUR`.
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
const SUBJECT_CJK_MAX = 4;
