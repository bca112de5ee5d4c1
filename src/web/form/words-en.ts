/** Every sentence of the form and the portal, in English. */
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
  readonly choose: Readonly<
    Record<'title' | 'help' | 'password' | 'again' | 'differ' | 'submit' | 'done' | 'toSignIn', string>
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
      | 'confirm'
      | 'dispute'
      | 'disputeWhat'
      | 'disputeSend'
      | 'cancel'
      | 'confirmed'
      | 'disputed'
      | 'shipTo'
      | 'wanted'
      | 'item'
      | 'description'
      | 'quantity'
      | 'price'
      | 'papers'
      | 'source'
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
      | 'discardQuestion'
      | 'or',
      string
    >
  > & {
    readonly problems: (count: number) => string;
    readonly pasted: (count: number) => string;
    readonly found: (count: number) => string;
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
      | 'again'
      | 'open',
      string
    >
  > & { readonly sentence: (parts: ReadBackParts) => string };
  readonly states: Readonly<Record<OrderState, string>>;
  readonly events: Readonly<Record<string, string>>;
  readonly channels: Readonly<Record<string, string>>;
  /** Findings by their code; what is missing here is shown as the gateway says it. */
  readonly codes: Readonly<Record<string, string>>;
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

export const ENGLISH: Words = {
  productName: 'Order portal',
  skip: 'Skip to content',
  nav: { orders: 'Orders', create: 'New order', account: 'Account', main: 'Main' },
  signOut: 'Sign out',
  otherLanguage: '中文',
  offline: 'No connection. What you type is kept in this browser and sent when the connection is back.',
  signIn: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    code: 'Code',
    codeHelp: 'The six digits that your authenticator shows.',
    submit: 'Sign in',
    trying: 'Signing in …',
    help: 'No account, or the password is lost? Ask your contact at our company for a link.',
    ended: 'Your session has ended. Sign in to go on; your draft is kept.',
  },
  choose: {
    title: 'Choose a password',
    help: 'At least 12 characters. A sentence that you remember is a good one.',
    password: 'New password',
    again: 'New password again',
    differ: 'The two passwords differ.',
    submit: 'Save the password',
    done: 'The password is saved.',
    toSignIn: 'Go to sign-in',
  },
  orders: {
    title: 'Orders',
    all: 'All orders',
    search: 'Search by order number',
    empty: 'No orders yet',
    emptyHelp: 'Orders that you send, by whatever way, appear here with their state.',
    number: 'Order number',
    received: 'Received',
    state: 'State',
    lines: 'Lines',
    channel: 'Sent by',
    noNumber: 'No number',
    older: 'Show older orders',
    drafts: 'Drafts',
    draftOf: 'Draft',
    discard: 'Discard',
    uploads: 'Files that you sent',
    reading: 'Being read',
    noOrder: 'No order was found in it; we look at it.',
    ourNumber: 'Our number',
    customer: 'Customer',
    date: 'Changed',
    lineCount: (count) => (count === 1 ? '1 line' : `${count} lines`),
  },
  order: {
    history: 'History',
    repeat: 'Order this again',
    confirm: 'This is right',
    dispute: 'Something is wrong',
    disputeWhat: 'What is wrong?',
    disputeSend: 'Tell us',
    cancel: 'Cancel',
    confirmed: 'said that it is right',
    disputed: 'said that something is wrong',
    shipTo: 'Deliver to',
    wanted: 'Delivery wanted',
    item: 'Item',
    description: 'Name',
    quantity: 'Quantity',
    price: 'Price',
    papers: 'Papers',
    source: 'As it was sent',
    download: 'Download',
    looking: 'We look at this order because of:',
    notes: 'Notes',
    back: 'All orders',
  },
  account: {
    title: 'Account',
    sessions: 'Where you are signed in',
    thisOne: 'this browser',
    end: 'End',
    endOthers: 'End all others',
    factor: 'Second factor',
    factorOff: 'Off. With it, signing in needs a code from an authenticator on your phone as well.',
    factorOn: 'On. Signing in needs a code from your authenticator.',
    switchOn: 'Switch on',
    switchOff: 'Switch off',
    scan: 'Scan this with your authenticator, or type the secret into it:',
    enterCode: 'Code that it shows',
    confirmCode: 'Confirm',
    password: 'Password',
    present: 'Present password',
    next: 'New password (at least 12 characters)',
    change: 'Change password',
    changed: 'The password is changed. Sign in with it.',
  },
  form: {
    title: 'New order',
    head: 'Order',
    place: 'Place',
    customer: 'Customer',
    poNumber: 'Your order number',
    orderDate: 'Order date',
    date: 'Delivery wanted on',
    shipTo: 'Deliver to',
    otherPlace: 'Another place …',
    placeName: 'Name of the place',
    street: 'Street',
    postalCode: 'Postal code',
    city: 'City',
    region: 'State or region',
    country: 'Country',
    countryHelp: 'Two letters, such as DE or CN',
    contact: 'Whom we may ask',
    contactName: 'Name',
    contactPhone: 'Phone',
    contactEmail: 'E-mail',
    notes: 'Notes',
    lines: 'Lines',
    line: 'Line',
    item: 'Item number or name',
    itemHelp: 'Your number, ours, a GTIN, or a word of the name',
    quantity: 'Quantity',
    unit: 'Unit',
    lineDate: 'Date, if another one',
    lineNote: 'Note',
    remove: 'Remove line',
    addLine: 'Add a line',
    paste: 'Paste lines from a spreadsheet',
    pasteHelp: 'Copy rows with item number, quantity, and if you like unit and date, and paste them here.',
    pasteTake: 'Take these lines',
    submit: 'Send the order',
    sending: 'Sending …',
    ready: 'Nothing is missing.',
    checking: 'Checking …',
    later: 'You can send it all the same; then one of us looks at it before it goes on.',
    saved: 'Draft saved',
    saving: 'Saving the draft …',
    local: 'Draft kept in this browser',
    keys: 'Enter goes to the next field, Ctrl+Enter sends.',
    unknownItem: 'Not on file',
    noItems: 'Nothing found',
    upload: 'Send a file instead',
    uploadHelp: 'PDF, picture, Excel, CSV, Word or a saved mail.',
    uploading: 'Sending the file …',
    uploaded: 'The file has arrived and is being read.',
    sent: 'This form was sent.',
    price: 'Price',
    chooseCustomer: 'Choose a customer first.',
    discardQuestion: 'Throw this draft away?',
    or: 'or',
    problems: (count) => (count === 1 ? 'One thing is open:' : `${count} things are open:`),
    pasted: (count) => (count === 1 ? 'One line was taken.' : `${count} lines were taken.`),
    found: (count) => (count === 1 ? 'One item found' : `${count} items found`),
  },
  call: {
    title: 'Order by phone',
    caller: 'Who is calling',
    number: 'Phone number',
    at: 'Time of the call',
    readBack: 'Read this to the caller',
    readBackHelp: 'Read it out, and change it if you say it otherwise: it is kept with the order.',
    outcome: 'How did the call end?',
    outcomeReadBack: 'Read back, and the caller said yes',
    outcomeNotReadBack: 'Not read back',
    outcomeCallBack: 'I have to call back',
    write: 'Write it anew',
    incomplete: 'Say who is calling first.',
    again: 'Next call',
    open: 'Open the order',
    sentence: ({ customer, poNumber, place, date, lines }) =>
      [
        `I have noted for ${customer}${poNumber ? `, under your number ${poNumber}` : ''}:`,
        ...lines.map(({ quantity, unit, item, name }) => `${quantity} ${unit} of ${item}${name ? `, ${name}` : ''};`),
        ...(place ? [`to be delivered to ${place}`] : []),
        ...(date ? [`on ${date}.`] : []),
        'Is that right?',
      ].join('\n'),
  },
  states: {
    received: 'Received',
    checking: 'Being checked',
    needsReview: 'We look at it',
    awaitingConfirmation: 'Waiting for confirmation',
    released: 'Accepted',
    queued: 'Accepted',
    acceptedByErp: 'In our system',
    confirmed: 'Confirmed',
    inProgress: 'In progress',
    shipped: 'Shipped',
    delivered: 'Delivered',
    closed: 'Closed',
    rejected: 'Rejected',
    canceled: 'Canceled',
    duplicate: 'Sent twice',
    superseded: 'Replaced',
  },
  events: {
    received: 'Received',
    checked: 'Checked',
    corrected: 'Corrected by us',
    released: 'Accepted',
    rejected: 'Rejected',
    canceled: 'Canceled',
    held: 'Stopped for a look',
    acceptedByErp: 'Entered in our system',
    confirmed: 'Confirmed',
    inProgress: 'In progress',
    shipped: 'Shipped',
    delivered: 'Delivered',
    closed: 'Closed',
    customerConfirmed: 'You said that it is right',
    customerDisputed: 'You said that something is wrong',
  },
  channels: {
    form: 'Portal',
    phone: 'Phone',
    mail: 'Mail',
    fax: 'Fax',
    folder: 'File',
    http: 'EDI',
    api: 'System',
  },
  codes: {},
  failures: {},
};
