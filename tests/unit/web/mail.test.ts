import { expect, test } from 'vitest';
import { checksText, mailText, signatureText, verdictOf } from '../../../src/web/mail.ts';

const word = (text: string, part: string, start: number) => ({ text, at: { part, start, end: start + text.length } });

test('a mail that its domain disowns is bad, one that nobody looked at is open', () => {
  expect(verdictOf({ verdict: 'fail', by: 'server', dkim: [] })[0]).toBe('bad');
  expect(verdictOf(null)[0]).toBe('attention');
  expect(verdictOf({ verdict: 'none', by: 'server', dkim: [] })[0]).toBe('attention');
  expect(verdictOf({ verdict: 'none', by: 'server', dkim: [], proven: true })[0]).toBe('good');
});

test('the checks of a mail are told with who made them', () => {
  const dkim = [{ domain: 'northgate.example', result: 'pass' }];
  expect(checksText({ verdict: 'pass', by: 'server', spf: 'pass', dmarc: 'pass', dkim })).toBe(
    'SPF pass, DKIM pass (northgate.example), DMARC pass, as our mail server says',
  );
  expect(checksText({ verdict: 'none', by: 'check', dkim: [] })).toBe('');
});

test('a signature says by whom, and what is doubtful about it', () => {
  const signature = { expired: true, addressDiffers: false, addresses: [], subject: 'CN=Ann Lee' };
  expect(signatureText({ ...signature, result: 'valid', chain: 'trusted' })).toBe(
    'S/MIME: signature valid, by a trusted authority, CN=Ann Lee, the certificate was not valid then',
  );
  expect(signatureText({ ...signature, expired: false, result: 'differs', chain: 'unknown' })).toBe(
    'S/MIME: the mail is not what was signed',
  );
});

test('the text of a mail leaves out the subject, which stands above it', () => {
  const rows = [
    [word('Order', 'subject', 0)],
    [word('Please', 'text', 0), word('send', 'text', 7)],
    [
      { text: 'AB-1', at: { sheet: 'table 1', cell: 'A1' } },
      { text: '40', at: { sheet: 'table 1', cell: 'B1' } },
    ],
  ];
  expect(mailText({ table: true, rows, rowsLeftOut: 0, pages: 1 })).toBe('Please send\nAB-1 | 40');
});
