/** Finding codes of mails: what their senders wrote in two ways, hid, locked or signed. */
import type { CodeEntry } from './codes-edi.ts';

export const MAIL_CODES = {
  'mail-parts-differ': {
    severity: 'error',
    title: 'The plain text and the HTML of the mail say different numbers',
    hint: 'Look at both; ask the sender which holds. Mail programs show the HTML.',
  },
  'mail-text-struck-out': {
    severity: 'error',
    title: 'Text in the mail was struck out',
    hint: 'Look at the mail: what was struck out was not read, and something else may be written beside it.',
  },
  'mail-text-doubtful': {
    severity: 'error',
    title: 'Nobody can tell whether a part of the mail is seen',
    hint: 'Open the mail: accept the order when all that was read of it is shown there, and not struck out.',
  },
  'mail-text-hidden': {
    severity: 'warning',
    title: 'Text in the mail has the color of its background',
    hint: 'It was not read, as nobody sees it. Open the mail when the order looks incomplete.',
  },
  'mail-cut': {
    severity: 'error',
    title: 'The mail is not whole: the mail server gave less than it has, or it was cut on its way',
    hint: 'Look at the mail in the mailbox, and compare the order with it: lines may be missing. Ask the sender for it again where it ends there too.',
  },
  'mail-too-large': {
    severity: 'error',
    title: 'The mail is larger than what is taken',
    hint: 'Only its head was kept. Look at it in the mailbox; raise ORDERGATE_RAW_BYTES_MAX, or ask the sender for a smaller one.',
  },
  'mail-passed-on': {
    severity: 'info',
    title: 'The mail was passed on',
    hint: 'Nothing: whoever passed it on is the sender; who wrote it first is only what the mail says.',
  },
  'mail-encrypted': {
    severity: 'error',
    title: 'The mail, or a part of it, is encrypted',
    hint: 'Ask the sender to send it without encryption, or set ORDERGATE_SMIME_KEYS for S/MIME.',
  },
  'mail-sender-differs': {
    severity: 'error',
    title: 'The mail came from an address of one partner, and its order names another firm as its buyer',
    hint: 'Find out for whom it is: a partner may order for another, a mail may have been passed on, a name may have changed.',
  },
  'mail-signature-broken': {
    severity: 'error',
    title: 'The mail is not what its sender signed (S/MIME)',
    hint: 'Ask the sender in another way before the order is released: it was changed on its way, or by a program that adds lines.',
  },
  'mail-signature-doubtful': {
    severity: 'warning',
    title: 'The signature of the mail (S/MIME) does not prove who sent it',
    hint: 'Ask the sender when it matters; the authorities that are believed are named by ORDERGATE_SMIME_ANCHORS.',
  },
  'virus-found': {
    severity: 'error',
    title: 'A virus was found in what came in',
    hint: 'It was kept and not read, and nobody was answered. Ask the sender in another way; do not open it.',
  },
  'virus-scan-impossible': {
    severity: 'error',
    title: 'It could not be looked at for viruses',
    hint: 'It was kept and not read. Raise StreamMaxLength of clamd, or ask the sender for a smaller file.',
  },
  'mail-answer-taken': {
    severity: 'info',
    title: 'The mail answers what we wrote of an order',
    hint: 'Nothing: its words stand in the history of the order, which is on the work list.',
  },
  'mail-answer-unattached': {
    severity: 'error',
    title: 'The mail stands in the thread of an order, and was not put to it',
    hint: 'Read it. Who wrote it is not who ordered, nothing proves that it was, or nothing follows the state of the order.',
  },
  'edi-by-mail-taken': {
    severity: 'info',
    title: 'An attached EDI file was taken as a message of its own',
    hint: 'Nothing: it was agreed with the partner. Its orders and acknowledgments stand at that message.',
  },
} as const satisfies Record<string, CodeEntry>;
