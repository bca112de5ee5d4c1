/** What is read and written is given back while a large file is read: memory outside of the heap waits for no full collection. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('ordergate read of a large file through a pipe', { timeout: 120_000 }, async () => {
  const child = spawn(process.execPath, ['bin/ordergate.js', 'read', join(folder, 'large.edi')], {
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
  const peaks = [...said.matchAll(/peak outside the heap: (\d+)/g)].map(([, peak]) => Number(peak));
  expect({ status, lines }).toEqual({ status: 0, lines: orders });
  expect(peaks.length).toBeGreaterThan(0);
  expect(Math.max(...peaks)).toBeLessThan(OUTSIDE_MAX);
});
