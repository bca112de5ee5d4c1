/**
 * The character set of one interchange (UNB 0001): what is declared, what the bytes are, and what they are read as.
 *
 * Senders put UTF-8 and Windows-1252 under any name. An interchange streams by: a segment is read at once for the checks of
 * syntax, and the texts of a message are settled together when it ends, because one of them shows what another is in.
 * `detected` and `used` name every encoding that was met so far, in the order of their first segment, joined by commas.
 * Nothing is decoded otherwise than declared without a finding.
 */
import type { Charset } from '../../../model/decoded.ts';
import { charsetName } from '../../../model/partner-profile.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { decoderOf, isUtf8 } from '../../edi/decoders.ts';
import { cyrillicInRuns, cyrillicPage, legacyCharset, pairedInRuns } from '../../edi/legacy-charset.ts';
import { oddityOf } from '../../edi/oddity.ts';
import type { SegmentSource } from '../../edi/segment.ts';
import type { Narrowed } from '../../edi/wide-decoder.ts';
import { isWide } from '../../edi/wide-text.ts';
import { OPEN, TwinReadings, type TwinWord } from '../../edi/twin-readings.ts';
import { doubtAt, isWellWritten } from '../../edi/word-doubt.ts';
import {
  brokenUtf8,
  firstWide,
  invalid,
  joined,
  KnownChoices,
  mismatch,
  quoted,
  same,
  shownName,
  withoutNames,
  type CharsetFault,
  type Choice,
} from './charset-choice.ts';
import {
  CANDIDATES,
  CENTRAL,
  ENCODINGS,
  FOREIGN_TWINS,
  NEIGHBOURS,
  OTHER_ALPHABETS,
  twinsOf,
  USUAL,
  WESTERN,
} from './charset-tables.ts';
import { EarlierWords } from './earlier-words.ts';

export interface Judged {
  readonly source: SegmentSource;
  readonly fault: CharsetFault | undefined;
}

/** The texts of one message, each with what it is in. */
export interface Settled {
  readonly judged: readonly Judged[];
  /** What they show of messages that were given out before: they were read otherwise. */
  readonly earlier?: { readonly index: number; readonly says: string };
}

/** Whether the syntax identifier names a character set that can be read. */
export function isKnownCharset(syntaxIdentifier: string): boolean {
  return Object.hasOwn(ENCODINGS, syntaxIdentifier);
}

/** How the bytes are to be cut, and what they were made of. */
interface Bytes {
  readonly delimiters: Delimiters;
  readonly narrowed: Narrowed | undefined;
}

export class InterchangeCharset {
  /** Filled in as the interchange streams by. */
  readonly info: { -readonly [Key in keyof Charset]: Charset[Key] };
  readonly #declared: string;
  readonly #agreed: string | undefined;
  readonly #narrowed: Narrowed | undefined;
  /** Letters of two bytes (ISO 2022) come as UTF-8. */
  readonly #isShifted: boolean;
  readonly #base: Omit<SegmentSource, 'decode'>;
  /** What was found instead of the declared encoding: a sender does not change it from segment to segment. */
  #neighbour: string | undefined;
  /** A party of Iceland or the Faroe Islands was met, whose letters are those of nobody else. */
  #isIcelandic = false;
  readonly #sources = new Map<string, SegmentSource>();
  readonly #twins = new Map<string, TwinReadings>();
  readonly #earlier = new EarlierWords();
  readonly #known = new KnownChoices();
  readonly #met: { readonly detected: Set<string>; readonly used: Set<string> };

  /** @param profiled encoding of the partner's profile, which wins over the header, but not over what the bytes were made of */
  constructor(syntaxIdentifier: string, profiled: string | undefined, { delimiters, narrowed }: Bytes) {
    const declared = isKnownCharset(syntaxIdentifier) ? ENCODINGS[syntaxIdentifier] : undefined;
    this.#declared = declared ?? 'ascii';
    const isWideText = narrowed !== undefined && isWide(narrowed.encoding);
    const name = profiled === undefined ? undefined : charsetName(profiled);
    this.#isShifted = narrowed?.encoding === 'iso-2022-jp' && this.#declared === 'iso-2022-jp';
    this.#narrowed = narrowed;
    this.#agreed = isWideText ? 'utf-8' : this.#isShifted && name === 'iso-2022-jp' ? undefined : name;
    this.#base = { delimiters };
    this.#met = { detected: new Set(), used: new Set() };
    this.info = { declared: syntaxIdentifier, detected: 'ascii', used: this.#agreed ?? this.#declared };
  }

  /** For segments of plain ASCII. */
  get plain(): SegmentSource {
    return this.#source(this.info.used === 'iso-2022-jp' && !this.#isShifted ? 'iso-2022-jp' : 'ascii');
  }

  /** What a segment that has bytes above 0x7F is in by its own looks, and by those of the segments before it. */
  look(text: string): SegmentSource {
    return this.#source(this.#choose(text).used);
  }

  /** Chooses the encoding of a segment that has bytes above 0x7F and belongs to no message. */
  judge(text: string): Judged {
    return this.#judged(this.#stillDoubted(text, this.#choose(text)));
  }

  /** Chooses the encoding of each segment of a message that has bytes above 0x7F, by what all of them show. */
  settle(texts: readonly string[]): Settled {
    const choices = texts.map((text) => this.#choose(text));
    if (this.#agreed === undefined) this.#settleTwins(texts, choices);
    let earlier: Settled['earlier'];
    const judged = choices.map((choice, index) => {
      const text = texts[index] ?? '';
      const isNew = !this.#met.used.has(choice.used);
      const other = isNew ? this.#earlier.readOtherwise(choice.used) : undefined;
      if (other !== undefined)
        earlier ??= {
          index,
          says: `the text is ${shownName(choice.used)}, but messages before it were read as ${shownName(other.encoding)}: ${quoted(other.read)} is ${quoted(other.meant)}`,
        };
      return this.#judged(this.#stillDoubted(text, choice));
    });
    for (const [index, { used }] of choices.entries()) this.#earlier.add(texts[index] ?? '', used);
    return earlier === undefined ? { judged } : { judged, earlier };
  }

  #judged({ detected, used, fault }: Choice): Judged {
    this.info.detected = joined(this.#met.detected, detected);
    this.info.used = joined(this.#met.used, used);
    return { source: this.#source(used), fault };
  }

  #choose(text: string): Choice {
    const { element } = this.#base.delimiters;
    this.#isIcelandic ||= text.includes(`${element}IS`) || text.includes(`${element}FO`);
    const known = this.#known.of(text, this.#neighbour, this.#isIcelandic);
    if (known !== undefined) return known;
    const choice = this.#agreed === undefined ? this.#byBytes(text) : this.#byAgreement(text);
    return this.#known.keep(text, choice);
  }

  /** Where either of two character sets gives letters, that one whose words are those of a language. */
  #settleTwins(texts: readonly string[], choices: Choice[]): void {
    const twins = twinsOf(this.#declared, this.#neighbour);
    if (twins === undefined) return;
    const asked = choices.flatMap(({ used, isForeign }, index) =>
      isForeign !== true && twins.includes(used) ? [index] : [],
    );
    const readings = this.#readings(twins);
    for (const index of asked) readings.add(texts[index] ?? '');
    const verdict = readings.verdict();
    if (verdict !== twins[1] && this.#declared === WESTERN[0] && this.#isWestern(texts, choices, asked)) return;
    if (verdict === undefined) return;
    if (verdict === OPEN && FOREIGN_TWINS.has(twins[0]) && twins[0] === this.#declared) return;
    const isSure = asked.some((index) => this.#isSure(texts[index] ?? ''));
    for (const index of asked) {
      if (choices[index]?.used === verdict) continue;
      const text = texts[index] ?? '';
      const word = readings.firstIn(text);
      if (verdict === OPEN) {
        if (word !== undefined) choices[index] = this.#ambiguous(readings, choices[index]?.fault, word);
      } else choices[index] = this.#asTwin(text, verdict, word, isSure);
    }
  }

  #readings(twins: readonly [string, string]): TwinReadings {
    const key = twins.join(' ');
    let readings = this.#twins.get(key);
    if (readings === undefined) {
      readings = new TwinReadings(twins);
      this.#twins.set(key, readings);
    }
    return readings;
  }

  /** Words of a Western language under the name of the Central European ones, where no language of those has all of them. */
  #isWestern(texts: readonly string[], choices: Choice[], asked: readonly number[]): boolean {
    const readings = this.#readings(WESTERN);
    for (const index of asked) if (choices[index]?.used === WESTERN[0]) readings.add(texts[index] ?? '');
    if (readings.verdict() !== WESTERN[1]) return false;
    for (const index of asked) {
      const text = texts[index] ?? '';
      if (choices[index]?.used === WESTERN[0])
        choices[index] = this.#asTwin(text, WESTERN[1], readings.firstIn(text), false);
    }
    return true;
  }

  #asTwin(text: string, encoding: string, word: TwinWord | undefined, isSure: boolean): Choice {
    const declared = this.#declared;
    if (encoding === declared) return this.#doubted(text, declared) ?? this.#tried(text, declared);
    const at = word?.at ?? firstWide(text);
    const words = word === undefined ? '' : ` (${quoted(word.readings[1])}, not ${quoted(word.readings[0])})`;
    const found = `${isSure ? '' : 'probably '}${shownName(encoding)}${words}`;
    const fault = mismatch(this.info.declared, found, at);
    return { detected: encoding, used: encoding, fault: isSure ? fault : { ...fault, isGuess: true } };
  }

  /** Whether a text that is in one of two twins by its words cannot be in a third, or in letters of another country. */
  #isSure(text: string): boolean {
    const declared = this.#declared;
    if (FOREIGN_TWINS.has(declared)) return false;
    if (twinsOf(declared, undefined) !== undefined) return true;
    const others = (CANDIDATES[declared] ?? []).filter(
      (encoding) => encoding !== CENTRAL[0] && encoding !== CENTRAL[1],
    );
    return others.every((encoding) => doubtAt(this.#source(encoding).decode(text), encoding) >= 0);
  }

  /** Good words in both: the declared one is taken, and a guess where neither is declared waits for a person. */
  #ambiguous(
    { encodings: [encoding, twin] }: TwinReadings,
    known: CharsetFault | undefined,
    { at, readings }: TwinWord,
  ): Choice {
    const [one, other] = [shownName(encoding), shownName(twin)];
    const isDeclared = encoding === this.#declared || encoding === 'windows-1252';
    const says = `${quoted(readings[0])} in ${one} is ${quoted(readings[1])} in ${other}, and both may be words; UNB declares ${this.info.declared}, so it was read as ${one}`;
    const fault: CharsetFault = isDeclared
      ? { code: 'charset-ambiguous', says, shift: at }
      : {
          ...mismatch(this.info.declared, `${one} (${quoted(readings[0])}) or ${other} (${quoted(readings[1])})`, at),
          isGuess: true,
        };
    const isTold = encoding === this.#declared && known !== undefined;
    return { detected: isDeclared ? encoding : 'unknown', used: encoding, fault: isTold ? known : fault };
  }

  #byBytes(text: string): Choice {
    const declared = this.#declared;
    if (declared === 'utf-8') return isUtf8(text) ? same('utf-8') : brokenUtf8(text, this.info.declared);
    if (this.#isShifted && isUtf8(text)) {
      if (this.#narrowed?.hasOthers() !== true) return same('utf-8');
      return { detected: 'utf-8', used: 'utf-8', fault: mismatch(this.info.declared, 'UTF-8', firstWide(text)) };
    }
    if (declared === 'euc-kr' || declared === 'iso-2022-jp') return this.#tried(text, declared);
    if (isUtf8(text)) {
      return { detected: 'utf-8', used: 'utf-8', fault: mismatch(this.info.declared, 'UTF-8', firstWide(text)) };
    }
    const isWestern = declared === 'ascii' || declared === 'iso-8859-1';
    this.#neighbour ??= isWestern ? cyrillicInRuns(text) : undefined;
    if (this.#neighbour === undefined) {
      const guess = this.#otherLetters(text, declared);
      if (guess !== undefined) return guess;
    }
    if (declared === 'ascii' && this.#neighbour === undefined) return this.#western(text);
    if (
      this.#neighbour === 'cp850' ||
      (this.#neighbour === undefined && declared === 'iso-8859-1' && this.#isDos(text))
    )
      return this.#dos(text);
    const neighbour = this.#neighbour ?? this.#lessOdd(text, declared);
    if (neighbour !== undefined) {
      this.#neighbour = neighbour;
      const fault = mismatch(this.info.declared, shownName(neighbour), firstWide(text));
      return { detected: neighbour, used: neighbour, fault };
    }
    const c1 = text.search(/[\x80-\x9f]/);
    if (c1 < 0) return this.#doubted(text, declared) ?? this.#tried(text, declared);
    if (declared === 'iso-8859-1') return this.#western(text);
    return { detected: 'unknown', used: declared, fault: invalid(this.info.declared, c1) };
  }

  /** Letters of two bytes, or of another alphabet, under the name of one whose words never look so. */
  #otherLetters(text: string, declared: string): Choice | undefined {
    const isLatin = !OTHER_ALPHABETS.has(declared);
    const asDeclared = this.#source(declared).decode(text);
    // Everybody declares UNOC; who declares the letters of a region, and writes words of them (`Żółć`), means them.
    const isOdd = isLatin ? USUAL.has(declared) || !isWellWritten(asDeclared, declared) : oddityOf(asDeclared) > 0;
    const paired = isOdd ? pairedInRuns(text) : undefined;
    if (paired !== undefined) {
      const fault = mismatch(this.info.declared, `probably ${shownName(paired)}`, firstWide(text));
      return { detected: paired, used: paired, fault: { ...fault, isGuess: true } };
    }
    const mixed = isLatin ? text.search(/\xc3[\x80-\xbf]/) : -1;
    if (mixed >= 0) {
      const fault = mismatch(this.info.declared, 'partly UTF-8 and partly not', mixed);
      return { detected: 'unknown', used: 'windows-1252', fault: { ...fault, isGuess: true } };
    }
    const run = isLatin ? text.search(/[\xc0-\xff]{5}/) : -1;
    if (run < 0 || this.#lessOdd(text, declared) !== undefined) return undefined;
    const used = declared === 'ascii' ? 'windows-1252' : declared;
    const fault = mismatch(this.info.declared, 'in letters of another alphabet by its looks', run);
    return { detected: 'unknown', used, fault: { ...fault, isGuess: true }, isForeign: true };
  }

  /** Under a name that allows no such bytes, or one of the West: ISO 8859-1, or Windows-1252 with its signs. */
  #western(text: string): Choice {
    const c1 = text.search(/[\x80-\x9f]/);
    if (c1 >= 0 && this.#isDos(text)) return this.#dos(text);
    if (c1 < 0) {
      const fault = mismatch(this.info.declared, 'ISO 8859-1', firstWide(text));
      return { detected: 'iso-8859-1', used: 'iso-8859-1', fault };
    }
    const undefinedByte = text.search(/[\x81\x8d\x8f\x90\x9d]/); // The five that Windows-1252 leaves open.
    const fault =
      undefinedByte < 0 ? mismatch(this.info.declared, 'Windows-1252', c1) : invalid(this.info.declared, undefinedByte);
    return { detected: undefinedByte < 0 ? 'windows-1252' : 'unknown', used: 'windows-1252', fault };
  }

  /** CP850 has letters where ISO 8859 has control characters, and Windows-1252 its quotation marks. */
  #isDos(text: string): boolean {
    return (
      /[\x80-\x9f]/.test(text) &&
      legacyCharset(text) === 'cp850' &&
      doubtAt(this.#source('cp850').decode(text), 'cp850') < 0
    );
  }

  #dos(text: string): Choice {
    this.#neighbour = 'cp850';
    const fault = mismatch(this.info.declared, 'probably CP850', firstWide(text));
    return { detected: 'cp850', used: 'cp850', fault: { ...fault, isGuess: true } };
  }

  /** Words that no language has, where every byte is some letter: read as declared, for a person to see. */
  #doubted(text: string, declared: string): Choice | undefined {
    const rules = { isIcelandic: this.#isIcelandic };
    const at = doubtAt(this.#source(declared).decode(text), declared, rules);
    if (at < 0) return undefined;
    const likely = (CANDIDATES[declared] ?? []).filter(
      (encoding) => doubtAt(this.#source(encoding).decode(text), encoding, rules) < 0,
    );
    const found =
      likely[0] !== undefined && likely.length === 1
        ? `probably ${shownName(likely[0])}`
        : 'of another character set by its looks';
    const fault = mismatch(this.info.declared, found, at);
    return {
      detected: likely.length === 1 ? (likely[0] ?? 'unknown') : 'unknown',
      used: declared,
      fault: { ...fault, isGuess: true },
    };
  }

  /** The encoding that was found instead of the declared one is held to the same: it may be a third one. */
  #stillDoubted(text: string, choice: Choice): Choice {
    const { used, fault } = choice;
    const isOther =
      fault?.code === 'charset-mismatch' || (fault?.code === 'charset-ambiguous' && used !== this.#declared);
    if (!isOther || fault.isGuess === true || used === 'utf-8') return choice;
    const asked = used === 'windows-1252' ? withoutNames(text) : text;
    const at = doubtAt(this.#source(used).decode(asked), used, { isIcelandic: this.#isIcelandic });
    if (at < 0) return choice;
    const other = mismatch(this.info.declared, 'of another character set by its looks', at);
    return { detected: 'unknown', used, fault: { ...other, isGuess: true } };
  }

  /** The neighbour in which the text looks least odd; `undefined` when none looks better than what is declared. */
  #lessOdd(text: string, declared: string): string | undefined {
    // The platform's decoder of ISO 8859-9 is that of Windows-1254, so that nothing looks odd in it.
    if (declared === 'iso-8859-9') return /[\x80-\x9f]/.test(text) ? 'windows-1254' : undefined;
    if (declared === 'iso-8859-5') {
      const page = cyrillicPage(text, declared, NEIGHBOURS[declared] ?? []);
      if (page !== undefined) return page;
    }
    let fewest = oddityOf(this.#source(declared).decode(text));
    let best: string | undefined;
    if (fewest === 0) return undefined;
    for (const encoding of NEIGHBOURS[declared] ?? []) {
      const points = oddityOf(this.#source(encoding).decode(text));
      if (points < fewest) [best, fewest] = [encoding, points];
    }
    return best;
  }

  #byAgreement(text: string): Choice {
    const agreed = this.#agreed ?? 'utf-8';
    if (agreed !== 'utf-8') return this.#tried(text, agreed);
    return isUtf8(text) ? same('utf-8') : brokenUtf8(text, `the partner's profile (${agreed})`);
  }

  #tried(text: string, encoding: string): Choice {
    if (!this.#source(encoding).decode(text).includes('\ufffd')) return same(encoding);
    return { detected: 'unknown', used: encoding, fault: invalid(encoding, firstWide(text)) };
  }

  #source(encoding: string): SegmentSource {
    let source = this.#sources.get(encoding);
    if (source === undefined) {
      source = { ...this.#base, decode: decoderOf(encoding) };
      this.#sources.set(encoding, source);
    }
    return source;
  }
}
