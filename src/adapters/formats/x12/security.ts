/**
 * X12.58 secures a group or a set by segments inside it: S1S to S4S open, S1E to S4E close, S1A to S4A and SVA assure. There
 * are no keys here to decrypt or to prove anything with, so that what is secured is told as that, and pairs that do not match.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Segment } from '../../edi/segment.ts';

const SECURITY = /^(?:S[1-4][SEA]|SVA)$/;

/** AK905 or AK502. */
const CODES = {
  group: { unsupported: '16', noEnd: { S3S: '23', S4S: '25' }, noStart: { S3E: '24', S4E: '26' } },
  set: { unsupported: '17', noEnd: { S3S: '24', S4S: '26' }, noStart: { S3E: '25', S4E: '27' } },
} as const;

type Codes = Readonly<Record<string, string>>;

export class SecurityCheck {
  readonly #level: 'group' | 'set';
  readonly #report: (item: Finding) => void;
  #isTold = false;
  /** Headers (S1S to S4S) whose end has not come yet. */
  readonly #open = new Map<string, Segment>();

  constructor(level: 'group' | 'set', report: (item: Finding) => void) {
    this.#level = level;
    this.#report = report;
  }

  static isSecurity({ tag }: Segment): boolean {
    return tag.length === 3 && tag.charCodeAt(0) === 83 && SECURITY.test(tag);
  }

  segment(segment: Segment): void {
    const { tag } = segment;
    if (!this.#isTold) {
      this.#isTold = true;
      const message = `Segment ${tag} secures the ${this.#level}, and no keys were agreed to decrypt or to prove it with`;
      this.#say('security-unsupported', message, CODES[this.#level].unsupported, segment);
    }
    if (tag.endsWith('S')) this.#open.set(tag, segment);
    else if (tag.endsWith('E')) this.#end(segment);
  }

  #end(segment: Segment): void {
    const { tag } = segment;
    const header = `${tag.slice(0, 2)}S`;
    if (this.#open.delete(header)) return;
    const { noStart }: { noStart: Codes } = CODES[this.#level];
    this.#say('security-unpaired', `${tag} has no ${header} before it`, noStart[tag], segment);
  }

  close(): void {
    const { noEnd }: { noEnd: Codes } = CODES[this.#level];
    for (const [tag, segment] of this.#open)
      this.#say('security-unpaired', `${tag} has no ${tag.slice(0, 2)}E after it`, noEnd[tag], segment);
  }

  #say(
    code: 'security-unsupported' | 'security-unpaired',
    message: string,
    x12: string | undefined,
    { offset, length, position, tag }: Segment,
  ): void {
    const at = { offset, length, segment: position, tag };
    this.#report(
      finding(code, message, { at, ...(x12 === undefined ? {} : { x12: { level: this.#level, code: x12 } }) }),
    );
  }
}
