/** `Livraison :` over a name and an address asks where and not when. */
import { overlapX, type Layout, type Line, type Segment } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { isDateLike } from '../values/date.ts';
import type { Label } from './labels.ts';

const DELIVERY = /^(?:delivery|deliver|livraison|lieferung|entrega|consegna|levering|leverans|dostawa|dodani)$/;

export function overAddress(label: Label, { lines }: Layout): Label {
  const { field, rest, segment, line, text } = label;
  if (field !== 'deliveryDate' || rest.length > 0 || !DELIVERY.test(fold(text.replace(/\s?[:：]$/, '')))) return label;
  const beside = line.segments[line.segments.indexOf(segment) + 1];
  const isAlone = beside === undefined || beside.box[0] - segment.box[2] > APART * line.size;
  const below = lines.slice(line.index + 1, line.index + 4).flatMap((each) => blockUnder(segment, line, each));
  const isAddress = below.length >= 3 && below.every(({ text: said }) => !isDateLike(said)) && below.some(hasPlace);
  return isAlone && isAddress ? { ...label, field: 'shipTo', strength: Math.max(label.strength, 0.95) } : label;
}
const APART = 14; // Font sizes: as far as a value may stand from its label.

function blockUnder(label: Segment, own: Line, { segments, page }: Line): Segment[] {
  const under = page === own.page ? segments.find(({ box }) => overlapX(box, label.box) > 0) : undefined;
  return under === undefined || Math.abs(under.box[0] - label.box[0]) > 2 * own.size ? [] : [under];
}

/** A number of a house or a postcode, and words. */
function hasPlace({ text }: Segment): boolean {
  return /\d/.test(text) && /\p{L}{3}/u.test(text);
}
