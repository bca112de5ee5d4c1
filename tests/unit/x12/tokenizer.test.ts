import { describe, expect, test } from 'vitest';
import { cutSegment, cuttingBy } from '../../../src/adapters/edi/cut.ts';
import type { Delimiters } from '../../../src/adapters/edi/delimiters.ts';
import { elementPlace, elementText, type Segment } from '../../../src/adapters/edi/segment.ts';
import { Tokenizer, type TokenTrouble } from '../../../src/adapters/formats/x12/tokenizer.ts';
import { ORDER, wrap } from './support.ts';

interface Tokens {
  readonly segments: readonly Segment[];
  readonly troubles: readonly TokenTrouble[];
  readonly headers: readonly Delimiters[];
  readonly defects: readonly (string | undefined)[];
}

function tokens(source: string, options: { readonly chunk?: number; readonly segmentBytesMax?: number } = {}): Tokens {
  const segments: Segment[] = [];
  const troubles: TokenTrouble[] = [];
  const headers: Delimiters[] = [];
  const defects: (string | undefined)[] = [];
  let delimiters: Delimiters | undefined;
  const tokenizer = new Tokenizer(
    {
      header: (header) => {
        delimiters = header.delimiters;
        headers.push(header.delimiters);
        defects.push(header.defect);
      },
      frame: (text, bytes, start, end, offset, kind) => {
        if (delimiters === undefined) throw new Error('a frame before any header');
        const segment = cutSegment(text, bytes, start, end, offset, kind, cuttingBy(delimiters), 0);
        if (segment.tag === 'ISX') delimiters = { ...delimiters, release: segment.elements[1]?.[0] ?? '' };
        segments.push(segment);
      },
      trouble: (trouble) => troubles.push(trouble),
    },
    { segmentBytesMax: options.segmentBytesMax ?? 1_000_000 },
  );
  const bytes = Buffer.from(source, 'latin1');
  const chunk = options.chunk ?? bytes.length;
  for (let start = 0; start < bytes.length; start += chunk) tokenizer.push(bytes.subarray(start, start + chunk));
  tokenizer.end();
  return { segments, troubles, headers, defects };
}

const TAGS = ['GS', ...ORDER.map((segment) => segment.split('*')[0]), 'GE', 'IEA'];

const orderFor = (name: string): string[] => ORDER.map((segment) => segment.replace('STORE 12', name));
const named = (source: string): string | undefined => {
  const segment = tokens(source).segments.find(({ tag }) => tag === 'N1');
  return segment === undefined ? undefined : elementText(segment, 2);
};

describe('delimiters', () => {
  const wrappings = [
    { element: '*', component: '>', segment: '~' },
    { element: '*', component: '>', segment: '~', suffix: '\n' },
    { element: '*', component: ':', segment: '~', suffix: '\r\n' },
    { element: '*', component: '>', segment: '\n' },
    { element: '*', component: '>', segment: '\r', suffix: '\n' },
    { element: '~', component: '<', segment: '|' },
    { element: '\x1d', component: '\x1f', segment: '\x1c' },
    { element: '*', component: '\\', segment: '\x15', suffix: '\n' },
  ];
  test.each(wrappings)('reads every segment with $element $component $segment$suffix', (wrapping) => {
    const { segments, troubles, headers } = tokens(wrap([ORDER], wrapping));
    expect(troubles).toEqual([]);
    expect(segments.map((segment) => segment.tag)).toEqual(TAGS);
    expect(headers[0]).toMatchObject({
      element: wrapping.element,
      component: wrapping.component,
      segment: wrapping.segment,
    });
  });

  test('takes ISA11 as repetition separator from 00402 on, and never the letter U', () => {
    expect(tokens(wrap([ORDER], { isa11: '^', isa12: '00501' })).headers[0]?.repetition).toBe('^');
    expect(tokens(wrap([ORDER], { isa11: 'U', isa12: '00501' })).headers[0]?.repetition).toBe('');
    expect(tokens(wrap([ORDER], { isa11: '^', isa12: '00401' })).headers[0]?.repetition).toBe('');
  });

  test('finds other delimiters in a second interchange', () => {
    const both = wrap([ORDER]) + wrap([ORDER], { element: '|', component: '<', segment: '\n' });
    const { segments, headers } = tokens(both);
    expect(headers.map((header) => header.element)).toEqual(['*', '|']);
    expect(segments.map((segment) => segment.tag)).toEqual([...TAGS, ...TAGS]);
  });
});

describe('the header', () => {
  test('is read when its fields are not padded, and said to be short', () => {
    const short = wrap([ORDER]).replace(/ {2,}/g, ' ');
    const { segments, defects } = tokens(short);
    expect(segments.map((segment) => segment.tag)).toEqual(TAGS);
    expect(defects[0]).toMatch(/bytes long instead of 106/);
  });

  test('without ISA16 takes the byte before the line break for the terminator, because every segment ends so', () => {
    const source = wrap([ORDER], { suffix: '\n' }).replace('*T*>~', '*T*~');
    const { segments, defects, headers } = tokens(source);
    expect(headers[0]).toMatchObject({ segment: '~', component: '' });
    expect(defects[0]).toMatch(/ISA16/);
    expect(segments.map((segment) => segment.tag)).toEqual(TAGS);
  });

  test("is found behind a byte order mark and blanks, which are nobody's data", () => {
    const { segments, troubles } = tokens(`\xef\xbb\xbf \r\n${wrap([ORDER])}`);
    expect(troubles).toEqual([]);
    expect(segments).toHaveLength(TAGS.length);
    expect(segments[0]?.offset).toBe(3 + 3 + 106);
  });

  test('is found behind other text, which is reported', () => {
    const { segments, troubles } = tokens(`Subject: your VISA order\n\n${wrap([ORDER])}`);
    expect(segments).toHaveLength(TAGS.length);
    expect(troubles).toMatchObject([{ kind: 'leading', offset: 0, length: 26 }]);
  });

  test('is not seen in data: "ISA" inside an element or at its start opens nothing', () => {
    const order = [...ORDER];
    order[2] = 'N1*ST*ISA*92*ISAAC*ISA';
    const { headers, segments } = tokens(wrap([order]));
    expect(headers).toHaveLength(1);
    expect(segments[3]?.elements).toEqual(['N1', 'ST', 'ISA', '92', 'ISAAC', 'ISA']);
  });

  test('in the middle of an interchange opens the next one, though IEA is missing', () => {
    const cut = wrap([ORDER]).replace(/IEA.*$/, '');
    expect(tokens(cut + wrap([ORDER], { element: '|' })).headers).toHaveLength(2);
  });
});

describe('segments', () => {
  test('stand where their offsets say, in any chunking', () => {
    const source = wrap([ORDER], { suffix: '\r\n' });
    const whole = tokens(source);
    for (const segment of whole.segments) {
      expect(source.slice(segment.offset, segment.offset + segment.length)).toBe(segment.elements.join('*'));
    }
    for (const chunk of [1, 2, 3, 7, 64]) expect(tokens(source, { chunk })).toEqual(whole);
  });

  test('lose blanks before the terminator', () => {
    const { segments } = tokens(wrap([ORDER]).replace('CTT*2~', 'CTT*2 \t ~'));
    expect(segments.find((segment) => segment.tag === 'CTT')?.elements).toEqual(['CTT', '2']);
  });

  test('with bytes above ASCII are decoded as UTF-8, or as Windows-1252 when they are not', () => {
    expect(named(wrap([orderFor(Buffer.from('Müller').toString('latin1'))]))).toBe('Müller');
    expect(named(wrap([orderFor('M\xfcller')]))).toBe('Müller');
  });

  test('that are empty are skipped and reported', () => {
    expect(tokens(wrap([ORDER]).replace('CTT*2~', 'CTT*2~~')).troubles).toMatchObject([{ kind: 'empty' }]);
  });

  test('longer than allowed are skipped and reported, wherever the chunks end', () => {
    const source = wrap([ORDER]).replace('BOLT', 'B'.repeat(500));
    const whole = tokens(source, { segmentBytesMax: 200 });
    expect(whole.troubles).toEqual([
      { kind: 'too-long', offset: source.indexOf('PID'), length: 509, head: 'PID*F****BBBBBBB' },
    ]);
    expect(whole.segments.map((segment) => segment.tag)).toEqual(TAGS.filter((tag) => tag !== 'PID'));
    for (const chunk of [1, 50, 199, 200, 201]) expect(tokens(source, { segmentBytesMax: 200, chunk })).toEqual(whole);
  });

  test('of binary data are as long as they say, delimiters or not', () => {
    const source = wrap([[ORDER[0] ?? '', 'BIN*9*a~b*c~IEA', 'SE*3*0001']]);
    const whole = tokens(source);
    expect(whole.segments.find(({ tag }) => tag === 'BIN')?.elements).toEqual(['BIN', '9', 'a~b*c~IEA']);
    expect(whole.segments.map(({ tag }) => tag)).toEqual(['GS', 'ST', 'BIN', 'SE', 'GE', 'IEA']);
    for (const chunk of [1, 5, 13]) expect(tokens(source, { chunk })).toEqual(whole);
  });

  test.each(['4', '14', '999'])('of binary data with the wrong length %s are read as ordinary ones', (length) => {
    const source = wrap([[ORDER[0] ?? '', `BIN*${length}*abcdefg`, 'SE*3*0001']]);
    const whole = tokens(source);
    expect(whole.troubles).toMatchObject([{ kind: 'binary-length' }]);
    expect(whole.segments.map(({ tag }) => tag)).toEqual(['GS', 'ST', 'BIN', 'SE', 'GE', 'IEA']);
  });

  test('protect delimiters by the release character of ISX, from 00704 on', () => {
    const order = ['ST*850*0001', 'N1*ST*A?*B?~C??*92*1', 'SE*3*0001'];
    const source = wrap([order], { isa11: '^', isa12: '00704', gs08: '007040' }).replace('GS*', 'ISX*?~GS*');
    const whole = tokens(source);
    const name = whole.segments.find(({ tag }) => tag === 'N1');
    if (name === undefined) throw new Error('N1 was not read');
    expect(elementText(name, 2)).toBe('A*B~C?');
    const { offset, length } = elementPlace(name, 2);
    expect(source.slice(offset, offset + length)).toBe('A?*B?~C??');
    for (const chunk of [1, 2, 3, 11]) expect(tokens(source, { chunk })).toEqual(whole);
  });

  test('without a terminator at the end are told apart from whole ones', () => {
    expect(tokens(wrap([ORDER]).slice(0, -1)).segments).toHaveLength(TAGS.length);
    expect(tokens(`${wrap([ORDER])}and more`).troubles).toMatchObject([{ kind: 'stray', length: 8 }]);
  });
});
