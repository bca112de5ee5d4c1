import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tradacoms } from '../../../src/adapters/formats/tradacoms/index.ts';
import type { Decoded, DecodedDocument, DecodedInterchange, DecoderOptions } from '../../../src/model/decoded.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';

interface Reading {
  readonly all: readonly Decoded[];
  readonly documents: readonly DecodedDocument[];
  readonly interchanges: readonly DecodedInterchange[];
  readonly findings: readonly Finding[];
  readonly codes: readonly string[];
}

function read(source: string | Uint8Array, options: Partial<DecoderOptions> & { chunk?: number } = {}): Reading {
  const { chunk = Infinity, ...rest } = options;
  const decoder = tradacoms.decoder({ limits: DEFAULT_LIMITS, parts: 'all', ...rest });
  const bytes = typeof source === 'string' ? Buffer.from(source, 'latin1') : source;
  const all: Decoded[] = [];
  for (let start = 0; start < bytes.length; start += chunk)
    all.push(...decoder.push(bytes.subarray(start, start + chunk)));
  all.push(...decoder.end());
  const findings = all.flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));
  return {
    all,
    documents: all.filter((item) => item.kind === 'document'),
    interchanges: all.filter((item) => item.kind === 'interchange'),
    findings,
    codes: findings.map(({ code }) => code),
  };
}

const STX = 'STX=ANA:1+5000000000000:SOME STORES LTD+5010000000000:SUPPLIER UK LTD+070315:130233+000007+PASSW+ORDHDR+B';
const ORDHDR = [
  'MHD=1+ORDHDR:9',
  'TYP=0430+NEW-ORDERS',
  'SDT=5010000000000:000030034',
  'CDT=5000000000000',
  'FIL=1630+1+070315',
  'MTR=6',
];
const ORDERS = [
  'MHD=2+ORDERS:9',
  'CLO=5000000000283:89828+EAST DEPOT',
  'ORD=70970::070315',
  'DIN=070321',
  'OLD=1+5010210000000++:00893592+12+60++++ROLLS',
  'OTR=1',
  'MTR=7',
];
const ORDTLR = ['MHD=3+ORDTLR:9', 'OFT=1', 'MTR=3'];
const text = (segments: readonly string[]): string => segments.map((segment) => `${segment}'`).join('\n');
const GOOD = text([STX, ...ORDHDR, ...ORDERS, ...ORDTLR, 'END=3']);

test('a clean file has no finding, and its order has the parties of the file header', () => {
  const { codes, documents, all, interchanges } = read(GOOD);
  expect(codes).toEqual([]);
  expect(
    documents.map(({ type, verdict, draft }) => [type, verdict.status, verdict.version, draft?.poNumber?.text]),
  ).toEqual([['ORDERS', 'A', 'ORDERS:9', '70970']]);
  expect(documents[0]?.draft?.seller?.identifiers?.map((id) => id.value?.text)).toContain('5010000000000');
  expect(all.flatMap((item) => (item.kind === 'group' ? [item.group] : []))).toMatchObject([
    { functionalId: 'ORDHDR', controlNumber: '1630/1', date: '070315' },
  ]);
  expect(interchanges).toMatchObject([
    {
      status: 'A',
      interchange: {
        standard: 'tradacoms',
        controlNumber: '000007',
        date: '070315',
        time: '130233',
        sender: { id: '5000000000000' },
      },
    },
  ]);
});

describe('whoever says a wrong number is told so, with the bytes that would mend it', () => {
  test.each([
    ['MTR', GOOD.replace('MTR=7', 'MTR=8'), 'set-count-mismatch'],
    ['OTR', GOOD.replace('OTR=1', 'OTR=2'), 'lines-count-mismatch'],
    ['OFT', GOOD.replace('OFT=1', 'OFT=2'), 'group-count-mismatch'],
    ['END', GOOD.replace('END=3', 'END=4'), 'interchange-count-mismatch'],
    ['a missing END', GOOD.replace(/\nEND.*$/, ''), 'interchange-broken-off'],
    ['an unterminated END', GOOD.slice(0, -1), 'segment-unterminated'],
  ])('%s', (_name, source, code) => {
    const { codes, findings } = read(source);
    expect(codes).toContain(code);
    const fix = findings.find((item) => item.fix !== undefined)?.fix;
    if (fix === undefined) throw new Error('there is no fix');
    expect(read(source.slice(0, fix.offset) + fix.text + source.slice(fix.offset + fix.length)).codes).toEqual([]);
  });
});

test.each([
  ['a line that is missing altogether', GOOD.replace(/OLD.*\n/, ''), 'segment-missing'],
  ['an order without file header', text([STX, ...ORDERS, 'END=1']), 'set-outside-group'],
  ['a file without its trailer', text([STX, ...ORDHDR, ...ORDERS, 'END=2']), 'group-broken-off'],
  ['another kind of message', GOOD.replace('MHD=2+ORDERS', 'MHD=2+INVOIC'), 'set-unsupported'],
  ['an unknown segment', GOOD.replace('DIN=', 'XXX='), 'segment-not-in-set'],
  ['a segment outside every message', GOOD.replace('MHD=2', "TYP=1'\nMHD=2"), 'interchange-segment-unexpected'],
  ['a message reference twice', GOOD.replace('MHD=2', 'MHD=1'), 'set-duplicate'],
  ['a date that does not exist', GOOD.replace('070315:130233', '071315:130233'), 'header-field-invalid'],
])('%s is told', (_name, source, code) => {
  expect(read(source).codes).toContain(code);
});

test('the end of the file inside the transmission rejects, wherever it falls', () => {
  for (let end = GOOD.indexOf('MHD'); end < GOOD.length - 1; end++) {
    expect({ end, status: read(GOOD.slice(0, end)).interchanges.map(({ status }) => status) }).toEqual({
      end,
      status: ['R'],
    });
  }
});

test('several files in one transmission keep their own headers, and batches are counted', () => {
  const second = [...ORDHDR, ...ORDERS, ...ORDTLR].map((segment) =>
    segment
      .replace(/^MHD=(\d)/, (_, digit: string) => `MHD=${Number(digit) + 3}`)
      .replace('SDT=5010000000000', 'SDT=5010000009999'),
  );
  const both = (count: number): string =>
    text([STX, 'BAT=1', ...ORDHDR, ...ORDERS, ...ORDTLR, `EOB=${count}`, ...second, 'END=6']);
  const { codes, documents } = read(both(3));
  expect(codes).toEqual([]);
  expect(documents.map(({ draft }) => draft?.seller?.identifiers?.[0]?.value?.text)).toEqual([
    '5010000000000',
    '5010000009999',
  ]);
  expect(read(both(2)).codes).toContain('group-count-mismatch');
});

test('a file of lines of 40 columns reads like the same file unbroken', () => {
  const broken = readFileSync('fixtures/tradacoms/corpus/xlate__order-blocked.edi');
  const { codes, documents } = read(broken);
  const whole = read(Buffer.from(broken.toString('latin1').replace(/[\r\n]/g, ''), 'latin1'));
  expect(codes).toEqual(['line-break-in-data']);
  expect(whole.codes).toEqual([]);
  expect(texts(documents)).toEqual(texts(whole.documents));
});

test('the release character protects, and bytes above ASCII are told once', () => {
  const { codes, documents } = read(GOOD.replace('ROLLS', "A?+B?'C \xe9").replace('EAST', 'C\xf4te'), { chunk: 1 });
  expect(codes).toEqual(['charset-mismatch']);
  expect(documents[0]?.draft?.lines?.[0]?.description?.text).toBe("A+B'C é");
});

test.each([
  ['CP850', 'Caf\x82', 2],
  ['CP850', 'Gr\x94\xe1e', 1],
  ['Windows-1250', 'Ji\xf8\xed', 0],
  ['Mac Roman', 'K\x9aln', 0],
  ['Windows-1251', '\xcc\xee\xf1\xea\xe2\xe0', 0],
])('text in %s, of words that no language has as it was read, waits for a person', (_, bytes, shift) => {
  const source = GOOD.replace('EAST', bytes);
  const { documents } = read(Buffer.from(source, 'latin1'));
  const [document] = documents;
  expect(document?.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'charset-mismatch', at: { tag: 'CLO', length: 1, offset: source.indexOf(bytes) + shift } },
  ]);
  expect(document?.verdict.status).toBe('A');
});

test('the names of the file header hold its orders too, read or only checked', () => {
  const source = Buffer.from(GOOD.replace('CDT=5000000000000', 'CDT=5000000000000+K\x9aln'), 'latin1');
  for (const parts of ['all', 'verdicts'] as const)
    expect(read(source, { parts }).documents[0]?.findings).toMatchObject([
      { code: 'charset-mismatch', severity: 'error', at: { tag: 'CDT', offset: source.indexOf(0x9a) - 1 } },
    ]);
});

test('the same bytes in any chunks give the same result', () => {
  const source = `x${GOOD}${GOOD.replace('MTR=7', 'MTR=1')}${GOOD.slice(0, 300)}`;
  const whole = JSON.stringify(read(source).all);
  for (let chunk = 1; chunk < 60; chunk++) expect(JSON.stringify(read(source, { chunk }).all)).toBe(whole);
});

/** Drafts without their places, which differ by the line breaks. */
function texts(items: readonly DecodedDocument[]): unknown {
  const json = JSON.stringify(
    items.map(({ draft }) => draft),
    (key, value: unknown) => (key === 'at' || key === 'isPlain' ? undefined : value),
  );
  return JSON.parse(json);
}

function changed(from: string, to: string): Reading {
  return read(GOOD.replace(from, to), { parts: 'verdicts' });
}

function told({ findings }: Reading): string[] {
  return findings.map(({ code, severity }) => `${severity} ${code}`);
}

describe('elements of version 9', () => {
  test.each([
    ['a day that there is not', 'ORD=70970::070315', 'ORD=70970::071315', 'error element-date', '071315'],
    ['a day of eight digits', 'DIN=070321', 'DIN=20070321', 'error element-date', '20070321'],
    ['the day of the file', 'FIL=1630+1+070315', 'FIL=1630+1+0703', 'error element-date', '0703'],
    ['a quantity that is no number', '+12+60+', '+12+6O+', 'error element-character', '6O'],
    ['a price that is no number', '+12+60+', '+12+60+1,50', 'error element-character', '1,50'],
    ['an order without its number', 'ORD=70970:', 'ORD=:', 'error element-missing', ''],
    ['a line without its number', 'OLD=1+', 'OLD=+', 'error element-missing', ''],
    ['a line without a quantity', '+12+60+', '+12++', 'warning element-missing', ''],
    ['a line without an item', 'OLD=1+5010210000000++:00893592+', 'OLD=1++++', 'warning element-missing', ''],
    ['an order number that is too long', 'ORD=70970:', 'ORD=709701234567890123:', 'warning element-too-long', '709701234567890123'],
    ['a name that is too long', '+EAST DEPOT', `+${'EAST '.repeat(9)}DEPOT`, 'warning element-too-long', `${'EAST '.repeat(9)}DEPOT`],
  ])('%s is told where it stands: nothing was said of it', (_case, from, to, wanted, value) => {
    const reading = changed(from, to);
    expect(told(reading)).toEqual([wanted]);
    const at = reading.findings[0]?.at;
    if (at === undefined || !('offset' in at)) return;
    expect(GOOD.replace(from, to).slice(at.offset, at.offset + at.length)).toBe(value);
  }); // prettier-ignore

  test('another version is said to be read as version 9', () => {
    const reading = changed('ORDERS:9', 'ORDERS:6');
    expect(told(reading)).toEqual(['warning group-version-unknown']);
    expect(reading.findings[0]?.message).toContain("ORDERS is of version '6'");
    expect(reading.documents[0]?.verdict.status).toBe('A');
  });

  test('an order whose day is none is not taken', () => {
    expect(changed('::070315', '::071315').documents[0]?.verdict.status).toBe('R');
  });
});

const judged = (from: string, to: string): string[] =>
  read(GOOD.replace(from, to)).findings.map(({ code, severity }) => `${severity} ${code}`);

describe('control characters', () => {
  test.each([
    ['ORD=70970', 'ORD=70\n970'],
    ['ORD=70970', 'ORD=70\x00970'],
    [':00893592', ':0089\r\n3592'],
    [':00893592', ':0089\x003592'],
    ['OLD=1+5010210000000', 'OLD=1+501021\n0000000'],
    [':89828', ':89\x07828'],
    ['++++ROLLS', '++++RO\x00LLS'],
    ['++++ROLLS', '+++8\n8+ROLLS'],
  ])('in a number, or other ones anywhere, are an error: %s as %j', (from, to) => {
    expect(judged(from, to)).toContain('error element-character');
  });

  test('a broken line in words is told', () => {
    expect(judged('++++ROLLS', '++++WHITE\nROLLS')).toEqual(['warning line-break-in-data']);
    expect(judged('+EAST DEPOT', '+EAST\nDEPOT')).toEqual(['warning line-break-in-data']);
    expect(judged('ORD=70970', 'ORD=\n70970\n')).toEqual([]);
  });
});

describe('a plus too many or too few', () => {
  const GOOD_LINE = 'OLD=1+5010210000000++:00893592+12+60++++ROLLS';

  test.each([
    'OLD=1+5010210000000+++:00893592+12+60+19900+++CRUSTY ROLLS',
    'OLD=1+5010210000000+++:00893592+12+60+19900',
    'OLD=1+5010210000000+:00893592+12+60+19900+++CRUSTY ROLLS:4 PACK',
    'OLD=1+5010210000000+:00893592+12+60+19900',
    'OLD=1+5010210000000++++12+60+19900+++CRUSTY ROLLS',
    'OLD=1+5010210000000++++12+60+19900',
    'OLD=1+5010210000000++12+60+19900+++CRUSTY ROLLS',
    'OLD=1++5010210000000++:00893592+12+60+19900+++CRUSTY ROLLS',
    'OLD=1+5010210000000++:00893592+12++60+19900+++CRUSTY ROLLS',
    'OLD=1+5010210000000++++24:::+5+990+++CRACKERS:CREAM 200G',
    'OLD=1+5010210000000+:77++893594+144+2+100+++FREE STOCK',
    'OLD=1+5010210000000++++24+5++++FREE STOCK',
    'OLD=1+5010210000000++:00893592+12+60+++FREE STOCK',
    'OLD=1+5010210000000++893592+12+60+19900',
    'OLD=1+5010210000000++::893592+12+60+19900',
    'OLD=1+5010210000000::77++:893592+12+60+19900',
  ])('moves what is ordered: %s', (line) => {
    expect(judged(GOOD_LINE, line)).toContain('error elements-shifted');
  });

  test.each([
    'CLO=+5000000000283:89828+EAST DEPOT',
    'CLO=5000000000283:89828++EAST DEPOT+1 HIGH ST:LEEDS',
    'CLO=5000000000283:89828:EAST DEPOT+1 HIGH ST:LEEDS:::LS1 1AA',
    'CLO=5000000000283:89828+10+EAST DEPOT',
    'CLO=5000000000283:89828+10+EAST DEPOT+1 HIGH ST:LEEDS',
  ])('moves the place of delivery: %s', (location) => {
    expect(judged('CLO=5000000000283:89828+EAST DEPOT', location)).toContain('error elements-shifted');
  });

  test.each([
    'OLD=1+:5000169475119+5000169847442+:047836+12+68++++WR TStem Broccoli Spears',
    'OLD=1+8710103968108::08710103968108++:502026+1+324+303000+++SOME COMPANY:L36/P108',
    'OLD=1+5000100481452+5000100074326++12+10++++PRODUCT A',
    'OLD=1+MY-OWN-1+++12+60+19900+++ROLLS',
    'OLD=1+5010210000000++C893592+12+60+19900',
    'OLD=1+5010210000000++893592:893592+12+60+19900',
    'OLD=1+5010210000000++:00893592+12:500:GRM+60:30000:GRM+19900:KG+1+2+ROLLS:4 PACK+5+6+7',
    'OLD=1+5010210000000++:00893592++:7500:KG+19900',
  ])('is not seen in %s', (line) => {
    expect(judged(GOOD_LINE, line)).not.toContain('error elements-shifted');
  });

  test.each(['CLO=5000000000283:89828+0123', 'CLO=5000000000283:89828+0123+1 HIGH ST:LEEDS'])(
    'is not seen in %s',
    (location) =>
      expect(judged('CLO=5000000000283:89828+EAST DEPOT', location)).not.toContain('error elements-shifted'),
  );

  test.each([
    ['260920++261001', ['error elements-shifted']],
    ['+260920+261001', ['error elements-shifted']],
    ['260920+261001+RING FIRST:BAY 5', ['error elements-shifted']],
    ['260920+261001+++RING FIRST', ['error elements-shifted']],
    ['260920++0000', []],
    ['260920+++261001', []],
    ['260920+261001++RING FIRST:BAY 5', []],
  ])('in days of delivery: DIN=%s', (days, told) => {
    expect(judged('DIN=070321', `DIN=${days}`)).toEqual(told);
  });

  test.each(['SDT=5010000000000:000030034+SITE 1+55 HIGH ST:READING:::RG1 1AA+555555553', 'SDT=:140276'])(
    'is not seen in %s',
    (supplier) => expect(judged('SDT=5010000000000:000030034', supplier)).toEqual([]),
  );
});

test.each([
  ['MHD=3+', 'MHD=7+'],
  ['MHD=2+', 'MHD=A2+'],
])('messages that are not numbered one after the other are told: %s as %s', (from, to) => {
  expect(judged(from, to)[0]).toBe('warning set-control-sequence');
});

test('the first message has the number 1', () => {
  expect(judged('MHD=1+', 'MHD=0+')).toContain('warning set-control-sequence');
  expect(judged('MHD=1+', 'MHD=0001+')).toEqual([]);
});
