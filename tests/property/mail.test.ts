/** Mails that were cut, or whose bytes were changed: each is taken for something, never with a throw, whatever wraps it. */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { saidByServer } from '../../src/adapters/channels/mail/authentication.ts';
import { bounceOf } from '../../src/adapters/formats/mail/bounce.ts';
import {
  cancellationSaid,
  changeSaid,
  holdSaid,
  letterOf,
  noteSaid,
  numberSaid,
} from '../../src/adapters/formats/mail/change.ts';
import { factsOf } from '../../src/adapters/formats/mail/facts.ts';
import { isMail } from '../../src/adapters/formats/mail/headers.ts';
import { embeddedMails } from '../../src/adapters/formats/mail/embedded.ts';
import { insideOf } from '../../src/adapters/formats/mail/inside.ts';
import { headOf, kindOf } from '../../src/adapters/formats/mail/kind.ts';
import { languageOf } from '../../src/adapters/formats/mail/language.ts';
import { opened } from '../../src/adapters/formats/mail/opened.ts';
import { openOutlook } from '../../src/adapters/formats/mail/outlook.ts';
import { differenceOf } from '../../src/adapters/formats/mail/parts-differ.ts';
import { signedContent } from '../../src/adapters/formats/mail/signed.ts';
import { filesInTnef } from '../../src/adapters/formats/mail/tnef.ts';
import { documentsOf } from '../../src/adapters/paper/documents.ts';
import { PAPER_LIMITS } from '../../src/adapters/paper/page.ts';
import { faxOfMail } from '../../src/model/fax-mail.ts';
import { plain } from '../../src/pipeline/mail-text.ts';
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
  const bytes = readFileSync(`${FOLDER}/several-orders.eml`);
  const mail = opened(await simpleParser(bytes), bytes);
  const size = mail.files[0]?.bytes.length ?? 0;
  const { attachments, findings } = await insideOf(mail, { ...PAPER_LIMITS, unpackedBytesMax: size * 2 });
  expect(attachments.map(({ name }) => name)).toEqual([
    'order-81016.csv',
    'order-81017.csv',
    'order-81018.csv (too much to be unpacked)',
  ]);
  expect(findings.map(({ code }) => code)).toEqual(['paper-unpacks-too-large']);
});

test('the mails inside a mail, damaged anywhere, are listed or not', () => {
  const whole = new Uint8Array(readFileSync(`${FOLDER}/nested-deep.eml`));
  expect(embeddedMails(whole).length).toBeGreaterThan(0);
  fc.assert(
    fc.property(damaged(whole), (bytes) => {
      expect(embeddedMails(bytes).length).toBeLessThan(20);
    }),
    { numRuns: 500 },
  );
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

// prettier-ignore
const RUNS = [
  ' ', '\t', '\n', '\r', '1', '1.', 'a', 'a-', 'a.', '#', '<', '<a', '>', '"', '(', ';', '=', '@', 'a@b.c,', '订', 'PO ', 'po 1', 're: ',
  'on ', 'please ', 'cancel ', 'storni', 'instead of ', '=?utf-8?q?', '<style ', '\n>',
];
const HEAD = 'From: a@b.example\r\nSubject: PO 1\r\n';
const LOOKS: Readonly<Record<string, (text: string) => unknown>> = {
  'the letter': (text) => {
    const letter = letterOf(`order\nPO${text}x`);
    return [changeSaid(letter, true), cancellationSaid(letter), noteSaid(letter), holdSaid(letter), numberSaid(letter)];
  },
  'the language': languageOf,
  'the words of an answer': plain,
  'the subject of a fax': (text) => faxOfMail({ subject: `fax from ${text}`, text, hasPages: true }),
  'the beginning': (text) => isMail(`From ${text}\r\nFrom: ${text}`),
  'the head': (text) => kindOf(headOf(Buffer.from(`From: ${text}\r\nSubject: ${text}\r\nX:${text}x\r\n\r\n`))),
  'what a server says': (text) =>
    saidByServer(Buffer.from(`Authentication-Results: mx; ${text}\r\n\r\n`), 'mx', 'ann@a.example'),
  'a bounce': (text) => bounceOf(`In-Reply-To: ${text}\r\n\r\nStatus:${text}\r\nMessage-ID: ${text}`),
  'both parts': (text) => differenceOf(`${text} 1 2 3 4`, text),
  'the facts of a text': (text) => factsOf(Buffer.from(`${HEAD}\r\n${text}`)),
  'the facts of HTML': (text) => factsOf(Buffer.from(`${HEAD}Content-Type: text/html\r\n\r\n${text}`)),
  'the facts of a sender': (text) => factsOf(Buffer.from(`From: ${text}\r\n\r\nx`)),
  'the facts of a subject': (text) => factsOf(Buffer.from(`Subject: ${text}\r\n\r\nx`)),
  'the facts of a thread': (text) => factsOf(Buffer.from(`References: ${text}\r\n\r\nx`)),
};
const LENGTHS = [500, 1000, 2000, 4000, 16_000, 64_000, 128_000, 256_000]; // Step by step: what takes the cube never comes to its end.
const NOTHING_MS = 400; // Below it the clock says more of the machine than of the pattern.

async function msFor(look: (text: string) => unknown, run: string, length: number): Promise<number> {
  const text = run.repeat(length / run.length);
  const start = performance.now();
  await look(text);
  return performance.now() - start;
}

/** Whether it takes three times as long for twice the length; two more tries are for a machine that was busy. */
async function isSlow(look: (text: string) => unknown, run: string): Promise<boolean> {
  let before = { length: 1, ms: 0 };
  for (const length of LENGTHS) {
    const allowed = Math.max(NOTHING_MS, (before.ms * 1.5 * length) / before.length);
    let ms = await msFor(look, run, length);
    for (let tries = 0; ms > allowed && tries < 2; tries += 1) ms = Math.min(ms, await msFor(look, run, length));
    if (ms > allowed) return true;
    before = { length, ms };
  }
  return false;
}

test.each(Object.keys(LOOKS))('a text of twice the length takes about twice the time: %s', async (name) => {
  const look = LOOKS[name] ?? plain;
  const slow: string[] = [];
  for (const run of RUNS) if (await isSlow(look, run)) slow.push(run);
  expect(slow).toEqual([]);
});

test('who wrote a mail, and what it is about, are never longer than anybody reads', async () => {
  const words = Array.from({ length: 3000 }, () => `=?utf-8?Q?${'a-'.repeat(25)}?=`).join('\r\n ');
  const facts = await factsOf(Buffer.from(`From: ${'Ann '.repeat(500)} <a@b.example>\r\nSubject: ${words}\r\n\r\nx`));
  expect([facts.subject.length, facts.senderName.length]).toEqual([1000, 200]);
});
