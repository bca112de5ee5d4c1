/** An order as its buyer is told of it: what the mail attaches as PDF and what the page behind its link shows, in one language. */

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

export interface SheetChange extends Labelled {
  /** What was read in the order that came; `value` is what holds. Empty where there was nothing. */
  readonly before: string;
}

export interface SheetQuestion {
  /** Of the check that found it missing. */
  readonly code: string;
  readonly text: string;
}

export interface SheetColumn {
  readonly label: string;
  /** Numbers stand on the right. */
  readonly isNumber: boolean;
  /** How much of the width it wants beside the others. */
  readonly share: number;
}

/** A list under a heading, absent when it is empty. */
export interface SheetPart<Item> {
  readonly heading: string;
  readonly items: readonly Item[];
}

export interface OrderSheet {
  readonly language: 'en' | 'de' | 'zh';
  readonly title: string;
  /** What the buyer calls the order, or what we call it. */
  readonly number: string;
  readonly intro: string;
  readonly parties: readonly { readonly label: string; readonly lines: readonly string[] }[];
  readonly facts: readonly Labelled[];
  readonly columns: readonly SheetColumn[];
  /** One cell for each column; a cell may hold several lines. */
  readonly rows: readonly (readonly string[])[];
  /** How many lines there are beside those that are shown; empty when all are. */
  readonly more: string;
  readonly totals: readonly Labelled[];
  readonly notes?: SheetPart<string>;
  readonly changes?: SheetPart<SheetChange>;
  /** Labels of the columns of the changes. */
  readonly changeLabels: readonly [what: string, before: string, after: string];
  readonly questions?: SheetPart<SheetQuestion>;
  /** With `{page}` and `{pages}`. */
  readonly pageOf: string;
}
