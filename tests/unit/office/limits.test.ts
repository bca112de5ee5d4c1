/** Files that were made to keep a reader busy: each meets a limit with a name, soon. */
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { codesOf, readAs } from './support.ts';

const SECOND = 1000;

function bomb(name: string): Promise<Buffer> {
  const zip = new JSZip().file(name, Buffer.alloc(3_000_000, 65));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

describe('a ZIP that unpacks to more than is read', () => {
  test.each([
    ['sheet', 'xl/workbook.xml'],
    ['word', 'word/document.xml'],
  ])('is refused by its directory (%s)', async (format, name) => {
    const paper = await readAs(format, await bomb(name), { unpackedBytesMax: 1_000_000 });
    expect(codesOf(paper)).toContain('paper-unpacks-too-large');
  });

  test('is refused while unpacking, where its directory lies', async () => {
    const bytes = await bomb('xl/workbook.xml');
    bytes.writeUInt32LE(100, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
    expect(codesOf(await readAs('sheet', bytes, { unpackedBytesMax: 1_000_000 }))).toContain('paper-unpacks-too-large');
  });
});

test('entities of a Word file are not expanded', { timeout: 5 * SECOND }, async () => {
  const entities = Array.from({ length: 25 }, (_, at) => `<!ENTITY a${at + 1} "&a${at};&a${at};&a${at};">`).join('');
  const xml = `<!DOCTYPE x [<!ENTITY a0 "ha">${entities}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a25;</w:t></w:r></w:p></w:body></w:document>`;
  const bytes = await new JSZip().file('word/document.xml', xml).generateAsync({ type: 'uint8array' });
  const paper = await readAs('word', bytes);
  expect(JSON.stringify(paper).length).toBeLessThan(100_000);
  expect(codesOf(paper).length).toBeGreaterThan(0);
});

test.each([
  ['html', 'elements inside each other', '<div>'.repeat(50_000), 'paper-words-limit'],
  ['html', 'tables inside each other', '<table><tr><td>'.repeat(2000), 'paper-words-limit'],
  ['html', 'more words than are read', `<p>${'PO 4711 '.repeat(20_000)}`, 'paper-words-limit'],
  ['mail', 'more words than are read', 'PO 4711\n'.repeat(20_000), 'paper-words-limit'],
  ['mail', 'no text at all', '\u0001\u0002\u0003'.repeat(50), 'text-unreadable'],
])('%s: %s end in a finding', { timeout: 90 * SECOND }, async (format, _case, text, code) => {
  expect(codesOf(await readAs(format, Buffer.from(text)))).toContain(code);
});

test('a mail of more parts than any has is not taken apart', async () => {
  const parts = Array.from(
    { length: 1200 },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
  );
  const bytes = Buffer.from(`From: a@b.example\nDate: Mon, 2 Mar 2026 08:00:00 +0000\n${parts.join('')}`);
  expect(codesOf(await readAs('mail', bytes))).toContain('mail-damaged');
});

test('a line and a word of any length are read in time', { timeout: 15 * SECOND }, async () => {
  const paper = await readAs('mail', Buffer.from(`${'please send 5 x AB-123, '.repeat(2000)}\n${'1,'.repeat(30_000)}`));
  expect(codesOf(paper)).toBeDefined();
});
