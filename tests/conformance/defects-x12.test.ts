import { describe, expect, test } from 'vitest';
import { x12 } from '../../src/adapters/formats/x12/index.ts';
import { answersTo, readDefects } from '../support/defects.ts';

const DEFECTS = readDefects('x12.txt');

describe('TA1, 997 and 999 for each planted defect', () => {
  test.each(DEFECTS.map((defect) => [defect.name, defect] as const))('%s', (_, defect) => {
    const { segments, body } = answersTo(x12, defect);
    expect(body).toEqual(defect.expected);
    expect(envelopeFaults(segments, defect.bytes)).toEqual([]);
  });

  test('no defect is planted twice under one name, and no two are alike', () => {
    expect(new Set(DEFECTS.map(({ name }) => name)).size).toBe(DEFECTS.length);
    const planted = DEFECTS.map(({ bytes, circumstances }) => bytes.toString('latin1') + [...circumstances].join(' '));
    expect(new Set(planted).size).toBe(DEFECTS.length);
  });
});

/** What is wrong with the envelopes of the answers: counts, control numbers, sender and receiver not swapped. */
function envelopeFaults(segments: readonly string[], received: Buffer): string[] {
  const faults: string[] = [];
  const [, , , , , qualifier = '', sender = '', , receiver = ''] = received.toString('latin1').split('*', 9);
  const open: string[][] = [];
  let sets = 0;
  let groups = 0;
  let count = 0;
  for (const segment of segments) {
    const elements = segment.split('*');
    const [tag = ''] = elements;
    count += 1;
    const close = (counted: number, control: string | undefined): void => {
      if (elements[1] !== String(counted) || elements[2] !== control) faults.push(segment);
      open.pop();
    };
    switch (tag) {
      case 'ISA':
        groups = 0;
        open.push(elements);
        if (elements[8]?.trim() !== sender.trim()) faults.push(segment);
        if (segment.length !== 105 || elements[7] !== qualifier || elements[6]?.trim() !== receiver.trim())
          faults.push(segment);
        break;
      case 'GS':
        sets = 0;
        open.push(elements);
        if (elements[1] !== 'FA' || elements[2] !== '123456789' || elements[3] !== 'ACMESTORES') faults.push(segment);
        break;
      case 'ST':
        count = 1;
        open.push(elements);
        break;
      case 'SE':
        sets += 1;
        close(count, open.at(-1)?.[2]);
        break;
      case 'GE':
        groups += 1;
        close(sets, open.at(-1)?.[6]);
        break;
      case 'IEA':
        close(groups, open.at(-1)?.[13]);
        break;
    }
  }
  return open.length === 0 ? faults : [...faults, 'an envelope is left open'];
}
