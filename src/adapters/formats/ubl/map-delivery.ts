/** Where and when: deliveries of the order and of its lines, and the terms of delivery (UBL 2.3, Delivery). */
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder, DraftParty } from '../../../model/draft.ts';
import { dayWithTime } from '../../xml/day.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, filled, implied, put, textAt, type Source } from '../../xml/source.ts';
import { addressOf, identifierOf, partyOf } from './map-party.ts';

type Window = NonNullable<DraftOrder['requestedDelivery']>;
type Terms = NonNullable<DraftOrder['deliveryTerms']>;

/** One delivery of the whole order. Several split it, and an order says of its lines alone how they are split. */
export function mapDelivery(source: Source, order: DraftOrder, root: XmlElement): void {
  const [delivery, ...others] = allBelow(root, 'Delivery');
  put(order, 'shipTo', shipToOf(source, delivery));
  put(order, 'requestedDelivery', windowOf(source, delivery));
  const ship = dayOf(source, below(delivery, 'Despatch/RequestedDespatchDate'));
  if (ship !== undefined) order.requestedShip = { date: ship };
  mapTerms(source, order, root, delivery);
  for (const name of ['NotifyParty', 'CarrierParty'] as const) {
    const party = below(delivery, name);
    if (party === undefined || (name === 'CarrierParty' && order.deliveryTerms?.carrier !== undefined)) continue;
    (order.parties ??= []).push({ ...partyOf(source, party), role: implied('party-role', name.replace('Party', '')) });
  }
  const [second] = others;
  if (second === undefined) return;
  const message = `The order as a whole has ${others.length + 1} deliveries; only the first was taken.`;
  source.tell(finding('deliveries-several', message, { path: '/shipTo', at: { pointer: second.path } }));
}

function mapTerms(source: Source, order: DraftOrder, root: XmlElement, delivery: XmlElement | undefined): void {
  const element = below(root, 'DeliveryTerms') ?? below(delivery, 'DeliveryTerms');
  const terms: Terms = {};
  put(terms, 'incoterm', source.field(element, 'ID'));
  const place = below(element, 'DeliveryLocation');
  put(terms, 'place', source.field(place, 'Name') ?? source.field(place, 'ID') ?? source.field(place, 'Description'));
  put(terms, 'carrier', source.field(below(delivery, 'CarrierParty'), 'PartyName/Name'));
  put(terms, 'transportMode', source.field(delivery, 'Shipment/ShipmentStage/TransportModeCode'));
  put(order, 'deliveryTerms', filled(terms));
  for (const special of allBelow(element, 'SpecialTerms')) {
    const text = source.field(special, '');
    if (text !== undefined) (order.notes ??= []).push({ type: implied('note-type', 'SpecialTerms'), text });
  }
}

/** One delivery is said of the line itself; several, or one to a place of its own, are its schedule. */
export function mapLineDelivery(source: Source, line: DraftLine, item: XmlElement): void {
  const deliveries = allBelow(item, 'Delivery');
  const [only] = deliveries;
  const shipTo = deliveries.length === 1 ? shipToOf(source, only) : undefined;
  if (deliveries.length === 1 && textAt(only, 'Quantity') === '') {
    put(line, 'requestedDelivery', windowOf(source, only));
    const ship = dayOf(source, below(only, 'Despatch/RequestedDespatchDate'));
    if (ship !== undefined) line.requestedShip = { date: ship };
    if (shipTo !== undefined) line.schedules = [{ shipTo }];
    return;
  }
  const unit = below(item, 'Quantity')?.attributes.get('unitCode')?.trim();
  const schedules = deliveries.flatMap((delivery) => {
    const schedule: NonNullable<DraftLine['schedules']>[number] = {};
    put(schedule, 'quantity', source.field(delivery, 'Quantity'));
    tellUnit(source, delivery, unit);
    put(schedule, 'requestedDelivery', windowOf(source, delivery));
    put(schedule, 'shipTo', shipToOf(source, delivery));
    return filled(schedule) ?? [];
  });
  if (schedules.length > 0) line.schedules = schedules;
}

function tellUnit(source: Source, delivery: XmlElement, ordered: string | undefined): void {
  const quantity = below(delivery, 'Quantity');
  const unit = quantity?.attributes.get('unitCode')?.trim();
  if (quantity === undefined || unit === undefined || ordered === undefined || unit === ordered) return;
  const message = `A delivery is in ${unit.slice(0, 10)}, the line in ${ordered.slice(0, 10)}.`;
  source.tell(finding('delivery-unit-differs', message, { at: { pointer: quantity.path } }));
}

/** The party, the place or the address; its number (a GLN) says it best. */
function shipToOf(source: Source, delivery: XmlElement | undefined): DraftParty | undefined {
  const element = below(delivery, 'DeliveryParty');
  const location = below(delivery, 'DeliveryLocation');
  const party: DraftParty = {};
  const place = allBelow(location, 'ID').flatMap((id) => identifierOf(source, id) ?? []);
  const address =
    addressOf(source, below(delivery, 'DeliveryAddress')) ?? addressOf(source, below(location, 'Address'));
  const said = element === undefined ? {} : partyOf(source, address === undefined ? element : withoutAddress(element));
  Object.assign(party, said);
  if (party.name === undefined) put(party, 'name', source.field(location, 'Name'));
  const identifiers = [...place, ...(said.identifiers ?? [])];
  if (identifiers.length > 0) party.identifiers = identifiers;
  put(party, 'address', address ?? said.address);
  return filled(party);
}

/** The address of the firm stays unread, and is told, where goods go to another one. */
function withoutAddress(element: XmlElement): XmlElement {
  return { ...element, children: element.children.filter(({ name }) => name !== 'PostalAddress') };
}

function windowOf(source: Source, delivery: XmlElement | undefined): Window | undefined {
  const window: Window = {};
  const period = below(delivery, 'RequestedDeliveryPeriod');
  const [start, end] = [textAt(period, 'StartDate'), textAt(period, 'EndDate')];
  if (start !== '' && start === end) {
    source.markRead(period, 'EndDate');
    put(window, 'date', dayOf(source, below(period, 'StartDate')));
    return window;
  }
  put(window, 'earliest', dayOf(source, below(period, 'StartDate')));
  put(window, 'latest', dayOf(source, below(period, 'EndDate') ?? below(delivery, 'LatestDeliveryDate')));
  return filled(window);
}

/** xsd:date may have a zone; the day is the one that its sender wrote. */
export function dayOf(source: Source, element: XmlElement | undefined): DraftField | undefined {
  return source.field(element, '', dayWithTime(element?.text ?? ''));
}
