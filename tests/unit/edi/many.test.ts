/** Numbers of groups and sets beyond what a call has room for arguments (about 120,000). */
import { expect, test } from 'vitest';
import { piecesOf997, write997 } from '../../../src/adapters/formats/x12/acknowledge.ts';
import type { DecodedGroup, DecodedInterchange, SetVerdict } from '../../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import { answers as edifactAnswers } from '../../../src/adapters/formats/edifact/answers.ts';
import { EdifactDecoder } from '../../../src/adapters/formats/edifact/decoder.ts';
import { X12Decoder } from '../../../src/adapters/formats/x12/decoder.ts';
import { ORDER, read, wrap } from '../x12/support.ts';

const MANY = 150_000;
const BUSY_MS = 60_000; // A second or two on an idle machine; the runner's limit of 10 s is too near on a busy one.
const OPTIONS = { limits: DEFAULT_LIMITS, parts: 'verdicts' } as const;
const ANSWER_NUMBERS = { interchange: 3, group: 3, now: new Date('2026-11-24T09:05:00Z') };
const MESSAGE =
  "UNH+#+ORDERS:D:96A:UN'BGM+220+P#+9'DTM+137:20261123:102'NAD+BY+123::92'LIN+1++A#:SA'QTY+21:1X'UNS+S'UNT+8+#'";
const numbers = Array.from({ length: MANY }, (_, index) => index + 1);

test(
  'an X12 interchange of 150,000 groups closes with all of them',
  () => {
    const groups = numbers.map((number) => `GS*PO*A*B*20261123*0900*${number}*X*004010~GE*0*${number}~`).join('');
    const [isa = ''] = wrap([]).split('GS*');
    const closed = [...new X12Decoder(OPTIONS).push(Buffer.from(`${isa}${groups}IEA*${MANY}*000000007~`))];
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
    const closed = [...new EdifactDecoder(OPTIONS).push(Buffer.from(`${unb}${groups}UNZ+${MANY}+REF1'`))];
    expect(closed.map(({ kind }) => kind).filter((kind) => kind === 'group')).toHaveLength(MANY);
    expect(closed.at(-1)).toMatchObject({ kind: 'interchange', findings: [{ code: 'envelope-empty' }] });
  },
  BUSY_MS,
);

test(
  'each of 12,000 faulty messages is named in the CONTRL, piece by piece: those beyond the 999th went untold, as if accepted',
  () => {
    const messages = numbers.slice(0, 12_000).map((number) => MESSAGE.replaceAll('#', String(number)));
    const unb = "UNB+UNOC:3+4012345000009:14+4098765000002:14+261123:0900+REF1++ORDERS++1'";
    const items = [...new EdifactDecoder(OPTIONS).push(Buffer.from(`${unb}${messages.join('')}UNZ+12000+REF1'`))];
    const [closed, ...groups] = [
      ...items.filter((item) => item.kind === 'interchange'),
      ...items.filter((item) => item.kind === 'group'),
    ];
    const [owed] = edifactAnswers.technical(
      { closed: closed as DecodedInterchange, groups: groups as DecodedGroup[], isConflict: false },
      {},
    );
    const pieces = [...(owed?.pieces?.(ANSWER_NUMBERS) ?? [])];
    const text = Buffer.concat(pieces).toString('latin1');
    expect(text).toEqual(Buffer.from(owed?.write(ANSWER_NUMBERS).content ?? '').toString('latin1'));
    expect(text.match(/UCM\+\d+\+ORDERS:D:96A:UN\+4'UCS\+6'UCD\+37\+2:2'/g)).toHaveLength(12_000);
    expect(text).toContain("UNT+36003+1'UNZ+1+3'");
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000);
  },
  BUSY_MS,
);

test(
  'each of 12,000 faulty sets keeps all of its errors in the 997, which is made piece by piece: beyond 10,000 errors only the first was told',
  () => {
    const sets = numbers.slice(0, 12_000).map((number) => {
      const control = String(number).padStart(4, '0');
      return `ST*850*${control}~BEG*00*SA*P${number}**20261301~PO1*1*1X*EA*1~CTT*1~SE*5*${control}~`;
    });
    const whole = wrap([]).replace(/GE\*0\*/, `${sets.join('')}GE*12000*`);
    const items = [...new X12Decoder(OPTIONS).push(Buffer.from(whole))];
    const group = items.find((item) => item.kind === 'group') as DecodedGroup;
    const pieces = [...piecesOf997([group], { isaControl: 1, gsControl: 1, stControl: () => 1, now: new Date(0) })];
    const answer = pieces.join('');
    expect(
      answer.match(/AK3\*BEG\*2\*\*8~AK4\*5\*373\*8\*20261301~AK3\*PO1\*3\*\*8~AK4\*2\*330\*6\*1X~/g),
    ).toHaveLength(12_000);
    expect(answer).toContain('~AK9*R*12000*12000*0~SE*72004*0001~GE*1*1~IEA*1*000000001~');
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000);
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
