/**
 * What belongs together: a field of the order and the place in the source that says it. A small store outside React,
 * so that moving the pointer over an order of ten thousand lines repaints two cells and not the page.
 */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Lineage, LineageEntry } from '../model/lineage.ts';
import type { Source, SourceElement, SourceSegment } from './api.ts';
import { paperPlace, placeKey } from './paper-places.ts';
import type { PaperPlace } from './paper-places.ts';

/** `field:/poNumber`, `at:812` (an element or component by its byte offset), `segment:800`, or a place of a paper. */
export type LinkKey = string;

export const fieldKey = (pointer: string): LinkKey => `field:${pointer}`;
/** Of a field of a form, by its JSON Pointer there. */
export const typedKey = (pointer: string): LinkKey => `typed:${pointer}`;
export const elementKey = (element: SourceElement): LinkKey => `at:${element.offset}`;
export const segmentKey = (segment: SourceSegment): LinkKey => `segment:${segment.offset}`;

export interface SourceSpot {
  readonly segment: SourceSegment;
  /** Absent when the whole segment is meant. */
  readonly element?: SourceElement;
}

export class Links {
  readonly lineage: Lineage;
  readonly #partners = new Map<LinkKey, LinkKey[]>();
  readonly #spots = new Map<LinkKey, SourceSpot>();
  readonly #papers = new Map<LinkKey, PaperPlace>();
  readonly #listeners = new Map<LinkKey, Set<() => void>>();
  readonly #watchers = new Set<() => void>();
  #hovered: LinkKey | undefined;
  #pinned: LinkKey | undefined;
  #active: ReadonlySet<LinkKey> = new Set();

  constructor(lineage: Lineage, source: Source | undefined) {
    this.lineage = lineage;
    for (const segment of source?.segments ?? []) {
      this.#spots.set(segmentKey(segment), { segment });
      for (const element of segment.elements) this.#spots.set(elementKey(element), { segment, element });
    }
    const starts = (source?.segments ?? []).map((segment) => segment.offset);
    for (const [pointer, entry] of Object.entries(lineage)) {
      const place = paperPlace(entry.at);
      if (place !== undefined) {
        this.#papers.set(placeKey(place), place);
        this.#join(fieldKey(pointer), placeKey(place));
      }
      if (entry.at !== undefined && 'pointer' in entry.at) this.#join(fieldKey(pointer), typedKey(entry.at.pointer));
      const spot = placeOf(entry, source, starts);
      if (spot === undefined) continue;
      this.#join(fieldKey(pointer), spot.element === undefined ? segmentKey(spot.segment) : elementKey(spot.element));
    }
  }

  #join(one: LinkKey, other: LinkKey): void {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = this.#partners.get(from);
      if (known === undefined) this.#partners.set(from, [to]);
      else known.push(to);
    }
  }

  partnersOf(key: LinkKey): readonly LinkKey[] {
    return this.#partners.get(key) ?? [];
  }

  spotOf(key: LinkKey): SourceSpot | undefined {
    return this.#spots.get(key);
  }

  /** The place in a paper that the key stands for. */
  paperOf(key: LinkKey): PaperPlace | undefined {
    return this.#papers.get(key);
  }

  /** The thing under the pointer or the keyboard focus; what was pinned by a click comes back when it leaves. */
  hover(key: LinkKey | undefined): void {
    this.#hovered = key;
    this.#update();
  }

  /** Keeps the pair marked; the same key again lets go. */
  pin(key: LinkKey | undefined): void {
    this.#pinned = this.#pinned === key ? undefined : key;
    this.#update();
  }

  get current(): LinkKey | undefined {
    return this.#hovered ?? this.#pinned;
  }

  isActive(key: LinkKey): boolean {
    return this.#active.has(key);
  }

  isPinned(key: LinkKey): boolean {
    return this.#pinned === key;
  }

  #update(): void {
    const before = this.#active;
    const current = this.current;
    this.#active = new Set(current === undefined ? [] : [current, ...this.partnersOf(current)]);
    for (const key of new Set([...before, ...this.#active])) {
      for (const notify of this.#listeners.get(key) ?? []) notify();
    }
    for (const notify of this.#watchers) notify();
  }

  listen(key: LinkKey, notify: () => void): () => void {
    const set = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, set.add(notify));
    return () => set.delete(notify);
  }

  watch(notify: () => void): () => void {
    this.#watchers.add(notify);
    return () => this.#watchers.delete(notify);
  }
}

/** Finds the element or component that a lineage entry points at; offsets in both are bytes of the whole message. */
function placeOf(entry: LineageEntry, source: Source | undefined, starts: readonly number[]): SourceSpot | undefined {
  const at = entry.at;
  if (source === undefined || at === undefined || !('offset' in at)) return undefined;
  const segment = source.segments[lastAtOrBefore(starts, at.offset)];
  if (segment === undefined || at.offset > segment.offset + segment.length) return undefined;
  if ('segment' in at && at.element === undefined) return { segment };
  const element = segment.elements.find(
    ({ offset, length }) => at.offset >= offset && at.offset < offset + Math.max(length, 1),
  );
  return element === undefined ? { segment } : { segment, element };
}

/** @returns the index of the last of the sorted numbers that is not above `wanted`, or -1 */
export function lastAtOrBefore(sorted: readonly number[], wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export const LinksContext = createContext(new Links({}, undefined));

export function useActive(key: LinkKey): 'pinned' | 'active' | undefined {
  const links = useContext(LinksContext);
  const subscribe = useCallback((notify: () => void) => links.listen(key, notify), [links, key]);
  const snapshot = (): 'pinned' | 'active' | undefined => {
    if (!links.isActive(key)) return undefined;
    return links.isPinned(key) ? 'pinned' : 'active';
  };
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

export function useCurrent(): LinkKey | undefined {
  const links = useContext(LinksContext);
  const subscribe = useCallback((notify: () => void) => links.watch(notify), [links]);
  const snapshot = (): LinkKey | undefined => links.current;
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}
