/**
 * Mends the text layer of a PDF that was drawn, and packs it. Fonts have one drawing for a character and for the radical that
 * looks like it, and the drawing library names the radical: whoever copies or searches the text would not find the character.
 */
import { deflateSync } from 'node:zlib';

interface PdfObject {
  readonly number: number;
  readonly bytes: Buffer;
}

/** @param pdf with a plain table of objects and nothing compressed · @param letterOf the character for one that looks like it */
export function mendTextLayer(pdf: Buffer, letterOf: (text: string) => string): Buffer {
  const [, xref = ''] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1', pdf.length - 64)) ?? [];
  const table = pdf.toString('latin1', Number(xref));
  const trailer = table.slice(table.indexOf('trailer'), table.indexOf('startxref'));
  const objects = objectsOf(pdf, table, Number(xref));
  const parts = [pdf.subarray(0, Math.min(...objects.map(({ start }) => start)))];
  const offsets = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  for (const { number, bytes } of objects) {
    const written = packed({ number, bytes }, letterOf);
    offsets.set(number, length);
    parts.push(written);
    length += written.length;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const end = `xref\n0 ${size}\n${rows.join('')}${trailer}startxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
}

function objectsOf(pdf: Buffer, table: string, end: number): (PdfObject & { readonly start: number })[] {
  const starts = [...table.matchAll(/^(\d{10}) \d{5} ([nf]) ?$/gm)]
    .flatMap(([, offset, kind], number) => (kind === 'n' ? [{ number, start: Number(offset) }] : []))
    .toSorted((a, b) => a.start - b.start);
  return starts.map(({ number, start }, index) => ({
    number,
    start,
    bytes: pdf.subarray(start, starts[index + 1]?.start ?? end),
  }));
}

const STREAM = /^(\d+ 0 obj\s*<<)([^]*?)\/Length (\d+)([^]*?>>) ?stream\r?\n/;

function packed({ bytes }: PdfObject, letterOf: (text: string) => string): Buffer {
  const [whole = '', begin = '', before = '', size = '0', after = ''] =
    STREAM.exec(bytes.toString('latin1', 0, 2000)) ?? [];
  if (whole === '' || /\/Filter/.test(before + after)) return bytes;
  const content = bytes.subarray(whole.length, whole.length + Number(size));
  const isMap = content.includes('begincmap');
  const stream = deflateSync(isMap ? Buffer.from(mendedMap(content.toString('latin1'), letterOf), 'latin1') : content);
  const head = `${begin}${before}/Filter /FlateDecode\n/Length ${stream.length}${after} stream\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), stream, Buffer.from('\nendstream\nendobj\n', 'latin1')]);
}

/** `<glyph> <text>`, and `<first> <last> <text of the first>` for glyphs that follow each other. */
function mendedMap(map: string, letterOf: (text: string) => string): string {
  const mended = (text: number): number => letterOf(String.fromCodePoint(text)).codePointAt(0) ?? text;
  return map
    .replaceAll(
      /^<([\dA-F]{2,4})> <([\dA-F]{4})>$/gim,
      (_, glyph: string, text: string) => `<${glyph}> <${hex(mended(parse(text)), 4)}>`,
    )
    .replaceAll(/^\d+ beginbfrange\r?\n([^]*?)endbfrange/gm, (_, rows: string) => {
      const single = [...rows.matchAll(/<([\dA-F]+)> <([\dA-F]+)> <([\dA-F]{4})>/gi)].flatMap(
        ([, first = '', last = '', text = '']) =>
          Array.from({ length: parse(last) - parse(first) + 1 }, (__, index) => {
            const glyph = hex(parse(first) + index, first.length);
            return `<${glyph}> <${hex(mended(parse(text) + index), 4)}>`;
          }),
      );
      return chunks(single, 100) // The most that one block may hold.
        .map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
        .join('\n');
    });
}

function parse(digits: string): number {
  return Number.parseInt(digits, 16);
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

function chunks(rows: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}
