/**
 * Does the text of a page run level or upright? The letters of a word stand closer together than its lines do, in Latin and
 * in Chinese script; so each letter votes for the direction in which its nearest neighbor is. Profiles of ink by row and
 * column were tried and misled by tables, whose columns are as sharp as lines.
 */
import { componentsOf, type Component } from './components.ts';
import type { Ink } from './ink.ts';

/** Pixels of a letter's sides, at about 100 dots an inch: 4 to 28 points. */
const SIDE_MIN = 3;
const SIDE_MAX = 40;
/** Neighbors are looked for within so many times the letter's own size. */
const REACH = 2.5;

export function runsUpright(ink: Ink): boolean {
  const letters = componentsOf(ink).filter((piece) => {
    const longer = Math.max(piece.x1 - piece.x0, piece.y1 - piece.y0);
    return longer >= SIDE_MIN && longer <= SIDE_MAX && piece.area >= SIDE_MIN;
  });
  const squares = new Squares(letters);
  let [level, upright] = [0, 0];
  for (const letter of letters) {
    const across = nearest(letter, squares.near(letter), 'level');
    const down = nearest(letter, squares.near(letter), 'upright');
    if (across < down) level += 1;
    if (down < across) upright += 1;
  }
  return upright > level;
}

/** The white to the next letter after this one that stands beside it, or Infinity. */
function nearest(letter: Component, others: Iterable<Component>, direction: 'level' | 'upright'): number {
  const [from, to, low, high] = sides(letter, direction);
  let best = REACH * Math.max(to - from, high - low);
  let found = false;
  for (const other of others) {
    const [start, , under, over] = sides(other, direction);
    const shared = Math.min(high, over) - Math.max(low, under);
    const gap = start - to;
    if (other === letter || gap < 0 || gap > best || shared * 2 < Math.min(high - low, over - under)) continue;
    [best, found] = [gap, true];
  }
  return found ? best : Infinity;
}

/** Start and end along the direction, then across it. */
function sides({ x0, y0, x1, y1 }: Component, direction: 'level' | 'upright'): [number, number, number, number] {
  return direction === 'level' ? [x0, x1, y0, y1] : [y0, y1, x0, x1];
}

/** Letters by the square of the page that they begin in. */
class Squares {
  private readonly side = SIDE_MAX * REACH;
  private readonly squares = new Map<string, Component[]>();

  constructor(letters: readonly Component[]) {
    for (const letter of letters) {
      const key = this.key(Math.floor(letter.x0 / this.side), Math.floor(letter.y0 / this.side));
      const square = this.squares.get(key);
      if (square) square.push(letter);
      else this.squares.set(key, [letter]);
    }
  }

  *near(letter: Component): Generator<Component> {
    const [column, row] = [Math.floor(letter.x0 / this.side), Math.floor(letter.y0 / this.side)];
    for (let y = row - 1; y <= row + 1; y += 1) {
      for (let x = column - 1; x <= column + 1; x += 1) yield* this.squares.get(this.key(x, y)) ?? [];
    }
  }

  private key(column: number, row: number): string {
    return `${column} ${row}`;
  }
}
