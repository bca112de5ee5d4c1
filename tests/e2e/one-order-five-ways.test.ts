/**
 * One purchase order sent in five ways on real peers: as a mail with a PDF, a forwarded mail with a sheet, a fax, from the
 * portal in Chromium, and as an 850. All are read alike and found to be one order, the ERP gets one, everybody is answered: that
 * it came at once, and by the way of each once the ERP has what they ordered.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { utils, write } from '@e965/xlsx';
import { simpleParser } from 'mailparser';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '../../src/model/order.ts';
import { startDovecot } from '../support/dovecot.ts';
import type { Dovecot } from '../support/dovecot.ts';
import { startGateway } from '../support/gateway.ts';
import type { TestGateway } from '../support/gateway.ts';
import { startHylafax } from '../support/hylafax.ts';
import type { Hylafax } from '../support/hylafax.ts';
import { startSmtp } from '../support/smtp.ts';
import type { TestSmtp } from '../support/smtp.ts';
import { waitFor } from '../support/wait.ts';
import { launchBrowser } from './support/browser.ts';
import { PASSWORD, api, inviteAccount } from './support/portal.ts';

const PO = 'PO-450071';
const CALLER = '+15550100';
const READ_MS_MAX = 60_000;
const HEAD = ['Item No.', 'Description', 'Qty', 'UOM', 'Unit Price', 'Amount'];
const GTIN = '4006381333931';
const ROWS = [
  ['S-1001', 'Ball valve, brass', '12', 'EA', '9.90', '118.80'],
  ['S-1002', 'Gasket set', '24', 'EA', '2.00', '48.00'],
];

let dovecot: Dovecot;
let smtp: TestSmtp;
let hylafax: Hylafax;
let gateway: TestGateway;
let browser: Browser;
let page: Page;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ordergate-five-'));
  [dovecot, hylafax, browser] = await Promise.all([startDovecot(), startHylafax(), launchBrowser()]);
  smtp = await startSmtp(dovecot.tls);
  gateway = await startGateway({
    mail: dovecot.address('orders'),
    smtpUrl: `smtps://orders:secret@localhost:${smtp.port}?ca=${dovecot.caFile}`,
    mailFrom: 'Supplier Orders <orders@supplier.example>',
    faxSpool: hylafax.spool,
    faxSend: await hylafax.startServer(),
  });
  page = await browser.newPage({ locale: 'en-GB' });
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await gateway?.remove();
  await smtp?.stop();
  await dovecot?.remove();
  await hylafax?.remove();
  await rm(home, { recursive: true, force: true });
});

async function putOnFile(): Promise<void> {
  const call = api(gateway.url, gateway.client.key);
  const shop = { id: 'shop', name: 'Shop Ltd', address: '1 Mill Road, Leeds LS1 4AB' };
  await call('POST', '/v1/partners', { ...shop, ediId: 'ZZ:SHOPLTD', identifiers: ['shop.example'] });
  // The tests below order the same goods under number after number, as a shop does that fills up its shelves every day.
  const severities = { 'order-repeated': { severity: 'off', reason: 'fills up its shelves', since: '2026-01-01' } };
  const profile = { faxNumbers: [CALLER], answers: { fax: 'both' }, severities };
  await call('PUT', '/v1/partners/shop', { name: shop.name, profile });
  await call('PUT', '/v1/products', {
    products: [
      { sku: '4001', gtin: GTIN, description: 'Ball valve, brass', unit: 'EA' },
      { sku: '4002', description: 'Gasket set', unit: 'EA' },
    ],
  });
  await call('PUT', '/v1/cross-references', {
    crossReferences: [
      { partnerId: 'shop', partnerSku: 'S-1001', sku: '4001' },
      { partnerId: 'shop', partnerSku: 'S-1002', sku: '4002' },
    ],
  });
  await call('PUT', '/v1/prices', {
    prices: [
      { sku: '4001', unitPrice: '9.90', uom: 'EA', currency: 'GBP' },
      { sku: '4002', unitPrice: '2.00', uom: 'EA', currency: 'GBP' },
    ],
  });
  await call('PUT', '/v1/partners/shop/ship-tos', {
    shipTos: [
      {
        code: 'LS2',
        party: {
          name: 'Shop Store 2',
          address: { lines: ['14 Kirkgate'], city: 'Leeds', postalCode: 'LS2 7AA', country: 'GB' },
        },
      },
    ],
  });
}

/** The order on paper. */
async function pdf(po = PO): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const sheet = document.addPage([595, 842]);
  const put = (text: string, x: number, y: number, size = 12): void =>
    sheet.drawText(text, { x, y: 842 - y, size, font });
  put('Shop Ltd', 50, 60, 16);
  put('1 Mill Road, Leeds LS1 4AB', 50, 80);
  put('PURCHASE ORDER', 330, 60, 16);
  for (const [index, [label, value]] of headerOf(po).entries()) {
    put(`${label ?? ''}:`, 330, 90 + index * 20);
    put(value ?? '', 440, 90 + index * 20);
  }
  put('Ship To:', 50, 130);
  put('Shop Store 2', 50, 148);
  put('14 Kirkgate, Leeds LS2 7AA', 50, 166);
  const columns = [50, 130, 300, 350, 400, 480];
  for (const [row, cells] of [HEAD, ...ROWS].entries())
    for (const [index, cell] of cells.entries()) put(cell, columns[index] ?? 0, 230 + row * 24);
  put('Total:', 400, 310);
  put('166.80', 480, 310);
  return document.save();
}

function headerOf(po: string): string[][] {
  return [
    ['PO Number', po],
    ['PO Date', '2026-11-26'],
    ['Delivery Date', '2026-12-24'],
    ['Currency', 'GBP'],
  ];
}

function sheet(po = PO): Uint8Array {
  const rows = [
    ['PURCHASE ORDER'],
    ['Buyer', 'Shop Ltd'],
    ...headerOf(po),
    ['Ship To', 'Shop Store 2, 14 Kirkgate, Leeds LS2 7AA'],
    [],
    HEAD,
    ...ROWS,
    ['', '', '', '', 'Total', '166.80'],
  ];
  const book = utils.book_new(utils.aoa_to_sheet(rows), 'Order');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

/** The page as a fax machine sends it, in fine resolution. */
async function fax(po = PO): Promise<string> {
  const [paper, tiff] = [join(home, `${po}.pdf`), join(home, `${po}.tif`)];
  await writeFile(paper, await pdf(po));
  await promisify(execFile)('gs', [
    '-q',
    '-dBATCH',
    '-dNOPAUSE',
    '-dSAFER',
    '-sDEVICE=tiffg4',
    '-r204x196',
    `-sOutputFile=${tiff}`,
    paper,
  ]);
  return tiff;
}

function x12(po = PO, control = 77): string {
  const segments = [
    'ST*850*0001',
    `BEG*00*SA*${po}**20261126`,
    'CUR*BY*GBP',
    'DTM*002*20261224',
    'N1*BY*Shop Ltd',
    'N1*ST*Shop Store 2*92*LS2',
    'N3*14 Kirkgate',
    'N4*Leeds**LS2 7AA*GB',
    ...ROWS.flatMap(([sku, text, quantity, unit, price], index) => [
      `PO1*${index + 1}*${quantity}*${unit}*${price}**BP*${sku}*VN*400${index + 1}${index === 0 ? `*EN*${GTIN}` : ''}`,
      `PID*F****${text}`,
    ]),
    'CTT*2',
  ];
  return (
    [
      `ISA*00*          *00*          *ZZ*SHOPLTD        *ZZ*ORDERGATE      *261126*1200*U*00401*0000000${control}*0*P*>`,
      `GS*PO*SHOPLTD*ORDERGATE*20261126*1200*${control}*X*004010`,
      ...segments,
      `SE*${segments.length + 1}*0001`,
      `GE*1*${control}`,
      `IEA*1*0000000${control}`,
    ].join('~\n') + '~\n'
  );
}

interface Taken {
  readonly id: string;
  readonly state: string;
  readonly channel: string;
  readonly partnerId: string | null;
  readonly messageId: string;
  readonly order: Order;
  readonly issues: readonly { code: string; severity: string; message: string }[];
}

const taken: Taken[] = [];

/** The next order that comes. */
async function nextOrder(): Promise<Taken> {
  const known = taken.map(({ id }) => id);
  const next = await waitFor(
    `order ${taken.length + 1}`,
    async () => {
      const [row] = await gateway.database.query<{ id: string }>('select id from orders where id <> all($1)', [known]);
      return row !== undefined && ((await gateway.client.order(row.id)) as unknown as Taken);
    },
    READ_MS_MAX,
  );
  taken.push(next);
  return next;
}

async function signIn(): Promise<void> {
  await page.goto(await inviteAccount(api(gateway.url, gateway.client.key), 'ann@shop.example', 'shop'));
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Save the password' }).click();
  await page.getByRole('link', { name: 'Go to sign-in' }).click();
  await page.getByLabel('E-mail address').fill('ann@shop.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

/** Into the form of the portal. */
async function typeOrder(po: string): Promise<void> {
  await page.getByRole('link', { name: 'New order' }).click();
  const field = (name: string): ReturnType<Page['locator']> => page.locator(`[data-field="${name}"]`);
  await field('poNumber').fill(po);
  await field('orderDate').fill('2026-11-26');
  await field('date').fill('2026-12-24');
  for (const [index, [sku = '', , quantity = '']] of ROWS.entries()) {
    await field(`lines/${index}/item`).fill(sku);
    await field(`lines/${index}/quantity`).fill(quantity);
  }
  await field('shipTo').selectOption({ index: 1 });
}

/** The text of the answer to a mail from that address. */
async function answerTo(address: string): Promise<string> {
  const mail = await waitFor(`an answer to ${address}`, () => smtp.mails.find(({ to }) => to === address));
  return (await simpleParser(mail.raw)).text ?? '';
}

/** What is mailed with the sheet of that order. */
async function confirmedByMail(address: string, po: string): Promise<string> {
  return waitFor(`the confirmation of ${po} to ${address}`, async () => {
    for (const { to, raw } of smtp.mails) {
      const { text = '', attachments } = await simpleParser(raw);
      if (to === address && attachments.some(({ filename }) => filename === `order-${po}.pdf`)) return text;
    }
    return false;
  });
}

/** The next order, which goes on to the ERP, and is taken there. A person lets go what a fax says not quite surely. */
async function acceptedNext(erpOrderNumber: string): Promise<Taken> {
  const next = await nextOrder();
  const isFax = next.channel === 'fax';
  const errors = next.issues.filter(({ code, severity }) => severity === 'error' && code !== 'value-uncertain');
  expect({ state: next.state, errors }).toEqual({ state: isFax ? 'needsReview' : 'queued', errors: [] });
  if (isFax) await gateway.client.decide(await gateway.client.order(next.id), 'release', { reason: 'right as read' });
  const [delivery] = await gateway.client.lease(10);
  expect(delivery?.orderId).toBe(next.id);
  await gateway.client.ack(delivery?.id ?? '', erpOrderNumber);
  return next;
}

const toOrders = { to: 'orders@supplier.example' };
const ASKS = `From: Ann Buyer <ann@shop.example>\nDate: Thu, Nov 26, 2026 at 9:12 AM\nSubject: Purchase order ${PO}\nTo: Ben Sales <ben@supplier.example>\n\nPlease find our order attached.\n`;

test('a mail with a PDF becomes the order, which goes on to the ERP', async () => {
  await putOnFile();
  await dovecot.deliver('orders', {
    ...toOrders,
    from: 'Ann Buyer <ann@shop.example>',
    subject: `Purchase order ${PO}`,
    text: 'Please find our order attached.\n\nAnn',
    attachments: [{ filename: 'order.pdf', content: Buffer.from(await pdf()) }],
  });
  expect(await nextOrder()).toMatchObject({ channel: 'mail', state: 'queued', partnerId: 'shop' });
  expect(await answerTo('ann@shop.example')).toContain(`Purchase order ${PO}, 2 lines`);
});

test('the same as a sheet in a forwarded mail', async () => {
  await dovecot.deliver('orders', {
    ...toOrders,
    from: 'Ben Sales <ben@supplier.example>',
    subject: `Fwd: Purchase order ${PO}`,
    text: `FYI\n\n---------- Forwarded message ---------\n${ASKS}`,
    attachments: [{ filename: 'order.xlsx', content: Buffer.from(sheet()) }],
  });
  expect(await nextOrder()).toMatchObject({ channel: 'mail', partnerId: 'shop' });
  expect(await answerTo('ben@supplier.example')).toContain(`Purchase order ${PO}, 2 lines`);
});

test('the same as a fax', async () => {
  await hylafax.receive(await fax(), { callIds: [CALLER] });
  const order = await nextOrder();
  expect(order).toMatchObject({ channel: 'fax', partnerId: 'shop' });
  const [job] = await waitFor('the fax that answers', async () => {
    const jobs = await hylafax.jobs();
    // HylaFAX makes the file of a job before it says in it whom it calls.
    return (jobs[0]?.get('external') ?? '') !== '' && jobs;
  });
  expect(job?.get('external')).toBe(CALLER);
});

test('the same as an 850', async () => {
  const { id } = await gateway.client.deliver(x12());
  expect(await nextOrder()).toMatchObject({ channel: 'http', partnerId: 'shop' });
  const [answer] = await waitFor('the 997', async () => {
    const all = await gateway.client.acknowledgments(id);
    return all.length > 0 && all;
  });
  expect(answer).toMatchObject({ type: '997' });
});

test('the same from the portal, which says before it is sent that the number was used', async () => {
  await signIn();
  await typeOrder(PO);
  await page.locator('.field-problem').getByText(`${PO} came before`).waitFor();
  await page.keyboard.press('Control+Enter');
  expect(await nextOrder()).toMatchObject({ channel: 'form', partnerId: 'shop' });
  await page.getByRole('heading', { name: PO }).waitFor();
  await page.locator('.form-head').getByText('Being checked').waitFor();
});

test('all five agree in every field that was said', () => {
  const [first] = taken;
  expect(taken).toHaveLength(5);
  for (const { order, channel } of taken) {
    const { poNumber, orderDate, requestedDelivery, shipTo, lines, buyer, currency } = order;
    expect({ channel, poNumber, orderDate, requestedDelivery, currency, names: [buyer?.name, shipTo?.name] }).toEqual({
      channel,
      poNumber: PO,
      orderDate: '2026-11-26',
      requestedDelivery: { date: '2026-12-24' },
      currency: 'GBP',
      names: ['Shop Ltd', 'Shop Store 2'],
    });
    expect(lines.map((line) => [line.buyerSku, line.description, line.quantity, line.uom])).toEqual(
      first?.order.lines.map((line) => [line.buyerSku, line.description, line.quantity, line.uom]),
    );
    const { lines: street = [], city = '', postalCode = '' } = shipTo?.address ?? {};
    for (const part of ['14 Kirkgate', 'Leeds', 'LS2 7AA'])
      expect([channel, [...street, city, postalCode].join(' ')]).toEqual([channel, expect.stringContaining(part)]);
    // What is printed as the total of the paper is that of each reading; the form and the 850 print none.
    const isPaper = channel === 'mail' || channel === 'fax';
    expect({ channel, grand: order.totals?.grand }).toEqual({ channel, grand: isPaper ? '166.80' : undefined });
    expect([channel, lines.map(({ amount }) => amount)]).toEqual([
      channel,
      isPaper ? ROWS.map(([, , , , , amount]) => amount) : [undefined, undefined],
    ]);
    // Our numbers are printed on no paper; the form and the 850 name them alike.
    expect([channel, lines.map(({ supplierSku, gtin }) => [supplierSku, gtin])]).toEqual([
      channel,
      isPaper
        ? [
            [undefined, undefined],
            [undefined, undefined],
          ]
        : [
            ['4001', GTIN],
            ['4002', undefined],
          ],
    ]);
    // The form asks no price: the one on file holds.
    expect(lines.map(({ unitPrice }) => unitPrice)).toEqual(
      channel === 'form' ? [undefined, undefined] : ['9.90', '2.00'],
    );
  }
});

test('they are found to be one order, of which the ERP gets one', async () => {
  const [first, ...copies] = taken;
  for (const { state, issues, channel } of copies) {
    const found = issues.find(({ code }) => code === 'duplicate-order');
    expect({ channel, state, told: found?.message }).toEqual({
      channel,
      state: 'needsReview',
      told: expect.stringMatching(
        channel === 'fax' ? 'with the same content' : 'the two agree in all that both say',
      ) as string,
    });
    expect(found?.message).toContain(first?.id);
  }
  const deliveries = await gateway.client.lease(10);
  expect(deliveries.map(({ orderId }) => orderId)).toEqual([first?.id]);
  await gateway.client.ack(deliveries[0]?.id ?? '', 'SO-1');
  await gateway.client.orderWhen(first?.id ?? '', 'accepted', ({ state }) => state === 'acceptedByErp');
  expect(await gateway.client.lease(10)).toEqual([]);
  expect(await confirmedByMail('ann@shop.example', PO)).toContain('SO-1');
});

test('who orders by fax gets the confirmation by fax', async () => {
  const before = (await hylafax.jobs()).length;
  await hylafax.receive(await fax('PO-450073'), { callIds: [CALLER] });
  const { id } = await acceptedNext('SO-3');
  const { data } = await waitFor('the fax that confirms', async () => {
    const answers = await gateway.client.get<{ data: { event: string; state: string; jobId: string }[] }>(
      `/v1/fax-answers?orderId=${id}`,
    );
    return answers.data.some(({ event, state }) => event === 'accepted' && state === 'queued') && answers;
  });
  // The receipt, and the sheet.
  const jobs = await hylafax.jobs();
  expect(jobs.slice(before).map((job) => job.get('external'))).toEqual([CALLER, CALLER]);
  expect(jobs.map((job) => job.get('jobid'))).toContain(data.find(({ event }) => event === 'accepted')?.jobId);
});

test('who sends an 850 gets 997 and 855', async () => {
  const { id } = await gateway.client.deliver(x12('PO-450074', 78));
  await acceptedNext('SO-4');
  const types = await waitFor('the 855', async () => {
    const all = (await gateway.client.acknowledgments(id)).map(({ type }) => type);
    return all.includes('855') && all;
  });
  expect(types.toSorted()).toEqual(['855', '997']);
});

test('who orders in the portal sees that the order is in, has the sheet there, and gets it by mail', async () => {
  await typeOrder('PO-450075');
  await page.getByText('Nothing is missing.').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'PO-450075' }).waitFor();
  await acceptedNext('SO-5');
  await page.locator('.form-head').getByText('In our system').waitFor();
  await page.locator('.portal-part').getByText('Entered in our system').waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Order confirmation' }).click();
  expect((await saved).suggestedFilename()).toBe('order-PO-450075.pdf');
  expect(await confirmedByMail('ann@shop.example', 'PO-450075')).toContain('SO-5');
});

test('a mail that brings one order as PDF and as sheet brings one order', async () => {
  const po = 'PO-450072';
  await dovecot.deliver('orders', {
    ...toOrders,
    from: 'Ann Buyer <ann@shop.example>',
    subject: `Purchase order ${po}`,
    text: 'Please find our order attached, as PDF and as Excel file.\n\nAnn',
    attachments: [
      { filename: 'order.pdf', content: Buffer.from(await pdf(po)) },
      { filename: 'order.xlsx', content: Buffer.from(sheet(po)) },
    ],
  });
  const [first, second] = [await nextOrder(), await nextOrder()].toSorted((a, b) => (a.state < b.state ? 1 : -1));
  expect(first?.state).toBe('queued');
  expect(second?.issues.filter(({ severity }) => severity === 'error')).toMatchObject([
    { code: 'duplicate-order', message: expect.stringContaining('the two agree in all that both say') as string },
  ]);
  expect((await gateway.client.lease(10)).map(({ orderId }) => orderId)).toEqual([first?.id]);
});
