/** Decimal mark and order of day and month, decided for the document as a whole; an undecidable order stays open. */
import type { SenderMemory } from '../../model/sender-memory.ts';
import { allText, dollarOf } from './head/currency.ts';
import type { Layout } from './layout/layout.ts';
import type { Reading } from './table/item.ts';
import { voteForOrder, type DateOrder } from './values/date.ts';
import { voteForMark, type DecimalMark } from './values/number.ts';

/** A mark that the source settles by itself goes first; what was learned of the sender goes before what the page seems to say. */
export function readingFor(layout: Layout, memory: SenderMemory | undefined, mark?: DecimalMark): Reading {
  const marks = voteForMark(layout.lines.flatMap(({ tokens }) => tokens.map(({ text }) => text)));
  return {
    mark: mark ?? memory?.decimalMark ?? (marks.comma > marks.point ? ',' : '.'),
    order: memory?.dateOrder ?? dateOrder(layout),
  };
}

/** By days that only one order allows, then by whose addresses they are; undefined is undecided, and never guessed. */
function dateOrder(layout: Layout): DateOrder | undefined {
  const text = allText(layout);
  const votes = voteForOrder([text]);
  if (votes.mdy !== votes.dmy) return votes.mdy > votes.dmy ? 'mdy' : 'dmy';
  const dollar = dollarOf(text);
  if (dollar === 'USD') return 'mdy';
  return dollar === 'AUD' || ELSEWHERE.test(text) ? 'dmy' : undefined;
}

const ELSEWHERE =
  /[€£₹]|\b(?:EUR|GBP|INR|VAT|GST|ABN|TVA|MwSt|IVA|BTW|CHF|SEK|NOK|DKK|PLN)\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/;
