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
    hint: 'Give the password, or ask the sender for a file without one.',
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
    hint: 'Ask for a scan of 200 or 300 dpi, or raise the limit that the message names.',
  },
  'value-uncertain': {
    severity: 'error',
    title: 'A decisive value could not be read surely enough',
    hint: 'Compare it with the picture of its place and confirm or correct it.',
  },
  'readers-disagree': {
    severity: 'warning',
    title: 'Two readers of the PDF see different characters',
    hint: 'Compare the value with the picture of its place: a font may lie, or text may be hidden.',
  },
  'date-order-undecided': {
    severity: 'error',
    title: 'Nothing says whether the day or the month stands first',
    hint: 'Enter the dates; what is learned from it holds for the next order of the sender.',
  },
  'document-not-order': {
    severity: 'error',
    title: 'The document is something else than an order',
    hint: 'It is kept and shown, and no order is made of it. Enter one by hand if it is one after all.',
  },
  'paper-too-large': {
    severity: 'error',
    title: 'The file is larger than a document for people may be',
    hint: 'Ask the sender for a smaller file, or raise the limit that the message names.',
  },
  'paper-took-too-long': {
    severity: 'error',
    title: 'Reading the document took longer than it may',
    hint: 'Ask the sender for a simpler file, or raise the limit that the message names.',
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
  'paper-reader-died': {
    severity: 'error',
    title: 'The process that read the document ended by itself',
    hint: 'The document is kept. Report it: no file should be able to do this.',
  },
} as const satisfies Record<string, CodeEntry>;
