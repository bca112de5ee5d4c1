/** Files that a mainframe or a mail program broke into lines of one length, wherever in the data a line ended. */

const LINE_MIN = 10; // Shorter lines are those of segments, one a line.
const LINE_SURE = 30; // Of two segments that are longer than this, both are hardly of one length by chance.
/** Bytes that must be seen before this can be told: two lines of 132 characters, the widest record in use. */
export const WRAP_LOOK_AHEAD = 300;

/** Whether the text from `from` on, where the header stands, comes in lines of one length that end inside segments. */
export function isWrapped(text: string, from: number, terminator: string): boolean {
  if (terminator === '\n' || terminator === '\r') return false;
  const [first, second, third] = text.slice(from, from + WRAP_LOOK_AHEAD).split(/\r\n|\n|\r/);
  if (first === undefined || second === undefined || third === undefined) return false;
  if (first.length < LINE_MIN || first.length !== second.length) return false;
  return !second.endsWith(terminator) && (first.length >= LINE_SURE || !first.endsWith(terminator));
}
