/**
 * What is on file of the firms that order and of the items that they order: evidence for reading papers, and never a source
 * of values. A name that is printed differently stays as printed.
 */

/** What reading a paper is checked against. */
export interface MasterData {
  readonly partners: readonly KnownPartner[];
  /**
   * One line an item: our number, its GTIN and its description, a tab between them. One text instead of objects, because
   * it goes to a worker process with every paper: 200,000 items without descriptions are 3.9 MB, and passed in 30 ms as
   * one text and in 1,000 ms as objects (on a busy machine: the ratio counts).
   */
  readonly products: string;
  /** One line a number: the partner's id, its own number and ours, a tab between them. */
  readonly crossReferences: string;
  /** False when there are more items than are handed over: then a number that is missing here may be known all the same. */
  readonly isComplete: boolean;
}

export interface KnownPartner {
  readonly id: string;
  readonly name: string;
  /** As one text; it tells partners of similar names apart. */
  readonly address: string;
  /** VAT number, GLN, DUNS: printed on a paper, they are surer than a name. */
  readonly identifiers: readonly string[];
}

export const NO_MASTER_DATA: MasterData = { partners: [], products: '', crossReferences: '', isComplete: true };
