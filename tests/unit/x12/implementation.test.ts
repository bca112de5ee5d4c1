/** What a partner's implementation guide requires and forbids, and how a 999 and a 997 tell it. */
import { describe, expect, test } from 'vitest';
import { answers } from '../../../src/adapters/formats/x12/answers.ts';
import { CheckedProfile } from '../../../src/adapters/formats/registry.ts';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { PartnerProfile } from '../../../src/model/partner-profile.ts';
import { body } from './answering.ts';
import { ORDER, wrap } from './support.ts';

const SINCE = { document: '850', why: 'guide 2.1', since: '2026-01-01' };
type Said = Readonly<Record<string, unknown>>;

const SOURCE = wrap([[...ORDER.slice(0, 2), 'REF*DP*38', ...ORDER.slice(2, -1), 'SE*9*0001']]).replace(
  'X*004010',
  'X*005010',
);

/** The lines of the answer that tell errors. */
function told(type: '997' | '999', rule: Said, source = SOURCE): string[] {
  const profile = PartnerProfile.parse({ implementation: [{ ...SINCE, ...rule }] });
  const decoder = x12.decoder({ limits: DEFAULT_LIMITS, parts: 'verdicts', profileOf: () => profile });
  const items = [...decoder.push(Buffer.from(source, 'latin1')), ...decoder.end()];
  const closed = items.find((item) => item.kind === 'interchange');
  if (closed === undefined) throw new Error('no interchange was read');
  const [owed] = answers.technical({ closed, groups: closed.eachGroup(), isConflict: false }, { group: type });
  return body(owed).filter((line) => /^(?:AK3|AK4|AK5|IK3|IK4|IK5)/.test(line));
}

describe.each([
  ['a segment that is not used', { at: 'REF', use: 'notUsed' }, ['IK3*REF*3**I4'], ['AK3*REF*3**2']],
  ['one that another element forbids', { at: 'REF', use: 'notUsed', if: { element: 'BEG02', is: 'SA' } }, ['IK3*REF*3**I9'], ['AK3*REF*3**2']],
  ['a segment that is missing', { at: 'CUR', use: 'required' }, ['IK3*CUR*9**I8'], ['AK3*CUR*9**3']],
  ['one of a kind that is missing', { at: 'REF', use: 'required', when: { element: 'REF01', is: 'IA' } }, ['IK3*REF*9**I8'], ['AK3*REF*9**3']],
  ['a segment that is too rare', { at: 'BEG', timesMin: 2 }, ['IK3*BEG*9**I8'], ['AK3*BEG*9**3']],
  ['one that another element calls for', { at: 'CUR', use: 'required', if: { element: 'BEG02', is: 'SA' } }, ['IK3*CUR*9**I6'], ['AK3*CUR*9**3']],
  ['a loop that is too rare', { at: 'PO1', timesMin: 3 }, ['IK3*PO1*9**I7'], ['AK3*PO1*9**3']],
  ['a code that is not used', { at: 'BEG02', codes: ['NE', 'KN'] }, ['IK3*BEG*2**8', 'IK4*2*92*I6*SA'], ['AK3*BEG*2**8', 'AK4*2*92*7*SA']],
  ['an element that is missing', { at: 'BEG06', use: 'required' }, ['IK3*BEG*2**8', 'IK4*6**1'], ['AK3*BEG*2**8', 'AK4*6**1']],
  ['one that another element calls for', { at: 'BEG06', use: 'required', if: { element: 'BEG02', is: 'SA' } }, ['IK3*BEG*2**8', 'IK4*6**I9'], ['AK3*BEG*2**8', 'AK4*6**2']],
  ['an element that is not used', { at: 'N104', use: 'notUsed', when: { element: 'N101', is: 'ST' } }, ['IK3*N1*4**8', 'IK4*4**I10*0012'], ['AK3*N1*4**8', 'AK4*4**10*0012']],
  ['one that another element forbids', { at: 'N104', use: 'notUsed', if: { element: 'BEG02', is: 'SA' } }, ['IK3*N1*4**8', 'IK4*4**I13*0012'], ['AK3*N1*4**8', 'AK4*4**10*0012']],
  ['an element that is repeated too rarely', { at: 'PO107', timesMin: 2 }, ['IK3*PO1*5**8', 'IK4*7**I11*SKU-1', 'IK3*PO1*7**8', 'IK4*7**I11*SKU-2'], ['AK3*PO1*5**8', 'AK4*7**1*SKU-1', 'AK3*PO1*7**8', 'AK4*7**1*SKU-2']],
  ['a value that is not as agreed', { at: 'BEG03', pattern: String.raw`\d{6}` }, ['IK3*BEG*2**8', 'IK4*3**I12*PO-1'], ['AK3*BEG*2**8', 'AK4*3**7*PO-1']],
] as const)('%s', (_case, rule, in999, in997) => {
  test('is told in a 999 with the code of implementations', () => {
    expect(told('999', rule).map(withoutReference)).toEqual([...in999.map(withoutReference), 'IK5*R*5']);
  });

  test('is told in a 997 with the nearest code of its list', () => {
    expect(told('997', rule).map(withoutReference)).toEqual([...in997.map(withoutReference), 'AK5*R*5']);
  });
}); // prettier-ignore

/** IK402 and AK402, the data element, is not what these tests are about. */
function withoutReference(line: string): string {
  return line.replace(/^([AI]K4\*\d+)\*\d*\*/, '$1**');
}

test.each<[string, Said]>([
  ['holds, is not told', { at: 'REF', use: 'required', when: { element: 'REF01', is: 'DP' } }],
  ['asks for what is there, is not told', { at: 'N104', pattern: String.raw`\d{4}` }],
  ['has a condition that is not met, is not told', { at: 'CUR', use: 'required', if: { element: 'BEG02', is: 'RL' } }],
  ['is of another set, is not told', { document: '860', at: 'CUR', use: 'required' }],
  ['has ended, is not told', { at: 'CUR', use: 'required', until: '2026-02-01' }],
])('a rule that %s', (_case, rule) => {
  expect(told('999', rule)).toEqual(['IK5*A']);
});

test('a rule counts anew in each set', () => {
  const two = wrap([ORDER, ORDER.map((line) => line.replace('0001', '0002'))]).replace('X*004010', 'X*005010');
  expect(told('999', { at: 'PO1', timesMin: 3 }, two)).toEqual(['IK3*PO1*8**I7', 'IK5*R*5', 'IK3*PO1*8**I7', 'IK5*R*5']); // prettier-ignore
});

test.each<[string, Said]>([
  ['that says nothing', { at: 'REF' }],
  ['that says two things', { at: 'REF02', use: 'required', codes: ['A'] }],
  ['of codes of a segment', { at: 'REF', codes: ['A'] }],
  ['whose condition is of another segment', { at: 'REF02', use: 'required', when: { element: 'N101', is: 'ST' } }],
  ['whose pattern is none', { at: 'REF02', pattern: '(' }],
  ['whose pattern looks back', { at: 'REF02', pattern: String.raw`(A|B)\1` }],
  ['whose pattern looks ahead', { at: 'REF02', pattern: '(?=.*A)B' }],
  ['of an EDIFACT message', { document: 'ORDERS', at: 'RFF', use: 'required' }],
])('a rule %s is refused', (_case, rule) => {
  expect(PartnerProfile.safeParse({ implementation: [{ ...SINCE, ...rule }] }).success).toBe(false);
});

// `RegExp` would try the ways to part these letters for longer than the test may take.
test('a pattern that can part a value in many ways is asked once for each letter', () => {
  const source = SOURCE.replace('REF*DP*38', 'REF*DP*ABCDEFGHIJKLMNOPQRSTUVWXYZABCD');
  expect(told('999', { at: 'REF02', pattern: '([A-Z]+ ?)+!' }, source)).toEqual([
    'IK3*REF*3**8',
    'IK4*2*127*I12*ABCDEFGHIJKLMNOPQRSTUVWXYZABCD',
    'IK5*R*5',
  ]);
});

test.each<[string, Said, string[]]>([
  ['of a set that is read', { document: '999', at: 'AK1', use: 'required' }, []],
  ['of a set that nobody has', { document: '123', at: 'REF', use: 'required' }, ['implementation.0.document: transaction set 123 is not read']],
  ['of a segment that does not exist', { at: 'QQQ', use: 'notUsed' }, ['implementation.0.at: segment QQQ is in no dictionary']],
  ['of a segment of other sets', { at: 'BAK03', use: 'required' }, ['implementation.0.at: segment BAK is part of set 850 in no version']],
  ['of an element beyond the last', { at: 'N305', use: 'required' }, ['implementation.0.at: segment N3 has 2 element(s)']],
  ['of a component where there is none', { at: 'N301-2', use: 'required' }, ['implementation.0.at: N301 has no components']],
  ['of a component beyond the last', { at: 'REF04-7', use: 'required' }, ['implementation.0.at: REF04 has 6 component(s)']],
  ['that hangs on a segment that does not exist', { at: 'REF', use: 'required', if: { element: 'BEX02', is: 'SA' } }, ['implementation.0.if.element: segment BEX is in no dictionary']],
  ['of segments by an element beyond the last', { at: 'N3', use: 'required', when: { element: 'N309', is: 'A' } }, ['implementation.0.when.element: segment N3 has 2 element(s)']],
])('a rule %s is refused when the profile comes in, with its place', (_case, rule, expected) => {
  const result = CheckedProfile.safeParse({ implementation: [{ ...SINCE, ...rule }] });
  const issues = result.error?.issues ?? [];
  expect(issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual(expected);
}); // prettier-ignore
