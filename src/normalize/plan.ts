/**
 * The order's schema as a plan for the walk: objects, arrays and leaves, each leaf with the normalizer of its kind.
 * Built once from the zod schema, so that a new field needs no second mention here.
 */
import { z } from 'zod';
import type { FindingCode } from '../model/codes.ts';
import type { DraftField } from '../model/draft.ts';
import { Order } from '../model/order.ts';
import { normalizeCountry } from './country.ts';
import { normalizeCurrency } from './currency.ts';
import { normalizeDate } from './date.ts';
import { normalizeDecimal, normalizeInteger } from './decimal.ts';
import { absent, doubtful, read, type Normalized } from './normalized.ts';
import { normalizeCode, normalizeText } from './text.ts';
import { normalizeUnit } from './unit.ts';

export type Value = string | number | boolean;

export interface LeafPlan {
  readonly type: 'leaf';
  readonly kind: string;
  /** Longest text, in characters; 0 when the kind has no such limit. */
  readonly max: number;
  readonly read: (field: DraftField) => Normalized<Value>;
  /** What was read without doubt last: days, units and countries recur. The only part of a plan that changes. */
  readonly last: { text: string; rule: string; value: Value | undefined };
}
export interface ArrayPlan {
  readonly type: 'array';
  readonly item: Plan;
}
export interface ObjectPlan {
  readonly type: 'object';
  /** In the schema's order, at most 31: a set of them is a number with a bit for each. */
  readonly fields: readonly FieldPlan[];
  readonly indexes: ReadonlyMap<string, number>;
  /** Without these the object says nothing and is left out. */
  readonly required: readonly string[];
  readonly requiredBits: number;
}
export interface FieldPlan {
  readonly key: string;
  readonly plan: Plan;
}
export type Plan = LeafPlan | ArrayPlan | ObjectPlan;

/** Up to this length a string is a code or number, above it is text for people. */
const CODE_MAX = 200;
const FIELDS_MAX = 31;

export const orderPlan: ObjectPlan = objectPlan(Order);

function planOf(schema: z.core.$ZodType, key: string): Plan {
  const kind = kindOf(schema);
  if (kind !== undefined) return leaf(kind, 0, kindReader(kind, schema, key));
  if (schema instanceof z.ZodOptional) return planOf(schema.unwrap(), key);
  if (schema instanceof z.ZodObject) return objectPlan(schema);
  if (schema instanceof z.ZodArray) return { type: 'array', item: planOf(schema.element, key) };
  return leafPlan(schema, key);
}

function objectPlan(schema: z.ZodObject): ObjectPlan {
  const entries: [string, z.core.$ZodType][] = Object.entries(schema.shape);
  if (entries.length > FIELDS_MAX)
    throw new TypeError(`An object of the order schema has more than ${FIELDS_MAX} fields.`);
  return {
    type: 'object',
    fields: entries.map(([key, field]) => ({ key, plan: planOf(field, key) })),
    indexes: new Map(entries.map(([key], index) => [key, index])),
    required: entries.filter(isRequired).map(([key]) => key),
    requiredBits: entries.reduce((bits, entry, index) => (isRequired(entry) ? bits | (1 << index) : bits), 0),
  };
}

function isRequired([, field]: readonly [string, z.core.$ZodType]): boolean {
  return !(field instanceof z.ZodOptional);
}

function leafPlan(schema: z.core.$ZodType, key: string): LeafPlan {
  if (schema instanceof z.ZodEnum) {
    const values = new Set(schema.options.map(String));
    return leaf('enum', 0, (field) => readOption(field, values));
  }
  if (schema instanceof z.ZodLiteral) {
    const values = new Set([...schema.values].map(String));
    return leaf('enum', 0, (field) => readOption(field, values));
  }
  if (schema instanceof z.ZodBoolean) return leaf('boolean', 0, readBoolean);
  if (schema instanceof z.ZodString) {
    const max = schema.maxLength ?? CODE_MAX;
    if (max <= CODE_MAX) return leaf('code', max, (field) => given(field) ?? normalizeCode(field, max));
    return leaf('text', max, (field) => given(field) ?? normalizeText(field, max));
  }
  throw new TypeError(`The order schema has a kind of field that normalize does not know: ${key}`);
}

function leaf(kind: string, max: number, readField: LeafPlan['read']): LeafPlan {
  return { type: 'leaf', kind, max, read: readField, last: { text: '', rule: '', value: undefined } };
}

/** `meta({ kind })`, on the schema or on its optional wrapper. */
function kindOf(schema: z.core.$ZodType): string | undefined {
  const kind = z.globalRegistry.get(schema)?.['kind'];
  return typeof kind === 'string' ? kind : undefined;
}

function kindReader(kind: string, schema: z.core.$ZodType, key: string): LeafPlan['read'] {
  switch (kind) {
    case 'decimal': {
      const code = decimalCode(key);
      return (field) => given(field) ?? normalizeDecimal(field, code);
    }
    case 'integer': {
      const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
      const max = inner instanceof z.ZodNumber ? (inner.maxValue ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER;
      return (field) => given(field) ?? normalizeInteger(field, max);
    }
    case 'date':
      return (field) => given(field) ?? normalizeDate(field);
    case 'unit':
      return (field) => given(field) ?? normalizeUnit(field);
    case 'country':
      return (field) => given(field) ?? normalizeCountry(field);
    case 'currency':
      return (field) => given(field) ?? normalizeCurrency(field);
    default:
      throw new TypeError(`The order schema has a kind that normalize does not know: ${kind}`);
  }
}

function decimalCode(key: string): FindingCode {
  if (key === 'quantity') return 'quantity-unreadable';
  return key === 'unitPrice' ? 'price-unreadable' : 'number-unreadable';
}

/** The meaning that the format gave along, which is taken as it is. */
function given(field: DraftField): Normalized<Value> | undefined {
  return field.value === undefined ? undefined : { ok: true, value: field.value };
}

function readOption(field: DraftField, values: ReadonlySet<string>): Normalized<string> {
  const text = field.value === undefined ? field.text.trim() : String(field.value);
  if (text === '') return absent;
  return values.has(text)
    ? read(text)
    : doubtful('code-unknown', `"${text.slice(0, 60)}" is none of ${[...values].join(', ')}.`);
}

function readBoolean(field: DraftField): Normalized<boolean> {
  if (typeof field.value === 'boolean') return read(field.value);
  const text = field.text.trim();
  if (text === '') return absent;
  if (text === 'true' || text === 'false') return read(text === 'true');
  return doubtful('code-unknown', `"${text.slice(0, 60)}" is neither true nor false.`);
}
