/**
 * Two readers of one PDF that share no line of code. Where the second one does not hold a value that the first one read, a
 * font lies about its characters, or text is hidden or overlaid: the value is less sure, and the finding says why.
 */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found } from './found.ts';
import { placeOf } from './layout/layout.ts';
import type { Page } from './page.ts';
import type { PaperItem, ItemField } from './table/item.ts';

/** What is left of the confidence of a value that one reader alone has seen. */
const ALONE = 0.8;
const CHECKED: readonly ItemField[] = ['quantity', 'price', 'amount', 'buyerSku', 'supplierSku'];

export class SecondReader {
  readonly findings: Finding[] = [];
  readonly #pages = new Map<number, TwoTexts>();

  constructor(pages: readonly Page[]) {
    for (const { number, secondText, words } of pages)
      if (secondText !== undefined)
        this.#pages.set(
          number,
          new TwoTexts(
            words.map(({ text }) => text),
            secondText,
          ),
        );
  }

  checkItem(item: PaperItem): PaperItem {
    const fields = { ...item.fields };
    for (const name of CHECKED) {
      const found = fields[name];
      if (found !== undefined) fields[name] = this.check(found);
    }
    return { ...item, fields };
  }

  check(found: Found): Found {
    const missing = found.tokens.find(({ page, text }) => this.#pages.get(page)?.lacks(text) === true);
    if (missing === undefined) return found;
    const at = placeOf(found.tokens);
    const message = `"${found.text.slice(0, 60)}" was read by one reader; the other one reads something else there.`;
    this.findings.push(finding('readers-disagree', message, at === undefined ? {} : { at }));
    return { ...found, confidence: found.confidence * ALONE };
  }
}

/** What both readers see on a page. The second one knows no places, so words are counted: `12` may stand in `31247` too. */
class TwoTexts {
  readonly #first: string;
  readonly #second: string;
  readonly #tight: string;
  readonly #known = new Map<string, boolean>();

  constructor(words: readonly string[], second: string) {
    this.#first = ` ${words.map(normal).join(' ')} `;
    this.#second = ` ${normal(second).replaceAll(/\s+/g, ' ')} `;
    this.#tight = bare(second);
  }

  lacks(text: string): boolean {
    const word = normal(text);
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const lacks =
      !this.#tight.includes(bare(text)) || (/\d/.test(word) && times(word, this.#second) < times(word, this.#first));
    this.#known.set(word, lacks);
    return lacks;
  }
}

/** How often the word stands in the text with no other digit beside it. */
function times(word: string, text: string): number {
  let [count, at] = [0, text.indexOf(word)];
  while (at >= 0) {
    const [before = '', after = ''] = [text[at - 1], text[at + word.length]];
    if (!/\d/.test(before) && !/\d/.test(after)) count += 1;
    at = text.indexOf(word, at + 1);
  }
  return count;
}

function normal(text: string): string {
  return text.normalize('NFKC');
}

/** White space and the forms of a character are drawn differently by every reader. */
function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}
