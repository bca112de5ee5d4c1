/** A text that stands on no line of its page, such as a watermark. */
import type { Place } from '../../../model/lineage.ts';
import type { Word } from '../page.ts';

export function drawnWord(text: string, at: Place): Word {
  return { text: text.replaceAll(/\s+/g, ' ').trim(), box: [0, 0, 0, 0], confidence: 1, size: 0, bold: false, at };
}
