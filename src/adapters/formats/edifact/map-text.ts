/** References and free text: RFF, FTX, IMD, PAC, PCI, MEA, GIN. */
import type { DraftField, DraftLine, DraftOrder } from '../../../model/draft.ts';
import { printable } from '../../edi/printable.ts';
import { rawComponents, type Segment } from '../../edi/segment.ts';
import { addReference, code, cut, giveBack, joined, kindField, markRead, put, type Cursor } from './map-cursor.ts';
import { cutNumber, numberValue } from './map-numbers.ts';
import { mapPartyReference } from './map-party.ts';
import { GENERAL_TEXT, HEADER_TEXTS, LINE_TEXTS, ORDER_REFERENCE, REFERENCES } from './map-tables.ts';

/** RFF: a known qualifier fills its field, one of a party names that party, every other one is a reference. */
export function mapReference(cursor: Cursor, segment: Segment): void {
  const qualifier = code(segment, 1, 1);
  const { order, line, party } = cursor;
  if (party !== undefined && mapPartyReference(cursor, party, segment)) return;
  if (line === undefined && qualifier === ORDER_REFERENCE && isAboutOrder(cursor)) {
    if (put(cursor, order, 'changesPo', segment, cut(cursor, segment, 1, 2, undefined, qualifier))) {
      markRead(cursor, 1, 1);
      // 4000 is the version of the order that is spoken of.
      put(cursor, order, 'changeSequence', segment, cut(cursor, segment, 1, 4));
      return;
    }
    giveBack(cursor);
  }
  const meaning = line === undefined ? REFERENCES.get(qualifier) : undefined;
  if (meaning !== undefined && Reflect.get(order, meaning.to) === undefined) {
    if (put(cursor, order, meaning.to, segment, cut(cursor, segment, 1, 2, undefined, qualifier))) {
      markRead(cursor, 1, 1);
      return;
    }
  }
  const type = cut(cursor, segment, 1, 1);
  const value = cut(cursor, segment, 1, 2);
  if (type === undefined || value === undefined) giveBack(cursor);
  else addReference(cursor, type, value);
}

/** Whether the message speaks of an earlier order, so that RFF+ON names it. */
function isAboutOrder({ type, order }: Cursor): boolean {
  if (type === 'ORDCHG') return true;
  const purpose = order.purpose?.value;
  return purpose === 'change' || purpose === 'replace' || purpose === 'cancellation';
}

/** FTX: a kind with a field of its own fills it once; everything else is a note, and a code without text too. */
export function mapText(cursor: Cursor, segment: Segment): void {
  const kind = code(segment, 1);
  const text = joined(cursor, segment, 4, 1, 5, cursor.lengths.of('4440')) ?? cut(cursor, segment, 3, 1);
  if (text === undefined) return;
  markRead(cursor, 2); // 4453 says for what use, 3453 in which language: neither is data of the order.
  markRead(cursor, 5);
  const { line, order } = cursor;
  const meaning = (line === undefined ? HEADER_TEXTS : LINE_TEXTS).get(kind);
  if (meaning !== undefined && isFree(line ?? order, meaning.to)) {
    put(cursor, line ?? order, meaning.to, segment, text);
    markRead(cursor, 1, 1);
    return;
  }
  addNote(cursor, cut(cursor, segment, 1, 1, kind === GENERAL_TEXT ? 'general' : undefined) ?? GENERAL, text);
}

function isFree(owner: object, path: string): boolean {
  const [first = '', second] = path.split('/');
  const present: unknown = Reflect.get(owner, first);
  if (second === undefined || typeof present !== 'object' || present === null) return present === undefined;
  return Reflect.get(present, second) === undefined;
}

/** IMD 7081 of the product as such; others (colour, size …) describe one side of it. */
export const WHOLE_PRODUCT: ReadonlySet<string> = new Set(['', '8', '79', 'ANM', 'DSC']);

/**
 * IMD: the first text about the product is the description, the second the specification, the rest are notes. A
 * characteristic keeps its code; a code without text (`CU`, `TU` …) is a reference.
 */
export function mapDescription(cursor: Cursor, segment: Segment): void {
  const characteristic = code(segment, 2);
  const text = joined(cursor, segment, 3, 4, 5, cursor.lengths.of('7008'));
  if (text === undefined) {
    const value = cut(cursor, segment, 3, 1);
    if (value === undefined) return;
    const type = kindField(cursor, segment, 2, 1, 'characteristic') ?? CHARACTERISTIC;
    markRead(cursor, 1, 1);
    markRead(cursor, 3, 3);
    addReference(cursor, type, value);
    return;
  }
  markRead(cursor, 1, 1); // 7077 says how it is written: free, coded, or both.
  const { line } = cursor;
  if (line !== undefined && WHOLE_PRODUCT.has(characteristic)) {
    if (characteristic !== '') markRead(cursor, 2, 1);
    if (line.description === undefined) {
      line.description = text;
      return;
    }
    if (line.specification === undefined) {
      line.specification = text;
      return;
    }
  }
  addNote(cursor, kindField(cursor, segment, 2, 1, 'characteristic') ?? DESCRIPTION, text);
}

/** PAC: kind of package in words is a packaging requirement; number and kind as coded are a reference `package/CT`. */
export function mapPackage(cursor: Cursor, segment: Segment): void {
  const owner = cursor.line ?? cursor.order;
  const words = code(segment, 3, 4) === '' ? undefined : cut(cursor, segment, 3, 4);
  if (words !== undefined && !put(cursor, (owner.requirements ??= {}), 'packaging', segment, words)) {
    markRead(cursor, 3, 4);
    addNote(cursor, PACKAGING, words);
  }
  const count = cutNumber(cursor, segment, 1, 1);
  if (count === undefined) return;
  const type = kindField(cursor, segment, 3, 1, 'package') ?? {
    text: '',
    rule: 'default/reference-type',
    value: 'package',
  };
  addReference(cursor, type, count);
}

/** PCI: marks and labels, a note each. */
export function mapMarks(cursor: Cursor, segment: Segment): void {
  for (let component = 1; component <= 10; component++) {
    const text = cut(cursor, segment, 2, component);
    if (text !== undefined) addNote(cursor, MARKS, text);
  }
  if (cursor.usedEnd > 0) markRead(cursor, 1, 1);
}

/** MEA: a measured value as a reference `measure/…` with its unit, because the order has no field for it. */
export function mapMeasure(cursor: Cursor, segment: Segment): void {
  const raw = code(segment, 3, 2);
  if (raw === '') return;
  const unit = code(segment, 3, 1);
  const number = numberValue(cursor, raw) ?? raw;
  const value = cut(cursor, segment, 3, 2, printable(unit === '' ? number : `${number} ${unit}`, 400));
  const type = kindField(cursor, segment, 2, 1, 'measure') ?? kindField(cursor, segment, 1, 1, 'measure');
  if (value === undefined || type === undefined) {
    giveBack(cursor);
    return;
  }
  markRead(cursor, 1, 1);
  markRead(cursor, 3, 1);
  addReference(cursor, type, value);
}

/** GIN: identity numbers (serial, batch, SSCC) as references `identity/BX`. A range keeps both ends apart. */
export function mapIdentity(cursor: Cursor, segment: Segment): void {
  const kind = code(segment, 1);
  if (kind === '') return;
  for (let element = 2; element < segment.elements.length; element++) {
    for (let component = 1; component <= rawComponents(segment, element).length; component++) {
      const value = cut(cursor, segment, element, component, undefined, kind);
      const type = value === undefined ? undefined : kindField(cursor, segment, 1, 1, 'identity');
      if (value !== undefined && type !== undefined) addReference(cursor, type, value);
    }
  }
}

const GENERAL: DraftField = { text: '', rule: 'default/note-type', value: 'general' };
const DESCRIPTION: DraftField = { text: '', rule: 'default/note-type', value: 'description' };
const PACKAGING: DraftField = { text: '', rule: 'default/note-type', value: 'packaging' };
const MARKS: DraftField = { text: '', rule: 'default/note-type', value: 'marks' };
const CHARACTERISTIC: DraftField = { text: '', rule: 'default/reference-type', value: 'characteristic' };

function addNote(cursor: Cursor, type: DraftField, text: DraftField): void {
  const owner: DraftLine | DraftOrder = cursor.line ?? cursor.order;
  owner.notes ??= [];
  owner.notes.push({ type, text });
}
