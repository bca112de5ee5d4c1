/** From the tree of an Order-X document to a draft of the order. What is not used is told by `Source.unused`. */
import type { DraftOrder } from '../../../model/draft.ts';
import { chargesOf, dayOf, documentReferences, notesOf, taxesOf, windowOf } from './map-common.ts';
import { lineOf } from './map-line.ts';
import { mapParties } from './map-party.ts';
import { allBelow, below, implied, put, type Source } from '../../xml/source.ts';
import { CHANGE_REQUEST, ORDER_TYPES } from '../../xml/uncl.ts';
import { DOCUMENTS, PURPOSES, TOTALS } from './tables.ts';
import type { XmlElement } from '../../xml/parse.ts';

export function draftOf(source: Source, root: XmlElement): DraftOrder {
  const transaction = below(root, 'SupplyChainTradeTransaction');
  const order: DraftOrder = {};
  mapDocument(source, order, root);
  mapAgreement(source, order, below(transaction, 'ApplicableHeaderTradeAgreement'));
  mapDelivery(source, order, below(transaction, 'ApplicableHeaderTradeDelivery'));
  mapSettlement(source, order, below(transaction, 'ApplicableHeaderTradeSettlement'));
  order.lines = allBelow(transaction, 'IncludedSupplyChainTradeLineItem').flatMap(
    (element) => lineOf(source, element) ?? [],
  );
  return order;
}

function mapDocument(source: Source, order: DraftOrder, root: XmlElement): void {
  const context = below(root, 'ExchangedDocumentContext');
  const test = below(context, 'TestIndicator/Indicator')?.text.trim();
  put(order, 'test', source.field(context, 'TestIndicator/Indicator', test === 'true' || test === '1'));
  source.markRead(context, 'GuidelineSpecifiedDocumentContextParameter/ID');
  const document = below(root, 'ExchangedDocument');
  put(order, 'poNumber', source.field(document, 'ID'));
  put(order, 'orderDate', dayOf(source, below(document, 'IssueDateTime')));
  const type = below(document, 'TypeCode')?.text.trim() ?? '';
  const orderType = ORDER_TYPES.get(type);
  if (type !== CHANGE_REQUEST) put(order, 'orderType', source.field(document, 'TypeCode', orderType));
  mapPurpose(source, order, document, type === CHANGE_REQUEST);
  const notes = notesOf(source, document);
  if (notes.length > 0) order.notes = notes;
}

/** PurposeCode, but a change request never is an original, and a copy never is an order of its own. */
function mapPurpose(source: Source, order: DraftOrder, document: XmlElement | undefined, isChange: boolean): void {
  const said = PURPOSES.get(below(document, 'PurposeCode')?.text.trim() ?? '');
  const copy = below(document, 'CopyIndicator/Indicator')?.text.trim();
  const isCopy = copy === 'true' || copy === '1';
  source.markRead(document, 'CopyIndicator/Indicator');
  if (isCopy && (said === undefined || said === 'original')) {
    put(order, 'purpose', source.field(document, 'CopyIndicator/Indicator', 'duplicate'));
    source.markRead(document, 'PurposeCode');
  } else if (isChange && (said === undefined || said === 'original')) {
    put(order, 'purpose', source.field(document, 'TypeCode', 'change'));
    source.markRead(document, 'PurposeCode');
  } else {
    put(order, 'purpose', source.field(document, 'PurposeCode', said));
    if (isChange) source.markRead(document, 'TypeCode');
  }
}

function mapAgreement(source: Source, order: DraftOrder, agreement: XmlElement | undefined): void {
  mapParties(source, order, agreement);
  const references: NonNullable<DraftOrder['references']> = [];
  const reference = source.field(agreement, 'BuyerReference');
  if (reference !== undefined) references.push({ type: implied('reference-type', 'BuyerReference'), value: reference });
  for (const document of agreement?.children ?? []) {
    if (!document.name.endsWith('ReferencedDocument')) continue;
    const field = DOCUMENTS.get(document.name);
    const isOrder = document.name === 'BuyerOrderReferencedDocument';
    if (field !== undefined && order[field] === undefined)
      put(order, field, source.field(document, 'IssuerAssignedID'));
    else if (isOrder && isAboutAnother(order)) put(order, 'changesPo', source.field(document, 'IssuerAssignedID'));
    else references.push(...documentReferences(source, document));
  }
  const project = source.field(agreement, 'SpecifiedProcuringProject/ID');
  if (project !== undefined) references.push({ type: implied('reference-type', 'Project'), value: project });
  if (references.length > 0) order.references = references;
  const terms = below(agreement, 'ApplicableTradeDeliveryTerms');
  const deliveryTerms: NonNullable<DraftOrder['deliveryTerms']> = {};
  put(deliveryTerms, 'incoterm', source.field(terms, 'DeliveryTypeCode'));
  const place = source.field(terms, 'RelevantTradeLocation/Name') ?? source.field(terms, 'RelevantTradeLocation/ID');
  put(deliveryTerms, 'place', place);
  if (Object.keys(deliveryTerms).length > 0) order.deliveryTerms = deliveryTerms;
}

function isAboutAnother({ purpose }: DraftOrder): boolean {
  return ['change', 'replace', 'cancellation'].includes(String(purpose?.value ?? ''));
}

function mapDelivery(source: Source, order: DraftOrder, delivery: XmlElement | undefined): void {
  mapParties(source, order, delivery);
  put(order, 'requestedDelivery', windowOf(source, below(delivery, 'RequestedDeliverySupplyChainEvent')));
  put(order, 'requestedShip', windowOf(source, below(delivery, 'RequestedDespatchSupplyChainEvent')));
}

function mapSettlement(source: Source, order: DraftOrder, settlement: XmlElement | undefined): void {
  mapParties(source, order, settlement);
  put(order, 'currency', source.field(settlement, 'OrderCurrencyCode'));
  const text = source.field(settlement, 'SpecifiedTradePaymentTerms/Description');
  if (text !== undefined) order.paymentTerms = { text };
  const charges = chargesOf(source, settlement);
  if (charges.length > 0) order.allowancesCharges = charges;
  const taxes = taxesOf(source, settlement);
  if (taxes.length > 0) order.taxes = taxes;
  const sums = below(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const totals: NonNullable<DraftOrder['totals']> = {};
  for (const [name, key] of TOTALS) put(totals, key, source.field(sums, name));
  if (Object.keys(totals).length > 0) order.totals = totals;
  const account = source.field(settlement, 'ReceivableSpecifiedTradeAccountingAccount/ID');
  if (account !== undefined)
    (order.references ??= []).push({ type: implied('reference-type', 'BuyerAccount'), value: account });
}
