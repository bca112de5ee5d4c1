/**
 * The head that the decoders of all three syntaxes have alike: bytes go in, what closed comes out, and what belongs to no
 * interchange is told. What an interchange is made of, each of them knows itself.
 */
import { finding, type FindingCode } from '../../model/codes.ts';
import type { Decoded, Decoder, DecoderOptions } from '../../model/decoded.ts';
import type { FrameKind, TokenSink, TokenTrouble } from './frame.ts';
import { Framer } from './framer.ts';
import { findingOutside, tooLong, type EnvelopeNames } from './outside.ts';
import type { InterchangeHeader, Syntax } from './syntax.ts';

/** What the syntax calls its parts, and the code of a header that cannot be read. */
export interface StreamNames extends EnvelopeNames {
  readonly unreadable: FindingCode;
}

interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** Trouble inside whatever is open. */
export type TroubleInside = Stretch &
  ({ readonly kind: 'too-long' | 'empty' } | { readonly kind: 'binary-length'; readonly isShorter: boolean });

export abstract class StreamDecoder<Header extends InterchangeHeader> implements Decoder, TokenSink<Header> {
  protected readonly options: DecoderOptions;
  readonly #framer: Framer<Header>;
  readonly #names: StreamNames;
  #out: Decoded[] = [];
  /** What came before `#out`. */
  #earlier: Iterable<Decoded>[] = [];

  constructor(syntax: Syntax<Header>, names: StreamNames, options: DecoderOptions) {
    this.options = options;
    this.#names = names;
    this.#framer = new Framer(syntax, this, { segmentBytesMax: options.limits.segmentBytesMax });
  }

  push(chunk: Uint8Array): Iterable<Decoded> {
    this.#framer.push(chunk);
    return this.#drain();
  }

  end(): Iterable<Decoded> {
    this.#framer.end();
    this.breakOff();
    return this.#drain();
  }

  abstract header(header: Header): void;
  abstract frame(text: string, bytes: Uint8Array, start: number, end: number, offset: number, kind: FrameKind): void;

  trouble(trouble: TokenTrouble): void {
    switch (trouble.kind) {
      case 'nothing':
      case 'leading':
      case 'stray':
        this.give({ kind: 'finding', finding: findingOutside(trouble, this.#names) });
        return;
      case 'header-unreadable': {
        this.breakOff();
        const { unreadable, whole } = this.#names;
        const message = `The ${whole} header cannot be read: ${trouble.reason}`;
        this.give({
          kind: 'finding',
          finding: finding(unreadable, message, { at: { offset: trouble.offset, length: 3 } }),
        });
        return;
      }
      case 'too-long':
        this.inside('segment-too-long', tooLong(trouble, this.options.limits.segmentBytesMax), trouble);
        return;
      case 'empty':
        this.inside('segment-empty', 'Two segment terminators stand side by side', trouble);
        return;
      case 'binary-length':
        this.inside('binary-length', 'BIN02 does not end after the number of bytes that BIN01 says', trouble);
        return;
    }
  }

  protected give(item: Decoded): void {
    this.#out.push(item);
  }

  /** Items that are made while they are taken. */
  protected giveEach(items: Iterable<Decoded>): void {
    this.#earlier.push(this.#out, items);
    this.#out = [];
  }

  /** Closes whatever is open, because its trailer will not come. */
  protected abstract breakOff(): void;
  protected abstract inside(code: FindingCode, message: string, trouble: TroubleInside): void;

  #drain(): Iterable<Decoded> {
    const out = this.#out;
    this.#out = [];
    if (this.#earlier.length === 0) return out;
    const all = [...this.#earlier, out];
    this.#earlier = [];
    return chained(all);
  }
}

/** One after the other, each when it is asked for. */
export function* chained<T>(parts: readonly Iterable<T>[]): Generator<T> {
  for (const part of parts) yield* part;
}
