/** NAD, RFF, CTA and COM of a party. */
import type { Order, Party } from '../../../model/order.ts';
import { ID_SCHEMES, PARTY_REFERENCES, PARTY_ROLES, STAND_INS, type MainParty } from './map-tables.ts';
import type { SegmentDraft } from './write-message.ts';
import { present, some, type Reference, type Sheet } from './write-sheet.ts';
import { fits, isWritable, pieces } from './write-text.ts';

const MAIN_ROLES: Readonly<Record<MainParty, string>> = { buyer: 'BY', seller: 'SU', shipTo: 'DP', billTo: 'IV' };
const AGENCIES: ReadonlyMap<string, string> = new Map([...ID_SCHEMES].map(([agency, scheme]) => [scheme, agency]));
const REFERENCE_TYPES: ReadonlyMap<string, string> = new Map(
  [...PARTY_REFERENCES].map(([type, scheme]) => [scheme, type]),
);
export const CODE = /^[A-Z0-9]{1,3}$/;

type Parties = Pick<Order, MainParty | 'parties'>;

/**
 * The four of the order, then all others. One with the role of a main party that is free becomes that party. Places that are
 * only named stand below the ship-to, else below the first that there is: a message has no other LOC of the whole order.
 */
export function writeParties(sheet: Sheet, order: Order): { parties: Parties; places: Reference[] } {
  const held: Parties = {};
  let places: Reference[] = [];
  const host = (['shipTo', 'buyer', 'seller', 'billTo'] as const).find((main) => order[main] !== undefined);
  for (const main of ['buyer', 'seller', 'shipTo', 'billTo'] as const) {
    const party = order[main];
    if (party === undefined) continue;
    const own = main === host ? placesOf(sheet, order) : [];
    const written = writeParty(
      sheet,
      MAIN_ROLES[main],
      party,
      `/${main}`,
      false,
      own.map(({ draft }) => draft),
    );
    if (written === undefined) continue;
    held[main] = written;
    if (main === host) places = own.map(({ reference }) => reference);
  }
  for (const [index, { role, ...party }] of (order.parties ?? []).entries()) {
    const path = `/parties/${index}`;
    if (!CODE.test(role)) {
      sheet.leaveAll({ role, ...party }, path);
      continue;
    }
    const free = takenBy(role, order).filter((field) => held[field] === undefined);
    const written = writeParty(sheet, role, party, path, free.length === 0);
    if (free.length > 0) {
      sheet.leave(`${path}/role`);
      for (const field of free) if (written !== undefined) held[field] = written;
    } else {
      (held.parties ??= []).push({ ...written, role });
    }
  }
  return { parties: held, places };
}

const PLACES_MAX = 9; // As often as every directory has LOC below NAD.

/** References `place/11`, as LOC holds them: a code, or a name. */
function placesOf(sheet: Sheet, { references = [] }: Order): { reference: Reference; draft: SegmentDraft }[] {
  if (!sheet.hasPlaceOfParty) return [];
  return references
    .flatMap((reference) => {
      const kind = /^place\/([A-Z0-9]{1,3})$/.exec(reference.type)?.[1];
      // LOC 1 is read as the place of the terms.
      if (kind === undefined || kind === '1') return [];
      const { value } = reference;
      const draft: SegmentDraft[] = /^[A-Z0-9]{1,25}$/.test(value)
        ? [['LOC', kind, value]]
        : fits(value, sheet.directory.lengths.of('3224'))
          ? [['LOC', kind, ['', '', '', value]]]
          : [];
      return draft.map((one) => ({ reference, draft: one }));
    })
    .slice(0, PLACES_MAX);
}

/** What a reader makes of a party in this role, as long as nobody else is that. */
function takenBy(role: string, { parties = [] }: Order): readonly MainParty[] {
  const main = PARTY_ROLES.get(role);
  if (main !== undefined) return [main];
  const named = new Set(parties.map((party) => PARTY_ROLES.get(party.role)));
  return (STAND_INS.get(role) ?? []).filter((field) => !named.has(field));
}

/** One party; `undefined` when nothing of it has a place. Then it has a NAD only if its role says something. */
export function writeParty(
  sheet: Sheet,
  role: string,
  party: Party,
  path: string,
  isRoleEnough: boolean,
  places: readonly SegmentDraft[] = [],
): Party | undefined {
  const { lengths } = sheet.directory;
  const identifiers = sortIdentifiers(sheet, party.identifiers ?? [], `${path}/identifiers`);
  const nameParts = party.name === undefined ? undefined : pieces(party.name, lengths.of('3036'), 5);
  if (party.name !== undefined && nameParts === undefined) sheet.leave(`${path}/name`);
  const address = holdAddress(sheet, party.address, `${path}/address`);
  const contact = holdContact(sheet, party.contact, `${path}/contact`);
  const written = present<Party>({
    name: nameParts === undefined ? undefined : party.name,
    identifiers: some([...identifiers.main, ...identifiers.others]),
    address,
    contact,
  });
  if (written === undefined && !isRoleEnough) return undefined;
  const [main] = identifiers.main;
  sheet.add(
    'NAD',
    role,
    main === undefined
      ? ''
      : [main.value, '', main.scheme === MUTUAL ? '' : (AGENCIES.get(main.scheme) ?? main.scheme)],
    '',
    nameParts ?? '',
    address?.lines ?? '',
    address?.city ?? '',
    address?.region ?? '',
    address?.postalCode ?? '',
    address?.country ?? '',
  );
  for (const place of places) sheet.add(...place);
  for (const { scheme, value } of identifiers.others) sheet.add('RFF', [REFERENCE_TYPES.get(scheme) ?? scheme, value]);
  writeContact(sheet, contact);
  return written;
}

const MUTUAL = 'mutuallyDefined';
type Identifiers = NonNullable<Party['identifiers']>;

/** One identifier stands in NAD itself, the others must be references of a party. */
function sortIdentifiers(
  sheet: Sheet,
  identifiers: Identifiers,
  path: string,
): { readonly main: Identifiers; readonly others: Identifiers } {
  const main: Identifiers = [];
  const others: Identifiers = [];
  for (const [index, identifier] of identifiers.entries()) {
    const { scheme, value } = identifier;
    if (REFERENCE_TYPES.has(scheme) && fits(value, sheet.directory.lengths.of('1154'))) others.push(identifier);
    else if (main.length === 0 && isAgency(scheme) && fits(value, sheet.directory.lengths.of('3039')))
      main.push(identifier);
    else sheet.leave(`${path}/${index}`);
  }
  return { main, others };
}

/** A scheme that C082 can say: one that has an agency, or an agency's own code that stands for no scheme. */
export function isAgency(scheme: string): boolean {
  return scheme === MUTUAL || AGENCIES.has(scheme) || (CODE.test(scheme) && !ID_SCHEMES.has(scheme));
}

/** `GLN` is agency 9; what is agreed between the two has none. */
export function agencyOf(scheme: string): string {
  return scheme === MUTUAL ? '' : (AGENCIES.get(scheme) ?? scheme);
}

type Address = NonNullable<Party['address']>;

function holdAddress(sheet: Sheet, address: Address | undefined, path: string): Address | undefined {
  if (address === undefined) return undefined;
  const { lengths, addressLines } = sheet.directory;
  const lines: string[] = [];
  for (const [index, line] of (address.lines ?? []).entries()) {
    if (lines.length < addressLines && line.length <= lengths.of('3042') && isWritable(line)) lines.push(line);
    else sheet.leave(`${path}/lines/${index}`);
  }
  const text = (key: 'city' | 'region' | 'postalCode', max: number): string | undefined =>
    sheet.hold(address[key], (value) => value.length <= max && isWritable(value), `${path}/${key}`);
  return present<Address>({
    lines: some(lines),
    city: text('city', lengths.of('3164')),
    region: text('region', 9),
    postalCode: text('postalCode', lengths.of('3251')),
    country: address.country,
  });
}

type Contact = NonNullable<Party['contact']>;
const NUMBERS = [
  ['phone', 'TE'],
  ['fax', 'FX'],
  ['email', 'EM'],
] as const;

function holdContact(sheet: Sheet, contact: Contact | undefined, path: string): Contact | undefined {
  if (contact === undefined) return undefined;
  const text = (key: keyof Contact, max: number): string | undefined =>
    sheet.hold(contact[key], (value) => value.length <= max && isWritable(value), `${path}/${key}`);
  const { lengths } = sheet.directory;
  return present<Contact>({
    name: text('name', lengths.of('3412')),
    phone: text('phone', lengths.of('3148')),
    fax: text('fax', lengths.of('3148')),
    email: text('email', lengths.of('3148')),
  });
}

function writeContact(sheet: Sheet, contact: Contact | undefined): void {
  if (contact === undefined) return;
  sheet.add('CTA', 'IC', ['', contact.name ?? '']);
  for (const [key, kind] of NUMBERS) {
    const number = contact[key];
    if (number !== undefined) sheet.add('COM', [number, kind]);
  }
}
