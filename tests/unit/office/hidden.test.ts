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
