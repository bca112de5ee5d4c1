/**
 * What is printed or stamped on a paper that may have come before: `COPY`, `Duplicate`, `Reprint`, `CONFIRMING ORDER`. Whose copy it
 * is (`Supplier copy`) a form says of each of its sheets, and that is none of them.
 */
const ORDER = String.raw`(?:purchase order|order|p\.?o\.?|bestellung|auftrag|commande|bon de commande|pedido|orden de compra|ordine|bestelling|inkooporder|订单|采购订单|注文書|発注書)`;
const COPY = String.raw`(?:cop(?:y|ies)|duplicate|duplicat[ao]?|reprint(?:ed)?|re-?issued?|kopie|abschrift|zweitschrift|zweitausdruck|nachdruck|doppel|copie|copia|ristampa|reimpresi[óo]n|réimpression|segunda via|kopia|kopi|kopij?e?|副本|复印件|重印|控え?|写し|再発行|사본)`;
const COPIED = new RegExp(
  String.raw`^\W*(?:(?:${ORDER}|true|certified|not an original|this is an?|dies ist eine|ceci est une)[\s:–—-]*)?${COPY}(?:[\s:–—-]*(?:of (?:the |our )?)?${ORDER})?(?:[\s:#-]*(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|no\.? ?\d{1,2}|\d))?\W*$`,
  'iu',
);
/** That it was ordered before, by word of mouth. */
const CONFIRMING =
  /^\W*confirming (?:purchase )?order\b|\bconfirm(?:s|ing|ation of) (?:our |the |your |a )?(?:verbal|telephone|telephonic|phone|oral|faxed|e-?mailed|online) (?:purchase )?order\b|(?<!\p{L})bestätigung (?:der|unserer|einer) (?:telefonischen|mündlichen|fernmündlichen) bestellung|(?<!\p{L})confirmation (?:de )?(?:notre |la )?commande (?:téléphonique|verbale|par téléphone)|(?<!\p{L})confirmación de(?:l| nuestro)? pedido (?:telefónico|verbal)|(?<!\p{L})conferma (?:di|del(?: nostro)?) ordine telefonico/iu;

export function isCopyStamp(text: string): boolean {
  return text.length <= LENGTH_MAX && (COPIED.test(text) || CONFIRMING.test(text));
}

const LENGTH_MAX = 80;
