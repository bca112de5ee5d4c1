/** Text on pages that we write: how wide it is, and where it breaks. */
import { PDFDocument } from '@napi-rs/canvas';

export interface Ruler {
  readonly widthOf: (text: string, font: string) => number;
}

/** @returns undefined when the machine has no font at all: an empty page says nothing */
export function createRuler(): Ruler | undefined {
  const context = new PDFDocument().beginPage(1, 1);
  let current = '';
  const known = new Map<string, number>();
  const widthOf = (text: string, font: string): number => {
    const name = `${font}\n${text}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    // Setting a font is a search among those of the machine.
    if (font !== current) context.font = current = font;
    const { width } = context.measureText(text);
    known.set(name, width);
    return width;
  };
  return widthOf('M', '12px sans-serif') === 0 ? undefined : { widthOf };
}

/** A Chinese character with what must not begin a line after it; a word with its spaces. */
const PIECE =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uffef][\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\uff01\uff09\uff0c\uff1a\uff1b\uff1f]*|[^\s\p{Script=Han}]+\s*|\s+/gu;

/** At spaces where there are some; Chinese has none and breaks anywhere. The indent of a line is kept by what follows. */
export function broken(line: string, room: number, widthOf: (text: string) => number): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  if (widthOf(line.trimEnd()) <= room) return [line.trimEnd()];
  const lines: string[] = [];
  let open = indent;
  for (const piece of line.slice(indent.length).match(PIECE) ?? []) {
    if (widthOf(open + piece.trimEnd()) <= room) {
      open += piece;
      continue;
    }
    if (open.trim() !== '') lines.push(open.trimEnd());
    open = indent;
    for (const character of piece) {
      if (widthOf(open + character.trimEnd()) > room && open.trim() !== '') {
        lines.push(open);
        open = indent;
      }
      open += character;
    }
  }
  return [...lines, open.trimEnd()];
}
