/**
 * What a paper says under labels that no field of an order holds, and that is said of all its lines: in what they are counted, what a
 * price is for, how often they are wanted, that they come in parts, or another place. It is told as sentences are.
 */
import { pairsIn, type Pair } from '../head/pairs.ts';
import { textOf, type Layout } from '../layout/layout.ts';
import { KNOWN_COLUMNS } from '../lexicon/columns.ts';
import { fold, hasCjk } from '../lexicon/fold.ts';
import { KNOWN_LABELS } from '../lexicon/labels.ts';
import {
  AT_PLACE,
  IN_PARTS,
  OF_PAGES,
  OF_PLACE,
  ONE_PIECE,
  PER_NUMBER,
  PER_TIME,
  ROUND_NUMBERS,
  saidKindOf,
} from '../lexicon/said-labels.ts';
import type { PaperOrder } from '../understand.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { keyOf, sentenceOf, type Sentence } from './sentence.ts';

/** What the orders say themselves: their units, bases of prices, places and parties. */
interface Known {
  readonly units: ReadonlySet<string>;
  readonly bases: ReadonlySet<string>;
  readonly place: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  readonly taken: ReadonlySet<string>;
  readonly pages: number;
  /** Two places were told already, and a person says which of them it is. */
  readonly isPlaceAsked: boolean;
}

/** @param except lines of the items and of their heads */
export function saidUnderLabels(
  layout: Layout,
  orders: readonly PaperOrder[],
  except: ReadonlySet<number>,
): Sentence[] {
  const known = knownOf(orders, layout.pages.length);
  const said = pairsIn(layout, except).filter((pair) => !isBelowAnother(pair) && saysMore(pair, known));
  return said.map(({ label, value, tokens }) => sentenceOf(`${label}: ${textOf(value)}`.slice(0, TEXT_MAX), tokens));
}

/** Words under labels of which `saidUnderLabels` knows what they may say; and those under labels that ask when or where. */
export function underLabels(
  layout: Layout,
  except: ReadonlySet<number>,
): { readonly judged: ReadonlySet<string>; readonly ofDelivery: ReadonlySet<string> } {
  const pairs = pairsIn(layout, except).map((pair) => ({ ...pair, kind: saidKindOf(pair.label) }));
  const isOfDelivery = ({ kind }: (typeof pairs)[number]): boolean => kind === 'delivery' || kind === 'place';
  const judged = pairs.filter((pair) => pair.kind !== undefined && !isOfDelivery(pair));
  return {
    judged: new Set(judged.flatMap(({ value, tokens }) => [...tokens, ...value].map(keyOf))),
    ofDelivery: new Set(pairs.filter(isOfDelivery).flatMap(({ value }) => value.map(keyOf))),
  };
}

/** What stands below a label that has its value, or another label, beside it. */
function isBelowAnother({ value, tokens, line }: Pair): boolean {
  const [first, own] = [value[0], tokens[0]];
  if (first === undefined || own === undefined || line.tokens.includes(first)) return false;
  const last = line.segments.at(-1);
  return last !== undefined && !last.tokens.includes(own);
}

function knownOf(orders: readonly PaperOrder[], pages: number): Known {
  const fields = orders.flatMap(({ items }) => items.map((item) => item.fields));
  const parties = orders.flatMap((order) =>
    Object.entries(order.parties).map(([role, { name, address }]) => ({ role, lines: [name, ...address] })),
  );
  const wordsOf = (all: typeof parties): string[] =>
    all.flatMap(({ lines }) => lines.flatMap(({ text }) => placeWords(text)));
  return {
    units: new Set(fields.flatMap(({ unit }) => (unit === undefined ? [] : unitKey(unit.text)))),
    bases: new Set(fields.flatMap(({ basis }) => basis?.value ?? basis?.text ?? [])),
    place: new Set(wordsOf(parties.filter(({ role }) => role === 'shipTo'))),
    parties: new Set(wordsOf(parties)),
    pages,
    isPlaceAsked: orders.some(({ findings }) =>
      findings.some(({ code, path }) => code === 'head-values-differ' && path === '/shipTo'),
    ),
    // `Forward to: York` may pass for whom the order is sent to.
    taken: new Set(
      parties
        .filter(({ role }) => role !== 'supplier')
        .flatMap(({ lines }) => lines.flatMap(({ tokens }) => tokens.map(keyOf))),
    ),
  };
}

function saysMore({ label, value, line }: Pair, known: Known): boolean {
  const text = textOf(value).trim();
  // `Ship To:` beside `Currency: GBP`: another label.
  if (text === '' || text.length > VALUE_MAX || /[:：](?:\s|$)/.test(text)) return false;
  if (line.segments.length > SIDES_MAX) return false;
  if (value.some((token) => known.taken.has(keyOf(token)))) return false;
  const kind = saidKindOf(label);
  if (kind === undefined && line.lexicon.label(label)?.field === 'shipTo') return isSecondPlace(text, known);
  const isOtherUnit = (said: string): boolean => isUnit(said) && !known.units.has(unitKey(said));
  switch (kind) {
    case 'unit':
      return isOtherUnit(text);
    case 'quantity':
      return PER_TIME.test(text) || isOtherUnit(text.replace(/^(?:in|en) /i, ''));
    case 'price':
    case 'basis': {
      const [, behind] = PER_NUMBER.exec(text) ?? [];
      const said = behind ?? (kind === 'basis' ? text : undefined);
      return said !== undefined && (isOtherBasis(said, known) || isOtherUnit(said));
    }
    case 'factor':
      return /^[x×]?\s?\d{1,4}(?:[.,]\d{1,3})?$/i.test(text) && !/^[x×]?\s?1(?:[.,]0+)?$/i.test(text);
    case 'delivery':
      return IN_PARTS.test(text) || PER_TIME.test(text);
    case 'place':
      return !isNamed(text) && placeWords(text).some((word) => !known.place.has(word));
    case 'via':
      return OF_PLACE.test(text) && placeWords(text).some((word) => !known.place.has(word));
    case 'site':
      // `Lager: 0001` is a code of the buyer's own.
      return !isNamed(text) && (text.match(NAMES) ?? []).some((name) => !known.parties.has(fold(name)));
    case 'pages':
      return Number(OF_PAGES.exec(text)?.[2] ?? 0) > known.pages;
    case undefined:
      return false;
  }
}

/** `Ship to: 39680` is the number of the place that stands below it, and who orders may stand in its address. */
function isSecondPlace(text: string, { place, parties, isPlaceAsked }: Known): boolean {
  if (isPlaceAsked) return false;
  const said = placeWords(text);
  // `Shop Store 2` of a column, and here with its address.
  const isSame = [...place].every((word) => said.includes(word));
  return !isSame && NAMED.test(text) && !isNamed(text) && said.some((word) => !parties.has(word));
}

/** `100`, `1.000 Stück`, `thousand`. */
function isOtherBasis(said: string, { bases }: Known): boolean {
  const [, number, unit = ''] = /^([\d.,' ]*\d|\p{L}+)(?:\s?(\p{L}+)\.?)?$/u.exec(said) ?? [];
  if (number === undefined || (unit !== '' && !isUnit(unit))) return false;
  const value = ROUND_NUMBERS[fold(number)] ?? Number(number.replaceAll(/[.,' ](?=\d{3})/g, ''));
  return Number.isInteger(value) && value > 1 && !bases.has(String(value));
}

function isUnit(text: string): boolean {
  return (text.length > 1 || hasCjk(text)) && isUnitWord(text);
}

function unitKey(text: string): string {
  return ONE_PIECE.test(text) ? 'piece' : fold(text).replace(/s$/, '');
}

/** Another label, as where two of them stand side by side. */
function isNamed(text: string): boolean {
  const folded = fold(text);
  return KNOWN_LABELS.has(folded) || KNOWN_COLUMNS.has(folded);
}

function placeWords(text: string): string[] {
  return fold(text.replaceAll(AT_PLACE, ' '))
    .split(/[ /]/)
    .filter((word) => word.length > 2 || /\d/.test(word) || hasCjk(word));
}

const SIDES_MAX = 4; // More stand in the head of a table.
const NAMED = /\p{Lu}\p{Ll}{2,}|\p{Script=Han}{2,}/u;
const NAMES = new RegExp(NAMED, 'gu');
const VALUE_MAX = 60;
const TEXT_MAX = 200;
