import { describe, expect, test } from 'vitest';
import { ORDER, orderWith, read, wrap } from './support.ts';

const GOOD = wrap([ORDER]);

test('a clean file is accepted without a finding', () => {
  const { documents, groups, interchanges, findings } = read(GOOD);
  expect(findings).toEqual([]);
  expect(interchanges).toMatchObject([
    {
      status: 'A',
      groups: 1,
      at: { offset: 0, length: GOOD.length },
      interchange: { controlNumber: '000000007', test: true, sender: { qualifier: 'ZZ', id: 'BUYER' } },
    },
  ]);
  expect(groups).toMatchObject([{ status: 'A', claimed: 1, group: { functionalId: 'PO', version: '004010' } }]);
  expect(documents).toMatchObject([{ index: 0, type: '850', controlNumber: '0001', verdict: { status: 'A' } }]);
  expect(documents[0]?.draft?.poNumber?.text).toBe('PO-1');
  const at = documents[0]?.at;
  expect(GOOD.slice(at?.offset, (at?.offset ?? 0) + (at?.length ?? 0))).toBe(`${ORDER.join('~')}~`);
});

describe('each fault of an envelope has its code, its verdict and its 997 or TA1 code', () => {
  const SE = 'SE*8*0001';
  const cases: readonly [
    name: string,
    source: string,
    code: string,
    x12: string | undefined,
    statuses: { ic: string; group: string | undefined; set: string | undefined },
  ][] = [
    ['SE01 wrong', GOOD.replace(SE, 'SE*9*0001'), 'set-count-mismatch', '4', { ic: 'A', group: 'R', set: 'R' }],
    ['SE01 no number', GOOD.replace(SE, 'SE*x*0001'), 'set-count-mismatch', '4', { ic: 'A', group: 'R', set: 'R' }],
    ['SE02 wrong', GOOD.replace(SE, 'SE*8*0002'), 'set-control-mismatch', '3', { ic: 'A', group: 'R', set: 'R' }],
    ['SE missing', GOOD.replace(`${SE}~`, ''), 'set-broken-off', '2', { ic: 'A', group: 'R', set: 'R' }],
    ['GE01 wrong', GOOD.replace('GE*1*7', 'GE*2*7'), 'group-count-mismatch', '5', { ic: 'A', group: 'R', set: 'R' }],
    ['GE02 wrong', GOOD.replace('GE*1*7', 'GE*1*8'), 'group-control-mismatch', '4', { ic: 'A', group: 'R', set: 'R' }],
    ['GE missing', GOOD.replace('GE*1*7~', ''), 'group-broken-off', '3', { ic: 'A', group: 'R', set: 'R' }],
    [
      'GS06 no number',
      GOOD.replace('*0900*7*', '*0900*A7*').replace('GE*1*7', 'GE*1*A7'),
      'group-control-invalid',
      '6',
      { ic: 'A', group: 'E', set: 'A' },
    ],
    ...(
      [
        ['GS02 empty', 'GS*PO*BUYER*', 'GS*PO**'],
        ['GS02 too long', 'GS*PO*BUYER*', 'GS*PO*ABCDEFGHIJKLMNOPQRSTUVWXYZ*'],
        ['GS03 empty', '*SELLER*2026', '**2026'],
        ['GS04 no day', '*20261123*0900*', '*20261323*0900*'],
        ['GS04 empty', '*20261123*0900*', '**0900*'],
        ['GS04 without a century in 004010', '*20261123*0900*', '*261123*0900*'],
        ['GS05 no time', '*20261123*0900*', '*20261123*2561*'],
        ['GS05 empty', '*20261123*0900*', '*20261123**'],
        ['GS07 no agency', '*7*X*004010', '*7*Q*004010'],
        ['GS09 there', '*7*X*004010', '*7*X*004010*EXTRA'],
      ] as const
    ).map(([name, from, to]): (typeof cases)[number] => [
      name,
      replaced(GOOD, from, to),
      'envelope-field-invalid',
      '024',
      { ic: 'E', group: 'A', set: 'A' },
    ]),
    [
      'GE03 there',
      GOOD.replace('GE*1*7', 'GE*1*7*9'),
      'envelope-field-invalid',
      '024',
      { ic: 'A', group: 'E', set: 'A' },
    ],
    [
      'IEA03 there',
      GOOD.replace('IEA*1*000000007', 'IEA*1*000000007*9'),
      'envelope-field-invalid',
      '022',
      { ic: 'E', group: 'A', set: 'A' },
    ],
    [
      'IEA01 wrong',
      GOOD.replace('IEA*1', 'IEA*2'),
      'interchange-count-mismatch',
      '021',
      { ic: 'E', group: 'A', set: 'A' },
    ],
    [
      'IEA02 wrong',
      GOOD.replace('IEA*1*000000007', 'IEA*1*000000008'),
      'interchange-control-mismatch',
      '001',
      { ic: 'E', group: 'A', set: 'A' },
    ],
    [
      'IEA02 without its zeros',
      GOOD.replace('IEA*1*000000007', 'IEA*1*7'),
      'interchange-control-mismatch',
      '001',
      { ic: 'E', group: 'A', set: 'A' },
    ],
    ['IEA missing', GOOD.replace(/IEA.*$/, ''), 'interchange-broken-off', '023', { ic: 'R', group: 'R', set: 'R' }],
    ['last terminator missing', GOOD.slice(0, -1), 'segment-unterminated', '004', { ic: 'E', group: 'A', set: 'A' }],
    ['cut inside IEA02', GOOD.slice(0, -2), 'interchange-broken-off', '023', { ic: 'R', group: 'R', set: 'R' }],
    [
      'GS01 of another set',
      GOOD.replace('GS*PO', 'GS*IN'),
      'group-function-mismatch',
      '18',
      { ic: 'A', group: 'E', set: 'E' },
    ],
    [
      'ISA13 no number',
      GOOD.replaceAll('000000007', 'A00000007'),
      'isa-field-invalid',
      '018',
      { ic: 'E', group: 'A', set: 'A' },
    ],
    ['ISA05 of no list', GOOD.replace('*ZZ*', '*QX*'), 'isa-field-invalid', '005', { ic: 'E', group: 'A', set: 'A' }],
    [
      'ISA12 never published',
      GOOD.replace('*00401*', '*00499*'),
      'isa-field-invalid',
      '017',
      { ic: 'E', group: 'A', set: 'A' },
    ],
    [
      'ISA12 not read here',
      GOOD.replace('*00401*', '*00999*'),
      'isa-field-invalid',
      '003',
      { ic: 'E', group: 'A', set: 'A' },
    ],
    [
      'segment between ISA and GS',
      GOOD.replace('GS*', 'REF*DP*1~GS*'),
      'interchange-segment-unexpected',
      '024',
      { ic: 'R', group: 'R', set: 'R' },
    ],
    [
      'segment of a lost set behind another one',
      GOOD.replace('GE*', 'BEG*00*SA*P2**20261103~GE*'),
      'group-segment-unexpected',
      undefined,
      { ic: 'A', group: 'R', set: 'R' },
    ],
    [
      'ISE behind the groups',
      GOOD.replace('IEA', 'ISE*20261201*1200~IEA'),
      'interchange-segment-unexpected',
      '024',
      { ic: 'E', group: 'A', set: 'A' },
    ],
    [
      'IEA01 counts what is not there',
      `${GOOD.slice(0, 106)}IEA*1*000000007~`,
      'interchange-count-mismatch',
      '021',
      { ic: 'R', group: undefined, set: undefined },
    ],
    [
      'set outside a group',
      GOOD.replace(/GS\*.*?~/, '')
        .replace('GE*1*7~', '')
        .replace('IEA*1', 'IEA*0'),
      'set-outside-group',
      '024',
      { ic: 'R', group: undefined, set: undefined },
    ],
    ['unknown set', GOOD.replace('ST*850', 'ST*123'), 'set-unsupported', '1', { ic: 'A', group: 'R', set: 'R' }],
    ['set id no number', GOOD.replace('ST*850', 'ST*85'), 'set-id-invalid', '6', { ic: 'A', group: 'R', set: 'R' }],
    [
      'ST02 empty',
      GOOD.replace('ST*850*0001', 'ST*850*').replace(SE, 'SE*8*'),
      'set-control-invalid',
      '7',
      { ic: 'A', group: 'R', set: 'R' },
    ],
    [
      'unknown version',
      GOOD.replace('X*004010', 'X*008010'),
      'group-version-unknown',
      undefined,
      { ic: 'A', group: 'A', set: 'A' },
    ],
  ];
  test.each(cases)('%s', (_, source, code, x12, statuses) => {
    const { findings, interchanges, groups } = read(source);
    const found = findings.find((finding) => finding.code === code);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(found?.x12?.code).toBe(x12);
    expect(found?.at).toBeDefined();
    expect({ ic: interchanges[0]?.status, group: groups[0]?.status, set: groups[0]?.sets[0]?.status }).toEqual(
      statuses,
    );
  });
});

test('a set number that occurs twice rejects the second set only, so the group is accepted in part', () => {
  const { groups, codes } = read(wrap([ORDER, ORDER]));
  expect(codes).toContain('set-duplicate');
  expect(groups[0]).toMatchObject({ status: 'P', sets: [{ status: 'A' }, { status: 'R' }] });
});

test('a group number that occurs twice rejects the second group', () => {
  const group = GOOD.slice(106, GOOD.indexOf('IEA'));
  const { groups, codes } = read(
    GOOD.slice(0, 106) + group + group + GOOD.slice(GOOD.indexOf('IEA')).replace('IEA*1', 'IEA*2'),
  );
  expect(groups.map((one) => one.status)).toEqual(['A', 'R']);
  expect(codes).toEqual(['group-duplicate']);
});

test('acknowledgments may stand between ISA and GS, and alone', () => {
  const ta1 = 'TA1*000000001*261122*0900*A*000~';
  expect(read(GOOD.replace('GS*', `${ta1}GS*`)).findings).toEqual([]);
  const alone = GOOD.slice(0, 106) + ta1 + 'IEA*0*000000007~';
  const { findings, interchanges, groups } = read(alone);
  expect({ findings, groups: groups.length, status: interchanges[0]?.status }).toEqual({
    findings: [],
    groups: 0,
    status: 'A',
  });
});

test('several interchanges keep their own numbers, and document indexes go on', () => {
  const { documents, interchanges } = read(GOOD + wrap([ORDER, orderWith((all) => all)], { control: '000000008' }));
  expect(documents.map((document) => [document.index, document.interchange?.index])).toEqual([
    [0, 0],
    [1, 1],
    [2, 1],
  ]);
  expect(interchanges.map((one) => one.interchange.controlNumber)).toEqual(['000000007', '000000008']);
});

test('an interchange without IEA is closed by the next ISA, and only it is rejected', () => {
  const { interchanges, groups } = read(GOOD.replace(/IEA.*$/, '') + GOOD);
  expect(interchanges.map((one) => one.status)).toEqual(['R', 'A']);
  expect(groups.map((one) => one.status)).toEqual(['R', 'A']);
});

describe('limits are named in a finding', () => {
  test('setSegmentsMax rejects the set and gives no half order', () => {
    const { documents, findings } = read(GOOD, 'all', { setSegmentsMax: 5 });
    expect(findings[0]?.message).toContain('setSegmentsMax = 5');
    expect(documents[0]?.verdict.status).toBe('R');
    expect(documents[0]?.draft).toBeUndefined();
  });
  test('segmentBytesMax rejects the set that lost a segment, and still counts it', () => {
    const { codes, documents, findings } = read(GOOD.replace('BOLT', 'B'.repeat(300)), 'all', { segmentBytesMax: 200 });
    expect(codes).toEqual(['segment-too-long']);
    expect(findings[0]?.message).toContain('segmentBytesMax = 200');
    expect(documents[0]?.verdict.status).toBe('R');
  });
  test('findingsMax keeps the first ones and counts the rest', () => {
    const { documents } = read(
      wrap([orderWith((all) => [...all.slice(0, 7), ...Array.from({ length: 10 }, () => 'XX*1'), 'SE*'])]),
      'all',
      { findingsMax: 3 },
    );
    const list = documents[0]?.verdict.findings ?? [];
    expect(list.map((one) => one.code)).toEqual([
      'segment-unknown',
      'segment-unknown',
      'segment-unknown',
      'findings-limit',
    ]);
    expect(list[3]?.message).toContain('7 more');
  });
});

test('"verdicts" and "documents" read the same documents, each its half', () => {
  const source = wrap([ORDER]);
  const [verdicts, documents] = [read(source, 'verdicts'), read(source, 'documents')];
  expect(verdicts.documents.map(({ index, draft }) => [index, draft])).toEqual([[0, undefined]]);
  expect(documents.documents[0]?.draft).toEqual(read(source).documents[0]?.draft);
});

test('a count of sets beyond six digits is told as too long when it is right, and not as a mismatch', () => {
  const { groups, codes } = read(GOOD.replace('GE*1*7', 'GE*0000001*7'));
  expect(codes).toEqual(['element-too-long']);
  expect(groups[0]?.status).toBe('A');
  expect(read(GOOD.replace('GE*1*7', 'GE*0000002*7')).codes).toEqual(['group-count-mismatch']);
});

test('a GS06 of more than nine digits is noted where zeros alone make it so long', () => {
  const { groups, codes } = read(GOOD.replace('0900*7*X', '0900*00000000007*X'));
  expect(codes).toEqual(['group-control-invalid']);
  expect(groups[0]?.status).toBe('E');
});

test('zeros ahead of GE02 are no other number than GS06: element 28 is numeric', () => {
  expect(read(GOOD.replace('GE*1*7', 'GE*1*007')).findings).toEqual([]);
});

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`${from} is not there.`);
  return text.replace(from, to);
}

/** One order in a group of this version and day. */
function dated(version: string, day: string): string {
  return wrap([ORDER], { gs08: version }).replace(/\*\d+\*0900\*7/, `*${day}*0900*7`);
}

describe('GS04 has six digits before version 004010 and eight from there on', () => {
  test.each([
    ['003040', '261123', []],
    ['003040', '20261123', ['024 261123']],
    ['004010', '20261123', []],
    ['004010', '261123', ['024 20261123']],
    ['005010X231A1', '261123', ['024 20261123']],
    ['4010', '261123', []], // No version: nobody can tell what holds in it.
    ['4010', '20261123', []],
  ])('version %s, %s', (version, day, expected) => {
    const { findings } = read(dated(version, day));
    const told = findings.filter(({ code }) => code === 'envelope-field-invalid');
    expect(told.map(({ x12, fix }) => `${x12?.code} ${fix?.text}`)).toEqual(expected);
  });
});

describe('the trailer that is proposed stands where the missing one stood', () => {
  const SECOND = ORDER.map((segment) => segment.replace('*0001', '*0002').replace('PO-1', 'PO-2'));
  const TWO = wrap([ORDER, SECOND]);
  const GROUPS = wrap([ORDER]).replace(/GE\*1\*7~IEA\*1/, `GE*1*7~GS*PO*BUYER*SELLER*20261123*0900*8*X*004010~${SECOND.join('~')}~GE*1*8~IEA*2`); // prettier-ignore
  test.each([
    ['SE before ST', TWO, 'SE*8*0001~'],
    ['SE before GE', TWO, 'SE*8*0002~'],
    ['GE before GS', GROUPS, 'GE*1*7~'],
    ['GE before IEA', GROUPS, 'GE*1*8~'],
    ['SE before GS', GROUPS.replace('GE*1*7~', ''), 'SE*8*0001~'],
    ['IEA before ISA', wrap([ORDER], { control: '000000006' }) + TWO, 'IEA*1*000000006~'],
  ])('%s', (_, whole, trailer) => {
    const broken = whole.replace(trailer, '');
    const fix = read(broken).findings.find(({ fix: one }) => one?.text === trailer)?.fix;
    const at = fix?.offset ?? 0;
    expect(broken.slice(0, at) + (fix?.text ?? '') + broken.slice(at)).toBe(whole);
  });

  test('and what breaks a set off is no part of it', () => {
    const [first] = read(TWO.replace('SE*8*0001~', '')).documents;
    const { offset = 0, length = 0 } = first?.at ?? {};
    expect(TWO.slice(offset, offset + length)).toBe(`${ORDER.slice(0, -1).join('~')}~`);
  });
});
