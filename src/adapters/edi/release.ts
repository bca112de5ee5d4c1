/** The release character (ISX01): the byte after it is data, whatever it is. Only interchanges from 00704 on have one. */
import type { Delimiters } from './delimiters.ts';

/** The next terminator from `from` on that nothing protects, or -1. `released`: the byte at `from` is protected. */
export function releasedEnd(text: string, from: number, { segment, release }: Delimiters, released: boolean): number {
  const begin = released ? from + 1 : from;
  for (let end = text.indexOf(segment, begin); end >= 0; end = text.indexOf(segment, end + 1)) {
    let run = 0;
    while (end - run - 1 >= begin && text[end - run - 1] === release) run += 1;
    if (run % 2 === 0) return end;
  }
  return -1;
}

/** Whether the byte after `piece` is protected. `released`: its own first byte is. */
export function endsReleased(piece: string, release: string, released: boolean): boolean {
  if (release === '' || piece === '') return released;
  let run = 0;
  while (run < piece.length && piece[piece.length - 1 - run] === release) run += 1;
  return (run === piece.length && released ? run + 1 : run) % 2 === 1;
}

/** Splits at separators that nothing protects; the release characters stay in the parts. */
export function splitReleased(text: string, separator: string, release: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === release) index += 1;
    else if (text[index] === separator) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
