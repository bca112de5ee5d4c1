/** What the head of a column, or a label inside an item, means, by the phrases of all languages (`languages/`), folded (see `fold.ts`). */
import { composedField } from './compose.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { CURRENCY_CODES } from './currencies.ts';
import { fold, hasCjk, hasHangul } from './fold.ts';
import { LANGUAGES } from './languages/index.ts';
import { meaningInPieces } from './pieces.ts';
import { phrasesOf } from './languages/language.ts';
import { BUYERS, isFirmWord, ITEM_WORD, OURS, SUPPLIERS, YOURS } from './owners.ts';

export type ColumnRole =
  | 'line'
  | 'buyerSku'
  | 'supplierSku'
  /** An item number whose owner the label does not name. */
  | 'sku'
  | 'mpn'
  | 'gtin'
  | 'description'
  | 'specification'
  | 'quantity'
  | 'unit'
  | 'price'
  /** Price with tax inside. */
  | 'grossPrice'
  /** How many units the price is for. */
  | 'basis'
  | 'amount'
  | 'grossAmount'
  | 'date'
  | 'shipDate'
  | 'taxPercent'
  | 'taxAmount'
  | 'discount'
  | 'currency'
  /** A quantity that was not ordered now: received, open, back-ordered. */
  | 'otherQuantity'
  | 'poNumber'
  | 'shipTo'
  | 'pack'
  | 'other';

export interface ColumnMeaning {
  readonly role: ColumnRole;
  /** 0 to 1: exact phrases are 1, those found inside a longer label less. */
  readonly certainty: number;
  /** How many units the price is for, where its label says so: `Price / 100`. */
  readonly basis?: string;
  /** What else the column holds, one row below: `Our No. / Your No.` */
  readonly second?: ColumnRole;
}

const EXACT = new Map<string, ColumnRole>();
/** All phrases, folded. */
export const KNOWN_COLUMNS: ReadonlyMap<string, ColumnRole> = EXACT;
/** Where languages mean different things by one phrase, the earlier role is believed. */
const ROLES: readonly ColumnRole[] = [
  'line',
  'buyerSku',
  'supplierSku',
  'sku',
  'mpn',
  'gtin',
  'description',
  'specification',
  'quantity',
  'unit',
  'price',
  'grossPrice',
  'basis',
  'amount',
  'grossAmount',
  'date',
  'shipDate',
  'taxPercent',
  'taxAmount',
  'discount',
  'currency',
  'otherQuantity',
  'poNumber',
  'shipTo',
  'pack',
  'other',
];
for (const role of ROLES)
  for (const phrase of LANGUAGES.flatMap(({ columns }) => phrasesOf(columns[role])).map((each) => fold(each)))
    if (phrase !== '' && !EXACT.has(phrase)) EXACT.set(phrase, role);
const CJK_PHRASES = [...EXACT].filter(([phrase]) => hasCjk(phrase)).toSorted((a, b) => b[0].length - a[0].length);

/** Words around a label that change nothing: a currency, "excl. VAT", a unit in brackets. */
const TRIM = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${[...CURRENCY_CODES].join('|').toLowerCase()}|in|lbs?|kgs?|ex|excl|excluding|vat|gst|tax|mwst|ht|btw|moms|exkl|dollars?|euro|the|of|per line|${LANGUAGES.flatMap(
    ({ fillers }) => phrasesOf(fillers),
  )
    .map((each) => fold(each))
    .join('|')})(?![\p{L}\p{N}])|[$€£%]`,
  'gu',
);

/** Columns of an item's number, whoever gave it. */
export const ITEM_NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'sku',
  'buyerSku',
  'supplierSku',
  'mpn',
  'gtin',
]);
/** Columns that say what an item is. */
export const ITEM_NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...ITEM_NUMBERS,
  'description',
  'specification',
]);

/** What a column's label means; undefined for one that is not known, which stays a column all the same. */
export function columnMeaning(numbered: string): ColumnMeaning | undefined {
  // `(A)greed` has its letter marked.
  const label = numbered
    .replace(BOX_NUMBER, '')
    .replace(REVISION, '')
    .replaceAll(/\((\p{Lu})\)(?=\p{Ll})/gu, '$1');
  const folded = fold(label);
  if (folded === '' || folded.length > 60) return undefined;
  const based = forMany(label);
  if (based !== undefined) return based;
  const exact = exactly(folded);
  if (exact !== undefined) return exact;
  if (hasCjk(folded)) return cjkMeaning(folded);
  if (COUNTED.test(folded) && NOT_ORDERED.test(folded)) return { role: 'otherQuantity', certainty: 0.95 };
  if (ASKED.test(folded)) return { role: 'quantity', certainty: 0.95 };
  const untaxed = withoutTax(folded);
  if (untaxed !== undefined) return untaxed;
  const bare = folded.replaceAll(TRIM, ' ').trim().replaceAll(/\s+/g, ' ');
  const trimmed = EXACT.get(bare);
  // `Ordered (USD)`: what is counted in a currency is money.
  if (trimmed === 'quantity' && isMoneyLabel(folded)) return { role: 'amount', certainty: 0.9 };
  if (trimmed !== undefined) return { role: trimmed, certainty: 0.95 };
  const singular = EXACT.get(bare.replace(/s$/, ''));
  if (singular !== undefined) return { role: singular, certainty: 0.9 };
  return (
    ofSomething(folded) ??
    doubled(folded) ??
    perUnit(folded) ??
    slashed(label) ??
    byLastWord(bare) ??
    byFirstWord(bare) ??
    composed(folded) ??
    explained(label) ??
    inPieces(label)
  );
}

function inPieces(label: string): ColumnMeaning | undefined {
  const role = meaningInPieces(label, EXACT);
  return role === undefined ? undefined : { role, certainty: 0.85 };
}

const COUNTED =
  /\b(?:qty|quantity|quantities|menge|anzahl|stuck|qte|quantite|cantidad|quantita|quantidade|aantal|units|pieces|pcs)\b|menge\b/;

/** `Annual qty`, `Stock qty`, `Qty per month`, `Last qty`: counted, and not ordered with this order. */
const NOT_ORDERED =
  /\b(?:annual|yearly|monthly|weekly|per (?:month|week|year|day)|p\.?a|forecast|projected|planned|stock|on hand|last|previous|prior|max|maximum|average|avg|sold|sales|reserved|available|reorder|budget|usage|jahres|monats|bestand|prognose|vorjahr|letzte|bisher\p{L}*|annuel\p{L}*|mensuel\p{L}*|par (?:mois|an|semaine)|prevision\p{L}*|derniere?|anual|mensual|por (?:mes|ano)|existencia|ultim[ao]|annu[ao]|mensile|al mese|giacenza|scorta|pro (?:monat|jahr|woche)|je monat|per (?:maand|jaar)|voorraad|vorige)\b|(?:jahres|monats|lager|plan|mindest|vor)menge\b/u;

/** `Part No - Rev`: the letter of a drawing stands behind the number. */
export const REVISION = /(?<=\S)\s?[-–/]\s?rev(?:ision)?\.?$/i;

const EXPLAINED: ReadonlySet<ColumnRole> = new Set([
  'date',
  'shipDate',
  'unit',
  'description',
  'buyerSku',
  'supplierSku',
  'mpn',
]);

/** `Requested agreed qty`, `Quantity requested`: how many are wanted, by the words around the one for a number. */
const ASKED =
  /^(?=(?:.* )?(?:qty|quantity)(?: |$))(?:(?:qty|quantity|requested|request|required|reqd|needed|wanted|agreed|purchased|po|line|item|this order)(?: |$))+$/;

/** `Due Date (dock)`, `Unit (pack size)`: what stands in brackets says more of the same. Of numbers it would say how they count. */
function explained(label: string): ColumnMeaning | undefined {
  const bare = /^(\p{L}[^()]{3,30}?)\s*\([\p{L} ./]{2,20}\)$/u.exec(label)?.[1];
  const meaning = bare === undefined ? undefined : exactMeaning(bare);
  return meaning !== undefined && EXPLAINED.has(meaning.role) ? { ...meaning, certainty: 0.9 } : undefined;
}

function isMoneyLabel(folded: string): boolean {
  return /[$€£]/.test(folded) || folded.split(' ').some((word) => CURRENCY_CODES.has(word.toUpperCase()));
}

/** `Preis/100`, `Price per 1,000 pcs`: a price with the number of units that it is for. */
function forMany(label: string): ColumnMeaning | undefined {
  const [all, number = ''] =
    /\s*(?:\/|\b(?:per|je|pro|par|por|for|cada|za|pour|pe|na|ogni)\b)\s*(10{1,3}|1[.,' ]000)\s*(?:\p{L}{1,6}\.?|j\.\s?m\.)?$/iu.exec(
      label,
    ) ?? [];
  if (all === undefined) return undefined;
  const front = columnMeaning(label.slice(0, label.length - all.length));
  const isPrice = front?.role === 'price' || front?.role === 'grossPrice';
  return isPrice ? { ...front, basis: number.replaceAll(/\D/g, '') } : undefined;
}

/** Boxes of official forms are numbered: `21. QUANTITY`. */
export const BOX_NUMBER = /^\d{1,2}[a-z]?[.)]\s+(?=\p{L}{3})/u;

/** `EUR/unit`, `USD per pc`: a currency for a unit is a price, and so is `Price / CS`. */
function perUnit(folded: string): ColumnMeaning | undefined {
  const [front = '', unit = '', ...more] = folded.split(/\/| per /);
  if (more.length === 0 && isUnitWord(unit) && EXACT.get(front) === 'price') return { role: 'price', certainty: 0.95 };
  const isMoney = CURRENCY_CODES.has(front.toUpperCase()) || /^\p{Sc}$/u.test(front);
  return isMoney && more.length === 0 && /^\p{L}{1,6}$/u.test(unit) ? { role: 'price', certainty: 0.9 } : undefined;
}

const OF_NO_FIRM =
  /^(?:replace[ds]?|replacement|old|new|related|parent|main|spare|contract|line|next|drawing|country|postal|cost|order|ship|bill)$/;

/** `FOB cost`, `Landed price`, `Total pcs`: the last word says what it is, unless the first says that it is another one. */
function byLastWord(folded: string): ColumnMeaning | undefined {
  const words = folded.split(' ');
  if (words.length < 2 || words.length > 3 || /\d/.test(folded)) return undefined;
  const [first = ''] = words;
  if (/^(?:retail|list|msrp|rrp|srp|old|last|previous|prior|market|std|standard|sell|resale|pvp)$/.test(first))
    return { role: 'other', certainty: 0.7 };
  const last = EXACT.get(words.at(-1) ?? '');
  // `Lunaria Item` beside `Supplier Item`: a firm's own number.
  const isUnknown = EXACT.get(first) === undefined && !OF_NO_FIRM.test(first) && /^\p{L}{4,}$/u.test(first);
  if (words.length === 2 && last === 'sku' && isUnknown) return { role: 'sku', certainty: 0.7 };
  if (/^(?:ext|extended|total|line|sub|gross|sum)/.test(first))
    return last === 'price' || last === 'amount' ? { role: 'amount', certainty: 0.7 } : undefined;
  return last === 'price' && words.at(-1) !== 'each' ? { role: 'price', certainty: 0.7 } : undefined;
}

/** `Einzelpreis netto`, `Price each`: a price with a word behind it that says which one. */
function byFirstWord(folded: string): ColumnMeaning | undefined {
  const [first = '', second = '', ...more] = folded.split(' ');
  if (more.length > 0 || !/^(?:netto?|brutto|unit|each|nett|neto|exkl|excl|excluding)$/.test(second)) return undefined;
  const role = second === 'each' || second === 'unit' ? 'price' : EXACT.get(first);
  const isMoney = EXACT.get(first) === 'price' || EXACT.get(first) === 'amount';
  return isMoney && (role === 'price' || role === 'amount') ? { role, certainty: 0.9 } : undefined;
}

/** `Unit ex GST`, `Each excl. VAT`: only money is without tax, whatever the word before it. */
function withoutTax(folded: string): ColumnMeaning | undefined {
  const front = folded.replace(TAX_BEHIND, '');
  const role = front === folded ? undefined : EXACT.get(front);
  if (role === 'unit' || role === 'price') return { role: 'price', certainty: 0.95 };
  return role === 'amount' ? { role, certainty: 0.95 } : undefined;
}
const TAX_BEHIND =
  / \(?(?:(?:ex|exc|excl|excluding|exclusive|before|net of|without|exkl|zzgl|ohne|hors|sans|sin|senza|zonder|bez) ?(?:of )?(?:gst|vat|hst|tax|taxes|sales tax|ust|mwst|tva|iva|btw|moms|dph|ptu)|ht|excl|netto)\)?$/;

/** `Descrição do material`, `Désignation de l'article`, `Bezeichnung der Ware`: what the word in front says. */
function ofSomething(folded: string): ColumnMeaning | undefined {
  const [, front = '', thing = ''] =
    /^(\S+) (?:of(?: the)?|do|da|dos|das|de(?: la| l)?|del|des|du|di|della?|dell|dei|delle|der|van(?: het| de)?) (\S+)$/.exec(
      folded,
    ) ?? [];
  // `Name des Lieferanten`: no text of an item.
  if (isFirmWord(thing)) return undefined;
  const role = EXACT.get(front);
  const isNumber = role === 'sku' && EXACT.get(thing) !== undefined && ITEM_WORDS.test(` ${thing}`);
  return role === 'description' || isNumber ? { role, certainty: 0.95 } : undefined;
}

/** `Lieferung bis`, `Date required on site`: a day by the words that it is made of. */
function composed(folded: string): ColumnMeaning | undefined {
  const field = composedField(folded);
  if (field === 'deliveryDate') return { role: 'date', certainty: 0.85 };
  return field === 'shipDate' ? { role: 'shipDate', certainty: 0.85 } : undefined;
}

/** Only what stands in the list letter by letter, once folded. */
export function exactMeaning(label: string): ColumnMeaning | undefined {
  const folded = fold(label.replace(BOX_NUMBER, ''));
  return folded === '' ? undefined : exactly(folded);
}

function exactly(folded: string): ColumnMeaning | undefined {
  const plain = folded.replace(/^\//, '');
  const role =
    EXACT.get(plain) ??
    EXACT.get(plain.replaceAll('/', ' ')) ??
    spacedHangul(plain) ??
    ownerRole(plain) ??
    ownerBehind(plain);
  return role === undefined ? undefined : { role, certainty: 1 };
}

/** `품 명`, `단 가(원)`: letters of a short label are set apart. */
function spacedHangul(plain: string): ColumnRole | undefined {
  return hasHangul(plain) ? HANGUL.get(plain.replaceAll(' ', '')) : undefined;
}
const HANGUL = new Map(
  [...EXACT].flatMap(([phrase, role]) => (hasHangul(phrase) ? [[phrase.replaceAll(' ', ''), role] as const] : [])),
);

/** Whose item number it is, by its first word: `Vendor Cat #`, `Supplier's Part No`, `Mfr Cat #`, `Ihre Artikelnr.`. */
const ITEM_WORDS = new RegExp(String.raw`^(?: |/)(?:(?:${ITEM_WORD}|de|d|del|du|des|the|interne?|interno)(?: |/|$))+$`);
/** Dynamics calls the number that the other side uses so. */
const EXTERNAL = 'external|externe?s?|externt|externa|esterno|zewnetrzny';
const OWNERS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['supplierSku', new RegExp(String.raw`^(?:${YOURS}|${SUPPLIERS}|${EXTERNAL})(?: s)?(?![\p{L}\d])`, 'u')],
  [
    'mpn',
    /^(?:mfr|mfg|mfgr|manufacturer|manufacturers|maker|oem|hersteller|herst|fabricant|fabricante|produttore)(?: s)?\b/,
  ],
  ['buyerSku', new RegExp(String.raw`^(?:${OURS}|${BUYERS}|internal|company|interne)(?: s)?(?![\p{L}\d])`, 'u')],
];

/** `Sach-Nr. Kunde`, `Art.-Nr. intern`, `Part no. of supplier`, `Clave Prov.`, `Ref. vuestra`: the owner may stand behind as well. */
const OWNER_BEHIND: readonly (readonly [ColumnRole, RegExp])[] = [
  ['supplierSku', new RegExp(String.raw` (?:${SUPPLIERS}|vuestr[oa]|vostr[oa]|suy[oa])$`, 'u')],
  ['buyerSku', new RegExp(String.raw` (?:${BUYERS}|nuestr[oa]|nostr[oa]|intern[aeo]?|internal)$`, 'u')],
];

function ownerBehind(folded: string): ColumnRole | undefined {
  const owner = OWNER_BEHIND.find(([, pattern]) => pattern.test(folded));
  const front = owner === undefined ? '' : folded.replace(owner[1], '');
  return owner !== undefined && ITEM_WORDS.test(` ${front}`) ? owner[0] : undefined;
}

/** All words behind the owner must be of an item number's label: what follows may be its value. */
function ownerRole(folded: string): ColumnRole | undefined {
  const owner = OWNERS.find(([, pattern]) => pattern.test(folded));
  const rest = owner === undefined ? '' : folded.replace(owner[1], '');
  // `Vendor ID` numbers the vendor.
  if (rest.trim() === 'id' && !/^(?:your|our|my|ihre?|unsere?|votre|notre)\b/.test(folded)) return undefined;
  return owner !== undefined && ITEM_WORDS.test(rest) ? owner[0] : undefined;
}

/** `Tax % Tax %`: a label that is printed twice. */
function doubled(folded: string): ColumnMeaning | undefined {
  const half = folded.slice(0, folded.length / 2).trim();
  const role =
    half.length > 2 && folded.replaceAll(' ', '') === half.replaceAll(' ', '').repeat(2) ? EXACT.get(half) : undefined;
  return role === undefined ? undefined : { role, certainty: 0.9 };
}

/** `Part Number / Description`: the first half names the column, the item's text follows in the same one. */
function slashed(label: string): ColumnMeaning | undefined {
  const parts = label.split(/\s*[/&|]\s*|\s+and\s+/);
  if (parts.length < 2 || parts.length > 4) return undefined;
  const [first, ...others] = parts.map((part) => exactMeaning(part));
  const [next] = others;
  if (first === undefined) return undefined;
  // `Material / Service No.`: one number, whatever it is of.
  if (
    parts.length === 2 &&
    next === undefined &&
    /\b(?:no|code|number|nr)\.?$/i.test(label) &&
    /^(?:sku|buyerSku|supplierSku)$/.test(first.role)
  )
    return { role: first.role, certainty: 0.8 };
  // `Our Code / Product / Package`: what follows an item number below it is its text, whatever its parts are called.
  const isItem = first.role === 'buyerSku' || first.role === 'supplierSku' || first.role === 'sku';
  const isText = next === undefined || next.role === 'sku';
  if (isItem && isText && parts.length > 2) return { role: first.role, certainty: 0.8, second: 'description' };
  if (next === undefined || others.includes(undefined)) return undefined;
  return { role: first.role, certainty: 0.8, second: next.role };
}

/** Chinese and Japanese labels run together, with units in brackets behind: the longest phrase inside decides. */
const CJK_SUPPLIERS = '供方|供应商|供货商|供应方|厂家|厂商|卖方|乙方|廠商|供應商|賣方';
const CJK_BUYERS = '需方|客户|我方|甲方|买方|本司|我司|本厂|客戶|買方|本廠';
const CJK_NUMBER = '料号|货号|编码|编号|型号|代码|图号|料號|貨號|編號|型號|品號';
const CJK_SUPPLIERS_NUMBER = new RegExp(`^(?:${CJK_SUPPLIERS}).{0,4}(?:${CJK_NUMBER})$`);
const CJK_BUYERS_NUMBER = new RegExp(`^(?:${CJK_BUYERS}).{0,4}(?:${CJK_NUMBER})$`);
const CJK_OWNER_BEHIND = new RegExp(`^(.{0,4}(?:${CJK_NUMBER}))(${CJK_SUPPLIERS}|${CJK_BUYERS})$`);

function cjkMeaning(folded: string): ColumnMeaning | undefined {
  const tight = folded.replaceAll(/\s/g, '');
  if (tight.length > 14) return undefined;
  const exact = EXACT.get(tight) ?? EXACT.get(tight.replace(/(元|円|人民币|rmb|cny|usd|pcs|个|千克|kg|%|％)+$/u, ''));
  if (exact !== undefined) return { role: exact, certainty: 1 };
  // `货号（乙方）`: whose it is may stand behind as well.
  const owned = tight.replace(CJK_OWNER_BEHIND, '$2$1');
  if (CJK_SUPPLIERS_NUMBER.test(owned)) return { role: 'supplierSku', certainty: 0.95 };
  if (CJK_BUYERS_NUMBER.test(owned)) return { role: 'buyerSku', certainty: 0.95 };
  const inside = CJK_PHRASES.find(([phrase]) => phrase.length >= 2 && tight.includes(phrase));
  return inside === undefined ? undefined : { role: inside[1], certainty: 0.8 };
}

/** The numeric roles, whose values take part in the arithmetic of a line. */
export function isNumeric(role: ColumnRole | undefined): boolean {
  return role !== undefined && NUMERIC_ROLES.has(role);
}
const NUMERIC_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'quantity',
  'price',
  'grossPrice',
  'basis',
  'amount',
  'grossAmount',
  'taxPercent',
  'taxAmount',
  'discount',
  'otherQuantity',
]);
