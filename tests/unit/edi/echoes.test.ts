/** What an answer repeats of a wrong envelope: as it came where its own elements can hold it, else nothing that could be taken for another. */
import { describe, expect, test } from 'vitest';
import { answersTo } from '../../support/defects.ts';
import { formatNamed } from '../../../src/adapters/formats/registry.ts';
import { wrongInAnswer } from '../../support/mutate.ts';

function answered(
  standard: 'x12' | 'edifact',
  text: string,
): { readonly segments: string[]; readonly wrong: string[] } {
  const format = formatNamed(standard);
  if (format === undefined) throw new Error(`There is no format ${standard}.`);
  const { segments, contents } = answersTo(format, {
    name: '',
    circumstances: new Set(),
    bytes: Buffer.from(text),
    expected: [],
  });
  return { segments: [...segments], wrong: contents.flatMap(wrongInAnswer) };
}

const isa = (isa13: string): string =>
  `ISA*00*          *00*          *ZZ*ACMESTORES     *ZZ*A              *261123*1200*^*00501*${isa13}*1*T*>~`;
const x12 = (gs: string, isa13 = '000001207'): string =>
  `${isa(isa13)}${gs}~ST*850*0001~SE*2*0001~GE*1*7~IEA*1*${isa13}~`;

describe('X12', () => {
  test.each([
    ['GS08 of 13 characters', 'GS*PO*ACMESTORES*BB*20261123*1200*7*X*005010X220A-1', 'GS*FA*BB*ACMESTORES*20261124*0905*2*X*005010', 'AK1*PO*7'],
    ['no GS08', 'GS*PO*ACMESTORES*BB*20261123*1200*7*X', 'GS*FA*BB*ACMESTORES*20261124*0905*2*X*005010', 'AK1*PO*7'],
    ['GS03 of one character, as ISA08 is', 'GS*PO*ACMESTORES*A*20261123*1200*7*X*005010', 'GS*FA*0A*ACMESTORES*20261124*0905*2*X*005010', 'AK1*PO*7*005010'],
    ['GS06 with a blank', 'GS*PO*ACMESTORES*BB*20261123*1200*6 7*X*005010', 'GS*FA*BB*ACMESTORES*20261124*0905*2*X*005010', 'AK1*PO*0*005010'],
    ['GS06 with zeros ahead', 'GS*PO*ACMESTORES*BB*20261123*1200*0000000007*X*005010', 'GS*FA*BB*ACMESTORES*20261124*0905*2*X*005010', 'AK1*PO*7*005010'],
    ['GS06 of ten digits', 'GS*PO*ACMESTORES*BB*20261123*1200*1234567890*X*005010', 'GS*FA*BB*ACMESTORES*20261124*0905*2*X*005010', 'AK1*PO*234567890*005010'],
    ['GS07 that is no agency', 'GS*PO*ACMESTORES*BB*20261123*1200*7*Q*005010', 'GS*FA*BB*ACMESTORES*20261124*0905*2*X*005010', 'AK1*PO*7*005010'],
  ])('%s', (_, gs, group, ak1) => {
    const { segments, wrong } = answered('x12', x12(gs));
    expect(segments).toContain(group);
    expect(segments).toContain(ak1);
    expect(wrong).toEqual([]);
  }); // prettier-ignore

  test.each([
    ['850', '1', 'AK2*850*1'],
    ['850', '0001234567890', 'AK2*850*234567890'],
    ['850', '00000000012', 'AK2*850*000000012'],
    ['850', '', 'AK2*850*0000'],
    ['850', '1 2 3', 'AK2*850*0000'],
    ['0850', '0001', 'AK2*850*0001'],
    ['85', '0001', 'AK2*000*0001'],
  ])('ST01 %j and ST02 %j are told as what is nearest to them', (id, control, ak2) => {
    const source = x12('GS*PO*ACMESTORES*BB*20261123*1200*7*X*005010').replace('ST*850*0001', `ST*${id}*${control}`);
    const { segments, wrong } = answered('x12', source);
    expect(segments).toContain(ak2);
    expect(wrong).toEqual([]);
  });

  test('GS06 of more than nine digits is noted, whatever its zeros say', () => {
    const { segments } = answered('x12', x12('GS*PO*ACMESTORES*BB*20261123*1200*0000000007*X*005010'));
    expect(segments.find((segment) => segment.startsWith('AK9'))).toMatch(/\*6$/);
  });

  test('a group that AK1 cannot name is told by TA1 alone', () => {
    const { segments, wrong } = answered('x12', x12('GS*POX*ACMESTORES*BB*20261123*1200*7*X*005010'));
    expect(segments.filter((segment) => /^(?:TA1|AK)/.test(segment))).toEqual(['TA1*000001207*261123*1200*R*024']);
    expect(wrong).toEqual([]);
  });

  test.each([
    ['1,5', '000000000'],
    ['1207', '000001207'],
    ['0000001207', '000001207'],
  ])('ISA13 %s, which has not nine digits, is %s in TA1', (isa13, ta101) => {
    const { segments, wrong } = answered('x12', x12('GS*PO*ACMESTORES*BB*20261123*1200*7*X*005010', isa13));
    expect(segments.find((segment) => segment.startsWith('TA1'))?.split('*')[1]).toBe(ta101);
    expect(wrong).toEqual([]);
  });
});

const edifact = (unb: string): string =>
  `UNB+${unb}+261123:1200+REF1'UNH+1+ORDERS:D:96A:UN'BGM+220+4500012345+9'UNT+3+1'UNZ+1+REF1'`;

describe('EDIFACT', () => {
  test.each([
    ['a sender of 36 characters', `UNOC:3+${'A'.repeat(36)}:14+B:14`, 'UNB+UNOC:3+B:14+0:14', 'UCI+REF1+0:14+B:14+7'],
    ['no receiver', 'UNOC:3+A:14+:14', 'UNB+UNOC:3+0:14+A:14', 'UCI+REF1+A:14+0:14+7'],
    ['a qualifier of five characters and a route of fifteen', 'UNOC:3+A:12345:123456789012345+B', 'UNB+UNOC:3+B+A', 'UCI+REF1+A+B+7'],
    ['a route of fifteen characters in syntax 4', 'UNOC:4+A:14:123456789012345+B', 'UNB+UNOC:4+B+A:14:123456789012345', 'UCI+REF1+A:14:123456789012345+B+7'],
  ])('%s', (_, parties, unb, uci) => {
    const { segments, wrong } = answered('edifact', edifact(parties));
    expect(segments.find((segment) => segment.startsWith('UNB'))).toMatch(new RegExp(`^${unb.replaceAll('+', '\\+')}\\+2`));
    expect(segments).toContain(uci);
    expect(wrong).toEqual([]);
  }); // prettier-ignore
});
