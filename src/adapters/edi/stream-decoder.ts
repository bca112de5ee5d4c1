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
export type TroubleInside = Stretch & { readonly kind: 'too-long' | 'empty' | 'binary-length' };

export abstract class StreamDecoder<Header extends InterchangeHeader> implements Decoder, TokenSink<Header> {
  protected readonly options: DecoderOptions;
  readonly #framer: Framer<Header>;
  readonly #names: StreamNames;
  #out: Decoded[] = [];

  constructor(syntax: Syntax<Header>, names: StreamNames, options: DecoderOptions) {
    this.options = options;
    this.#names = names;
    this.#framer = new Framer(syntax, this, { segmentBytesMax: options.limits.segmentBytesMax });
  }

  push(chunk: Uint8Array): Decoded[] {
    this.#framer.push(chunk);
    return this.#drain();
  }

  end(): Decoded[] {
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

  /** Closes whatever is open, because its trailer will not come. */
  protected abstract breakOff(): void;
  protected abstract inside(code: FindingCode, message: string, trouble: TroubleInside): void;

  #drain(): Decoded[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }
}
