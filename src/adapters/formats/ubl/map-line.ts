/** One line: item numbers, quantity, price and its basis, deliveries, charges (UBL 2.3, OrderLine, LineItem, Item). */
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftLine } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, implied, put, textAt, type Source } from '../../xml/source.ts';
import { mapLineDelivery } from './map-delivery.ts';
import { chargesOf, lineTaxesOf } from './map-money.ts';
import { namedReferences, notesOf, referencesOf, tellFile } from './map-references.ts';
import { LINE_ACTIONS } from '../../xml/uncl.ts';
import { GTIN_SCHEMES } from './tables.ts';

export function lineOf(source: Source, element: XmlElement, isPeppol: boolean): DraftLine {
  const item = below(element, 'LineItem');
  const line: DraftLine = {};
  if (item === undefined) return line;
  put(line, 'lineNumber', source.field(item, 'ID'));
  const action = LINE_ACTIONS.get(textAt(item, 'LineStatusCode'));
  if (action !== undefined) put(line, 'action', source.field(item, 'LineStatusCode', action));
  else if (textAt(item, 'LineStatusCode') !== '') put(line, 'action', source.field(item, 'LineStatusCode'));
  put(line, 'quantity', source.field(item, 'Quantity'));
  put(line, 'uom', source.attribute(item, 'Quantity', 'unitCode'));
  put(line, 'sourceUom', source.attribute(item, 'Quantity', 'unitCode'));
  put(line, 'amount', source.field(item, 'LineExtensionAmount'));
  mapPrice(source, line, item);
  mapItem(source, line, below(item, 'Item'));
  mapLineDelivery(source, line, item);
  const charges = chargesOf(source, item, isPeppol);
  if (charges.length > 0) line.allowancesCharges = charges;
  const taxes = lineTaxesOf(source, item);
  if (taxes.length > 0) line.taxes = taxes;
  mapRemarks(source, line, element, item);
  for (const part of allBelow(item, 'SubLineItem')) {
    const message = `Line ${textAt(item, 'ID').slice(0, 20)} has parts of its own (SubLineItem); they are no lines of the order.`;
    source.tell(finding('subline-left-out', message, { at: { pointer: part.path } }));
  }
  return line;
}

/** What is said beside goods and money. Whether a part may come alone is kept in the words of the document. */
function mapRemarks(source: Source, line: DraftLine, element: XmlElement, item: XmlElement): void {
  const notes = [...notesOf(source, element), ...notesOf(source, item)];
  for (const name of ['PartialDeliveryIndicator', 'BackOrderAllowedIndicator']) {
    const text = source.field(item, name);
    if (text !== undefined) notes.push({ type: implied('note-type', name), text });
  }
  for (const property of allBelow(below(item, 'Item'), 'AdditionalItemProperty')) {
    const type = source.field(property, 'Name');
    const text = source.field(property, 'Value') ?? source.field(property, 'ValueQuantity');
    if (type !== undefined && text !== undefined) notes.push({ type, text });
  }
  if (notes.length > 0) line.notes = notes;
  const references = [
    ...namedReferences(source, item, ['SalesOrderID', 'AccountingCost', 'AccountingCostCode']),
    ...[...element.children, ...item.children]
      .filter(({ name }) => /(?:Line|Document)Reference$/.test(name))
      .flatMap((each) => referencesOf(source, each)),
    ...allBelow(item, 'OriginatorParty').flatMap((party) => {
      const value = source.field(party, 'PartyName/Name') ?? source.field(party, 'PartyIdentification/ID');
      return value === undefined ? [] : [{ type: implied('reference-type', 'OriginatorParty'), value }];
    }),
  ];
  if (references.length > 0) line.references = [...(line.references ?? []), ...references];
  for (const document of allBelow(below(item, 'Item'), 'ItemSpecificationDocumentReference'))
    tellFile(source, document);
}

/** PriceAmount is what is paid for BaseQuantity; what was taken off before (Price/AllowanceCharge) explains it, and is not taken off again. */
function mapPrice(source: Source, line: DraftLine, item: XmlElement): void {
  const price = below(item, 'Price');
  put(line, 'unitPrice', source.field(price, 'PriceAmount'));
  put(line, 'priceBasisQuantity', source.field(price, 'BaseQuantity'));
  const priced = below(price, 'BaseQuantity')?.attributes.get('unitCode')?.trim();
  const ordered = below(item, 'Quantity')?.attributes.get('unitCode')?.trim();
  if (price === undefined || priced === undefined || ordered === undefined || priced === ordered) return;
  const message = `The price is for ${priced.slice(0, 10)}, the quantity is in ${ordered.slice(0, 10)}.`;
  source.tell(finding('price-unit-differs', message, { at: { pointer: price.path } }));
}

function mapItem(source: Source, line: DraftLine, item: XmlElement | undefined): void {
  const name = source.field(item, 'Name');
  const description = source.field(item, 'Description');
  put(line, 'description', name ?? description);
  // Many programs fill both with the same text.
  if (name !== undefined && name.text.trim() !== description?.text.trim()) put(line, 'specification', description);
  put(line, 'buyerSku', source.field(item, 'BuyersItemIdentification/ID'));
  put(line, 'supplierSku', source.field(item, 'SellersItemIdentification/ID'));
  put(line, 'manufacturerPartNumber', source.field(item, 'ManufacturersItemIdentification/ID'));
  for (const standard of allBelow(item, 'StandardItemIdentification')) {
    const id = below(standard, 'ID');
    const value = source.field(id, '');
    if (value === undefined) continue;
    const scheme = id?.attributes.get('schemeID')?.trim().toUpperCase() ?? '';
    // A number that is said to be a GTIN and has another length is none (GS1 General Specifications 3.3).
    const isGtin = (GTIN_SCHEMES.has(scheme) || scheme === '') && /^(\d{8}|\d{12,14})$/.test(value.text.trim());
    if (isGtin && line.gtin === undefined) put(line, 'gtin', value);
    else addId(line, source.attribute(id, '', 'schemeID') ?? implied('identifier-scheme', 'mutuallyDefined'), value);
  }
  addId(line, implied('identifier-scheme', 'Catalogue'), source.field(item, 'CatalogueItemIdentification/ID'));
  mapClasses(source, line, item);
}

function addId(line: DraftLine, scheme: DraftField, value: DraftField | undefined): void {
  if (value !== undefined) (line.otherIds ??= []).push({ scheme, value });
}

/** A class says what kind of thing an item is, not which one: it is a reference, so that it never stands in for an item number. */
function mapClasses(source: Source, line: DraftLine, item: XmlElement | undefined): void {
  for (const element of allBelow(item, 'CommodityClassification')) {
    for (const code of [...allBelow(element, 'ItemClassificationCode'), ...allBelow(element, 'CommodityCode')]) {
      const value = source.field(code, '');
      const type = source.attribute(code, '', 'listID') ?? implied('reference-type', 'CommodityClassification');
      if (value !== undefined) (line.references ??= []).push({ type, value });
    }
  }
}
