/** The lines of an 850 or 860. */
import type { Order, OrderLine } from '../../../model/order.ts';
import { ACTION_CODES } from './line-status.ts';
import { LINE_ACTIONS } from './map-tables.ts';
import { codeOfBasis } from './price-bases.ts';
import { joinedSplit } from '../../edi/split-twice.ts';
import { textNotes } from './write-header.ts';
import { componentBlocks } from './write-components.ts';
import { storeBlocks, storesOf } from './store-quantities.ts';
import { packDraft, PACKS, pairs, unitCode } from './write-item.ts';
import { partyBlock } from './write-party.ts';
import { priceBlocks } from './write-prices.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';
import { allowanceBlocks, dayBlocks, noteBlocks, referenceBlocks, requirementBlocks, taxBlocks } from './write-terms.ts'; // prettier-ignore

const IN_CHANGE: ReadonlySet<string> = new Set([...PACKS, 'quantityLeftToReceive', 'changeCode']);

export function lineBlocks(sheet: Sheet, order: Order, type: '850' | '860'): Block[] {
  return order.lines.flatMap((line, index) => lineBlock(sheet, line, `/lines/${index}`, type));
}

function lineBlock(sheet: Sheet, line: OrderLine, path: string, type: '850' | '860'): Block[] {
  if (joinedSplit(line.quantity, line.schedules ?? []) !== undefined)
    sheet.leftOut(`${path}/schedules`, 'are all of the line twice, by place and by day, and are read as one list');
  const unit = unitCode(sheet, line, path, type === '850' ? 'PO1' : 'POC', type === '850' ? 3 : 5);
  const isPacked = line.requirements?.packaging !== undefined;
  const description = sheet.spread(`${path}/description`, 'PID', 5, line.description);
  const isSpecified =
    line.specification !== undefined && description.length > 0 && !sheet.isFull('PID', 5, description.at(-1));
  if (line.specification !== undefined && !isSpecified)
    sheet.leftOut(
      `${path}/specification`,
      `would be read as ${description.length > 0 ? 'more of the description' : 'the description, which the line has not'}`,
    );
  const apart = isSpecified ? sheet.setApart(`${path}/specification`, line.specification) : undefined;
  const specification = sheet.spread(`${path}/specification`, 'PID', 5, apart);
  const isNoted = specification.length > 0 && !sheet.isFull('PID', 5, specification.at(-1));
  const notes = new Set([...(isNoted ? ['description'] : []), ...(isPacked ? ['packaging'] : [])]);
  const how = sheet.text(`${path}/requirements/transport`, 'TD4', 4, line.requirements?.transport);
  const amount = sheet.id(`${path}/amount`, 'AMT', 2, line.amount);
  const children = [
    ...description.flatMap((text) => block(['PID', 'F', '', '', '', text], [`${path}/description`])),
    ...specification.flatMap((text) => block(['PID', 'F', '', '', '', text], [`${path}/specification`])),
    ...(isNoted ? textNotes(sheet, line, 'description', 'PID', path) : []),
    ...priceBlocks(sheet, line, path, type === '850' ? 'PO1' : 'POC'),
    ...packBlocks(sheet, line, path),
    ...referenceBlocks(sheet, line, path, 'REF', undefined, type === '850' ? PACKS : IN_CHANGE),
    ...allowanceBlocks(sheet, line, path),
    ...dayBlocks(sheet, line, path, 'DTM'),
    ...block(['TD4', '', '', '', how], [`${path}/requirements/transport`]),
    ...taxBlocks(sheet, line, path),
    ...deliveryBlocks(sheet, line, path, unit, type === '850' ? 'PO1' : 'POC'),
    ...requirementBlocks(sheet, line, path),
    ...(isPacked ? textNotes(sheet, line, 'packaging', 'PKG', path) : []),
    ...noteBlocks(sheet, line, path, notes),
    ...(amount === '' ? [] : block(['AMT', '1', amount], [`${path}/amount`])),
    ...componentBlocks(sheet, line, path, type === '850' ? 'PO1' : 'POC', unit),
  ];
  const draft = type === '850' ? orderLine(sheet, line, path, unit) : changeLine(sheet, line, path, unit);
  return [{ draft, paths: [path], children }];
}

function orderLine(sheet: Sheet, line: OrderLine, path: string, unit: string): Block['draft'] {
  if (line.action !== undefined) sheet.leftOut(`${path}/action`, 'belongs to a change (860)');
  const [price, basis] = priceOf(sheet, line, path, unit, 'PO1', 4);
  const quantity = sheet.id(`${path}/quantity`, 'PO1', 2, line.quantity);
  if (line.quantity === undefined && (line.schedules ?? []).length > 0)
    sheet.leftOut(`${path}/quantity`, 'is missing: whoever reads it takes the sum of the deliveries');
  return ['PO1', sheet.id(`${path}/lineNumber`, 'PO1', 1, line.lineNumber), quantity, unit, price, basis, ...pairs(sheet, line, path, 'PO1', 6)]; // prettier-ignore
}

function changeLine(sheet: Sheet, line: OrderLine, path: string, unit: string): Block['draft'] {
  if (line.action === undefined) sheet.leftOut(`${path}/action`, 'is missing, and POC must name one');
  const [price, basis] = priceOf(sheet, line, path, unit, 'POC', 6);
  const quantity = sheet.id(`${path}/quantity`, 'POC', 3, line.quantity);
  return [
    'POC', sheet.id(`${path}/lineNumber`, 'POC', 1, line.lineNumber), changeCodeOf(sheet, line, path), quantity,
    leftToReceive(sheet, line, path, quantity), unit, price, basis, ...pairs(sheet, line, path, 'POC', 8),
  ]; // prettier-ignore
}

/** POC02: the buyer's own code, where it means the action of the line. */
function changeCodeOf(sheet: Sheet, { action = 'change', references = [] }: OrderLine, path: string): string {
  const own = references.findIndex(({ type, value }) => type === 'changeCode' && LINE_ACTIONS[value] === action);
  for (const [index, { type }] of references.entries())
    if (type === 'changeCode' && index !== own) sheet.leftOut(`${path}/references/${index}`, 'has no place in POC');
  return references[own]?.value ?? ACTION_CODES[action];
}

/** POC04: as the order says it, else all of the quantity, because nothing is known to have come. */
function leftToReceive(sheet: Sheet, line: OrderLine, path: string, quantity: string): string {
  const said = (line.references ?? []).flatMap(({ type, value }, index) =>
    type === 'quantityLeftToReceive' ? [{ value, index }] : [],
  );
  const [first] = said;
  const isOwn = first?.index === 0 && first.value !== quantity && sheet.fits('POC', 4, first.value);
  for (const { index } of isOwn ? said.slice(1) : said) sheet.leftOut(`${path}/references/${index}`, 'has no place in POC'); // prettier-ignore
  if (isOwn) return first.value;
  return quantity !== '' && sheet.fits('POC', 4, quantity) ? quantity : '';
}

/** The price and its basis. A price whose basis cannot be said would be another price, so both are left out. */
function priceOf(
  sheet: Sheet,
  { unitPrice, priceBasisQuantity }: OrderLine,
  path: string,
  unit: string,
  tag: string,
  element: number,
): readonly [price: string, basis: string] {
  if (priceBasisQuantity === undefined || unitPrice === undefined) {
    if (priceBasisQuantity !== undefined) sheet.leftOut(`${path}/priceBasisQuantity`, 'says nothing without a price');
    return [sheet.id(`${path}/unitPrice`, tag, element, unitPrice), ''];
  }
  const code = codeOfBasis(priceBasisQuantity, unit, (basis) => sheet.fits(tag, element + 1, basis));
  const price = sheet.id(`${path}/unitPrice`, tag, element, unitPrice);
  if (code !== undefined && price !== '') return [price, code];
  sheet.leftOut(`${path}/priceBasisQuantity`, 'has no code in X12');
  if (priceBasisQuantity === '1') return [price, '']; // The price of one is what a price without a basis means.
  sheet.leftOut(`${path}/unitPrice`, 'would be another price without its basis');
  return ['', ''];
}

function packBlocks(sheet: Sheet, line: OrderLine, path: string): Block[] {
  return (line.references ?? []).flatMap((reference, index) => {
    const at = `${path}/references/${index}`;
    const draft = packDraft(sheet, reference, at, 'PO4');
    return draft === undefined ? [] : block(draft, [at]);
  });
}

type Schedule = NonNullable<OrderLine['schedules']>[number];

/** Stores stand in SDQ where the N1 loop of the version has no QTY, and would lose what goes to each of them. */
function deliveryBlocks(sheet: Sheet, line: OrderLine, path: string, unit: string, tag: 'PO1' | 'POC'): Block[] {
  const places = (line.schedules ?? []).filter(({ shipTo }) => shipTo !== undefined);
  const isLost = places.length > 0 && unit !== '' && !sheet.holds(tag, 'N1', 'QTY') && sheet.holds(tag, 'SDQ');
  const stores = isLost ? storesOf(sheet, places) : undefined;
  if (stores === undefined) return scheduleBlocks(sheet, line, path, unit);
  if (stores.quantities.size < places.length) sheet.leftOut(`${path}/schedules`, 'to one store are written as one');
  for (const [index, { shipTo }] of (line.schedules ?? []).entries())
    for (const field of Object.keys(shipTo ?? {}).filter((one) => one !== 'identifiers'))
      sheet.leftOut(`${path}/schedules/${index}/shipTo/${field}`, 'has no place in SDQ');
  const others = (line.schedules ?? []).filter(({ shipTo }) => shipTo === undefined);
  if (others.length > 0) sheet.leftOut(`${path}/schedules`, 'is written in another order');
  return [...storeBlocks(stores, unit, path), ...scheduleBlocks(sheet, line, path, unit, new Set(others))];
}

/** SCH for a delivery with quantity and day, an N1 loop for one with a ship-to. @param wanted those that are not told elsewhere */
export function scheduleBlocks(
  sheet: Sheet,
  line: OrderLine,
  path: string,
  unit: string,
  wanted: ReadonlySet<Schedule> = new Set(line.schedules),
): Block[] {
  return (line.schedules ?? []).flatMap((schedule, index) => {
    if (!wanted.has(schedule)) return [];
    const { quantity, shipTo } = schedule;
    const at = `${path}/schedules/${index}`;
    const name = nameInSchedule(sheet, schedule, unit);
    const isInSchedule = shipTo === undefined || name !== '';
    const [first, second, ...more] = daysOf(sheet, schedule, at, isInSchedule ? 'SCH' : 'DTM');
    if (isInSchedule) {
      const amount = quantity === undefined ? '' : sheet.id(`${at}/quantity`, 'SCH', 1, quantity);
      if (amount === '' || first === undefined || unit === '') {
        sheet.leftOut(at, 'lacks a quantity, unit or day, and SCH needs them');
        return [];
      }
      for (const { path: left } of more) sheet.leftOut(left, 'is one day more than SCH holds');
      const after = second === undefined ? [] : ['', second.code, second.day];
      return block(['SCH', amount, unit, name === '' ? '' : 'ST', name, first.code, first.day, ...after], [at]);
    }
    const amount = sheet.id(`${at}/quantity`, 'QTY', 2, quantity);
    const days = [first, second, ...more].filter((one) => one !== undefined);
    const inside = [
      ...(amount === '' ? [] : block(['QTY', '01', amount], [`${at}/quantity`])),
      ...days.flatMap(({ code, day, path: dayPath }) => block(['DTM', code, day], [dayPath])),
    ];
    return partyBlock(sheet, 'ST', shipTo, `${at}/shipTo`, at, inside);
  });
}

/**
 * SCH04: the name of a place that has no number, for a delivery of two days, because the N1 loop of a line holds one DTM.
 * Empty for any other.
 */
function nameInSchedule(
  sheet: Sheet,
  { quantity, shipTo, date, requestedDelivery, requestedShip }: Schedule,
  unit: string,
): string {
  const days = [
    date,
    ...Object.values({ ...requestedDelivery, date: undefined }),
    ...Object.values(requestedShip ?? {}),
  ];
  const { name = '', ...more } = shipTo ?? {};
  const isTwo = days.filter((day) => day !== undefined).length === 2;
  const isPlain = quantity !== undefined && unit !== '' && Object.keys(more).length === 0 && sheet.fits('SCH', 3, 'ST');
  return isTwo && isPlain && name !== '' && sheet.fits('SCH', 1, quantity) && sheet.fits('SCH', 4, name) ? name : '';
}

/** The days of one delivery with the codes that they are read by. */
function daysOf(
  sheet: Sheet,
  { date, requestedDelivery, requestedShip }: Schedule,
  path: string,
  tag: 'SCH' | 'DTM',
): { readonly code: string; readonly day: string; readonly path: string }[] {
  if (requestedDelivery?.date !== undefined)
    sheet.leftOut(`${path}/requestedDelivery/date`, 'is a second day of delivery');
  const rows = [
    ['date', '002', date],
    ['requestedShip/date', '010', requestedShip?.date],
    ['requestedDelivery/earliest', '064', requestedDelivery?.earliest],
    ['requestedDelivery/latest', '063', requestedDelivery?.latest],
    ['requestedShip/earliest', '037', requestedShip?.earliest],
    ['requestedShip/latest', '038', requestedShip?.latest],
  ] as const;
  return rows.flatMap(([field, code, value]) => {
    const day = sheet.day(`${path}/${field}`, tag, tag === 'SCH' ? 6 : 2, value);
    return day === '' ? [] : [{ code, day, path: `${path}/${field}` }];
  });
}
