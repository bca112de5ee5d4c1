/** An order has one currency. Where only lines name it, it is the order's as far as all lines with money name it. */
import { finding } from '../../model/codes.ts';
import type { DraftLine, DraftOrder } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';

export class LineCurrencies {
  readonly #named = new Set<DraftLine>();
  #isOfOrder = false;

  /** The order's currency was named in this line, or outside of the lines. */
  see(line: DraftLine | undefined): void {
    if (line === undefined) this.#isOfOrder = true;
    else this.#named.add(line);
  }

  /** Tells lines whose money is in a currency that nobody named: what another line says need not hold for them. */
  settle({ currency, lines = [] }: DraftOrder, findings: Finding[]): void {
    if (currency === undefined || this.#isOfOrder || this.#named.size === 0) return;
    const silent = lines.filter((line) => !this.#named.has(line) && hasMoney(line)).length;
    if (silent === 0) return;
    const message = `The currency ${currency.text.slice(0, 20)} is named in ${this.#named.size} of the lines only, and ${silent} with a price name none.`;
    const hint = 'Find out which currency the other prices are in.';
    const { at } = currency;
    findings.push(finding('value-conflict', message, { severity: 'error', hint, ...(at === undefined ? {} : { at }) }));
  }
}

function hasMoney({ unitPrice, amount }: DraftLine): boolean {
  return unitPrice !== undefined || amount !== undefined;
}
