/** Reading by agreement: severities of a partner, patches that mend, and what partners say of our own files. */
import { describe, expect, test } from 'vitest';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import { write997 } from '../../../src/adapters/formats/x12/acknowledge.ts';
import type { Decoded, DecodedDocument } from '../../../src/model/decoded.ts';
import type { Fix } from '../../../src/model/finding.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { PartnerProfile } from '../../../src/model/partner-profile.ts';
import { ORDER, orderWith, read, wrap } from './support.ts';

const GOOD = wrap([ORDER]);
const OPTIONS = { isaControl: 41, gsControl: 42, stControl: () => 1, now: new Date('2026-11-24T09:05:00Z') };

function readAs(source: string, profile: PartnerProfile): Decoded[] {
  const asked: string[] = [];
  const profileOf = ({ sender }: { sender: { id: string } }): PartnerProfile => {
    asked.push(sender.id);
    return profile;
  };
  const decoder = x12.decoder({ limits: DEFAULT_LIMITS, parts: 'all', profileOf });
  const items = [...decoder.push(Buffer.from(source, 'latin1')), ...decoder.end()];
  expect(asked).toEqual(['BUYER']); // Once for each header.
  return items;
}
const statuses = (items: readonly Decoded[]): string[] =>
  items.flatMap((item) => (item.kind === 'document' ? [item.verdict.status] : item.kind === 'finding' ? [] : [item.status])); // prettier-ignore

function apply(text: string, { offset, length, text: by }: Fix): string {
  return text.slice(0, offset) + by + text.slice(offset + length);
}
/** The file with every patch of its findings applied, the last first, so that no place moves. */
function mended(source: string): string {
  const fixes = read(source).findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  return fixes
    .map((fix, index) => ({ fix, index }))
    .toSorted((one, other) => other.fix.offset - one.fix.offset || other.index - one.index)
    .reduce((text, { fix }) => apply(text, fix), source);
}
function said(source: string): DecodedDocument['acknowledges'] {
  return read(source).documents[0]?.acknowledges;
}

describe('severities by partner', () => {
  const wrongCount = GOOD.replace('SE*8*0001', 'SE*9*0001');
  test.each<[NonNullable<PartnerProfile['severities']>[string], string[]]>([
    ['warning', ['E', 'E', 'A']],
    ['info', ['E', 'E', 'A']],
    ['off', ['E', 'E', 'A']],
    [{ severity: 'warning', reason: 'counts without SE', since: '2020-01-01' }, ['E', 'E', 'A']],
    [{ severity: 'warning', reason: 'is over', until: '2020-01-01' }, ['R', 'R', 'A']],
  ])('a wrong SE01 agreed as %j', (choice, expected) => {
    expect(statuses(readAs(wrongCount, { severities: { 'set-count-mismatch': choice } }))).toEqual(expected);
  });

  test('a segment that no dictionary has may be agreed to be no matter', () => {
    const source = GOOD.replace('N1*ST', 'ZZZ*1~N1*ST').replace('SE*8', 'SE*9');
    const severities = { 'segment-not-read': 'warning' } as const;
    const [document] = readAs(source, { severities }).filter((item) => item.kind === 'document');
    expect(document?.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['segment-unknown', 'warning'],
      ['segment-not-read', 'warning'],
    ]);
  });

  test('what is off is not told at all', () => {
    const source = GOOD.replace('BEG*00*SA', 'BEG*00*QQ');
    const items = readAs(source, { severities: { 'element-code-unknown': 'off' } });
    expect(items.flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings))).toEqual([]);
  });

  test('a partner may be read more strictly', () => {
    const source = GOOD.replace('BEG*00*SA', 'BEG*00*QQ');
    expect(statuses(readAs(source, { severities: { 'element-code-unknown': 'error' } }))).toEqual(['R', 'R', 'A']);
  });

  test('what is agreed holds for the meaning too', () => {
    const twice = wrap([orderWith((all) => [...all.slice(0, 2), 'DTM*002*20261201', 'DTM*002*20261202', ...all.slice(2)])]); // prettier-ignore
    const items = readAs(twice, { severities: { 'value-conflict': 'info' } });
    const found = items.flatMap((item) => (item.kind === 'document' ? item.findings : []));
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['value-conflict', 'info']]);
  });

  test('no agreement makes a file harmless that breaks off', () => {
    const severities = { 'interchange-broken-off': 'off', 'group-broken-off': 'off', 'set-broken-off': 'off', 'group-rejected': 'off' } as const; // prettier-ignore
    for (const end of [GOOD.indexOf('PO1*2'), GOOD.indexOf('GE*'), GOOD.indexOf('IEA')])
      expect(statuses(readAs(GOOD.slice(0, end), { severities })).at(-1)).toBe('R');
  });
});

describe('patches', () => {
  test.each([
    ['SE01', GOOD.replace('SE*8*0001', 'SE*9*0001')],
    ['SE01 that is no number', GOOD.replace('SE*8*0001', 'SE*x*0001')],
    ['SE02', GOOD.replace('SE*8*0001', 'SE*8*0002')],
    ['SE without elements', GOOD.replace('SE*8*0001', 'SE*8')],
    ['GE01', GOOD.replace('GE*1*7', 'GE*5*7')],
    ['GE02', GOOD.replace('GE*1*7', 'GE*1*8')],
    ['IEA01', GOOD.replace('IEA*1', 'IEA*2')],
    ['IEA02', GOOD.replace('IEA*1*000000007', 'IEA*1*7')],
    ['IEA missing', GOOD.replace(/IEA.*$/, '')],
    ['GE and IEA missing', GOOD.replace(/GE\*1.*$/, '')],
    ['SE, GE and IEA missing', GOOD.replace(/SE\*8.*$/, '')],
    ['the last terminator missing', GOOD.slice(0, -1)],
    ['an ISA without its padding', GOOD.replace(/ {2,}/g, ' ')],
  ])('%s is mended to the file as it should be', (_, source) => {
    expect(mended(source)).toBe(GOOD);
    expect(read(mended(source)).findings).toEqual([]);
  });

  test.each([
    ['a short date', 'DTM*002*261201', 'DTM*002*20261201', '004010'],
    ['a long date', 'DTM*002*20261201', 'DTM*002*261201', '003040'],
    ['a text that is too long', `PER*BD*${'N'.repeat(61)}`, `PER*BD*${'N'.repeat(60)}`, '004010'],
  ])('%s', (_, wrong, right, gs08) => {
    const wrapping = gs08 === '004010' ? {} : { gs08, isa12: '00304' };
    const holding = (segment: string): string => wrap([orderWith((all) => [...all.slice(0, 2), segment, ...all.slice(2)]).map((one) => (gs08 === '004010' ? one : one.replace('**20261123', '**261123')))], wrapping); // prettier-ignore
    expect(mended(holding(wrong))).toBe(holding(right));
  });

  test('none is proposed where the file is cut inside a segment: something is lost', () => {
    for (const { fix } of read(GOOD.slice(0, GOOD.indexOf('BOLT') + 2)).findings) expect(fix).toBeUndefined();
  });
});

describe('what partners say of our files', () => {
  const BAD = orderWith((all) => all.map((one) => (one.startsWith('PO1*1') ? 'PO1*1*TEN*EA*2.50**BP' : one)));

  test.each(['997', '999'] as const)('a %s: one entry for each set, then the group', (type) => {
    const wrapping = { gs08: '005010', isa12: '00501', isa11: '^' };
    const { groups } = read(wrap([ORDER, BAD.map((one) => one.replace('0001', '0002'))], wrapping), 'verdicts');
    expect(said(write997(groups, { ...OPTIONS, type }))).toMatchObject([
      { type, groupControl: '7', functionalId: 'PO', setControl: '0001', verdict: 'accepted', code: 'A', errors: [] },
      {
        setControl: '0002',
        verdict: 'rejected',
        code: 'R',
        errors: ['PO102 (“TEN”) holds an invalid character.'],
      },
      { groupControl: '7', verdict: 'acceptedWithErrors', code: 'P', errors: [] },
    ]);
  });

  test.each([
    ['P*1*1*0', 'rejected'],
    ['E*1*1*0', 'rejected'],
    ['P*2*2*1', 'acceptedWithErrors'],
    ['A*1*1*1', 'accepted'],
  ])('AK9 %s is %s, because a part of nothing is nothing', (ak9, verdict) => {
    const text = wrap([['ST*997*0001', 'AK1*PR*7', `AK9*${ak9}`, 'SE*4*0001']]).replace('GS*PO', 'GS*FA');
    expect(said(text)).toMatchObject([{ groupControl: '7', functionalId: 'PR', verdict }]);
  });

  test('a set with segments in error, none of which is named, says that much', () => {
    const text = wrap([['ST*997*0001', 'AK1*PR*7', 'AK2*855*0001', 'AK5*R*5', 'AK9*R*1*1*0', 'SE*6*0001']]);
    expect(said(text.replace('GS*PO', 'GS*FA'))?.[0]).toMatchObject({
      verdict: 'rejected',
      errors: ['Segments are in error.'],
    });
  });

  test('a set that lost a segment, and a group of the wrong size', () => {
    const torn = orderWith((all) => all.filter((one) => !one.startsWith('BEG')));
    const { groups } = read(wrap([torn]).replace('GE*1*7', 'GE*2*7'), 'verdicts');
    expect(said(write997(groups, OPTIONS))?.map(({ errors }) => errors)).toEqual([
      ['Segment BEG at position 2 is mandatory and missing.'],
      ['The number of sets does not fit.'],
    ]);
  });

  test('TA1 between ISA and GS, and alone; a deferred delivery beside it is no fault', () => {
    const ta1 = 'TA1*000000041*261122*0900*R*006~';
    const expected = [{ type: 'TA1', interchangeControl: '000000041', verdict: 'rejected', code: 'R', errors: ['The sender is invalid (006).'] }]; // prettier-ignore
    const { interchanges, codes } = read(GOOD.replace('GS*', `ISB*1~ISE*20261201*1200~${ta1}GS*`));
    expect(codes).toEqual([]);
    expect(interchanges[0]?.acknowledges).toMatchObject(expected);
    expect(read(`${GOOD.slice(0, 106)}${ta1}IEA*0*000000007~`).interchanges[0]?.acknowledges).toMatchObject(expected);
    expect(read(GOOD.replace('IEA', `${ta1}IEA`)).codes).toEqual(['interchange-segment-unexpected']);
  });

  test('ISX before 007040 is told and not obeyed: the text stays as it was sent', () => {
    const named = orderWith((all) => all.toSpliced(2, 0, 'N1*BT*A?B ?? C'));
    const text = wrap([named]).replace('GS*', 'ISX*?~GS*');
    const { codes, documents, findings } = read(text);
    expect(codes).toEqual(['interchange-segment-unexpected']);
    expect(documents[0]?.draft?.billTo?.name?.text).toBe('A?B ?? C');
    expect(findings[0]).toMatchObject({
      severity: 'warning',
      x12: { level: 'interchange', code: '024' },
      hint: expect.stringContaining('as they were sent'),
    });
  });

  test('an acknowledgment is read for the verdicts too, and is never an order', () => {
    const { groups } = read(GOOD, 'verdicts');
    const [document] = read(write997(groups, OPTIONS), 'verdicts').documents;
    expect(document?.acknowledges).toHaveLength(2);
    expect(document?.draft).toBeUndefined();
  });
});

test.each([
  ['shorter than it says', 'BIN*9*abcdefg', ['AK3*BIN*3**8', 'AK4*2*785*4']],
  ['longer than it says', 'BIN*5*abcdefg', ['AK3*BIN*3**8', 'AK4*2*785*5']],
  ['of a length that is no number', 'BIN*x*abcdefg', ['AK3*BIN*3**8', 'AK4*1*784*6*x']],
  ['of no length', 'BIN**abcdefg', ['AK3*BIN*3**8', 'AK4*1*784*1']],
  ['of a length that no file has', 'BIN*12345678901*abcdefg', ['AK3*BIN*3**8', 'AK4*1*784*5*12345678901']],
])('binary data %s are told at their element, by the 997 too', (_, binary, expected) => {
  const { groups, codes } = read(wrap([orderWith((all) => all.toSpliced(2, 0, binary))]));
  expect(codes).toContain('binary-length');
  const told = write997(groups, OPTIONS).split('~');
  expect(told).toEqual(expect.arrayContaining(expected));
  expect(told).toContain('AK5*R*5');
});

test('binary data of just the length that they say are not told', () => {
  expect(read(wrap([orderWith((all) => all.toSpliced(2, 0, 'BIN*7*ab~cd*e'))])).codes).not.toContain('binary-length');
});
