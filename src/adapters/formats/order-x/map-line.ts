/** One line: item numbers, quantity, price and its basis, deliveries, charges. */
import { finding } from '../../../model/codes.ts';
import type { DraftLine } from '../../../model/draft.ts';
import { chargesOf, documentReferences, notesOf, taxesOf, windowOf } from './map-common.ts';
import { partyOf } from './map-party.ts';
import { allBelow, below, implied, put, type Source } from '../../xml/source.ts';
import { LINE_ACTIONS } from '../../xml/uncl.ts';
import { GTIN_SCHEME, NO_LINES } from './tables.ts';
import type { XmlElement } from '../../xml/parse.ts';

/** Undefined for a line that only heads or explains others. */
export function lineOf(source: Source, element: XmlElement): DraftLine | undefined {
  const document = below(element, 'AssociatedDocumentLineDocument');
  const reason = below(document, 'LineStatusReasonCode')?.text.trim() ?? '';
  if (NO_LINES.has(reason)) {
    const number = below(document, 'LineID')?.text.trim() ?? '';
    const message = `Line ${number.slice(0, 20)} is of the kind ${reason}; it is no line of the order.`;
    source.tell(finding('subline-left-out', message, { at: { pointer: element.path } }));
    return undefined;
  }
  const line: DraftLine = {};
  put(line, 'lineNumber', source.field(document, 'LineID'));
  const action = LINE_ACTIONS.get(below(document, 'LineStatusCode')?.text.trim() ?? '');
  if (action !== undefined) put(line, 'action', source.field(document, 'LineStatusCode', action));
  const notes = notesOf(source, document);
  if (notes.length > 0) line.notes = notes;
  mapProduct(source, line, below(element, 'SpecifiedTradeProduct'));
  mapPrice(source, line, element);
  mapDelivery(source, line, below(element, 'SpecifiedLineTradeDelivery'));
  mapSettlement(source, line, below(element, 'SpecifiedLineTradeSettlement'));
  return line;
}

function mapProduct(source: Source, line: DraftLine, product: XmlElement | undefined): void {
  put(line, 'buyerSku', source.field(product, 'BuyerAssignedID'));
  put(line, 'supplierSku', source.field(product, 'SellerAssignedID'));
  put(line, 'manufacturerPartNumber', source.field(product, 'ManufacturerAssignedID'));
  put(line, 'description', source.field(product, 'Name'));
  put(line, 'specification', source.field(product, 'Description'));
  for (const id of [...allBelow(product, 'GlobalID'), ...allBelow(product, 'IndustryAssignedID')]) {
    const value = source.field(id, '');
    if (value === undefined) continue;
    const scheme = id.attributes.get('schemeID')?.trim();
    // A number that is said to be a GTIN and has another length is none (GS1 General Specifications 3.3).
    const isGtin = scheme === GTIN_SCHEME && /^(\d{8}|\d{12,14})$/.test(value.text.trim());
    if (isGtin && line.gtin === undefined) line.gtin = value;
    else {
      const kept = source.attribute(id, '', 'schemeID') ?? implied('identifier-scheme', 'mutuallyDefined');
      (line.otherIds ??= []).push({ scheme: kept, value });
    }
  }
}

/** The net price; the gross price alone only where it is not lowered by anything. */
function mapPrice(source: Source, line: DraftLine, element: XmlElement): void {
  const agreement = below(element, 'SpecifiedLineTradeAgreement');
  const gross = below(agreement, 'GrossPriceProductTradePrice');
  const isPlain = allBelow(gross, 'AppliedTradeAllowanceCharge').length === 0;
  const price = below(agreement, 'NetPriceProductTradePrice') ?? (isPlain ? gross : undefined);
  put(line, 'unitPrice', source.field(price, 'ChargeAmount'));
  put(line, 'priceBasisQuantity', source.field(price, 'BasisQuantity'));
  const priced = below(price, 'BasisQuantity')?.attributes.get('unitCode')?.trim();
  const ordered = below(element, 'SpecifiedLineTradeDelivery/RequestedQuantity')?.attributes.get('unitCode')?.trim();
  if (priced !== undefined && ordered !== undefined && priced !== ordered && price !== undefined)
    source.tell(
      finding(
        'price-unit-differs',
        `The price is for ${priced.slice(0, 10)}, the quantity is in ${ordered.slice(0, 10)}.`,
        {
          at: { pointer: price.path },
        },
      ),
    );
  const references = (agreement?.children ?? [])
    .filter(({ name }) => name.endsWith('ReferencedDocument'))
    .flatMap((document) => documentReferences(source, document));
  if (references.length > 0) line.references = references;
}

function mapDelivery(source: Source, line: DraftLine, delivery: XmlElement | undefined): void {
  put(line, 'quantity', source.field(delivery, 'RequestedQuantity'));
  put(line, 'uom', source.attribute(delivery, 'RequestedQuantity', 'unitCode'));
  put(line, 'sourceUom', source.attribute(delivery, 'RequestedQuantity', 'unitCode'));
  put(line, 'requestedShip', windowOf(source, below(delivery, 'RequestedDespatchSupplyChainEvent')));
  const events = allBelow(delivery, 'RequestedDeliverySupplyChainEvent');
  if (events.length === 1 && below(events[0], 'UnitQuantity') === undefined)
    put(line, 'requestedDelivery', windowOf(source, events[0]));
  else for (const event of events) addSchedule(source, line, event);
  for (const shipTo of allBelow(delivery, 'ShipToTradeParty'))
    (line.schedules ??= []).push({ shipTo: partyOf(source, shipTo) });
}

/** One of several deliveries. Its period has no place in an order; the first day of it is kept. */
function addSchedule(source: Source, line: DraftLine, event: XmlElement): void {
  const schedule: NonNullable<DraftLine['schedules']>[number] = {};
  const window = windowOf(source, event);
  put(schedule, 'quantity', source.field(event, 'UnitQuantity'));
  put(schedule, 'date', window?.date ?? window?.earliest);
  if (Object.keys(schedule).length > 0) (line.schedules ??= []).push(schedule);
}

function mapSettlement(source: Source, line: DraftLine, settlement: XmlElement | undefined): void {
  put(line, 'amount', source.field(settlement, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'));
  const charges = chargesOf(source, settlement);
  if (charges.length > 0) line.allowancesCharges = charges;
  const taxes = taxesOf(source, settlement);
  if (taxes.length > 0) line.taxes = taxes;
  const account = source.field(settlement, 'ReceivableSpecifiedTradeAccountingAccount/ID');
  if (account !== undefined)
    (line.references ??= []).push({ type: implied('reference-type', 'BuyerAccount'), value: account });
}
