/** The items behind the numbers of the lines, typed or pasted. */
import { useCallback, useEffect, useState } from 'react';
import type { FormLine } from '../../model/form.ts';
import type { Ask, Item } from './client.ts';

const PAUSE_MS = 300;

export interface Items {
  /** Null: not on file. Undefined: not known yet. */
  of(number: string | undefined): Item | null | undefined;
  learn(number: string, item: Item): void;
}

export function useItems(
  ask: Ask,
  customer: string,
  lines: readonly FormLine[],
  onFound: (found: ReadonlyMap<string, Item | null>) => void,
): Items {
  /** By customer and number: the same number may be another item for another customer. */
  const [known, setKnown] = useState<ReadonlyMap<string, Item | null>>(new Map());
  const numbers = new Set(lines.map(({ item }) => keyOf(item)));
  const list = [...numbers].filter((key) => key !== '' && !known.has(nameOf(customer, key))).join('\n');
  useEffect(() => {
    if (list === '' || customer === '') return undefined;
    let isStale = false;
    const load = async (): Promise<void> => {
      const wanted = list.split('\n');
      const path = `/customers/${encodeURIComponent(customer)}/items`;
      // The check tells that the gateway does not answer; names appear when it does.
      const answer = await ask<{ data: (Item | null)[] }>('POST', path, { numbers: wanted }).catch(() => undefined);
      if (isStale || answer === undefined) return;
      const found = new Map(wanted.map((number, index) => [number, answer.data[index] ?? null]));
      setKnown(
        (before) => new Map([...before, ...[...found].map(([key, item]) => [nameOf(customer, key), item] as const)]),
      );
      onFound(found);
    };
    const timer = setTimeout(() => void load(), PAUSE_MS);
    // Found by then, the list has changed.
    const again = (): void => void load();
    addEventListener('online', again);
    return () => {
      isStale = true;
      clearTimeout(timer);
      removeEventListener('online', again);
    };
  }, [ask, customer, list, onFound]);
  const learn = useCallback(
    (number: string, item: Item) => setKnown((before) => new Map([...before, [nameOf(customer, keyOf(number)), item]])),
    [customer],
  );
  return { of: (number) => known.get(nameOf(customer, keyOf(number))), learn };
}

function nameOf(customer: string, key: string): string {
  return `${customer}\n${key}`;
}

export function keyOf(number: string | undefined): string {
  return (number ?? '').trim().toLowerCase();
}
