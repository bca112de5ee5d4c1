/** The currency that a label or the head of a column names goes before words elsewhere; another one anywhere on the paper is told. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { foundIn, type Found } from '../found.ts';
import { placeOf, textOf, type Layout, type Line, type PageLayout, type Token } from '../layout/layout.ts';
import { currencyOf } from './currency.ts';
import { labelTest } from './fields.ts';
import { type Label } from './labels.ts';
import { candidatesFor } from './candidates.ts';

/**
 * `Currency: GBP`, or `Price GBP` over the prices.
 * @param heads lines of the heads of the items' tables
 */
export function namedCurrency(layout: Layout, labels: readonly Label[], heads: ReadonlySet<number>): Found | undefined {
  const [labelled] = labelledTokens(layout, labels);
  if (labelled !== undefined) return foundIn([labelled], 'paper/label/currency', 0.97, currencyOf(labelled));
  const tokens = layout.lines.filter(({ index }) => heads.has(index)).flatMap(({ tokens: own }) => own);
  const named = tokens.filter((token) => currencyOf(token) !== undefined);
  const [first] = named;
  const codes = new Set(named.map(currencyOf));
  return first === undefined || codes.size > 1
    ? undefined
    : foundIn([first], 'paper/column/currency', 0.95, currencyOf(first));
}

function labelledTokens(layout: Layout, labels: readonly Label[]): Token[] {
  const isLabel = labelTest(labels);
  return labels
    .filter(({ field, line }) => field === 'currency' && !isElsewhere(line, layout))
    .flatMap((label) => {
      const [nearest] = candidatesFor(label, layout, isLabel).toSorted((a, b) => a.distance - b.distance);
      return nearest?.tokens.slice(0, VALUE_WORDS_MAX).find((token) => currencyOf(token) !== undefined) ?? [];
    });
}
const VALUE_WORDS_MAX = 4;

/**
 * `Currency: GBP` above `Total EUR 450.00`, or above `Prices in EUR`.
 * @param own lines of the items: their texts may name anything
 */
export function rivalCurrency(
  layout: Layout,
  labels: readonly Label[],
  chosen: Found | undefined,
  own: ReadonlySet<number>,
): Finding[] {
  if (chosen?.value === undefined) return [];
  const rivals = [...labelledTokens(layout, labels), ...layout.lines.flatMap((line) => namesIn(line, layout, own))];
  const rival = rivals.find((token) => isOther(token, chosen.value ?? ''));
  if (rival === undefined) return [];
  const at = placeOf([rival]);
  const message = `The paper gives the currency as ${chosen.value} and as ${currencyOf(rival) ?? rival.text}.`;
  return [finding('head-values-differ', message, { path: '/currency', ...(at === undefined ? {} : { at }) })];
}

function isOther(token: Token, chosen: string): boolean {
  const code = currencyOf(token);
  if (code !== undefined) return code !== chosen;
  if (YEN_AMOUNT.test(token.text)) return chosen !== 'CNY' && chosen !== 'JPY';
  return NO_DOLLAR.has(chosen) && DOLLAR_AMOUNT.test(token.text);
}

/** Words of a line that may name a currency: a code that is nothing else, and whatever stands at an amount. */
function namesIn(line: Line, layout: Layout, own: ReadonlySet<number>): Token[] {
  const text = textOf(line.tokens);
  if (!MAY_NAME.test(text) || isElsewhere(line, layout) || OF_NO_PRICE.test(text)) return [];
  return line.tokens.filter((token, at) => {
    const [before, after] = [line.tokens[at - 1], line.tokens[at + 1]];
    if (isBesideAmount(token, before, after)) return true;
    if (own.has(line.index) || isPallet(token, after)) return false;
    return PLAIN_CODE.test(token.text);
  });
}

function isPallet({ text }: Token, after: Token | undefined): boolean {
  return /EUR[.-]?(?:1|pal|pool)/i.test(text) || /^(?:1$|pal|pool|epal)/i.test(after?.text ?? '');
}

const AMOUNT = /^\(?-?\d[\d.,' ]*[.,]\d{2}\)?-?$/;

function isBesideAmount(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  const { text } = token;
  if (currencyOf(token) === undefined && !DOLLAR_AMOUNT.test(text) && !YEN_AMOUNT.test(text)) return false;
  return GLUED.test(text) || AMOUNT.test(before?.text ?? '') || AMOUNT.test(after?.text ?? '');
}

/** `€9.9` of a sheet, which gives numbers as they are stored, and `EUR9.90`. */
const GLUED = /\d[.,]\d{2}\b|^[(-]*\p{Sc}-?\d[\d.,']*\)?-?$|^[(-]*\d[\d.,']*\p{Sc}\)?$/u;

const MAY_NAME = /[A-Z]{3}|[€£₹元円$¥]|zł|Kč|[₺₩₽₴฿₫₪]/u;
/** Codes that no word of a text is spelled as. */
const PLAIN_CODE = /^[([]?(?:EUR|USD|GBP|CHF|JPY|CNY|RMB|HKD|AUD|NZD|SGD|PLN|CZK|DKK|NOK|HUF)[)\],.;:]*$/;
const DOLLAR_AMOUNT = /^\(?(?:US)?\$\d/;
const YEN_AMOUNT = /[¥￥]\d|\d[¥￥]/u;
const NO_DOLLAR: ReadonlySet<string> = new Set([
  'EUR',
  'GBP',
  'CHF',
  'JPY',
  'CNY',
  'PLN',
  'CZK',
  'SEK',
  'DKK',
  'NOK',
  'HUF',
]);

/** Where another currency says nothing of the prices: accounts, rates of exchange, capital, insurance, limits. */
const OF_NO_PRICE =
  /[=@]|(?<!\p{L})(?:rates?|kurs|wechselkurs\p{L}*|umgerechnet|umrechnung\p{L}*|entspricht|taux|cambio|koers|exchange|conver\p{L}+|equiv\p{L}*|[ée]quiv\p{L}*|approx\p{L}*|ca\.|capital\p{L}*|kapital|stammkapital|grundkapital|kapitał\p{L}*|insur\p{L}*|versicher\p{L}*|assur\p{L}*|liab\p{L}*|haft\p{L}*|penalt\p{L}*|minimum|mindest\p{L}*|汇率)(?!\p{L})/iu;
const BANK =
  /(?<!\p{L})(?:iban|swift|bic|bank\p{L}*|sort code|a\/c|account (?:no|number|name)|kontonummer|konto-?nr|banque|compte bancaire|banco|cuenta|banca|c\/c|rekening\p{L}*|routing|aba|开户行|账号|銀行|口座)(?!\p{L})/iu;

/** In the bank details, or on a page of terms. */
function isElsewhere({ index, page }: Line, { lines, pages }: Layout): boolean {
  const near = lines.slice(Math.max(0, index - BANK_LINES), index + BANK_LINES + 1);
  if (near.some((line) => line.page === page && BANK.test(textOf(line.tokens)))) return true;
  const own = page === 1 ? undefined : pages.find(({ number }) => number === page);
  return own !== undefined && isTerms(own);
}

function isTerms(page: PageLayout): boolean {
  const known = TERMS.get(page);
  if (known !== undefined) return known;
  const words = page.lines.flatMap(({ tokens }) => tokens);
  const is = words.length > TERMS_WORDS_MIN && !words.some(({ text }) => AMOUNT.test(text));
  TERMS.set(page, is);
  return is;
}
/** Each line of a page asks. */
const TERMS = new WeakMap<PageLayout, boolean>();
const BANK_LINES = 2;
const TERMS_WORDS_MIN = 150;
