/** The quick look at a segment must never accept what the long one objects to. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFlawless } from '../../src/adapters/formats/x12/accept.ts';
import { cutSegment, cuttingBy } from '../../src/adapters/edi/cut.ts';
import { explainElements } from '../../src/adapters/formats/x12/elements.ts';
import { planFor } from '../../src/adapters/formats/x12/plan.ts';
import { segmentOf } from '../../src/adapters/edi/segment.ts';
import type { Finding } from '../../src/model/finding.ts';
import { readQuickly } from '../../src/normalize/quick.ts';
import { orderPlan, type LeafPlan, type Plan } from '../../src/normalize/plan.ts';

const TAGS = [
  'BEG',
  'CUR',
  'REF',
  'PER',
  'FOB',
  'ITD',
  'DTM',
  'N1',
  'N3',
  'N4',
  'PO1',
  'PID',
  'SAC',
  'TD5',
  'SDQ',
  'CTT',
  'AMT',
  'MEA',
  'SE',
];
const value = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      '1',
      '12',
      '00',
      'SA',
      'EA',
      'BP',
      'VP',
      'F',
      'BY',
      'ST',
      '92',
      '002',
      'USD',
      'DP',
      '01',
      '20261123',
      '261123',
      '10.50',
      '-5',
      '.5',
      '5.',
      '1E3',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom('A', 'z', '0', '9', ' ', '.', '>', '^', '-', '\u0001', '\u007f', '\u00e9'),
      maxLength: 90,
    }),
  },
);

/** Any bytes at all, one character each. */
const bytes = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 5 })
  .map((codes) => String.fromCharCode(...codes));

test('a segment that is accepted at a glance has no finding, in any version and with any delimiters', () => {
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...TAGS),
      fc.array(value, { maxLength: 28 }),
      fc.constantFrom('003010', '004010', '005010'),
      fc.constantFrom('', '^'),
      (tag, values, version, repetition) => {
        const plan = planFor('850', version)?.plan.segment(tag);
        if (plan === undefined) return;
        const delimiters = { element: '*', component: '>', repetition, segment: '~', release: '' };
        const segment = segmentOf([tag, ...values], 2, 100, 10);
        const findings: Finding[] = [];
        if (!isFlawless(segment, plan, delimiters)) return;
        accepted += 1;
        explainElements(segment, plan, delimiters, (finding) => findings.push(finding));
        expect(findings).toEqual([]);
      },
    ),
    { numRuns: 20_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});

test('the cutter of the hot path finds the same as cutting at every separator', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TAGS), fc.array(fc.oneof(value, bytes), { maxLength: 40 }), (tag, values) => {
      const text = [tag, ...values]
        .join('*')
        .replaceAll('~', '-')
        .replace(/[ \r\n\t]+$/, '');
      const delimiters = { element: '*', component: '>', repetition: '', segment: '~', release: '' };
      const whole = `xx${text}~`;
      expect(
        cutSegment(whole, Buffer.from(whole, 'latin1'), 2, 2 + text.length, 7, 'plain', cuttingBy(delimiters), 3),
      ).toEqual(segmentOf(text.split('*'), 3, 7, text.length));
    }),
    { numRuns: 5000 },
  );
});

function leavesOf(plan: Plan): LeafPlan[] {
  if (plan.type === 'leaf') return [plan];
  return plan.type === 'array' ? leavesOf(plan.item) : plan.fields.flatMap((field) => leavesOf(field.plan));
}

test('a value that is read at a glance is the one that its normalizer gives', () => {
  const leaves = leavesOf(orderPlan);
  const text = fc.oneof(
    value,
    fc.stringMatching(/^[-+.,0-9 ]{0,50}$/),
    fc.string({ unit: 'grapheme' }),
    fc.constant('x'.repeat(201)),
    fc.constant(' A'),
    fc.constant('A\u00a0'),
  );
  let glances = 0;
  fc.assert(
    fc.property(fc.constantFrom(...leaves), text, (leaf, written) => {
      const field = { text: written, rule: 'x12/850/PO102' };
      const quick = readQuickly(leaf, field);
      if (quick === undefined) return;
      glances += 1;
      expect(leaf.read(field)).toEqual({ ok: true, value: quick });
    }),
    { numRuns: 20_000 },
  );
  expect(glances).toBeGreaterThan(1000);
});
