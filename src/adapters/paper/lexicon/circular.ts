/** What stands below a leave-taking: what lawyers add, and what people tell everybody there that is of this order as well. */

const LEGAL =
  /confiden|intended|recipient|addressee|disclaim|liab|virus|privileg|disclos|unauthori[sz]|\bsender|\bdelete|distribut|opinion|\be-?mail|\bmessage|attachment|monitor|responsib|\blaws?\b|copyright|\bprint|environment|vertraulich|empfänger|absender|unbefugt|löschen|haftung|nachricht|umwelt|drucken|destinataire|expéditeur|imprim|responsabilit|courriel|destinatari|mensaje|remitente|medio ambiente|riservat|mittente|messaggio|stampa|vertrouwelijk|geadresseerde|afzender|bericht|afdruk|milieu|保密|机密|收件人|邮件/giu;

/** From now on goods go elsewhere, nobody is there, something is needed: `Our warehouse is closed until 4 January`. */
const MOVED = new RegExp(
  [
    String.raw`\b(?:deliver\p{L}*|ship(?:s|ped|ping|ments?)?|goods|warehouse|depot|premises|clos(?:ed|ing|ure)|shut\p{L}*|mov(?:e|ed|es|ing)|relocat\p{L}+|address(?:es)?|from now on|orders?|ordering|prices?|quantit(?:y|ies)|needs?|needed|requires?|stock-?taking|items?|lines?|pieces?|pcs)\b`,
    String.raw`(?<!\p{L})(?:\p{L}*liefer\p{L}*|waren?|\p{L}*lager|geschlossen|betriebsferien|betriebsurlaub|umgezogen|umzug|ziehen um|\p{L}*adresse|\p{L}*anschrift|ab sofort|bestell\p{L}*|preise?|mengen?|brauch\p{L}*|benötig\p{L}*|artikel|stück|inventur)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:livr\p{L}*|marchandises?|entrep[oô]ts?|ferm(?:é|ée|és|ées|eture)|déménag\p{L}*|désormais|command\p{L}*|prix|quantités?|besoin|articles?|pièces?|inventaire|entreg\p{L}*|mercanc\p{L}*|almac\p{L}*|cerrad\p{L}*|mudamos|traslad\p{L}*|direcci\p{L}*|a partir de|pedidos?|precios?|cantidad\p{L}*|necesit\p{L}*|artículos?|piezas?)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:consegn\p{L}*|merc[ei]|magazzin\p{L}*|chius\p{L}*|trasfer\p{L}*|indirizz\p{L}*|ordin[ei]|prezz[io]|quantità|pezzi|lever\p{L}*|goederen|magazijn|gesloten|verhui\p{L}*|adres|voortaan|bestel\p{L}*|prijs|prijzen|aantal\p{L}*|nodig|stuks)(?!\p{L})`,
    '送[货貨]|[发發][货貨]|地址|搬|放假|[仓倉][库庫]|休息|歇[业業]|移[转轉]|休業|住所',
  ].join('|'),
  'iu',
);

/** `400 gaskets`, `und 400 Dichtungen`, but no years, hours, streets or parts of a telephone number. */
const COUNTED =
  /(?<![\p{L}\d.,+/()-]|\d |[iI][sS][oO] )\d{1,6} (?!(?:years?|jahren?|ans|años|anni|jaar|days?|hours?|hrs|std|stunden|uhr|heures|horas|ore|uur|employees|mitarbeiter|countries|ländern?|pays|stores|ext|languages|bis|ter|rue|avenue|boulevard|quai|place|chemin|route|allée|impasse|cours|square)(?!\p{L}))\p{Ll}{3,}|^\s*(?:[Aa]nd|[Uu]nd|[Pp]lus|[Ee]t|[Yy]|[Ee]|[Ee]n|[Ss]owie|[Aa]uch|[Aa]lso) \d{1,6} \p{L}{3,}/u;

export function isLegal(sentence: string): boolean {
  const stems = new Set(sentence.match(LEGAL)?.map((each) => each.toLowerCase()));
  return stems.size > 1 || (stems.size === 1 && !MOVED.test(sentence) && !COUNTED.test(sentence));
}

export function tellsOfGoods(sentence: string): boolean {
  return MOVED.test(sentence) || COUNTED.test(sentence);
}

export function counts(text: string): boolean {
  return COUNTED.test(text);
}
