/** What the bytes of one segment are in, and what is told of it. */
import type { FindingCode } from '../../../model/codes.ts';
import { brokenUtf8At, decoderOf } from '../../edi/decoders.ts';
import { printable } from '../../edi/printable.ts';
import { doubtAt } from '../../edi/word-doubt.ts';

/** What is odd about the bytes of a segment. */
export interface CharsetFault {
  readonly code: Extract<FindingCode, 'charset-mismatch' | 'charset-bytes-invalid' | 'charset-ambiguous'>;
  readonly says: string;
  /** Of the first byte that shows it, in the segment. */
  readonly shift: number;
  /** What it was read as is a guess by its looks: a person must see it. */
  readonly isGuess?: boolean;
}

export interface Choice {
  readonly detected: string;
  readonly used: string;
  readonly fault: CharsetFault | undefined;
  /** It looks like letters of another alphabet than the declared one's. */
  readonly isForeign?: true;
}

export const same = (encoding: string): Choice => ({ detected: encoding, used: encoding, fault: undefined });

export function mismatch(declared: string, found: string, shift: number): CharsetFault {
  return { code: 'charset-mismatch', says: `UNB declares ${declared}, but the text is ${found}`, shift };
}

export function invalid(declared: string, shift: number): CharsetFault {
  return { code: 'charset-bytes-invalid', says: `the bytes are no text in ${declared}`, shift };
}

/** Windows-1252 is what a Western sender means who cannot write UTF-8; it is told, and it rejects. */
export function brokenUtf8(text: string, declared: string): Choice {
  return { detected: 'unknown', used: 'windows-1252', fault: invalid(declared, brokenUtf8At(text)) };
}

/** `Windows-1250`, `ISO-8859-2`, as people write them. */
export function shownName(encoding: string): string {
  return encoding.startsWith('windows') ? `W${encoding.slice(1)}` : encoding.toUpperCase();
}

export function firstWide(text: string): number {
  return text.search(/[\x80-\xff]/);
}

const WORD_MAX = 40;

/** A word as it was decoded; control characters, which other readings of its bytes may be, become visible. */
export function quoted(word: string): string {
  return `'${printable(word, WORD_MAX).replace(/[\x80-\x9f]/g, '\ufffd')}'`;
}

/** Words with a ž, which Windows-1252 and Windows-1250 have at the same place, and no other set of Latin letters. */
const NAMES = /[A-Za-z\x80-\x9f\xc0-\xff]*[\x8e\x9e][A-Za-z\x80-\x9f\xc0-\xff]*/g;
const [western, central] = [decoderOf('windows-1252'), decoderOf('windows-1250')];

/** Slavic names that read the same in both sets say nothing against Windows-1252 (`Žlutý`): letters without meaning stand for them. */
export function withoutNames(text: string): string {
  return text.replace(NAMES, (word) => {
    const name = central(word);
    return name === western(word) && doubtAt(name, 'windows-1250') < 0 ? 'x'.repeat(word.length) : word;
  });
}

/** What encodings were met, with one more. */
export function joined(met: Set<string>, encoding: string): string {
  met.add(encoding);
  return [...met].join(', ');
}

const TEXTS_MAX = 256;
const TEXT_LENGTH_MAX = 512; // Long ones are remarks, which are not met twice.

/**
 * What texts were found to be in, as long as nothing else is known of their interchange: each is asked about twice, and again where
 * the next order has the same words. To look at each anew made so much garbage that orders were still in hand when it was collected.
 */
export class KnownChoices {
  readonly #choices = new Map<string, Choice>();
  #neighbour: string | undefined;
  #isIcelandic = false;

  of(text: string, neighbour: string | undefined, isIcelandic: boolean): Choice | undefined {
    if (neighbour !== this.#neighbour || isIcelandic !== this.#isIcelandic) {
      this.#choices.clear();
      [this.#neighbour, this.#isIcelandic] = [neighbour, isIcelandic];
    }
    return this.#choices.get(text);
  }

  keep(text: string, choice: Choice): Choice {
    if (text.length > TEXT_LENGTH_MAX) return choice;
    if (this.#choices.size >= TEXTS_MAX) this.#choices.clear();
    this.#choices.set(text, choice);
    return choice;
  }
}
