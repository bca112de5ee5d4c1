import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isDateIn, onlyLayoutOf } from '../../../src/adapters/formats/edifact/dates.ts';
import { planFor } from '../../../src/adapters/formats/edifact/plan.ts';
import { fixed, HEADER, interchange, LINE, message, ORDER, read, SUMMARY } from './support.ts';

const change = (from: string, to: string): string =>
  interchange([message(ORDER.map((segment) => segment.replace(from, to)))]);

describe('each fault has its 0085 and its place', () => {
  test.each([
    [
      '12 an unknown code',
      change('QTY+21', 'QTY+999'),
      'element-code-unknown @ 12',
      { segment: 7, tag: 'QTY', element: 1, component: 1 },
    ],
    [
      '12 a day that does not exist',
      change('20261123:102', '20261323:102'),
      'element-date @ 12',
      { segment: 3, tag: 'DTM', element: 1, component: 2 },
    ],
    [
      '13 a mandatory component',
      change('QTY+21:12', 'QTY+21:'),
      'element-missing @ 13',
      { segment: 7, tag: 'QTY', element: 1, component: 2 },
    ],
    [
      '13 a mandatory composite',
      change('DTM+137:20261123:102', 'DTM'),
      'element-missing @ 13',
      { segment: 3, tag: 'DTM', element: 1 },
    ],
    [
      '15 a segment of another message',
      interchange([message([...HEADER, 'ERC+1', ...LINE, ...SUMMARY])]),
      'segment-not-in-set @ 15',
      { segment: 6, tag: 'ERC' },
    ],
    [
      '15 a segment that does not exist',
      interchange([message([...HEADER, 'XYZ+1', ...LINE, ...SUMMARY])]),
      'segment-unknown @ 15',
      { segment: 6, tag: 'XYZ' },
    ],
    ['15 a tag in small letters', change('QTY+21', 'qty+21'), 'segment-unknown @ 15', { segment: 7, tag: 'qty' }],
    [
      '15 a segment that comes late',
      interchange([message([...HEADER, ...LINE, 'PIA+1+A:SA', ...SUMMARY])]),
      'segment-out-of-order @ 15',
      { segment: 9, tag: 'PIA' },
    ],
    [
      '15 a segment before its group',
      interchange([message([...HEADER, 'COM+1:TE', ...LINE, ...SUMMARY])]),
      'segment-unexpected @ 15',
      { segment: 6, tag: 'COM' },
    ],
    [
      '16 too many components',
      change('QTY+21:12:PCE', 'QTY+21:12:PCE:X'),
      'components-too-many @ 16',
      { segment: 7, element: 1, component: 4 },
    ],
    [
      '16 a component separator in an element that has no components',
      change('4500012345', '45000:12345'),
      'components-too-many @ 16',
      { segment: 2, element: 2 },
    ],
    [
      '16 too many elements',
      change('QTY+21:12:PCE', 'QTY+21:12:PCE+X'),
      'elements-too-many @ 16',
      { segment: 7, element: 2 },
    ],
    [
      '19 the other decimal mark',
      `UNA:+.? '${change('10.50', '10,50')}`,
      'element-decimal @ 19',
      { segment: 8, element: 1, component: 2 },
    ],
    [
      '19 two decimal marks',
      change('10.50', '1.0.50'),
      'element-character @ 19',
      { segment: 8, element: 1, component: 2 },
    ],
    [
      '21 a control character',
      change('4500012345', '45\x0312345'),
      'element-character @ 21',
      { segment: 2, element: 2 },
    ],
    [
      '37 letters in a number',
      change('QTY+21:12', 'QTY+21:XII'),
      'element-character @ 37',
      { segment: 7, element: 1, component: 2 },
    ],
    [
      '38 no digit before the decimal mark',
      change('10.50', '.50'),
      'element-decimal @ 38',
      { segment: 8, element: 1, component: 2 },
    ],
    ['39 a text too long', change('4500012345', 'P'.repeat(36)), 'element-too-long @ 39', { segment: 2, element: 2 }],
    [
      '45 a trailing element separator',
      change('QTY+21:12:PCE', 'QTY+21:12:PCE+'),
      'element-trailing-separator @ 45',
      { segment: 7, element: 2 },
    ],
    [
      '45 a trailing component separator',
      change('QTY+21:12:PCE', 'QTY+21:12:'),
      'element-trailing-separator @ 45',
      { segment: 7, element: 1, component: 3 },
    ],
    [
      '35 a segment too often',
      interchange([
        message([
          ...HEADER,
          ...LINE.slice(0, 1),
          ...Array.from({ length: 26 }, () => 'PIA+1+A:SA'),
          ...LINE.slice(1),
          ...SUMMARY,
        ]),
      ]),
      'segment-repeats @ 35',
      { segment: 32, tag: 'PIA' },
    ],
    [
      '36 a group too often',
      interchange([message([...HEADER, ...Array.from({ length: 6 }, () => 'CUX+2:EUR:9'), ...LINE, ...SUMMARY])]),
      'loop-repeats @ 36',
      { segment: 11, tag: 'CUX' },
    ],
  ])('%s', (_name, source, code, place) => {
    const { codes, findings } = read(source);
    expect(codes).toEqual([code]);
    expect(findings[0]?.at).toMatchObject(place);
    const at = findings[0]?.at;
    if (at === undefined || !('offset' in at)) throw new Error('the finding has no place');
    expect(at.offset + at.length).toBeLessThanOrEqual(source.length);
  });

  test('40 a text too short', () => {
    const four = interchange([message()], 'UNOC:3').replace('261123', '61123');
    expect(read(four).codes).toEqual(['header-field-invalid @ 40']);
  });

  test('35 a repetition where syntax 4 allows none', () => {
    const source = change('QTY+21:12:PCE', 'QTY+21:12:PCE*21:13:PCE')
      .replace('UNOC:3', 'UNOC:4')
      .replace('261123', '20261123');
    const { codes, findings } = read(source);
    expect(codes).toEqual(['element-repeats @ 35']);
    // The second quantity would be lost, as with a second QTY; a separator with nothing after it loses nothing.
    expect(findings[0]?.severity).toBe('error');
    expect(read(source.replace('*21:13:PCE', '*')).findings[0]).toMatchObject({
      code: 'element-repeats',
      severity: 'warning',
    });
  });

  test('13 a missing segment stands after the last one before the gap', () => {
    const source = interchange([message([...HEADER.slice(0, 1), ...HEADER.slice(2), ...LINE, ...SUMMARY])]);
    const { findings } = read(source);
    expect(findings).toMatchObject([
      {
        code: 'segment-missing',
        at: { segment: 2, tag: 'DTM', offset: source.indexOf('NAD'), length: 0 },
        edifact: { level: 'segment', code: '13' },
      },
    ]);
  });
});

describe('what can be mended is proposed, and then clean', () => {
  test.each([
    ['a text too long', change('4500012345', 'P'.repeat(36))],
    ['a text too long, with released characters', change('4500012345', `?+${'P'.repeat(35)}`)],
    ['a date in the layout of its neighbour', change('20261123:102', '202611230930:102')],
    ['a date with hyphens', change('20261123:102', '2026-11-23:102')],
    ['a trailing separator', change('QTY+21:12:PCE', 'QTY+21:12:PCE+')],
  ])('%s', (_name, source) => {
    const { findings } = read(source);
    expect(findings).toHaveLength(1);
    expect(read(fixed(source, findings[0])).codes).toEqual([]);
  });

  test('a date with two readings is left alone', () => {
    expect(read(change('20261123:102', '201112:102')).findings[0]?.fix).toBeUndefined();
  });
});

describe('dictionaries', () => {
  test.each(['93A', '96A', '97A', '99B', '01B', '07A', '11A', '18B', '24A'])('the order passes in D.%s', (release) => {
    expect(
      read(
        interchange([
          message(
            ORDER.map((segment) => segment.replace(':PCE', '')),
            '1',
            `ORDERS:D:${release}:UN`,
          ),
        ]),
      ).codes,
    ).toEqual([]);
  });

  test('a directory without a dictionary takes the one before it, and says so', () => {
    expect(planFor('ORDERS', 'D23B', '', '3')).toMatchObject({ exact: false, plan: { directory: 'D23A' } });
    expect(planFor('ORDERS', 'D92A', '', '3')).toMatchObject({ exact: false, plan: { directory: 'D93A' } });
    expect(planFor('ORDERS', '??', '', '3')).toMatchObject({ exact: false, plan: { directory: 'D96A' } });
    expect(planFor('INVOIC', 'D96A', '', '3')).toBeUndefined();
  });

  test('codes that EANCOM adds are known to whoever follows it, and unknown to others', () => {
    expect(read(withChangeCode('ORDERS:D:96A:UN:EAN008')).codes).toEqual([]);
    expect(read(withChangeCode('ORDERS:D:96A:UN')).codes).toEqual(['element-code-unknown @ 12']);
  });

  test('CONTRL is checked by the syntax it comes in', () => {
    const contrl = ['UCI+REF9+A:14+B:14+7', 'UCM+1+ORDERS:D:96A:UN+4', 'UCS+3+12'];
    const id = 'CONTRL:D:3:UN';
    expect(read(interchange([message(contrl, '1', id)])).codes).toEqual([]);
    expect(read(interchange([message(contrl.slice(1), '1', id)])).codes).toEqual(['segment-missing @ 13']);
  });
});

test('dates are days of the calendar in the layout of 2379', () => {
  expect(isDateIn('102', '20240229')).toBe(true);
  expect(isDateIn('102', '20230229')).toBe(false);
  expect(isDateIn('718', '2026112320261130')).toBe(true);
  expect(isDateIn('718', '20261123-20261130')).toBe(true);
  expect(isDateIn('203', '202611232460')).toBe(false);
  expect(isDateIn('303', '202611230930+00')).toBe(true);
  expect(isDateIn('616', '202653')).toBe(true);
  expect(isDateIn('616', '202654')).toBe(false);
  expect(onlyLayoutOf('20261123')).toBe('102');
});

test('what partners say of our answers is read: CONTRL by interchange, group and message, APERAK by order', () => {
  const contrl = [
    'UCI+77+US:14+THEM:14+7',
    'UCM+1+ORDRSP:D:96A:UN+4',
    'UCS+5+13',
    'UCD+12+2:1',
    'UCM+2+ORDRSP:D:96A:UN+7',
  ];
  expect(read(interchange([message(contrl, '1', 'CONTRL:D:3:UN')])).documents[0]?.acknowledges).toMatchObject([
    { type: 'CONTRL', interchangeControl: '77', verdict: 'accepted', code: '7', errors: [] },
    {
      interchangeControl: '77',
      functionalId: 'ORDRSP',
      setControl: '1',
      verdict: 'rejected',
      code: '4',
      errors: [
        'Segment 5: something mandatory is missing (0085 = 13)',
        'Segment 5, element 2-1: a value is invalid (0085 = 12)',
      ],
    },
    { setControl: '2', verdict: 'accepted' },
  ]);
  const aperak = ['BGM+313+A1+27', 'RFF+ON:4500012345', 'ERC+42', 'FTX+AAO+++No such article'];
  expect(read(interchange([message(aperak, '1', 'APERAK:D:96A:UN')])).documents[0]?.acknowledges).toMatchObject([
    {
      type: 'APERAK',
      reference: '4500012345',
      verdict: 'rejected',
      code: '27',
      errors: ['Application error 42', 'No such article'],
    },
  ]);
});

describe('real files', () => {
  const folder = 'fixtures/edifact/corpus';
  const verdicts = readFileSync('fixtures/corpus.tsv', 'utf8')
    .split('\n')
    .map((row) => row.split('\t'))
    .filter(([path = '']) => path.startsWith(folder));

  test('are all there', () => {
    const files = readdirSync(folder).flatMap((kind) => readdirSync(join(folder, kind)));
    expect(verdicts.length).toBe(files.length);
  });

  test.each(verdicts.map(([path = '', , envelope = '']) => [path, envelope] as const))('%s: %s', (path, envelope) => {
    const { findings, interchanges } = read(readFileSync(path));
    const structural = new Set(['29', '28', '13', '33']);
    const inEnvelope = findings.filter(
      ({ edifact, code }) =>
        code.endsWith('-unreadable') ||
        code === 'interchange-none' ||
        (edifact !== undefined &&
          edifact.level !== 'segment' &&
          edifact.level !== 'element' &&
          structural.has(edifact.code)),
    );
    const isClean = envelope === 'clean';
    expect({ faulty: isClean ? inEnvelope.length > 0 : findings.length > 0 }).toEqual({ faulty: !isClean });
    expect(!isClean || interchanges.every(({ status }) => status === 'A')).toBe(true);
  });
});

function withChangeCode(id: string): string {
  return interchange([
    message(
      ORDER.map((segment) => segment.replace('BGM+220', 'BGM+22E')),
      '1',
      id,
    ),
  ]);
}

test.each(['D:96A:UN', 'D:96A:UN:EAN008', 'D:01B:UN:EAN010', 'D:20B:UN'])(
  'an Incoterm is a term of delivery in %s, whatever its list holds',
  (version) => {
    for (const term of ['DAP', 'DPU', 'EXW', 'DDU']) {
      const segments = [...HEADER, `TOD+3++${term}`, ...LINE, ...SUMMARY];
      expect(read(interchange([message(segments, '1', `ORDERS:${version}`)])).codes).toEqual([]);
    }
    const wrong = [...HEADER, 'TOD+3++QQQ', ...LINE, ...SUMMARY];
    const { codes } = read(interchange([message(wrong, '1', `ORDERS:${version}`)]));
    // Directories before D98B have no list at all.
    expect(codes).toEqual(version.startsWith('D:96A') ? [] : ['element-code-unknown @ 12']);
  },
);

describe('UNS+D in place of UNS+S', () => {
  test('behind the lines is an error, and what follows is read as the summary', () => {
    const source = change('UNS+S', 'UNS+D');
    const { codes, findings, documents } = read(source);
    expect(codes).toEqual(['element-code-unknown @ 12']);
    expect(documents[0]?.verdict.status).toBe('R');
    expect(documents[0]?.draft?.totals?.lineCount?.text).toBe('1');
    expect(fixed(source, findings[0])).toBe(interchange());
  });

  test('before the lines is what it says', () => {
    const { codes, documents } = read(interchange([message([...HEADER, 'UNS+D', ...LINE, ...SUMMARY])]));
    expect(codes).not.toContain('element-code-unknown @ 12');
    expect(documents[0]?.draft?.lines).toHaveLength(1);
    expect(documents[0]?.draft?.totals?.lineCount?.text).toBe('1');
  });
});
