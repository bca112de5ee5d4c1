/** Labels set on their side at the edge of a box (`VENDOR`, `SHIP TO`, upwards or downwards): they are put before the first line of what they name. */
import type { Word } from '../page.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';

const WORD_GAP_MAX = 1.5; // Widths of the column of letters, which is as wide as its letters are high.
const REACH = 4; // The same, to what stands beside.
const LINE_GAP_MAX = 1; // Line heights.

/** What stands on its side, which nothing of a line is; with what belongs to it though two letters alone do not show how they stand. */
export function upendedAmong(words: readonly Word[]): ReadonlySet<Word> {
  const upended = words.filter(isUpended);
  const short = words.filter(
    (word) =>
      word.text.length === 2 &&
      isHigh(word, 1.1) &&
      upended.some((other) => isBelow(other, word) || isBelow(word, other)),
  );
  return new Set([...upended, ...short]);
}

function isUpended(word: Word): boolean {
  return word.text.length >= 3 && isHigh(word, 2);
}

function isHigh({ box: [x0, y0, x1, y1] }: Word, times: number): boolean {
  return y1 - y0 > times * (x1 - x0);
}

/** In one column of letters, the next word of it. */
function isBelow(below: Word, above: Word): boolean {
  const width = above.box[2] - above.box[0];
  const gap = below.box[1] - above.box[3];
  return Math.abs(above.box[0] - below.box[0]) < width / 2 && gap > -width && gap < WORD_GAP_MAX * width;
}

/** The labels of parties among the upended words, each as words in the line before which it belongs. */
export function sideLabels(upended: ReadonlySet<Word>, words: readonly Word[], lexicon: Lexicon): Word[] {
  if (upended.size === 0) return [];
  const upright = words.filter((word) => !upended.has(word));
  return columnsOf([...upended]).flatMap((column) => {
    // How they are turned is not known here: of `VENDOR` and of `TO SHIP` one order is a label.
    const known = [column.toReversed(), column].find((each) => isParty(textOf(each), lexicon));
    const first = known === undefined ? undefined : firstBeside(known, upright);
    return known === undefined || first === undefined ? [] : before(known, first);
  });
}

function textOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

function isParty(text: string, lexicon: Lexicon): boolean {
  const field = lexicon.label(text.replace(/[:：]$/, ''))?.field;
  return field === 'supplier' || field === 'shipTo' || field === 'billTo' || field === 'buyer';
}

/** Words one above the other, from the top down. */
function columnsOf(words: readonly Word[]): Word[][] {
  const columns: Word[][] = [];
  for (const word of words.toSorted((one, other) => one.box[1] - other.box[1])) {
    const column = columns.find((each) => isBelow(word, each.at(-1) ?? word));
    if (column === undefined) columns.push([word]);
    else column.push(word);
  }
  return columns;
}

/** The word at the beginning of the block of lines right of the label. */
function firstBeside(label: readonly Word[], upright: readonly Word[]): Word | undefined {
  const [left, right] = [Math.min(...label.map(({ box }) => box[0])), Math.max(...label.map(({ box }) => box[2]))];
  const [top, bottom] = [Math.min(...label.map(({ box }) => box[1])), Math.max(...label.map(({ box }) => box[3]))];
  const beside = upright.filter(({ box }) => box[0] >= right && box[0] - right < REACH * (right - left));
  let first = beside
    .filter(({ box }) => box[3] > top && box[1] < bottom)
    .toSorted((one, other) => one.box[1] - other.box[1] || one.box[0] - other.box[0])[0];
  // The label may be shorter than the box that it stands in the middle of.
  for (let above = first; above !== undefined;) {
    first = above;
    const [x0, y0, , y1] = above.box;
    above = beside.find(
      ({ box }) => Math.abs(box[0] - x0) < 2 && box[1] < y0 && y0 - box[3] < LINE_GAP_MAX * (y1 - y0),
    );
  }
  return first;
}

/** Side by side left of the line, as narrow as the label is there. */
function before(label: readonly Word[], { box: [x0, y0, , y1] }: Word): Word[] {
  const left = Math.min(...label.map(({ box }) => box[0]));
  const step = (Math.min(...label.map(({ box }) => box[2])) - left) / label.length;
  return label.map((word, index) => {
    const text = index === label.length - 1 && !/[:：]$/.test(word.text) ? `${word.text}:` : word.text;
    const end = Math.min(left + step * (index + 1) - (index === label.length - 1 ? 0 : step / 10), x0 - 1);
    return { ...word, text, size: y1 - y0, box: [left + step * index, y0, end, y1] };
  });
}
