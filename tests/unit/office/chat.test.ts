/** Exports of messengers as orders: who orders is read, who answers is not, and a person always looks. */
import { describe, expect, test } from 'vitest';
import { detectFormat } from '../../../src/adapters/formats/registry.ts';
import { codesOf, ordersOf, readAs } from './support.ts';

const read = (text: string) => readAs('mail', Buffer.from(text));
const claimed = (text: string) => detectFormat({ head: Buffer.from(text), fileName: 'chat.txt' })?.name;

describe('a chat', () => {
  test.each([
    [
      'with stamps in brackets',
      `[12.03.26, 09:14] Anna Kiosk: 5 Kartons AB-100
[12.03.26, 09:15] Weber Handel: CD-20 nur noch 3 Stück da
[12.03.26, 09:16] Anna Kiosk: 2x CD-20 rot
und noch 10 Flaschen Reiniger`,
    ],
    [
      'with stamps before a dash, and words of the program',
      `12.03.26, 09:10 - Nachrichten sind Ende-zu-Ende-verschlüsselt.
12.03.26, 09:14 - Anna Kiosk: 5 Kartons AB-100
12.03.26, 09:15 - Weber Handel: CD-20 nur noch 3 Stück da
12.03.26, 09:16 - Anna Kiosk: 2x CD-20 rot
und noch 10 Flaschen Reiniger`,
    ],
    [
      'with the writer first',
      `Anna Kiosk, [12.03.26 09:14]
5 Kartons AB-100

Weber Handel, [12.03.26 09:15]
CD-20 nur noch 3 Stück da

Anna Kiosk, [12.03.26 09:16]
2x CD-20 rot
und noch 10 Flaschen Reiniger`,
    ],
  ])('%s is what the orderer wrote', async (_case, text) => {
    const paper = await read(text);
    const [order] = ordersOf(paper);
    expect(order?.head).toMatchObject({ on: '2026-03-12', buyer: 'Anna Kiosk' });
    expect(order?.lines).toStrictEqual([
      'AB-100 |  | 5 | Kartons |  |  | ',
      'CD-20 |  | 2 |  |  |  | rot',
      ' |  | 10 | Flaschen |  |  | Reiniger',
    ]);
    expect(codesOf(paper)).toContain('chat-read');
  });

  test('tomorrow is the day after the message', async () => {
    const [order] = ordersOf(
      await read(`[3/25/26, 4:02:15 PM] Joe's Diner: order for tomorrow please
[3/25/26, 4:02:40 PM] Joe's Diner: 4 cases AB-100`),
    );
    expect(order?.head).toMatchObject({ on: '2026-03-25', by: '2026-03-26' });
  });

  test('what was ordered on earlier days is not ordered again', async () => {
    const paper = await read(`12/03/2026, 16:02 - Marco: 9 boxes AB-100
12/03/2026, 16:05 - Dan: ok
13/03/2026, 08:00 - Marco: 2 boxes AB-200
13/03/2026, 08:01 - Dan: ok, 9:00`);
    const [order] = ordersOf(paper);
    expect(order?.lines).toStrictEqual(['AB-200 |  | 2 | boxes |  |  | ']);
    expect(codesOf(paper)).toContain('mail-quoted-left-out');
  });

  test('an answer that counts is an order, and a day that both readings allow stays open', async () => {
    const [order] = ordersOf(
      await read(`[3/4/26, 4:02 PM] Marco: 2 boxes AB-100
[3/4/26, 4:03 PM] Dan: burrata as well?
[3/4/26, 4:04 PM] Marco: yes 12 burrata`),
    );
    expect(order?.lines).toStrictEqual(['AB-100 |  | 2 | boxes |  |  | ', ' |  | 12 |  |  |  | burrata']);
    expect(order?.head).not.toHaveProperty('on');
  });

  test('its place is that of the words in the file', async () => {
    const text = `[12.03.26, 09:14] Anna: 5 Kartons AB-100\n[12.03.26, 09:16] Anna: danke`;
    const paper = await read(text);
    const word = paper.pages[0]?.words.find((each) => each.text === 'AB-100');
    expect(word?.at).toStrictEqual({ part: 'text', start: text.indexOf('AB-100'), end: text.indexOf('AB-100') + 6 });
  });

  test('is claimed though it begins with a bracket, and data that does is not', () => {
    expect(claimed('[12.03.26, 09:14] Anna: 5 Kartons AB-100')).toBe('mail');
    expect(claimed('[{"poNumber":"4711"}]')).not.toBe('mail');
  });
});

test('a mail that quotes one stamp is no chat', async () => {
  const paper = await read(`Hello, as I wrote:\n[12.03.26, 09:14] Anna: 5 Kartons AB-100\nThanks`);
  expect(paper.findings.map(({ code }) => code)).not.toContain('chat-read');
});

describe('a quantity behind the number of a thing', () => {
  test.each([
    ['Art 88201 x 6 (die Eimer)', '88201 |  | 6'],
    ['AB-1007 x 6', 'AB-1007 |  | 6'],
  ])('%s', async (line, start) => {
    const [order] = ordersOf(await read(`Bitte liefern:\n\n${line}\n\nDanke`));
    expect(order?.lines[0]?.startsWith(start)).toBe(true);
  });

  test('a screw keeps its measures', async () => {
    const [order] = ordersOf(await read(`Bitte liefern:\n\n- 500 Stk Schrauben M5 x 60\n\nDanke`));
    expect(order?.lines[0]?.split(' | ')[2]).toBe('500');
  });
});
