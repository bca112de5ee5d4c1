/** A mail of polite words with its orders attached: each attachment is an order, and says that it was one. */
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { endWorkers } from '../../../src/adapters/paper/worker/pool.ts';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import type { Decoded } from '../../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';

afterAll(() => endWorkers());

const ATTACHED = ['fixtures/golden/paper/r_plex_grid-100-0.pdf', 'fixtures/golden/paper/x_two_headers-1-0.xlsx'];

const NOISE = 'orders.bin';

function mail(attached: readonly string[]): Buffer {
  const parts = [...attached, NOISE].map((file) => {
    const name = file.split('/').at(-1) ?? '';
    const content = (file === NOISE ? Buffer.alloc(300, 1) : readFileSync(file))
      .toString('base64')
      .replaceAll(/.{76}/g, '$&\r\n');
    return `--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}\r\n`;
  });
  return Buffer.from(
    `From: Ann Lee <ann@northgate.example>\r\nTo: orders@example.org\r\nSubject: orders\r\nDate: Mon, 2 Mar 2026 08:01:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nGood morning, please find attached.\r\nKind regards, Ann\r\n${parts.join('')}--b--\r\n`,
  );
}

async function read(attached: readonly string[]): Promise<Decoded[]> {
  const bytes = mail(attached);
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: 'orders.eml' });
  const decoder = format?.decoder({ limits: DEFAULT_LIMITS, parts: 'all', formatOf: detectFormat });
  return [...(decoder?.push(bytes) ?? []), ...(decoder?.end() ?? []), ...((await decoder?.finish?.()) ?? [])];
}

test('two orders attached to a mail are two orders', { timeout: 60_000 }, async () => {
  const items = await read(ATTACHED);
  const orders = items.flatMap((item) => (item.kind === 'document' ? [item] : []));
  expect(orders.map(({ index, draft }) => [index, draft?.poNumber?.text])).toEqual([
    [0, '459457'],
    [1, 'PO-66895'],
  ]);
  for (const { findings } of orders) expect(findings.map(({ code }) => code)).toContain('attachment-read');
});

test(
  'a locked file and one that nothing reads are told beside the orders that came with them',
  { timeout: 60_000 },
  async () => {
    const items = await read([ATTACHED[0] ?? '', 'fixtures/pdf/locked-aes256.pdf', 'fixtures/demo/snacks-004010.edi']);
    const codes = items.flatMap((item) =>
      item.kind === 'document'
        ? item.findings.map(({ code }) => code)
        : item.kind === 'finding'
          ? [item.finding.code]
          : [],
    );
    expect(codes).toEqual(expect.arrayContaining(['attachment-read', 'pdf-locked', 'attachment-not-read']));
    const numbers = items.flatMap((item) => (item.kind === 'document' ? (item.draft?.poNumber?.text ?? []) : []));
    expect(numbers).toEqual(['459457', 'A99999-01']);
  },
);
