/** A value that was found on a paper: its words, what they mean where that is decided here, and how sure that is. */
import { textOf, type Token } from './layout/layout.ts';

export interface Found {
  /** As printed. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** What it means, when that rests on the whole document: decimals and days. */
  readonly value?: string;
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
