/** The second engine: Tesseract, as a program of the system where there is one, else compiled to wasm. */
import type { Gray } from './bitmap.ts';
import { openTesseractJs } from './tesseract-js.ts';
import { openTesseractNative } from './tesseract-native.ts';

export interface TesseractWord {
  readonly text: string;
  /** Pixels of the picture that was read. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  /** 0 to 1, as Tesseract says itself. */
  readonly confidence: number;
}

export type Language = 'eng' | 'deu' | 'fra' | 'chi_sim';

export interface Tesseract {
  readonly kind: 'native' | 'js';
  /** The picture is one block of lines, dark on light. */
  read(gray: Gray, languages: readonly Language[]): Promise<TesseractWord[]>;
  close(): Promise<void>;
}

/** `kind` asks for one of the two; without it the program is taken if it runs. */
export async function openTesseract(kind?: Tesseract['kind']): Promise<Tesseract> {
  if (kind === 'js') return openTesseractJs();
  const native = await openTesseractNative();
  if (native) return native;
  if (kind === 'native') throw new Error('There is no program named tesseract on this machine.');
  return openTesseractJs();
}
