/** The letters beyond ASCII of the languages that are written in Latin letters, to tell words of them from words misread. */

/** By ISO 639-1; with the letters of loanwords and of names that are usual in them. */
export const LETTERS: Readonly<Record<string, string>> = {
  az: 'çəğıöşü',
  ca: 'àçèéíïòóúü',
  cs: 'áčďéěíňóřšťúůýž',
  cy: 'áàâäéèêëíìîïóòôöúùûüŵẁŷýÿ',
  da: 'åæøéüö',
  de: 'äöüßéèàê',
  eo: 'ĉĝĥĵŝŭ',
  es: 'áéíóúñüç',
  et: 'äõöüšž',
  fi: 'åäöšžéü',
  fr: 'àâæçéèêëîïôœùûüÿñ',
  gd: 'àèìòùáéó',
  hr: 'čćđšž',
  hu: 'áéíóöőúüű',
  is: 'áéíóúýðþæö',
  it: 'àèéìíîòóùú',
  lt: 'ąčęėįšųūž',
  lv: 'āčēģīķļņšūžōŗ',
  mt: 'ċġħżàèìòù',
  nl: 'áéèêëíïóöúüäç',
  no: 'åæøéèêóòôü',
  pl: 'ąćęłńóśźż',
  pt: 'áàâãçéêíóôõúü',
  ro: 'ăâîşţșț',
  sk: 'áäčďéíĺľňóôŕšťúýž',
  sq: 'çë',
  sv: 'åäöéàüèá',
  tr: 'çğıöşüâîû',
};
const ALPHABETS: readonly ReadonlySet<string>[] = Object.values(LETTERS).map((letters) => new Set(letters));

/**
 * @param word letters alone
 * @returns whether there is a language that has all the letters of the word
 */
export function isOfOneLanguage(word: string): boolean {
  const met = new Set<string>();
  for (const letter of word.toLowerCase()) if (letter > '\x7f' && letter !== '\u0307') met.add(letter);
  return met.size < 2 || ALPHABETS.some((alphabet) => [...met].every((letter) => alphabet.has(letter)));
}
