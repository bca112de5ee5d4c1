/** The service characters of one interchange. An empty string means that there is none. */
export interface Delimiters {
  readonly element: string;
  /** Between the components of a composite (X12 ISA16, EDIFACT UNA1). */
  readonly component: string;
  /** Between repetitions of an element (X12 ISA11 from 00402 on, EDIFACT UNA5 in syntax 4). */
  readonly repetition: string;
  readonly segment: string;
  /** The byte after it is data, whatever it is (EDIFACT UNA4, X12 ISX01 from 00704 on). */
  readonly release: string;
  /** The byte after a tag where it is not the element separator (TRADACOMS `=`). */
  readonly tag?: string;
}

/** Until the first header. */
export const NO_DELIMITERS: Delimiters = { element: '', component: '', repetition: '', segment: '', release: '' };
