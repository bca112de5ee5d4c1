/** Words of messages that were given out already: what shows later in their interchange may show that they were misread. */
import { decoderOf } from '../../edi/decoders.ts';

export interface ReadOtherwise {
  readonly encoding: string;
  readonly read: string;
  readonly meant: string;
}

/** One latin1 character a byte, one of them no ASCII. */
const WORDS = /[A-Za-z0-9]*[\x80-\xff][A-Za-z0-9\x80-\xff]*/g;
/** Those that follow are hardly ever in letters that none of these has. */
const WORDS_MAX = 500;
/** Is told from all others by its bytes. */
const CERTAIN = 'utf-8';

export class EarlierWords {
  /** By its bytes, the encoding in which it was read. */
  readonly #words = new Map<string, string>();

  add(text: string, encoding: string): void {
    if (encoding === CERTAIN || this.#words.size >= WORDS_MAX) return;
    for (const [word] of text.matchAll(WORDS)) this.#words.set(word, encoding);
  }

  /** The first word that is another in an encoding, if there is one. */
  readOtherwise(encoding: string): ReadOtherwise | undefined {
    if (encoding === CERTAIN || this.#words.size === 0) return undefined;
    const decode = decoderOf(encoding);
    for (const [word, used] of this.#words) {
      if (used === encoding) continue;
      const [read, meant] = [decoderOf(used)(word), decode(word)];
      if (read !== meant) return { encoding: used, read, meant };
    }
    return undefined;
  }
}
