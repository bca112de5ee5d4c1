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
  readonly read: (field: DraftField) => Normalized<Value>;
}
export interface ArrayPlan {
  readonly type: 'array';
  readonly item: Plan;
}
export interface ObjectPlan {
  readonly type: 'object';
  readonly fields: readonly FieldPlan[];
  /** Without these the object says nothing and is left out. */
  readonly required: readonly string[];
}
export interface FieldPlan {
  readonly key: string;
  /** `/key`, for the pointer. */
  readonly step: string;
  readonly plan: Plan;
}
export type Plan = LeafPlan | ArrayPlan | ObjectPlan;

/** Up to this length a string is a code or number, above it is text for people. */
const CODE_MAX = 200;

export const orderPlan: ObjectPlan = objectPlan(Order);

function planOf(schema: z.core.$ZodType, key: string): Plan {
  const kind = kindOf(schema);
  if (kind !== undefined) return { type: 'leaf', kind, read: kindReader(kind, schema, key) };
  if (schema instanceof z.ZodOptional) return planOf(schema.unwrap(), key);
  if (schema instanceof z.ZodObject) return objectPlan(schema);
  if (schema instanceof z.ZodArray) return { type: 'array', item: planOf(schema.element, key) };
  return leafPlan(schema, key);
}

function objectPlan(schema: z.ZodObject): ObjectPlan {
  const entries: [string, z.core.$ZodType][] = Object.entries(schema.shape);
  return {
    type: 'object',
    fields: entries.map(([key, field]) => ({ key, step: `/${key}`, plan: planOf(field, key) })),
    required: entries.filter(([, field]) => !(field instanceof z.ZodOptional)).map(([key]) => key),
  };
}

function leafPlan(schema: z.core.$ZodType, key: string): LeafPlan {
  if (schema instanceof z.ZodEnum) {
    const values = new Set(schema.options.map(String));
    return { type: 'leaf', kind: 'enum', read: (field) => readOption(field, values) };
  }
  if (schema instanceof z.ZodLiteral) {
    const values = new Set([...schema.values].map(String));
    return { type: 'leaf', kind: 'enum', read: (field) => readOption(field, values) };
  }
  if (schema instanceof z.ZodBoolean) return { type: 'leaf', kind: 'boolean', read: readBoolean };
  if (schema instanceof z.ZodString) {
    const max = schema.maxLength ?? CODE_MAX;
    if (max <= CODE_MAX) return { type: 'leaf', kind: 'code', read: (field) => given(field) ?? normalizeCode(field, max) };
    return { type: 'leaf', kind: 'text', read: (field) => given(field) ?? normalizeText(field, max) };
  }
  throw new TypeError(`The order schema has a kind of field that normalize does not know: ${key}`);
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
  return values.has(text) ? read(text) : doubtful('code-unknown', `"${text.slice(0, 60)}" is none of ${[...values].join(', ')}.`);
}

function readBoolean(field: DraftField): Normalized<boolean> {
  if (typeof field.value === 'boolean') return read(field.value);
  const text = field.text.trim();
  if (text === '') return absent;
  if (text === 'true' || text === 'false') return read(text === 'true');
  return doubtful('code-unknown', `"${text.slice(0, 60)}" is neither true nor false.`);
}
