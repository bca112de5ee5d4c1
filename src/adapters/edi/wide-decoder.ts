/** Reads EDI whatever the width of its characters: UTF-16 and UCS-4 are turned into UTF-8 in front of the decoder. */
import type { Decoded, Decoder } from '../../model/decoded.ts';
import { movedPlaces } from './moved-places.ts';
import { WIDE_HEAD, WideText, wideStartOf, type WideEncoding } from './wide-text.ts';

const NO_BYTES = new Uint8Array(0);

export class AnyWidthDecoder implements Decoder {
  readonly #open: (wide: WideEncoding | undefined) => Decoder;
  #inner: Decoder | undefined;
  #wide: { readonly encoding: WideEncoding; readonly text: WideText } | undefined;
  /** First bytes, until they are enough to tell the encoding. */
  #head: Uint8Array = NO_BYTES;

  /** @param open makes the decoder of the syntax, for a file that is in this encoding */
  constructor(open: (wide: WideEncoding | undefined) => Decoder) {
    this.#open = open;
  }

  push(chunk: Uint8Array): Decoded[] {
    if (this.#inner !== undefined) return this.#take(this.#inner, chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    return this.#head.length < WIDE_HEAD ? [] : this.#begin();
  }

  end(): Decoded[] {
    const first = this.#inner === undefined ? this.#begin() : [];
    const inner = this.#inner;
    if (inner === undefined) return first;
    const rest = this.#wide === undefined ? [] : this.#moved(inner.push(this.#wide.text.end()));
    return [...first, ...rest, ...this.#moved(inner.end())];
  }

  #begin(): Decoded[] {
    const head = this.#head;
    this.#head = NO_BYTES;
    const start = wideStartOf(head);
    if (start !== undefined) {
      this.#wide = { encoding: start.encoding, text: new WideText(start.encoding, start.mark) };
    }
    const inner = this.#open(start?.encoding);
    this.#inner = inner;
    return this.#take(inner, head.subarray(start?.mark ?? 0));
  }

  #take(inner: Decoder, chunk: Uint8Array): Decoded[] {
    if (this.#wide === undefined) return inner.push(chunk);
    return this.#moved(inner.push(this.#wide.text.push(chunk)));
  }

  #moved(items: Decoded[]): Decoded[] {
    const wide = this.#wide;
    if (wide === undefined) return items;
    const { encoding, text } = wide;
    const charset = { detected: encoding, used: encoding };
    return items.map((item) => movedPlaces(item, (offset) => text.sourceOf(offset), charset));
  }
}
