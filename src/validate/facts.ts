/** What a rule may know beyond the order itself: plain data that the pipeline looked up before. */

export interface Facts {
  /** Who sent the document, as the channel or the interchange header says. */
  readonly sender?: { readonly id: string; readonly name?: string };
  /** Indexes of lines for which a price is on file. */
  readonly pricedLines?: ReadonlySet<number>;
  /** The same interchange control number came before from the same sender. */
  readonly duplicateInterchange?: {
    readonly messageId: string;
    readonly controlNumber: string;
    readonly sameBytes: boolean;
  };
  /** An order with the same number came before from the same buyer; content is compared by `contentHash`. */
  readonly duplicateOf?: { readonly orderId: string; readonly sameContent: boolean };
}
