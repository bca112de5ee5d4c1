/** Numbers that are written in words, as people do in short mails: one to ninety-nine, a dozen, and hundreds. */

const ENGLISH =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const GERMAN =
  'ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig';
const FRENCH =
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt';
const SPANISH =
  'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte';
/** Without `sei` and `due`, which are words of German and English. */
const ITALIAN: Readonly<Record<string, number>> = {
  tre: 3,
  quattro: 4,
  cinque: 5,
  sette: 7,
  otto: 8,
  nove: 9,
  dieci: 10,
  undici: 11,
  dodici: 12,
  quindici: 15,
  venti: 20,
  trenta: 30,
};
const MORE: Readonly<Record<string, number>> = {
  'a dozen': 12,
  'half a dozen': 6,
  'two dozen': 24,
  'dozen': 12,
  'ein dutzend': 12,
  'une douzaine': 12,
  'una dozzina': 12,
  'una docena': 12,
  'eine': 1,
  'einen': 1,
  'une': 1,
  'una': 1,
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

const VALUES = new Map<string, number>([...Object.entries(MORE), ...Object.entries(ITALIAN)]);
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

const SIMPLE = [...VALUES.keys()].toSorted((a, b) => b.length - a.length).join('|');
const LARGE: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000 };
/** `two hundred and forty`, `three thousand five hundred`. */
const COMPOUND = String.raw`(?:(?:${SIMPLE}|a)\s+(?:hundred|thousand)(?:\s+(?:and\s+)?(?:${SIMPLE})(?:\s+hundred)?)*)`;

/** Longest first, so that `twenty-five` is not read as `twenty`. */
export const NUMBER_WORDS = `${COMPOUND}|${SIMPLE}`;

/** Words that multiply the number before them: beside one of them a number that was read alone is a part of another one. */
const MULTIPLIERS =
  'hundred|thousand|cents?|mille|hundert|tausend|cien|cientos?|mil|cento|mila|honderd|duizend|vingt|quatre-vingt';
const AFTER = new RegExp(String.raw`^\s+(?:and\s+)?(?:${MULTIPLIERS})(?![\p{L}])`, 'iu');
const BEFORE = new RegExp(String.raw`(?<![\p{L}])(?:${MULTIPLIERS})[\s-]+(?:and\s+|et\s+|y\s+|und\s+)?$`, 'iu');

/** True where the word is a part of a longer number that is not read whole. */
export function isPartOfNumber(text: string, start: number, end: number): boolean {
  return AFTER.test(text.slice(end)) || BEFORE.test(text.slice(0, start));
}

const HAN = '一二三四五六七八九十';

export function numberWord(text: string): string | undefined {
  const han = HAN.indexOf(text === '两' || text === '兩' ? '二' : text);
  if (text.length === 1 && han >= 0) return String(han + 1);
  const plain = text.toLowerCase();
  const simple = VALUES.get(plain);
  if (simple !== undefined) return String(simple);
  let total = 0;
  let part = 0;
  for (const word of plain.split(/\s+/)) {
    if (word === 'and') continue;
    const large = LARGE[word];
    const value = word === 'a' ? 1 : VALUES.get(word);
    if (large !== undefined) {
      part = Math.max(1, part) * large;
      if (large === 1000) [total, part] = [total + part, 0];
    } else if (value === undefined) return undefined;
    else part += value;
  }
  return total + part > 0 ? String(total + part) : undefined;
}
