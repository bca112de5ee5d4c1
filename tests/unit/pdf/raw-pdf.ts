/** PDFs written object by object, for what no library would write: broken, hostile, or in odd order. */
import { deflateSync } from 'node:zlib';

export interface RawPage {
  readonly content: string | Buffer;
  readonly resources?: string;
  readonly mediaBox?: string;
  /** More entries of the page's dictionary, such as `/Rotate 90`. */
  readonly more?: string;
}

/** `objects` are numbered from 100 on, each the text between `obj` and `endobj`. */
export function rawPdf(pages: readonly RawPage[], objects: readonly (string | Buffer)[] = [], catalog = ''): Buffer {
  const bodies = new Map<number, Buffer>();
  const pageNumbers = pages.map((_, index) => 1000 + index * 2);
  bodies.set(1, Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`));
  const kids = pageNumbers.map((number) => `${number} 0 R`).join(' ');
  bodies.set(2, Buffer.from(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`));
  bodies.set(3, Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'));
  for (const [index, object] of objects.entries()) bodies.set(100 + index, Buffer.from(object));
  for (const [index, page] of pages.entries()) {
    const number = 1000 + index * 2;
    const box = page.mediaBox ?? '0 0 600 800';
    const resources = `<< /Font << /F1 3 0 R >> ${page.resources ?? ''} >>`;
    bodies.set(
      number,
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents ${number + 1} 0 R /Resources ${resources} ${page.more ?? ''} >>`,
      ),
    );
    bodies.set(number + 1, streamOf('', page.content));
  }
  return joined(bodies);
}

/** A stream object; compressed when `isPacked`. */
export function streamOf(dictionary: string, content: string | Buffer, isPacked = false): Buffer {
  const data = isPacked ? deflateSync(Buffer.from(content)) : Buffer.from(content);
  const filter = isPacked ? '/Filter /FlateDecode' : '';
  const head = Buffer.from(`<< ${dictionary} ${filter} /Length ${data.length} >>\nstream\n`);
  return Buffer.concat([head, data, Buffer.from('\nendstream')]);
}

function joined(bodies: ReadonlyMap<number, Buffer>): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = 9;
  for (const [number, body] of bodies) {
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.set(number, length);
    length += part.length;
    parts.push(part);
  }
  const entries = [...offsets].map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n\r\n`,
  );
  parts.push(
    Buffer.from(`xref\n0 1\n0000000000 65535 f\r\n${entries.join('')}trailer\n<< /Root 1 0 R /Size 100000 >>\n`),
    Buffer.from(`startxref\n${length}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}
