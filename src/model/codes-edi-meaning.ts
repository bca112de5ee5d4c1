/** Finding codes of what an EDI order means where it says more than an order holds, or leaves open which of two it says. */
import type { CodeEntry } from './codes-edi.ts';

export const EDI_MEANING_CODES = {
  'terms-not-plain': {
    severity: 'error',
    title: 'The terms of payment say more than an order holds',
    hint: 'Days, a day of the calendar, one cash discount and words are kept; compare the rest with what was agreed before it is released.',
  },
  'price-of-quantity': {
    severity: 'error',
    title: 'The price of a line depends on how many are ordered',
    hint: 'Find out which price holds for the ordered quantity, and enter it.',
  },
  'price-zero': {
    severity: 'error',
    title: 'A price is zero, and nothing says that the goods are free of charge',
    hint: 'Ask the buyer whether they are, and enter the price.',
  },
  'elements-shifted': {
    severity: 'error',
    title: 'Elements stand one place off, as behind a delimiter inside a value, one too many or one too few',
    hint: 'Compare the segment with what follows from it, and ask the sender to look at its delimiters: one stands in a value, or there is one too many or too few.',
  },
  'order-response-received': {
    severity: 'warning',
    title: 'The document answers an order, and orders nothing',
    hint: 'Compare it with the order that it names; no order is made of it.',
  },
  'order-detail-left-out': {
    severity: 'warning',
    title: 'A segment says what an order has no field for, and it may change what is sent or paid',
    hint: 'Read the segment in the document and enter what follows from it before the order is released.',
  },
  'day-not-requested': {
    severity: 'warning',
    title: 'A day is promised, estimated or scheduled, and none is requested in its place',
    hint: 'It stands in the order as the day that is asked for; find out whether the buyer wants the goods then.',
  },
  'limit-days-differ': {
    severity: 'warning',
    title: 'Two first or two last days are said that differ',
    hint: 'One stands in the order, the other among its references; an order that is canceled before it may last be shipped waits.',
  },
} as const satisfies Record<string, CodeEntry>;
