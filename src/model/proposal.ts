/** What a proposer is asked about a paper, and what it says: text in both directions, of which only verbatim values are ever used. */

export interface Question {
  readonly instructions: string;
  /** The paper by numbered lines, and what stayed open. It is a stranger's text. */
  readonly document: string;
  /** JSON Schema that the answer must keep to. */
  readonly schema: object;
}

/** What it said, or why it said nothing: never a text of its own. */
export type Said = { readonly text: string } | { readonly trouble: string };

/** Never rejects, and ends within its own limit of time. */
export type Propose = (question: Question) => Promise<Said>;
