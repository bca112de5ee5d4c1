/**
 * Two readers of one PDF that share no line of code. Where the second one does not hold a value that the first one read, a
 * font lies about its characters, or text is hidden or overlaid: the value is less sure, and the finding says why.
 */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Found } from './found.ts';
import { placeOf, type Token } from './layout/layout.ts';
import type { Page } from './page.ts';
import type { PaperItem, ItemField } from './table/item.ts';

/** What is left of the confidence of a value that one reader alone has seen. */
const ALONE = 0.8;
const CHECKED: readonly ItemField[] = ['quantity', 'price', 'amount', 'buyerSku', 'supplierSku'];

export class SecondReader {
  readonly findings: Finding[] = [];
  readonly #texts = new Map<number, string>();

  constructor(pages: readonly Page[]) {
    for (const { number, secondText } of pages) if (secondText !== undefined) this.#texts.set(number, bare(secondText));
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
    const missing = found.tokens.find((token) => this.#lacks(token));
    if (missing === undefined) return found;
    const at = placeOf(found.tokens);
    const message = `"${found.text.slice(0, 60)}" was read by one reader; the other one reads something else there.`;
    this.findings.push(finding('readers-disagree', message, at === undefined ? {} : { at }));
    return { ...found, confidence: found.confidence * ALONE };
  }

  #lacks({ text, page }: Token): boolean {
    const second = this.#texts.get(page);
    return second !== undefined && !second.includes(bare(text));
  }
}

/** White space and the forms of a character are drawn differently by every reader. */
function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}
