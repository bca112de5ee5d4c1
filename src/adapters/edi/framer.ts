/**
 * Cuts a stream of bytes into EDI segments, with absolute offsets, in one pass and flat memory. One core serves X12,
 * EDIFACT and TRADACOMS; a `Syntax` says where they differ.
 *
 * Each chunk becomes one latin1 string, so that one character is one byte; segments are ranges of it and nothing
 * is copied unless a segment crosses a chunk. What cannot be cut is told to the sink; nothing is ever thrown.
 * Bytes are at home in one of these states:
 * - `seek`: before the first header and after each interchange trailer
 * - `start`: at the first byte of a segment
 * - `body`: inside a segment that began in an earlier chunk
 * - `binary`: inside the counted bytes of a BIN segment
 * - `skip`: inside a segment that is longer than allowed
 */
import { BINARY_HEAD, binaryLength } from './binary.ts';
import { NO_DELIMITERS } from './delimiters.ts';
import type { FrameKind, TokenSink } from './frame.ts';
import { Pieces } from './pieces.ts';
import { endsReleased, releasedEnd } from './release.ts';
import { HeaderSearch } from './seek.ts';
import type { InterchangeHeader, Syntax } from './syntax.ts';

const SLICE_BYTES = 256 * 1024; // Larger chunks are cut: V8 limits strings to 512 MB, and caches like small ones.
const HEAD = 16; // Bytes of a segment that is too long by which a person finds it.

const NO_BYTES = new Uint8Array();

export class Framer<Header extends InterchangeHeader> {
  readonly #syntax: Syntax<Header>;
  readonly #sink: TokenSink<Header>;
  readonly #segmentBytesMax: number;
  readonly #search: HeaderSearch<Header>;
  #state: 'seek' | 'start' | 'body' | 'binary' | 'skip' = 'seek';
  #delimiters = NO_DELIMITERS;
  #header: Header | undefined;
  /** The byte after a tag: the element separator, or `=` in TRADACOMS. */
  #tagEnd = '';
  /** Text carried over to the next chunk; always short, except in `body` and `binary`, which use pieces. */
  #carry = '';
  readonly #pieces = new Pieces();
  /** Absolute offset of the first carried character, or of the segment under way. */
  #offset = 0;
  /** Bytes that the BIN segment under way must have before its terminator; in `skip`, bytes still to be swallowed. */
  #counted = 0;
  /** Set while bytes are read again because a BIN did not end where it said. */
  #plainBinary = false;
  /** Whether the carried pieces end in an odd run of release characters. */
  #released = false;
  #received = 0;

  constructor(syntax: Syntax<Header>, sink: TokenSink<Header>, options: { readonly segmentBytesMax: number }) {
    this.#syntax = syntax;
    this.#sink = sink;
    this.#segmentBytesMax = options.segmentBytesMax;
    this.#search = new HeaderSearch(syntax, sink);
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
      const stop = Math.min(start + SLICE_BYTES, bytes.length);
      const base = this.#received;
      this.#received += stop - start;
      this.#take(bytes.toString('latin1', start, stop), bytes.subarray(start, stop), base, false);
    }
  }

  end(): void {
    this.#take('', NO_BYTES, this.#received, true);
    if (this.#state === 'binary') this.#rereadBinary('', true);
    if (this.#state === 'body') this.#flush('unterminated');
    if (this.#state === 'skip') this.#endSkip(this.#received);
    this.#search.end(this.#received);
  }

  /** Runs the states over one text whose first character is at absolute offset `base`. */
  #take(incoming: string, chunk: Uint8Array, base: number, final: boolean): void {
    let text = incoming;
    let bytes = chunk;
    let at = base;
    if (this.#carry !== '') {
      text = this.#carry + incoming;
      bytes = Buffer.from(text, 'latin1');
      at -= this.#carry.length;
      this.#carry = '';
    }
    let position = 0;
    while (position >= 0) {
      const before = position;
      if (position >= text.length && !final) break;
      if (this.#state === 'start') position = this.#segments(text, bytes, position, at, final);
      else if (this.#state === 'body') position = this.#body(text, position);
      else if (this.#state === 'seek') position = this.#seek(text, position, at, final);
      else if (this.#state === 'binary') position = this.#binary(text, position, final);
      else position = this.#skip(text, position, at);
      if (final && position === before) break;
    }
  }

  #seek(text: string, position: number, at: number, final: boolean): number {
    const found = this.#search.find(text, position, at, final);
    if (found.header === undefined) return this.#keep(text.slice(found.next));
    this.#open(found.header);
    return found.next;
  }

  /** Carries what is not complete over to the next chunk: the text is used up. */
  #keep(rest: string): -1 {
    this.#carry = rest;
    return -1;
  }

  #open(header: Header): void {
    this.#delimiters = header.delimiters;
    this.#header = header;
    this.#tagEnd = header.delimiters.tag ?? header.delimiters.element;
    this.#state = 'start';
    this.#sink.header(header);
  }

  /** The hot loop: one turn for each segment that lies wholly in `text`. Returns -1 when the text is used up. */
  #segments(text: string, bytes: Uint8Array, from: number, at: number, final: boolean): number {
    const terminator = this.#delimiters.segment;
    const terminatorCode = terminator.charCodeAt(0);
    const released = this.#delimiters.release !== '';
    const limit = this.#segmentBytesMax;
    const sink = this.#sink;
    const { first, second } = this.#syntax.specialLetters;
    const length = text.length;
    let position = from;
    for (;;) {
      let code = text.charCodeAt(position);
      while ((code === 10 || code === 13 || code === 32 || code === 9) && code !== terminatorCode) {
        code = text.charCodeAt(++position);
      }
      if (length - position < 4 && !final) return this.#keep(text.slice(position));
      if (position >= length) return length;
      const end = released ? releasedEnd(text, position, this.#delimiters, false) : text.indexOf(terminator, position);
      if (code === first || code === second) {
        const next = this.#special(text, bytes, position, end, at, final);
        if (next !== undefined) return next; // Perhaps with other delimiters.
      }
      if (end < 0) {
        this.#startBody(text.slice(position), at + position);
        return -1;
      }
      if (end === position) {
        if (code !== 10 && code !== 13) sink.trouble({ kind: 'empty', offset: at + position, length: 1 });
      } else if (end - position > limit) {
        this.#reportTooLong(text.slice(position, position + HEAD), at + position, end - position);
      } else {
        sink.frame(text, bytes, position, end, at + position, 'plain');
      }
      position = end + 1;
      if (code === first && (this.#delimiters.release !== '') !== released) return position; // ISX has just set it.
    }
  }

  /** Handles headers, the trailer, and what only X12 has; undefined when the segment is an ordinary one. */
  #special(
    text: string,
    bytes: Uint8Array,
    position: number,
    end: number,
    at: number,
    final: boolean,
  ): number | undefined {
    const syntax = this.#syntax;
    if (syntax.isHeader(text, position)) return this.#nextHeader(text, position, at, final);
    const tag = text.slice(position, position + 3);
    if (tag === syntax.binaryTag) return this.#openBinary(text, position, at, final);
    if (end < 0 || text[position + 3] !== this.#tagEnd) return undefined;
    if (tag === syntax.trailer) {
      this.#sink.frame(text, bytes, position, end, at + position, 'plain');
      this.#state = 'seek';
      return end + 1;
    }
    this.#setRelease(text, position);
    return undefined;
  }

  #setRelease(text: string, position: number): void {
    const header = this.#header;
    const release = header === undefined ? undefined : this.#syntax.releaseOf?.(text, position, header);
    if (release !== undefined) this.#delimiters = { ...this.#delimiters, release };
  }

  /** A header where a segment begins: a new interchange, whose predecessor has no trailer. */
  #nextHeader(text: string, position: number, at: number, final: boolean): number | undefined {
    const reading = this.#syntax.read(text, position, at, final);
    if (reading.kind === 'more') return this.#keep(text.slice(position));
    if (reading.kind === 'header') {
      this.#open(reading.header);
      return reading.end;
    }
    if (text[position + 3] !== this.#tagEnd) return undefined;
    this.#sink.trouble({ kind: 'header-unreadable', offset: at + position, reason: reading.reason });
    this.#state = 'seek';
    return position + 3;
  }

  #openBinary(text: string, position: number, at: number, final: boolean): number | undefined {
    if (this.#plainBinary) {
      this.#plainBinary = false;
      return undefined;
    }
    if (text.length - position < BINARY_HEAD && !final) return this.#keep(text.slice(position));
    const head = text.slice(position, position + BINARY_HEAD);
    const counted = binaryLength(head, this.#delimiters.element);
    if (counted === undefined) return undefined;
    this.#counted = counted;
    this.#offset = at + position;
    const isSkipped = counted > this.#segmentBytesMax;
    this.#pieces.begin(isSkipped ? head : '');
    this.#state = isSkipped ? 'skip' : 'binary';
    return position;
  }

  #binary(text: string, position: number, final: boolean): number {
    const wanted = this.#counted + 1 - this.#pieces.length;
    const piece = text.slice(position, position + wanted);
    this.#pieces.add(piece);
    if (piece.length < wanted) return final ? text.length : -1;
    const whole = this.#pieces.join();
    if (whole[this.#counted] !== this.#delimiters.segment) {
      this.#rereadBinary(text.slice(position + wanted), final);
      return -1;
    }
    this.#state = 'start';
    this.#sink.frame(whole, NO_BYTES, 0, this.#counted, this.#offset, 'binary');
    return position + wanted;
  }

  /** The length was wrong: the same bytes again, as an ordinary segment, and what follows them. */
  #rereadBinary(rest: string, final: boolean): void {
    const whole = this.#pieces.join() + rest;
    const end = whole.indexOf(this.#delimiters.segment);
    const isShorter = end < 0 ? final : end < this.#counted;
    this.#sink.trouble({ kind: 'binary-length', offset: this.#offset, length: this.#pieces.length, isShorter });
    this.#plainBinary = true;
    this.#state = 'start';
    this.#take(whole, Buffer.from(whole, 'latin1'), this.#offset, final);
  }

  #startBody(piece: string, offset: number): void {
    this.#plainBinary = false;
    this.#state = 'body';
    this.#offset = offset;
    this.#pieces.begin(piece);
    this.#released = endsReleased(piece, this.#delimiters.release, false);
    if (piece.length > this.#segmentBytesMax) this.#startSkip();
  }

  #body(text: string, position: number): number {
    const end =
      this.#delimiters.release === ''
        ? text.indexOf(this.#delimiters.segment, position)
        : releasedEnd(text, position, this.#delimiters, this.#released);
    const piece = text.slice(position, end < 0 ? undefined : end);
    this.#pieces.add(piece);
    if (end >= 0) {
      this.#flush('plain');
      return end + 1;
    }
    this.#released = endsReleased(piece, this.#delimiters.release, this.#released);
    if (this.#pieces.length > this.#segmentBytesMax) this.#startSkip();
    return -1;
  }

  /** Ends the segment that was gathered from pieces. */
  #flush(kind: FrameKind): void {
    const whole = this.#pieces.join();
    this.#pieces.begin();
    this.#state = 'start';
    if (whole.length > this.#segmentBytesMax) {
      this.#reportTooLong(whole.slice(0, HEAD), this.#offset, whole.length);
      return;
    }
    const tag = whole.slice(0, 3);
    if (whole[3] === this.#tagEnd) {
      if (kind === 'plain' && tag === this.#syntax.trailer) this.#state = 'seek';
      this.#setRelease(whole, 0);
    }
    this.#sink.frame(whole, Buffer.from(whole, 'latin1'), 0, whole.length, this.#offset, kind);
  }

  #startSkip(): void {
    this.#state = 'skip';
    this.#counted = 0;
    this.#pieces.begin(this.#pieces.join().slice(0, HEAD));
  }

  #skip(text: string, position: number, at: number): number {
    const from = Math.max(position, this.#counted === 0 ? 0 : this.#offset + this.#counted - at);
    const end = from < text.length ? text.indexOf(this.#delimiters.segment, from) : -1;
    if (end < 0) return -1;
    this.#endSkip(at + end);
    this.#state = 'start';
    return end + 1;
  }

  /** Ends what was skipped. */
  #endSkip(end: number): void {
    this.#reportTooLong(this.#pieces.join().slice(0, HEAD), this.#offset, end - this.#offset);
    this.#pieces.begin();
    this.#counted = 0;
  }

  #reportTooLong(head: string, offset: number, length: number): void {
    this.#sink.trouble({ kind: 'too-long', offset, length, head });
  }
}
