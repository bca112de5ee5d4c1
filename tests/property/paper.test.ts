/** Laws of understanding papers, whatever stands on them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { pdfReader } from '../../src/adapters/formats/pdf/reader.ts';
import { documentsOf } from '../../src/adapters/paper/documents.ts';
import { PAPER_LIMITS, type Paper, type Word } from '../../src/adapters/paper/page.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';

const FILES = ['fixtures/pdf/r_b1_double-100-0.pdf', 'fixtures/pdf/e_jde_text-100-0.pdf'];
const papers: Paper[] = [];

beforeAll(async () => {
  for (const file of FILES)
    papers.push(await pdfReader.read(new Uint8Array(readFileSync(file)), { limits: PAPER_LIMITS, second: false }));
});

/** What bad printing, bad scanning and bad luck do to words; a number below 1 chooses the word. */
type Damage = readonly [kind: 'drop' | 'shift' | 'garble' | 'double' | 'join' | 'huge', where: number, how: number];
const damage = fc.tuple(
  fc.constantFrom('drop', 'shift', 'garble', 'double', 'join', 'huge'),
  fc.double({ min: 0, max: 0.999999, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
) as fc.Arbitrary<Damage>;

function damaged(paper: Paper, damages: readonly Damage[]): Paper {
  const pages = paper.pages.map((page) => {
    const words = [...page.words];
    for (const [kind, where, how] of damages) {
      const at = Math.floor(where * words.length);
      const word = words[at];
      if (word === undefined) continue;
      words.splice(at, 1, ...changed(word, kind, how));
    }
    return { ...page, words };
  });
  return { ...paper, pages };
}

function changed(word: Word, kind: Damage[0], how: number): Word[] {
  const [x0, y0, x1, y1] = word.box;
  const shift = how * 200;
  switch (kind) {
    case 'drop':
      return [];
    case 'shift':
      return [{ ...word, box: [x0 + shift, y0 + shift / 3, x1 + shift, y1 + shift / 3] }];
    case 'garble':
      return [
        {
          ...word,
          text: Array.from(word.text)
            .toReversed()
            .join(how > 0 ? '' : '.'),
          confidence: 0.4,
        },
      ];
    case 'double':
      return [word, { ...word, box: [x0 + 1, y0, x1 + 1, y1] }];
    case 'join':
      return [{ ...word, text: word.text.repeat(3) }];
    case 'huge':
      return [{ ...word, text: '9'.repeat(Math.floor(Math.abs(how) * 60) + 1), size: 400 }];
  }
}

describe('a damaged page', () => {
  test('never throws, and gives orders that the schema takes', () => {
    fc.assert(
      fc.property(fc.nat(FILES.length - 1), fc.array(damage, { minLength: 1, maxLength: 120 }), (file, damages) => {
        const paper = papers[file];
        if (paper === undefined) throw new Error('no paper');
        for (const item of documentsOf(damaged(paper, damages), 1)) {
          if (item.kind === 'document' && item.draft !== undefined) normalizeOrder(item.draft);
        }
      }),
      { numRuns: 150, seed: 20261126 },
    );
  });

  test('gives no value whose characters do not stand on it', () => {
    fc.assert(
      fc.property(fc.nat(FILES.length - 1), fc.array(damage, { maxLength: 60 }), (file, damages) => {
        const paper = damaged(papers[file] ?? papers[0] ?? { pages: [], findings: [], attachments: [] }, damages);
        const text = bare(paper.pages.flatMap(({ words }) => words.map((word) => word.text)).join(''));
        for (const item of documentsOf(paper, 1)) {
          if (item.kind !== 'document' || item.draft === undefined) continue;
          const { lineage } = normalizeOrder(item.draft);
          const strays = Object.entries(lineage.toRecord()).filter(([, { raw, at, rule }]) =>
            at === undefined ? !NOT_SAID.test(rule) : !raw.split(/\s+/).every((word) => text.includes(bare(word))),
          );
          expect(strays).toEqual([]);
        }
      }),
      { numRuns: 60, seed: 20261126 },
    );
  });
});

/** Rules of values that no source says. */
const NOT_SAID = /^(?:default|computed|paper\/column\/discount)/;

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}
