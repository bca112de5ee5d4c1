/** What a paper says against its own order: `deliver only after our release`, `this is not an order`. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import { placeOf, textOf, type Layout, type Line } from './layout/layout.ts';
import { isReservation } from './lexicon/reservations.ts';
import type { PaperItem } from './table/item.ts';

/**
 * The first of them: whoever looks at it sees the others.
 * @param own lines of the items and of their heads, which say no more than what is ordered
 */
export function reservationIn({ lines }: Layout, items: readonly PaperItem[], own: ReadonlySet<number>): Finding[] {
  const things = thingsOf(items);
  const line = lines.find(
    (each) => isReserved(each) || (!own.has(each.index) && (isSaidOfItem(each, things) || isCounted(each, things))),
  );
  if (line === undefined) return [];
  const text = textOf(line.tokens);
  const shown = text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
  const at = placeOf(line.tokens);
  return [finding('order-reserved', `The paper says: "${shown}"`, at === undefined ? {} : { at })];
}

/** Sentences end with their line or with their piece of it. */
function isReserved({ tokens, segments }: Line): boolean {
  return isReservation(textOf(tokens)) || (segments.length > 1 && segments.some(({ text }) => isReservation(text)));
}

/** `Gaskets are no longer needed`, `Position 2 bitte nicht liefern`: of a thing that is ordered, and against it. */
function isSaidOfItem({ tokens }: Line, things: ReadonlySet<string>): boolean {
  return textOf(tokens)
    .split(/(?<=[.!?;])\s+/)
    .some((text) => {
      const words = text.split(/\s+/);
      if (words.length > WORDS_MAX || !AGAINST.test(text) || AMOUNT_IN_WORDS.test(text)) return false;
      return NUMBERED.test(text) || words.some((word) => things.has(stemOf(word)));
    });
}

/** `Gaskets: 400` outside of the items. */
function isCounted({ segments, lexicon }: Line, things: ReadonlySet<string>): boolean {
  return segments.some(({ text }) => {
    const [, name] =
      /^\s*(\p{L}[\p{L} -]{2,40}?)\s*(?:[:：=]|\sx)\s*\d[\d.,]*(?:\s?\p{L}{1,6}\.?)?\s*$/u.exec(text) ?? [];
    return (
      name !== undefined &&
      lexicon.label(name) === undefined &&
      lexicon.column(name) === undefined &&
      name.split(/[\s-]+/).some((word) => things.has(stemOf(word)))
    );
  });
}

const WORDS_MAX = 16;
/** `INR Two Lakh Eleven Thousand Only`. */
const AMOUNT_IN_WORDS = /\b(?:lakh|crore|thousand|hundred|rupees|dollars|pounds|euros?)\b.*\bonly\b/i;
const AGAINST =
  /(?<!\p{L})(?:instead of|not|no longer|cancel\w*|only|skip|without|make it|come in|means|statt|anstatt|nicht|kein\w*|nur|ohne|entfällt|entfallen|au lieu de|ne pas|plus besoin|sans|seulement|en lugar de|sin|solo|no se|invece di|non|senza|in plaats van|niet|geen|alleen)(?!\p{L})/iu;
const NUMBERED =
  /(?<!\p{L})(?:positions?|pos\.?|lines?|items?|zeile|postes?|lignes?|posición|línea|posizione|riga|regel)\s*(?:no\.?|nr\.?|#)?\s*\d{1,3}(?!\d|[.,/-]\d)/iu;

/** Words of the descriptions by which somebody would name the things. */
function thingsOf(items: readonly PaperItem[]): Set<string> {
  const words = items.flatMap(({ fields }) => fields.description?.text.split(/[\s,;/()]+/) ?? []);
  return new Set(words.flatMap((word) => (/^\p{L}{4,}$/u.test(word) ? [stemOf(word)] : [])));
}

/** Without the ending of the plural. */
function stemOf(word: string): string {
  const plain = word.toLowerCase().replaceAll(/[^\p{L}]/gu, '');
  return plain.length > 4 ? plain.replace(/(?:e?s|en?)$/, '') : plain;
}

const SHOWN_MAX = 160;
