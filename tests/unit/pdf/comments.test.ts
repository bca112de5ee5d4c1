/** What was put on a page with a viewer is not read: it is told. */
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { pdfReader } from '../../../src/adapters/formats/pdf/reader.ts';
import { PAPER_LIMITS } from '../../../src/adapters/paper/page.ts';

async function told(subtype: string, contents?: string, flags = 4): Promise<string[]> {
  const document = await PDFDocument.create();
  const page = document.addPage([600, 800]);
  page.drawText('Order 4500123', { x: 20, y: 705, size: 10 });
  const annotation = document.context.obj({
    Type: 'Annot',
    Subtype: subtype,
    Rect: [100, 500, 300, 520],
    F: flags,
    ...(subtype === 'Ink' ? { InkList: [[100, 500, 300, 520]] } : {}),
    ...(subtype === 'StrikeOut' ? { QuadPoints: [100, 520, 300, 520, 100, 500, 300, 500] } : {}),
  });
  if (contents !== undefined) annotation.set(PDFName.of('Contents'), PDFString.of(contents));
  page.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(annotation)]));
  const { findings } = await pdfReader.read(await document.save(), { limits: PAPER_LIMITS });
  return findings.map(({ code, message }) => `${code}: ${message}`);
}

test.each([
  ['Text', 'Hold this one,\nwe call you', 'pdf-comment: On page 1 stands the comment "Hold this one, we call you".'],
  ['Highlight', 'only 2 pcs', 'pdf-comment: On page 1 stands the comment "only 2 pcs".'],
  ['StrikeOut', undefined, 'pdf-comment: On page 1 stands a line through its text.'],
  ['Ink', undefined, 'pdf-comment: On page 1 stands a drawing by hand.'],
  ['Line', undefined, 'pdf-comment: On page 1 stands a line.'],
  ['PolyLine', undefined, 'pdf-comment: On page 1 stands a line of several pieces.'],
  ['Polygon', undefined, 'pdf-comment: On page 1 stands a shape that was drawn over it.'],
  ['Square', undefined, 'pdf-comment: On page 1 stands a box that was drawn around something.'],
  ['Circle', undefined, 'pdf-comment: On page 1 stands a ring that was drawn around something.'],
  ['Underline', undefined, 'pdf-comment: On page 1 stands a line below its text.'],
  ['Squiggly', undefined, 'pdf-comment: On page 1 stands a wavy line below its text.'],
  ['Redact', undefined, 'pdf-comment: On page 1 stands a mark that some of its text is to be taken out.'],
])('%s with %j', async (subtype, contents, message) => expect(await told(subtype, contents)).toEqual([message]));

test.each([
  ['Link', undefined, 4],
  ['Highlight', undefined, 4],
  ['Text', ' ', 4],
  ['Text', 'hidden from everybody', 2],
])('%s with %j and flags %i says nothing', async (subtype, contents, flags) =>
  expect(await told(subtype, contents, flags)).toEqual([]),
);

test.each([
  ['NotApproved', ['pdf-comment: On page 1 stands the stamp "Not Approved".']],
  ['Approved', []],
])('the stamp %s of a viewer', async (name, expected) => {
  const document = await PDFDocument.create();
  const page = document.addPage([600, 800]);
  page.drawText('Order 4500123', { x: 20, y: 705, size: 10 });
  const stamp = document.context.obj({ Type: 'Annot', Subtype: 'Stamp', Name: name, Rect: [100, 500, 300, 520], F: 4 });
  page.node.set(PDFName.of('Annots'), document.context.obj([document.context.register(stamp)]));
  const { findings } = await pdfReader.read(await document.save(), { limits: PAPER_LIMITS });
  expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual(expected);
});

const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
);

test.each([
  ['over the figures of a row', true, ['pdf-comment: On page 1 a picture lies over the text.']],
  ['under them, as a letterhead', false, []],
])('a picture %s', async (_where, isLater, expected) => {
  const document = await PDFDocument.create();
  const page = document.addPage([600, 800]);
  const picture = await document.embedPng(DOT);
  const draw = (): void => page.drawImage(picture, { x: 10, y: 690, width: 300, height: 40, opacity: 0.5 });
  if (!isLater) draw();
  page.drawText('10  884-2213  20  12.50  250.00', { x: 20, y: 705, size: 10 });
  if (isLater) draw();
  const { findings } = await pdfReader.read(await document.save(), { limits: PAPER_LIMITS });
  expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual(expected);
});
