/**
 * Heads and feet of the pages of a Word file. Programs and letterheads put the same there on every paper, as on printed ones; what somebody
 * wrote there, such as `Hold until Monday`, is said of the order, even where it was read as a line of the address above it.
 */
import { textOf, type Layout, type Line } from '../layout/layout.ts';
import { isBoilerplate } from '../lexicon/boilerplate.ts';
import { isLegal } from '../lexicon/circular.ts';
import { isCopyStamp } from '../lexicon/copy-stamps.ts';
import { ALARMING } from '../lexicon/harmless.ts';
import { isOtherKind } from '../lexicon/other-kinds.ts';
import { isStopping } from '../lexicon/stopping.ts';
import { isPageNumber } from '../page-numbers.ts';
import { saysNothingPrinted } from './printed.ts';

/** `header2 paragraph 1`. */
const MARGIN = /^(?:header|footer)\d* paragraph \d/;

export function isMargin({ tokens }: Line): boolean {
  return tokens.length > 0 && tokens.every(({ at }) => 'part' in at && MARGIN.test(at.part));
}

/** Whether a line of it says nothing of the order. */
export function saysNothingThere({ tokens }: Line): boolean {
  const text = textOf(tokens);
  return !stops(text) && text.split(PARTED).every((part) => isKnown(part.trim()));
}

function isKnown(text: string): boolean {
  if (text === '' || isPageNumber(text) || isBoilerplate(text)) return true;
  return /\p{L}/u.test(text) && saysNothingPrinted(text);
}

/** `Page 1 | Northgate Foods Ltd`. */
const PARTED = /\s+[|·•–—-]\s+|\t|\s{3,}/;

/** The first of the lines there that stops the order, or makes it none. */
export function stoppedInMargins({ lines }: Layout): Line | undefined {
  return lines.find((line) => isMargin(line) && stops(textOf(line.tokens)));
}

function stops(text: string): boolean {
  if (isStopping(text) || isOtherKind(text) || isCopyStamp(text)) return true;
  return ALARMING.test(text) && !isBoilerplate(text) && !isLegal(text);
}
