/** What must hold for every EDIFACT and TRADACOMS file: no throw, the same result in any chunking, true places. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isFlawless, type CheckContext } from '../../src/adapters/formats/edifact/accept.ts';
import { explainElements } from '../../src/adapters/formats/edifact/elements.ts';
import { planFor } from '../../src/adapters/formats/edifact/plan.ts';
import { segmentOf } from '../../src/adapters/edi/segment.ts';
import { formatNamed } from '../../src/adapters/formats/registry.ts';
import type { Decoded } from '../../src/model/decoded.ts';
import type { Finding } from '../../src/model/finding.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';

function read(format: string, bytes: Uint8Array, cuts: readonly number[] = []): Decoded[] {
  const decoder = formatNamed(format)?.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  if (decoder === undefined) throw new Error(`there is no format ${format}`);
  const items: Decoded[] = [];
  let start = 0;
  for (const cut of [...cuts].toSorted((a, b) => a - b)) {
    items.push(...decoder.push(bytes.subarray(start, cut)));
    start = Math.max(start, cut);
  }
  return [...items, ...decoder.push(bytes.subarray(start)), ...decoder.end()];
}

function filesBelow(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .filter((bytes) => bytes.length < 20_000);
}

function damaged(files: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from("'+:?*=\nUNBZSTX"))),
    kind: fc.constantFrom('set', 'insert', 'delete', 'cut'),
  });
  return fc.tuple(fc.constantFrom(...files), fc.array(edit, { maxLength: 6 })).map(([bytes, edits]) => {
    let text = bytes.toString('latin1');
    for (const { at, byte, kind } of edits) {
      const place = Math.floor(at * text.length);
      const rest = kind === 'cut' ? '' : text.slice(kind === 'insert' ? place : place + 1);
      text = text.slice(0, place) + (kind === 'delete' ? '' : String.fromCharCode(byte)) + rest;
    }
    return Buffer.from(text, 'latin1');
  });
}

describe.each(['edifact', 'tradacoms'])('%s', (format) => {
  const files = filesBelow(`fixtures/${format}`);

  test('any damage to a real file gives findings or documents, never a throw, and every place lies in the file', () => {
    fc.assert(
      fc.property(damaged(files), (bytes) => {
        const items = read(format, bytes);
        expect(items.length).toBeGreaterThan(0);
        for (const item of items) {
          const findings = item.kind === 'finding' ? [item.finding] : item.findings;
          for (const { at, fix } of findings) {
            for (const place of [at, fix]) {
              if (place === undefined || !('offset' in place)) continue;
              expect(place.offset).toBeGreaterThanOrEqual(0);
              expect(place.offset + place.length).toBeLessThanOrEqual(bytes.length);
            }
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  test('the same bytes in any chunks give the same result', () => {
    const cut = fc.tuple(damaged(files), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }));
    fc.assert(
      fc.property(cut, ([bytes, places]) => {
        const whole = JSON.stringify(read(format, bytes));
        expect(
          JSON.stringify(
            read(
              format,
              bytes,
              places.map((place) => Math.floor(place * bytes.length)),
            ),
          ),
        ).toBe(whole);
      }),
      { numRuns: 200 },
    );
  });
});

test('what the quick look accepts has no finding in the thorough one', () => {
  const delimiters = { element: '+', component: ':', repetition: '', segment: "'", release: '?' };
  const context: CheckContext = { decimalMark: 46, bothMarks: false };
  const plan = planFor('ORDERS', 'D96A', 'EAN008', '3')?.plan;
  if (plan === undefined) throw new Error('there is no plan');
  const piece = fc.constantFrom(
    '',
    '21',
    '137',
    '20261123',
    '20261332',
    '102',
    '12.5',
    '1,5',
    '.5',
    '-3',
    'PCE',
    'A',
    '9',
    'x'.repeat(40),
    '??',
    ' ',
  );
  const element = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(':'));
  const tag = fc.constantFrom('QTY', 'DTM', 'LIN', 'PRI', 'NAD', 'BGM', 'FTX', 'RFF', 'MOA', 'PIA');
  let accepted = 0;
  fc.assert(
    fc.property(tag, fc.array(element, { maxLength: 5 }), (id, elements) => {
      const segmentPlan = plan.segment(id);
      if (segmentPlan === undefined) throw new Error(`there is no segment ${id}`);
      const raw = [id, ...elements];
      const segment = segmentOf(raw, 1, 0, raw.join('+').length, { delimiters, decode: (text) => text });
      if (!isFlawless(segment, segmentPlan, context, [])) return;
      accepted += 1;
      const findings: Finding[] = [];
      explainElements(segment, segmentPlan, context, (item) => findings.push(item));
      expect(findings).toEqual([]);
    }),
    { numRuns: 20_000 },
  );
  expect(accepted).toBeGreaterThan(100);
});
