/** What the TRADACOMS mapper has read so far, and how it cuts fields out of segments. */
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder } from '../../../model/draft.ts';
import type { Finding } from '../../../model/finding.ts';
import type { UnusedPart } from '../../edi/partner-map.ts';
import {
  componentField,
  componentPlace,
  componentText,
  elementText,
  rawComponents,
  type Segment,
} from '../../edi/segment.ts';

export interface Cursor {
  readonly order: DraftOrder;
  readonly unused: UnusedPart[];
  readonly findings: Finding[];
  line: DraftLine | undefined;
  /** When the first DIN that names days wants the order. */
  days: readonly [earliest: string, latest: string] | undefined;
  /** By element, a bit for each component that was read. */
  used: number[];
}
export type Target = Record<string, unknown>;
/** The name that partner maps and rules know the message by. */
export const DOCUMENT = 'ORDERS';
/**
 * The value of a number with implied decimals: 303000 with four is 30.3000. A sender who writes a point means what is
 * written; that is told, because a partner who does both cannot be read.
 */
export function implied(
  cursor: Cursor,
  segment: Segment,
  element: number,
  component: number,
  decimals: number,
): string | undefined {
  const text = (componentText(segment, element, component) ?? '').trim();
  if (/^-?\d{1,30}$/.test(text)) {
    const negative = text.startsWith('-');
    const digits = text.slice(negative ? 1 : 0).padStart(decimals + 1, '0');
    const whole = digits.slice(0, -decimals).replace(/^0+(?=\d)/, '');
    return `${negative && /[1-9]/.test(digits) ? '-' : ''}${whole}.${digits.slice(-decimals)}`;
  }
  if (text.includes('.')) {
    const message = `The number "${text.slice(0, 40)}" has a decimal point where ${decimals} decimals are implied; it was taken as written.`;
    cursor.findings.push(finding('amount-has-point', message, { at: componentPlace(segment, element, component) }));
  }
  return undefined;
}

/** Rules are named by tag and element: `tradacoms/ORDERS/OLD/OQTY`. */
export function cut(
  cursor: Cursor,
  segment: Segment,
  element: number,
  component: number,
  name: string,
  value?: DraftField['value'],
): DraftField | undefined {
  const field = componentField(segment, element, component, `tradacoms/${DOCUMENT}/${segment.tag}/${name}`, value);
  if (field !== undefined) markRead(cursor, element, component);
  return field;
}

export function noteType(value: string): DraftField {
  return { text: '', rule: 'default/note-type', value };
}

export function addNote(owner: DraftLine | DraftOrder, type: DraftField, text: DraftField): void {
  owner.notes ??= [];
  owner.notes.push({ type, text });
}

export function markRead(cursor: Cursor, element: number, component: number): void {
  if (component <= 31) cursor.used[element] = (cursor.used[element] ?? 0) | (1 << (component - 1));
}

/** Lists what was not read: a whole segment as `FIL`, a component as `OLD08-1`. */
export function sweep({ used, unused }: Cursor, segment: Segment): void {
  const { tag, position, elements } = segment;
  if (used.length === 0) {
    const [, ...texts] = elements.map((_, element) => elementText(segment, element) ?? '');
    unused.push({ tag, segment: position, text: `${tag}=${texts.join('+')}` });
    return;
  }
  for (let element = 1; element < elements.length; element++) {
    for (let component = 1; component <= rawComponents(segment, element).length; component++) {
      const isRead = component <= 31 && ((used[element] ?? 0) & (1 << (component - 1))) !== 0;
      const text = isRead ? undefined : componentText(segment, element, component);
      if (text === undefined) continue;
      unused.push({ tag: `${tag}${String(element).padStart(2, '0')}-${component}`, segment: position, text });
    }
  }
}
