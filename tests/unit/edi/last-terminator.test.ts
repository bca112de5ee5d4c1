/**
 * The end of a file inside an open envelope is an error, in each of the three syntaxes. One cut alone loses nothing: that of the
 * last terminator, behind a trailer that agrees in every point; it is noted, and an error where that was agreed.
 */
import { describe, expect, test } from 'vitest';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import { tradacoms } from '../../../src/adapters/formats/tradacoms/index.ts';
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import type { FormatAdapter } from '../../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { PartnerProfile } from '../../../src/model/partner-profile.ts';
import { ORDER, wrap } from '../x12/support.ts';

const EDIFACT =
  "UNB+UNOC:3+BUYER:14+SELLER:14+261123:1200+REF17'UNH+1+ORDERS:D:96A:UN'BGM+220+PO-1+9'DTM+137:20261123:102'LIN+1'UNS+S'UNT+6+1'UNZ+1+REF17'";
const TRADACOMS =
  "STX=ANA:1+5000000000000:BUYER+5000000000001:SELLER+261123:120000+REF17+PASS+ORDHDR'MHD=1+ORDHDR:9'TYP=0430'MTR=3'END=1'";

interface Told {
  readonly status: string | undefined;
  readonly errors: readonly string[];
  readonly codes: readonly string[];
}

function read(format: FormatAdapter, text: string, profile: PartnerProfile = {}): Told {
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'verdicts', profileOf: () => profile });
  const items = [...decoder.push(Buffer.from(text, 'latin1')), ...decoder.end()];
  const closed = items.find((item) => item.kind === 'interchange');
  const findings = closed?.findings ?? [];
  return {
    status: closed?.status,
    errors: findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    codes: findings.map(({ code }) => code),
  };
}

describe.each([
  ['X12', x12, wrap([ORDER])],
  ['EDIFACT', edifact, EDIFACT],
  ['TRADACOMS', tradacoms, TRADACOMS],
] as const)('%s', (_name, format, whole) => {
  test.each(['', '\n', '\r\n', '  '])('without its last terminator, and %j behind it, is noted and read', (tail) => {
    const { status, errors, codes } = read(format, whole.slice(0, -1) + tail);
    expect(status).not.toBe('R');
    expect(errors).toEqual([]);
    expect(codes).toContain('segment-unterminated');
    expect(read(format, whole).codes).not.toContain('segment-unterminated');
  });

  test('cut at any byte before that is an error, and nothing is taken', () => {
    const trailer = 30;
    for (let cut = whole.length - trailer; cut < whole.length - 1; cut++) {
      const { status, errors } = read(format, whole.slice(0, cut));
      expect([cut, status, errors.includes('interchange-broken-off')]).toEqual([cut, 'R', true]);
    }
  });

  test('is rejected where the missing terminator was agreed to be an error', () => {
    const severities = { 'segment-unterminated': { severity: 'error', reason: 'their line cuts', since: '2026-01-01' } } as const;
    expect(read(format, whole.slice(0, -1), { severities })).toMatchObject({ status: 'R', errors: ['segment-unterminated'] });
  });
}); // prettier-ignore
