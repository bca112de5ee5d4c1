/**
 * Several orders in one file: sheets or pages with numbers of their own, and blocks one below the other. Each part is a
 * paper by itself; a file with one order is one part, untouched.
 */
import type { SenderMemory } from '../../model/sender-memory.ts';
import { finding } from '../../model/codes.ts';
import { marksOn, isSameNumber, type OrderMark } from './order-marks.ts';
import { layOut, type Layout, type Line } from './layout/layout.ts';
import { isSumLabel } from './lexicon/totals.ts';
import type { Page, Paper, Word } from './page.ts';
import { pageCount } from './page-numbers.ts';
import { readingFor } from './reading.ts';
import { itemSums } from './head/sums.ts';
import { signatureStart } from './prose/signature.ts';
import { findHeads } from './table/head.ts';
import { understand, type PaperOrder } from './understand.ts';

export function partsOf(paper: Paper, memories: readonly SenderMemory[] = []): Paper[] {
  const layout = layOut(paper);
  const marks = marksOn(layout);
  if (marks.every(({ number }) => isSameNumber(number, marks[0]?.number ?? number)))
    return byRestarts(paper, layout, marks, memories);
  // Decided for the file as a whole: a part has less to decide it by.
  const { mark, order, isMarkOpen } = readingFor(layout, undefined, paper);
  const settled: Paper = {
    ...paper,
    ...(isMarkOpen === true ? {} : { mark }),
    ...(order === undefined ? {} : { dateOrder: order }),
  };
  const parts = byPages(settled, marks, memories).flatMap((part) => byBlocks(part, memories));
  if (parts.length < 2) return [paper];
  const told = finding('orders-divided', `The file holds ${parts.length} orders.`);
  return parts.map((part) => ({ ...part, findings: [...part.findings, told] }));
}

/** An order and its amended print, or the same one twice: pages with one number that count from 1 again. */
function byRestarts(
  paper: Paper,
  layout: Layout,
  marks: readonly OrderMark[],
  memories: readonly SenderMemory[],
): Paper[] {
  const heads = paper.pages.filter((page) =>
    marks.some((mark) => mark.line.page === page.number && isHeading(mark, page)),
  );
  if (heads.length < 2) return [paper];
  const { items } = understand(paper, memories);
  const firstOn = (page: Page): string | undefined =>
    items.find(({ fields }) => fields.quantity?.tokens[0]?.page === page.number)?.fields.lineNumber?.text;
  const groups: Page[][] = [];
  for (const page of paper.pages) {
    const start = groups.at(-1)?.[0];
    const isRestart =
      start !== undefined &&
      heads.includes(page) &&
      (saysFirst(page) || (isSummed(pageBefore(paper, page), layout) && firstOn(page) === (firstOn(start) ?? ''))) &&
      !saysLater(page);
    if (start === undefined || isRestart) groups.push([page]);
    else groups.at(-1)?.push(page);
  }
  const parts = groups.map((pages) => ({ ...paper, pages }));
  if (parts.length < 2 || !parts.every((part) => hasItems(part, memories))) return [paper];
  const number = marks[0]?.number ?? '';
  const told = finding('orders-same-number', `The file holds order ${number} ${parts.length} times.`);
  return parts.map((part) => ({ ...part, findings: [...part.findings, told] }));
}

function pageBefore({ pages }: Paper, page: Page): Page | undefined {
  return pages[pages.indexOf(page) - 1];
}

/** An order ends with its total, which is not carried to the next page. */
function isSummed(page: Page | undefined, { lines }: Layout): boolean {
  return lines.some(({ page: number, segments, tokens }) => {
    const text = segments.map((segment) => segment.text).join(' ');
    const isTotal = number === page?.number && segments.some((segment) => isSumLabel(segment.text));
    return (
      isTotal &&
      /total|summe|gesamt|合计|总计/i.test(text) &&
      !CARRIED.test(text) &&
      tokens.some((token) => /\d[.,]\d{2}$/.test(token.text))
    );
  });
}
const CARRIED = /carr|forward|contin|page|übertrag|report|segue|seite|sub/i;

/** `Page 1 of 2`. */
function saysFirst(page: Page): boolean {
  return pageCount(page)?.[0] === 1;
}

function hasItems(paper: Paper, memories: readonly SenderMemory[]): boolean {
  const { items } = understand(paper, memories);
  // Rows without their head are nothing that was ordered.
  return items.filter(({ fields }) => fields.quantity !== undefined).length * 2 > items.length;
}

/** Pages go with the number that stands on them; one without goes on with the page before. */
function byPages(paper: Paper, marks: readonly OrderMark[], memories: readonly SenderMemory[]): Paper[] {
  const groups: { number: string | undefined; pages: Page[] }[] = [];
  for (const page of paper.pages) {
    const own = marks.filter((mark) => mark.line.page === page.number && isHeading(mark, page));
    const number = saysLater(page) ? undefined : own[0]?.number;
    const group = groups.at(-1);
    const goesOn =
      group !== undefined &&
      (number === undefined || (group.number !== undefined && isSameNumber(number, group.number)));
    if (goesOn) group.pages.push(page);
    else groups.push({ number, pages: [page] });
  }
  // A cover sheet speaks for all; the first page of a letter only for what follows it.
  const [first, ...rest] = groups;
  const cover = first?.number === undefined && rest.length > 0 ? (first?.pages ?? []) : [];
  const own = cover.length > 0 ? rest : groups;
  if (own.length < 2) return [paper];
  const parts = own.map(({ pages }) => ({ ...paper, pages: [...cover, ...pages] }));
  return parts.every((part) => hasItems(part, memories)) ? parts : [paper];
}

const HEAD_SHARE = 0.45;

/** On a printed page the order's number stands in the head; in a sheet or a text anywhere. */
function isHeading({ line }: OrderMark, page: Page): boolean {
  return page.origin === 'cells' || page.origin === 'lines' || line.box[1] < page.height * HEAD_SHARE;
}

/** `Page 2 of 3` goes on with what page 1 began. */
function saysLater(paper: Page): boolean {
  const [page, of] = pageCount(paper) ?? [1, 1];
  return page > 1 && page <= of;
}

interface Block {
  /** Of its first line. */
  readonly top: number;
  readonly left: number;
  readonly page: number;
}

/** Orders one below the other: each begins at its number, and has items before the next one begins. */
function byBlocks(paper: Paper, memories: readonly SenderMemory[]): Paper[] {
  const layout = layOut(paper);
  const order = understand(paper, memories);
  // What all rows come to is the total of one order, whatever other one a remark names.
  if (isOneSum(order)) return [paper];
  const places = order.items.flatMap(({ fields }) => fields.quantity?.tokens.slice(0, 1) ?? []);
  const itemAt = places.map(({ page, box }) => place(page, box[1], box[0]));
  const starts: { at: number; mark: OrderMark; numbers: string[] }[] = [];
  for (const mark of marksOn(layout)) {
    const last = starts.at(-1);
    const at = place(mark.line.page, mark.line.box[1], mark.left);
    if (last?.numbers.some((number) => isSameNumber(number, mark.number)) === true) continue;
    // Two numbers with nothing ordered between them head the same order, and do so again on its next page.
    if (last !== undefined && !itemAt.some((item) => item > last.at && item < at)) last.numbers.push(mark.number);
    else starts.push({ at, mark, numbers: [mark.number] });
  }
  const isLastEmpty = !itemAt.some((item) => item > (starts.at(-1)?.at ?? Infinity));
  if (isLastEmpty) starts.pop();
  if (starts.length < 2) return [paper];
  if (isPrinted(paper) && findHeads(layout).length < starts.length) return [paper];
  const itemLines = new Set(itemAt.map((at) => Math.floor(at / LINE)));
  const blocks = starts.map(({ mark }) => blockFrom(mark, layout, itemLines));
  const lastItem = Math.max(...itemAt);
  const parts = blocks.map((block, index) => cut(paper, layout, block, blocks[index + 1], blocks[0], lastItem));
  return parts.every((part) => hasItems(part, memories)) ? parts : [paper];
}

function isOneSum({ sums, items }: PaperOrder): boolean {
  const own = itemSums(
    sums,
    items.map(({ fields }) => fields.amount),
  );
  return (
    own !== undefined &&
    items.length > 1 &&
    [sums.goods, sums.grand].some((sum) => sum?.value !== undefined && own.goods.minus(sum.value).abs().lte(own.slack))
  );
}

const PAGE = 1e9;
const LINE = 1e4;

/** A place as one number, in reading order. */
function place(page: number, top: number, left: number): number {
  return page * PAGE + Math.round(top) * LINE + Math.min(LINE - 1, Math.max(0, left));
}

function isPrinted({ pages }: Paper): boolean {
  return pages.some(({ origin }) => origin === 'text' || origin === 'ocr');
}

/** Up from the number to the first line that stands together with it, and is neither item nor sum. */
function blockFrom({ line, left }: OrderMark, layout: Layout, itemLines: ReadonlySet<number>): Block {
  const lines = layout.lines.filter(({ page }) => page === line.page);
  let top = lines.indexOf(line);
  const isOwnLine = line.tokens[0] === undefined || left <= line.tokens[0].box[0] + 1 || !hasItem(line, itemLines);
  if (!isOwnLine) return { page: line.page, top: line.box[1], left };
  while (top > 0) {
    const [above, current] = [lines[top - 1], lines[top]];
    if (above === undefined || current === undefined) break;
    const gap = current.box[1] - above.box[3];
    if (gap > 0.8 * Math.max(6, current.size) || hasItem(above, itemLines)) break;
    if (above.segments.some(({ text }) => isSumLabel(text))) break;
    top -= 1;
  }
  return { page: line.page, top: lines[top]?.box[1] ?? line.box[1], left: 0 };
}

function hasItem({ page, box }: Line, itemLines: ReadonlySet<number>): boolean {
  return itemLines.has(Math.floor(place(page, box[1], 0) / LINE));
}

/** The words from one block to the next, with what stands above all blocks and below the signature's mark. */
function cut(
  paper: Paper,
  layout: Layout,
  block: Block,
  next: Block | undefined,
  first: Block | undefined,
  lastItem: number,
): Paper {
  const from = place(block.page, block.top, block.left);
  const to = next === undefined ? Infinity : place(next.page, next.top, next.left);
  const above = first === undefined ? from : place(first.page, first.top, first.left);
  const signed = commonFrom(layout, paper, lastItem);
  const pages = paper.pages.map((page) => {
    const isMine = (word: Word): boolean => {
      const at = place(page.number, word.box[1] + TOLERANCE, word.box[0]);
      return (at >= from && at < to) || (at < above && !isSubject(word)) || at >= signed;
    };
    return { ...page, words: page.words.filter(isMine) };
  });
  return { ...paper, pages: pages.filter(({ words }) => words.length > 0) };
}
const TOLERANCE = 0.5; // Points: tops of words on one line differ by less.

/** The subject of a mail names all its orders. */
function isSubject({ at }: Word): boolean {
  return 'part' in at && at.part === 'subject';
}

const FOR_ALL =
  /\b(?:both|all (?:of )?(?:these|the|them|orders|pos)|each order|everything|beide|alle (?:bestellungen|positionen)|les deux|toutes? les commandes|ambos|entrambi)\b|以上/i;

/** The signature, and what the last lines say of all orders (`Both needed by March 20`). */
function commonFrom({ pages }: Layout, { pages: sources }: Paper, lastItem: number): number {
  const page = pages.at(-1);
  if (page === undefined || sources.some(({ origin }) => origin === 'text' || origin === 'ocr')) return Infinity;
  const lines = page.lines.filter(({ tokens }) => tokens.some(({ cell }) => cell === undefined));
  const texts = lines.map(({ segments }) => segments.map(({ text }) => text).join(' '));
  const start = signatureStart(texts);
  const common = texts.findIndex((text, index) => {
    const line = lines[index];
    return line !== undefined && index < start && place(line.page, line.box[1], 0) > lastItem && FOR_ALL.test(text);
  });
  const line = lines[common < 0 ? start : common];
  return line === undefined ? Infinity : place(page.number, line.box[1], 0);
}
