/** References and free text: REF, N9, MSG, NTE, MTX, PID, PKG. */
import type { DraftField, DraftLine, DraftOrder } from '../../../model/draft.ts';
import { addReference, cut, markRead, put, type Cursor } from './map-cursor.ts';
import { REFERENCES } from './map-codes.ts';
import type { Segment } from '../../edi/segment.ts';

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

/** PID05: the first description of a line is the description, the second the specification, the rest are notes. */
export function mapDescription(cursor: Cursor, segment: Segment): void {
  const text = cut(cursor, segment, 5);
  if (text === undefined) return;
  markRead(cursor, 1);
  describe(cursor, text, segment);
}

/** @param segment names the kind of a description that becomes a note (PID02). */
function describe(cursor: Cursor, text: DraftField, segment: Segment | undefined): void {
  const { line } = cursor;
  if (line !== undefined && line.description === undefined) line.description = text;
  else if (line !== undefined && line.specification === undefined) line.specification = text;
  else addNote(cursor, (segment === undefined ? undefined : cut(cursor, segment, 2)) ?? DESCRIPTION, text);
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
