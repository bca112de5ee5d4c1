/** Finding codes of faxes: what is known of the call, and what it leaves open. */
import type { CodeEntry } from './codes-edi.ts';

export const FAX_CODES = {
  'fax-partial': {
    severity: 'error',
    title: 'The fax call ended before all was through',
    hint: 'Pages or lines may be missing: ask the sender to send it again, or compare it with them before it is released.',
  },
  'fax-lines-damaged': {
    severity: 'error',
    title: 'Parts of a fax page came damaged, though the call ended well',
    hint: 'Compare the order with the sender, or ask for the page again: whole lines may be missing. Error correction (ECM) on both machines avoids it.',
  },
  'fax-call-unverified': {
    severity: 'error',
    title: 'Nobody said how the fax call ended',
    hint: 'A call that breaks leaves a file that looks whole: look at its last page, and let the fax server tell how calls end.',
  },
  'fax-caller-unknown': {
    severity: 'error',
    title: "The number that the fax came from is no partner's",
    hint: "Find out who called; put the number among the partner's fax numbers when it is theirs.",
  },
  'fax-caller-differs': {
    severity: 'error',
    title: 'The fax came from the number of another partner than the order names',
    hint: 'Ask the partner whom the order names whether it is theirs.',
  },
} as const satisfies Record<string, CodeEntry>;
