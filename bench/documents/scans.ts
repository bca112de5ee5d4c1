/**
 * Clean scans of generated orders, as an office scanner makes them: 300 dpi, a little askew, gray or black and white, as PDF
 * or picture. No streaks and no specks: what is lost here is lost by recognition and understanding alone.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import { pdfReader } from '../../src/adapters/formats/pdf/reader.ts';
import { renderPage } from '../../src/adapters/formats/pdf/render.ts';
import type { Gray } from '../../src/adapters/ocr/bitmap.ts';
import { leveled } from '../../src/adapters/ocr/deskew.ts';
import { PAPER_LIMITS } from '../../src/adapters/paper/page.ts';

const DPI = 300;
const SKEW_MAX = 0.8; // Degrees; an automatic feed turns a page by less than one.
const THRESHOLD = 150; // Of black and white: print a little lighter than half is ink.
const [INK, PAPER] = [28, 246] as const; // Toner is not black, and paper is not white.
const JPEG_QUALITY = 75;

/** The first order of each sender. */
export async function makeScans(pdfs: string, out: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const names = readdirSync(pdfs).filter((name) => name.endsWith('-0.pdf'));
  for (const [index, file] of names.entries()) {
    const name = file.replace(/\.pdf$/, '');
    const bytes = new Uint8Array(readFileSync(join(pdfs, file)));
    const { pages } = await pdfReader.read(bytes.slice(), { limits: PAPER_LIMITS });
    const pictures: Gray[] = [];
    for (const { number } of pages) {
      const { bitmap } = await renderPage(bytes.slice(), number, DPI, { limits: PAPER_LIMITS });
      if (bitmap !== undefined) pictures.push(scanned(bitmap, skewOf(index, number)));
    }
    const [first] = pictures;
    if (first === undefined) continue;
    const isGray = index % 2 === 0;
    const images = pictures.map((picture) => (isGray ? grayImage(picture) : blackImage(picture)));
    // Half of those with one page are pictures, which do not say their resolution.
    if (pictures.length === 1 && index % 4 > 1)
      writeFileSync(
        join(out, `${name}.${isGray ? 'jpg' : 'png'}`),
        encoded(isGray ? first : black(first), isGray ? 'image/jpeg' : 'image/png'),
      );
    else writeFileSync(join(out, `${name}.pdf`), pdfOf(images));
    for (const kind of ['truth', 'print'])
      copyFileSync(join(pdfs, `${name}.${kind}.json`), join(out, `${name}.${kind}.json`));
  }
}

/** The same for the same page in every run. */
function skewOf(index: number, page: number): number {
  const part = ((index * 7 + page * 3) % 17) / 8 - 1;
  return part * SKEW_MAX;
}

function scanned({ width, height, data }: Gray, degrees: number): Gray {
  const turned = leveled({ width, height, data }, degrees);
  return { width, height, data: turned.data.map((value) => INK + (value * (PAPER - INK)) / 255) };
}

function black({ width, height, data }: Gray): Gray {
  return { width, height, data: data.map((value) => (value < THRESHOLD ? 0 : 255)) };
}

function encoded({ width, height, data }: Gray, kind: 'image/jpeg' | 'image/png'): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  for (const [at, value] of data.entries()) image.data.set([value, value, value, 255], at * 4);
  context.putImageData(image, 0, 0);
  return kind === 'image/jpeg' ? canvas.toBuffer(kind, JPEG_QUALITY) : canvas.toBuffer(kind);
}

interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly entries: string;
  readonly bytes: Buffer;
}

function grayImage(picture: Gray): PageImage {
  const { width, height } = picture;
  // The canvas writes JPEG in color, whatever is drawn.
  const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode';
  return { width, height, entries, bytes: encoded(picture, 'image/jpeg') };
}

function blackImage({ width, height, data }: Gray): PageImage {
  const row = Math.ceil(width / 8);
  const bits = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((data[y * width + x] ?? 0) < THRESHOLD) continue;
      const at = y * row + (x >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  const entries = '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode';
  return { width, height, entries, bytes: deflateSync(bits) };
}

/** A PDF with one picture on each page, as scanners write it. */
function pdfOf(images: readonly PageImage[]): Buffer {
  const parts: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (bytes: string | Buffer): void => {
    const part = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes, 'latin1');
    parts.push(part);
    length += part.length;
  };
  const object = (entries: string, stream?: Buffer): void => {
    offsets.push(length);
    write(`${offsets.length} 0 obj\n<< ${entries}${stream === undefined ? '' : ` /Length ${stream.length}`} >>\n`);
    if (stream !== undefined) {
      write('stream\n');
      write(stream);
      write('\nendstream\n');
    }
    write('endobj\n');
  };
  write('%PDF-1.4\n');
  object('/Type /Catalog /Pages 2 0 R');
  object(`/Type /Pages /Count ${images.length} /Kids [${images.map((_, index) => `${3 + 3 * index} 0 R`).join(' ')}]`);
  for (const [index, { width, height, entries, bytes }] of images.entries()) {
    const [wide, high] = [(width * 72) / DPI, (height * 72) / DPI];
    const [content, image] = [4 + 3 * index, 5 + 3 * index];
    object(
      `/Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${content} 0 R /Resources << /XObject << /I ${image} 0 R >> >>`,
    );
    object('', Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /I Do Q`, 'latin1'));
    object(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries}`, bytes);
  }
  const table = length;
  write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
  for (const offset of offsets) write(`${String(offset).padStart(10, '0')} 00000 n \n`);
  write(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}
