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
  'FPDFText_HasUnicodeMapError',
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
  'FPDFImageObj_GetImageFilterCount',
  'FPDFImageObj_GetImageFilter',
  'FPDFImageObj_GetImagePixelSize',
  'FPDFImageObj_GetImageDataRaw',
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
  'FPDFAnnot_SetFlags',
  'FPDFAnnot_GetStringValue',
  'EPDFAnnot_HasAppearanceStream',
  'EPDFAnnot_GenerateAppearance',
  'FPDFPage_Flatten',
  'PDFiumExt_OpenFormFillInfo',
  'PDFiumExt_InitFormFillEnvironment',
  'PDFiumExt_ExitFormFillEnvironment',
  'PDFiumExt_CloseFormFillInfo',
  'FORM_OnAfterLoadPage',
  'FORM_OnBeforeClosePage',
  'FPDFDoc_GetAttachmentCount',
  'FPDFDoc_GetAttachment',
  'FPDFAttachment_GetName',
  'FPDFAttachment_GetSubtype',
  'FPDFAttachment_GetFile',
  'FPDFBitmap_CreateEx',
  'FPDFBitmap_Destroy',
  'FPDFBitmap_FillRect',
  'FPDF_RenderPageBitmap_Start',
  'FPDF_RenderPage_Continue',
  'FPDF_RenderPage_Close',
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
  /** A pointer to a pause object for slow calls: it asks for a pause once the limit of time is over. */
  readonly pause: number;
  readonly isLate: () => boolean;
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

/** Thrown out of the engine by its limits; nothing of the instance can be used afterwards. */
export class EngineLimit extends Error {}

let deadline = Number.POSITIVE_INFINITY;
let memoryBytesMax = Number.POSITIVE_INFINITY;

/**
 * What runs from now on may hold that much memory, and take more only before `ms` are over. Files that keep PDFium busy
 * without end (forms in forms in forms) do so by making objects, and PDFium has no other place where it could be stopped.
 */
export function limitWork(ms: number, memoryBytes: number): void {
  deadline = performance.now() + ms;
  memoryBytesMax = memoryBytes;
}

async function start(): Promise<Engine> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const instantiateWasm = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object => {
    const env = imports['env'] as Record<string, (bytes: number) => number>;
    const grow = env['emscripten_resize_heap'] as (bytes: number) => number;
    env['emscripten_resize_heap'] = (bytes) => {
      if (bytes >>> 0 > memoryBytesMax) throw new EngineLimit('more memory than a file may take');
      if (performance.now() > deadline) throw new EngineLimit('more time than a file may take');
      return grow(bytes);
    };
    void startInstance(wasm, imports, done);
    return {};
  };
  // Handed over in memory: by itself the module would fetch the file from a public address.
  const module = await init({ instantiateWasm, print: quiet, printErr: quiet });
  module.PDFiumExt_Init();
  const exports = module.pdfium.wasmExports as unknown as Readonly<Record<string, Call | undefined>> & {
    memory: { readonly buffer: ArrayBuffer };
  };
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
  // A view is made anew only when the memory has grown: making one for each character would cost more than the call.
  let bytes = new Uint8Array(memory.buffer);
  let floats = new Float32Array(memory.buffer);
  let doubles = new Float64Array(memory.buffer);
  let words = new Uint32Array(memory.buffer);
  const fresh = (): void => {
    if (bytes.buffer === memory.buffer) return;
    bytes = new Uint8Array(memory.buffer);
    floats = new Float32Array(memory.buffer);
    doubles = new Float64Array(memory.buffer);
    words = new Uint32Array(memory.buffer);
  };
  const { addFunction } = module.pdfium as unknown as {
    addFunction: (body: () => number, signature: string) => number;
  };
  const pause = malloc(12);
  new Uint32Array(memory.buffer).set([1, addFunction(() => (isLate() ? 1 : 0), 'ii'), 0], pause / 4);
  return {
    call,
    pause,
    isLate,
    malloc,
    free: (pointer) => void free(pointer),
    scratch,
    bytes: () => (fresh(), bytes),
    floats: () => (fresh(), floats),
    doubles: () => (fresh(), doubles),
    words: () => (fresh(), words),
  };
}

async function startInstance(
  wasm: Uint8Array<ArrayBuffer>,
  imports: WebAssembly.Imports,
  done: (instance: WebAssembly.Instance) => void,
): Promise<void> {
  const { instance } = await WebAssembly.instantiate(wasm, imports);
  done(instance);
}

function isLate(): boolean {
  return performance.now() > deadline;
}

function quiet(): void {}
