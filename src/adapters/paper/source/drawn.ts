/** What lies on a page and stands on none of its lines: a text such as a watermark, a line. */
import type { Place } from '../../../model/lineage.ts';
import type { Word } from '../page.ts';

export function drawnWord(text: string, at: Place): Word {
  return { text: text.replaceAll(/\s+/g, ' ').trim(), box: [0, 0, 0, 0], confidence: 1, size: 0, bold: false, at };
}

/** ECMA-376 part 1, 20.1.10.56 (`ST_ShapeType`): straight lines, and crosses. */
export function isLine(shape: string): boolean {
  return /\bprst="(?:line|lineInv|(?:straight|bent|curved)Connector\d|mathMultiply|noSmoking)"/.test(shape);
}
