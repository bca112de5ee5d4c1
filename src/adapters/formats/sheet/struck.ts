/**
 * Cells of an XLSX workbook whose letters are struck out: whoever filled in the sheet took them back. SheetJS gives fills of
 * cells and no fonts, so the styles are looked at here: ECMA-376 part 1, 18.8.22 (`font`), 18.8.36 (`strike`), 18.3.1.4 (`c`), and
 * 18.4.4 (`r`) for letters within a cell.
 */
import type { Zip } from '../../paper/source/zip.ts';
import { attributeOf, sheetParts, tagsOf, textOf } from './parts.ts';

/** Addresses such as `B7` by the name of their sheet; empty where nothing is struck out, as nearly always. */
export function struckCells(zip: Zip): ReadonlyMap<string, ReadonlySet<string>> {
  const styles = struckStyles(textOf(zip, 'xl/styles.xml'));
  const strings = struckStrings(textOf(zip, 'xl/sharedStrings.xml'));
  return new Map([...sheetParts(zip)].map(([name, xml]) => [name, cellsIn(xml, styles, strings)]));
}

/** Numbers of the cell formats whose font is struck out. */
function struckStyles(xml: string): ReadonlySet<number> {
  const fonts = partOf(xml, 'fonts').match(/<font\b[^>]*\/>|<font\b[^>]*>[\s\S]*?<\/font>/g) ?? [];
  const struck = new Set(fonts.flatMap((font, index) => (STRUCK.test(font) ? [String(index)] : [])));
  if (struck.size === 0) return new Set();
  const formats = tagsOf(partOf(xml, 'cellXfs'), 'xf');
  return new Set(formats.flatMap((tag, index) => (struck.has(attributeOf(tag, 'fontId')) ? [index] : [])));
}

/** Numbers of the shared texts of which a part is struck out: what is left of the cell is no more what it said. */
function struckStrings(xml: string): ReadonlySet<number> {
  if (!STRUCK.test(xml)) return new Set();
  const texts = xml.match(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>[\s\S]*?<\/(?:\w+:)?si>)/g) ?? [];
  return new Set(texts.flatMap((text, index) => (hasStruckRun(text) ? [index] : [])));
}

const STRUCK = /<(?:\w+:)?strike(?:\s+val=["'](?:1|true)["'])?\s*\/>/;

function hasStruckRun(text: string): boolean {
  const runs = text.match(/<(?:\w+:)?r(?:\s[^>]*)?>[\s\S]*?<\/(?:\w+:)?r>/g) ?? [];
  return runs.some((run) => STRUCK.test(run) && /<(?:\w+:)?t(?:\s[^>]*)?>[^<]*\S/.test(run));
}

function cellsIn(xml: string, styles: ReadonlySet<number>, strings: ReadonlySet<number>): ReadonlySet<string> {
  const found = new Set<string>();
  if (styles.size > 0)
    for (const tag of tagsOf(xml, 'c'))
      if (styles.has(Number(attributeOf(tag, 's') || '0'))) found.add(attributeOf(tag, 'r'));
  if (strings.size === 0 && !STRUCK.test(xml)) return found;
  for (const [cell, tag = '', inside = ''] of xml.matchAll(CELL)) {
    const shared = /t=["']s["']/.test(tag) ? /<(?:\w+:)?v>(\d+)</.exec(inside)?.[1] : undefined;
    if ((shared !== undefined && strings.has(Number(shared))) || hasStruckRun(inside))
      found.add(attributeOf(cell.slice(0, cell.indexOf('>')), 'r'));
  }
  return found;
}
const CELL = /<(?:\w+:)?c(\s(?:[^>/]|\/(?!>))*)>([\s\S]*?)<\/(?:\w+:)?c>/g;

function partOf(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}`);
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start);
  return end < 0 ? '' : xml.slice(start, end);
}
