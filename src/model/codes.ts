/**
 * Every finding code, in one place: its default severity, what it means, and what to do about it.
 * A code is a promise to whoever filters on it: it is added, never renamed. A partner profile may change the severity.
 */
import type { Finding, Severity, X12Error } from './finding.ts';
import type { Place } from './lineage.ts';

interface CodeEntry {
  readonly severity: Severity;
  readonly title: string;
  readonly hint: string;
}

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
    severity: 'warning',
    title: 'A unit of measure has no UN/ECE Recommendation 20 code',
    hint: "The sender's own unit is kept; add it to the partner's unit list.",
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
    title: 'The document changes, replaces or cancels an earlier order',
    hint: 'Find the earlier order and decide what becomes of both.',
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
  'quantity-missing': { severity: 'error', title: 'A line has no quantity', hint: 'Enter the quantity.' },
  'quantity-not-positive': {
    severity: 'error',
    title: 'A quantity is zero or negative',
    hint: 'Correct the quantity or delete the line.',
  },
  'unit-missing': { severity: 'error', title: 'A line has no unit of measure', hint: 'Enter the unit.' },
  'price-missing': {
    severity: 'error',
    title: 'A line has no price, and none is on file',
    hint: 'Enter the price, or put one on file for this item.',
  },
  'ship-to-missing': {
    severity: 'error',
    title: 'The order does not say where to deliver',
    hint: 'Enter the ship-to.',
  },
  'date-missing': {
    severity: 'warning',
    title: 'The order asks for no date',
    hint: 'Without a date the order is delivered as soon as possible.',
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
  'duplicate-interchange': {
    severity: 'error',
    title: 'This interchange number was received before',
    hint: 'Same bytes: nothing to do. Other bytes: ask the sender.',
  },
  'duplicate-order': {
    severity: 'error',
    title: 'This purchase order number was received before from this buyer',
    hint: 'Same content: reject as a duplicate. Other content: decide whether it is a change.',
  },

  // Files and X12 envelopes (src/adapters/formats). An X12 error rejects (997: R); a warning with an X12 code is noted (997: E).
  'file-empty': { severity: 'error', title: 'The file holds nothing', hint: 'Ask the sender to send it again.' },
  'format-unknown': {
    severity: 'error',
    title: 'The file is of no format that can be read',
    hint: 'Send X12 that begins with ISA, or name the format.',
  },
  'encoding-unsupported': {
    severity: 'error',
    title: 'The file is in a character encoding that EDI does not use',
    hint: 'Send it as ASCII, ISO 8859-1 or UTF-8.',
  },
  'interchange-none': {
    severity: 'error',
    title: 'No interchange header (ISA) was found',
    hint: 'An X12 file begins with ISA; check that the right file was sent, whole and not compressed.',
  },
  'leading-bytes': {
    severity: 'warning',
    title: 'Other bytes stand before the interchange',
    hint: 'They were skipped; ask the sender to leave them out.',
  },
  'stray-bytes': {
    severity: 'error',
    title: 'Bytes stand outside every interchange',
    hint: 'They were not read: look whether they hold an order whose ISA is damaged.',
  },
  'isa-length': {
    severity: 'warning',
    title: 'The ISA segment is not 106 bytes long',
    hint: 'It could be read all the same; ask the sender to pad its fields to their fixed length.',
  },
  'isa-unreadable': {
    severity: 'error',
    title: 'The ISA segment cannot be read',
    hint: 'Delimiters cannot be told from it; ask the sender for an ISA of 106 bytes with 16 elements.',
  },
  'isa-field-invalid': {
    severity: 'warning',
    title: 'A field of the ISA segment is not as the standard wants it',
    hint: 'Ask the sender to correct the interchange header.',
  },
  'segment-unterminated': {
    severity: 'warning',
    title: 'The last segment has no terminator',
    hint: 'The file may be cut: compare its size with what was sent.',
  },
  'interchange-broken-off': {
    severity: 'error',
    title: 'The interchange ends without its trailer (IEA)',
    hint: 'The file is cut: nothing in it is taken. Ask the sender to send it again.',
  },
  'interchange-control-mismatch': {
    severity: 'warning',
    title: 'Header and trailer of the interchange carry different control numbers',
    hint: 'Ask the sender to correct IEA02.',
  },
  'interchange-count-mismatch': {
    severity: 'warning',
    title: 'The trailer announces another number of groups than there are',
    hint: 'A group may be lost: ask the sender how many were sent.',
  },
  'interchange-segment-unexpected': {
    severity: 'warning',
    title: 'A segment stands where only groups may stand',
    hint: 'It was not read; ask the sender what it is for.',
  },
  'trailer-without-header': {
    severity: 'warning',
    title: 'A trailer has no header',
    hint: 'Compare the order of ISA, GS, ST, SE, GE and IEA with what was sent.',
  },
  'group-broken-off': {
    severity: 'error',
    title: 'The functional group ends without its trailer (GE)',
    hint: 'The group is rejected as a whole. Ask the sender to send it again.',
  },
  'group-control-mismatch': {
    severity: 'error',
    title: 'Header and trailer of the group carry different control numbers',
    hint: 'Ask the sender to correct GE02 and send the group again.',
  },
  'group-count-mismatch': {
    severity: 'error',
    title: 'The trailer announces another number of sets than there are',
    hint: 'A set may be lost: ask the sender to send the group again.',
  },
  'group-control-invalid': {
    severity: 'warning',
    title: 'The group control number is not a number of 1 to 9 digits',
    hint: 'Ask the sender to correct GS06.',
  },
  'group-duplicate': {
    severity: 'error',
    title: 'The group control number occurs twice in the interchange',
    hint: 'The second group is rejected; ask the sender to number groups anew.',
  },
  'group-rejected': {
    severity: 'error',
    title: 'The set is rejected because its group or interchange is',
    hint: 'See what is said about the group.',
  },
  'group-version-unknown': {
    severity: 'warning',
    title: 'There is no dictionary of this version',
    hint: 'The set was checked with the nearest one; ask the sender for a published version.',
  },
  'group-function-mismatch': {
    severity: 'warning',
    title: 'The functional id of the group does not fit the set',
    hint: 'Ask the sender to correct GS01.',
  },
  'group-segment-unexpected': {
    severity: 'warning',
    title: 'A segment stands in a group, outside its sets',
    hint: 'It was not read; ask the sender what it is for.',
  },
  'set-outside-group': {
    severity: 'error',
    title: 'A transaction set stands outside a functional group',
    hint: 'Without GS it cannot be acknowledged; ask the sender to add GS and GE.',
  },
  'set-unsupported': {
    severity: 'error',
    title: 'This kind of transaction set is not taken here',
    hint: 'Send purchase orders (850).',
  },
  'set-id-invalid': {
    severity: 'error',
    title: 'The transaction set has no usable identifier',
    hint: 'ST01 must be three digits, such as 850.',
  },
  'set-broken-off': {
    severity: 'error',
    title: 'The transaction set ends without its trailer (SE)',
    hint: 'The set is incomplete; ask the sender to send it again.',
  },
  'set-control-mismatch': {
    severity: 'error',
    title: 'Header and trailer of the set carry different control numbers',
    hint: 'Ask the sender to correct SE02 and send the set again.',
  },
  'set-count-mismatch': {
    severity: 'error',
    title: 'The set has another number of segments than SE01 says',
    hint: 'A segment may be lost: ask the sender to send the set again.',
  },
  'set-control-invalid': {
    severity: 'error',
    title: 'The set has no control number',
    hint: 'ST02 must have 4 to 9 characters.',
  },
  'set-duplicate': {
    severity: 'error',
    title: 'The set control number occurs twice in its group',
    hint: 'The second set is rejected; ask the sender whether it is another order.',
  },
  'set-segments-limit': {
    severity: 'error',
    title: 'The set has more segments than are allowed',
    hint: 'Split the order, or raise ORDERGATE_SET_SEGMENTS_MAX.',
  },
  'segment-too-long': {
    severity: 'error',
    title: 'A segment is longer than is allowed',
    hint: 'The terminator may be wrong; otherwise raise ORDERGATE_SEGMENT_BYTES_MAX.',
  },
  'findings-limit': {
    severity: 'info',
    title: 'There is more wrong than is listed',
    hint: 'Correct what is listed and check again.',
  },
  'segment-missing': { severity: 'error', title: 'A mandatory segment is missing', hint: 'Ask the sender to add it.' },
  'segment-unknown': {
    severity: 'warning',
    title: 'A segment id does not exist in this version',
    hint: 'The segment was not checked; correct its id.',
  },
  'segment-not-in-set': {
    severity: 'warning',
    title: 'A segment is not part of this transaction set',
    hint: 'Leave it out or use the set that has it.',
  },
  'segment-unexpected': {
    severity: 'warning',
    title: 'A segment stands outside the loop that it belongs to',
    hint: 'Put it after the segment that opens its loop.',
  },
  'segment-out-of-order': {
    severity: 'warning',
    title: 'A segment comes too late',
    hint: 'Put it where the standard has it.',
  },
  'segment-repeats': { severity: 'warning', title: 'A segment occurs too often', hint: 'Leave out what is too much.' },
  'loop-repeats': { severity: 'warning', title: 'A loop occurs too often', hint: 'Leave out what is too much.' },
  'segment-empty': {
    severity: 'warning',
    title: 'Two terminators stand side by side',
    hint: 'The empty segment was skipped and not counted.',
  },
  'binary-length': {
    severity: 'error',
    title: 'A binary segment is not as long as it says',
    hint: 'BIN01 must be the number of bytes in BIN02.',
  },
  'element-missing': { severity: 'error', title: 'A mandatory element is missing', hint: 'Ask the sender to fill it.' },
  'element-condition': {
    severity: 'warning',
    title: 'An element is missing that another one calls for',
    hint: 'Fill both or neither, as the standard says.',
  },
  'element-exclusion': {
    severity: 'warning',
    title: 'Two elements exclude each other',
    hint: 'Send only one of them.',
  },
  'elements-too-many': {
    severity: 'warning',
    title: 'A segment has more elements than exist',
    hint: 'Leave out the last ones; a delimiter inside a text also looks like this.',
  },
  'element-too-short': { severity: 'warning', title: 'An element is too short', hint: 'Pad or correct it.' },
  'element-too-long': {
    severity: 'warning',
    title: 'An element is too long',
    hint: 'Shorten it; it was read in full.',
  },
  'element-character': {
    severity: 'error',
    title: 'An element holds a character that is not allowed',
    hint: 'Correct the element.',
  },
  'element-code-unknown': {
    severity: 'warning',
    title: 'A coded element holds a value that is not in its list',
    hint: 'Use a value of the list, or agree on this one.',
  },
  'element-date': {
    severity: 'error',
    title: 'A date does not exist or is not of the right length',
    hint: 'Send YYMMDD before version 004010, CCYYMMDD from there on.',
  },
  'element-time': {
    severity: 'error',
    title: 'A time does not exist',
    hint: 'Send HHMM, HHMMSS or with decimals of a second.',
  },
  'element-repeats': {
    severity: 'warning',
    title: 'An element is repeated too often',
    hint: 'A repetition separator inside a text also looks like this.',
  },
  'components-too-many': {
    severity: 'warning',
    title: 'A composite has more components than exist',
    hint: 'A component separator inside a text also looks like this.',
  },

  // Writing acknowledgments.
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

  // A canonical order posted as JSON (src/adapters/formats/order-json).
  'order-json-invalid': {
    severity: 'error',
    title: 'The JSON is not a canonical order',
    hint: 'Compare it with /schemas/order/1.0.json and send it again.',
  },
} as const satisfies Record<string, CodeEntry>;

export type FindingCode = keyof typeof FINDING_CODES;

export interface FindingPlace {
  readonly severity?: Severity;
  readonly path?: string;
  readonly at?: Place;
  readonly hint?: string;
  readonly x12?: X12Error;
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
  };
}
