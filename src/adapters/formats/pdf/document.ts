/** Opens a PDF for one piece of work and closes it again, whatever happens; what cannot be opened is a finding. */
import { type FindingCode, finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { discardEngine, type Engine, engine, EngineLimit, limitWork } from './engine.ts';
import { unpackedExcess } from './unpack.ts';

export interface OpenDocument {
  readonly engine: Engine;
  readonly handle: number;
  readonly pageCount: number;
}

export interface OpenOptions {
  readonly password?: string;
  readonly unpackedBytesMax: number;
  /** What PDFium may hold beside the file. */
  readonly memoryBytesMax?: number;
}

export type Opened<T> = { readonly result: T } | { readonly trouble: Finding };

const TIME_MAX_MS = 20_000; // The slowest honest file seen (300 pages of drawings) took 6 s.
const MEMORY_BYTES_MAX = 256 * 1024 * 1024; // The fullest page seen, a drawing, took 60 MB.
const PASSWORD_ERROR = 4; // FPDF_ERR_PASSWORD
const HEADER_WITHIN = 1024; // As Acrobat does: noise before the header is common in mail.

/** `work` must be done when it returns: the file is closed then. */
export async function withDocument<T>(
  bytes: Uint8Array,
  options: OpenOptions,
  work: (document: OpenDocument) => T,
): Promise<Opened<T>> {
  const head = Buffer.from(bytes.subarray(0, HEADER_WITHIN)).toString('latin1');
  if (!head.includes('%PDF'))
    return trouble('pdf-damaged', bytes.length === 0 ? 'The file is empty.' : 'This is not a PDF.');
  const excess = unpackedExcess(bytes, options.unpackedBytesMax);
  if (excess !== undefined) return trouble('paper-unpacks-too-large', excess);
  const loaded = await engine();
  limitWork(TIME_MAX_MS, (options.memoryBytesMax ?? MEMORY_BYTES_MAX) + bytes.length);
  try {
    return inDocument(loaded, bytes, options, work);
  } catch (error) {
    // Whatever was thrown came through the engine, or left the document open in it.
    discardEngine();
    if (error instanceof EngineLimit)
      return trouble(
        'paper-unpacks-too-large',
        `PDFium was stopped while it read the PDF: it wanted ${error.message}.`,
      );
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    return trouble('pdf-damaged', `PDFium stopped while it read the PDF: ${error.message}.`);
  } finally {
    limitWork(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  }
}

function inDocument<T>(
  loaded: Engine,
  bytes: Uint8Array,
  { password }: OpenOptions,
  work: (document: OpenDocument) => T,
): Opened<T> {
  const { call } = loaded;
  const secret = password === undefined ? undefined : Buffer.from(`${password}\0`, 'utf8');
  const data = loaded.malloc(bytes.length);
  const key = secret === undefined ? 0 : loaded.malloc(secret.length);
  loaded.bytes().set(bytes, data);
  if (secret !== undefined) loaded.bytes().set(secret, key);
  const handle = call.FPDF_LoadMemDocument(data, bytes.length, key);
  const failure = handle === 0 ? call.FPDF_GetLastError() : 0;
  let opened: Opened<T>;
  if (handle !== 0) {
    opened = { result: work({ engine: loaded, handle, pageCount: Math.max(0, call.FPDF_GetPageCount(handle)) }) };
    call.FPDF_CloseDocument(handle);
  } else if (failure === PASSWORD_ERROR)
    opened = trouble(
      'pdf-locked',
      password === undefined ? 'The PDF opens with a password alone.' : 'The password does not open the PDF.',
    );
  else opened = trouble('pdf-damaged', 'The PDF is cut off or damaged: it has no pages that can be found.');
  if (key !== 0) loaded.free(key);
  loaded.free(data);
  return opened;
}

function trouble(code: FindingCode, message: string): { readonly trouble: Finding } {
  return { trouble: finding(code, message) };
}
