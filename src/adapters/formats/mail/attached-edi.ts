/** Keeps the EDI files that come attached to a mail with what was read of them: whole interchanges may be taken as such by agreement. */
import type { Decoded, Decoder, DecoderOptions, Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';

type FormatOf = NonNullable<DecoderOptions['formatOf']>;

export function keepingEdi(formatOf: FormatOf): FormatOf {
  return (sample) => {
    const format = formatOf(sample);
    return format === undefined || format.isPaper === true ? format : keeping(format, sample);
  };
}

function keeping(format: FormatAdapter, { fileName: name = '' }: Sample): FormatAdapter {
  return { ...format, decoder: (options) => new Keeper(format.decoder(options), name) };
}

class Keeper implements Decoder {
  readonly #inner: Decoder;
  readonly #name: string;
  readonly #chunks: Uint8Array[] = [];

  constructor(inner: Decoder, name: string) {
    this.#inner = inner;
    this.#name = name;
  }

  push(chunk: Uint8Array): Decoded[] {
    this.#chunks.push(chunk);
    return this.#kept(this.#inner.push(chunk));
  }

  end(): Decoded[] {
    return this.#kept(this.#inner.end());
  }

  async finish(): Promise<Decoded[]> {
    return this.#kept((await this.#inner.finish?.()) ?? []);
  }

  #kept(items: Iterable<Decoded>): Decoded[] {
    return Array.from(items, (item) =>
      item.kind === 'document' && item.interchange !== undefined
        ? {
            ...item,
            attachedEdi: { name: this.#name, sender: item.interchange, bytes: () => Buffer.concat(this.#chunks) },
          }
        : item,
    );
  }
}
