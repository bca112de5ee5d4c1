/** Reads EDIFACT given as segments, and shows what came of it in few words. */
import { decoderOf } from '../../../src/adapters/edi/decoders.ts';
import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import type {
  Decoded,
  DecodedDocument,
  DecodedGroup,
  DecodedInterchange,
  DecoderOptions,
} from '../../../src/model/decoded.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';

export const HEADER = [
  'BGM+220+4500012345+9',
  'DTM+137:20261123:102',
  'NAD+BY+4012345000009::9',
  'NAD+SU+4098765000002::9',
];
export const LINE = ['LIN+1++4000000000017:EN', 'QTY+21:12:PCE', 'PRI+AAA:10.50'];
export const SUMMARY = ['UNS+S', 'CNT+2:1'];
export const ORDER = [...HEADER, ...LINE, ...SUMMARY];

/** One ORDERS message around the segments, with a right count. */
export function message(segments: readonly string[] = ORDER, reference = '1', id = 'ORDERS:D:96A:UN'): string[] {
  return [`UNH+${reference}+${id}`, ...segments, `UNT+${segments.length + 2}+${reference}`];
}

/** One interchange around messages. */
export function interchange(messages: readonly string[][] = [message()], syntax = 'UNOC:3'): string {
  return text([
    `UNB+${syntax}+4012345000009:14+4098765000002:14+261123:0900+REF1`,
    ...messages.flat(),
    `UNZ+${messages.length}+REF1`,
  ]);
}

export function text(segments: readonly string[]): string {
  return segments.map((segment) => `${segment}'`).join('\n');
}

export interface Reading {
  readonly all: readonly Decoded[];
  readonly documents: readonly DecodedDocument[];
  readonly groups: readonly DecodedGroup[];
  readonly interchanges: readonly DecodedInterchange[];
  readonly findings: readonly Finding[];
  /** `code @ 0085` of every finding. */
  readonly codes: readonly string[];
}

export function read(source: string | Uint8Array, options: Partial<DecoderOptions> & { chunk?: number } = {}): Reading {
  const { chunk = Infinity, ...rest } = options;
  const decoder = edifact.decoder({ limits: DEFAULT_LIMITS, parts: 'all', ...rest });
  const bytes = typeof source === 'string' ? Buffer.from(source, 'latin1') : source;
  const all: Decoded[] = [];
  for (let start = 0; start < bytes.length; start += chunk) {
    all.push(...decoder.push(bytes.subarray(start, start + chunk)));
  }
  all.push(...decoder.end());
  const documents = all.filter((item) => item.kind === 'document');
  const groups = all.filter((item) => item.kind === 'group');
  const interchanges = all.filter((item) => item.kind === 'interchange');
  const findings = all.flatMap((item) =>
    item.kind === 'finding' ? [item.finding] : item.kind === 'document' ? item.verdict.findings : item.findings,
  );
  const codes = findings.map(({ code, edifact }) => (edifact === undefined ? code : `${code} @ ${edifact.code}`));
  return { all, documents, groups, interchanges, findings, codes };
}

/** The source with a finding's fix applied. */
export function fixed(source: string, finding: Finding | undefined): string {
  if (finding?.fix === undefined) throw new Error('there is no fix');
  const { offset, length, text: replacement } = finding.fix;
  return source.slice(0, offset) + replacement + source.slice(offset + length);
}

/** One latin1 character a byte; for encodings of one byte a letter. */
export function encoded(text: string, encoding: string): string {
  const decode = decoderOf(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decode(String.fromCodePoint(byte)), byte]));
  return Array.from(text, (letter) => {
    const byte = bytes.get(letter);
    if (byte === undefined) throw new Error(`${encoding} has no ${letter}`);
    return String.fromCodePoint(byte);
  }).join('');
}
