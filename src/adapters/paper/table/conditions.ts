/** Prices of an item in rows of their own: `Gross price`, `Discount %`, `Net price`. The last one is what is paid. */
import { fold } from '../lexicon/fold.ts';
import type { DecimalMark } from '../values/number.ts';
import { wholeNumber } from '../values/number.ts';
import type { Row } from './rows.ts';

const NET =
  /^(?:net (?:unit )?price|net value|nettopreis|nettowert|prix net|precio neto|prezzo netto|netto ?prijs|preco liquido|cena netto|nettopris)\b/;
const GROSS =
  /^(?:gross (?:unit )?price|list price|bruttopreis|listenpreis|prix brut|prix public|precio bruto|prezzo lordo|prezzo di listino|bruto ?prijs|preco bruto|cena brutto|cena katalogowa|bruttopris)\b/;
const BETWEEN =
  /^(?:discount|surcharge|rebate|rabatt|zuschlag|skonto|remise|descuento|desconto|sconto|maggiorazione|korting|rabat|upust)\b/;

const APART_MAX = 5;

/** Where the item prints what it comes to net, the rows before it only say how that was reckoned. */
export function withNetPrices(rows: readonly Row[], mark: DecimalMark): Row[] {
  const kept: Row[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined) break;
    const next = begins(row, GROSS) ? rows.slice(at + 1, at + 1 + APART_MAX) : [];
    const step = next.findIndex((each) => begins(each, NET) && hasNumber(each, mark));
    const net = next[step];
    if (net === undefined || !next.slice(0, step).every((each) => begins(each, BETWEEN))) {
      kept.push(row);
      continue;
    }
    kept.push(withoutLabel(net, mark));
    at += step + 1;
  }
  return kept;
}

function begins({ line }: Row, pattern: RegExp): boolean {
  return pattern.test(fold(line.segments[0]?.text ?? ''));
}

function hasNumber({ line }: Row, mark: DecimalMark): boolean {
  return line.tokens.some(({ text }) => wholeNumber(text, mark) !== undefined);
}

/** `Net price` itself is no text of the item. */
function withoutLabel(row: Row, mark: DecimalMark): Row {
  const first = row.line.tokens.findIndex(({ text }) => wholeNumber(text, mark) !== undefined);
  const label = new Set(row.line.tokens.slice(0, Math.max(0, first)));
  const cells = new Map(
    [...row.cells].flatMap(([index, tokens]) => {
      const kept = tokens.filter((token) => !label.has(token));
      return kept.length === 0 ? [] : [[index, kept] as const];
    }),
  );
  return { ...row, cells, isSum: false };
}
