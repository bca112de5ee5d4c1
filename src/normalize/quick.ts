/**
 * Reads the values that are canonical already, which nearly all are, without making anything new.
 * What is not recognised here goes to the normalizer of its kind; a test holds the two together.
 */
import type { DraftField } from '../model/draft.ts';
import type { LeafPlan, Value } from './plan.ts';

/** The value, or `undefined` for "ask the normalizer". */
export function readQuickly(plan: LeafPlan, field: DraftField): Value | undefined {
  const { text } = field;
  switch (plan.kind) {
    case 'code':
      return field.value ?? (text.length <= plan.max && isPlain(text) && text.charCodeAt(0) > 32 ? text : undefined);
    case 'text':
      return field.value ?? (text.length <= plan.max && isPlain(text) ? text : undefined);
    case 'decimal':
      return field.value ?? (isPlainDecimal(text) ? text : undefined);
    case 'enum':
    case 'boolean':
      return undefined;
    default:
      return field.value ?? (plan.last.text === text && plan.last.rule === field.rule ? plan.last.value : undefined);
  }
}

const LOOK_MAX = 16; // Beyond this length a regular expression is faster than looking at each character.
const PRINTABLE = /^[ -~]*$/;

/** Printable ASCII that is not empty and does not end in a blank. */
function isPlain(text: string): boolean {
  const { length } = text;
  if (length === 0 || text.charCodeAt(length - 1) === 32) return false;
  if (length > LOOK_MAX) return PRINTABLE.test(text);
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 || code > 126) return false;
  }
  return true;
}

/** Digits without a leading zero, and perhaps a point and digits: at most 30 and 15 of them. */
function isPlainDecimal(text: string): boolean {
  const { length } = text;
  let whole = 0;
  while (whole < length && isDigit(text.charCodeAt(whole))) whole += 1;
  if (whole === 0 || whole > 30 || (whole > 1 && text.charCodeAt(0) === 48)) return false;
  if (whole === length) return true;
  if (text.charCodeAt(whole) !== 46 || length - whole > 16 || length - whole < 2) return false;
  for (let index = whole + 1; index < length; index++) if (!isDigit(text.charCodeAt(index))) return false;
  return true;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
