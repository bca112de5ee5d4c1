/**
 * A mail that says one thing as plain text and another as HTML: which of the two its sender saw, nobody can know. Mail programs make
 * one of the other, so their numbers are the same; addresses of pictures and links stand in one of them only.
 */

const ADDRESS = /\S*(?:https?:|cid:|www\.|@)\S*/gi;
const NUMBER = /\d(?:[\d.,]*\d)?/g;
/** A plain part that only says that there is another one has hardly a number. */
const NUMBERS_MIN = 3;

export interface Difference {
  readonly text: string;
  readonly html: string;
}

/** @returns a number that only the plain text has, and one that only the HTML has */
export function differenceOf(text: string, html: string): Difference | undefined {
  const [plain, formatted] = [numbersIn(text), numbersIn(visible(html))];
  if (total(plain) < NUMBERS_MIN) return undefined;
  const [inText, inHtml] = [moreIn(plain, formatted), moreIn(formatted, plain)];
  return inText === undefined || inHtml === undefined ? undefined : { text: inText, html: inHtml };
}

function visible(html: string): string {
  return html
    .replaceAll(/<(style|script|title|head)\b[^]*?<\/\1>|<!--[^]*?-->/gi, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#?\w+;/g, ' ');
}

function numbersIn(text: string): Map<string, number> {
  const count = new Map<string, number>();
  for (const [number] of text.replaceAll(ADDRESS, ' ').matchAll(NUMBER))
    count.set(number, (count.get(number) ?? 0) + 1);
  return count;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, each) => sum + each, 0);
}

function moreIn(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string | undefined {
  return [...one].find(([number, count]) => count > (other.get(number) ?? 0))?.[0];
}
