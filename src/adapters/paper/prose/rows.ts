/**
 * Lines of a mail that stand one below the other and are alike are a list, though no dot or dash begins them: each begins with how
 * many (`4 caissettes …` over `12 sachets …`), or each ends with what one costs. A line that a program wrapped does so by chance once.
 */
import type { Line } from '../layout/layout.ts';
import { NUMBER_WORDS } from './numbers.ts';
import { MONEY, NUMBER } from './slot.ts';

const COUNTED = new RegExp(
  String.raw`^(?:(?:and|plus|und|et|y|e|sowie)\s+)?(?:n\.|nr\.|n[°º]\.?)?\s?(?:${NUMBER}|(?:${NUMBER_WORDS})(?=\s))(?:\s?[x×]|\s?\p{L}{1,3}(?![\p{L}\d]))?\s+(?=\S*\p{L})(?<thing>.*)$`,
  'iu',
);
const PRICED = new RegExp(
  String.raw`\d.*(?:(?:${MONEY})\s?(?:${NUMBER})|(?:${NUMBER})\s?(?:${MONEY}))(?:\s?(?:HT|TTC|netto?))?(?:\s?(?:\/|\p{L}{1,4}[\s.'’])\s?\p{L}[\p{L}./]*|\s?c\/u)?\s*[.;,]?$`,
  'iu',
);
const SUM =
  /^\W*(?:sub-?total|total|summe|gesamt|zwischensumme|montant|importe|importo|iva|vat|mwst|tva|shipping|freight)/iu;
/** `14 rue de la Gare`, `31234 Huxdorf`, `5 May at noon`: numbers that count nothing. */
const NO_THING =
  /^(?:rue|avenue|av|bd|boulevard|chemin|place|quai|impasse|allée|route|street|st|road|rd|lane|ln|ave|drive|dr|court|ct|way|days?|tage?|jours?|d[ií]as|giorni|hours?|uhr|heures?|horas|ore|(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)\p{Ll}*)(?!\p{L})/iu;
const LENGTH_MAX = 200; // Characters of a line of a list.
const WIDTH_WRAPPED = 50; // Characters: a shorter line was ended by its writer.

/** Those of at least two neighbours that are alike. */
export function rowsAmong(
  lines: readonly Line[],
  texts: readonly string[],
  isNear: (above: Line, below: Line) => boolean,
): Set<Line> {
  const rows = new Set<Line>();
  for (const isAlike of [isCounted, isPriced])
    for (let from = 0; from < lines.length; from += 1) {
      let to = from;
      for (; to < lines.length && (texts[to] ?? '').length < LENGTH_MAX && isAlike(texts[to] ?? ''); to += 1) {
        const [above, line] = [lines[to - 1], lines[to]];
        if (to > from && above !== undefined && line !== undefined && !isNear(above, line)) break;
      }
      if (to - from > 1 && begins(texts, from)) for (const line of lines.slice(from, to)) rows.add(line);
      from = Math.max(from, to - 1);
    }
  return rows;
}

/** What stands above it is no line that runs on into it. */
function begins(texts: readonly string[], at: number): boolean {
  const above = (texts[at - 1] ?? '').trim();
  return above.length < WIDTH_WRAPPED || /[.:：!?;]$/.test(above);
}

function isCounted(text: string): boolean {
  const thing = COUNTED.exec(text)?.groups?.['thing'];
  const isPlace = /^\d{4,5}\s\p{Lu}[\p{L}\s.'’-]*$/u.test(text);
  return thing !== undefined && !NO_THING.test(thing) && !isPlace && /\p{L}{2}/u.test(thing);
}

function isPriced(text: string): boolean {
  return PRICED.test(text) && /^\p{L}{2}/u.test(text) && !SUM.test(text);
}
