/** What a customer writes about an order that was sent: whatever is not plainly thanks, an agreement or a question says more. */
import { describe, expect, test } from 'vitest';
import { letterOf } from '../../../src/adapters/formats/mail/change.ts';
import { moreSaid, moreSaidOf } from '../../../src/adapters/formats/mail/more-said.ts';

const SENDER = 'Mill Hardware <ann@mill.example>';

describe('a reply says more', () => {
  test.each([
    'Scrap this please',
    'Kill this one',
    'Bin it',
    'cxl pls',
    'ok, bin it',
    'Could you scrap this one?',
    'Cancelación',
    'Anulación del pedido, gracias',
    'Disdetta',
    'Gecancelt',
    '退单',
    '不做了',
    'We will talk about it next week.',
    'Perfect, but we need 50.',
    'Take it back.',
    'Please clear it.',
    'Clear this order please.',
    'We already got it.',
    'I am done with it.',
    'OK, 60.',
    'OK 60',
    'Thanks. 60.',
    'Perfect, 60.',
    'OK, LS1 4AA',
    'OK, Leeds LS1 4AA',
    'Yes, in May.',
    'OK for May.',
    'OK, tomorrow.',
    'OK, morgen.',
    'OK, weekly.',
    'OK: EA',
    'OK, new address.',
    'Thanks, 5 %',
    'Fine - ½',
    '?',
    '??',
    'x',
    'No.',
    'OK no',
    '👎',
    '❌',
    'See attached.',
    'Could you deliver tomorrow?',
    '',
    'Mill Hardware',
  ])('%s', (words) => expect(moreSaid(letterOf(`Re: 4711\nHi,\n\n${words}\n\nMill`), SENDER)).toBeDefined());
});

describe('a reply only thanks, agrees or asks', () => {
  test.each([
    'Thanks, that is correct.',
    'Thank you very much for your quick reply!',
    'Ok, great.',
    'Thank you, Ben!',
    'Perfect, everything is fine, we confirm.',
    'All good, thanks.',
    'Noted with thanks.',
    'When will it be delivered?',
    'Could you please tell me when it ships?',
    'Has it left yet?',
    'Vielen Dank, alles in Ordnung.',
    'Wann kommt die Lieferung?',
    'Passt so, danke!',
    "Merci, c'est parfait.",
    'Quand sera-t-elle livrée ?',
    'Gracias, todo correcto.',
    '¿Cuándo llega el pedido?',
    'Perfetto, grazie mille!',
    'Klopt, bedankt!',
    '好的，谢谢！',
    '没问题，收到。',
    '👍',
    'k',
    'Thank you, have a nice day!',
    'Thanks a lot.',
    'Will it come today?',
    'Thanks. Mill Hardware, Tel. +44 113 555 0162',
  ])('%s', (words) => expect(moreSaid(letterOf(`Re: 4711\nHi,\n\n${words}\n\nMill`), SENDER)).toBeUndefined());
});

test.each([
  ['Re: order - CANCEL', ['Re: order'], 'CANCEL'],
  ['AW: RE: order: 60 pcs', ['order'], '60 pcs'],
  ['Re: order', ['Re: order'], ''],
  ['Re: order - CANCEL', [], ''],
  ['order - CANCEL', ['order'], ''],
  ['Re: something else', ['order'], 'something else'],
])('the subject %s after %j adds "%s"', (subject, before, added) => {
  expect(letterOf(`${subject}\nThanks.`, before).added).toBe(added);
});

describe('a mail of its own that names an order', () => {
  test.each([
    ['PO', 'Please bin PO 4711, customer went bust.'],
    ['PO', 'PO 4711: kill it.'],
    ['PO', 'Call off PO 4711 please.'],
    ['PO', 'Please take PO 4711 out of the system.'],
    ['PO', 'Pls cxl PO 4711'],
    ['Pedido', 'No envíen el pedido 4711.'],
    ['订单', '退单，订单4711。'],
    ['SCRAPPED PO 4711', 'As per subject.'],
    ['SCRAPPED PO 4711', ''],
  ])('says more of it: %s / %s', (subject, words) =>
    expect(moreSaidOf(letterOf(`${subject}\nHi,\n\n${words}\n\nMill`), ['4711'], SENDER)).toBeDefined(),
  );

  test.each([
    ['order', 'Thank you for taking PO 4711.'],
    ['order', 'When will PO 4711 be delivered?'],
    ['Order 4711', 'Please confirm PO 4711.'],
    ['order', 'PO 4711 is correct.'],
    ['PO 4711', 'Where is our order?'],
    ['Bestellung 4711', 'Wann wird die Bestellung 4711 geliefert?'],
  ])('thanks, asks or agrees: %s / %s', (subject, words) =>
    expect(moreSaidOf(letterOf(`${subject}\nHi,\n\n${words}\n\nMill`), ['4711'], SENDER)).toBeUndefined(),
  );
});
