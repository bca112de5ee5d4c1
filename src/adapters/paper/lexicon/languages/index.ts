/** Languages that orders are read in. Where two mean different things by one phrase, the earlier one is believed. */
import { CHINESE } from './chinese.ts';
import { CROATIAN } from './croatian.ts';
import { CZECH } from './czech.ts';
import { DANISH } from './danish.ts';
import { DUTCH } from './dutch.ts';
import { ENGLISH } from './english.ts';
import { FINNISH } from './finnish.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { HUNGARIAN } from './hungarian.ts';
import { ITALIAN } from './italian.ts';
import { JAPANESE } from './japanese.ts';
import { KOREAN } from './korean.ts';
import { phrasesOf, type Language, type SumKind, type TitleKind } from './language.ts';
import { POLISH } from './polish.ts';
import { PORTUGUESE } from './portuguese.ts';
import { ROMANIAN } from './romanian.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';
import { SWEDISH } from './swedish.ts';
import { TURKISH } from './turkish.ts';
import { fold } from '../fold.ts';

export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  ITALIAN,
  DUTCH,
  CHINESE,
  JAPANESE,
  PORTUGUESE,
  POLISH,
  CZECH,
  HUNGARIAN,
  ROMANIAN,
  DANISH,
  SWEDISH,
  FINNISH,
  TURKISH,
  CROATIAN,
  RUSSIAN,
  KOREAN,
];

const TITLES = new Map<TitleKind, RegExp>();
for (const kind of [
  'order',
  'change',
  'cancellation',
  'orderConfirmation',
  'quotationRequest',
  'invoice',
  'deliveryNote',
  'quotation',
] as const)
  TITLES.set(kind, anyOf(LANGUAGES.flatMap(({ titles }) => phrasesOf(titles?.[kind]))));

/** Whether a folded title says in one of these languages that the paper is of that kind. */
export function isTitleOf(kind: TitleKind, folded: string): boolean {
  return TITLES.get(kind)?.test(folded) === true;
}

/** Whole words, whatever letters they are written in; Korean words run together with others. */
function anyOf(phrases: readonly string[]): RegExp {
  const longest = [...new Set(phrases.map((phrase) => fold(phrase)))].toSorted((a, b) => b.length - a.length);
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${longest.join('|')})(?![a-z\u0400-\u04ff\d])`, 'u');
}

const SUMS = LANGUAGES.flatMap(({ sums = {} }) =>
  (Object.entries(sums) as [SumKind, string][]).flatMap(([kind, list]) =>
    phrasesOf(list).map((phrase) => ({ kind, phrase: fold(phrase) })),
  ),
).toSorted((a, b) => b.phrase.length - a.phrase.length);
/** `Rabatt (%)` below a price belongs to the item. */
const BEGINNINGS = SUMS.filter(({ kind, phrase }) => kind !== 'allowances' || phrase.includes(' '));
const SUM_START = new RegExp(`^${anyOf(BEGINNINGS.map(({ phrase }) => phrase)).source}`, 'u');

const KIND_OF = new Map(SUMS.map(({ kind, phrase }) => [phrase, kind] as const).toReversed());
const SEVERAL = everyOf(SUMS.filter(({ phrase }) => phrase.includes(' ')));
const ONE = everyOf(SUMS.filter(({ phrase }) => !phrase.includes(' ')));

function everyOf(phrases: readonly { readonly phrase: string }[]): RegExp {
  return new RegExp(anyOf(phrases.map(({ phrase }) => phrase)).source, 'gu');
}

/** What a label of a sum says: by its longest phrase, of several words or of one. */
export function sumKindOf(folded: string, words: 'several' | 'one'): SumKind | undefined {
  const found = folded.match(words === 'several' ? SEVERAL : ONE) ?? [];
  const [longest] = found.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? undefined : KIND_OF.get(longest);
}

/** `Toplam (TL)`, `Celkem bez DPH`: begins as rows of sums do. */
export function beginsAsSum(folded: string): boolean {
  return SUM_START.test(folded);
}
