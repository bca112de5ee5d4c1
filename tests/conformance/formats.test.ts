/** What every format must keep to. A new one is covered as soon as it is in the registry. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectFormat, formatAdapters } from '../../src/adapters/formats/registry.ts';
import { FINDING_CODES } from '../../src/model/codes.ts';
import type { Decoded, DecoderOptions, FormatAdapter } from '../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

function decode(
  format: FormatAdapter,
  bytes: Uint8Array,
  parts: DecoderOptions['parts'] = 'all',
  chunk = Infinity,
): Decoded[] {
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts });
  const items: Decoded[] = [];
  for (let start = 0; start < bytes.length; start += chunk)
    items.push(...decoder.push(bytes.subarray(start, start + chunk)));
  return [...items, ...decoder.end()];
}

const names = (items: readonly Decoded[]): unknown[] =>
  items.flatMap((item) => (item.kind === 'document' ? [[item.index, item.at, item.type, item.controlNumber]] : []));
const findingsOf = (items: readonly Decoded[]) =>
  items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));

describe.each(formatAdapters)('format $name', (format) => {
  const files = filesBelow(join('fixtures', format.name));

  test('has fixtures', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)('%s is claimed, and either read or refused with a finding', (path) => {
    const bytes = readFileSync(path);
    expect(detectFormat({ head: bytes.subarray(0, 4096) })?.name).toBe(format.name);
    const items = decode(format, bytes);
    const findings = findingsOf(items);
    const accepted = items.some(
      (item) =>
        (item.kind === 'interchange' && item.status !== 'R') ||
        (item.kind === 'document' && item.interchange === undefined && item.draft !== undefined),
    );
    expect(accepted || findings.some((finding) => finding.severity === 'error')).toBe(true);
    for (const { code, message, hint } of findings) {
      expect(FINDING_CODES).toHaveProperty([code]);
      expect(message.length * hint.length).toBeGreaterThan(0);
    }
  });

  test('every byte of a file may come alone', () => {
    for (const path of files.filter((file) => statSync(file).size < 2000).slice(0, 40)) {
      const bytes = readFileSync(path);
      expect({ path, items: decode(format, bytes, 'all', 1) }).toEqual({ path, items: decode(format, bytes) });
    }
  });

  test('documents have the same index, place and number whichever part is read', () => {
    for (const path of files) {
      const bytes = readFileSync(path);
      const all = { path, names: names(decode(format, bytes)) };
      expect({ path, names: names(decode(format, bytes, 'verdicts')) }).toEqual(all);
      expect({ path, names: names(decode(format, bytes, 'documents')) }).toEqual(all);
    }
  });

  test('a document cut at any byte gives findings or documents, never a throw', () => {
    const path = files.find((file) => statSync(file).size > 300 && statSync(file).size < 700);
    if (path === undefined) throw new Error(`format ${format.name} has no fixture of 300 to 700 bytes`);
    const bytes = readFileSync(path);
    for (let end = 0; end <= bytes.length; end++)
      expect(decode(format, bytes.subarray(0, end)).length).toBeGreaterThan(0);
  });

  test('an empty file is a finding', () => {
    expect(findingsOf(decode(format, new Uint8Array())).map((finding) => finding.severity)).toEqual(['error']);
  });
});

test("what no format claims is nobody's", () => {
  expect(detectFormat({ head: Buffer.from('%PDF-1.7'), fileName: 'order.pdf' })).toBeUndefined();
});
