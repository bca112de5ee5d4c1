/** Looks for the next interchange header among bytes that belong to no interchange. */
import type { TokenSink } from './frame.ts';
import { isDelimiter, type InterchangeHeader, type Syntax } from './syntax.ts';

// Blanks, NUL and ^Z padding, and the three bytes of a UTF-8 byte order mark are nobody's data.
const PADDING = new Set([0, 9, 10, 13, 26, 32, 0xef, 0xbb, 0xbf]);
const KEEP = 4; // Enough to recognise the mark and the character before it when a chunk ends inside.

export interface Found<Header> {
  readonly header: Header | undefined;
  /** Where reading goes on; without a header, the first character that must be seen again. */
  readonly next: number;
}

export class HeaderSearch<Header extends InterchangeHeader> {
  readonly #syntax: Syntax<Header>;
  readonly #sink: TokenSink<Header>;
  #headers = 0;
  /** First byte that is neither header nor padding; -1 while there is none. */
  #junkOffset = -1;
  #junkHead = '';
  /** First bytes of the stream, to recognise another encoding. */
  #fileHead = '';
  /** How far bytes have been judged, absolute. */
  #judged = 0;
  #reported = false;

  constructor(syntax: Syntax<Header>, sink: TokenSink<Header>) {
    this.#syntax = syntax;
    this.#sink = sink;
  }

  find(text: string, from: number, at: number, final: boolean): Found<Header> {
    if (this.#fileHead.length < 8)
      this.#fileHead += text.slice(Math.max(0, this.#fileHead.length - at), Math.max(0, 8 - at));
    const syntax = this.#syntax;
    let position = from;
    for (;;) {
      const candidate = text.indexOf(syntax.mark, position);
      // A candidate that was refused is never kept, or it would be judged again without what stands before it.
      if (candidate < 0) return this.#nothing(text, Math.max(from, position - syntax.mark.length + 1), from, at, final);
      const before = candidate === 0 ? '' : (text[candidate - 1] ?? '');
      const separator = text[candidate + 3];
      if (separator === undefined && !final) return this.#wait(text, from, candidate, at);
      if (separator === undefined || !isDelimiter(separator) || !syntax.isHeader(text, candidate)) {
        position = candidate + syntax.mark.length;
        continue;
      }
      const reading = syntax.read(text, candidate, at, final);
      if (reading.kind === 'more') return this.#wait(text, from, candidate, at);
      const inWord = /[A-Za-z0-9]/.test(before); // `VISA*`: only a header without any defect is believed.
      if (reading.kind === 'header' && (!inWord || reading.certain)) {
        this.#judge(text, from, candidate, at);
        this.#report(at + candidate);
        this.#headers += 1;
        this.#judged = at + reading.end;
        return { header: reading.header, next: reading.end };
      }
      if (
        reading.kind === 'unreadable' &&
        !inWord &&
        !this.#reported &&
        this.#onlyPaddingBefore(text, from, candidate, at)
      ) {
        this.#reported = true;
        this.#sink.trouble({ kind: 'header-unreadable', offset: at + candidate, reason: reading.reason });
      }
      position = candidate + syntax.mark.length;
    }
  }

  /** Reports what was left over; call once, after the last byte. */
  end(received: number): void {
    if (this.#headers > 0) this.#report(received);
    else if (!this.#reported) {
      this.#sink.trouble({ kind: 'nothing', encoding: this.#syntax.foreignEncoding(this.#fileHead), length: received });
    }
  }

  #wait(text: string, from: number, candidate: number, at: number): Found<Header> {
    const keep = Math.max(from, candidate - 1);
    this.#judge(text, from, keep, at);
    return { header: undefined, next: keep };
  }

  #nothing(text: string, keepFrom: number, from: number, at: number, final: boolean): Found<Header> {
    const keep = final ? text.length : Math.max(keepFrom, text.length - KEEP);
    this.#judge(text, from, keep, at);
    return { header: undefined, next: keep };
  }

  #onlyPaddingBefore(text: string, from: number, candidate: number, at: number): boolean {
    this.#judge(text, from, candidate, at);
    return this.#junkOffset < 0;
  }

  /** Notes the first byte of junk in text[from, to). */
  #judge(text: string, from: number, to: number, at: number): void {
    let position = Math.max(from, this.#judged - at);
    while (this.#junkOffset < 0 && position < to) {
      if (!PADDING.has(text.charCodeAt(position))) this.#junkOffset = at + position;
      else position += 1;
    }
    if (this.#junkOffset >= 0 && this.#junkHead.length < 40) {
      const start = this.#junkOffset + this.#junkHead.length - at;
      if (start >= 0) this.#junkHead += text.slice(start, Math.min(to, this.#junkOffset + 40 - at));
    }
    this.#judged = Math.max(this.#judged, at + to);
  }

  #report(end: number): void {
    if (this.#junkOffset >= 0 && !this.#reported) {
      const kind = this.#headers === 0 ? 'leading' : 'stray';
      this.#sink.trouble({ kind, offset: this.#junkOffset, length: end - this.#junkOffset, head: this.#junkHead });
    }
    this.#junkOffset = -1;
    this.#junkHead = '';
    this.#reported = false;
  }
}
