/**
 * Each code that an acknowledgment has room for is given for a planted defect, or is named with the reason why it never is:
 * by fixtures/defects/never-given.json, and in the same words by ARCHITECTURE.md.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NOTE_WORDS } from '../../src/adapters/formats/x12/ack-words.ts';
import x12Codes from '../../src/adapters/formats/x12/dictionary/codes.json' with { type: 'json' };
import service from '../../src/adapters/formats/edifact/dictionary/service.json' with { type: 'json' };
import neverGiven from '../../fixtures/defects/never-given.json' with { type: 'json' };
import { readDefects } from '../support/defects.ts';

type CodesByVersion = Readonly<Record<string, string>>;

const X12: Readonly<Record<string, CodesByVersion>> = x12Codes;
const EDIFACT = Object.values(service.codes);

function inAnyVersion(lists: readonly string[]): string[] {
  return [...new Set(lists.flatMap((list) => list.split(' ')))];
}

function x12List(dataElement: string): string[] {
  return inAnyVersion(Object.values(X12[dataElement] ?? {}));
}

/** By the position in the acknowledgment, with its data element. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'TA104': ['A', 'E', 'R'],
  'TA105': Object.keys(NOTE_WORDS),
  'AK304': x12List('720'),
  'IK304': x12List('620'),
  'AK403': x12List('723'),
  'IK403': x12List('621'),
  'AK501': x12List('717'),
  'IK501': x12List('717'),
  'AK502': x12List('718'),
  'IK502': x12List('618'),
  'AK901': x12List('715'),
  'AK905': x12List('716'),
  '0083': inAnyVersion(EDIFACT.map((codes) => codes['0083'])),
  '0085': inAnyVersion(EDIFACT.map((codes) => codes['0085'])),
};

/** Where the codes stand in the segments of an answer: from an element to another one. */
const PLACES: readonly (readonly [list: string, tag: string, from: number, to: number])[] = [
  ['TA104', 'TA1', 4, 4],
  ['TA105', 'TA1', 5, 5],
  ['AK304', 'AK3', 4, 4],
  ['IK304', 'IK3', 4, 4],
  ['AK403', 'AK4', 3, 3],
  ['IK403', 'IK4', 3, 3],
  ['AK501', 'AK5', 1, 1],
  ['IK501', 'IK5', 1, 1],
  ['AK502', 'AK5', 2, 6],
  ['IK502', 'IK5', 2, 6],
  ['AK901', 'AK9', 1, 1],
  ['AK905', 'AK9', 5, 9],
  ['0083', 'UCI', 4, 4],
  ['0083', 'UCF', 4, 4],
  ['0083', 'UCM', 3, 3],
  ['0085', 'UCI', 5, 5],
  ['0085', 'UCF', 5, 5],
  ['0085', 'UCM', 4, 4],
  ['0085', 'UCS', 2, 2],
  ['0085', 'UCD', 1, 1],
];

const ANSWERS = [
  ...readDefects('x12.txt').flatMap(({ expected }) => expected.map((segment) => segment.split('*'))),
  ...readDefects('edifact.txt').flatMap(({ expected }) => expected.map((segment) => segment.split('+'))),
];

function planted(list: string): ReadonlySet<string> {
  const codes = PLACES.filter(([name]) => name === list).flatMap(([, tag, from, to]) =>
    ANSWERS.filter(([segment]) => segment === tag).flatMap((segment) => segment.slice(from, to + 1)),
  );
  return new Set(codes.filter((code) => code !== ''));
}

function excused(list: string): ReadonlySet<string> {
  return new Set(neverGiven.filter((row) => row.list.split(', ').includes(list)).flatMap(({ codes }) => codes));
}

describe.each(Object.entries(LISTS))('%s', (list, codes) => {
  test('each code is planted or excused, and none is both', () => {
    const given = planted(list);
    const never = excused(list);
    expect(codes.length).toBeGreaterThan(2);
    expect(codes.filter((code) => given.has(code) === never.has(code))).toEqual([]);
  });

  test('no other code is given', () => {
    expect([...planted(list)].filter((code) => !codes.includes(code))).toEqual([]);
  });
});

test('ARCHITECTURE.md gives the same reasons', () => {
  const text = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8');
  const rows = neverGiven.map(({ list, codes, why }) => `| ${list} | ${codes.join(', ')} | ${why} |`);
  expect(rows.filter((row) => !text.includes(row))).toEqual([]);
});
