/** Text of a Word file that was struck out, or hidden, is no quantity. */
import { describe, expect, test } from 'vitest';
import { withoutUnseen } from '../../../src/adapters/formats/word/hidden.ts';
import { withoutPrompts } from '../../../src/adapters/formats/word/prompts.ts';

const run = (marks: string, text: string): string => `<w:r><w:rPr>${marks}</w:rPr><w:t>${text}</w:t></w:r>`;

test.each(['<w:strike/>', '<w:dstrike/>', '<w:vanish/>', '<w:strike w:val="true"/>'])(
  '%s leaves its text out',
  (mark) => {
    const { xml, leftOut } = withoutUnseen(`<w:p>${run(mark, '10')}${run('<w:b/>', '15')}</w:p>`);
    expect(xml).toBe(`<w:p>${run('<w:b/>', '15')}</w:p>`);
    expect(leftOut).toBe(1);
  },
);

test('a mark that is switched off leaves nothing out', () => {
  const xml = `<w:p>${run('<w:strike w:val="0"/>', '10')}</w:p>`;
  expect(withoutUnseen(xml)).toEqual({ xml, leftOut: 0 });
});

test('white letters on white paper are left out', () => {
  const { xml, leftOut } = withoutUnseen(`<w:p>${run('<w:color w:val="FFFFFF"/>', '10')}${run('', '15')}</w:p>`);
  expect(xml).toBe(`<w:p>${run('', '15')}</w:p>`);
  expect(leftOut).toBe(1);
});

test.each(['<w:shd w:val="clear" w:fill="1F4E79"/>', '<w:tblStyle w:val="GridTable4-Accent1"/>'])(
  'white letters stay where %s may colour what is behind them',
  (fill) => {
    const xml = `<w:tc>${fill}<w:p>${run('<w:color w:val="FFFFFF"/>', 'Quantity')}</w:p></w:tc>`;
    expect(withoutUnseen(xml)).toEqual({ xml, leftOut: 0 });
  },
);

const field = (mark: string, style: string, text: string): string =>
  `<w:sdt><w:sdtPr>${mark}<w:text/></w:sdtPr><w:sdtContent><w:r><w:rPr>${style}</w:rPr><w:t>${text}</w:t></w:r></w:sdtContent></w:sdt>`;
const STYLE = '<w:rStyle w:val="PlaceholderText"/>';

describe('what an empty field of a Word form asks for', () => {
  test.each([
    ['is marked', '<w:showingPlcHdr/>', ''],
    ['has a style', '', STYLE],
  ])('is not read where it %s', (_case, mark, style) => {
    const xml = `<w:p>${field(mark, style, 'Click or tap here to enter text.')}${field('', '', 'REQ-20418')}</w:p>`;
    expect(withoutPrompts(xml)).not.toContain('Click');
    expect(withoutPrompts(xml)).toContain('REQ-20418');
  });

  test('a value that was left in that style is', () => {
    expect(withoutPrompts(field('', STYLE, '12 boxes'))).toContain('12 boxes');
  });
});
