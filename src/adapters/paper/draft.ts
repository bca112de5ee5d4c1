/** What a paper says, as a draft of the canonical order: each field with its words, place and confidence. */
import { finding } from '../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder, DraftParty } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found } from './found.ts';
import type { PaperParty } from './head/party.ts';
import { placeOf } from './layout/layout.ts';
import { isAddressAlone } from './prose/complete.ts';
import type { ItemField, PaperItem } from './table/item.ts';
import type { PaperOrder } from './understand.ts';

/** Below this any other value is told: it does not stop the order. */
const FAIRLY_SURE = 0.9;
type Doubt = 'value-uncertain' | 'value-unsure';

/** Below this a quantity, price or item number is never passed on in silence. */
export const SURE = 0.95;

export interface Drafting {
  readonly draft: DraftOrder;
  readonly findings: readonly Finding[];
}

export function draftOrder(order: PaperOrder): Drafting {
  const { head, parties, sums, currency, items } = order;
  const draft: DraftOrder = {};
  const set = <Key extends keyof DraftOrder>(key: Key, value: DraftOrder[Key] | undefined): void => {
    if (value !== undefined) draft[key] = value;
  };
  set('poNumber', field(head.poNumber));
  set('releaseNumber', field(head.release));
  set('orderType', field(order.orderType));
  set('orderDate', field(head.orderDate));
  set('currency', field(currency));
  set('contractNumber', field(head.contract));
  set('quoteNumber', field(head.quote));
  set('buyer', withContact(party(parties.buyer), head.contact));
  set('seller', party(parties.supplier));
  set('shipTo', party(parties.shipTo));
  set('billTo', party(parties.billTo));
  if (head.deliveryDate !== undefined) draft.requestedDelivery = { date: fieldOf(head.deliveryDate) };
  if (head.shipDate !== undefined) draft.requestedShip = { date: fieldOf(head.shipDate) };
  if (order.cancelAfter !== undefined)
    draft.requestedShip = { ...draft.requestedShip, latest: fieldOf(order.cancelAfter) };
  if (order.discount !== undefined && sums.allowances === undefined)
    draft.allowancesCharges = [{ kind: ALLOWANCE, percent: fieldOf(order.discount) }];
  if (head.paymentTerms !== undefined) draft.paymentTerms = { text: fieldOf(head.paymentTerms) };
  if (head.deliveryTerms !== undefined || head.carrier !== undefined)
    draft.deliveryTerms = delivery(head.deliveryTerms, head.carrier);
  const totals = {
    ...(sums.lineCount === undefined
      ? {}
      : { lineCount: { ...fieldOf(sums.lineCount), value: Number(sums.lineCount.value) } }),
    ...(sums.quantity === undefined ? {} : { quantity: fieldOf(sums.quantity) }),
    ...(sums.goods === undefined ? {} : { goods: fieldOf(sums.goods) }),
    ...(sums.allowances === undefined ? {} : { allowances: fieldOf(sums.allowances) }),
    ...(sums.charges === undefined ? {} : { charges: fieldOf(sums.charges) }),
    ...(sums.tax === undefined ? {} : { tax: fieldOf(sums.tax) }),
    ...(sums.grand === undefined ? {} : { grand: fieldOf(sums.grand) }),
  };
  if (Object.keys(totals).length > 0) draft.totals = totals;
  draft.lines = items.map(lineOf);
  return { draft, findings: [...order.findings, ...doubts(order)] };
}

function field(found: Found | undefined): DraftField | undefined {
  return found === undefined ? undefined : fieldOf(found);
}

function fieldOf(found: Found): DraftField {
  const at = placeOf(found.tokens);
  return {
    text: found.text,
    rule: found.rule,
    confidence: found.confidence,
    ...(at === undefined ? {} : { at }),
    ...(found.value === undefined ? {} : { value: found.value }),
  };
}

function party(found: PaperParty | undefined): DraftParty | undefined {
  if (found === undefined) return undefined;
  const lines = found.address.map(fieldOf);
  if (isAddressAlone(found)) return { address: { lines: [fieldOf(found.name), ...lines] } };
  return { name: fieldOf(found.name), ...(lines.length === 0 ? {} : { address: { lines } }) };
}

function withContact(draft: DraftParty | undefined, contact: Found | undefined): DraftParty | undefined {
  if (draft === undefined || contact === undefined) return draft;
  return { ...draft, contact: { name: fieldOf(contact) } };
}

const INCOTERM = /\b(EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP|DAT|DDU)\b/;

function delivery(terms: Found | undefined, carrier: Found | undefined): NonNullable<DraftOrder['deliveryTerms']> {
  const incoterm = terms === undefined ? undefined : INCOTERM.exec(terms.text)?.[1];
  return {
    ...(terms === undefined || incoterm === undefined ? {} : { incoterm: { ...fieldOf(terms), value: incoterm } }),
    ...(terms === undefined || isIncotermAlone(terms.text) ? {} : { place: fieldOf(terms) }),
    ...(carrier === undefined ? {} : { carrier: fieldOf(carrier) }),
  };
}

function isIncotermAlone(text: string): boolean {
  return text.replace(INCOTERM, '').replaceAll(/[^\p{L}\d]/gu, '') === '';
}

function lineOf({ fields, place }: PaperItem): DraftLine {
  const line: DraftLine = {};
  const put = (
    name: ItemField,
    key:
      | 'lineNumber'
      | 'buyerSku'
      | 'supplierSku'
      | 'gtin'
      | 'manufacturerPartNumber'
      | 'description'
      | 'specification'
      | 'quantity'
      | 'unitPrice'
      | 'priceBasisQuantity'
      | 'amount',
  ): void => {
    const found = fields[name];
    if (found !== undefined) line[key] = fieldOf(found);
  };
  put('lineNumber', 'lineNumber');
  put('buyerSku', 'buyerSku');
  put('supplierSku', 'supplierSku');
  put('gtin', 'gtin');
  put('mpn', 'manufacturerPartNumber');
  put('description', 'description');
  put('specification', 'specification');
  put('quantity', 'quantity');
  put('price', 'unitPrice');
  put('basis', 'priceBasisQuantity');
  put('amount', 'amount');
  const { unit, date, shipDate, discount } = fields;
  if (unit !== undefined) {
    // The unit is read by its meaning, so its text goes on, with the code that its language gives; `normalize` knows the others.
    const { value: _value, ...text } = fieldOf(unit);
    line.uom = unit.code === undefined ? text : { ...text, value: unit.code };
    line.sourceUom = text;
  }
  if (date !== undefined) line.requestedDelivery = { date: fieldOf(date) };
  if (shipDate !== undefined) line.requestedShip = { date: fieldOf(shipDate) };
  if (place !== undefined)
    line.schedules = [
      { ...(fields.quantity === undefined ? {} : { quantity: fieldOf(fields.quantity) }), shipTo: placeOfLine(place) },
    ];
  if (discount !== undefined && Number(discount.value) !== 0)
    line.allowancesCharges = [
      { kind: { text: '', rule: 'paper/column/discount', value: 'allowance' }, percent: fieldOf(discount) },
    ];
  return line;
}

/** A number of a store is its buyer's; anything else a name. */
function placeOfLine(place: Found): DraftParty {
  return /^[A-Z]{0,4}[-#]?\d{1,13}$/.test(place.text)
    ? { identifiers: [{ value: fieldOf(place) }] }
    : { name: fieldOf(place) };
}

const ALLOWANCE: DraftField = { text: '', rule: 'paper/label/discount', value: 'allowance' };

const DECISIVE: readonly (readonly [ItemField, string, string])[] = [
  ['quantity', 'quantity', 'quantity'],
  ['price', 'unitPrice', 'price'],
  ['buyerSku', 'buyerSku', 'item number'],
  ['supplierSku', 'supplierSku', 'item number'],
];

/** A decisive value that is not sure enough becomes an issue with its place: a person looks at it. */
function doubts({ items, head, parties, sums }: PaperOrder): Finding[] {
  const findings: Finding[] = [];
  const add = (found: Found | undefined, path: string, name: string, code: Doubt = 'value-uncertain'): void => {
    if (found === undefined || found.confidence >= (code === 'value-uncertain' ? SURE : FAIRLY_SURE)) return;
    const at = placeOf(found.tokens);
    findings.push(
      finding(code, `The ${name} "${found.text.slice(0, 60)}" is ${Math.round(found.confidence * 100)} % sure.`, {
        path,
        ...(at === undefined ? {} : { at }),
      }),
    );
  };
  items.forEach(({ fields }, index) => {
    for (const [name, key, words] of DECISIVE) add(fields[name], `/lines/${index}/${key}`, words);
  });
  add(head.poNumber, '/poNumber', 'order number');
  add(head.orderDate, '/orderDate', 'order date', 'value-unsure');
  add(head.deliveryDate, '/requestedDelivery/date', 'delivery date', 'value-unsure');
  add(head.shipDate, '/requestedShip/date', 'ship date', 'value-unsure');
  add(parties.buyer?.name, '/buyer/name', 'buyer', 'value-unsure');
  add(parties.supplier?.name, '/seller/name', 'supplier', 'value-unsure');
  add(parties.shipTo?.name, '/shipTo/name', 'place of delivery', 'value-unsure');
  add(sums.grand, '/totals/grand', 'total', 'value-unsure');
  items.forEach(({ fields }, index) => {
    add(fields.date, `/lines/${index}/requestedDelivery/date`, 'delivery date', 'value-unsure');
  });
  return findings;
}
