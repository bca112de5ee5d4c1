/**
 * What lies on the pages of a Word file beside its paragraphs, and what mammoth passes over: WordArt, watermarks, text boxes that have
 * no older form beside them, the words of diagrams and charts, and lines that are drawn over the text.
 */
import { isLine } from '../../paper/source/drawn.ts';
import type { Zip } from '../../paper/source/zip.ts';
import { paragraphsIn, plain, wordArtIn } from './paragraphs.ts';

const BOX = /<w:txbxContent>[\s\S]*?<\/w:txbxContent>/g;
const MARGIN = /^word\/(?:header|footer)\d*\.xml$/;
const DIAGRAM = /^word\/(?:diagrams\/data|charts\/chart)\d*\.xml$/;
const SAID = /<a:t(?: [^>]*)?>([^<]{1,1000})<\/a:t>/g;
const TEXTS_MAX = 500;

/** @param html what was made of the body: what it says already is not said twice */
export function drawnTexts(body: string, zip: Zip, html: string): string[] {
  const said = bare(plain(html.replaceAll(/<[^>]*>/g, '')));
  const boxes = [...body.matchAll(BOX)]
    .flatMap(([box]) => paragraphsIn(box))
    .filter((text) => !said.includes(bare(text)));
  const margins = partsOf(zip, MARGIN).flatMap(wordArtIn);
  const diagrams = partsOf(zip, DIAGRAM).flatMap((xml) => [...xml.matchAll(SAID)].map(([, text = '']) => plain(text)));
  const texts = [...margins, ...wordArtIn(body), ...boxes, ...diagrams].filter((text) => text.trim() !== '');
  return [...new Set(texts)].slice(0, TEXTS_MAX);
}

function partsOf(zip: Zip, name: RegExp): string[] {
  const entries = zip.entries.filter((entry) => name.test(entry.name));
  return entries.map((entry) => Buffer.from(zip.read(entry.name) ?? []).toString('utf8'));
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

/** A line that floats over the text: whether it parts two blocks or crosses one out only a viewer shows. */
export function hasDrawnLine(body: string): boolean {
  const floating = body.match(/<wp:anchor[ >][\s\S]*?<\/wp:anchor>/g) ?? [];
  return floating.some((shape) => isLine(shape)) || /<v:line[ >]/.test(body);
}
