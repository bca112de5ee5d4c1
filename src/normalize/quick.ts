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
      return field.value ?? (isPlain(field, plan.max) && text.charCodeAt(0) > 32 ? text : undefined);
    case 'text':
      return field.value ?? (isPlain(field, plan.max) ? text : undefined);
    case 'decimal':
      return field.value ?? (isPlainDecimal(text) ? text : undefined);
    case 'enum':
    case 'boolean':
      return undefined;
    default:
      return field.value ?? (plan.last.text === text && plan.last.rule === field.rule ? plan.last.value : undefined);
  }
}

const PRINTABLE = /^[ -~]*$/;

/** Printable ASCII that is not empty, not too long, and does not end in a blank. */
function isPlain(field: DraftField, max: number): boolean {
  const { text } = field;
  const { length } = text;
  if (length === 0 || length > max || text.charCodeAt(length - 1) === 32) return false;
  return field.isPlain === true || PRINTABLE.test(text);
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
