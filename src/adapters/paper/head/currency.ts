/** The currency, by its code or sign; a `$` alone is told from the addresses, and left open where they do not say. */
import { foundIn, type Found } from '../found.ts';
import { CURRENCY_CODES } from '../lexicon/currencies.ts';
import type { Layout, Segment, Token } from '../layout/layout.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '元': 'CNY',
  '円': 'JPY',
  '人民币': 'CNY',
  'zł': 'PLN',
  'Kč': 'CZK',
  '₺': 'TRY',
  '₩': 'KRW',
  '₽': 'RUB',
  '₴': 'UAH',
  '฿': 'THB',
  '₫': 'VND',
  '₪': 'ILS',
};

/** What currencies are called at home, as a word of its own. */
const LOCAL: Readonly<Record<string, string>> = {
  TL: 'TRY',
  Ft: 'HUF',
  lei: 'RON',
  руб: 'RUB',
  рублей: 'RUB',
  грн: 'UAH',
  원: 'KRW',
};

/** `MONEDA: Peso Chileno`: a name that many countries share, and whose it is. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/\bpesos? chilenos?\b/i, 'CLP'],
  [/\bpesos? (?:mexicanos?|m\.?n\.?)\b/i, 'MXN'],
  [/\bpesos? colombianos?\b/i, 'COP'],
  [/\bpesos? argentinos?\b/i, 'ARS'],
  [/\bpesos? uruguayos?\b/i, 'UYU'],
  [/\bsoles peruanos\b/i, 'PEN'],
];

/** The one currency that a word names without doubt. */
export function currencyOf(token: Token): string | undefined {
  return codeIn(token) ?? Object.entries(SIGNS).find(([sign]) => hasSign(token.text, sign))?.[1];
}

/** `発注元` is who orders, and `地元` is near: 元 is money alone, behind a number or an amount in words, or behind what money is called. */
function hasSign(text: string, sign: string): boolean {
  return sign === '元' ? YUAN.test(text) : text.includes(sign);
}
const YUAN = /(?:^|[\d(（/:：,，十百千万亿整圆零])元(?=整|\P{Script=Han}|$)|[价價额額金款位币幣][:：(（/]?元/u;

function codeIn({ text }: Token): string | undefined {
  const [code] = text.match(/(?<![A-Z\d-])[A-Z]{3}(?![A-Z-]|\d+[-/])/) ?? [];
  if (code === undefined || !CURRENCY_CODES.has(code) || text.replaceAll(/[^\p{L}]/gu, '').length > 6) return undefined;
  return OWN_CODES[code] ?? code;
}

const OWN_CODES: Readonly<Record<string, string>> = { RMB: 'CNY', NTD: 'TWD' };

/** `units` are the words of items that count them: `BOB` is a bobbin there, and Bolivian money elsewhere. */
export function readCurrency(layout: Layout, units: ReadonlySet<Token> = new Set()): Found | undefined {
  const votes = new Map<string, { count: number; token: Token }>();
  const add = (code: string, token: Token, weight: number): void => {
    const vote = votes.get(code);
    if (vote === undefined) votes.set(code, { count: weight, token });
    else vote.count += weight;
  };
  let dollar: Token | undefined;
  let yen: Token | undefined;
  let crown: Token | undefined;
  for (const { tokens, segments } of layout.lines) {
    for (const token of tokens) {
      const code = codeIn(token);
      if (code !== undefined && !endsText(token, segments) && !isPallet(token, tokens) && !units.has(token))
        add(code, token, isAmongWords(token, segments) ? AMONG : 2);
      for (const [sign, meant] of Object.entries(SIGNS)) if (hasSign(token.text, sign)) add(meant, token, 1);
      const named = LOCAL[token.text.replaceAll(/^[([]|[)\].,:]+$/g, '')];
      if (named !== undefined) add(named, token, weightOfLocal(token, segments));
      // `일금 1,276,000원정`: the amount in words of a Korean paper.
      if (/^[₩\d][\d,]*원(?:정|\)|$)/u.test(token.text)) add('KRW', token, 1);
      // `R1,240.00`, and `R 1 240.00` in two words.
      if (/^R\d{1,3}(?:[, ]?\d{3})*\.\d{2}$/.test(token.text)) add('ZAR', token, 1);
      if (/NT\s?\$/.test(token.text)) add('TWD', token, 2);
      if (/R\$/.test(token.text)) add('BRL', token, 2);
      if (/US\s?\$/.test(token.text)) add('USD', token, 2);
      else if (/^\(?\$/.test(token.text)) dollar ??= token;
      if (/[¥￥]/.test(token.text)) yen ??= token;
      if (/^(?:\d[\d.,]*)?kr\.?,?$/.test(token.text)) crown ??= token;
      if (/^euro?s?$/i.test(token.text)) add('EUR', token, 1);
      // `212,50 EUR/Stück`.
      const [, each = ''] = /^([A-Z]{3})\/\p{L}+[).,;]*$/u.exec(token.text) ?? [];
      if (CURRENCY_CODES.has(each)) add(each, token, 1);
    }
    for (const { text, tokens: words } of segments)
      for (const [pattern, code] of NAMED) {
        const first = pattern.test(text)
          ? words.find(({ text: word }) => /^(?:pesos?|reai?s?|soles)$/i.test(word))
          : undefined;
        if (first !== undefined) add(code, first, 2);
      }
  }
  if (votes.size === 0 && /\b(?:GSTIN|CGST|IGST|Rupees)\b|\bRs\./.test(allText(layout))) {
    const token = layout.lines
      .flatMap(({ tokens }) => tokens)
      .find(({ text }) => /^(?:GSTIN|CGST|IGST|Rupees|Rs\.)/.test(text));
    if (token !== undefined) return foundIn([token], 'paper/currency/india', 0.9, 'INR');
  }
  const untold =
    votes.size === 0 && dollar === undefined && yen === undefined && crown === undefined ? byTax(layout) : undefined;
  if (untold !== undefined) return untold;
  const [most] = [...votes].toSorted((a, b) => b[1].count - a[1].count);
  const best = most !== undefined && most[1].count <= AMONG && dollar !== undefined ? undefined : most;
  if (best !== undefined) return foundIn([best[1].token], 'paper/currency', 0.95, best[0]);
  if (yen !== undefined)
    return foundIn([yen], 'paper/currency', 0.85, /[\u3040-\u30ff]/.test(allText(layout)) ? 'JPY' : 'CNY');
  const crowns = crown === undefined ? undefined : crownsOf(allText(layout));
  if (crown !== undefined && crowns !== undefined) return foundIn([crown], 'paper/currency/crown', 0.85, crowns);
  if (dollar === undefined) return undefined;
  const country = dollarOf(allText(layout));
  if (country !== undefined) return foundIn([dollar], 'paper/currency/dollar', 0.85, country);
  // Nothing says whose dollar: most are American, and the confidence says how little that is worth.
  return foundIn([dollar], 'paper/currency/dollar-alone', 0.6, 'USD');
}

/** Papers that name no money at all say by their taxes whose they are: `消費税` is Japanese, `GST` beside `NSW 2999` Australian. */
function byTax(layout: Layout): Found | undefined {
  const text = allText(layout);
  const find = (pattern: RegExp): Token | undefined =>
    layout.lines.flatMap(({ tokens }) => tokens).find((token) => pattern.test(token.text));
  const yen = /[\u3040-\u30ff]/.test(text) ? find(/消費税|税込|税抜/) : undefined;
  if (yen !== undefined) return foundIn([yen], 'paper/currency/tax', 0.85, 'JPY');
  const euro = EURO_TAX.test(text) ? find(/^(?:TVA|MwSt\.?|IVA|BTW|btw)$/) : undefined;
  if (euro !== undefined) return foundIn([euro], 'paper/currency/tax', 0.8, 'EUR');
  const gst = dollarOf(text) === 'AUD' ? find(/^GST$/) : undefined;
  return gst === undefined ? undefined : foundIn([gst], 'paper/currency/tax', 0.85, 'AUD');
}

/** Rates that only countries of the euro have beside that name of the tax: `TVA 5,5 %`, `MwSt 19 %`, `IVA 22 %`, `btw 9 %`. */
const EURO_TAX =
  /\bTVA\b.{0,6}\b(?:5[.,]5|20)(?:[.,]0+)?\s?%|\bMwSt\b.{0,6}\b(?:19|7)(?:[.,]0+)?\s?%|\b(?:19|7)(?:[.,]0+)?\s?%\s?MwSt\b|\bIVA\b.{0,6}\b22(?:[.,]0+)?\s?%|\bbtw\b.{0,6}\b(?:9|21)(?:[.,]0+)?\s?%/i;

/** `1365,00 kr`: whose crowns, the letters and taxes of the text say. */
export function crownsOf(text: string): string | undefined {
  const [swedish, norse] = [/[äö]/i.test(text), /[æø]/i.test(text)];
  if (swedish === norse) return undefined;
  if (swedish) return 'SEK';
  if (/\bmva\b|\bNO ?\d{9}|org\.? ?nr\.?/i.test(text)) return 'NOK';
  return /\bmoms\b|\bCVR\b/i.test(text) ? 'DKK' : undefined;
}

/** `Palety EUR do wymiany`, `EUR-Paletten tauschen`: what the goods stand on. */
function isPallet(token: Token, tokens: readonly Token[]): boolean {
  const at = tokens.indexOf(token);
  return [tokens[at - 1], token, tokens[at + 1]].some((each) => PALLET.test(each?.text ?? ''));
}
const PALLET = /pal(?:l?et|ette|lex|ety|ecie|eta)/i;

/** `Ft Lauderdale` is a town and `10 Ft` may be a length: neither goes before a dollar. */
function weightOfLocal(token: Token, segments: readonly Segment[]): number {
  const words = segments.find(({ tokens }) => tokens.includes(token))?.tokens ?? [];
  const at = words.indexOf(token);
  const isCount = /^\d+(?:[.,]\d)?$/.test(words[at - 1]?.text ?? '');
  return isCount || /^\p{L}{2}/u.test(words[at + 1]?.text ?? '') ? AMONG : 1;
}

const ROW_NUMBERS = 3;
const AMONG = 0.25;
/** `STEEL CAD PLATED`, `PEN BLUE FINE`: between words of a text it is most likely one of them. */
function isAmongWords(token: Token, segments: readonly Segment[]): boolean {
  const words = segments.find(({ tokens }) => tokens.includes(token))?.tokens ?? [];
  const at = words.indexOf(token);
  return words.length > 2 && isPlainWord(words[at + 1]) && (at === 0 || isPlainWord(words[at - 1]));
}

/** `2 CLEVIS HANGER PLN` in a row of numbers: the end of what the thing is called, and not what its price is in. */
function endsText(token: Token, segments: readonly Segment[]): boolean {
  const words = segments.find(({ tokens }) => tokens.includes(token))?.tokens ?? [];
  const numbers = segments.filter(({ text }) => /^\p{Sc}?[\d.,]+(?: \p{L}{2,4})?$/u.test(text));
  const before = words.slice(0, -1);
  return numbers.length >= ROW_NUMBERS && words.at(-1) === token && before.filter(isPlainWord).length > 1;
}

function isPlainWord(token: Token | undefined): boolean {
  return token !== undefined && /^\p{L}{3,}$/u.test(token.text);
}

export function allText(layout: Layout): string {
  return layout.lines.map(({ segments }) => segments.map(({ text }) => text).join('  ')).join('\n');
}

/** Pesos are written with the sign of the dollar: whose, the state behind a town, the tax number, the country or its calling code says. */
const LATIN_DOLLARS: readonly (readonly [string, RegExp])[] = [
  [
    'MXN',
    /\d{5}\s\p{Lu}[\p{L}\s]{2,30},\s(?:Ags|B\.\s?C|B\.\s?C\.\s?S|Camp|Chis|Chih|Coah|Col|CDMX|D\.\s?F|Dgo|Gto|Gro|Hgo|Jal|M[eé]x|Mich|Mor|Nay|N\.\s?L|Oax|Pue|Qro|Q\.\s?R(?:oo)?|S\.\s?L\.\s?P|Sin|Son|Tab|Tamps|Tlax|Ver|Yuc|Zac)(?!\p{L})|(?<!\p{L})CDMX(?!\p{L})|,\sM[eé]xico(?!\p{L})|(?<!\d)\+52\s?\d/u,
  ],
  ['CLP', /(?<!\p{L})R\.?U\.?T\.?:?\s?\d{1,2}\.?\d{3}\.?\d{3}-[\dK]|,\sChile(?!\p{L})|(?<!\d)\+56\s?\d/u],
  ['COP', /(?<!\p{L})NIT:?\s?\d{3}\.?\d{3}\.?\d{3}|,\sColombia(?!\p{L})|(?<!\d)\+57\s?\d/u],
  ['ARS', /(?<!\p{L})CUIT:?\s?\d{2}-?\d{8}-?\d|,\sArgentina(?!\p{L})|(?<!\d)\+54\s?\d/u],
];

/** Whose dollar: by postal codes, which tell Canada, Australia and the United States apart. */
export function dollarOf(text: string): string | undefined {
  if (/\b[A-CEGHJ-NPR-TVXY]\d[A-Z]\s?\d[A-Z]\d\b/.test(text)) return 'CAD';
  if (/\b(?:NSW|QLD|VIC|TAS|ABN)\b/.test(text)) return 'AUD';
  // Forms of firms and the taxes of Mexico: `S.A. de C.V.`, `RFC CSI0907155T8`, `I.V.A. 16 %`.
  if (/\bde C\.\s?V\b|\bde R\.\s?L\b|\bR\.?F\.?C\.?:? ?[A-ZÑ&]{3,4}\d{6}|\bI\.?V\.?A\.?:? ?\(?16 ?%/i.test(text))
    return 'MXN';
  const [latin] = LATIN_DOLLARS.find(([, pattern]) => pattern.test(text)) ?? [];
  if (latin !== undefined) return latin;
  if (
    /\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY])[\s,]+\d{5}(?:-\d{4})?\b/i.test(
      text,
    )
  )
    return 'USD';
  return undefined;
}
