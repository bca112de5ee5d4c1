/** The items on file, ready to be asked for. It is made once for as long as the items stay the same: a worker reads many papers. */
import type { MasterData } from '../../../model/master-data.ts';
import { confusionKey, plainNumber } from './confusions.ts';

/** Whose number it is. */
export type Owner = 'ours' | 'gtin' | 'partner';

export interface KnownNumber {
  /** As it is on file. */
  readonly number: string;
  readonly owner: Owner;
  readonly description: string;
}

export interface Catalogue {
  readonly isEmpty: boolean;
  readonly isComplete: boolean;
  /** What a number means to everybody, or to the partner who orders. */
  find(number: string, partnerId: string | undefined): readonly KnownNumber[];
  /** Numbers that a scan may have shown as this one. */
  confusable(number: string, partnerId: string | undefined): readonly KnownNumber[];
}

interface Entry extends KnownNumber {
  readonly partnerId?: string;
}

let last: { readonly items: Items; readonly catalogue: Catalogue } | undefined;

type Items = Omit<MasterData, 'partners'>;

export function catalogueOf(items: Items): Catalogue {
  if (last === undefined || !isSame(last.items, items)) last = { items, catalogue: build(items) };
  return last.catalogue;
}

function isSame(a: Items, b: Items): boolean {
  return a.products === b.products && a.crossReferences === b.crossReferences && a.isComplete === b.isComplete;
}

function build({ products, crossReferences, isComplete }: Items): Catalogue {
  const byNumber = new Map<string, Entry[]>();
  const descriptions = new Map<string, string>();
  const add = (entry: Entry): void => push(byNumber, plainNumber(entry.number), entry);
  for (const line of linesOf(products)) {
    const [number = '', gtin = '', description = ''] = line.split('\t');
    if (description !== '') descriptions.set(number, description);
    add({ number, owner: 'ours', description });
    if (gtin !== '') add({ number: gtin, owner: 'gtin', description });
  }
  for (const line of linesOf(crossReferences)) {
    const [partnerId = '', number = '', ours = ''] = line.split('\t');
    add({ number, owner: 'partner', description: descriptions.get(ours) ?? '', partnerId });
  }
  // Asked for by recognized pages alone, and only when a number is not known.
  let byKey: Map<string, Entry[]> | undefined;
  const alike = (key: string): readonly Entry[] => {
    if (byKey === undefined) {
      byKey = new Map();
      for (const entries of byNumber.values())
        for (const entry of entries) push(byKey, confusionKey(entry.number), entry);
    }
    return byKey.get(key) ?? [];
  };
  const isFor = (partnerId: string | undefined) => (entry: Entry) =>
    entry.partnerId === undefined || entry.partnerId === partnerId;
  return {
    isEmpty: byNumber.size === 0,
    isComplete,
    find: (number, partnerId) => (byNumber.get(plainNumber(number)) ?? []).filter(isFor(partnerId)),
    confusable: (number, partnerId) => alike(confusionKey(number)).filter(isFor(partnerId)),
  };
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key);
  if (entries === undefined) map.set(key, [entry]);
  else entries.push(entry);
}
