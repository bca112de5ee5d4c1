/** What Word prints at the head and foot of each page says nothing of the order where it says so on every paper; what somebody wrote there does. */
import { describe, expect, test } from 'vitest';
import { codesOf, readAs } from './support.ts';
import { withPart } from './with-part.ts';

const paragraphs = (tag: string, texts: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${tag} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${texts
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`)
    .join('')}</w:${tag}>`;

async function codesWith(part: 'header' | 'footer', ...texts: readonly string[]): Promise<string[]> {
  const xml = paragraphs(part === 'header' ? 'hdr' : 'ftr', texts);
  return codesOf(
    await readAs(
      'word',
      withPart('word/order.docx', `word/${part}7.xml`, () => xml),
    ),
  );
}

describe('the foot of a Word file', () => {
  test.each([
    'Page 1 of 1', 'Page 1 of 2', 'Seite 1 von 1', 'Page 1', 'page: 1', '1', '- 1 -', '1 / 2', '1/2', '1 of 2', 'Page 1 sur 1', 'Pagina 1 di 2',
    'Página 1 de 2', 'Pág. 1', 'Strona 1 z 3', 'Blatt 2', '第 1 页 共 1 页', '第1页，共2页', '第 1 页', '1 / 2 页', '1 ページ',
    'Page | 1', 'P a g e | 1', 'Seite 1 von 1 - Northgate Foods Ltd', 'Registered in England and Wales No. 123',
    'Registered in England and Wales No. 01234567. Registered office: 1 High Street, Leeds LS1 1AA', 'VAT No. GB 123 4567 89',
    'Sitz der Gesellschaft: Hamburg, Amtsgericht Hamburg HRB 12345', 'Confidential', 'Form PO-7 Rev. 3', 'Printed on 12 March 2026',
  ])('%s says nothing', async (text) => {
    expect(await codesWith('footer', text)).toEqual([]);
  }); // prettier-ignore

  test.each([
    'Please do not ship before we call.',
    'CANCELLED',
    'Page 1: only 20 pieces',
    '400 more',
    'Deliver to Hull, not Leeds',
    'This order replaces PO 4711',
    'DRAFT',
    '1500',
  ])('%s may change the order', async (text) => {
    expect(await codesWith('footer', text)).not.toEqual([]);
  });
});

describe('the head of a Word file', () => {
  test.each([
    [['Northgate Foods Ltd', 'Unit 4 Mill Lane, Leeds LS9 8AA']],
    [['Northgate Foods Ltd', 'Tel. 0113 496 0000 | www.northgate.example']],
    [['NORTHGATE FOODS LTD', 'Purveyors of Fine Foods']],
    [['Müller & Söhne GmbH', 'Hafenstraße 12, 20457 Hamburg']],
    [['Page 1 of 1']],
  ])('%j says nothing', async (texts) => {
    expect(await codesWith('header', ...texts)).toEqual([]);
  });

  test.each([[['Northgate Foods Ltd', 'Hold until Monday']], [['SAMPLE ORDER', 'do not deliver']]])(
    '%j may change the order',
    async (texts) => {
      expect(await codesWith('header', ...texts)).not.toEqual([]);
    },
  );
});
