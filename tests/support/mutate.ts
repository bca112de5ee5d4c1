/** Damaged EDI files from good ones, the same for the same seed; and what must hold for each of them. */
import { detectFormat, formatNamed } from '../../src/adapters/formats/registry.ts';
import type { Decoded, DecodedGroup } from '../../src/model/decoded.ts';
import type { FormatAdapter } from '../../src/model/format-adapter.ts';
import type { Finding } from '../../src/model/finding.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { Order } from '../../src/model/order.ts';
import { normalizeOrder } from '../../src/normalize/index.ts';

export type Random = () => number;

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

/** Bytes that mean something to a reader: delimiters, release, control and high bytes. */
const TELLING = Buffer.from([
  0x2a, 0x2b, 0x3a, 0x3e, 0x7e, 0x27, 0x3f, 0x5e, 0x0a, 0x0d, 0x00, 0x1c, 0x1d, 0x1f, 0x20, 0x2c, 0x2e, 0x2d, 0x39,
  0x41, 0xff, 0xe4, 0xc3,
]);

function range(bytes: Buffer, random: Random, max = 200): readonly [number, number] {
  const from = below(random, bytes.length);
  return [from, Math.min(bytes.length, from + 1 + below(random, max))];
}

/** Segments of a file by the most likely terminator, which stays at their ends. */
function pieces(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const counts = ['~', "'", '\n'].map((mark) => [mark, text.split(mark).length] as const);
  const [mark] = counts.toSorted((one, other) => other[1] - one[1])[0] ?? ['~'];
  return text.split(mark).map((piece, index, all) => (index < all.length - 1 ? piece + mark : piece));
}

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  cut: (bytes, random) => bytes.subarray(0, below(random, bytes.length + 1)),
  beginLate: (bytes, random) => bytes.subarray(below(random, bytes.length + 1)),
  flip: (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) {
      const at = below(random, copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
    }
    return copy;
  },
  replace: (bytes, random) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[below(random, copy.length)] = TELLING[below(random, TELLING.length)] ?? 0;
    return copy;
  },
  insert: (bytes, random) => {
    const at = below(random, bytes.length + 1);
    const byte = TELLING[below(random, TELLING.length)] ?? 0;
    const times = random() < 0.05 ? 1 + below(random, 3000) : 1;
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(times, byte), bytes.subarray(at)]);
  },
  remove: (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  double: (bytes, random) => {
    const [from, to] = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  shuffle: (bytes, random) => {
    const all = pieces(bytes);
    const [one, other] = [below(random, all.length), below(random, all.length)];
    [all[one], all[other]] = [all[other] ?? '', all[one] ?? ''];
    return Buffer.from(all.join(''), 'latin1');
  },
  dropSegment: (bytes, random) => {
    const all = pieces(bytes);
    all.splice(below(random, all.length), 1);
    return Buffer.from(all.join(''), 'latin1');
  },
  doubleSegment: (bytes, random) => {
    const all = pieces(bytes);
    const at = below(random, all.length);
    all.splice(at, 0, ...Array.from({ length: random() < 0.02 ? 500 : 1 }, () => all[at] ?? ''));
    return Buffer.from(all.join(''), 'latin1');
  },
  splice: (bytes, random, others) => {
    const other = others[below(random, others.length)] ?? bytes;
    return Buffer.concat([
      bytes.subarray(0, below(random, bytes.length + 1)),
      other.subarray(below(random, other.length + 1)),
    ]);
  },
  number: (bytes, random) => {
    const text = bytes.toString('latin1');
    const found = [...text.matchAll(/\d+/g)];
    const one = found[below(random, found.length)];
    if (one === undefined) return bytes;
    const values = ['0', '-1', '999999999999999999999', '1e9', '1,5', '00000000000000000001', '', '٣', '0x10', 'NaN'];
    return Buffer.from(
      text.slice(0, one.index) + values[below(random, values.length)] + text.slice(one.index + one[0].length),
      'latin1',
    );
  },
};

const NAMES = Object.keys(MUTATIONS);

/** One to three mutations of one of the files. */
export function mutated(files: readonly Buffer[], random: Random): { readonly bytes: Buffer; readonly how: string } {
  let bytes = files[below(random, files.length)] ?? Buffer.alloc(0);
  const times = 1 + below(random, 3);
  const how: string[] = [];
  for (let count = 0; count < times; count++) {
    const name = NAMES[below(random, NAMES.length)] ?? 'cut';
    bytes = MUTATIONS[name]?.(bytes, random, files) ?? bytes;
    how.push(name);
  }
  return { bytes, how: how.join('+') };
}

const NAME = { x12: 'x.edi', edifact: 'x.edifact', tradacoms: 'x.tra' } as const;
const MEGABYTE_OF_FINDINGS = 4 * DEFAULT_LIMITS.findingsMax;

/**
 * Reads the bytes and throws an Error when something does not hold that always must:
 * nothing throws, every finding has a place in the file, findings are limited, a document that is no error becomes an
 * order of the schema whose lineage cuts out of the file what it says, answers can be written and are themselves clean.
 * @param deep also what takes longer: another cut into chunks, the schema, the lineage, the answers
 */
export function mustHold(bytes: Buffer, deep: boolean, random: Random): void {
  const format = detectFormat({ head: bytes.subarray(0, 4096), fileName: NAME.x12 }) ?? formatNamed('x12');
  if (format === undefined) throw new Error('The X12 format is not registered.');
  const items = decodeWhole(format, bytes);
  for (const item of items) {
    const findings = item.kind === 'finding' ? [item.finding] : item.findings;
    if (findings.length > MEGABYTE_OF_FINDINGS) throw new Error(`${findings.length} findings in one ${item.kind}`);
    for (const found of findings) placeHolds(found, bytes.length);
  }
  for (const item of items) {
    if (item.kind !== 'document' || item.draft === undefined || item.verdict.status === 'R') continue;
    const { order, lineage } = normalizeOrder(item.draft);
    if (!deep) continue;
    const parsed = Order.safeParse(order);
    if (!parsed.success) throw new Error(`The order breaks its schema: ${parsed.error.message}`);
    for (const [path, { raw, at }] of Object.entries(lineage.toRecord())) {
      if (at === undefined || !('offset' in at)) continue;
      if (at.offset < 0 || at.offset + at.length > bytes.length) throw new Error(`${path} lies outside the file`);
      const cut = bytes.toString('latin1', at.offset, at.offset + at.length);
      // Plain text only: release characters and character sets are the readers' own tests.
      const release = item.interchange?.delimiters.release ?? '';
      const isPlain = /^[ -~]*$/.test(cut) && /^[ -~]*$/.test(raw) && (release === '' || !cut.includes(release));
      if (isPlain && cut !== raw && !bytes.includes('ISX'))
        throw new Error(`${path}: the file says "${cut}", the lineage "${raw}"`);
    }
  }
  if (!deep) return;
  const pieces = decodePieces(format, bytes, random);
  const [one, other] = [JSON.stringify(items), JSON.stringify(pieces)];
  if (one !== other) throw new Error('Another cut into chunks is read differently');
  answersHold(items);
}

function decodeWhole(format: FormatAdapter, bytes: Buffer): Decoded[] {
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  return [...decoder.push(bytes), ...decoder.end()];
}

function decodePieces(format: FormatAdapter, bytes: Buffer, random: Random): Decoded[] {
  const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  const items: Decoded[] = [];
  for (let at = 0; at < bytes.length;) {
    const next = at + 1 + below(random, 97);
    items.push(...decoder.push(bytes.subarray(at, next)));
    at = next;
  }
  return [...items, ...decoder.end()];
}

function placeHolds({ code, at }: Finding, length: number): void {
  if (code === 'findings-limit') return; // It counts the rest, which is in no one place.
  if (at === undefined || !('offset' in at)) throw new Error(`${code} has no place`);
  if (at.offset < 0 || at.length < 0 || at.offset + at.length > length)
    throw new Error(`${code} lies outside the file`);
}

/** Every answer that is due can be written, and is itself clean. */
function answersHold(items: readonly Decoded[]): void {
  let groups: DecodedGroup[] = [];
  for (const item of items) {
    if (item.kind === 'group') groups.push(item);
    if (item.kind !== 'interchange') continue;
    const closed = { closed: item, groups, isConflict: false };
    const answers = formatNamed(item.interchange.standard)?.answers;
    for (const group of ['997', '999'] as const)
      for (const owed of answers?.technical(closed, { ta1: 'always', contrl: 'always', group }) ?? []) {
        const { content } = owed.write({ interchange: 1, group: 1, now: new Date(0) });
        const [wrong] = wrongInAnswer(content);
        if (wrong !== undefined)
          throw new Error(`The ${owed.type} is not clean: ${wrong} in ${Buffer.from(content).toString('latin1')}`);
      }
    groups = [];
  }
}

/** The fields that address an answer and say in which version it is. They are the sender's own, as he wrote them: how else would it find him? */
const ADDRESS = new Set([5, 6, 7, 8, 12]);

/**
 * What `ordergate check` tells of a technical answer that we give, errors and what is noted alike. Left out is only what the sender's own
 * address, version, syntax identifier and characters are in it, kinds of groups and sets that no list has (AK101, AK201), and a
 * number of a set that is as short as he sent it (AK202).
 */
export function wrongInAnswer(content: Uint8Array): string[] {
  const text = Buffer.from(content).toString('latin1');
  const format = detectFormat({ head: content.subarray(0, 4096), fileName: NAME.x12 });
  if (format === undefined) return [`It is in no known format: ${text.slice(0, 200)}`];
  const findings = decodeWhole(format, Buffer.from(content)).flatMap((part) =>
    part.kind === 'finding' ? [part.finding] : part.findings,
  );
  const wrong = findings.filter(({ severity, code, at }) => {
    if (severity === 'info' || /^(?:charset-|character-outside-level$|group-version-unknown$)/.test(code)) return false;
    if (at === undefined || !('tag' in at)) return true;
    if (code === 'isa-field-invalid') return !ADDRESS.has(at.element ?? 0);
    if (code === 'element-too-short' && at.tag === 'AK2' && at.element === 2) return false;
    return !(code === 'element-code-unknown' && /^AK[12]$/.test(at.tag) && at.element === 1);
  });
  return [...wrong.map(({ severity, code, message }) => `${severity} ${code}: ${message}`), ...wrongInTa1(text)];
}

/** The reader takes a TA1 of any shape, because nothing answers it. */
function wrongInTa1(text: string): string[] {
  const [, ta1 = ''] = /^ISA[^]{103}\s*(TA1[^]*?)\W*IEA/.exec(text) ?? [];
  return ta1 === '' || /^TA1(.)\d{9}\1\d{6}\1\d{4}\1[AER]\1\d{3}$/.test(ta1) ? [] : [`${ta1} is no TA1.`];
}
