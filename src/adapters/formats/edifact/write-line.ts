/** One line of an order: LIN, PIA, IMD, QTY, DTM, MOA, FTX, PRI, RFF, LOC, TAX, ALC, SCC. */
import type { Order } from '../../../model/order.ts';
import { joinedSplit } from '../../edi/split-twice.ts';
import { ITEM_IDS, LINE_ACTIONS, LINE_TEXTS, PRICES, type ItemIdField } from './map-tables.ts';
import { agencyOf, CODE, isAgency } from './write-party.ts';
import { writeNotes, writeRequirements, writeText } from './write-notes.ts';
import { present, some, type Line, type Reference, type Sheet } from './write-sheet.ts';
import { day, writeAllowances, writeDateReference, writeReference, writeTaxes, writeWindows } from './write-terms.ts';
import { fits, fitsNumber, isDecimal, isWritable, pieces } from './write-text.ts';

const ACTION_CODES: ReadonlyMap<string, string> = new Map([...LINE_ACTIONS].map(([code, action]) => [action, code]));

/** Writes the line and gives it back as a reader will have it. */
export function writeLine(sheet: Sheet, whole: Line, index: number): Line {
  const path = `/lines/${index}`;
  // All of the line twice, by place and by day, is read as one list.
  const joined = joinedSplit(whole.quantity, whole.schedules ?? []);
  const line = joined === undefined ? whole : { ...whole, schedules: joined };
  if (joined !== undefined) sheet.leave(`${path}/schedules`);
  sheet.openTexts('line');
  const { head, ids } = writeIdentity(sheet, line, index, path);
  const texts = writeDescription(sheet, line);
  const characteristics = pick(line, (reference) => writeCharacteristic(sheet, reference), CHARACTERISTICS_MAX);
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
  const notes = writeNotes(sheet, line.notes, path, LINE_TEXTS, isHeld);
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
  if (line.components !== undefined) sheet.leave(`${path}/components`);
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
    ...present({
      ...ids,
      description,
      specification,
      ...quantity.held,
      ...price,
      amount,
      ...windows,
      schedules: some([...located, ...scheduled]),
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

const GTIN = /^(?:\d{8}|\d{12,14})$/;
const OWN_IDS = [
  ['buyerSku', 'IN'],
  ['supplierSku', 'SA'],
  ['manufacturerPartNumber', 'MF'],
] as const;
const IDS_PER_PIA = 5;
type Ids = Pick<Line, ItemIdField | 'otherIds'>;

/** LIN with the GTIN, PIA with the rest: ours first, so that others of the same kind stay among the others. */
function writeIdentity(
  sheet: Sheet,
  line: Line,
  index: number,
  path: string,
): { head: Pick<Line, 'lineNumber' | 'action'>; ids: Ids } {
  const isNumbered = fits(line.lineNumber, 6) && (sheet.directory.hasLetteredLines || /^\d+$/.test(line.lineNumber));
  if (!isNumbered) sheet.leave(`${path}/lineNumber`);
  const action = line.action === undefined ? undefined : ACTION_CODES.has(line.action) ? line.action : 'change';
  if (action !== line.action) sheet.leave(`${path}/action`);
  const max = sheet.directory.lengths.of('7140');
  const held: Ids = {};
  if (line.gtin !== undefined && GTIN.test(line.gtin)) held.gtin = line.gtin;
  sheet.add(
    'LIN',
    isNumbered ? line.lineNumber : '',
    ACTION_CODES.get(action ?? '') ?? '',
    held.gtin === undefined ? '' : [held.gtin, 'EN'],
  );
  const same: [value: string, type: string][] = [];
  const substitutes = new Map<string, [value: string, type: string][]>();
  for (const [field, type] of OWN_IDS) {
    const value = sheet.hold(line[field], (text) => fits(text, max), `${path}/${field}`);
    if (value === undefined) continue;
    same.push([value, type]);
    held[field] = value;
  }
  const others: NonNullable<Line['otherIds']> = [];
  const keep = (scheme: string, value: string): boolean => {
    const [, productFunction, type = ''] = /^substitute([234])\/([A-Z0-9]{0,3})$/.exec(scheme) ?? [];
    if (!fits(value, max)) return false;
    if (productFunction !== undefined) {
      substitutes.set(productFunction, [...(substitutes.get(productFunction) ?? []), [value, type]]);
      return true;
    }
    const isMutual = scheme === 'mutuallyDefined';
    if (!isMutual && !CODE.test(scheme)) return false;
    const known = ITEM_IDS.get(scheme);
    const to = known === 'gtin' && !GTIN.test(value) ? undefined : known;
    if (to !== undefined && (held[to] === undefined || held[to] === value)) return false; // A reader would take it for ours.
    same.push([value, isMutual ? '' : scheme]);
    others.push({ scheme, value });
    return true;
  };
  if (line.gtin !== undefined && held.gtin === undefined) {
    sheet.leave(`${path}/gtin`); // No GTIN by its length, it is read as another number of the item.
    keep('EN', line.gtin);
  }
  const ordinary: NonNullable<Line['otherIds']> = [];
  for (const [at, { scheme, value }] of (line.otherIds ?? []).entries()) {
    if (!keep(scheme, value)) sheet.leave(`${path}/otherIds/${at}`);
    else if (scheme.startsWith('substitute')) ordinary.push({ scheme, value });
  }
  writeProductIds(sheet, '1', same);
  for (const productFunction of ['2', '3', '4'])
    writeProductIds(sheet, productFunction, substitutes.get(productFunction) ?? []);
  const substituted = ordinary.toSorted((one, other) => one.scheme.charCodeAt(10) - other.scheme.charCodeAt(10));
  const otherIds = some([...others, ...substituted]);
  const head = { lineNumber: isNumbered ? line.lineNumber : String(index + 1), ...present({ action }) };
  return { head, ids: { ...held, ...present({ otherIds }) } };
}

function writeProductIds(sheet: Sheet, productFunction: string, list: readonly (readonly [string, string])[]): void {
  for (let start = 0; start < list.length; start += IDS_PER_PIA)
    sheet.add('PIA', productFunction, ...list.slice(start, start + IDS_PER_PIA));
}

/** IMD holds two pieces; a longer description goes into a text. */
function writeDescription(sheet: Sheet, { description }: Line): { description: string | undefined } {
  const parts = description === undefined ? undefined : pieces(description, sheet.directory.lengths.of('7008'), 2);
  if (parts === undefined) return { description: undefined };
  sheet.add('IMD', 'F', '', ['', '', '', ...parts]);
  return { description };
}

const PIECE = 'H87';

/** QTY 21, with the unit if there is one: none means pieces in EANCOM, and nothing elsewhere. */
function writeQuantity(
  sheet: Sheet,
  line: Line,
  path: string,
): { held: Pick<Line, 'quantity' | 'uom' | 'sourceUom'>; unit: string } {
  const quantity = sheet.hold(
    line.quantity,
    (value) => fitsNumber(value, sheet.directory.lengths.of('6060')),
    `${path}/quantity`,
  );
  if (quantity === undefined) {
    sheet.leaveAll(present({ uom: line.uom, sourceUom: line.sourceUom }), path);
    return { held: {}, unit: '' };
  }
  const { uom = '' } = line;
  // An answer leaves out what an EANCOM order left out; an order of our own says it.
  const unit = uom === PIECE && line.sourceUom === undefined ? PIECE : unitCode(uom, line.sourceUom);
  const isFitting = unit.length <= sheet.directory.lengths.of('6411');
  const written = isFitting ? unit : '';
  const back = written === '' || (SHARED.has(uom) && written !== uom) ? undefined : uom;
  if (line.uom !== undefined && back !== line.uom) sheet.leave(`${path}/uom`);
  if (line.sourceUom !== undefined && line.sourceUom !== written) sheet.leave(`${path}/sourceUom`);
  sheet.add('QTY', written === '' ? ['21', quantity] : ['21', quantity, written]);
  return {
    held: { quantity, ...present({ uom: back, sourceUom: written === '' ? undefined : written }) },
    unit: written,
  };
}

/** Codes of Recommendation 21 without their X that two of its units share: the ones that are read otherwise. */
const UNSHARED: ReadonlyMap<string, string> = new Map([['XCA', 'TN']]);

/** Packages whose code without the X means something else too (ST is a sheet and a set): a reader must ask. */
const SHARED: ReadonlySet<string> = new Set(['XPA', 'XKG', 'XRL', 'XST']);

/** Packages that senders write without their X; of any other the two letters would be read as a unit of measure, or as nothing. */
const PACKAGES: ReadonlySet<string> = new Set(
  'CT CS BX PK PA BE BG SA BO TU JR DR BA KG PL PX SI CR PU RK RO RL CL CY ST SY BL TK CO VI AM AV EN BK CN BR OK'.split(
    ' ',
  ),
);

/** 6411 of a unit: the sender's own where it means the same, a package without the X of Recommendation 20. */
export function unitCode(uom: string, source: string | undefined): string {
  if (source !== undefined && CODE.test(source)) {
    if (source === uom) return source;
    if (`X${source}` === uom && !UNSHARED.has(uom)) return source;
    if (uom === PIECE && source === 'PCE') return source;
  }
  if (uom === PIECE) return source === undefined ? '' : PIECE;
  const bare = uom.startsWith('X') ? uom.slice(1) : '';
  return UNSHARED.get(uom) ?? (PACKAGES.has(bare) ? bare : uom);
}

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
  if (kind === undefined || kind === 'AAA' || (!hasPrice && PRICES.includes(kind))) return false;
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
