/** `\w` and `\b` know the letters of English alone: `cancel\w*` is not `cancelación`, and behind `annulé` there is no `\b`. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALARMING } from '../../../src/adapters/paper/lexicon/harmless.ts';

const BEYOND = '[À-ɏ]';
const FAULTS = [
  String.raw`[\p{L})]\\w`,
  String.raw`\\b${BEYOND}`,
  String.raw`\\b\(\?:(?:[^()]*\|)?${BEYOND}`,
  String.raw`${BEYOND}(?:[a-z]\?)?\)?\\b`,
  String.raw`${BEYOND}(?:\|[^()\\]*)?\)\\b`,
  String.raw`\\p\{L\}(?:[*+]|\{\d+,\d+\})(?:(?:\|[^()\\]*)?\))?\\b`,
].map((each) => new RegExp(each, 'u'));

test('no pattern of the lexicon ends a word at an accented letter', () => {
  const files = globSync(
    'src/adapters/{paper/lexicon/*,formats/mail/{change,more-said,thanks},paper/prose/asks-about}.ts',
  );
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, row) =>
        FAULTS.flatMap((fault) => (fault.test(line) ? [`${file}:${row + 1} ${fault.exec(line)?.[0]}`] : [])),
      ),
  );
  expect(found).toEqual([]);
});

test.each(['Cancelación pedido 4711', 'ANULACIÓN', 'Modificación', 'Annulé', 'Rectificación'])(
  '%j is alarming',
  (words) => {
    expect(ALARMING.test(words)).toBe(true);
  },
);
