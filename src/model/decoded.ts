/**
 * What a format adapter hands over: documents as they are read, then verdicts as envelopes close.
 * A decoder is fed bytes and never throws on them: bad bytes become findings.
 */
import type { DraftOrder } from './draft.ts';
import type { Finding } from './finding.ts';
import type { BytePlace } from './lineage.ts';
import type { Limits } from './limits.ts';
import type { Order } from './order.ts';

export interface PartyId {
  readonly qualifier: string;
  readonly id: string;
}

/** One interchange header, as the partner sent it (X12 ISA, EDIFACT UNB). */
export interface Interchange {
  /** 0-based position in the message. */
  readonly index: number;
  readonly standard: 'x12';
  readonly sender: PartyId;
  readonly receiver: PartyId;
  /** Kept as written, leading zeros and all (ISA13, nine characters). */
  readonly controlNumber: string;
  readonly date: string;
  readonly time: string;
  readonly version: string;
  readonly test: boolean;
  readonly acknowledgmentRequested: boolean;
  readonly delimiters: {
    readonly element: string;
    readonly component: string;
    readonly repetition: string;
    readonly segment: string;
  };
  readonly offset: number;
}

/** One functional group header (X12 GS). */
export interface Group {
  /** 0-based position in the interchange. */
  readonly index: number;
  readonly functionalId: string;
  readonly sender: string;
  readonly receiver: string;
  readonly controlNumber: string;
  readonly date: string;
  readonly time: string;
  readonly agency: string;
  readonly version: string;
}

/** What became of one transaction set, small enough to keep for every set of a group. */
export interface SetVerdict {
  readonly id: string;
  readonly controlNumber: string;
  /** AK501: accepted, accepted with errors noted, rejected. */
  readonly status: 'A' | 'E' | 'R';
  readonly findings: readonly Finding[];
}

export interface DecodedDocument {
  readonly kind: 'document';
  /** 0-based position in the message: the document's stable name inside it. */
  readonly index: number;
  /** The sender's name of the document type, such as `850`. */
  readonly type: string;
  readonly controlNumber: string;
  readonly interchange?: Interchange;
  readonly group?: Group;
  /** Bytes of the whole document in the message. */
  readonly at: BytePlace;
  /** Absent when the document is of a kind that is not an order. */
  readonly draft?: DraftOrder;
  readonly verdict: SetVerdict;
  /** Syntax findings and segments that the mapping did not use. */
  readonly findings: readonly Finding[];
  readonly unused: readonly { readonly tag: string; readonly segment: number; readonly text: string }[];
}

export interface DecodedGroup {
  readonly kind: 'group';
  readonly interchange: Interchange;
  readonly group: Group;
  readonly sets: readonly SetVerdict[];
  /** AK902: as GE01 claims; the count received when there is no GE. */
  readonly claimed: number;
  readonly status: 'A' | 'E' | 'P' | 'R';
  readonly findings: readonly Finding[];
}

export interface DecodedInterchange {
  readonly kind: 'interchange';
  readonly interchange: Interchange;
  /** TA104: `R` when the trailer is missing or the header is unusable: nothing in it may become an order. */
  readonly status: 'A' | 'E' | 'R';
  readonly groups: number;
  readonly findings: readonly Finding[];
  readonly at: BytePlace;
}

/** Trouble outside any envelope: an empty file, noise before ISA. */
export interface DecodedFinding {
  readonly kind: 'finding';
  readonly finding: Finding;
}

export type Decoded = DecodedDocument | DecodedGroup | DecodedInterchange | DecodedFinding;

export interface Sample {
  /** The first bytes, at most 4 KB. */
  readonly head: Uint8Array;
  readonly mediaType?: string;
  readonly fileName?: string;
}

export interface Decoder {
  /** Feeds the next bytes; the chunk may be reused by the caller afterwards. */
  push(chunk: Uint8Array): Decoded[];
  /** Says that no more bytes come; whatever is still open is reported as broken off. */
  end(): Decoded[];
}

export interface DecoderOptions {
  readonly limits: Limits;
  /**
   * Whether to map documents to drafts, to judge envelopes and schemas, or both in one pass. The gateway reads a
   * message twice: first for the verdicts, because a set may become an order only when its envelope closed rightly,
   * then for the documents. `ordergate read` does both at once.
   */
  readonly parts: 'documents' | 'verdicts' | 'all';
}

/** Control numbers and clock of an answer, allotted by the caller: a format keeps no state. */
export interface AnswerNumbers {
  readonly interchange: number;
  readonly group: number;
  readonly now: Date;
}

/** One answer to a sender, ready to be handed over. */
export interface Answer {
  /** In the standard's own name, such as `997`. */
  readonly type: string;
  /** In the standard's own code, such as AK901 or BAK02. */
  readonly verdict: string;
  readonly content: Uint8Array;
  /** What could not be said as it stands. */
  readonly findings: readonly Finding[];
}

/** What a format with envelopes says back. */
export interface Answers {
  /** The technical acknowledgment of one group; undefined when the standard forbids one. */
  technical(group: DecodedGroup, numbers: AnswerNumbers): Answer | undefined;
  /**
   * The business acknowledgment of an accepted order, along the envelope it came in. `ordered` is the order as the
   * sender sent it: what was changed since is told line by line.
   */
  accepted(
    order: Order,
    envelope: { readonly interchange: Interchange; readonly group: Group; readonly ordered: Order },
    numbers: AnswerNumbers,
  ): Answer;
}

/** One segment of a document as a person looks at it. */
export interface SourceSegment {
  readonly tag: string;
  readonly position: number;
  /** Absolute byte offset in the message. */
  readonly offset: number;
  readonly length: number;
  readonly elements: readonly {
    readonly index: number;
    readonly offset: number;
    readonly length: number;
    readonly text: string;
  }[];
}

export interface FormatAdapter {
  readonly name: string;
  readonly answers?: Answers;
  /** Cuts a stored document into segments for a person, given the header of its interchange. */
  segments?(bytes: Uint8Array, offset: number, header: Interchange): SourceSegment[];
  /** A bid from 0 (not mine) to 100 (surely mine). */
  claims(sample: Sample): number;
  decoder(options: DecoderOptions): Decoder;
}
