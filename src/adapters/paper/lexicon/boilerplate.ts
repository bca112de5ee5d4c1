/**
 * Sentences that forms print on every order: whose terms hold, which number papers have to bear, how soon it is to be confirmed.
 * They say nothing of what is ordered. What limits or moves the order (`no part deliveries`) is none of them.
 */
const NUMBER_ON_PAPERS = [
  String.raw`\b(?:number|order|po)\b.*\b(?:on|in)\b.*\b(?:invoices?|packages?|packing|correspondence|papers|documents?|delivery notes?|shipments?|labels?)\b`,
  String.raw`\b(?:invoices?|packages?|papers|shipments?|correspondence|documents?)\b.*\b(?:must|should|to|shall)\b.*\b(?:order|po|purchase order|this|our|contract)\b.*\bn(?:umbers?|o)\b`,
  String.raw`\b(?:bestellnummer|auftragsnummer|bestell-?nr)\b.*\b(?:angeben|anzugeben|anführen|vermerken|aufführen)\b`,
  String.raw`\b(?:numéro|n°|référence)\b.*\bcommande\b.*\b(?:factures?|bons? de livraison|documents?|correspondances?)\b|\b(?:factures?|livraisons?)\b.*\b(?:rappel\p{L}*|mention\p{L}*|indiqu\p{L}*)(?!\p{L}).*\bcommande\b`,
  String.raw`\b(?:indi(?:car|que|quen)|citar|mencionar|rogamos)\b.*\b(?:número|n[ºo°])\b.*\b(?:pedido|orden)\b`,
  String.raw`\b(?:indicare|citare|riportare)\b.*\b(?:numero|n[.°])\b.*\bordine\b`,
  String.raw`\b(?:vermeld\p{L}*|ordernummer|bestelnummer)(?!\p{L}).*\b(?:factuur|pakbon|correspondentie)\b`,
];
/** `Merci de rappeler notre numéro de commande.`, `Alle Preise netto zzgl. MwSt.`: each as a whole. */
const PLAIN = [
  String.raw`^(?:merci de|prière de|veuillez) (?:rappeler|indiquer|mentionner) (?:notre|le|ce) (?:numéro|n°) de commande\.?$`,
  // A sentence ends behind `zzgl.` for whoever cuts them.
  String.raw`^(?:alle |sämtliche )?preise (?:verstehen sich |sind )?(?:(?:rein )?netto,? ?)?(?:zzgl\.?|zuzüglich|exkl\.?|ohne|plus)(?: (?:der |die )?(?:gesetzlichen? |gültigen? )?(?:mwst\.?|mehrwertsteuer|ust\.?|umsatzsteuer))?\.?$`,
  String.raw`^(?:all )?(?:prices|amounts) (?:are |shown )*(?:net,? )?(?:excl\.?|excluding|exclusive of|plus|without) (?:of )?(?:vat|sales tax|tax)\.?$`,
  String.raw`^(?:tous (?:les|nos) )?prix (?:s['’]entendent |sont )?(?:hors taxes?|ht)\.?$`,
  // `Form PO-7 Rev. 3`, `Printed on 12 March 2026`.
  String.raw`^(?:form|formular|vordruck|formblatt|formulaire|formulario|modulo)(?: (?:no\.?|nr\.?|n°))? [\p{L}\d./-]{1,15}(?:,? (?:rev|version|ver|v|issue|ausgabe|stand)\.? ?[\p{L}\d./-]{1,10})?$`,
  String.raw`^(?:printed|print(?:ing)? date|gedruckt|druckdatum|imprimé|impreso|stampato|afgedrukt)(?: (?:on|am|le|el|il|op))?\s?:?\s?\d{1,4}[./ -]+(?:\d{1,2}|\p{L}{3,9})[./ -]+\d{2,4}(?:,? \d{1,2}:\d{2}.{0,6})?$`,
];
const TERMS = [
  String.raw`\b(?:subject to|governed by|in accordance with|accordance to|under)\b.*\b(?:terms|conditions)\b`,
  String.raw`\b(?:terms|conditions)\b.*\b(?:apply|attached|overleaf|available at|found at|incorporated|stated|reverse)\b`,
  String.raw`\b(?:einkaufsbedingungen|allgemeinen? (?:geschäfts|einkaufs)bedingungen|agb)\b`,
  String.raw`\bconditions générales (?:d['’]achat|de vente)\b|\bcondiciones generales de compra\b|\bcondizioni generali (?:di|d['’])\s?acquisto\b|\b(?:algemene )?inkoopvoorwaarden\b`,
];
const CONFIRM = [
  String.raw`^(?:please |kindly )?(?:confirm|acknowledge)\b.{0,60}\b(?:order|receipt|acceptance|delivery date|hours?|hrs|days?)\.?$`,
  String.raw`\b(?:bitten? (?:wir )?(?:sie )?um|senden sie uns|wir erbitten|erbitten wir)\b.{0,40}\bauftragsbestätigung\b`,
  String.raw`\b(?:accusé de réception|confirmation de commande)\b.{0,60}(?:jours|heures|h|retour\p{L}*|\.)$`,
  String.raw`\b(?:acknowledg?ment|order confirmation)\b.{0,40}\b(?:required|requested|within)\b`,
];
const OF_THE_FORM = [
  String.raw`\b(?:electronically|computer|system)[ -]?(?:generated|produced|created)\b|(?<!not |in)\bvalid without (?:a )?signature\b|\bno signature\b.{0,20}\brequired\b`,
  String.raw`\b(?:maschinell|elektronisch|edv)\b.{0,40}\b(?:erstellt|erzeugt|gültig)\b`,
  String.raw`\b(?:tax|vat)[ -]exempt\b|\bexempt from\b.{0,40}\btax(?:es)?\b`,
  String.raw`\bpage \d+ (?:of|\/) \d+\b|\bcontinued on (?:the )?next page\b|\bseite \d+ (?:von|\/) \d+\b`,
  String.raw`\b(?:iban|bic|swift|amtsgericht|handelsregister|hrb|geschäftsführer|registered (?:in|office)|company (?:reg|no)|rcs|siret|capital (?:social|de)|reg\. imprese)\b`,
  String.raw`\b(?:authori[sz]ed|approved|prepared|requested|ordered|issued) (?:by|signature)\b|\bon behalf of\b`,
  String.raw`\b(?:amount|total|sum)\b.{0,30}\bin words\b|\bimporte con letra\b|^(?:rupees|inr)\b.*\bonly\b`,
  String.raw`^(?:hiermit |daher )?(?:bestellen wir|wir bestellen)\b.{0,60}:$|^(?:please )?(?:supply|furnish|provide)\b.{0,60}(?:below|following)\b.{0,20}[:.]?$|^(?:nous (?:vous )?command\p{L}+|veuillez (?:nous )?(?:livrer|fournir))\b.{0,60}:$`,
];

const BOILERPLATE = [...NUMBER_ON_PAPERS, ...PLAIN, ...TERMS, ...CONFIRM, ...OF_THE_FORM].map(
  (each) => new RegExp(each, 'iu'),
);

/** @param sentence one, without those beside it */
export function isBoilerplate(sentence: string): boolean {
  return sentence.length <= SENTENCE_MAX && BOILERPLATE.some((each) => each.test(sentence));
}

const SENTENCE_MAX = 400; // Longer ones say more than one thing, and the shapes take their time.
