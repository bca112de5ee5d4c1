/** X12 for the framer: ISA begins an interchange, IEA ends it, BIN counts its bytes, ISX sets a release character. */
import type { TokenSink as Sink, TokenTrouble } from '../../edi/frame.ts';
import { Framer } from '../../edi/framer.ts';
import type { Syntax } from '../../edi/syntax.ts';
import { readIsa, type IsaHeader } from './isa.ts';

export type TokenSink = Sink<IsaHeader>;
export type { TokenTrouble };

export const X12_SYNTAX: Syntax<IsaHeader> = {
  mark: 'ISA',
  isHeader: (text, at) => text.startsWith('ISA', at),
  read: readIsa,
  trailer: 'IEA',
  envelope: /^(?:ISA|GS|ST|SE|GE|IEA)\W/,
  // I, B: the only first letters that may change the rules (ISA, IEA, ISX, BIN).
  specialLetters: { first: 73, second: 66 },
  binaryTag: 'BIN',
  releaseOf,
  foreignEncoding,
};

export class Tokenizer extends Framer<IsaHeader> {
  constructor(sink: TokenSink, options: { readonly segmentBytesMax: number }) {
    super(X12_SYNTAX, sink, options);
  }
}

/** Whether an interchange of a version (ISA12) may have a release character: ISX exists from 007040 on. */
export function hasRelease(version: string): boolean {
  return version >= '00704';
}

function releaseOf(text: string, at: number, { delimiters, fields }: IsaHeader): string | undefined {
  if (!text.startsWith('ISX', at) || !hasRelease(fields[12] ?? '')) return undefined;
  // The release character is the one element of which only the first byte counts: it may be anything.
  const release = text[at + 4] ?? '';
  return release === delimiters.element || release === delimiters.segment ? undefined : release;
}

/** EBCDIC, told by how `ISA` looks in it; UTF-16 and UCS-4 are read (`edi/wide-decoder.ts`). */
function foreignEncoding(head: string): string | undefined {
  return head.startsWith('\xc9\xe2\xc1') ? 'EBCDIC' : undefined;
}
