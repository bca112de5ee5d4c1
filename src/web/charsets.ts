/** Character sets of EDIFACT interchanges, by the name that UNB gives them, as browsers call them. Pure. */
import type { Charset } from '../model/decoded.ts';

/** By syntax identifier (ISO 9735-1, annex A). */
const ENCODINGS: Readonly<Record<string, string>> = {
  UNOA: 'ascii',
  UNOB: 'ascii',
  UNOC: 'iso-8859-1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOL: 'iso-8859-15',
  UNOW: 'utf-8',
  UNOX: 'iso-2022-jp',
  UNOY: 'utf-8',
  KECA: 'euc-kr',
};

export function encodingOf(syntaxIdentifier: string): string | undefined {
  return Object.hasOwn(ENCODINGS, syntaxIdentifier) ? ENCODINGS[syntaxIdentifier] : undefined;
}

/** What the header declares beside what the bytes are; `undefined` when there is nothing to tell, because they agree. */
export function charsetText({ declared, detected, used }: Charset): string | undefined {
  // X12 declares none: what is used was agreed with the partner.
  if (declared === '' && /^utf-(?:16|32)/.test(used)) return `Found and read as ${used.toUpperCase()}`;
  if (declared === '') return `Read as ${used.toUpperCase()}, as was agreed`;
  // ISO 10646 without code extension: UTF-16 and UCS-4 are what UNOY means, UTF-8 what is usually sent.
  if (declared === 'UNOY' && used === detected && /^utf-(?:8|16|32)/.test(used)) return undefined;
  const expected = encodingOf(declared);
  const isAscii = detected === 'ascii';
  if (used === expected && (isAscii || detected === expected)) return undefined;
  if (expected === undefined && isAscii) return undefined;
  const named = expected === undefined ? `${declared}, which is not known` : `${declared} (${expected.toUpperCase()})`;
  const found = isAscii ? 'plain ASCII' : detected.toUpperCase();
  return `Declared ${named}, found ${found}, read as ${used.toUpperCase()}`;
}
