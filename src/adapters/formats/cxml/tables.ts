/** What names and codes of cXML mean, as data (cXML User's Guide 1.2, OrderRequest). */

/** OrderRequestHeader type. An update repeats the whole order. */
export const PURPOSES: ReadonlyMap<string, string> = new Map([
  ['new', 'original'],
  ['update', 'replace'],
  ['delete', 'cancellation'],
]);

/** OrderRequestHeader orderType. Others move the buyer's own stock, and need a person. */
export const ORDER_TYPES: ReadonlyMap<string, string> = new Map([
  ['regular', 'standard'],
  ['release', 'release'],
  ['blanket', 'blanket'],
]);

/** What a Request, Message or Response is about, where it is no order. Others are told by their own name. */
export const NO_ORDERS: ReadonlyMap<string, string> = new Map([
  ['PunchOutOrderMessage', 'a shopping cart that is brought back from a catalogue; its order follows'],
  ['PunchOutSetupRequest', 'the opening of a catalogue'],
  ['ConfirmationRequest', 'an answer to an order'],
  ['ShipNoticeRequest', 'a despatch advice'],
  ['ReceiptRequest', 'a receipt of goods'],
  ['InvoiceDetailRequest', 'an invoice'],
  ['InvoiceRequest', 'an invoice'],
  ['StatusUpdateRequest', 'a state of an earlier document'],
  ['ProfileRequest', 'a question what is supported'],
  ['QuoteRequest', 'a request for a quotation'],
  ['QuoteMessage', 'a quotation'],
  ['MasterAgreementRequest', 'a contract'],
  ['CatalogUploadRequest', 'a catalogue'],
  ['PaymentRemittanceRequest', 'a remittance advice'],
]);

/** Credential domain, addressIDDomain → identifier scheme. Others (NetworkID, AribaNetworkUserId) are kept as they are. */
export const ID_SCHEMES: ReadonlyMap<string, string> = new Map([
  ['DUNS', 'DUNS'],
  ['GLN', 'GLN'],
  ['EANID', 'GLN'],
  ['VAT', 'VAT'],
]);

/** Domains of an item number that is a GTIN. */
export const GTIN_DOMAINS = new Set(['EAN-13', 'EAN', 'EANID', 'GTIN', 'UPC', 'UPC-12', 'UPCID']);

/** Contact role → the party whose address and name it gives. Of others, all is kept under their role. */
export const CONTACTS: ReadonlyMap<string, 'buyer' | 'seller'> = new Map([
  ['buyer', 'buyer'],
  ['buyerCorporate', 'buyer'],
  ['soldTo', 'buyer'],
  ['supplierCorporate', 'seller'],
  ['supplier', 'seller'],
]);
/** The person who is called about the order. */
export const BUYERS_PERSON = 'purchasingAgent';

/** What lets somebody in, or pays: never repeated anywhere. */
export const SECRETS = new Set(['SharedSecret', 'CredentialMac', 'DigitalSignature', 'PCard']);
