/**
 * Labels under which a paper says of all its lines in what they are counted, priced or delivered, and labels that name a place: `Qty in:
 * boxes`, `Prices: per 100`, `Forward to: York`. No field of an order holds what stands there.
 */
import { fold } from './fold.ts';

export type SaidKind =
  | 'unit'
  | 'quantity'
  | 'price'
  | 'basis'
  | 'factor'
  | 'delivery'
  | 'place'
  | 'via'
  | 'site'
  | 'pages';

const KINDS: readonly (readonly [SaidKind, RegExp])[] = [
  [
    'unit',
    /^(?:units?(?: of measure(?:ment)?)?|uom|u o m|(?:all )?(?:units?|figures|numbers) in|packing unit|einheit(?:en)?|mengeneinheit|verpackungseinheit|me|unites?|unidad(?:es)?|unita(?: di misura)?|eenheid|enhet|enhed|jednostka|单位|單位|単位)$/u,
  ],
  [
    'quantity',
    /^(?:(?:all )?(?:qtys?|quantity|quantities|order qty|menge|mengen|mengenangaben|quantites?|cantidad(?:es)?|quantidades?|quantita|aantal(?:len)?|antal|ilosc|数量|數量)(?: (?:in|are(?: in)?|per|unit|en|ist|sind|est|sont))?)$/u,
  ],
  [
    'price',
    /^(?:(?:all )?(?:unit )?pric(?:es|ing)(?: (?:in|are(?: in)?|per|for))?|preise|einzelpreise|prix(?: unitaires)?|precios|precos|prezzi|prijzen|价格|價格)$/u,
  ],
  [
    'basis',
    /^(?:price (?:unit|basis|base|per|for|quantity)|per|preiseinheit|preis (?:pro|je|per)|preisbasis|base (?:de|du) prix|unite de prix|prix (?:par|pour)|unidad de precio|precio por|unita di prezzo|prezzo per|prijseenheid|prijs per|价格单位|計価単位)$/u,
  ],
  [
    'factor',
    /^(?:(?:quantity |qty |order )?(?:multiplier|factor)|multiply(?: all)?(?: quantities)?(?: by)?|(?:mengen)?faktor|multiplikator|multiplicateur|facteur|multiplicador|moltiplicatore|vermenigvuldig\p{L}*|倍数|乘数|乘數)$/u,
  ],
  [
    'delivery',
    /^(?:(?:delivery|shipment|shipping)(?: (?:type|mode|schedule|plan))?|deliveries|shipments|lieferung(?:en)?|lieferart|livraisons?|mode de livraison|entregas?|consegn[ae]|levering(?:en)?|leverans|交货方式|交貨方式|交货|送货方式)$/u,
  ],
  [
    'place',
    /^(?:(?:on )?forward(?:ing|ed)?(?: on)?(?: to)?|(?:deliver(?:y|ed)?|ship(?:ping|ped)?|send)(?: to)? (?:c\/o|care of)|delivery (?:point|location|place|site|store)|(?:place|point|location) of delivery|drop off(?: point| at)?|unload(?:ing)? (?:point|place|at)|weiterleit(?:en|ung)(?: an)?|anlieferort|anlieferstelle|lieferstelle|lieferort|abladeort|lieu de livraison|point de livraison|faire suivre(?: a)?|reexpedier a|lugar de entrega|punto de entrega|reenviar a|luogo di consegna|punto di consegna|inoltrare a|afleverpunt|losplaats|door(?:sturen|zenden)(?: naar| aan)?|转运至|转送|交货地点|送货地点|転送先)$/u,
  ],
  // Of most papers the carrier.
  ['via', /^(?:(?:deliver(?:y|ed)?|ship(?:ping|ped)?|send|liefern|lieferung|versand)(?: to)? (?:via|through|uber))$/u],
  [
    'site',
    /^(?:(?:receiving )?(?:warehouse|depot|branch|location|site)|lager|standort|niederlassung|entrepot|depot|agence|almacen|sucursal|magazzino|magazijn|vestiging|仓库|倉庫|门店)$/u,
  ],
  [
    'pages',
    /^(?:(?:page|sheet|seite|blatt|pagina|pag|folio|hoja|feuille|foglio|blad)(?: no)?|pages|sheets|seiten|paginas|pagine|页|页数|页码|頁)$/u,
  ],
];

export function saidKindOf(label: string): SaidKind | undefined {
  const folded = fold(label);
  return KINDS.find(([, words]) => words.test(folded))?.[0];
}

/** `per month`, `pro Woche`: how often what is listed is wanted. */
export const PER_TIME =
  /(?<!\p{L})(?:(?:per|pro|je|par|por|al?|each|every|jede\p{L}*|chaque|cada|ogni|elke|a|\/)\s?(?:day|week|month|quarter|year|annum|tag|woche|monat|quartal|jahr|jour|semaine|mois|trimestre|an|día|dia|semana|mes|año|giorno|settimana|mese|anno|dag|maand|jaar)|daily|weekly|monthly|quarterly|yearly|annual(?:ly)?|täglich|wöchentlich|monatlich|jährlich|mensuel\p{L}*|hebdomadaire|semanal\p{L}*|mensual\p{L}*|settimanal\p{L}*|mensil\p{L}*|wekelijks|maandelijks)(?!\p{L})|每[日天周月季年]|月度/iu;

/** `partial`, `in two lots`, `auf Abruf`: that the goods do not come at once. */
export const IN_PARTS =
  /^(?:in |by |as |en |auf |op )?(?:partial(?:ly)?|parts?|split|staggered|instal?ments?|half|halves|call[ -]?offs?|(?:call|request|hold|demand)|to follow|later|(?:two|three|four|five|several|\d{1,2}) (?:lots?|batches|parts?|deliveries|shipments|instal?ments|loads?)|teil\p{L}*|abruf|gestaffelt|geteilt|(?:zwei|drei|vier|mehreren) \p{L}+|partiel\p{L}*|échelonn\p{L}*|fractionn\p{L}*|sur appel|(?:deux|trois|plusieurs) fois|parcial\p{L}*|fraccionad\p{L}*|escalonad\p{L}*|parzial\p{L}*|frazionat\p{L}*|gedeeltelijk\p{L}*|deellever\p{L}*|afroep)(?!\p{L})|分批|部分|分次/iu;

/** `per 100`, `je 1.000 Stück`, `per dozen`: behind a label of prices. */
export const PER_NUMBER = /^(?:are |gelten |in )?(?:per|pro|je|par|por|for|für|pour|each|every|\/|每)\s?(.+)$/iu;
/** Numbers as words, and the signs of trade for them. */
export const ROUND_NUMBERS: Readonly<Record<string, number>> = {
  c: 100,
  hundred: 100,
  hundert: 100,
  cent: 100,
  cien: 100,
  cento: 100,
  honderd: 100,
  百: 100,
  m: 1000,
  mille: 1000,
  thousand: 1000,
  tausend: 1000,
  mil: 1000,
  duizend: 1000,
  千: 1000,
};

/** `1 of 2`, behind a label of pages. */
export const OF_PAGES = /^(\d{1,2})\s?(?:\/|of|von|de|di|sur|su|van|共)\s?(\d{1,2})$/iu;

/** One thing, whatever it is called. */
export const ONE_PIECE =
  /^(?:ea|each|pcs?|pce|pieces?|units?|items?|stk|st|stck|stück|pièces?|pi[eè]ces?|unités?|ud|uds|unidad(?:es)?|pza|piezas?|pz|pezz[io]|nr|stuks?|szt|ks|db|adet|个|個|件|只|支|台|本|枚|개)\.?$/iu;

/** What a place is called that is no carrier. */
export const OF_PLACE =
  /(?<!\p{L})(?:stores?|shop|branch|warehouse|depot|site|hub|office|lager|filiale|niederlassung|werk|entrepôt|agence|magasin|almacén|tienda|sucursal|magazzino|magazijn|filiaal|vestiging)(?!\p{L})|仓库|倉庫|门店|店/iu;

/** Where at a place: it leads nowhere else. */
export const AT_PLACE =
  /(?<!\p{L})(?:docks?|gates?|doors?|bays?|ramps?|rampe|tor|halle|hall|building|bldg|gebäude|floor|quai|porte|muelle|puerta|porta|ramp|poort|rear|goods in(?:wards)?|receiving|wareneingang|warenannahme|réception|recepción)(?:\s(?:no\.?\s?|nr\.?\s?)?[A-Z]?\d{1,3}[A-Z]?)?(?![\p{L}\d])/giu;
