/** Prices and amounts in running text: `@ 12.01`, `zu 38,24 €/ST`, `£7.70 × 6 = £46.20`. */
import { Big } from 'big.js';
import { type DecimalMark, wholeNumber } from '../values/number.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { type Slots, NUMBER, MONEY, UNIT, isFree } from './slot.ts';

/** Prices with their word or their currency: `@ 12.01`, `zu 38,24 €/ST`, `$0.46/Unit`, `单价9.75元`, `at $2.12 per lb`. */
const PRICES: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:@|(?<![\p{L}\d])(?:at|au prix de|à|a|zu je|zum preis von|al precio de|al prezzo di|tegen|voor|för|für(?: je)?|pour|por|za|po|zu|je|per|for|unit price|price|preis|einzelpreis|prix(?: unitaire)?|pu|precio|prezzo)(?:\s(?:the|die|den|les?|los|el|il))?(?![\p{L}\d])|单价|含税单价|价格|每\p{Script=Han})\s*[:：]?\s*(?<m1>${MONEY})?\s?(?<n>${NUMBER})\s?(?<m2>${MONEY})?(?:\s(?:HT|H\.T\.|TTC|netto?))?(?:\s?(?:\/|\bper\b|\bpro\b|\bje\b|\bpar\b|\bp\.|(?<!\p{L})(?:al?|alla|all['’])(?=\s?\p{L}{3}))\s?(?<b>\d{1,5}(?![\d.,]))?\s?(?<u>${UNIT})?|\s(?<e>each|ea\.?|le(?: \p{L}+)?|la(?: \p{L}+)?|l['’]unité|l['’]un[oa]|pièce|stück|cad(?:aun[oa]|\.)?|ciascun[oa]|c\/u)(?![\p{L}]))?`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<m1>${MONEY})\s?(?<n>${NUMBER})(?:\s?(?:\/|\bper\b|\bpro\b)\s?(?<b>\d{1,5}(?![\d.,]))?\s?(?<u>${UNIT})?|\s(?<e>each|ea\.?)(?![\p{L}]))?`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<![\d.,])(?<n>${NUMBER})\s?(?<m2>${MONEY})(?!-?(?!一)\p{L})(?:一\p{Script=Han})?(?:\s?(?:\/|\bper\b|\bpro\b|\bje\b|\bpar\b)\s?(?<b>\d{1,5}(?![\d.,]))?\s?(?<u>${UNIT})?)?`,
    'iu',
  ),
  // `8.95 each`: what has cents is money.
  new RegExp(
    String.raw`(?<![\d.,])(?<n>\d[\d.,]*[.,]\d{2})\s(?<e>each|ea\.?|apiece|a piece|an? (?:case|box|carton|pack|roll|bag|pail|drum|pair|set|dozen|bottle|foot|yard|pound|gallon|sheet|bundle|pallet|tube|can|jar|unit)|pro stück|das stück|pièce)(?![\p{L}])`,
    'iu',
  ),
];

/** `£7.70 × 6`, and what it comes to. */
export const PRODUCT = new RegExp(
  String.raw`(?:(?<m1>${MONEY})\s?)?(?<![\p{L}\d.,])(?<n>\d[\d.,]*[.,]\d{2})\s?(?:${MONEY})?\s?[x×*]\s?(?<q>\d{1,5})(?![\p{L}\d.,])(?:\s+(?:=\s?)?(?:${MONEY})?\s?\d[\d.,]*[.,]\d{2}(?:\s?(?:${MONEY}))?)?`,
  'iu',
);

export function readProduct(text: string, mark: DecimalMark, slots: Slots): void {
  const match = PRODUCT.exec(text);
  const { n = '', q = '' } = match?.groups ?? {};
  const price = wholeNumber(n, mark);
  if (match === null || price === undefined) return;
  const start = match.index + match[0].indexOf(n);
  const count = start + n.length + text.slice(start + n.length).indexOf(q);
  slots.price = { start, end: start + n.length, value: price };
  slots.quantity = { start: count, end: count + q.length, value: q };
  slots.isCounted = true;
  slots.taken.push({ start: match.index, end: match.index + match[0].length });
}

export function readPrice(text: string, mark: DecimalMark, slots: Slots): void {
  for (const pattern of PRICES) {
    const match = pattern.exec(text);
    const printed = match?.groups?.['n'];
    if (match === null || printed === undefined) continue;
    const value = wholeNumber(printed, mark);
    if (value === undefined) continue;
    const { m1, m2, b, u, e } = match.groups ?? {};
    // `for 5` and `at 9` without a currency, a unit or decimals are no prices.
    const isMoney =
      m1 !== undefined || m2 !== undefined || u !== undefined || e !== undefined || /[.,]\d{2,4}$/.test(printed);
    if (!isMoney && !/^(?:@|单价|含税单价|价格|unit price|price|preis|prix|einzelpreis)/i.test(match[0])) continue;
    const start = match.index + match[0].indexOf(printed);
    // `31p each`, `45 ct`: a hundredth of the currency.
    const isCents = /^\s?(?:p|ct|cts|cents?|pence|¢)(?![\p{L}\d])/iu.test(text.slice(start + printed.length));
    slots.price = { start, end: start + printed.length, value: isCents ? new Big(value).div(100).toFixed() : value };
    const end =
      u !== undefined && !isUnitWord(u) && !/^(?:unit|each|unité|einheit)/i.test(u) && b === undefined
        ? match.index + match[0].indexOf(u, start - match.index)
        : match.index + match[0].length;
    slots.taken.push({ start: match.index, end });
    const many = u === undefined ? undefined : MANY.find(([word]) => word.test(u));
    if (b !== undefined && /^10*$/.test(b)) {
      const at = match.index + match[0].lastIndexOf(b);
      slots.basis = { start: at, end: at + b.length, value: b };
    } else if (u !== undefined && b === undefined && many !== undefined) {
      const at = match.index + match[0].lastIndexOf(u);
      slots.basis = { start: at, end: at + u.length, value: many[1] };
    }
    return;
  }
}

/** `$612.00 per thousand`, `€ 12,40 / Hundert`. */
const MANY: readonly (readonly [RegExp, string])[] = [
  [/^(?:thousand|tausend|tsd\.?|mille|millier|mil|millar|mila|duizend|tusen|tusind)$/iu, '1000'],
  [/^(?:hundred|hundert|centaine|cent|cien|ciento|cento|honderd|hundra)$/iu, '100'],
];

const AMOUNT = new RegExp(String.raw`^\s?=\s?(?:${MONEY})?\s?(?<n>${NUMBER})(?:\s?(?:${MONEY}))?`, 'iu');

/** `单价 86 元, 小计 4,300.00 元`, `@ 12.50, total 150.00`. */
const LABELLED_AMOUNT = new RegExp(
  String.raw`^\s?[,;，；]?\s?(?:小计|金额|合计|共计|total|amount|summe|gesamt|betrag|montant|soit|importe|importo|razem|wartość|bedrag|summa)\s?[:：]?\s?(?:${MONEY})?\s?(?<n>${NUMBER})(?:\s?(?:${MONEY}))?`,
  'iu',
);

/** `5 sets x 58.02 EUR = 290.10 EUR`: what it comes to. */
export function readAmount(text: string, mark: DecimalMark, slots: Slots): void {
  const own = slots.taken.find(
    ({ start, end }) => slots.price !== undefined && start <= slots.price.start && end >= slots.price.end,
  );
  const behind = own === undefined ? '' : text.slice(own.end);
  const match = own === undefined ? null : (AMOUNT.exec(behind) ?? LABELLED_AMOUNT.exec(behind));
  const printed = match?.groups?.['n'];
  const value = printed === undefined ? undefined : wholeNumber(printed, mark);
  if (own === undefined || match === null || printed === undefined || value === undefined) return;
  const start = own.end + match[0].indexOf(printed);
  slots.amount = { start, end: start + printed.length, value };
  slots.taken.push({ start: own.end, end: own.end + match[0].length });
}

const LAST_AMOUNT = new RegExp(String.raw`(?:(?:${MONEY})\s?)?(?<![\d.,])(?<n>${NUMBER})(?:\s?(?:${MONEY}))?\s*$`, 'u');

/** `35 kg …, à 48,60 € / kg   1.701,00 €`: the last number, where quantity and price come to it. */
export function readLastAmount(text: string, mark: DecimalMark, slots: Slots): void {
  const { quantity, price, amount } = slots;
  const match = LAST_AMOUNT.exec(text);
  const printed = match?.groups?.['n'];
  const value = printed === undefined ? undefined : wholeNumber(printed, mark);
  if (match === null || printed === undefined || value === undefined || amount !== undefined) return;
  const [count, each] = [quantity?.value, price?.value];
  const start = match.index + match[0].indexOf(printed);
  if (count === undefined || each === undefined || !isFree(slots, start, start + printed.length)) return;
  const isIt = new Big(count)
    .times(each)
    .div(slots.basis?.value ?? 1)
    .minus(value)
    .abs()
    .lte(0.01);
  if (!isIt) return;
  slots.amount = { start, end: start + printed.length, value };
  slots.taken.push({ start: match.index, end: text.length });
}
