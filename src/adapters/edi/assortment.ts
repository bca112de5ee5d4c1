/**
 * What a line consists of (X12 SLN, EDIFACT LIN with C829): whether the quantities of its components are those of one unit
 * that is ordered, of the pack that the line names, or of the whole line. Neither standard has a code for it. A component
 * is one of a bill of materials, so that its quantity is that of one unit; only where line and components are in the same
 * unit, as a size run of so many pieces, one of the sums has to say it. What the components cost together says it best: it is
 * the price of one unit, of one pack or of the whole line.
 */
import { Big } from 'big.js';
import { finding } from '../../model/codes.ts';
import type { DraftComponent, DraftField, DraftLine } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';

export type Per = 'unit' | 'pack' | 'line';

/** Where the quantities of a line and of its components stand, as text. */
export interface Assortment {
  readonly quantity: string | undefined;
  readonly unit: string;
  /** How many of the components' units are in a pack (PO401, also by PO414), or in one unit of the line (QTY+59): every number that may be it. */
  readonly packs: readonly string[];
  readonly price?: Price | undefined;
  readonly components: readonly AssortmentPart[];
  /** They are said to be ordered (6063 is 21), which may be all of them or those of one: what is usual proves nothing. */
  readonly isOrdered?: boolean;
}

interface AssortmentPart {
  readonly quantity?: string | undefined;
  readonly unit: string;
  readonly price?: string | undefined;
}

/** What one unit of the line costs (`unitPrice` for `basis` of them), or all of it. */
interface Price {
  readonly unitPrice?: string | undefined;
  readonly basis?: string | undefined;
  readonly amount?: string | undefined;
}

const PLAIN = /^(?:\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})$/;

/** Undefined where no reading, more than one, or none that is sure agrees with what the line says. */
export function perOf(assortment: Assortment): Per | undefined {
  const summed = bySums(assortment);
  const priced = byPrices(assortment);
  if (priced === undefined) return summed.isOpen ? undefined : summed.per;
  // A pack that the line names and that the components fill is no chance either: where prices say otherwise, nobody knows.
  return summed.isProved && !summed.isOpen && summed.per !== priced ? undefined : priced;
}

interface Summed {
  readonly per: Per | undefined;
  /** The pack that the line names says so, and no usual meaning alone. */
  readonly isProved?: boolean;
  /** Another reading has the same sums. */
  readonly isOpen?: boolean;
}

function bySums({ quantity, unit: lineUnit, packs, components, isOrdered = false }: Assortment): Summed {
  const ordered = numberOf(quantity);
  const unit = sameUnit(lineUnit);
  const sum = sumOf(components.map((one) => one.quantity));
  const units = new Set(components.map((one) => sameUnit(one.unit)));
  const said = packs.flatMap((pack) => numberOf(pack) ?? []).filter((pack) => pack.gt(1));
  const isPack = sum !== undefined && units.size === 1 && said.some((pack) => pack.eq(sum));
  const isSame = units.has(unit) || units.has('');
  if (isSame) {
    // Two kits of two parts, or two pieces in two sizes. Of one unit, or of one pack of so many, both are the same.
    if (units.size === 1 && ordered !== undefined && sum?.eq(ordered) === true)
      return { per: 'line', isOpen: !isPack && !ordered.eq(1) };
    if (isPack) return { per: 'pack', isProved: true };
    // One kit is the whole line, and a single component no split of it by size.
    const isKit = ordered?.eq(1) === true || (!isOrdered && components.length === 1);
    return { per: said.length === 0 && sum !== undefined && isKit ? 'unit' : undefined };
  }
  if (isPack || said.length === 0 || units.size > 1)
    return { per: sum === undefined ? undefined : 'unit', isProved: isPack, isOpen: isOrdered && !isPack && ordered?.eq(1) !== true }; // prettier-ignore
  const isWhole = ordered !== undefined && said.some((pack) => sum?.eq(pack.times(ordered)) === true);
  return { per: isWhole ? 'line' : undefined, isProved: isWhole };
}

/** Of what the components cost together, where that is one thing alone. */
function byPrices({ quantity, unit, packs, price = {}, components }: Assortment): Per | undefined {
  const ordered = numberOf(quantity);
  const [each, basis, amount] = [price.unitPrice, price.basis ?? '1', price.amount].map(numberOf);
  const one = each !== undefined && basis?.gt(0) === true ? each.div(basis) : undefined;
  const all = one === undefined ? amount : ordered === undefined ? undefined : one.times(ordered);
  const ofOne = one ?? (all !== undefined && ordered?.gt(0) === true ? all.div(ordered) : undefined);
  const cost = costOf(components);
  if (cost === undefined) return undefined;
  const sum = sumOf(components.map((part) => part.quantity));
  const isFull = sum?.gt(1) === true && packs.some((pack) => numberOf(pack)?.eq(sum) === true);
  const isSame = components.every((part) => sameUnit(part.unit) === sameUnit(unit));
  const ofPack = isFull && isSame && !sum.eq(ordered ?? 0) ? ofOne?.times(sum) : undefined;
  const readings: readonly (readonly [Per, Big | undefined])[] = [['unit', ofOne], ['line', all], ['pack', ofPack]]; // prettier-ignore
  const [first, ...others] = readings.filter(([, value]) => value !== undefined && isNear(cost, value));
  return others.length === 0 ? first?.[0] : undefined;
}

/** Undefined where a component has no price, or all of them cost nothing. */
function costOf(components: readonly AssortmentPart[]): Big | undefined {
  const costs = components.map(({ quantity, price }) => {
    const [count, each] = [numberOf(quantity), numberOf(price)];
    return count === undefined || each === undefined ? undefined : count.times(each).toFixed();
  });
  const cost = sumOf(costs);
  return cost?.gt(0) === true ? cost : undefined;
}

/** Prices of parts are rounded; readings differ by the ordered quantity. */
function isNear(cost: Big, value: Big): boolean {
  return cost.minus(value).abs().lte(value.times('0.01'));
}

/** One piece, as X12, EDIFACT and Recommendation 20 call it. */
const PIECES: ReadonlySet<string> = new Set(['EA', 'PC', 'UN', 'PCE', 'C62', 'H87']);

function sameUnit(unit: string): string {
  return PIECES.has(unit) ? 'EA' : unit;
}

function numberOf(text: string | undefined): Big | undefined {
  return text !== undefined && PLAIN.test(text) ? new Big(text) : undefined;
}

function sumOf(texts: readonly (string | undefined)[]): Big | undefined {
  let sum = new Big(0);
  for (const text of texts) {
    const number = numberOf(text);
    if (number === undefined) return undefined;
    sum = sum.plus(number);
  }
  return sum;
}

/** References of a line that say how much a pack of it holds. */
const PACK = 'pack';
const INNER_PACK = 'innerPack';
/** QTY 6063: how many consumer units are in the unit that is ordered. */
const UNITS_IN_ONE = 'quantity/59';

/**
 * Says of every component of which the document does not, of what its quantity is, or that nobody knows.
 * @param isOrdered their quantities are called those that are ordered
 */
export function settleAssortments(
  { lines = [] }: { readonly lines?: DraftLine[] },
  findings: Finding[],
  isOrdered: boolean,
): void {
  for (const [index, line] of lines.entries()) {
    const components = (line.components ?? []).filter(
      ({ quantity, per }) => quantity !== undefined && per === undefined,
    );
    if (components.length === 0) continue;
    const unit = unitOf(line);
    const assortment: Assortment = {
      quantity: saidBy(line.quantity),
      unit,
      isOrdered,
      packs: packsOf(line),
      price: {
        unitPrice: saidBy(line.unitPrice),
        basis: saidBy(line.priceBasisQuantity),
        amount: saidBy(line.amount),
      },
      components: components.map((one) => ({
        quantity: saidBy(one.quantity),
        unit: unitOf(one),
        price: saidBy(one.unitPrice),
      })),
    };
    const per = perOf(assortment);
    if (per === undefined) tell(findings, line, index, components);
    else for (const one of components) one.per = { text: '', rule: 'computed/component-per', value: per };
  }
}

function packsOf({ references = [] }: DraftLine): string[] {
  const of = (kind: string): string[] =>
    references.flatMap(({ type, value }) => (saidBy(type) === kind && value !== undefined ? [saidBy(value)?.split(' ')[0] ?? ''] : [])); // prettier-ignore
  const inner = of(INNER_PACK);
  const outer = of(PACK);
  const both = outer.flatMap((pack) => inner.flatMap((each) => (PLAIN.test(pack) && PLAIN.test(each) ? [new Big(pack).times(each).toFixed()] : []))); // prettier-ignore
  return [...outer, ...inner, ...both, ...of(UNITS_IN_ONE)];
}

function tell(findings: Finding[], line: DraftLine, index: number, components: readonly DraftComponent[]): void {
  const sum = sumOf(components.map(({ quantity }) => saidBy(quantity)))?.toFixed();
  const said = [saidBy(line.quantity), unitOf(line)].filter((part) => part !== undefined && part !== '').join(' ');
  const packs = packsOf(line);
  const pack = packs.length === 0 ? '' : ` in packs of ${packs.join(' or ')}`;
  const number = line.lineNumber === undefined ? String(index + 1) : saidBy(line.lineNumber);
  const all = sum === undefined ? 'are no plain numbers' : `make ${sum}`;
  const message = `The components of line ${(number ?? '').slice(0, 20)} ${all}, and the line orders ${said.slice(0, 60)}${pack.slice(0, 60)}: whether they are of one of it or of all is open.`;
  const at = components[0]?.quantity?.at;
  const path = `/lines/${index}/components`;
  findings.push(finding('component-quantity-open', message, at === undefined ? { path } : { path, at }));
}

function unitOf({ sourceUom, uom }: DraftLine | DraftComponent): string {
  return saidBy(sourceUom ?? uom) ?? '';
}

function saidBy(field: DraftField | undefined): string | undefined {
  return field === undefined ? undefined : String(field.value ?? field.text).trim();
}
