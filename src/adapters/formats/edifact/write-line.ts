/** One line of an order: LIN, PIA, IMD, QTY, DTM, MOA, FTX, PRI, RFF, LOC, TAX, ALC, SCC. */
import type { Order } from '../../../model/order.ts';
import { joinedSplit } from '../../edi/split-twice.ts';
import { LINE_TEXTS, PRICES, RETAIL_PRICES } from './map-tables.ts';
import { WHOLE_PRODUCT } from './map-text.ts';
import { writeComponents } from './write-components.ts';
import { writeDescription, writeIdentity, writeQuantity } from './write-item.ts';
import { agencyOf, isAgency } from './write-party.ts';
import { writeNotes, writeRequirements, writeText } from './write-notes.ts';
import { present, some, type Line, type Note, type Reference, type Sheet } from './write-sheet.ts';
import { day, writeAllowances, writeDateReference, writeReference, writeTaxes, writeWindows } from './write-terms.ts';
import { fits, fitsNumber, isDecimal, isWritable, pieces } from './write-text.ts';

/** Writes the line and gives it back as a reader will have it. */
export function writeLine(sheet: Sheet, whole: Line, index: number): Line {
  const path = `/lines/${index}`;
  // All of the line twice, by place and by day, is read as one list.
  const joined = joinedSplit(whole.quantity, whole.schedules ?? []);
  const line = joined === undefined ? whole : { ...whole, schedules: joined };
  if (joined !== undefined) sheet.leave(`${path}/schedules`);
  sheet.openTexts('line');
  const { head, ids } = writeIdentity(sheet, line, path);
  const texts = writeDescription(sheet, line);
  const characteristics = pick(line, (reference) => writeCharacteristic(sheet, reference), CHARACTERISTICS_MAX);
  const sides = writeSides(sheet, line, CHARACTERISTICS_MAX - characteristics.length);
  const measures = pick(line, (reference) => writeMeasure(sheet, reference), MEASURES_MAX);
  const quantity = writeQuantity(sheet, line, path);
  const quantities = pick(line, (reference) =>
    writeQuantityReference(sheet, reference, quantity.held.quantity !== undefined),
  );
  const windows = writeWindows(sheet, line);
  const dates = pick(line, (reference) => writeDateReference(sheet, line, reference, false));
  const amount = sheet.hold(line.amount, (value) => fitsNumber(value, 18), `${path}/amount`);
  if (amount !== undefined) sheet.add('MOA', ['203', amount]);
  const amounts = pick(line, (reference) => writeAmountReference(sheet, reference));
  const identities = pick(line, (reference) => writeIdentityNumber(sheet, reference));
  const description = texts.description ?? writeText(sheet, 'AAA', line.description, `${path}/description`);
  const specification = writeText(sheet, 'PRD', line.specification, `${path}/specification`);
  const requirements = writeRequirements(sheet, line.requirements, path);
  const isHeld = (field: string): boolean => {
    if (field === 'description') return description !== undefined;
    if (field === 'specification') return specification !== undefined;
    return requirements !== undefined && Object.hasOwn(requirements, field.slice(field.indexOf('/') + 1));
  };
  const others = writeNotes(sheet, line.notes, path, LINE_TEXTS, isHeld, sides.length);
  const notes = some([...sides, ...(others ?? [])]);
  const price = writePrice(sheet, line, path);
  const prices = pick(line, (reference) =>
    writePriceReference(sheet, reference, price.unitPrice !== undefined, quantity.unit),
  );
  const references = pick(line, (reference) => writeReference(sheet, reference, false));
  const packages = pick(line, (reference) => writePackage(sheet, reference), PACKAGES_MAX);
  const located = writeDeliveries(sheet, line, path, quantity.unit);
  const taxes = writeTaxes(sheet, line.taxes, path);
  const allowancesCharges = writeAllowances(sheet, line.allowancesCharges, path);
  const scheduled = writeSchedules(sheet, line, path, quantity.unit);
  const schedules = some([...located, ...scheduled]);
  // Where no delivery is written, nothing names the unit that they alone would have named.
  const isUnitNamed = line.quantity !== undefined || schedules?.some((one) => one.quantity !== undefined) === true;
  if (!isUnitNamed) sheet.leaveAll(present(quantity.held), path);
  const components = writeComponents(sheet, line, path, quantity.unit, head.lineNumber);
  if (isReordered(line)) sheet.leave(`${path}/schedules`);
  // A reader has the prices last, because it chooses among them when the line is done.
  const kept = [
    ...characteristics,
    ...measures,
    ...quantities,
    ...dates,
    ...amounts,
    ...identities,
    ...references,
    ...packages,
    ...prices,
  ];
  for (const [at, reference] of (line.references ?? []).entries())
    if (!kept.includes(reference)) sheet.leave(`${path}/references/${at}`);
  return {
    ...head,
    lineNumber: head.lineNumber ?? String(index + 1),
    ...present({
      ...ids,
      description,
      specification,
      ...(isUnitNamed ? quantity.held : {}),
      ...price,
      amount,
      ...windows,
      schedules,
      components,
      allowancesCharges,
      taxes,
      references: some(kept),
      notes,
      requirements,
    }),
  };
}

/** The references that a writer took, in their order; no more than the message has room for. */
function pick({ references = [] }: Line, write: (reference: Reference) => boolean, max = Infinity): Reference[] {
  let taken = 0;
  return references.filter((reference) => {
    const isTaken = taken < max && write(reference);
    if (isTaken) taken += 1;
    return isTaken;
  });
}

/** As often as the oldest directory has them in a line. */
const MEASURES_MAX = 5;
const PACKAGES_MAX = 10;
const CHARACTERISTICS_MAX = 9; // Beside the description.

function writeQuantityReference(sheet: Sheet, { type, value }: Reference, hasQuantity: boolean): boolean {
  const qualifier = /^quantity\/([A-Z0-9]{1,3})$/.exec(type)?.[1];
  const [, number = '', unit = ''] = /^(\S+)(?: ([A-Z0-9]{1,3}))?$/.exec(value) ?? [];
  if (qualifier === undefined || qualifier === '21' || (qualifier === '1' && !hasQuantity)) return false;
  if (!isDecimal(number) || !fitsNumber(number, 15)) return false;
  sheet.add('QTY', [qualifier, number, unit]);
  return true;
}

function writeAmountReference(sheet: Sheet, { type, value }: Reference): boolean {
  const qualifier = /^amount\/([A-Z0-9]{1,3})$/.exec(type)?.[1];
  if (qualifier === undefined || qualifier === '203' || !isDecimal(value) || !fitsNumber(value, 18)) return false;
  sheet.add('MOA', [qualifier, value]);
  return true;
}

/** A coded IMD, such as `characteristic/35` with `CU`. */
function writeCharacteristic(sheet: Sheet, { type, value }: Reference): boolean {
  const kind = /^characteristic\/([A-Z0-9]{1,3})$/.exec(type)?.[1];
  if (kind === undefined || !fits(value, 7)) return false;
  sheet.add('IMD', 'C', kind, [value]);
  return true;
}

/**
 * Notes of one side of the product (`characteristic/35` with words), as IMD: those that stand before all others, because a
 * reader has them first.
 */
function writeSides(sheet: Sheet, { notes = [] }: Line, max: number): Note[] {
  const isOther = ({ type, text }: Note): boolean =>
    sideOf(sheet, type) === undefined || sidePieces(sheet, text) === undefined;
  const end = notes.findIndex(isOther);
  const sides = notes.slice(0, Math.min(end < 0 ? notes.length : end, max));
  for (const { type, text } of sides)
    sheet.add('IMD', 'F', sideOf(sheet, type) ?? '', ['', '', '', ...(sidePieces(sheet, text) ?? [])]);
  return sides;
}

function sideOf(sheet: Sheet, type: string): string | undefined {
  const side = /^characteristic\/([A-Z0-9]{1,3})$/.exec(type)?.[1];
  return side === undefined || WHOLE_PRODUCT.has(side) || !sheet.hasCode('IMD', 2, side) ? undefined : side;
}

function sidePieces({ directory }: Sheet, text: string): readonly string[] | undefined {
  return pieces(text, directory.lengths.of('7008'), 2);
}

/** `measure/AAA` with a number and its unit. */
function writeMeasure(sheet: Sheet, { type, value }: Reference): boolean {
  const kind = /^measure\/([A-Z0-9]{1,3})$/.exec(type)?.[1];
  const [, number = '', unit = ''] = /^(\S+)(?: ([A-Z0-9]{1,3}))?$/.exec(value) ?? [];
  if (kind === undefined || !isDecimal(number) || !fitsNumber(number, 18)) return false;
  sheet.add('MEA', MEASUREMENT, kind, [unit, number]);
  return true;
}

/** 6311: that something is measured; what, says 6313. */
const MEASUREMENT = 'AAE';

/** `identity/BX` and the like, one for each GIN. */
function writeIdentityNumber(sheet: Sheet, { type, value }: Reference): boolean {
  const kind = /^identity\/([A-Z0-9]{1,3})$/.exec(type)?.[1];
  if (kind === undefined || !fits(value, 35)) return false;
  sheet.add('GIN', kind, value);
  return true;
}

/** `package/CT` with the number of packages. */
function writePackage(sheet: Sheet, { type, value }: Reference): boolean {
  const [, kind] = /^package(?:\/([A-Z0-9]{1,3}))?$/.exec(type) ?? [null, ''];
  if (kind === '' || !/^(?:0|[1-9]\d{0,7})$/.test(value)) return false;
  sheet.add('PAC', value, '', kind ?? '');
  return true;
}

function writePrice(sheet: Sheet, line: Line, path: string): Pick<Line, 'unitPrice' | 'priceBasisQuantity'> {
  const unitPrice = sheet.hold(line.unitPrice, (value) => fitsNumber(value, 15), `${path}/unitPrice`);
  const basis = sheet.hold(
    line.priceBasisQuantity,
    (value) => unitPrice !== undefined && fitsNumber(value, 9),
    `${path}/priceBasisQuantity`,
  );
  if (unitPrice === undefined) return {};
  sheet.add('PRI', ['AAA', unitPrice, '', '', basis ?? '']);
  return { unitPrice, ...present({ priceBasisQuantity: basis }) };
}

/** `12.00`, or `12.00 per 100 PCE`. @param ordered the unit of the line, which need not be said again */
function writePriceReference(sheet: Sheet, { type, value }: Reference, hasPrice: boolean, ordered: string): boolean {
  const kind = /^price\/([A-Z0-9]{1,3})$/.exec(type)?.[1];
  if (kind === undefined || kind === 'AAA' || RETAIL_PRICES.has(kind) || (!hasPrice && PRICES.includes(kind)))
    return false;
  const [, number = '', basis, unit = ''] = /^(\S+)(?: per (\S+)(?: ([A-Z0-9]{1,3}))?)?$/.exec(value) ?? [];
  if (!isDecimal(number) || !fitsNumber(number, 15)) return false;
  if (basis === undefined) sheet.add('PRI', [kind, number]);
  else if (!isDecimal(basis) || !fitsNumber(basis, 9)) return false;
  else if (basis === '1' && (unit === '' || unit === ordered)) return false; // It would come back without its basis.
  else sheet.add('PRI', [kind, number, '', '', basis, unit]);
  return true;
}

type Schedule = NonNullable<Order['lines'][number]['schedules']>[number];

/** Whether a delivery with a place comes after one without: in the message those with a place stand first. */
function isReordered({ schedules = [] }: Line): boolean {
  const first = schedules.findIndex(({ shipTo }) => shipTo === undefined);
  return first >= 0 && schedules.slice(first).some(({ shipTo }) => shipTo !== undefined);
}

/** LOC+7: deliveries that name a place, by one identifier or by name. */
function writeDeliveries(sheet: Sheet, line: Line, path: string, unit: string): Schedule[] {
  const held: Schedule[] = [];
  for (const [index, schedule] of (line.schedules ?? []).entries()) {
    const { shipTo } = schedule;
    if (shipTo === undefined) continue;
    const at = `${path}/schedules/${index}`;
    const [id, ...more] = shipTo.identifiers ?? [];
    const isId = id !== undefined && isAgency(id.scheme) && fits(id.value, 25);
    if (id !== undefined && !isId) sheet.leave(`${at}/shipTo/identifiers/0`);
    for (const rest of more.keys()) sheet.leave(`${at}/shipTo/identifiers/${rest + 1}`);
    const name = sheet.hold(
      shipTo.name,
      (text) => text.length <= sheet.directory.lengths.of('3224') && isWritable(text),
      `${at}/shipTo/name`,
    );
    sheet.leaveAll(present({ address: shipTo.address, contact: shipTo.contact }), `${at}/shipTo`);
    const quantity = sheet.hold(schedule.quantity, (value) => fitsNumber(value, 15), `${at}/quantity`);
    const { date, requestedDelivery, requestedShip } = schedule;
    if (!isId && name === undefined) {
      sheet.leaveAll(present({ quantity, date, requestedDelivery, requestedShip }), at);
      continue;
    }
    sheet.add('LOC', '7', [isId ? id.value : '', '', isId ? agencyOf(id.scheme) : '', name ?? '']);
    const isLast = sheet.directory.hasPlaceQuantityLast[sheet.type];
    if (quantity !== undefined && !isLast) sheet.add('QTY', ['21', quantity, unit]);
    const days = writeDays(sheet, schedule, at);
    if (quantity !== undefined && isLast) sheet.add('QTY', ['21', quantity, unit]);
    const place = present({ name, identifiers: isId ? [id] : undefined });
    held.push({ ...present({ quantity, ...days, shipTo: place }) });
  }
  return held;
}

/** SCC+1: deliveries by day. Without a quantity there is no delivery to write. */
function writeSchedules(sheet: Sheet, line: Line, path: string, unit: string): Schedule[] {
  const held: Schedule[] = [];
  for (const [index, schedule] of (line.schedules ?? []).entries()) {
    if (schedule.shipTo !== undefined) continue;
    const { quantity } = schedule;
    const at = `${path}/schedules/${index}`;
    if (quantity === undefined || !fitsNumber(quantity, 15)) {
      sheet.leaveAll(schedule, at);
      continue;
    }
    if (held.length === 0) sheet.add('SCC', '1');
    sheet.add('QTY', ['21', quantity, unit]);
    held.push({ quantity, ...writeDays(sheet, schedule, at) });
  }
  return held;
}

/** DTM of one delivery. A requested day at the ship-to is its `date`; a second one has no place. */
function writeDays(
  sheet: Sheet,
  { date, requestedDelivery = {}, requestedShip }: Schedule,
  path: string,
): Pick<Schedule, 'date' | 'requestedDelivery' | 'requestedShip'> {
  if (date !== undefined) sheet.add('DTM', ['2', day(date), '102']);
  const { date: second, ...limits } = requestedDelivery;
  if (second !== undefined) sheet.leave(`${path}/requestedDelivery/date`);
  return { ...present({ date }), ...writeWindows(sheet, { requestedDelivery: present(limits), requestedShip }) };
}
