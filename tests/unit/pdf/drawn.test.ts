import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src/adapters/paper/page.ts';
import { rawPdf, streamOf } from './raw-pdf.ts';
import { isAt, onlyPage, readPdf, textsOf, wordNamed } from './support.ts';

async function rulesOf(content: string): Promise<Box[]> {
  const { rules } = await onlyPage(rawPdf([{ content }]));
  return rules.map((rule) => rule.box);
}

describe('ruling lines', () => {
  test.each<[string, string, Box[]]>([
    ['a stroke is one', '2 w 50 700 m 550 700 l S', [[50, 99, 550, 101]]],
    ['a thin fill is one', '50 700 500 0.8 re f', [[50, 99.2, 550, 100]]],
    [
      'a stroked box has four',
      '1 w 100 600 200 100 re S',
      [
        [100, 99.5, 300, 100.5],
        [100, 199.5, 300, 200.5],
        [99.5, 100, 100.5, 200],
        [299.5, 100, 300.5, 200],
      ],
    ],
    [
      'a shaded box has four edges',
      '0.9 g 100 600 200 100 re f',
      [
        [100, 100, 300, 100],
        [100, 200, 300, 200],
        [100, 100, 100, 200],
        [300, 100, 300, 200],
      ],
    ],
    [
      'pieces of one line are one',
      '0 G 50 700 m 60 700 l S 61 700 m 100 700 l S 102 700 m 200 700 l S',
      [[50, 99.5, 200, 100.5]],
    ],
    [
      'lines under each other stay apart',
      '50 700 m 550 700 l S 50 690 m 550 690 l S',
      [
        [50, 99.5, 550, 100.5],
        [50, 109.5, 550, 110.5],
      ],
    ],
    ['what is cut off is shorter', 'q 100 0 200 800 re W n 50 700 m 550 700 l S Q', [[99, 99.5, 301, 100.5]]],
    [
      'a scaled stroke is as thick as it is seen',
      'q 0.5 0 0 0.5 0 0 cm 4 w 100 1400 m 1100 1400 l S Q',
      [[50, 99, 550, 101]],
    ],
    ['what is no longer than a letter is none', '50 700 m 57 700 l S', []],
    ['a white line on white paper is none', '1 G 50 700 m 550 700 l S 1 g 50 600 100 100 re f', []],
    ['a slanting line is none', '50 700 m 550 600 l S', []],
    ['a curve is none', '50 700 m 100 750 500 750 550 700 c S', []],
  ])('%s', async (_case, content, boxes) => {
    const found = await rulesOf(content);
    expect(found).toHaveLength(boxes.length);
    for (const box of boxes) expect(found.filter((one) => isAt(one, box, 0.6))).toHaveLength(1);
  });

  test('inside a form are found where the form is drawn', async () => {
    const form = streamOf(
      '/Type /XObject /Subtype /Form /BBox [0 0 500 20] /Matrix [2 0 0 1 0 0]',
      '10 10 m 100 10 l S',
    );
    const content = 'q 1 0 0 1 100 500 cm /X Do Q';
    const { rules } = await onlyPage(rawPdf([{ content, resources: '/XObject << /X 100 0 R >>' }], [form]));
    expect(rules).toHaveLength(1);
    expect(isAt(rules[0]?.box ?? [0, 0, 0, 0], [120, 289, 300, 291], 1)).toBe(true);
  });

  test('on a turned page are turned with it', async () => {
    const { rules } = await onlyPage(rawPdf([{ content: '80 100 m 80 700 l S', more: '/Rotate 90' }]));
    expect(isAt(rules[0]?.box ?? [0, 0, 0, 0], [100, 79.5, 700, 80.5], 0.3)).toBe(true);
  });
});

describe('fields and annotations', () => {
  test('what stands in the fields of a form is text of the page, where the field is', async () => {
    const page = await onlyPage(await (await withForm()).save());
    expect(textsOf(page)).toEqual(['PO', 'number', 'PO-4711', 'BOX']);
    const [x0, y0, x1, y1] = wordNamed(page, 'PO-4711').box;
    expect(x0 >= 100 && y0 >= 75 && x1 <= 300 && y1 <= 105).toBe(true);
  });

  test('also when a program filled them in and left the drawing to the viewer', async () => {
    const document = await withForm();
    const form = document.getForm();
    for (const field of form.getFields())
      for (const widget of field.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP'));
    form.acroForm.dict.set(PDFName.of('NeedAppearances'), document.context.obj(true));
    expect(textsOf(await onlyPage(await document.save({ updateFieldAppearances: false })))).toContain('PO-4711');
  });

  test.each(['FreeText', 'Stamp'])('a %s is text of the page', async (subtype) => {
    const page = await onlyPage(await annotated(subtype));
    expect(isAt(wordNamed(page, 'URGENT').box, [102, 286, 152.7, 297.4])).toBe(true);
  });

  test.each(['Text', 'Highlight', 'Popup'])('a %s is not, because it is said about the page', async (subtype) => {
    expect(textsOf(await onlyPage(await annotated(subtype)))).toEqual(['Order']);
  });

  test('a hidden stamp is not', async () => {
    expect(textsOf(await onlyPage(await annotated('Stamp', 2)))).toEqual(['Order']);
  });
});

describe('files inside the file', () => {
  test('are given with their names, kinds and bytes', async () => {
    const { attachments, findings } = await readPdf(await withFile(Buffer.from('<order/>')));
    expect(findings).toEqual([]);
    expect(attachments.map(({ name, mediaType, bytes }) => [name, mediaType, Buffer.from(bytes).toString()])).toEqual([
      ['order-x.xml', 'text/xml', '<order/>'],
      ['Zeichnung ä.txt', undefined, 'two'],
    ]);
  });

  test('are left out, and told, when they unpack to more than is allowed', async () => {
    const limits = { pagesMax: 9, wordsMax: 99, pixelsMax: 99, unpackedBytesMax: 100_000, rowsMax: 9 };
    const { attachments, findings } = await readPdf(await withFile(Buffer.alloc(200_000, 'x')), { limits });
    expect(attachments.map((file) => file.name)).toEqual(['Zeichnung ä.txt']);
    expect(findings.map((finding) => finding.code)).toEqual(['pdf-attachment-left-out']);
  });
});

async function withForm(): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const page = document.addPage([600, 800]);
  const form = document.getForm();
  const number = form.createTextField('po');
  number.setText('PO-4711');
  number.addToPage(page, { x: 100, y: 700, width: 200, height: 20 });
  const unit = form.createDropdown('unit');
  unit.addOptions(['EA', 'BOX']);
  unit.select('BOX');
  unit.addToPage(page, { x: 100, y: 600, width: 100, height: 20 });
  page.drawText('PO number', { x: 20, y: 705, size: 10 });
  return document;
}

async function annotated(subtype: string, flags = 4): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([600, 800]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.drawText('Order', { x: 20, y: 705, size: 10, font });
  const appearance = document.context.stream('BT /F 12 Tf 2 5 Td (URGENT) Tj ET', {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 200, 20],
    Resources: { Font: { F: font.ref } },
  });
  const annotation = document.context.obj({
    Type: 'Annot',
    Subtype: subtype,
    Rect: [100, 500, 300, 520],
    F: flags,
    AP: { N: document.context.register(appearance) },
  });
  annotation.set(PDFName.of('Contents'), PDFString.of('URGENT'));
  page.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(annotation)]));
  return document.save();
}

async function withFile(content: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([600, 800]);
  await document.attach(content, 'order-x.xml', { mimeType: 'text/xml' });
  await document.attach(Buffer.from('two'), 'Zeichnung ä.txt');
  return document.save();
}
