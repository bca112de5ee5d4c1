/** Files that no partner should send, and some do. Each is answered with a finding; none throws or fills the memory. */
import { describe, expect, test } from 'vitest';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { ORDER, read, wrap } from './support.ts';

const GOOD = wrap([ORDER, ORDER.map((one) => one.replace('0001', '0002'))], { suffix: '\n' });
const LAST = GOOD.indexOf('IEA*1*000000007') + 'IEA*1*000000007'.length;

test('cut at every byte, nothing is accepted before the interchange is whole', () => {
  for (let end = 0; end < GOOD.length; end++) {
    const { interchanges, groups, findings } = read(GOOD.slice(0, end));
    if (end >= LAST) continue;
    expect(
      findings.some((one) => one.severity === 'error'),
      `cut at ${end}`,
    ).toBe(true);
    expect(
      interchanges.every((one) => one.status === 'R'),
      `cut at ${end}`,
    ).toBe(true);
    expect(
      groups.flatMap((one) => one.sets).every((one) => one.status === 'R'),
      `cut at ${end}`,
    ).toBe(true);
  }
});

test('with every byte in turn replaced by NUL, it is either read or refused with a finding', () => {
  for (let at = 0; at < GOOD.length; at++) {
    const { interchanges, findings } = read(`${GOOD.slice(0, at)}\0${GOOD.slice(at + 1)}`);
    const whole = interchanges.some((one) => one.status !== 'R');
    expect({ at, answered: whole || findings.length > 0 }).toEqual({ at, answered: true });
  }
});

describe('a file that is no interchange', () => {
  test.each([
    ['empty', '', 'file-empty'],
    ['blank', ' \r\n\r\n', 'interchange-none'],
    ['text', 'Dear Sirs, please send ten bolts. VISA accepted.', 'interchange-none'],
    ['an order without its envelope', ORDER.join('~'), 'interchange-none'],
    ['EBCDIC', '\xc9\xe2\xc1\x5c\xf0\xf0', 'encoding-unsupported'],
    ['an ISA of three elements', 'ISA*00*~GS*PO~', 'isa-unreadable'],
    ['an ISA with equal delimiters', GOOD.replace('*T*>~', '*T*>>').replaceAll('~', '>'), 'isa-unreadable'],
  ])('%s', (_, source, code) => {
    expect(read(source).codes).toEqual([code]);
  });

  test('noise of a megabyte', () => {
    let state = 1;
    const noise = Uint8Array.from(
      { length: 1_000_000 },
      () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 24,
    );
    const { documents, codes } = read(noise);
    expect(documents).toEqual([]);
    expect(codes).toEqual(['interchange-none']);
  });
});

test('an ISA that is one byte too long or too short is read, and said to be so', () => {
  for (const [from, to] of [
    ['BUYER          *ZZ', 'BUYER           *ZZ'],
    ['BUYER          *ZZ', 'BUYER         *ZZ'],
  ] as const) {
    const { codes, documents } = read(GOOD.replace(from, to));
    expect(codes).toEqual(['isa-length']);
    expect(documents).toHaveLength(2);
  }
});

test('other bytes after the interchange are an error, because they may hold an order; padding is not', () => {
  expect(read(`${GOOD}GS*PO*A*B~`).codes).toEqual(['stray-bytes']);
  expect(read(`${GOOD}\r\n\0\0\x1a`).codes).toEqual([]);
});

test('text in Latin-1 where UTF-8 is expected is read and told, not refused', () => {
  const { findings, documents } = read(GOOD.replace('STORE 12', 'M\xdcNCHEN'));
  expect(findings).toMatchObject([{ code: 'charset-assumed', severity: 'info', at: { tag: 'N1' } }]);
  expect(documents[0]?.draft?.shipTo?.name?.text).toBe('MÜNCHEN');
});

test('100 MB of one segment cost no memory and one finding', () => {
  const decoder = x12.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  decoder.push(Buffer.from(GOOD.slice(0, GOOD.indexOf('PID') + 9), 'latin1'));
  const chunk = Buffer.alloc(1024 * 1024, 65);
  const before = process.memoryUsage().rss;
  for (let index = 0; index < 100; index++) decoder.push(chunk);
  const grown = process.memoryUsage().rss - before;
  const items = [...decoder.push(Buffer.from(GOOD.slice(GOOD.indexOf('~\nPO1*2')))), ...decoder.end()];
  const codes = items.flatMap((item) => (item.kind === 'document' ? item.findings.map((one) => one.code) : []));
  expect(codes).toEqual(['segment-too-long']);
  expect(items.flatMap((item) => (item.kind === 'document' ? [item.verdict.status] : []))).toEqual(['R', 'A']);
  expect(grown).toBeLessThan(50 * 1024 * 1024);
});

test('a million segments in one set end at the limit, with one finding and no half order', () => {
  const decoder = x12.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const start = GOOD.slice(0, GOOD.indexOf('PO1*1'));
  decoder.push(Buffer.from(start));
  const lines = Buffer.from('REF*DP*1~\n'.repeat(10_000));
  for (let index = 0; index < 100; index++) decoder.push(lines);
  const items = [...decoder.push(Buffer.from('SE*1000004*0001~GE*1*7~IEA*1*000000007~')), ...decoder.end()];
  const [document] = items.filter((item) => item.kind === 'document');
  expect(document?.findings.filter((one) => one.severity === 'error').map((one) => one.code)).toEqual([
    'set-segments-limit',
  ]);
  expect(document?.draft).toBeUndefined();
  expect(document?.verdict.status).toBe('R');
});
