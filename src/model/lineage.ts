/**
 * Lineage: for every value of the canonical order, the place in the source that says it.
 *
 * The promise (tested over all fixtures): cutting the named place out of the source gives `raw`, and every
 * leaf of the order has an entry. A value that no source says has no `at`; its `rule` names what computed it.
 */

/** A place in a byte stream read as segments. Offsets are absolute bytes of the stored message, 0-based. */
export interface SegmentPlace {
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
export interface BytePlace {
  readonly offset: number;
  readonly length: number;
}
/** A place in a JSON body that was posted as an order. */
export interface PointerPlace {
  readonly pointer: string;
}
export type Place = SegmentPlace | PersonPlace | BytePlace | PointerPlace;

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
