/** What a rule may know beyond the order itself: plain data that the pipeline looked up before. */
import type { MailSignature } from '../model/mail-signature.ts';
import type { Order } from '../model/order.ts';

export interface Facts {
  /** Who sent the document, as the channel or the interchange header says; `byMail`: by the address of the mail. */
  readonly sender?: { readonly id: string; readonly name?: string; readonly byMail?: boolean };
  /** The partner on file whom a paper names as its buyer. */
  readonly namedBuyer?: { readonly id: string; readonly name?: string };
  /** Indexes of lines for which a price is on file. */
  readonly pricedLines?: ReadonlySet<number>;
  /** For each line the earliest plausible day by the lead time on file; null where none is. */
  readonly earliestDays?: readonly (string | null)[];
  /** The day of the check in Greenwich, and where it is latest: there it may still be the day before. */
  readonly today?: { readonly utc: string; readonly west: string };
  /** The same interchange control number came before from the same sender. */
  readonly duplicateInterchange?: {
    readonly messageId: string;
    readonly controlNumber: string;
    readonly sameBytes: boolean;
  };
  /** An order with the same number came before from the same buyer; content is compared by `contentHash`. */
  readonly duplicateOf?: EarlierOrder;
  /** An order for the same goods that the same buyer sent hours before under another number. */
  readonly repeats?: RepeatedOrder;
  /** The order that this document changes, where it is on file. */
  readonly changes?: ChangedOrder;
  /** What the places of its partner are called that are on file, and what he is called himself; absent where the place needs no name. */
  readonly places?: { readonly owners: readonly string[]; readonly onFile: readonly string[] };
  /** Typed into the order form just now: a slip is likelier than a reason, and whoever typed it is still there to be asked. */
  readonly typed?: boolean;
  /** Who sent it, when it came from a mailbox. */
  readonly mail?: {
    readonly sender: string;
    /** A partner on file has that address or its domain, or a person let an order from it go on before. */
    readonly known: boolean;
    /** The domain of the address says that the mail is not its own (DMARC). */
    readonly forged?: boolean;
    /** The partner on file whose address it is; `isNamed`: whether the name of the buyer, where there is one, is like its own. */
    readonly partner?: { readonly id: string; readonly name: string; readonly isNamed: boolean };
    /** It would be known, and nothing ties the mail to it. */
    readonly unproven?: boolean;
    /** Where it asks to be answered, and is not. */
    readonly unansweredAt?: string;
    /** Of its sender (S/MIME), where it is signed. */
    readonly signature?: MailSignature;
  };
  /** The call by which it came, when it came by fax. */
  readonly fax?: FaxFacts;
}

export interface EarlierOrder {
  readonly orderId: string;
  readonly sameContent: boolean;
  /** As it is now; absent where nobody looked it up. */
  readonly order?: Order | undefined;
  /** It waits for a person, who may turn it away: a copy must not end with it. */
  readonly waits?: boolean;
}

export interface RepeatedOrder {
  readonly orderId: string;
  /** Absent where it has none. */
  readonly poNumber?: string;
}

export interface ChangedOrder {
  readonly orderId: string;
  /** As it is now. */
  readonly order: Order;
}

export interface FaxFacts {
  /** True: it ended early. Absent: nobody said how it ended. */
  readonly partial?: boolean;
  readonly error?: string;
  readonly pages?: number;
  /** The number as it is shown. */
  readonly caller?: string;
  /** Whose number it is, and who says so: the network, only the sending machine itself, or only the mail that brought it. */
  readonly owner?: { readonly id: string; readonly name: string; readonly by: 'caller' | 'station' | 'mail' };
  /** The partner whom the document names as its sender. */
  readonly namedPartner?: string;
}
