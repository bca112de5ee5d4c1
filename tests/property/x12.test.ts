/** What must hold for every file: no throw, the same result in any chunking, places that are true, answers that read back. */
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareSegments, readWithNodeX12, segmentsOf } from '../../src/commands/compare.ts';
import { acknowledgmentBatches, write997 } from '../../src/adapters/formats/x12/acknowledge.ts';
import { ORDER, read, wrap } from '../unit/x12/support.ts';

const FOLDER = 'fixtures/x12/corpus/x12-850';
const corpus = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name)));

/** A file of the corpus with some bytes overwritten, inserted or deleted. */
const mutated = fc
  .tuple(
    fc.constantFrom(...corpus),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        byte: fc.integer({ min: 0, max: 255 }),
        kind: fc.constantFrom('set', 'insert', 'delete'),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([bytes, edits]) => {
    let text = bytes.toString('latin1');
    for (const { at, byte, kind } of edits) {
      const place = Math.floor(at * text.length);
      const rest = text.slice(kind === 'insert' ? place : place + 1);
      text = text.slice(0, place) + (kind === 'delete' ? '' : String.fromCharCode(byte)) + rest;
    }
    return text;
  });

test('any damage to a real file gives findings or documents, never a throw, and every place lies in the file', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const { findings, documents, all } = read(text);
      expect(all.length).toBeGreaterThan(0);
      for (const { at } of [...findings, ...documents]) {
        if (at === undefined || !('offset' in at)) continue;
        expect(at.offset).toBeGreaterThanOrEqual(0);
        expect(at.offset + at.length).toBeLessThanOrEqual(text.length);
      }
      for (const { x12, at } of findings) {
        if (x12?.level !== 'element' || x12.value === undefined || at === undefined || !('offset' in at)) continue;
        expect(text.slice(at.offset, at.offset + at.length)).toBe(x12.value);
      }
    }),
    { numRuns: 2000 },
  );
});

test('the same bytes in any chunks give the same result', () => {
  fc.assert(
    fc.property(mutated, fc.integer({ min: 1, max: 300 }), (text, chunk) => {
      expect(read(text, 'all', { segmentBytesMax: 400 }, chunk).all).toEqual(
        read(text, 'all', { segmentBytesMax: 400 }).all,
      );
    }),
    { numRuns: 1000 },
  );
});

test('an order that lost bytes is accepted only with as many segments as its SE says', () => {
  const good = wrap([ORDER]);
  fc.assert(
    fc.property(fc.integer({ min: 106, max: good.length - 1 }), fc.integer({ min: 1, max: 40 }), (at, length) => {
      const damaged = good.slice(0, at) + good.slice(at + length);
      const { documents, groups, interchanges } = read(damaged, 'verdicts');
      if (interchanges[0]?.status === 'R' || groups.every((group) => group.status === 'R')) return;
      for (const { verdict, at: place } of documents) {
        const text = damaged.slice(place.offset, place.offset + place.length);
        const claimed = Number(/SE\*(\d+)/.exec(text)?.[1]);
        expect(verdict.status === 'R' || text.split('~').length - 1 === claimed).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('any bytes at all are answered', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (bytes, chunk) => {
      expect(read(bytes, 'all', {}, chunk).all).toEqual(read(bytes).all);
      expect(read(bytes).findings.length).toBeGreaterThan(0);
    }),
  );
});

test('the 997 of any damaged file has a whole envelope that our own reader accepts', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      for (const batch of acknowledgmentBatches(read(text, 'verdicts').groups)) {
        const answer = write997(batch, {
          isaControl: 1,
          gsControl: 2,
          stControl: (index) => index + 1,
          now: new Date(0),
        });
        const { interchanges, groups, findings } = read(answer, 'verdicts');
        const broken = findings.filter(
          (one) => /-(mismatch|broken-off|missing|duplicate)$/.test(one.code) && one.code !== 'element-missing',
        );
        expect(broken).toEqual([]);
        expect([interchanges.length, groups.length, groups[0]?.sets.length]).toEqual([1, 1, batch.length]);
      }
    }),
    { numRuns: 500 },
  );
});

test('what node-x12 reads as well is read alike, segment for segment', async () => {
  let both = 0;
  for (const [index, name] of readdirSync(FOLDER).entries()) {
    const bytes = corpus[index];
    if (bytes === undefined) continue;
    const theirs = await readWithNodeX12(bytes.toString('latin1'));
    if (typeof theirs === 'string') continue;
    // Known: node-x12 reads the interchange control number as a number, and so loses its leading zeros.
    const differences = compareSegments(segmentsOf(bytes), theirs).differences.filter(
      (one) => !/ (?:ISA13|IEA02): /.test(one),
    );
    expect({ name, differences }).toEqual({ name, differences: [] });
    both += 1;
  }
  expect(both).toBeGreaterThan(15);
});
