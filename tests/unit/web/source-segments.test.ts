/** What the page gets of a stored document: cells whose bytes are those of the file, and whose text is what they say. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { sourceSegments } from '../../../src/adapters/edi/source.ts';
import type { Charset, Interchange } from '../../../src/model/decoded.ts';

const USUAL = { element: '+', component: ':', repetition: '', segment: "'", release: '?' };

function headerOf(more: Partial<Interchange> = {}): Interchange {
  return {
    index: 0,
    standard: 'edifact',
    sender: { qualifier: '14', id: 'A' },
    receiver: { qualifier: '14', id: 'B' },
    controlNumber: '1',
    date: '261123',
    time: '1200',
    version: 'UNOC:3',
    test: false,
    acknowledgmentRequested: false,
    delimiters: USUAL,
    offset: 0,
    ...more,
  };
}

function cells(text: string, header = headerOf()) {
  return sourceSegments(Buffer.from(text, 'latin1'), 100, header).map(({ tag, elements }) => [
    tag,
    ...elements.map(({ index, component, repetition, text: said }) =>
      [index, component, repetition, said].filter((each) => each !== undefined).join(' '),
    ),
  ]);
}

describe('a stored document', () => {
  test('is cut into components, and says what released characters say', () => {
    expect(cells("LIN+1++54?+12?'?:??:EN'QTY+21:5'")).toEqual([
      ['LIN', '1 1', '2 ', "3 1 54+12':?", '3 2 EN'],
      ['QTY', '1 1 21', '1 2 5'],
    ]);
  });

  test('tells repetitions apart where the syntax has them', () => {
    const header = headerOf({ delimiters: { ...USUAL, repetition: '*' } });
    expect(cells("ABC+a:b*c+d'", header)).toEqual([['ABC', '1 1 1 a', '1 2 1 b', '1 2 c', '2 d']]);
  });

  test('ends the TRADACOMS tag at its own sign', () => {
    const header = headerOf({ standard: 'tradacoms' });
    expect(cells("OLD=1+:50?+1'OTR=1'", header)).toEqual([
      ['OLD', '1 1', '2 1 ', '2 2 50+1'],
      ['OTR', '1 1'],
    ]);
  });

  test('is put together again when a mail program broke its lines', () => {
    const text = "CLO=5055037201:\n994:199+Some Na\nme+Dummy Way'OR\nD=19994'";
    const [first, second] = cells(text, headerOf({ standard: 'tradacoms', isWrapped: true }));
    expect(first).toEqual(['CLO', '1 1 5055037201', '1 2 994', '1 3 199', '2 Some Name', '3 Dummy Way']);
    expect(second).toEqual(['ORD', '1 19994']);
  });

  test.each([
    ['iso-8859-1', 'Z\xfcrich', 'Zürich'],
    ['iso-8859-5', '\xbc', 'М'],
    ['utf-8', 'Z\xc3\xbcrich', 'Zürich'],
    ['iso-8859-1, utf-8', 'Z\xc3\xbcrich', 'Zürich'],
    ['iso-8859-1, utf-8', 'Z\xfcrich', 'Zürich'],
    ['windows-1252', '\x80', '€'],
  ])('is read in %s, as the interchange was', (used, bytes, said) => {
    const charset: Charset = { declared: 'UNOC', detected: used, used };
    expect(cells(`FTX+${bytes}'`, headerOf({ charset }))).toEqual([['FTX', `1 ${said}`]]);
  });

  const folder = fileURLToPath(new URL('../../../fixtures/edifact/corpus/edifact-orders/', import.meta.url));
  test.each(readdirSync(folder))('%s: the cells and what stands between them are the file, byte for byte', (name) => {
    const bytes = readFileSync(`${folder}${name}`);
    const text = bytes.toString('latin1');
    for (const { offset, length, tag, elements } of sourceSegments(bytes, 0, headerOf())) {
      expect(text.slice(offset, offset + tag.length)).toBe(tag);
      let end = offset + tag.length;
      for (const element of elements) {
        expect(text[element.offset - 1]).toMatch(/[+:]/);
        expect(element.offset).toBeGreaterThan(end);
        end = element.offset + element.length;
      }
      expect(text.slice(end, offset + length).trim()).toBe('');
    }
  });
});
