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
  /** The line break that stands behind each terminator; absent when none does, or the terminator is one itself. */
  readonly lineEnd?: string;
}

/** The line break at `at`, behind the terminator of a header: the sender's layout, which an answer keeps. */
export function lineEndAt(text: string, at: number, segment: string): Pick<Delimiters, 'lineEnd'> {
  const lineEnd = /^(?:\r\n|\r|\n)/.exec(text.slice(at, at + 2))?.[0] ?? '';
  const isLayout = segment === '\r' ? lineEnd === '\n' : segment !== '\n'; // Else it is an empty line.
  return isLayout && lineEnd !== '' ? { lineEnd } : {};
}

/** Until the first header. */
export const NO_DELIMITERS: Delimiters = { element: '', component: '', repetition: '', segment: '', release: '' };
