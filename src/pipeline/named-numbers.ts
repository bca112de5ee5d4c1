/** Whether a text names an order by its number: all of it, and not as a part of another number, of an item or of a telephone. */
import { isUnitWord } from '../adapters/paper/values/unit-words.ts';

const NUMBER_MIN = 3; // `5` stands in every mail.
/** `PO-4711`, `order no. 4711`, `Bestellung#4711`: what stands before a number and says that it is one of an order. */
const OF_ORDER =
  /(?<![\p{L}\d])(?:p\.?o|(?:purchase[\s-]?)?orders?|(?:bestell|auftrags?)(?:ungs?)?(?:en)?|commandes?|pedidos?|[oó]rden(?:es)?|ordin[ei]|bestelling(?:en)?|订单|采购单|采购订单)[.\s-]{0,2}(?:no|nr|num|number|nummer|n°|nº|号|编号)?[\s.:：#/_-]{0,3}$/iu;
const OF_THING =
  /(?<!\p{L})(?:items?|art(?:ikel|icles?|[ií]culos?|icol[oi])?|sku|parts?|material|invoice|rechnung|facture|factura|fattura|quote|quotation|offer|angebot|ticket|case|货号|发票)[.\s-]{0,2}(?:no|nr|num|number|nummer|n°|nº|号|编号)?[\s.:：#]{0,3}$/iu;
const OF_PHONE =
  /(?:(?<!\p{L})(?:tel|phone|telefon|mobile?|cell|fax|call|dial|durchwahl|ext|电话)\b[^\d\n]{0,12}|(?<![\p{L}\d])(?:\+\d|\(?0\d*)[\d\s()/.-]*[\s()/.-])$/iu;

export function isNamed(text: string, poNumber: string): boolean {
  const [words, number] = [text.toLowerCase(), poNumber.toLowerCase()];
  if (number.length < NUMBER_MIN) return false;
  for (let at = words.indexOf(number); at >= 0; at = words.indexOf(number, at + 1)) {
    const before = words.slice(Math.max(0, at - BEFORE_MAX), at);
    const behind = words.slice(at + number.length, at + number.length + BEHIND_MAX);
    if (/^[\p{L}\d]|^[-./_][\p{L}\d]/u.test(behind) && !/^\p{Script=Han}/u.test(behind)) continue;
    if (OF_ORDER.test(before)) return true;
    const isPart = /[a-zà-ÿ\d]$|[\p{L}\d][-./_]$/u.test(before);
    if (!isPart && !OF_THING.test(before) && !OF_PHONE.test(before) && !isCount(number, behind)) return true;
  }
  return false;
}

const BEFORE_MAX = 40;
const BEHIND_MAX = 20;

/** `4711 pcs`. */
function isCount(number: string, behind: string): boolean {
  const [, next = ''] = /^\s?(\p{L}+)/u.exec(behind) ?? [];
  return /^\d+$/.test(number) && isUnitWord(next);
}
