/**
 * Turns a draft (what the document says) into an order (what it means), with lineage for every value.
 * Pure: no clock, no network, no configuration. The kinds of fields come from the order schema itself.
 */
import { finding } from '../model/codes.ts';
import type { DraftField, DraftOrder } from '../model/draft.ts';
import type { Finding } from '../model/finding.ts';
import { ORDER_SCHEMA_VERSION, type Order } from '../model/order.ts';
import { LineageLog } from './lineage-log.ts';
import { orderPlan, type ArrayPlan, type LeafPlan, type ObjectPlan, type Plan, type Value } from './plan.ts';

export { LineageLog, valueAt, type CompactLineage } from './lineage-log.ts';
export { reviseOrder, type Correction, type Patch, type Revised } from './revise.ts';

export interface NormalizedOrder {
  readonly order: Order;
  readonly lineage: LineageLog;
  /** Values that could not be read: each is absent from the order and told here, with its place. */
  readonly issues: Finding[];
}

/**
 * Reads a draft. The order always satisfies the schema: what cannot be read is left out and becomes an issue.
 * What every order must have and the source does not say is filled in under a rule `default/…` or `computed/…`:
 * the schema version, the purpose (`original`), the test flag (false) and line numbers (the position).
 */
export function normalizeOrder(draft: DraftOrder): NormalizedOrder {
  const walk: Walk = { lineage: new LineageLog(), issues: [] };
  const completed: DraftOrder = { ...draft, schemaVersion: SCHEMA_VERSION };
  completed.purpose = readable(draft.purpose, PURPOSE_PLAN, walk, '/purpose') ?? DEFAULT_PURPOSE;
  completed.test = readable(draft.test, TEST_PLAN, walk, '/test') ?? DEFAULT_TEST;
  if (draft.lines !== undefined) completed.lines = draft.lines.map(numbered);
  const order = readObject(walk, orderPlan, completed, '') ?? {};
  order['lines'] ??= [];
  // The plan is built from the same schema, and a property test holds the two together.
  return { order: order as unknown as Order, lineage: walk.lineage, issues: walk.issues };
}

interface Walk {
  readonly lineage: LineageLog;
  readonly issues: Finding[];
}

const SCHEMA_VERSION: DraftField = { text: '', rule: 'default/schema-version', value: ORDER_SCHEMA_VERSION };
const DEFAULT_PURPOSE: DraftField = { text: '', rule: 'default/purpose', value: 'original' };
const DEFAULT_TEST: DraftField = { text: '', rule: 'default/test', value: false };
const PURPOSE_PLAN = leafOf('purpose');
const TEST_PLAN = leafOf('test');

function leafOf(key: string): LeafPlan {
  const plan = orderPlan.fields.find((field) => field.key === key)?.plan;
  if (plan?.type !== 'leaf') throw new TypeError(`The order schema has no leaf ${key}.`);
  return plan;
}

/** The field when it can be read; otherwise its doubt is noted and the caller takes a default. */
function readable(field: DraftField | undefined, plan: LeafPlan, walk: Walk, path: string): DraftField | undefined {
  if (field === undefined) return undefined;
  const result = plan.read(field);
  if (result.ok) return field;
  if (result.doubt !== undefined) walk.issues.push(finding(result.doubt.code, result.doubt.message, where(path, field)));
  return undefined;
}

type DraftLine = NonNullable<DraftOrder['lines']>[number];

function numbered(line: DraftLine, index: number): DraftLine {
  if (line.lineNumber !== undefined && line.lineNumber.text.trim() !== '') return line;
  return { ...line, lineNumber: { text: '', rule: 'computed/line-number', value: String(index + 1) } };
}

function readObject(walk: Walk, plan: ObjectPlan, draft: object, path: string): Record<string, unknown> | undefined {
  const source = draft as Record<string, unknown>;
  const { lineage } = walk;
  const start = lineage.size;
  const result: Record<string, unknown> = {};
  let isEmpty = true;
  for (const { key, step, plan: fieldPlan } of plan.fields) {
    const field = source[key];
    if (field === undefined) continue;
    const at = path + step;
    // Most fields are leaves; asking here saves a call for each.
    const value = fieldPlan.type === 'leaf' ? readLeaf(walk, fieldPlan, field as DraftField, at) : readAny(walk, fieldPlan, field, at);
    if (value === undefined) continue;
    result[key] = value;
    isEmpty = false;
  }
  if (path === '') return result;
  const missing = plan.required.find((key) => result[key] === undefined);
  if (missing === undefined && !isEmpty) return result;
  if (!isEmpty && missing !== undefined) walk.issues.push(incomplete(source, result, missing, path));
  lineage.truncate(start);
  return undefined;
}

/** A reference without its type, a tax without its kind: what it did say is told, with its place. */
function incomplete(source: Record<string, unknown>, result: Record<string, unknown>, missing: string, path: string): Finding {
  const [key = ''] = Object.keys(result);
  const field = source[key] as Partial<DraftField> | undefined;
  const said = JSON.stringify(result[key] ?? '').slice(0, 80);
  return finding('value-incomplete', `The ${key} ${said} was left out, because the document does not give its ${missing}.`, field?.at === undefined ? { path } : { path, at: field.at });
}

function readArray(walk: Walk, plan: ArrayPlan, items: readonly unknown[], path: string): unknown[] | undefined {
  const result: unknown[] = [];
  for (const item of items) {
    const value = readAny(walk, plan.item, item, `${path}/${result.length}`);
    if (value !== undefined) result.push(value);
  }
  return result.length === 0 ? undefined : result;
}

function readAny(walk: Walk, plan: Plan, draft: unknown, path: string): unknown {
  switch (plan.type) {
    case 'leaf':
      return readLeaf(walk, plan, draft as DraftField, path);
    case 'array':
      return readArray(walk, plan, draft as readonly unknown[], path);
    case 'object':
      return readObject(walk, plan, draft as object, path);
  }
}

function readLeaf(walk: Walk, plan: LeafPlan, field: DraftField, path: string): Value | undefined {
  const result = plan.read(field);
  if (result.doubt !== undefined) walk.issues.push(finding(result.doubt.code, result.doubt.message, where(path, field)));
  if (!result.ok) return undefined;
  walk.lineage.add(path, field);
  return result.value;
}

function where(path: string, field: DraftField): { path: string; at?: NonNullable<DraftField['at']> } {
  return field.at === undefined ? { path } : { path, at: field.at };
}
