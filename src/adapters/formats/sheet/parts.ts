/** The sheets of an XLSX workbook as XML, by their names: what SheetJS passes over is looked up there (ECMA-376 part 1, 18.2, 18.3). */
import type { Zip } from '../../paper/source/zip.ts';

export function sheetParts(zip: Zip): ReadonlyMap<string, string> {
  const paths = new Map(
    tagsOf(textOf(zip, 'xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attributeOf(tag, 'Id'),
      attributeOf(tag, 'Target').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    tagsOf(textOf(zip, 'xl/workbook.xml'), 'sheet').map((tag) => [
      unescaped(attributeOf(tag, 'name')),
      textOf(zip, paths.get(attributeOf(tag, 'r:id')) ?? ''),
    ]),
  );
}

/** Empty where the file has no such part. */
export function textOf(zip: Zip, name: string): string {
  return Buffer.from(zip.read(name) ?? []).toString('utf8');
}

/** Opening tags, whatever prefix the program gives to the names of sheets. */
export function tagsOf(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];
}

export function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\s${name}=["']([^"']*)["']`).exec(tag)?.[1] ?? '';
}

export function unescaped(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replaceAll(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,6})|#x([\da-f]{1,5}));/gi, (_, name, decimal, hex) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? '';
    return String.fromCodePoint(typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16));
  });
}
