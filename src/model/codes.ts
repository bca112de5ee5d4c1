/**
 * Every finding code, in one place: its default severity, what it means, and what to do about it.
 * A code is a promise to whoever filters on it: it is added, never renamed. A partner profile may change the severity.
 */
import { EDI_CODES, type CodeEntry } from './codes-edi.ts';
import { EDI_MEANING_CODES } from './codes-edi-meaning.ts';
import { FAX_CODES } from './codes-fax.ts';
import { MAIL_CODES } from './codes-mail.ts';
import { PAPER_CODES } from './codes-paper.ts';
import type { EdifactError, Finding, Fix, Severity, X12Error } from './finding.ts';
import type { Place } from './lineage.ts';

export const FINDING_CODES = {
  // What the source says, but cannot be read as a value (src/normalize).
  'quantity-unreadable': {
    severity: 'error',
    title: 'A quantity is not a plain decimal number',
    hint: 'Ask the sender which number is meant and correct the quantity.',
  },
  'price-unreadable': {
    severity: 'error',
    title: 'A price is not a plain decimal number',
    hint: 'Ask the sender which number is meant and correct the price.',
  },
  'number-unreadable': {
    severity: 'error',
    title: 'A number is not a plain decimal number',
    hint: 'Correct the number; a comma is never read as a decimal mark by itself.',
  },
  'integer-unreadable': { severity: 'warning', title: 'A count is not a whole number', hint: 'Correct the count.' },
  'date-unreadable': {
    severity: 'error',
    title: 'A date does not exist or is in an unknown layout',
    hint: 'Correct the date; the document shows what was sent.',
  },
  'unit-unknown': {
    severity: 'error',
    title: 'A unit of measure is not known here',
    hint: "Choose the unit that is meant; the sender's own word is kept beside it.",
  },
  'unit-ambiguous': {
    severity: 'error',
    title: 'A unit of measure can mean several things',
    hint: 'Choose the unit that is meant.',
  },
  'country-unknown': { severity: 'warning', title: 'A country is not in ISO 3166', hint: 'Correct the country.' },
  'currency-unknown': { severity: 'error', title: 'A currency is not in ISO 4217', hint: 'Correct the currency.' },
  'value-too-long': {
    severity: 'warning',
    title: 'A text is longer than an order can hold and was cut',
    hint: 'Read the rest in the source document.',
  },
  'code-unknown': {
    severity: 'warning',
    title: 'A coded value is not one that an order knows',
    hint: 'Choose the value that is meant.',
  },
  'purpose-unknown': {
    severity: 'error',
    title: 'The purpose of the document is not one that an order knows',
    hint: 'Find out whether this is an order, a copy or a change before it is released.',
  },
  'amount-has-point': {
    severity: 'warning',
    title: 'An amount in whole cents was written with a decimal point',
    hint: 'The amount was taken as written; ask the sender to send whole cents.',
  },
  'value-incomplete': {
    severity: 'warning',
    title: 'A value lacks what says what it is',
    hint: 'Look at the place in the source; the value was left out of the order.',
  },
  'value-conflict': {
    severity: 'warning',
    title: 'The document says the same thing twice with different values',
    hint: 'The first value was taken; compare both in the source.',
  },

  // Checks of one order (src/validate), one rule each.
  'purpose-needs-person': {
    severity: 'error',
    title: 'The document changes, replaces, cancels, repeats or confirms an earlier order',
    hint: 'Find the earlier order and decide what becomes of both.',
  },
  'return-needs-person': {
    severity: 'error',
    title: 'The order is a return',
    hint: 'Book the return where returns are booked, and reject the order; or correct its type.',
  },
  'buyer-missing': { severity: 'error', title: 'The order names no buyer', hint: 'Enter the buyer.' },
  'po-number-missing': {
    severity: 'error',
    title: 'The order has no purchase order number',
    hint: 'Ask the buyer for the purchase order number.',
  },
  'lines-missing': { severity: 'error', title: 'The order has no lines', hint: 'Ask the buyer what is ordered.' },
  'item-id-missing': {
    severity: 'error',
    title: 'A line does not say which item is ordered',
    hint: 'Enter the item number.',
  },
  'gtin-check-digit': {
    severity: 'warning',
    title: 'The check digit of a GTIN is wrong',
    hint: 'Ask the buyer which item is meant.',
  },
  'gtin-impossible': {
    severity: 'error',
    title: 'A number that is said to be a GTIN cannot be one',
    hint: 'Ask the buyer which item is meant, and enter its number.',
  },
  'quantity-missing': { severity: 'error', title: 'A line has no quantity', hint: 'Enter the quantity.' },
  'quantity-broken': {
    severity: 'error',
    title: 'A part of a piece or of a pack was ordered',
    hint: 'Ask for the quantity, or for the unit.',
  },
  'quantity-not-positive': {
    severity: 'error',
    title: 'A quantity, of a line or of a delivery of it, is zero or negative',
    hint: 'Correct the quantity or delete the line.',
  },
  'unit-missing': { severity: 'error', title: 'A line has no unit of measure', hint: 'Enter the unit.' },
  'price-missing': {
    severity: 'error',
    title: 'A line has no price, and none is on file',
    hint: 'Enter the price, or put one on file for this item.',
  },
  'price-negative': {
    severity: 'error',
    title: 'A price is below zero',
    hint: 'Correct the price, or take the line out and enter the amount as an allowance of the order.',
  },
  'tax-rates-differ': {
    severity: 'error',
    title: 'A line has two rates of one tax',
    hint: 'Ask the sender with which rate the line is invoiced.',
  },
  'allowance-negative': {
    severity: 'error',
    title: 'An allowance or charge is below zero',
    hint: 'Ask the sender whether it is taken off or put on, and enter it as an allowance or a charge without a sign.',
  },
  'ship-to-missing': {
    severity: 'error',
    title: 'The order does not say where to deliver',
    hint: 'Enter the ship-to.',
  },
  'ship-to-unplaced': {
    severity: 'error',
    title: 'The place of delivery is neither an address nor a place on file',
    hint: 'Enter the address that is meant, or put the place on file under that name.',
  },
  'gln-impossible': {
    severity: 'warning',
    title: 'A number that is said to be a GLN cannot be one',
    hint: 'Ask the buyer which place is meant.',
  },
  'gln-check-digit': {
    severity: 'warning',
    title: 'The check digit of a GLN is wrong',
    hint: 'Ask the buyer which place is meant.',
  },
  'date-missing': {
    severity: 'warning',
    title: 'The order asks for no date',
    hint: 'Without a date the order is delivered as soon as possible.',
  },
  'date-too-early': {
    severity: 'warning',
    title: 'A date is before what the lead time of an item allows',
    hint: 'Offer the earliest plausible day, or find out whether it can be done sooner.',
  },
  'date-in-past': {
    severity: 'warning',
    title: 'A date that is asked for is over already, or before the day of the order',
    hint: 'Ask which date is meant.',
  },
  'date-far-ahead': {
    severity: 'warning',
    title: 'A date that is asked for is more than two years ahead',
    hint: 'Ask whether the year is right.',
  },
  'date-window-reversed': {
    severity: 'warning',
    title: 'The days that are asked for leave no day',
    hint: 'Ask the buyer which day is meant.',
  },
  'split-quantity-mismatch': {
    severity: 'error',
    title: 'The deliveries of a line are more or less than what is ordered',
    hint: 'Ask the buyer which quantity is meant, that of the line or those of its deliveries.',
  },
  'line-amount-mismatch': {
    severity: 'error',
    title: 'A line amount is not quantity times price',
    hint: 'Compare quantity, price and price basis with the source.',
  },
  'totals-mismatch': {
    severity: 'error',
    title: 'The total is not the sum of the lines',
    hint: 'Compare the lines and the total with the source.',
  },
  'line-count-mismatch': {
    severity: 'error',
    title: 'The document announces another number of lines than it has',
    hint: 'A line may have been lost: ask the sender before release.',
  },
  'hash-total-mismatch': {
    severity: 'error',
    title: 'The control sum of quantities does not fit',
    hint: 'A quantity may have been damaged: ask the sender before release.',
  },
  'line-repeated': {
    severity: 'warning',
    title: 'A line stands in the order twice',
    hint: 'Ask the buyer whether the quantity is meant once or twice.',
  },
  'line-number-repeated': {
    severity: 'warning',
    title: 'Two different lines have the same line number',
    hint: 'Number the lines before you answer or change one of them; of one item with two quantities ask which is meant, or whether both are.',
  },
  'sender-unexpected': {
    severity: 'error',
    title: 'A paper names another buyer than the customer who sent it',
    hint: 'Find out for whom it is; it belongs to the customer who signed in.',
  },
  'duplicate-interchange': {
    severity: 'error',
    title: 'This interchange number was received before',
    hint: 'Same bytes: nothing to do. Other bytes: ask the sender.',
  },
  'change-unlike-order': {
    severity: 'warning',
    title: 'The change does not fit the order that it changes',
    hint: 'Compare it with the order on file, with earlier changes in mind; ask the buyer what is meant.',
  },
  'duplicate-order': {
    severity: 'error',
    title: 'This purchase order number was received before from this buyer',
    hint: 'Same content: reject as a duplicate. Other content: decide whether it is a change.',
  },
  'order-repeated': {
    severity: 'error',
    title: 'The same goods came shortly before under another order number',
    hint: 'Ask the buyer whether both are meant: release it if so, reject it if it was sent twice.',
  },

  ...EDI_CODES,
  ...EDI_MEANING_CODES,
  ...FAX_CODES,
  ...MAIL_CODES,
  ...PAPER_CODES,

  // Writing acknowledgments.
  'ack-charset-widened': {
    severity: 'warning',
    title: "A number or a reference has characters that the sender's character set lacks",
    hint: 'The answer was written in a wider set, because nothing of it may be altered; agree on the character set with the partner.',
  },
  'ack-value-replaced': {
    severity: 'warning',
    title: 'A value held a delimiter and was altered in the acknowledgment',
    hint: "The partner's delimiters leave no way to write it; agree on other delimiters.",
  },
  'ack-value-missing': {
    severity: 'warning',
    title: 'The acknowledgment needs a value that the order does not have',
    hint: 'Add it to the order, or check what was sent instead.',
  },

  // What partners say of our answers (src/pipeline/answers-to-us.ts).
  'answer-unmatched': {
    severity: 'warning',
    title: 'An acknowledgment speaks of something that was never sent',
    hint: 'Compare the control number with what was sent; it may be meant for another system.',
  },
  'answer-rejected': {
    severity: 'error',
    title: 'The partner rejected our answer',
    hint: 'Read what it says was wrong, and tell the partner about the order in another way.',
  },
  'answer-undelivered': {
    severity: 'error',
    title: 'Our answer by mail could not be delivered',
    hint: 'Tell the sender in another way, and correct the address; GET /v1/mail-answers says what the mail server said.',
  },
  'answer-overdue': {
    severity: 'error',
    title: 'The partner did not acknowledge our answer in the agreed time',
    hint: 'Ask the partner whether the answer arrived.',
  },

  // What customers say in the portal, by the link of a confirmation or by mail (src/pipeline/customer-answer.ts).
  'customer-disputed': {
    severity: 'error',
    title: 'The customer says that the order is not right as we have it',
    hint: 'Read what is said in the history, correct the order, and say that it was seen to.',
  },
  'customer-stops': {
    severity: 'error',
    title: 'The customer cancels or stops the order, which the ERP has not taken',
    hint: 'Read the words in the history: cancel or correct the order, or release it as it stands. It goes nowhere until then.',
  },
  'customer-stops-late': {
    severity: 'error',
    title: 'The customer cancels or stops an order that the ERP has already',
    hint: 'Read the words in the history, stop the order in the ERP or tell the customer that it is too late, and say that it was seen to.',
  },
  'customer-changes': {
    severity: 'error',
    title: 'The customer changes the order, which the ERP has not taken',
    hint: 'Read the words in the history: correct the order, or release it as it stands. It goes nowhere until then.',
  },
  'customer-changes-late': {
    severity: 'error',
    title: 'The customer changes an order that the ERP has already',
    hint: 'Read the words in the history, change the order in the ERP or tell the customer that it is too late, and say that it was seen to.',
  },
  'stop-unproven': {
    severity: 'error',
    title: 'A mail stops or changes the order, and nothing proves that the customer wrote it',
    hint: 'Read the words in the history and ask the customer in another way. The order is held where the ERP does not have it: cancel, correct or release it.',
  },
  'customer-answered': {
    severity: 'error',
    title: 'The customer answered what was open in the order',
    hint: 'Read the answers in the history, enter them as a correction, and say that it was seen to.',
  },

  // What a partner map or a mapping of EDIFACT and TRADACOMS has to say (src/adapters).
  'partner-map-used': {
    severity: 'info',
    title: "The partner's own map replaced what the standard mapping found",
    hint: 'Nothing to do; end the rule in the partner profile when it no longer holds.',
  },
  'partner-map-invalid': {
    severity: 'warning',
    title: "A rule of the partner's map names no field that it could fill",
    hint: 'Correct the rule in the partner profile.',
  },
  'subline-left-out': {
    severity: 'warning',
    title: 'A sub-line is no line of the order',
    hint: 'It details the line above it; it is listed with what was not used.',
  },
  'component-quantity-open': {
    severity: 'error',
    title: 'How much of its components a line wants is open',
    hint: 'Find out whether their quantities are those of one pack or of the whole line; the line itself is ordered as it says.',
  },
  'price-unit-differs': {
    severity: 'error',
    title: 'The price is for another unit than the quantity is in',
    hint: 'Convert the price to the unit of the quantity before the amount is computed.',
  },
  'decimal-mark-differs': {
    severity: 'error',
    title: 'A number may be one of two: its mark is not the one that was announced',
    hint: 'Find out which number is meant; ask the sender to keep to the mark of its UNA, and to part no thousands.',
  },

  // Writing orders in a partner's format.
  'write-value-left-out': {
    severity: 'warning',
    title: 'The format has no place for a value of the order',
    hint: 'Tell the partner in another way, or choose a format that holds it.',
  },

  'write-value-filled-in': {
    severity: 'warning',
    title: 'The format wants a value that the order does not have',
    hint: 'Add it to the order, or tell the partner that it is not yours.',
  },

  // A canonical order posted as JSON (src/adapters/formats/order-json).
  'order-json-invalid': {
    severity: 'error',
    title: 'The JSON is not a canonical order',
    hint: 'Compare it with /schemas/order/1.0.json and send it again.',
  },

  // The order form of the portal and the phone pad (src/adapters/formats/form).
  'form-invalid': {
    severity: 'error',
    title: 'The form cannot be read',
    hint: 'Send the order again from the page; the page of another version may be open.',
  },
  'form-note-may-change': {
    severity: 'error',
    title: 'A note of the form may change the order',
    hint: 'Read the note: correct the quantity, line or day that it changes, or confirm the order as it stands.',
  },
  'form-ship-to-unknown': {
    severity: 'error',
    title: 'The form names a place of delivery that is not on file as it stands',
    hint: 'Choose the place from the list, or enter its address; then put the place on file if it is a new one.',
  },
  'form-characters-unseen': {
    severity: 'error',
    title: 'A number of the form holds characters that cannot be seen',
    hint: 'Type the number again instead of pasting it.',
  },
  'form-number-ambiguous': {
    severity: 'error',
    title: 'A quantity may have thousands or decimals',
    hint: 'Write 1000 or 1.',
  },
  'form-number-too-long': {
    severity: 'error',
    title: 'A quantity has more digits than anybody orders',
    hint: 'Correct the quantity.',
  },
  'form-quantity-high': {
    severity: 'warning',
    title: 'A quantity of a form is a million or more',
    hint: 'Look whether it is meant; correct it if not.',
  },
  'form-item-repeated': {
    severity: 'warning',
    title: 'An item stands in a form twice',
    hint: 'Make one line of both, or leave them if both are meant.',
  },
  'call-differs': {
    severity: 'error',
    title: 'What was read back to the caller is not what was typed',
    hint: 'Call back, and correct the order or what was read.',
  },
  'call-open': {
    severity: 'error',
    title: 'An order by phone was not read back to the caller',
    hint: 'Call back, read the order to the caller, and release it when it is right.',
  },

  // An order as XML (src/adapters/formats/order-x, ubl, cxml).
  'order-xml-invalid': {
    severity: 'error',
    title: 'The XML is not an order that can be read',
    hint: 'Ask the sender to check it and send it again.',
  },
  'currency-differs': {
    severity: 'error',
    title: 'An amount is in another currency than the order',
    hint: 'Find out which currency counts, and enter the amounts in it.',
  },
  'deliveries-several': {
    severity: 'error',
    title: 'The order as a whole goes to several places or on several days',
    hint: 'Look at the others in the source, and say of each line where it goes and when.',
  },
  'bundle-unclear': {
    severity: 'error',
    title: 'Lines belong together as one bundle, and it is not said whether the bundle or its parts are ordered',
    hint: 'Ask the sender which lines are to be delivered, and delete the others.',
  },
  'delivery-unit-differs': {
    severity: 'error',
    title: 'A delivery is in another unit than its line',
    hint: 'Convert the quantity of the delivery to the unit of the line.',
  },
  'file-inside-unread': {
    severity: 'error',
    title: 'A file that came inside the order was not read',
    hint: 'Open it in the source: if it says something of the order, correct it; else confirm the order as it stands.',
  },
} as const satisfies Record<string, CodeEntry>;

export type FindingCode = keyof typeof FINDING_CODES;

export interface FindingPlace {
  readonly severity?: Severity;
  readonly path?: string;
  readonly at?: Place;
  readonly hint?: string;
  readonly x12?: X12Error;
  readonly edifact?: EdifactError;
  readonly fix?: Fix;
}

/** A finding with the code's own severity and hint, unless said otherwise. */
export function finding(code: FindingCode, message: string, place: FindingPlace = {}): Finding {
  const entry = FINDING_CODES[code];
  return {
    code,
    severity: place.severity ?? entry.severity,
    message,
    hint: place.hint ?? entry.hint,
    ...(place.path === undefined ? {} : { path: place.path }),
    ...(place.at === undefined ? {} : { at: place.at }),
    ...(place.x12 === undefined ? {} : { x12: place.x12 }),
    ...(place.edifact === undefined ? {} : { edifact: place.edifact }),
    ...(place.fix === undefined ? {} : { fix: place.fix }),
  };
}
