/** From a form to a draft: every text keeps its pointer, so that a finding can point at the field that it was typed into. */
import type { DraftField, DraftLine, DraftOrder, DraftParty } from '../../../model/draft.ts';
import type { FormDocument, FormItem, FormLine, FormPlace } from '../../../model/form.ts';

export function draftOf({ fields, items, customer, currency, call }: FormDocument): DraftOrder {
  const at = '/fields';
  const window = dated(typed(fields.date, `${at}/date`, 'date'));
  return dropEmpty({
    poNumber: typed(fields.poNumber, `${at}/poNumber`, 'po-number'),
    orderDate: typed(fields.orderDate, `${at}/orderDate`, 'order-date'),
    orderType: typed(fields.orderType, `${at}/orderType`, 'order-type'),
    currency: typed(currency, '/currency', 'catalogue'),
    buyer: dropEmpty<DraftParty>({
      name: typed(customer.name, '/customer/name', 'customer'),
      address: customer.address === undefined ? undefined : { lines: addressLines(customer.address) },
      contact: dropEmpty({
        name:
          typed(fields.contactName, `${at}/contactName`, 'contact') ?? typed(call?.caller, '/call/caller', 'caller'),
        phone:
          typed(fields.contactPhone, `${at}/contactPhone`, 'contact') ?? typed(call?.number, '/call/number', 'caller'),
        email: typed(fields.contactEmail, `${at}/contactEmail`, 'contact'),
      }),
    }),
    shipTo: fields.shipTo === undefined ? undefined : placeOf(fields.shipTo, `${at}/shipTo`),
    requestedDelivery: window,
    notes: [...noteOf(fields.notes, `${at}/notes`, 'general'), ...noteOf(call?.readBack, '/call/readBack', 'readBack')],
    lines: fields.lines.map((line, index) => lineOf(line, items[index] ?? null, index)),
  });
}

function lineOf(line: FormLine, item: FormItem | null, index: number): DraftLine {
  const at = `/fields/lines/${index}`;
  // Whoever sends before the page knows the item, or without a connection, means the unit that it is sold in.
  const unit = typed(line.unit, `${at}/unit`, 'unit') ?? typed(item?.unit, `/items/${index}/unit`, 'catalogue');
  return dropEmpty<DraftLine>({
    ...numbersOf(line, item, index),
    description: typed(item?.description, `/items/${index}/description`, 'catalogue'),
    quantity: typed(line.quantity, `${at}/quantity`, 'quantity'),
    uom: unit,
    sourceUom: unit,
    requestedDelivery: dated(typed(line.date, `${at}/date`, 'date')),
    notes: noteOf(line.note, `${at}/note`, 'general'),
  });
}

/** The number that was typed points at its field, the others at what is on file. One that is not on file is the customer's own. */
function numbersOf(line: FormLine, item: FormItem | null, index: number): DraftLine {
  const said = typed(line.item, `/fields/lines/${index}/item`, 'item');
  if (said === undefined) return {};
  if (item === null) return { buyerSku: said };
  const number = (key: 'supplierSku' | 'buyerSku' | 'gtin'): DraftField | undefined =>
    item[key] !== undefined && item[key] === line.item?.trim()
      ? said
      : typed(item[key], `/items/${index}/${key}`, 'catalogue');
  return dropEmpty({ buyerSku: number('buyerSku'), supplierSku: number('supplierSku'), gtin: number('gtin') });
}

function placeOf(place: FormPlace, at: string): DraftParty | undefined {
  const code = typed(place.code, `${at}/code`, 'ship-to');
  const lines = (place.lines ?? []).flatMap((line, index) => typed(line, `${at}/lines/${index}`, 'ship-to') ?? []);
  return dropEmpty<DraftParty>({
    name: typed(place.name, `${at}/name`, 'ship-to'),
    ...(code === undefined
      ? {}
      : { identifiers: [{ scheme: { text: '', rule: 'form/ship-to-code', value: 'shipTo' }, value: code }] }),
    address: dropEmpty({
      ...(lines.length === 0 ? {} : { lines }),
      city: typed(place.city, `${at}/city`, 'ship-to'),
      region: typed(place.region, `${at}/region`, 'ship-to'),
      postalCode: typed(place.postalCode, `${at}/postalCode`, 'ship-to'),
      country: typed(place.country, `${at}/country`, 'ship-to'),
    }),
  });
}

function addressLines(address: string): DraftField[] {
  const field = typed(address, '/customer/address', 'customer');
  return field === undefined ? [] : [field];
}

function noteOf(text: string | undefined, pointer: string, type: string) {
  const field = typed(text, pointer, 'note');
  return field === undefined ? [] : [{ type: { text: '', rule: 'form/note-type', value: type }, text: field }];
}

function dated(date: DraftField | undefined) {
  return date === undefined ? undefined : { date };
}

/** Undefined for a field that was left empty. */
function typed(text: string | undefined, pointer: string, rule: string): DraftField | undefined {
  return text === undefined || text.trim() === '' ? undefined : { text, at: { pointer }, rule: `form/${rule}` };
}

/** Without what is undefined or holds nothing. */
function dropEmpty<Draft extends object>(draft: { [Key in keyof Draft]?: Draft[Key] | undefined }): Draft {
  const kept = Object.entries(draft).filter(([, value]) => value !== undefined && !isEmpty(value));
  return Object.fromEntries(kept) as Draft;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
