/** Pages that were typed with letters of one width, as a recognized page shows it. */
import { expect, test } from 'vitest';
import { layOut } from '../../../src/adapters/paper/layout/layout.ts';
import type { Page, Word } from '../../../src/adapters/paper/page.ts';

/** A line of a typewriter: letters of one width and tight boxes. */
function typed(text: string, { y, size, pitch }: { y: number; size: number; pitch: number }): Word[] {
  return [...text.matchAll(/\S+/g)].map((match): Word => {
    const [x0, x1] = [50 + match.index * pitch + 0.6, 50 + (match.index + match[0].length) * pitch - 0.6];
    const box = [x0, y, x1, y + size] as const;
    return { text: match[0], box, confidence: 0.98, size, bold: false, at: { page: 1, box } };
  });
}

function segments(words: readonly Word[]): string[][] {
  const page: Page = { number: 1, width: 612, height: 792, origin: 'ocr', words: [...words], rules: [] };
  return layOut({ pages: [page] }).lines.map((line) => line.segments.map(({ text }) => text));
}

test('the terms in small print below a form do not part the words above them', () => {
  const terms = Array.from({ length: 8 }, (_, line) =>
    typed('Seller accepts this order shipping goods acknowledgement whichever comes first passes buyer', {
      y: 700 + line * 6,
      size: 3.6,
      pitch: 2.1,
    }),
  ).flat();
  const line = typed('Your material number 674-5190', { y: 280, size: 6.8, pitch: 6 });
  expect(segments([...line, ...terms])[0]).toStrictEqual(['Your material number 674-5190']);
});

test('two blanks of a typewriter part columns, and one does not', () => {
  const lines = Array.from({ length: 8 }, (_, index) =>
    typed(`Order number  ${4400 + index}  Delivery date`, { y: 100 + index * 12, size: 8, pitch: 6 }),
  );
  expect(segments(lines.flat())[0]).toStrictEqual(['Order number', '4400', 'Delivery date']);
});
