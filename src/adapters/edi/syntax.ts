/** What differs between the syntaxes that the framer cuts: how an interchange begins and ends, and what only X12 has. */
import type { Delimiters } from './delimiters.ts';

/** What the framer must know of an interchange header; each syntax adds its own fields. */
export interface InterchangeHeader {
  readonly delimiters: Delimiters;
}

export type HeaderReading<Header> =
  | {
      readonly kind: 'header';
      readonly header: Header;
      /** Where the first segment after the header begins. */
      readonly end: number;
      /** True when it is certain that no text happens to look like this; then it may follow a letter. */
      readonly certain: boolean;
    }
  | { readonly kind: 'more' }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface Syntax<Header extends InterchangeHeader> {
  /** What every header begins with: `ISA`, `UN`, `STX`. At most three characters. */
  readonly mark: string;
  /** Whether a header seems to stand at `at`; the four characters from there on are at hand, or the file ends. */
  isHeader(text: string, at: number): boolean;
  /**
   * Reads the header at `from`.
   * @param base absolute offset of the text
   * @param final no more text will come
   */
  read(text: string, from: number, base: number, final: boolean): HeaderReading<Header>;
  /** Tag of the segment that ends an interchange. */
  readonly trailer: string;
  /** Tags of the segments around orders, in which nobody means a line break. */
  readonly envelope: RegExp;
  /** Character codes that headers, trailer and other special tags begin with; the second may repeat the first. */
  readonly specialLetters: { readonly first: number; readonly second: number };
  /** Tag of the segment that holds counted bytes (X12 BIN). */
  readonly binaryTag?: string;
  /** The release character that the segment at `at` sets, if it does (X12 ISX). Its tag begins with the first letter. */
  releaseOf?(text: string, at: number, header: Header): string | undefined;
  /** The encoding in which the file's first eight bytes spell a header, when it is one that cannot be read. */
  foreignEncoding(head: string): string | undefined;
}

/** Delimiters may be any byte that cannot begin or fill a code: control characters and punctuation. */
export function isDelimiter(character: string): boolean {
  return !/[A-Za-z0-9 ]/.test(character);
}
