/** One ItemOut: item numbers, quantity, price and its basis, schedule, accounts (cXML ItemOut, ItemID, ItemDetail). */
import { finding } from '../../../model/codes.ts';
import type { DraftLine } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, filled, implied, put, textAt, type Source } from '../../xml/source.ts';
import { modificationsOf, shippingOf, taxesOf } from './map-money.ts';
import { placeOf } from './map-party.ts';
import { accountsOf, dayOf, idReferences, namedReferences, notesOf, windowOf } from './map-remarks.ts';
import { GTIN_DOMAINS } from './tables.ts';

type References = NonNullable<DraftLine['references']>;

export function lineOf(source: Source, item: XmlElement): DraftLine {
  const line: DraftLine = {};
  // A blanket order describes what may be called off by another element, laid out alike.
  const detail = below(item, 'ItemDetail') ?? below(item, 'BlanketItemDetail');
  put(line, 'lineNumber', source.attribute(item, '', 'lineNumber'));
  put(line, 'quantity', source.attribute(item, '', 'quantity'));
  put(line, 'uom', source.field(detail, 'UnitOfMeasure'));
  put(line, 'sourceUom', source.field(detail, 'UnitOfMeasure'));
  mapIds(source, line, item, detail);
  put(line, 'description', source.field(detail, 'Description') ?? source.field(detail, 'Description/ShortName'));
  mapPrice(source, line, detail);
  mapSchedule(source, line, item, textAt(detail, 'UnitOfMeasure'));
  const charges = [...shippingOf(source, item), ...modificationsOf(source, item)];
  if (charges.length > 0) line.allowancesCharges = charges;
  const taxes = lineTaxesOf(source, item);
  if (taxes.length > 0) line.taxes = taxes;
  const notes = notesOf(source, item, detail);
  if (notes.length > 0) line.notes = notes;
  const references = [...classesOf(source, detail), ...referencesOf(source, item)];
  if (references.length > 0) line.references = [...(line.references ?? []), ...references];
  return line;
}

function mapIds(source: Source, line: DraftLine, item: XmlElement, detail: XmlElement | undefined): void {
  const id = below(item, 'ItemID');
  put(line, 'supplierSku', source.field(id, 'SupplierPartID'));
  put(line, 'buyerSku', source.field(id, 'BuyerPartID'));
  put(line, 'manufacturerPartNumber', source.field(detail, 'ManufacturerPartID'));
  // It tells two of one part apart (a colour, a configuration, a quote), and is no item number by itself.
  const auxiliary = source.field(id, 'SupplierPartAuxiliaryID');
  const name = 'SupplierPartAuxiliaryID';
  if (auxiliary !== undefined && line.supplierSku !== undefined)
    line.otherIds = [{ scheme: implied('identifier-scheme', name), value: auxiliary }];
  else if (auxiliary !== undefined) line.references = [{ type: implied('reference-type', name), value: auxiliary }];
  for (const reference of allBelow(id, 'IdReference')) {
    const value = source.attribute(reference, '', 'identifier');
    if (value === undefined) continue;
    const scheme = source.attribute(reference, '', 'domain') ?? implied('identifier-scheme', 'mutuallyDefined');
    const isGtin = GTIN_DOMAINS.has(scheme.text.trim().toUpperCase()) && /^(\d{8}|\d{12,14})$/.test(value.text.trim());
    if (isGtin && line.gtin === undefined) line.gtin = value;
    else (line.otherIds ??= []).push({ scheme, value });
  }
}

/** PriceBasisQuantity: the price is for so many of a unit, of which one of the ordered unit may be several. */
function mapPrice(source: Source, line: DraftLine, detail: XmlElement | undefined): void {
  put(line, 'unitPrice', source.field(detail, 'UnitPrice/Money'));
  const basis = below(detail, 'PriceBasisQuantity');
  if (basis === undefined) return;
  put(line, 'priceBasisQuantity', source.attribute(basis, '', 'quantity'));
  const [priced, ordered] = [textAt(basis, 'UnitOfMeasure'), textAt(detail, 'UnitOfMeasure')];
  const factor = Number(basis.attributes.get('conversionFactor') ?? '1');
  source.markRead(basis, 'UnitOfMeasure');
  source.markRead(basis, '', 'conversionFactor');
  if (factor === 1 && (priced === '' || ordered === '' || priced === ordered)) return;
  const message = `The price is for ${priced.slice(0, 10) || 'another unit'}, the quantity is in ${ordered.slice(0, 10) || 'no unit that is named'} (conversionFactor ${String(factor)}).`;
  source.tell(finding('price-unit-differs', message, { at: { pointer: basis.path } }));
}

/** Days and places: of the whole line, or of each of its schedule lines. */
function mapSchedule(source: Source, line: DraftLine, item: XmlElement, ordered: string): void {
  put(line, 'requestedDelivery', windowOf(source, item, 'requestedDeliveryDate'));
  const ship = dayOf(source, item, 'requestedShipmentDate');
  if (ship !== undefined) line.requestedShip = { date: ship };
  const shipTo = placeOf(source, below(item, 'ShipTo'));
  const place = shipTo === undefined ? {} : { shipTo };
  const schedules = allBelow(item, 'ScheduleLine').flatMap((element) => {
    const schedule: NonNullable<DraftLine['schedules']>[number] = {};
    put(schedule, 'quantity', source.attribute(element, '', 'quantity'));
    put(schedule, 'date', dayOf(source, element, 'requestedDeliveryDate'));
    const shipped = dayOf(source, element, 'requestedShipmentDate');
    if (shipped !== undefined) schedule.requestedShip = { date: shipped };
    const unit = textAt(element, 'UnitOfMeasure');
    source.markRead(element, 'UnitOfMeasure');
    if (unit !== '' && ordered !== '' && unit !== ordered) {
      const message = `A delivery is in ${unit.slice(0, 10)}, the line in ${ordered.slice(0, 10)}.`;
      source.tell(finding('delivery-unit-differs', message, { at: { pointer: element.path } }));
    }
    return filled(schedule) === undefined ? [] : [{ ...schedule, ...place }];
  });
  if (schedules.length > 0) line.schedules = schedules;
  else if (shipTo !== undefined) line.schedules = [place];
}

/** By rate, or the sum alone. */
function lineTaxesOf(source: Source, item: XmlElement): NonNullable<DraftLine['taxes']> {
  const tax = below(item, 'Tax');
  const taxes = taxesOf(source, tax);
  if (taxes.length > 0) return taxes;
  const amount = source.field(tax, 'Money');
  return amount === undefined ? [] : [{ type: implied('tax-type', 'Tax'), amount }];
}

/** A class says what kind of thing an item is, not which one: it is a reference, so that it never stands in for an item number. */
function classesOf(source: Source, detail: XmlElement | undefined): References {
  const classes = allBelow(detail, 'Classification').flatMap((element) => {
    const value = source.field(element, '');
    const type = source.attribute(element, '', 'domain') ?? implied('reference-type', 'Classification');
    return value === undefined ? [] : [{ type, value }];
  });
  const maker = source.field(detail, 'ManufacturerName');
  return maker === undefined
    ? classes
    : [...classes, { type: implied('reference-type', 'ManufacturerName'), value: maker }];
}

function referencesOf(source: Source, item: XmlElement): References {
  const agreements = ['MasterAgreementIDInfo', 'MasterAgreementReference'].flatMap((name) =>
    namedReferences(source, below(item, name), ['agreementID']),
  );
  return [
    ...namedReferences(source, item, ['requisitionID', 'agreementItemNumber']),
    ...agreements,
    ...idReferences(source, item),
    ...accountsOf(source, item),
  ];
}
