/** What a line and a component of it have alike: LIN and PIA with their numbers, IMD, and QTY 21 with the unit. */
import { ITEM_IDS, LINE_ACTIONS, type ItemIdField } from './map-tables.ts';
import { CODE } from './write-party.ts';
import { present, some, type Line, type Sheet } from './write-sheet.ts';
import { fits, fitsNumber, pieces } from './write-text.ts';

const ACTION_CODES: ReadonlyMap<string, string> = new Map([...LINE_ACTIONS].map(([code, action]) => [action, code]));

const GTIN = /^(?:\d{8}|\d{12,14})$/;
const OWN_IDS = [
  ['buyerSku', 'IN'],
  ['supplierSku', 'SA'],
  ['manufacturerPartNumber', 'MF'],
] as const;
const IDS_PER_PIA = 5;
type Ids = Pick<Line, ItemIdField | 'otherIds'>;

/** A line, or a component of one. */
interface Numbered {
  readonly lineNumber?: string | undefined;
  readonly action?: Line['action'];
}
type Item = Ids & Numbered;

/**
 * LIN with the GTIN, PIA with the rest: ours first, so that others of the same kind stay among the others.
 * @param detailed C829 of a line that details another one
 */
export function writeIdentity(
  sheet: Sheet,
  line: Item,
  path: string,
  detailed: readonly string[] = [],
): { head: Numbered; ids: Ids } {
  const lineNumber = sheet.hold(
    line.lineNumber,
    (text) => fits(text, 6) && (sheet.directory.hasLetteredLines || /^\d+$/.test(text)),
    `${path}/lineNumber`,
  );
  const action = line.action === undefined ? undefined : ACTION_CODES.has(line.action) ? line.action : 'change';
  if (action !== line.action) sheet.leave(`${path}/action`);
  const max = sheet.directory.lengths.of('7140');
  const held: Ids = {};
  if (line.gtin !== undefined && GTIN.test(line.gtin)) held.gtin = line.gtin;
  sheet.add(
    'LIN',
    lineNumber ?? '',
    ACTION_CODES.get(action ?? '') ?? '',
    held.gtin === undefined ? '' : [held.gtin, 'EN'],
    ...(detailed.length === 0 ? [] : [detailed]),
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
  return { head: { ...present({ lineNumber, action }) }, ids: { ...held, ...present({ otherIds }) } };
}

function writeProductIds(sheet: Sheet, productFunction: string, list: readonly (readonly [string, string])[]): void {
  for (let start = 0; start < list.length; start += IDS_PER_PIA)
    sheet.add('PIA', productFunction, ...list.slice(start, start + IDS_PER_PIA));
}

/** IMD holds two pieces; a longer description goes into a text. */
export function writeDescription(
  sheet: Sheet,
  { description }: Pick<Line, 'description'>,
): { description: string | undefined } {
  const parts = description === undefined ? undefined : pieces(description, sheet.directory.lengths.of('7008'), 2);
  if (parts === undefined) return { description: undefined };
  sheet.add('IMD', 'F', '', ['', '', '', ...parts]);
  return { description };
}

const PIECE = 'H87';

/** Whether a quantity stands with the unit of the line: its own, or that of a delivery where that is all it says. */
export function isMeasured({ quantity, schedules = [] }: Pick<Line, 'quantity' | 'schedules'>): boolean {
  return quantity !== undefined || schedules.some((one) => one.quantity !== undefined && fitsNumber(one.quantity, 15));
}

/** QTY, with the unit if there is one: none means pieces in EANCOM, and nothing elsewhere. */
export function writeQuantity(
  sheet: Sheet,
  line: Pick<Line, 'quantity' | 'uom' | 'sourceUom' | 'schedules'>,
  path: string,
  qualifier = '21',
): { held: Pick<Line, 'quantity' | 'uom' | 'sourceUom'>; unit: string } {
  const quantity = sheet.hold(
    line.quantity,
    (value) => fitsNumber(value, sheet.directory.lengths.of('6060')),
    `${path}/quantity`,
  );
  if (quantity === undefined && (line.quantity !== undefined || !isMeasured(line))) {
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
  if (quantity !== undefined) sheet.add('QTY', written === '' ? [qualifier, quantity] : [qualifier, quantity, written]);
  return {
    held: { ...present({ quantity, uom: back, sourceUom: written === '' ? undefined : written }) },
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
