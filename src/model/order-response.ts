/** An answer to an order (X12 855 and 865, EDIFACT ORDRSP), as its sender says it: it orders nothing. */

/** A code, with what it means where that is known. */
export interface Said {
  readonly code: string;
  readonly means?: string;
}

export interface ResponseDay {
  /** X12 element 374, EDIFACT 2005. */
  readonly kind: string;
  /** As a day where it could be read, else as written. */
  readonly day: string;
}

/** What becomes of a line, or of a part of it. */
export interface ResponsePart {
  /** X12 ACK01. */
  readonly status?: Said;
  /** EDIFACT 6063. */
  readonly kind?: Said;
  readonly quantity?: string;
  readonly unit?: string;
  readonly items: readonly ResponseItem[];
  readonly days: readonly ResponseDay[];
}

export interface ResponseItem {
  readonly scheme: string;
  readonly value: string;
}

export interface ResponseLine {
  readonly lineNumber?: string;
  /** EDIFACT LIN 1229, X12 POC02. */
  readonly status?: Said;
  readonly items: readonly ResponseItem[];
  /** What was ordered, as the answer repeats it. */
  readonly quantity?: string;
  readonly unit?: string;
  readonly price?: string;
  readonly days: readonly ResponseDay[];
  readonly parts: readonly ResponsePart[];
  readonly texts: readonly string[];
}

export interface OrderResponse {
  /** The order that it answers. */
  readonly orderNumber?: string;
  /** X12 BAK02 or BCA02, EDIFACT BGM 4343, else 1225. */
  readonly verdict?: Said;
  readonly texts: readonly string[];
  readonly lines: readonly ResponseLine[];
}
