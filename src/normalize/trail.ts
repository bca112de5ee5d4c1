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
  /** Objects and lists in it that hold a value, in the order's order. */
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
  each(tell: Tell): void {
    const pointer = this.toString();
    for (const [index, field] of (this.#items ?? []).entries()) tell(pointer, String(index), field);
    const nested = this.#nested ?? [];
    if (this.#plan === undefined) {
      for (const trail of nested) trail.each(tell);
      return;
    }
    const inside = new Map(nested.map((trail) => [trail.#step, trail]));
    for (const [index, { key }] of this.#plan.fields.entries()) {
      if ((this.leaves & (1 << index)) !== 0) tell(pointer, key, this.#draft?.[key] as DraftField);
      else inside.get(key)?.each(tell);
    }
  }
}

export type Tell = (holder: string, key: string, field: DraftField) => void;
