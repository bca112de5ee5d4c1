/** The customer of the demo: signs in at the portal and orders by the form, with the calls that the page makes. */
import { randomBytes } from 'node:crypto';
import { IntakeError } from '../model/errors.ts';

const EMAIL = 'buyer@harbour-cafe.example';
const CUSTOMER = {
  id: 'harbour-cafe',
  name: 'Harbour Cafe',
  address: '3 Quay Street, Bristol',
  identifiers: [EMAIL], // Its mails are known from the first one on.
};
const PRODUCT = { sku: 'CUP-250', description: 'Paper cup, 250 ml', unit: 'CS' };
const SHIP_TO = { code: 'BAR', party: { name: 'Harbour Cafe, bar', address: { city: 'Bristol', country: 'GB' } } };

type Send = (method: 'POST' | 'PUT', path: string, body: object) => Promise<unknown>;

export interface DemoCustomer {
  readonly email: string;
  readonly password: string;
  /** Fills in the form and sends it. @returns the id of the order */
  order(): Promise<string>;
}

/** Puts the customer on file as a company does, and opens the account as its owner does. */
export async function openDemoCustomer(url: string, send: Send): Promise<DemoCustomer> {
  await send('POST', '/v1/partners', CUSTOMER);
  await send('PUT', '/v1/products', { products: [PRODUCT] });
  await send('PUT', '/v1/prices', {
    prices: [{ sku: PRODUCT.sku, uom: PRODUCT.unit, currency: 'GBP', unitPrice: '18.40' }],
  });
  await send('PUT', `/v1/partners/${CUSTOMER.id}/ship-tos`, { shipTos: [SHIP_TO] });
  const account = { email: EMAIL, name: 'Bea Buyer', customers: [CUSTOMER.id] };
  const { link } = (await send('POST', '/v1/accounts', account)) as { link: string };
  const password = randomBytes(9).toString('base64url');
  const portal = new Portal(url);
  await portal.call('POST', '/password', { link: link.split('/').at(-1), password });
  await portal.call('POST', '/sign-in', { email: EMAIL, password });
  portal.token = ((await portal.call('GET', '/session')) as { csrfToken: string }).csrfToken;
  return {
    email: EMAIL,
    password,
    async order() {
      const today = Date.now();
      const day = (days: number): string => new Date(today + days * 86_400_000).toISOString().slice(0, 10);
      const fields = {
        poNumber: 'CAFE-0815',
        orderDate: day(0),
        date: day(7),
        shipTo: { code: SHIP_TO.code, name: SHIP_TO.party.name, ...SHIP_TO.party.address },
        lines: [{ item: PRODUCT.sku, quantity: '6', unit: PRODUCT.unit }],
      };
      const path = `/drafts/${crypto.randomUUID()}/submit`;
      return ((await portal.call('POST', path, { customer: CUSTOMER.id, fields })) as { id: string }).id;
    },
  };
}

class Portal {
  readonly #url: string;
  #cookie = '';
  token = '';

  constructor(url: string) {
    this.#url = url;
  }

  async call(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#url}/v1/portal${path}`, {
      method,
      headers: {
        ...(this.#cookie === '' ? {} : { Cookie: this.#cookie }),
        ...(this.token === '' ? {} : { 'X-CSRF-Token': this.token }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    this.#cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.#cookie;
    const text = await response.text();
    if (!response.ok) throw new IntakeError('internal', `The portal answered ${response.status} to ${path}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
}
