/**
 * What a line consists of (X12 SLN, EDIFACT LIN with C829): whether the quantities of its components are those of one unit
 * that is ordered, of the pack that the line names, or of the whole line. Neither standard has a code for it. A component
 * is one of a bill of materials, so that its quantity is that of one unit; only where line and components are in the same
 * unit, as a size run of so many pieces, one of the sums has to say it.
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
  readonly components: readonly { readonly quantity?: string | undefined; readonly unit: string }[];
}

const PLAIN = /^(?:\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})$/;

/** Undefined where no reading, or none that is sure, agrees with what the line says. */
export function perOf({ quantity, unit: lineUnit, packs, components }: Assortment): Per | undefined {
  const ordered = numberOf(quantity);
  const unit = sameUnit(lineUnit);
  const sum = sumOf(components.map((one) => one.quantity));
  const units = new Set(components.map((one) => sameUnit(one.unit)));
  const said = packs.flatMap((pack) => numberOf(pack) ?? []).filter((pack) => pack.gt(1));
  const isPack = sum !== undefined && units.size === 1 && said.some((pack) => pack.eq(sum));
  const isSame = units.has(unit) || units.has('');
  if (isSame) {
    if (units.size === 1 && ordered !== undefined && sum?.eq(ordered) === true) return 'line';
    if (isPack) return 'pack';
    // One kit is the whole line, and a single component no split of it by size.
    const isKit = ordered?.eq(1) === true || components.length === 1;
    return said.length === 0 && sum !== undefined && isKit ? 'unit' : undefined;
  }
  if (isPack || said.length === 0 || units.size > 1) return sum === undefined ? undefined : 'unit';
  const isWhole = ordered !== undefined && said.some((pack) => sum?.eq(pack.times(ordered)) === true);
  return isWhole ? 'line' : undefined;
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

/** Says of every component of which the document does not, of what its quantity is, or that nobody knows. */
export function settleAssortments({ lines = [] }: { readonly lines?: DraftLine[] }, findings: Finding[]): void {
  for (const [index, line] of lines.entries()) {
    const components = (line.components ?? []).filter(
      ({ quantity, per }) => quantity !== undefined && per === undefined,
    );
    if (components.length === 0) continue;
    const unit = unitOf(line);
    const assortment: Assortment = {
      quantity: saidBy(line.quantity),
      unit,
      packs: packsOf(line),
      components: components.map((one) => ({ quantity: saidBy(one.quantity), unit: unitOf(one) })),
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
