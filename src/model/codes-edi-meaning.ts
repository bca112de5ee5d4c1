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
  'limit-days-differ': {
    severity: 'warning',
    title: 'Two first or two last days are said that differ',
    hint: 'One stands in the order, the other among its references; an order that is canceled before it may last be shipped waits.',
  },
} as const satisfies Record<string, CodeEntry>;
