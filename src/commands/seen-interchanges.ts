/** Interchanges of one file by their control numbers: a second one with the same number is told, and whether it is the same. */
import { createHash } from 'node:crypto';
import { finding } from '../model/codes.ts';
import type { DecodedInterchange, Interchange } from '../model/decoded.ts';
import type { Finding } from '../model/finding.ts';
import { interchangeKeyOf } from '../model/interchange-key.ts';
import type { FilePlaces } from './file-places.ts';

const REMEMBERED_MAX = 50_000; // Some 10 MB; a file that holds more is told of repetitions among the first ones.
const CHUNK_BYTES = 64 * 1024;

interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** Numbers that interchanges of one file have taken. What was rejected takes none, so that it may be sent again. */
export class TakenInterchanges {
  readonly #first = new Map<string, Stretch>();

  /** Where the interchange stands that has the number of this one; undefined when none has. */
  earlier(header: Interchange): Stretch | undefined {
    // That it has no number is told already.
    if (this.#first.size === 0 || header.controlNumber.trim() === '') return undefined;
    return this.#first.get(interchangeKeyOf(header));
  }

  take({ interchange, status, at, eachGroup }: DecodedInterchange): void {
    if (status === 'R' || this.#first.size >= REMEMBERED_MAX || this.earlier(interchange) !== undefined) return;
    for (const group of eachGroup()) {
      if (group.status === 'R') continue;
      this.#first.set(interchangeKeyOf(interchange), at);
      return;
    }
  }
}

export class SeenInterchanges {
  readonly #places: FilePlaces;
  readonly #taken = new TakenInterchanges();

  constructor(places: FilePlaces) {
    this.#places = places;
  }

  /** What there is to say of an interchange whose number another one of the file had before: an error where its bytes are others. */
  async meet(closed: DecodedInterchange): Promise<Finding | undefined> {
    const { interchange, at } = closed;
    const first = this.#taken.earlier(interchange);
    if (first === undefined) {
      this.#taken.take(closed);
      return undefined;
    }
    const isSame = first.length === at.length && (await this.#hash(first)) === (await this.#hash(at));
    const name = `Interchange ${interchange.controlNumber}`;
    const place = { at: { offset: at.offset, length: 0 } };
    if (isSame) {
      const message = `${name} stands at byte ${first.offset} already, with the same bytes: a retransmission, of which nothing is taken`;
      return finding('duplicate-interchange', message, { ...place, severity: 'warning' });
    }
    const message = `${name} stands at byte ${first.offset} already, with other bytes: the number was used twice`;
    const told =
      interchange.standard === 'x12'
        ? { x12: { level: 'interchange', code: '025' } as const }
        : interchange.standard === 'edifact'
          ? { edifact: { level: 'interchange', code: '26' } as const }
          : {};
    return finding('duplicate-interchange', message, { ...place, ...told });
  }

  async #hash({ offset, length }: Stretch): Promise<string> {
    const hash = createHash('sha256');
    for (let done = 0; done < length; done += CHUNK_BYTES)
      hash.update(await this.#places.bytesAt(offset + done, Math.min(CHUNK_BYTES, length - done)));
    return hash.digest('hex');
  }
}
