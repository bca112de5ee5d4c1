/** What firms call themselves, and what is an address rather than a name. */
import { labelMeaning } from './labels.ts';

/** Legal forms as they end a name, with what firms of several countries write in their place (`& Co`, `Group`, `Inh.`). */
const LEGAL_FORMS = [
  'inc, incorporated, dac, clg, llc, l.l.c, ltd, limited, corp, corporation, company, co, plc, llp, lp, l.p, pty, pvt, pte, sdn, bhd',
  'group, holdings, industries, enterprises, cooperative, coop',
  'gmbh, ag, kg, ohg, ug, se, mbh, e.k, kgaa, inh, inhaber, inhaberin',
  'sarl, s.a.r.l, sas, s.a.s, sasu, sa, s.a, eurl, éts, ets, établissements',
  'bv, b.v, nv, n.v, vof, bvba',
  'spa, s.p.a, srl, s.r.l, s.n.c, snc',
  'sl, s.l, s.l.u, s.c, lda, ltda, s/a, eireli, unipessoal',
  'ab, oy, oyj, as, a/s, aps',
  's.r.o, a.s, d.o.o, doo, spol, v.o.s, k.s, a.d, d.d, j.d.o.o, kft, zrt, nyrt, kht',
  'a.ş, şti, sanayi',
];
/** Forms that are written with and without blanks and points. */
const SPACED_FORMS = [String.raw`s\.?\s?r\.\s?o`, String.raw`sp\.?\s?z\s?o\.?o`, String.raw`sp\.\s?[jk]`];
const SUFFIX = asWords([...LEGAL_FORMS.flatMap(listed), ...SPACED_FORMS]);
/** `640 SE Alder St`. */
const SIDE_OF_TOWN = /^\d+\s(?:SE|SW|NE|NW)\s/;
/** Public buyers have no suffix: the word may begin the name. */
const INSTITUTIONS = [
  'university, hospital, school, county, city of, town of, state of, council, authority, ministry, municipality, college, foundation',
  'academy, medical center, medical centre, health center, health centre, health system, school district',
  'borough council, city council, county council, district council, town council',
  'universität, stadtwerke, landratsamt, stadt, landkreis, gemeente',
  'université, ville de, mairie de, commune de, intercommunale',
  'universidad, ayuntamiento, municipalidad, municipalidad de, ministerio, secretaría, diputación, hospitalario, cooperativa',
  'università, comune di, ospedaliera, azienda usl, azienda sanitaria',
  'prefeitura, município, câmara municipal',
  'kommun, kommune, sykehus, sygehus, kaupunki',
  'szpital, urząd, gmina, nemocnice, nemocnica, kórház, önkormányzat, spitalul, primăria, bolnica, bolnišnica, općina, občina',
  'üniversitesi, belediyesi, hastanesi',
];
const INSTITUTION = asWords(INSTITUTIONS.flatMap(listed));
/** `Gate 4, Hospital Way`: a street that an institution has given its name. */
const STREET_OF =
  /\b(?:hospital|school|college|university|county|council|academy)\s(?:way|road|rd|street|lane|drive|avenue|ave|hill|close|park|offices?|buildings?|house)\b/i;
/** Craftsmen and shops say what they are, in German at the end of a word. */
const TRADES =
  'schreinerei, schlosserei, zimmerei, tischlerei, bäckerei, metzgerei, gärtnerei, druckerei, brauerei, malerbetrieb, großhandel, grosshandel, sägewerk, autohaus, spedition, apotheke, technik, bedarf, praxis, klinik, klinikum, gymnasium, gasthof, kanzlei, škola';
const TRADE = new RegExp(`(?:${listed(TRADES).join('|')})(?=$|[\\s,.])`, 'iu');
const CJK_SUFFIX =
  /公司|株式会社|有限会社|合同会社|\(株\)|\(有\)|㈱|㈲|厂$|集团|商行|工厂|(?:学校|医院|大学|中学|小学|幼儿园|酒店|饭店|餐厅|超市|研究院|研究所|事务所)$|经营部|製作所|工業|精工|商店|商事|化成|産業|주식회사|유한회사|\(주\)|㈜/;
/** `Van der Meulen & Zn.`, `Malgras & Fils`. */
const FAMILY =
  /(?:&|\+|\b(?:and|und|et|e|en|y))\s(?:zn|zoon|zonen|fils|sons?|söhne|sohn|figli|hijos|brothers|bros|frères|fratelli|cie)\.?(?=$|[\s,.)])/i;
/** `M/s. Emirates Falcon Trading`: said of firms alone, in India and around the Gulf. */
const MESSRS = /^(?:m\/s|messrs)\.?\s+\p{Lu}/iu;
const CYRILLIC_FORM = /(?:^|[\s"«(])(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|ТОВ|ПрАТ|ПП|ИП|ФОП|ГБУЗ|ФГУП|МУП)(?=[\s"«])/u;

/** `Mitchelstown, Co. Cork`: a county of Ireland. */
const COUNTY =
  /\bCo\.? (?:Antrim|Armagh|Carlow|Cavan|Clare|Cork|Derry|Donegal|Down|Dublin|Durham|Fermanagh|Galway|Kerry|Kildare|Kilkenny|Laois|Leitrim|Limerick|Londonderry|Longford|Louth|Mayo|Meath|Monaghan|Offaly|Roscommon|Sligo|Tipperary|Tyrone|Waterford|Westmeath|Wexford|Wicklow)\b/;
/** `Wirrabilla SA 5399`: South Australia is no legal form. */
const AUSTRALIAN_TOWN = /\b(?:SA|WA|NT)\s+\d{4}\.?$/;
/** `SA - Stand-alone Order`: a code in front of what it means is no legal form. */
const CODE_WITH_MEANING = /^[A-Z]{2,3} [-–] \p{L}/u;

function listed(words: string): string[] {
  return words.split(', ').map((word) => word.replaceAll('.', String.raw`\.`));
}

/** Any of these as words of their own, with a point behind them or not. */
function asWords(patterns: readonly string[]): RegExp {
  return new RegExp(String.raw`(?:^|[\s,.(])(?:${patterns.join('|')})\.?(?=$|[\s,.)])`, 'i');
}

export function isCompanyName(text: string): boolean {
  if (AUSTRALIAN_TOWN.test(text)) return isCompanyName(text.replace(AUSTRALIAN_TOWN, ''));
  if (COUNTY.test(text)) return isCompanyName(text.replace(COUNTY, ''));
  if (CODE_WITH_MEANING.test(text)) return isCompanyName(text.slice(4));
  // `Lp.` over a column counts its lines.
  if (/^(?:lp|no|as|se|co|ab|sl)\.?$/i.test(text.trim())) return false;
  // `BV 2026-041`: a number behind letters that are a legal form elsewhere.
  if (isSentence(text) || IS_SUM.test(text) || /^\p{Lu}{2,4}\s\d[\d-]*(?:\s|$)/u.test(text)) return false;
  // `10 kg` is a weight and no limited partnership.
  return (
    SUFFIX.test(text.replaceAll(/\d[\d.,]*\s?kg\b/gi, '').replace(SIDE_OF_TOWN, '')) ||
    INSTITUTION.test(text.replace(STREET_OF, '')) ||
    TRADE.test(text) ||
    FAMILY.test(text) ||
    /\s(?:eG|AöR|KdöR|gGmbH|gAG|e\.\s?V\.)(?=$|[\s,])/.test(text) ||
    MESSRS.test(text) ||
    CJK_SUFFIX.test(text) ||
    CYRILLIC_FORM.test(text)
  );
}

/** `Total inc`, `Subtotal ex`: what tax is in or out of is no legal form. */
const IS_SUM = /^(?:sub|grand )?total\b/i;

/** `Poziția 20 se anulează.`: some of its words are legal forms, where firms write them large. */
function isSentence(text: string): boolean {
  const words = text.trim().split(/\s+/);
  const last = words.at(-1) ?? '';
  const small = words.filter((word) => /^\p{Ll}{2}/u.test(word)).length;
  return /\p{Ll}{3}[.!]$/u.test(last) && small > 1 && !SUFFIX.test(last);
}

/** A name that says what kind of firm it is in law; `Antriebstechnik` only says what it does. */
export function hasLegalForm(text: string): boolean {
  if (AUSTRALIAN_TOWN.test(text)) return hasLegalForm(text.replace(AUSTRALIAN_TOWN, ''));
  return (
    (SUFFIX.test(text) && !isSentence(text)) ||
    /\s(?:eG|AöR|KdöR|gGmbH)(?=$|[\s,])/.test(text) ||
    CJK_SUFFIX.test(text) ||
    CYRILLIC_FORM.test(text)
  );
}

const KIND_WORDS: ReadonlySet<string> = new Set(
  `landkreis landratsamt stadt gemeinde markt district borough city county town township parish regional metropolitan unified union public community school schools
   high elementary university college academy hospital hospitals medical health healthcare system systems center centre
   authority department council trust nhs foundation restaurant hotel hospitality building retail food foods property construction
   engineering manufacturing trading logistics transport services products supply group holdings company corporation partners
   associates cooperative coop limited ltd inc llc plc gmbh ag kg sa sarl srl spa bv nv pty pvt co of the and &`.split(
    /\s+/,
  ),
);

/** Words that say what kind of firm it is, and nothing else. */
export function areKindWords(text: string): boolean {
  return text
    .toLowerCase()
    .replaceAll(/[.,]/g, ' ')
    .replaceAll('co-op', 'coop')
    .trim()
    .split(/\s+/)
    .every((word) => KIND_WORDS.has(word));
}

/** `District Council`, `Restaurant Group`: what a name is of, without the name itself. */
export function isKindAlone(text: string): boolean {
  return isCompanyName(text) && areKindWords(text);
}

/** The end of a name that stands on a line of its own. */
export function isSuffixAlone(text: string): boolean {
  return /^(?:sp\.? z o\.? ?o\.?|s\.?c\.?a|s\.?a\.?s|s\.?\s?r\.?\s?o|a\.s|a\.ş|a\/s|kft|zrt|aps|ab|oy|oyj|lda|inc|llc|ltd|ltda|eireli|limited|gmbh|s\.?\/?a|s\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|ag|kg|co|corp|plc)\.?$/i.test(
    text.trim(),
  );
}

const ADDRESS =
  /^\d+[\p{L}]?[\s,-]|^c\/\s?\p{Lu}|^(?:po box|p\.?\s?o\.?\s?box|postfach|unit|suite|level|floor|plant|building|bldg|apt|rm|room)\b|\b(?:street|st|road|rd|avenue|ave|blvd|boulevard|lane|ln|drive|dr|way|court|ct|pkwy|parkway|highway|hwy|place|pl|square|circle|terrace|estate|park|trail)\b\.?|\b(?:ul|al|os|rod|av)\.\s|\b(?:rua|avenida|rodovia|estrada|travessa)\s|(?:gatan|gata|vägen|väg|vej|gade|veien|katu)\s\d|(?:str\.|straße|strasse|weg|platz|allee|ring|gasse|damm|straat|laan|plein|kade|dijk)\b|\b(?:rue|avenue|chemin|route|impasse|quai|za|zi|via|viale|piazza|corso|calle|avda|avinguda|carrer|plaza|paseo|passeig|ctra|carretera|camino|travesía|glorieta|pol(?:ígono)?\.? ind(?:ustrial)?|straat|laan|plein|kade)\b|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\b\d{4,5}\s+\p{Lu}\p{L}+|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|(?<!\p{L})(?:cad|cadde|caddesi|sok|sokak|sokağı|mah|mahallesi|bulvarı|osb|ulice|ulica|náměstí|nám|utca|krt|tér|bulevardul|calea|șos|cesta|trg)(?!\p{L})|(?<!\p{L})г\.\s?\p{Lu}|(?<!\p{L})(?:улица|ул|просп|пер|шоссе|вул|обл)(?!\p{L})|\b\d{3}\s\d{2}\s+\p{Lu}\p{L}+|\p{Script=Hangul}(?:로|길)\s?\d|\p{Script=Hangul}(?:시|군|구|읍|면|동)(?:\s|$)|[省市区县镇路号栋楼]|\bn[°º]\s?\d+\b|〒|[都道府県]/iu;

/** Whom a paper is written to begins so. */
export function isAddressed(text: string): boolean {
  return MESSRS.test(text);
}

export function isAddressLine(text: string): boolean {
  return ADDRESS.test(text);
}

const CONTACT =
  /^(?:tel|phone|telephone|ph|fax|mobile|cell|e-?mail|mail|attn|attention|contact|vat|gst|abn|tax|siret|ust|www|http|tva|iva|p\.?iva|btw|kvk|电话|传真|联系人|邮箱|tel\/fax|t|f|m)\b[\s.:：#]|@|^\+?[\d\s().-]{9,}$|^(?:电话|传真|联系人|tel)/i;

/** A line of a block that is neither name nor address: telephone, mail, tax number, a person. */
export function isContactLine(text: string): boolean {
  const [label = '', ...value] = text.trim().split(/[:：]/);
  const field = value.length === 0 ? undefined : labelMeaning(label)?.field;
  return CONTACT.test(text.trim()) || field === 'phone' || field === 'email' || field === 'taxId';
}
