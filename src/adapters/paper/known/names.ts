/**
 * Names of firms vary: `Acme Pumps`, `ACME PUMPS, INC.`, `Acme Pumps Inc. (USA)`. They are compared as sets of words, without
 * what firms add to their names, and a word that a scan has hurt by one letter is still that word.
 */
import { hasCjk } from '../lexicon/fold.ts';
import { confusionKey } from './confusions.ts';

/** Legal forms of the languages that papers are read in, folded and without points. */
const FORMS = new Set(
  `inc incorporated llc ltd limited corp corporation company co plc llp lp pty gmbh ag kg kgaa ohg ug se mbh ek
   sarl sas sa eurl bv nv vof spa srl sl slu ab oy oyj as aps pvt pte sdn bhd kft doo zoo sp group holding holdings und and et the cie`.split(
    /\s+/,
  ),
);
/** Whose firm of a group it is says less than its name: these weigh little. */
const COUNTRIES = new Set(
  `usa us america uk britain germany deutschland france espana spain italia italy nederland netherlands europe china japan
   austria osterreich schweiz switzerland canada australia india poland polska sweden belgium international global`.split(
    /\s+/,
  ),
);
const CJK_FORMS = /股份|有限责任|有限責任|有限|公司|株式会社|合同会社|集团|集團|㈱|㈲/g;

export interface FoldedName {
  /** Distinct, in the order of the name. */
  readonly words: readonly string[];
  /** All of it in one, for names whose words are parted differently: `Tool Works` and `Toolworks`. */
  readonly joined: string;
}

export function foldName(text: string): FoldedName {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '') // `l.l.c` and `s.a.` are one word.
    .replaceAll(CJK_FORMS, ' ')
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const all = plain.split(' ').filter((word) => word !== '');
  const kept = all.filter((word) => !FORMS.has(word));
  const words = [...new Set((kept.length === 0 ? all : kept).flatMap((word) => (hasCjk(word) ? pairsOf(word) : word)))];
  return { words, joined: kept.join('') };
}

/** Chinese and Japanese write no spaces: pairs of characters stand for words. */
function pairsOf(word: string): string[] {
  const signs = Array.from(word);
  return signs.length < 2 ? signs : signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`);
}

/** 0 to 1: what both names have in common of all that they say. */
export function similarity(a: FoldedName, b: FoldedName): number {
  if (a.joined === '' || b.joined === '') return 0;
  if (a.joined === b.joined) return 1;
  const common = a.words.filter((word) => b.words.some((other) => isSameWord(word, other)));
  const shared = 2 * weightOf(common);
  const dice = shared / (weightOf(a.words) + weightOf(b.words));
  return Math.min(1, dice);
}

/** Share of the words of one text that stand in another. */
export function coverage(words: readonly string[], of: readonly string[]): number {
  if (words.length === 0) return 0;
  return weightOf(words.filter((word) => of.some((other) => isSameWord(word, other)))) / weightOf(words);
}

/** Long words say more: `Northfield` more than `Oil`. */
function weightOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (COUNTRIES.has(word) ? 0.5 : Math.min(8, 2 + word.length)), 0);
}

function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const length = Math.min(a.length, b.length);
  if (length < 4 || /\d/.test(a + b)) return false;
  return confusionKey(a) === confusionKey(b) || (length >= 5 && isOneLetterOff(a, b));
}

/** One letter more, less or different. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [x, y] = a.length < b.length ? [a, b] : [b, a];
  return x.slice(x.length === y.length ? start + 1 : start) === y.slice(start + 1);
}
