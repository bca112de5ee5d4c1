import { describe, expect, test } from 'vitest';
import { phoneDigits, sameLine } from '../../../src/model/phone-number.ts';

describe('a telephone number', () => {
  test.each([
    ['+1 555 010 0123', undefined, '15550100123'],
    ['+49 (0)211 / 123-45', undefined, '4921112345'],
    ['0049 211 12345', undefined, '4921112345'],
    ['0211 12345', '49', '4921112345'],
    ['011 49 211 12345', '1', '4921112345'],
    ['(555) 010-0123', '1', '15550100123'],
    ['1-555-010-0123', '1', '15550100123'],
    ['tel:+86-21-6123-4567', undefined, '862161234567'],
    ['"Acme" <sip:+15550100123@carrier.example;user=phone>', undefined, '15550100123'],
    ['+49 211 12345', undefined, '4921112345'],
  ])('written %j with country %s is %s', (text, country, digits) => {
    expect(phoneDigits(text, country)).toBe(digits);
  });

  test.each(['anonymous', 'Unavailable', '', 'P', 'ACME RETAIL', 'Acme 5550100', '411', '+1234567890123456'])(
    'is not made of %j',
    (text) => {
      expect(phoneDigits(text)).toBeUndefined();
    },
  );

  test('without a country code stays as it is, because a guessed country would lead to a stranger', () => {
    expect(phoneDigits('0211 12345')).toBe('021112345');
  });
});

describe('two numbers', () => {
  test.each([
    ['4921112345', '4921112345', true],
    ['4921112345678', '021112345678', true],
    ['15550100123', '5550100123', true],
    // Seven digits exist in every town.
    ['15550100123', '0100123', false],
    ['4921112345678', '4930112345678', false],
    // More than a country code is missing: not the same numbering at all.
    ['123456789012345', '5678901234', false],
  ])('%s and %s are one line: %s', (one, other, same) => {
    expect(sameLine(one, other)).toBe(same);
    expect(sameLine(other, one)).toBe(same);
  });
});
