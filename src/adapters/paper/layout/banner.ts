/** The line that a fax machine prints on top of every page: who, when, which page. It says nothing of the order. */
import type { Page, Word } from '../page.ts';

const CLOCK = /^(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d)?(?:[ap]m)?$/i;
/** `P58554` is an item number: pages are counted with three digits at most. */
const MACHINE = /^(?:from|to|fax|p(?:age|g)?\.?(?:\d{1,3}(?:\/\d{0,3})?)?|von|an|tel)[:.]?$/i;
const EDGE = 0.045; // Of the page's height: the machine prints in the margin.

/** Words of the margin are left out where they hold a clock and a word of the machine. */
export function withoutBanner({ words, height }: Pick<Page, 'words' | 'height'>): readonly Word[] {
  const isMargin = ({ box }: Word): boolean => box[3] < height * EDGE || box[1] > height * (1 - EDGE);
  const margin = words.filter(isMargin);
  const hasClock = margin.some(({ text }) => CLOCK.test(text));
  const hasMachine = margin.some(({ text }) => MACHINE.test(text));
  return hasClock && hasMachine ? words.filter((word) => !isMargin(word)) : words;
}
