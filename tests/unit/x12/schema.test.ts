import { describe, expect, test } from 'vitest';
import { planFor } from '../../../src/adapters/formats/x12/plan.ts';
import { isDate, isTime } from '../../../src/adapters/formats/x12/values.ts';
import { ORDER, orderWith, read, wrap, type Wrapping } from './support.ts';

/** Findings of one 850 as `code tag segment element x12`, its verdict last. */
function verdict(segments: readonly string[], wrapping: Wrapping = {}): string[] {
  const { documents } = read(wrap([segments], wrapping), 'verdicts');
  const found = documents[0]?.verdict;
  const rows = (found?.findings ?? []).map(({ code, at, x12 }) => {
    if (at === undefined || !('segment' in at)) return code;
    return [code, at.tag, at.segment, at.element ?? '-', x12?.code ?? '-'].join(' ');
  });
  return [...rows, found?.status ?? 'none'];
}

const replaced = (from: string, to: string): string[] =>
  orderWith((all) => all.map((segment) => (segment === from ? to : segment)));
const inserted = (after: number, ...segments: string[]): string[] =>
  orderWith((all) => all.toSpliced(after, 0, ...segments));
const PO1 = 'PO1*1*10*EA*2.50**BP*SKU-1';
const BEG = 'BEG*00*SA*PO-1**20261123';

describe('segments', () => {
  test.each([
    [
      'a mandatory one is missing',
      orderWith((all) => all.filter((one) => !one.startsWith('BEG'))),
      ['segment-missing BEG 2 - 3', 'R'],
    ],
    [
      'a mandatory loop is missing',
      orderWith((all) => all.filter((one) => !one.startsWith('P'))),
      ['segment-missing PO1 4 - 3', 'R'],
    ],
    ['an id does not exist', inserted(2, 'ZZZ*1'), ['segment-unknown ZZZ 3 - 1', 'E']],
    [
      'an id is in small letters, so that a line would be lost',
      replaced(PO1, PO1.replace('PO1', 'po1')),
      ['segment-unknown po1 4 - 1', 'R'],
    ],
    ['one is of another set', inserted(2, 'BAK*00*AD*1*20261123'), ['segment-not-in-set BAK 3 - 6', 'E']],
    ['one is of a set that is not read here', inserted(2, 'HL*1**S'), ['segment-not-in-set HL 3 - 6', 'E']],
    ['bytes are counted where none may be', inserted(2, 'BIN*3*A~B'), ['segment-not-in-set BIN 3 - 6', 'E']],
    ['one is of sets of another version', inserted(2, 'G50*N*20261123*1'), ['segment-not-in-set G50 3 - 6', 'E']],
    ['one comes too late', inserted(6, 'BEG*00*SA*PO-2**20261123'), ['segment-out-of-order BEG 7 - 7', 'E']],
    ['one stands outside its loop', inserted(2, 'N3*STREET 1'), ['segment-unexpected N3 3 - 2', 'E']],
    ['one occurs too often', inserted(2, 'CUR*BY*USD', 'CUR*BY*USD'), ['segment-repeats CUR 4 - 5', 'E']],
    ['a header segment stands in a line, where it may', inserted(5, 'REF*DP*1'), ['A']],
  ])('%s', (_, segments, expected) => {
    expect(verdict(segments)).toEqual(expected);
  });

  test('of a loop are too many: the loop is said to repeat too often, once', () => {
    const many = Array.from({ length: 28 }, () => 'SAC*C*D240***100');
    expect(verdict(inserted(2, ...many))).toEqual(['loop-repeats SAC 28 - 4', 'E']);
  });
});

describe('elements', () => {
  test.each([
    ['mandatory', replaced(BEG, 'BEG*00*SA***20261123'), ['element-missing BEG 2 3 1', 'R']],
    ['mandatory, of blanks', replaced(BEG, 'BEG*00*SA* **20261123'), ['element-missing BEG 2 3 1', 'R']],
    ['a mandatory code, of blanks', replaced(BEG, 'BEG*  *SA*PO-1**20261123'), ['element-missing BEG 2 1 1', 'R']],
    ['a mandatory component, of blanks', inserted(5, 'MEA*PD*WT*5*  >1'), ['element-missing MEA 6 4 1', 'R']],
    ['no number', replaced(PO1, 'PO1*1*TEN*EA*2.50**BP*SKU-1'), ['element-character PO1 4 2 6', 'R']],
    ['a comma is no decimal point', replaced(PO1, 'PO1*1*10*EA*2,50**BP*SKU-1'), ['element-character PO1 4 4 6', 'R']],
    ['a date that does not exist', replaced(BEG, 'BEG*00*SA*PO-1**20260230'), ['element-date BEG 2 5 8', 'R']],
    [
      'a short date where eight digits are due',
      replaced(BEG, 'BEG*00*SA*PO-1**261123'),
      ['element-date BEG 2 5 8', 'R'],
    ],
    ['a time that does not exist', inserted(2, 'DTM*002*20261123*2560'), ['element-time DTM 3 3 9', 'R']],
    ['a control character', replaced(PO1, 'PO1*1*10*EA*2.50**BP*SKU\x01'), ['element-character PO1 4 7 6', 'R']],
    ['a NUL', replaced(PO1, 'PO1*1*10*EA*2.50**BP*SKU\0'), ['element-character PO1 4 7 6', 'R']],
    ['too long', replaced(BEG, `BEG*00*SA*${'9'.repeat(23)}**20261123`), ['element-too-long BEG 2 3 5', 'E']],
    [
      'too short',
      inserted(2, 'REF*DP*1', 'N4*X*IL'),
      ['segment-unexpected N4 4 - 2', 'element-too-short N4 4 1 4', 'E'],
    ],
    ['unknown code', replaced(BEG, 'BEG*00*QQ*PO-1**20261123'), ['element-code-unknown BEG 2 2 7', 'E']],
    ['unknown party that names a currency', inserted(2, 'CUR*QZ9*USD'), ['element-code-unknown CUR 3 1 7', 'E']],
    ['unknown kind of reference', inserted(2, 'REF*Q!Q*1'), ['element-code-unknown REF 3 1 7', 'E']],
    ['unknown kind of charge', inserted(2, 'SAC*A*Q123***1000'), ['element-code-unknown SAC 3 2 7', 'E']],
    ['unknown role of a party', inserted(2, 'N1*QQ9*X'), ['element-code-unknown N1 3 1 7', 'E']],
    ['separators beyond the last element', replaced('CTT*2', 'CTT*2*******'), ['elements-too-many CTT 7 8 3', 'E']],
    ['too many elements', replaced('CTT*2', 'CTT*2*******X'), ['elements-too-many CTT 7 8 3', 'E']],
    ['a pair is torn', replaced(PO1, 'PO1*1*10*EA*2.50**BP'), ['element-condition PO1 4 7 2', 'E']],
    ['one calls for another', replaced(PO1, 'PO1*1**EA*2.50**BP*SKU-1'), ['element-condition PO1 4 2 2', 'E']],
    ['one of several is needed', inserted(2, 'REF*DP'), ['element-condition REF 3 2 2', 'E']],
    ['a component is missing', inserted(5, 'MEA*PD*WT*5*>1'), ['element-missing MEA 6 4 1', 'R']],
    [
      'a component separator in a text: partners disagree about what the element says',
      inserted(2, 'REF*DP*1*A>B'),
      ['components-too-many REF 3 3 13', 'E'],
    ],
    [
      'a component separator in a code',
      replaced(BEG, 'BEG*00>1*SA*PO-1**20261123'),
      ['components-too-many BEG 2 1 13', 'E'],
    ],
    [
      'a component separator hides no control character',
      inserted(2, 'REF*DP*1*A>\x01'),
      ['components-too-many REF 3 3 13', 'element-character REF 3 3 6', 'R'],
    ],
    [
      'a component separator in a number, which then is none',
      replaced(PO1, 'PO1*1*10>5*EA*2.50**BP*SKU-1'),
      ['element-character PO1 4 2 6', 'R'],
    ],
    ['a length leaves out sign and point', replaced(PO1, 'PO1*1*10*EA*-12345678901234.567**BP*SKU-1'), ['A']],
    ['empty elements up to the last one are nothing', replaced('CTT*2', 'CTT*2****'), ['A']],
  ])('%s', (_, segments, expected) => {
    expect(verdict(segments)).toEqual(expected);
  });

  test('conditions that are only inferred for a version warn and stay out of the 997', () => {
    expect(verdict(replaced(PO1, 'PO1*1*10*EA*2.50**BP'), { gs08: '005010', isa12: '00501' })).toEqual([
      'element-condition PO1 4 7 -',
      'A',
    ]);
  });

  test('repetitions are counted from 00402 on', () => {
    const twice = replaced(BEG, 'BEG*00*SA*PO-1^PO-2**20261123');
    expect(verdict(twice, { isa11: '^', isa12: '00501', gs08: '005010' })).toEqual(['element-repeats BEG 2 3 12', 'R']);
    expect(verdict(twice)).toEqual(['A']);
  });

  test('a repetition separator inside a text is told, and rejects nothing: the text is read whole', () => {
    const text = inserted(4, 'PID*F****BOLT^NUT');
    expect(verdict(text, { isa11: '^', isa12: '00501', gs08: '005010' })).toEqual(['element-repeats PID 5 5 12', 'E']);
  });

  test('a component separator behind the release character is text', () => {
    const released = orderWith((all) => all.toSpliced(2, 0, 'REF*DP*1*A?>B'));
    const source = wrap([released], { isa12: '00704', gs08: '007040' }).replace('~GS', '~ISX*?~GS');
    expect(read(source, 'verdicts').codes).not.toContain('components-too-many');
    expect(read(source.replace('A?>B', 'A>B'), 'verdicts').codes).toContain('components-too-many');
  });

  test('say which element it is and what was found, and point at its bytes', () => {
    const source = wrap([replaced(PO1, 'PO1*1*TEN*EA*2.50**BP*SKU-1')]);
    const [found] = read(source, 'verdicts').findings;
    expect(found?.message).toBe("PO102 (quantity ordered) must be a number; found 'TEN'");
    expect(found?.x12).toEqual({ level: 'element', code: '6', reference: '330', value: 'TEN' });
    const at = found?.at;
    if (at === undefined || !('offset' in at)) throw new Error('the finding has no place');
    expect(source.slice(at.offset, at.offset + at.length)).toBe('TEN');
  });
});

describe('versions', () => {
  test('003010 writes six digits of a date and has quantities mandatory', () => {
    const old = replaced(BEG, 'BEG*00*SA*PO-1**261123');
    expect(verdict(old, { gs08: '003010', isa12: '00301' })).toEqual(['A']);
    expect(
      verdict(
        old.map((one) => (one === PO1 ? 'PO1*1**EA*2.50**BP*SKU-1' : one)),
        { gs08: '003010', isa12: '00301' },
      ),
    ).toEqual(['element-missing PO1 4 2 1', 'element-condition PO1 4 2 -', 'R']);
  });

  test.each([
    ['004010', '004010', true],
    ['004010VICS', '004010', true],
    ['004060', '004050', false],
    ['006050', '006030', false],
    ['007050', '007010', false],
    ['007060', '007010', false],
    ['008060', '007010', false],
    ['008010', '007010', false],
    ['002001', '003010', false],
    ['999999', '007010', false],
    ['', '004010', false],
  ])('%s is checked as %s', (asked, used, exact) => {
    expect(planFor('850', asked)).toMatchObject({ plan: { version: used }, exact });
  });

  test('a set that no dictionary has gets no plan, whatever its name', () => {
    for (const id of ['123', '', 'constructor', '__proto__']) expect(planFor(id, '004010')).toBeUndefined();
  });

  test('all dictionaries accept the sample order, with the dates of their time', () => {
    for (const version of ['003020', '003040', '003060', '004010', '004030', '005010', '006020', '007010']) {
      const date = version < '004010' ? '261123' : '20261123';
      const order = replaced(BEG, `BEG*00*SA*PO-1**${date}`);
      expect([version, ...verdict(order, { gs08: version, isa12: `00${version.slice(2, 5)}` })]).toEqual([
        version,
        'A',
      ]);
    }
  });
});

test('the calendar knows leap years; two digits of a year leave the century open', () => {
  expect([
    isDate('20240229', 8),
    isDate('20250229', 8),
    isDate('19000229', 8),
    isDate('20000229', 8),
    isDate('000229', 6),
  ]).toEqual([true, false, false, true, true]);
  expect([isDate('20261301', 8), isDate('20260431', 8), isDate('2026113', 8), isDate('2026112x', 8)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(['0000', '2359', '235959', '23595999', '2400', '12', '123'].map(isTime)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('the order of the sample is as good as the others assume', () => {
  expect(verdict(ORDER)).toEqual(['A']);
});

test('MSG in an 850 of 005010 is a segment that the set has not, and no unknown one', () => {
  const { documents } = read(wrap([inserted(5, 'MSG*HELLO')], { gs08: '005010', isa12: '00501' }));
  const [item] = documents[0]?.findings.filter(({ x12 }) => x12?.level === 'segment') ?? [];
  expect(item).toMatchObject({ code: 'segment-not-in-set', x12: { code: '6' } });
});

test.each(['003010', '003040', '003060', '004010', '005010', '007010', '008010'])(
  'kinds of reference and roles of parties are checked in version %s, though it calls them texts',
  (version) => {
    const plan = planFor('850', version)?.plan;
    for (const tag of ['N1', 'REF']) expect(plan?.segment(tag)?.elements[0]?.codes?.size).toBeGreaterThan(100);
  },
);
