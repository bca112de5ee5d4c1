/**
 * Turns a draft (what the document says) into an order (what it means), with lineage for every value.
 * Pure: no clock, no network, no configuration. The kinds of fields come from the order schema itself.
 */
import { finding } from '../model/codes.ts';
import type { DraftField, DraftOrder } from '../model/draft.ts';
import type { Finding } from '../model/finding.ts';
import { ORDER_SCHEMA_VERSION, type Order } from '../model/order.ts';
import { LineageLog } from './lineage-log.ts';
import type { Doubt } from './normalized.ts';
import { orderPlan, type ArrayPlan, type LeafPlan, type ObjectPlan, type Value } from './plan.ts';
import { readQuickly } from './quick.ts';
import { Trail } from './trail.ts';

export { LineageLog, valueAt, type CompactLineage } from './lineage-log.ts';
export { unitOfWord } from './unit.ts';
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
  const walk: Walk = { issues: [] };
  const completed: DraftOrder = { ...draft, schemaVersion: SCHEMA_VERSION };
  completed.purpose = readable(draft.purpose, PURPOSE_PLAN, walk, '/purpose') ?? DEFAULT_PURPOSE;
  completed.test = readable(draft.test, TEST_PLAN, walk, '/test') ?? DEFAULT_TEST;
  if (draft.lines !== undefined && !draft.lines.every(isNumbered)) completed.lines = draft.lines.map(numbered);
  const trail = new Trail(undefined, '', orderPlan, completed);
  const order = readObject(walk, orderPlan, completed, trail) ?? {};
  order['lines'] ??= [];
  // The plan is built from the same schema, and a property test holds the two together.
  return { order: order as unknown as Order, lineage: LineageLog.fromTrail(trail), issues: walk.issues };
}

interface Walk {
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
  if (result.doubt !== undefined) note(walk, result.doubt, path, field);
  return undefined;
}

type DraftLine = NonNullable<DraftOrder['lines']>[number];

function isNumbered({ lineNumber }: DraftLine): boolean {
  return lineNumber !== undefined && lineNumber.text.trim() !== '';
}

function numbered(line: DraftLine, index: number): DraftLine {
  if (isNumbered(line)) return line;
  return { ...line, lineNumber: { text: '', rule: 'computed/line-number', value: String(index + 1) } };
}

/** Reads the fields that are there in the schema's order, whatever order the draft has them in. */
function readObject(
  walk: Walk,
  plan: ObjectPlan,
  source: Readonly<Record<string, unknown>>,
  trail: Trail,
): Record<string, unknown> | undefined {
  const { fields, indexes, requiredBits } = plan;
  let wanted = 0;
  for (const key in source) {
    const index = source[key] === undefined ? undefined : indexes.get(key);
    if (index !== undefined) wanted |= 1 << index;
  }
  const result: Record<string, unknown> = {};
  let found = 0;
  for (; wanted !== 0; wanted &= wanted - 1) {
    const index = 31 - Math.clz32(wanted & -wanted); // The lowest bit.
    const field = fields[index];
    if (field === undefined) continue;
    const { key, plan: fieldPlan } = field;
    const isLeaf = fieldPlan.type === 'leaf';
    const value = isLeaf
      ? readLeaf(walk, fieldPlan, source[key] as DraftField, trail, key)
      : readNested(walk, fieldPlan, source[key], trail, key);
    if (value === undefined) continue;
    result[key] = value;
    found |= 1 << index;
    if (isLeaf) trail.leaves |= 1 << index;
  }
  if (trail.isRoot || (found !== 0 && (found & requiredBits) === requiredBits)) return result;
  const missing = plan.required.find((key) => result[key] === undefined);
  if (found !== 0 && missing !== undefined) walk.issues.push(incomplete(source, result, missing, trail.toString()));
  return undefined;
}

/** A reference without its type, a tax without its kind: what it did say is told, with its place. */
function incomplete(
  source: Readonly<Record<string, unknown>>,
  result: Readonly<Record<string, unknown>>,
  missing: string,
  path: string,
): Finding {
  const [key = ''] = Object.keys(result);
  const field = source[key] as Partial<DraftField> | undefined;
  const said = JSON.stringify(result[key] ?? '').slice(0, 80);
  return finding(
    'value-incomplete',
    `The ${key} ${said} was left out, because the document does not give its ${missing}.`,
    field?.at === undefined ? { path } : { path, at: field.at },
  );
}

function readArray(walk: Walk, plan: ArrayPlan, items: readonly unknown[], trail: Trail): unknown[] | undefined {
  const result: unknown[] = [];
  for (const item of items) {
    if (plan.item.type === 'leaf') {
      const value = readLeaf(walk, plan.item, item as DraftField, trail, result.length);
      if (value === undefined) continue;
      result.push(value);
      trail.item(item as DraftField);
    } else {
      const value = readNested(walk, plan.item, item, trail, result.length);
      if (value !== undefined) result.push(value);
    }
  }
  return result.length === 0 ? undefined : result;
}

/** An object or a list; it leaves its trail only when it holds a value. */
function readNested(
  walk: Walk,
  plan: ObjectPlan | ArrayPlan,
  draft: unknown,
  owner: Trail,
  step: string | number,
): unknown {
  const isObject = plan.type === 'object';
  const source = draft as Readonly<Record<string, unknown>>;
  const trail = isObject ? new Trail(owner, step, plan, source) : new Trail(owner, step);
  const value = isObject
    ? readObject(walk, plan, source, trail)
    : readArray(walk, plan, draft as readonly unknown[], trail);
  if (value !== undefined) owner.nest(trail);
  return value;
}

function readLeaf(
  walk: Walk,
  plan: LeafPlan,
  field: DraftField,
  owner: Trail,
  step: string | number,
): Value | undefined {
  return readQuickly(plan, field) ?? readSlowly(walk, plan, field, owner, step);
}

/** Asks the normalizer of the kind, and notes its doubt. */
function readSlowly(
  walk: Walk,
  plan: LeafPlan,
  field: DraftField,
  owner: Trail,
  step: string | number,
): Value | undefined {
  const result = plan.read(field);
  const { doubt } = result;
  if (doubt !== undefined) note(walk, doubt, `${owner.toString()}/${step}`, field);
  if (!result.ok) return undefined;
  if (doubt === undefined && field.value === undefined) {
    plan.last.text = field.text;
    plan.last.rule = field.rule;
    plan.last.value = result.value;
  }
  return result.value;
}

function note({ issues }: Walk, { code, message, severity }: Doubt, path: string, { at }: DraftField): void {
  issues.push(finding(code, message, { path, ...(at === undefined ? {} : { at }), ...(severity && { severity }) }));
}
