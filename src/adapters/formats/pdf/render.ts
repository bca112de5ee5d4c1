/** A page as a picture, for recognizing its letters and for showing where a value stands. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { PaperLimits } from '../../paper/page.ts';
import { type OpenDocument, withDocument } from './document.ts';
import type { Turn } from './view.ts';

export interface Bitmap {
  readonly width: number;
  readonly height: number;
  /** Of the picture; less than asked for when the page would be larger than `pixelsMax`. */
  readonly dpi: number;
  /** One byte a pixel, 0 is black, in rows without a gap; or four bytes a pixel, red first. */
  readonly data: Uint8Array;
  readonly kind: 'gray' | 'rgba';
}

export interface RenderOptions {
  readonly limits: Pick<PaperLimits, 'pixelsMax' | 'unpackedBytesMax'>;
  readonly password?: string;
  /** Default `gray`. */
  readonly kind?: Bitmap['kind'];
  /** As in `Page.turn`: on top of the page's own rotation. */
  readonly turn?: Turn;
}

const MEMORY_BYTES_MAX = 448 * 1024 * 1024; // A worker holds 700 MB in all; an A3 scan at 600 dpi took 280.
const DPI_MIN = 72; // Less cannot be read.
const [BITMAP_GRAY, BITMAP_BGRA] = [1, 4] as const; // FPDFBitmap_*
const [WITH_ANNOTATIONS, RGB_ORDER] = [0x01, 0x10] as const; // FPDF_ANNOT, FPDF_REVERSE_BYTE_ORDER
const [TO_BE_CONTINUED, DONE] = [1, 2] as const; // FPDF_RENDER_*

/** `pageNumber` is 1-based. What cannot be drawn is a finding; nothing is thrown. */
export async function renderPage(
  bytes: Uint8Array,
  pageNumber: number,
  dpi: number,
  options: RenderOptions,
): Promise<{ readonly bitmap?: Bitmap; readonly findings: readonly Finding[] }> {
  const { limits, password } = options;
  const opened = await withDocument(
    bytes,
    {
      unpackedBytesMax: limits.unpackedBytesMax,
      memoryBytesMax: MEMORY_BYTES_MAX,
      ...(password === undefined ? {} : { password }),
    },
    (document) => drawn(document, pageNumber, dpi, options),
  );
  if ('trouble' in opened) return { findings: [opened.trouble] };
  return 'code' in opened.result ? { findings: [opened.result] } : { bitmap: opened.result, findings: [] };
}

function drawn(
  { engine, handle, pageCount }: OpenDocument,
  pageNumber: number,
  dpi: number,
  { limits, kind = 'gray', turn = 0 }: RenderOptions,
): Bitmap | Finding {
  const { call, scratch } = engine;
  const page = pageNumber >= 1 && pageNumber <= pageCount ? call.FPDF_LoadPage(handle, pageNumber - 1) : 0;
  if (page === 0) return finding('pdf-damaged', `Page ${pageNumber} cannot be opened.`);
  call.FPDF_GetPageSizeByIndexF(handle, pageNumber - 1, scratch);
  const [across = 0, down = 0] = engine.floats().subarray(scratch / 4, scratch / 4 + 2);
  const [wide, high] = turn % 180 === 0 ? [across, down] : [down, across];
  const fitting = Math.min(dpi, 72 * Math.sqrt(limits.pixelsMax / (wide * high)));
  const used = fitting < dpi ? Math.floor(fitting * 100) / 100 : dpi;
  const [width, height] = [Math.floor((wide * used) / 72), Math.floor((high * used) / 72)];
  if (!(used >= Math.min(DPI_MIN, dpi)) || width < 1 || height < 1) {
    call.FPDF_ClosePage(page);
    const size = `${Math.round(wide)} by ${Math.round(high)} points`;
    return finding(
      'page-too-large',
      `Page ${pageNumber} is ${size}, too large for ${limits.pixelsMax} pixels (pixelsMax).`,
    );
  }
  const depth = kind === 'gray' ? 1 : 4;
  const buffer = engine.malloc(width * height * depth);
  const bitmap = call.FPDFBitmap_CreateEx(
    width,
    height,
    kind === 'gray' ? BITMAP_GRAY : BITMAP_BGRA,
    buffer,
    width * depth,
  );
  call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  // A gray picture with that flag stays white.
  const flags = WITH_ANNOTATIONS | (kind === 'gray' ? 0 : RGB_ORDER);
  let state = call.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, width, height, turn / 90, flags, engine.pause);
  while (state === TO_BE_CONTINUED && !engine.isLate()) state = call.FPDF_RenderPage_Continue(page, engine.pause);
  const data = engine.bytes().slice(buffer, buffer + width * height * depth);
  call.FPDF_RenderPage_Close(page);
  call.FPDFBitmap_Destroy(bitmap);
  engine.free(buffer);
  call.FPDF_ClosePage(page);
  if (state === TO_BE_CONTINUED) return finding('pdf-damaged', `Page ${pageNumber} takes too long to be drawn.`);
  if (state !== DONE) return finding('pdf-damaged', `Page ${pageNumber} cannot be drawn.`);
  return { width, height, dpi: used, data, kind };
}
