/** A JSON Pointer under construction: a link to the owner and one step, written out only when somebody reads it. */
export class Path {
  readonly #owner: Path | undefined;
  readonly #step: string | number;
  #text: string | undefined;

  /** @param step a key without `/` and `~`, as all of the order's are, or a position in a list */
  constructor(owner: Path | undefined, step: string | number) {
    this.#owner = owner;
    this.#step = step;
  }

  /** The pointer (RFC 6901); the root is ''. */
  toString(): string {
    this.#text ??= this.#owner === undefined ? '' : `${this.#owner.toString()}/${this.#step}`;
    return this.#text;
  }
}

export const ROOT = new Path(undefined, '');
