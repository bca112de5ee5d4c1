/** UBL and cXML on a real gateway: whatever way they come, they become orders, and what is none is told. */
import { readFileSync } from 'node:fs';
import { writeFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repacked } from '../../src/adapters/paper/source/zip-write.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { mailWith } from '../support/mail-with.ts';
import { waitFor } from '../support/wait.ts';

let gateway: TestGateway;
let count = 0;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.remove());

const MAIL = { 'content-type': 'message/rfc822' };

interface Kind {
  readonly format: string;
  readonly file: string;
  readonly number: string;
  readonly state: string;
  readonly quantity: string;
}

const KINDS: readonly Kind[] = [
  {
    format: 'ubl',
    file: 'fixtures/ubl/peppol-order.xml',
    number: 'NG-2026-0417',
    state: 'queued',
    quantity: '/LineItem/Quantity',
  },
  {
    format: 'cxml',
    file: 'fixtures/cxml/order-request.xml',
    number: 'HL-4500088',
    state: 'queued',
    quantity: '/ItemOut[1]/@quantity',
  },
];

/** The sample under a number that no other test uses, and of another week: the same goods of one day would be asked about. */
function fresh({ file, number }: Kind): { readonly poNumber: string; readonly bytes: Buffer } {
  count += 1;
  const poNumber = `XO-${count}-77`;
  const day = new Date(Date.UTC(2026, 2, 2 - 7 * count)).toISOString().slice(0, 10);
  const text = readFileSync(file, 'utf8').replaceAll(number, poNumber).replaceAll('2026-03-02', day);
  return { poNumber, bytes: Buffer.from(text) };
}

interface Part {
  readonly name: string;
  readonly result: string;
  readonly orderIds: readonly string[];
}

describe.each(KINDS)('$format', (kind) => {
  test('by HTTP', async () => {
    const { poNumber, bytes } = fresh(kind);
    const { orders } = await gateway.client.deliver(bytes, { 'content-type': 'application/xml' });
    expect(orders).toMatchObject([{ poNumber, state: kind.state }]);
    const id = orders[0]?.id ?? '';
    const { source } = await gateway.client.get<{ source: { format: string } }>(`/v1/orders/${id}`);
    expect(source.format).toBe(kind.format);
    const lineage = await gateway.client.get<Record<string, { at?: { pointer?: string } }>>(`/v1/orders/${id}/lineage`);
    expect(lineage['/lines/0/quantity']?.at?.pointer).toContain(kind.quantity);
  });

  test('by folder', async () => {
    const { poNumber, bytes } = fresh(kind);
    const folder = join(gateway.data, 'folder');
    await writeFile(join(folder, `${poNumber}.xml`), bytes);
    await rename(join(folder, `${poNumber}.xml`), join(folder, 'in', `${poNumber}.xml`));
    const id = await waitFor('the order', async () => {
      const [row] = await gateway.database.query<{ id: string }>('select id from orders where po_number = $1', [
        poNumber,
      ]);
      return row?.id ?? false;
    });
    expect((await gateway.client.order(id)).state).toBe(kind.state);
  });

  test.each(['application/xml', 'text/xml', 'application/octet-stream'])(
    'attached to a mail as %s, alone and in a ZIP',
    async (mediaType) => {
      for (const isPacked of [false, true]) {
        const { poNumber, bytes } = fresh(kind);
        const entries = [{ name: 'order.xml' }];
        const zip = { entries, read: () => bytes } as unknown as Parameters<typeof repacked>[0];
        const file = isPacked
          ? { name: 'order.zip', bytes: repacked(zip).bytes }
          : { name: 'order.xml', bytes, mediaType };
        const { id, orders } = await gateway.client.deliver(mailWith([file]), MAIL);
        expect(orders).toMatchObject([{ poNumber, state: kind.state }]);
        const { attachments } = await gateway.client.get<{ attachments: Part[] }>(`/v1/inbound/${id}/mail`);
        expect(attachments.at(-1)).toMatchObject({ name: 'order.xml', result: 'read', orderIds: [orders[0]?.id] });
      }
    },
  );

  test('as the text of a mail, and in a file that is called a text', async () => {
    const { poNumber, bytes } = fresh(kind);
    const head =
      'From: Ann Lee <ann@northgate.example>\r\nTo: orders@example.org\r\nSubject: order\r\nMessage-ID: <t@n.example>\r\nContent-Type: text/plain; charset=iso-8859-1';
    const text = bytes.toString('utf8').replace('encoding="UTF-8"', 'encoding="ISO-8859-1"');
    const { orders } = await gateway.client.deliver(Buffer.from(`${head}\r\n\r\n${text}`, 'latin1'), MAIL);
    expect(orders).toMatchObject([{ poNumber, state: kind.state }]);
    const other = fresh(kind);
    const named = await gateway.client.deliver(mailWith([{ name: 'order.txt', bytes: other.bytes }]), MAIL);
    expect(named.orders).toMatchObject([{ poNumber: other.poNumber, state: kind.state }]);
  });

  test('inside a PDF: the data counts, not the page', async () => {
    const { poNumber, bytes } = fresh(kind);
    const document = await PDFDocument.create();
    document.addPage([600, 800]);
    await document.attach(bytes, 'order.xml', { mimeType: 'text/xml' });
    const { orders } = await gateway.client.deliver(await document.save(), { 'content-type': 'application/pdf' });
    expect(orders).toMatchObject([{ poNumber }]);
    const { issues } = await gateway.client.order(orders[0]?.id ?? '');
    expect(issues.map(({ code }) => code)).toContain('embedded-data-used');
  });
});

test('a mail with an invoice as UBL beside an order has one order, and says what the invoice is', async () => {
  const [kind] = KINDS;
  if (kind === undefined) throw new Error('There is no kind.');
  const { poNumber, bytes } = fresh(kind);
  const invoice = readFileSync('fixtures/ubl/invoice.xml');
  const files = [
    { name: 'order.xml', bytes },
    { name: 'invoice.xml', bytes: invoice },
  ];
  const { orders } = await gateway.client.deliver(mailWith(files), MAIL);
  expect(orders).toMatchObject([{ poNumber }]);
  const alone = await gateway.client.deliver(mailWith([{ name: 'invoice.xml', bytes: invoice }]), MAIL);
  expect(alone.orders).toEqual([]);
  expect(JSON.stringify(alone)).toContain('an invoice');
});

test('of an order as a sheet and as XML in one mail the XML goes on, and the sheet waits as its copy', async () => {
  const xml = `<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"><ID>XO-COPY-9</ID><DocumentCurrencyCode>EUR</DocumentCurrencyCode><BuyerCustomerParty><Party><PartyName><Name>Northgate</Name></PartyName></Party></BuyerCustomerParty><Delivery><DeliveryAddress><CityName>Moss</CityName></DeliveryAddress></Delivery><OrderLine><LineItem><ID>1</ID><Quantity unitCode="EA">40.0</Quantity><Price><PriceAmount currencyID="EUR">4.5</PriceAmount></Price><Item><SellersItemIdentification><ID>ABC-123</ID></SellersItemIdentification></Item></LineItem></OrderLine></Order>`;
  const sheet =
    'Purchase order: XO-COPY-9;;;\n;;;\nItem number;Description;Quantity;Unit;Unit price\nABC-123;Pallet wrap;40;EA;4.50\n';
  const files = [
    { name: 'order.csv', bytes: Buffer.from(sheet) },
    { name: 'order.xml', bytes: Buffer.from(xml) },
  ];
  const { orders } = await gateway.client.deliver(mailWith(files), MAIL);
  expect(orders).toMatchObject([
    { poNumber: 'XO-COPY-9', state: 'queued' },
    { poNumber: 'XO-COPY-9', state: 'needsReview' },
  ]);
  const { issues } = await gateway.client.order(orders[1]?.id ?? '');
  expect(issues.map(({ code }) => code)).toContain('order-in-several-files');
});

test.each(['ubl/order-change', 'ubl/order-cancellation', 'cxml/update', 'cxml/delete'])(
  '%s waits for a person',
  async (name) => {
    const { orders } = await gateway.client.deliver(readFileSync(`fixtures/${name}.xml`));
    expect(orders).toMatchObject([{ state: 'needsReview' }]);
    const { issues } = await gateway.client.order(orders[0]?.id ?? '');
    expect(issues.map(({ code }) => code)).toContain('purpose-needs-person');
  },
);

test('the secret of a cXML is in the stored bytes alone', async () => {
  const bytes = readFileSync('fixtures/cxml/order-request.xml', 'utf8').replaceAll('HL-4500088', 'XO-SECRET-1');
  expect(bytes).toContain('hush-4711-hush');
  const { orders } = await gateway.client.deliver(bytes);
  const id = orders[0]?.id ?? '';
  for (const path of [`/v1/orders/${id}`, `/v1/orders/${id}/lineage`, `/v1/orders/${id}/source`]) {
    const told = JSON.stringify(await gateway.client.get(path));
    expect(told).not.toContain('hush');
    expect(told).not.toContain('4111111111111111');
  }
});
