/** FTX: texts that have a field of their own, and notes. */
import type { Order } from '../../../model/order.ts';
import { GENERAL_TEXT, type Meaning } from './map-tables.ts';
import { CODE } from './write-party.ts';
import { present, some, type Note, type Sheet } from './write-sheet.ts';
import { pieces, printed } from './write-text.ts';

type Requirements = NonNullable<Order['requirements']>;

/**
 * One text of a kind that has a field of its own, such as `requirements/packaging`. One that is longer than an FTX goes on in
 * further ones, which a reader has as notes of that kind.
 */
export function writeText(sheet: Sheet, kind: string, text: string | undefined, path: string): string | undefined {
  if (text === undefined) return undefined;
  const [first, ...more] = splitText(sheet, text);
  if (first?.text !== text || more.length > 0) sheet.leave(path);
  if (first === undefined) return undefined;
  for (const { parts } of [first, ...more]) sheet.addText(kind, parts);
  sheet.overflow.push(...more.map((part) => ({ type: kind, text: part.text })));
  return first.text;
}

const REQUIREMENTS = [
  ['quality', 'QQD'],
  ['packaging', 'PKG'],
  ['transport', 'TRA'],
  ['other', 'SIN'],
] as const;

export function writeRequirements(
  sheet: Sheet,
  requirements: Requirements | undefined,
  path: string,
): Requirements | undefined {
  const held: Requirements = {};
  for (const [key, kind] of REQUIREMENTS) {
    const text = writeText(sheet, kind, requirements?.[key], `${path}/requirements/${key}`);
    if (text !== undefined) held[key] = text;
  }
  return present(held);
}

/**
 * Notes. One of a kind that has a field of its own is apart from it only while that field is there.
 * @param first how many of them were written elsewhere
 */
export function writeNotes(
  sheet: Sheet,
  notes: readonly Note[] | undefined,
  path: string,
  texts: ReadonlyMap<string, Meaning>,
  isHeld: (field: string) => boolean,
  first = 0,
): Note[] | undefined {
  const held: Note[] = sheet.overflow.splice(0);
  for (const [index, note] of (notes ?? []).entries()) {
    if (index < first) continue;
    // A note of a kind that 4451 does not hold is a general one: its words are not lost.
    const isKind = CODE.test(note.type) && note.type !== GENERAL_TEXT;
    const kind = isKind ? note.type : GENERAL_TEXT;
    const type = isKind ? note.type : 'general';
    const meaning = texts.get(kind);
    const isApart = meaning === undefined || isHeld(meaning.to);
    const written = isApart ? splitText(sheet, note.text) : [];
    if (written.length !== 1 || written[0]?.text !== note.text) sheet.leave(`${path}/notes/${index}`);
    else if (type !== note.type) sheet.leave(`${path}/notes/${index}/type`);
    for (const { parts, text } of written) {
      sheet.addText(kind, parts);
      held.push({ type, text });
    }
  }
  return some(held);
}

interface TextPart {
  /** The components of one FTX. */
  readonly parts: readonly string[];
  /** What a reader makes of them. */
  readonly text: string;
}

const FTX_PARTS = 5; // C108 has five texts.

/**
 * A text in as many FTX as it takes, its line breaks made blanks; none where the message has no room for all of it, or a piece
 * would not come back.
 */
function splitText(sheet: Sheet, whole: string): readonly TextPart[] {
  const text = printed(whole);
  const max = sheet.directory.lengths.of('4440');
  const all = pieces(text, max, FTX_PARTS * sheet.textsLeft);
  if (all === undefined || sheet.textsLeft <= 0) return [];
  if (all.length <= FTX_PARTS) return [{ parts: all, text }];
  const list: TextPart[] = [];
  for (let start = 0; start < all.length; start += FTX_PARTS) {
    const parts = all.slice(start, start + FTX_PARTS);
    const read = parts.reduce((before, part, at) => before + (parts[at - 1]?.length === max ? part : ` ${part}`));
    if (read.trim() !== read || read === '') return []; // A blank at an end would not come back.
    list.push({ parts, text: read });
  }
  return list;
}
