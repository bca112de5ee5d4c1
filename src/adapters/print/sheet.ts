/** Draws an order sheet as pages of a PDF whose text can be selected. */
import { PDFDocument } from '@napi-rs/canvas';
import { IntakeError } from '../../model/errors.ts';
import type { OrderSheet } from '../../model/order-sheet.ts';
import { Layout } from './layout.ts';
import { FOR_SCREENS, HEIGHT, MARGIN, WIDTH, fontOf } from './marks.ts';
import type { Look, Mark } from './marks.ts';
import { mendTextLayer } from './text-layer.ts';
import { createRuler } from './text.ts';

export interface PrintedSheet {
  readonly pdf: Buffer;
  readonly pages: number;
}

/**
 * @param letterOf the character for one that only looks like it, see `mendTextLayer`
 * @throws IntakeError `sheet-font-missing` when the machine has no font to draw it with
 */
export function printSheet(
  sheet: OrderSheet,
  letterOf: (text: string) => string,
  look: Look = FOR_SCREENS,
): PrintedSheet {
  const ruler = createRuler();
  if (ruler === undefined)
    throw new IntakeError(
      'sheet-font-missing',
      'There is no font to draw an order sheet with; install one, such as fonts-dejavu.',
    );
  const pages = new Layout(sheet, ruler, look).lay();
  const title = `${sheet.title} ${sheet.number}`.trim();
  const document = new PDFDocument({ title, creator: 'Ordergate', compressionLevel: 0 });
  for (const [index, marks] of pages.entries()) {
    const canvas = document.beginPage(WIDTH, HEIGHT);
    const foot = sheet.pageOf.replace('{page}', String(index + 1)).replace('{pages}', String(pages.length));
    const footWidth = ruler.widthOf(foot, fontOf(look.quiet));
    const footer: Mark = {
      kind: 'text',
      x: WIDTH - MARGIN - footWidth,
      y: HEIGHT - MARGIN + 8,
      text: foot,
      face: look.quiet,
    };
    for (const mark of [...marks, footer]) {
      if (mark.kind === 'box') {
        canvas.fillStyle = mark.color;
        canvas.fillRect(mark.x, mark.y, mark.w, mark.h);
      } else {
        canvas.font = fontOf(mark.face);
        canvas.fillStyle = mark.face.color;
        canvas.fillText(mark.text, mark.x, mark.y);
      }
    }
    document.endPage();
  }
  return { pdf: mendTextLayer(document.close(), letterOf), pages: pages.length };
}
