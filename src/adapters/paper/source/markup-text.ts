/** One line of a page as it is put together from pieces of the source, with the place of every character. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Place, TextPlace } from '../../../model/lineage.ts';

export class Text {
  text = '';
  isBold: boolean | undefined;
  scale: number | undefined;
  readonly #offsets: number[] = [];
  #marks = '';

  /** White space is one space, as in a browser; a no-break space stays what it is, because it parts columns of text. */
  add(value: string, offsets: readonly number[] | undefined, isPre: boolean): void {
    let at = 0;
    for (const letter of value) {
      const isSpace = /[ \t\r\n\f]/.test(letter);
      const last = this.text.at(-1);
      // A tabulator is kept: Word files have them, and in mail they were pasted from a table.
      const shown = !isSpace || isPre ? letter : letter === '\t' ? '\t' : ' ';
      const isDropped = isSpace && !isPre && (last === undefined || last === ' ' || last === '\t') && letter !== '\t';
      if (!isDropped) {
        for (let unit = 0; unit < shown.length; unit++) this.#offsets.push(offsets?.[at + unit] ?? -1);
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
        this.#offsets.push(-1);
      }
      return;
    }
    this.#marks += sign;
    this.text += sign;
    for (let unit = 0; unit < sign.length; unit++) this.#offsets.push(-1);
  }

  get isEmpty(): boolean {
    return this.text.replace(this.#marks, '').trim() === '';
  }

  place(part: string, start: number, end: number): TextPlace {
    const known = this.#offsets.slice(start, end).filter((offset) => offset >= 0);
    const [first] = known;
    const last = known.at(-1);
    if (first === undefined || last === undefined) return { part, start: 0, end: 0 };
    return { part, start: first, end: last + 1 };
  }
}

/** Where each character of a text node stands in the source; entities (`&amp;`) are longer there than what they mean. */
export function sourceOffsets(node: Tree.TextNode, html: string): number[] | undefined {
  const location = node.sourceCodeLocation;
  if (location === null || location === undefined) return undefined;
  const source = html.slice(location.startOffset, location.endOffset);
  const offsets: number[] = [];
  for (let at = 0; at < source.length;) {
    const [entity] = /^&(?:#x?[\da-f]+|[a-z][a-z\d]*);?/i.exec(source.slice(at, at + 40)) ?? [];
    offsets.push(location.startOffset + at);
    // A line break of two characters is one in the tree.
    at += entity !== undefined ? entity.length : source.startsWith('\r\n', at) ? 2 : 1;
  }
  return offsets.length === node.value.length ? offsets : undefined;
}

export type PlaceOf = (start: number, end: number) => Place;
