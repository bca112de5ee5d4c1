/** One page: loaded, its fields drawn into it, looked at from the side that its text stands upright, and closed again. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Box } from '../../../model/lineage.ts';
import type { Page, PaperLimits, Word } from '../../paper/page.ts';
import { addComments } from './comments.ts';
import type { OpenDocument } from './document.ts';
import type { Engine } from './engine.ts';
import { withDoubled } from './doubled.ts';
import { drawFields } from './fields.ts';
import { glyphsOf, type PageGlyphs, type PlacedGlyph } from './glyphs.ts';
import { rulesOf } from './rules.ts';
import { type Scene, sceneOf } from './scene.ts';
import { withoutStruck } from './struck.ts';
import { boxOf, type Turn, turned, type View, viewOf } from './view.ts';
import { imageCoverage, pictureOverText, sightOf } from './visible.ts';
import { type Chunk, wordsOf } from './words.ts';

const SIDE_MAX = 14_400; // Points: 200 inches, the largest page of Acrobat (ISO 32000-1, annex C).
const CHARACTERS_PER_WORD = 20;
const FEW_WORDS = 15; // A stamp, a page number or a scanner's mark on a scan; not an order.
const IMAGE_COVERAGE_MIN = 0.5;
const OUTLINES_MIN = 100; // Curved shapes on a page without letters: its letters were turned into drawings.
const UNMAPPED_MAX = 0.2; // Symbols and bullets lack a character as well.
const OCR_LAYER_CONFIDENCE = 0.7; // Some engine's reading of the image; nobody knows how good it was.

/** Undefined when the page cannot be read, which is told in `findings`. */
export function readPage(
  { engine, handle }: OpenDocument,
  number: number,
  limits: PaperLimits,
  findings: Finding[],
): Page | undefined {
  const { call } = engine;
  let page = call.FPDF_LoadPage(handle, number - 1);
  if (page !== 0) addComments(engine, page, number, findings);
  if (page !== 0 && drawFields(engine, handle, page)) {
    call.FPDF_ClosePage(page);
    page = call.FPDF_LoadPage(handle, number - 1);
  }
  const view = page === 0 ? undefined : viewOf(engine, page);
  if (view === undefined) {
    if (page !== 0) call.FPDF_ClosePage(page);
    findings.push(finding('pdf-damaged', `Page ${number} cannot be opened.`));
    return undefined;
  }
  const tooLarge = view.width > SIDE_MAX || view.height > SIDE_MAX;
  if (tooLarge) {
    const size = `${Math.round(view.width)} by ${Math.round(view.height)} points`;
    findings.push(finding('page-too-large', `Page ${number} is ${size}; at most ${SIDE_MAX} are read.`));
  }
  const result = tooLarge ? undefined : described(engine, page, view, number, limits, findings);
  call.FPDF_ClosePage(page);
  return result;
}

function described(
  engine: Engine,
  page: number,
  upright: View,
  number: number,
  limits: PaperLimits,
  findings: Finding[],
): Page {
  const charactersMax = limits.wordsMax * CHARACTERS_PER_WORD;
  const first = lettersOf(engine, page, upright, charactersMax);
  const turn = turnOf(first);
  const view = turned(upright, turn);
  const letters = turn === 0 ? first : lettersOf(engine, page, view, charactersMax);
  const scene = sceneOf(engine, page, view);
  const box: Box = [0, 0, view.width, view.height];
  const { visible, hidden } = sightOf(inDrawnOrder(withDoubled(letters.glyphs, scene), scene), scene, box);
  const coverage = imageCoverage(scene, box);
  const isLayered = visible.length < FEW_WORDS * 5 && hidden.length > visible.length && coverage > IMAGE_COVERAGE_MIN;
  const chunks = wordsOf(isLayered ? [...visible, ...hidden] : visible);
  const drawn = chunks.slice(0, limits.wordsMax).map((chunk) => wordOf(chunk, number, isLayered));
  const { kept: words, struck, crossed } = withoutStruck(drawn, scene.lines, scene.slants);
  tellStruck(struck, 'which was not read', findings);
  tellStruck(crossed, 'and beyond it; it was read', findings);
  const picture = isLayered ? undefined : pictureOverText(scene, visible);
  if (picture !== undefined)
    findings.push(
      finding('pdf-comment', `On page ${number} a picture lies over the text.`, { at: { page: number, box: picture } }),
    );
  const isUnmapped = letters.unmapped > letters.glyphs.length * UNMAPPED_MAX;
  tellLimits(number, letters, chunks.length, charactersMax, limits, isUnmapped, findings);
  const isImage = isLayered || isUnmapped || isDrawn(words.length, coverage, scene);
  return {
    number,
    width: view.width,
    height: view.height,
    origin: isLayered ? 'ocr' : 'text',
    words,
    rules: rulesOf(scene.lines, box),
    ...(isImage ? { image: true } : withPictures(scene)),
    ...(turn === 0 ? {} : { turn }),
  };
}

function withPictures({ images }: Scene): Pick<Page, 'pictures'> {
  const pictures = images.flatMap(({ hash, box }) => (hash === undefined ? [] : [{ hash, box: roundedBox(box) }]));
  return pictures.length === 0 ? {} : { pictures };
}

function lettersOf(engine: Engine, page: number, view: View, max: number): PageGlyphs {
  const { call } = engine;
  const textPage = call.FPDFText_LoadPage(page);
  if (textPage === 0) return { glyphs: [], count: 0, unmapped: 0 };
  const letters = glyphsOf(engine, textPage, view, max);
  call.FPDFText_ClosePage(textPage);
  return letters;
}

/** PDFium sorts a line's text objects by place, which shuffles the letters of texts that lie over each other. */
function inDrawnOrder(glyphs: readonly PlacedGlyph[], scene: Scene): PlacedGlyph[] {
  const orderOf = ({ object }: PlacedGlyph): number => scene.texts.get(object)?.order ?? 0;
  return glyphs.toSorted((one, other) => orderOf(one) - orderOf(other));
}

/** The turn after which most text is upright. */
function turnOf({ glyphs }: PageGlyphs): Turn {
  const counts = new Map<number, number>();
  for (const { angle, text } of glyphs) if (text.trim() !== '') counts.set(angle, (counts.get(angle) ?? 0) + 1);
  let turn: Turn = 0;
  for (const side of [90, 180, 270] as const)
    if ((counts.get(360 - side) ?? 0) > (counts.get((360 - turn) % 360) ?? 0)) turn = side;
  return turn;
}

function isDrawn(wordCount: number, coverage: number, scene: Scene): boolean {
  if (wordCount >= FEW_WORDS) return false;
  return (
    coverage > IMAGE_COVERAGE_MIN || scene.curvedPaths > OUTLINES_MIN || (wordCount === 0 && scene.images.length > 0)
  );
}

function tellLimits(
  number: number,
  letters: PageGlyphs,
  wordCount: number,
  charactersMax: number,
  { wordsMax }: PaperLimits,
  isUnmapped: boolean,
  findings: Finding[],
): void {
  if (letters.count > charactersMax || wordCount > wordsMax)
    findings.push(
      finding('paper-words-limit', `Page ${number} has more than the ${wordsMax} words that are read (wordsMax).`),
    );
  if (isUnmapped)
    findings.push(
      finding(
        'pdf-characters-unmapped',
        `On page ${number} the fonts do not say what ${letters.unmapped} of ${letters.glyphs.length} letters are.`,
      ),
    );
}

function tellStruck(struck: readonly Word[], what: string, findings: Finding[]): void {
  const [first] = struck;
  if (first === undefined) return;
  const text = struck.map((word) => word.text).join(' ');
  const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  findings.push(finding('pdf-text-struck-out', `A line is drawn through "${shown}", ${what}.`, { at: first.at }));
}

function wordOf(chunk: Chunk, number: number, isLayered: boolean): Word {
  const turn = (chunk.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [x0, y0, x1, y1] = boxOf([cos, sin, -sin, cos, 0, 0], chunk.u0, chunk.v0, chunk.u1, chunk.v1);
  const box = roundedBox([x0, y0, x1, y1]);
  return {
    text: chunk.text,
    box,
    confidence: isLayered ? OCR_LAYER_CONFIDENCE : 1,
    size: rounded(chunk.size),
    bold: chunk.bold,
    at: { page: number, box },
    ...(chunk.angle % 90 === 0 ? {} : { slant: chunk.angle }),
  };
}

function roundedBox([x0, y0, x1, y1]: Box): Box {
  return [rounded(x0), rounded(y0), rounded(x1), rounded(y1)];
}

/** To a hundredth of a point: what is stored should not carry the noise of floats. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
