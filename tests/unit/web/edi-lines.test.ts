import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onePerLine, withPictures } from '../../../src/web/edi-lines.ts';

describe('an answer as lines', () => {
  test('EDIFACT breaks at its terminator, but not at a released one', () => {
    expect(onePerLine("UNB+UNOC:3+A+B'FTX+AAI+++Joe?'s ??'UNZ+0+1'")).toBe(
      "UNB+UNOC:3+A+B'\nFTX+AAI+++Joe?'s ??'\nUNZ+0+1'",
    );
  });

  test('EDIFACT breaks by the characters that UNA names', () => {
    expect(onePerLine('UNA:+.! ~UNB+UNOC:3~FTX+a!~b?~UNZ~')).toBe('UNA:+.! ~\nUNB+UNOC:3~\nFTX+a!~b?~\nUNZ~');
  });

  test('a blank as release character in UNA means that there is none', () => {
    expect(onePerLine("UNA:+.  'UNB+A 'UNZ'")).toBe("UNA:+.  '\nUNB+A '\nUNZ'");
  });

  test('EDIFACT with information separators breaks at the fourth, and shows them', () => {
    expect(onePerLine('UNB\x1dUNOB\x1f1\x1cUNZ\x1d0\x1c')).toBe('UNB␝UNOB␟1␜\nUNZ␝0␜');
  });

  test('X12 breaks at the terminator of its header', () => {
    const isa =
      'ISA*00*          *00*          *ZZ*A              *ZZ*B              *261123*1200*U*00401*000000001*0*P*>~';
    expect(onePerLine(`${isa}\nGS*FA~IEA*1~`)).toBe(`${isa}\nGS*FA~\nIEA*1~`);
  });

  test('line breaks that stand there already are not doubled', () => {
    expect(onePerLine("UNB+UNOC:3'\r\nUNZ+0'\r\n")).toBe("UNB+UNOC:3'\nUNZ+0'");
  });

  test('is read in the character set that it declares', () => {
    const utf8 = Buffer.from("UNB+UNOW:4'FTX+AAI+++Zürich'").toString('latin1');
    expect(onePerLine(utf8)).toBe("UNB+UNOW:4'\nFTX+AAI+++Zürich'");
    expect(onePerLine("UNB+UNOC:3'FTX+Z\xfcrich'")).toContain('Zürich');
    expect(onePerLine("UNA:+.? 'UNB+UNOE:3'FTX+\xbc'")).toContain('М'); // 0xBC of ISO 8859-5: Cyrillic.
  });

  test('bytes that are not what it declares are shown one by one, none hidden', () => {
    expect(onePerLine("UNB+UNOW:4'FTX+\xff\xfe'")).toBe("UNB+UNOW:4'\nFTX+\xff\xfe'");
  });

  test('loses no character of any text but line breaks at the start of a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', "'", '?', '+', '\n') }), (text) => {
        const content = `UNB+UNOA:1'${text}`;
        expect(onePerLine(content).replaceAll('\n', '')).toBe(content.replaceAll('\n', ''));
      }),
    );
  });

  test('of no known kind stays as it is', () => {
    expect(onePerLine('')).toBe('');
    expect(onePerLine('UNA')).toBe('UNA');
    expect(onePerLine('hello\nworld')).toBe('hello\nworld');
  });
});

test('characters without a shape become visible, line feeds stay', () => {
  expect(withPictures('a\x00\x1d\n\tb')).toBe('a␀␝\n␉b');
});
