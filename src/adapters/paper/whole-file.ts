/** A decoder that takes the whole file before it reads: papers have their directory at the end, or no order at all. */
import { finding } from '../../model/codes.ts';
import type { Decoded, Decoder, DecoderOptions } from '../../model/decoded.ts';

export class WholeFile implements Decoder {
  readonly #limit: number;
  readonly #parts: DecoderOptions['parts'];
  readonly #read: (bytes: Uint8Array) => Promise<Decoded[]>;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor({ limits, parts }: DecoderOptions, read: (bytes: Uint8Array) => Promise<Decoded[]>) {
    this.#limit = limits.paperBytesMax;
    this.#parts = parts;
    this.#read = read;
  }

  push(chunk: Uint8Array): Decoded[] {
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#limit) this.#chunks.push(Buffer.from(chunk));
    else this.#chunks = [];
    return [];
  }

  end(): Decoded[] {
    if (this.#bytes === 0) return [{ kind: 'finding', finding: finding('file-empty', 'The file is empty.') }];
    if (this.#bytes <= this.#limit) return [];
    const message = `The file has ${this.#bytes} bytes; at most ${this.#limit} are read (paperBytesMax).`;
    return [
      { kind: 'finding', finding: finding('paper-too-large', message, { at: { offset: 0, length: this.#bytes } }) },
    ];
  }

  async finish(): Promise<Decoded[]> {
    if (this.#bytes > this.#limit || this.#bytes === 0 || this.#parts === 'verdicts') return [];
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [];
    return this.#read(bytes);
  }
}
