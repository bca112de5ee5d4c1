/**
 * One message being written from an order: the segments, what of the order they hold, and what is left out. A field
 * is written and noted as held in one go, so that the two cannot disagree.
 */
import type { Order } from '../../../model/order.ts';
import { planFor } from './plan.ts';
import type { Directory } from './write-text.ts';
import type { SegmentDraft } from './write-message.ts';

export type Line = Order['lines'][number];
export type Note = NonNullable<Order['notes']>[number];
export type Reference = NonNullable<Order['references']>[number];

export class Sheet {
  readonly segments: SegmentDraft[] = [];
  /** JSON Pointers of what the message has no place for. */
  readonly leftOut: string[] = [];
  readonly directory: Directory;
  readonly type: 'ORDERS' | 'ORDCHG';

  /** Notes that a reader has of texts which are longer than one FTX. */
  readonly overflow: Note[] = [];
  #textsLeft = 0;

  constructor(directory: Directory, type: 'ORDERS' | 'ORDCHG') {
    this.directory = directory;
    this.type = type;
  }

  /** How many FTX the header, or the line, still has room for. */
  get textsLeft(): number {
    return this.#textsLeft;
  }

  /** Whether LOC stands below NAD in the header. */
  get hasPlaceOfParty(): boolean {
    const root = planFor(this.type, this.directory.name, '', '3')?.plan.root;
    return root?.nodes.find(({ id, loop }) => id === 'NAD' && loop !== undefined)?.loop?.places.has('LOC') === true;
  }

  /** Whether the list of the element's first component has the code, or there is no list. */
  hasCode(tag: string, element: number, code: string): boolean {
    const spec = planFor(this.type, this.directory.name, '', '3')?.plan.segment(tag)?.elements[element - 1];
    return spec?.components[0]?.codes?.has(code) !== false;
  }

  /** Begins the header or a line, each of which has as many FTX as the directory says. */
  openTexts(where: 'header' | 'line'): void {
    const root = planFor(this.type, this.directory.name, '', '3')?.plan.root;
    const lines = root?.nodes.find(({ id, loop }) => id === 'LIN' && loop !== undefined)?.loop;
    const node = (where === 'header' ? root : lines)?.nodes.find(({ id }) => id === 'FTX');
    this.#textsLeft = node?.max ?? 0;
  }

  addText(kind: string, parts: readonly string[]): void {
    this.#textsLeft -= 1;
    this.add('FTX', kind, '', '', parts);
  }

  add(...draft: SegmentDraft): void {
    this.segments.push(draft);
  }

  leave(path: string): void {
    this.leftOut.push(path);
  }

  /** The value when it has a place; otherwise it is noted as left out. Absent stays absent. */
  hold<T>(value: T | undefined, isHeld: (value: T) => boolean, path: string): T | undefined {
    if (value === undefined || isHeld(value)) return value;
    this.leave(path);
    return undefined;
  }

  /** Notes every value below as left out. */
  leaveAll(value: unknown, path: string): void {
    if (value === undefined) return;
    if (typeof value !== 'object' || value === null) {
      this.leave(path);
      return;
    }
    for (const [key, inner] of Object.entries(value)) this.leaveAll(inner, `${path}/${key}`);
  }
}

/** The same object without what is undefined; undefined when nothing is left. */
export function present<T extends object>(object: T): T | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  // The keys are those of T, some fewer: all of them are optional where this is used.
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}

export function some<T>(items: readonly T[]): T[] | undefined {
  return items.length === 0 ? undefined : [...items];
}
