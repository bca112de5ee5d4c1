/** How strictly one partner is read, and the bytes that would mend what it sent. */
import type { Finding, Fix } from '../../../model/finding.ts';
import { agreedSeverity, type PartnerProfile } from '../../../model/partner-profile.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import type { SeverityOf } from '../../edi/finding-list.ts';
import { elementPlace, type Segment } from '../../edi/segment.ts';

/**
 * The severities agreed with a partner on `today` (`YYYY-MM-DD`). `undefined` when there are none, so that a finding
 * costs nothing more than before.
 */
export function severitiesOf(profile: PartnerProfile | undefined, today: string): SeverityOf | undefined {
  if (profile?.severities === undefined) return undefined;
  return (code) => agreedSeverity(profile, code, today);
}

/** Findings with the severities that were agreed; those that are off are left out. */
export function agreedFindings(findings: readonly Finding[], severityOf: SeverityOf | undefined): readonly Finding[] {
  if (severityOf === undefined || findings.length === 0) return findings;
  return findings.flatMap((item) => {
    const severity = severityOf(item.code) ?? item.severity;
    return severity === 'off' ? [] : [{ ...item, severity }];
  });
}

/** Puts `text` in the place of one element of a trailer; separators that the segment lacks are added. */
export function elementFix(segment: Segment, element: number, text: string, separator: string): Fix {
  const missing = element - (segment.elements.length - 1);
  if (missing > 0) {
    return { offset: segment.offset + segment.length, length: 0, text: separator.repeat(missing) + text };
  }
  const { offset, length } = elementPlace(segment, element);
  return { offset, length, text };
}

/** Inserts a whole segment, such as a trailer that is missing, at an absolute offset. */
export function segmentFix(
  offset: number,
  delimiters: Pick<Delimiters, 'element' | 'segment'>,
  ...elements: readonly string[]
): Fix {
  return { offset, length: 0, text: elements.join(delimiters.element) + delimiters.segment };
}
