/**
 * What the head of a mail decides about what its text says. What machines write of other mails is told for what it is,
 * and no order: a bounce quotes the order it returns. A correction in a thread is no new order, nor is an advertisement.
 */
import { finding } from '../../../model/codes.ts';
import type { Decoded, DecodedDocument, Decoder } from '../../../model/decoded.ts';
import { holdsOwnText } from '../../paper/source/quotes.ts';
import { cancellationSaid, changeSaid, holdSaid, letterOf, noteSaid, numberSaid, partCancelled } from './change.ts';
import type { Letter } from './change.ts';
import { FACTS_BYTES_MAX, factsOf } from './facts.ts';
import { isMail } from './headers.ts';
import { headOf, kindOf, signOf } from './kind.ts';
import type { Head, MachineSign, MailKind } from './kind.ts';
import { isLocked, unlocked } from './unlock.ts';

const SAID: Partial<Record<MailKind, string>> = {
  autoReply: 'The mail is an automatic reply, such as an absence note.',
  receipt: 'The mail says that another one was read.',
  bounce: 'The mail says that another one could not be delivered.',
};

/** Hands all bytes on, and looks at what comes out. */
export class MailDecoder implements Decoder {
  readonly #inner: Decoder;
  readonly #limit: number;
  readonly #parts: Buffer[] = [];
  /** All of a mail that is locked, which is read when it was opened as a whole. */
  #locked: Buffer[] | undefined;
  #held = 0;
  #bytes = 0;

  constructor(inner: Decoder, bytesMax: number) {
    this.#inner = inner;
    this.#limit = bytesMax;
  }

  push(chunk: Uint8Array): Iterable<Decoded> {
    if (this.#bytes === 0 && isLocked(chunk)) this.#locked = [];
    if (this.#held < FACTS_BYTES_MAX) this.#parts.push(Buffer.from(chunk.subarray(0, FACTS_BYTES_MAX - this.#held)));
    this.#held = Math.min(FACTS_BYTES_MAX, this.#held + chunk.length);
    this.#bytes += chunk.length;
    if (this.#locked === undefined) return this.#inner.push(chunk);
    this.#locked.push(Buffer.from(chunk));
    if (this.#bytes <= this.#limit) return [];
    const held = this.#locked;
    this.#locked = undefined; // Too large to be read: told by whoever counts.
    return held.flatMap((each) => [...this.#inner.push(each)]);
  }

  end(): Iterable<Decoded> {
    if (this.#locked === undefined) return this.#inner.end();
    const mail = unlocked(Buffer.concat(this.#locked));
    this.#parts.splice(0, this.#parts.length, Buffer.from(mail.subarray(0, FACTS_BYTES_MAX)));
    return [...this.#inner.push(mail), ...this.#inner.end()];
  }

  async finish(): Promise<Decoded[]> {
    const start = Buffer.concat(this.#parts);
    if (!isMail(start.toString('latin1', 0, 64 * 1024))) return (await this.#inner.finish?.()) ?? [];
    const head = headOf(start);
    const kind = kindOf(head);
    const said = SAID[kind];
    if (said !== undefined) return this.#ofMachine(start, kind, said);
    const items = withoutSaid(((await this.#inner.finish?.()) ?? []).map((item) => withoutEnvelope(item)));
    if (isAdvertising(head)) return items.map((item) => withoutOffer(item));
    const isOrder = items.some((item) => item.kind === 'document' && item.draft !== undefined);
    if (isOrder && !items.some((item) => isPlainOrder(item) || isUnnumbered(item))) return items;
    const { thread, words } = await factsOf(start);
    return afterLetter(items, letterOf(words), thread.length > 0);
  }

  /** What a machine says of another mail is no order; but not all that looks like it is that. */
  async #ofMachine(start: Buffer, kind: MailKind, said: string): Promise<Decoded[]> {
    const sign = signOf(headOf(start));
    const none = (): Decoded[] => (this.#bytes === 0 ? [] : [machineMail(kind, said, this.#bytes)]);
    if (kind === 'receipt' || sign === 'form') return none();
    const isAboutOurs = OWN_ID.test(start.toString('latin1')) || holdsOwnText((await factsOf(start)).words);
    if (sign !== 'subject' && isAboutOurs) return none();
    const items = ((await this.#inner.finish?.()) ?? []).map((item) => withoutEnvelope(item));
    const holdsOrder = items.some((item) => (sign === 'subject' ? isOrdering(item) : isWholeOrder(item)));
    return holdsOrder ? items.map((item) => doubted(item, `${said} So ${SIGN[sign]}`)) : none();
  }
}

/** What is said in a file beside an order is judged with that order. */
function withoutSaid(items: Decoded[]): Decoded[] {
  return items.some((item) => item.kind === 'document' && item.draft !== undefined)
    ? items.filter((item) => item.kind !== 'finding' || item.finding.code !== 'attachment-says')
    : items;
}

/** Message-IDs of this gateway: in the thread of the mail, or in the head of one that it brings back. */
const OWN_ID = /@ordergate\.[\w.-]{1,250}>/i;

const SIGN: Readonly<Record<Exclude<MachineSign, 'form'>, string>> = {
  mark: 'its head says',
  subject: 'its subject says',
  sender: "its sender's name says",
};

/** What the words of the mail mean for an order that stands in it, or for one that was sent before. */
function afterLetter(items: readonly Decoded[], letter: Letter, isInThread: boolean): Decoded[] {
  const change = changeSaid(letter, isInThread);
  const cancellation = cancellationSaid(letter);
  const note = noteSaid(letter);
  const number = numberSaid(letter);
  return items.map((item) => {
    if (isPlainOrder(item)) {
      if (cancellation !== undefined && isQuoted(item)) return withPurpose(item, 'cancellation', cancellation, number);
      if (change !== undefined && !isMade(item)) return withPurpose(item, 'change', change, number);
      return note !== undefined && isQuoted(item) ? withNote(item, note) : item;
    }
    if (isUnnumbered(item)) return withNumber(item, number);
    const part = change ?? partCancelled(letter);
    const said = part ?? cancellation ?? holdSaid(letter);
    if (item.kind !== 'document' || item.draft !== undefined || said === undefined || number === undefined) return item;
    return aboutEarlier(
      item,
      part === undefined && cancellation !== undefined ? 'cancellation' : 'change',
      said,
      number,
    );
  });
}

/** The change is part of the order already, which is no change of an earlier one. */
function isMade(item: Decoded): boolean {
  return item.kind === 'document' && item.findings.some(({ code }) => code === 'change-above-made');
}

function isQuoted(item: Decoded): boolean {
  return item.kind === 'document' && item.findings.some(({ code }) => code === 'mail-quoted-is-order');
}

function withNote(item: Decoded, note: string): Decoded {
  if (item.kind !== 'document' || item.findings.some(({ code }) => code === 'mail-note-may-change')) return item;
  const told = finding('mail-note-may-change', `Beside the order stands: "${note}"`);
  return { ...item, findings: [...item.findings, told] };
}

/** It names an order and says what becomes of it, and no item could be read: a person makes the change. */
function aboutEarlier(
  item: DecodedDocument,
  purpose: 'change' | 'cancellation',
  said: string,
  number: string,
): DecodedDocument {
  if (item.type !== 'other') return item;
  const draft = {
    purpose: { text: said, rule: 'mail/change', value: purpose, confidence: 0.9 },
    poNumber: { text: number, rule: 'mail/change', confidence: 0.9 },
  };
  return { ...item, type: 'order', draft, findings: item.findings.filter(({ code }) => code !== 'document-not-order') };
}

function machineMail(type: string, said: string, bytes: number): DecodedDocument {
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

/** An interchange inside a mail is not the message's own: its numbers and counts cannot be held against others. */
function withoutEnvelope(item: Decoded): Decoded {
  if (item.kind !== 'document' || item.interchange === undefined) return item;
  const { interchange: _, group: __, ...rest } = item;
  const told = finding(
    'edi-by-mail',
    `The document ${item.type} ${item.controlNumber} was read from an attached file.`,
  );
  return { ...rest, findings: [...item.findings, told] };
}

/** Sent to many who can sign off: orders@ may be such a list as well, so only what orders nothing is left out. */
function isAdvertising(head: Head): boolean {
  return head.has('list-unsubscribe') || head.has('feedback-id');
}

/** It names the number of an order, or a quantity. */
function isOrdering(item: Decoded): boolean {
  if (item.kind !== 'document' || item.draft === undefined) return false;
  const { poNumber, lines = [] } = item.draft;
  return poNumber !== undefined || lines.some(({ quantity }) => quantity !== undefined);
}

/** What an absence note quotes below itself orders nothing again, nor does a number alone. */
function isWholeOrder(item: Decoded): boolean {
  if (item.kind !== 'document' || item.draft === undefined || isQuoted(item)) return false;
  return (item.draft.lines ?? []).some(({ quantity }) => quantity !== undefined);
}

/** A person sees whether it is one. */
function doubted(item: Decoded, said: string): Decoded {
  if (item.kind !== 'document') return item;
  const told = finding('mail-automatic', `${said}; but it orders something.`, { severity: 'error' });
  return { ...item, findings: [...item.findings, told] };
}

function withoutOffer(item: Decoded): Decoded {
  if (item.kind !== 'document' || item.draft === undefined || isOrdering(item)) return item;
  const { draft: _, ...rest } = item;
  const told = finding(
    'document-not-order',
    'The mail went to a list, and names neither an order number nor a quantity.',
  );
  return { ...rest, type: 'newsletter', findings: [...item.findings, told] };
}

/** An order in the mail's own words. What is attached says itself what it is. */
function isPlainOrder(item: Decoded): boolean {
  return (
    item.kind === 'document' &&
    item.draft !== undefined &&
    item.draft.purpose === undefined &&
    item.findings.every(({ code }) => code !== 'attachment-read')
  );
}

/** The mail's own words cancel or change an order: its number stands in the sentence that says so. */
function isUnnumbered(item: Decoded): boolean {
  if (item.kind !== 'document' || item.draft?.purpose === undefined) return false;
  return item.draft.poNumber === undefined && item.findings.every(({ code }) => code !== 'attachment-read');
}

function withNumber(item: Decoded, number: string | undefined): Decoded {
  if (item.kind !== 'document' || number === undefined) return item;
  const poNumber = { text: number, rule: 'mail/change', confidence: 0.9 };
  return { ...item, draft: { poNumber, ...item.draft } };
}

/** @param number of the order that the words speak of, where what they quote names none */
function withPurpose(
  item: Decoded,
  value: 'change' | 'cancellation',
  evidence: string,
  number: string | undefined,
): Decoded {
  if (item.kind !== 'document' || item.draft === undefined) return item;
  const purpose = { text: evidence, rule: 'mail/change', value, confidence: 0.9 };
  return withNumber({ ...item, draft: { ...item.draft, purpose } }, number);
}
