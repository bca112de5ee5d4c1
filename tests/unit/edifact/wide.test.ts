import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import type { DraftField } from '../../../src/model/draft.ts';
import { HEADER, interchange, LINE, message, read, SUMMARY } from './support.ts';

const WORDS = 'Žluťoučký 数量 😀 ok';
const [LIN = '', ...REST] = LINE;
const SOURCE = interchange([message([...HEADER, LIN, `IMD+F++:::${WORDS}`, ...REST, ...SUMMARY])], 'UNOY:3');

type Encoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';
const ENCODINGS: readonly Encoding[] = ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'];

function encode(text: string, encoding: Encoding): Buffer {
  const units = encoding.startsWith('utf-16')
    ? text.split('').map((one) => one.charCodeAt(0))
    : Array.from(text, (one) => one.codePointAt(0) ?? 0);
  const width = encoding.startsWith('utf-16') ? 2 : 4;
  const bytes = Buffer.alloc(units.length * width);
  for (const [index, unit] of units.entries()) {
    if (encoding.endsWith('le')) bytes.writeUIntLE(unit, index * width, width);
    else bytes.writeUIntBE(unit, index * width, width);
  }
  return bytes;
}

/** What stands at the place that a field names. */
function cutOut(bytes: Buffer, field: DraftField | undefined, encoding: Encoding): string {
  const at = field?.at;
  if (at === undefined || !('offset' in at)) throw new Error('the field has no place');
  const part = bytes.subarray(at.offset, at.offset + at.length);
  const width = encoding.startsWith('utf-16') ? 2 : 4;
  const units = Array.from({ length: part.length / width }, (_, index) =>
    encoding.endsWith('le') ? part.readUIntLE(index * width, width) : part.readUIntBE(index * width, width),
  );
  return width === 2 ? String.fromCharCode(...units) : String.fromCodePoint(...units);
}

describe.each(ENCODINGS)('%s under UNOY', (encoding) => {
  test.each([
    ['with a byte order mark', '\ufeff'],
    ['without one', ''],
  ])('%s is read right, and every place is one of the file', (_, mark) => {
    const bytes = encode(mark + SOURCE, encoding);
    const { documents, interchanges, codes } = read(bytes);
    expect(codes).toEqual([]);
    expect(interchanges).toMatchObject([
      {
        status: 'A',
        at: { offset: encode(mark, encoding).length },
        interchange: { charset: { declared: 'UNOY', detected: encoding, used: encoding } },
      },
    ]);
    const [line] = documents[0]?.draft?.lines ?? [];
    expect(line?.description?.text).toBe(WORDS);
    expect(cutOut(bytes, line?.description, encoding)).toBe(WORDS);
    expect(cutOut(bytes, line?.quantity, encoding)).toBe('12');
    expect(interchanges[0]?.at.length).toBe(bytes.length - (interchanges[0]?.at.offset ?? 0));
  });

  test.each([1, 2, 3, 7, 64])('gives the same in chunks of %i bytes', (chunk) => {
    const bytes = encode(`\ufeff${SOURCE}`, encoding);
    expect(read(bytes, { chunk }).all).toEqual(read(bytes).all);
  });

  test('is claimed by EDIFACT, and shown in segments that are cut by its characters', () => {
    const bytes = encode(SOURCE, encoding);
    expect(detectFormat({ head: bytes.subarray(0, 4096) })?.name).toBe('edifact');
    const [document] = read(bytes).documents;
    if (document?.interchange === undefined) throw new Error('no document');
    const { offset, length } = document.at;
    const segments = edifact.segments?.(bytes.subarray(offset, offset + length), offset, document.interchange) ?? [];
    const shown = segments.find(({ tag }) => tag === 'IMD')?.elements.at(-1);
    expect(shown?.text).toBe(WORDS);
    expect(shown?.offset).toBe(fieldOffset(document.draft?.lines?.[0]?.description));
  });
});

function fieldOffset(field: DraftField | undefined): number | undefined {
  return field?.at !== undefined && 'offset' in field.at ? field.at.offset : undefined;
}

test('UTF-16 under a name of one-byte characters is read right and told', () => {
  const { codes, documents } = read(encode(SOURCE.replace('UNOY', 'UNOC'), 'utf-16le'));
  expect(codes).toEqual(['charset-mismatch @ 21']);
  expect(documents[0]?.draft?.lines?.[0]?.description?.text).toBe(WORDS);
});

test('half of a surrogate pair is no text, and rejects as any other broken byte does', () => {
  const { codes, documents } = read(encode(SOURCE.replace('😀', '\ud83d'), 'utf-16be'));
  expect(codes).toEqual(['charset-bytes-invalid @ 21']);
  expect(documents[0]?.verdict.status).toBe('R');
});

test('a file that ends inside a character is cut', () => {
  const bytes = encode(SOURCE, 'utf-16le');
  const { interchanges } = read(bytes.subarray(0, bytes.length - 3));
  expect(interchanges[0]?.status).toBe('R');
});

test('CONTRL answers in the encoding of the sender, which it can read itself', () => {
  const { interchanges, groups } = read(encode(SOURCE, 'utf-16be'));
  const [closed] = interchanges;
  if (closed === undefined) throw new Error('no interchange');
  const [owed] = edifact.answers?.technical({ closed, groups, isConflict: false }, { contrl: 'always' }) ?? [];
  const answer = owed?.write({ interchange: 1, group: 1, now: new Date('2026-11-26T12:00:00Z') });
  expect(Buffer.from(answer?.content.subarray(0, 4) ?? []).toString('hex')).toBe('feff0055');
  expect(read(answer?.content ?? new Uint8Array(0)).documents).toMatchObject([
    { type: 'CONTRL', interchange: { version: 'UNOY:3' } },
  ]);
});
