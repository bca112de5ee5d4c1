/** Mails that were cut, or whose bytes were changed: each is taken for something, never with a throw, whatever wraps it. */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsOf } from '../../src/adapters/formats/mail/facts.ts';
import { insideOf } from '../../src/adapters/formats/mail/inside.ts';
import { opened } from '../../src/adapters/formats/mail/opened.ts';
import { openOutlook } from '../../src/adapters/formats/mail/outlook.ts';
import { signedContent } from '../../src/adapters/formats/mail/signed.ts';
import { filesInTnef } from '../../src/adapters/formats/mail/tnef.ts';
import { documentsOf } from '../../src/adapters/paper/documents.ts';
import { PAPER_LIMITS } from '../../src/adapters/paper/page.ts';
import { simpleParser } from 'mailparser';
import { outlookMail } from '../support/outlook.ts';
import { readAs } from '../unit/office/support.ts';

const FOLDER = 'fixtures/mail/received';

function damaged(whole: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc
    .record({
      cut: fc.option(fc.integer({ min: 1, max: whole.length }), { freq: 2 }),
      flips: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 }),
    })
    .map(({ cut, flips }) => {
      const bytes = whole.slice(0, cut ?? whole.length);
      for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
      return bytes;
    });
}

test.each(readdirSync(FOLDER))('%s, damaged anywhere', async (name) => {
  const whole = new Uint8Array(readFileSync(`${FOLDER}/${name}`));
  await fc.assert(
    fc.asyncProperty(damaged(whole), async (bytes) => {
      const facts = await factsOf(bytes);
      expect(facts.answerTo === '' || /^\S+@\S+$/.test(facts.answerTo)).toBe(true);
      const paper = await readAs('mail', bytes);
      expect(documentsOf(paper, bytes.length).length + paper.findings.length).toBeGreaterThan(0);
    }),
    { numRuns: 5 },
  );
});

async function attachmentOf(name: string): Promise<Uint8Array> {
  const { attachments } = await simpleParser(readFileSync(`${FOLDER}/${name}`));
  return new Uint8Array(attachments[0]?.content ?? Buffer.alloc(0));
}

test.each([
  ['winmail-dat.eml', filesInTnef],
  ['smime-opaque.eml', signedContent],
] as const)('the wrapping of %s, damaged anywhere', async (name, open) => {
  const whole = await attachmentOf(name);
  expect(whole.length).toBeGreaterThan(100);
  fc.assert(
    fc.property(damaged(whole), (bytes) => {
      expect(() => open(bytes)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('what unpacks to more than the limit is listed as left out, and the rest is there', async () => {
  const mail = opened(await simpleParser(readFileSync(`${FOLDER}/several-orders.eml`)));
  const size = mail.files[0]?.bytes.length ?? 0;
  const { attachments, findings } = await insideOf(mail, { ...PAPER_LIMITS, unpackedBytesMax: size * 2 });
  expect(attachments.map(({ name }) => name)).toEqual([
    'order-81016.csv',
    'order-81017.csv',
    'order-81018.csv (too much to be unpacked)',
  ]);
  expect(findings.map(({ code }) => code)).toEqual(['paper-unpacks-too-large']);
});

const OUTLOOK = outlookMail({
  subject: 'PO 4711',
  from: { name: 'Ann Lee', address: 'ann@northgate.example' },
  body: '采购 40',
  files: [{ name: 'order.csv', bytes: Buffer.alloc(5000, 'a,b\n') }],
});

test('a file of Outlook, damaged anywhere, ends within its own size', () => {
  expect(openOutlook(OUTLOOK)?.text).toBe('采购 40');
  fc.assert(
    fc.property(damaged(OUTLOOK), (bytes) => {
      expect(() => openOutlook(bytes)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test('a file of Outlook whose tables lead in circles is not followed', () => {
  const ends = Array.from({ length: 245 }, (_, index) => 44 + index * 4).flatMap((at) =>
    [0, 1, 2, 5].map((sector) => {
      const bytes = Buffer.from(OUTLOOK);
      bytes.writeUInt32LE(sector, at);
      return openOutlook(bytes)?.files.length ?? 0;
    }),
  );
  expect(Math.max(...ends)).toBeLessThanOrEqual(1);
});
