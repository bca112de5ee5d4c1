/** The mapping of ORDERS and ORDCHG as a table for people, made from the very tables that the mapper uses. */
import type { StandardRow } from '../../../model/partner-profile.ts';
import { labelOf, partLabel } from './map-elements.ts';
import {
  ALLOWANCE_AMOUNTS,
  CONTACT_NUMBERS,
  COUNTS,
  DATES,
  HEADER_TEXTS,
  ID_SCHEMES,
  ITEM_IDS,
  LINE_ACTIONS,
  LINE_AMOUNT,
  LINE_TEXTS,
  ORDER_DATES,
  ORDER_REFERENCE,
  ORDER_TYPES,
  ORDERED_QUANTITY,
  PARTY_REFERENCES,
  PARTY_ROLES,
  STAND_INS,
  PRICES,
  PURPOSES,
  REFERENCES,
  TOTALS,
} from './map-tables.ts';

/** "Their field → our field, why", for both messages. */
export const mapRows: readonly StandardRow[] = [...rowsOf('ORDERS'), ...rowsOf('ORDCHG')];

/** One row for each code that has a meaning. */
function rowsOf(document: 'ORDERS' | 'ORDCHG'): StandardRow[] {
  const rows: StandardRow[] = [];
  const add = (theirField: string, ourField: string, why: string): void => {
    rows.push({ document, theirField, ourField, why });
  };
  for (const [code, value] of PURPOSES) add(`BGM03 = ${code}`, '/purpose', value);
  for (const [code, value] of ORDER_TYPES) add(`BGM01-1 = ${code}`, '/orderType', value);
  add('BGM02', '/poNumber', 'number of the document');
  add(coded('RFF', '1154', '1153', ORDER_REFERENCE), '/changesPo', 'the order that is changed, replaced or canceled');
  for (const [code, { why }] of ORDER_DATES) add(coded('DTM', '2380', '2005', code), '/orderDate', why);
  add(`${labelOf('DTM', '2380')}, behind an RFF`, '/references', 'date of that reference, as referenceDate/ and its code, or date/171; 4 behind RFF+ON is that of the order'); // prettier-ignore
  for (const [code, { to, why }] of REFERENCES) add(coded('RFF', '1154', '1153', code), `/${to}`, why);
  add(labelOf('RFF', '1154'), '/references', 'any other reference; below LIN /lines/-/references');
  addTerms(add);
  for (const [code, { to, why }] of HEADER_TEXTS) add(coded('FTX', '4440', '4451', code), `/${to}`, why);
  for (const [code, role] of PARTY_ROLES) add(`NAD (NAD01 = ${code})`, `/${role}`, 'the first of its kind');
  for (const [code, fields] of STAND_INS)
    for (const field of fields) add(`NAD (NAD01 = ${code})`, `/${field}`, 'where no party of that role is named');
  for (const [code, scheme] of ID_SCHEMES)
    add(coded('NAD', '3039', '3055', code), '/buyer/identifiers', `${scheme}; likewise for every party`);
  for (const [code, scheme] of PARTY_REFERENCES)
    add(coded('RFF', '1154', '1153', code), '/buyer/identifiers', `${scheme}, below NAD; likewise for every party`);
  for (const [code, field] of CONTACT_NUMBERS)
    add(coded('COM', '3148', '3155', code), `/buyer/contact/${field}`, 'likewise for every party');
  add(coded('CUX', '6345', '6347', '2'), '/currency', 'currency of the prices');
  add(labelOf('TOD', '4053'), '/deliveryTerms/incoterm', 'terms of delivery');
  add(labelOf('TOD', '4215'), '/deliveryTerms/freightPayment', 'who pays the freight');
  add(labelOf('TDT', '8067'), '/deliveryTerms/transportMode', 'mode of transport');
  add(labelOf('TDT', '3127'), '/deliveryTerms/carrier', 'carrier, by code, else by name');
  add(coded('PAT', '2152', '4279', '1'), '/paymentTerms/netDays', 'days until the whole is due, or weeks as days');
  add(coded('PAT', '2152', '4279', '22'), '/paymentTerms/discountDays', 'days for the cash discount');
  add(coded('PYT', '2152', '4279', '1'), '/paymentTerms/netDays', 'the same, from D02B on; 22 likewise');
  add(
    coded('DTM', '2380', '2005', '13'),
    '/paymentTerms/netDate',
    'day on which the whole is due, below PAT or PYT 1 or 3; 140 likewise',
  );
  add(
    coded('DTM', '2380', '2005', '12'),
    '/paymentTerms/discountDate',
    'last day of the cash discount, below PAT or PYT',
  );
  add(coded('PCD', '5482', '5245', '12'), '/paymentTerms/discountPercent', 'cash discount, below PAT 22');
  for (const [code, { to, why }] of DATES) {
    add(coded('DTM', '2380', '2005', code), `/${to}`, why);
    add(coded('DTM', '2380', '2005', code), `/lines/-/${to}`, `${why}, below LIN`);
  }
  add(partLabel('LIN', 1), '/lines/-/lineNumber', 'number of the line');
  for (const [code, action] of LINE_ACTIONS) add(`LIN02 = ${code}`, '/lines/-/action', action);
  for (const [code, field] of ITEM_IDS)
    add(`LIN03-1 (LIN03-2 = ${code}), PIA likewise`, `/lines/-/${field}`, 'the first of its kind');
  for (const [code, { to, why }] of LINE_TEXTS) add(coded('FTX', '4440', '4451', code), `/lines/-/${to}`, why);
  add(
    labelOf('IMD', '7008'),
    '/lines/-/description',
    'first description of the product; the second is its specification',
  );
  add(coded('QTY', '6060', '6063', ORDERED_QUANTITY), '/lines/-/quantity', 'quantity ordered');
  add(coded('QTY', '6411', '6063', ORDERED_QUANTITY), '/lines/-/uom', 'its unit; in EANCOM none means pieces');
  for (const code of PRICES)
    add(coded('PRI', '5118', '5125', code), '/lines/-/unitPrice', 'by preference: net, calculated, gross');
  add(labelOf('PRI', '5284'), '/lines/-/priceBasisQuantity', 'how many units the price is for');
  add(coded('MOA', '5004', '5025', LINE_AMOUNT), '/lines/-/amount', 'amount of the line');
  addMore(add);
  for (const [code, { to, why }] of TOTALS) add(coded('MOA', '5004', '5025', code), `/totals/${to}`, why);
  for (const [code, { to, why }] of COUNTS) add(coded('CNT', '6066', '6069', code), `/totals/${to}`, why);
  return rows;
}

type Add = (theirField: string, ourField: string, why: string) => void;

/** What stands in the header and below a line alike. */
function addTerms(add: Add): void {
  const line = 'below LIN that of the line';
  add('ALC01 = A', '/allowancesCharges/-/kind', `allowance; C is a charge; ${line}`);
  add(labelOf('ALC', '7161'), '/allowancesCharges/-/code', 'what it is for, as coded');
  add(labelOf('ALC', '7160'), '/allowancesCharges/-/reason', 'reason in words');
  for (const code of ALLOWANCE_AMOUNTS)
    add(coded('MOA', '5004', '5025', code), '/allowancesCharges/-/amount', 'its amount, below ALC');
  add(labelOf('PCD', '5482'), '/allowancesCharges/-/percent', 'its percent, below ALC');
  add(labelOf('RTE', '5420'), '/allowancesCharges/-/amount', 'its rate times the quantity of QTY below ALC, without amount and percent');
  add(labelOf('TAX', '5153'), '/taxes/-/type', `kind of tax; ${line}`);
  add(labelOf('TAX', '5278'), '/taxes/-/percent', 'rate of the tax');
  add(coded('MOA', '5004', '5025', '124'), '/taxes/-/amount', 'amount of the tax, below TAX');
  add(labelOf('PAI', '4439'), '/references', 'how it is to be paid, as paymentConditions, paymentGuarantee, paymentMeans');
  add(coded('LOC', '3224', '3227', '1'), '/deliveryTerms/place', 'place of the terms of delivery');
  add(labelOf('LOC', '3225'), '/references', 'any other place, as place/ and its code');
  add(labelOf('PAC', '7064'), '/requirements/packaging', `kind of package in words; ${line}`);
  add(labelOf('PAC', '7224'), '/references', `number of packages, as package/ and their code; ${line}`);
  add(labelOf('PCI', '7102'), '/notes', `marks and labels; ${line}`);
  add(labelOf('CTA', '3412'), '/buyer/contact/name', 'the first contact; likewise for every party');
  add(labelOf('FTX', '4440'), '/notes', `any other text, its type by 4451; ${line}`);
  add(labelOf('DTM', '2380'), '/references', `any other day, as date/ and its code; ${line}`);
} // prettier-ignore

/** What only a line has. */
function addMore(add: Add): void {
  add(labelOf('PIA', '7140'), '/lines/-/otherIds', 'any other item number, its scheme by 7143; a substitute by 4347');
  add(labelOf('IMD', '7008'), '/lines/-/notes', 'any further description, as characteristic/ and 7081');
  add(labelOf('QTY', '6060'), '/lines/-/references', 'any other quantity, as quantity/ and its code');
  add(labelOf('PRI', '5118'), '/lines/-/references', 'any other price, as price/ and its code');
  add(labelOf('MOA', '5004'), '/lines/-/references', 'any other amount, as amount/ and its code');
  add(labelOf('MEA', '6314'), '/lines/-/references', 'a measured value, as measure/ and its code');
  add(labelOf('GIN', '7402'), '/lines/-/references', 'an identity number, as identity/ and its code');
  add(coded('LOC', '3225', '3227', '7'), '/lines/-/schedules/-/shipTo/identifiers', 'where a delivery of the line goes');
  add(coded('LOC', '3225', '3227', '8'), '/lines/-/schedules/-/shipTo/identifiers', 'the same, with a quantity below it');
  add(coded('NAD', '3039', '3035', 'DP'), '/lines/-/schedules/-/shipTo/identifiers', 'the same');
  add(`${labelOf('QTY', '6060')}, below LOC, NAD or SCC`, '/lines/-/schedules/-/quantity', 'quantity of that delivery');
  add(`${labelOf('DTM', '2380')}, below LOC, NAD or SCC`, '/lines/-/schedules/-/date', 'its day, by 2005');
  add('LIN04-1 = 1', '', 'a line that details another is no line of the order: it is told and left out');
} // prettier-ignore

/** An element that is read when another one of its segment holds a code. */
function coded(tag: string, value: string, qualifier: string, code: string): string {
  return `${labelOf(tag, value)} (${labelOf(tag, qualifier)} = ${code})`;
}
