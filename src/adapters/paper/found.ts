/** A value that was found on a paper: its words, what they mean where that is decided here, and how sure that is. */
import { textOf, type Token } from './layout/layout.ts';

export interface Found {
  /** As printed. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** What it means, when that rests on the whole document: decimals and days. */
  readonly value?: string;
  /** The code that a word means in the language of the document. */
  readonly code?: string;
  /** What read it, such as `paper/column/quantity`. */
  readonly rule: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export function foundIn(tokens: readonly Token[], rule: string, confidence: number, value?: string): Found {
  const least = tokens.reduce((low, token) => Math.min(low, token.confidence), 1);
  const found = { text: textOf(tokens), tokens, rule, confidence: confidence * least };
  return value === undefined ? found : { ...found, value };
}

/** The words that hold the characters from `start` to `end` of their text. */
export function wordsBetween(tokens: readonly Token[], start: number, end: number): Token[] {
  const found: Token[] = [];
  let at = 0;
  tokens.forEach((token, index) => {
    if (index > 0 && !token.glued) at += 1;
    if (at < end && at + token.text.length > start) found.push(token);
    at += token.text.length;
  });
  return found;
}
