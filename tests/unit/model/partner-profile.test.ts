import { describe, expect, test } from 'vitest';
import {
  agreedIssues,
  agreedSeverity,
  isForUs,
  PartnerProfile,
  isAgreedDocument,
  isAgreedSender,
} from '../../../src/model/partner-profile.ts';

const AGREED = { severity: 'warning', reason: 'their converter counts ISA', since: '2026-01-01' };

test.each([
  'windows-1251',
  'gb18030',
  'GBK',
  'shift_jis',
  'big5',
  'euc-kr',
  'koi8-r',
  'cp850',
  'latin1',
  'iso-8859-15',
])('a partner may send %s', (charset) => expect(PartnerProfile.safeParse({ charset }).success).toBe(true));

test.each(['utf-16le', 'windows-9999', ''])('a partner cannot send "%s"', (charset) => {
  expect(PartnerProfile.safeParse({ charset }).success).toBe(false);
});

describe('what a profile says of a finding', () => {
  test('has a reason and a day', () => {
    expect(PartnerProfile.safeParse({ severities: { 'set-count-mismatch': AGREED } }).success).toBe(true);
    const { since: _since, ...undated } = AGREED;
    const { reason: _reason, ...unreasoned } = AGREED;
    for (const choice of ['warning', 'off', undated, unreasoned])
      expect(PartnerProfile.safeParse({ severities: { 'set-count-mismatch': choice } }).success).toBe(false);
  });

  test('speaks of a code that there is; the nearest one is named', () => {
    const { error } = PartnerProfile.safeParse({ severities: { 'set-count-missmatch': AGREED } });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'is no finding code; the nearest one is set-count-mismatch',
    ]);
  });

  test.each(['set-count-mismatch', 'interchange-control-mismatch', 'line-count-mismatch'])(
    '%s can be a warning, but not be hidden, because something may be lost',
    (code) => {
      for (const severity of ['off', 'info'])
        expect(PartnerProfile.safeParse({ severities: { [code]: { ...AGREED, severity } } }).success).toBe(false);
      expect(agreedSeverity({ severities: { [code]: 'off' } }, code, '2026-11-01')).toBe('warning');
    },
  );

  test.each(['interchange-broken-off', 'group-broken-off', 'set-broken-off'])(
    '%s is an error whatever is agreed, in reading and in answers',
    (code) => {
      const severities = { [code]: { ...AGREED, severity: 'warning' as const } };
      expect(PartnerProfile.safeParse({ severities }).success).toBe(false);
      const found = { code, severity: 'error' as const, message: 'x', hint: 'x' };
      expect(agreedIssues([found], { severities }, '2026-11-01')).toEqual([found]);
    },
  );

  test('is read as well where it was stored without reason or day', () => {
    expect(agreedSeverity({ severities: { 'date-missing': 'off' } }, 'date-missing', '2026-11-01')).toBe('off');
    const old = { severities: { 'date-missing': { severity: 'info', reason: 'x', until: '2026-01-01' } } } as const;
    expect(agreedSeverity(old, 'date-missing', '2026-11-01')).toBeUndefined();
    expect(agreedSeverity(old, 'date-missing', '2025-11-01')).toBe('info');
  });
});

test('receivers are names with a qualifier, which may be empty; without any agreed every receiver is us', () => {
  expect(PartnerProfile.safeParse({ receivers: ['ZZ:SUPPLIER', ':4098765000010'] }).success).toBe(true);
  expect(PartnerProfile.safeParse({ receivers: ['SUPPLIER'] }).success).toBe(false);
  const us = { receivers: ['ZZ:SUPPLIER'] };
  expect(isForUs(us, { qualifier: 'ZZ', id: 'SUPPLIER       ' })).toBe(true);
  expect(isForUs(us, { qualifier: '01', id: 'SUPPLIER' })).toBe(false);
  expect(isForUs({}, { qualifier: '01', id: 'ANY' })).toBe(true);
});

test('senders, documents and tests are taken as before while nothing was agreed of them', () => {
  expect(
    PartnerProfile.safeParse({ senders: ['ZZ:BUYER'], documents: ['850', 'ORDERS'], tests: 'reject' }).success,
  ).toBe(true);
  expect(PartnerProfile.safeParse({ documents: ['orders'] }).success).toBe(false);
  expect(isAgreedSender({}, { qualifier: 'ZZ', id: 'ANY' })).toBe(true);
  expect(isAgreedSender({ senders: ['ZZ:BUYER'] }, { qualifier: 'ZZ', id: 'BUYER    ' })).toBe(true);
  expect(isAgreedDocument({}, 'ORDCHG')).toBe(true);
  // Who was sent an answer must be able to acknowledge it.
  expect(['850', '997', '855'].map((kind) => isAgreedDocument({ documents: ['850'] }, kind))).toEqual([
    true,
    true,
    false,
  ]);
});
