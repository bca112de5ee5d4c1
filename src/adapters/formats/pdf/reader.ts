/** A PDF as pages of words: the document's own characters by PDFium. */
import { finding } from '../../../model/codes.ts';
import type { Page, Paper, PaperOptions, PaperReader, Word } from '../../paper/page.ts';
import { type Engine, engine } from './engine.ts';
import { glyphsOf } from './glyphs.ts';
import { boxOf, type View, viewOf } from './view.ts';
import { type Chunk, wordsOf } from './words.ts';

export const pdfReader: PaperReader = { name: 'pdf', read };

async function read(bytes: Uint8Array, options: PaperOptions): Promise<Paper> {
  const loaded = await engine();
  const { call } = loaded;
  const data = loaded.malloc(bytes.length);
  loaded.bytes().set(bytes, data);
  const handle = call.FPDF_LoadMemDocument(data, bytes.length, 0);
  if (handle === 0) {
    loaded.free(data);
    return { pages: [], findings: [finding('pdf-damaged', 'The PDF cannot be opened.')], attachments: [] };
  }
  const pages: Page[] = [];
  const count = Math.min(call.FPDF_GetPageCount(handle), options.limits.pagesMax);
  for (let index = 0; index < count; index += 1) {
    const page = call.FPDF_LoadPage(handle, index);
    const view = viewOf(loaded, page);
    if (view !== undefined) pages.push(readPage(loaded, page, view, index + 1, options));
    call.FPDF_ClosePage(page);
  }
  call.FPDF_CloseDocument(handle);
  loaded.free(data);
  return { pages, findings: [], attachments: [] };
}

function readPage(loaded: Engine, page: number, view: View, number: number, options: PaperOptions): Page {
  const { call } = loaded;
  const textPage = call.FPDFText_LoadPage(page);
  const { glyphs } = glyphsOf(loaded, textPage, view, options.limits.wordsMax * 20);
  call.FPDFText_ClosePage(textPage);
  const words = wordsOf(glyphs).map((chunk) => wordOf(chunk, number));
  return { number, width: view.width, height: view.height, origin: 'text', words, rules: [] };
}

function wordOf(chunk: Chunk, number: number): Word {
  const turn = (chunk.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const box = boxOf([cos, sin, -sin, cos, 0, 0], chunk.u0, chunk.v0, chunk.u1, chunk.v1);
  return { text: chunk.text, box, confidence: 1, size: chunk.size, bold: chunk.bold, at: { page: number, box } };
}
