/** An interchange that was sent, for reading: one segment a line, in its own character set. Pure. */
import { encodingOf } from './charsets.ts';

interface Marks {
  readonly terminator: string;
  /** The character after it is data; empty when there is none. */
  readonly release: string;
}

const INFORMATION_SEPARATOR_4 = '\x1c';
const INFORMATION_SEPARATOR_3 = '\x1d';

/**
 * @param content one character for each byte
 * @returns the same text with a line feed after each segment terminator that nothing releases; control characters shown
 *   by their pictures
 */
export function onePerLine(content: string): string {
  const marks = marksOf(content);
  const text = inItsCharset(content);
  if (marks === undefined || marks.terminator === '\n') return withPictures(text);
  const { terminator, release } = marks;
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === release) at += 1;
    else if (character === terminator) {
      lines.push(text.slice(start, at + 1));
      start = at + 1;
    }
  }
  // Line breaks between segments are the sender's own layout; this one replaces them.
  return [...lines, text.slice(start)]
    .map((line) => withPictures(line.replace(/^[\r\n]+/, '')))
    .filter((line) => line !== '')
    .join('\n');
}

/** X12: the 106th character of ISA. EDIFACT: UNA, or what UNB stands with; without either nothing can be cut. */
function marksOf(content: string): Marks | undefined {
  if (content.startsWith('ISA')) {
    const terminator = content[105];
    return terminator === undefined ? undefined : { terminator, release: '' };
  }
  if (content.startsWith('UNA')) {
    const [release, terminator] = [content[6], content[8]];
    if (release === undefined || terminator === undefined) return undefined;
    return { terminator, release: release === ' ' ? '' : release };
  }
  if (!content.startsWith('UNB')) return undefined;
  return content[3] === INFORMATION_SEPARATOR_3
    ? { terminator: INFORMATION_SEPARATOR_4, release: '' }
    : { terminator: "'", release: '?' };
}

/** UNB 0001 names the character set; X12 knows none, and UTF-8 that is valid is no accident. */
function inItsCharset(content: string): string {
  if (!/[\x80-\xff]/.test(content)) return content;
  const header = /^(?:UNA.{6}\s*)?UNB.(\w{4})/s.exec(content)?.[1];
  const encoding = header === undefined ? 'utf-8' : (encodingOf(header) ?? 'utf-8');
  if (encoding === 'ascii' || encoding === 'iso-8859-1') return content;
  try {
    const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0));
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return content; // Not what the header says: each byte for itself, none hidden.
    throw error;
  }
}

/** A separator that has no shape of its own becomes visible: `␝` for the information separator 3. */
export function withPictures(text: string): string {
  // oxlint-disable-next-line no-control-regex -- These are the characters without a shape.
  return text.replace(/[\x00-\x09\x0b-\x1f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)));
}
