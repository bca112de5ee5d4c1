/** Parties, their addresses and contacts, as N1 loops. */
import type { Party } from '../../../model/order.ts';
import { ID_SCHEMES, PARTY_ROLES, STAND_INS } from './map-codes.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';

const SCHEME_CODES: ReadonlyMap<string, string> = new Map([...ID_SCHEMES].map(([code, scheme]) => [scheme, code]));
const MAIN_ROLES = [
  ['buyer', 'BY'],
  ['seller', 'SE'],
  ['shipTo', 'ST'],
  ['billTo', 'BT'],
] as const;

type Parties = Readonly<Partial<Record<(typeof MAIN_ROLES)[number][0], Party | undefined>>> & {
  readonly parties?: readonly (Party & { readonly role: string })[] | undefined;
};

/** Every party of the order, the four of our own first. */
export function partyBlocks(sheet: Sheet, order: Parties): Block[] {
  const blocks: Block[] = [];
  for (const [field, role] of MAIN_ROLES) {
    const party = order[field];
    if (party === undefined) continue;
    const { contact, ...named } = party;
    const isInLoop = isNamed(party) && sheet.holds('N1', 'PER');
    if (contact !== undefined && !isInLoop) blocks.push(...headerContact(sheet, field, contact));
    if (isNamed(party) || contact === undefined)
      blocks.push(...partyBlock(sheet, role, isInLoop ? party : named, `/${field}`, `/${field}`));
  }
  for (const [index, party] of (order.parties ?? []).entries()) {
    const path = `/parties/${index}`;
    const main = PARTY_ROLES.get(party.role) ?? STAND_INS.get(party.role)?.find((field) => !isNamed(order[field]));
    // Read back, it would become the order's own buyer, seller, ship-to or bill-to.
    if (main !== undefined && !isNamed(order[main]))
      sheet.leftOut(path, `has the role of ${main}, which the order has not`); // prettier-ignore
    else if (sheet.fits('N1', 1, party.role)) blocks.push(...partyBlock(sheet, party.role, party, path, path));
    else sheet.leftOut(path, `has a role that N101 does not hold`);
  }
  return blocks;
}

/** PER01 and G6101 of the header, from which a reader knows whose contact it is. */
const CONTACT_CODES: Readonly<Partial<Record<(typeof MAIN_ROLES)[number][0], string>>> = {
  buyer: 'BD',
  seller: 'SU',
  shipTo: 'DC',
};

/** Of a party that no N1 names, or where N1 has no contact (G61 of an 875). */
function headerContact(
  sheet: Sheet,
  field: (typeof MAIN_ROLES)[number][0],
  contact: NonNullable<Party['contact']>,
): Block[] {
  const path = `/${field}/contact`;
  const tag = sheet.holds('PER') ? 'PER' : 'G61';
  const code = CONTACT_CODES[field];
  if (code !== undefined && (tag === 'PER' || contact.name !== undefined))
    return contactBlocks(sheet, contact, path, tag, code);
  sheet.leftOut(path, code === undefined ? 'has no place apart from its party' : 'lacks a name, which G61 must hold');
  return [];
}

/** Whether N1 alone already makes it the order's own; a contact may stand without. */
function isNamed(party: Party | undefined): boolean {
  return party?.name !== undefined || party?.identifiers !== undefined || party?.address !== undefined;
}

/**
 * N1 with N2 to N4 and PER. Further blocks of the loop come between.
 * @param owner path that is told when the whole loop has no place
 */
export function partyBlock(
  sheet: Sheet,
  role: string,
  party: Party,
  path: string,
  owner: string,
  inside: readonly Block[] = [],
): Block[] {
  const [scheme, value] = identifierOf(sheet, party, path);
  const [name = '', ...more] = party.name === undefined ? [] : sheet.pieces(`${path}/name`, 'N1', 2, party.name, 3);
  if (name === '' && value === '') sheet.leftOut(owner, 'lacks a name and an identifier, one of which N1 must hold');
  // N2 is read as the first line of the address.
  if (more.length > 0) sheet.leftOut(`${path}/address/lines`, 'begin with the rest of the name');
  const children = [
    ...block(['N2', ...more], [`${path}/name`]),
    ...addressBlocks(sheet, party.address, `${path}/address`),
    ...contactBlocks(sheet, party.contact, `${path}/contact`, 'PER', 'IC'),
    ...inside,
  ];
  return [{ draft: ['N1', role, name, scheme, value], paths: [owner], children }];
}

/** N103 and N104 hold one identifier; X12 has no other place in the loop that is read as one. */
function identifierOf(sheet: Sheet, { identifiers = [] }: Party, path: string): readonly [string, string] {
  for (const [index] of identifiers.slice(1).entries()) {
    sheet.leftOut(`${path}/identifiers/${index + 1}`, 'is a second identifier, and N1 holds one');
  }
  const [first] = identifiers;
  if (first === undefined) return ['', ''];
  const code = identifierCode(first.scheme);
  if (code !== undefined && sheet.fits('N1', 3, code) && sheet.fits('N1', 4, first.value)) return [code, first.value];
  sheet.leftOut(`${path}/identifiers/0`, 'has a scheme or value that N1 does not hold');
  return ['', ''];
}

/** N103, SDQ02: undefined where the code would be read as another scheme. */
export function identifierCode(scheme: string): string | undefined {
  return SCHEME_CODES.get(scheme) ?? (ID_SCHEMES.has(scheme) ? undefined : scheme);
}

function addressBlocks(sheet: Sheet, address: Party['address'], path: string): Block[] {
  if (address === undefined) return [];
  const lines = (address.lines ?? []).map((line, index) => sheet.text(`${path}/lines/${index}`, 'N3', 1, line));
  const pairs: Block[] = [];
  for (let index = 0; index < lines.length; index += 2) {
    const own = [index, index + 1].filter((at) => at < lines.length);
    pairs.push(
      ...block(
        ['N3', lines[index] ?? '', lines[index + 1] ?? ''],
        own.map((at) => `${path}/lines/${at}`),
      ),
    );
  }
  const { city, region, postalCode, country } = address;
  const isState = region !== undefined && sheet.fits('N4', 2, region);
  // N407 names a subdivision outside North America, together with its country.
  const isElsewhere = !isState && country !== undefined && region !== undefined && sheet.fits('N4', 7, region);
  if (region !== undefined && !isState && !isElsewhere) sheet.leftOut(`${path}/region`, 'is no code that N4 holds');
  const fields = ['city', 'region', 'postalCode', 'country'] as const;
  const paths = fields.filter((field) => address[field] !== undefined).map((field) => `${path}/${field}`);
  const cells = [
    sheet.text(`${path}/city`, 'N4', 1, city),
    isState ? region : '',
    sheet.id(`${path}/postalCode`, 'N4', 3, postalCode),
    sheet.id(`${path}/country`, 'N4', 4, country),
    ...(isElsewhere ? ['', '', region] : []),
  ];
  return [...pairs, ...block(['N4', ...cells], paths)];
}

const NUMBERS = [
  ['phone', 'TE'],
  ['fax', 'FX'],
  ['email', 'EM'],
] as const;

function contactBlocks(
  sheet: Sheet,
  contact: Party['contact'],
  path: string,
  tag: 'PER' | 'G61',
  code: string,
): Block[] {
  if (contact === undefined) return [];
  const pairs: string[] = [];
  const paths = contact.name === undefined ? [] : [`${path}/name`];
  for (const [field, kind] of NUMBERS) {
    const value = contact[field];
    if (value === undefined) continue;
    const text = sheet.fits(tag, 3, kind) ? sheet.text(`${path}/${field}`, tag, pairs.length + 4, value) : '';
    if (!sheet.fits(tag, 3, kind))
      sheet.leftOut(`${path}/${field}`, `has no qualifier in version ${sheet.plan.version}`);
    if (text === '') continue;
    pairs.push(kind, text);
    paths.push(`${path}/${field}`);
  }
  const name = sheet.text(`${path}/name`, tag, 2, contact.name);
  return name === '' && pairs.length === 0 ? [] : block([tag, code, name, ...pairs], paths);
}
