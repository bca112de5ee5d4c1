/** What a paper says of its kind, its end, its currency and its place: read, or told. */
import { describe, expect, test } from 'vitest';
import { draftOrder } from '../../../src/adapters/paper/draft.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import type { Paper } from '../../../src/adapters/paper/page.ts';
import { textPaper } from '../../support/text-paper.ts';
import { readAs } from '../office/support.ts';

function printed(foot: string, { head = '', unitPrice = 'Unit Price', currency = 'Currency: GBP' } = {}): Paper {
  return textPaper(`
Shop Ltd                                     PURCHASE ORDER
1 Mill Road, Leeds LS1 4AB                   PO Number: PO-88231
                                             PO Date: 2026-11-26
Ship To:                                     Delivery Date: 2026-12-24
Shop Store 2                                 ${currency}
14 Kirkgate, Leeds LS2 7AA                   ${head}

Part No   Description          Qty   Unit   ${unitPrice}   Amount
4001      Ball valve, brass     12   EA           9.90   118.80
4002      Gasket 3mm            40   EA           1.20    48.00

                                     Total               166.80

${foot}
`);
}

/** `Label: value` below the head of a sheet. */
function sheet(pair: string): Promise<Paper> {
  const rows = [
    'PURCHASE ORDER',
    'Buyer;Shop Ltd',
    'PO Number;PO-88231',
    'PO Date;2026-11-26',
    'Delivery Date;2026-12-24',
    'Currency;GBP',
    pair.replace(/:\s*/, ';'),
    'Ship To;Shop Store 2, 14 Kirkgate, Leeds LS2 7AA',
    '',
    'Part No;Description;Qty;UOM;Unit Price;Amount',
    '4001;Ball valve, brass;12;EA;9.90;118.80',
    '4002;Gasket 3mm;40;EA;1.20;48.00',
    ';;;;Total;166.80',
  ];
  return readAs('csv', Buffer.from(rows.join('\n')));
}

function read(paper: Paper) {
  const [first] = ordersIn(paper);
  if (first === undefined) throw new Error('No order is read.');
  const { draft, findings } = draftOrder(first.order);
  const codes = [...first.findings, ...findings].filter(({ severity }) => severity === 'error').map(({ code }) => code);
  return { draft, codes: [...new Set(codes)] };
}

describe('the kind of an order', () => {
  test.each([
    ['Order Type: Blanket', 'blanket'],
    ['PO type: Consignment', 'consignment'],
    ['Type: Sample', 'sample'],
    ['Type: Consignment', 'consignment'],
    ['Auftragsart: Musterbestellung', 'sample'],
    ['Bestellart: Lieferabruf', 'release'],
    ['Type de commande: Cadre', 'blanket'],
    ['Tipo de pedido: Muestra', 'sample'],
    ['Tipo ordine: Conto deposito', 'consignment'],
    ['Ordersoort: Spoedorder', 'rush'],
    ['Order Type: Standard', 'standard'],
    ['Order Type: Drop Ship', 'dropShip'],
    ['订单类型: 样品', 'sample'],
  ])('%s is %s', async (head, type) => {
    for (const paper of [printed('', { head }), await sheet(head)]) {
      const { draft, codes } = read(paper);
      expect(draft.orderType?.value).toBe(type);
      expect(codes).not.toContain('order-reserved');
    }
  });

  test.each([
    'Order Type: Forecast',
    'Type: Quotation request',
    'Type: Pro forma',
    'Order Type: Standing order',
    'Release: No',
    'Approved: no',
    'Approval: pending',
    'Status: Draft',
    'Freigabe: ausstehend',
    'Genehmigt: nein',
    'Auftragsart: Prognose',
    'Type de commande: Prévision',
    'Statut: en attente de validation',
    'Estado: pendiente de aprobación',
    'Stato: in attesa di approvazione',
    'Status: niet vrijgegeven',
  ])('%s waits', async (head) => {
    expect(read(printed('', { head })).draft.orderType).toBeUndefined();
    expect(read(printed('', { head })).codes).toContain('order-reserved');
    expect(read(printed(head)).codes).toContain('order-reserved');
    expect(read(await sheet(head)).codes).toContain('order-reserved');
  });

  test.each([
    'Approval pending',
    'Pro forma',
    'Not approved',
    'Standing order',
    'Draft',
    'Bestellvorschlag',
    'Commande prévisionnelle',
  ])('%s on its own waits', (foot) => expect(read(printed(foot)).codes).toContain('order-reserved'));

  test.each([
    ['Sample order', 'sample'],
    ['Call-off', 'release'],
    ['Consignment order', 'consignment'],
  ])('%s as a title is %s', (head, type) => expect(read(printed('', { head })).draft.orderType?.value).toBe(type));

  test.each([
    'Approved: yes',
    'Status: Open',
    'Status: Pending Receipt',
    'Type: A4',
    'Approval: No. 4711',
    'Release Number: 3',
    'Approved by: N. Smith',
    'Released: 2026-11-20',
  ])('%s says nothing of it', (head) => {
    const { draft, codes } = read(printed('', { head }));
    expect(draft.orderType).toBeUndefined();
    expect(codes).not.toContain('order-reserved');
  });

  test('a kind that nobody knows is told until it is known', () =>
    expect(read(printed('', { head: 'Order Type: ZQX' })).codes).toEqual(['paper-words-new']));
});

describe('what else the head says', () => {
  test.each([
    'Cancel Date: 2026-12-31',
    'Cancel after: 2026-12-31',
    'Stornodatum: 2026-12-31',
    'Fecha de cancelación: 2026-12-31',
  ])('%s is the last day to ship', async (head) => {
    for (const paper of [printed('', { head }), await sheet(head)])
      expect(read(paper).draft.requestedShip?.latest?.value).toBe('2026-12-31');
  });

  test('a day of cancellation that is none waits', () =>
    expect(read(printed('', { head: 'Cancel date: see below' })).codes).toContain('order-reserved'));

  test.each(['Discount: 10%', 'Rabatt: 10 %', 'Remise: 10%', 'Discount %: 10'])('%s is an allowance', async (head) => {
    for (const paper of [printed('', { head }), await sheet(head)])
      expect(read(paper).draft.allowancesCharges?.[0]?.percent?.value).toBe('10');
  });

  test.each([
    'Consignee: Shop Store 9, York',
    'Final destination: York',
    'Endempfänger: Laden 9, York',
    'Destination finale: York',
  ])('%s beside another place waits', async (head) => {
    expect(read(printed(head)).codes).toContain('head-values-differ');
    expect(read(await sheet(head)).codes).toContain('head-values-differ');
  });

  test('the same place said twice does not', () => expect(read(printed('Final destination: Leeds')).codes).toEqual([]));
});

describe('the currency', () => {
  test.each([
    'Prices in EUR',
    'Payment: EUR',
    'Your price: EUR',
    'All prices in USD.',
    'Preise in CHF',
    'Total EUR 166.80',
  ])('under its label goes before "%s", which is told', async (foot) => {
    for (const paper of [printed(foot), await sheet(foot)]) {
      const { draft, codes } = read(paper);
      expect(draft.currency?.value ?? draft.currency?.text).toBe('GBP');
      expect(codes).toContain('head-values-differ');
    }
  });

  test('over the prices goes before a stray word, which is told', () => {
    const { draft, codes } = read(printed('Prices in EUR', { currency: '', unitPrice: 'Price GBP' }));
    expect(draft.currency?.value).toBe('GBP');
    expect(codes).toContain('head-values-differ');
  });

  test.each([
    'Bank: Barclays, IBAN GB12 3456, EUR account',
    'Exchange rate: 1 GBP = 1.17 EUR',
    'Equivalent to 195.16 EUR',
    'Deliver on EUR pallets.',
    'Share capital 50,000.00 EUR',
  ])('is not doubted by "%s"', (foot) => expect(read(printed(foot)).codes).not.toContain('head-values-differ'));
});
