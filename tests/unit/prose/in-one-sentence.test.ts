/** Several things in one sentence, each with its number where its writer puts it. Each line: number, quantity, unit, price. */
import { describe, expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { linesOf, mailOf } from '../office/support.ts';

test.each([
  [
    'Put these on PO 7781 please - 8 of the ceiling roses (your code CR70WH), 12 lengths of mini trunking MT16W and one TXB40 toolbox at the £41.20 you quoted.',
    ['CR70WH | 8 |  | ', 'MT16W | 12 | lengths | ', 'TXB40 | one |  | 41.20'],
  ],
  [
    "fourteen bench stops, item 30-0118, at 6.25 each, and three rolls of felt (item FG-20R) at 44.00 a roll. We'd also take 5 of 66-2040 chalk line.",
    ['30-0118 | fourteen |  | 6.25', 'FG-20R | three | rolls | 44.00', '66-2040 | 5 |  | '],
  ],
  [
    'Bitte liefern Sie uns 600 Stück Etiketten rund (Ihre Art.-Nr. 44-0700) zum Preis von 0,12 € je Stück sowie 90 Bögen Karton, Art.-Nr. 44-0810, zu 0,36 €/Stück. Dazu noch 3 Pakete Schnur natur (51-3304) für je 9,90 €.',
    ['44-0700 | 600 | Stück | 0.12', '44-0810 | 90 | Bögen | 0.36', '51-3304 | 3 | Pakete | 9.90'],
  ],
  [
    'schick mir bitte für den Neubau noch 40 m Leerrohr (Art.Nr. 551020), 25m Erdkabel (551044) und 16 Hohlwanddosen 551300. Ausserdem brauch ich 2 Schütze, die mit der Nummer 553107, für die 18,40 die wir ausgemacht haben.',
    ['551020 | 40 | m | ', '551044 | 25 | m | ', '551300 | 16 |  | ', '553107 | 2 |  | 18.40'],
  ],
  [
    'Il me faut pour jeudi 6 filtres à huile ref 4410220, 3 courroies ref. 4410981, et un kit freins (KF12-804) que vous me faisiez à 74 € HT. Rajoute deux bidons de dégraissant (code DG-5L2) à 19,90 € pièce.',
    ['4410220 | 6 |  | ', '4410981 | 3 |  | ', 'KF12-804 | un | kit | 74', 'DG-5L2 | deux | bidons | 19.90'],
  ],
  [
    'Necesitamos 3.000 frascos de 30 ml (su referencia FR-3010) a 0,29 € la unidad, 4.500 tapas negras, referencia TP-D28, a 0,08 € la unidad, y 600 cajas plegables ref. CJ-TA9 a 0,41 €.',
    ['FR-3010 | 3000 |  | 0.29', 'TP-D28 | 4500 |  | 0.08', 'CJ-TA9 | 600 | cajas | 0.41'],
  ],
  [
    'ci servirebbero 9 sacchi di semola (codice SEM25) a 18,50 euro al sacco, 4 sacchi di zucchero codice ZVEL a 27,10 e 6 cartoni di burro codice BUR1 che il mese scorso abbiamo pagato 52 euro al cartone.',
    ['SEM25 | 9 | sacchi | 18.50', 'ZVEL | 4 | sacchi | 27.10', 'BUR1 | 6 | cartoni | 52'],
  ],
  [
    '就按报价下单吧。铣刀 E12-3F 要30支, 每支55元; 另外丝锥 M6-5H 来40支, 12.5元一支, 量规套装 LG-07 两套, 单价310元。',
    ['E12-3F | 30 | 支 | 55', 'M6-5H | 40 | 支 | 12.5', 'LG-07 | 两 | 套 | 310'],
  ],
  ['Please send butter 5 kg, eggs 10 trays and flour 3 bags.', [' | 5 | kg | ', ' | 10 | trays | ', ' | 3 | bags. | ']],
])('%s', async (text, lines) => {
  const read = await linesOf(text);
  expect(read?.map(inDigits)).toStrictEqual(lines.map(inDigits));
});

const WORDS: Readonly<Record<string, string>> = { one: '1', un: '1', deux: '2', 两: '2', three: '3', fourteen: '14' };

function inDigits(line: string): string {
  return line.replace(/(?<=\| )(?:one|un|deux|两|three|fourteen)(?= \|)/u, (word) => WORDS[word] ?? word);
}

test.each([
  ['4 vaschette di basilico (cod. BAS1)\n2 cassette di menta cod. MEN4', ['BAS1 | 4', 'MEN4 | 2']],
  [
    'n. 18 latte smalto nero 2,5 l cod. SM-25N a € 64,80 cad.\nn. 10 pennelli piatti cod. PN-40 a € 5,35 cad.',
    ['SM-25N | 18', 'PN-40 | 10'],
  ],
  [
    '60 juegos de toallas, clave TB-K30, $645.00 c/u\n90 cortinas de baño, clave CB-180, $118.50 c/u',
    ['TB-K30 | 60', 'CB-180 | 90'],
  ],
  [
    '2x Keilriemen Teilenummer 0611.220.1\n30 Stück Splinte 0611.117.0\n1 Satz Federn, 0611.905.3',
    ['0611.220.1 | 2', '0611.117.0 | 30', '0611.905.3 | 1'],
  ],
  [
    'cartoncino avorio 300 g (art. PO135) - 20 risme - € 48,60/risma\ncarta velina 20 g (art. VE20) - 35 risme - € 29,90/risma',
    ['PO135 | 20', 'VE20 | 35'],
  ],
])('lines that are alike are a list: %s', async (text, lines) => {
  const read = await linesOf(`Please send:\n${text}`);
  expect(read?.map((line) => line.split(' | ').slice(0, 2).join(' | '))).toStrictEqual(lines);
});

describe('what is no item', () => {
  test.each([
    'Die 2 Paletten Leergut können Sie gleich wieder mitnehmen.',
    'The 3 boxes from April are still here.',
    'I 3 sacchi umidi te li rendo col camion.',
    'Les 2 palettes vides sont à reprendre.',
    '上次那批有3套生锈, 下次来车请一起带走。',
  ])('%s', async (text) => {
    expect(await linesOf(`please send 40 x ABC-123.\n\n${text}`)).toStrictEqual(['ABC-123 | 40 |  | ']);
  });
});

test.each(['- polpo 2 casse cod P22? no facciamo 3 casse', '- screws 2 boxes item S-220? sorry 3 boxes'])(
  'a count that its writer takes back waits for a person: %s',
  async (text) => {
    const [read] = ordersIn(await mailOf(`Hello,\n\nplease send:\n${text}\n- 4 x AB-100\n\nAnn\n`));
    const confidences = read?.order.items.map(({ fields }) => fields.quantity?.confidence ?? 0);
    expect(confidences).toHaveLength(2);
    expect(confidences?.[0]).toBeLessThan(0.6);
    expect(confidences?.[1]).toBeGreaterThan(0.8);
  },
);
