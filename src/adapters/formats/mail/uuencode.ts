/** Files that stand in the text of a mail as uuencode, as old programs and mainframes still send them. */
import type { Attachment } from '../../paper/page.ts';

const BEGIN = /^begin [0-7]{3,4} (\S[^\r\n]*)$/;
const FILES_MAX = 50;

export interface Unwound {
  readonly files: readonly Attachment[];
  /** The text with the files blanked, so that every other place stays where it is. */
  readonly text: string;
}

export function uuencodedIn(text: string): Unwound {
  if (!/^begin [0-7]{3,4} /m.test(text)) return { files: [], text };
  const files: Attachment[] = [];
  let isOpen = true; // Where no end follows, none follows what begins below it either.
  const kept: string[] = [];
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ' '));
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const name = BEGIN.exec(line)?.[1];
    const end = name === undefined || !isOpen || files.length >= FILES_MAX ? -1 : endAfter(lines, at);
    if (name !== undefined && end < 0) isOpen = false;
    if (name === undefined || end < 0) {
      kept.push(line);
      continue;
    }
    const coded = lines.slice(at, end + 1);
    files.push({
      name: name.trim(),
      bytes: new Uint8Array(Buffer.concat(coded.slice(1, -1).map((each) => bytesOf(each)))),
    });
    kept.push(...coded.map((each) => ' '.repeat(each.length)));
    at = end;
  }
  return { files, text: kept.join('\n') };
}

function endAfter(lines: readonly string[], start: number): number {
  return lines.findIndex((line, index) => index > start && line.trimEnd() === 'end');
}

/** Its first character says how many bytes the line holds; each four characters are three bytes (POSIX uuencode). */
function bytesOf(line: string): Buffer {
  const value = (index: number): number => ((line.codePointAt(index) ?? 32) - 32) & 0x3f;
  const length = value(0);
  const bytes: number[] = [];
  for (let at = 1; at < line.length && bytes.length < length; at += 4) {
    const [a, b, c, d] = [value(at), value(at + 1), value(at + 2), value(at + 3)];
    bytes.push(((a << 2) | (b >> 4)) & 0xff, ((b << 4) | (c >> 2)) & 0xff, ((c << 6) | d) & 0xff);
  }
  return Buffer.from(bytes.slice(0, length));
}
