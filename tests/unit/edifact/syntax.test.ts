import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { describe, expect, test } from 'vitest';
import { componentText } from '../../../src/adapters/edi/segment.ts';
import { cutSegment } from '../../../src/adapters/edi/cut.ts';
import { fixed, HEADER, interchange, LINE, message, read, SUMMARY, text } from './support.ts';

const GOOD = interchange();
const WITH_TEXT = (words: string): string =>
  interchange([message([...HEADER.slice(0, 2), `FTX+AAI+++${words}`, ...HEADER.slice(2), ...LINE, ...SUMMARY])]);
const notes = (source: string | Uint8Array, chunk?: number): unknown =>
  read(source, chunk === undefined ? {} : { chunk }).documents.map(({ draft }) =>
    draft?.notes?.map((note) => note.text?.text),
  );

describe('delimiters', () => {
  test.each([
    ['the usual ones', GOOD],
    ['a UNA with a blank reserved character', `UNA:+.? '${GOOD}`],
    ['a UNA with * where syntax 3 has nothing', `UNA:+.?*'\r\n${GOOD}`],
    [
      'other printable ones by UNA',
      `UNA=*,! ~${GOOD.replaceAll(':', '=').replaceAll('+', '*').replaceAll("'", '~').replace('10.50', '10,50')}`,
    ],
    ['UNOB:1 with printable ones and no UNA', GOOD.replace('UNOC:3', 'UNOB:1')],
    [
      'information separators without UNA',
      GOOD.replace('UNOC:3', 'UNOB:2').replaceAll(':', '\x1f').replaceAll('+', '\x1d').replaceAll("'", '\x1c'),
    ],
    ['another terminator without UNA', GOOD.replaceAll("'", '~')],
    ['a line feed as terminator without UNA', `${GOOD.replaceAll("'", '')}\n`],
    ['no line breaks', GOOD.replaceAll('\n', '')],
    ['CR LF after each segment', GOOD.replaceAll('\n', '\r\n')],
    ['no release character by UNA', `UNA:+.  '${GOOD}`],
  ])('%s read the same order', (_name, source) => {
    const { codes, documents } = read(source);
    expect(codes).toEqual([]);
    expect(documents[0]?.draft?.poNumber?.text).toBe('4500012345');
    expect(documents[0]?.draft?.lines?.[0]?.gtin?.text).toBe('4000000000017');
  });

  test('a comma as decimal mark is that of UNA, and a point is then told', () => {
    const comma = `UNA:+,? '${GOOD}`;
    expect(read(comma.replace('10.50', '10,50')).codes).toEqual([]);
    expect(read(comma).codes).toEqual(['element-decimal @ 19']);
    expect(read(comma).interchanges[0]?.interchange.delimiters.decimalMark).toBe(',');
  });

  test('without UNA a comma is a decimal mark as well, and no fault; under UNA with a point it is told', () => {
    const comma = GOOD.replace('10.50', '10,50');
    expect(read(comma).codes).toEqual([]);
    expect(read(comma).interchanges[0]?.interchange.delimiters.decimalMark).toBeUndefined();
    expect(read(`UNA:+.? '${comma}`).codes).toEqual(['element-decimal @ 19']);
  });

  test('a repetition separator counts in syntax 4 alone', () => {
    const four = (una: string): string => `${una}${GOOD.replace('UNOC:3', 'UNOC:4').replace('261123', '20261123')}`;
    expect(read(four('')).interchanges[0]?.interchange.delimiters.repetition).toBe('*');
    expect(read(four("UNA:+.?^'")).interchanges[0]?.interchange.delimiters.repetition).toBe('^');
    expect(read(four("UNA:+.? '")).interchanges[0]?.interchange.delimiters.repetition).toBe('');
    expect(read(`UNA:+.?*'${GOOD}`).interchanges[0]?.interchange.delimiters.repetition).toBe('');
  });
});

describe('the release character', () => {
  const words = 'one ?? two ?+ three ?: four ?’ five ??';
  test.each([1, 2, 3, 5, 7, 64])('protects the next byte, also where a chunk of %i bytes ends', (chunk) => {
    const source = WITH_TEXT("a??b?+c?:d?'e??");
    expect(notes(source, chunk)).toEqual([["a?b+c:d'e?"]]);
    expect(read(source, { chunk }).codes).toEqual([]);
  });

  test('before a character that needs none is dropped all the same', () => {
    expect(notes(Buffer.from(WITH_TEXT(words), 'utf8'))).toEqual([['one ? two + three : four ’ five ?']]);
  });
});

test('the same bytes in any chunks give the same result', () => {
  const source = `\xef\xbb\xbfjunk UNA:+.? '${GOOD}\r\n${GOOD.replace('UNT+11', 'UNT+9')}${GOOD.slice(0, 200)}`;
  const whole = JSON.stringify(read(source).all);
  for (let chunk = 1; chunk < 90; chunk++) expect(JSON.stringify(read(source, { chunk }).all)).toBe(whole);
});

describe('character sets', () => {
  const cases: readonly [string, string | Uint8Array, string, string, readonly string[]][] = [
    ['ISO 8859-1 under UNOC', WITH_TEXT('Gr\xfc\xdfe'), 'iso-8859-1', 'Grüße', []],
    ['UTF-8 under UNOC', utf8(WITH_TEXT('Grüße')), 'utf-8', 'Grüße', ['charset-mismatch @ 21']],
    [
      'UTF-8 under UNOA',
      utf8(WITH_TEXT('GRÜSSE').replace('UNOC', 'UNOA')),
      'utf-8',
      'GRÜSSE',
      ['charset-mismatch @ 21'],
    ],
    [
      'Windows-1251 under UNOC',
      WITH_TEXT('\xcc\xe0\xe3\xe0\xe7\xe8\xed 7'),
      'windows-1251',
      'Магазин 7',
      ['charset-mismatch @ 21'],
    ],
    ['Accents in a row under UNOC', WITH_TEXT('Cr\xe9\xe9e, \xc5\xc4\xd6'), 'iso-8859-1', 'Créée, ÅÄÖ', []],
    ['Windows-1252 under UNOC', WITH_TEXT('5 \x80 \x93a\x94'), 'windows-1252', '5 € “a”', ['charset-mismatch @ 21']],
    [
      'ISO 8859-1 under UNOB',
      WITH_TEXT('Gr\xfc\xdfe').replace('UNOC', 'UNOB'),
      'iso-8859-1',
      'Grüße',
      ['charset-mismatch @ 21'],
    ],
    [
      'ISO 8859-5 under UNOE',
      WITH_TEXT('\xbf\xe0\xd8\xd2\xd5\xe2').replace('UNOC', 'UNOE'),
      'iso-8859-5',
      'Привет',
      [],
    ],
    [
      'Windows-1251 under UNOE',
      WITH_TEXT('\xcf\xf0\xe8\xe2\xe5\xf2 \xe8\xe7 \xcc\xee\xf1\xea\xe2\xfb').replace('UNOC', 'UNOE'),
      'windows-1251',
      'Привет из Москвы',
      ['charset-mismatch @ 21'],
    ],
    [
      'Windows-1253 under UNOF',
      WITH_TEXT('\xa2\xeb\xf6\xe1').replace('UNOC', 'UNOF'),
      'windows-1253',
      'Άλφα',
      ['charset-mismatch @ 21'],
    ],
    [
      'ISO 8859-2 under UNOC',
      WITH_TEXT('\xa3\xf3d\xbc \xb6ruba').replace('UNOC', 'UNOC'),
      'iso-8859-2',
      'Łódź śruba',
      ['charset-mismatch @ 21'],
    ],
    [
      'Windows-1250 under UNOD',
      WITH_TEXT('\x9fr\xf3d\xb3o \x8akoda').replace('UNOC', 'UNOD'),
      'windows-1250',
      'źródło Škoda',
      ['charset-mismatch @ 21'],
    ],
    [
      'Windows-1254 under UNOK',
      WITH_TEXT('5 \x80 \x93a\x94').replace('UNOC', 'UNOK'),
      'windows-1254',
      '5 € “a”',
      ['charset-mismatch @ 21'],
    ],
    [
      'Greek under UNOF',
      WITH_TEXT('\xc1\xe8\xde\xed\xe1, \xc5\xeb\xeb\xdc\xe4\xe1').replace('UNOC', 'UNOF'),
      'iso-8859-7',
      'Αθήνα, Ελλάδα',
      [],
    ],
    [
      'Ukrainian under UNOE',
      WITH_TEXT('\xc3\xda\xe0\xd0\xf7\xdd\xd0, \xba\xd8\xf7\xd2').replace('UNOC', 'UNOE'),
      'iso-8859-5',
      'Україна, Київ',
      [],
    ],
    ['Polish under UNOD', WITH_TEXT('\xa3\xf3d\xbc \xb6ruba').replace('UNOC', 'UNOD'), 'iso-8859-2', 'Łódź śruba', []],
    [
      'French under UNOC',
      WITH_TEXT('\xabCaf\xe9\xbb 12 m\xb3 \xb15 \xb0C').replace('UNOC', 'UNOC'),
      'iso-8859-1',
      '«Café» 12 m³ ±5 °C',
      [],
    ],
    [
      'Spanish under UNOC',
      WITH_TEXT('\xbfqu\xe9 1\xaa n\xba 5').replace('UNOC', 'UNOC'),
      'iso-8859-1',
      '¿qué 1ª nº 5',
      [],
    ],
    ['UTF-8 under UNOY', utf8(WITH_TEXT('Žluťoučký').replace('UNOC', 'UNOY')), 'utf-8', 'Žluťoučký', []],
    [
      'bytes that are no UTF-8 under UNOW',
      WITH_TEXT('Gr\xfc\xdfe').replace('UNOC', 'UNOW'),
      'windows-1252',
      'Grüße',
      ['charset-bytes-invalid @ 21'],
    ],
    [
      'bytes that Windows-1252 leaves open',
      WITH_TEXT('a\x90b'),
      'windows-1252',
      'a\x90b',
      ['charset-bytes-invalid @ 21'],
    ],
    [
      'rarer letters of Windows-1251 under UNOE',
      WITH_TEXT('\xcf\xee\xea\xf3\xef\xe0\xf2\xe5\xeb\xfc \xe7\xe0\xe2\xee\xe4').replace('UNOC', 'UNOE'),
      'windows-1251',
      'Покупатель завод',
      ['charset-mismatch @ 21'],
    ],
    [
      'capitals of Windows-1251 under UNOE',
      WITH_TEXT('\xc7\xc0\xc2\xce\xc4 \xcc\xce\xd1\xca\xc2\xc0').replace('UNOC', 'UNOE'),
      'windows-1251',
      'ЗАВОД МОСКВА',
      ['charset-mismatch @ 21'],
    ],
    [
      'Serbian under UNOE',
      WITH_TEXT('\xbd\xd8\xe8, \xbb\xe3\xd1\xd8\xfb\xd0, \xf2\xde\xe0\xf2\xd5').replace('UNOC', 'UNOE'),
      'iso-8859-5',
      'Ниш, Лубића, ђорђе',
      [],
    ],
    [
      'Portuguese capitals under UNOC',
      WITH_TEXT('INSTALA\xc7\xc3O E MANUTEN\xc7\xc3O'),
      'iso-8859-1',
      'INSTALAÇÃO E MANUTENÇÃO',
      [],
    ],
    ['Korean under KECA', WITH_TEXT('\xc7\xd1\xb1\xdb').replace('UNOC', 'KECA'), 'euc-kr', '한글', []],
  ];
  test.each(cases)(
    '%s is read right, and told when it is not what was declared',
    (_name, source, used, words, codes) => {
      const reading = read(source);
      expect(reading.codes).toEqual(codes);
      expect(notes(source)).toEqual([[words]]);
      expect(reading.interchanges[0]?.interchange.charset?.used).toBe(used);
    },
  );

  test.each([
    ['GBK under UNOC', '\xb1\xb1\xbe\xa9\xb9\xab\xcb\xbe', 'gb18030', '北京公司'],
    ['Shift-JIS under UNOC', '\x95\x5c\x8e\xa6\x94\x5c\x97\xcd', 'shift_jis', '表示能力'],
    ['Greek under UNOC', '\xc1\xe3\xef\xf1\xe1\xf3\xf4\xde\xf2', 'iso-8859-1', 'ÁãïñáóôÞò'],
    ['Latin 1 and UTF-8 in one text', 'K\xe4ufer Gr\xc3\xb6\xc3\x9fe', 'windows-1252', 'Käufer GrÃ¶ÃŸe'],
  ])('%s is told so that the order waits: what it was read as is a guess', (_name, bytes, used, words) => {
    const { documents, interchanges } = read(WITH_TEXT(bytes));
    const [document] = documents;
    expect(document?.verdict.status).toBe('A'); // The syntax was kept: the sender is told nothing.
    expect(document?.findings.map(({ code, severity }) => `${code} ${severity}`)).toContain('charset-mismatch error');
    expect(document?.draft?.notes?.[0]?.text?.text).toBe(words);
    expect(interchanges[0]?.interchange.charset?.used).toBe(used);
  });

  test('what was agreed with the partner wins over the header, in silence', () => {
    const { codes, documents } = read(WITH_TEXT('5 \x80'), { profileOf: () => ({ charset: 'windows-1252' }) });
    expect(codes).toEqual([]);
    expect(documents[0]?.draft?.notes?.[0]?.text?.text).toBe('5 €');
  });

  test('an interchange whose segments differ names each encoding that was met', () => {
    const first = WITH_TEXT('Gr\xfc\xdfe').replace(/UNZ.*/s, '');
    const second = message(
      [...HEADER.slice(0, 2), 'FTX+AAI+++Gr\xc3\xbc\xc3\x9fe', ...HEADER.slice(2), ...LINE, ...SUMMARY],
      '2',
    );
    const { interchanges } = read(`${first}${text([...second, 'UNZ+2+REF1'])}`);
    expect(interchanges[0]?.interchange.charset).toMatchObject({ declared: 'UNOC', detected: 'iso-8859-1, utf-8' });
  });

  test('characters outside UNOA and UNOB are told once a message, at their place', () => {
    const source = WITH_TEXT('Lower @ and #').replace('UNOC', 'UNOA');
    const [finding] = read(source).findings;
    expect(read(source).codes).toEqual(['character-outside-level @ 21']);
    expect(finding).toMatchObject({
      severity: 'warning',
      at: { offset: source.indexOf('ower'), length: 1, tag: 'FTX' },
    });
    expect(read(WITH_TEXT('Lower @ and #').replace('UNOC', 'UNOB')).findings[0]?.at).toMatchObject({ length: 1 });
  });
});

function errorsOf(from: string, to: string): string[] {
  const { documents } = read(GOOD.replace(from, to));
  return documents.flatMap(({ findings }) =>
    findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code} ${message.slice(0, 8)}`),
  );
}

describe('a line break', () => {
  test.each([
    ['4500012345+9', '45000\n12345+9', 'BGM 1004'],
    ['4000000000017:EN', '400000\r\n0000017:EN', 'LIN C212'],
    ['NAD+BY+4012345000009', 'NAD+BY+401234\n5000009', 'NAD C082'],
    ['QTY+21:12:PCE', 'QTY+21:1\n2:PCE', 'QTY C186'],
    ['QTY+21:12:PCE', 'QTY+2\n1:12:PCE', 'QTY C186'],
    ['PRI+AAA:10.50', 'PRI+AAA:1\n0.50', 'PRI C509'],
  ])('inside a number or a code is an error: %s as %j', (from, to, label) => {
    expect(errorsOf(from, to)).toContain(`element-character ${label}`);
  });

  test('inside the number to ring up is none', () => {
    const contact = "CTA+OC+:A B'\nCOM+?+49 1\r\n23:TE'\nNAD+SU";
    expect(errorsOf('NAD+SU', contact)).toEqual(errorsOf('NAD+SU', contact.replace('\r\n', '')));
    expect(read(GOOD.replace('NAD+SU', contact)).codes).toContain('line-break-in-data @ 21');
  });

  test('between a value and its separator is none', () => {
    expect(errorsOf('4500012345+9', '4500012345\r\n+9')).toEqual([]);
    expect(errorsOf('4500012345+9', '\r\n4500012345+9')).toEqual([]);
  });
});

test('a line break inside data is told; in a file of lines of one length it belongs to nobody', () => {
  expect(read(WITH_TEXT('two\nlines')).codes).toEqual(['line-break-in-data @ 21']);
  const wrapped = GOOD.replaceAll('\n', '').replace(/.{35}/g, '$&\n');
  const { codes, documents } = read(wrapped);
  expect(codes).toEqual(['line-break-in-data @ 21']);
  expect(documents[0]?.draft?.poNumber?.text).toBe('4500012345');
  expect(documents[0]?.draft?.lines?.[0]?.gtin?.text).toBe('4000000000017');
});

function unox(bytes: string): string {
  return WITH_TEXT(bytes).replace('UNOC', 'UNOX');
}

describe('letters of two bytes under UNOX (ISO 2022)', () => {
  test.each([
    ['none of their bytes looks like a delimiter', '\x1b$B2q<R\x1b(B', '会社'],
    ['a byte is the release character', '\x1b$B?tNL\x1b(B', '数量'],
    ['a byte is the terminator', "\x1b$B'Q\x1b(B", 'а'],
    ['bytes are separators', '\x1b$B+:\x1b(B', undefined],
    ['letters stand between others', 'A \x1b$B?tNL\x1b(B-\x1b$B2q<R\x1b(J 7', 'A 数量-会社 7'],
    ['they are of half the width', '\x1b(I1C\x1b(B', 'ｱﾃ'],
  ])('where %s', (_, bytes, text) => {
    const source = unox(bytes);
    const { codes, documents } = read(source);
    const field = documents[0]?.draft?.notes?.[0]?.text;
    expect(codes).toEqual(text === undefined ? ['charset-bytes-invalid @ 21'] : []); // JIS X 0208 has no such letter.
    if (text === undefined) return;
    expect(field?.text).toBe(text);
    const at = field?.at;
    if (at === undefined || !('offset' in at)) throw new Error('no place');
    expect(source.slice(at.offset, at.offset + at.length)).toBe(bytes);
    for (const chunk of [1, 2, 3, 5]) expect(read(source, { chunk }).all).toEqual(read(source).all);
  });

  test('are cut in an interchange that comes behind one of another name, and no text', () => {
    const { codes, documents } = read(`${GOOD}${unox("\x1b$B'Q\x1b(B")}`);
    expect(codes).toContain('charset-bytes-invalid @ 21');
    expect(documents.at(-1)?.verdict.status).toBe('R');
  });

  test('that a sender did not end before the line ends go no further', () => {
    const { codes, documents } = read(unox("\x1b$B2q<R'\r\n").replace("'\r\n'", "'"));
    expect(codes).not.toEqual([]);
    expect(documents[0]?.draft?.lines).toHaveLength(1);
  });

  test('UTF-8 in their place is read and told; other bytes are no text', () => {
    const { codes, documents } = read(unox('\xe4\xbc\x9a'));
    expect(codes).toEqual(['charset-mismatch @ 21']);
    expect(documents[0]?.draft?.notes?.[0]?.text?.text).toBe('会');
    expect(read(unox('\x82\xb1')).codes).toContain('charset-bytes-invalid @ 21');
  });

  test('a wrong count among them is mended at its place in the file', () => {
    const source = unox('\x1b$B?tNL\x1b(B').replace(/UNZ\+1/, 'UNZ+2');
    const found = read(source).findings.find(({ code }) => code === 'interchange-count-mismatch');
    expect(read(fixed(source, found)).codes).toEqual([]);
  });
});

test('a tag with its place in a loop is the tag', () => {
  const delimiters = { element: '+', component: ':', repetition: '', segment: "'", release: '?' };
  const cutting = { delimiters, source: { delimiters, decode: (bytes: string) => bytes } };
  const segment = cutSegment('LIN:1+7++4:EN', Buffer.from('LIN:1+7++4:EN'), 0, 13, 100, 'plain', cutting, 3);
  expect(segment.tag).toBe('LIN');
  expect(componentText(segment, 3, 2)).toBe('EN');
});

test.each([
  ['a UNB that is cut', 'UNB+UNOC:3+S', 'header-unreadable'],
  ['a UNA without UNB', "UNA:+.? 'UNH+1", 'header-unreadable'],
  ['a UNB without separators', 'UNB+UNOC+3', 'header-unreadable'],
  ['nothing', '', 'file-empty'],
  ['another file', 'hello UN world', 'interchange-none'],
  ['a UNB in UTF-16 that is cut', 'U\0N\0B\0+\0U\0', 'header-unreadable'],
])('%s is one finding', (_name, source, code) => {
  expect(read(source).findings.map((finding) => finding.code)).toEqual([code]);
});

test('a segment that is too long is told, and half an order is none', () => {
  const limits = { ...DEFAULT_LIMITS, segmentBytesMax: 60, setSegmentsMax: 100 };
  const { codes, documents } = read(WITH_TEXT('x'.repeat(100)), { limits });
  expect(codes).toEqual(['segment-too-long @ 18']);
  expect(documents[0]).toMatchObject({ verdict: { status: 'R' } });
  expect(documents[0]?.draft).toBeUndefined();
});

function utf8(source: string): Buffer {
  return Buffer.from(source, 'utf8');
}
