/** What stands in an office file beside its text and its cells: comments, tracked changes, text boxes, columns that nobody knows. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ordersIn } from '../../../src/adapters/paper/orders-in.ts';
import { readAs } from './support.ts';
import { withPart } from './with-part.ts';

async function told(format: string, bytes: Uint8Array): Promise<string[]> {
  return (await readAs(format, bytes)).findings.map(({ code, message }) => `${code}: ${message}`);
}

test('a comment in a Word file is told', async () => {
  const comment = '<w:comments><w:comment><w:p><w:r><w:t>make it 400</w:t></w:r></w:p></w:comment></w:comments>';
  expect(
    await told(
      'word',
      withPart('word/order.docx', 'word/comments.xml', () => comment),
    ),
  ).toEqual(['word-comment: A comment in the file says: "make it 400"']);
});

test('tracked changes that nobody accepted are told', async () => {
  const run = '<w:r><w:t>200</w:t></w:r>';
  const bytes = withPart('word/order.docx', 'word/document.xml', (xml) =>
    xml.replace('</w:body>', `<w:p><w:ins w:id="1" w:author="A">${run}</w:ins></w:p></w:body>`),
  );
  expect(await told('word', bytes)).toEqual([expect.stringContaining('word-changes-open')]);
  expect(await told('word', new Uint8Array(readFileSync('fixtures/word/order.docx')))).toEqual([]);
});

test('a text box on a sheet is told', async () => {
  const drawing =
    '<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>Only half of it</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>';
  const bytes = withPart('sheet/two-sheets.xlsx', 'xl/drawings/drawing1.xml', () => drawing);
  expect(await told('sheet', bytes)).toContain('sheet-text-box: A text box on a sheet says: "Only half of it"');
});

test.each([
  ['word', 'word/order.docx', 'word/media/image1.png'],
  ['sheet', 'sheet/two-sheets.xlsx', 'xl/media/image1.png'],
])('a picture in a %s file is told, a bullet is not', async (format, file, name) => {
  const pictures = async (size: number): Promise<unknown> =>
    (
      await readAs(
        format,
        withPart(file, name, () => 'P'.repeat(size)),
      )
    ).pages[0]?.pictures;
  expect(await pictures(500)).toEqual([{ hash: expect.stringMatching(/^[\da-f]{16}$/) }]);
  expect(await pictures(60)).toBeUndefined();
});

test.each([
  ['Ship to store', ['Hull', 'Leeds'], /"Ship to store: Hull \| Leeds"$/],
  ['Remarks', ['', 'take 100 from consignment stock'], /"take 100 from consignment stock"$/],
  ['Status', ['open', 'delivered'], /"open" \(and 1 more\)$/],
  ['Tax code', ['A1', 'A1'], /^$/],
  ['Ship to store', ['', ''], /^$/],
])('the column %s with %j', async (head, [first, second], expected) => {
  const sheet = [
    'Purchase Order\nPO Number,MX-1\nOrder date,2026-11-26\n',
    `Item,Description,Qty,Unit,Unit price,Amount,${head}`,
    `AB-100,"Pallet wrap, clear",40,EA,4.50,180.00,${first}`,
    `AB-200,"Tape, brown",25,EA,2.00,50.00,${second}`,
  ].join('\n');
  const paper = await readAs('csv', Buffer.from(sheet));
  const messages = ordersIn(paper).flatMap(({ findings }) =>
    findings.flatMap(({ code, message }) => (code === 'paper-words-new' ? [message] : [])),
  );
  expect(messages.join('\n')).toMatch(expected);
});
