/** Finding codes of what an EDI order means where it says more than an order holds, or leaves open which of two it says. */
import type { CodeEntry } from './codes-edi.ts';

export const EDI_MEANING_CODES = {
  'terms-not-plain': {
    severity: 'error',
    title: 'The terms of payment say more than an order holds',
    hint: 'Days, a day of the calendar, one cash discount and words are kept; compare the rest with what was agreed before it is released.',
  },
} as const satisfies Record<string, CodeEntry>;
