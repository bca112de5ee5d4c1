/** What the source would be with a proposed correction: the segment around it, or the change alone in words. Pure. */
import type { Fix } from '../model/finding.ts';
import type { Source } from './api.ts';
import { withPictures } from './edi-lines.ts';
import { plural } from './text.ts';

export interface Corrected {
  readonly before: string;
  /** Empty when the correction leaves something out. */
  readonly text: string;
  readonly after: string;
}

const AROUND_MAX = 60; // Characters shown on each side: a line of the narrowest pane that holds a finding.

/**
 * @param source the part of the message that is at hand
 * @returns undefined when the place is not in it
 */
export function correctedSegment(source: Source | undefined, fix: Fix): Corrected | undefined {
  if (source === undefined || fix.offset < source.offset) return undefined;
  const from = fix.offset - source.offset;
  const to = from + fix.length;
  if (to > source.text.length) return undefined;
  const segment = source.segments.findLast(({ offset }) => offset <= fix.offset);
  const start = segment === undefined ? from : segment.offset - source.offset;
  const end = segment === undefined ? to : start + segment.length;
  const before = source.text.slice(start, from);
  const after = source.text.slice(to, Math.max(to, end));
  return {
    before: withPictures(before.length > AROUND_MAX ? `…${before.slice(-AROUND_MAX)}` : before),
    text: withPictures(fix.text),
    after: withPictures(after.length > AROUND_MAX ? `${after.slice(0, AROUND_MAX)}…` : after),
  };
}

/** `in place of 2 bytes from 812 on`, after the text, for where the bytes themselves are not at hand. */
export function changeText({ offset, length, text }: Fix): string {
  if (length === 0) return `inserted at byte ${offset}`;
  const where = `${plural(length, 'byte')} from ${offset} on`;
  return text === '' ? `without ${where}` : `in place of ${where}`;
}
