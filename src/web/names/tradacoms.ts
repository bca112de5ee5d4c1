/** What segments and elements of TRADACOMS order files mean, in our own words; unknown ones are shown by their position. */
import { elementNamed, segmentNamed, spacedReference } from './names.ts';
import type { Names, SegmentNames } from './names.ts';

const ADDRESS = ['Address line', 'Address line', 'Address line', 'Address line', 'Postal code'] as const;
const PRODUCT = ['EAN', 'Own number', 'Own number, numeric'] as const;
const DATES = ['Date', 'Time'] as const;
/** A narrative of a line, coded and as text. */
const TEXT = ['Text', 'Text', 'Text', 'Text'] as const;
const REGISTERED = ['Application code', 'Value', 'Application code', 'Value', 'Application code', 'Value'] as const;

const SEGMENTS: Readonly<Record<string, SegmentNames>> = {
  STX: [
    'Start of transmission',
    ['Syntax', 'Syntax version'],
    ['Sender', 'Sender name'],
    ['Receiver', 'Receiver name'],
    DATES,
    "Sender's reference",
    "Receiver's reference",
    'Kind of file',
    'Priority',
  ],
  BAT: ['Start of batch', 'Reference', 'Date'],
  MHD: ['Message header', 'Message number', ['Message type', 'Version']],
  TYP: ['Kind of transaction', 'Transaction code', 'Transaction'],
  SDT: ['Supplier', ['Location number', 'Number at the customer'], 'Name', ADDRESS, ['Tax number', 'Tax number']],
  CDT: ['Customer', ['Location number', 'Number at the supplier'], 'Name', ADDRESS, ['Tax number', 'Tax number']],
  FIL: ['File details', 'File number', 'File version', 'File date', 'Duplicate from'],
  CLO: ["Customer's location", ['Location number', 'Own number', "Supplier's number"], 'Name', ADDRESS],
  ORD: [
    'Order',
    ["Customer's order number", "Supplier's order number", 'Order date', "Supplier's order date"],
    'Order type',
    'Status',
  ],
  DIN: [
    'Delivery instructions',
    'Earliest delivery',
    'Latest delivery',
    ['Booking reference', 'Booked date', 'Booked time'],
    TEXT,
  ],
  OLD: [
    'Order line',
    'Line number',
    PRODUCT,
    ['Number of the traded unit', 'Own number of the traded unit', 'Length'],
    PRODUCT,
    ['Consumer units in one', 'Measure', 'Unit of measure'],
    ['Quantity ordered', 'Measure ordered', 'Unit of measure'],
    ['Price', 'Unit of measure'],
    ['Special price', 'Special price'],
    'Deal reference',
    ['Description', 'Description'],
  ],
  DNB: ['Line notes', 'Line number', 'Note number', REGISTERED, TEXT],
  DNA: ['Notes', 'Note number', ['Code table', 'Code'], REGISTERED, TEXT],
  OTR: ['Order trailer', 'Number of lines', 'Total'],
  OFT: ['End of orders', 'Number of orders'],
  MTR: ['Message trailer', 'Number of segments'],
  EOB: ['End of batch', 'Number of messages'],
  END: ['End of transmission', 'Number of messages'],
};

export const tradacoms: Names = {
  segment: (tag) => segmentNamed(SEGMENTS, tag),
  element: (tag, element, component) => elementNamed(SEGMENTS, tag, element, component),
  reference: spacedReference,
};
