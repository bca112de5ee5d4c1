/** Two first or last days of one window that differ, as X12 and EDIFACT both tell them. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';

export interface LimitDay {
  /** DTM01, G6201 or 2005. */
  readonly code: string;
  /** As written, or as it is understood. */
  readonly day: string;
  /** The order is canceled after it, so that nobody may ship or deliver later. */
  readonly isCancel: boolean;
}

/**
 * Nothing is told of the same day. Canceled after the last day to ship is usual, and only told; canceled before it makes one
 * of the two wrong.
 */
export function tellLimitDays(
  findings: Finding[],
  first: LimitDay,
  later: LimitDay,
  at: NonNullable<Finding['at']>,
): void {
  const [one, other] = [first, later].map(({ day }) => day.replace(/[^0-9]/g, ''));
  if (one === other || one === undefined || other === undefined || one === '' || other === '') return;
  const [cancel, limit] = later.isCancel ? [other, one] : [one, other];
  const isOneCancel = first.isCancel !== later.isCancel;
  const isWrong = isOneCancel && (cancel.length !== limit.length || cancel < limit);
  const shown = [first, later].map((one) => `${one.day.slice(0, 20)} (${one.code.slice(0, 10)}${one.isCancel ? ', canceled after it' : ''})`); // prettier-ignore
  const message = `Two limits are said of the same: ${shown.join(' and ')}.`;
  findings.push(finding('limit-days-differ', message, { at, ...(isWrong ? { severity: 'error' } : {}) }));
}
