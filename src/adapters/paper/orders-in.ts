/** All orders of a file: the mail of a thread that orders, its parts, and the order numbers on the rows of each. */
import type { SenderMemory } from '../../model/sender-memory.ts';
import type { Finding } from '../../model/finding.ts';
import { newWords } from './beside/printed.ts';
import { letThrough } from './beside/let-through.ts';
import { remarksBeside, wordsBeside } from './beside/words.ts';
import { changesSaid, withChanges, withoutChanges, type SaidChange } from './changes-above.ts';
import { dividedByNumber } from './grid/orders.ts';
import type { Paper } from './page.ts';
import { missingPages } from './page-numbers.ts';
import { partsOf } from './parts.ts';
import { withQuotedNumbers } from './prose/quoted-numbers.ts';
import { newestOf } from './quoted.ts';
import { understand, type PaperOrder } from './understand.ts';

export interface OrderOfPaper {
  readonly order: PaperOrder;
  /** Of the file, with what dividing it added. */
  readonly findings: readonly Finding[];
  /** The pages that it stands on. */
  readonly part: Paper;
  /** No other order stands on them. */
  readonly isAlone: boolean;
}

/**
 * One at least, even where nothing is ordered.
 *
 * @param onFile what master data say of the sender
 */
export function ordersIn(
  paper: Paper,
  memories: readonly SenderMemory[] = [],
  onFile: readonly string[] = [],
): OrderOfPaper[] {
  const { meant, changes } = meantIn(paper, memories);
  const found = partsOf(meant, memories).flatMap((part) => {
    const understood = withQuotedNumbers(understand(part, memories), paper);
    const orders = dividedByNumber(withChanges(understood, changes));
    return orders.map((order) => ({ order, findings: part.findings, part, isAlone: orders.length === 1 }));
  });
  if (found.every(({ order }) => order.items.length === 0)) return found;
  const orders = found.map(({ order }) => order);
  const said = [
    ...missingPages(meant),
    ...wordsBeside(meant, orders, letThrough(memories), onFile),
    ...remarksBeside(meant, orders),
    ...newWords(meant, orders),
  ];
  return found.map((each) => ({ ...each, findings: [...each.findings, ...said] }));
}

/** What changes a forwarded order is taken out of the text above it, where that is one order. */
function meantIn(paper: Paper, memories: readonly SenderMemory[]): { meant: Paper; changes: readonly SaidChange[] } {
  const changes = changesSaid(paper);
  if (changes.length > 0) {
    const meant = newestOf(withoutChanges(paper, changes), memories);
    const isForwarded = meant.findings.some(({ code }) => code === 'mail-quoted-is-order');
    if (isForwarded && partsOf(meant, memories).length === 1) return { meant, changes };
  }
  return { meant: newestOf(paper, memories), changes: [] };
}
