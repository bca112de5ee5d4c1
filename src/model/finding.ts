/**
 * A finding: trouble with a document, as a value with its place in the source. Never an exception.
 * Every code stands in `codes.ts`; the severity there is the default, a partner profile may lower it.
 */
import type { Place } from './lineage.ts';

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  /** Stable word from `codes.ts`, such as `quantity-unreadable`. */
  readonly code: string;
  readonly severity: Severity;
  /** What happened, for any reader. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** JSON Pointer into the canonical order, when the finding is about one of its fields. */
  readonly path?: string;
  /** Where in the source. */
  readonly at?: Place;
  /** The standard's own words for it, which an acknowledgment repeats. */
  readonly x12?: X12Error;
  readonly edifact?: EdifactError;
  /** Bytes that would mend the source: proposed to the sender, never applied. */
  readonly fix?: Fix;
}

/** Replaces `length` bytes at `offset` of the message by `text`; a length of 0 inserts. */
export interface Fix {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** An element, and the component of it, that calls for something or forbids it. */
export interface Trigger {
  readonly tag: string;
  /** Position of its segment in the set, ST being 1. */
  readonly segment: number;
  readonly element: number;
  readonly component?: number;
}

/**
 * What a 997 or TA1 says of the finding.
 * - `interchange`: TA105 note code · `group`: AK905 · `set`: AK502 · `segment`: AK304 · `element`: AK403
 */
export interface X12Error {
  readonly level: 'interchange' | 'group' | 'set' | 'segment' | 'element';
  readonly code: string;
  /** AK304 or AK403 in versions and sets that do not have the code; without it nothing, or 3 (too many). */
  readonly older?: string;
  /** Name of the loop that LS opened and LE has not closed yet, for AK303. */
  readonly loop?: string;
  /** Data element reference number, for AK402. */
  readonly reference?: string;
  /** The bad value, for AK404 (1 to 99 characters). */
  readonly value?: string;
  /** What calls for this, for the CTX of a 999: an element of the same segment (from 1), or one of another segment. */
  readonly trigger?: number | Trigger;
}

/**
 * What a CONTRL says of the finding (data element 0085).
 * - `interchange`: in UCI · `group`: UCF · `message`: UCM · `segment`: UCS · `element`: UCD
 */
export interface EdifactError {
  readonly level: 'interchange' | 'group' | 'message' | 'segment' | 'element';
  readonly code: string;
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
