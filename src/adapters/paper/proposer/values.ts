/** Proposed words as values, read as the document's other values are; undefined where they are no such value. */
import { foundIn, type Found } from '../found.ts';
import { textOf, type Token } from '../layout/layout.ts';
import type { Reading } from '../table/item.ts';
import { isDateLike, wholeDate } from '../values/date.ts';
import { wholeNumber } from '../values/number.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { OpenHeadField, OpenItemField } from './open-fields.ts';

/** Below the 0.95 under which a person looks: a proposal never passes in silence. */
export const PROPOSED_MAX = 0.9;

export function proposedValue(
  field: OpenHeadField | OpenItemField,
  tokens: readonly Token[],
  reading: Reading,
): Found | undefined {
  const found = foundIn(tokens, `paper/proposed/${field}`, PROPOSED_MAX);
  const text = textOf(tokens).replace(/[,;:]$/, '');
  switch (field) {
    case 'poNumber':
    case 'itemNumber':
      return /\d/.test(text) && text.length <= 40 && tokens.length <= 4 && !isDateLike(text)
        ? { ...found, text }
        : undefined;
    case 'orderDate': {
      const value = wholeDate(text, reading.order);
      return value === undefined ? undefined : { ...found, value };
    }
    case 'buyer':
    case 'supplier':
    case 'shipTo':
      return /\p{L}{2}/u.test(text) && text.length <= 80 ? { ...found, text } : undefined;
    case 'description':
      return /\p{L}{2}/u.test(text) && text.length <= 200 ? { ...found, text } : undefined;
    case 'unit':
      return isUnitWord(text) ? { ...found, text } : undefined;
    case 'quantity':
    case 'unitPrice':
    case 'amount': {
      const value = wholeNumber(text, reading.mark);
      const isOpen = reading.isMarkOpen === true && /^\D*\d{1,3}[.,]\d{3}\D*$/.test(text);
      return value === undefined || isOpen || Number(value) <= 0 ? undefined : { ...found, value };
    }
  }
}
