/** Text as pages of a PDF for a fax: large enough to be read after a call, broken into lines, numbered. */
import { PDFDocument } from '@napi-rs/canvas';
import { IntakeError } from '../../../model/errors.ts';
import { broken, createRuler } from '../../print/text.ts';

/** A4 in points. */
const [WIDTH, HEIGHT] = [595, 842];
const MARGIN = 56;
const SIZE = 12; // Below 10 points a fax of standard resolution blurs.
const LEADING = 18;
const LINES_OF_PAGE = Math.floor((HEIGHT - 2 * MARGIN) / LEADING) - 2;
const PAGES_MAX = 20; // A receipt that is longer is read by nobody, and costs a call of half an hour.
const FONT = `${SIZE}px sans-serif`;

/** @throws IntakeError `fax-font-missing` when the machine has no font to draw it with: an empty fax says nothing */
export function faxPages(text: string): Buffer {
  const document = new PDFDocument();
  const ruler = createRuler();
  if (ruler === undefined)
    throw new IntakeError(
      'fax-font-missing',
      'There is no font to draw a fax with; install one, such as fonts-dejavu.',
    );
  const widthOf = (words: string): number => ruler.widthOf(words, FONT);
  const lines = text.split('\n').flatMap((line) => broken(line, WIDTH - 2 * MARGIN, widthOf));
  const count = Math.min(PAGES_MAX, Math.max(1, Math.ceil(lines.length / LINES_OF_PAGE)));
  for (let page = 0; page < count; page++) {
    const canvas = document.beginPage(WIDTH, HEIGHT);
    canvas.font = FONT;
    canvas.fillStyle = 'black';
    const own = lines.slice(page * LINES_OF_PAGE, (page + 1) * LINES_OF_PAGE);
    for (const [index, line] of own.entries()) canvas.fillText(line, MARGIN, MARGIN + SIZE + index * LEADING);
    canvas.fillText(`${page + 1} / ${count}`, WIDTH - MARGIN - widthOf(`${page + 1} / ${count}`), HEIGHT - MARGIN);
    document.endPage();
  }
  return document.close();
}
