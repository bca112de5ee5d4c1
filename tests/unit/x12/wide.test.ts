/** X12 in UTF-16: against the standard, and what some programs export. */
import { describe, expect, test } from 'vitest';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { answers } from '../../../src/adapters/formats/x12/answers.ts';
import { ORDER, read, wrap } from './support.ts';

const SOURCE = wrap([ORDER]).replace('BOLT', 'Gewinde ü 数 😀');

function encode(text: string, isLittle: boolean): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return isLittle ? bytes : bytes.swap16();
}

describe.each([
  ['utf-16le', true],
  ['utf-16be', false],
])('%s', (encoding, isLittle) => {
  test.each([
    ['with a byte order mark', '\ufeff'],
    ['without one', ''],
  ])('%s is read right and told, and every place is one of the file', (_, mark) => {
    const bytes = encode(mark + SOURCE, isLittle);
    expect(detectFormat({ head: bytes.subarray(0, 4096) })?.name).toBe('x12');
    const { documents, interchanges, findings } = read(bytes);
    expect(findings).toMatchObject([{ code: 'charset-mismatch', severity: 'warning', at: { offset: 2 * mark.length, length: 212 } }]); // prettier-ignore
    expect(interchanges).toMatchObject([
      { status: 'A', interchange: { charset: { declared: '', detected: encoding, used: encoding } } },
    ]);
    const [document] = documents;
    const field = document?.draft?.lines?.[0]?.description;
    expect(field?.text).toBe('Gewinde ü 数 😀');
    if (document?.interchange === undefined || field?.at === undefined || !('offset' in field.at)) throw new Error('no place'); // prettier-ignore
    expect(bytes.subarray(field.at.offset, field.at.offset + field.at.length)).toEqual(encode(field.text, isLittle));
    const { offset, length } = document.at;
    const shown = x12.segments?.(bytes.subarray(offset, offset + length), offset, document.interchange) ?? [];
    expect(shown.find(({ tag }) => tag === 'PID')?.elements.at(-1)).toMatchObject({ text: field.text, offset: field.at.offset }); // prettier-ignore
  });

  test.each([1, 3, 64])('gives the same in chunks of %i bytes', (chunk) => {
    const bytes = encode(`\ufeff${SOURCE}`, isLittle);
    expect(read(bytes, 'all', {}, chunk).all).toEqual(read(bytes).all);
  });
});

test('a file in UTF-16 that is cut is rejected, and no bytes are proposed that would be of another encoding', () => {
  const { interchanges, findings } = read(encode(SOURCE.slice(0, -30), true));
  expect(interchanges[0]?.status).toBe('R');
  expect(findings.filter(({ fix }) => fix !== undefined)).toEqual([]);
});

test.each([
  ['utf-16le', true],
  ['utf-16be', false],
])(
  'it is answered in %s, with a byte order mark, and the answer is one that is read: it went out in ASCII',
  (encoding, isLittle) => {
    const { interchanges, groups } = read(encode(SOURCE.replace('*0*T*', '*1*T*'), isLittle));
    const [closed] = interchanges;
    if (closed === undefined) throw new Error('no interchange');
    const numbers = { interchange: 1, group: 1, now: new Date('2026-11-26T12:00:00Z') };
    const owed = [...answers.technical({ closed, groups, isConflict: false }, {})];
    expect(owed.map(({ type }) => type)).toEqual(['TA1', '997']);
    for (const answer of owed) {
      const { content } = answer.write(numbers);
      const text = new TextDecoder(encoding).decode(content);
      expect(text).toMatch(/^ISA\*.*(?:~AK9\*A\*1\*1\*1|~TA1\*000000007\*\d+\*\d+\*A\*000)~/);
      expect(Buffer.from(content)).toEqual(encode(`\ufeff${text}`, isLittle));
      expect(read(content).interchanges[0]?.interchange.charset?.used).toBe(encoding);
      const pieces = answer.pieces === undefined ? [content] : [...answer.pieces(numbers)];
      expect(Buffer.concat(pieces)).toEqual(Buffer.from(content));
    }
  },
);
