/** The subject line of a mail. */
import type { Token } from '../layout/layout.ts';

export function isInSubject({ at }: Pick<Token, 'at'>): boolean {
  return 'part' in at && at.part === 'subject';
}
