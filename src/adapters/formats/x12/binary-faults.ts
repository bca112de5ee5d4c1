/** BIN, whose second element is as long as the first one says: what is told where it is not, or where nothing is said. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';

const LENGTH = '784';
const DATA = '785';

/** @param isShorter BIN02 ends before the bytes that BIN01 says; it was read up to the next terminator */
export function wrongLength(offset: number, length: number, position: number | undefined, isShorter: boolean): Finding {
  const message = `BIN02 is ${isShorter ? 'shorter' : 'longer'} than the number of bytes that BIN01 says`;
  if (position === undefined) return finding('binary-length', message, { at: { offset, length } });
  return finding('binary-length', message, {
    at: { offset, length, segment: position, tag: 'BIN', element: 2 },
    x12: { level: 'element', code: isShorter ? '4' : '5', reference: DATA },
  });
}

/** A BIN that was read up to the next terminator because its first element is no number; `undefined` where it is one. */
export function lengthUnsaid(segment: Segment): Finding | undefined {
  const text = segment.elements[1] ?? '';
  if (/^\d{1,10}$/.test(text)) return undefined;
  const message = `BIN01 (length of binary data) is ${shown(text)}, so that nobody knows where BIN02 ends; it was read up to the next terminator`;
  const code = text === '' ? '1' : /^\d+$/.test(text) ? '5' : '6';
  return finding('binary-length', message, {
    at: elementPlace(segment, 1),
    x12: { level: 'element', code, reference: LENGTH, ...(text === '' ? {} : { value: text }) },
  });
}
