/** Segments of which nothing is read, although they may change what is sent or paid: they are told, each kind once an order. */
import { finding } from '../../model/codes.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { decoded, type Segment } from './segment.ts';

export interface LeftOutKind {
  readonly says: string;
  /** `error` where a quantity, a place or a price is said: then the order waits. */
  readonly severity: Extract<Severity, 'warning' | 'error'>;
}

export class LeftOut {
  readonly #met = new Map<LeftOutKind, { readonly segment: Segment; readonly text: string; count: number }>();

  /** @param separator of elements, with which the segment is shown */
  see(kind: LeftOutKind, segment: Segment, separator: string): void {
    const known = this.#met.get(kind);
    if (known !== undefined) known.count += 1;
    else this.#met.set(kind, { segment, text: decoded(segment, segment.elements.join(separator)), count: 1 });
  }

  tell(findings: Finding[]): void {
    for (const [{ says, severity }, { segment, text, count }] of this.#met) {
      const others = count === 1 ? '' : ` There are ${count - 1} more of them.`;
      const message = `${text.slice(0, 80)} says ${says}, for which an order has no field; it was left out.${others}`;
      const { offset, length, position, tag } = segment;
      findings.push(finding('order-detail-left-out', message, { at: { offset, length, segment: position, tag }, severity })); // prettier-ignore
    }
  }
}
