/**
 * Cells of an XLSX workbook whose letters are struck out: whoever filled in the sheet took them back. SheetJS gives fills of
 * cells and no fonts, so the styles are looked at here: ECMA-376 part 1, 18.8.22 (`font`), 18.8.36 (`strike`), 18.3.1.4 (`c`).
 */
import type { Zip } from '../../paper/source/zip.ts';

/** Addresses such as `B7` by the name of their sheet; empty where nothing is struck out, as nearly always. */
export function struckCells(zip: Zip): ReadonlyMap<string, ReadonlySet<string>> {
  const styles = struckStyles(textOf(zip, 'xl/styles.xml'));
  if (styles.size === 0) return new Map();
  const paths = new Map(
    tagsOf(textOf(zip, 'xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attributeOf(tag, 'Id'),
      attributeOf(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    tagsOf(textOf(zip, 'xl/workbook.xml'), 'sheet').map((tag) => [
      unescaped(attributeOf(tag, 'name')),
      cellsIn(textOf(zip, paths.get(attributeOf(tag, 'r:id')) ?? ''), styles),
    ]),
  );
}

/** Numbers of the cell formats whose font is struck out. */
function struckStyles(xml: string): ReadonlySet<number> {
  const fonts = partOf(xml, 'fonts').match(/<font\b[^>]*\/>|<font\b[^>]*>[\s\S]*?<\/font>/g) ?? [];
  const struck = new Set(
    fonts.flatMap((font, index) => (/<strike(?:\s+val="(?:1|true)")?\s*\/>/.test(font) ? [String(index)] : [])),
  );
  if (struck.size === 0) return new Set();
  const formats = tagsOf(partOf(xml, 'cellXfs'), 'xf');
  return new Set(formats.flatMap((tag, index) => (struck.has(attributeOf(tag, 'fontId')) ? [index] : [])));
}

function cellsIn(xml: string, styles: ReadonlySet<number>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const tag of tagsOf(xml, 'c'))
    if (styles.has(Number(attributeOf(tag, 's') || '0'))) found.add(attributeOf(tag, 'r'));
  return found;
}

function textOf(zip: Zip, name: string): string {
  const bytes = zip.read(name);
  return bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
}

function partOf(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}`);
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start);
  return end < 0 ? '' : xml.slice(start, end);
}

function tagsOf(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<${name}\\s[^>]*>`, 'g')) ?? [];
}

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name] ?? '');
}
