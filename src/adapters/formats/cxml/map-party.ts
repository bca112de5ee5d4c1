/** Parties: who orders, who delivers, where to, and whom to call (cXML Credential, Address, Contact). */
import type { DraftField, DraftOrder, DraftParty } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, filled, implied, put, textAt, type Source } from '../../xml/source.ts';
import { BUYERS_PERSON, CONTACTS, ID_SCHEMES } from './tables.ts';

/** From and To of the message, then what the order itself says of parties. */
export function mapParties(
  source: Source,
  order: DraftOrder,
  message: XmlElement,
  header: XmlElement | undefined,
): void {
  for (const [name, key] of [
    ['From', 'buyer'],
    ['To', 'seller'],
  ] as const) {
    const identifiers = allBelow(below(message, `Header/${name}`), 'Credential').flatMap((credential) => {
      const value = source.field(credential, 'Identity');
      return value === undefined ? [] : [{ scheme: schemeOf(source, credential, 'domain'), value }];
    });
    if (identifiers.length > 0) order[key] = { identifiers };
  }
  const shipTo = below(header, 'ShipTo');
  put(order, 'shipTo', placeOf(source, shipTo));
  put(order, 'billTo', placeOf(source, below(header, 'BillTo')));
  for (const contact of allBelow(header, 'Contact')) mapContact(source, order, contact);
  for (const partner of allBelow(header, 'BusinessPartner')) {
    const party = placeOf(source, partner);
    const role = source.attribute(partner, '', 'role') ?? implied('party-role', 'BusinessPartner');
    if (party !== undefined) (order.parties ??= []).push({ ...party, role });
  }
}

function schemeOf(source: Source, element: XmlElement, attribute: string): DraftField {
  const domain = element.attributes.get(attribute)?.trim() ?? '';
  const known = ID_SCHEMES.get(domain.toUpperCase());
  return source.attribute(element, '', attribute, known) ?? implied('identifier-scheme', 'mutuallyDefined');
}

/** A firm gives its name and address; a person is called about the order; all others keep their role. */
function mapContact(source: Source, order: DraftOrder, element: XmlElement): void {
  const role = element.attributes.get('role')?.trim() ?? '';
  const main = CONTACTS.get(role);
  const party = addressedOf(source, element);
  if (main !== undefined && order[main]?.name === undefined) {
    const { identifiers = [], ...rest } = party;
    const all = [...(order[main]?.identifiers ?? []), ...identifiers];
    order[main] = { ...rest, ...(all.length === 0 ? {} : { identifiers: all }) };
    source.markRead(element, '', 'role');
  } else if (
    (role === BUYERS_PERSON || role === '') &&
    order.buyer?.contact === undefined &&
    party.address === undefined
  ) {
    const contact = filled({ ...(party.name === undefined ? {} : { name: party.name }), ...party.contact });
    order.buyer = { ...order.buyer, ...(contact === undefined ? {} : { contact }) };
    source.markRead(element, '', 'role');
  } else
    (order.parties ??= []).push({
      ...party,
      role: source.attribute(element, '', 'role') ?? implied('party-role', 'Contact'),
    });
}

/** ShipTo, BillTo: an Address, and numbers that others have for it. */
export function placeOf(source: Source, element: XmlElement | undefined): DraftParty | undefined {
  const address = below(element, 'Address');
  const party = address === undefined ? {} : addressedOf(source, address);
  const references = allBelow(element, 'IdReference').flatMap((reference) => {
    const value = source.attribute(reference, '', 'identifier');
    return value === undefined ? [] : [{ scheme: schemeOf(source, reference, 'domain'), value }];
  });
  if (references.length > 0) party.identifiers = [...(party.identifiers ?? []), ...references];
  return filled(party);
}

/** Address and Contact are laid out alike. The number of an address is the buyer's, unless a domain says whose it is. */
function addressedOf(source: Source, element: XmlElement): DraftParty {
  const party: DraftParty = {};
  put(party, 'name', source.field(element, 'Name'));
  const number = source.attribute(element, '', 'addressID');
  if (number !== undefined) {
    const hasDomain = element.attributes.has('addressIDDomain');
    const scheme = hasDomain
      ? schemeOf(source, element, 'addressIDDomain')
      : implied('identifier-scheme', 'buyerAssigned');
    party.identifiers = [{ scheme, value: number }];
  }
  const postal = below(element, 'PostalAddress');
  const [person, ...inside] = allBelow(postal, 'DeliverTo').flatMap((each) => source.field(each, '') ?? []);
  put(party, 'address', addressOf(source, element, postal, inside));
  const contact: NonNullable<DraftParty['contact']> = {};
  put(contact, 'name', person);
  put(contact, 'phone', numberOf(source, below(element, 'Phone/TelephoneNumber')));
  put(contact, 'fax', numberOf(source, below(element, 'Fax/TelephoneNumber')));
  put(contact, 'email', source.field(element, 'Email'));
  put(party, 'contact', filled(contact));
  return party;
}

/** DeliverTo names the person first, then where to find it: that stands above the street. */
function addressOf(
  source: Source,
  element: XmlElement,
  postal: XmlElement | undefined,
  inside: readonly DraftField[],
): DraftParty['address'] {
  const address: NonNullable<DraftParty['address']> = {};
  const lines = [...inside, ...allBelow(postal, 'Street').flatMap((street) => source.field(street, '') ?? [])];
  if (lines.length > 0) address.lines = lines;
  put(address, 'city', source.field(postal, 'City'));
  put(address, 'region', source.field(postal, 'State') ?? source.attribute(postal, 'State', 'isoStateCode'));
  put(address, 'postalCode', source.field(postal, 'PostalCode'));
  const country = below(postal, 'Country');
  const code = country?.attributes.get('isoCountryCode')?.trim() ?? '';
  put(
    address,
    'country',
    source.attribute(country, '', 'isoCountryCode') ?? source.attribute(element, '', 'isoCountryCode'),
  );
  // The name beside the code, and the same code at the address, say nothing more.
  if (code !== '') source.markRead(country, '');
  if (element.attributes.get('isoCountryCode')?.trim() === code) source.markRead(element, '', 'isoCountryCode');
  return filled(address);
}

/** A telephone number comes in parts, and is called as one. */
function numberOf(source: Source, element: XmlElement | undefined): DraftField | undefined {
  const [country, area, number, extension] = ['CountryCode', 'AreaOrCityCode', 'Number', 'Extension'].map((name) =>
    textAt(element, name),
  );
  const parts = [country === '' ? '' : `+${country?.replace(/^\+/, '') ?? ''}`, area, number];
  const whole = `${parts.filter((part) => part !== '').join(' ')}${extension === '' ? '' : ` ext. ${extension ?? ''}`}`;
  const field = source.field(element, 'Number', whole);
  if (field === undefined) return undefined;
  for (const name of ['CountryCode', 'AreaOrCityCode', 'Extension']) source.markRead(element, name);
  source.markRead(element, 'CountryCode', 'isoCountryCode');
  return field;
}
