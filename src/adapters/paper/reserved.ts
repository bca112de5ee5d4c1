/** What a paper says against its own order: `deliver only after our release`, `this is not an order`. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import { placeOf, textOf, type Layout, type Line } from './layout/layout.ts';
import { isReservation } from './lexicon/reservations.ts';

/** The first of them: whoever looks at it sees the others. */
export function reservationIn({ lines }: Layout): Finding[] {
  const line = lines.find(isReserved);
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

const SHOWN_MAX = 160;
