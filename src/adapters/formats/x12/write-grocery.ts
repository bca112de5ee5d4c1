/** The grocery order, 875. It has fewer places than an 850: no line numbers, two item numbers, one contact of each party, in the header. */
import { Big } from 'big.js';
import type { Order, OrderLine } from '../../../model/order.ts';
import { orderTypeCode, required } from './write-header.ts';
import { unitOf } from './write-ids.ts';
import { packDraft, PACKS, pairs, unitCode } from './write-item.ts';
import { partyBlock, partyBlocks } from './write-party.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';
import { dayBlocks, referenceBlocks } from './write-terms.ts';

/** G5001. */
const STATUS_CODES: Readonly<Record<Order['purpose'], string>> = {
  original: 'N',
  change: 'R',
  replace: 'L',
  cancellation: 'F',
  duplicate: 'T',
  confirmation: 'C',
};

const NONE: ReadonlySet<string> = new Set();

/** Fields of the order that an 875 has no segment for. */
const HOMELESS = ['releaseNumber', 'changeSequence', 'changesPo', 'currency', 'orderReason', 'allowancesCharges', 'taxes'] as const; // prettier-ignore
const LINE_HOMELESS = ['action', 'priceBasisQuantity', 'amount', 'requestedDelivery', 'requestedShip', 'components', 'allowancesCharges', 'taxes', 'requirements'] as const; // prettier-ignore

export function groceryBlocks(sheet: Sheet, order: Order): Block[] {
  for (const field of HOMELESS) if (order[field] !== undefined) sheet.leftOut(`/${field}`, 'has no place in an 875');
  if (order.requirements !== undefined) sheet.leftOut('/requirements', 'has no place in an 875');
  required(sheet, '/poNumber', order.poNumber);
  required(sheet, '/orderDate', order.orderDate);
  const { contractNumber, quoteNumber, salesperson, releaseNumber } = order;
  const fields = { contractNumber, quoteNumber, salesperson, releaseNumber };
  const type = order.orderType === undefined ? '' : orderTypeCode(sheet, order.orderType);
  return [
    ...block(
      [
        'G50', sheet.id('/purpose', 'G50', 1, STATUS_CODES[order.purpose]), sheet.day('/orderDate', 'G50', 2, order.orderDate),
        sheet.id('/poNumber', 'G50', 3, order.poNumber), '', '', '', type === 'ZZ' ? '' : type,
      ], // prettier-ignore
      [],
    ),
    ...ownReferences(sheet, order),
    ...referenceBlocks(sheet, order, '', 'N9', fields, NONE),
    ...dayBlocks(sheet, order, '', 'G62'),
    ...notes(sheet, order),
    ...terms(sheet, order),
    ...partyBlocks(sheet, order),
    ...order.lines.flatMap((line, index) => lineBlock(sheet, line, index)),
    ...totals(sheet, order),
  ];
}

function ownReferences(sheet: Sheet, order: Order): Block[] {
  const rows = [
    ['contractNumber', 'CT'],
    ['quoteNumber', 'PR'],
    ['salesperson', 'SA'],
  ] as const;
  return rows.flatMap(([field, qualifier]) => {
    const value = sheet.id(`/${field}`, 'N9', 2, order[field]);
    return value === '' ? [] : block(['N9', qualifier, value], [`/${field}`]);
  });
}

/** NTE: general notes have no code. */
function notes(sheet: Sheet, order: Order): Block[] {
  return (order.notes ?? []).flatMap(({ type, text }, index) => {
    const at = `/notes/${index}`;
    const isCode = type !== 'general' && sheet.fits('NTE', 1, type);
    if (!isCode && type !== 'general') sheet.leftOut(`${at}/type`, 'is no code that NTE holds');
    return sheet.pieces(at, 'NTE', 2, text, 20).flatMap((piece) => block(['NTE', isCode ? type : '', piece], [at]));
  });
}

/** G66 and G23. Both codes of G23 are mandatory, and ZZ says that they are agreed elsewhere. */
function terms(sheet: Sheet, { deliveryTerms, paymentTerms }: Order): Block[] {
  const { incoterm, place, carrier, transportMode, freightPayment } = deliveryTerms ?? {};
  const at = '/deliveryTerms';
  if (incoterm !== undefined) sheet.leftOut(`${at}/incoterm`, 'has no place in an 875');
  const transport = block(
    [
      'G66', sheet.id(`${at}/freightPayment`, 'G66', 1, freightPayment), sheet.id(`${at}/transportMode`, 'G66', 2, transportMode),
      '', '', sheet.text(`${at}/carrier`, 'G66', 5, carrier), '', sheet.text(`${at}/place`, 'G66', 7, place),
    ], // prettier-ignore
    ['freightPayment', 'transportMode', 'carrier', 'place'].map((field) => `${at}/${field}`),
  );
  if (paymentTerms === undefined) return transport;
  const due = '/paymentTerms';
  const whole = (field: 'netDays' | 'discountDays', element: number): string =>
    sheet.id(
      `${due}/${field}`,
      'G23',
      element,
      paymentTerms[field] === undefined ? undefined : String(paymentTerms[field]),
    );
  const day = (field: 'netDate' | 'discountDate', element: number): string =>
    sheet.day(`${due}/${field}`, 'G23', element, paymentTerms[field]);
  const cells = [
    '', '', sheet.id(`${due}/discountPercent`, 'G23', 5, paymentTerms.discountPercent), day('discountDate', 6),
    whole('discountDays', 7), day('netDate', 8), whole('netDays', 9), '', '', '', '', '', sheet.text(`${due}/text`, 'G23', 15, paymentTerms.text),
  ]; // prettier-ignore
  const isEmpty = cells.every((cell) => cell === '');
  if (!isEmpty && paymentTerms.netDays === undefined && paymentTerms.netDate === undefined) {
    for (const field of ['discountPercent', 'discountDate', 'discountDays', 'text'] as const)
      if (paymentTerms[field] !== undefined) sheet.leftOut(`${due}/${field}`, 'has no place in an 875 that does not say when the whole is due'); // prettier-ignore
    return transport;
  }
  return [...transport, ...(isEmpty ? [] : block(['G23', 'ZZ', 'ZZ', ...cells], [due]))];
}

function lineBlock(sheet: Sheet, line: OrderLine, index: number): Block[] {
  const path = `/lines/${index}`;
  for (const field of LINE_HOMELESS) {
    if (line[field] !== undefined) sheet.leftOut(`${path}/${field}`, 'has no place in an 875');
  }
  const basis = line.priceBasisQuantity ?? '1';
  const isOfOne = /^1(?:\.0*)?$/.test(basis);
  if (!isOfOne && line.unitPrice !== undefined)
    sheet.leftOut(`${path}/unitPrice`, 'would be another price without its basis');
  if (line.lineNumber !== String(index + 1)) sheet.leftOut(`${path}/lineNumber`, 'is counted anew: G68 has none');
  const unit = unitCode(sheet, line, path, 'G68', 2);
  const [first, ...others] = line.otherIds ?? [];
  // G6804 holds a case code of twelve digits, which is read as the first of the other numbers.
  const isCased = first?.scheme === 'UA' && /^\d{12}$/.test(first.value);
  const numbers = isCased ? { ...line, otherIds: others } : line;
  const shifted = isCased && others.length > 0;
  if (shifted) sheet.leftOut(`${path}/otherIds`, 'are more than a G68 holds beside a case code');
  const ids = pairs(sheet, shifted ? { ...line, otherIds: [] } : numbers, path, 'G68', 5, 2);
  const draft = [
    'G68', sheet.id(`${path}/quantity`, 'G68', 1, line.quantity), unit,
    isOfOne ? sheet.id(`${path}/unitPrice`, 'G68', 3, line.unitPrice) : '', isCased ? first.value : '', ...ids,
  ]; // prettier-ignore
  return [{ draft, paths: [path], children: [...textBlocks(sheet, line, path), ...inside(sheet, line, path)] }];
}

/** G69: description, specification, then further descriptions. */
function textBlocks(sheet: Sheet, line: OrderLine, path: string): Block[] {
  const { specification } = line;
  const description = sheet.text(`${path}/description`, 'G69', 1, line.description);
  const isSpecified = specification !== undefined && description !== '';
  if (specification !== undefined && !isSpecified)
    sheet.leftOut(`${path}/specification`, 'would be read as the description, which the line has not');
  const one = (at: string, text: string | undefined): Block[] => {
    const cell = sheet.text(at, 'G69', 1, text);
    return cell === '' ? [] : block(['G69', cell], [at]);
  };
  return [
    ...block(['G69', description], [`${path}/description`]),
    ...(isSpecified ? one(`${path}/specification`, specification) : []),
    ...(line.notes ?? []).flatMap((note, index) => {
      const at = `${path}/notes/${index}`;
      if (isSpecified && note.type === 'description') return one(at, note.text);
      sheet.leftOut(at, 'has no place in an 875');
      return [];
    }),
  ];
}

function inside(sheet: Sheet, line: OrderLine, path: string): Block[] {
  const packs = (line.references ?? []).flatMap(({ type, value }, index) => {
    const at = `${path}/references/${index}`;
    if (/^(?:DTM|G62)\//.test(type)) sheet.leftOut(at, 'is a day, and a G68 has none');
    const draft = packDraft(sheet, { type, value }, at, 'G70');
    return draft === undefined ? [] : block(draft, [at]);
  });
  const deliveries = (line.schedules ?? []).flatMap(({ quantity, date, shipTo }, index) => {
    const at = `${path}/schedules/${index}`;
    if (date !== undefined) sheet.leftOut(`${at}/date`, 'has no place in an 875');
    if (shipTo === undefined) {
      sheet.leftOut(at, 'names no ship-to, which the loop begins with');
      return [];
    }
    const amount = sheet.id(`${at}/quantity`, 'QTY', 2, quantity);
    return partyBlock(sheet, 'ST', shipTo, `${at}/shipTo`, at, amount === '' ? [] : block(['QTY', '01', amount], [at]));
  });
  return [...packs, ...referenceBlocks(sheet, line, path, 'N9', undefined, PACKS), ...deliveries];
}

/** G76 is mandatory with quantity and unit: when the order does not give the sum, it is counted. */
function totals(sheet: Sheet, { totals: said = {}, lines }: Order): Block[] {
  for (const field of ['lineCount', 'goods', 'allowances', 'charges', 'tax'] as const) {
    if (said[field] !== undefined) sheet.leftOut(`/totals/${field}`, 'has no place in an 875');
  }
  const sum = lines.reduce((total, { quantity = '0' }) => total.plus(quantity), new Big(0)).toFixed();
  if (said.quantity === undefined) sheet.leftOut('/totals/quantity', 'is missing, and G76 must name it');
  const quantity = sheet.id('/totals/quantity', 'G76', 1, said.quantity ?? sum);
  if (new Set(lines.map(unitOf)).size > 1)
    sheet.leftOut('/totals/quantity', 'adds up several units, and G76 must name one of them');
  const [first] = lines;
  const unit = first === undefined ? '' : unitCode(sheet, first, '/lines/0', 'G76', 2);
  const grand = sheet.cents('/totals/grand', 'G76', 8, said.grand);
  return block(['G76', quantity, unit === '' ? 'EA' : unit, '', '', '', '', '', grand], ['/totals']);
}
