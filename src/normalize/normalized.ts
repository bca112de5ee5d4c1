/** What a normalizer answers: a value, or a doubt that the walk turns into a finding with its place. */
import type { FindingCode } from '../model/codes.ts';
import type { Severity } from '../model/finding.ts';

export interface Doubt {
  readonly code: FindingCode;
  readonly message: string;
  /** Instead of that of the code. */
  readonly severity?: Severity;
}

export type Normalized<T> =
  | { readonly ok: true; readonly value: T; readonly doubt?: Doubt }
  /** No doubt means that there was nothing but blanks: the field is absent. */
  | { readonly ok: false; readonly doubt?: Doubt };

export const absent: Normalized<never> = { ok: false };

export function read<T>(value: T): Normalized<T> {
  return { ok: true, value };
}

export function doubtful(code: FindingCode, message: string): Normalized<never> {
  return { ok: false, doubt: { code, message } };
}
