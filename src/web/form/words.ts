/** What a language must be able to say. */
import type { PastedUse } from '../../model/pasted.ts';
import type { OrderState } from '../../model/states.ts';

export interface Words {
  readonly productName: string;
  readonly skip: string;
  readonly nav: { readonly orders: string; readonly create: string; readonly account: string; readonly main: string };
  readonly signOut: string;
  readonly otherLanguage: string;
  readonly offline: string;
  readonly signIn: Readonly<
    Record<'title' | 'email' | 'password' | 'code' | 'codeHelp' | 'submit' | 'trying' | 'help' | 'ended', string>
  >;
  readonly forgot: Readonly<Record<'title' | 'help' | 'submit' | 'sending' | 'sent' | 'noMail' | 'back', string>>;
  readonly choose: Readonly<
    Record<'title' | 'help' | 'password' | 'again' | 'differ' | 'submit' | 'done' | 'toSignIn' | 'newLink', string>
  >;
  readonly orders: Readonly<
    Record<
      | 'title'
      | 'all'
      | 'search'
      | 'empty'
      | 'emptyHelp'
      | 'number'
      | 'received'
      | 'state'
      | 'lines'
      | 'channel'
      | 'noNumber'
      | 'older'
      | 'drafts'
      | 'draftOf'
      | 'discard'
      | 'uploads'
      | 'reading'
      | 'noOrder'
      | 'ourNumber'
      | 'customer'
      | 'date',
      string
    >
  > & { readonly lineCount: (count: number) => string };
  readonly order: Readonly<
    Record<
      | 'history'
      | 'repeat'
      | 'isRight'
      | 'confirm'
      | 'dispute'
      | 'disputeWhat'
      | 'disputeSend'
      | 'cancel'
      | 'confirmed'
      | 'disputed'
      | 'answered'
      | 'shipTo'
      | 'wanted'
      | 'item'
      | 'description'
      | 'quantity'
      | 'price'
      | 'papers'
      | 'confirmation'
      | 'source'
      | 'attached'
      | 'download'
      | 'looking'
      | 'notes'
      | 'back',
      string
    >
  >;
  readonly account: Readonly<
    Record<
      | 'title'
      | 'sessions'
      | 'thisOne'
      | 'end'
      | 'endOthers'
      | 'factor'
      | 'factorOff'
      | 'factorOn'
      | 'factorDemanded'
      | 'switchOn'
      | 'switchOff'
      | 'scan'
      | 'enterCode'
      | 'confirmCode'
      | 'password'
      | 'present'
      | 'next'
      | 'change'
      | 'changed',
      string
    >
  >;
  readonly form: Readonly<
    Record<
      | 'title'
      | 'head'
      | 'place'
      | 'customer'
      | 'poNumber'
      | 'orderDate'
      | 'date'
      | 'shipTo'
      | 'otherPlace'
      | 'placeName'
      | 'street'
      | 'postalCode'
      | 'city'
      | 'region'
      | 'country'
      | 'countryHelp'
      | 'contact'
      | 'contactName'
      | 'contactPhone'
      | 'contactEmail'
      | 'notes'
      | 'lines'
      | 'line'
      | 'item'
      | 'itemHelp'
      | 'quantity'
      | 'unit'
      | 'lineDate'
      | 'lineNote'
      | 'remove'
      | 'addLine'
      | 'paste'
      | 'pasteHelp'
      | 'pasteTake'
      | 'submit'
      | 'sending'
      | 'ready'
      | 'checking'
      | 'later'
      | 'saved'
      | 'saving'
      | 'local'
      | 'waiting'
      | 'doNotSend'
      | 'keys'
      | 'unknownItem'
      | 'noItems'
      | 'upload'
      | 'uploadHelp'
      | 'uploading'
      | 'uploaded'
      | 'sent'
      | 'price'
      | 'chooseCustomer'
      | 'attachments'
      | 'attach'
      | 'attachmentRemove'
      | 'attachmentsFull'
      | 'attachmentsHelp'
      | 'discardQuestion'
      | 'or',
      string
    >
  > & {
    readonly problems: (count: number) => string;
    readonly attachmentsLimits: (count: number, megabytes: number) => string;
    readonly attaching: (name: string) => string;
    readonly earliest: (day: string) => string;
    readonly takeEarliest: (day: string) => string;
    readonly pasted: (count: number) => string;
    readonly found: (count: number) => string;
  };
  /** Of a draft that was changed in another window meanwhile. */
  readonly other: Readonly<Record<'kept' | 'papers' | 'first' | 'mine' | 'theirs' | 'both', string>> & {
    readonly said: (poNumber: string, lines: string) => string;
  };
  /** What is asked of pasted rows. */
  readonly paste: Readonly<
    Record<
      'title' | 'head' | 'noHead' | 'proposed' | 'unread' | 'choose' | 'leaveOut' | 'first' | 'itemMissing',
      string
    >
  > & {
    readonly uses: Readonly<Record<PastedUse, string>>;
    readonly rows: (count: number) => string;
    readonly above: (count: number) => string;
    readonly column: (number: number) => string;
    readonly take: (count: number) => string;
    readonly doubtful: (count: number, example: string) => string;
    readonly open: (columns: string) => string;
    readonly noQuantities: (column: string) => string;
    readonly noUnits: (column: string) => string;
  };
  readonly call: Readonly<
    Record<
      | 'title'
      | 'caller'
      | 'number'
      | 'at'
      | 'readBack'
      | 'readBackHelp'
      | 'outcome'
      | 'outcomeReadBack'
      | 'outcomeNotReadBack'
      | 'outcomeCallBack'
      | 'write'
      | 'incomplete'
      | 'outcomeMissing'
      | 'again'
      | 'open',
      string
    >
  > & { readonly sentence: (parts: ReadBackParts) => string };
  readonly states: Readonly<Record<OrderState, string>>;
  readonly events: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
  /** Findings by their code; what is missing here is shown as the gateway says it. */
  readonly codes: Readonly<Record<string, string | ((message: string) => string)>>;
  /** Problems by their code, likewise. */
  readonly failures: Readonly<Record<string, string>>;
}

export interface ReadBackParts {
  readonly customer: string;
  readonly poNumber: string | undefined;
  readonly place: string | undefined;
  readonly date: string | undefined;
  readonly lines: readonly {
    readonly quantity: string;
    readonly unit: string;
    readonly item: string;
    readonly name: string;
  }[];
}
