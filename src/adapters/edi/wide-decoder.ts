/** Reads EDI whatever the width of its characters: UTF-16, UCS-4 and ISO 2022 are turned into UTF-8 in front of the decoder. */
import type { Decoded, Decoder } from '../../model/decoded.ts';
import { movedPlaces } from './moved-places.ts';
import { chained } from './stream-decoder.ts';
import { isShifted, SHIFTED_HEAD, ShiftedText } from './shifted-text.ts';
import { WideText, wideStartOf, type WideEncoding } from './wide-text.ts';

const NO_BYTES = new Uint8Array(0);

/** What the bytes that a decoder gets were made of. */
export interface Narrowed {
  readonly encoding: WideEncoding | 'iso-2022-jp';
  /** Whether some were no such characters, so that they came as they were. */
  readonly hasOthers: () => boolean;
}

export class AnyWidthDecoder implements Decoder {
  readonly #open: (narrowed: Narrowed | undefined) => Decoder;
  #inner: Decoder | undefined;
  #wide: { readonly encoding: Narrowed['encoding']; readonly text: WideText | ShiftedText } | undefined;
  /** First bytes, until they are enough to tell the encoding. */
  #head: Uint8Array = NO_BYTES;

  /** @param open makes the decoder of the syntax, for a file that is in this encoding */
  constructor(open: (narrowed: Narrowed | undefined) => Decoder) {
    this.#open = open;
  }

  push(chunk: Uint8Array): Iterable<Decoded> {
    if (this.#inner !== undefined) return this.#take(this.#inner, chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    return this.#head.length < SHIFTED_HEAD ? [] : this.#begin();
  }

  end(): Iterable<Decoded> {
    const first = this.#inner === undefined ? this.#begin() : [];
    const inner = this.#inner;
    if (inner === undefined) return first;
    const rest = this.#wide === undefined ? [] : this.#moved(inner.push(this.#wide.text.end()));
    return chained([first, rest, this.#moved(inner.end())]);
  }

  #begin(): Iterable<Decoded> {
    const head = this.#head;
    this.#head = NO_BYTES;
    const start = wideStartOf(head);
    const shifted = start === undefined && isShifted(head) ? new ShiftedText(0) : undefined;
    if (start !== undefined) this.#wide = { encoding: start.encoding, text: new WideText(start.encoding, start.mark) };
    else if (shifted !== undefined) this.#wide = { encoding: 'iso-2022-jp', text: shifted };
    const encoding = this.#wide?.encoding;
    const hasOthers = (): boolean => shifted?.hasOthers === true;
    const inner = this.#open(encoding === undefined ? undefined : { encoding, hasOthers });
    this.#inner = inner;
    return this.#take(inner, head.subarray(start?.mark ?? 0));
  }

  #take(inner: Decoder, chunk: Uint8Array): Iterable<Decoded> {
    if (this.#wide === undefined) return inner.push(chunk);
    return this.#moved(inner.push(this.#wide.text.push(chunk)));
  }

  *#moved(items: Iterable<Decoded>): Generator<Decoded> {
    const wide = this.#wide;
    if (wide === undefined) {
      yield* items;
      return;
    }
    const { encoding, text } = wide;
    const charset = { detected: encoding, used: encoding };
    for (const item of items) yield movedPlaces(item, (offset) => text.sourceOf(offset), charset);
  }
}
