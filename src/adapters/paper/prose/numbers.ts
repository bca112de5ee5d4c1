/** Numbers that are written in words, as people do in short mails: one to ninety-nine, a dozen, and hundreds. */

const ENGLISH =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const GERMAN =
  'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig';
const FRENCH =
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt';
const SPANISH =
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte';
const MORE: Readonly<Record<string, number>> = {
  'a dozen': 12,
  'half a dozen': 6,
  'two dozen': 24,
  'dozen': 12,
  'ein dutzend': 12,
  'une douzaine': 12,
  'una docena': 12,
  'eine': 1,
  'einen': 1,
  'une': 1,
  'a hundred': 100,
  'one hundred': 100,
  'two hundred': 200,
  'hundert': 100,
  'cent': 100,
  'a thousand': 1000,
  'a couple': 2,
};
const TENS: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

const VALUES = new Map<string, number>(Object.entries(MORE));
for (const words of [ENGLISH, GERMAN, FRENCH, SPANISH])
  words.split(' ').forEach((word, index) => VALUES.set(word, VALUES.get(word) ?? index + 1));
for (const [ten, value] of Object.entries(TENS)) {
  VALUES.set(ten, value);
  ENGLISH.split(' ')
    .slice(0, 9)
    .forEach((one, index) => {
      VALUES.set(`${ten}-${one}`, value + index + 1);
      VALUES.set(`${ten} ${one}`, value + index + 1);
    });
}
// French `six` is English six; German `elf` and Spanish `once` mean other things in English, and are too rare to matter.
VALUES.delete('once');

/** Longest first, so that `twenty-five` is not read as `twenty`. */
export const NUMBER_WORDS = [...VALUES.keys()].toSorted((a, b) => b.length - a.length).join('|');

export function numberWord(text: string): string | undefined {
  const value = VALUES.get(text.toLowerCase());
  return value === undefined ? undefined : String(value);
}
