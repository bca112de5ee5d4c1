/**
 * The lines of a reply that its writer said: without what programs and lawyers add, and without the leave-taking and the card below it.
 * People go on below those (`P.S. only half of it`), so a line there that is no part of a card is said as well.
 */
import { isCard, isPlace, wordsOf } from '../../paper/beside/harmless.ts';
import type { Names } from '../../paper/beside/names.ts';
import { AFTERTHOUGHT, SENTENCE_END } from '../../paper/beside/signed.ts';
import { isBoilerplate } from '../../paper/lexicon/boilerplate.ts';
import { isLegal, tellsOfGoods } from '../../paper/lexicon/circular.ts';
import { isCompanyName, isContactLine } from '../../paper/lexicon/companies.ts';
import { hasCjk } from '../../paper/lexicon/fold.ts';
import { ALARMING, ASKING, FAMILY_NAME } from '../../paper/lexicon/harmless.ts';
import { changesAlone, isOffice } from '../../paper/lexicon/lone-words.ts';
import { isStopping } from '../../paper/lexicon/stopping.ts';
import { isClosing } from '../../paper/prose/signature.ts';

const DEVICE = String.raw`(?:(?:my|mein(?:em|er)?|mon|mi|mio|mijn|meu|the|an|iphone|ipad|mac|android|samsung|galaxy|huawei|xiaomi|pixel|blackberry|windows|mobile?|mobiel|mobil|mobiltelefon|handy|smartphone|phone|téléphone|portable|teléfono|móvil|telefono|cellulare|telefoon|telemóvel|tablet|device|gerät|outlook|mail|yahoo|gmail|gmx|web\.de|proton|app|for|für|pour|para|per|voor|ios|pro|ultra|plus|note|5g|[as]\d{1,2}\+?|\d{1,2})(?:\s+|(?=\W*$)))+`;
/** What programs write below or above a mail, each as a whole line: nobody's own words stand beside it. */
const PROGRAM = new RegExp(
  [
    String.raw`(?:sent (?:from|via|with)|gesendet (?:von|mit|aus|über)|envoyé (?:de|depuis|à partir de)|enviado (?:desde|do|de|a partir do)|inviato (?:da(?:l)?|con)|(?:verstuurd|verzonden) (?:vanaf|met|via)) ${DEVICE}`,
    String.raw`von ${DEVICE}gesendet|发自我的[\p{L}\d ]{1,20}|從我的[\p{L}\d ]{1,16}傳送`,
    String.raw`(?:get|download|obtenez|obtenir|télécharger|obtener|descargar|ottieni|scarica|haal|ontvang)? ?outlook (?:for|für|pour|para|per|voor) (?:ios|android|mac|mobile)(?: (?:beziehen|herunterladen|op))?`,
    String.raw`(?:please )?(?:consider|think of|think about) the environment before printing(?: this (?:e-?mail|message))?|(?:please )?(?:do not|don['’]t) print this (?:e-?mail|message) unless (?:you really need to|necessary|it is necessary)`,
    String.raw`(?:virus[- ]?free|virenfrei|sans virus|libre de virus|privo di virus)\.?(?: (?:www\.)?[\w.]+)?`,
    String.raw`\[?(?:external|extern|externe|externo|esterno)(?: (?:e-?mail|sender|message))?\]?`,
    String.raw`(?:follow|find|like|visit) us (?:on|at) (?:(?:linkedin|facebook|instagram|twitter|x|youtube|xing|tiktok|and|(?:https?:\/\/|www\.)[^\s,&]+)(?:[\s,&]+|(?=\W*$)))+`,
  ]
    .map((each) => String.raw`^(?:${each})\W*$`)
    .join('|'),
  'iu',
);
/** That a mail came from outside, and what not to do with such ones. */
const BANNER =
  /^\W*(?:(?:caution|warning|attention|important|external|achtung|vorsicht|extern)\W+)*(?:(?:this|the) (?:e-?mail|message|mail) (?:has )?(?:originated|was sent|came|comes|is) from|external (?:e-?mail|message|sender)|(?:diese|externe) (?:e-?mail|nachricht)(?: (?:kommt|stammt|wurde) von)?)(?:\s+(?:an?|the|of|your|our|outside|external|sender|source|address|organi[sz]ation|company|network|domain|außerhalb|der|dem|des|einem|externen|absender|organisation|unternehmens|firma|gesendet)(?!\p{L}))*\W*$/iu;
const LINKS =
  /^(?:do not|don['’]t|never|please do not) (?:click|open|follow)(?: (?:on|to|any|a|the|links?|or|and|open|attachments?|this|e-?mail|images?|download))*(?:,? (?:unless|until|if) you (?:recogni[sz]e|know|trust|are|can|have|verified|verify|expect|were|and|the|sender|content|source|is|safe|sure|that|it|of|expecting|\s)+)?[.!]*$/iu;
/** Whom the mail is not for: what is asked of them (`please delete it`) is not asked of us. */
const STRANGER =
  /(?:if|should) you (?:are not|have received|received|receive|are).{0,60}(?:recipient|addressee|in error|by mistake)|intended (?:solely |only |exclusively )?for|(?:is|are|be|and|or|,) (?:strictly )?(?:confidential|privileged)|confidential (?:and|information)|(?:wenn|falls|sollten) sie (?:nicht|diese|dieses).{0,60}(?:adressat|empfänger|irrtümlich|versehentlich)|vertrauliche|si vous (?:n['’]|avez reçu|recevez).{0,60}(?:destinataire|erreur)|(?:est|sont) confidentiel|si (?:usted |ud\. )?(?:no es|ha recibido).{0,60}(?:destinatario|error)|(?:es|son) confidencial|(?:se|qualora) (?:non|avete|ha|abbia).{0,60}(?:destinatari|errore)|(?:indien|als|mocht) u (?:niet|dit).{0,60}(?:geadresseerde|bestemd|abusievelijk|vergissing)|(?:is|zijn) vertrouwelijk|保密|机密/iu;
/** What they are asked not to do, and whose views these are. */
const ASKED_OF_STRANGERS =
  /(?<!\p{L})(?:cop(?:y|ying)|use|disclose|forward|retain|views?|binding|kopier\p{L}*|weiterg\p{L}*|vernicht\p{L}*|copi\p{L}*|détrui\p{L}*|supprim\p{L}*|elimin\p{L}*|cancell\p{L}*|verwijder\p{L}*)(?!\p{L})/iu;
const OF_MAIL =
  /\b(?:e-?mails?|messages?|attachments?|recipients?|addressee|communication|nachricht|mail|empfänger|adressat|absender|message|courriel|expéditeur|mensaje|correo|remitente|messaggio|mittente|bericht|afzender)(?!\p{L})|邮件|收件人/iu;
const OF_ORDER =
  /(?<!\p{L})(?:p\.?o|(?:re|pre)?orders?|lines?|items?|goods|deliver(?:y|ies)|shipments?|quantit(?:y|ies)|\p{L}*bestell\p{L}*|auftr[aä]g\p{L}*|\p{L}*lieferung\p{L}*|position(?:en)?|commandes?|livraisons?|pedidos?|entregas?|ordin[ei]|consegn[ae]|levering\p{L}*)(?!\p{L})|订单|訂單|采购单|发货/iu;

/** @returns the lines without those that programs, gateways and lawyers add */
export function withoutFooters(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let isOfLaw = false;
  for (const line of lines) {
    const text = line.replaceAll(/<(?:https?|mailto):[^>]*>/gu, ' ').trim();
    if (text === '') isOfLaw = false;
    isOfLaw ||= STRANGER.test(text) && OF_MAIL.test(text);
    if (!PROGRAM.test(text)) kept.push(sentencesLeft(line, isOfLaw));
  }
  return kept;
}

function sentencesLeft(line: string, isOfLaw: boolean): string {
  if (
    !isOfLaw &&
    !BANNER.test(line) &&
    !/\b(?:links?|attachments?|print\p{L}*|e-?mails?|messages?|sender)(?!\p{L})/iu.test(line)
  )
    return line;
  const sentences = line.trim().split(SENTENCE_END);
  return sentences.filter((each) => !isAdded(each, isOfLaw)).join(' ');
}

/** `Please cancel the order in my last e-mail` speaks of an order. */
function isAdded(sentence: string, isOfLaw: boolean): boolean {
  if (OF_ORDER.test(sentence)) return false;
  return (
    PROGRAM.test(sentence) ||
    LINKS.test(sentence) ||
    BANNER.test(sentence) ||
    (isOfLaw && (isLegal(sentence) || STRANGER.test(sentence) || ASKED_OF_STRANGERS.test(sentence)))
  );
}

const DASHES = /^(?:-- ?|—|[-_=*]{2,})$/;
const THANKING = /thank|thx|(?<!\p{L})(?:ta|cheers)(?!\p{L})|dank|merci|gracias|grazie|obrigad|谢|謝/iu;
/** Good wishes are said, however short the mail is. */
const WISHING = /giornata|journée|soirée|祝(?!好)/iu;
const NAMED_AFTER = /^(.{2,60}?)[\s,.!–-]+(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2})$/u;
/** Two words that take leave and are none of a card: `Best wishes`; what they say of days and counts is said. */
const MORE_LEAVES =
  /^(?:(?:with )?(?:very )?(?:best|kind|warm|kindest|warmest)(?: (?:wishes|regards))?|(?:bien )?(?:cordialement|à vous|à toi)|(?:un )?(?:cordial )?saludos?|(?:un )?cordial(?:i|e)? salut[oi]|(?:met )?(?:vriendelijke|hartelijke) groet(?:en|jes)?|(?:mit )?(?:freundlichen|besten|vielen|lieben|schönen|herzlichen) gr(?:ü|ue)(?:ß|ss)en|祝好|祝商祺|此致|敬礼|顺祝商祺|祝您?工作顺利|祝您?生活愉快)[\s,.!！。]*$/iu;

export function isLeave(line: string): boolean {
  const text = line.trim();
  if (DASHES.test(text)) return true;
  if (text.length > LEAVE_MAX || /\d/.test(text) || (ALARMING.test(text) && !isPlainLeave(text))) return false;
  return isPlainLeave(text) || (NAMED_AFTER.exec(text)?.[1] ?? '').split('\n').some((each) => isPlainLeave(each));
}

function isPlainLeave(text: string): boolean {
  // `Dans l'attente de deux pièces` begins as a leave-taking does.
  return MORE_LEAVES.test(text) || (isClosing(text) && wordsOf(text).length <= LEAVE_WORDS_MAX);
}

export function isThanking(line: string): boolean {
  return THANKING.test(line);
}

export interface SaidLines {
  readonly lines: readonly string[];
  /** Somebody only thanks, as they do where they take leave. */
  readonly hasThanked: boolean;
}

/**
 * @param lines without footers
 * @param names of who wrote it
 */
export function saidLines(lines: readonly string[], names: Names): SaidLines {
  const said: string[] = [];
  let hasThanked = false;
  // Below thanks a name is that of who wrote it; below regards it may be one that nobody knows.
  let mayName = false;
  let isCardOpen = false;
  for (const line of lines) {
    const text = line.trim();
    if (AFTERTHOUGHT.test(text)) said.push('', text.replace(AFTERTHOUGHT, ''), '');
    else if (isLeave(text) && !isNamedOther(text, names)) {
      hasThanked ||= isThanking(text) || WISHING.test(text);
      if (!isThanking(text)) [mayName, isCardOpen] = [true, true];
      said.push('');
    } else if (isOfFirm(text)) continue;
    else if (isSigner(text, names, mayName)) [mayName, isCardOpen] = [false, true];
    else if (!isCardOpen || !isOfCard(text)) said.push(line);
  }
  return { lines: said, hasThanked };
}

/** `Thanks, Hull.`: whom somebody thanks may be where goods shall go. */
function isNamedOther(text: string, names: Names): boolean {
  const named = isPlainLeave(text) ? undefined : NAMED_AFTER.exec(text)?.[2];
  return named !== undefined && isThanking(text) && !knows(named, names);
}

function knows(text: string, names: Names): boolean {
  const words = wordsOf(text);
  return words.length > 0 && words.every((word) => names.has(word.toLowerCase()));
}

function isSigner(text: string, names: Names, mayBeAny: boolean): boolean {
  if (text === '' || text.length > LEAVE_MAX || /\d/.test(text)) return false;
  if (/^\p{Script=Han}{2,4}$/u.test(text)) return mayBeAny && FAMILY_NAME.test(text) && !ALARMING.test(text);
  if (!isTitled(text) || wordsOf(text).length > NAME_WORDS_MAX) return false;
  return mayBeAny || knows(text, names);
}

/** Words that begin as names and titles do, with nothing said of them. */
function isTitled(text: string): boolean {
  const bare = text.replace(/\b(?:inc|ltd|co|corp|dr|mr|mrs|ms)\./giu, ' ');
  if (hasCjk(bare) || /[.!?？:：]$/.test(bare.trim()) || /\p{N}/u.test(bare)) return false;
  const words = wordsOf(bare);
  const isNamed = words.every((word) => /^\p{Lu}/u.test(word) || JOINING.test(word));
  return words.length <= TITLE_WORDS_MAX && isNamed && !speaks(bare);
}

function speaks(text: string): boolean {
  if (isOffice(text)) return false;
  return (
    changesAlone(text) ||
    changesAlone(`${text} gaskets`) ||
    ALARMING.test(text) ||
    ASKING.test(text) ||
    isStopping(text) ||
    tellsOfGoods(text)
  );
}

/** A line, or each of its parts: `Ann Lee | Purchasing | Tel 0113 496 0000`. */
function isOfCard(line: string): boolean {
  const parts = line.split(/\s*[|·•]\s*|\s{2,}/u).filter((part) => part.trim() !== '');
  return parts.every((part) => isCardPart(part.trim()));
}

function isCardPart(text: string): boolean {
  if (DASHES.test(text) || HOURS.test(text)) return true;
  if (isTitled(text) || isAllOf(text, REACHED)) return true;
  if (WARY.test(text)) return !OF_ORDER.test(text) && !/\d/.test(text) && !ALARMING.test(text.replaceAll(NOT, ' '));
  // `60 EA`, `60 Pieces` and `400 25 3000` look like an address and a telephone number.
  if (!/\p{L}{3}/u.test(text) || /^\d{1,3}\s+\p{L}+\W*$/u.test(text) || changesAlone(text)) return false;
  const isSafe = !ASKING.test(text) && !isStopping(text) && !ALARMING.test(text.replaceAll(/\bno\b\.?/giu, ' '));
  if (!isSafe) return false;
  if (isPlace(text) || isCard(text, wordsOf(text))) return true;
  if (isBoilerplate(text) || isCompanyName(text)) return !tellsOfGoods(text);
  return isContactLine(text) && !/(?<!\p{L})\p{Ll}{2,}(?:\s+\p{Ll}{2,}){2}/u.test(text);
}

/** What firms ask everybody not to send by mail, or never to believe. */
const WARY =
  /(?<!\p{L})(?:passwords?|bank(?:ing)? (?:details|data|accounts?)|credit cards?|phishing|passw(?:o|ö)rt\p{L}*|zugangsdaten|bankverbindung\p{L}*|mots? de passe|coordonnées bancaires|contraseñas?|datos bancarios|password|coordinate bancarie|wachtwoord\p{L}*)(?!\p{L})/iu;
const NOT = /(?<!\p{L})(?:not|never|don['’]t|nicht|niemals|pas|no|non|niet|nooit)(?!\p{L})/giu;
const DAYS = String.raw`(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?s?|mo|di|mi|do|fr|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|lundi|mardi|mercredi|jeudi|vendredi|lunes|martes|miércoles|jueves|viernes|lunedì|martedì|mercoledì|giovedì|venerdì|maandag|dinsdag|woensdag|donderdag|vrijdag`;
/** When somebody is there: `Office hours Mon-Fri 8:00-16:30`, `I work Monday to Thursday.` */
const HOURS = new RegExp(
  String.raw`^(?:(?:our |my )?(?:office|opening|business|working) (?:hours|days)(?: are)?|i work|i am in(?: the office)?|hours|büro(?:zeiten)?|öffnungszeiten|sprechzeiten|geschäftszeiten|arbeitstage|horaires?(?: d['’]ouverture)?|horario(?: de (?:oficina|atención))?|orari(?:o)?(?: d['’]ufficio)?|openingstijden|werkdagen)\s*[:：]?\s*(?:(?:${DAYS}|to|and|from|until|till|bis|und|von|à|au|et|de|a|y|e|al|dal|tot|en|van|uhr|h|hrs|am|pm|gmt|cet)(?!\p{L})|(?<!\d)\d{1,2}(?::\d{2})?(?!\d)|[\s,.;&/–-])+$`,
  'iu',
);
const CERTIFIED =
  /^(?:(?:an? )?iso ?(?:\/iec )?\d{4,5}(?:[:-]\d{4})?(?:,? (?:and|und|&|et) (?:iso ?)?\d{4,5}(?:[:-]\d{4})?)*)(?: (?:certified|zertifiziert\p{L}*|certifiée?|certificad[ao]|certificat[ao]|gecertificeerd))?(?: (?:company|unternehmen|firma|entreprise|empresa|azienda))?\.?$/iu;
/** What registers number; these two are taken out part by part, because a long line of digits can be cut in too many ways. */
const NUMBERED =
  /(?<![\p{L}\d])(?:company |registration )?(?:reg(?:istration|istered)?|vat|ust-?id(?:-?nr)?|steuer-?nr|tva|siret|siren|rcs|nif|cif|p\.? ?iva|c\.? ?f|btw|kvk|eori|duns|hrb|hra)\b[\s.:#-]*(?:no|nr|number|n°)?[\s.:#]*[A-Z]{0,3}[\d\s./-]{5,20}[A-Z]?(?![\p{L}\d])/giu;
/** Ways to reach somebody. */
const REACHED =
  /(?<![\p{L}\d])(?:tel|t|m|f|d|phone|ph|fax|mobile?|mob|cell|direct|telefon|téléphone|tél|móvil|teléfono|telefono|cellulare|telefoon|handy|durchwahl|mobil|office|home|work)\.?\s*[:：.]?\s*\+?\(?\d[\d\s()./-]{6,30}(?!\d)|(?<![\p{L}\d])[+(0][\d\s()./-]{8,30}(?!\d)|(?<![\p{L}\d])(?:(?:e-?mail|web|www)\s*[:：]\s*)?(?:[\w.+-]{1,64}@[\w.-]+\.\w+|(?:https?:\/\/|www\.)\S+)/giu;
const REGISTERED =
  /^registered (?:in|office)(?:\s+(?:in|no\.?|number|england|wales|scotland|ireland|and|&|the|vat|company|[:.,]|[A-Z]{0,3}\d{5,12}[.,]?)){1,12}$/iu;
/** What firms print of themselves, wherever it stands. */
function isOfFirm(text: string): boolean {
  return text !== '' && (CERTIFIED.test(text) || isAllOf(text, NUMBERED) || REGISTERED.test(text));
}

function isAllOf(text: string, shape: RegExp): boolean {
  const left = text.replaceAll(shape, ' ');
  return text.length <= CARD_LINE_MAX && left !== text && !/[^\s,;/.]/u.test(left);
}
const CARD_LINE_MAX = 200;
const JOINING = /^(?:of|and|the|for|und|für|von|der|die|et|de|du|des|la|le|del|di|da|en|van|y|e|&)$/u;
const [LEAVE_MAX, LEAVE_WORDS_MAX, NAME_WORDS_MAX, TITLE_WORDS_MAX] = [60, 8, 4, 7];
