/** Small X12 files for tests, and the reader as a function. */
import { x12 } from '../../../src/adapters/formats/x12/index.ts';
import type {
  Decoded,
  DecodedDocument,
  DecodedGroup,
  DecodedInterchange,
  DecoderOptions,
} from '../../../src/model/decoded.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../src/model/limits.ts';

export interface Wrapping {
  readonly element?: string;
  readonly component?: string;
  readonly segment?: string;
  readonly suffix?: string;
  readonly isa11?: string;
  readonly isa12?: string;
  readonly gs08?: string;
  readonly control?: string;
}

export const ORDER = [
  'ST*850*0001',
  'BEG*00*SA*PO-1**20261123',
  'N1*ST*STORE 12*92*0012',
  'PO1*1*10*EA*2.50**BP*SKU-1',
  'PID*F****BOLT',
  'PO1*2*5*CA*12**BP*SKU-2',
  'CTT*2',
  'SE*8*0001',
];

/** Sets, written with `*`, `>` and `~` in mind, in one group of one interchange with the wanted delimiters. */
export function wrap(sets: readonly (readonly string[])[], wrapping: Wrapping = {}): string {
  const {
    element = '*',
    component = '>',
    segment = '~',
    suffix = '',
    isa11 = 'U',
    isa12 = '00401',
    gs08 = '004010',
    control = '000000007',
  } = wrapping;
  const isa = `ISA*00*          *00*          *ZZ*BUYER          *ZZ*SELLER         *261123*0900*${isa11}*${isa12}*${control}*0*T*`;
  const rest = [
    `GS*PO*BUYER*SELLER*${/^\d{6}/.test(gs08) && gs08 < '004010' ? '261123' : '20261123'}*0900*7*X*${gs08}`,
    ...sets.flat(),
    `GE*${sets.length}*7`,
    `IEA*1*${control}`,
  ];
  const end = segment + suffix;
  return (
    isa.replaceAll('*', element) +
    component +
    end +
    rest.map((line) => line.replaceAll('*', element).replaceAll('>', component) + end).join('')
  );
}

export interface Reading {
  readonly all: readonly Decoded[];
  readonly documents: readonly DecodedDocument[];
  readonly groups: readonly DecodedGroup[];
  readonly interchanges: readonly DecodedInterchange[];
  readonly findings: readonly Finding[];
  readonly codes: readonly string[];
}

export function read(
  source: string | Uint8Array,
  parts: DecoderOptions['parts'] = 'all',
  limits: Partial<Limits> = {},
  chunk = Infinity,
): Reading {
  const bytes = typeof source === 'string' ? Buffer.from(source, 'latin1') : source;
  const decoder = x12.decoder({ limits: { ...DEFAULT_LIMITS, ...limits }, parts });
  const all: Decoded[] = [];
  for (let start = 0; start < bytes.length; start += chunk)
    all.push(...decoder.push(bytes.subarray(start, start + chunk)));
  all.push(...decoder.end());
  const findings = all.flatMap((item) => (item.kind === 'finding' ? [item.finding] : item.findings));
  return {
    all,
    documents: all.filter((item) => item.kind === 'document'),
    groups: all.filter((item) => item.kind === 'group'),
    interchanges: all.filter((item) => item.kind === 'interchange'),
    findings,
    codes: findings.map((finding) => finding.code),
  };
}

/** The sample order with segments replaced by tag, SE01 counted anew. */
export function orderWith(change: (segments: string[]) => string[]): string[] {
  const segments = change([...ORDER]);
  return segments.map((segment) => (segment.startsWith('SE*') ? `SE*${segments.length}*0001` : segment));
}
