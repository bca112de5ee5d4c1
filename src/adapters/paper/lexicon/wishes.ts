/**
 * What people ask for beside an order, or instead of one, with words that are harmless each by itself: a price, an invoice, that it
 * be taken note of. And what subjects and names of files call a paper that is no new order.
 */

/** `your price and delivery`, `the invoice for the attached order`, `for your reference`. */
const OTHER_WISHES = [
  String.raw`\bfor (?:your|their) (?:reference|records?|information|files?)\b|\bfyi\b|\bcop(?:y|ies) (?:for|to) (?:you|your|us|info\p{L}*)(?!\p{L})|\bkopie (?:für|zur|an) (?:sie|ihre|euch|info\p{L}*|kenntnis)(?!\p{L})|\bcopie pour (?:vous|votre|info\p{L}*)(?!\p{L})|\bcopia (?:para|per) (?:usted|ustedes|su|voi|vostra|info\p{L}*)(?!\p{L})`,
  String.raw`\b(?:best|your|state|quote|advise|confirm your) (?:best |the |your |unit )*prices?\b(?! list)|\bprices? (?:and|\/|&) (?:delivery|lead times?|availability)\b|\bstate (?:your |the )?(?:best )?prices?\b`,
  String.raw`\b(?:send|issue|provide|forward|email|mail|need|require)\b.{0,12}\b(?:the|an?|your) (?:pro.?forma |final )?(?:invoice|credit note|offer|quote|quotation)\b(?! (?:to|copies))`,
  String.raw`\border(?:s)? (?:which (?:we|i) |that (?:we|i) )?(?:was |were )?(?:placed|given|sent) (?:by|via|on|over) (?:phone|telephone|fax|mail|e-?mail)\b|\bplaced (?:by|over the) phone\b`,
  String.raw`\balready (?:sent|placed|ordered|faxed|received|delivered)\b|\bforward (?:this|it)\b.{0,20}\bto your\b|\bcop(?:y|ies) of (?:our|the|an?|this|that) (?:purchase )?orders?\b`,
  String.raw`\bprice list\b|\bforecasts?\b|\b(?:our|the) requirements?\b|\bgoods (?:supplied|received)\b|\breceipt of your (?:delivery|goods|price|offer|quote)\b|\back?nowledg\p{L}+ of (?:these|the|your) prices?\b|\b(?:would|will) (?:want|like) to (?:place|order)\b`,
  String.raw`\b(?:bitte )?(?:um )?(?:ein |ihr )?angebot (?:senden|abgeben|erstellen|zu folgenden|über folgende)|\bum (?:(?:ein|ihr)\p{L}* )?(?:\p{L}+es )?angebot\b|\bpreise? (?:und lieferzeit|mitteilen|nennen|angeben)\b|\brechnung (?:zu)?(?:senden|schicken)\b|\bzur (?:kenntnis|information)\b|\b(?:bereits|schon) (?:bestellt|gesendet|gefaxt|geschickt|per fax)\b`,
  String.raw`\bprix et (?:délais?|disponibilité)|\b(?:votre|vos) (?:meilleurs? )?prix\b|\bun devis\b|\benvoyer (?:la|une) facture\b|\bpour (?:votre )?information\b|\bdéjà (?:commandé|envoyé|passé)`,
  String.raw`\bprecio y (?:plazo|entrega)|\bsu (?:mejor )?precio\b|\benviar (?:la |una )?factura\b|\bpara su información\b|\bya (?:enviad|pedid)\p{L}+`,
  String.raw`\bprezzo e (?:consegna|tempi)|\b(?:vostro|miglior) (?:miglior )?prezzo\b|\binviare (?:la |una )?fattura\b|\bper conoscenza\b|\bgià (?:inviat|ordinat)\p{L}+`,
  String.raw`\bprijs en (?:levertijd|levering)|\buw (?:beste )?prijs\b|\bfactuur (?:te )?(?:sturen|zenden)\b|\bter (?:informatie|kennisgeving)\b|\breeds (?:verzonden|besteld)\b`,
  '电话(?:订单|订购|订货|下单)|電話(?:訂單|訂購|注文)|(?:订单|订购|订货)的?电话确认',
  '告知.{0,8}(?:价格|报价)|报(?:个)?价|价格.{0,6}(?:告知|确认后)|仅供参考|供参考',
];

/** `Please advise price and lead time.`: of a sentence as a whole, although most of it asks for a confirmation as well. */
const ASKS_PRICE =
  /(?<!\p{L})(?:advise|state|quote|let (?:us|me) know|give|tell|provide|send|offer)(?: (?:us|me|of|your|the|best|net|unit|lowest|current|a))* (?:prices?|pricing)(?! list)(?!\p{L})/iu;

export function asksPrice(sentence: string): boolean {
  return ASKS_PRICE.test(sentence);
}

/** `Invoice to Mill Holdings.`, `Rechnung bitte an Müller Bau GmbH`, `A facturer à Dupont SA.`: whoever is named there pays, and neither orders nor delivers. */
const BILLED_TO =
  /^\W*(?:(?:please|pls|kindly|bitte|merci de|veuillez|por favor|favor(?: de)?|si prega di|gelieve|graag) )*(?:(?:the |our |die |la |le |de )?(?:invoices?|bill|billing|charge|debit|rechnung(?:en)?|fakturier\p{L}*|faktura|berechn\p{L}*)|(?:[àa] )?factur\p{L}*|fattur\p{L}*|fact[uú]r\p{L}*|factuur)(?: (?!an |to |à |a |aan |al |alla |ad )\p{L}+){0,2} (?:to|an|à|a|aan|al|alla|ad|für|for|pour|para|per|voor)(?: (?:firma|die firma|the company|la société|la empresa|la ditta|de firma))? (?-i:\p{Lu})/iu;

export function namesPayer(sentence: string): boolean {
  return BILLED_TO.test(sentence);
}

const WISH = new RegExp(OTHER_WISHES.join('|'), 'iu');

export function isOtherWish(sentence: string): boolean {
  return WISH.test(sentence);
}

const NO_NEW_ORDER = new RegExp(
  [
    String.raw`\b(?:delivered|goods received|complaints?|price too|forecast|returns?|closed|quer(?:y|ies)|inquiry|invoices?|statements?|second (?:sending|time)|already|re-?sent|reminders?|overdue|(?:order|phone) confirmation|confirmation$|phone order|(?:old|previous|earlier) version|draft|specimen|samples?|copy|duplicate|delivery note|packing (?:list|slip)|test)\b`,
    String.raw`\b(?:^bestätigung|reklamation|beschwerde|mahnung|erinnerung|gutschrift|rücksendung|retoure?|lieferschein|rechnung|muster|kopie|entwurf|alte version|auftragsbestätigung|bereits|anfrage)(?!\p{L})`,
    String.raw`\b(?:réclamation|relance|rappel|avoir|retour|bon de livraison|facture|copie|brouillon|déjà|reclamación|recordatorio|devolución|albarán|factura|copia|borrador|reclamo|sollecito|reso|fattura|bozza|klacht|herinnering|pakbon|factuur|concept)(?!\p{L})`,
    // `Bestellung gemäß Angebot 4711` names what is taken.
    String.raw`(?<!(?:gem|gemäß|laut|lt|zu|per|your|ihr|ihrem|zum|on|nach|selon|suivant|según|come da|volgens)\.?\s)(?<!\p{L})(?:angebot|quot(?:e|ation)|offer|devis|offre|presupuesto|oferta|preventivo|offerta|offerte)(?!\p{L})`,
  ].join('|'),
  'iu',
);

/** `PO 4711-unapproved.pdf`, `order template.xlsx`: of a firm or a thing the same words are names. */
const NAME_OF_NONE =
  /(?<!\p{L})(?:un(?:approved|released|signed|confirmed)|not approved|old|obsolete|outdated|expired|superseded|archived?|backup|templates?|examples?|vorlage|beispiel|alt|veraltet|ungültig|überholt|mod[eè]le|exemple|ancien(?:ne)?|périmé|plantilla|ejemplo|antigu[oa]|caducad[oa]|modello|esempio|vecchi[oa]|scadut[oa]|sjabloon|voorbeeld|oud|verlopen|模板|范本|样本|旧版|未批准)(?!\p{L})/iu;

/** `PO 4711 Rev 2`, `Bestellung 4711 v2`: an order that may not have come before. A form has versions of its own (`Order form v3`). */
const REVISED =
  /(?<!\p{L})(?:rev(?:ision|isione|isi[óo]n|\.)?\s?(?:no\.?\s?)?(?:0*[1-9]\d?|[B-H])|v(?:ers(?:ion|ione|i[óo]n|\.)?)?\s?0*[2-9]|(?:amendment|änderung|nachtrag|avenant|modification|change order)\s?(?:no\.?|nr\.?|n°)?\s?0*[1-9]\d?|re-?issued?|reprint(?:ed)?|nachdruck|zweitschrift|duplicat[ao]|kopia|kopi|第\s?[二三2-9]\s?版|修订版?|变更单|副本|复印件)(?![\p{L}\d])/iu;
const OF_FORM = /(?<!\p{L})(?:form|formular|formulaire|formulario|modulo|formulier|template)(?!\p{L})/iu;
/** `Old Mill Ltd`: a name goes on behind the word. */
const NAME_BEHIND =
  /^\s+(?![Oo]rder|[Pp]urchase|[Vv]ersion|[Cc]opy|[Bb]estell|[Aa]uftrag|[Cc]ommande|[Pp]edido|[Oo]rden|[Oo]rdine)\p{Lu}\p{Ll}/u;

function isRevised(words: string): boolean {
  return REVISED.test(words) && !OF_FORM.test(words);
}

/** Of the name of a file. */
export function namesNoValidOrder(words: string): boolean {
  return NO_NEW_ORDER.test(words) || NAME_OF_NONE.test(words) || isRevised(words);
}

/** Of a subject, or of a line that stands for itself. */
export function namesNoNewOrder(words: string): boolean {
  return NO_NEW_ORDER.test(words);
}

/** Of a subject: `OLD PO 4711`, `PO 4711 Rev 2`. */
export function titlesNoNewOrder(words: string): boolean {
  const found = NAME_OF_NONE.exec(words);
  const isName = found !== null && NAME_BEHIND.test(words.slice(found.index + found[0].length));
  return NO_NEW_ORDER.test(words) || (found !== null && !isName) || isRevised(words);
}
