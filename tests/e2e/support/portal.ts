/** What the portal's tests need on file, and accounts for them. */
export const PASSWORD = 'seven green valves in a box';

/** A customer with items, prices and a place of delivery. */
export async function putOnFile(call: Api): Promise<void> {
  for (const [id, name] of [
    ['shop', 'Shop Ltd'],
    ['rival', 'Rival GmbH'],
  ])
    await call('POST', '/v1/partners', { id, name, address: '1 Mill Road, Leeds' });
  await call('PUT', '/v1/products', {
    products: [
      { sku: '4001', gtin: '4006381333931', description: 'Ball valve, brass, 1/2"', unit: 'EA' },
      { sku: '4002', description: 'Gasket set, 24 pieces', unit: 'EA' },
      { sku: '4003', description: 'Pipe clamp, steel', unit: 'EA' },
    ],
  });
  await call('PUT', '/v1/cross-references', {
    crossReferences: [{ partnerId: 'shop', partnerSku: 'S-1', sku: '4001' }],
  });
  const price = { uom: 'EA', currency: 'GBP' };
  await call('PUT', '/v1/prices', {
    prices: ['4001', '4002', '4003'].map((sku) => ({ sku, unitPrice: '9.90', ...price })),
  });
  await call('PUT', '/v1/partners/shop/ship-tos', {
    shipTos: [{ code: 'LS2', party: { name: 'Shop Ltd, Store 2', address: { city: 'Leeds', country: 'GB' } } }],
  });
}

/** @returns the one-time link with which its owner chooses a password */
export async function inviteAccount(call: Api, email: string, customer: string): Promise<string> {
  const body = { email, name: 'Ann Buyer', customers: [customer] };
  return (await call<{ link: string }>('POST', '/v1/accounts', body)).link;
}

export type Api = ReturnType<typeof api>;

export function api(url: string, key: string) {
  return async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    const response = await fetch(url + path, {
      method,
      headers: { 'authorization': `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as Body;
  };
}
