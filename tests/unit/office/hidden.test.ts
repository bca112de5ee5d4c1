/** Text of a Word file that was struck out, or hidden, is no quantity. */
import { expect, test } from 'vitest';
import { withoutUnseen } from '../../../src/adapters/formats/word/hidden.ts';

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
