/** Units of measure. */
import type { DraftField } from '../model/draft.ts';
import { absent, doubtful, read, type Normalized } from './normalized.ts';
import { RECOMMENDED_UNITS } from './recommended-units.ts';
import { AMBIGUOUS, AMBIGUOUS_AS_CODE, AMBIGUOUS_IN_X12, AMBIGUOUS_ON_PAPER, UNITS } from './units-table.ts';

/**
 * Reads a unit (X12 element 355, EDIFACT 6411, UBL unitCode, or a word) into UN/ECE Recommendation 20.
 *
 * The same letters mean different things in different lists: X12 PL is a pallet, Recommendation 21 PL a pail; X12
 * DZ is a dozen, German "dz" 100 kg. So the list is chosen by the format that read the field, and only a word from
 * a list-less source is looked up among spellings. One that can mean two units is never resolved silently.
 *
 * @returns the Recommendation 20 code, or finding `unit-unknown` or `unit-ambiguous`; the sender's own unit stays
 * in `sourceUom` either way. One that is only agreed on (ZZ) is the code, and is told.
 */
export function normalizeUnit(field: DraftField): Normalized<string> {
  const unit = unitOf(field);
  if (!unit.ok || unit.value !== MUTUAL) return unit;
  const message = `"${field.text.trim().slice(0, 60)}" is a unit that the two sides agree on between them: by itself it does not say what is counted.`;
  return { ...unit, doubt: { code: 'unit-unknown', message, severity: 'warning' } };
}

/** Recommendation 20: mutually defined. */
const MUTUAL = 'ZZ';

function unitOf(field: DraftField): Normalized<string> {
  const text = field.text.trim();
  if (text === '') return absent;
  if (field.rule.startsWith('x12/')) return x12Unit(text, field);
  if (field.rule.startsWith('edifact/')) return edifactUnit(text, field);
  if (/^(?:ubl|cxml)\//.test(field.rule)) return recommendedUnit(text, field);
  const meanings = onPaper(field) ?? meaningsOf((PACK.exec(text)?.[1] ?? text).toLowerCase());
  return meanings.length > 1 ? either(field, meanings) : known(meanings[0], field);
}

/** `doos 12 st`, `box of 12`, `Karton (12 Stk)`: boxes are ordered, whatever one of them holds. */
const PACK =
  /^(\p{L}[\p{L}.]+|\p{Script=Han})\s?(?:\(|(?:of|à|a|de|da|di|van|von|zu|mit|med|x|×)\s(?=\d))?(?:of |à |x ?|× ?)?\d{1,5}(?:[.,]\d{1,3})?(?:\s?\p{L}[\p{L}.]{0,9})?\)?$/u;

function x12Unit(text: string, field: DraftField): Normalized<string> {
  const meanings = meaningsIn(AMBIGUOUS_IN_X12, text) ?? meaningsIn(AMBIGUOUS_AS_CODE, text);
  return meanings === undefined ? known(X12.get(text), field) : either(field, meanings);
}

/**
 * 6411 holds codes of Recommendation 20, but senders put habits there too. One of those that is a spelling of two units
 * (DZ is a dozen and a Doppelzentner, M a metre and a thousand) is asked; a code of the Recommendation that we know never is.
 * One that we do not know and that people write for another unit (STK, a stick of cigarettes, for Stück) is asked too.
 */
function edifactUnit(text: string, field: DraftField): Normalized<string> {
  if (RECOMMENDED.has(text)) return read(EDIFACT.get(text) ?? text);
  const meanings = meaningsIn(AMBIGUOUS_AS_CODE, text) ?? ambiguous(text.toLowerCase());
  if (meanings.length > 1) return either(field, meanings);
  const code = EDIFACT.get(text);
  if (code !== undefined) return known(code, field);
  const own = itself(text);
  const spelled = own === undefined ? [] : [...(SPELLINGS.get(text.toLowerCase()) ?? [])].filter((one) => one !== '');
  return own !== undefined && spelled.length > 0 ? either(field, [...spelled, own]) : known(own, field);
}

/** A code of the Recommendation that no partner of ours is known to use yet: what it is, nobody need convert. */
function itself(text: string): string | undefined {
  return RECOMMENDED_UNITS.has(text) ? text : undefined;
}

/**
 * UBL and cXML ask for Recommendation 20, and are sent habits of X12 and EDIFACT. Another code is read only where all lists that
 * know it agree: BX is a box in both, PL a pallet in one and a pail in the other. Words are asked.
 */
function recommendedUnit(text: string, field: DraftField): Normalized<string> {
  const code = text.toUpperCase();
  if (OWN.has(code)) return read(code);
  if (code === PIECE) return known(EDIFACT.get(PIECE), field);
  const meanings = new Set([...(CODES.get(code) ?? []), ...ambiguous(text.toLowerCase())]);
  return meanings.size > 1 ? either(field, [...meanings]) : known([...meanings][0], field);
}

/** Whose language says which one is meant comes with that meaning, and is not asked here. */
function onPaper({ rule, text }: DraftField): string[] | undefined {
  if (!/^(?:paper|order-x|tradacoms)\//.test(rule)) return undefined;
  const spelling = text.trim().toLowerCase().replace(/\.$/, '');
  return meaningsIn(AMBIGUOUS_ON_PAPER, spelling);
}

/** `Stk.` is `Stk`: the stop of an abbreviation is tried away. */
function meaningsOf(spelling: string): string[] {
  const asked = ambiguous(spelling);
  const meanings = asked.length > 0 ? asked : [...(SPELLINGS.get(spelling) ?? [])];
  return meanings.length === 0 && spelling.endsWith('.') ? meaningsOf(spelling.slice(0, -1)) : meanings;
}

function ambiguous(spelling: string): string[] {
  return meaningsIn(AMBIGUOUS, spelling) ?? [];
}

function meaningsIn(table: Readonly<Record<string, string>>, spelling: string): string[] | undefined {
  return Object.hasOwn(table, spelling) ? table[spelling]?.split(' ') : undefined;
}

function either({ text }: DraftField, meanings: readonly string[]): Normalized<string> {
  return doubtful('unit-ambiguous', `"${text.trim().slice(0, 60)}" can mean ${meanings.join(' or ')}.`);
}

/** @returns the Recommendation 20 code of a unit that a price list or an item file names; the text itself when that is not clear */
export function unitOfWord(text: string): string {
  const found = normalizeUnit({ text, rule: 'master-data' });
  return found.ok ? found.value : text;
}

function known(code: string | undefined, field: DraftField): Normalized<string> {
  if (code === undefined)
    return doubtful('unit-unknown', `"${field.text.slice(0, 60)}" is no unit of measure that is known here.`);
  if (code === '')
    return doubtful('unit-unknown', `"${field.text.slice(0, 60)}" has no code in UN/ECE Recommendation 20.`);
  return read(code);
}

const X12: ReadonlyMap<string, string> = new Map(
  UNITS.flatMap(([code, x12]) => words(x12).map((word) => [word, code] as const)),
);
const RECOMMENDED: ReadonlySet<string> = new Set(UNITS.map(([code]) => code).filter((code) => !code.startsWith('X')));
const OWN: ReadonlySet<string> = new Set(UNITS.map(([code]) => code));
const PIECE = 'PCE';
const EDIFACT = edifactCodes();
const CODES = codesOfLists();
const SPELLINGS = spellings();

/**
 * A code that is itself of Recommendation 20 means itself (EA, KGM; XBX, a package of Recommendation 21). Habits such as PCE come after; one that two
 * rows claim differently is left out, and thereby unknown.
 */
function edifactCodes(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const [code] of UNITS) if (code !== '') codes.set(code, code);
  const claims = new Map<string, Set<string>>();
  for (const [code, , edifact] of UNITS)
    for (const word of words(edifact)) claims.set(word, (claims.get(word) ?? new Set()).add(code));
  for (const [word, meanings] of claims) {
    const [meaning = ''] = meanings;
    if (!codes.has(word) && meanings.size === 1) codes.set(word, meaning);
  }
  codes.set(PIECE, 'H87'); // EANCOM's piece; Recommendation 20 replaced it by H87.
  return codes;
}

/** What a code means in any of the lists. */
function codesOfLists(): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  for (const [code, x12, edifact] of UNITS)
    for (const word of [...words(x12), ...words(edifact)])
      if (code !== '') table.set(word, (table.get(word) ?? new Set()).add(code));
  for (const [word, meanings] of Object.entries(AMBIGUOUS_IN_X12))
    for (const code of words(meanings)) table.set(word, (table.get(word) ?? new Set()).add(code));
  return table;
}

function spellings(): ReadonlyMap<string, ReadonlySet<string>> {
  const table = new Map<string, Set<string>>();
  for (const [code, , , names] of UNITS) {
    for (const name of [...names.split('|'), code]) {
      const key = name.toLowerCase();
      if (key !== '') table.set(key, (table.get(key) ?? new Set()).add(code));
    }
  }
  return table;
}

function words(list: string): string[] {
  return list === '' ? [] : list.split(' ');
}
