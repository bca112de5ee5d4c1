/** Quantities in running text: `40 x`, `five of the`, `12 m`, `件数`. */
import { Big } from 'big.js';
import { type DecimalMark, wholeNumber } from '../values/number.ts';
import { isUnitWord } from '../values/unit-words.ts';
import { isAskedFor } from './asking.ts';
import { timesBehind } from './times.ts';
import { isPartOfNumber, NUMBER_WORDS, numberWord } from './numbers.ts';
import { type Slot, type Slots, NUMBER, MONEY, UNIT, COUNTERS, isFree } from './slot.ts';

interface Candidate {
  readonly slot: Slot;
  readonly unit?: Slot;
  readonly taken: Slot;
  readonly isCounted: boolean;
  readonly score: number;
}

const LABEL = String.raw`qty|quantity|menge|anzahl|anz\.|qté|quantité|cantidad|cant\.|quantità|q\.?t[àa]['’.]?|quantidade|qtde?\.|aantal|antal|ilość|数量`;

/** Of `5xD`, which is how deep a drill goes, a letter by itself behind the sign is no thing. */
const COUNT = new RegExp(
  String.raw`(?:(?<!(?![发寄送订购要加来给和及])[\p{L}\d/×x-])(?<!\d[.,])(?<![x×]\s)(?<label>(?:${LABEL})\s*[:：]?\s*)?|(?<han>(?:采购|订购|订货|需求|购买)?数量\s?[:：]\s*))(?<n>${NUMBER}|(?:${NUMBER_WORDS})(?![\p{L}-])|[两兩二三四五六七八九十](?=[${COUNTERS}](?!\p{Script=Han})))(?<gap>\s*(?:(?:more|additional|extra|further|weitere)\s+)?)(?<tail>(?<x>[x×*](?!\p{L}(?![\p{L}\d]))(?=\s*\p{L}|\s+(?:\d{3,}|\d+[-/]\d|\()))|(?<of>of(?: the| our| your)?\b)|(?!${LABEL})(?<u>${UNIT}))?(?<behind>\s*(?:(?:of|de|di|von|x|×)(?=\s)|d['’](?=\p{L})))?`,
  'giu',
);

/** The number that stands first, has a unit, a cross or "of" behind it, or a price after it. */
export function readTimes(text: string, slots: Slots): void {
  const slot = timesBehind(text, slots.supplierSku ?? slots.buyerSku);
  if (slot === undefined || !isFree(slots, slot.start, slot.end)) return;
  slots.quantity = slot;
  const sign = /\s?[x×*]\s?$/iu.exec(text.slice(0, slot.start))?.[0].length ?? 0;
  const behind = /^\s?[x×](?=\s|$|[,;(.])/iu.exec(text.slice(slot.end))?.[0].length ?? 0;
  slots.taken.push({ start: slot.start - sign, end: slot.end + behind });
}

export function readQuantity(text: string, mark: DecimalMark, slots: Slots): void {
  const candidates = [...text.matchAll(COUNT)].flatMap((match) => quantityAt(text, match, mark, slots) ?? []);
  const [likely] = candidates.toSorted((a, b) => b.score - a.score);
  // `3 boxes - clips, 5000 ct @ $19.25 = $57.75`: the number that times the price is the amount is how many.
  const proven = candidates.filter(({ slot }) => isProven(slot, slots));
  const best = proven.length === 1 ? proven[0] : likely;
  if (best === undefined) return;
  slots.quantity = best.slot;
  if (best.unit !== undefined) slots.unit = best.unit;
  if (best.isCounted) slots.isCounted = true;
  slots.taken.push(best.taken);
}

function isProven({ value }: Slot, { price, basis, amount }: Slots): boolean {
  if (value === undefined || price?.value === undefined || amount?.value === undefined) return false;
  return new Big(value)
    .times(price.value)
    .div(basis?.value ?? 1)
    .minus(amount.value)
    .abs()
    .lte(0.01);
}

const COUNTED_HAN = new RegExp(String.raw`^([${COUNTERS}])(?![${COUNTERS}])\p{L}`, 'u');

/** `40件到利兹仓库`: nothing parts a counter from what follows; `三件套` is one thing. */
function counterOf(word: string | undefined): string | undefined {
  const [, counter] = COUNTED_HAN.exec(word ?? '') ?? [];
  return counter ?? word;
}

/** `40 ABC-123`, and nothing more: so many of that. */
function isOnlyCounted(text: string, start: number, end: number): boolean {
  return (
    text.slice(0, start).trim() === '' && /^ [\p{Lu}\d][\p{Lu}\d\-_./]*\d[\p{Lu}\d]*[\s.,!]*$/u.test(text.slice(end))
  );
}

function quantityAt(text: string, match: RegExpExecArray, mark: DecimalMark, slots: Slots): Candidate | undefined {
  const { n = '', gap = '', x, of, u: word } = match.groups ?? {};
  const label = match.groups?.['label'] ?? match.groups?.['han'];
  const u = counterOf(word);
  const start = match.index + (label?.length ?? 0);
  const end = start + n.length;
  const value = numberWord(n) ?? wholeNumber(n, mark);
  if (value === undefined || Number(value) <= 0 || !isFree(slots, start, end) || inBrackets(text, start))
    return undefined;
  if (/^\p{L}/u.test(n) && isPartOfNumber(text, start, end)) return undefined;
  // `Otto`: inside a sentence a number has no capital.
  if (/^\p{Lu}\p{Ll}/u.test(n) && text.slice(0, start).trim() !== '') return undefined;
  if (MONEY_BEHIND.test(text.slice(end)) || MONEY_BEFORE.test(text.slice(0, start))) return undefined;
  // `5302 ZZ Zaltbommel` is a Dutch postal code; `30  PK-100-GR` a line number and an item number.
  if (
    /^\d{4}\s?[A-Z]{2}\s+\p{Lu}\p{Ll}/u.test(text.slice(start)) ||
    (/^[-/]\p{L}*\d/u.test(text.slice(end + gap.length + (u?.length ?? 0))) && !isOnlyCounted(text, start, end))
  )
    return undefined;
  // `12-3456`, `8547/28` and `5%` are no quantities, nor is a number that a letter follows at once and that is no unit.
  const after = text.slice(end);
  const isUnit =
    u !== undefined &&
    ((isUnitWord(u) && (label !== undefined || !/^(?:a|in|un|und|le|la|de)$/i.test(u))) || isPartOf(after, u));
  if (
    /^\s?[-/%:°"']|^[x×]\d|^\s?[x×]\s?\d+\s?(?:mm|cm|m|in|["'])?\s?(?:[x×]|$)/iu.test(after) &&
    !/^\s?[-–]\s\p{L}/u.test(after)
  )
    return undefined;
  if (gap === '' && u !== undefined && !isUnit) return undefined;
  if (isUnit && (TIMES.test(u.replace(/\.$/, '')) || (label === undefined && SIZES.test(u)))) return undefined;
  let score = label === undefined ? 0 : 4;
  // `Leimholz 40 mm, 3000 x 650, keilgezinkt`: in the middle of a text two short numbers are a size.
  if (x !== undefined && /^\d{2,}$/.test(n) && /^\s?[x×*]\s\d{2,4}\s?(?:[cm]?m\b|[,;)])/iu.test(after)) score -= 4;
  if (x !== undefined || of !== undefined) score += 3;
  if (isUnit)
    score += u.length === 1 && !/[个件只套台箱包卷张片米根条支瓶桶袋盒吨克升双对打块组批副把本]/u.test(u) ? 1 : 2;
  // `No. 2 Dry Dock` is a place.
  const isNumberOf = NUMBER_OF.test(text.slice(0, match.index).trimEnd()) && (isUnit || /^\s\p{Ll}{2}/u.test(after));
  const before = text
    .slice(0, match.index)
    .trim()
    .replace(isNumberOf ? NUMBER_OF : /^$/, '')
    .replace(
      /^(?:(?:and|plus|und|et|y|also|sowie|noch|dazu|außerdem|ausserdem|zusätzlich|ferner|aussi|también|además|inoltre|anche|yes|yep|ja|oui|s[ìí]|ok(?:ay)?),?\s*)+$/iu,
      '',
    );
  if (before === '' || /[:：,，;；\-–]$/.test(before)) score += 1.5;
  if (before === '') score += 1.5;
  // `200 conos de hilo`: so many of that, whatever it is counted in.
  if (!isUnit && /^\s\p{Ll}{4,}\s(?:de|of|von)\s\p{L}/u.test(after)) score += 1.5;
  // A column of its own, where things are typed in columns; a size that stands tight is part of a name.
  if (/\s{3}$/.test(text.slice(0, match.index))) score += 1.5;
  // In Chinese every counter stands so.
  const isTight = gap === '' && isUnit && u === word;
  if (isTight && before !== '' && !/[,，;；]$/.test(before)) score -= 1;
  // `precisamos de 120 pratos`: what is asked for stands behind it, whatever counts it.
  if (isAskedFor(before)) score += 2;
  const unitEnd = isUnit ? end + gap.length + u.length : end;
  if (slots.price !== undefined && /^\s*[,，;；]?\s*$/.test(text.slice(unitEnd, priceStart(slots)))) score += 2;
  if (/^\d{5,}$/.test(n) && x === undefined && !isUnit) score -= 3; // An item number.
  if (score < 1.5) return undefined;
  const unit = isUnit ? { start: end + gap.length, end: unitEnd } : undefined;
  const tail = x === undefined && of === undefined ? unitEnd : match.index + match[0].length;
  return {
    slot: { start, end, value },
    ...(unit === undefined ? {} : { unit }),
    taken: {
      start: isNumberOf ? 0 : match.index,
      end: Math.max(unitEnd, tail),
    },
    isCounted: x !== undefined || of !== undefined,
    score: score - start * 0.005,
  };
}

/** `n. 20 pz inserto`, `nº 4 cajas`: a number of them, and no number of a thing. */
const NUMBER_OF = /^\W*(?:n\.|n[°º]\.?|nr\.|n\.?o\.?|num\.)$/iu;

/** `1.701,00 €`, `€ 17`: money counts nothing. */
const MONEY_BEHIND = new RegExp(String.raw`^\s?(?:${MONEY})(?!\p{L})`, 'u');

const MONEY_BEFORE = new RegExp(String.raw`(?<!\p{L})(?:${MONEY})\s?$`, 'u');

/** `24 cartoni di passata`, `6 latte di olio`: what stands between a number and `di` is what is counted, known or not. */
export function isPartOf(after: string, word: string): boolean {
  return (
    /^\p{Ll}{4,}$/u.test(word) && !TIMES.test(word) && new RegExp(`^\\s*${word}\\s+di\\s+\\p{Ll}`, 'u').test(after)
  );
}

/** What sizes are measured in, and nothing is ordered by. */
const SIZES = /^(?:mm|bar|psi)$/i;

const TIMES =
  /^(?:giorni|settimane|mesi|ore|minuti|anni|days?|hours?|hrs?|weeks?|tage?|stunden?|wochen?|jours?|heures?|semaines?|std|minutes?|tag)$/i;

function priceStart({ taken, price }: Slots): number {
  const own = taken.find((slot) => price !== undefined && slot.start <= price.start && price.end <= slot.end);
  return own?.start ?? 0;
}

export function inBrackets(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return (before.match(/[([（]/g)?.length ?? 0) > (before.match(/[)\]）]/g)?.length ?? 0);
}
