/**
 * What a column of a sheet is: a property of the item, or of the whole order and then repeated on every row, as exports have
 * it (`Order Date`, `Customer`, `Ship To City`).
 */
import { isClassification } from '../lexicon/classifications.ts';
import { fold } from '../lexicon/fold.ts';
import {
  BUYERS,
  isFirmWord,
  ITEM_WORD,
  OURS as OURS_WORD,
  ownerOf,
  SUPPLIERS,
  YOURS as YOURS_WORD,
} from '../lexicon/owners.ts';
import { ITEM_NUMBERS, type ColumnMeaning, type ColumnRole } from '../lexicon/columns.ts';
import type { LabelField } from '../lexicon/labels.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';

export interface LabelReading {
  /** Of the item; several where lines of one cell are several things (`Your ref / our ref`). */
  readonly roles: readonly ColumnMeaning[];
  /** Of the order, on every row. */
  readonly field?: CarriedField;
}

/** `address` without a word whose it is: that of the firm in the columns before it (`neighbours.ts`). */
export type CarriedField = LabelField | 'shipToAddress' | 'buyerAddress' | 'supplierAddress' | 'total';

/** Column roles that speak of the order rather than of the item; the label's own meaning is asked first. */
const LOOSE: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['other', 'shipTo', 'poNumber', 'currency']);

const OURS =
  /^(?:ours?|us|unsere?|unser|notre|nos|ons|onze|nostro|nuestro|buyer|customer|kunde|client|intern[aeo]?|internal|int)$/;

/** Labels of one column from the top down; the lowest says most. */
export function labelReading(labels: readonly string[], lexicon: Lexicon, lines: readonly string[] = []): LabelReading {
  const [, base = '', count = ''] = NUMBERED.exec(labels.at(-1) ?? '') ?? [];
  const isKnown = lexicon.exactColumn(base) !== undefined || lexicon.label(base)?.strength === 1;
  if (labels.length > 1 || !isKnown) return plainReading(labels, lexicon, lines);
  const plain = plainReading([base], lexicon);
  return count === '1' ? plain : goneOn(plain);
}

/** `Bezeichnung1`, `Lieferadresse2`: lines of one thing in columns of their own. */
const NUMBERED = /^(\p{L}[\p{L} .-]*\p{L})[ _]?([1-4])$/u;

/** Behind the first line of a text or a place what goes on with it; more of anything else is something of its own. */
function goneOn({ roles: [role], field }: LabelReading): LabelReading {
  if (field === 'shipTo' || field === 'buyer' || field === 'supplier') return { roles: [], field: `${field}Address` };
  if (field === undefined && role?.role === 'description') return { roles: [{ ...role, role: 'specification' }] };
  return field?.endsWith('Address') === true || field === 'address'
    ? { roles: [], field }
    : { roles: [{ role: 'other', certainty: 0.9 }] };
}

function plainReading(labels: readonly string[], lexicon: Lexicon, lines: readonly string[] = []): LabelReading {
  // `Unsere Art.-Nr.` over `Ihre Art.-Nr.` in one cell: so stand the values below it.
  const stacked = lines.length > 1 && lines.length < 4 ? lines.map((line) => numberOf(line, lexicon)) : [];
  const numbers = stacked.filter((meaning) => meaning !== undefined);
  const isStacked = numbers.length === lines.length && new Set(numbers.map(({ role }) => role)).size === lines.length;
  if (numbers.length > 1 && isStacked) return { roles: numbers };
  const texts = labels.map((label) => expanded(spaced(label), lexicon)).filter((label) => label !== '');
  const last = texts.at(-1);
  if (last === undefined) return { roles: [] };
  const whole = texts.join(' ');
  const several = severalRoles(last, lexicon);
  if (several.length > 1) return { roles: several };
  const owner = owned(texts) ?? ownedBy(last);
  if (owner !== undefined) return { roles: [owner] };
  const named = ofNamedFirm(fold(last), lexicon);
  if (named !== undefined) return { roles: [named] };
  const field = carriedField(texts.length > 1 ? whole : last, lexicon) ?? carriedField(last, lexicon);
  if (field !== undefined) return { roles: [], field };
  if (OF_ANOTHER_TIME.test(fold(last)) || EXCHANGE.test(fold(last)))
    return { roles: [{ role: 'other', certainty: 1 }] };
  if (isClassification(fold(last))) return { roles: [{ role: 'other', certainty: 0.9 }] };
  if (OF_NO_ITEM.test(fold(last)) && lexicon.exactColumn(last) === undefined)
    return { roles: [{ role: 'other', certainty: 0.9 }] };
  const meaning =
    (texts.length > 1 ? lexicon.exactColumn(whole) : undefined) ?? lexicon.column(last) ?? lexicon.column(whole);
  const wider = meaning ?? (texts.length > 1 ? lexicon.column(texts[0] ?? '') : undefined) ?? guessed(last);
  return { roles: wider === undefined ? [] : [wider] };
}

/** `Vorige bestelling`, `Last order qty`: what was ordered before is told beside what is ordered now. */
const OF_ANOTHER_TIME =
  /^(?:(?:previous|prior|last|vorige|laatste|letzte|vorherige|fr[uü]here|derniere|ultimo|ultima|forrige|poprzednie|predchozi) (?:order|orders|ordered|purchase|qty|quantity|bestelling|besteld|aantal|bestellung|bestellmenge|menge|commande|quantite|pedido|ordine|quantita|bestilling|bestallning|zamowienie|objednavka)(?: qty| quantity)?|(?:commande|pedido|ordine|quantite|quantita|cantidad) (?:precedente?|anterior|passee))$/;
/** No price, for all its `rate`. */
const EXCHANGE =
  /^(?:(?:exchange|fx|conversion|currency) ?rate|rate of exchange|(?:wechsel|devisen|umrechnungs)kurs|taux de change|tipo de cambio|tasso di cambio|cambio|(?:wissel)?koers|kurs|vaxelkurs)$/;

function numberOf(label: string, lexicon: Lexicon): ColumnMeaning | undefined {
  const meaning = ownedBy(label) ?? lexicon.exactColumn(label);
  return meaning !== undefined && ITEM_NUMBERS.has(meaning.role) ? meaning : undefined;
}

const OUR_NUMBER = new RegExp(String.raw`^(?:${OURS_WORD}|${BUYERS}) (?:${ITEM_WORD})(?![\p{L}\d])`, 'u');
const YOUR_NUMBER = new RegExp(String.raw`^(?:${YOURS_WORD}|${SUPPLIERS}) (?:${ITEM_WORD})(?![\p{L}\d])`, 'u');

/** `Your ref`, `Our code`: whose number it is matters more than what it is called. */
export function ownedBy(label: string): ColumnMeaning | undefined {
  const folded = fold(label);
  if (/order|bestell|commande|date|price|qty|quantity/.test(folded)) return undefined;
  // `Vendor ID` and `Buyer ID` number firms and people.
  if (/^(?:buyers?|customers?|suppliers?|supp|vendors?|sellers?) id$/.test(folded))
    return { role: 'other', certainty: 1 };
  // `Vendor Name (Code)`: what the vendor calls the item.
  if (/^(?:vendor|supplier)s? name[ /](?:code|no|item|part)\b/.test(folded))
    return { role: 'supplierSku', certainty: 1 };
  if (OUR_NUMBER.test(folded)) return { role: 'buyerSku', certainty: 1 };
  return YOUR_NUMBER.test(folded) ? { role: 'supplierSku', certainty: 1 } : undefined;
}

/** Words that tell a column where the whole label is not known; other counts (`received`) are none. */
const WORDS: readonly (readonly [ColumnRole, RegExp])[] = [
  [
    'other',
    /\b(?:received|rec d|open|back ?order(?:ed)?|on hand|stock level|min|max|moq|weight|comment|remark|note|tax|vat|hs|tariff|margin|internal)\b/,
  ],
  ['pack', /\b(?:each|units?|pcs|pieces|qty|ea)\s?(?:\/|per )\s?(?:case|carton|ctn|box|pack|bag|pallet|cs)\b/],
  ['date', /\b(?:date|due|deliver|delivery|required|eta|termin|lieferung|livraison|entrega|consegna)\b|日期|交期|納期/],
  ['discount', /\b(?:discount|disc|rabatt|remise|sconto|descuento)\b/],
  [
    'quantity',
    /\b(?:qty|quantity|quantities|ordered|menge|anzahl|stuckzahl|qte|quantite|cantidad|quantita|aantal)\b|数量|數量/,
  ],
  [
    'amount',
    /\b(?:total|amount|value|extended|extension|betrag|summe|gesamt|montant|importe|importo|bedrag)\b|金额|金額/,
  ],
  ['price', /\b(?:price|cost|rate|each|fob|exw|cif|ddp|preis|prix|precio|prezzo|prijs|tarif)\b|单价|价|単価/],
  [
    'description',
    /\b(?:description|desc|name|bezeichnung|beschreibung|libelle|designation|descripcion|descrizione|omschrijving|title)\b|品名|名称/,
  ],
  ['sku', /\b(?:sku|item|part|article|artikel|material|product|code|ref|catalog|catalogue)\b|料号|编码|编号/],
  ['unit', /\b(?:unit|uom|units|einheit|unite|unidad)\b|单位/],
];
const GUESSED_MAX = 40;

function guessed(label: string): ColumnMeaning | undefined {
  const folded = fold(label);
  if (folded.length > GUESSED_MAX) return undefined;
  const role = WORDS.find(([, words]) => words.test(folded))?.[0];
  return role === undefined ? undefined : { role, certainty: 0.6 };
}

/** `Artikelnr. Groenrijck` beside `Artikelnr. leverancier`: a firm's own number. */
function ofNamedFirm(folded: string, lexicon: Lexicon): ColumnMeaning | undefined {
  const [, number = '', firm = ''] = /^(.+ no|code|codigo|codice|kod|ref) (\p{L}{4,})$/u.exec(folded) ?? [];
  if (ADDRESS.test(folded)) return undefined;
  const isUnknown = firm !== '' && lexicon.column(firm) === undefined && !isFirmWord(firm);
  return isUnknown && lexicon.exactColumn(number)?.role === 'sku' ? { role: 'sku', certainty: 0.7 } : undefined;
}

/** `Part number` over `Ours` and `Yours`, `Codice` over `Ns.` and `Vs.`. */
function owned(texts: readonly string[]): ColumnMeaning | undefined {
  if (texts.length < 2) return undefined;
  const last = fold(texts.at(-1) ?? '');
  const role = OURS.test(last) ? 'buyerSku' : last === 'yours' ? 'supplierSku' : ownerOf(last);
  return role === undefined ? undefined : { role, certainty: 1 };
}

/** `Your ref / our ref`, `Part no. / Description`: one part for each line of the cell. */
function severalRoles(label: string, lexicon: Lexicon): ColumnMeaning[] {
  const parts = label.split(/\s*[/&+×]\s*|\s+(?:and|und|et|x)\s+/).filter((part) => part !== '');
  // `Size / spec` is one thing said twice.
  if (parts.length < 2 || lexicon.exactColumn(label)?.role === 'specification') return [];
  if (parts.length > 4) return [];
  const meanings = namedBeside(parts.map((part) => ownedBy(part) ?? lexicon.exactColumn(part)));
  const known = meanings.filter((meaning) => meaning !== undefined);
  const isSeveral = known.length === parts.length && new Set(known.map(({ role }) => role)).size === parts.length;
  // `Price / Unit` and `Qty / UoM` are one column with a unit inside, which the values themselves show.
  // `Qty × price`: the cells are products as well.
  const isProduct = known.length === 2 && known[0]?.role === 'quantity' && known[1]?.role === 'price';
  if (isSeveral && isProduct && /\s[×x]\s/.test(label)) return known;
  return isSeveral && !known.some(({ role }) => role === 'unit' || role === 'price' || role === 'basis') ? known : [];
}

/** `Catalog No. / Product`: beside a number that has an owner the other one is what it is called. */
function namedBeside(meanings: readonly (ColumnMeaning | undefined)[]): readonly (ColumnMeaning | undefined)[] {
  const isOwned = meanings.some((meaning) => meaning?.role === 'supplierSku' || meaning?.role === 'buyerSku');
  const hasText = meanings.some((meaning) => meaning?.role === 'description');
  if (!isOwned || hasText) return meanings;
  return meanings.map((meaning) => (meaning?.role === 'sku' ? { ...meaning, role: 'description' } : meaning));
}

const ADDRESS =
  /\b(?:address|addr|street|city|town|state|region|province|zip|postcode|postal code|country|adresse|anschrift|stra(?:ss|ß)e|plz|ort|land|rue|ville|code postal|cp|pays|calle|direccion|domicilio|ciudad|poblacion|provincia|codigo postal|indirizzo|via|citta|cap|paese|straat|adres|plaats|woonplaats|ulica|miasto|kod pocztowy|rua|morada|endereco|cidade|localidade|codigo postal|cep|gata|postnr|postort|line \d|addr\d?|address\d?)\b|地址|住所|住址/;
/** Nothing but parts of an address: `Address 1`, `Zip Code`, `PLZ`; `Land` may be where goods come from. */
const BARE_ADDRESS =
  /^(?:(?:address|addr|street|city|town|state|province|zip|postcode|postal|country|adresse|anschrift|stra(?:ss|ß)e|plz|ort|rue|ville|code|cp|pays|calle|ciudad|poblacion|provincia|indirizzo|citta|cap|paese|straat|plaats|woonplaats|ulica|miasto|kod pocztowy|cidade|localidade|cep|postnr|postort|line|or)(?:[ /]|$)|\d(?: |$))+$/;
const SHIP =
  /\b(?:ship|shipping|shipto|deliver|delivery|dest|destination|consignee|liefer|livraison|livree?|entrega|envio|consegna|destinazione|warehouse|site|store|dostaw[ay]|leverans)\b|^(?:liefer|aflever|lever(?:ings?)?(?:adres|plaats))|收货|送货|交货|納品|納入/;
const SUPPLIER = /\b(?:vendor|supplier|seller|lieferant|fournisseur)\b|供应商|供方/;
const BUYER =
  /\b(?:buyer|customer|company|purchaser|bill|billing|billto|kunde|besteller|client|acheteur)\b|客户|需方|买方/;
const TOTAL =
  /^(?:order total|po total|total po|total order(?: value| amount)?|po value|order value|order amount|grand total|bestellwert|auftragswert|nettosumme|gesamtsumme|total commande|订单总额|订单金额)$/;

function carriedField(label: string, lexicon: Lexicon): CarriedField | undefined {
  const folded = fold(label);
  // `SHIPTO_ST` is a state.
  if (ADDRESS.test(folded) || /^(?:ship to|bill to|vendor|supplier|customer|delivery) st$/.test(folded)) {
    if (SHIP.test(folded)) return 'shipToAddress';
    if (SUPPLIER.test(folded)) return 'supplierAddress';
    if (BUYER.test(folded)) return 'buyerAddress';
    if (BARE_ADDRESS.test(folded)) return 'address';
  }
  if (PLACE_NAME.test(folded)) return 'shipTo';
  if (ORGANIZATION.test(folded) || /^billing (?:company|name)$/.test(folded)) return 'buyer';
  if (TOTAL.test(folded)) return 'total';
  if (FIRM_NAME.test(folded)) return 'supplier';
  // A site has a code in exports, which names no place.
  if (folded === 'site') return undefined;
  const column = lexicon.column(label);
  if (column !== undefined && column.certainty >= 0.9 && !LOOSE.has(column.role)) return undefined;
  const meaning = lexicon.label(label) ?? lexicon.label(label.replace(/\s*(?:name|id|code)$/i, ''));
  if (meaning !== undefined && CARRIED.has(meaning.field)) return meaning.field;
  return column?.role === 'poNumber' ? 'poNumber' : undefined;
}

/** `Delivery name` beside a `Delivery address` is who takes the goods in. */
const PLACE_NAME =
  /^(?:delivery|ship to|shipping|deliver to|consignee|livraison|lieferung|liefer(?:adresse|anschrift)?|entrega|envio|consegna|destinazione|aflever(?:adres|ing)?|leveringsadres|dostawa|leverans) (?:name|company|party|firma|nom|nombre|nome|naam|nazwa|namn)$|^(?:client|magasin|site) livre$/;

/** `Project code`, `Kostenstellen-Nr.`: what a row is booked to. */
const OF_NO_ITEM =
  /^(?:project|job|work order|budget|account|acct|cost(?: cent(?:er|re))?|gl|tax|vat|grant|fund|dept|department|commodity|site|plant|room|reason|status|projekt|kostenstellen?|konto|auftrags|projet|compte|proyecto|cuenta|progetto|commessa)[ -]?(?:code|id|no|number|ref|reference|#)$/;

/** In the buyer's own export the firm whose name has a column is the one that supplies: Brazilian programs number it as `Fornecedor`. */
const FIRM_NAME = /^(?:razao social|nome fantasia)$/;

/** The part of the buyer that orders, as purchasing programs call it; no unit of measure. */
const ORGANIZATION =
  /^(?:(?:business|operating|organi[sz]ational) unit|(?:purchasing|buying|ordering) (?:entity|company|org(?:ani[sz]ation)?)|legal entity|einkaufsorganisation|采购组织|采购公司|需求组织)(?: name)?$/;

const CARRIED: ReadonlySet<LabelField> = new Set<LabelField>([
  'poNumber',
  'orderDate',
  'deliveryDate',
  'shipDate',
  'paymentTerms',
  'deliveryTerms',
  'carrier',
  'currency',
  'contract',
  'supplier',
  'buyer',
  'shipTo',
  'billTo',
]);

/** Words as databases cut them; they are tried only where a label is not known as it stands. */
const CUT: Readonly<Record<string, string>> = {
  vend: 'vendor',
  vndr: 'vendor',
  supp: 'supplier',
  cust: 'customer',
  itm: 'item',
  num: 'no',
  nm: 'name',
  cd: 'code',
  dt: 'date',
  amt: 'amount',
  ext: 'extended',
  prc: 'price',
  mfg: 'mfr',
  dlv: 'delivery',
  shp: 'ship',
  shipto: 'ship to',
  billto: 'bill to',
  ordr: 'order',
};

/** `VEND_ITM` is `vendor item`. */
function expanded(label: string, lexicon: Lexicon): string {
  if (lexicon.exactColumn(label) !== undefined || lexicon.label(label)?.strength === 1) return label;
  const ofLine = label.replace(OF_LINE, '');
  if (ofLine !== label && lexicon.exactColumn(ofLine) !== undefined) return ofLine;
  return label
    .split(' ')
    .map((word) => CUT[word.toLowerCase()] ?? word)
    .join(' ');
}

/** `Lineitem quantity`, `Order Lines/Subtotal`, `Line: Rate`: exports say in front of a column that it is one of the lines. */
const OF_LINE =
  /^(?:(?:order |po |purchase )?lines?(?: ?items?)?|items?|positionen|lignes?(?: de commande)?)\s?[/:.\- ]\s?(?=\p{L})/iu;

/** `OrderQty`, `unit_price`, `PO-NUMBER`, `PONumber` are words of their own. */
function spaced(label: string): string {
  return label
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu}\p{Ll})/gu, ' ')
    .replaceAll(/(\p{Lu}{2,})(\p{Lu}\p{Ll}{2,})/gu, '$1 $2')
    .replaceAll(/([\p{Ll}])(\p{Lu}{2,})\b/gu, '$1 $2')
    .replaceAll('_', ' ')
    .trim();
}
