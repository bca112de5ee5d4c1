/** The language that a sender writes in, of those that we answer in. */

export const LANGUAGES = ['en', 'de', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Words that nearly every mail or order of the language has and none of the others; all in lower case. */
const WORDS: Readonly<Record<'en' | 'de', readonly string[]>> = {
  en: [
    'the',
    'and',
    'please',
    'order',
    'for',
    'with',
    'our',
    'you',
    'quantity',
    'price',
    'dear',
    'regards',
    'delivery',
    'purchase',
    'ship',
    'of',
    'we',
    'to',
    'unit',
  ],
  de: [
    'der',
    'die',
    'das',
    'und',
    'bitte',
    'bestellung',
    'für',
    'mit',
    'wir',
    'sie',
    'menge',
    'preis',
    'grüße',
    'lieferung',
    'stück',
    'auftrag',
    'anbei',
    'geehrte',
    'bestellen',
    'liefertermin',
    'gmbh',
    'nach',
    'zu',
    'hallo',
    'gruß',
    'freundlichen',
    'im',
  ],
};
const HAN = /\p{Script=Han}/gu;
const KANA_HANGUL = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** A product name in Chinese letters makes no Chinese mail. */
const HAN_SHARE_MIN = 0.1;
const TEXT_MAX = 20_000;

/** @returns English where nothing says otherwise: it is what a stranger most likely reads. */
export function languageOf(whole: string): Language {
  const text = whole.slice(0, TEXT_MAX);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const han = text.match(HAN)?.length ?? 0;
  if (han > 0 && han >= letters * HAN_SHARE_MIN && !KANA_HANGUL.test(text)) return 'zh';
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (language: 'en' | 'de'): number => words.filter((word) => WORDS[language].includes(word)).length;
  return count('de') > count('en') ? 'de' : 'en';
}
