/**
 * Words that no language has: of a text that was decoded in an encoding in which every byte is some letter, they alone show
 * that it was written in another.
 */
import { isOfOneLanguage } from './alphabets.ts';
import { oddityAt } from './oddity.ts';
import { isWordIn } from './spelling.ts';

/** Letters of one word; `ª`, `º` and `µ` are letters to Unicode, but signs to a reader. */
const WORDS = /(?:(?![ªºµ])[\p{L}\p{M}])+/gu;

/** Signs that stand beside no letter, and nowhere in the words that have them. */
const SIGNS: readonly RegExp[] = [
  /¤/u, // The place of the euro in ISO 8859-15; nobody writes the sign itself.
  /\p{L}[^\p{ASCII}\p{L}\p{M}\p{Z}\u00ad’‘´°·–—]{2,3}\p{L}/u,
  // Nº5, 20 ºC and Mª are right.
  /(?<![\p{L}\p{N}])[ªº](?![CFK](?!\p{L}))(?![ªº])\p{L}/u,
  /(?<!(?<!\p{L})[NnMmCcDdSs])(?<=\p{L})[ªº](?![ªº])\p{L}/u,
  /(?<=\p{L})(?<![lL])·\p{L}|[lL]·(?![lL])\p{L}/u,
  /\p{L}¥(?!\s?\p{N})|\p{L}[¼½¾¹¨¸]|[¼½¾¹¨¸]\p{L}/u,
  /\p{N}\s?ø[CF](?!\p{L})/u, // The degree of CP850.
  /\p{L}˝|˝\p{L}|\p{L}‚|\p{Ll}§(?!\s?\p{N})|\p{L}¿(?!\p{L})/u, // The œ of ISO 8859-15, é of CP850, ß and ø of the Mac.
  /\p{L}[\u2500-\u259f]|[\u2500-\u259f]\p{L}/u, // Lines and blocks of CP850.
  // The í, ñ, ó and ë of the Mac. An apostrophe inside a word stands before a vowel or h (l’eau, c’hoat) or a short ending
  // (Bob’s, they’ll); a dash joins words, and is no letter of one.
  /(?<=\p{L}{2}[b-df-hj-np-tv-z])’(?!(?:[sdmntl]|ll|re|ve|em|nt)(?!\p{L}))(?:[b-df-gj-np-tv-xz]|[ao]s?(?!\p{L}))/u,
  /(?<=\p{L}[aeiou])–[aeo](?:[nrsz](?:[aeo]s?)?)?(?!\p{L})|(?<!\p{L})[AU]–[ao]s?(?!\p{L})/u,
  /(?<=\p{Ll})—n(?:es)?(?!\p{L})|(?<!\p{L})[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{1,3}—(?=\p{Ll}{2})/u,
  /(?<=[ao])‘[ln]/u,
  /¡\p{Ll}(?![^!]*!)/u, // The Ą of ISO 8859-2.
  /(?<!\p{L})¿(?![cdfhjpqstvx])\p{Ll}(?![^?]*\?)/u, // Its ż, behind which no Polish word goes on as ¿puede and ¿tiene do.
  /\p{L}µ/u, // Its ľ.
  /(?<![\p{L}\p{N}´])´\p{Ll}{4,}(?![^´]*´)/u, // The Ž of ISO 8859-15: no word that is cut short, and none in quotation marks.
];

/** Where a letter stands as it does in none of the languages that have it. */
const ISO_8859_1_PLACES: readonly RegExp[] = [
  // Hungarian ő and ű: of the õ, Portuguese has an e behind it, and Estonian has it in the first syllable alone.
  /^(?=.*õ(?!e))(?=.*[cqwxyz])|[aeiouäöüáéíóú][^aeiouäöüáéíóúõ]+õ(?!e)|õ$/u,
  /^(?=.*û)(?=.*(?:[kwy]|z(?<!ez$)))/u,
  // Czech and Slovak č, ě, ň, ř, ů. French has octaèdre, Catalan conèixer, farmacèutic and alvèol, and no word of either an
  // accent of another kind beside the è.
  /[ae]è(?![lr]|dr)|è(?!i(?:x|se)|uti[cq]|ol(?:a|s|es)?$)[aeiouyéáíý]|ì(?!$)|[ae]ò|^[pt]ø[eí]|ù(?!$)/u,
  /ø.*è|è(?![rmsnv]+e).*ø|èk|è.*[áíóúý]|[áíóúý].*è/u,
  // Croatian ć between vowels: Kuæa.
  /[aeiouy]æ[aeiouyå]/u,
  // Latvian ī and ā, ū: Rîga, Jânis, Liepâja, Jûrmala.
  /(?<!a)îg|^j[âû](?![aeiou])|âjas?$/u,
  // Polish ń, ę; Croatian ć; Romanian ă.
  /ñ(?:[^aeiouáéíóúü]|$)|^(?=.*ê)(?=.*(?:[csrd]z|w))|iæ$|ã(?![oeisz]|$)/u,
  // Romanian â and ă: no word of Portuguese has two such accents (`Brânzã`), but for those in -ão and -ãe.
  /ã.*ã(?!o|es|zin)|[âêô].*ã(?![oe])|[âêô].*[âêô]/u,
];
/** The ö and ü of the Mac, between the consonants of Kšln and MŸnchen: no Slavic word begins so (Krško, pštros). */
const WINDOWS_1252_PLACES: readonly RegExp[] = [
  ...ISO_8859_1_PLACES,
  /^(?:[bcdfghjklmnpqtwxz]|sch)š[bcdfghjklmnpqrsvwxz]/u,
  /[bcdfghjklmnpqrstvwxz]ÿ/u,
];
const ISO_8859_2_PLACES: readonly RegExp[] = [
  // French Œ and Š of ISO 8859-15: Polish writes no ź and ś before a vowel, and few words begin with ź.
  /[źś][aeiouyáéíóú]|^ź(?!dź|[lr]|wie|ga|$)/u,
  /ń[aeiouáéíóú]/u, // Spanish ñ.
  /řr|rř|řl|^(?:[fglmnrs])ř[^aeiouyáéíóúůěý]/u, // Danish and Norwegian ø.
  /^ĺ|ĺ(?:$|[rslgvdhaeiouyäö]|n[aeiousdg])/u, // The å.
  /^ŕ$|ŕ$|[aeiou]ů|ă[oe]/u, // French à and où, Portuguese ã.
];
const PLACES: Readonly<Record<string, readonly RegExp[]>> = {
  'iso-8859-1': ISO_8859_1_PLACES,
  'iso-8859-15': ISO_8859_1_PLACES,
  'windows-1252': WINDOWS_1252_PLACES,
  'iso-8859-2': ISO_8859_2_PLACES,
  'windows-1250': ISO_8859_2_PLACES,
};

const OTHER_LATIN: ReadonlySet<string> = new Set(['iso-8859-3', 'iso-8859-4', 'iso-8859-9', 'windows-1254', 'cp850']);

/** Of Icelandic alone in Western Europe, and at the places of Turkish İ ı Ş ş Ğ ğ, and of Romanian ţ. */
const ICELANDIC = /[ÞþÐðÝý]/u;
/** Its other letters, of which Turkish and Romanian have none. */
const ICELANDIC_TOO = /[áéíóúæÁÉÍÓÚÆ]/u;

/** What stands at the places of Icelandic letters, by the languages that are sent under the name of the West. */
const AT_ICELANDIC_PLACES: readonly (readonly [
  languages: readonly string[],
  letters: Readonly<Record<string, string>>,
])[] = [
  [['tr'], { þ: 'ş', ð: 'ğ', ý: 'ı' }],
  [['cs', 'hr', 'pl', 'ro', 'sk'], { þ: 'ţ', ð: 'đ' }],
];

/** A word of Icelandic that none of those languages could have: `Brauð`, `Þorskur`. */
function isIcelandicAlone(word: string): boolean {
  const small = word.toLowerCase();
  if (!isWordIn(small, 'is')) return false;
  return AT_ICELANDIC_PLACES.every(([languages, letters]) => {
    const other = small.replace(/[þðý]/gu, (letter) => letters[letter] ?? letter);
    return !languages.some((language) => isWordIn(other, language));
  });
}

/** Latin letters that look like those of the other script: keyboards give them without anybody seeing it. */
const LOOKALIKES = /^[ABCEHIJKMNOPSTVXYZaceijopsvxyu]+$/u;

export interface DoubtRules {
  /** A party of Iceland or of the Faroe Islands was met. */
  readonly isIcelandic?: boolean;
}

/**
 * @param text decoded, one character a byte
 * @param encoding the one it was decoded in
 * @returns where the first word or sign begins that no language has there; -1 when there is none
 */
export function doubtAt(text: string, encoding: string, { isIcelandic = false }: DoubtRules = {}): number {
  const isLatin = Object.hasOwn(PLACES, encoding) || OTHER_LATIN.has(encoding);
  if (isLatin) {
    const odd = oddityAt(text);
    if (odd >= 0) return odd;
    for (const pattern of SIGNS) {
      const at = text.search(pattern);
      if (at >= 0) return at;
    }
  }
  const places = PLACES[encoding] ?? [];
  const isIcelandicAsked =
    (places === ISO_8859_1_PLACES || places === WINDOWS_1252_PLACES) && !isIcelandic && !ICELANDIC_TOO.test(text);
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (/^\p{ASCII}+$/u.test(word)) continue;
    const isDoubted =
      isMixed(word) ||
      (isLatin && /^ñ$/iu.test(word)) ||
      (isLatin && !isIcelandic && !isOfOneLanguage(word)) ||
      (isIcelandicAsked && ICELANDIC.test(word) && !isIcelandicAlone(word)) ||
      // A capital that is no ASCII behind another at a word's beginning: SÆo.
      (isLatin && /^\p{Lu}(?!\p{ASCII})\p{Lu}\p{Ll}/u.test(word)) ||
      places.some((pattern) => pattern.test(word.toLowerCase()));
    if (isDoubted) return index;
  }
  return -1;
}

/**
 * Words that are some language's beyond doubt in the encoding: letters alone, in capitals, in small ones, or with one capital
 * ahead. Halves of letters of two bytes are hardly ever all of that.
 *
 * @param text decoded, one character a byte
 */
export function isWellWritten(text: string, encoding: string): boolean {
  if (/[^\p{ASCII}\p{L}\p{M}]/u.test(text)) return false;
  const words = (text.match(WORDS) ?? []).filter((word) => !/^\p{ASCII}+$/u.test(word));
  return words.every((word) => /^(?:\p{Lu}+|\p{Lu}?\p{Ll}+)$/u.test(word)) && doubtAt(text, encoding) < 0;
}

/** Latin letters in a word of another script, but for those that look like its own, and the ohms (`kΩ`). */
function isMixed(word: string): boolean {
  const latin = word.match(/\p{Script=Latin}/gu)?.join('') ?? '';
  if (latin === '' || !/[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u.test(word))
    return false;
  return !LOOKALIKES.test(latin) && !/^[mkMG]?Ω$/u.test(word);
}
