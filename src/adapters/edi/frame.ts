/** What a framer tells: segments, headers, and what cannot be cut. */
import type { InterchangeHeader } from './syntax.ts';

/** How a segment came to its end. */
export type FrameKind = 'plain' | 'binary' | 'unterminated';

export type TokenTrouble =
  | { readonly kind: 'leading' | 'stray'; readonly offset: number; readonly length: number; readonly head: string }
  | { readonly kind: 'header-unreadable'; readonly offset: number; readonly reason: string }
  | { readonly kind: 'too-long'; readonly offset: number; readonly length: number; readonly head: string }
  | { readonly kind: 'empty'; readonly offset: number; readonly length: number }
  | {
      readonly kind: 'binary-length';
      readonly offset: number;
      readonly length: number;
      /** The data end before the bytes that were said, by the next terminator or the end of the file. */
      readonly isShorter: boolean;
    }
  | { readonly kind: 'nothing'; readonly encoding: string | undefined; readonly length: number };

export interface TokenSink<Header extends InterchangeHeader> {
  header(header: Header): void;
  /**
   * One segment: `text` from `start` to `end` without its terminator; `offset` is the absolute place of `start`.
   * @param bytes the same as `text`, because a byte is read faster than a character of a string
   */
  frame(text: string, bytes: Uint8Array, start: number, end: number, offset: number, kind: FrameKind): void;
  trouble(trouble: TokenTrouble): void;
}
