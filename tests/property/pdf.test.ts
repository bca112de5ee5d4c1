import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pdfReader } from '../../src/adapters/formats/pdf/reader.ts';
import { type Paper, PAPER_LIMITS } from '../../src/adapters/paper/page.ts';
import { FINDING_CODES } from '../../src/model/codes.ts';

const FILES = ['e_jde_text-100-0', 'r_b1_double-100-0', 'radicals', 'locked-aes256'].map((name) =>
  readFileSync(`fixtures/pdf/${name}.pdf`),
);
const file = fc.constantFrom(...FILES);
/** A place in the file; `fc.double` would mean the first byte nearly always. */
const part = fc.nat(10_000).map((parts) => parts / 10_000);

/** Whatever the bytes, the reader answers: with pages, with findings of known codes, or both. */
async function expectAnswer(bytes: Uint8Array, second = false): Promise<void> {
  const paper: Paper = await pdfReader.read(bytes, { limits: PAPER_LIMITS, second, password: 'Grüße-4711' });
  expect(paper.pages.length + paper.findings.length).toBeGreaterThan(0);
  for (const { code } of paper.findings) expect(FINDING_CODES).toHaveProperty(code);
  for (const { words } of paper.pages)
    for (const { text, box } of words) {
      expect(text).toMatch(/^\S+$/u);
      expect(box.every(Number.isFinite) && box[0] <= box[2] && box[1] <= box[3]).toBe(true);
    }
}

test('a PDF that is cut off anywhere gives an answer', async () => {
  await fc.assert(
    fc.asyncProperty(file, part, fc.boolean(), async (bytes, end, second) =>
      expectAnswer(bytes.subarray(0, Math.floor(bytes.length * end)), second),
    ),
    { numRuns: 100 },
  );
});

test('a PDF with any of its bytes changed gives an answer', async () => {
  const changes = fc.array(fc.tuple(part, fc.nat(255)), {
    minLength: 1,
    maxLength: 200,
  });
  await fc.assert(
    fc.asyncProperty(file, changes, fc.boolean(), async (bytes, list, second) => {
      const damaged = Buffer.from(bytes);
      for (const [at, value] of list) damaged[Math.floor((damaged.length - 1) * at)] = value;
      await expectAnswer(damaged, second);
    }),
    { numRuns: 100 },
  );
});

test('noise that claims to be a PDF gives an answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (noise) =>
      expectAnswer(Buffer.concat([Buffer.from('%PDF-1.4\n'), noise])),
    ),
    { numRuns: 50 },
  );
});
