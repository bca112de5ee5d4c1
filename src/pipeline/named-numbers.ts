/** Whether a text names an order by its number: all of it, and not as a part of another number, of an item or of a telephone. */
import { isUnitWord } from '../adapters/paper/values/unit-words.ts';
import { foldedNumbers, spelledNumber, withoutLetters } from '../model/order-number.ts';

const NUMBER_MIN = 3; // `5` stands in every mail.
/** `PO-4711`, `order no. 4711`, `Bestellung#4711`: what stands before a number and says that it is one of an order. */
const OF_ORDER =
  /(?<![\p{L}\d])(?:p\.?o|(?:purchase[\s-]?)?orders?|(?:bestell|auftrags?)(?:ungs?)?(?:en)?|commandes?|pedidos?|[oó]rden(?:es)?|ordin[ei]|bestelling(?:en)?|zamówie(?:ń|ni\p{L}*)|objedn[áa]v\p{L}*|rendel[ée]s\p{L}*|beställning\p{L}*|bestilling\p{L}*|ordr\p{L}*|tilau\p{L}*|sipari[şs]\p{L}*|comen[zd]\p{L}*|encomendas?|заказ\p{L}*|замовлен\p{L}*|订单|訂單|采购单|采购订单|注文|発注|주문)[.\s-]{0,2}(?:no|nr|num|number|nummer|n°|nº|号|编号)?[\s.:：#/_-]{0,3}$/iu;
const OF_THING =
  /(?<!\p{L})(?:items?|art(?:ikel|icles?|[ií]culos?|icol[oi])?|sku|parts?|material|invoice|rechnung|facture|factura|fattura|quote|quotation|offer|angebot|ticket|case|货号|发票)[.\s-]{0,2}(?:no|nr|num|number|nummer|n°|nº|号|编号)?[\s.:：#]{0,3}$/iu;
const OF_PHONE =
  /(?:(?<!\p{L})(?:tel|phone|telefon|mobile?|cell|fax|call|dial|durchwahl|ext|电话)\b[^\d\n]{0,12}|(?<![\p{L}\d])(?:\+\d|\(?0\d*)[\d\s()/.-]*[\s()/.-])$/iu;

export interface NamedNumbers {
  has(poNumber: string): boolean;
  /** Of those that it has not: the one that alone ends with digits which the text has. */
  hasDigitsOf(poNumber: string, others: readonly string[]): boolean;
}

/** The numbers that a text names; it is folded once for many of them. */
export function namesIn(text: string): NamedNumbers {
  const words = foldedNumbers(text);
  return {
    has: (poNumber) => isIn(words, poNumber),
    hasDigitsOf: (poNumber, others) => {
      const digits = withoutLetters(poNumber);
      if (digits === undefined || others.some((other) => other !== poNumber && withoutLetters(other) === digits))
        return false;
      return isIn(words, digits, YEAR.test(digits));
    },
  };
}

/** @param isOrders whether a word before it must say that it is the number of an order */
function isIn(words: string, poNumber: string, isOrders = false): boolean {
  const spelled = poNumber.trim().length < NUMBER_MIN ? undefined : spelledNumber(poNumber);
  const digits = /[1-9]\d*(?=\D*$)/.exec(poNumber)?.[0] ?? '';
  if (spelled === undefined || !words.includes(digits)) return false;
  for (const { 0: said, index: at } of words.matchAll(new RegExp(spelled, 'gu'))) {
    const before = words.slice(Math.max(0, at - BEFORE_MAX), at);
    const behind = words.slice(at + said.length, at + said.length + BEHIND_MAX);
    const isCut = /^[\p{L}\d]|^[-./_][\p{L}\d]/u.test(behind) && !/^\p{Script=Han}/u.test(behind);
    if (isCut && !isSameKind(said, /^\/([\p{L}\d_-]+)/u.exec(behind)?.[1])) continue;
    if (OF_ORDER.test(before)) return true;
    const isPart =
      /[a-zà-ÿ\d]$|[\p{L}\d][-./_]$/u.test(before) && !isSameKind(said, /([\p{L}\d_-]+)\/$/u.exec(before)?.[1]);
    const isPhone = !/\p{L}/u.test(said) && OF_PHONE.test(before);
    if (!isOrders && !isPart && !isPhone && !OF_THING.test(before) && !isCount(said, behind)) return true;
  }
  return false;
}

const YEAR = /^(?:19|20)\d\d$/;
const BEFORE_MAX = 40;
const BEHIND_MAX = 40;

/** `NG-3706/NG-3707`: numbers of several orders, where `4711/2` is the second part of one. */
function isSameKind(one: string, other: string | undefined): boolean {
  if (other === undefined || kindOf(one) !== kindOf(other)) return false;
  return /\p{L}/u.test(one) || digitsIn(one) === digitsIn(other);
}

function kindOf(number: string): string {
  return number.replaceAll(/[^\p{L}\d]/gu, '').replaceAll(/\d+/g, '9');
}

function digitsIn(number: string): number {
  return number.match(/\d/g)?.length ?? 0;
}

/** `4711 pcs`. */
function isCount(number: string, behind: string): boolean {
  const [, next = ''] = /^\s?(\p{L}+)/u.exec(behind) ?? [];
  return /^\d+$/.test(number) && isUnitWord(next);
}
