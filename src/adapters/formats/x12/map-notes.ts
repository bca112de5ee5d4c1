/** References and free text: REF, N9, MSG, NTE, MTX, PID, PKG. */
import type { DraftField, DraftLine, DraftOrder } from '../../../model/draft.ts';
import { addReference, cut, markRead, put, type Cursor } from './map-cursor.ts';
import { REFERENCES } from './map-codes.ts';
import { printable, TEXT_MAX } from '../../edi/printable.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

/** REF and the first half of N9: a known qualifier fills its field, every other one is a reference. */
export function mapReference(cursor: Cursor, segment: Segment): void {
  const qualifier = (segment.elements[1] ?? '').trim();
  const to = cursor.line === undefined && cursor.party === undefined ? REFERENCES.get(qualifier) : undefined;
  if (to !== undefined && put(cursor, cursor.order, [to], segment, 2, undefined, qualifier)) {
    markRead(cursor, 1);
    return;
  }
  if (qualifier === '' || (segment.elements[2] ?? '') === '') return;
  const type = cut(cursor, segment, 1);
  const value = cut(cursor, segment, 2);
  if (type === undefined || value === undefined) return;
  addReference(cursor.line ?? cursor.order, type, value);
}

/**
 * N9 opens a loop of messages. `L1` (letters or notes) says that notes follow, of no particular kind, and N902 is only
 * their heading; any other qualifier is a reference of its own. N903 is a line of text.
 */
export function mapMessageHead(cursor: Cursor, segment: Segment): void {
  cursor.party = undefined;
  cursor.schedule = undefined;
  cursor.foreign = false;
  const qualifier = (segment.elements[1] ?? '').trim();
  if (qualifier !== 'L1') mapReference(cursor, segment);
  const type = cut(cursor, segment, 1, qualifier === 'L1' ? 'general' : undefined);
  // In a grocery order N9 opens no loop: notes stand by themselves.
  if (!cursor.isGrocery) cursor.noteType = type;
  const text = cut(cursor, segment, 3);
  if (text !== undefined && type !== undefined) addNote(cursor, type, text);
}

export function mapMessage(cursor: Cursor, segment: Segment): void {
  const text = cut(cursor, segment, 1);
  if (text !== undefined) addNote(cursor, cursor.noteType ?? GENERAL, text);
}

/** NTE and MTX: a kind, then the text. */
export function mapNote(cursor: Cursor, segment: Segment): void {
  const text = cut(cursor, segment, 2);
  if (text === undefined) return;
  addNote(cursor, cut(cursor, segment, 1) ?? cursor.noteType ?? GENERAL, text);
}

/** G69: one line of the description; the rest goes where further PID go. */
export function mapGroceryDescription(cursor: Cursor, segment: Segment): void {
  const text = cut(cursor, segment, 1);
  if (text !== undefined) describe(cursor, text, undefined);
}

/**
 * PID05: the first description of a line is the description, the second the specification, the rest are notes. One that
 * fills its element goes on in the next of the same kind, as whoever has a long text can only cut it there; so does one
 * before a text that begins with a blank, because blanks at the end of an element are no part of it.
 */
export function mapDescription(cursor: Cursor, segment: Segment): void {
  const text = cut(cursor, segment, 5);
  if (text === undefined) return;
  markRead(cursor, 1);
  const { line, openText } = cursor;
  const before = openText === undefined ? undefined : line?.[openText.field];
  if (
    line !== undefined &&
    openText !== undefined &&
    before !== undefined &&
    follows(openText.segment, segment, text.text)
  ) {
    const whole = `${String(before.value ?? before.text)}${text.text}`;
    // The place is that of the first piece: places do not reach over segments.
    line[openText.field] = { ...before, value: printable(whole, TEXT_MAX) };
    cursor.openText = { ...openText, segment };
    return;
  }
  const field = describe(cursor, text, segment);
  cursor.openText = field === undefined ? undefined : { field, segment };
}

const DESCRIPTION_BYTES = 80; // Data element 352, in every version.

/** Directly behind it, of the same kind (PID01, PID02), and more of its text. */
function follows(before: Segment, segment: Segment, text: string): boolean {
  return (
    segment.position === before.position + 1 &&
    (elementPlace(before, 5).length === DESCRIPTION_BYTES || text.startsWith(' ')) &&
    [1, 2].every((element) => (before.elements[element] ?? '') === (segment.elements[element] ?? ''))
  );
}

/**
 * @param segment names the kind of a description that becomes a note (PID02).
 * @returns the field of the line that it became
 */
function describe(
  cursor: Cursor,
  text: DraftField,
  segment: Segment | undefined,
): 'description' | 'specification' | undefined {
  const { line } = cursor;
  const field = (['description', 'specification'] as const).find(
    (one) => line !== undefined && line[one] === undefined,
  );
  if (line !== undefined && field !== undefined) line[field] = text;
  else addNote(cursor, (segment === undefined ? undefined : cut(cursor, segment, 2)) ?? DESCRIPTION, text);
  return field;
}

/** PKG05: the first is the packaging requirement, the rest are notes. */
export function mapPackaging(cursor: Cursor, segment: Segment): void {
  const text = cut(cursor, segment, 5);
  if (text === undefined) return;
  markRead(cursor, 1);
  const owner = cursor.line ?? cursor.order;
  owner.requirements ??= {};
  if (owner.requirements.packaging === undefined) owner.requirements.packaging = text;
  else addNote(cursor, PACKAGING, text);
}

const GENERAL: DraftField = { text: '', rule: 'default/note-type', value: 'general' };
const PACKAGING: DraftField = { text: '', rule: 'default/note-type', value: 'packaging' };
const DESCRIPTION: DraftField = { text: '', rule: 'default/note-type', value: 'description' };

function addNote(cursor: Cursor, type: DraftField, text: DraftField): void {
  const owner: DraftLine | DraftOrder = cursor.line ?? cursor.order;
  owner.notes ??= [];
  owner.notes.push({ type, text });
}
