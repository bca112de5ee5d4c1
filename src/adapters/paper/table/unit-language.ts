/**
 * Units that are one thing in one language and another elsewhere: `ST` is a Stück in German and a set in the lists of X12, `GR` a gram
 * in French and a gross in English. The paper's own words say which language it is in; where they do not, the unit is asked
 * (`normalize/unit.ts`).
 */
import { allText } from '../head/currency.ts';
import type { Layout } from '../layout/layout.ts';
import type { PaperItem } from './item.ts';

type Language = 'german' | 'dutch' | 'nordic' | 'roman' | 'chinese';

/** Words that forms of the language have, and no other has; several are needed, as English forms borrow single ones. */
const WORDS: Readonly<Record<Language, RegExp>> = {
  german:
    /(?<!\p{L})(?:bestell\p{L}*|menge\p{L}*|stück|einheit|liefer\p{L}*|artikel(?:nr|nummer|bezeichnung)?|bezeichnung|preis\p{L}*|einzelpreis|gesamt\p{L}*|betrag|summe|netto\p{L}*|mwst|gmbh|datum|nummer|straße|und|bitte|wir|mit|für|zahlungs\p{L}*|kunden\p{L}*|firma|position|einkauf|rechnung\p{L}*)(?!\p{L})/giu,
  dutch:
    /(?<!\p{L})(?:bestelling|bestel\p{L}*|aantal|omschrijving|prijs|eenheid|leverancier|lever\p{L}*|stuks|bedrag|totaal|btw|datum|artikelnummer|inkoop\p{L}*|graag|wij|het|van)(?!\p{L})/giu,
  nordic:
    /(?<!\p{L})(?:antal|antall|best[aäi]ll\p{L}*|bestilling\p{L}*|inköps\p{L}*|ordrenummer|ordernummer|benämning|beskrivelse|beskrivning|artikelnr|varenr|varenummer|à-?pris|enhet|enhed|leverans\p{L}*|leverings\p{L}*|belopp|beløb|beløp|moms|summa|mängd|mængde|mengde|og|och|tilaus\p{L}*|määrä|hinta|yksikkö|tuote\p{L}*)(?!\p{L})/giu,
  roman:
    /(?<!\p{L})(?:commande|quantité|qté|désignation|prix|livraison|fournisseur|montant|unité|unitaire|tva|pedido|cantidad|descripción|precio|entrega|proveedor|importe|unidad|iva|ordine|quantità|descrizione|prezzo|consegna|fornitore|importo|quantidade|descrição|preço|encomenda|fornecedor)(?!\p{L})/giu,
  chinese: /[\u4e00-\u9fff]{2}/gu,
};
const WORDS_MIN = 3;

/** By spelling as printed, the code of Recommendation 20 in each language that has only one reading of it. */
const MEANINGS: Readonly<Record<string, Partial<Record<Language, string>>>> = {
  st: { german: 'H87', dutch: 'H87', nordic: 'H87' },
  gr: { german: 'GRM', dutch: 'GRM', roman: 'GRM', nordic: 'GRM' },
  t: { german: 'TNE', dutch: 'TNE', roman: 'TNE', nordic: 'TNE', chinese: 'TNE' },
  h: { german: 'HUR', dutch: 'HUR', roman: 'HUR' },
  // A Dutch `doos` is a box, `dozen` are two and more of them; elsewhere a dozen are twelve.
  dozen: { dutch: 'XBX' },
  ds: { dutch: 'XBX' },
  m: { german: 'MTR', dutch: 'MTR', roman: 'MTR', nordic: 'MTR', chinese: 'MTR' },
};

export function withUnitsOfLanguage(items: readonly PaperItem[], layout: Layout): PaperItem[] {
  if (!items.some(({ fields: { unit } }) => unit !== undefined && spelled(unit.text) in MEANINGS)) return [...items];
  const language = languageOf(layout);
  return items.map((item) => {
    const { unit } = item.fields;
    const code = unit === undefined ? undefined : meaningOf(unit.text, language);
    if (unit === undefined || code === undefined) return item;
    return { ...item, fields: { ...item.fields, unit: { ...unit, code } } };
  });
}

function meaningOf(text: string, language: Language | undefined): string | undefined {
  // The symbols of a tonne and an hour are written small in every language.
  if (text === 't') return 'TNE';
  if (text === 'h') return 'HUR';
  return language === undefined ? undefined : MEANINGS[spelled(text)]?.[language];
}

function spelled(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, '');
}

/** The language that most different words speak for; undefined where two do alike, or too few. */
function languageOf(layout: Layout): Language | undefined {
  const text = allText(layout);
  const counts = Object.entries(WORDS).map(
    ([name, words]) => [name as Language, new Set(text.match(words)?.map((word) => word.toLowerCase())).size] as const,
  );
  const [first, second] = counts.toSorted((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < WORDS_MIN) return undefined;
  return second !== undefined && second[1] === first[1] ? undefined : first[0];
}
