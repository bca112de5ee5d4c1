/** What an X12 partner is owed at once: TA1, 997 and 999, with every code that they can carry. */
import { describe, expect, test } from 'vitest';
import { answers } from '../../../src/adapters/formats/x12/answers.ts';
import type { Agreement } from '../../../src/model/partner-profile.ts';
import { asking, body, closed, GOOD, note, technical, text } from './answering.ts';
import { ORDER, orderWith, read, wrap } from './support.ts';

/** The file with another text in its ISA. */
function isa(from: string, to: string): string {
  return GOOD.replace(from, to);
}
/** The last segment of the 997: AK9. */
function group(source: string): string {
  return body(technical(source)[0]).at(-1) ?? '';
}
/** AK304 of every AK3. */
function segmentCodes(segments: readonly string[]): (string | undefined)[] {
  const said = body(technical(wrap([segments]))[0]);
  return said.filter((one) => one.startsWith('AK3')).map((one) => one.split('*')[4]);
}
/** AK9 of the second of two groups that have the same number. */
function twice(version: string): string {
  const second = GOOD.slice(106, GOOD.indexOf('IEA'));
  const both = GOOD.slice(0, 106) + second + second + GOOD.slice(GOOD.indexOf('IEA')).replace('IEA*1', 'IEA*2');
  return body(technical(both.replaceAll('X*004010', `X*${version}`))[1]).at(-1) ?? '';
}

test.each([
  ['~', ''],
  ['~', '\n'],
  ['~', '\r\n'],
  ['\r', '\n'],
  ['\n', ''],
  ['\r', ''],
])('an answer to segments that end in %j and a line break of %j has both', (terminator, lineEnd) => {
  const source = asking(wrap([ORDER])).replaceAll('~', terminator + lineEnd);
  for (const owed of technical(source)) {
    const segments = text(owed).split(terminator + lineEnd);
    expect(segments.at(-1)).toBe('');
    expect(segments.slice(0, -1).join('')).not.toMatch(/[\r\n~]/);
    expect(read(text(owed)).codes).toEqual([]);
  }
  expect(technical(source)).toHaveLength(2);
});

describe('the TA1', () => {
  test.each([
    ['GS and ST lost', GOOD.replaceAll(/(?:GS|ST|SE|GE)\*.*?~/g, '').replace('IEA*1', 'IEA*0')],
    ['tags in small letters', GOOD.replace('GS*', 'gs*').replace('ST*', 'st*')],
    ['a second set behind GE without GS and ST', GOOD.replace('IEA', 'BEG*00*SA*P2**20261103~PO1*1*5*EA~IEA')],
  ])('never says "accepted" where segments are in no set: %s', (_, source) => {
    expect(note(source)).toBe('R 024');
  });

  test('echoes number, date and time, in its own interchange without a group', () => {
    const [owed] = technical(asking(GOOD), { group: 'none' });
    expect(text(owed)).toBe(
      [
        'ISA*00*          *00*          *ZZ*SELLER         *ZZ*BUYER          *261124*0905*U*00401*000000041*0*T*>',
        'TA1*000000007*261123*0900*A*000',
        'IEA*0*000000041',
        '',
      ].join('~'),
    );
    expect(owed).toMatchObject({ type: 'TA1', counters: ['interchange'] });
    expect(read(text(owed)).codes).toEqual([]);
  });

  test.each<[Agreement['ta1'], string, number]>([
    [undefined, GOOD, 0],
    [undefined, asking(GOOD), 1],
    ['never', asking(GOOD), 0],
    ['always', GOOD, 1],
    ['rejected', GOOD, 0],
    ['rejected', GOOD.replace('IEA*1', 'IEA*2'), 1],
  ])('with %s is sent only when it is due', (ta1, source, count) => {
    const owed = technical(source, ta1 === undefined ? {} : { ta1 });
    expect(owed.filter(({ type }) => type === 'TA1')).toHaveLength(count);
  });

  test('is never sent for an interchange that holds only TA1, because that would never end', () => {
    const [sent] = technical(asking(GOOD), { group: 'none' });
    expect(technical(asking(text(sent)), { ta1: 'always' })).toEqual([]);
  });

  test.each([
    ['000', 'A', GOOD],
    ['001', 'E', GOOD.replace('IEA*1*000000007', 'IEA*1*000000008')],
    ['002', 'E', isa('*U*00401*', '*T*00401*')],
    ['003', 'E', isa('*U*00401*', '*^*00999*')],
    ['004', 'E', GOOD.slice(0, -1)],
    ['005', 'E', isa('*ZZ*BUYER', '*z-*BUYER')],
    ['006', 'E', isa('*BUYER          *', '*               *')],
    ['007', 'E', isa('*ZZ*SELLER', '*z-*SELLER')],
    ['008', 'E', isa('*SELLER         *', '*               *')],
    ['010', 'E', isa('ISA*00*', 'ISA*9X*')],
    ['011', 'E', isa('ISA*00*', 'ISA*01*')],
    ['012', 'E', isa('*00*          *ZZ*BUYER', '*9X*          *ZZ*BUYER')],
    ['013', 'E', isa('*00*          *ZZ*BUYER', '*01*          *ZZ*BUYER')],
    ['014', 'E', isa('*261123*0900*U', '*261323*0900*U')],
    ['015', 'E', isa('*261123*0900*U', '*261123*2900*U')],
    ['016', 'E', isa('*U*00401*', '*%*00401*')],
    ['017', 'E', isa('*U*00401*', '*^*40100*')],
    ['018', 'E', GOOD.replaceAll('000000007', 'A00000007')],
    ['019', 'E', isa('*000000007*0*', '*000000007*9*')],
    ['020', 'E', isa('*0*T*>', '*0*X*>')],
    ['021', 'E', GOOD.replace('IEA*1', 'IEA*2')],
    ['022', 'E', isa('BUYER          *ZZ', 'BUYER*ZZ')],
    ['023', 'R', GOOD.replace(/IEA.*$/, '')],
    ['024', 'R', GOOD.replace('GS*PO', 'GS*')],
    [
      '024',
      'R',
      GOOD.replace(/GS\*.*?~/, '')
        .replace('GE*1*7~', '')
        .replace('IEA*1', 'IEA*0'),
    ],
    ['027', 'E', isa('*T*>~', '*T*~')],
    ['028', 'E', GOOD.replace('GS*', 'ISE*20261399*1200~GS*')],
    ['029', 'E', GOOD.replace('GS*', 'ISE*20261201*2900~GS*')],
  ])('says %s as %s', (code, verdict, source) => {
    expect(note(source)).toBe(`${verdict} ${code}`);
  });

  test('says R 025 for a number that was used for other bytes, and nothing is said of the groups yet', () => {
    expect(note(GOOD, true)).toBe('R 025');
    expect(technical(asking(GOOD), {}, true).map(({ type }) => type)).toEqual(['TA1']);
  });
});

describe('997 and 999', () => {
  const old = wrap([ORDER], { gs08: '003040', isa12: '00304' });
  const recent = wrap([ORDER], { gs08: '005010', isa12: '00501', isa11: '^' });

  test('none is sent when none is wanted, and none ever for an acknowledgment', () => {
    expect(technical(GOOD, { group: 'none' })).toEqual([]);
    expect(technical(text(technical(GOOD)[0]), { ta1: 'never' })).toEqual([]);
  });

  test('a 999 where it was agreed and the version has it; otherwise a 997', () => {
    expect(technical(recent, { group: '999' }).map(({ type }) => type)).toEqual(['999']);
    expect(technical(old, { group: '999' }).map(({ type }) => type)).toEqual(['997']);
  });

  test('the 999 names its convention, IK3, CTX, IK4 and IK5, and reads back clean', () => {
    const bad = orderWith((all) => [...all.slice(0, 2), 'CUR*BY', ...all.slice(2, 7), 'SE*']);
    const [owed] = technical(wrap([bad], { gs08: '005010', isa12: '00501', isa11: '^' }), { group: '999' });
    expect(text(owed)).toContain('~ST*999*0001*005010X231A1~');
    expect(body(owed)).toEqual(['AK1*PO*7*005010', 'AK2*850*0001', 'IK3*CUR*3**8', 'IK4*2*100*1', 'IK5*R*5', 'AK9*R*1*1*0']); // prettier-ignore
    expect(read(text(owed)).findings).toEqual([]);
  });

  test('a CTX says which element called for the one that is missing', () => {
    const torn = orderWith((all) => all.map((one) => (one.startsWith('PO1*1') ? 'PO1*1*10*EA*2.50**BP' : one)));
    const source = wrap([torn]);
    const groups = Array.from(closed(source).groups, (group) => ({
      ...group,
      group: { ...group.group, version: '005010' },
    }));
    const [owed] = answers.technical({ ...closed(source), groups }, { group: '999' });
    expect(body(owed).filter((one) => /^(?:IK4|CTX)/.test(one))).toEqual(['IK4*7*234*2', 'CTX*SITUATIONAL TRIGGER*PO1*4**6']); // prettier-ignore
  });

  test('only the rejected sets are named when so agreed', () => {
    const bad = orderWith((all) =>
      all.map((one) => one.replace('BEG*00*SA*PO-1', 'BEG*00*SA*').replace('0001', '0002')),
    );
    const source = wrap([ORDER, bad]);
    expect(body(technical(source)[0]).filter((one) => one.startsWith('AK2'))).toHaveLength(2);
    expect(body(technical(source, { sets: 'rejected' })[0]).filter((one) => one.startsWith('AK2'))).toEqual([
      'AK2*850*0002',
    ]);
  });

  test.each([
    ['1', wrap([['ST*810*0001', 'SE*2*0001']]).replace('GS*PO', 'GS*IN')],
    ['2', GOOD.replace('X*004010', 'X*999999')],
    ['3', GOOD.replace('GE*1*7~', '')],
    ['4', GOOD.replace('GE*1*7', 'GE*1*8')],
    ['5', GOOD.replace('GE*1*7', 'GE*2*7')],
    ['6', GOOD.replace('*0900*7*', '*0900*A7*').replace('GE*1*7', 'GE*1*A7')],
  ])('AK905 %s', (code, source) => {
    expect(group(source).split('*')[5]).toBe(code);
  });

  test('AK905 19 for a group number that was used before, and 6 in versions that have no 19', () => {
    expect(twice('004010')).toBe('AK9*R*1*1*0*19');
    expect(twice('004030')).toBe('AK9*R*1*1*0*6');
  });

  test('a version that nobody published is accepted with errors, one without a dictionary of ours just so', () => {
    expect(group(GOOD.replace('X*004010', 'X*999999'))).toBe('AK9*E*1*1*1*2');
    for (const version of ['004060', '006050', '007050', '007060', '008010', '008060'])
      expect(group(GOOD.replace('X*004010', `X*${version}`))).toBe('AK9*A*1*1*1');
  });

  test.each([
    ['1', GOOD.replaceAll('*850*', '*810*')],
    ['2', GOOD.replace('SE*8*0001~', '')],
    ['3', GOOD.replace('SE*8*0001', 'SE*8*0002')],
    ['4', GOOD.replace('SE*8*0001', 'SE*9*0001')],
    ['5', GOOD.replace('PO1*1*10', 'PO1*1*TEN')],
    ['6', GOOD.replace('ST*850', 'ST*85')],
    ['7', GOOD.replace('ST*850*0001', 'ST*850*').replace('SE*8*0001', 'SE*8*')],
    ['23', wrap([ORDER, ORDER])],
  ])('AK502 %s', (code, source) => {
    const sets = body(technical(source)[0]).filter((one) => one.startsWith('AK5'));
    expect(sets.at(-1)?.split('*')[2]).toBe(code);
  });

  test.each([
    ['1', 'ZZZ*1'],
    ['2', 'N3*STREET 1'],
    ['5', 'CUR*BY*USD~CUR*BY*USD'],
    ['6', 'BAK*00*AD*1*20261123'],
    ['8', 'CUR*BY'],
  ])('AK304 %s', (code, inserted) => {
    const segments = orderWith((all) => [...all.slice(0, 2), ...inserted.split('~'), ...all.slice(2)]);
    expect(
      body(technical(wrap([segments]))[0])
        .find((one) => one.startsWith('AK3'))
        ?.split('*')[4],
    ).toBe(code);
  });
  test('AK304 3, 4 and 7', () => {
    expect(segmentCodes(orderWith((all) => all.filter((one) => !one.startsWith('BEG'))))).toEqual(['3']);
    const many = Array.from({ length: 28 }, () => 'SAC*C*D240***100');
    expect(segmentCodes(orderWith((all) => [...all.slice(0, 2), ...many, ...all.slice(2)]))).toEqual(['4']);
    expect(segmentCodes(orderWith((all) => [...all.slice(0, 6), 'BEG*00*SA*PO-2**20261123', ...all.slice(6)]))).toEqual(
      ['7'],
    );
  });

  test.each([
    ['1', 'CUR*BY', '004010'],
    ['2', 'REF*DP', '004010'],
    ['3', 'REF*DP*1***X', '004010'],
    ['4', 'REF*D*1', '004010'],
    ['4', 'DTM*02*20261120', '004010'], // Its list has codes of three characters: too short, before it is unknown.
    ['5', 'CUR*BYER*USD', '004010'],
    ['5', `REF*DP*${'9'.repeat(60)}`, '004010'],
    ['6', 'CTP**ACT*1,5', '004010'],
    ['7', 'CUR*BY*USD****QQQ', '004010'],
    ['8', 'DTM*002*20261399', '004010'],
    ['9', 'DTM*002*20261123*2560', '004010'],
    ['12', 'REF*DP*1^2', '005010'],
    ['13', 'MEA*PD*WT*5*EA>1>1>1>1>1>1>1>1>1>1>1>1>1>1>1', '005010'],
  ])('AK403 %s', (code, inserted, gs08) => {
    const segments = orderWith((all) => [...all.slice(0, 2), inserted, ...all.slice(2)]);
    const wrapping = gs08 === '004010' ? {} : { gs08, isa12: '00501', isa11: '^' };
    const codes = body(technical(wrap([segments], wrapping))[0]).filter((one) => one.startsWith('AK4')).map((one) => one.split('*')[3]); // prettier-ignore
    expect(codes).toContain(code);
  });
  test('AK403 10', () => {
    const grocery = ['ST*875*0001', 'G50*N*20261123*1', 'N1*ST*A', 'G68*1*EA*1**VN*1', 'G72*54*02***1***100', 'G76*1*EA', 'SE*7*0001']; // prettier-ignore
    const owed = technical(wrap([grocery]).replace('GS*PO', 'GS*OG'))[0];
    expect(
      body(owed)
        .filter((one) => one.startsWith('AK4'))
        .map((one) => one.split('*')[3]),
    ).toContain('10');
  });
});

test.each([
  ['GS02', /GS\*PO\*[^*]*\*/, 'GS*PO**'],
  ['GS02, too long,', /GS\*PO\*[^*]*\*/, 'GS*PO*ABCDEFGHIJKLMNOPQRSTUVWXYZ*'],
])('a group without a %s that can stand in GS03 is answered to the sender of the interchange', (_name, from, to) => {
  const [owed] = technical(GOOD.replace(from, to), { group: '997' });
  expect(text(owed)).toMatch(/~GS\*FA\*SELLER\*BUYER\*/);
});
