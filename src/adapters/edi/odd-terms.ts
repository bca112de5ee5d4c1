/** Terms of payment that an order holds in part only, as X12 and EDIFACT both tell them. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';

export interface OddTerm {
  /** What is said, to go on after "The terms say". */
  readonly words: string;
  /** What is to be paid is the same without it. */
  readonly isMild?: boolean;
}

/** One finding for a segment, or a group of segments, with all that the order does not hold of it. */
export function tellTerms(
  findings: Finding[],
  tag: string,
  at: NonNullable<Finding['at']>,
  odd: readonly OddTerm[],
): void {
  const message = `The payment terms (${tag}) say ${odd.map(({ words }) => words).join('; ')}.`;
  const isMild = odd.every((one) => one.isMild === true);
  findings.push(
    finding('terms-not-plain', message, { path: '/paymentTerms', at, ...(isMild ? { severity: 'warning' } : {}) }),
  );
}
