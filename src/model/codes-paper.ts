/**
 * Finding codes of files that were made for people: PDF, image, spreadsheet, Word file, mail. What a reader could not
 * read is told here; what the pages then say is checked like any other order.
 */
import type { CodeEntry } from './codes-edi.ts';

export const PAPER_CODES = {
  // Any file (src/adapters/formats).
  'paper-pages-limit': {
    severity: 'error',
    title: 'The file has more pages than are read',
    hint: 'Ask for the order alone, or raise the limit; what stands on the pages left out was not read.',
  },
  'paper-words-limit': {
    severity: 'error',
    title: 'A page holds more words than are read',
    hint: 'Look at the page: it may be damaged, or made to keep a reader busy.',
  },
  'page-too-large': {
    severity: 'error',
    title: 'A page is too large to be read',
    hint: 'Ask for the order on pages of a usual size.',
  },
  'paper-unpacks-too-large': {
    severity: 'error',
    title: 'The file unpacks to more than is read',
    hint: 'Ask the sender what it holds; such a file may be made to use up memory.',
  },

  // PDF (src/adapters/formats/pdf).
  'pdf-locked': {
    severity: 'error',
    title: 'The PDF is locked with a password',
    hint: 'Ask the sender for a file without a password, or put the password that was agreed into ORDERGATE_PAPER_PASSWORDS_FILE.',
  },
  'pdf-damaged': {
    severity: 'error',
    title: 'The PDF, or a page of it, cannot be read',
    hint: 'Ask the sender to send it again.',
  },
  'pdf-attachment-left-out': {
    severity: 'warning',
    title: 'A file inside the PDF was left out',
    hint: 'Open the PDF to look at it; it is damaged, or larger than the limit.',
  },
  'pdf-characters-unmapped': {
    severity: 'warning',
    title: 'A font does not say which characters its letters are',
    hint: 'Compare the page with what was read: such letters are missing or wrong.',
  },
  'second-reader-failed': {
    severity: 'info',
    title: 'The second reader could not read the file',
    hint: 'Nothing to do: the values were not compared with a second reading.',
  },

  // Workbooks, Word files, mails and other texts (src/adapters/formats/{sheet,csv,word,html,mail}).
  'paper-rows-limit': {
    severity: 'error',
    title: 'A table has more rows than are read',
    hint: 'Ask for the order alone, or raise the limit; what stands in the rows left out was not read.',
  },
  'sheet-locked': {
    severity: 'error',
    title: 'The workbook is encrypted',
    hint: 'Ask the sender for a file without a password.',
  },
  'sheet-damaged': {
    severity: 'error',
    title: 'The workbook cannot be opened',
    hint: 'Ask the sender to save and send it again.',
  },
  'sheet-hidden-left-out': {
    severity: 'info',
    title: 'Hidden parts of a workbook were not read',
    hint: 'Nothing, unless the sender hides what is ordered: then unhide it in the file.',
  },
  'sheet-text-struck-out': {
    severity: 'error',
    title: 'Cells of a workbook were struck out',
    hint: 'Look at the file: what was struck out was not read, and something else may be written beside it.',
  },
  'sheet-formula-without-value': {
    severity: 'warning',
    title: 'Formulas came without their values',
    hint: 'Ask the sender to open the file in a spreadsheet program and save it: formulas are never computed here.',
  },
  'sheet-links-not-followed': {
    severity: 'info',
    title: 'The workbook refers to other files',
    hint: 'Nothing: the values that were saved with it were read, the other files were not.',
  },
  'sheet-macros-not-run': {
    severity: 'info',
    title: 'The file holds macros',
    hint: 'Nothing: macros are never run.',
  },
  'text-unreadable': {
    severity: 'error',
    title: 'The file is no text',
    hint: 'Look at it: it may be named wrongly, or be damaged.',
  },
  'charset-guessed': {
    severity: 'info',
    title: 'Which characters the text has was told by their frequency',
    hint: 'Look at names and descriptions: letters with accents show whether it is right.',
  },
  'word-locked': {
    severity: 'error',
    title: 'The Word file is encrypted',
    hint: 'Ask the sender for a file without a password.',
  },
  'word-damaged': {
    severity: 'error',
    title: 'The Word file cannot be opened',
    hint: 'Ask the sender to save and send it again.',
  },
  'mail-damaged': {
    severity: 'error',
    title: 'The mail cannot be taken apart',
    hint: 'Look at it as it came; ask the sender to send it again.',
  },
  'mail-sender-unknown': {
    severity: 'error',
    title: 'The order came by mail from an address that is not known yet',
    hint: 'Find out who it is. Releasing the order makes the address known; so does writing it, or its domain, among the identifiers of the partner.',
  },
  'mail-sender-forged': {
    severity: 'error',
    title: 'The mail does not come from the domain that it names (DMARC)',
    hint: 'Ask the sender in another way before the order is released; forwarded mails may fail as well.',
  },
  'mail-sender-unproven': {
    severity: 'error',
    title: 'Nothing ties the mail to the address that it names',
    hint: 'Ask the sender in another way before the order is released. Once it signs its mails (DKIM), or names its servers (SPF), its orders go on.',
  },
  'mail-reply-elsewhere': {
    severity: 'warning',
    title: 'The mail asks to be answered at another address than that of its sender',
    hint: 'Answers go to the address of From. Write the domain among the identifiers of the partner to have its other addresses answered.',
  },
  'edi-by-mail': {
    severity: 'error',
    title: 'An EDI document came attached to a mail',
    hint: 'Its envelope was not judged and no acknowledgment is sent: agree on it with the partner (`ediByMail`), ask it to send by its own channel, or release it.',
  },
  'mail-automatic': {
    severity: 'info',
    title: 'The mail was written by a machine about another mail',
    hint: 'Nothing to do where it is told beside no order: absence notes, receipts and returned mails are none, and are not answered. An order in such a mail waits: look whether its sender placed it, and tell the sender yourself.',
  },
  'chat-read': {
    severity: 'error',
    title: 'The order is a chat of several messages',
    hint: 'Read the whole chat before you accept it: messages change what others said, and days before are other orders.',
  },
  'change-above-made': {
    severity: 'error',
    title: 'A text above the forwarded order changes it, and the change was made',
    hint: 'Compare the lines with both texts, then accept the order.',
  },
  'mail-quoted-left-out': {
    severity: 'info',
    title: 'Quoted older mails were not read as the order',
    hint: 'Look at the whole mail when something is missing.',
  },
  'mail-quoted-is-order': {
    severity: 'info',
    title: 'The order was taken from the quoted mail',
    hint: 'Compare with the newest text, which orders nothing by itself.',
  },
  'mail-note-may-change': {
    severity: 'error',
    title: 'The words of the mail may change the order',
    hint: 'Read the note: correct the quantity, line or day that it changes, or cancels, or confirm the order as it stands.',
  },
  'mail-asks-about-order': {
    severity: 'error',
    title: 'The text asks about an order rather than placing one',
    hint: 'Look for the order it asks about; accept this one only if it really orders again.',
  },
  'relative-date-resolved': {
    severity: 'info',
    title: 'A day was computed from the day of the mail or of the order',
    hint: 'Look whether the sender means that day.',
  },
  'rows-of-other-orders': {
    severity: 'error',
    title: 'Rows name other orders than the paper does',
    hint: 'Decide whether they list earlier orders; if they are ordered too, ask for a file of their own.',
  },
  'item-not-ordered': {
    severity: 'error',
    title: 'A row says of itself that it is not ordered',
    hint: 'Look at the row: an alternative or a cancelled line stays out, or add it as a line of the order.',
  },
  'orders-same-number': {
    severity: 'error',
    title: 'One file holds several orders with the same number',
    hint: 'Decide which of them holds: an order and its amended print, or the same one twice.',
  },
  'orders-divided': {
    severity: 'info',
    title: 'The file holds several orders',
    hint: 'Nothing: each is an order of its own.',
  },

  // Images (src/adapters/formats/image).
  'image-unreadable': {
    severity: 'error',
    title: 'An image, or a page of it, cannot be decoded',
    hint: 'Ask the sender to send it again; the stored file shows what came.',
  },
  'image-damaged': {
    severity: 'warning',
    title: 'A part of an image is missing or damaged',
    hint: 'Compare the order with the image: what stands in the damaged part was not read.',
  },
  'image-too-large': {
    severity: 'error',
    title: 'An image has more pixels than are read',
    hint: 'Ask for a scan of 200 or 300 dpi, or for fewer and smaller pages.',
  },
  'pdf-text-struck-out': {
    severity: 'error',
    title: 'Text on a page was struck out',
    hint: 'Look at the page: what was struck out was not read, and something else may be written beside it.',
  },
  'pdf-comment': {
    severity: 'error',
    title: 'A comment or a mark was put on a page',
    hint: 'Open the file in a viewer that shows comments: what stands there is not read, and may change the order.',
  },
  'word-comment': {
    severity: 'error',
    title: 'A comment or a line was put into the file',
    hint: 'Open the file: what the comment says is not read, and a line may cross something out.',
  },
  'word-changes-open': {
    severity: 'error',
    title: 'Changes of the file were neither accepted nor turned away',
    hint: 'Open the file and see what was changed, or ask the sender for the final one.',
  },
  'sheet-text-box': {
    severity: 'error',
    title: 'A text box or a line lies on a sheet',
    hint: 'Open the file: what the box says stands in no cell, and a line may cross something out.',
  },
  'word-text-left-out': {
    severity: 'warning',
    title: 'Text that is hidden or struck out was not read',
    hint: 'Open the file when the order looks incomplete.',
  },
  'attachment-not-read': {
    severity: 'warning',
    title: 'An attachment of a mail was not read',
    hint: 'Open the mail: if the attachment is an order, send it by itself.',
  },
  'attachment-read': {
    severity: 'info',
    title: 'The document was read from an attachment',
    hint: 'Places are those of the attachment.',
  },
  'attachment-says': {
    severity: 'info',
    title: 'An attachment that orders nothing says something',
    hint: 'Read it: what it says of an order that was sent before holds that order.',
  },
  'order-joined': {
    severity: 'error',
    title: 'One order was put together from several files',
    hint: 'Compare the number with the lines, and confirm or correct it.',
  },
  'order-reserved': {
    severity: 'error',
    title: 'The paper says something against its own order',
    hint: 'Read the sentence: reject the order, change it, or confirm it as it stands.',
  },
  'paper-pages-missing': {
    severity: 'error',
    title: 'The paper says that it has more pages than came',
    hint: 'Ask the sender for the missing page, or confirm that nothing of the order stood on it.',
  },
  'paper-words-new': {
    severity: 'error',
    title: 'The paper says something that nobody has looked at yet',
    hint: 'Read it: change the order if it says so, and let it go on. What a sender prints on every order is known from then on; what may change an order, after two of them. What stops an order, takes it back or sends it elsewhere is asked each time, and so are columns that say of each line whether it is wanted or how many of it, or where it goes in words that are no plain place.',
  },
  'row-remark-may-change': {
    severity: 'error',
    title: 'A remark beside an item may change it',
    hint: 'Read the remark: change or remove the line, or confirm it as it stands.',
  },
  'order-in-several-files': {
    severity: 'error',
    title: 'Several files of one mail may hold one order',
    hint: 'Look at all files of the mail: correct the order that is whole, and reject the others.',
  },
  'attachment-unread-beside': {
    severity: 'error',
    title: 'Another file of the mail could not be read, and may belong to the order',
    hint: 'Open the mail: if the file says something of the order, correct it; else confirm it as it stands.',
  },
  'attachment-skipped': {
    severity: 'info',
    title: 'An attachment of a mail is no document',
    hint: 'Nothing to do; open the mail if an order should have been in it.',
  },
  'row-left-out': {
    severity: 'error',
    title: 'A row that names an item became no line of the order',
    hint: 'Look at the row: add it as a line of the order, or confirm that it was not ordered.',
  },
  'value-unsure': {
    severity: 'warning',
    title: 'A value was read less surely than others',
    hint: 'Compare it with its place in the source; it does not stop the order.',
  },
  'value-uncertain': {
    severity: 'error',
    title: 'A decisive value could not be read surely enough',
    hint: 'Compare it with its place in the source: say that it is right as read, or correct it.',
  },
  'readers-disagree': {
    severity: 'warning',
    title: 'Two readers of the PDF see different characters',
    hint: 'Compare the value with the picture of its place: a font may lie, or text may be hidden.',
  },
  'decimal-mark-undecided': {
    severity: 'error',
    title: 'Nothing says whether the comma or the point is the decimal mark',
    hint: 'Enter the numbers; what is learned from it holds for the next order of the sender.',
  },
  'date-order-undecided': {
    severity: 'error',
    title: 'Nothing says whether the day or the month stands first',
    hint: 'Enter the dates; what is learned from it holds for the next order of the sender.',
  },
  'head-values-differ': {
    severity: 'error',
    title: 'The paper says two things of the same',
    hint: 'See which of the two holds, and enter it; ask the sender if the paper does not tell.',
  },
  'document-not-order': {
    severity: 'error',
    title: 'The document is something else than an order',
    hint: 'It is kept and shown, and no order is made of it. Enter one by hand if it is one after all.',
  },
  'paper-too-large': {
    severity: 'error',
    title: 'The file is larger than a document for people may be',
    hint: 'Ask the sender for a smaller file, or for fewer and smaller pages.',
  },
  'paper-took-too-long': {
    severity: 'error',
    title: 'Reading the document took longer than it may',
    hint: 'Ask the sender for a simpler file, or for fewer and smaller pages.',
  },
  'paper-took-too-much-memory': {
    severity: 'error',
    title: 'Reading the document took more memory than it may',
    hint: 'Ask the sender for a simpler file; such a file may be made to use up memory.',
  },
  'paper-empty': {
    severity: 'error',
    title: 'No word could be read in the document',
    hint: 'Look at it: the page may be empty, or its picture too poor.',
  },
  'embedded-data-used': {
    severity: 'info',
    title: 'The order was taken from data inside the file',
    hint: 'Nothing; the pages are for people, the data says the same.',
  },
  'memory-used': {
    severity: 'info',
    title: 'The order was read with what was learned of its sender',
    hint: 'Nothing; undo the lesson when it taught the wrong thing.',
  },
  'item-unknown': {
    severity: 'warning',
    title: 'An item number is not on file, or was read as one that is',
    hint: 'Compare it with its place in the source. Put the item on file when it is new.',
  },
  'party-ambiguous': {
    severity: 'warning',
    title: 'The buyer could be several partners',
    hint: 'Put an address or an identifier of these partners on file, which tells them apart; this order belongs to none of them.',
  },
  'proposal-used': {
    severity: 'info',
    title: 'A model proposed values that stand in the document',
    hint: 'Look at the values whose rule begins with paper/proposed: none of them is surer than 0.9.',
  },
  'proposal-refused': {
    severity: 'info',
    title: 'Proposals of a model were not used',
    hint: 'Nothing: the fields stay open. Enter them when the document says them after all.',
  },
  'proposer-failed': {
    severity: 'info',
    title: 'The proposer gave no usable answer',
    hint: 'Nothing for this order: the fields stay open. Look at ORDERGATE_PROPOSER_URL and the settings beside it when it happens often.',
  },
  'paper-reader-died': {
    severity: 'error',
    title: 'The process that read the document ended by itself',
    hint: 'The document is kept. Report it: no file should be able to do this.',
  },
} as const satisfies Record<string, CodeEntry>;
