/** Decimal mark and order of day and month, decided for the document as a whole; an undecidable order stays open. */
import type { SenderMemory } from '../../model/sender-memory.ts';
import { allText, dollarOf } from './head/currency.ts';
import type { Layout } from './layout/layout.ts';
import type { Paper } from './page.ts';
import type { Reading } from './table/item.ts';
import { beginsWithYear, voteForOrder, type DateOrder } from './values/date.ts';
import { voteForMark, type DecimalMark } from './values/number.ts';

/** A mark that the source settles by itself goes first; what was learned of the sender goes before what the page seems to say. */
export function readingFor(layout: Layout, memory: SenderMemory | undefined, settled: Settled = {}): Reading {
  const decided = settled.mark ?? memory?.decimalMark ?? decimalMark(layout);
  return {
    mark: decided ?? '.',
    ...(decided === undefined ? { isMarkOpen: true } : {}),
    order: memory?.dateOrder ?? settled.dateOrder ?? dateOrder(layout),
    ...(settled.writtenOn === undefined ? {} : { writtenOn: settled.writtenOn }),
  };
}

type Settled = Pick<Paper, 'mark' | 'dateOrder' | 'writtenOn'>;

/** By numbers that only one mark allows, then by where the paper comes from; undefined is undecided. */
function decimalMark(layout: Layout): DecimalMark | undefined {
  const text = allText(layout);
  const words = layout.lines.flatMap(({ tokens }) => tokens.map((token) => token.text));
  // In a text with a decimal comma `8.8` is the strength of a screw.
  const { point, comma } = voteForMark(isOfComma(text) ? words.filter((word) => !/^\d{1,2}\.\d$/.test(word)) : words);
  if (point !== comma) return comma > point ? ',' : '.';
  if (dollarOf(text) !== undefined || POINT.test(text)) return '.';
  return COMMA.test(text) || isOfComma(text) ? ',' : undefined;
}

/** Words that only languages with a decimal comma have; Swiss firms write a point. */
const COMMA_WORDS =
  /(?<!\p{L})(?:und|der|die|das|mit|für|wir|bitte|unsere?r?|Ihre?r?|Stück|nicht|le|les|des|pour|nous|vous|votre|avec|merci|vogliate|della|delle|gli|per favore|saluti|los|las|nuestro|necesitamos|saludos|het|een|onze|graag|stuks|och|ikke|oraz|proszę|szt|não|nossos?)(?!\p{L})/giu;
const COMMA_WORDS_MIN = 4;

function isOfComma(text: string): boolean {
  const words = text.match(COMMA_WORDS) ?? [];
  return words.length >= COMMA_WORDS_MIN && new Set(words).size > 2 && !/\bCHF\b|\bFr\./.test(text);
}

const POINT = /[£₹¥￥元円]|\b(?:GBP|INR|CNY|RMB|JPY)\b|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const COMMA =
  /\b(?:MwSt|GmbH|Menge|Bestellung|Commande|Quantité|SARL|Fattura|Ordine|Aantal|Bestelling|Cantidad|Pedido|Miktar|Tutar|Množství|Objednávka|Ilość|Zamówienie|Mennyiség|Megrendelés|Cantitate|Comandă|Købsordre|Antall?|Beställning|Inköpsorder|Ostotilaus|Quantidade|Encomenda|Količina)(?!\p{L})|Количество|Заказ|Кол-во/iu;

/** By days that only one order allows, then by whose addresses they are; undefined is undecided, and never guessed. */
function dateOrder(layout: Layout): DateOrder | undefined {
  const text = allText(layout);
  if (beginsWithYear(text)) return 'ymd';
  const votes = voteForOrder([text]);
  if (votes.mdy !== votes.dmy) return votes.mdy > votes.dmy ? 'mdy' : 'dmy';
  const dollar = dollarOf(text);
  if (dollar === 'USD') return 'mdy';
  const isElsewhere = ELSEWHERE.test(text) || (dollar !== 'CAD' && DAY_FIRST.test(text));
  return dollar === 'AUD' || isElsewhere ? 'dmy' : undefined;
}

const ELSEWHERE =
  /[€£₹]|\b(?:EUR|GBP|INR|VAT|GST|ABN|TVA|MwSt|IVA|BTW|CHF|SEK|NOK|DKK|PLN)\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/;

/** Words of languages in which the day is always written before the month. */
const DAY_FIRST =
  /(?<!\p{L})(?:Fecha|Entrega|Proveedor|Pedido|Fournisseur|Livraison|Commande|Lieferant|Liefertermin|Bestellung|Fornitore|Consegna|Ordine|Leverancier|Bestelling|Fornecedor|Dostawca|Dodavatel|Szállító|Furnizor|Leverandør|Tedarikçi|Sipariş|Toimittaja|Dobavljač|Поставщик)(?!\p{L})/iu;
