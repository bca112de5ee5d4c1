/**
 * In which languages a word may be written that was decoded: their letters, and where these stand in a word. Of two readings
 * of the same bytes, the one that is words of a language is the right one.
 */
import { LETTERS } from './alphabets.ts';

/** French è stands before a syllable of a silent e, in its words in other languages too; Catalan and Italian have one accent a word. */
const FRENCH = /è[^aeiouyéèê]{1,2}[éy]/u;
const ONE_ACCENT = /[àáèéíìòóúù].*[àáèéíìòóúù]/u;

/** Where a letter never stands in the words of a language; in small letters. */
const NEVER: Readonly<Record<string, readonly RegExp[]>> = {
  // A consonant between consonants, but for those that make a syllable: `smršť`, and a few beginnings of words.
  cs: [/(?<![aeiouyáéěíóúůýrl]|^|^[pv])[šž](?![aeiouyáéěíóúůýrlř])/u],
  hr: [/(?<![aeiourl]|^|^[pv])[šž](?![aeiourl])|[ae]uđ/u],
  sk: [
    /(?<![aeiouyáäéíóôúýrlŕĺ]|^|^[pv])[šž](?![aeiouyáäéíóôúýrlŕĺ])/u,
    // Before e and i every l is soft, and is not written so.
    /ľ[eiéíyýlľ]|(?<![aeiouyáäéíóôúý])ľ(?![aouáäóôú])(?<!^ľ(?=st))/u,
  ],
  // A vowel, which follows no other than i, and stands before none; soft letters before a vowel are written with an i.
  pl: [/^[ąę]|[aouyóąę](?<![uo]j)[ąę](?<!u[ąę]$)|e[ąę](?!$)|[ąę][aeiouyóąę]|[ćńśź][aeiouyóąę]/u],
  // The letter is silent behind a vowel; three consonants side by side end in one that begins a suffix.
  tr: [/(?<![aeıioöuüâîû])ğ|[aeıioöuü]{2}ğ/u, /[^aeıioöuüâîû]{2}[bfghjkpvyzşğ](?<!r[kf][pşb])/u],
  is: [
    /þ(?![aeiouyáéíóúýöæjrv])|(?<!^)þ(?![iíyýórvj])|[aeouyáéóúýöæ]þ(?!y)/u,
    /^ð|(?<![aeiouyáéíóúýöærgfl])ð/u,
    /ý[aouáóúeéöæ]|[aeiouyáéíóúýöæ].*ý(?<!^.*(?:bý|hý|ný|dý)[^aeiouyáéíóúýöæ]*)/u,
  ],
  lv: [/(?<![aeiouāēīūō])ļ(?![aeiouāēīūō])|[āēīū]{2}|ūu|īi|āa|ēe/u, /(?<![aeiouāēīūōrln]|^)ž(?![aeiouāēīūō])/u],
  lt: [/(?<![aeiouyąęėįųūrln]|^)ž(?![aeiouyąęėįųū])|[ąęįų][aeiouyjąęėįųū]/u],
  fr: [/^œ[^aeiouyéèêœ]*$|œ[aoœ]/u, FRENCH],
  ca: [ONE_ACCENT],
  it: [ONE_ACCENT],
  de: [FRENCH],
  nl: [FRENCH],
  no: [FRENCH],
  sv: [FRENCH],
  ro: [/ţ.*[kwy]|[kwy].*ţ/u],
  eo: [/(?<![aeo])ŭ/u],
  pt: [/ã.*ã(?!o|es|zin)|[âêô].*ã(?![oe])|[âêô].*[âêô]/u],
};

/** The languages that write in each character set, by what it was made for. */
const WESTERN = ['ca', 'da', 'de', 'es', 'fi', 'fr', 'it', 'nl', 'no', 'pt', 'sq', 'sv'];
const CENTRAL = ['cs', 'de', 'hr', 'hu', 'pl', 'ro', 'sk', 'sq'];
const BALTIC = ['da', 'de', 'et', 'fi', 'lt', 'lv', 'no'];
const WRITTEN_IN: Readonly<Record<string, readonly string[]>> = {
  'iso-8859-1': [...WESTERN, 'is'],
  'iso-8859-2': CENTRAL,
  'windows-1250': CENTRAL,
  'windows-1252': [...WESTERN, 'et', 'is'],
  'iso-8859-3': ['de', 'eo', 'it', 'mt', 'tr'],
  'iso-8859-4': BALTIC,
  'windows-1257': [...BALTIC, 'pl'],
  'iso-8859-9': [...WESTERN, 'tr'],
  'iso-8859-15': [...WESTERN, 'et', 'is'],
};

interface Language {
  readonly letters: ReadonlySet<string>;
  readonly never: readonly RegExp[];
}

/** How words are spelled in one character set. */
export class Spelling {
  readonly languages: readonly Language[];

  /** @param encoding one of which the languages are not known, such as the Greek ones, is judged by its signs alone */
  constructor(encoding: string) {
    const names = WRITTEN_IN[encoding] ?? [];
    this.languages = names.map((name) => ({ letters: new Set(LETTERS[name]), never: NEVER[name] ?? [] }));
  }

  /**
   * @param token decoded: letters, figures and signs without a blank
   * @param isQuoting quotation marks of both sides stand in the text
   * @returns by language, whether its text may have it; `undefined` when no text has it
   */
  languagesOf(token: string, isQuoting: boolean): readonly boolean[] | undefined {
    if (ODD.some((pattern) => pattern.test(token))) return undefined;
    if (!isQuoting && QUOTES.test(token) && /\p{L}/u.test(token)) return undefined;
    const words = token.match(/(?:(?![ªºµ])[\p{L}\p{M}])+/gu) ?? [];
    const fits = this.languages.map((language) => words.every((word) => isWordOf(word, language)));
    return fits.length > 0 && !fits.includes(true) ? undefined : fits;
  }
}

/** @param word letters alone */
export function isWordIn(word: string, language: string): boolean {
  return isWordOf(word, { letters: new Set(LETTERS[language]), never: NEVER[language] ?? [] });
}

function isWordOf(word: string, { letters, never }: Language): boolean {
  const small = word.toLowerCase();
  for (const letter of small) if (letter > '\x7f' && letter !== '\u0307' && !letters.has(letter)) return false;
  // Abbreviations keep no rules: `TŽ`, `ČSN`.
  const isShort = word === word.toUpperCase() && !/[aeiouy]/u.test(small.normalize('NFD'));
  return isShort || !never.some((pattern) => pattern.test(small));
}

/** What no text has: inside words, at their beginning, or at all. */
const ODD: readonly RegExp[] = [
  /[\u0080-\u009f\ufffd¦¬¤₯ͺ΅΄ˇ˘˛˝¨¸¯]/u,
  // A capital behind a small letter, or a small one behind capitals.
  /(?![a-zßµ])\p{Ll}\p{Lu}|[a-z](?![A-Z])\p{Lu}|^\p{Lu}(?!\p{ASCII})\p{Lu}\p{Ll}|\p{Lu}{2}(?![\p{ASCII}ß])\p{Ll}(?!\p{Ll})/u,
  // A sign inside a word, or at the side of it where it never stands.
  /\p{L}(?![\p{L}\p{M}\p{ASCII}\u00ad’‘´–—·°])[^\s]\p{L}/u,
  /[±©®¶÷]\p{L}|\p{L}[±÷¶¼½¾¿¡]|[¼¾]\p{Ll}|½[aeiuyé]|\p{N}[œŒŸΆ]/u,
  /(?<![\p{L}\p{N}])’/u,
  /µ(?!(?:[mglsAFVWH]|mol)(?!\p{L}))|\p{L}µ/u,
  /(?<![\p{N}NnMmDdSsºª.])[ªº]/u,
  // A letter that is no word, standing alone.
  /^[œąęľťćńśźłđğışþðŝŭæÿ]$/iu,
  /\p{Script=Greek}[A-Za-z]|[A-Za-z]\p{Script=Greek}/u,
];
const QUOTES = /[«»]/u;
