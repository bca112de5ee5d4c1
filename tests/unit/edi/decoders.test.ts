/** Bytes become text as the platform's decoders make it, without one of them being asked for each word. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenUtf8At, decoderOf, isUtf8 } from '../../../src/adapters/edi/decoders.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

function isUtf8ByPlatform(latin1: string): boolean {
  try {
    strict.decode(Buffer.from(latin1, 'latin1'));
    return true;
  } catch {
    return false; // The answer, not a fault.
  }
}

test('what is UTF-8, to the last byte', () => {
  const edges = [0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff]; // prettier-ignore
  const texts = fc.array(fc.constantFrom(...edges), { maxLength: 6 });
  fc.assert(
    fc.property(texts, (bytes) => {
      const text = String.fromCharCode(...bytes);
      return isUtf8(text) === isUtf8ByPlatform(text);
    }),
    { numRuns: 20_000 },
  );
  expect(['Mąka', '€', '😀', ''].map((text) => isUtf8(Buffer.from(text).toString('latin1')))).not.toContain(false);
});

test.each([
  ['Müller', 'M\u00fcller', 1],
  ['a letter cut off at the end', 'M\u00c3', 1],
  ['half of a pair of UTF-16', 'ab\u00ed\u00a0\u0080', 2],
  ['a letter behind a good one', '\u00c3\u00bc\u00e9', 2],
])('where UTF-8 ends: %s', (_, bytes, at) => {
  expect(brokenUtf8At(bytes)).toBe(at);
});

test('where UTF-8 ends in as many bytes as a limit may be set to', () => {
  expect(brokenUtf8At(`${'a'.repeat(20_000_000)}\u00ff`)).toBe(20_000_000);
});

const ALL = String.fromCharCode(...Array.from({ length: 256 }, (_, byte) => byte));

test.each(
  ['2', '3', '4', '5', '6', '7', '8', '9', '15']
    .map((part) => `iso-8859-${part}`)
    .concat(
      ['1250', '1251', '1252', '1253', '1254', '1255', '1256', '1257'].map((page) => `windows-${page}`),
      ['koi8-r', 'ibm866', 'macintosh'],
    ),
)('every byte of %s', (encoding) => {
  expect(decoderOf(encoding)(ALL)).toBe(new TextDecoder(encoding).decode(Buffer.from(ALL, 'latin1')));
});

test('letters of two bytes', () => {
  expect(decoderOf('euc-kr')('\xc7\xd1\xb1\xb9')).toBe('한국');
});
