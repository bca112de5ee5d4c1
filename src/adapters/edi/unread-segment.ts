/**
 * A segment whose tag no dictionary of orders has: one damaged letter makes it so, and a line, a party or a delivery
 * is gone without a trace in the order. The syntax is judged as ever; the order waits for a person.
 */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Segment } from './segment.ts';
import { shown } from './shown.ts';

/** The doubt about an order that such a segment leaves; it carries no code of an acknowledgment. */
export function unreadSegment({ tag, offset, length, position }: Segment): Finding {
  const message = `Segment ${shown(tag)} is none that an order has: what it says is not in the order`;
  return finding('segment-not-read', message, { at: { offset, length, segment: position, tag } });
}
