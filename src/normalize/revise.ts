/** A person's correction of an order, as a new revision. */
import { applyPatch, type Operation } from 'rfc6902';
import { IntakeError } from '../model/errors.ts';
import type { Lineage, LineageEntry } from '../model/lineage.ts';
import { Order } from '../model/order.ts';

/** RFC 6902 operations (an array) or an RFC 7396 merge patch (an object). */
export type Patch = readonly Operation[] | Readonly<Record<string, unknown>>;

export interface Correction {
  readonly patch: Patch;
  /** Who corrects. */
  readonly actor: string;
  /** RFC 3339 instant. */
  readonly at: string;
  /** Why, in the person's words: kept in the history of the order, not in the lineage. */
  readonly reason: string;
}

export interface Revised {
  readonly order: Order;
  /** Lineage of every value of the new order; a corrected value points to the person. */
  readonly lineage: Lineage;
  /** JSON Pointers, in the new order, of added and changed values, and in the old order of removed ones. */
  readonly changed: readonly string[];
}

/**
 * Applies a correction to an order and moves its lineage along, so that removing line 1 leaves line 2's values with
 * line 2's places. The given order and lineage are not touched.
 *
 * @throws IntakeError `request-invalid` when the patch cannot be applied or a `test` fails, `order-invalid` when the
 * result is not an order.
 */
export function reviseOrder(order: Order, lineage: Lineage, correction: Correction): Revised {
  const { patch, actor, at } = correction;
  // Every value is stood for by the number of its entry, so that the same patch can be applied to the places.
  const entries: (LineageEntry | undefined)[] = [];
  const number = (entry: LineageEntry | undefined): number => entries.push(entry) - 1;
  const said = (_path: string, value: unknown): number =>
    number({ raw: String(value), at: { user: actor, at }, rule: 'correction', confidence: 1 });
  const before = leafTree(order, (path) => number(lineage[path]));
  const plain = structuredClone<unknown>(order);
  const places = structuredClone(before);
  const [result, tree] = isOperations(patch)
    ? [
        operate(plain, patch),
        operate(
          places,
          patch.filter(({ op }) => op !== 'test').map((operation) => withLeaves(operation, said)),
        ),
      ]
    : [
        merge(plain, patch),
        merge(
          places,
          leafTree(patch, (path, value) => (value === null ? null : said(path, value))),
        ),
      ];
  const checked = Order.safeParse(result);
  if (!checked.success) {
    const [problem] = checked.error.issues;
    const path = `/${problem?.path.join('/') ?? ''}`;
    throw new IntakeError(
      'order-invalid',
      `After the correction ${path} is not valid: ${problem?.message ?? 'unknown'}.`,
      { path, actor },
    );
  }
  const revised: Lineage = {};
  for (const [path, leaf] of leaves(tree)) {
    const entry = entries[leaf];
    if (entry !== undefined) revised[path] = entry;
  }
  return { order: checked.data, lineage: revised, changed: changes(before, tree) };
}

type ReadLeaf = (path: string, value: unknown) => number | null;

function isOperations(patch: Patch): patch is readonly Operation[] {
  return Array.isArray(patch);
}

function operate(document: unknown, operations: readonly Operation[]): unknown {
  // rfc6902 replaces the whole document through the root object, so it is given a holder.
  const holder = { root: document };
  const moved = operations.map((operation) => ({
    ...operation,
    path: `/root${operation.path}`,
    ...('from' in operation ? { from: `/root${operation.from}` } : {}),
  }));
  const failures = applyPatch(holder, moved);
  const index = failures.findIndex((failure) => failure !== null);
  if (index >= 0) {
    const { op = 'operation', path = '' } = operations[index] ?? {};
    throw new IntakeError(
      'request-invalid',
      `Operation ${index + 1} of the patch (${op} ${path}) cannot be applied.`,
      { index, op, path },
      failures[index],
    );
  }
  return holder.root;
}

function withLeaves(operation: Operation, said: ReadLeaf): Operation {
  return 'value' in operation ? { ...operation, value: leafTree(operation.value, said) } : operation;
}

/** RFC 7396: objects merge, null removes, everything else replaces. */
function merge(target: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const result: Record<string, unknown> = isPlainObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else if (key !== '__proto__') result[key] = merge(result[key], value);
  }
  return result;
}

function leafTree(value: unknown, leaf: ReadLeaf, path = ''): unknown {
  if (Array.isArray(value)) return value.map((item: unknown, index) => leafTree(item, leaf, `${path}/${index}`));
  if (!isPlainObject(value)) return leaf(path, value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, leafTree(item, leaf, `${path}/${escapeKey(key)}`)]),
  );
}

function* leaves(tree: unknown, path = ''): Generator<[string, number]> {
  if (typeof tree === 'number') yield [path, tree];
  else if (Array.isArray(tree)) for (const [index, item] of tree.entries()) yield* leaves(item, `${path}/${index}`);
  else if (isPlainObject(tree))
    for (const [key, item] of Object.entries(tree)) yield* leaves(item, `${path}/${escapeKey(key)}`);
}

/** A value that is new was said by the person; one that is gone was removed; one that only moved is no change. */
function changes(before: unknown, after: unknown): string[] {
  const old = [...leaves(before)];
  const kept = new Set([...leaves(after)].map(([, leaf]) => leaf));
  const changed = new Set(old.filter(([, leaf]) => !kept.has(leaf)).map(([path]) => path));
  const known = new Set(old.map(([, leaf]) => leaf));
  for (const [path, leaf] of leaves(after)) {
    // `delete` also makes the second appearance of a copied value count as new.
    if (!known.delete(leaf)) changed.add(path);
  }
  return [...changed];
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
