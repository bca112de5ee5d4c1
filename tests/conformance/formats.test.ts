/** What every format must keep to. A new one is covered as soon as it is in the registry. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { endWorkers } from '../../src/adapters/paper/worker/pool.ts';
import { detectFormat, formatAdapters } from '../../src/adapters/formats/registry.ts';
import { FINDING_CODES } from '../../src/model/codes.ts';
import type { Decoded, DecoderOptions } from '../../src/model/decoded.ts';
import type { FormatAdapter } from '../../src/model/format-adapter.ts';
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

const dataFormats = formatAdapters.filter(({ isPaper }) => isPaper !== true);
const paperFormats = formatAdapters.filter(({ isPaper }) => isPaper === true);

afterAll(endWorkers);

describe.each(dataFormats)('format $name', (format) => {
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

/** Papers are read as a whole, by a worker process. */
async function read(format: FormatAdapter, bytes: Uint8Array): Promise<Decoded[]> {
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  return [...decoder.push(bytes), ...decoder.end(), ...((await decoder.finish?.()) ?? [])];
}

describe.each(paperFormats)('format $name', (format) => {
  const files = filesBelow(join('fixtures', format.name));

  test('has fixtures', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)('%s is claimed, and read as an order, told to be none, or refused with a finding', async (path) => {
    const bytes = readFileSync(path);
    expect(detectFormat({ head: bytes.subarray(0, 4096), fileName: path })?.name).toBe(format.name);
    const items = await read(format, bytes);
    const findings = findingsOf(items);
    const isRead = items.some(
      (item) => item.kind === 'document' && (item.draft !== undefined || item.findings.length > 0),
    );
    expect(isRead || findings.some((finding) => finding.severity === 'error')).toBe(true);
    for (const { code, message, hint } of findings) {
      expect(FINDING_CODES).toHaveProperty([code]);
      expect(message.length * hint.length).toBeGreaterThan(0);
    }
  });

  test('a file cut anywhere gives findings or documents, and its worker lives on', async () => {
    const [path] = files.toSorted((a, b) => statSync(a).size - statSync(b).size);
    const bytes = readFileSync(path ?? '');
    for (const share of [0.02, 0.2, 0.5, 0.8, 0.95, 0.99]) {
      const items = await read(format, bytes.subarray(0, Math.floor(bytes.length * share)));
      expect(items.length).toBeGreaterThan(0);
      expect(findingsOf(items).map(({ code }) => code)).not.toContain('paper-reader-died');
    }
  });

  test('an empty file is a finding', async () => {
    expect(findingsOf(await read(format, new Uint8Array())).map(({ severity }) => severity)).toEqual(['error']);
  });
});

test("what no format claims is nobody's", () => {
  expect(detectFormat({ head: Buffer.from('\x7fELF\x02\x01\x01'), fileName: 'order.bin' })).toBeUndefined();
});
