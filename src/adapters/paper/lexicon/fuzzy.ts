/** Labels as a scan shows them: `Umit Price` is `Unit Price`. Used for recognized pages alone. */
import { KNOWN_COLUMNS, type ColumnMeaning, type ColumnRole } from './columns.ts';
import { fold, hasCjk } from './fold.ts';
import { KNOWN_LABELS, type LabelMeaning } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { remember } from './remember.ts';

/** Finds what the usual lexicon lacks by a letter or two; it is a little less certain. */
export function fuzzyLexicon(exact: Lexicon): Lexicon {
  const column = (label: string): ColumnMeaning | undefined => exact.column(label) ?? nearColumn(fold(label));
  return {
    column,
    // A guess at its parts would keep `Qty Unit Price` from being told as two labels.
    exactColumn: (label) => exact.exactColumn(label) ?? (label.length >= 5 ? nearColumn(fold(label)) : undefined),
    label: (label) => exact.label(label) ?? nearLabel(fold(label)),
  };
}

const nearColumn = remember((folded): ColumnMeaning | undefined => {
  if (isTwoLabels(folded)) return undefined;
  // A scan shows `%` as `96`.
  const label = folded
    .replace(/ ?(?:96|呢)$/, ' %')
    .replaceAll('rn', 'm')
    .trim();
  // Of `Price £` the sign is read as a letter.
  const unsigned = KNOWN_COLUMNS.get(label.replace(/ [fecljs5]$/, ''));
  if (unsigned !== undefined) return { role: unsigned, certainty: 0.9 };
  const [first = '', ...others] = label.split('/');
  if (others.length > 0 && others.length < 4) {
    // Of `Par: Number/Rev/Description` each part may lack a letter.
    const parts = [first, ...others].map((part) => KNOWN_COLUMNS.get(part) ?? roleNear(part));
    return parts[0] === undefined || parts.includes(undefined) ? undefined : { role: parts[0], certainty: 0.75 };
  }
  const role = KNOWN_COLUMNS.get(label) ?? TIGHT_COLUMNS.get(tight(label)) ?? roleNear(label);
  return role === undefined ? undefined : { role, certainty: 0.9 };
});

/** `ehd artikelnr` is nothing misread, but two labels beside each other, although `ihre artikelnr` differs by two letters. */
function isTwoLabels(folded: string): boolean {
  for (let cut = folded.indexOf(' '); cut > 0; cut = folded.indexOf(' ', cut + 1))
    if (KNOWN_COLUMNS.has(folded.slice(0, cut)) && KNOWN_COLUMNS.has(folded.slice(cut + 1))) return true;
  return false;
}

/** What folding makes `no` of is written out where a letter of it is misread: `Bestellnuinmer`, `Order Nurnber`. */
const NUMBERS = new Map(
  [...KNOWN_LABELS.keys()].flatMap((phrase) =>
    phrase.endsWith(' no') ? ['nummer', ' number'].map((word) => [phrase.replace(/ no$/, word), phrase] as const) : [],
  ),
);

/** Recognition loses white between words: `Priceperunit`, `Deliverydate`. Short words joined may be another word. */
const TIGHT_MIN = 8;
const TIGHT_COLUMNS = keyed([...KNOWN_COLUMNS]);
const TIGHT_LABELS = keyed([...KNOWN_LABELS.keys()].map((phrase) => [phrase, phrase]));

/** Without white; what is too short is no key of anything. */
function tight(phrase: string): string {
  const joined = phrase.replaceAll(' ', '');
  return joined.length < TIGHT_MIN || hasCjk(joined) ? '' : joined;
}

/** The first phrase of each tight form, as in the lexicon itself. */
function keyed<T>(entries: readonly (readonly [phrase: string, meaning: T])[]): Map<string, T> {
  const map = new Map<string, T>();
  for (const [phrase, meaning] of entries) {
    const key = tight(phrase);
    if (key !== '' && !map.has(key)) map.set(key, meaning);
  }
  return map;
}

function roleNear(label: string): ColumnRole | undefined {
  const near =
    nearest(label, KNOWN_COLUMNS) ??
    (label.length >= 3 ? SHORT.find((each) => distance(label, each, 2) <= 1) : undefined);
  return near === undefined ? undefined : KNOWN_COLUMNS.get(near);
}

/** Of short labels only these are looked for: a letter less makes `tem` of `item`, and other words of others. */
const SHORT: readonly string[] = [
  'item',
  'qty',
  'unit',
  'price',
  'total',
  'line',
  'amount',
  'date',
  'menge',
  'pos',
  'einh',
  'uom',
  'each',
  'code',
  'part',
];

const nearLabel = remember((folded): LabelMeaning | undefined => {
  const near =
    TIGHT_LABELS.get(tight(folded)) ?? nearest(folded, KNOWN_LABELS) ?? NUMBERS.get(nearest(folded, NUMBERS) ?? '');
  const meaning = near === undefined ? undefined : KNOWN_LABELS.get(near);
  return meaning === undefined ? undefined : { ...meaning, strength: meaning.strength * 0.9 };
});

/** The phrase that differs least; short words have to be right, for a letter makes another word of them. */
function nearest(folded: string, phrases: ReadonlyMap<string, unknown>): string | undefined {
  if (folded.length < 5 || folded.length > 40 || hasCjk(folded)) return undefined;
  const allowed = folded.length >= 10 ? 2 : 1;
  let best: string | undefined;
  let least = allowed + 1;
  for (const phrase of phrases.keys()) {
    if (Math.abs(phrase.length - folded.length) >= least || phrase.length < 5) continue;
    const steps = distance(folded, phrase, least);
    if (steps < least) [best, least] = [phrase, steps];
  }
  return best;
}

/** Letters to change, add or leave out; stops at the limit. */
export function distance(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next.push(value);
      least = Math.min(least, value);
    }
    if (least >= limit) return limit;
    row = next;
  }
  return row[b.length] ?? limit;
}
