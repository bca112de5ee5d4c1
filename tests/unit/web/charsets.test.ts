import { expect, test } from 'vitest';
import { charsetText } from '../../../src/web/charsets.ts';

test.each([
  ['UNOC', 'ascii', 'iso-8859-1'],
  ['UNOC', 'iso-8859-1', 'iso-8859-1'],
  ['UNOA', 'ascii', 'ascii'],
  ['UNOW', 'utf-8', 'utf-8'],
  ['UNOY', 'utf-16le', 'utf-16le'],
])('%s found as %s and read as %s agrees with itself: nothing is said', (declared, detected, used) => {
  expect(charsetText({ declared, detected, used })).toBeUndefined();
});

test.each([
  ['UNOC', 'utf-8', 'utf-8', 'Declared UNOC (ISO-8859-1), found UTF-8, read as UTF-8'],
  ['UNOA', 'windows-1252', 'windows-1252', 'Declared UNOA (ASCII), found WINDOWS-1252, read as WINDOWS-1252'],
  [
    'UNOC',
    'iso-8859-1, utf-8',
    'iso-8859-1, utf-8',
    'Declared UNOC (ISO-8859-1), found ISO-8859-1, UTF-8, read as ISO-8859-1, UTF-8',
  ],
  ['UNOC', 'utf-16be', 'utf-16be', 'Declared UNOC (ISO-8859-1), found UTF-16BE, read as UTF-16BE'],
  ['UNOC', 'ascii', 'utf-8', 'Declared UNOC (ISO-8859-1), found plain ASCII, read as UTF-8'],
  ['toString', 'utf-8', 'utf-8', 'Declared toString, which is not known, found UTF-8, read as UTF-8'],
])('%s found as %s and read as %s is told, because text may be wrong', (declared, detected, used, said) => {
  expect(charsetText({ declared, detected, used })).toBe(said);
});
