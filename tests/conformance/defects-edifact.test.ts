import { describe, expect, test } from 'vitest';
import { edifact } from '../../src/adapters/formats/edifact/index.ts';
import { answersTo, readDefects } from '../support/defects.ts';

const DEFECTS = readDefects('edifact.txt');

describe('CONTRL for each planted defect', () => {
  test.each(DEFECTS.map((defect) => [defect.name, defect] as const))('%s', (_, defect) => {
    const { segments, body } = answersTo(edifact, defect);
    expect(body).toEqual(defect.expected);
    expect(envelopeOf(segments)).toEqual(expectedEnvelope(defect.bytes, body.length));
  });

  test('no defect is planted twice under one name, and no two are alike', () => {
    expect(new Set(DEFECTS.map(({ name }) => name)).size).toBe(DEFECTS.length);
    const planted = DEFECTS.map(({ bytes, circumstances }) => bytes.toString('latin1') + [...circumstances].join(' '));
    expect(new Set(planted).size).toBe(DEFECTS.length);
  });
});

/** Of UNB the parties, and all of UNH, UNT and UNZ. */
function envelopeOf(segments: readonly string[]): string[] {
  return segments.flatMap((segment) => {
    const elements = segment.split('+');
    if (elements[0] === 'UNB') return [elements.slice(2, 4).join('+')];
    return /^UN[HTZ]\b/.test(segment) ? [segment] : [];
  });
}

/** Sender and recipient change places; UNT counts UNH, itself and what stands between them. */
function expectedEnvelope(received: Buffer, body: number): string[] {
  const type = /UNB\+[A-Z]{4}:4/.test(received.toString('latin1')) ? 'CONTRL:4:1:UN' : 'CONTRL:D:3:UN';
  return ['4012345000009:14+5412345000013:14', `UNH+1+${type}`, `UNT+${body + 2}+1`, 'UNZ+1+1'];
}
