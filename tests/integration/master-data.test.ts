/** Partners, items and cross references on a real gateway: how they come on file, and what papers are read with because of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderView, ProblemView } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { interchange850 } from '../support/x12-850.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

interface Saved {
  readonly saved: number;
}

function put<Body = Saved>(path: string, body: unknown) {
  return gateway.client.call<Body>('PUT', path, { body });
}

function post<Body = Saved>(path: string, body: unknown) {
  return gateway.client.call<Body>('POST', path, { body });
}

/** An order as a CSV table. */
function csvOrder(buyer: string, po: string, items: readonly string[], price = '10.00'): string {
  const rows = items.map(
    (item, index) => `${index + 1},${item},VALVE,${index + 1},EA,${price},${(index + 1) * Number(price)}`,
  );
  return `PURCHASE ORDER\nBuyer:,"${buyer}"\nPO Number:,${po}\nPO Date:,2026-03-27\nCurrency:,USD\nShip to:,"${buyer}, 12 Mill Road, Toledo, OH 43601"\n\nLine,Item No.,Description,Qty,UOM,Unit Price,Amount\n${rows.join('\n')}\n`;
}

async function orderFrom(content: string): Promise<OrderView & { readonly partnerId: string | null }> {
  const message = await gateway.client.deliver(content, { 'X-Filename': 'order.csv' });
  const [order, ...more] = message.orders;
  if (order === undefined || more.length > 0) throw new Error(`There are ${message.orders.length} orders.`);
  return (await gateway.client.order(order.id)) as OrderView & { readonly partnerId: string | null };
}

describe('what comes on file', () => {
  test('items by JSON and by CSV; a row that is there already is replaced', async () => {
    expect(
      await put('/v1/products', { products: [{ sku: 'AB-1000' }, { sku: 'AB-2000', unit: 'EA', leadTimeDays: 0 }] }),
    ).toMatchObject({
      status: 200,
      body: { saved: 2 },
    });
    const csv =
      '\uFEFFsku;gtin;description;active;leadTimeDays\r\nAB-1000;4006381333931;"Ball valve; brass";no;12\r\nAB-3000;;Gasket;true;\r\n';
    expect(await post('/v1/products/import', csv)).toMatchObject({ status: 200, body: { saved: 2 } });
    const { data } = await gateway.client.get<{ data: unknown[] }>('/v1/products');
    expect(data).toEqual([
      {
        sku: 'AB-1000',
        gtin: '4006381333931',
        description: 'Ball valve; brass',
        unit: '',
        active: false,
        leadTimeDays: 12,
      },
      { sku: 'AB-2000', gtin: '', description: '', unit: 'EA', active: true, leadTimeDays: 0 },
      { sku: 'AB-3000', gtin: '', description: 'Gasket', unit: '', active: true, leadTimeDays: null },
    ]);
  });

  test.each([
    ['an unknown column', 'sku,colour\nX-1,red\n', '/row 2/'],
    ['a lead time in words', 'sku,leadTimeDays\nX-1,soon\n', '/row 2/leadTimeDays'],
    ['a GTIN of five digits', 'sku,gtin\nX-1,\nX-2,12345\n', '/row 3/gtin'],
    ['no number', 'sku,gtin\n,4006381333931\n', '/row 2/sku'],
  ])('a table with %s is refused as a whole, with the row', async (_case, csv, pointer) => {
    const before = await gateway.client.get('/v1/products');
    const refused = await post<ProblemView>('/v1/products/import', csv);
    expect(refused).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
    expect(refused.body.errors?.map((each) => each.pointer)).toEqual([pointer]);
    expect(await gateway.client.get('/v1/products')).toEqual(before);
  });

  test.each([
    ['nothing', ''],
    ['a head alone', 'sku,gtin\n'],
    ['rows of other lengths', 'sku,gtin\nX-1\nX-2,4006381333931,more\n'],
    ['an open quote', 'sku\n"X-1\n'],
  ])('%s is no table', async (_case, csv) => {
    expect(await post('/v1/products/import', csv)).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });

  test('a partner who sends no EDI, once; its number for an item only when it is on file', async () => {
    const acme = { id: 'ACME', name: 'Acme Pumps', address: '12 Mill Road, Toledo OH', identifiers: ['US123456789'] };
    expect(await post('/v1/partners', acme)).toMatchObject({ status: 201, body: { ...acme, ediId: null } });
    expect(await post('/v1/partners', acme)).toMatchObject({ status: 409, body: { code: 'state-conflict' } });
    expect(await post('/v1/partners', { ...acme, id: '../x' })).toMatchObject({ status: 400 });
    const known = { partnerId: 'ACME', partnerSku: 'C-77', sku: 'AB-1000' };
    const unknown = { ...known, partnerId: 'NOBODY' };
    expect(await put('/v1/cross-references', { crossReferences: [known, unknown] })).toMatchObject({ status: 400 });
    expect(await gateway.client.get('/v1/cross-references')).toEqual({ data: [] });
    expect(
      await post('/v1/cross-references/import', 'partnerId\tpartnerSku\tsku\nACME\tC-77\tAB-1000\n'),
    ).toMatchObject({
      status: 200,
    });
    expect(await gateway.client.get('/v1/cross-references')).toEqual({ data: [known] });
  });

  test('naming a partner anew keeps address and identifiers that are not said', async () => {
    expect(await put('/v1/partners/ACME', { name: 'Acme Pumps Inc' })).toMatchObject({
      body: { name: 'Acme Pumps Inc', address: '12 Mill Road, Toledo OH', identifiers: ['US123456789'] },
    });
    expect(await put('/v1/partners/ACME', { name: 'Acme Pumps', identifiers: [] })).toMatchObject({
      body: { address: '12 Mill Road, Toledo OH', identifiers: [] },
    });
  });

  test('naming a partner anew keeps what was agreed; only a profile that is said replaces it', async () => {
    const severities = { 'price-missing': { severity: 'off', reason: 'by contract', since: '2026-01-01' } };
    const agreed = await put('/v1/partners/ACME', { name: 'Acme Pumps', profile: { severities } });
    expect(agreed).toMatchObject({ status: 200, body: { profile: { severities } } });
    expect(
      await put('/v1/partners/ACME', { name: 'Acme Pumps', reason: 'moved', address: '12 Mill Road' }),
    ).toMatchObject({ body: { address: '12 Mill Road', profile: { severities } } });
    const { data } = await gateway.client.get<{ data: unknown[] }>('/v1/partners/ACME/profiles');
    expect(data[0]).toMatchObject({ reason: 'moved', profile: { severities } });
    expect(await put('/v1/partners/ACME', { name: 'Acme Pumps', profile: {} })).toMatchObject({
      body: { profile: {} },
    });
  });

  test('a partner comes on file with what was agreed, or not at all', async () => {
    const answers = { confirmation: 'never' };
    const agreed = { id: 'AGREED', name: 'Agreed Ltd', profile: { answers }, reason: 'contract of 2026' };
    expect(await post('/v1/partners', agreed)).toMatchObject({ status: 201, body: { id: 'AGREED', profile: { answers } } }); // prettier-ignore
    const { data } = await gateway.client.get<{ data: unknown[] }>('/v1/partners/AGREED/profiles');
    expect(data).toMatchObject([{ version: 1, profile: { answers }, reason: 'contract of 2026' }]);
    expect(await post('/v1/partners', { ...agreed, name: 'Other' })).toMatchObject({ status: 409 });
    const wrong = { id: 'WRONG', name: 'Wrong Ltd', profile: { answers: { confirmation: 'perhaps' } } };
    expect(await post('/v1/partners', wrong)).toMatchObject({ status: 400 });
    expect(await post('/v1/partners', { id: 'WRONG', name: 'Wrong Ltd' })).toMatchObject({ status: 201, body: { profile: {} } }); // prettier-ignore
  });

  test('the EDI id of a partner on file makes its interchanges its own; an id is of one partner alone', async () => {
    const mailed = { id: 'BOTH', name: 'Both Ways Ltd', ediId: 'ZZ:BOTHWAYS' };
    expect(await post('/v1/partners', mailed)).toMatchObject({ status: 201, body: mailed });
    const spec = { control: 41, sender: 'BOTHWAYS', orders: [{ po: 'BOTH-1' }] };
    const [sent] = (await gateway.client.deliver(interchange850(spec))).orders;
    expect(await gateway.client.order(sent?.id ?? '')).toMatchObject({ partnerId: 'BOTH' });
    expect(await put('/v1/partners/ACME', { name: 'Acme Pumps', ediId: mailed.ediId })).toMatchObject({
      status: 409,
      body: { code: 'state-conflict', detail: expect.stringContaining('partner BOTH') as string },
    });
    expect(await post('/v1/partners', { ...mailed, id: 'AGAIN' })).toMatchObject({ status: 409 });
    expect(await put('/v1/partners/BOTH', { name: 'Both', ediId: 'no qualifier' })).toMatchObject({ status: 400 });
    expect(await put('/v1/partners/BOTH', { name: 'Both' })).toMatchObject({ body: { ediId: mailed.ediId } });
  });
});

describe('a paper', () => {
  test('whose buyer is a partner is its order, with what was agreed with it; the message names it as well', async () => {
    await put('/v1/partners/ACME', {
      name: 'Acme Pumps',
      profile: {
        severities: { 'ship-to-missing': { severity: 'off', reason: 'agreed by phone', since: '2026-01-01' } },
      },
    });
    const order = await orderFrom(csvOrder('ACME PUMPS, INC.', 'KN-1', ['AB-1000', 'C-77']));
    expect(order.partnerId).toBe('ACME');
    expect(order.order.buyer?.name).toBe('ACME PUMPS, INC.');
    expect(order.order.lines.map(({ supplierSku, buyerSku }) => [supplierSku, buyerSku])).toEqual([
      ['AB-1000', undefined],
      [undefined, 'C-77'],
    ]);
    const { data } = await gateway.client.get<{ data: { senders: string[] }[] }>('/v1/inbound?limit=1');
    expect(data[0]?.senders).toEqual(['Acme Pumps']);
  });

  test('repeats an order of its partner however the name is written, and is told as a duplicate', async () => {
    const first = await orderFrom(csvOrder('Acme Pumps', 'KN-2', ['AB-1000']));
    const second = await orderFrom(csvOrder('ACME PUMPS INC', 'KN-2', ['AB-1000'], '11.00'));
    expect(first.issues.map(({ code }) => code)).not.toContain('duplicate-order');
    expect(second.issues.map(({ code }) => code)).toContain('duplicate-order');
  });

  test('is held to severities of its partner, but a doubtful value stays an error', async () => {
    await put('/v1/partners/ACME', {
      name: 'Acme Pumps',
      profile: {
        severities: {
          'item-unknown': { severity: 'info', reason: 'agreed by phone', since: '2026-01-01' },
          'value-uncertain': { severity: 'off', reason: 'agreed by phone', since: '2026-01-01' },
        },
      },
    });
    const order = await orderFrom(csvOrder('Acme Pumps', 'KN-3', ['AB-1000', 'AB-2000', 'QQ-1']));
    const told = order.issues.filter(({ path }) => path === '/lines/2/buyerSku');
    expect(told.map(({ code, severity }) => [code, severity])).toEqual(
      expect.arrayContaining([
        ['item-unknown', 'info'],
        ['value-uncertain', 'error'],
      ]),
    );
    expect(order.state).toBe('needsReview');
  });

  test('knows an item as soon as it is on file', async () => {
    expect(await put('/v1/products', { products: [{ sku: 'QQ-1' }] })).toMatchObject({ status: 200 });
    const order = await orderFrom(csvOrder('Acme Pumps', 'KN-4', ['AB-1000', 'AB-2000', 'QQ-1']));
    expect(order.order.lines[2]?.supplierSku).toBe('QQ-1');
    expect(order.issues.map(({ code }) => code)).not.toContain('item-unknown');
  });

  test('whose buyer could be two partners belongs to none, and says so', async () => {
    await post('/v1/partners', { id: 'ACME2', name: 'ACME Pumps Inc.' });
    await put('/v1/partners/ACME', { name: 'Acme Pumps', address: '' });
    const order = await orderFrom(csvOrder('Acme Pumps', 'KN-5', ['AB-1000']));
    expect(order.partnerId).toBeNull();
    expect(order.issues.find(({ code }) => code === 'party-ambiguous')).toMatchObject({ severity: 'warning' });
  });

  test('changes nothing for EDI: its envelope says who sends', async () => {
    const message = await gateway.client.deliver(
      interchange850({ control: 77, sender: 'ACMEEDI', orders: [{ po: 'KN-6' }] }),
    );
    const order = (await gateway.client.order(message.orders[0]?.id ?? '')) as OrderView & { partnerId: string };
    expect(order.partnerId).toBe(message.interchanges[0]?.partnerId);
  });
});

test('a price on file counts for the number that the partner has for the item, and pieces are each', async () => {
  await post('/v1/partners', { id: 'PRICED', name: 'Priced Ltd', ediId: 'ZZ:PRICED' });
  await put('/v1/cross-references', {
    crossReferences: [{ partnerId: 'PRICED', partnerSku: 'SKU-1', sku: 'AB-1000' }],
  });
  expect(await findingsOf('PRICED', 81)).toContain('price-missing');
  await put('/v1/prices', { prices: [{ sku: 'AB-1000', uom: 'KGM', currency: 'USD', unitPrice: '9.90' }] });
  expect(await findingsOf('PRICED', 82)).toContain('price-missing');
  await put('/v1/prices', { prices: [{ sku: 'AB-1000', uom: 'H87', currency: 'USD', unitPrice: '9.90' }] });
  expect(await findingsOf('PRICED', 83)).not.toContain('price-missing');
  // The same number of somebody else is another item.
  expect(await findingsOf('STRANGER', 84)).toContain('price-missing');
});

/** Of an order of one line, for `SKU-1`, without a price. */
async function findingsOf(sender: string, control: number): Promise<string[]> {
  const spec = { control, sender, orders: [{ po: `PR-${control}`, price: '' }] };
  const [sent] = (await gateway.client.deliver(interchange850(spec))).orders;
  return (await gateway.client.order(sent?.id ?? '')).issues.map(({ code }) => code);
}
