import { describe, expect, test } from 'vitest';
import { fixed, interchange, message, ORDER, read, text } from './support.ts';

const GOOD = interchange();

test('a clean interchange has no finding, one implied group, and an accepted order', () => {
  const { findings, documents, groups, interchanges } = read(GOOD);
  expect(findings).toEqual([]);
  expect(
    documents.map(({ type, verdict, draft }) => [type, verdict.status, verdict.version, draft !== undefined]),
  ).toEqual([['ORDERS', 'A', 'ORDERS:D:96A:UN', true]]);
  expect(groups.map(({ group }) => [group.implied, group.functionalId])).toEqual([[true, 'ORDERS']]);
  expect(interchanges[0]).toMatchObject({
    status: 'A',
    interchange: {
      standard: 'edifact',
      sender: { qualifier: '14', id: '4012345000009' },
      controlNumber: 'REF1',
      version: 'UNOC:3',
      acknowledgmentRequested: false,
      charset: { declared: 'UNOC', detected: 'ascii', used: 'iso-8859-1' },
    },
  });
});

test('groups are counted by UNZ, messages by UNE, and each message knows its group', () => {
  const source = text(['UNB+UNOC:3+S:14+R:14+261123:0900+1', ...groupOf('A'), ...groupOf('B'), 'UNZ+2+1']);
  const { codes, groups, documents } = read(source);
  expect(codes).toEqual([]);
  expect(groups.map((item) => [item.group.controlNumber, item.group.version, item.claimed])).toEqual([
    ['A', 'D:96A', 1],
    ['B', 'D:96A', 1],
  ]);
  expect(documents.map((item) => item.group?.controlNumber)).toEqual(['A', 'B']);
});

describe('whoever says a wrong number is told so, with the bytes that would mend it', () => {
  const ung = 'UNG+ORDERS+S+R+261123:0900+7+UN+D:96A';
  test.each([
    ['UNT 0074 (count)', GOOD.replace('UNT+11', 'UNT+12'), 'set-count-mismatch @ 29'],
    ['UNT 0062 (reference)', GOOD.replace('UNT+11+1', 'UNT+11+2'), 'set-control-mismatch @ 28'],
    ['UNZ 0036 (count)', GOOD.replace('UNZ+1', 'UNZ+2'), 'interchange-count-mismatch @ 29'],
    ['UNZ 0020 (reference)', GOOD.replace('UNZ+1+REF1', 'UNZ+1+REF2'), 'interchange-control-mismatch @ 28'],
    ['UNE 0060 (count)', around([ung, ...message(), 'UNE+2+7']), 'group-count-mismatch @ 29'],
    ['UNE 0048 (reference)', around([ung, ...message(), 'UNE+1+8']), 'group-control-mismatch @ 28'],
    ['a missing UNZ', GOOD.replace(/\nUNZ.*$/, ''), 'interchange-broken-off @ 13'],
    ['a missing UNT', GOOD.replace(/UNT.*\n/, ''), 'set-broken-off @ 13'],
    ['a missing UNE', around([ung, ...message()]), 'group-broken-off @ 13'],
    ['an unterminated UNZ', GOOD.slice(0, -1), 'segment-unterminated @ 13'],
  ])('%s', (_name, source, code) => {
    const { codes, findings } = read(source);
    expect(codes).toContain(code);
    const repaired = fixed(
      source,
      findings.find((item) => item.fix !== undefined),
    );
    expect(read(repaired).codes).toEqual([]);
  });
});

test('an interchange without its reference is refused for that, at UNB, and not for the trailer that differs from nothing', () => {
  const { codes, findings } = read(GOOD.replace('+REF1', '+++++1'));
  expect(codes).toEqual(['group-rejected', 'header-field-invalid @ 13']);
  expect(findings.find(({ code }) => code === 'header-field-invalid')).toMatchObject({
    severity: 'error',
    at: { tag: 'UNB', element: 5 },
  });
});

test.each([
  ['a message reference twice', interchange([message(ORDER, '1'), message(ORDER, '1')]), 'set-duplicate @ 26'],
  ['a group reference twice', groupsTwice(), 'group-duplicate @ 26'],
  ['a segment outside every message', GOOD.replace('UNH+', "FTX+AAI'\nUNH+"), 'interchange-segment-unexpected @ 33'],
  ['an UNT without UNH', GOOD.replace('UNZ', "UNT+1+1'\nUNZ"), 'trailer-without-header @ 33'],
  ['no message at all', text(['UNB+UNOC:3+S+R+261123:0900+1', 'UNZ+0+1']), 'envelope-empty @ 32'],
  ['messages inside and outside groups', mixed(), 'group-mixed @ 30'],
  [
    'a group of another message type',
    groupsTwice().replace('UNG+ORDERS', 'UNG+INVOIC'),
    'group-function-mismatch @ 31',
  ],
  [
    'a message type that is not taken here',
    interchange([message(['BGM+380'], '1', 'INVOIC:D:96A:UN')]),
    'set-unsupported @ 14',
  ],
  ['a syntax version beyond 4', GOOD.replace('UNOC:3', 'UNOC:7'), 'syntax-version-unknown @ 2'],
  ['an unknown syntax identifier', GOOD.replace('UNOC:3', 'IATB:3'), 'charset-unknown @ 46'],
  [
    'a directory that does not exist',
    interchange([message(ORDER, '1', 'ORDERS:D:96Z:UN')]),
    'group-version-unknown @ 14',
  ],
  ['a UNA that UNB does not follow', `UNA:*.? '${GOOD}`, 'service-characters-mismatch @ 22'],
])('%s is told with its 0085', (_name, source, code) => {
  expect(read(source).codes).toContain(code);
});

function groupsTwice(): string {
  const ung = 'UNG+ORDERS+S+R+261123:0900+7+UN+D:96A';
  const groups = ['1', '2'].flatMap((reference) => [ung, ...message(ORDER, reference), 'UNE+1+7']);
  return text(['UNB+UNOC:3+S+R+261123:0900+1', ...groups, 'UNZ+2+1']);
}

function mixed(): string {
  const ung = 'UNG+ORDERS+S+R+261123:0900+7+UN+D:96A';
  return text([
    'UNB+UNOC:3+S+R+261123:0900+1',
    ung,
    ...message(ORDER, '1'),
    'UNE+1+7',
    ...message(ORDER, '2'),
    'UNZ+1+1',
  ]);
}

test.each(['1', '2'])('mixed groups and messages are rejected for that alone, whatever UNZ (%s) counts', (count) => {
  const { codes } = read(mixed().replace('UNZ+1', `UNZ+${count}`));
  expect(codes).toEqual(['group-rejected', 'group-rejected', 'group-mixed @ 30']);
});

describe('a UNA that is too short', () => {
  const plain = GOOD.replace(/^UNA.{6}\s*/, '');
  test.each([
    ["UNA:+.?'\n", plain],
    ["UNA:+.?'\r\n", plain.replaceAll('\n', '\r\n')],
    ["UNA:+.?'", plain],
    ["UNA:+.?'", plain.replaceAll('\n', '')],
    ["UNA:+'\n", plain],
    ["UNA:+. '\n", plain],
  ])('%j is told at its place, and the segments end where UNB does', (una, rest) => {
    const { codes, documents, findings, interchanges } = read(una + rest);
    const wanted = read(plain).documents[0]?.draft;
    expect(codes).toEqual(['service-characters-mismatch @ 22']);
    expect(interchanges[0]?.interchange.delimiters).toMatchObject({ segment: "'", release: '?' });
    expect(findings[0]?.at).toEqual({ offset: 0, length: una.trimEnd().length });
    expect(documents[0]?.draft?.lines).toHaveLength(wanted?.lines?.length ?? -1);
  });

  test('the reserved blank is put where it was left out', () => {
    expect(read(`UNA:+.?'\n${plain}`).findings[0]?.fix).toEqual({ offset: 0, length: 8, text: "UNA:+.? '" });
  });

  test('its decimal mark counts', () => {
    expect(read(`UNA:+,?'\n${plain}`).codes).toContain('element-decimal @ 19');
  });

  test('a line break that UNA does name ends the segments', () => {
    const lines = `${plain.trimEnd().replaceAll("'", '')}\n`;
    for (const una of ['UNA:+.? \n', 'UNA:+.?*\n', "UNA:+.?'\n"]) expect(read(una + lines).codes).toEqual([]);
  });
});

test('the end of the file inside any envelope rejects, wherever it falls, and whatever was agreed', () => {
  const severities = { 'interchange-broken-off': 'off', 'set-broken-off': 'off', 'group-rejected': 'off' } as const;
  for (let end = GOOD.indexOf('UNH'); end < GOOD.length - 1; end++) {
    const { interchanges, groups } = read(GOOD.slice(0, end), { profileOf: () => ({ severities }) });
    expect({ end, status: interchanges.map(({ status }) => status) }).toEqual({ end, status: ['R'] });
    expect(groups.flatMap(({ sets }) => sets.map(({ status }) => status)).filter((status) => status !== 'R')).toEqual(
      [],
    );
  }
});

test('what was agreed with the sender decides what a finding weighs', () => {
  const wrong = GOOD.replace('UNT+11', 'UNT+12');
  expect(read(wrong).documents[0]?.verdict.status).toBe('R');
  expect(
    read(wrong, { profileOf: () => ({ severities: { 'set-count-mismatch': 'warning' } }) }).documents[0]?.verdict,
  ).toMatchObject({
    status: 'A',
    findings: [{ code: 'set-count-mismatch', severity: 'warning' }],
  });
  const off = read(wrong, { profileOf: () => ({ severities: { 'set-count-mismatch': 'off' } }) });
  expect(off.documents[0]?.verdict.findings).toMatchObject([{ code: 'set-count-mismatch', severity: 'warning' }]);
});

test('one file may hold interchanges with different delimiters, and UNB 0031 says what is asked', () => {
  const other = GOOD.replaceAll('+', '*').replaceAll(':', '=').replaceAll("'", '~');
  const asking = GOOD.replace('REF1', 'REF2++++2').replace('UNZ+1+REF1', 'UNZ+1+REF2');
  const { interchanges, codes } = read(`${GOOD}\nUNA=*.? ~${other}\r\n${asking.replace('++++2', '++++2++1')}`);
  expect(codes).toEqual([]);
  expect(interchanges.map((item) => item.interchange.delimiters.element)).toEqual(['+', '*', '+']);
  expect(interchanges[2]?.interchange).toMatchObject({ acknowledgmentRequested: true, receiptOnly: true, test: true });
});

test("a BOM and blank lines are nobody's, other bytes before and between interchanges are told", () => {
  expect(read(`\xef\xbb\xbf\r\n${GOOD}\r\n\x1a`).codes).toEqual([]);
  expect(read(`From: x\n${GOOD}`).codes).toEqual(['leading-bytes']);
  expect(read(`${GOOD}junk${GOOD}`).codes).toEqual(['stray-bytes']);
});

function groupOf(reference: string): string[] {
  return [
    `UNG+ORDERS+S:14+R:14+261123:0900+${reference}+UN+D:96A`,
    ...message(ORDER, `${reference}-1`),
    `UNE+1+${reference}`,
  ];
}

function around(lines: readonly string[]): string {
  return text(['UNB+UNOC:3+S+R+261123:0900+1', ...lines, 'UNZ+1+1']);
}

test.each([
  ['261305:0900', '0017', 1],
  ['261124:2561', '0019', 2],
])('UNB with %s is told at its component, and read', (stamp, element, component) => {
  const { interchanges: closed } = read(GOOD.replace(/(?<=^UNB(?:\+[^+]*){3}\+)[^+]*/m, stamp));
  expect(closed).toMatchObject([
    {
      status: 'A',
      findings: [
        {
          code: 'header-field-invalid',
          severity: 'warning',
          message: expect.stringContaining(element),
          at: { tag: 'UNB', element: 4, component },
          edifact: { level: 'interchange', code: '12' },
        },
      ],
    },
  ]);
});

function groupWith(reference: string, references: readonly string[]): string[] {
  return [
    `UNG+ORDERS+S:14+R:14+261123:0900+${reference}+UN+D:96A`,
    ...references.flatMap((each) => message(ORDER, each)),
    `UNE+${references.length}+${reference}`,
  ];
}

function twoGroups(...groups: readonly string[][]): string {
  return around(groups.flat()).replace('UNZ+1+', 'UNZ+2+');
}

test('a message reference is unique in its group: one that starts anew in the next group was refused (ISO 9735-1, notes to UNH)', () => {
  expect(read(twoGroups(groupWith('A', ['1', '2']), groupWith('B', ['1', '2']))).codes).toEqual([]);
  const twice = read(twoGroups(groupWith('A', ['1']), groupWith('B', ['1', '1'])));
  expect(twice.codes).toEqual(['set-duplicate @ 26']);
  expect(twice.findings[0]?.message).toContain('in the group');
});
