/** Office files that were cut, or whose bytes were changed: each ends in pages or findings, never in a throw or a hang. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentsOf } from '../../src/adapters/paper/documents.ts';
import { readAs } from '../unit/office/support.ts';

const FILES: readonly (readonly [string, string])[] = [
  ['sheet', 'sheet/form.xlsx'],
  ['sheet', 'sheet/german.xls'],
  ['sheet', 'sheet/german.ods'],
  ['sheet', 'sheet/excel-2003.xml'],
  ['word', 'word/order.docx'],
  ['csv', 'csv/gb18030.csv'],
  ['csv', 'csv/records.csv'],
  ['html', 'html/order.html'],
  ['mail', 'mail/html-table.eml'],
  ['mail', 'mail/forwarded.eml'],
  ['mail', 'mail/chinese.eml'],
];

test.each(FILES)('%s: %s, damaged anywhere', async (format, name) => {
  const whole = new Uint8Array(readFileSync(`fixtures/${name}`));
  const damage = fc.record({
    cut: fc.option(fc.integer({ min: 1, max: whole.length }), { freq: 2 }),
    flips: fc.array(fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), {
      maxLength: 12,
    }),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ cut, flips }) => {
      const bytes = whole.slice(0, cut ?? whole.length);
      for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
      const paper = await readAs(format, bytes);
      expect(documentsOf(paper, bytes.length).length + paper.findings.length).toBeGreaterThan(0);
    }),
    { numRuns: 40 },
  );
});
