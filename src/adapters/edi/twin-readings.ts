/** Two character sets of the same letters, in which the same bytes are other words: which of them a text is in. */
import { decoderOf } from './decoders.ts';
import { Spelling } from './spelling.ts';
import { doubtAt } from './word-doubt.ts';

/** A stretch of bytes that reads otherwise in the other set. */
export interface TwinWord {
  /** Index of its first byte in the text. */
  readonly at: number;
  /** In each of the two encodings. */
  readonly readings: readonly [string, string];
}

/** One latin1 character a byte; the no-break space parts words. */
const TOKENS = /[A-Za-z0-9\x80-\x9f\xa1-\xff]+/g;
const WIDE = /[\x80-\xff]/;
/** So many words are looked at: later ones change nothing, and cost nothing. */
const WORDS_MAX = 2000;
/** Where neither reading is free of what no language has, one of them has so many times less. */
const CLEARLY = 4;

/** Both readings are good words, or neither is. */
export const OPEN = 'open';

/** An è as French and Italian have it, which is č in Windows-1250: `pièce`, `très`, `tè`. */
const WESTERN_E = /è(?:[bcdfglmnprstvxz]{1,2}|[qg]u)e|ès$|[bcdfghlmnpqstvz]è$/u;

export class TwinReadings {
  readonly encodings: readonly [string, string];
  readonly #decode: readonly [(bytes: string) => string, (bytes: string) => string];
  /** Who knows of no other character set writes the names of other countries in it, too: what fits no language says nothing. */
  readonly #isUsual: boolean;
  readonly #known = new Set<string>();
  /** Words that differ, and of them those of no language in each reading. */
  #differing = 0;
  readonly #none: [number, number] = [0, 0];
  readonly #spellings: readonly [Spelling, Spelling];
  /** By language, the words that it has not. */
  readonly #misfits: readonly [number[], number[]];

  /** @param encodings the one that is declared first */
  constructor(encodings: readonly [string, string]) {
    this.encodings = encodings;
    this.#isUsual = encodings[0] === 'windows-1252';
    this.#decode = [decoderOf(encodings[0]), decoderOf(encodings[1])];
    this.#spellings = [new Spelling(encodings[0]), new Spelling(encodings[1])];
    this.#misfits = [this.#spellings[0].languages.map(() => 0), this.#spellings[1].languages.map(() => 0)];
  }

  /** @param text one latin1 character a byte */
  add(text: string): void {
    if (this.#known.size >= WORDS_MAX) return;
    const isQuoting = text.includes('\xab') && text.includes('\xbb');
    for (const [token] of text.matchAll(TOKENS)) {
      if (!WIDE.test(token) || this.#known.has(token) || this.#known.size >= WORDS_MAX) continue;
      this.#known.add(token);
      const readings = this.#readings(token);
      const differs = readings[0] !== readings[1];
      this.#differing += differs ? 1 : 0;
      this.#count(0, readings, isQuoting);
      this.#count(1, readings, isQuoting);
    }
  }

  /** The first word of a text that reads otherwise in the other encoding. */
  firstIn(text: string): TwinWord | undefined {
    for (const { 0: token, index } of text.matchAll(TOKENS)) {
      if (!WIDE.test(token)) continue;
      const readings = this.#readings(token);
      if (readings[0] !== readings[1]) return { at: index, readings };
    }
    return undefined;
  }

  /** The encoding, or `OPEN`; `undefined` where no word differs. */
  verdict(): string | undefined {
    if (this.#differing === 0) return undefined;
    const [first, second] = this.encodings;
    const [odd, oddOther] = this.#none;
    if (odd > 0 || oddOther > 0) {
      if (oddOther * CLEARLY <= odd) return second;
      return odd * CLEARLY <= oddOther ? first : OPEN;
    }
    if (this.#isUsual) return OPEN;
    const [foreign, foreignOther] = this.#misfits.map((counts) => Math.min(...counts));
    if (foreign === undefined || foreignOther === undefined || foreign === foreignOther) return OPEN;
    if (foreign < foreignOther) return first;
    return foreignOther === 0 ? second : OPEN;
  }

  #readings(token: string): [string, string] {
    return [this.#decode[0](token), this.#decode[1](token)];
  }

  #count(reading: 0 | 1, readings: readonly [string, string], isQuoting: boolean): void {
    const word = readings[reading];
    const differs = readings[0] !== readings[1];
    const isDoubted = doubtAt(word, this.encodings[reading], { isIcelandic: true }) >= 0;
    const isWestern = this.#isUsual && differs && reading === 1 && WESTERN_E.test(readings[0].toLowerCase());
    const fits = isDoubted || isWestern ? undefined : this.#spellings[reading].languagesOf(word, isQuoting);
    if (fits === undefined && differs) this.#none[reading] += 1;
    const counts = this.#misfits[reading];
    for (const index of counts.keys()) if (fits?.[index] !== true) counts[index] = (counts[index] ?? 0) + 1;
  }
}
