/** Data that is read at once, because JSON and XML say nothing before their end. */
import { finding, type FindingCode } from '../../model/codes.ts';
import type { Decoded, Decoder, DecoderOptions } from '../../model/decoded.ts';

export interface DataFile {
  readonly bytes: Buffer;
  readonly at: { readonly offset: 0; readonly length: number };
  /** Whether drafts are asked for, or verdicts alone. */
  readonly parts: DecoderOptions['parts'];
  /** What says that the file is not what it should be. */
  readonly trouble: (message: string) => Decoded[];
}

export interface DataFormat {
  /** `JSON`, `XML`: as sentences name it. */
  readonly name: string;
  /** Of a file that is not what it should be, or too large. */
  readonly code: FindingCode;
  readonly read: (file: DataFile) => Decoded[];
}

const BYTES_MAX = 20 * 1024 * 1024; // An order of 10,000 full lines is about 6 MB as JSON and 15 MB as XML.

export class AtOnce implements Decoder {
  readonly #format: DataFormat;
  readonly #parts: DecoderOptions['parts'];
  readonly #chunks: Buffer[] = [];
  #length = 0;

  constructor({ parts }: DecoderOptions, format: DataFormat) {
    this.#format = format;
    this.#parts = parts;
  }

  push(chunk: Uint8Array): Decoded[] {
    this.#length += chunk.length;
    if (this.#length <= BYTES_MAX) this.#chunks.push(Buffer.from(chunk));
    return [];
  }

  end(): Decoded[] {
    const { name, code, read } = this.#format;
    const at = { offset: 0, length: this.#length } as const;
    const trouble = (message: string): Decoded[] => [{ kind: 'finding', finding: finding(code, message, { at }) }];
    if (this.#length > BYTES_MAX) return trouble(`The ${name} is larger than the limit of ${BYTES_MAX} bytes.`);
    return read({ bytes: Buffer.concat(this.#chunks), at, parts: this.#parts, trouble });
  }
}

/** Undefined, and the reason why, for what is no JSON. */
export function parseJson(bytes: Buffer): { readonly content: unknown } | { readonly reason: string } {
  try {
    return { content: JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { reason: `This is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
}
