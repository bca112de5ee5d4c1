/** What is read and written is given back while a large file is read: memory outside of the heap waits for no full collection. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encoded } from '../edifact/support.ts';
import { writeLargeEdifact } from '../../../bench/reader/generate.ts';

const FILE_BYTES = 32_000_000;
const OUTSIDE_MAX = 22_000_000; // 12 MB are in use, and 6 more where types are stripped; 40 and more were.

let folder: string;
let orders: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergate-flat-'));
  orders = await writeLargeEdifact(join(folder, 'large.edi'), FILE_BYTES, 5);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly status: unknown;
  readonly lines: number;
  readonly said: string;
}

/** Reads a file through a pipe, as somebody does who counts its orders. */
async function run(path: string): Promise<Run> {
  const child = spawn(process.execPath, ['bin/ordergate.js', 'read', path], {
    env: { ...process.env, NODE_OPTIONS: `--require ${join(import.meta.dirname, '../../support/peak-preload.cjs')}` },
  });
  let lines = 0;
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    for (const byte of bytes) if (byte === 0x0a) lines += 1;
  });
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, lines, said };
}

function peakOf({ said }: Run, kind: string): number {
  const peaks = [...said.matchAll(new RegExp(`peak ${kind}: (\\d+)`, 'g'))].map(([, peak]) => Number(peak));
  return peaks.length === 0 ? Number.NaN : Math.max(...peaks);
}

test('ordergate read of a large file through a pipe', { timeout: 120_000 }, async () => {
  const found = await run(join(folder, 'large.edi'));
  expect(found).toMatchObject({ status: 0, lines: orders });
  expect(peakOf(found, 'outside the heap')).toBeLessThan(OUTSIDE_MAX);
});

const POLISH = ['Mąka pszenna', 'Żółty ser', 'Śmietana', 'Jabłka', 'Półka', 'Łosoś', 'Gęś'];
const SMALL_ORDERS = 50_000;
const PROCESS_MAX = 165_000_000; // 146 MB; 190 and more when each text was looked at twice.

test('and of many small orders in letters beyond ASCII', { timeout: 120_000 }, async () => {
  const path = join(folder, 'polish.edi');
  const messages = Array.from({ length: SMALL_ORDERS }, (_, index) => {
    const segments = [
      `UNH+${index + 1}+ORDERS:D:96A:UN:EAN008`,
      `BGM+220+PO${index + 1}+9`,
      'DTM+137:20261120:102',
      'NAD+BY+4012345000009::9',
      'NAD+SU+4098765000010::9',
      'LIN+1++4012345100013:EN',
      `IMD+F++:::${encoded(POLISH[index % POLISH.length] ?? '', 'iso-8859-2')}`,
      'QTY+21:1',
      'UNS+S',
    ];
    return `${segments.join("'")}'UNT+${segments.length + 1}+${index + 1}'`;
  });
  const head = "UNB+UNOD:3+4012345000009:14+4098765000010:14+261120:0930+77'";
  await writeFile(path, `${head}${messages.join('')}UNZ+${SMALL_ORDERS}+77'`, 'latin1');
  const found = await run(path);
  expect(found.lines).toBe(SMALL_ORDERS);
  expect(peakOf(found, 'of the process')).toBeLessThan(PROCESS_MAX);
});
