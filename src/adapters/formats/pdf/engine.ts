/**
 * PDFium as WebAssembly, reduced to what reading needs: its C functions by name, and views of its memory.
 * One instance serves many files, one after the other; an instance that trapped is thrown away and made anew.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';

/** Handles, pointers and sizes are numbers, 0 is none; booleans are 0 and 1. */
type Call = (...values: number[]) => number;

const FUNCTIONS = [
  'FPDF_LoadMemDocument',
  'FPDF_CloseDocument',
  'FPDF_GetLastError',
  'FPDF_GetPageCount',
  'FPDF_GetPageSizeByIndexF',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageBoundingBox',
  'FPDFPage_GetRotation',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_GetTextObject',
  'FPDFText_GetMatrix',
  'FPDFText_GetFontSize',
  'FPDFText_GetFontInfo',
  'FPDFText_GetFontWeight',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetCharBox',
  'FPDFText_GetLooseCharBox',
  'FPDFTextObj_GetFont',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFFont_GetGlyphWidth',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetStrokeColor',
  'FPDFPageObj_GetStrokeWidth',
  'FPDFPageObj_HasTransparency',
  'FPDFPageObj_GetClipPath',
  'FPDFClipPath_CountPaths',
  'FPDFClipPath_CountPathSegments',
  'FPDFClipPath_GetPathSegment',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPath_GetDrawMode',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetType',
  'FPDFPathSegment_GetClose',
  'FPDFPage_GetAnnotCount',
  'FPDFPage_GetAnnot',
  'FPDFPage_CloseAnnot',
  'FPDFAnnot_GetSubtype',
  'FPDFAnnot_GetFlags',
  'FPDFPage_Flatten',
  'FPDFDoc_GetAttachmentCount',
  'FPDFDoc_GetAttachment',
  'FPDFAttachment_GetName',
  'FPDFAttachment_GetSubtype',
  'FPDFAttachment_GetFile',
  'FPDFBitmap_CreateEx',
  'FPDFBitmap_Destroy',
  'FPDFBitmap_FillRect',
  'FPDF_RenderPageBitmap',
] as const;

export interface Engine {
  readonly call: Readonly<Record<(typeof FUNCTIONS)[number], Call>>;
  readonly malloc: (bytes: number) => number;
  readonly free: (pointer: number) => void;
  /** 256 bytes for results by pointer. */
  readonly scratch: number;
  /** Views are asked for anew after each call that may take memory, because growing replaces the buffer. */
  readonly bytes: () => Uint8Array;
  readonly floats: () => Float32Array;
  readonly doubles: () => Float64Array;
  readonly words: () => Uint32Array;
}

const SCRATCH_BYTES = 256;

let current: Promise<Engine> | undefined;

/** The instance of this thread; made on first use, which takes about 70 ms. */
export async function engine(): Promise<Engine> {
  current ??= start();
  return current;
}

/** After a trap (out of memory, an endless recursion) nothing of the instance can be trusted. */
export function discardEngine(): void {
  current = undefined;
}

/** How much memory the instance holds: it never shrinks, so a worker is recycled by it. */
export async function engineBytes(): Promise<number> {
  return (await engine()).bytes().byteLength;
}

async function start(): Promise<Engine> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const quiet = (): void => {};
  // Its own start-up code would fetch the file from a public address when it is not handed over.
  const module = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
    print: quiet,
    printErr: quiet,
  } as Parameters<typeof init>[0]);
  module.PDFiumExt_Init();
  const { HEAPU8: _, ...raw } = module.pdfium as unknown as { HEAPU8: unknown; wasmExports: unknown };
  const exports = raw.wasmExports as Record<string, Call> & { memory: { readonly buffer: ArrayBuffer } };
  const call = {} as Record<(typeof FUNCTIONS)[number], Call>;
  for (const name of FUNCTIONS) {
    const found = exports[name];
    if (found === undefined) throw new Error(`This build of PDFium lacks ${name}.`);
    call[name] = found;
  }
  const malloc = exports['malloc'] as Call;
  const free = exports['free'] as Call;
  const scratch = malloc(SCRATCH_BYTES);
  const { memory } = exports;
  return {
    call,
    malloc,
    free: (pointer) => void free(pointer),
    scratch,
    bytes: () => new Uint8Array(memory.buffer),
    floats: () => new Float32Array(memory.buffer),
    doubles: () => new Float64Array(memory.buffer),
    words: () => new Uint32Array(memory.buffer),
  };
}
