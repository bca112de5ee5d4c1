/**
 * HTML as lines and tables, as a person sees them: hidden parts left out, white space as a browser has it. Mails, web pages
 * and what Word files are turned into come through here. Nothing that a page refers to is ever fetched.
 */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Place } from '../../../model/lineage.ts';
import type { Page } from '../page.ts';
import { seenText, sourceRanges, Text } from './markup-text.ts';
import { PageFlow, type Chars } from './page-flow.ts';
import { cellsOf, tableOf } from './tabbed.ts';
import { gridOf, isDataTable } from './markup-table.ts';
import { QUOTED_BLOCK, isHidden, SKIPPED, BLOCKS, attribute, headingScale, isElement } from './markup-nodes.ts';

export interface MarkupOptions {
  readonly number: number;
  readonly wordsMax: number;
  /** Name of the text for places; `paragraphs` counts blocks instead, where the markup is not the source itself. */
  readonly part: string;
  readonly paragraphs?: true;
  /** What stands above: a mail's subject, the heading of a Word file's pages. */
  readonly above?: readonly Chars[];
  readonly below?: readonly Chars[];
}

export interface MarkupReading {
  readonly page: Page;
  readonly tables: number;
  readonly findings: readonly Finding[];
}

const DEPTH_MAX = 400; // Mail programs nest about 40 deep in long threads; ten times that.
const HTML_MAX = 20 * 1024 * 1024; // Characters; a page of 20,000 rows has about 8 million.

export function readMarkup(html: string, options: MarkupOptions): MarkupReading {
  const reader = new MarkupReader(html.slice(0, HTML_MAX), options);
  return reader.read(html.length);
}

class MarkupReader {
  readonly #html: string;
  readonly #options: MarkupOptions;
  readonly #flow: PageFlow;
  readonly #findings: Finding[] = [];
  #line = new Text();
  #paragraph = 0;
  #tables = 0;
  #quote = 0;
  #isDeep = false;
  /** Paragraphs of a Word file with tabulators, which may be the rows of a table. */
  #tabbed: Chars[] = [];

  constructor(html: string, options: MarkupOptions) {
    this.#html = html;
    this.#options = options;
    this.#flow = new PageFlow(options.wordsMax);
  }

  read(length: number): MarkupReading {
    if (length > HTML_MAX) this.#tell(`The text has ${length} characters; the first ${HTML_MAX} were read.`);
    for (const chars of this.#options.above ?? []) this.#flow.line(chars);
    this.#flow.gap();
    const tree = parse(this.#html, { sourceCodeLocationInfo: true });
    this.#walk(tree, 0, {});
    this.#endLine();
    this.#endTabbed();
    this.#flow.gap(2);
    for (const chars of this.#options.below ?? []) this.#flow.line(chars);
    if (this.#flow.isFull)
      this.#tell(`The text holds more than ${this.#options.wordsMax} words; the first ones were read (wordsMax).`);
    if (this.#isDeep) this.#tell(`What is nested more than ${DEPTH_MAX} deep was not read.`);
    return { page: this.#flow.page(this.#options.number), tables: this.#tables, findings: this.#findings };
  }

  #tell(message: string): void {
    this.#findings.push(finding('paper-words-limit', message));
  }

  #walk(node: Tree.Node, depth: number, style: Style): void {
    if (depth > DEPTH_MAX) {
      this.#isDeep = true;
      return;
    }
    if (node.nodeName === '#text') {
      this.#text(node as Tree.TextNode, style);
      return;
    }
    if (!isElement(node)) {
      if ('childNodes' in node) for (const child of node.childNodes) this.#walk(child, depth + 1, style);
      return;
    }
    const { tagName } = node;
    if (SKIPPED.has(tagName) || isHidden(node)) return;
    if (tagName === 'br') this.#endLine(true);
    else if (tagName === 'hr') this.#endLine();
    else if (tagName === 'table' && isDataTable(node)) this.#table(node);
    else this.#element(node, depth, style);
  }

  #element(node: Tree.Element, depth: number, style: Style): void {
    const { tagName } = node;
    const isBlock = BLOCKS.has(tagName);
    const isQuote = tagName === 'blockquote' || QUOTED_BLOCK.test(attribute(node, 'class') + attribute(node, 'id'));
    if (isBlock) this.#endLine();
    if (isQuote) this.#quote += 1;
    if (tagName === 'p' || /^h\d$/.test(tagName) || tagName === 'table') this.#gap();
    if (tagName === 'li') this.#line.mark('• ');
    const own: Style = {
      isBold: style.isBold === true || /^(?:b|strong|th|h\d)$/.test(tagName),
      scale: headingScale(tagName) ?? style.scale,
      isPre: style.isPre === true || tagName === 'pre',
    };
    for (const child of node.childNodes) this.#walk(child, depth + 1, own);
    // Cells of a table that only lays out stand beside each other, not below.
    if (tagName === 'td' || tagName === 'th') this.#line.mark('\t');
    if (isBlock) this.#endLine();
    if (isQuote) this.#quote -= 1;
  }

  #text(node: Tree.TextNode, style: Style): void {
    const ranges = this.#options.paragraphs === true ? undefined : sourceRanges(node, this.#html);
    const value = seenText(node);
    const lines = style.isPre === true ? value.split('\n') : [value];
    let from = 0;
    lines.forEach((line, index) => {
      if (index > 0) this.#endLine(true);
      this.#line.add(line, ranges?.slice(from, from + line.length), style.isPre === true);
      from += line.length + 1;
    });
    if (style.isBold === true) this.#line.isBold ??= true;
    else if (/\S/.test(node.value)) this.#line.isBold = false;
    if (style.scale !== undefined) this.#line.scale = style.scale;
  }

  #endLine(isBreak = false): void {
    const line = this.#line;
    this.#line = new Text();
    if (line.isEmpty) {
      if (isBreak) this.#gap();
      return;
    }
    this.#paragraph += 1;
    const chars = this.#chars(line, `paragraph ${this.#paragraph}`);
    if (this.#options.paragraphs === true && chars.text.includes('\t')) {
      this.#tabbed.push(chars);
      return;
    }
    this.#endTabbed();
    this.#flow.line(chars, this.#quote);
  }

  #gap(): void {
    if (this.#tabbed.length === 0) this.#flow.gap();
  }

  /** Where several paragraphs have as many tabulators as a table has columns, they are one: where the stops stand the text does not say. */
  #endTabbed(): void {
    const lines = this.#tabbed;
    this.#tabbed = [];
    if (lines.length === 0) return;
    const rows = lines.map((chars) => cellsOf(chars, '\t'));
    const full = rows.filter(({ length }) => length >= TABBED_COLUMNS_MIN).length;
    if (full >= TABBED_ROWS_MIN && full * 2 >= rows.length) this.#flow.table(tableOf(rows), this.#quote);
    else
      for (const [index, chars] of lines.entries()) {
        if (index > 0) this.#flow.gap();
        this.#flow.line(chars, this.#quote);
      }
    this.#flow.gap();
  }

  #chars(line: Text, paragraph: string): Chars {
    const { part, paragraphs } = this.#options;
    const at = (start: number, end: number): Place =>
      paragraphs === true ? { part: paragraph, start, end } : line.place(part, start, end);
    return {
      text: line.text,
      bold: line.isBold === true,
      at,
      ...(line.scale === undefined ? {} : { scale: line.scale }),
    };
  }

  #table(table: Tree.Element): void {
    this.#endLine();
    this.#endTabbed();
    this.#tables += 1;
    this.#flow.gap();
    this.#flow.table(gridOf(table, `table ${this.#tables}`), this.#quote);
    this.#flow.gap();
  }
}

const TABBED_COLUMNS_MIN = 4;
const TABBED_ROWS_MIN = 2;

interface Style {
  readonly isBold?: boolean | undefined;
  readonly scale?: number | undefined;
  readonly isPre?: boolean | undefined;
}
