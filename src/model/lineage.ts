/**
 * Lineage: for every value of the canonical order, the place in the source that says it.
 *
 * The promise (tested over all fixtures): cutting the named place out of the source gives `raw`, and every
 * leaf of the order has an entry. A value that no source says has no `at`; its `rule` names what computed it.
 */

/** A place in a message that holds files. */
interface InFile {
  /**
   * The attached file in which it stands; its offsets and pages are those of the file. Absent in the message itself. The second
   * attachment of one name is `order.pdf (2)`.
   */
  readonly file?: string;
}

/** A place in a byte stream read as segments. Offsets are absolute bytes of the stored message, 0-based. */
export interface SegmentPlace extends InFile {
  readonly offset: number;
  readonly length: number;
  /** Position of the segment in its transaction set or message, the header (ST, UNH) being 1. */
  readonly segment: number;
  readonly tag: string;
  /** 1-based element position; absent when the whole segment is meant. */
  readonly element?: number;
  /** 1-based component position inside a composite. */
  readonly component?: number;
  /** 1-based repetition. */
  readonly repetition?: number;
}
/** A person said it. */
export interface PersonPlace {
  readonly user: string;
  readonly at: string;
}
/** A bare range of bytes, when no segment could be made out. */
export interface BytePlace extends InFile {
  readonly offset: number;
  readonly length: number;
}
/** A place in a JSON body that was posted as an order. */
export interface PointerPlace extends InFile {
  readonly pointer: string;
}
/** A box on a page of a PDF or an image. */
export interface PagePlace extends InFile {
  /** 1-based. */
  readonly page: number;
  /** Points (1/72 inch) from the top left corner of the page as it is read: x0, y0, x1, y1. */
  readonly box: Box;
}
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];
/** A cell of a spreadsheet, or of a table in a Word file or an HTML page (`sheet` is then `table 1`). */
export interface CellPlace extends InFile {
  readonly sheet: string;
  /** Such as `B7`; a range such as `B7:C7` when the value stands in several cells. */
  readonly cell: string;
}
/** A range of characters in one text: a mail's body, a paragraph of a Word file. */
export interface TextPlace extends InFile {
  /** Which text, such as `text`, `html` or `body`. */
  readonly part: string;
  /** 0-based, in UTF-16 units of the decoded text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}
export type Place = SegmentPlace | PersonPlace | BytePlace | PointerPlace | PagePlace | CellPlace | TextPlace;

export interface LineageEntry {
  /** The source's own characters, before any reading. */
  readonly raw: string;
  readonly at?: Place;
  /** What read or computed the value, such as `x12/850/PO102` or `computed/line-number`. */
  readonly rule: string;
  /** 0 to 1; 1 for structured formats. */
  readonly confidence: number;
}

/** From JSON Pointer (RFC 6901) to the place it came from. */
export type Lineage = Record<string, LineageEntry>;
