/** How often values of each class of confidence are right, and what would pass without a person. */
import type { OrderLine } from '../../src/model/order.ts';
import type { ReadOrder } from './predict.ts';

export interface TrueLine {
  readonly buyerSku?: string;
  readonly supplierSku?: string;
  readonly quantity?: number;
  readonly unitPrice?: number;
  /** Other readings that count as right (`_alt`), and whether a number may stand in either slot (`_anysku`). */
  readonly [extra: string]: unknown;
}

const CLASSES = [0.99, 0.95, 0.9, 0.7, 0] as const;

export class Reliability {
  readonly #counts = new Map<number, { right: number; all: number }>();
  passed = 0;
  passedWrong = 0;
  orders = 0;
  readonly wrongPasses: string[] = [];

  /** Compares the read lines with the true ones, each true line used once. */
  add(name: string, read: ReadOrder, truth: readonly TrueLine[]): void {
    this.orders += 1;
    const free = new Set(truth.keys());
    let isRight = read.order.lines.length === truth.length;
    read.order.lines.forEach((line, index) => {
      const at = bestOf(line, truth, free, index);
      const wanted = at === undefined ? undefined : truth[at];
      if (at !== undefined) free.delete(at);
      for (const [field, right] of judge(line, wanted)) {
        const confidence = read.confidence(`/lines/${index}/${field}`) ?? 0;
        const floor = CLASSES.find((each) => confidence >= each) ?? 0;
        const count = this.#counts.get(floor) ?? { right: 0, all: 0 };
        count.all += 1;
        if (right) count.right += 1;
        else isRight = false;
        this.#counts.set(floor, count);
      }
      if (wanted === undefined) isRight = false;
    });
    if (!read.passes) return;
    this.passed += 1;
    if (isRight) return;
    this.passedWrong += 1;
    this.wrongPasses.push(name);
  }

  table(): { readonly from: number; readonly right: number; readonly all: number }[] {
    return CLASSES.flatMap((from) => {
      const count = this.#counts.get(from);
      return count === undefined ? [] : [{ from, ...count }];
    });
  }
}

function bestOf(
  line: OrderLine,
  truth: readonly TrueLine[],
  free: ReadonlySet<number>,
  index: number,
): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const at of free) {
    const wanted = truth[at];
    if (wanted === undefined) continue;
    const right = judge(line, wanted).filter(([, isRight]) => isRight).length + (at === index ? 0.5 : 0);
    if (right > most) [best, most] = [at, right];
  }
  return best;
}

/** Quantity, price and item numbers: what an order may not have wrong. */
function judge(line: OrderLine, wanted: TrueLine | undefined): [string, boolean][] {
  const judged: [string, boolean][] = [];
  if (line.quantity !== undefined) judged.push(['quantity', isNear(Number(line.quantity), wanted?.quantity)]);
  if (line.unitPrice !== undefined) {
    const price = Number(line.unitPrice) / Number(line.priceBasisQuantity ?? 1);
    const accepted = [wanted?.unitPrice, ...otherReadings(wanted, 'unitPrice')];
    judged.push(['unitPrice', accepted.some((each) => isNear(price, each as number | undefined))]);
  }
  for (const field of ['buyerSku', 'supplierSku'] as const) {
    const value = line[field];
    if (value === undefined) continue;
    const other = wanted?.['_anysku'] === true ? [wanted.buyerSku, wanted.supplierSku] : [];
    const accepted = [wanted?.[field], ...other, ...otherReadings(wanted, field)];
    judged.push([field, accepted.some((each) => typeof each === 'string' && bare(each) === bare(value))]);
  }
  return judged;
}

function isNear(value: number, wanted: number | undefined): boolean {
  return wanted !== undefined && Math.abs(value - wanted) <= 1e-5 * Math.max(1, Math.abs(wanted));
}

function bare(code: string): string {
  return code.normalize('NFKC').toUpperCase().replaceAll(/\s+/g, '');
}

function otherReadings(wanted: TrueLine | undefined, field: string): readonly unknown[] {
  const all = wanted?.['_alt'] as Readonly<Record<string, readonly unknown[]>> | undefined;
  return all?.[field] ?? [];
}
