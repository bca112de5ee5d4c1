/** Parties: who orders, who delivers, where to, and whom to call (UBL 2.3, Party and Address). */
import type { DraftField, DraftOrder, DraftParty } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, filled, implied, put, textAt, type Source } from '../../xml/source.ts';
import { ID_SCHEMES, PARTIES } from './tables.ts';

/** Every party of the header. */
export function mapParties(source: Source, order: DraftOrder, root: XmlElement): void {
  for (const element of root.children) {
    const main = PARTIES.get(element.name);
    if (main === undefined) continue;
    const party = accountOf(source, element);
    if (main !== 'other' && order[main] === undefined) order[main] = party;
    else {
      const role = implied('party-role', element.name.replace(/(?:Customer|Supplier)?Party$/, ''));
      (order.parties ??= []).push({ ...party, role });
    }
  }
}

/** A customer or supplier: a party with its numbers at the other one, and with contacts for one purpose each. */
function accountOf(source: Source, element: XmlElement): DraftParty {
  const party = partyOf(source, below(element, 'Party') ?? element);
  const numbers = ACCOUNTS.flatMap(([name, scheme]) =>
    allBelow(element, name).flatMap((id) => {
      const value = source.field(id, '');
      return value === undefined ? [] : [{ scheme: implied('identifier-scheme', scheme), value }];
    }),
  );
  if (numbers.length > 0) party.identifiers = [...(party.identifiers ?? []), ...numbers];
  const contacts = ['BuyerContact', 'SellerContact', 'AccountingContact'].flatMap((name) => allBelow(element, name));
  if (party.contact === undefined) put(party, 'contact', contactOf(source, contacts[0]));
  return party;
}

const ACCOUNTS = [
  ['CustomerAssignedAccountID', 'buyerAssigned'],
  ['SupplierAssignedAccountID', 'sellerAssigned'],
] as const;

export function partyOf(source: Source, element: XmlElement): DraftParty {
  const party: DraftParty = {};
  const legal = below(element, 'PartyLegalEntity');
  const name = source.field(element, 'PartyName/Name') ?? source.field(legal, 'RegistrationName');
  put(party, 'name', name);
  // The registered name is usually the name once more; another one is told as unused.
  if (textAt(legal, 'RegistrationName') === name?.text.trim()) source.markRead(legal, 'RegistrationName');
  const identifiers = identifiersOf(source, element);
  if (identifiers.length > 0) party.identifiers = identifiers;
  put(party, 'address', addressOf(source, below(element, 'PostalAddress')));
  put(party, 'contact', contactOf(source, below(element, 'Contact')) ?? personOf(source, below(element, 'Person')));
  return party;
}

type Identifiers = NonNullable<DraftParty['identifiers']>;

/** The party's own numbers first: by the first one the gateway knows whose order number it is. */
function identifiersOf(source: Source, element: XmlElement): Identifiers {
  const ids = [
    ...allBelow(element, 'PartyIdentification').flatMap((each) => allBelow(each, 'ID')),
    ...allBelow(element, 'EndpointID'),
    ...allBelow(element, 'PartyLegalEntity').flatMap((each) => allBelow(each, 'CompanyID')),
  ];
  const own = ids.flatMap((id) => identifierOf(source, id) ?? []);
  const taxes = allBelow(element, 'PartyTaxScheme').flatMap((each): Identifiers => {
    const value = source.field(each, 'CompanyID');
    const scheme = source.field(each, 'TaxScheme/ID') ?? implied('identifier-scheme', 'VAT');
    return value === undefined ? [] : [{ scheme, value }];
  });
  const seen = new Set<string>();
  return [...own, ...taxes].filter(({ scheme, value }) => {
    const key = JSON.stringify([scheme?.value ?? scheme?.text.trim(), value?.text.trim()]);
    return !seen.has(key) && seen.add(key);
  });
}

export function identifierOf(source: Source, id: XmlElement): Identifiers[number] | undefined {
  const value = source.field(id, '');
  if (value === undefined) return undefined;
  const known = ID_SCHEMES.get(id.attributes.get('schemeID')?.trim().toUpperCase() ?? '');
  const scheme = source.attribute(id, '', 'schemeID', known) ?? implied('identifier-scheme', 'mutuallyDefined');
  return { scheme, value };
}

export function addressOf(source: Source, element: XmlElement | undefined): DraftParty['address'] {
  const address: NonNullable<DraftParty['address']> = {};
  const lines = LINES.flatMap((name) =>
    name === 'StreetName' ? street(source, element) : source.field(element, name),
  );
  const free = allBelow(element, 'AddressLine').map((line) => source.field(line, 'Line'));
  const said = [...lines, ...free].filter((line): line is DraftField => line !== undefined);
  if (said.length > 0) address.lines = said;
  put(address, 'city', source.field(element, 'CityName'));
  const region = source.field(element, 'CountrySubentity') ?? source.field(element, 'CountrySubentityCode');
  put(address, 'region', region);
  put(address, 'postalCode', source.field(element, 'PostalZone'));
  put(address, 'country', source.field(element, 'Country/IdentificationCode'));
  return filled(address);
}

/** In the order in which they are written on a label. */
const LINES = [
  'MarkAttention',
  'MarkCare',
  'Department',
  'BuildingName',
  'StreetName',
  'AdditionalStreetName',
  'Postbox',
] as const;

/** The number of a house has an element of its own, and no line of its own. */
function street(source: Source, element: XmlElement | undefined): DraftField | undefined {
  const number = textAt(element, 'BuildingNumber');
  if (number === '') return source.field(element, 'StreetName');
  const line = source.field(element, 'StreetName', `${textAt(element, 'StreetName')} ${number}`);
  if (line === undefined) return source.field(element, 'BuildingNumber');
  source.markRead(element, 'BuildingNumber');
  return line;
}

function contactOf(source: Source, element: XmlElement | undefined): DraftParty['contact'] {
  const contact: NonNullable<DraftParty['contact']> = {};
  put(contact, 'name', source.field(element, 'Name'));
  put(contact, 'phone', source.field(element, 'Telephone'));
  put(contact, 'fax', source.field(element, 'Telefax'));
  put(contact, 'email', source.field(element, 'ElectronicMail'));
  return filled(contact);
}

function personOf(source: Source, element: XmlElement | undefined): DraftParty['contact'] {
  const names = ['FirstName', 'MiddleName', 'FamilyName'].filter((name) => textAt(element, name) !== '');
  const [first, ...more] = names;
  if (first === undefined) return undefined;
  for (const name of more) source.markRead(element, name);
  const name = source.field(element, first, names.map((each) => textAt(element, each)).join(' '));
  return name === undefined ? undefined : { name };
}
