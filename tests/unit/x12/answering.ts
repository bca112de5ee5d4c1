/** Answers to small X12 files, as text and as segments. */
import { answers } from '../../../src/adapters/formats/x12/answers.ts';
import type { ClosedInterchange, OwedAnswer } from '../../../src/model/format-adapter.ts';
import type { Agreement } from '../../../src/model/partner-profile.ts';
import { ORDER, read, wrap } from './support.ts';

export const NUMBERS = { interchange: 41, group: 42, now: new Date('2026-11-24T09:05:00Z') };
export const GOOD = wrap([ORDER]);
export const asking = (source: string): string => source.replace(/(\*\d{9}\*)0\*T\*/, '$11*T*');

export function closed(source: string, isConflict = false): ClosedInterchange {
  const { interchanges, groups } = read(source, 'verdicts');
  const [first] = interchanges;
  if (first === undefined) throw new Error('no interchange was read');
  return {
    closed: first,
    groups: groups.filter((one) => one.interchange.index === first.interchange.index),
    isConflict,
  };
}
export function technical(source: string, agreement: Agreement = {}, isConflict = false): readonly OwedAnswer[] {
  return [...answers.technical(closed(source, isConflict), agreement)];
}
export function text(owed: OwedAnswer | undefined): string {
  return Buffer.from(owed?.write(NUMBERS).content ?? []).toString('latin1');
}
/** TA104 and TA105 of the TA1 that a file gets. */
export function note(source: string, isConflict = false): string {
  const [owed] = technical(source, { ta1: 'always', group: 'none' }, isConflict);
  return /\nTA1|~TA1\*[^*]*\*[^*]*\*[^*]*\*(\w)\*(\d{3})~/.exec(text(owed))?.slice(1).join(' ') ?? text(owed);
}
/** The segments between ST and SE. */
export function body(owed: OwedAnswer | undefined): string[] {
  const lines = text(owed).split('~');
  return lines.slice(lines.findIndex((line) => line.startsWith('ST')) + 1, lines.findIndex((line) => line.startsWith('SE'))); // prettier-ignore
}
