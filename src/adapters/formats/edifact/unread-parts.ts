/** Parts of syntax 4 that are not read: packages of objects, and security (ISO 9735-5 to -10) of interchange, group or message. */
import type { Segment } from '../../edi/segment.ts';

const PACKAGE = /^UN[OP]$/;
const SECURITY = /^US[A-Z]$/;
/** What they hold is hidden from a reader: an object of any bytes, encrypted data. */
const HIDING: ReadonlySet<string> = new Set(['UNO', 'USD']);

export function isPackage({ tag }: Segment): boolean {
  return PACKAGE.test(tag);
}

export function isSecurity({ tag }: Segment): boolean {
  return tag.charCodeAt(0) === 85 && SECURITY.test(tag);
}

/** An error where it hides what the order may say; else that of the catalogue. */
export function unreadSeverity({ tag }: Segment): 'error' | undefined {
  return HIDING.has(tag) ? 'error' : undefined;
}

export function unreadMessage(segment: Segment): string {
  const what = isSecurity(segment) ? 'security' : 'packages of objects';
  return `Segment ${segment.tag} belongs to ${what}, which is not read`;
}
