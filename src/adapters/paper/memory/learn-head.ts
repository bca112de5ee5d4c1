/** Which labels stand beside the confirmed values of the head. */
import type { Order } from '../../../model/order.ts';
import type { SenderMemory } from '../../../model/sender-memory.ts';
import { overlapX, textOf, type Layout, type Line, type Segment } from '../layout/layout.ts';
import type { LabelField } from '../lexicon/labels.ts';
import { fold } from '../lexicon/fold.ts';
import { LEXICON } from '../lexicon/lexicon.ts';
import { readingFor } from '../reading.ts';
import type { PaperOrder } from '../understand.ts';
import { datesIn } from '../values/date.ts';
import { bareCode } from './agree.ts';

type Test = (text: string) => boolean;

/** From folded labels to fields, only for fields that were read wrongly or not at all. */
export function learnHead(
  layout: Layout,
  read: PaperOrder,
  confirmed: Order,
  memory: SenderMemory,
): Record<string, LabelField> {
  const { order } = readingFor(layout, memory);
  const learned: Record<string, LabelField> = {};
  const teach = (field: LabelField, isRight: boolean, test: Test | undefined): void => {
    if (isRight || test === undefined) return;
    const label = labelBeside(layout, test);
    // A label that plainly means something else stays what it is: the buyer may stand under "ship to" as well.
    const usual = label === undefined ? undefined : LEXICON.label(label);
    const isTaken = usual !== undefined && usual.strength >= 1 && usual.field !== field;
    if (label !== undefined && !isTaken) learned[label] = field;
  };
  const day = (wanted: string | undefined): Test | undefined =>
    wanted === undefined ? undefined : (text) => datesIn(text, order).some(({ value }) => value === wanted);
  const { head, parties } = read;
  teach('poNumber', same(head.poNumber?.value, confirmed.poNumber), code(confirmed.poNumber));
  teach('orderDate', head.orderDate?.value === confirmed.orderDate, day(confirmed.orderDate));
  teach(
    'deliveryDate',
    head.deliveryDate?.value === confirmed.requestedDelivery?.date,
    day(confirmed.requestedDelivery?.date),
  );
  teach(
    'paymentTerms',
    same(head.paymentTerms?.text, confirmed.paymentTerms?.text),
    name(confirmed.paymentTerms?.text),
  );
  teach('supplier', same(parties.supplier?.name.text, confirmed.seller?.name), name(confirmed.seller?.name));
  teach('shipTo', same(parties.shipTo?.name.text, confirmed.shipTo?.name), name(confirmed.shipTo?.name));
  teach('buyer', same(parties.buyer?.name.text, confirmed.buyer?.name), name(confirmed.buyer?.name));
  return learned;
}

function same(read: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || (read !== undefined && fold(read) === fold(wanted));
}

/** The text before the value on its line, or the segment left of it, or the one above it. */
function labelBeside(layout: Layout, test: Test): string | undefined {
  for (const page of layout.pages) {
    for (const [at, line] of page.lines.entries()) {
      for (const [index, segment] of line.segments.entries()) {
        const inside = labelInside(segment, test);
        if (inside !== undefined) return inside;
        if (!test(segment.text)) continue;
        const left = line.segments[index - 1];
        const label = usable(left?.text) ?? usable(above(page.lines, at, segment)?.text);
        if (label !== undefined) return label;
      }
    }
  }
  return undefined;
}

function labelInside({ tokens }: Segment, test: Test): string | undefined {
  for (let cut = 1; cut < Math.min(7, tokens.length); cut++)
    if (test(textOf(tokens.slice(cut)))) return usable(textOf(tokens.slice(0, cut)));
  return undefined;
}

function above(lines: readonly Line[], at: number, segment: Segment): Segment | undefined {
  for (const line of lines.slice(Math.max(0, at - 3), at).toReversed()) {
    const found = line.segments.find(({ box }) => overlapX(box, segment.box) > 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Labels are words of the form: no digits, not too long. */
function usable(text: string | undefined): string | undefined {
  if (text === undefined || /\d/.test(text) || text.length > 40) return undefined;
  const folded = fold(text);
  return folded.length >= 2 ? folded : undefined;
}

function code(wanted: string | undefined): Test | undefined {
  return wanted === undefined ? undefined : (text) => bareCode(text.replace(/^[#:]+/, '')) === bareCode(wanted);
}

function name(wanted: string | undefined): Test | undefined {
  return wanted === undefined ? undefined : (text) => fold(text) === fold(wanted);
}
