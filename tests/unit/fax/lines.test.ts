import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tiffPages } from '../../../src/adapters/formats/image/tiff.ts';
import { PAPER_LIMITS } from '../../../src/adapters/paper/page.ts';
import type { Finding } from '../../../src/model/finding.ts';

async function findingsOf(bytes: Uint8Array): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const page of tiffPages(bytes, PAPER_LIMITS, findings)) expect(page.width).toBe(1728);
  return findings.filter(({ code }) => code === 'fax-lines-damaged');
}

test('a page of which rows came damaged says so, because a line of the order may be gone without a trace', async () => {
  const findings = await findingsOf(readFileSync('fixtures/fax/lines-lost.tif'));
  expect(findings.map(({ message }) => message)).toEqual([
    'Page 1: 50 rows of the picture came damaged by fax, up to 10 together; what stood there may be missing without a trace.',
  ]);
});

test('pages that came with error correction, or by no fax at all, have nothing to say', async () => {
  for (const name of ['fax/hylafax-two-pages.tif', 'demo/fax-order.tif', 'image/fax-fine-g3.tif'])
    expect(await findingsOf(readFileSync(`fixtures/${name}`))).toEqual([]);
});
