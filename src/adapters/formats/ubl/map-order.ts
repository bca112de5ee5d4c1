/** From the tree of a UBL order to a draft of it. What is not used is told by `Source.unused`. */
import { finding } from '../../../model/codes.ts';
import type { DraftOrder } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, implied, put, textAt, type Source } from '../../xml/source.ts';
import { dayOf, mapDelivery } from './map-delivery.ts';
import { lineOf } from './map-line.ts';
import { chargesOf, mapPayment, mapTaxes, mapTotals } from './map-money.ts';
import { mapParties } from './map-party.ts';
import { namedReferences, notesOf, referencesOf } from './map-references.ts';
import { CHANGE_REQUEST, ORDER_TYPES } from '../../xml/uncl.ts';
import { DOCUMENTS, ORDERS } from './tables.ts';

export function draftOf(source: Source, root: XmlElement): DraftOrder {
  const order: DraftOrder = {};
  const isPeppol = textAt(root, 'CustomizationID').startsWith('urn:fdc:peppol.eu');
  put(order, 'poNumber', source.field(root, 'ID'));
  put(order, 'orderDate', dayOf(source, below(root, 'IssueDate')));
  const currency = mapCurrency(source, order, root);
  // Which rules the document keeps to is nothing of the order.
  for (const name of ['UBLVersionID', 'CustomizationID', 'ProfileID']) source.markRead(root, name);
  mapPurpose(source, order, root);
  mapParties(source, order, root);
  mapDocuments(source, order, root);
  const notes = notesOf(source, root);
  if (notes.length > 0) order.notes = notes;
  mapDelivery(source, order, root);
  mapPayment(source, order, root);
  const charges = chargesOf(source, root, isPeppol);
  if (charges.length > 0) order.allowancesCharges = charges;
  mapTaxes(source, order, root, currency);
  mapTotals(source, order, root);
  settleNumbers(source, order, root);
  order.lines = allBelow(root, 'OrderLine').map((line) => lineOf(source, line, isPeppol));
  source.tellOtherCurrencies(root, 'currencyID', currency);
  return order;
}

/** Optional in UBL 2.0: then the currency of the first amount is that of the order, and others are told. */
function mapCurrency(source: Source, order: DraftOrder, root: XmlElement): string {
  const said = textAt(root, 'DocumentCurrencyCode');
  if (said !== '') {
    put(order, 'currency', source.field(root, 'DocumentCurrencyCode'));
    return said;
  }
  const amount = [
    below(root, 'AnticipatedMonetaryTotal/PayableAmount'),
    ...allBelow(root, 'OrderLine').map((line) => below(line, 'LineItem/Price/PriceAmount')),
  ].find((each) => each?.attributes.has('currencyID') === true);
  put(order, 'currency', source.attribute(amount, '', 'currencyID'));
  return amount?.attributes.get('currencyID')?.trim() ?? '';
}

/** What the document is by its root; an order may say of itself that it is a copy or a change, and is no new one then. */
function mapPurpose(source: Source, order: DraftOrder, root: XmlElement): void {
  const purpose = ORDERS.get(root.name);
  const type = textAt(root, 'OrderTypeCode');
  const isCopy = ['true', '1'].includes(textAt(root, 'CopyIndicator'));
  const copy = source.field(root, 'CopyIndicator', 'duplicate');
  if (purpose !== undefined && purpose !== 'original') order.purpose = implied(`${root.name}-purpose`, purpose);
  else if (type === CHANGE_REQUEST) put(order, 'purpose', source.field(root, 'OrderTypeCode', 'change'));
  else if (isCopy) put(order, 'purpose', copy);
  put(order, 'changeSequence', source.field(root, 'SequenceNumberID'));
  const reason = source.field(root, 'CancellationNote');
  put(order, 'orderReason', reason);
  if (type === '' || type === CHANGE_REQUEST) return;
  const known = ORDER_TYPES.get(type);
  if (known !== undefined) {
    put(order, 'orderType', source.field(root, 'OrderTypeCode', known));
    return;
  }
  const at = { pointer: `${root.path}/OrderTypeCode` };
  const message = `OrderTypeCode is "${type.slice(0, 20)}", which is not known as that of an order for goods.`;
  source.tell(finding('document-name-unexpected', message, { path: '/orderType', at }));
}

function mapDocuments(source: Source, order: DraftOrder, root: XmlElement): void {
  const references = namedReferences(source, root, [
    'CustomerReference',
    'SalesOrderID',
    'AccountingCost',
    'AccountingCostCode',
  ]);
  for (const element of root.children) {
    const field = DOCUMENTS.get(element.name);
    if (field === undefined) continue;
    const isChanged = isAboutAnother(order) && CHANGED.has(element.name) && order.changesPo === undefined;
    if (isChanged) put(order, 'changesPo', source.field(element, 'ID'));
    else if (field !== 'reference' && order[field] === undefined) put(order, field, source.field(element, 'ID'));
    else references.push(...referencesOf(source, element));
  }
  if (references.length > 0) order.references = references;
}

const CHANGED = new Set(['OrderReference', 'OrderDocumentReference']);

function isAboutAnother({ purpose }: DraftOrder): boolean {
  return purpose?.value === 'change' || purpose?.value === 'cancellation';
}

/** The number of a change is its own; the order is known by the number that it was placed under. */
function settleNumbers(source: Source, order: DraftOrder, root: XmlElement): void {
  if (!isAboutAnother(order)) return;
  const { changesPo, poNumber } = order;
  if (changesPo === undefined) {
    const message = `The ${root.name} names no order (OrderReference/ID); its own number ${poNumber === undefined ? 'is missing too' : `${poNumber.text.slice(0, 40)} was taken for it`}.`;
    const at = { pointer: root.path };
    source.tell(finding('change-order-missing', message, { path: '/changesPo', at }));
    return;
  }
  if (poNumber !== undefined && poNumber.text.trim() !== changesPo.text.trim())
    (order.references ??= []).push({ type: implied('reference-type', root.name), value: poNumber });
  order.poNumber = changesPo;
}
