/**
 * Whoever tells a partner what is wrong with an interchange must not be wrong himself: our own reader checks each technical answer that
 * we give for a planted defect. Those for damaged files of the corpus are checked in tests/property/mutations.test.ts.
 */
import { describe, expect, test } from 'vitest';
import { formatNamed } from '../../src/adapters/formats/registry.ts';
import { answersTo, readDefects } from '../support/defects.ts';
import { wrongInAnswer } from '../support/mutate.ts';

describe.each(['x12', 'edifact'])('answers to the planted defects of %s', (standard) => {
  const format = formatNamed(standard);
  const defects = readDefects(`${standard}.txt`);
  test.each(defects.map((defect) => [defect.name, defect] as const))('%s', (_, defect) => {
    const contents = format === undefined ? [] : answersTo(format, defect).contents;
    const wrong = contents.flatMap((content) =>
      wrongInAnswer(content).map((says) => `${says} in ${Buffer.from(content).toString('latin1')}`),
    );
    expect(wrong).toEqual([]);
  });
});

test('what is wrong in an answer is found', () => {
  const contrl =
    "UNA:+.? 'UNB+UNOC:3+A:14+B:14+261127:0900+1'UNH+1+CONTRL:D:3:UN'UCI+123456789012345+B:14+A:14+7'UNT+3+1'UNZ+1+1'";
  expect(wrongInAnswer(Buffer.from(contrl))).toMatchObject([expect.stringContaining('UCI 0020')]);
});
