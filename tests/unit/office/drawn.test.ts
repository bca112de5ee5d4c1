/** Words that lie on the pages of an office file and stand in none of its paragraphs and cells; lines that are drawn over its text. */
import { expect, test } from 'vitest';
import { codesOf, readAs } from './support.ts';
import { withPart } from './with-part.ts';

const art = (text: string): string =>
  `<w:p><w:r><w:pict><v:shape><v:textpath string="${text}"/></v:shape></w:pict></w:r></w:p>`;
const box = (text: string): string =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>`;

/** Codes of the order that a Word file holds, with something put into a part of it. */
async function codesWith(name: string, put: string): Promise<string[]> {
  const paper = await readAs(
    'word',
    withPart('word/order.docx', name, (xml) =>
      xml === '' ? put : xml.replace(/(?=<w:sectPr|<\/w:body>|<\/w:hdr>)/, () => put),
    ),
  );
  return codesOf(paper);
}
const [HEADER, BODY] = ['word/header1.xml', 'word/document.xml'] as const;

test.each([
  ['a watermark', HEADER, art('CANCELLED'), 'paper-words-new'],
  ['a watermark that is a draft', HEADER, art('DRAFT'), 'paper-words-new'],
  ['a watermark that keeps the goods', HEADER, art('DO NOT SHIP'), 'paper-words-new'],
  ['WordArt', BODY, art('DO NOT SHIP'), 'paper-words-new'],
  ['WordArt with an entity', BODY, art('DON&apos;T SHIP &#38; HOLD'), 'paper-words-new'],
  ['a text box without an older form', BODY, box('Do not ship before we call'), 'paper-words-new'],
  ['a diagram', 'word/diagrams/data1.xml', '<a:p><a:r><a:t>Only line 1 please</a:t></a:r></a:p>', 'paper-words-new'],
  [
    'a floating line',
    BODY,
    '<w:p><w:r><w:drawing><wp:anchor><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wp:anchor></w:drawing></w:r></w:p>',
    'word-comment',
  ],
  ['an older line', BODY, '<w:p><w:r><w:pict><v:line from="0,0" to="9,0"/></w:pict></w:r></w:p>', 'word-comment'],
])('%s holds the order of a Word file', async (_case, name, put, code) => {
  expect(await codesWith(name, put)).toContain(code);
  expect(await codesWith('word/none.xml', '<none/>')).not.toContain(code);
});

test('a text box that is read anyway is read once', async () => {
  const fallback = box('Northgate').replace(
    '</mc:Choice>',
    '</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>Northgate</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback>',
  );
  const { pages } = await readAs(
    'word',
    withPart('word/order.docx', BODY, (xml) => xml.replace('</w:body>', `${fallback}</w:body>`)),
  );
  expect(pages.flatMap(({ words }) => words).filter(({ text }) => text === 'Northgate')).toHaveLength(1);
});

test.each(['CONFIDENTIAL', 'ORIGINAL', 'Harbour Marine Ltd', 'Page 1 of 2'])(
  'the watermark %s says nothing of the order',
  async (text) => expect(await codesWith(HEADER, art(text))).toEqual([]),
);
