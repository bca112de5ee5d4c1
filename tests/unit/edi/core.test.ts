import { describe, expect, test } from 'vitest';
import { segmentOf } from '../../../src/adapters/edi/segment.ts';
import { compileStructure, StructureCheck, type SourceNode } from '../../../src/adapters/edi/structure.ts';
import { TakenNumbers } from '../../../src/adapters/edi/taken-numbers.ts';
import { shown } from '../../../src/adapters/edi/shown.ts';

const NODES: readonly SourceNode[] = [
  ['UNH', 1, 1],
  ['BGM', 1, 1],
  [
    'SG1',
    0,
    2,
    [
      ['LIN', 1, 1],
      ['QTY', 1, 1],
      [
        'SG2',
        0,
        0,
        [
          ['TAX', 1, 1],
          ['MOA', 0, 1],
        ],
      ],
    ],
  ],
  ['UNS', 1, 1],
  ['MOA', 0, 2],
  ['UNT', 1, 1],
];

function check(tags: string): string[] {
  const said: string[] = [];
  const structure = new StructureCheck(compileStructure('UNH', NODES), {
    missing: (node, loop, noticedAt, after) =>
      said.push(`${node.id} missing in ${loop.id} after ${after} before ${noticedAt.tag}`),
    tooOften: (node, segment) => said.push(`${node.id} too often at ${segment.position}`),
    misplaced: (segment, why) => said.push(`${segment.tag} ${why} at ${segment.position}`),
  });
  for (const [index, tag] of tags.split(' ').entries()) structure.take(segmentOf([tag], index + 1, 0, 3));
  return said;
}

describe('the order of segments', () => {
  test.each([
    ['UNH BGM LIN QTY TAX MOA TAX LIN QTY UNS MOA MOA UNT', []],
    ['UNH LIN QTY UNS UNT', ['BGM missing in UNH after 1 before LIN']],
    ['UNH BGM LIN TAX UNS UNT', ['QTY missing in SG1 after 3 before TAX']],
    ['UNH BGM LIN QTY LIN QTY LIN QTY UNS UNT', ['LIN too often at 7']],
    ['UNH BGM LIN QTY UNS MOA MOA MOA UNT', ['MOA too often at 8']],
    ['UNH BGM LIN QTY TAX MOA QTY UNS UNT', ['QTY outOfOrder at 7']],
    ['UNH BGM QTY UNS UNT', ['QTY loopNotOpen at 3']],
    ['UNH BGM XXX UNS UNT', ['XXX notInMessage at 3']],
    // The MOA of the summary must not draw the message past UNS.
    ['UNH BGM LIN QTY TAX MOA MOA LIN QTY UNS MOA UNT', ['MOA too often at 7']],
    ['UNH BGM UNT', ['UNS missing in UNH after 2 before UNT']],
  ])('%s', (tags, expected) => {
    expect(check(tags)).toEqual(expected);
  });
});

test('numbers are taken in runs, with prefixes and leading zeros, and never confused', () => {
  const taken = new TakenNumbers();
  const numbers = [
    ...Array.from({ length: 1000 }, (_, index) => `ORD${String(index).padStart(5, '0')}`),
    ...Array.from({ length: 200 }, (_, index) => String(999_999_900 + index)),
    ...Array.from({ length: 100 }, (_, index) => `X${index * 3}`),
    'ABC',
    '',
  ];
  for (const number of numbers) taken.add(number);
  expect(numbers.filter((number) => !taken.has(number))).toEqual([]);
  expect(
    ['ORD1', 'ORD01000', 'ORD1000', '00000', '1000000100', 'X1', 'ABCD'].filter((number) => taken.has(number)),
  ).toEqual([]);
});

test("a stranger's characters cannot steer a terminal", () => {
  expect(shown('a\x1b[2J\xff')).toBe("'a\\x1b[2J\\xff'");
  expect(shown('x'.repeat(100))).toHaveLength(43);
});
