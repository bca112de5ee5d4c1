/** The lines below a head that may be rows of items: on its page and the next ones, without feet, boxes and what stands on every page. */
import { textOf, type Layout, type Line, type PageLayout } from '../layout/layout.ts';
import type { TableHead } from './head.ts';
import { isDateLike } from '../values/date.ts';
import { isNumberLike } from '../values/number.ts';
import { isSumLabel } from '../lexicon/totals.ts';

export interface BodyPart {
  readonly head: TableHead;
  readonly page: PageLayout;
  readonly lines: readonly Line[];
}

/** What stands below each head of the group, up to the next one; a page without a head goes on with the one before. */
export function bodyParts(
  layout: Layout,
  heads: readonly TableHead[],
  group: readonly TableHead[],
  taken: readonly Line[],
): BodyPart[] {
  const isHeadLine = new Set([
    ...heads.flatMap((head) => range(head.first, head.last)),
    ...taken.map(({ index }) => index),
    ...runningLines(layout),
  ]);
  const parts: BodyPart[] = [];
  let head: TableHead | undefined;
  for (const page of layout.pages) {
    const own = group.filter((each) => each.page === page.number);
    const starts = own.map(({ first }) => first);
    const before = page.lines.filter(({ index }) => head !== undefined && own.length === 0 && index >= 0);
    if (head !== undefined && before.length > 0)
      parts.push({ head, page, lines: before.filter(({ index }) => !isHeadLine.has(index)) });
    own.forEach((each, at) => {
      const end = starts[at + 1] ?? Infinity;
      const lines = page.lines.filter(({ index }) => index > each.last && index < end && !isHeadLine.has(index));
      parts.push({ head: each, page, lines });
      head = each;
    });
  }
  return untilEnd(parts);
}

/** `NOTHING FOLLOWS`, `以下空白`: below that mark stands no item until a head comes again. */
const END =
  /\bnothing (?:else )?follows\b|\bend of (?:the )?(?:purchase )?(?:order|po|items|list)\b|\bno further items\b|\bende der (?:bestellung|positionen)\b|\bfin de (?:la )?commande\b|\bfine (?:dell['’])?ordine\b|\bfin del pedido\b|以下(?:空白|余白)/i;

/** `18. SHIPPING POINT | 19. GROSS SHIPPING WEIGHT`: the next boxes of a numbered form. */
function isBoxes({ segments }: Line): boolean {
  return segments.filter(({ text }) => /^\d{1,2}[a-z]?\.\s\p{Lu}{2,}[\p{Lu} ]{3,}/u.test(text)).length > 1;
}

/** `LOCAL DE ENTREGA | CONDIÇÃO DE PAGAMENTO | DATA EMISSÃO | MOEDA`: boxes of the order's head that stand below its items. */
function isHeadBoxes({ segments, lexicon }: Line): boolean {
  if (segments.length < 3) return false;
  const fields = segments.map(({ text }) => (/\d/.test(text) ? undefined : lexicon.label(text)?.field));
  return fields.every((field) => field !== undefined) && fields.filter((field) => OF_ORDER.has(field)).length > 1;
}

const OF_ORDER: ReadonlySet<string> = new Set([
  'shipTo',
  'billTo',
  'buyer',
  'supplier',
  'paymentTerms',
  'deliveryTerms',
  'carrier',
  'orderDate',
]);

/**
 * Terms in small print that run across the whole table, which a scan of justified text parts into cells; a text of an item stands in a
 * column of its own.
 */
function isSentenceAcross({ tokens, box }: Line, { columns }: TableHead): boolean {
  const [left, right] = [
    Math.min(...columns.map((each) => each.box[0])),
    Math.max(...columns.map((each) => each.box[2])),
  ];
  const words = tokens.filter(({ text }) => /\p{L}/u.test(text));
  const small = words.filter(({ text }) => /^\p{Ll}/u.test(text)).length;
  const isWide = Math.min(box[2], right) - Math.max(box[0], left) > ACROSS * (right - left);
  return words.length >= SENTENCE_MIN && small > 0.7 * tokens.length && isWide;
}
const ACROSS = 0.75;
const SENTENCE_MIN = 12;

/** `Texts`, `Notes` alone over what is said of the whole order: below it stand sentences, and no row of an item. */
function isSectionOfTexts(line: Line, below: readonly Line[]): boolean {
  const [title, ...others] = line.segments;
  if (title === undefined || others.length > 0 || !TEXTS.test(title.text)) return false;
  return below.every(({ segments }) => segments.length < ROW_CELLS_MIN);
}
const TEXTS =
  /^(?:texts?|header texts?|(?:general )?(?:notes?|remarks?|comments?)|terms (?:and|&) conditions|texte|kopftexte|bemerkung(?:en)?|anmerkung(?:en)?|hinweise|textes?|remarques?|observations?|observaciones|notas|note|osservazioni|opmerking(?:en)?|observações|uwagi|备注|備註|備考)[:：]?$/i;
const ROW_CELLS_MIN = 3;

function untilEnd(parts: readonly BodyPart[]): BodyPart[] {
  const kept: BodyPart[] = [];
  let isEnded = false;
  for (const part of parts) {
    if (part.head.page === part.page.number) isEnded = false;
    if (isEnded) continue;
    const end = part.lines.findIndex(
      (line, index) =>
        END.test(textOf(line.tokens)) ||
        isBoxes(line) ||
        isHeadBoxes(line) ||
        isSectionOfTexts(line, part.lines.slice(index + 1)),
    );
    isEnded = end >= 0;
    const lines = isEnded ? part.lines.slice(0, end) : part.lines;
    kept.push({ ...part, lines: lines.filter((line) => !isSentenceAcross(line, part.head)) });
  }
  return kept;
}

/** Lines that stand on several pages at the same height, but for the number of the page: heads and feet of pages. */
function runningLines(layout: Layout): number[] {
  const seen = new Map<string, Line[]>();
  for (const line of layout.lines) {
    const text = line.tokens.map((token) => withoutPageNumber(token.text)).join(' ');
    if (!/\p{L}{4}/u.test(text) || isPriced(line)) continue;
    const key = `${Math.round(line.box[1] / 4)} ${text}`;
    const same = seen.get(key);
    if (same === undefined) seen.set(key, [line]);
    else same.push(line);
  }
  return [...seen.values()].flatMap((lines) =>
    new Set(lines.map(({ page }) => page)).size > 1 ? lines.map(({ index }) => index) : [],
  );
}

/** Days that differ are those of items that stand at the same height by chance. */
function withoutPageNumber(text: string): string {
  return isDateLike(text) ? text : text.replaceAll(/(?<!\d)\d{1,3}(?!\d)/g, '#');
}

/** The same item may stand on every page, at the same height: what has an amount beside another number is none of a page's head. */
function isPriced({ tokens, segments }: Line): boolean {
  const numbers = tokens.filter(({ text }) => isNumberLike(text));
  const hasMoney = numbers.some(({ text }) => /[.,]\d{2,4}$/.test(text));
  return hasMoney && numbers.length > 1 && !isSumLabel(segments[0]?.text ?? '');
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
