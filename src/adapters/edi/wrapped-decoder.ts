/** Reads EDI whether or not the file was broken into lines of one length. */
import type { Decoded, Decoder } from '../../model/decoded.ts';
import { movedPlaces } from './moved-places.ts';
import { chained } from './stream-decoder.ts';
import { UnwrappedText, WRAPPED_HEAD, wrapOf, type Wrap, type WrapSyntax } from './wrapped-text.ts';

export class WrappedDecoder implements Decoder {
  readonly #syntax: WrapSyntax;
  readonly #open: (wrap: Wrap | undefined) => Decoder;
  #inner: Decoder | undefined;
  #text: UnwrappedText | undefined;
  /** First bytes, until they are enough to tell. */
  #head: Uint8Array = new Uint8Array();

  /** @param open makes the decoder, for a file that is wrapped so */
  constructor(syntax: WrapSyntax, open: (wrap: Wrap | undefined) => Decoder) {
    this.#syntax = syntax;
    this.#open = open;
  }

  push(chunk: Uint8Array): Iterable<Decoded> {
    if (this.#inner !== undefined) return this.#take(this.#inner, chunk);
    this.#head = Buffer.concat([this.#head, chunk]);
    return this.#head.length < WRAPPED_HEAD ? [] : this.#begin();
  }

  end(): Iterable<Decoded> {
    const first = this.#inner === undefined ? this.#begin() : [];
    const inner = this.#inner;
    if (inner === undefined) return first;
    const rest = this.#text === undefined ? [] : this.#moved(inner.push(this.#text.end()));
    return chained([first, rest, this.#moved(inner.end())]);
  }

  #begin(): Iterable<Decoded> {
    const head = this.#head;
    this.#head = new Uint8Array();
    const wrap = wrapOf(head, this.#syntax);
    this.#text = wrap === undefined ? undefined : new UnwrappedText(wrap);
    this.#inner = this.#open(wrap);
    return this.#take(this.#inner, head);
  }

  #take(inner: Decoder, chunk: Uint8Array): Iterable<Decoded> {
    return this.#text === undefined ? inner.push(chunk) : this.#moved(inner.push(this.#text.push(chunk)));
  }

  *#moved(items: Iterable<Decoded>): Generator<Decoded> {
    const text = this.#text;
    if (text === undefined) {
      yield* items;
      return;
    }
    for (const item of items) yield movedPlaces(item, (offset, isEnd) => text.sourceOf(offset, isEnd));
  }
}
