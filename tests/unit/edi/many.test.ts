/** Numbers of groups and sets beyond what a call has room for arguments (about 120,000). */
import { expect, test } from 'vitest';
import { write997 } from '../../../src/adapters/formats/x12/acknowledge.ts';
import type { DecodedGroup, SetVerdict } from '../../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { EdifactDecoder } from '../../../src/adapters/formats/edifact/decoder.ts';
import { X12Decoder } from '../../../src/adapters/formats/x12/decoder.ts';
import { ORDER, read, wrap } from '../x12/support.ts';

const MANY = 150_000;
const BUSY_MS = 60_000; // A second or two on an idle machine; the runner's limit of 10 s is too near on a busy one.
const OPTIONS = { limits: DEFAULT_LIMITS, parts: 'verdicts' } as const;
const numbers = Array.from({ length: MANY }, (_, index) => index + 1);

test(
  'an X12 interchange of 150,000 groups closes with all of them',
  () => {
    const groups = numbers.map((number) => `GS*PO*A*B*20261123*0900*${number}*X*004010~GE*0*${number}~`).join('');
    const [isa = ''] = wrap([]).split('GS*');
    const closed = new X12Decoder(OPTIONS).push(Buffer.from(`${isa}${groups}IEA*${MANY}*000000007~`));
    expect(closed.map(({ kind }) => kind).filter((kind) => kind === 'group')).toHaveLength(MANY);
    expect(closed.at(-1)?.kind).toBe('interchange');
  },
  BUSY_MS,
);

test(
  'an EDIFACT interchange of 150,000 groups closes with all of them',
  () => {
    const groups = numbers.map((number) => `UNG+ORDERS+A+B+261123:0900+${number}+UN+D:96A'UNE+0+${number}'`).join('');
    const unb = "UNB+UNOC:3+4012345000009:14+4098765000002:14+261123:0900+REF1'";
    const closed = new EdifactDecoder(OPTIONS).push(Buffer.from(`${unb}${groups}UNZ+${MANY}+REF1'`));
    expect(closed.map(({ kind }) => kind).filter((kind) => kind === 'group')).toHaveLength(MANY);
    expect(closed.at(-1)).toMatchObject({ kind: 'interchange', findings: [{ code: 'envelope-empty' }] });
  },
  BUSY_MS,
);

test(
  'a group of 150,000 sets is acknowledged set by set',
  () => {
    const [group] = read(wrap([ORDER]), 'verdicts').groups;
    const sets = numbers.map((number): SetVerdict => ({
      id: '850',
      controlNumber: String(number).padStart(4, '0'),
      status: 'A',
      findings: [],
    }));
    const answer = write997([{ ...(group as DecodedGroup), sets, claimed: MANY }], {
      isaControl: 1,
      gsControl: 1,
      stControl: () => 1,
      now: new Date('2026-11-24T09:05:00Z'),
    });
    expect(answer.match(/AK5\*A~/g)).toHaveLength(MANY);
    expect(answer).toContain(`AK9*A*${MANY}*${MANY}*${MANY}~SE*${2 * MANY + 4}*0001~GE*1*1~IEA*1*`);
  },
  BUSY_MS,
);
