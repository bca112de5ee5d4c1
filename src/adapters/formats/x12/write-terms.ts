/** What header and lines write alike: days, references, notes, allowances and charges, taxes. */
import type { DateWindow, Order, OrderLine } from '../../../model/order.ts';
import { DATES, GROCERY_DATES, REFERENCES } from './map-codes.ts';
import { isPriceReference } from './write-prices.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';

type Owner = Order | OrderLine;

/** Each field of the two windows with DTM01 (element 374) and G6201 (element 432), which are two lists of codes. */
const DAYS = [
  ['requestedDelivery', 'date', { DTM: '002', G62: '02' }],
  ['requestedDelivery', 'earliest', { DTM: '064', G62: '53' }],
  ['requestedDelivery', 'latest', { DTM: '063', G62: '54' }],
  ['requestedShip', 'date', { DTM: '010', G62: '10' }],
  ['requestedShip', 'earliest', { DTM: '037', G62: '37' }],
  ['requestedShip', 'latest', { DTM: '038', G62: '38' }],
] as const satisfies readonly (readonly ['requestedDelivery' | 'requestedShip', keyof DateWindow, object])[];

const DATED_REFERENCE = /^(DTM|G62)\/(\w{2,3})$/;

/** The days that have a field, then those that are references named after segment and qualifier. */
export function dayBlocks(sheet: Sheet, owner: Owner, path: string, tag: 'DTM' | 'G62'): Block[] {
  const fields = DAYS.flatMap(([window, key, { [tag]: qualifier }]) => {
    const at = `${path}/${window}/${key}`;
    const day = sheet.day(at, tag, 2, owner[window]?.[key]);
    return day === '' ? [] : block([tag, qualifier, day], [at]);
  });
  const references = (owner.references ?? []).flatMap(({ type, value }, index) => {
    const at = `${path}/references/${index}`;
    const [, segment, code = ''] = DATED_REFERENCE.exec(type) ?? [];
    if (segment === undefined) return [];
    if (segment !== tag || !sheet.fits(tag, 1, code) || !sheet.fits(tag, 2, value) || wouldFill(owner, tag, code)) {
      sheet.leftOut(at, `is no day that ${tag} holds`);
      return [];
    }
    return block([tag, code, value], [at]);
  });
  return [...fields, ...references];
}

/** A day with a field of its own is a reference only while that field is taken. */
function wouldFill(owner: Owner, tag: 'DTM' | 'G62', code: string): boolean {
  const [window, side] = (tag === 'DTM' ? DATES : GROCERY_DATES).get(code)?.to ?? [];
  return window !== undefined && side !== undefined && owner[window]?.[side] === undefined;
}

/**
 * REF, or N9 in a grocery order. Types that this format makes itself (days, packs) are written elsewhere.
 * @param fields what of the header REF itself would fill; empty for a line, where every REF is a reference
 */
export function referenceBlocks(
  sheet: Sheet,
  owner: Owner,
  path: string,
  tag: 'REF' | 'N9',
  fields: Readonly<Partial<Record<string, string | undefined>>> | undefined,
  elsewhere: ReadonlySet<string>,
): Block[] {
  return (owner.references ?? []).flatMap(({ type, value }, index) => {
    if (DATED_REFERENCE.test(type) || elsewhere.has(type)) return [];
    // Below a line of a general order, CTP has its prices.
    if (tag === 'REF' && fields === undefined && isPriceReference(type)) return [];
    const at = `${path}/references/${index}`;
    if (type === 'taxId' && sheet.fits('TAX', 1, value)) return block(['TAX', value], [at]);
    const field = fields === undefined ? undefined : REFERENCES.get(type);
    const wouldFill = field !== undefined && (fields?.[field] === undefined || fields[field] === value);
    // N9 L1 is the heading of a text, and no reference.
    const isHeading = tag === 'N9' && type === 'L1';
    if (!wouldFill && !isHeading && sheet.fits(tag, 1, type) && sheet.fits(tag, 2, value))
      return block([tag, type, value], [at]);
    sheet.leftOut(at, wouldFill ? `would be read as the ${field}` : `is no reference that ${tag} holds`);
    return [];
  });
}

const GENERAL = 'general';
const MESSAGES_MAX = 40; // The longest text of an order has 10,000 characters; MSG holds 264.

/**
 * N9 loops with MSG. General notes stand under N9 L1; others under their own qualifier, with the first 45 characters in N903,
 * because an N9 must say something, and more in MSG.
 */
export function noteBlocks(sheet: Sheet, owner: Owner, path: string, elsewhere: ReadonlySet<string>): Block[] {
  const blocks: { draft: Block['draft']; paths: string[]; children: Block[]; type: string }[] = [];
  for (const [index, { type, text }] of (owner.notes ?? []).entries()) {
    if (elsewhere.has(type)) continue;
    const at = `${path}/notes/${index}`;
    const isKnown = type !== 'L1' && sheet.fits('N9', 1, type);
    if (!isKnown && type !== GENERAL) sheet.leftOut(`${at}/type`, 'is no qualifier that N9 holds');
    if (isKnown) {
      const [line = '', ...rest] = sheet.pieces(at, 'N9', 3, text, Infinity);
      const children = rest.length === 0 ? [] : messageBlocks(sheet, at, rest.join(''));
      if (line !== '') blocks.push({ draft: ['N9', type, '', line], paths: [at], children, type });
      continue;
    }
    const messages = messageBlocks(sheet, at, text);
    const last = blocks.at(-1);
    if (last?.type === GENERAL) last.children.push(...messages);
    else if (messages.length > 0)
      blocks.push({ draft: ['N9', 'L1', 'NOTES'], paths: [], children: messages, type: GENERAL });
  }
  return blocks;
}

function messageBlocks(sheet: Sheet, path: string, text: string): Block[] {
  const tag = sheet.messageTag;
  return sheet
    .pieces(path, tag, tag === 'MSG' ? 1 : 2, text, MESSAGES_MAX)
    .map((piece) => ({ draft: tag === 'MSG' ? [tag, piece] : [tag, '', piece], paths: [path], children: [] }));
}

const AGENCY = 'ZZ'; // Mutually defined.

/** SAC. SAC02 holds codes of four characters, SAC04 any other; ZZZZ says that there is none. */
export function allowanceBlocks(sheet: Sheet, owner: Owner, path: string): Block[] {
  return (owner.allowancesCharges ?? []).flatMap((entry, index) => {
    const at = `${path}/allowancesCharges/${index}`;
    const { kind, code, percent, amount, reason } = entry;
    const isFour = code !== undefined && code !== 'ZZZZ' && sheet.fits('SAC', 2, code);
    const other = isFour ? '' : sheet.id(`${at}/code`, 'SAC', 4, code);
    const share = sheet.id(`${at}/percent`, 'SAC', 7, percent);
    return block(
      [
        'SAC', kind === 'allowance' ? 'A' : 'C', isFour ? code : other === '' ? 'ZZZZ' : '', other === '' ? '' : AGENCY, other,
        sheet.cents(`${at}/amount`, 'SAC', 5, amount), share === '' ? '' : 'Z', share, '', '', '', '', '', '', '',
        sheet.text(`${at}/reason`, 'SAC', 15, reason),
      ], // prettier-ignore
      [at],
    );
  });
}

export function taxBlocks(sheet: Sheet, owner: Owner, path: string): Block[] {
  return (owner.taxes ?? []).flatMap(({ type, amount, percent }, index) => {
    const at = `${path}/taxes/${index}`;
    const kind = sheet.id(at, 'TXI', 1, type);
    if (kind === '') return [];
    const cells = [sheet.id(`${at}/amount`, 'TXI', 2, amount), shareOf(sheet, `${at}/percent`, percent)];
    return block(['TXI', kind, ...cells], [at]);
  });
}

/** TXI03 is a share: 8.25 percent are .0825. All of it or more would be read as percent. */
function shareOf(sheet: Sheet, path: string, percent: string | undefined): string {
  if (percent === undefined) return '';
  const [, whole = '', fraction = ''] = /^0*(\d{0,2})(?:\.(\d{1,13}))?$/.exec(percent) ?? [];
  if (whole + fraction === '' && !/^0+(?:\.0+)?$/.test(percent)) {
    sheet.leftOut(path, 'is no share of one that TXI holds');
    return '';
  }
  const digits = `${whole.padStart(2, '0')}${fraction}`.replace(/0+$/, '');
  const share = digits === '' ? '0' : `.${digits}`;
  if (percent !== percentOf(digits)) sheet.leftOut(path, 'has zeros that are dropped');
  return sheet.id(path, 'TXI', 3, share);
}

/** What a share of these decimals is read as. */
function percentOf(digits: string): string {
  const two = digits.slice(0, 2).padEnd(2, '0').replace(/^0/, '');
  return digits.length > 2 ? `${two}.${digits.slice(2)}` : two;
}

/** PKG05 and TD4: what is required of packing and transport. Quality and other requirements have no place. */
export function requirementBlocks(sheet: Sheet, owner: Owner, path: string): Block[] {
  const { quality, other, packaging } = owner.requirements ?? {};
  const at = `${path}/requirements`;
  if (quality !== undefined) sheet.leftOut(`${at}/quality`, 'has no segment of its own');
  if (other !== undefined) sheet.leftOut(`${at}/other`, 'has no segment of its own');
  const text = sheet.text(`${at}/packaging`, 'PKG', 5, packaging);
  return text === '' ? [] : block(['PKG', 'F', '', '', '', text], [`${at}/packaging`]);
}
