import { edifact } from '../../../src/adapters/formats/edifact/index.ts';
import type { Decoded, DecodedGroup } from '../../../src/model/decoded.ts';
import type { Answer, ClosedInterchange, OwedAnswer } from '../../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../../src/model/limits.ts';
import type { Agreement } from '../../../src/model/partner-profile.ts';

export const NOW = new Date('2026-11-24T09:30:00Z');

export function decode(text: string | Uint8Array): Decoded[] {
  const decoder = edifact.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
  return [...decoder.push(typeof text === 'string' ? Buffer.from(text, 'latin1') : text), ...decoder.end()];
}

/** The first interchange of a text, read to its end. */
export function closedOf(text: string | Uint8Array, isConflict = false): ClosedInterchange {
  const decoded = decode(text);
  const closed = decoded.find((item) => item.kind === 'interchange');
  if (closed === undefined) throw new Error('There is no interchange.');
  const groups = decoded.filter((item): item is DecodedGroup => item.kind === 'group');
  return { closed, groups, isConflict };
}

export function written(owed: Iterable<OwedAnswer>, number = 9): Answer[] {
  return Array.from(owed, (answer) => answer.write({ interchange: number, group: 0, now: NOW }));
}

/** What is owed for a text, as segments without line ends; '' when nothing is. */
export function contrlFor(text: string, agreement: Agreement = { contrl: 'always' }, isConflict = false): string {
  const owed = edifact.answers?.technical(closedOf(text, isConflict), agreement) ?? [];
  return written(owed)
    .map(({ content }) => Buffer.from(content).toString('latin1'))
    .join('');
}

/** The segments between UNH and UNT. */
export function bodyOf(text: string): string[] {
  const segments = text.split("'");
  return segments.slice(
    segments.findIndex((one) => one.startsWith('UNH')) + 1,
    segments.findIndex((one) => one.startsWith('UNT')),
  );
}

export const HEAD = 'UNB+UNOC:3+4012345500004:14+4098765000010:ZZZ+261124:0930+REF7';

export function message(reference: string, quantity: string, count = 8): string {
  return `UNH+${reference}+ORDERS:D:96A:UN'BGM+220+PO-${reference}+9'DTM+137:20261120:102'LIN+1++4000862141404:EN'QTY+21:${quantity}'UNS+S'CNT+2:1'UNT+${count}+${reference}'`;
}
