/** A segment that is gathered from several chunks: joined once, when it is whole. */
export class Pieces {
  #list: string[] = [];
  /** Characters so far. */
  length = 0;

  /** Forgets what was gathered. */
  begin(piece = ''): void {
    this.#list = piece === '' ? [] : [piece];
    this.length = piece.length;
  }

  add(piece: string): void {
    this.#list.push(piece);
    this.length += piece.length;
  }

  join(): string {
    return this.#list.join('');
  }
}
