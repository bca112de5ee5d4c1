/** Columns that say of each line where it goes, whether it is wanted or how many of it: read, or told each time. */
import { describe, expect, test } from 'vitest';
import { draftOrder } from '../../../src/adapters/paper/draft.ts';
import { learn } from '../../../src/adapters/paper/memory/learn.ts';
import { merge } from '../../../src/adapters/paper/memory/merge.ts';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import type { Paper } from '../../../src/adapters/paper/page.ts';
import type { Order } from '../../../src/model/order.ts';
import type { SenderMemory } from '../../../src/model/sender-memory.ts';
import { textPaper } from '../../support/text-paper.ts';
import { readAs } from '../office/support.ts';

const CONFIRMED = {
  poNumber: 'PO-88231',
  buyer: { name: 'Shop Ltd' },
  lines: [
    { lineNumber: '1', buyerSku: '4001', quantity: '12', unitPrice: '9.90' },
    { lineNumber: '2', buyerSku: '4002', quantity: '40', unitPrice: '1.20' },
  ],
} as Order;

type Pair = readonly [string, string];

function printed(head: string, [one, other]: Pair): Paper {
  return textPaper(`
Shop Ltd                                     PURCHASE ORDER
1 Mill Road, Leeds LS1 4AB                   PO Number: PO-88231
                                             PO Date: 2026-11-26
Ship To:                                     Currency: GBP
Shop Store 2
14 Kirkgate, Leeds LS2 7AA

Part No   Description          Qty   Unit   Unit Price   Amount      ${head}
4001      Ball valve, brass     12   EA           9.90   118.80      ${one}
4002      Gasket 3mm            40   EA           1.20    48.00      ${other}

                                     Total               166.80
`);
}

function sheet(head: string, [one, other]: Pair): Promise<Paper> {
  const rows = [
    'PURCHASE ORDER',
    'Buyer;Shop Ltd',
    'PO Number;PO-88231',
    'PO Date;2026-11-26',
    'Currency;GBP',
    'Ship To;Shop Store 2, 14 Kirkgate, Leeds LS2 7AA',
    '',
    `Part No;Description;Qty;UOM;Unit Price;Amount;${head}`,
    `4001;Ball valve, brass;12;EA;9.90;118.80;${one}`,
    `4002;Gasket 3mm;40;EA;1.20;48.00;${other}`,
    ';;;;Total;166.80',
  ];
  return readAs('csv', Buffer.from(rows.join('\n')));
}

function said(paper: Paper, memories: readonly SenderMemory[] = []): string[] {
  return ordersIn(paper, memories).flatMap(({ order, findings }) =>
    [...order.findings, ...findings].flatMap(({ code, message }) => (code === 'paper-words-new' ? [message] : [])),
  );
}

function learned(paper: Paper): SenderMemory {
  const memory = learn(paper, CONFIRMED);
  if (memory === undefined) throw new Error('Nothing is learned of the paper.');
  const twice = merge(memory, memory);
  return merge(twice, memory);
}

const PLACES: readonly (readonly [string, Pair])[] = [
  ['Ship to', ['Leeds', 'York']],
  ['Store', ['1', '2']],
  ['Deliver to', ['Leeds', 'York']],
  ['Location', ['Leeds', 'York']],
  ['Destination', ['Leeds', 'Hull']],
  ['Branch', ['014', '022']],
  ['Filiale', ['Köln', 'Bonn']],
  ['Lieferort', ['Werk 1', 'Werk 2']],
  ['Magasin', ['Lyon', 'Lille']],
  ['Lieu de livraison', ['Lyon', 'Lille']],
  ['Tienda', ['Madrid', 'Vigo']],
  ['Negozio', ['Roma', 'Bari']],
  ['Afleveradres', ['Gent', 'Breda']],
  ['Warehouse', ['North', 'South']],
];

const ALWAYS: readonly (readonly [string, Pair])[] = [
  ['Ship to', ['Leeds', '']],
  ['Ship to', ['Leeds', 'York instead of Leeds']],
  ['Order?', ['Y', 'N']],
  ['Freight', ['0', '15']],
  ['Confirmed', ['Y', 'N']],
  ['Include', ['yes', 'no']],
  ['Bestellen', ['ja', 'nein']],
  ['Commander', ['oui', 'non']],
  ['Cancel', ['N', 'Y']],
  ['Storniert', ['', 'X']],
  ['New qty', ['12', '50']],
  ['Revised qty', ['12', '50']],
  ['Free', ['0', '5']],
  ['Open qty', ['12', '10']],
  ['Delivered', ['0', '40']],
  ['Restmenge', ['12', '3']],
  ['Surcharge', ['0.00', '4.50']],
  ['Fracht', ['0', '15']],
];

/** Where each line of the draft goes, and how many of it. */
function sent(paper: Paper): (readonly [string | undefined, string | undefined])[] {
  return ordersIn(paper).flatMap(({ order }) =>
    (draftOrder(order).draft.lines ?? []).flatMap(({ schedules = [] }) =>
      schedules.map(
        ({ quantity, shipTo }) =>
          [quantity?.text, shipTo?.name?.text ?? shipTo?.identifiers?.[0]?.value?.text] as const,
      ),
    ),
  );
}

describe('a column of the items', () => {
  test.each(PLACES)('%s %j is read into the lines, and told until these places are known', async (head, cells) => {
    for (const paper of [printed(head, cells), await sheet(head, cells)]) {
      expect(sent(paper)).toEqual([
        ['12', cells[0]],
        ['40', cells[1]],
      ]);
      expect(said(paper)).toHaveLength(1);
      expect(said(paper)[0]).toContain(head);
      expect(said(paper, [learned(paper)])).toEqual([]);
      expect(said(printed(head, [cells[0], 'Bath']), [learned(paper)])).toHaveLength(1);
    }
  });

  test.each(ALWAYS)('%s %j is told each time, on a page', (head, cells) => {
    const paper = printed(head, cells);
    expect(said(paper)).toHaveLength(1);
    expect(said(paper)[0]).toContain(head);
    expect(said(paper, [learned(paper)])).toHaveLength(1);
  });

  test.each(ALWAYS)('%s %j is told each time, in a sheet', async (head, cells) => {
    const paper = await sheet(head, cells);
    expect(said(paper)).toHaveLength(1);
    expect(said(paper, [learned(paper)])).toHaveLength(1);
  });

  test.each<readonly [string, Pair]>([
    ['Currency', ['GBP', 'EUR']],
    ['Currency', ['GBP', 'USD']],
  ])('%s %j is told, on a page and in a sheet', async (head, cells) => {
    for (const paper of [printed(head, cells), await sheet(head, cells)]) {
      const codes = ordersIn(paper).flatMap(({ order, findings }) =>
        [...order.findings, ...findings].map(({ code }) => code),
      );
      expect(codes).toContain('paper-words-new');
    }
  });

  test.each<readonly [string, Pair]>([
    ['Stowage', ['deck', 'hold']],
    ['Week', ['52', '2']],
    ['Remarks', ['', 'with care']],
  ])('%s %j is told until it is known', async (head, cells) => {
    for (const paper of [printed(head, cells), await sheet(head, cells)]) {
      expect(said(paper)).toHaveLength(1);
      expect(said(paper, [learned(paper)])).toEqual([]);
    }
  });

  test.each<readonly [string, Pair]>([
    ['Tax code', ['A', 'B']],
    ['HS code', ['84818081', '84841000']],
    ['Cost centre', ['4711', '4712']],
    ['Account', ['60100', '60200']],
    ['Weight', ['1.20', '0.30']],
    ['Order?', ['Y', 'Y']],
    ['Sample', ['no', 'no']],
    ['Freight', ['0', '0']],
    ['Delivered', ['', '']],
    ['Ship to', ['Shop Store 2', 'Shop Store 2']],
    ['Currency', ['GBP', 'GBP']],
    ['VAT', ['20%', '0%']],
    ['MOQ', ['1', '10']],
  ])('%s %j says nothing of the order', async (head, cells) => {
    expect(said(printed(head, cells))).toEqual([]);
    expect(said(await sheet(head, cells))).toEqual([]);
  });
});
