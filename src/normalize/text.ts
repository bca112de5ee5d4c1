/** Free text and codes. */
import type { DraftField } from '../model/draft.ts';
import { absent, read, type Normalized } from './normalized.ts';

/**
 * Reads free text. Blanks at the end are padding and go; blanks at the start may be an indent and stay.
 *
 * Control characters become U+FFFD, so that they can be seen: PostgreSQL refuses NUL, and a terminal obeys the
 * others. Line breaks and tabs are kept. The untouched characters are in the lineage.
 *
 * @param max characters that the order can hold; a longer text is cut, with finding `value-too-long`.
 */
export function normalizeText(field: DraftField, max: number): Normalized<string> {
  return fit(clean(field.text).trimEnd(), max);
}

/** Reads a code or number, such as an item number. Blanks around it never mean anything and go. */
export function normalizeCode(field: DraftField, max: number): Normalized<string> {
  return fit(clean(field.text).trim(), max);
}

// Line feed, carriage return and tab are text; everything else below U+0020, and DEL, is not.
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const EVERY_CONTROL = new RegExp(CONTROL.source, 'g');

function clean(text: string): string {
  return CONTROL.test(text) ? text.replace(EVERY_CONTROL, '\ufffd') : text;
}

function fit(text: string, max: number): Normalized<string> {
  if (text === '') return absent;
  if (text.length <= max) return read(text);
  const doubt = {
    code: 'value-too-long',
    message: `The text has ${text.length} characters; the order holds the first ${max}.`,
  } as const;
  return { ok: true, value: text.slice(0, isHighSurrogate(text.charCodeAt(max - 1)) ? max - 1 : max), doubt };
}

/** The first half of a character that the cut would break. */
function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
