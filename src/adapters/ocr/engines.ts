/** The two engines in memory; a process has them once and closes them when it is done. */
import { openSessions, type PpSessions, type SessionOptions } from './sessions.ts';
import { openTesseract, type Tesseract } from './tesseract.ts';

export interface Engines {
  readonly pp: PpSessions;
  /** Absent where it was not wanted: then words are read by one engine alone, and less sure. */
  readonly tesseract?: Tesseract;
  close(): Promise<void>;
}

export interface EngineOptions extends SessionOptions {
  /** `native`: the program of the system · `js`: the wasm build · `none`; else the program, where there is one. */
  readonly tesseract?: Tesseract['kind'] | 'none';
}

/** Engines of one's own, for tests and measurements. */
export async function loadEngines(options: EngineOptions = {}): Promise<Engines> {
  const pp = await openSessions(options);
  if (options.tesseract === 'none') return { pp, close: () => pp.close() };
  const tesseract = await openTesseract(options.tesseract);
  return {
    pp,
    tesseract,
    close: async () => {
      await Promise.all([pp.close(), tesseract.close()]);
    },
  };
}

let shared: Promise<Engines> | undefined;

/** Loads the engines, which the first page would do otherwise. */
export async function openEngines(options: EngineOptions = {}): Promise<Engines> {
  shared ??= loadEngines(options);
  return shared;
}

/** Frees what `openEngines` loaded; the next page loads it anew. */
export async function closeEngines(): Promise<void> {
  const open = shared;
  shared = undefined;
  await (await open)?.close();
}
