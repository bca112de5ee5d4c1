/** Where an order goes and when it is paid: what stands around an address, and labels and values by turns. */
import { describe, expect, test } from 'vitest';
import { readText } from '../../support/text-paper.ts';
import { ordersOf, readAs } from '../office/support.ts';

const TABLE = `
Line  Part No       Description        Quantity       Unit Price      Amount
 1    884-2213      Valve              20                  12.50      250.00
`;

function read(head: string, table = TABLE) {
  return readText([`PURCHASE ORDER       PO Number: 4500123\n${head}\n${table}`]);
}

describe('an address ends', () => {
  test.each([
    ['418 Old Coach Rd, Wirrabilla SA 5399. Forklift on site. Account 30 days EOM.', 'Wirrabilla SA 5399'],
    ['ul. Szkolna 14, 33-398 Zalesie Nowe. Dostawa wraz z wniesieniem.', '33-398 Zalesie Nowe'],
    ['ul. Szkolna 14, 33-398 Zalesie Nowe', '33-398 Zalesie Nowe'],
  ])('with its town: %s', (address, town) => {
    expect(read(`Deliver to: Vineyard shed, ${address}`).shipTo?.at(-1)).toBe(town);
  });

  test('with a postal code that stands in a place of its own', () => {
    const { shipTo } = read(`Ship To:
  ERIE SHORE PUMP INC
  4420 NAVARRE AVE
  OREGON PORT, OH   43699`);
    expect(shipTo).toStrictEqual(['ERIE SHORE PUMP INC', '4420 NAVARRE AVE', 'OREGON PORT, OH 43699']);
  });
});

test('a town in South Australia is no firm', () => {
  const { buyer } = read('Deliver to: Wirrabilla Vineyard, 418 Old Coach Rd, Wirrabilla SA 5399.');
  expect(buyer).not.toBe('Wirrabilla SA 5399.');
});

test('one label in three languages, and beside them one address', () => {
  const { shipTo } = read(`Lieferadresse           Voralpenbahn AG
Adresse de livraison    Werkstrasse 11
Indirizzo di consegna   3798 Oberwilen`);
  expect(shipTo).toStrictEqual(['Voralpenbahn AG', 'Werkstrasse 11', '3798 Oberwilen']);
});

test('what kind of place it is stands before its name', async () => {
  const rows = 'PO,4711\nDeliver to:,"Site: Weir House, 41 Lock Road, RG9 9YZ"\n\nOur code,Qty,Price\nAB-100,5,2.50\n';
  const [order] = ordersOf(await readAs('csv', Buffer.from(rows)));
  expect(order?.head['to']).toBe('Weir House, 41 Lock Road, RG9 9YZ');
});

test.each([
  ['Payment Terms   60 days from invoice  Shipping Type   Curtain side', '60 days from invoice'],
  ['Credit Terms: N30   NET 30 DAYS', 'NET 30 DAYS'],
  ['Terms: Net 30', 'Net 30'],
])('%s', (line, terms) => {
  expect(read(line).terms).toBe(terms);
});

test('a Korean place begins with the sign of its form, and the polite word is no part of a name', async () => {
  const rows = `발 주 서
발주번호,HJ-260520-01
수 신,서해산업고무 귀중
납품장소,"(주)한중기계 2공장, 경기도 안성시 공단3로 22"
합계금액,"일금 1,276,000원정"

당사품번,품명,단위,수량,단가,금액
HJ-R2207,고무패킹,EA,400,1850,740000
`;
  const paper = await readAs('csv', Buffer.from(rows));
  const [order] = ordersOf(paper);
  expect(order?.head).toMatchObject({
    supplier: '서해산업고무',
    to: '(주)한중기계 2공장, 경기도 안성시 공단3로 22',
  });
});

test.each(['N.º', 'Nº', 'N.°'])('%s under a title is the number of the order', async (label) => {
  const rows = `Encomenda a Fornecedor\n${label};ENC 2026/1402\nData;22-05-2026\n\nReferência;Quantidade;Preço Unit.\nETQ-40;12;38,50\n`;
  const [order] = ordersOf(await readAs('csv', Buffer.from(rows)));
  expect(order?.head['po']).toBe('ENC 2026/1402');
});

function rowsDue(first: string, second: string): string {
  return `
Line  Part No       Description        Quantity  Unit Price   Amount    Due Date
 1    884-2213      Valve              20             12.50   250.00    ${first}
 2    884-9001      Gasket kit         2             100.00   200.00    ${second}
`;
}

describe('the day of the order', () => {
  test('is the one that all its items have', () => {
    expect(read('', rowsDue('2026-03-20', '2026-03-20')).deliveryDate).toBe('2026-03-20');
    expect(read('', rowsDue('2026-03-20', '2026-03-27')).deliveryDate).toBeUndefined();
  });

  test('that the head gives goes first', () => {
    expect(read('Delivery date: 2026-03-18', rowsDue('2026-03-20', '2026-03-20')).deliveryDate).toBe('2026-03-18');
  });
});
