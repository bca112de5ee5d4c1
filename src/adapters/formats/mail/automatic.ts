/** What machines write of other mails is told for what it is, and never read: a bounce quotes the order it returns. */
import { finding } from '../../../model/codes.ts';
import type { Decoded, DecodedDocument, Decoder } from '../../../model/decoded.ts';
import { isMail } from './headers.ts';
import { headOf, kindOf } from './kind.ts';
import type { MailKind } from './kind.ts';

const HEAD_BYTES = 64 * 1024;
const SAID: Partial<Record<MailKind, string>> = {
  autoReply: 'The mail is an automatic reply, such as an absence note.',
  receipt: 'The mail says that another one was read.',
  bounce: 'The mail says that another one could not be delivered.',
};

/** A decoder that hands on all bytes, and says instead of what stands in them that a machine wrote them. */
export class UnlessAutomatic implements Decoder {
  readonly #inner: Decoder;
  readonly #parts: Buffer[] = [];
  #held = 0;
  #bytes = 0;

  constructor(inner: Decoder) {
    this.#inner = inner;
  }

  push(chunk: Uint8Array): Decoded[] {
    if (this.#held < HEAD_BYTES) this.#parts.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - this.#held)));
    this.#held = Math.min(HEAD_BYTES, this.#held + chunk.length);
    this.#bytes += chunk.length;
    return this.#inner.push(chunk);
  }

  end(): Decoded[] {
    return this.#inner.end();
  }

  async finish(): Promise<Decoded[]> {
    const head = Buffer.concat(this.#parts);
    const kind = isMail(head.toString('latin1')) ? kindOf(headOf(head)) : 'person';
    const said = SAID[kind];
    if (said === undefined) return (await this.#inner.finish?.()) ?? [];
    return [documentOf(kind, said, this.#bytes)];
  }
}

function documentOf(type: string, said: string, bytes: number): DecodedDocument {
  return {
    kind: 'document',
    index: 0,
    type,
    controlNumber: '',
    at: { offset: 0, length: bytes },
    verdict: { id: 'paper', controlNumber: '', status: 'A', findings: [] },
    findings: [finding('mail-automatic', said)],
    unused: [],
  };
}
