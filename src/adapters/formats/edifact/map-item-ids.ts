/** LIN and PIA: the numbers of an item, of a line or of a component of one. */
import { printable } from '../../edi/printable.ts';
import type { DraftComponent, DraftField, DraftLine } from '../../../model/draft.ts';
import { secondNumber } from '../../edi/second-number.ts';
import type { Segment } from '../../edi/segment.ts';
import { code, cut, isSame, markRead, type Cursor } from './map-cursor.ts';
import { ITEM_IDS, SAME_PRODUCT, type ItemIdField } from './map-tables.ts';

/** The number in LIN itself. */
export function mapLineItemId(cursor: Cursor, line: DraftLine | DraftComponent, segment: Segment): void {
  mapItemId(cursor, line, segment, 3, '');
}

/** PIA: up to five more numbers. A substitute's number is kept with what it is (`substitute3/IN`). */
export function mapItemIds(cursor: Cursor, segment: Segment): void {
  const { line } = cursor;
  if (line === undefined) return;
  const productFunction = code(segment, 1);
  const last = Math.min(6, segment.elements.length - 1);
  for (let element = 2; element <= last; element++) mapItemId(cursor, line, segment, element, productFunction);
  if (cursor.usedEnd > 0) markRead(cursor, 1, 1);
}

/** 8, 12, 13 or 14 digits. */
function isGtin(text: string): boolean {
  const { length } = text;
  if (length !== 8 && (length < 12 || length > 14)) return false;
  for (let at = 0; at < length; at++) {
    const digit = text.charCodeAt(at);
    if (digit < 48 || digit > 57) return false;
  }
  return true;
}

/** 3055 that only repeat who assigns such a number. */
const USUAL_AGENCIES = new Set(['9', '91', '92']);

/**
 * One C212. A number for a field that is taken goes to `otherIds` with its own code, as does one that says EN but is
 * no GTIN by its length.
 */
function mapItemId(
  cursor: Cursor,
  line: DraftLine | DraftComponent,
  segment: Segment,
  element: number,
  productFunction: string,
): void {
  const text = code(segment, element, 1);
  if (text === '') return;
  const type = code(segment, element, 2);
  const isSubstitute = !SAME_PRODUCT.has(productFunction);
  const known = isSubstitute ? undefined : ITEM_IDS.get(type);
  const to = known === 'gtin' && !isGtin(text) ? undefined : known;
  const value = cut(cursor, segment, element, 1, undefined, type);
  if (value === undefined) return;
  if (USUAL_AGENCIES.has(code(segment, element, 4))) markRead(cursor, element, 4);
  if (to !== undefined) {
    const present = line[to];
    if (present === undefined || isSame(present, value)) {
      line[to] ??= value;
      markRead(cursor, element, 2);
      return;
    }
  }
  if (!isSubstitute) tellSecond(cursor, line, to, type, value);
  const schemeValue = isSubstitute ? printable(`substitute${productFunction}/${type}`, 200) : undefined;
  const scheme = cut(cursor, segment, element, 2, schemeValue) ?? {
    text: '',
    rule: 'default/identifier-scheme',
    value: schemeValue ?? 'mutuallyDefined',
  };
  line.otherIds ??= [];
  line.otherIds.push({ scheme, value });
}

/** The first number under the same qualifier stands in its field, else among the others. */
function tellSecond(
  { findings }: Cursor,
  line: DraftLine | DraftComponent,
  to: ItemIdField | undefined,
  type: string,
  value: DraftField,
): void {
  const inField = to === undefined ? undefined : line[to];
  const isOfType = inField?.rule.endsWith(`/${type}`) === true;
  const other = line.otherIds?.find(({ scheme }) => scheme?.value === undefined && scheme?.text.trim() === type)?.value;
  const first = isOfType ? inField : other;
  if (type === '' || first === undefined || value.at === undefined) return;
  const told = secondNumber(type, isOfType ? to : undefined, first.text, value.text, value.at);
  if (told !== undefined) findings.push(told);
}
