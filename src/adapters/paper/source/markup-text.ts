/** One line of a page as it is put together from pieces of the source, with the place of every character. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Place, TextPlace } from '../../../model/lineage.ts';

export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** Of what a page draws and its source does not hold. */
const NOWHERE: SourceRange = { start: 0, end: 0 };

export class Text {
  text = '';
  isBold: boolean | undefined;
  scale: number | undefined;
  readonly #ranges: SourceRange[] = [];
  #marks = '';

  /** White space is one space, as in a browser; a no-break space stays what it is, because it parts columns of text. */
  add(value: string, ranges: readonly SourceRange[] | undefined, isPre: boolean): void {
    let at = 0;
    for (const letter of value) {
      const isSpace = /[ \t\r\n\f]/.test(letter);
      const last = this.text.at(-1);
      // A tabulator is kept: Word files have them, and in mail they were pasted from a table.
      const shown = !isSpace || isPre ? letter : letter === '\t' ? '\t' : ' ';
      const isDropped = isSpace && !isPre && (last === undefined || last === ' ' || last === '\t') && letter !== '\t';
      if (!isDropped) {
        for (let unit = 0; unit < shown.length; unit++) this.#ranges.push(ranges?.[at + unit] ?? NOWHERE);
        this.text += shown;
      }
      at += letter.length;
    }
  }

  /** Something that the page draws and the source does not hold as text: the dot of a list, the edge of a cell. */
  mark(sign: string): void {
    if (sign === '\t') {
      if (this.text !== '') {
        this.text += sign;
        this.#ranges.push(NOWHERE);
      }
      return;
    }
    this.#marks += sign;
    this.text += sign;
    for (let unit = 0; unit < sign.length; unit++) this.#ranges.push(NOWHERE);
  }

  get isEmpty(): boolean {
    return this.text.replace(this.#marks, '').trim() === '';
  }

  place(part: string, start: number, end: number): TextPlace {
    const known = this.#ranges.slice(start, end).filter((range) => range !== NOWHERE);
    const [first] = known;
    const last = known.at(-1);
    if (first === undefined || last === undefined) return { part, start: 0, end: 0 };
    return { part, start: first.start, end: last.end };
  }
}

/** Where each character of a text node stands in the source; entities (`&amp;`) are longer there than what they mean. */
export function sourceRanges(node: Tree.TextNode, html: string): SourceRange[] | undefined {
  const location = node.sourceCodeLocation;
  if (location === null || location === undefined) return undefined;
  const source = html.slice(location.startOffset, location.endOffset);
  const ranges: SourceRange[] = [];
  for (let at = 0; at < source.length;) {
    const [entity] = /^&(?:#x?[\da-f]+|[a-z][a-z\d]*);?/i.exec(source.slice(at, at + 40)) ?? [];
    const start = location.startOffset + at;
    // A line break of two characters is one in the tree.
    at += entity !== undefined ? entity.length : source.startsWith('\r\n', at) ? 2 : 1;
    ranges.push({ start, end: location.startOffset + at });
  }
  return ranges.length === node.value.length ? ranges : undefined;
}

export type PlaceOf = (start: number, end: number) => Place;

const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Its text, of the same length: the 1 of `20<sup>1</sup>` is a mark, and no figure of the number. */
export function seenText(node: Tree.TextNode): string {
  return isRaised(node) ? node.value.replaceAll(/\d/g, (digit) => RAISED_DIGITS[Number(digit)] ?? digit) : node.value;
}

function isRaised({ parentNode }: Tree.TextNode): boolean {
  let node: Tree.ParentNode | null = parentNode;
  for (let depth = 0; node !== null && 'tagName' in node && depth < RAISED_DEPTH_MAX; depth++) {
    if (node.tagName === 'sup' || node.tagName === 'sub') return true;
    node = node.parentNode;
  }
  return false;
}

const RAISED_DEPTH_MAX = 4;
