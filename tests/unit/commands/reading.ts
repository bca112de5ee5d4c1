/** `ordergate read` as its tests run it: what comes out, line by line. */
import { Readable } from 'node:stream';
import { readFiles, type ReadOptions, type ReadStatus } from '../../../src/commands/read.ts';

export interface Line {
  readonly file: string;
  readonly format: string;
  readonly document: { readonly index: number; readonly type: string };
  readonly order: { readonly poNumber: string };
  readonly issues: readonly { readonly code: string; readonly severity: string }[];
  readonly lineage?: Record<string, unknown>;
  readonly unused?: readonly unknown[];
}
export interface Result {
  readonly status: ReadStatus;
  readonly lines: Line[];
  readonly diagnostics: string;
}

export function inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return Readable.from(pieces, { objectMode: true }) as AsyncIterable<Uint8Array>;
}

function collect(add: (text: string) => void): { write: (text: string) => Promise<boolean> } {
  return {
    write: (text) => {
      add(text);
      return Promise.resolve(true);
    },
  };
}

export async function run(
  files: string[],
  options: ReadOptions = {},
  stdin: AsyncIterable<Uint8Array> = inPieces(new Uint8Array(0), 1),
): Promise<Result> {
  let out = '';
  let diagnostics = '';
  const streams = {
    out: collect((text) => (out += text)),
    diagnostics: collect((text) => (diagnostics += text)),
    stdin,
  };
  const status = await readFiles(files, options, streams);
  const lines = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
  return { status, lines, diagnostics };
}
