import { describe, expect, test } from 'vitest';
import { bodyOf, closedOf, contrlFor, HEAD, message } from './support.ts';

const GOOD = `${HEAD}'${message('1', '4')}UNZ+1+REF7'`;
const UCI = 'UCI+REF7+4012345500004:14+4098765000010:ZZZ';

function group(reference: string, trailer: string): string {
  return `UNG+ORDERS+AA:14+BB:14+261124:0930+${reference}+UN+D:96A'${message('1', '4')}UNE+1+${trailer}'`;
}

describe('CONTRL', () => {
  test('swaps the parties in UNB and echoes them as they were in UCI, so that the sender finds its own interchange', () => {
    expect(
      contrlFor(GOOD)
        .split("'")
        .filter((one) => one !== ''),
    ).toEqual([
      'UNA:+.? ',
      'UNB+UNOC:3+4098765000010:ZZZ+4012345500004:14+261124:0930+9',
      'UNH+1+CONTRL:D:3:UN',
      `${UCI}+7`,
      'UCM+1+ORDERS:D:96A:UN+7',
      'UNT+4+1',
      'UNZ+1+9',
    ]);
  });

  test.each(['\n', '\r\n', ''])("has the sender's line break behind each segment: %j", (lineEnd) => {
    const source = GOOD.replaceAll("'", `'${lineEnd}`);
    const segments = contrlFor(source).split(`'${lineEnd}`);
    expect(segments.slice(-2)).toEqual(['UNZ+1+9', '']);
    expect(segments.join('')).not.toMatch(/[\r\n']/);
  });

  test('names the segment and the element in error, the tag being position 1, and one action for each message', () => {
    const text = `${HEAD}'${message('1', '4x')}${message('2', '5')}UNZ+2+REF7'`;
    expect(bodyOf(contrlFor(text))).toEqual([
      `${UCI}+7`,
      'UCM+1+ORDERS:D:96A:UN+4',
      'UCS+5',
      'UCD+37+2:2',
      'UCM+2+ORDERS:D:96A:UN+7',
    ]);
  });

  test('tells of a wrong segment count at UNT, and leaves accepted messages out when only rejected ones are wanted', () => {
    const text = `${HEAD}'${message('1', '4', 9)}${message('2', '5')}UNZ+2+REF7'`;
    expect(bodyOf(contrlFor(text, { contrl: 'always', sets: 'rejected' }))).toEqual([
      `${UCI}+7`,
      'UCM+1+ORDERS:D:96A:UN+4+29+UNT+2',
    ]);
  });

  test('rejects an interchange that is broken off, and says nothing of its messages', () => {
    expect(bodyOf(contrlFor(`${HEAD}'${message('1', '4')}`))).toEqual([expect.stringMatching(/^UCI\+REF7\+.*\+4\+13/)]);
  });

  test('rejects one whose references differ: whoever is told 7 never sends again what may be lost', () => {
    const text = `${HEAD}'${message('1', '4')}UNZ+1+REF8'`;
    expect(closedOf(text).closed.findings.map(({ edifact }) => edifact?.code)).toEqual(['28']);
    expect(bodyOf(contrlFor(text))).toEqual([`${UCI}+4+28+UNZ+3`]);
  });

  test('rejects the second use of a reference for other content', () => {
    expect(bodyOf(contrlFor(GOOD, { contrl: 'always' }, true))).toEqual([`${UCI}+4+26+UNB+6`]);
  });

  test('says nothing of a CONTRL that came with other messages: an acknowledgment is never acknowledged', () => {
    const theirs = "UNH+9+CONTRL:D:3:UN'UCI+5+4098765000010:ZZZ+4012345500004:14+7'UNT+3+9'";
    expect(bodyOf(contrlFor(`${HEAD}'${theirs}${message('1', '4')}UNZ+2+REF7'`))).toEqual([
      `${UCI}+7`,
      'UCM+1+ORDERS:D:96A:UN+7',
    ]);
  });

  test('tells only the receipt when UNB 0031 is 2', () => {
    const text = `${HEAD}++++2'${message('1', '4x')}UNZ+1+REF7'`;
    expect(bodyOf(contrlFor(text, {}))).toEqual([`${UCI}+8`]);
  });

  test('tells groups in UCF, a rejected one without its messages', () => {
    const body = bodyOf(contrlFor(`${HEAD}'${group('G1', 'G1')}${group('G2', 'G9')}UNZ+2+REF7'`));
    expect(body.map((one) => one.replace(/^(UCF\+G\d).*?(\+[47].*)$/, '$1$2'))).toEqual([
      `${UCI}+7`,
      'UCF+G1+7',
      'UCM+1+ORDERS:D:96A:UN+7',
      'UCF+G2+4+28+UNE+3',
    ]);
  });

  test('keeps to the delimiters, syntax and characters of the sender', () => {
    const text = `UNA;*,! ~UNB*UNOD;4*A!*B;14*C;14*20261124;0930*R;7~`;
    const answer = contrlFor(text);
    expect(answer.startsWith('UNA;*,! ~UNB*UNOD;4*C;14*A!*B;14*20261124;0930*9~UNH*1*CONTRL;4;1;UN~')).toBe(true);
  });
});

describe('whether a CONTRL is owed', () => {
  test('only when it is asked for, unless otherwise agreed', () => {
    const asked = GOOD.replace("REF7'UNH", "REF7++++1'UNH");
    expect(contrlFor(asked, {})).not.toBe('');
    expect(contrlFor(GOOD, {})).toBe('');
    expect(contrlFor(asked, { contrl: 'never' })).toBe('');
    expect(contrlFor(GOOD, { contrl: 'rejected' })).toBe('');
    expect(contrlFor(`${HEAD}'${message('1', '4x')}UNZ+1+REF7'`, { contrl: 'rejected' })).not.toBe('');
  });

  test('never for an interchange of CONTRL, or two systems would answer each other forever', () => {
    const answer = contrlFor(GOOD);
    expect(closedOf(answer).closed.status).not.toBe('R');
    expect(contrlFor(answer)).toBe('');
  });
});
