/** A value in running text with the characters that say it, and the patterns that all of them share. */

export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly value?: string;
}

export interface Slots {
  quantity?: Slot;
  unit?: Slot;
  price?: Slot;
  basis?: Slot;
  amount?: Slot;
  buyerSku?: Slot;
  supplierSku?: Slot;
  /** The buyer's number is called so: `our item 4711`. */
  isOurs?: true;
  /** `5 x` or `five of the`: what follows at once is the thing, even when it is a short number. */
  isCounted?: true;
  /** How many stands at the end of the entry, behind what it counts. */
  isTrailing?: true;
  /** Another number may be how many: a person looks. */
  isDoubtful?: true;
  /** No word says that the buyer's number is one, or whose. */
  isBare?: true;
  /** `(FLK-OAT)`: a number only where other things have theirs in brackets too. */
  lettersInBrackets?: Slot;
  /** Characters that are used up, words around values among them. */
  readonly taken: Slot[];
}

export const NUMBER = String.raw`\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d`;

export const MONEY = String.raw`(?:US|C|A)?[$€£¥￥₹]|USD|euros?(?!\p{L})|EUR|GBP|CHF|CNY|RMB|CAD|AUD|人民币|元|zł|PLN|Kč|CZK|kr|SEK|DKK|NOK|HUF|lei|RON|TL|TRY|₺|BRL|R\$`;

/** Letters of scripts that part words: a Chinese sentence runs on before and behind a number. */
export const LETTER = String.raw`(?!\p{Script=Han})\p{L}`;

/** In Chinese the next label may stand at once behind a unit: `12.9级采购数量：1,250个`. */
export const UNIT = String.raw`(?:${LETTER}(?:${LETTER}|[.²³]){0,11}|(?:(?!采购|订购|订货|数量|单价|金额)\p{Script=Han}){1,6})`;

export const CODE = String.raw`(?:${LETTER}|\d)(?:${LETTER}|[\d\-_./#+])*(?:${LETTER}|\d)`;

/** Counters of Chinese stand without a space between a number and what is counted. */
export const COUNTERS = '件个個只隻台箱卷张張片支瓶桶袋盒套根条條双雙对對块塊包吨噸把本罐捆组組批副付颗粒枚扇';

export function isFree({ taken }: Slots, start: number, end: number): boolean {
  return !taken.some((slot) => start < slot.end && slot.start < end);
}
