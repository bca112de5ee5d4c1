/** Files that a mainframe broke into lines of one length, the header included. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import type { Decoded, DecodedDocument, DecodedInterchange } from '../../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import { ORDER, orderWith, wrap } from './support.ts';

const WHOLE = wrap([ORDER, orderWith((all) => all.map((one) => one.replace('0001', '0002')))]);
const lines = (text: string, width: number, lineBreak: string): string =>
  (text.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? []).join(lineBreak);

function decode(text: string, chunk = text.length): Decoded[] {
  const decoder = x12.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const bytes = Buffer.from(text, 'latin1');
  const items: Decoded[] = [];
  for (let at = 0; at < bytes.length; at += chunk) items.push(...decoder.push(bytes.subarray(at, at + chunk)));
  return [...items, ...decoder.end()];
}

const documentsIn = (items: readonly Decoded[]): DecodedDocument[] => items.filter((item) => item.kind === 'document');
const closedIn = (items: readonly Decoded[]): DecodedInterchange[] =>
  items.filter((item) => item.kind === 'interchange');
const ordersIn = (items: readonly Decoded[]): unknown[] =>
  documentsIn(items).map(({ draft }) => (draft === undefined ? undefined : normalizeOrder(draft).order));

describe('a file of lines of one length', () => {
  test('reads as the same file without them, whatever their length, their line break and the chunks it comes in; its places are its own', () => {
    const plain = ordersIn(decode(WHOLE));
    const others = wrap([ORDER], { control: '000000008' });
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 105 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('', '\n', 'twice'),
        fc.constantFrom('', '\xef\xbb\xbf', '\r\n '),
        (width, lineBreak, chunk, end, lead) => {
          const tail = end === 'twice' ? `${lineBreak}${lines(others, width, lineBreak)}` : end;
          const text = `${lead}${lines(WHOLE, width, lineBreak)}${tail}`;
          const items = decode(text, chunk);
          expect(ordersIn(items).slice(0, 2)).toEqual(plain);
          expect(ordersIn(items)).toHaveLength(end === 'twice' ? 3 : 2);
          for (const { findings, status, interchange } of closedIn(items)) {
            expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['line-break-in-data warning']);
            expect([status, interchange.isWrapped]).toEqual(['E', true]);
          }
          for (const { at, draft } of documentsIn(items)) {
            const whole = text.slice(at.offset, at.offset + at.length).replace(/[\r\n]/g, '');
            expect(whole).toMatch(/^ST\*850.*SE\*8\*\d{4}~$/);
            for (const { raw, at: place } of Object.values(normalizeOrder(draft ?? { lines: [] }).lineage.toRecord())) {
              if (place === undefined || !('offset' in place)) continue;
              const found = text.slice(place.offset, place.offset + place.length);
              expect(found.replace(/[\r\n]/g, '')).toBe(raw);
              expect(found).toBe(found.trim());
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is shown to people with its segments whole', () => {
    const text = lines(WHOLE, 80, '\r\n');
    const [document] = documentsIn(decode(text));
    const { at, interchange } = document ?? {};
    if (at === undefined || interchange === undefined) throw new Error('there is no document');
    const bytes = Buffer.from(text.slice(at.offset, at.offset + at.length), 'latin1');
    const segments = x12.segments?.(bytes, at.offset, interchange) ?? [];
    expect(segments.map(({ tag, elements }) => [tag, ...elements.map(({ text: said }) => said)].join('*'))).toEqual(
      ORDER,
    );
    for (const { elements } of segments) {
      for (const { offset, length, text: said } of elements)
        expect(text.slice(offset, offset + length).replace(/[\r\n]/g, '')).toBe(said);
    }
  });

  test('is told to its sender as a structure that is not as it should be (TA1 E 022)', () => {
    const items = decode(lines(WHOLE.replace('*0*T*', '*1*T*'), 80, '\n'));
    const [closed] = closedIn(items);
    const groups = items.filter((item) => item.kind === 'group');
    const owed = x12.answers?.technical({ closed: closed as DecodedInterchange, groups, isConflict: false }, {}) ?? [];
    const [ta1] = Array.from(owed, (each) => each.write({ interchange: 1, group: 1, now: new Date(0) }));
    expect(Buffer.from(ta1?.content ?? '').toString('latin1')).toContain('~TA1*000000007*261123*0900*E*022~');
  });
});

test.each([
  ['whose lines lost the blanks at their ends', lines(WHOLE, 17, '\n').replace(/ +\n/g, '\n')],
  ['with one line break inside data', WHOLE.replace('STORE 12', 'STORE\n12')],
])('a file %s is refused as before, for nobody can tell what stood there', (_case, text) => {
  const items = decode(text);
  expect(items.flatMap((item) => ('findings' in item ? item.findings : [])).map(({ code }) => code)).not.toContain(
    'line-break-in-data',
  );
  expect(ordersIn(items)).not.toEqual(ordersIn(decode(WHOLE)));
});

test('a line that is longer than the others ends it: what follows is read as it stands', () => {
  const wrapped = lines(WHOLE, 80, '\n').split('\n');
  const text = [...wrapped.slice(0, 4), `${wrapped[4] ?? ''}${wrapped[5] ?? ''}`, ...wrapped.slice(6)].join('\n');
  const told = decode(text).flatMap((item) => ('findings' in item ? item.findings : []));
  expect(told.map(({ code }) => code)).toContain('line-break-in-data');
  expect(told.some(({ severity }) => severity === 'error')).toBe(true);
});

test('a file that is cut at the end of a line ends there: no place lies behind it', () => {
  for (let count = 3; count < 6; count++) {
    const text = lines(WHOLE, 80, '\n').slice(0, 81 * count - 1);
    const places = decode(text).flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));
    expect(places.map(({ code }) => code)).toContain('interchange-broken-off');
    const ends = places.flatMap(({ at }) => (at !== undefined && 'offset' in at ? [at.offset + at.length] : []));
    expect(Math.max(...ends)).toBeLessThanOrEqual(text.length);
  }
});
