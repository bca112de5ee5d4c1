/**
 * Few words that stand for themselves, as names and titles do, and say how many, of which, in what money or whether at all: `Double
 * It`, `Two Pallets`, `Gaskets: 400`, `Please Cancel`, `USD`. Whether they begin with large letters says nothing.
 */
import { isAddressLine, isCompanyName, isContactLine } from './companies.ts';
import { ALARMING, ASKING } from './harmless.ts';

/** Numbers as words, without those that are names, months or other words as well. */
const NUMBER = [
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozens?',
  'zwei|drei|vier|fünf|sechs|sieben|zehn|elf|zwölf|fünfzehn|zwanzig|dreißig|vierzig|fünfzig|hundert|tausend|dutzend',
  'deux|trois|quatre|cinq|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|cent|mille|douzaines?',
  'dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta|cuarenta|cincuenta|cien|docenas?',
  'due|quattro|cinque|sette|otto|nove|dieci|dodici|quindici|venti|trenta|cento|dozzin[ae]|twee|drie|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|dertig|veertig|vijftig|honderd|duizend|dozijn',
].join('|');
const PACKS =
  'pallets?|boxes|cartons?|crates?|bundles?|pieces|pcs|paletten?|kartons?|stück|kisten|palettes?|cartons|pièces|palés?|cajas|piezas|bancali|scatole|pezzi|dozen|stuks';

/** `Two Pallets`, `Order Twelve Pieces`: a number with what is counted behind it. `Unit Four` is an address. */
const COUNTED = new RegExp(String.raw`(?<!\p{L})(?:${NUMBER}) \p{L}{3,}|(?<!\p{L})(?:${PACKS})(?!\p{L})`, 'iu');
/** `Gaskets: 400`, `4002 = 400`, `Gaskets x 400`, `400 x 4002`; after a word that numbers something else it is that number. */
const GIVEN =
  /^\s*(?:[\p{L}\d][\p{L}\d ./-]{1,40}?\s*(?:[:：=×]|\sx|\s[-–]>)\s*\d{1,6}(?:\s?\p{L}{1,8}\.?)?|\d{1,6}\s?[x×]\s?\S.{1,40}|x\s?\d{1,6})\s*[!.]*\s*$/iu;
const NUMBERED =
  /(?<!\p{L})(?:n[ro°º]|num(?:ber|mer|éro|ero)|número|id|ext|extension|durchwahl|nebenstelle|poste|interno|toestel|room|floor|unit|suite|reg|registration|company|vat|ust|tax|tva|iva|btw|kvk|hrb|hra|siret|rcs|code|account|acct|konto|kunden?|customer|client|cliente|supplier|vendor|lieferant\p{L}*|debitor|kreditor|ref|reference|tel|tél|fax|phone|mobile?|mob|handy|box|zip|plz|cif|nif|ean|gln|duns|iso|page|seite|version|p|t|f|m)\.?\s*(?:[:：#=.]|$|\s)/iu;

/** `USD`, `in Euro`, `US Dollars`. */
const MONEY =
  /^\W*(?:(?:all |prices? )?in )?(?:usd|eur|gbp|chf|cad|aud|cny|rmb|jpy|pln|czk|sek|nok|dkk|hkd|sgd|inr|euros?|(?:us[- ]?|u\.s\. )?dollars?|pounds?(?: sterling)?|美元|欧元|英镑|人民币|港币|日元)\W*$/iu;

/** A money that no number stands beside, in a subject: `订单 4711 美元`. */
const MONEY_NAMED =
  /(?<!\p{L})(?:euros?|(?:us[- ]?)dollars?|pounds? sterling|yuan|renminbi)(?!\p{L})|美元|美金|欧元|歐元|英镑|人民币|人民幣|港币|日元|日圆|台币|(?<![\d.,]\s?)(?:US|HK|[AC])?[$€£¥](?!\s?\d)/iu;

export function namesMoney(text: string): boolean {
  return MONEY_NAMED.test(text);
}

/** What is to be done, and with what: `Ship Monday`, `Deliver York`. */
const WISHED =
  /^\W*(?:ship|deliver|send|hold|cancel|add|change|make|double|replace|remove|skip|expedite|rush|need|use|deduct|liefern?|senden?|schicken|ändern|livrer|livrez|expédier|envoyer|ajouter|enviar|entregar|añadir|spedire|consegnare|aggiungere|leveren|sturen)(?!\p{L})(?=\W+[\p{L}\d])/iu;

/** What people are and where they work: `Change Manager`, `Order Processing`, `Returns Department`. */
const OFFICE =
  /(?<!\p{L})(?:manager(?:in)?|director|head|chief|officer|buyer|engineer(?:ing)?|technician|assistant|executive|coordinator|supervisor|administrat\p{L}+|clerk|specialist|analyst|planner|representative|consultant|lead(?:er)?|department|dept|division|team|desk|office|services?|processing|management|control|laborator\p{L}+|lab|group|center|centre|purchasing|procurement|sales|\p{L}*leit(?:er(?:in)?|ung)|\p{L}*einkauf|einkäufer(?:in)?|abteilung|sachbearbeit\p{L}+|disposition|disponent(?:in)?|referent(?:in)?|assistent(?:in|e)?|vertrieb|responsable|directeur|directrice|acheteu(?:r|se)|achats|service|jefe|jefa|gerente|comprador[a]?|compras|responsabile|ufficio|acquisti|inkoop(?:er)?|afdeling|medewerker|经理|总监|采购|部门?|主管|助理)(?!\p{Ll})/iu;

/** Each word begins as names do, and one says what somebody is. */
export function isOffice(text: string): boolean {
  return (
    OFFICE.test(text) &&
    !/(?<!\p{L})(?!(?:of|and|the|for|und|für|de|des|du|et|y|e|en|di|del|van|von)(?!\p{L}))\p{Ll}{2}/u.test(text)
  );
}

/** @param text a line below a leave-taking, or one that stands for itself */
export function changesAlone(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length > WORDS_MAX || isContactLine(text) || isCompanyName(text) || isOffice(text)) return false;
  if (MONEY.test(text)) return true;
  if (GIVEN.test(text)) return !NUMBERED.test(text.slice(0, text.search(/[:：=×]|\d{1,6}\W*\p{L}*\W*$/u) + 1));
  if (isAddressLine(text)) return false;
  return COUNTED.test(text) || WISHED.test(text) || ALARMING.test(text) || ASKING.test(text);
}

const WORDS_MAX = 5;
