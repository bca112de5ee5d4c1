/**
 * Defects planted one at a time in a clean interchange, with the acknowledgment that each deserves: the tables of
 * fixtures/defects, read, planted and answered.
 */
import { readFileSync } from 'node:fs';
import { FINDING_CODES } from '../../src/model/codes.ts';
import type { DecodedGroup } from '../../src/model/decoded.ts';
import type { FormatAdapter } from '../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import type { Agreement, PartnerProfile } from '../../src/model/partner-profile.ts';

const FOLDER = new URL('../../fixtures/defects/', import.meta.url);

/** Words after a table's `file`: what was agreed with the sender, or what the store knows. */
export type Circumstance =
  | '999'
  | 'conflict'
  | 'strict'
  | 'rejected'
  | 'elsewhere'
  | 'stranger'
  | 'untested'
  | 'aged'
  | 'others'
  | 'conventions'
  | 'guide';

export interface Defect {
  readonly name: string;
  readonly circumstances: ReadonlySet<string>;
  /** The whole interchange, with the defect in it. */
  readonly bytes: Buffer;
  /** Segments of the expected answers, without their envelopes and terminators. */
  readonly expected: readonly string[];
}

/** @throws Error when a defect names a segment that the clean file does not have: it would plant nothing. */
export function readDefects(table: string): Defect[] {
  const defects: Defect[] = [];
  let clean: readonly string[] = [];
  let circumstances: ReadonlySet<string> = new Set();
  for (const block of readFileSync(new URL(table, FOLDER), 'utf8').split(/\n(?=file |defect )/)) {
    const [head = '', ...lines] = block.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const [, kind, rest = ''] = /^(file|defect) (.+)$/.exec(head) ?? [];
    if (kind === 'file') {
      const [name = '', ...words] = rest.split(' ');
      clean = segmentsOfFile(name);
      circumstances = new Set(words);
    } else if (kind === 'defect') {
      const marked = (mark: string): string[] =>
        lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
      const expected = marked('= ');
      defects.push({ name: rest, circumstances, bytes: plant(rest, clean, lines), expected });
    }
  }
  return defects;
}

/** One segment a line, the terminator at its end. */
function segmentsOfFile(name: string): string[] {
  return readFileSync(new URL(name, FOLDER), 'latin1').trimEnd().split('\n');
}

function plant(defect: string, clean: readonly string[], lines: readonly string[]): Buffer {
  const terminator = clean.at(-1)?.at(-1) ?? '';
  const segments = clean.map((line) => line.slice(0, -terminator.length));
  let at = 0;
  for (const line of lines) {
    const [, mark, times = '1', segment = ''] = /^([-+@=]) (?:\{(\d+)\} )?(.*)$/.exec(line) ?? [];
    if (mark === '=') continue;
    if (mark === '+') {
      segments.splice(at, 0, ...Array.from({ length: Number(times) }, () => segment));
      at += Number(times);
      continue;
    }
    const found = segments.indexOf(segment, at);
    if (mark === undefined || found < 0) throw new Error(`${defect}: the clean file has no further ${line}`);
    if (mark === '-') segments.splice(found, 1);
    at = mark === '-' ? found : found + 1;
  }
  const text = segments.map((segment) => `${segment}${terminator}\n`).join('');
  return Buffer.from(
    text
      .replaceAll(`\\c${terminator}\n`, '')
      .replaceAll(/\\x([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** What stands around the segments that matter, of every standard that is answered here. */
const ENVELOPE = /^(?:ISA|GS|ST|SE|GE|IEA|UNA|UNB|UNG|UNH|UNT|UNE|UNZ)\b/;

export interface Answered {
  /** Each answer as it would be sent. */
  readonly contents: readonly Uint8Array[];
  /** All segments of all answers, in order, without terminators. */
  readonly segments: readonly string[];
  /** Without their envelopes. */
  readonly body: readonly string[];
}

/** Reads the interchange and writes every technical answer that the standard has for it, whether asked for or not. */
export function answersTo(format: FormatAdapter, { bytes, circumstances }: Defect): Answered {
  const agreement: Agreement = {
    ta1: 'always',
    contrl: 'always',
    ...(circumstances.has('999') ? { group: '999' } : {}),
    ...(circumstances.has('rejected') ? { sets: 'rejected' } : {}),
  };
  const profile: PartnerProfile = {
    ...(circumstances.has('strict') ? { severities: STRICT } : {}),
    ...(circumstances.has('elsewhere') ? { receivers: ['ZZ:SOMEBODY ELSE'] } : {}),
    ...(circumstances.has('stranger') ? { senders: ['ZZ:SOMEBODY ELSE'] } : {}),
    ...(circumstances.has('untested') ? { tests: 'reject' } : {}),
    ...(circumstances.has('aged') ? { maxAgeDays: 30 } : {}),
    ...(circumstances.has('conventions') ? { conventions: ['005010X850'] } : {}),
    ...(circumstances.has('guide') ? { implementation: GUIDE } : {}),
    ...(circumstances.has('others') ? { documents: ['860', 'ORDCHG'] } : {}),
  };
  const receivedAt = new Date('2026-11-24T09:05:00Z');
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'verdicts', profileOf: () => profile, receivedAt });
  const contents: Uint8Array[] = [];
  const segments: string[] = [];
  let groups: DecodedGroup[] = [];
  let control = 1;
  for (const item of [...decoder.push(bytes), ...decoder.end()]) {
    if (item.kind === 'group') groups.push(item);
    if (item.kind !== 'interchange') continue;
    const owed = format.answers?.technical(
      { closed: item, groups, isConflict: circumstances.has('conflict') },
      agreement,
    );
    for (const due of owed ?? []) {
      const { content } = due.write({ interchange: control, group: control, now: receivedAt });
      const { segment: terminator, release } = item.interchange.delimiters;
      contents.push(content);
      segments.push(...split(Buffer.from(content).toString('latin1'), terminator, release));
      control += 1;
    }
    groups = [];
  }
  return { contents, segments, body: segments.filter((segment) => !ENVELOPE.test(segment)) };
}

const AGREED = { document: '850', why: 'guide', since: '2026-01-01' };

/** What a guide may say, of parts of the order that the clean file has as it says. */
const GUIDE: NonNullable<PartnerProfile['implementation']> = [
  { ...AGREED, at: 'TAX', use: 'notUsed', when: { element: 'TAX01', is: 'NONE' } },
  { ...AGREED, at: 'FOB', use: 'notUsed', if: { element: 'BEG02', is: 'KN' } },
  { ...AGREED, at: 'CUR', use: 'required', if: { element: 'BEG02', is: 'SA' } },
  { ...AGREED, at: 'PO1', timesMin: 2 },
  { ...AGREED, at: 'ITD', use: 'required' },
  { ...AGREED, at: 'BEG02', codes: ['SA', 'KN'] },
  { ...AGREED, at: 'BEG03', pattern: String.raw`\d{10}` },
  { ...AGREED, at: 'FOB03', use: 'required', if: { element: 'BEG02', is: 'SA' } },
  { ...AGREED, at: 'BEG04', use: 'notUsed' },
  { ...AGREED, at: 'CUR03', use: 'notUsed', if: { element: 'BEG02', is: 'SA' } },
  { ...AGREED, at: 'TAX01', timesMin: 2, when: { element: 'TAX03', is: 'TWICE' } },
];

/** Every warning of the catalogue counts as an error: for CONTRL, which knows no "accepted with errors". */
const STRICT: Readonly<Record<string, 'error'>> = Object.fromEntries(
  Object.entries(FINDING_CODES).flatMap(([code, { severity }]) =>
    severity === 'warning' || code === 'element-trailing-separator' ? [[code, 'error']] : [],
  ),
);

function split(text: string, terminator: string, release: string | undefined): string[] {
  const segments: string[] = [];
  let segment = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === release) segment += character + text.charAt(++at);
    else if (character === terminator) {
      segments.push(segment.trimStart());
      segment = '';
    } else segment += character;
  }
  return segment.trim() === '' ? segments : [...segments, segment];
}
