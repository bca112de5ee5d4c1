import type { Engine } from './engine.ts';

/** UTF-16LE with a closing zero, as PDFium gives all its texts. */
export function textOf(engine: Engine, ask: (buffer: number, length: number) => number): string {
  const length = ask(0, 0);
  if (length <= 2) return '';
  const buffer = engine.malloc(length);
  ask(buffer, length);
  const text = Buffer.from(engine.bytes().subarray(buffer, buffer + length - 2)).toString('utf16le');
  engine.free(buffer);
  return text;
}
