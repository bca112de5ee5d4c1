/** One damaged letter in a tag loses a line or a party: the order waits for a person, the acknowledgment stays as it is. */
import { expect, test } from 'vitest';
import { TradacomsDecoder } from '../../src/adapters/formats/tradacoms/decoder.ts';
import type { DecodedDocument } from '../../src/model/decoded.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import * as edifact from './edifact/support.ts';
import * as x12 from './x12/support.ts';

/** Each finding as `code severity tag`, the verdict's status last. */
function told(document: DecodedDocument | undefined): (string | undefined)[] {
  const rows = (document?.findings ?? []).map(({ code, severity, at }) =>
    [code, severity, at !== undefined && 'segment' in at ? at.tag : '-'].join(' '),
  );
  return [...rows, document?.verdict.status];
}

test.each(['P01*2*5*CA*12**BP*SKU-2', 'SAG*C*D240***100', 'SDO*EA*92*1*10', '1TD*01*3*****30'])('X12 %s', (segment) => {
  const tag = segment.slice(0, segment.indexOf('*'));
  const set = x12.ORDER.toSpliced(5, 0, segment).map((one) => one.replace('SE*8', 'SE*9'));
  for (const parts of ['all', 'documents'] as const) {
    const [document] = x12.read(x12.wrap([set]), parts).documents;
    expect(told(document)).toContain(`segment-not-read error ${tag}`);
  }
  const [checked] = x12.read(x12.wrap([set]), 'verdicts').documents;
  expect(told(checked)).toEqual([`segment-unknown warning ${tag}`, 'E']);
});

test('X12: a segment that only other kinds of set have is known, and still not in the order', () => {
  const set = x12.ORDER.toSpliced(5, 0, 'HL*1**S').map((one) => one.replace('SE*8', 'SE*9'));
  const [document] = x12.read(x12.wrap([set])).documents;
  expect(told(document)).toEqual(expect.arrayContaining(['segment-not-read error HL', 'E']));
  const [checked] = x12.read(x12.wrap([set]), 'verdicts').documents;
  expect(told(checked)).toEqual(['segment-not-in-set warning HL', 'E']);
});

test.each(['L1N+2++B:SA', 'AIC+C', 'NAO+DP+1::92'])('EDIFACT %s', (segment) => {
  const tag = segment.slice(0, segment.indexOf('+'));
  const source = edifact.interchange([edifact.message(edifact.ORDER.toSpliced(7, 0, segment))]);
  const [document] = edifact.read(source).documents;
  const [checked] = edifact.read(source, { parts: 'verdicts' }).documents;
  expect(told(document)).toContain(`segment-not-read error ${tag}`);
  expect(told(document).at(-1)).toBe(told(checked).at(-1));
  expect(told(checked)).not.toContain(`segment-not-read error ${tag}`);
});

test('a segment that another directory has is known, and told as before', () => {
  const source = edifact.interchange([edifact.message(edifact.ORDER.toSpliced(4, 0, 'PYT+1++5:3:D:30'))]);
  expect(told(edifact.read(source).documents[0]).join()).not.toContain('segment-not-read');
});

test('TRADACOMS OLP for OLD', () => {
  const text = [
    'STX=ANA:1+5000000000000:A+5010000000000:B+070315:130233+000007+PASSW+ORDHDR+B',
    'MHD=1+ORDHDR:9',
    'TYP=0430+NEW-ORDERS',
    'SDT=5010000000000',
    'CDT=5000000000000',
    'FIL=1630+1+070315',
    'MTR=6',
    'MHD=2+ORDERS:9',
    'CLO=5000000000283',
    'ORD=70970::070315',
    'OLD=1+5010210000000++:00893592+12+60++++ROLLS',
    'OLP=2+5010210000001++:00893593+12+60++++ROLLS',
    'OTR=1',
    'MTR=7',
    'MHD=3+ORDTLR:9',
    'OFT=1',
    'MTR=3',
    'END=3',
  ].map((segment) => `${segment}'`);
  const decoder = new TradacomsDecoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const all = [...decoder.push(Buffer.from(text.join('\n'))), ...decoder.end()];
  const document = all.find((item) => item.kind === 'document');
  expect(told(document)).toEqual(['segment-not-in-set warning OLP', 'segment-not-read error OLP', 'A']);
});
