/** Tesseract's own table of what it read, which the program and the wasm build write alike. */
import type { TesseractWord } from './tesseract.ts';

/** Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function wordsOfTsv(tsv: string): TesseractWord[] {
  const words: TesseractWord[] = [];
  for (const row of tsv.split('\n')) {
    const [level, , , , , , left, top, width, height, confidence, ...rest] = row.split('\t');
    const text = rest.join('\t').trim();
    if (level !== '5' || text === '') continue;
    const [x, y] = [Number(left), Number(top)];
    const box = [x, y, x + Number(width), y + Number(height)] as const;
    words.push({ text, box, confidence: Math.min(Math.max(Number(confidence) / 100, 0), 1) });
  }
  return words;
}

/** A picture as the simplest file that both take: PGM. */
export function pgmOf(gray: { readonly width: number; readonly height: number; readonly data: Uint8Array }): Buffer {
  return Buffer.concat([Buffer.from(`P5 ${gray.width} ${gray.height} 255\n`), gray.data]);
}

/** Resolution that the lines are told to have: of letters 30 pixels high it is about right for 10 points. */
export const TOLD_DPI = '300';
/** "A single uniform block of text": the lines were found before, so its own search for columns is not wanted. */
export const SINGLE_BLOCK = '6';
