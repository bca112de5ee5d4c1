/** Labels of Chinese, Japanese and Korean forms that are set as wide as those below them: `品    名`, `供  方：`, `발 주 번 호`. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { isSumLabel } from '../lexicon/totals.ts';
import type { Token } from './layout.ts';
import { joinPlaces } from './place.ts';

const LETTER = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
/** The last letter may have a colon, a bracket or its value right behind it. */
const LAST = /^([\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}])(?:[:：(（].*)?$/u;
const LETTERS_MAX = 5;
const GAP_MAX = 8; // Font sizes.

/** Letters that stand apart on a line are one word where together they are a label, the head of a column or the name of a sum. */
export function withSpreadLabels(row: readonly Token[], lexicon: Lexicon): readonly Token[] {
  if (!row.some(({ text }) => LETTER.test(text))) return row;
  const joined: Token[] = [];
  for (let at = 0; at < row.length;) {
    const length = spreadFrom(row, at, lexicon);
    joined.push(...(length > 1 ? [oneWord(row.slice(at, at + length))] : row.slice(at, at + 1)));
    at += length;
  }
  return joined;
}

/** How many words from here are the letters of one label; 1 where they are none. */
function spreadFrom(row: readonly Token[], at: number, lexicon: Lexicon): number {
  let text = '';
  let most = 1;
  for (let index = at; index < Math.min(row.length, at + LETTERS_MAX); index++) {
    const [token, before] = [row[index], row[index - 1]];
    const letter = LAST.exec(token?.text ?? '')?.[1];
    if (token === undefined || letter === undefined || token.cell !== undefined) break;
    if (index > at && before !== undefined && token.box[0] - before.box[2] > GAP_MAX * token.size) break;
    text += letter;
    if (index > at && isLabel(text, lexicon)) most = index - at + 1;
    if (!LETTER.test(token.text)) break;
  }
  return most;
}

function isLabel(text: string, lexicon: Lexicon): boolean {
  return lexicon.label(text)?.strength === 1 || lexicon.exactColumn(text)?.certainty === 1 || isSumLabel(text);
}

function oneWord(letters: readonly Token[]): Token {
  const [first, ...others] = letters;
  if (first === undefined) throw new RangeError('a word of no letters');
  const [left, top, , bottom] = first.box;
  const boxes = others.map(({ box }) => box);
  return {
    ...first,
    text: letters.map(({ text }) => text).join(''),
    box: [
      left,
      Math.min(top, ...boxes.map((box) => box[1])),
      Math.max(...boxes.map((box) => box[2])),
      Math.max(bottom, ...boxes.map((box) => box[3])),
    ],
    at: joinPlaces(letters.map(({ at }) => at)) ?? first.at,
    confidence: Math.min(...letters.map(({ confidence }) => confidence)),
  };
}
