/**
 * Finding codes of EDI syntax: envelopes, segments and elements of X12, EDIFACT and TRADACOMS. One code serves all three
 * where the fault is the same. An error rejects (997 R, CONTRL 4); a warning with a standard's code is noted.
 */
import type { Severity } from './finding.ts';

export interface CodeEntry {
  readonly severity: Severity;
  readonly title: string;
  readonly hint: string;
}

export const EDI_CODES = {
  // Files and X12 envelopes (src/adapters/formats). An X12 error rejects (997: R); a warning with an X12 code is noted (997: E).
  'file-empty': { severity: 'error', title: 'The file holds nothing', hint: 'Ask the sender to send it again.' },
  'message-set-aside': {
    severity: 'error',
    title: 'The gateway stopped each time it read this message',
    hint: 'It was kept and is not read any more. Look at it as it came, and report it, so that the cause is found.',
  },
  'format-unknown': {
    severity: 'error',
    title: 'The file is of no format that can be read',
    hint: 'Send X12 (ISA), EDIFACT (UNA, UNB), TRADACOMS (STX), UBL, cXML or Order-X, or name the format.',
  },
  'encoding-unsupported': {
    severity: 'error',
    title: 'The file is in a character encoding that EDI does not use',
    hint: 'Send it as ASCII, ISO 8859-1 or UTF-8.',
  },
  'interchange-none': {
    severity: 'error',
    title: 'No interchange header was found',
    hint: 'X12 begins with ISA, EDIFACT with UNA or UNB, TRADACOMS with STX; check that the right file was sent, whole and not compressed.',
  },
  'leading-bytes': {
    severity: 'warning',
    title: 'Other bytes stand before the interchange',
    hint: 'They were skipped; ask the sender to leave them out.',
  },
  'stray-bytes': {
    severity: 'error',
    title: 'Bytes stand outside every interchange',
    hint: 'They were not read: look whether they hold an order whose header is damaged.',
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
  'receiver-unknown': {
    severity: 'error',
    title: 'The interchange is addressed to somebody else',
    hint: 'Nothing in it is taken. Compare the receiver with the names that were agreed in the profile of the partner (`receivers`).',
  },
  'sender-unknown': {
    severity: 'error',
    title: 'The interchange names a sender that was not agreed',
    hint: 'Nothing in it is taken. Compare the sender with the names that were agreed in the profile of the partner (`senders`).',
  },
  'test-not-agreed': {
    severity: 'error',
    title: 'The interchange is a test, and no tests were agreed',
    hint: 'Nothing in it is taken. Ask the sender to send it as production, or agree on tests in the profile (`tests`).',
  },
  'interchange-too-old': {
    severity: 'error',
    title: 'The interchange is older than was agreed',
    hint: 'Nothing in it is taken. Ask the sender whether its orders still stand, or change the days in the profile (`maxAgeDays`).',
  },
  'document-not-agreed': {
    severity: 'error',
    title: 'This kind of document was not agreed with the partner',
    hint: 'It is rejected. Compare it with the kinds in the profile of the partner (`documents`).',
  },
  'envelope-unsupported': {
    severity: 'warning',
    title: 'The envelope uses a part of the syntax that is not read: packages of objects, or security',
    hint: 'What stands around it was read. Ask the sender to leave it out, or what is in it that the order needs.',
  },
  'nesting-indicator': {
    severity: 'warning',
    title: 'A segment says its place in a loop, which syntax 4 does not allow',
    hint: 'It was read by its position; ask the sender to send the tag alone.',
  },
  'interchange-broken-off': {
    severity: 'error',
    title: 'The interchange ends without its trailer (IEA, UNZ, END)',
    hint: 'The file is cut: nothing in it is taken. Ask the sender to send it again.',
  },
  'interchange-control-mismatch': {
    severity: 'warning',
    title: 'Header and trailer of the interchange carry different control numbers',
    hint: 'Ask the sender to correct the trailer (IEA02, UNZ 0020).',
  },
  'interchange-count-mismatch': {
    severity: 'warning',
    title: 'The trailer announces another number of groups or messages than there are',
    hint: 'One may be lost: ask the sender how many were sent.',
  },
  'interchange-segment-unexpected': {
    severity: 'error',
    title: 'A segment stands where only groups or messages may stand',
    hint: 'It was not read, and it may be of an order that lost its header: nothing of the interchange is taken. Ask the sender to send it again.',
  },
  'trailer-without-header': {
    severity: 'warning',
    title: 'A trailer has no header',
    hint: 'Compare the order of headers and trailers with what was sent.',
  },
  'group-broken-off': {
    severity: 'error',
    title: 'The functional group ends without its trailer (GE, UNE, ORDTLR)',
    hint: 'The group is rejected as a whole. Ask the sender to send it again.',
  },
  'group-control-mismatch': {
    severity: 'error',
    title: 'Header and trailer of the group carry different control numbers',
    hint: 'Ask the sender to correct the trailer (GE02, UNE 0048) and send the group again.',
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
    hint: 'It was checked with the nearest one; ask the sender for a published version.',
  },
  'group-header-invalid': {
    severity: 'error',
    title: 'A group header (GS) lacks what an answer to the group would have to name',
    hint: 'The interchange is rejected; ask the sender to fill GS01 and GS06.',
  },
  'envelope-field-invalid': {
    severity: 'warning',
    title: 'An element of a group header or of a trailer is empty, wrong or one too many',
    hint: 'The group was read all the same; ask the sender to mend what its program writes around the sets.',
  },
  'group-unsupported': {
    severity: 'error',
    title: 'No set of this group is of a kind that is taken here',
    hint: 'Ask the sender where the group belongs.',
  },
  'group-function-mismatch': {
    severity: 'warning',
    title: 'The functional id of the group does not fit the set',
    hint: 'Ask the sender to correct GS01 or UNG 0038.',
  },
  'group-segment-unexpected': {
    severity: 'error',
    title: 'A segment stands in a group, outside its sets',
    hint: 'It was not read, and it may be of an order that lost its header: nothing of the group is taken. Ask the sender to send it again.',
  },
  'set-outside-group': {
    severity: 'error',
    title: 'A transaction set stands outside a functional group',
    hint: 'Without GS it cannot be acknowledged, so the interchange is rejected; ask the sender to add GS and GE.',
  },
  'set-unsupported': {
    severity: 'error',
    title: 'This kind of transaction set is not taken here',
    hint: 'Send purchase orders (850, ORDERS).',
  },
  'set-id-invalid': {
    severity: 'error',
    title: 'The transaction set has no usable identifier',
    hint: 'It must be one such as 850 (ST01) or ORDERS (UNH 0065).',
  },
  'set-broken-off': {
    severity: 'error',
    title: 'The set or message ends without its trailer (SE, UNT, MTR)',
    hint: 'The set is incomplete; ask the sender to send it again.',
  },
  'set-control-mismatch': {
    severity: 'error',
    title: 'Header and trailer of the set carry different control numbers',
    hint: 'Ask the sender to correct the trailer (SE02, UNT 0062) and send the set again.',
  },
  'set-count-mismatch': {
    severity: 'error',
    title: 'The set or message has another number of segments than its trailer says',
    hint: 'A segment may be lost: ask the sender to send the set again.',
  },
  'set-control-invalid': {
    severity: 'error',
    title: 'The set has no valid control number',
    hint: 'ST02 must have 4 to 9 characters, UNH 0062 up to 14.',
  },
  'set-control-sequence': {
    severity: 'warning',
    title: 'The messages of a transmission are not numbered one after the other',
    hint: 'Compare how many messages there are with what the sender sent; one may be lost, or stand twice.',
  },
  'convention-invalid': {
    severity: 'warning',
    title: 'The implementation convention (ST03) is not valid',
    hint: 'The set was read as its version says; ask the sender for an ST03 of at most 35 characters.',
  },
  'convention-not-agreed': {
    severity: 'error',
    title: 'The set follows an implementation convention that was not agreed',
    hint: 'It is rejected. Compare ST03 with the conventions in the profile of the partner (`conventions`).',
  },
  'security-unsupported': {
    severity: 'error',
    title: 'The group or set is secured (X12.58), which is not supported',
    hint: 'What is encrypted or signed can be neither decrypted nor proved here: ask the sender to secure the connection instead.',
  },
  'security-unpaired': {
    severity: 'error',
    title: 'A security segment lacks its counterpart',
    hint: 'S3S and S3E, S4S and S4E go together; a part of the group or set may be lost.',
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
  'segment-not-read': {
    severity: 'error',
    title: 'A segment of the order was not read: its id does not exist',
    hint: 'A letter of the id may be damaged. Compare the order with what the sender has, a whole line may be missing.',
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
  'implementation-segment-missing': {
    severity: 'error',
    title: 'A segment is missing that the implementation guide of the partner requires',
    hint: 'Ask the sender for it, or change the rule in the profile (`implementation`).',
  },
  'implementation-element-missing': {
    severity: 'error',
    title: 'An element is missing, or too rare, that the implementation guide of the partner requires',
    hint: 'Ask the sender for it, or change the rule in the profile (`implementation`).',
  },
  'implementation-not-used': {
    severity: 'error',
    title: 'A segment or element is there that the implementation guide of the partner does not use',
    hint: 'Ask the sender to leave it out, or change the rule in the profile (`implementation`).',
  },
  'implementation-value': {
    severity: 'error',
    title: 'An element holds a value that the implementation guide of the partner does not have',
    hint: 'Ask the sender to correct it, or change the rule in the profile (`implementation`).',
  },
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
    hint: 'In X12 send YYMMDD before version 004010, CCYYMMDD from there on; in EDIFACT as 2379 says, in TRADACOMS YYMMDD.',
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
    title: 'An element has more components than exist, or has some where none exist',
    hint: 'A component separator inside a text also looks like this: ask the sender for one that no text holds.',
  },

  // What EDIFACT and TRADACOMS add.
  'header-unreadable': {
    severity: 'error',
    title: 'The interchange header cannot be read',
    hint: 'Delimiters cannot be told from it; ask the sender for a complete header (UNB, STX).',
  },
  'header-field-invalid': {
    severity: 'warning',
    title: 'A field of the interchange header is not as the standard wants it',
    hint: 'Ask the sender to correct the interchange header.',
  },
  'service-characters-mismatch': {
    severity: 'warning',
    title: 'UNA announces other delimiters than the interchange uses',
    hint: 'The delimiters that are used were taken; ask the sender to correct UNA.',
  },
  'syntax-version-unknown': {
    severity: 'warning',
    title: 'The syntax version of the interchange is not one of 1 to 4',
    hint: 'It was read as the nearest one; ask the sender to correct UNB 0002.',
  },
  'charset-unknown': {
    severity: 'warning',
    title: 'The character set of the interchange is not one that can be read by its name',
    hint: "Put the encoding that is really used in the partner's profile.",
  },
  'charset-mismatch': {
    severity: 'warning',
    title: 'The bytes are in another character set than the header says',
    hint: "The text was read as what it is; ask the sender to declare it, or put it in the partner's profile.",
  },
  'charset-ambiguous': {
    severity: 'warning',
    title: 'The bytes are good words in two character sets',
    hint: "Look which of the two is right, and put it in the partner's profile (`charset`), which ends the question.",
  },
  'charset-assumed': {
    severity: 'warning',
    title: 'Text is in a character set that nothing names',
    hint: "Look whether names and descriptions are right; put the character set that is really used in the partner's profile.",
  },
  'charset-bytes-invalid': {
    severity: 'error',
    title: 'Bytes are no characters in the character set of the interchange',
    hint: "The text cannot be told for sure: find out the encoding and put it in the partner's profile.",
  },
  'character-outside-level': {
    severity: 'warning',
    title: 'A character is not in the set that the header allows',
    hint: 'It was read as it is; ask the sender to declare UNOC, or to leave it out.',
  },
  'line-break-in-data': {
    severity: 'warning',
    title: 'A line break stands inside data',
    hint: 'Ask the sender to break lines only after a segment terminator.',
  },
  'group-mixed': {
    severity: 'error',
    title: 'Messages stand inside and outside groups of one interchange',
    hint: 'What its UNZ counts is open, so that nothing of it is taken. Ask the sender to put all messages in groups, or none.',
  },
  'envelope-empty': {
    severity: 'warning',
    title: 'An interchange or group holds nothing',
    hint: 'Ask the sender what was meant to be in it.',
  },
  'element-trailing-separator': {
    severity: 'info',
    title: 'A separator stands at the end, where nothing follows',
    hint: 'Leave it out; it was ignored.',
  },
  'element-decimal': {
    severity: 'warning',
    title: 'A number is not written with the decimal mark that was announced',
    hint: 'Send the decimal mark of UNA, with a digit before it.',
  },
  'price-gross': {
    severity: 'warning',
    title: 'The only price of a line is its gross price',
    hint: 'Compare it with what was agreed: allowances and charges are not in it. Ask the sender for the net price (PRI AAA).',
  },
  'price-basis-invalid': {
    severity: 'error',
    title: 'A price is said to be for no units, or for fewer',
    hint: 'Ask the sender for how many units the price is; the number was left out.',
  },
  'price-basis-unknown': {
    severity: 'error',
    title: 'For how many units a price is, is said by a code that is not known',
    hint: 'Ask the sender what the price is for, and enter the price of one unit.',
  },
  'unit-multiplied': {
    severity: 'error',
    title: 'A quantity is in a unit that is composed of others, or multiplied',
    hint: 'Find out how much is meant, and enter quantity and unit.',
  },
  'date-layout-missing': {
    severity: 'warning',
    title: 'A date does not say in which order its parts stand',
    hint: 'Ask the sender to fill 2379; choose the day that is meant.',
  },
  'price-multiplied': {
    severity: 'error',
    title: 'A price is to be multiplied before it is what is paid',
    hint: 'Find out which price is meant, and enter it.',
  },
  'percent-not-share': {
    severity: 'warning',
    title: 'A percent was written where a share of one is due',
    hint: 'It was taken for percent; ask the sender to write .0825 for 8.25 percent.',
  },
  'change-order-missing': {
    severity: 'error',
    title: 'A change does not say which order it changes',
    hint: 'Ask the sender which purchase order is meant.',
  },
  'document-name-unexpected': {
    severity: 'error',
    title: 'The document has the name of another kind than an order',
    hint: 'Find out whether anything is ordered before it is released.',
  },
  'usage-not-production': {
    severity: 'error',
    title: 'The interchange does not say that its orders are to be carried out',
    hint: 'Ask the sender whether this is an order; it was sent for information, or its ISA15 is no usage that is known.',
  },
  'delivery-incomplete': {
    severity: 'error',
    title: 'A delivery to a store lacks its quantity or its store',
    hint: 'Ask the sender what goes where before it is released.',
  },
  'allowance-amount-missing': {
    severity: 'error',
    title: 'An allowance or charge is a rate, and for how many units is not said',
    hint: 'Ask the sender what it comes to, and enter the amount.',
  },
  'allowance-kind-unknown': {
    severity: 'error',
    title: 'A sum of money is neither an allowance nor a charge by its code',
    hint: 'Find out which it is, and enter it.',
  },
  'price-not-firm': {
    severity: 'warning',
    title: 'A price is not, or not yet, what is paid for one unit',
    hint: 'Compare it with what was agreed before the order is confirmed.',
  },
  'lines-count-mismatch': {
    severity: 'error',
    title: 'The order announces another number of lines than it has',
    hint: 'A line may be lost: ask the sender to send the order again.',
  },
} as const satisfies Record<string, CodeEntry>;
