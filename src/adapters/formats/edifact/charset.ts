/**
 * The character set of one interchange (UNB 0001): what is declared, what the bytes are, and what they are read as.
 *
 * Senders put UTF-8 and Windows-1252 under any name. An interchange streams by, so it is judged segment by segment:
 * `detected` and `used` name every encoding that was met so far, in the order of their first segment, joined by commas.
 * Nothing is decoded otherwise than declared without a finding.
 */
import type { FindingCode } from '../../../model/codes.ts';
import type { Charset } from '../../../model/decoded.ts';
import { charsetName } from '../../../model/partner-profile.ts';
import type { Delimiters } from '../../edi/delimiters.ts';
import { decoderOf, isUtf8 } from '../../edi/decoders.ts';
import { cyrillicInRuns, cyrillicPage, legacyCharset, pairedInRuns } from '../../edi/legacy-charset.ts';
import { oddityOf } from '../../edi/oddity.ts';
import type { SegmentSource } from '../../edi/segment.ts';
import type { Narrowed } from '../../edi/wide-decoder.ts';
import { isWide } from '../../edi/wide-text.ts';
import { doubtAt, isWellWritten } from '../../edi/word-doubt.ts';

/** Encoding labels by syntax identifier (ISO 9735-1, annex A); UNOA and UNOB are ISO 646. */
const ENCODINGS: Readonly<Record<string, string>> = {
  UNOA: 'ascii',
  UNOB: 'ascii',
  UNOC: 'iso-8859-1',
  UNOD: 'iso-8859-2',
  UNOE: 'iso-8859-5',
  UNOF: 'iso-8859-7',
  UNOG: 'iso-8859-3',
  UNOH: 'iso-8859-4',
  UNOI: 'iso-8859-6',
  UNOJ: 'iso-8859-8',
  UNOK: 'iso-8859-9',
  UNOL: 'iso-8859-15',
  UNOW: 'utf-8',
  UNOX: 'iso-2022-jp', // Code extension by ISO 2022: of its many sets, this is the one that is sent.
  UNOY: 'utf-8', // ISO 10646 without saying how; everybody means UTF-8.
  KECA: 'euc-kr',
};

/**
 * What senders use under another name, in the order in which they are tried: the Windows page of the same letters, or the
 * letters of their own country under UNOC.
 */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  'iso-8859-1': ['windows-1252', 'iso-8859-2', 'windows-1250'],
  'iso-8859-2': ['windows-1250'],
  'iso-8859-4': ['windows-1257'],
  'iso-8859-5': ['windows-1251', 'koi8-r'],
  'iso-8859-6': ['windows-1256'],
  'iso-8859-7': ['windows-1253'],
  'iso-8859-8': ['windows-1255'],
  'iso-8859-15': ['windows-1252'],
};

/** What a text may be in that has words of no language in what is declared. */
const CANDIDATES: Readonly<Record<string, readonly string[]>> = {
  'iso-8859-1': ['cp850', 'iso-8859-15', 'windows-1254', 'windows-1250', 'iso-8859-2'],
  'iso-8859-2': ['windows-1252'],
  'iso-8859-5': ['windows-1252'],
  'iso-8859-7': ['windows-1252'],
};

/** Encodings whose words are letters beyond ASCII alone. */
const OTHER_ALPHABETS: ReadonlySet<string> = new Set(['iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8']);

/** Declared by those who know of no other. */
const USUAL: ReadonlySet<string> = new Set(['ascii', 'iso-8859-1']);

/** What is odd about the bytes of a segment. */
export interface CharsetFault {
  readonly code: Extract<FindingCode, 'charset-mismatch' | 'charset-bytes-invalid'>;
  readonly says: string;
  /** Of the first byte that shows it, in the segment. */
  readonly shift: number;
  /** What it was read as is a guess by its looks: a person must see it. */
  readonly isGuess?: boolean;
}

export interface Judged {
  readonly source: SegmentSource;
  readonly fault: CharsetFault | undefined;
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

  /** Chooses the encoding of a segment that has bytes above 0x7F. */
  judge(text: string): Judged {
    const { element } = this.#base.delimiters;
    this.#isIcelandic ||= text.includes(`${element}IS`) || text.includes(`${element}FO`);
    const { detected, used, fault } =
      this.#agreed === undefined ? this.#stillDoubted(text, this.#byBytes(text)) : this.#byAgreement(text);
    this.info.detected = joined(this.#met.detected, detected);
    this.info.used = joined(this.#met.used, used);
    return { source: this.#source(used), fault };
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
    return { detected: 'unknown', used, fault: { ...fault, isGuess: true } };
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
    if (fault?.code !== 'charset-mismatch' || fault.isGuess === true || used === 'utf-8') return choice;
    const at = doubtAt(this.#source(used).decode(text), used, { isIcelandic: this.#isIcelandic });
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

interface Choice {
  readonly detected: string;
  readonly used: string;
  readonly fault: CharsetFault | undefined;
}

const same = (encoding: string): Choice => ({ detected: encoding, used: encoding, fault: undefined });

function joined(met: Set<string>, encoding: string): string {
  met.add(encoding);
  return [...met].join(', ');
}

function mismatch(declared: string, found: string, shift: number): CharsetFault {
  return { code: 'charset-mismatch', says: `UNB declares ${declared}, but the text is ${found}`, shift };
}

function invalid(declared: string, shift: number): CharsetFault {
  return { code: 'charset-bytes-invalid', says: `the bytes are no text in ${declared}`, shift };
}

/** Windows-1252 is what a Western sender means who cannot write UTF-8; it is told, and it rejects. */
function brokenUtf8(text: string, declared: string): Choice {
  return { detected: 'unknown', used: 'windows-1252', fault: invalid(declared, brokenAt(text)) };
}

/** `Windows-1250`, `ISO-8859-2`, as people write them. */
function shownName(encoding: string): string {
  return encoding.startsWith('windows') ? `W${encoding.slice(1)}` : encoding.toUpperCase();
}

function firstWide(text: string): number {
  return text.search(/[\x80-\xff]/);
}

/** The first byte that is not part of a UTF-8 character. */
function brokenAt(text: string): number {
  const wellFormed =
    /^(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf4][\x80-\xbf]{3})*/; // oxlint-disable-line no-control-regex -- Bytes, one a character.
  return wellFormed.exec(text)?.[0].length ?? 0;
}
