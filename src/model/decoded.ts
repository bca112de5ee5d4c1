/**
 * What a format adapter hands over: documents as they are read, then verdicts as envelopes close.
 * A decoder is fed bytes and never throws on them: bad bytes become findings.
 */
import type { OrderResponse } from './order-response.ts';
import type { DraftOrder } from './draft.ts';
import type { Finding } from './finding.ts';
import type { BytePlace, Place } from './lineage.ts';
import type { Limits } from './limits.ts';
import type { MasterData } from './master-data.ts';
import type { Propose } from './proposal.ts';
import type { SenderMemory } from './sender-memory.ts';
import type { PartnerProfile } from './partner-profile.ts';
import type { FormatAdapter } from './format-adapter.ts';

export interface PartyId {
  readonly qualifier: string;
  readonly id: string;
  /** Address inside the organisation (EDIFACT 0008, 0014). */
  readonly routing?: string;
}

/** The character set of one interchange; nothing is decoded wrong in silence. */
export interface Charset {
  /** As the header names it, such as `UNOC`. */
  readonly declared: string;
  /** What the bytes look like, such as `utf-8`; `ascii` when no byte is above 0x7F. */
  readonly detected: string;
  /** What the text was decoded with. */
  readonly used: string;
}

/** One interchange header, as the partner sent it (X12 ISA, EDIFACT UNB, TRADACOMS STX). */
export interface Interchange {
  /** 0-based position in the message. */
  readonly index: number;
  readonly standard: 'x12' | 'edifact' | 'tradacoms';
  readonly sender: PartyId;
  readonly receiver: PartyId;
  /** Kept as written, leading zeros and all (ISA13, nine characters; UNB 0020; STX sender's reference). */
  readonly controlNumber: string;
  readonly date: string;
  readonly time: string;
  /** X12 ISA12, EDIFACT syntax identifier and version such as `UNOC:3`. */
  readonly version: string;
  readonly test: boolean;
  /** ISA14 is 1, UNB 0031 is 1 or 2. */
  readonly acknowledgmentRequested: boolean;
  /** UNB 0031 is 2: the receipt alone is asked for. */
  readonly receiptOnly?: boolean;
  readonly delimiters: {
    readonly element: string;
    readonly component: string;
    readonly repetition: string;
    readonly segment: string;
    readonly release?: string;
    /** UNA3; absent means the point. */
    readonly decimalMark?: string;
    /** The line break behind each terminator, as behind that of the header; absent means none. */
    readonly lineEnd?: string;
  };
  readonly charset?: Charset;
  /** The file was broken into lines of one length: a line break inside a segment is none of its data. */
  readonly isWrapped?: true;
  readonly offset: number;
}

/** One functional group header (X12 GS, EDIFACT UNG). */
export interface Group {
  /** True when the interchange has no groups (EDIFACT without UNG): one stands for all its messages. */
  readonly implied?: boolean;
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
  /** AK501: accepted, accepted with errors noted, rejected. EDIFACT knows no `E`: it is acknowledged (0083 = 7). */
  readonly status: 'A' | 'E' | 'R';
  readonly findings: readonly Finding[];
  /** The version that the set names for itself (X12 ST03, EDIFACT S009 `ORDERS:D:96A:UN:EAN008`). */
  readonly version?: string;
}

/** What a partner's acknowledgment says of something that we sent to it. */
export interface ReceivedAcknowledgment {
  readonly type: '997' | '999' | 'TA1' | 'CONTRL' | '824' | 'APERAK';
  /** Control number of our interchange (TA101, UCI 0020). */
  readonly interchangeControl?: string;
  /** Control number of our group (AK102, UCF 0048), and its functional id (AK101). */
  readonly groupControl?: string;
  readonly functionalId?: string;
  /** Control number of our set or message; absent when the whole group or interchange is meant. */
  readonly setControl?: string;
  /** `received`: it arrived, nothing is said of its content. */
  readonly verdict: 'received' | 'accepted' | 'acceptedWithErrors' | 'rejected';
  /** The standard's own code: AK501, AK901, TA104, 0083. */
  readonly code: string;
  /** One sentence for each error that is told. */
  readonly errors: readonly string[];
  /** The order that it names (824 OTI03, APERAK RFF+ON). */
  readonly reference?: string;
  readonly at: Place;
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
  /** The partner on file that a paper surely names as its buyer: it has no envelope that says so. */
  readonly partnerId?: string;
  /** Bytes of the whole document in the message. */
  readonly at: BytePlace;
  /** Of a paper: how many pages its file has, as far as they are read. */
  readonly pages?: number;
  /** Absent when the document is of a kind that is not an order. */
  readonly draft?: DraftOrder;
  /** Of words that order nothing, such as a mail's: what they say of an order whose lines stand in another file. */
  readonly heading?: DraftOrder;
  /** Of a short paper that is no order: all of its words, which may be said of an order that came with it. */
  readonly remark?: string;
  readonly verdict: SetVerdict;
  /** Syntax findings and segments that the mapping did not use. */
  readonly findings: readonly Finding[];
  readonly unused: readonly { readonly tag: string; readonly segment: number; readonly text: string }[];
  /** Of an EDI file that came attached to something else: the file itself. */
  readonly attachedEdi?: AttachedEdi;
  /** Present when the document is an acknowledgment: it is matched with what we sent, and never answered. */
  readonly acknowledges?: readonly ReceivedAcknowledgment[];
  /** Present when the document answers an order (855, 865, ORDRSP): it is shown to people, and never becomes an order. */
  readonly response?: OrderResponse;
}

/** An EDI file inside a message, which may be taken as a message of its own. */
export interface AttachedEdi {
  readonly name: string;
  /** Of its first document: who sent it, as its envelope says. */
  readonly sender: Interchange;
  readonly bytes: () => Uint8Array;
}

export interface DecodedGroup {
  readonly kind: 'group';
  readonly interchange: Interchange;
  readonly group: Group;
  readonly sets: readonly SetVerdict[];
  /** The same one by one, for a reader of half a million; where it is absent, `sets` are all there is. */
  readonly eachSet?: () => Iterable<SetVerdict>;
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
  /** Its groups once more, in the order of the file, as often as asked: there may be millions. */
  readonly eachGroup: () => Iterable<DecodedGroup>;
  /** TA1 segments between ISA and GS. */
  readonly acknowledges?: readonly ReceivedAcknowledgment[];
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
  /**
   * Feeds the next bytes; the chunk may be reused by the caller afterwards. What is given is to be taken before more is
   * fed: the groups of an interchange are made while they are taken.
   */
  push(chunk: Uint8Array): Iterable<Decoded>;
  /** Says that no more bytes come; whatever is still open is reported as broken off. */
  end(): Iterable<Decoded>;
  /**
   * After `end`: what takes longer than the main thread has time for, read by a worker process. Papers give all their
   * documents here.
   */
  finish?(): Promise<Decoded[]>;
}

export interface DecoderOptions {
  readonly limits: Limits;
  /** What was agreed with the sender of an interchange; asked once for each header. */
  readonly profileOf?: (header: Interchange) => PartnerProfile | undefined;
  /** When the file arrived, by which its age is judged where one was agreed; now where it is absent. */
  readonly receivedAt?: Date;
  /** What was learned of senders' papers; asked for when a paper is to be read. */
  readonly memories?: () => Promise<readonly SenderMemory[]>;
  /** What is on file of partners and items; asked for when a paper is to be read. */
  readonly masterData?: () => Promise<MasterData>;
  /** Asked for what a paper left open; absent unless somebody switched it on. */
  readonly propose?: Propose;
  /**
   * The format of a file inside the file; absent where nothing inside is to be read.
   */
  readonly formatOf?: (sample: Sample) => FormatAdapter | undefined;
  /**
   * Whether to map documents to drafts, to judge envelopes and schemas, or both in one pass. The gateway reads a
   * message twice: first for the verdicts, because a set may become an order only when its envelope closed rightly,
   * then for the documents. `ordergate read` does both at once.
   */
  readonly parts: 'documents' | 'verdicts' | 'all';
}
