/** Rows that were pasted into the order form from a spreadsheet, and what their columns hold. */

/** What a line of the form takes; `none` is left out. */
export type PastedUse = 'item' | 'quantity' | 'unit' | 'date' | 'note' | 'none';

export interface PastedColumn {
  /** Null where it is not sure what it holds: whoever pasted it is asked. */
  readonly use: PastedUse | null;
  /** Whether its head says so, or only what stands in it looks so; null where it is not sure. */
  readonly by: 'head' | 'values' | null;
}

export interface PastedTable {
  /** The row with the heads, counted from 0; null where there is none. */
  readonly head: number | null;
  readonly columns: readonly PastedColumn[];
}
