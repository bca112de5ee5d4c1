/** From the tree of an OrderRequest to a draft of the order. What is not used is told by `Source.unused`. */
import { finding } from '../../../model/codes.ts';
import type { DraftOrder } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, filled, implied, put, type Source } from '../../xml/source.ts';
import { orderedItems } from './bundles.ts';
import { lineOf } from './map-line.ts';
import { mapPayment, mapTotals } from './map-money.ts';
import { mapParties } from './map-party.ts';
import { dayOf, idReferences, namedReferences, notesOf, windowOf } from './map-remarks.ts';
import { ORDER_TYPES, PURPOSES } from './tables.ts';

export function draftOf(source: Source, message: XmlElement, request: XmlElement): DraftOrder {
  const order: DraftOrder = {};
  const header = below(request, 'OrderRequestHeader');
  mapTest(source, order, below(message, 'Request'));
  put(order, 'poNumber', source.attribute(header, '', 'orderID'));
  put(order, 'orderDate', dayOf(source, header, 'orderDate'));
  mapPurpose(source, order, header);
  mapType(source, order, header);
  mapParties(source, order, message, header);
  const items = allBelow(request, 'ItemOut');
  const prices = items.map((item) => below(item, 'ItemDetail/UnitPrice/Money'));
  const currency = mapTotals(
    source,
    order,
    header,
    prices.find((price) => price !== undefined),
  );
  mapPayment(source, order, header);
  put(order, 'requestedDelivery', windowOf(source, header, 'requestedDeliveryDate'));
  mapTerms(source, order, header);
  put(order, 'contractNumber', source.attribute(header, '', 'agreementID'));
  mapRemarks(source, order, header);
  order.lines = orderedItems(source, request).map((item) => lineOf(source, item));
  mapReturns(source, order, items);
  source.tellOtherCurrencies(request, 'currency', currency);
  return order;
}

/** Whatever is not said to be meant for production is a test. */
function mapTest(source: Source, order: DraftOrder, request: XmlElement | undefined): void {
  const mode = request?.attributes.get('deploymentMode')?.trim().toLowerCase();
  put(order, 'test', source.attribute(request, '', 'deploymentMode', mode !== 'production'));
}

/** Without a type it is new, as the DTD says. An internal version is the buyer's own copy. */
function mapPurpose(source: Source, order: DraftOrder, header: XmlElement | undefined): void {
  const type = header?.attributes.get('type')?.trim() ?? '';
  const purpose = PURPOSES.get(type.toLowerCase());
  if (purpose !== undefined) put(order, 'purpose', source.attribute(header, '', 'type', purpose));
  else if (type !== '') {
    const message = `The type of the order is "${type.slice(0, 20)}", which says neither a new order nor a change that can be carried out.`;
    const at = { pointer: `${header?.path ?? ''}/@type` };
    source.tell(finding('purpose-unknown', message, { path: '/purpose', at }));
  }
  const isOfBuyer = header?.attributes.get('isInternalVersion')?.trim() === 'yes';
  if (isOfBuyer && (purpose ?? 'original') === 'original')
    put(order, 'purpose', source.attribute(header, '', 'isInternalVersion', 'duplicate'));
  if (purpose === undefined || purpose === 'original') return;
  // A change goes by the number of the order that it changes.
  put(order, 'changesPo', source.attribute(header, '', 'orderID'));
  put(order, 'changeSequence', source.attribute(header, '', 'orderVersion'));
}

function mapType(source: Source, order: DraftOrder, header: XmlElement | undefined): void {
  const type = header?.attributes.get('orderType')?.trim() ?? '';
  if (type === '') return;
  const known = ORDER_TYPES.get(type);
  if (known !== undefined) {
    put(order, 'orderType', source.attribute(header, '', 'orderType', known));
    return;
  }
  const message = `The orderType is "${type.slice(0, 40)}", which is not known as that of an order for goods.`;
  const at = { pointer: `${header?.path ?? ''}/@orderType` };
  source.tell(finding('document-name-unexpected', message, { path: '/orderType', at }));
}

/** Goods that come back make the order a return, which no ERP may take for a delivery. */
function mapReturns(source: Source, order: DraftOrder, items: readonly XmlElement[]): void {
  const returned = items.find((item) => item.attributes.get('isReturn')?.trim() === 'yes');
  put(order, 'orderType', source.attribute(returned, '', 'isReturn', 'return') ?? order.orderType);
}

function mapTerms(source: Source, order: DraftOrder, header: XmlElement | undefined): void {
  const element = below(header, 'TermsOfDelivery');
  const shipTo = below(header, 'ShipTo');
  const terms: NonNullable<DraftOrder['deliveryTerms']> = {};
  put(terms, 'incoterm', source.attribute(element, 'TransportTerms', 'value'));
  put(terms, 'place', source.field(element, 'Address/Name') ?? source.field(element, 'Address/PostalAddress/City'));
  put(terms, 'freightPayment', source.attribute(element, 'ShippingPaymentMethod', 'value'));
  put(terms, 'carrier', source.field(shipTo, 'CarrierIdentifier'));
  put(terms, 'transportMode', source.attribute(shipTo, 'TransportInformation/Route', 'method'));
  put(order, 'deliveryTerms', filled(terms));
}

function mapRemarks(source: Source, order: DraftOrder, header: XmlElement | undefined): void {
  const notes = notesOf(source, header, below(header, 'TermsOfDelivery'));
  const instructions = source.field(header, 'ShipTo/TransportInformation/ShippingInstructions/Description');
  if (instructions !== undefined)
    notes.push({ type: implied('note-type', 'ShippingInstructions'), text: instructions });
  const complete = source.attribute(header, '', 'shipComplete');
  if (complete !== undefined) notes.push({ type: implied('note-type', 'shipComplete'), text: complete });
  if (notes.length > 0) order.notes = notes;
  // The payloadID of the message itself stays unused: an order that is sent once more has another one, and is the same order.
  const references = [
    ...namedReferences(
      source,
      header,
      order.changeSequence === undefined ? ['requisitionID', 'orderVersion'] : ['requisitionID'],
    ),
    ...idReferences(source, header),
    ...allBelow(header, 'SupplierOrderInfo').flatMap((info) => namedReferences(source, info, ['orderID'])),
    ...allBelow(header, 'DocumentReference').flatMap((document) => {
      const value = source.attribute(document, '', 'payloadID');
      return value === undefined ? [] : [{ type: implied('reference-type', 'DocumentReference'), value }];
    }),
  ];
  if (references.length > 0) order.references = references;
}
