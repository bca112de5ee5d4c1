/**
 * `ordergate check --compare`: reads a file with node-x12 too and shows where the two differ, for people who
 * come from it. node-x12 holds the whole file in memory, so this does as well.
 */
import { readFile } from 'node:fs/promises';
import type * as NodeX12 from 'node-x12';
import { Tokenizer } from '../adapters/formats/x12/tokenizer.ts';
import { cutSegment, cuttingBy } from '../adapters/edi/cut.ts';
import type { Delimiters } from '../adapters/edi/delimiters.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';

const DIFFERENCES_SHOWN_MAX = 20;

export interface Comparison {
  readonly ours: number;
  readonly theirs: number;
  /** One sentence for each difference. */
  readonly differences: readonly string[];
}

/** Prints how the readings of one file differ. */
export async function compareFile(file: string, json: boolean, print: (line: string) => void): Promise<void> {
  const ours = segmentsOf(await readFile(file));
  const theirs = await readWithNodeX12(await readFile(file, 'latin1'));
  if (typeof theirs === 'string') {
    print(json ? JSON.stringify({ kind: 'comparison', file, error: theirs }) : `${file}: ${theirs}`);
    return;
  }
  const result = compareSegments(ours, theirs);
  if (json) {
    print(JSON.stringify({ kind: 'comparison', file, ...result }));
    return;
  }
  print(
    `${file}: ${result.ours} segment(s) here, ${result.theirs} by node-x12, ${result.differences.length} difference(s)`,
  );
  for (const difference of result.differences.slice(0, DIFFERENCES_SHOWN_MAX)) print(`  ${difference}`);
  const more = result.differences.length - DIFFERENCES_SHOWN_MAX;
  if (more > 0) print(`  and ${more} more`);
}

/** Every segment of the bytes, ISA and IEA included, as its elements with the tag first. */
export function segmentsOf(bytes: Uint8Array): string[][] {
  const segments: string[][] = [];
  let delimiters: Delimiters | undefined;
  const tokenizer = new Tokenizer(
    {
      header(header) {
        delimiters = header.delimiters;
        segments.push([...header.fields]);
      },
      frame(text, bytes, start, end, offset, kind) {
        if (delimiters !== undefined)
          segments.push([...cutSegment(text, bytes, start, end, offset, kind, cuttingBy(delimiters), 0).elements]);
      },
      trouble() {
        // `check` has just reported it; here only what was read counts.
      },
    },
    { segmentBytesMax: DEFAULT_LIMITS.segmentBytesMax },
  );
  tokenizer.push(bytes);
  tokenizer.end();
  return segments;
}

/** node-x12's segments in file order; a sentence when it is not installed or refuses the file. */
export async function readWithNodeX12(text: string): Promise<string[][] | string> {
  let library: typeof NodeX12;
  try {
    library = await import('node-x12');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') {
      return 'node-x12 is not installed; run `npm install node-x12` to compare with it.';
    }
    throw error;
  }
  try {
    const parsed = new library.X12Parser(true).parse(text);
    const interchanges = 'interchanges' in parsed ? parsed.interchanges : [parsed];
    return interchanges.flatMap((interchange) => [
      rowOf(interchange.header),
      ...interchange.functionalGroups.flatMap((group) => [
        rowOf(group.header),
        ...group.transactions.flatMap((set) => [rowOf(set.header), ...set.segments.map(rowOf), rowOf(set.trailer)]),
        rowOf(group.trailer),
      ]),
      rowOf(interchange.trailer),
    ]);
  } catch (error) {
    return `node-x12 refuses the file: ${error instanceof Error ? error.message : String(error)}`;
  }
}

interface PeerSegment {
  readonly tag: string;
  readonly elements: readonly { readonly value: string }[];
}

function rowOf(segment: PeerSegment | undefined): string[] {
  return segment === undefined ? [] : [segment.tag, ...segment.elements.map((element) => element.value)];
}

/** Differences in order; trailing empty elements do not count. */
export function compareSegments(ours: readonly string[][], theirs: readonly string[][]): Comparison {
  const differences: string[] = [];
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const here = ours[index];
    const there = theirs[index];
    if (here === undefined) differences.push(`segment ${index + 1}: only node-x12 has ${there?.join(' ')}`);
    else if (there === undefined) differences.push(`segment ${index + 1}: node-x12 lacks ${here.join(' ')}`);
    else {
      for (let element = 0; element < Math.max(here.length, there.length); element++) {
        const one = (here[element] ?? '').trimEnd();
        const other = (there[element] ?? '').trimEnd();
        if (one === other) continue;
        const name = element === 0 ? 'tag' : `${here[0]}${String(element).padStart(2, '0')}`;
        differences.push(`segment ${index + 1} ${name}: '${one}' here, '${other}' by node-x12`);
      }
    }
  }
  return { ours: ours.length, theirs: theirs.length, differences };
}
