/** Locked PDFs open with the passwords that were agreed, for reading and for whoever looks at their pages. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { picture } from '../../../src/adapters/formats/pdf/picture.ts';
import { paper } from '../../../src/adapters/formats/pdf/work.ts';
import { passwordsIn } from '../../../src/adapters/paper/worker/passwords.ts';

const FILE = 'fixtures/pdf/locked-aes256.pdf';
const bytes = new Uint8Array(readFileSync(FILE));
const folder = mkdtempSync(join(tmpdir(), 'ordergate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(text: string): string {
  const path = join(folder, 'passwords');
  writeFileSync(path, text);
  return path;
}

describe('a locked PDF', () => {
  test('is read and drawn with the one of several passwords that opens it', async () => {
    const passwords = ['4711', 'Grüße-4711', 'later'];
    const { pages, findings } = await paper({ bytes: bytes.slice(), passwords });
    expect(findings.map(({ code }) => code)).not.toContain('pdf-locked');
    expect(pages[0]?.words.length).toBeGreaterThan(0);
    const drawn = await picture({ bytes: bytes.slice(), passwords }, 1);
    expect(drawn.picture?.png.length).toBeGreaterThan(1000);
  });

  test('that none of them opens is told as locked', async () => {
    const { pages, findings } = await paper({ bytes: bytes.slice(), passwords: ['4711'] });
    expect(pages).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual(['pdf-locked']);
  });

  test('is opened by `ordergate read --passwords`', { timeout: 60_000 }, () => {
    expect(read('--passwords', fileOf('4711\nGrüße-4711\n'))).not.toContain('pdf-locked');
    expect(read('--passwords', join(folder, 'none'))).toContain('The file of passwords cannot be read');
  });
});

function read(...more: string[]): string {
  return spawnSync(process.execPath, ['bin/ordergate.js', 'read', FILE, ...more], { encoding: 'utf8' }).stderr;
}

test('a file of passwords has one a line, and not more than are tried', () => {
  expect(passwordsIn(fileOf('one two\r\n\r\n three\n'))).toEqual(['one two', ' three']);
  expect(() => passwordsIn(fileOf('x\n'.repeat(101)))).toThrow('at most 100');
});
