/** Findings up to a limit; the rest are counted, so that a file of errors cannot fill the memory. */
import { finding } from '../../model/codes.ts';
import type { Finding, Severity } from '../../model/finding.ts';

const NONE: readonly Finding[] = [];

/** The severity agreed with a partner for a code; undefined when nothing was agreed. Asked before a finding counts. */
export type SeverityOf = (code: string) => Severity | 'off' | undefined;

/** What a list holds, without what was agreed. */
export interface FindingState {
  readonly kept: readonly Finding[];
  readonly dropped: number;
  readonly rejected: boolean;
  readonly noted: boolean;
}

export class FindingList {
  readonly #max: number;
  /** Absent until something is found: a group of 100,000 good sets keeps no 100,000 arrays. */
  #kept: Finding[] | undefined;
  #dropped = 0;
  /** True once a finding rejects what the list is about, kept or not. */
  rejected = false;
  /** True once a finding has an X12 code, kept or not. */
  noted = false;

  readonly #severityOf: SeverityOf | undefined;

  constructor(max: number, severityOf?: SeverityOf) {
    this.#max = max;
    this.#severityOf = severityOf;
  }

  /** The list of which this was the state. */
  static from(state: FindingState, max: number, severityOf?: SeverityOf): FindingList {
    const list = new FindingList(max, severityOf);
    if (state.kept.length > 0) list.#kept = [...state.kept];
    list.#dropped = state.dropped;
    list.rejected = state.rejected;
    list.noted = state.noted;
    return list;
  }

  get state(): FindingState {
    return { kept: this.#kept ?? NONE, dropped: this.#dropped, rejected: this.rejected, noted: this.noted };
  }

  add(found: Finding): void {
    const agreed = this.#severityOf?.(found.code);
    if (agreed === 'off') return;
    const item = agreed === undefined || agreed === found.severity ? found : { ...found, severity: agreed };
    if (item.severity === 'error') this.rejected = true;
    // What is only worth knowing is no error that an acknowledgment would note.
    if (item.x12 !== undefined && item.severity !== 'info') this.noted = true;
    this.#kept ??= [];
    if (this.#kept.length < this.#max) this.#kept.push(item);
    else this.#dropped += 1;
  }

  /** `R` with an error, `E` with anything else that an acknowledgment would repeat, else `A`. */
  get status(): 'A' | 'E' | 'R' {
    if (this.rejected) return 'R';
    return this.noted ? 'E' : 'A';
  }

  list(): readonly Finding[] {
    if (this.#kept === undefined) return NONE;
    if (this.#dropped === 0) return this.#kept;
    const more = finding(
      'findings-limit',
      `${this.#dropped} more finding(s) are not listed (limit findingsMax = ${this.#max})`,
    );
    return [...this.#kept, more];
  }
}

/** The first `max` findings of each severity, in their order; an error is never dropped for warnings before it. */
export function limited(findings: readonly Finding[], max: number): readonly Finding[] {
  if (findings.length <= max) return findings;
  const counts = { error: 0, warning: 0, info: 0 };
  const kept = findings.filter(({ severity }) => ++counts[severity] <= max);
  const dropped = findings.length - kept.length;
  if (dropped === 0) return findings;
  return [...kept, finding('findings-limit', `${dropped} more finding(s) are not listed (limit findingsMax = ${max})`)];
}
