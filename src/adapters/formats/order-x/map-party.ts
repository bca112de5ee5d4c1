/** Parties: who orders, who delivers, where to, and whom to call. */
import type { DraftField, DraftOrder, DraftParty } from '../../../model/draft.ts';
import { allBelow, below, implied, put, type Source } from '../../xml/source.ts';
import { ID_SCHEMES, MAIN_PARTIES, TAX_SCHEMES } from './tables.ts';
import type { XmlElement } from '../../xml/parse.ts';

/** Every party of one part of the header. */
export function mapParties(source: Source, order: DraftOrder, parent: XmlElement | undefined): void {
  for (const element of parent?.children ?? []) {
    if (!element.name.endsWith('TradeParty')) continue;
    const main = MAIN_PARTIES.get(element.name);
    const party = partyOf(source, element);
    if (main !== undefined && order[main] === undefined) order[main] = party;
    else {
      const role = implied('party-role', element.name.replace(/TradeParty$/, ''));
      (order.parties ??= []).push({ ...party, role });
    }
  }
}

export function partyOf(source: Source, element: XmlElement): DraftParty {
  const party: DraftParty = {};
  put(
    party,
    'name',
    source.field(element, 'Name') ?? source.field(element, 'SpecifiedLegalOrganization/TradingBusinessName'),
  );
  const identifiers = identifiersOf(source, element);
  if (identifiers.length > 0) party.identifiers = identifiers;
  put(party, 'address', addressOf(source, below(element, 'PostalTradeAddress')));
  put(party, 'contact', contactOf(source, element));
  return party;
}

function identifiersOf(source: Source, element: XmlElement): NonNullable<DraftParty['identifiers']> {
  const legal = allBelow(element, 'SpecifiedLegalOrganization').flatMap((organization) => allBelow(organization, 'ID'));
  const tax = allBelow(element, 'SpecifiedTaxRegistration').flatMap((registration) => allBelow(registration, 'ID'));
  return [
    ...allBelow(element, 'ID').map((id) => [id, ID_SCHEMES] as const),
    ...[...allBelow(element, 'GlobalID'), ...legal].map((id) => [id, ID_SCHEMES] as const),
    ...tax.map((id) => [id, TAX_SCHEMES] as const),
  ].flatMap(([id, schemes]) => {
    const value = source.field(id, '');
    const code = id.attributes.get('schemeID')?.trim() ?? '';
    const scheme =
      source.attribute(id, '', 'schemeID', schemes.get(code)) ?? implied('identifier-scheme', 'mutuallyDefined');
    return value === undefined ? [] : [{ scheme, value }];
  });
}

function addressOf(source: Source, element: XmlElement | undefined): DraftParty['address'] {
  const address: NonNullable<DraftParty['address']> = {};
  const names = ['LineOne', 'LineTwo', 'LineThree'];
  const lines = names
    .map((name) => source.field(element, name))
    .filter((line): line is DraftField => line !== undefined);
  if (lines.length > 0) address.lines = lines;
  put(address, 'city', source.field(element, 'CityName'));
  put(address, 'region', source.field(element, 'CountrySubDivisionName'));
  put(address, 'postalCode', source.field(element, 'PostcodeCode'));
  put(address, 'country', source.field(element, 'CountryID'));
  return Object.keys(address).length === 0 ? undefined : address;
}

/** The first contact has a place; others stay unused. Without a mail address of its own it has that of the party. */
function contactOf(source: Source, party: XmlElement): DraftParty['contact'] {
  const element = below(party, 'DefinedTradeContact');
  const contact: NonNullable<DraftParty['contact']> = {};
  put(contact, 'name', source.field(element, 'PersonName') ?? source.field(element, 'DepartmentName'));
  put(contact, 'phone', source.field(element, 'TelephoneUniversalCommunication/CompleteNumber'));
  put(contact, 'fax', source.field(element, 'FaxUniversalCommunication/CompleteNumber'));
  const mail = source.field(element, 'EmailURIUniversalCommunication/URIID');
  const isMail = below(party, 'URIUniversalCommunication/URIID')?.attributes.get('schemeID') === 'EM';
  put(contact, 'email', mail ?? (isMail ? source.field(party, 'URIUniversalCommunication/URIID') : undefined));
  return Object.keys(contact).length === 0 ? undefined : contact;
}
