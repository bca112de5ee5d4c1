import { readFileSync } from 'node:fs';
import { openZip } from '../../../src/adapters/paper/source/zip.ts';
import { repacked } from '../../../src/adapters/paper/source/zip-write.ts';

/** An office file of the fixtures with one more part, or another one. */
export function withPart(file: string, name: string, change: (before: string) => string): Uint8Array {
  return withParts(new Uint8Array(readFileSync(`fixtures/${file}`)), { [name]: change });
}

export function withParts(
  bytes: Uint8Array,
  changes: Readonly<Record<string, (before: string) => string>>,
): Uint8Array {
  const opened = openZip(bytes, 10_000_000);
  if (!('zip' in opened)) throw new Error('the file cannot be opened');
  const { zip } = opened;
  const [first] = zip.entries;
  if (first === undefined) throw new Error('the file is empty');
  const parts = new Map(
    Object.entries(changes).map(([name, change]) => {
      const before = Buffer.from(zip.read(name) ?? []).toString('utf8');
      return [name, new Uint8Array(Buffer.from(change(before)))];
    }),
  );
  const entries = [
    ...zip.entries.filter(({ name }) => !parts.has(name)),
    ...[...parts.keys()].map((name) => ({ ...first, name })),
  ];
  return repacked({ ...zip, entries, read: (name) => parts.get(name) ?? zip.read(name) }).bytes;
}
