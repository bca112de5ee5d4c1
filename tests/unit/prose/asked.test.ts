/** Things asked for by their names alone, as builders and cooks write. Each line: quantity, unit, price, text. */
import { describe, expect, test } from 'vitest';
import { codesOf, mailOf, ordersOf } from '../office/support.ts';

async function linesOf(text: string): Promise<string[] | undefined> {
  const [order] = ordersOf(await mailOf(`Hello,\n\n${text}\n\nAnn\n`));
  return order?.lines.map((line) => {
    const [, , quantity, unit, price, , description] = line.split('|').map((part) => part.trim());
    return [quantity, unit, price, description].join(' | ');
  });
}

test.each([
  [
    "Could you send us 84 pcs of 2x6x16 DF #2 at the $11.85 you quoted me, 40 sheets of 7/16 OSB 4x8 ($13.20 ea), and 12 of the 2x12x20's at $38.40?",
    ['84 | pcs | 11.85 | 2x6x16 DF #2', '40 | sheets | 13.20 | 7/16 OSB 4x8', "12 |  | 38.40 | 2x12x20's"],
  ],
  [
    'Ok go ahead on the trim. Make it 22 pcs 1x4x16 primed at 14.10 and 9 pcs of the 1x6x16 primed at 21.75.',
    ['22 | pcs | 14.10 | 1x4x16 primed', '9 | pcs | 21.75 | 1x6x16 primed'],
  ],
  [
    "We'll take 6 boxes of deck screws, the long ones, $62.50 a box.",
    ['6 | boxes | 62.50 | deck screws, the long ones'],
  ],
  [
    'Könnten Sie uns bitte 84 Stück Kantholz 6x8 zu 11,85 €, 40 Platten OSB 18 mm zu 13,20 € und 6 Eimer Holzleim zu 62,50 € schicken?',
    ['84 | Stück | 11.85 | Kantholz 6x8', '40 | Platten | 13.20 | OSB 18 mm', '6 | Eimer | 62.50 | Holzleim'],
  ],
  [
    'Pourriez-vous nous envoyer 84 pièces de lambourde 45x70 à 11,85 €, 40 plaques de contreplaqué à 13,20 € et 6 boîtes de vis à 62,50 € la boîte ?',
    ['84 | pièces | 11.85 | lambourde 45x70', '40 | plaques | 13.20 | contreplaqué', '6 | boîtes | 62.50 | vis'],
  ],
  [
    '¿Podrían enviarnos 84 piezas de listón 45x70 a 11,85 €, 40 planchas de OSB a 13,20 € y 6 cajas de tornillos a 62,50 € la caja?',
    ['84 | piezas | 11.85 | listón 45x70', '40 | planchas | 13.20 | OSB', '6 | cajas | 62.50 | tornillos'],
  ],
  [
    'Potreste mandarci 84 pezzi di listello 45x70 a € 11,85, 40 fogli di OSB a € 13,20 e 6 scatole di viti a € 62,50 la scatola?',
    ['84 | pezzi | 11.85 | listello 45x70', '40 | fogli | 13.20 | OSB', '6 | scatole | 62.50 | viti'],
  ],
  [
    'Kunt u ons 84 stuks balk 45x70 tegen € 11,85, 40 platen OSB voor € 13,20 en 6 dozen schroeven à € 62,50 sturen?',
    ['84 | stuks | 11.85 | balk 45x70', '40 | platen | 13.20 | OSB', '6 | dozen | 62.50 | schroeven'],
  ],
  [
    'Kan ni skicka 84 st regel 45x70 för 11,85 kr, 40 st OSB-skivor för 13,20 kr och 6 paket skruv för 62,50 kr?',
    ['84 | st | 11.85 | regel 45x70', '40 | st | 13.20 | OSB-skivor', '6 | paket | 62.50 | skruv'],
  ],
  [
    'Podem enviar-nos 84 peças de ripa 45x70 a 11,85 €, 40 placas de OSB a 13,20 € e 6 caixas de parafusos a 62,50 € a caixa?',
    ['84 | peças | 11.85 | ripa 45x70', '40 | placas | 13.20 | OSB', '6 | caixas | 62.50 | parafusos'],
  ],
  [
    '麻烦寄84根木方 45x70，单价11.85元，40张OSB板，单价13.20元。再加6箱木工胶，单价62.50元。',
    ['84 | 根 | 11.85 | 木方 45x70', '40 | 张 | 13.20 | OSB板', '6 | 箱 | 62.50 | 木工胶'],
  ],
  ['请发40个木方和12箱手套。', ['40 | 个 |  | 木方', '12 | 箱 |  | 手套']],
  ['Also throw in 6 boxes of 16d sinkers, $62.50 a box.', ['6 | boxes | 62.50 | 16d sinkers']],
  [
    'Schicken Sie uns bitte noch 6 Kartons Terrassenschrauben zu 62,50 € je Karton.',
    ['6 | Kartons | 62.50 | Terrassenschrauben'],
  ],
  ['Ajoutez aussi 6 cartons de colle à bois à 62,50 € le carton.', ['6 | cartons | 62.50 | colle à bois']],
  ['Mándame también 6 cajas de tornillos largos a 62,50 € la caja.', ['6 | cajas | 62.50 | tornillos largos']],
  ['Aggiungete anche 6 scatole di colla vinilica a € 62,50 la scatola.', ['6 | scatole | 62.50 | colla vinilica']],
  ['Stuur ons ook nog 6 dozen houtlijm, € 62,50 per doos.', ['6 | dozen | 62.50 | houtlijm']],
  ['Lägg till 6 paket trälim för 62,50 kr.', ['6 | paket | 62.50 | trälim']],
  ['Mandem também 6 caixas de cola branca a 62,50 € a caixa.', ['6 | caixas | 62.50 | cola branca']],
])('%s', async (text, lines) => {
  expect(await linesOf(text)).toEqual(lines);
});

test.each([
  "We don't need 6 boxes of deck screws at $62.50 a box.",
  'Please do not send 6 boxes of deck screws.',
  'We need to return 6 boxes of deck screws.',
  'If you need 6 boxes of deck screws tell us.',
  'Make it 12 boxes instead of 10.',
  'Please send 2 copies of the invoice.',
  'Please send two units of the first item.',
  'You sent 6 boxes of deck screws too many.',
  'We still have 6 boxes of deck screws here.',
  'Bitte keine 6 Kartons Holzleim schicken.',
  "N'envoyez pas 6 cartons de colle à 62,50 €.",
  'No necesitamos 6 cajas de tornillos a 62,50 € la caja.',
  'Non ci servono 6 scatole di viti a € 62,50 la scatola.',
  'Não precisamos de 6 caixas de cola a 62,50 € a caixa.',
  'Stuur geen 6 dozen houtlijm à € 62,50.',
  '不要6箱木工胶，单价62.50元。',
])('orders nothing: %s', async (text) => {
  expect(await linesOf(text)).toEqual([]);
});

describe('an answer that drops what is still quoted below it', () => {
  const answer = `Rhonda, go ahead. Make it 22 pcs 1x4x16 primed at 14.10. I changed my mind on the crown, don't send it.

PO is OKANE-11.

Dale Prewitt
Prewitt Framing LLC
541-555-0136 cell
CCB# 200418

On Mon, Feb 23, 2026 at 4:55 PM Orders <orders@lumber.example> wrote:
> Crown 4-5/8 would be 2 weeks out,
> 8 pcs at 44.00. Want me to put it on the ticket?
`;

  test('orders what it names itself', async () => {
    const paper = await mailOf(answer);
    expect(ordersOf(paper)[0]).toMatchObject({
      head: { po: 'OKANE-11', buyer: 'Prewitt Framing LLC' },
      lines: [' |  | 22 | pcs | 14.10 |  | 1x4x16 primed'],
    });
    expect(codesOf(paper)).toContain('mail-note-may-change');
  });

  test('and nothing at all where it only agrees to a part', async () => {
    const paper = await mailOf(answer.replace(/ Make it .* 14\.10\./, ' I take all of it.'));
    expect(ordersOf(paper)[0]?.lines).toEqual([]);
  });
});
