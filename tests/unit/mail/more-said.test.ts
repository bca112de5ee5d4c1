/** What a customer writes about an order that was sent: whatever is not plainly thanks, an agreement or a question says more. */
import { describe, expect, test } from 'vitest';
import { letterOf, stopSaid } from '../../../src/adapters/formats/mail/change.ts';
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
    'Gracias, dos.',
    'Thanks, Hull.',
    '好的，两个',
    '知道了，两箱',
    '收到了，已退',
    'Stimmt fast.',
    'Did we order this?',
    'Is this correct?',
    'If it is cheaper, please go ahead.',
    'Please go ahead with 60.',
    'No changes except line 2',
    'Thank you for confirming PO 60 pcs',
    'Sent from my iPhone please cancel 60',
    'Received this email in error, we never placed it, please delete it.',
    'The order in your email is confidential, please delete it.',
    'Attention: external warehouse closed, send to Hull',
    '',
    'Mill Hardware',
  ])('%s', (words) => expect(moreSaid(letterOf(`Re: 4711\nHi,\n\n${words}\n\nMill`), SENDER)).toBeDefined());
});

const WROTE = 'On Fri, 27 Nov 2026 at 09:20, Orders <orders@supplier.example> wrote:\n';

describe('a reply says more below its leave-taking, or within what it quotes', () => {
  test.each([
    'Thanks.\n\nKind regards\nAnn\n\nPlease cancel this order, it was sent twice by mistake.',
    'Received, thank you.\n\nBest regards,\nAnn Lee\n\nP.S. We need only half of it.',
    'Thanks\n\nRegards\nAnn\n\nPS: 60 please',
    'Danke.\n\nViele Grüße\nAnn\n\nBitte stornieren',
    'Thanks\n\nRegards\nAnn\n60 EA',
    'Thanks\n\nRegards\nAnn\n60 Pieces',
    'Thanks\n\nRegards\nAnn\n60 / 25 / 30',
    'Thanks\n\nKind regards\nAnn\n\nN.B. ship to Hull',
    '收到，谢谢。\n\n祝好\n李安\n\n另：请取消订单',
    `Thanks\n\n${WROTE}> 40 EA ABC-123\nplease make 60\n> 25 EA ABC-777\n`,
    `Thanks\n\n${WROTE}> 40 EA ABC-123\nCANCEL\n> 25 EA ABC-777\n`,
    `${WROTE}> 40 EA ABC-123\n\nThanks.\n\n60 please`,
    'Thank you!\n\nFrom: Orders <orders@supplier.example>\nSent: Friday, November 27, 2026 9:20 AM\nTo: Ann\n\n40 EA ABC-123 - Ann: PLEASE CANCEL THIS LINE\n',
  ])('%j', (words) => expect(moreSaid(letterOf(`Re: 4711\n${words}`), 'Ann Lee <ann@mill.example>')).toBeDefined());
});

describe('what programs, lawyers and signatures add says nothing more', () => {
  test.each([
    'Sent from my iPhone',
    'Von meinem iPhone gesendet',
    'Envoyé de mon iPhone',
    'Get Outlook for iOS<https://aka.ms/o0ukef>',
    'Please consider the environment before printing this e-mail.',
    'If you have received this message in error, please delete it and notify the sender.',
    'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie bitte diese Mail.',
    'Best wishes,\nAnn Lee',
    'Cordialement,\nAnn Lee',
    'Saludos,\nAnn Lee',
    'Cordiali saluti,\nAnn Lee',
    'Met vriendelijke groet,\nAnn Lee',
    '祝好\n李安',
    'Ann Lee\nPurchasing Manager\nNorthgate Foods Ltd\nUnit 4 Mill Lane, Leeds LS9 8AA\nT: +44 113 496 0000',
    'Ann Lee\nOffice hours Mon-Fri 8:00-16:30',
    'Registered in England No. 01234567. VAT GB123456789',
    'Kind regards\nAnn\n\nPlease do not send passwords by mail.',
    'CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender.',
  ])('%j', (foot) => {
    const letter = letterOf(`Re: 4711\nThank you!\n\n${foot}\n`);
    expect([stopSaid(letter), moreSaid(letter, 'Ann Lee <ann@northgate.example>')]).toEqual([undefined, undefined]);
  });
});

describe('a reply only thanks, agrees or asks', () => {
  test.each([
    'Many thanks.',
    'thx',
    'Great, thanks Ben!',
    'Thank you for confirming PO NG-3700',
    'No problem, thanks.',
    'No changes, all good.',
    'Your reading matches our order.',
    'Thank you, we look forward to the delivery.',
    'Hartelijk dank!',
    'Akkoord, dank u wel.',
    '好的，没问题，谢谢！',
    '确认无误，谢谢。',
    'Keine Änderungen, danke.',
    'Vielen Dank für die Bestätigung unserer Bestellung NG-3700.',
    'Bestens, danke schön und ein schönes Wochenende!',
    'Please go ahead.',
    'Approved.',
    'Merci pour votre retour.',
    'Confermo.',
    'Confirmado.',
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

test.each([
  ['digits', '0'.repeat(5000)],
  ['hours', `Office hours ${'8.'.repeat(2000)}`],
  ['numbers of registers', 'VAT 12345 '.repeat(400)],
  ['links', `Follow us on ${'www.a,'.repeat(1000)}`],
  ['brackets', `- Ann: ${')'.repeat(5000)}`],
])('long lines of %s below a name take no time', (_what, line) => {
  const started = performance.now();
  moreSaid(letterOf(`Re: 4711\nThanks\n\nKind regards\nAnn\n${line}ß\n> ${line}ß\n`), SENDER);
  expect(performance.now() - started).toBeLessThan(2000);
});
