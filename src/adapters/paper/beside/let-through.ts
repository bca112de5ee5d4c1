/**
 * What each mail of a firm brings beside its orders: a logo as a file, a slogan below the signature. Nobody can tell it from a picture or
 * a sentence that changes one order, until a person has let two orders go on with it. It is known by its bytes, or its words as they stand,
 * and by who sends it; a sentence above the signature is never learned, because `as discussed` means another thing each time.
 */
import { createHash } from 'node:crypto';
import { isPublicMailDomain } from '../../../model/public-mail.ts';
import type { SenderMemory } from '../../../model/sender-memory.ts';
import { isStopping } from '../lexicon/stopping.ts';
import { AFTERTHOUGHT } from './signed.ts';

/** Whether two orders of that sender went on with it; nothing is known of a mail that names no sender. */
export type IsLetThrough = (key: string) => boolean;

/** The firm of an address, by its domain; where anybody opens a mailbox the address itself. */
export function senderKeyOf(from: string): string | undefined {
  const address = /[^\s<>"'@]+@[^\s<>"',;]+/.exec(from)?.[0].toLowerCase();
  const domain = address?.split('@')[1];
  if (address === undefined || domain === undefined) return undefined;
  return (isPublicMailDomain(domain) ? address : domain).slice(0, SENDER_MAX);
}

/** Lessons of one firm may be of several forms: they count together. */
export function letThrough(memories: readonly SenderMemory[]): IsLetThrough {
  return (key) =>
    memories.reduce(
      (times, { sentences }) => times + (Object.hasOwn(sentences ?? {}, key) ? (sentences?.[key] ?? 0) : 0),
      0,
    ) >= TIMES_MIN;
}

export function fileKey(sender: string, bytes: Uint8Array): string {
  return `attached by ${sender}: ${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Undefined for what is never learned: words that stop an order, and what somebody added at the end. */
export function signedKey(sender: string, said: string): string | undefined {
  if (isStopping(said) || AFTERTHOUGHT.test(said)) return undefined;
  const text = said
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .toWellFormed();
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `signed by ${sender}: ${text.length <= SAID_MAX ? text : `${text.slice(0, SAID_MAX - 18).toWellFormed()}… ${hash}`}`;
}

/** Of names that nobody knows, in a subject or on a line of their own; numbers are other ones each time. */
export function namedKey(sender: string, said: string): string | undefined {
  const open = said.replaceAll(/[\p{L}\d/._-]*\d[\p{L}\d/._-]*/gu, '§');
  return signedKey(sender, open)?.replace('signed by', 'named by');
}

const TIMES_MIN = 2;
const SENDER_MAX = 90;
const SAID_MAX = 90; // A key has 200 characters at most.
