/**
 * Peers: on files that node-x12, x12-parser and edifact can read, segments and elements agree with ours. What a peer refuses
 * or gets wrong is counted, so that nobody mistakes silence for agreement.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { Parser } from 'edifact';
import { afterAll, describe, expect, test } from 'vitest';
import { X12parser } from 'x12-parser';
import { cutSegment, type Cutting } from '../../src/adapters/edi/cut.ts';
import { Framer } from '../../src/adapters/edi/framer.ts';
import { rawComponents } from '../../src/adapters/edi/segment.ts';
import { EDIFACT_SYNTAX } from '../../src/adapters/formats/edifact/header.ts';
import { compareSegments, readWithNodeX12, segmentsOf } from '../../src/commands/compare.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { corpusRows } from '../support/corpus.ts';

const clean = corpusRows().filter(({ defects }) => defects.length === 0);
const x12Files = clean.filter(({ kind }) => kind.startsWith('x12-')).map(({ path }) => path);
const edifactFiles = clean.filter(({ kind }) => kind.startsWith('edifact-')).map(({ path }) => path);

const tally = {
  'node-x12': { alike: 0, refused: 0 },
  'x12-parser': { alike: 0, refused: 0 },
  'edifact': { alike: 0, refused: 0 },
};
afterAll(() => {
  for (const [peer, { alike, refused }] of Object.entries(tally))
    process.stdout.write(`${peer}: ${alike} clean files read alike, ${refused} that it refuses or cannot cut\n`);
});

describe('node-x12', () => {
  test.each(x12Files)('%s', async (path) => {
    const bytes = readFileSync(path);
    const theirs = await readWithNodeX12(bytes.toString('latin1'));
    if (typeof theirs === 'string') {
      tally['node-x12'].refused += 1;
      return;
    }
    tally['node-x12'].alike += 1;
    // It reads ISA13 and IEA02 as numbers and so loses leading zeros: what it says is compared as numbers.
    const [mine, yours] = [segmentsOf(bytes), theirs].map((rows) => rows.map(withNumber));
    expect(compareSegments(mine ?? [], yours ?? []).differences).toEqual([]);
  });
});

describe('x12-parser', () => {
  test.each(x12Files)('%s', async (path) => {
    const bytes = readFileSync(path);
    const theirs: string[][] = [];
    const component = segmentsOf(bytes)[0]?.[16] ?? '';
    for await (const segment of Readable.from([bytes.toString('latin1')]).pipe(new X12parser()))
      theirs.push(rowOf(segment as Record<string, string>, component));
    const ours = segmentsOf(bytes).map(trimmed);
    // It counts bytes from the start of the file, a byte order mark included, and then cuts by the wrong delimiters.
    // It knows no counted bytes either, and cuts a BIN at its first line break.
    const text = bytes.toString('latin1');
    if (/^\s*\xef\xbb\xbf/.test(text) || /[~\n]BIN\*/.test(text) || theirs.length === 0) {
      tally['x12-parser'].refused += 1;
      return;
    }
    tally['x12-parser'].alike += 1;
    const said = theirs.filter((row) => row.join('') !== '').map(trimmed); // It takes blanks at the end for a segment.
    // What stands behind the last IEA is no segment of anything; ours reports it as stray bytes.
    const inside = said.slice(0, said.findLastIndex(([tag]) => tag === 'IEA') + 1);
    expect(compareSegments(ours, inside).differences).toEqual([]);
  });
});

describe('edifact', () => {
  test.each(edifactFiles)('%s', (path) => {
    const text = readFileSync(path, 'latin1');
    const theirs = readWithEdifact(text);
    if (theirs === undefined) {
      tally['edifact'].refused += 1;
      return;
    }
    tally['edifact'].alike += 1;
    expect(edifactSegments(readFileSync(path))).toEqual(theirs);
  });
});

test('enough files were compared with each peer to mean something', () => {
  expect(tally['node-x12'].alike).toBeGreaterThan(50);
  expect(tally['x12-parser'].alike).toBeGreaterThan(50);
  expect(tally['edifact'].alike).toBeGreaterThan(30);
});

/** It trims every element. */
function trimmed(row: readonly string[]): string[] {
  return row.map((value) => value.trim());
}

function withNumber(row: readonly string[]): string[] {
  const element = row[0] === 'ISA' ? 13 : row[0] === 'IEA' ? 2 : 0;
  return row.map((value, index) => (index === element && element > 0 ? String(Number(value)) : value));
}

/** `{ name: 'AK4', '1': '2', '1-1': '1' }` as a row: components beyond the first have a number of their own. */
function rowOf(segment: Record<string, string>, component: string): string[] {
  const row = [segment['name'] ?? ''];
  const keys = Object.keys(segment).filter((key) => /^\d+(-\d+)?$/.test(key));
  for (const key of keys.filter((one) => !one.includes('-'))) row[Number(key)] = segment[key] ?? '';
  for (const key of keys.filter((one) => one.includes('-')))
    row[Number.parseInt(key, 10)] += component + (segment[key] ?? '');
  return Array.from(row, (value) => value ?? '');
}

/** Segments as rows of elements, each a list of components; undefined when the peer refuses the file. */
function readWithEdifact(text: string): string[][][] | undefined {
  const segments: string[][][] = [];
  const parser = new Parser();
  parser.encoding('UNOY'); // Its smallest check of characters.
  parser.onopensegment = (tag) => void segments.push([[tag]]);
  parser.onclosesegment = () => undefined;
  parser.onelement = () => void segments.at(-1)?.push([]);
  parser.oncomponent = (data) => void segments.at(-1)?.at(-1)?.push(data);
  try {
    parser.write(text);
    parser.end();
  } catch {
    return undefined; // Its validator knows one character set and no byte order mark; it throws.
  }
  return segments.filter(([tag]) => tag?.[0] !== 'UNA').map(withoutTrailing);
}

function edifactSegments(bytes: Uint8Array): string[][][] {
  const segments: string[][][] = [];
  let cutting: Cutting | undefined;
  const framer = new Framer(
    EDIFACT_SYNTAX,
    {
      header(header) {
        const { delimiters } = header;
        cutting = { delimiters, source: { delimiters, decode: (raw) => raw } };
        frame(header.text, Buffer.from(header.text, 'latin1'), 0, header.text.length, header.unbOffset, 'plain');
      },
      frame,
      trouble: () => undefined, // The files are clean; whatever is missing shows in the comparison.
    },
    { segmentBytesMax: DEFAULT_LIMITS.segmentBytesMax },
  );
  framer.push(bytes);
  framer.end();
  return segments.map(withoutTrailing);

  function frame(
    text: string,
    bytes: Uint8Array,
    start: number,
    end: number,
    offset: number,
    kind: 'plain' | 'binary' | 'unterminated',
  ): void {
    if (cutting === undefined) return;
    const segment = cutSegment(text, bytes, start, end, offset, kind, cutting, 0);
    const release = cutting.delimiters.release;
    const plain = (raw: string): string =>
      release === '' ? raw : raw.replaceAll(new RegExp(`\\${release}([^])`, 'g'), '$1');
    segments.push([
      [segment.tag],
      ...segment.elements
        .slice(1)
        .map((raw, index) => (raw === '' ? [''] : rawComponents(segment, index + 1).map(plain))),
    ]);
  }
}

/** Empty components and elements at the end say nothing. */
function withoutTrailing(segment: string[][]): string[][] {
  const elements = segment.map((components) => {
    const kept = [...components];
    while (kept.length > 0 && kept.at(-1) === '') kept.pop();
    return kept.map((component) => component.trimEnd()); // Blanks before a terminator are padding.
  });
  while (elements.length > 0 && elements.at(-1)?.length === 0) elements.pop();
  return elements;
}
