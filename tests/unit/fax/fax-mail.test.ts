import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faxOfMail } from '../../../src/model/fax-mail.ts';

describe('the subject of a mail that brings a fax', () => {
  test.each([
    ['eFax', 'eFax message from "912266459412" - 1 page(s), Caller-ID: 1-613-701-0200', '1-613-701-0200', 1],
    ['eFax, older', 'eFax from ACME RETAIL – 3 page(s), caller ID: 613-701-0200', '613-701-0200', 3],
    ['eFax Corporate', 'Corporate eFax message from "unknown" - 2 page(s), Caller-ID: 19165550142', '19165550142', 2],
    ['eFax without a number', 'eFax message from "ACME RETAIL" - 2 page(s), Caller-ID: UNAVAILABLE', 'ACME RETAIL', 2],
    ['RingCentral', 'New Fax Message from (469) 555-0101 on 07/01/2026 6:03 PM', '(469) 555-0101', undefined],
    ['MetroFax', 'MetroFax message from 15550100 - 4 page(s)', '15550100', 4],
    ['HylaFAX', 'Fax received from "+1 555 0100"', '+1 555 0100', undefined],
    ['HylaFAX in German', 'Fax empfangen von +49 211 12345', '+49 211 12345', undefined],
    ['HylaFAX in French', 'Télécopie reçue de "+33 1 55 50 10 00"', '+33 1 55 50 10 00', undefined],
    ['HylaFAX in Polish', 'Odebrano fax od ACME', 'ACME', undefined],
    ['mgetty', 'fax from +49 211 12345', '+49 211 12345', undefined],
    ['FRITZ!Box', 'Fax from 035323685979', '035323685979', undefined],
    ['a German service', '[fax] Neues Fax von 0211 12345, 2 Seiten', '0211 12345', 2],
    ['Asterisk', 'Fax Received from 5550100', '5550100', undefined],
    ['SRFax', 'SRFax: Fax from 5550100, 3 pages', '5550100', 3],
    ['a service that counts first', '[Fax] 1 page from 5550100', '5550100', 1],
    ['a German network', 'Sie haben ein Fax von +4921112345 erhalten', '+4921112345', undefined],
    ['another one', 'Faxnachricht von 0211/12345', '0211/12345', undefined],
    ['a Chinese service', '您收到来自 +8613800138000 的传真 (2页)', '+8613800138000', 2],
    ['many a service', 'New fax received from 1-555-010-0199 (2 pages)', '1-555-010-0199', 2],
  ])('of %s tells who sent it, and the pages if it says so', (_service, subject, stationId, pages) => {
    expect(faxOfMail({ subject, hasPages: true })).toEqual({
      via: 'mail',
      stationId,
      ...(pages === undefined ? {} : { pages }),
    });
  });

  test.each([
    ['Purchase order 4711'],
    ['Please fax from now on to +49 211 12345'],
    ['Re: Fax received from "+1 555 0100"'],
    ['AW: Neues Fax von 0211 12345'],
    ['Fwd: New Fax Message from (469) 555-0101'],
    ['Your fax number has changed'],
    ['Fax machine order, 2 pages'],
    [''],
  ])('%j announces none', (subject) => {
    expect(faxOfMail({ subject, hasPages: true })).toBeUndefined();
  });

  test.each(['Fax von Firma Northgate: Bestellung D-03', 'Order for one new fax from your catalogue'])(
    '%j announces none where neither pages nor the number of a machine came with it',
    (subject) => {
      expect(faxOfMail({ subject, hasPages: false })).toBeUndefined();
      expect(faxOfMail({ subject, hasPages: true })).toBeDefined();
    },
  );

  test('never names the caller as the network would: whoever sends a mail writes its subject', () => {
    expect(faxOfMail({ subject: 'Fax from 035323685979', hasPages: false })).not.toHaveProperty('caller');
  });

  test('says that a fax failed where the service says so', () => {
    expect(faxOfMail({ subject: '[FAILED] Fax Received from 5550100', hasPages: false })).toMatchObject({
      partial: true,
    });
    expect(faxOfMail({ subject: 'Fax received with errors from "+1 555 0100"', hasPages: false })).toMatchObject({
      partial: true,
    });
    expect(faxOfMail({ subject: 'Fax Received from 5550100', hasPages: false })).not.toHaveProperty('partial');
  });

  test('that a stranger made long is read at once', () => {
    const start = performance.now();
    faxOfMail({ hasPages: true, subject: `fax from ${'(1 '.repeat(50_000)}`, text: `${'1 '.repeat(100_000)}pages` });
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test('the text of a mail of HylaFAX tells the rest: number, pages, and whether there were errors', () => {
  const text = `recvq/fax000000001.tif (ftp://vm:4559/recvq/fax000000001.tif):
          Sender: +1 555 0100
           Pages: 2
         CallID1: +15550100
         CallID2: ACME RETAIL
          CommID: 000000001 (ftp://vm:4559/log/c000000001)
`;
  const subject = 'Fax received from "ACME"';
  expect(faxOfMail({ subject, hasPages: true, text })).toEqual({
    via: 'mail',
    stationId: '+15550100',
    pages: 2,
    partial: false,
  });
  expect(
    faxOfMail({ subject, hasPages: true, text: `${text}\nErrors were received:\nNov 22 12:06:45\n` }),
  ).toMatchObject({
    partial: true,
  });
});

test('the templates that HylaFAX comes with are all known', () => {
  for (const language of ['de', 'en', 'es', 'fr', 'it', 'pl', 'pt', 'pt_BR', 'ro']) {
    const template = readFileSync(`/etc/hylafax/templates/${language}/faxrcvd-success.txt`, 'utf8');
    const subject = /^Subject: (.*)$/m.exec(template)?.[1]?.replace('$SENDER', '+1 555 0100') ?? '';
    expect([language, faxOfMail({ subject, hasPages: true })]).toEqual([
      language,
      { via: 'mail', stationId: '+1 555 0100' },
    ]);
  }
});

test.each([
  ['X-Fax-CallerID: +1 555 0100\r\nX-Fax-Pages: 3\r\n', { stationId: '+1 555 0100', pages: 3 }],
  ['X-CallerID: ACME\r\n', { stationId: 'ACME' }],
])('the head says who called, whatever the subject says', (head, call) => {
  expect(faxOfMail({ subject: 'Document 4711', hasPages: true, head })).toEqual({ via: 'mail', ...call });
  expect(faxOfMail({ subject: 'Re: Document 4711', hasPages: true, head })).toBeUndefined();
  expect(faxOfMail({ subject: 'Document 4711', hasPages: true, head: 'X-Mailer: fax\r\n' })).toBeUndefined();
});
