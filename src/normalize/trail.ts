/**
 * What the walk leaves behind: one node for each object and list that was read, linked to its draft. Where each value
 * came from is told from it when somebody asks, so that reading an order costs nothing per value.
 */
import type { DraftField } from '../model/draft.ts';
import type { ObjectPlan } from './plan.ts';

export class Trail {
  readonly #owner: Trail | undefined;
  readonly #step: string | number;
  readonly #plan: ObjectPlan | undefined;
  readonly #draft: Readonly<Record<string, unknown>> | undefined;
  /** Of an object: a bit for each field of the plan that is a leaf and has a value. */
  leaves = 0;
  /** Objects and lists in it that hold a value, in the order's order; those of a list by their positions. */
  #nested: Trail[] | undefined;
  /** Of a list of leaves: what was read for each item. */
  #items: DraftField[] | undefined;

  /**
   * @param step a key without `/` and `~`, as all of the order's are, or a position in a list
   * @param plan and `draft`: of an object; a list has neither
   */
  constructor(
    owner: Trail | undefined,
    step: string | number,
    plan?: ObjectPlan,
    draft?: Readonly<Record<string, unknown>>,
  ) {
    this.#owner = owner;
    this.#step = step;
    this.#plan = plan;
    this.#draft = draft;
  }

  get isRoot(): boolean {
    return this.#owner === undefined;
  }

  nest(trail: Trail): void {
    (this.#nested ??= []).push(trail);
  }

  item(field: DraftField): void {
    (this.#items ??= []).push(field);
  }

  /** The pointer (RFC 6901) of the object or list; the root is ''. */
  toString(): string {
    return this.#owner === undefined ? '' : `${this.#owner.toString()}/${this.#step}`;
  }

  /** How many values it holds. */
  get size(): number {
    let size = this.#items?.length ?? 0;
    for (let bits = this.leaves; bits !== 0; bits &= bits - 1) size += 1;
    for (const trail of this.#nested ?? []) size += trail.size;
    return size;
  }

  /** Tells every value, in the order of the schema: the pointer of what holds it, its key in there, and its field. */
  each(tell: Tell, pointer = this.toString()): void {
    let index = 0;
    for (const field of this.#items ?? NO_ITEMS) tell(pointer, String(index++), field);
    const nested = this.#nested ?? NO_TRAILS;
    if (this.#plan === undefined) {
      for (const trail of nested) trail.each(tell, `${pointer}/${trail.#step}`);
      return;
    }
    index = 0;
    let next = 0; // Both are in the schema's order.
    for (const { key } of this.#plan.fields) {
      if ((this.leaves & (1 << index++)) !== 0) tell(pointer, key, this.#draft?.[key] as DraftField);
      else {
        const trail = nested[next];
        if (trail === undefined || trail.#step !== key) continue;
        trail.each(tell, `${pointer}/${key}`);
        next += 1;
      }
    }
  }

  /**
   * The field of one value; undefined when there is none. Only the way to it is walked, because a finding asks for one of
   * hundreds.
   * @param keys of its pointer, from this object or list on
   */
  fieldAt(keys: readonly string[], depth = 0): DraftField | undefined {
    const key = keys[depth] ?? '';
    const isLast = depth === keys.length - 1;
    if (this.#plan === undefined) {
      const at = /^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : -1;
      return isLast ? this.#items?.[at] : this.#nested?.[at]?.fieldAt(keys, depth + 1);
    }
    if (!isLast) return this.#nested?.find((trail) => trail.#step === key)?.fieldAt(keys, depth + 1);
    const index = this.#plan.indexes.get(key);
    if (index === undefined || (this.leaves & (1 << index)) === 0) return undefined;
    return this.#draft?.[key] as DraftField | undefined;
  }
}

const NO_ITEMS: readonly DraftField[] = [];
const NO_TRAILS: readonly Trail[] = [];

export type Tell = (holder: string, key: string, field: DraftField) => void;
