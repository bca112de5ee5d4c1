/** Sums below the items: goods, tax, freight, discount and what all comes to. */
import { Big } from 'big.js';
import { foundIn, type Found } from '../found.ts';
import { overlapX, textOf, unionBox, type Layout, type Line, type Token } from '../layout/layout.ts';
import { joinPlaces } from '../layout/place.ts';
import { fold } from '../lexicon/fold.ts';
import { CURRENCY_CODES } from '../lexicon/currencies.ts';
import { sumKindOf } from '../lexicon/languages/index.ts';
import type { SumKind } from '../lexicon/languages/language.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';

export interface PaperSums {
  readonly goods?: Found;
  readonly tax?: Found;
  readonly charges?: Found;
  readonly allowances?: Found;
  readonly grand?: Found;
  /** How many lines, and how many pieces in all, the paper says it has: see `readCounts`. */
  readonly lineCount?: Found;
  readonly quantity?: Found;
}

const KINDS: readonly (readonly [SumKind, RegExp])[] = [
  [
    'goods',
    /\b(zwischentotal|summe exkl|sub ?totals?|sous total|subtotaal|zwischensumme|net order|goods|merchandise|untaxed|warenwert|before tax|without (?:vat|tax)|(?:total amount|sum) of (?:the )?lines?|excl(?:uding|usive|usief)?|exclus|sin iva|iva esclusa|iva exclu\w*|ex vat|ex gst|summa exkl|belopp exkl|razem netto|suma netto|wartosc netto|total produtos|total ht|montant ht|nettosumme|netto(?:betrag|wert|summe)?|net (?:total|value|amount)|base (?:ht|imponible)|imponibile|totaal excl|item value|net item)\b|小计|小計|不含税|税抜/,
  ],
  [
    'allowances',
    /\b(discount|allowances? (?:amount|total)|total allowances?|rabatt|remise|sconto|korting|descuento|less)\b|折扣|値引/,
  ],
  [
    'charges',
    /\b(freight|carriage|postage|delivery (?:charge|cost|fee)s?|expenses|shipping|handling|fracht|frais de port|frachtkosten|versandkosten|verpackung|frakt|frete|flete|portes|gastos de envio|trasporto|versand|transport|port|porto|spedizione|verzendkosten|surcharge|charges (?:amount|total)|total charges|misc|other)\b|运费|送料/,
  ],
  [
    'grand',
    /\b(att betala|totalt|total belob|i alt inkl|razem brutto|do zaplaty|suma brutto|razem|valor total|total geral|gesamttotal|endtotal|rechnungstotal|summe inkl|total pedido|total orden|total (?:usd|aud|cad|eur|gbp|chf|inr|nzd|mxn)|grand total|total gross amount|gross total|order total|total order|total amount|amount due|total due|gesamtbetrag|gesamt(?:netto)?wert|gesamtsumme|endsumme|endbetrag|bruttosumme|brutto(?:betrag)?|total ttc|net a payer|montant total|(?:totaal|total) incl(?:usief|uding|usive)?|total inc|incl vat|inc gst|totale ordine|totale documento|importe total|total usd|po total|total purchase|total net value|total value|order value|value of order|auftragssumme|(?:total )?award amount|(?:net )?po (?:amount|value)|bestellwert|auftragswert|abrufwert|contract (?:sum|price|amount))\b|价税合计|税込合计|税込金额|总计|總計|总金额|合同总价/,
  ],
  ['tax', /\b(tax|moms|vat|[csiu]?gst|utgst|hst|pst|mwst|ust|tva|iva|btw|imposta)\b|税/],
  ['total', /\b(totals?|total(?:e|es)|summe|gesamt|totaal|montant|importo|importe)\b|合计|合計|总价/],
];

/** Reads the rows of sums, wherever they stand below the first item; the largest total is the grand one. */
export function readSums(layout: Layout, from: number, itemLines: ReadonlySet<number>, mark: DecimalMark): PaperSums {
  const sums: Partial<Record<SumKind, Found>> = {};
  for (const line of layout.lines) {
    if (line.index <= from || itemLines.has(line.index)) continue;
    for (const { kind, found } of [...sumsOf(line, mark), ...sumsBelow(line, layout, mark)]) {
      const before = sums[kind];
      if (before?.value === undefined || kind === 'grand' || kind === 'total' || kind === 'goods') {
        const isLess =
          before?.value !== undefined && found.value !== undefined && new Big(found.value).lt(before.value);
        if (!isLess) sums[kind] = found;
      }
    }
  }
  const { total, ...kept } = sums;
  const grand = kept.grand ?? total ?? undefined;
  return grand === undefined ? kept : { ...kept, grand };
}

/** `Order value incl. VAT £2,907.85` in a box above the items: a sum where those beside it come to it, or the items themselves. */
export function withSumsAbove(
  sums: PaperSums,
  amounts: readonly (Found | undefined)[],
  layout: Layout,
  from: number,
  mark: DecimalMark,
): PaperSums {
  if (sums.grand !== undefined || sums.goods !== undefined || amounts.some((each) => each?.value === undefined))
    return sums;
  const items = amounts.reduce((sum, amount) => sum.plus(amount?.value ?? 0), new Big(0));
  const above = layout.lines.filter(({ index }) => index < from).flatMap((line) => sumsOf(line, mark));
  const goods = above.find(({ kind, found }) => kind !== 'tax' && items.eq(found.value ?? 0));
  if (goods === undefined || items.lte(0)) return sums;
  const of = (wanted: SumKind): Found | undefined => above.find(({ kind }) => kind === wanted)?.found;
  const [tax, charges, allowances] = [of('tax'), of('charges'), of('allowances')];
  const net = items.plus(charges?.value ?? 0).minus(new Big(allowances?.value ?? 0).abs());
  const whole = net.plus(tax?.value ?? 0);
  const grand = above.find(({ found }) => found !== goods.found && found !== tax && whole.eq(found.value ?? 0))?.found;
  if (grand !== undefined && tax !== undefined)
    return {
      ...sums,
      goods: goods.found,
      tax,
      grand,
      ...(charges === undefined ? {} : { charges }),
      ...(allowances === undefined ? {} : { allowances }),
    };
  // What is more than the items come to is the total, though nothing proves it.
  const isMore = above.some(({ kind, found }) => kind !== 'tax' && items.lt(found.value ?? 0));
  return { ...sums, [isMore ? 'goods' : 'grand']: goods.found };
}

/**
 * Where no label was understood: a number below the items that their amounts come to is a total, whatever stands beside it
 * (`SUBCONTRACT SUM`, `EST. VALUE`).
 */
export function withProvenTotal(
  sums: PaperSums,
  amounts: readonly (Found | undefined)[],
  layout: Layout,
  mark: DecimalMark,
): PaperSums {
  if (amounts.length === 0 || amounts.some((amount) => amount?.value === undefined)) return sums;
  const total = amounts.reduce((sum, amount) => sum.plus(amount?.value ?? 0), new Big(0));
  if (sums.grand !== undefined || sums.goods !== undefined) return withSumOfColumn(sums, total, layout, mark);
  const used = new Set(amounts.flatMap((amount) => amount?.tokens ?? []));
  const last = layout.lines.findLastIndex(({ tokens }) => tokens.some((token) => used.has(token)));
  if (last < 0 || total.lte(0)) return sums;
  for (const line of layout.lines.slice(last + 1)) {
    for (const token of withWholeAmounts(line.tokens)) {
      const value = wholeNumber(token.text, mark);
      if (value === undefined || !/[.,]/.test(token.text) || !new Big(value).eq(total)) continue;
      const before = line.tokens.slice(0, line.tokens.indexOf(token)).filter(({ text }) => !/^\p{Sc}$/u.test(text));
      const kind = kindOf(textOf(wordsBeside(before, line))) === 'goods' ? 'goods' : 'grand';
      return { ...sums, [kind]: foundIn([token], 'paper/sum/proven', 0.95, value) };
    }
  }
  return sums;
}

/** `合計  346  37,630  62,948` under quantity, cost and retail price: of the sums of several columns the one that the amounts come to. */
function withSumOfColumn(sums: PaperSums, total: Big, { lines }: Layout, mark: DecimalMark): PaperSums {
  const { grand, goods } = sums;
  // The items come to the goods already.
  if (goods?.value !== undefined && new Big(goods.value).eq(total)) return sums;
  const provenBeside = (sum: Found | undefined): Found | undefined => {
    const [own] = sum?.tokens ?? [];
    if (sum === undefined || own === undefined || new Big(sum.value ?? 0).eq(total)) return undefined;
    const line = lines.find(({ tokens }) => tokens.includes(own));
    const numbers = line?.tokens.filter(({ text }) => wholeNumber(text, mark) !== undefined) ?? [];
    const proven = numbers.find(({ text }) => new Big(wholeNumber(text, mark) ?? 0).eq(total));
    return numbers.length < 3 || proven === undefined
      ? undefined
      : foundIn([proven], 'paper/sum/proven', 0.95, wholeNumber(proven.text, mark));
  };
  const own = grand?.rule === 'paper/sum/total' ? provenBeside(grand) : undefined;
  if (own !== undefined) return { ...sums, grand: own };
  // `공급가액 / 부가세   25,600   8,649,600   864,960`: goods and tax in one row.
  const ofGoods = provenBeside(goods);
  return ofGoods === undefined ? sums : { ...sums, goods: ofGoods };
}

/** Labels side by side with their numbers in the line below: `Base imponible · IVA · TOTAL PEDIDO`. */
function sumsBelow(line: Line, layout: Layout, mark: DecimalMark): { kind: SumKind; found: Found }[] {
  const labels = line.segments.flatMap((segment) => {
    const kind = kindOf(segment.text);
    return kind === undefined || segment.tokens.some(({ text }) => wholeNumber(text, mark) !== undefined)
      ? []
      : [{ kind, box: segment.box }];
  });
  const isTotal = labels.length === 1 && labels[0]?.kind === 'grand';
  if (labels.length < 2 && !isTotal) return [];
  const below = layout.lines.find(({ index, page }) => index === line.index + 1 && page === line.page);
  return (below?.segments ?? []).flatMap((segment) => {
    const [token] = segment.tokens.filter(({ text }) => wholeNumber(text, mark) !== undefined);
    const over = labels.filter(({ box }) => overlapX(box, segment.box) > 0);
    // `FREIGHT | PAYMENT TERMS | TAX` over `NET 45`: what stands under another label is none of them.
    const isOfOther = line.segments.some(
      ({ box, text }) => kindOf(text) === undefined && overlapX(box, segment.box) > 0,
    );
    if (over.length === 0 && isOfOther) return [];
    const [widest] = over.toSorted((a, b) => overlapX(b.box, segment.box) - overlapX(a.box, segment.box));
    // In boxes the label stands at the left and its number at the right.
    const nearest = widest ?? labels.findLast(({ box }) => box[0] <= segment.box[0]);
    const value = token === undefined ? undefined : wholeNumber(token.text, mark);
    if (token === undefined || value === undefined || nearest === undefined) return [];
    if (isTotal && !/[.,]\d{2}$/.test(token.text)) return [];
    return [{ kind: nearest.kind, found: foundIn([token], `paper/sum/${nearest.kind}`, 0.85, value) }];
  });
}

function kindOf(label: string): SumKind | undefined {
  const folded = fold(label);
  const isCount =
    /\b(packs|units|qty|quantity|weight|pallets|pieces|cartons|(?<!amount of (?:the )?|sum of (?:the )?)lines|menge|gewicht|colis|registered|registration|reg|iban|siret|(?:vat|tax|gst|tva|iva|mwst) (?:id|no|nr|number|code))\b/.test(
      folded,
    );
  // `Nettowert der Position`, `Schedule Total`: the sum of one item.
  const isOfItem = /\b(?:der position|des postens|de la ligne|schedule total)\b/.test(folded);
  if (folded.length > 60 || isCount || isOfItem || CARRIED.test(folded)) return undefined;
  // `I alt DKK ekskl. moms`, `Toplam (TL)`: what the sum is in says nothing of what it sums up.
  const bare = folded.replaceAll(CURRENCY, ' ').replaceAll(/\s+/g, ' ').trim();
  // `Total (VAT exempt)` is no tax.
  if (/^(?:grand )?total (?:vat|tax|gst) (?:exempt|free|included|inclusive)$/.test(folded)) return 'total';
  const plain = KINDS.find(([, pattern]) => pattern.test(folded))?.[0];
  return sumKindOf(bare, 'several') ?? plain ?? sumKindOf(bare, 'one');
}

/** What the page before comes to, or this one so far. */
const CARRIED =
  /\b(?:suma y sigue|suma anterior|ubertrag|a reporter|report(?:er)?|riporto|carry ?over|carried|brought forward|balance forward|transporteren|do przeniesienia|z przeniesienia|a transportar|de transporte|prenos|z prevodu|nakli yekun)\b/;

const CURRENCY = new RegExp(
  String.raw`(?<!\p{L})(?:${[...CURRENCY_CODES].join('|').toLowerCase()}|tl|kr|kc|ft|zl|lei)(?!\p{L})`,
  'gu',
);

/** `10 017,79`: in a row of sums a space parts thousands where cents follow; nothing is counted there. */
function withWholeAmounts(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const isRest = /^\d{3}(?:[.,]\d{2})?$/.test(token.text);
    const isFront =
      last !== undefined && /^\d{1,3}(?: \d{3})*$/.test(last.text) && token.box[0] - last.box[2] < 0.8 * token.size;
    if (last === undefined || !isRest || !isFront) joined.push(token);
    else
      joined[joined.length - 1] = {
        ...last,
        text: `${last.text} ${token.text}`,
        box: unionBox([last.box, token.box]),
        at: joinPlaces([last.at, token.at]) ?? last.at,
      };
  }
  return joined;
}

/** Each label of the line with the number that stands right of it. */
export function sumsOf(line: Line, mark: DecimalMark): { kind: SumKind; found: Found }[] {
  const found: { kind: SumKind; found: Found }[] = [];
  let label: Token[] = [];
  const tokens = withWholeAmounts(line.tokens);
  // `ORDER TOTALS 233 1,296 14,301.60 32,327.04 773.6` sums up the columns: which one is money the row does not say.
  if (isRowOfSums(tokens, mark)) return [];
  for (const token of tokens) {
    const value = wholeNumber(token.text, mark);
    const isPercent = token.text.endsWith('%') || tokens[tokens.indexOf(token) + 1]?.text.startsWith('%') === true;
    if (value === undefined || isPercent) {
      if (!/^\p{Sc}$/u.test(token.text)) label.push(token);
      continue;
    }
    const kind = kindOf(textOf(wordsBeside(label, line))) ?? kindOf(textOf(label));
    const isLast = tokens.slice(tokens.indexOf(token) + 1).every(({ text }) => wholeNumber(text, mark) === undefined);
    if (kind === undefined) {
      label = [];
      continue;
    }
    // `Goods not meeting specification shall be returned within 7 days`.
    if (
      /^\d+$/.test(token.text) &&
      /^(?!(?:only|euros?)$)\p{Ll}{3,}/u.test(tokens[tokens.indexOf(token) + 1]?.text ?? '')
    ) {
      label = [];
      continue;
    }
    // `Summe netto 740,00 EUR, Zahlung 30 Tage`: what follows an amount with its currency is said of something else.
    const behind = tokens[tokens.indexOf(token) + 1]?.text ?? '';
    // And so is what follows one with its sign: `US$42,402.73 … 34.983` counts cubic metres.
    const isWhole =
      /[.,]\d{2}$/.test(token.text) &&
      (/^(?:[A-Z]{3}|\p{Sc})[,.;]?$/u.test(behind) || /^(?:US|HK|NT|CA?|AU?|NZ|S)?\p{Sc}/u.test(token.text));
    if (isLast || isWhole) found.push({ kind, found: foundIn([token], `paper/sum/${kind}`, 0.9, value) });
    if (isWhole) break;
  }
  return found;
}

function isRowOfSums(tokens: readonly Token[], mark: DecimalMark): boolean {
  const first = tokens.findIndex(({ text }) => wholeNumber(text, mark) !== undefined);
  const numbers = tokens.slice(first);
  const ends = numbers.map(({ text }) => /[.,](\d+)$/.exec(text)?.[1]?.length ?? 0);
  return (
    first > 0 &&
    numbers.length >= 4 &&
    numbers.every(({ text }) => /^\d[\d.,]*$/.test(text) && wholeNumber(text, mark) !== undefined) &&
    ends.at(-1) !== 2 &&
    ends.filter((length) => length === 2).length > 1
  );
}

/** `Shipping Type:    Total Amount:    $ 3,995.64`: the words of the segment that stands next to the number. */
function wordsBeside(label: readonly Token[], { segments }: Line): readonly Token[] {
  const last = label.at(-1);
  const own = last === undefined ? undefined : segments.find(({ tokens }) => tokens.includes(last));
  return own === undefined ? label : label.filter((token) => own.tokens.includes(token));
}

/** What the amounts of the items come to, before and after the charges and allowances of the whole order. */
export interface ItemSums {
  readonly goods: Big;
  readonly net: Big;
  /** What rounding each amount may make of it. */
  readonly slack: number;
}

/** Undefined where an item has no amount. */
export function itemSums(sums: PaperSums, amounts: readonly (Found | undefined)[]): ItemSums | undefined {
  if (amounts.length === 0 || amounts.some((amount) => amount?.value === undefined)) return undefined;
  const goods = amounts.reduce((sum, amount) => sum.plus(amount?.value ?? 0), new Big(0));
  const net = goods.plus(sums.charges?.value ?? 0).minus(new Big(sums.allowances?.value ?? 0).abs());
  return { goods, net, slack: Math.max(SLACK_MIN, amounts.length * 0.005) };
}
const SLACK_MIN = 0.02;
