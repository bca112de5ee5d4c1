/** A fax whose file has fewer pages than its call had is not whole, whoever brought it and however the call is said to have ended. */
import { expect, test } from 'vitest';
import { faxFacts } from '../../../src/pipeline/fax-facts.ts';
import type { FaxRow } from '../../../src/store/faxes.ts';
import { partialFax } from '../../../src/validate/fax-partial.ts';

function told(fax: Partial<FaxRow>, inFile?: number): string[] {
  const row = { partial: false, error: null, pages: null, partnerId: null, partnerBy: null, ...fax } as FaxRow;
  return partialFax(faxFacts(row, undefined, inFile)).map(({ message }) => message);
}

test.each([
  [{ pages: 3 }, 1, ['The fax call ended early after 3 pages: 1 of 3 pages are in the file.']],
  [
    { pages: 3, error: 'lost line' },
    2,
    ['The fax call ended early after 3 pages: lost line 2 of 3 pages are in the file.'],
  ],
  [{ pages: 3, partial: true, error: 'lost line' }, 2, ['The fax call ended early after 3 pages: lost line.']],
  [{ pages: 3 }, 3, []],
  [{ pages: 3 }, 4, []], // A cover page that the provider added.
  [{ pages: null }, 1, []],
  [{ pages: 3 }, undefined, []], // Nothing in it could be read.
])('%o with %s pages in its file', (fax, inFile, messages) => {
  expect(told(fax, inFile)).toEqual(messages);
});
