/**
 * Patterns that a partner's profile gives: regular expressions without look-around and back references, matched in time that grows
 * with the value alone (RE2). What `RegExp` takes, `([A-Z]+ ?)+` among it, may try for longer than anybody lives, and would hold up
 * the whole gateway.
 */
import { RE2JS, RE2JSException } from 're2js';

export interface LinearPattern {
  /** Whether the whole value follows the pattern. */
  matches(value: string): boolean;
}

/** @returns undefined for a text that is no such expression */
export function linearPattern(text: string): LinearPattern | undefined {
  try {
    return RE2JS.compile(text);
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
}
