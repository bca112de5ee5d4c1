/** What a format can do beside reading: answer what it received, write orders, and show what a message holds. */
import type { Finding } from './finding.ts';
import type { Lineage, Place } from './lineage.ts';
import type { Limits } from './limits.ts';
import type { Order } from './order.ts';
import type { SenderMemory } from './sender-memory.ts';
import type { Agreement, PartnerProfile, StandardRow } from './partner-profile.ts';
import type {
  DecodedGroup,
  DecodedInterchange,
  Decoder,
  DecoderOptions,
  Group,
  Interchange,
  PartyId,
  Sample,
} from './decoded.ts';

/** Control numbers and clock of an answer, allotted by the caller: a format keeps no state. */
export interface AnswerNumbers {
  readonly interchange: number;
  readonly group: number;
  readonly now: Date;
}

/** One answer to a sender, ready to be handed over. */
export interface Answer {
  /** In the standard's own name, such as `997` or `CONTRL`. */
  readonly type: string;
  /** In the standard's own code, such as AK901, BAK02 or 0083. */
  readonly verdict: string;
  readonly content: Uint8Array;
  /** Interchange control number as written in the answer (ISA13 nine digits, UNB 0020). */
  readonly controlNumber: string;
  /** Group control number as written (GS06); absent when the answer has no group. */
  readonly groupControl?: string;
  /** What could not be said as it stands. */
  readonly findings: readonly Finding[];
}

/** An answer that is due. Numbers are taken only for these, so that an answer that is not owed leaves no gap. */
export interface OwedAnswer {
  readonly type: string;
  /** Index of the group that it answers; absent when it answers the interchange or an order. */
  readonly group?: number;
  /** Which control numbers it uses up: a TA1 and a CONTRL have no group. */
  readonly counters: readonly ('interchange' | 'group')[];
  write(numbers: AnswerNumbers): Answer;
  /** The same without ever holding it whole: it may name half a million sets. Absent where an answer is always small. */
  pieces?(numbers: AnswerNumbers): AnswerPieces;
}

/** The content of an answer, each piece of whole segments; at the end what could not be said as it stands. */
export type AnswerPieces = Generator<Uint8Array, readonly Finding[], undefined>;

/** An interchange that was read to its end. */
export interface ClosedInterchange {
  readonly closed: DecodedInterchange;
  /** As often as asked; there may be millions. */
  readonly groups: Iterable<DecodedGroup>;
  /** Its control number was used before for other bytes (TA1 025, CONTRL 26). */
  readonly isConflict: boolean;
}

/** What was decided of an order, and what its sender said at first: changes are told line by line. */
export interface DecidedOrder {
  readonly order: Order;
  readonly ordered: Order;
  /** Where the values come from, so that an answer repeats the sender's very codes and knows his lines again. */
  readonly source?: DecidedSource;
  readonly decision: 'accepted' | 'rejected';
  /** For a rejection, in words. */
  readonly reason?: string;
  /** Set or message type that it came as, such as `850`, `860`, `ORDCHG`, and its control number. */
  readonly documentType: string;
  readonly documentControl: string;
  /** The version that it named for itself (`SetVerdict.version`), which the answer keeps to. */
  readonly documentVersion?: string;
  readonly interchange: Interchange;
  readonly group: Group;
}

export interface DecidedSource {
  /** Lineage of `order` and of `ordered`, unpacked when it is asked for. */
  readonly lineage: () => { readonly order: Lineage; readonly ordered: Lineage };
  /** The bytes of the document, from `offset` of the message on; absent when they are not to be had. */
  readonly document?: { readonly offset: number; readonly bytes: Uint8Array };
}

/** What a format with envelopes says back. */
export interface Answers {
  /** ST02 or UNH 0062 of everything that is sent back to a decision: an answer holds one set or message. */
  readonly setControl?: string;
  /** Whether `decided` looks into the document itself, for what no field of the order says. */
  readonly repeatsDocument?: boolean;
  /** Technical acknowledgments that are due, by the standard and the agreement; none for an acknowledgment. */
  technical(interchange: ClosedInterchange, agreement: Agreement): Iterable<OwedAnswer>;
  /** Business answers that are due for a decided order (855, 865, 824; ORDRSP, APERAK). */
  decided(decided: DecidedOrder, agreement: Agreement): readonly OwedAnswer[];
}

/** Writes canonical orders in a partner's format (`ordergate write`). */
export interface OrderWriter {
  /** Name after `--to`, such as `x12-850` or `edifact-orders`. */
  readonly name: string;
  readonly description: string;
  /**
   * One complete interchange. What the format cannot hold is left out and told in `findings`
   * (`write-value-left-out`), with the path of the field.
   */
  write(order: Order, options: WriteOptions): Answer;
  /** Why nothing can be written with these options, in a sentence: an envelope that would be cut, a version that there is not. */
  refusal?(options: Pick<WriteOptions, 'sender' | 'receiver' | 'version'>): string | undefined;
}

export interface WriteOptions {
  readonly numbers: AnswerNumbers;
  /** Version or directory, such as `004010` or `D96A`; each writer has its usual one. */
  readonly version?: string;
  readonly sender: PartyId;
  readonly receiver: PartyId;
  /** The format in which the order was read, such as `x12`: what its codes mean. Absent, they are those of the writer. */
  readonly from?: string;
  /** Delimiters other than the usual ones. */
  readonly delimiters?: Partial<Interchange['delimiters']>;
  /** A line feed after each segment, for people. */
  readonly lineBreaks?: boolean;
}

/** One segment of a document as a person looks at it. */
export interface SourceSegment {
  readonly tag: string;
  readonly position: number;
  /** Absolute byte offset in the message. */
  readonly offset: number;
  readonly length: number;
  readonly elements: readonly SourceElement[];
}

/** One element, or one component of a composite element; in the order of the bytes. */
export interface SourceElement {
  /** 1-based position of the element in its segment. */
  readonly index: number;
  /** 1-based; absent when the element is not divided in the source. */
  readonly component?: number;
  /** 1-based; absent when the element is not repeated in the source. */
  readonly repetition?: number;
  /** Absolute bytes in the message, release characters included. */
  readonly offset: number;
  readonly length: number;
  /** What it says: decoded, without release characters. */
  readonly text: string;
}

/** A page as a person sees it; places on it count in its points from the top left. */
export interface PagePicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** How many pages there are. */
  readonly pages: number;
}

/** A page of a sheet or a text: its rows, or lines, in pieces that have places. */
export interface PlainPage {
  /** Of the sheet. */
  readonly name?: string;
  /** Whether it holds cells; a line of text between its tables has pieces of a text. */
  readonly table: boolean;
  readonly rows: readonly (readonly PlainPiece[])[];
  readonly rowsLeftOut: number;
  readonly pages: number;
}

export interface PlainPiece {
  readonly text: string;
  readonly at: Place;
}

/** A file inside a message. */
export interface HeldFile {
  readonly name: string;
  readonly mediaType?: string;
  readonly bytes: Uint8Array;
}

/** One part of a mail: a file, a mail inside it, what was packed in one of them. */
export interface MailPart {
  readonly name: string;
  readonly mediaType?: string;
  readonly bytes: number;
  /** Names of the files that it was taken out of, from the outside inwards. */
  readonly within: readonly string[];
  /**
   * `file`: read by a format of its own · `words`: read as words of the mail · `wordsLeft`: words that were left aside beside those of
   * the mail · `opened`: what is in it is listed · `inPdf`: a file inside a PDF.
   */
  readonly as: 'file' | 'words' | 'wordsLeft' | 'opened' | 'calendar' | 'encrypted' | 'leftOut' | 'inPdf';
  /** Of a `file`: its name in places and findings. */
  readonly file?: string;
  /** Of `words`: the number of their page. */
  readonly page?: number;
}

/** A value of a profile, by its path, and why it cannot be. */
export interface ProfileFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export interface FormatAdapter {
  readonly name: string;
  /** Made for people, read as a whole by `finish`, and never larger than `Limits.paperBytesMax`. */
  readonly isPaper?: true;
  readonly answers?: Answers;
  readonly writers?: readonly OrderWriter[];
  /** What its elements mean to everybody, for listing as a table. */
  readonly mapRows?: readonly StandardRow[];
  /** What a profile names of its standard and no dictionary has. */
  profileFaults?(profile: PartnerProfile): readonly ProfileFault[];
  /** Cuts a stored document into segments for a person, given the header of its interchange. */
  segments?(bytes: Uint8Array, offset: number, header: Interchange): SourceSegment[];
  /** Of data that has no segments: a stored document as a person may see it, decoded, with its secrets covered. */
  shownText?(bytes: Uint8Array): string;
  /**
   * Of papers: what the order that a person made of a file's document teaches about its sender; undefined when it
   * teaches nothing.
   */
  learn?(
    bytes: Uint8Array,
    lesson: { readonly document: number; readonly confirmed: Order },
    limits: Limits,
  ): Promise<SenderMemory | undefined>;
  /**
   * Of mails: keys of what they bring beside their orders and nobody reads, such as a logo, which letting an order go on teaches of
   * their sender.
   */
  beside?(bytes: Uint8Array, options: Pick<DecoderOptions, 'limits' | 'formatOf'>): Promise<readonly string[]>;
  /** Of papers: whether their pages are pictures, or rows of cells and lines of text. */
  readonly pages?: 'pictures' | 'plain';
  /** Of papers: one of their pages, 1-based, as it was read; absent with a finding that says why not. */
  show?(
    bytes: Uint8Array,
    page: number,
    limits: Limits,
  ): Promise<{ readonly picture?: PagePicture; readonly plain?: PlainPage; readonly findings: readonly Finding[] }>;
  /** Of what holds files, such as a mail: the one that places call by this name. */
  open?(bytes: Uint8Array, file: string, limits: Limits): Promise<HeldFile | undefined>;
  /** Of mails: whatever came with it, and how each was taken; undefined when it cannot be taken apart. */
  parts?(
    bytes: Uint8Array,
    limits: Limits,
    filesIn: (pdf: Uint8Array, seconds: number) => Promise<readonly HeldFile[]>,
  ): Promise<readonly MailPart[] | undefined>;
  /** A bid from 0 (not mine) to 100 (surely mine). */
  claims(sample: Sample): number;
  decoder(options: DecoderOptions): Decoder;
}
