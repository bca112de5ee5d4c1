/** What a piece of running text says of one ordered thing: each value with the characters that say it. */
import { Big } from 'big.js';
import type { DecimalMark } from '../values/number.ts';
import { wholeNumber } from '../values/number.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { timesBehind } from './times.ts';
import { isPartOfNumber, NUMBER_WORDS, numberWord } from './numbers.ts';

export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly value?: string;
}

export interface Slots {
  quantity?: Slot;
  unit?: Slot;
  price?: Slot;
  basis?: Slot;
  amount?: Slot;
  buyerSku?: Slot;
  supplierSku?: Slot;
  /** The buyer's number is called so: `our item 4711`. */
  isOurs?: true;
  /** `5 x` or `five of the`: what follows at once is the thing, even when it is a short number. */
  isCounted?: true;
  /** No word says that the buyer's number is one, or whose. */
  isBare?: true;
  /** Characters that are used up, words around values among them. */
  readonly taken: Slot[];
}

const NUMBER = String.raw`\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d`;
const MONEY = String.raw`(?:US|C|A)?[$€£¥￥₹]|USD|euros?(?!\p{L})|EUR|GBP|CHF|CNY|RMB|CAD|AUD|人民币|元|zł|PLN|Kč|CZK|kr|SEK|DKK|NOK|HUF|lei|RON|TL|TRY|₺|BRL|R\$`;
const UNIT = String.raw`[\p{L}][\p{L}.²³]{0,11}`;

/** Prices with their word or their currency: `@ 12.01`, `zu 38,24 €/ST`, `$0.46/Unit`, `单价9.75元`, `at $2.12 per lb`. */
const PRICES: readonly RegExp[] = [
  new RegExp(
    String.raw`(?:@|(?<![\p{L}\d])(?:at|au prix de|à|a|zu je|zum preis von|al precio de|al prezzo di|tegen|voor|zu|je|per|for|unit price|price|preis|einzelpreis|prix(?: unitaire)?|pu|precio|prezzo)(?![\p{L}\d])|单价|含税单价|价格)\s*[:：]?\s*(?<m1>${MONEY})?\s?(?<n>${NUMBER})\s?(?<m2>${MONEY})?(?:\s?(?:\/|\bper\b|\bpro\b|\bje\b|\bpar\b|\bp\.|(?<!\p{L})(?:al?|alla|all['’])(?=\s?\p{L}{3}))\s?(?<b>\d{1,5}(?![\d.,]))?\s?(?<u>${UNIT})?|\s(?<e>each|ea\.?|le(?: \p{L}+)?|la(?: \p{L}+)?|l['’]unité|l['’]un[oa]|pièce|stück|cad(?:aun[oa]|\.)?|ciascun[oa]|c\/u)(?![\p{L}]))?`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<m1>${MONEY})\s?(?<n>${NUMBER})(?:\s?(?:\/|\bper\b|\bpro\b)\s?(?<b>\d{1,5}(?![\d.,]))?\s?(?<u>${UNIT})?|\s(?<e>each|ea\.?)(?![\p{L}]))?`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<![\d.,])(?<n>${NUMBER})\s?(?<m2>${MONEY})(?!-?\p{L})(?:\s?(?:\/|\bper\b|\bpro\b|\bje\b|\bpar\b)\s?(?<b>\d{1,5}(?![\d.,]))?\s?(?<u>${UNIT})?)?`,
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

const CODE = String.raw`[\p{L}\d][\p{L}\d\-_./#+]*[\p{L}\d]`;
const OURS = String.raw`our|my|unsere?r?|notre|nos|nostr[oa]|ns\.?|nuestr[oa]s?|onze?|noss[oa]|vårt?|vores|vort|nasz[ae]?|náš|naše|我方|我司`;
const YOURS = String.raw`your|ihre?r?|deine?|votre|vos|ton|vostr[oa]|vs\.?|vuestr[oa]s?|su|tu|uw|jullie|voss[oa]|seu|sua|ert?|deres|jeres|wasz[ae]?|państwa|váš|vaše|贵司|你方|supplier|vendor|lieferanten-?|mfr|cat(?:alogue|alog)?`;
const LABEL = String.raw`(?:art(?:icle|ikel)?\.?\s?-?\s?(?:nr|no|nummer|number|code)?\.?|item\s?(?:no|number|code|#)?\.?|part\s?(?:no|number|#)?\.?|p\/n|sku|material(?:nummer)?\s?(?:no|nr|number)?\.?|mat\.?-?\s?nr\.?|(?:catalogue|catalog|cat)\.?\s?(?:no|number)?\.?|product\s?(?:no|code|number)?\.?|stock\s?(?:no|code)\.?|r[ée]f(?:[ée]rence|erencia|er[êe]ncia)?\.?|rif(?:erimento)?\.?|c[óo]d(?:ice|igo)?\.?|articolo|art[íi]culo|code|kod|indeks|symbol|varenr\.?|artikkelnr\.?|cikksz[áa]m|teile-?nr\.?|bestell-?nr\.?|sach-?nr\.?|nr\.?|no\.?|n°|number|#|料号|物料编码|编码|货号|型号)`;
/** `ref. vuestra GB609`. */
const BEHIND = String.raw`vuestr[oa]|nuestr[oa]|vostr[oa]|nostr[oa]|suy[oa]|de (?:ustedes|vous)`;
const LABELLED = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(?<owner>${OURS}|${YOURS})\s?)?(?<label>${LABEL})\s*(?:(?<behind>${BEHIND})(?![\p{L}])\s*)?[:：#]?\s*(?<code>(?=[^\s,;()]*\d)${CODE})`,
  'giu',
);

/** `Ihre Artikelnummer OM-2044, à 48,60 €`: begins with whose number it is, and says how many of nothing. */
export function startsWithNumber(text: string): boolean {
  const [match] = text.matchAll(LABELLED);
  return match?.index === 0 && match.groups?.['owner'] !== undefined;
}

/** `(your AJ-30, 30cl)`: whose it is says enough where a code follows. */
const OWNED =
  /(?<![\p{L}\d])(?:your|ihre?|votre|vos|uw)\s+(?:(?:ref|no|code|item|part|artikel|art)\.?\s+(?=\p{Lu}{2,}-\p{Lu}{2,}))?(?<code>(?:\p{Lu}{2,}-\p{Lu}{2,}(?=\)))|(?=[\p{L}-]*\d)[\p{Lu}\d][\p{Lu}\d\-_./]*[\p{Lu}\d])(?![\p{L}\d])/u;

/** Reads prices, labelled numbers, the quantity with its unit, and a number without a label, in this order. */
export function slotsIn(text: string, mark: DecimalMark): Slots {
  const slots: Slots = { taken: [] };
  readOrderNumber(text, slots);
  readProduct(text, mark, slots);
  if (slots.price === undefined) readPrice(text, mark, slots);
  readAmount(text, mark, slots);
  readLabelled(text, slots);
  readOwned(text, slots);
  if (slots.quantity === undefined) readQuantity(text, mark, slots);
  if (slots.quantity === undefined) readTimes(text, slots);
  readLastAmount(text, mark, slots);
  readColumns(text, mark, slots);
  const isShop = slots.supplierSku !== undefined && PRODUCT.test(text);
  if (slots.buyerSku === undefined && !isShop) readCode(text, slots);
  if (slots.buyerSku === undefined && slots.supplierSku === undefined) readBracketed(text, slots);
  return slots;
}

const ORDER_NUMBER =
  /(?<!\p{L})(?:p\.?\s?o\.?|purchase order|order|bestellung|bestell-?nummer|bestell-?nr\.?|commande|ordine|bestelnummer|ordernummer|订单号?)\s?(?:number|n\.|no\.?|nr\.?|n°|#|:)?\s?(?!\d[\d ]*(?:[.,]\d+)?\s?(?:zł|pln))(?=\S*\d{3})[\p{L}\d][\p{L}\d\-_/.#]*/giu;

/** The number of the order is none of an item. */
function readOrderNumber(text: string, { taken }: Slots): void {
  for (const match of text.matchAll(ORDER_NUMBER))
    taken.push({ start: match.index, end: match.index + match[0].length });
}

/** `AB-100   Bracket    12   2.50`: typed in columns without a head; a whole number, then perhaps a price. */
function readColumns(text: string, mark: DecimalMark, slots: Slots): void {
  const fields = [...text.matchAll(/\S+(?: {1,2}\S+)*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: wholeNumber(match[0], mark),
  }));
  if (fields.length < 3) return;
  const numbers = fields.filter(({ start, value }) => start > 0 && value !== undefined);
  const at = numbers.findIndex(({ start }) => slots.quantity === undefined || slots.quantity.start === start);
  const [quantity, price] = at < 0 ? [] : numbers.slice(at);
  if (quantity?.value === undefined || numbers.length > 3 || !/^\d{1,5}$/.test(quantity.value)) return;
  if (slots.quantity === undefined) {
    slots.quantity = { start: quantity.start, end: quantity.end, value: quantity.value };
    slots.taken.push(slots.quantity);
  }
  if (price?.value === undefined || slots.price !== undefined) return;
  slots.price = { start: price.start, end: price.end, value: price.value };
  slots.taken.push(slots.price);
}

function isFree({ taken }: Slots, start: number, end: number): boolean {
  return !taken.some((slot) => start < slot.end && slot.start < end);
}

function readProduct(text: string, mark: DecimalMark, slots: Slots): void {
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

function readPrice(text: string, mark: DecimalMark, slots: Slots): void {
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
    if (b !== undefined && /^10*$/.test(b)) {
      const at = match.index + match[0].lastIndexOf(b);
      slots.basis = { start: at, end: at + b.length, value: b };
    }
    return;
  }
}

const AMOUNT = new RegExp(String.raw`^\s?=\s?(?:${MONEY})?\s?(?<n>${NUMBER})(?:\s?(?:${MONEY}))?`, 'iu');

/** `单价 86 元, 小计 4,300.00 元`, `@ 12.50, total 150.00`. */
const LABELLED_AMOUNT = new RegExp(
  String.raw`^\s?[,;，；]?\s?(?:小计|金额|合计|共计|total|amount|summe|gesamt|betrag|montant|soit|importe|importo|razem|wartość|bedrag|summa)\s?[:：]?\s?(?:${MONEY})?\s?(?<n>${NUMBER})(?:\s?(?:${MONEY}))?`,
  'iu',
);

/** `5 sets x 58.02 EUR = 290.10 EUR`: what it comes to. */
function readAmount(text: string, mark: DecimalMark, slots: Slots): void {
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
function readLastAmount(text: string, mark: DecimalMark, slots: Slots): void {
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

function readLabelled(text: string, slots: Slots): void {
  for (const match of text.matchAll(LABELLED)) {
    const { behind, code = '' } = match.groups ?? {};
    const owner = match.groups?.['owner'] ?? behind;
    const start = match.index + match[0].length - code.length;
    if (!isFree(slots, match.index, start + code.length)) continue;
    const isYours = owner !== undefined && new RegExp(`^(?:${YOURS}|suy[oa]|de .*)$`, 'iu').test(owner);
    const isCatalogue = /^cat/i.test(match.groups?.['label'] ?? '');
    // Who writes `£7.70 × 6` is a shop, which has numbers of its own.
    const isShop = /^sku/i.test(match.groups?.['label'] ?? '') && PRODUCT.test(text);
    const name = isYours || isCatalogue || isShop ? 'supplierSku' : 'buyerSku';
    if (slots[name] !== undefined) continue;
    slots[name] = { start, end: start + code.length };
    if (owner !== undefined && !isYours) slots.isOurs = true;
    slots.taken.push({ start: match.index, end: start + code.length });
  }
}

function readOwned(text: string, slots: Slots): void {
  const match = OWNED.exec(text);
  const code = match?.groups?.['code'];
  if (match === null || code === undefined || slots.supplierSku !== undefined) return;
  const end = match.index + match[0].length;
  if (!isFree(slots, match.index, end)) return;
  slots.supplierSku = { start: end - code.length, end };
  slots.taken.push({ start: match.index, end });
}

interface Candidate {
  readonly slot: Slot;
  readonly unit?: Slot;
  readonly taken: Slot;
  readonly isCounted: boolean;
  readonly score: number;
}

const COUNT = new RegExp(
  String.raw`(?<![\p{L}\d/×x-])(?<!\d[.,])(?<![x×]\s)(?<label>(?:qty|quantity|menge|anzahl|qté|quantité|cantidad|数量)\s*[:：]?\s*)?(?<n>${NUMBER}|(?:${NUMBER_WORDS})(?![\p{L}-]))(?<gap>\s*(?:(?:more|additional|extra|further|weitere)\s+)?)(?<tail>(?<x>[x×*](?=\s*\p{L}|\s+(?:\d{3,}|\d+[-/]\d|\()))|(?<of>of(?: the| our| your)?\b)|(?!qty|quantity|menge|anzahl|qté)(?<u>${UNIT}))?(?<behind>\s*(?:of|de|di|d['’]|von|x|×)(?=[\s\p{L}]))?`,
  'giu',
);

/** The number that stands first, has a unit, a cross or "of" behind it, or a price after it. */
function readTimes(text: string, slots: Slots): void {
  const slot = timesBehind(text, slots.supplierSku ?? slots.buyerSku);
  if (slot === undefined || !isFree(slots, slot.start, slot.end)) return;
  slots.quantity = slot;
  const sign = /\s?[x×*]\s?$/iu.exec(text.slice(0, slot.start))?.[0].length ?? 0;
  const behind = /^\s?[x×](?=\s|$|[,;(.])/iu.exec(text.slice(slot.end))?.[0].length ?? 0;
  slots.taken.push({ start: slot.start - sign, end: slot.end + behind });
}

function readQuantity(text: string, mark: DecimalMark, slots: Slots): void {
  let best: Candidate | undefined;
  for (const match of text.matchAll(COUNT)) {
    const candidate = quantityAt(text, match, mark, slots);
    if (candidate !== undefined && (best === undefined || candidate.score > best.score)) best = candidate;
  }
  if (best === undefined) return;
  slots.quantity = best.slot;
  if (best.unit !== undefined) slots.unit = best.unit;
  if (best.isCounted) slots.isCounted = true;
  slots.taken.push(best.taken);
}

/** `40件到利兹仓库`: nothing parts a counter from what follows; `三件套` is one thing. */
function counterOf(word: string | undefined): string | undefined {
  const [, counter] =
    /^([件个個只隻台箱卷张張片支瓶桶袋盒套])(?![件个個只隻台箱卷张張片支瓶桶袋盒套])\p{Script=Han}/u.exec(word ?? '') ??
    [];
  return counter ?? word;
}

/** `40 ABC-123`, and nothing more: so many of that. */
function isOnlyCounted(text: string, start: number, end: number): boolean {
  return (
    text.slice(0, start).trim() === '' && /^ [\p{Lu}\d][\p{Lu}\d\-_./]*\d[\p{Lu}\d]*[\s.,!]*$/u.test(text.slice(end))
  );
}

function quantityAt(text: string, match: RegExpExecArray, mark: DecimalMark, slots: Slots): Candidate | undefined {
  const { label, n = '', gap = '', x, of, u: word } = match.groups ?? {};
  const u = counterOf(word);
  const start = match.index + (label?.length ?? 0);
  const end = start + n.length;
  const value = numberWord(n) ?? wholeNumber(n, mark);
  if (value === undefined || Number(value) <= 0 || !isFree(slots, start, end) || inBrackets(text, start))
    return undefined;
  if (/^\p{L}/u.test(n) && isPartOfNumber(text, start, end)) return undefined;
  if (MONEY_BEHIND.test(text.slice(end)) || MONEY_BEFORE.test(text.slice(0, start))) return undefined;
  // `5302 ZZ Zaltbommel` is a Dutch postal code; `30  PK-100-GR` a line number and an item number.
  if (
    /^\d{4}\s?[A-Z]{2}\s+\p{Lu}\p{Ll}/u.test(text.slice(start)) ||
    (/^[-/]\p{L}*\d/u.test(text.slice(end + gap.length + (u?.length ?? 0))) && !isOnlyCounted(text, start, end))
  )
    return undefined;
  // `12-3456`, `8547/28` and `5%` are no quantities, nor is a number that a letter follows at once and that is no unit.
  const after = text.slice(end);
  const isUnit = u !== undefined && ((isUnitWord(u) && !/^(?:a|in|un|und|le|la|de)$/i.test(u)) || isPartOf(after, u));
  if (
    /^\s?[-/%:°"']|^[x×]\d|^\s?[x×]\s?\d+\s?(?:mm|cm|m|in|["'])?\s?(?:[x×]|$)/iu.test(after) &&
    !/^\s?[-–]\s\p{L}/u.test(after)
  )
    return undefined;
  if (gap === '' && u !== undefined && !isUnit) return undefined;
  if (isUnit && TIMES.test(u.replace(/\.$/, ''))) return undefined;
  let score = label === undefined ? 0 : 4;
  if (x !== undefined || of !== undefined) score += 3;
  if (isUnit)
    score += u.length === 1 && !/[个件只套台箱包卷张片米根条支瓶桶袋盒吨克升双对打块组批副把本]/u.test(u) ? 1 : 2;
  const before = text
    .slice(0, match.index)
    .trimEnd()
    .replace(/^(?:(?:and|plus|und|et|y|also|sowie|noch|yes|yep|ja|oui|s[ìí]|ok(?:ay)?),?\s*)+$/iu, '');
  if (before === '' || /[:：,，;；\-–]$/.test(before)) score += 1.5;
  if (before === '') score += 1.5;
  // A column of its own, where things are typed in columns; a size that stands tight is part of a name.
  if (/\s{3}$/.test(text.slice(0, match.index))) score += 1.5;
  // In Chinese every counter stands so.
  const isTight = gap === '' && isUnit && u === word;
  if (isTight && before !== '' && !/[,，;；]$/.test(before)) score -= 1;
  if (ASKING.test(before)) score += 2;
  const unitEnd = isUnit ? end + gap.length + u.length : end;
  if (slots.price !== undefined && /^\s*[,，;；]?\s*$/.test(text.slice(unitEnd, priceStart(slots)))) score += 2;
  if (n.length >= 5 && !/[.,' ]/.test(n) && x === undefined && !isUnit) score -= 3; // An item number.
  if (score < 1.5) return undefined;
  const unit = isUnit ? { start: end + gap.length, end: unitEnd } : undefined;
  const tail = x === undefined && of === undefined ? unitEnd : match.index + match[0].length;
  return {
    slot: { start, end, value },
    ...(unit === undefined ? {} : { unit }),
    taken: { start: match.index, end: Math.max(unitEnd, tail) },
    isCounted: x !== undefined || of !== undefined,
    score: score - start * 0.005,
  };
}

/** `1.701,00 €`, `€ 17`: money counts nothing. */
const MONEY_BEHIND = new RegExp(String.raw`^\s?(?:${MONEY})(?!\p{L})`, 'u');
const MONEY_BEFORE = new RegExp(String.raw`(?<!\p{L})(?:${MONEY})\s?$`, 'u');

/** `24 cartoni di passata`, `6 latte di olio`: what stands between a number and `di` is what is counted, known or not. */
export function isPartOf(after: string, word: string): boolean {
  return (
    /^\p{Ll}{4,}$/u.test(word) && !TIMES.test(word) && new RegExp(`^\\s*${word}\\s+di\\s+\\p{Ll}`, 'u').test(after)
  );
}

/** `precisamos de 120 pratos`: what is asked for stands behind it, whatever counts it. */
const ASKING =
  /(?<!\p{L})(?:we (?:need|require|order|want)|please (?:send|ship|supply|deliver)(?: us)?|wir (?:bestellen|benötigen|brauchen)|nous (?:commandons|souhaitons)|necesitamos|pedimos|precisamos(?: de)?|queremos|encomendamos|ci servono|ordiniamo|wij bestellen|zamawiamy|prosimy o)$/iu;

const TIMES =
  /^(?:giorni|settimane|mesi|ore|minuti|anni|days?|hours?|hrs?|weeks?|tage?|stunden?|wochen?|jours?|heures?|semaines?|std|minutes?|tag)$/i;

function priceStart({ taken, price }: Slots): number {
  const own = taken.find((slot) => price !== undefined && slot.start <= price.start && price.end <= slot.end);
  return own?.start ?? 0;
}

function inBrackets(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return (before.match(/[([（]/g)?.length ?? 0) > (before.match(/[)\]）]/g)?.length ?? 0);
}

const WORD = new RegExp(String.raw`(?<![\p{L}\d])${CODE}`, 'gu');
const SIZE =
  /^\d+(?:[.,/]\d+)?(?:["']|x\d|mm|cm|m|in|ft|hp|rpm|kg|g|lb|oz|ml|l|v|w|kw|a|gal|vdc|vac|t|pcs|er|e|st|nd|rd|th|%)?$|^\d[\d.,/]*[x×]\d|^\d+\/\d+|^[a-z]{1,2}\d{1,2}$|^\d{1,2}[.)]$|^(?:19|20)\d\d$|^\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?$/i;

const DAY =
  /^(?:\d{1,2}(?:[.:h]\d{2})?(?:am|pm|uhr|h)|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})$/i;

/** Sizes of pipes, plugs and housings look like short item numbers: `DN40`, `RJ45`, `IP67`. */
const NORM = /^(?:DN|PN|NB|RJ|IP|OD|ID|UN|NR|SW|LW|RAL|ISO|DIN|EN)\d+$/;

function isPostal(text: string): boolean {
  const state = POSTAL.exec(text)?.[1];
  return state !== undefined && !isUnitWord(state);
}

/** `ME  04428`: state and postal code. */
const POSTAL = /\b([A-Z]{2}),?\s+\d{5}(?:-\d{4})?$/;

/** A number or code that no label announces: the first one outside of brackets that is no size. */
function readCode(text: string, slots: Slots): void {
  const candidates = [...text.matchAll(WORD)].flatMap((match) => {
    const code = match[0].replace(/[./-]+$/, '');
    const [start, end] = [match.index, match.index + code.length];
    if (!isFree(slots, start, end) || inBrackets(text, start)) return [];
    const digits = code.replaceAll(/\D/g, '').length;
    const isLong = /^\d{5,}$/.test(code) || /^\d{2,}[-/]\d{2,}(?:[-/]\d+)*$|^\d{2,}(?:\.\d{2,}){2,}$/.test(code);
    const isNext =
      slots.isCounted === true &&
      start - takenEnd(slots) <= 1 &&
      (/^\d{3,}$/.test(code) ||
        (/^[A-Z]{2,4}\d{2,}[A-Z\d]*$/.test(code) && !NORM.test(code) && /^\s+\p{L}/u.test(text.slice(end))));
    const isHyphened = /^[A-Z]{1,6}-\d+[A-Z\d-]*$/.test(code) && code.length >= 4;
    const isMixed = (digits >= 2 || isHyphened) && code.length >= 4 && /\p{L}/u.test(code) && !/\p{Ll}{3}/u.test(code);
    if (isNext) return [{ start, end, score: 3 }];
    if (DAY.test(code)) return [];
    if ((SIZE.test(code) && !isLong) || (!isLong && !isMixed) || isPostal(text.slice(0, end))) return [];
    const near = slots.quantity === undefined ? 0 : Math.abs(start - takenEnd(slots)) <= 3 ? 2 : 0;
    const apart = /(?:^|[-–:,(]\s*)$/.test(text.slice(0, start).trimEnd()) ? 1 : 0;
    // `M16-8` in the text of an item whose number a label gave is a part of its name.
    if (slots.supplierSku !== undefined && near === 0) return [];
    return [{ start, end, score: near + apart + (isLong ? 0.5 : 0) + (/[-/]/.test(code) ? 0.3 : 0) - start * 0.01 }];
  });
  const [best] = candidates.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return;
  slots.buyerSku = { start: best.start, end: best.end };
  slots.isBare = true;
  slots.taken.push({ start: best.start, end: best.end });
}

/** `12oz kraft cups (KC12-1000)`: a code that has a bracket to itself. */
function readBracketed(text: string, slots: Slots): void {
  const match = /\((?<code>(?=[^\s)]*\d)(?=[^\s)]*\p{Lu})[\p{Lu}\d][\p{Lu}\d\-_./]{3,})\)/u.exec(text);
  const code = match?.groups?.['code'];
  if (match === null || code === undefined) return;
  slots.buyerSku = { start: match.index + 1, end: match.index + 1 + code.length };
  slots.isBare = true;
  slots.taken.push({ start: match.index, end: match.index + match[0].length });
}

function takenEnd({ taken, quantity }: Slots): number {
  return (
    taken.find((slot) => quantity !== undefined && slot.start <= quantity.start && quantity.end <= slot.end)?.end ?? 0
  );
}
