/** Tables to items: the head that says most, its rows over all pages, several readings of them, the best one kept. */
import type { Layout, Line, Token } from '../layout/layout.ts';
import { findHeads, type Column, type TableHead } from './head.ts';
import { withGroupHeads } from './group-heads.ts';
import { withSecondNumbers } from './item-numbers.ts';
import { itemOf, type PaperItem, type Reading } from './item.ts';
import { withoutGluedUnits } from './glued-units.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import type { RowZone } from '../../../model/sender-memory.ts';
import { readZones } from '../memory/zones.ts';
import type { Carried } from '../grid/carried.ts';
import { readGrid } from '../grid/read.ts';
import { itemsBeside } from '../matrix/beside.ts';
import { readMatrix, type MatrixReading } from '../matrix/read.ts';
import { readInline } from './inline.ts';
import { foundIn } from '../found.ts';
import { isOrderForm, withCatalogueNumbers, withOwnersSwapped, withPackedNumbers } from './form-owner.ts';
import { linesAbove, textAbove } from './item-heads.ts';
import { isColumnCount } from './column-count.ts';
import { withNetPrices } from './conditions.ts';
import { withDaysDue } from './days-due.ts';
import { labelLinesIn, stackedLabels } from './label-lines.ts';
import { chosenFrom } from './catalogue.ts';
import { lostRows, type LeftOut } from './left-out.ts';
import { withCodesOverText, withLeadingCodes } from './leading-codes.ts';
import { withNotePrices } from './note-price.ts';
import { withLostMarks } from './lost-marks.ts';
import { proofOf } from './proof.ts';
import { itemsOf, type ItemRows } from './records.ts';
import { bandsOf, withRowsOfBands } from './ruled-rows.ts';
import { readRow, type Row, type Tiers } from './rows.ts';
import { withTriples, withUnitsBehind } from './triples.ts';
import { inheritedFields, parentsOf, withInherited } from './schedules.ts';
import { settleRoles } from './settle.ts';
import { withoutShift } from './shifted.ts';
import { ALIGNED, TYPED, labelSpans, learnedSpans } from './spans.ts';
import { unnamedHeads } from './unnamed-heads.ts';
import { type BodyPart, bodyParts } from './body.ts';

export interface TableReading {
  readonly items: readonly PaperItem[];
  readonly heads: readonly TableHead[];
  /** Rows that hold sums: subtotal, tax, freight, total. */
  readonly sums: readonly Row[];
  readonly rows: readonly ItemRows[];
  /** As settled by what stands below them. */
  readonly columns: readonly Column[];
  readonly score: number;
  /** Lines that items stand on, where they stand in no rows. */
  readonly lines?: ReadonlySet<number>;
  /** What the row of each item says of the order as a whole. */
  readonly carried?: readonly (Carried | undefined)[];
  /** Rows that name an item and became none. */
  readonly leftOut?: readonly LeftOut[];
}

/** Items that were found in another way than by words under labels. */
interface OtherReading {
  readonly items: readonly PaperItem[];
  readonly lines: ReadonlySet<number>;
  readonly heads?: readonly TableHead[];
  readonly carried?: readonly (Carried | undefined)[];
  /** Rows that name an item and became none. */
  readonly leftOut?: readonly LeftOut[];
}

/** Undefined when no table of items can be made out. */
export function readTables(layout: Layout, reading: Reading, zones?: readonly RowZone[]): TableReading | undefined {
  const grid = readGrid(layout, reading);
  // Cells under heads leave nothing to be guessed from places, which for thousands of rows would take long.
  const inCells = grid?.isHeaded === true ? better(undefined, grid, IN_CELLS) : undefined;
  if (inCells !== undefined)
    return zones === undefined ? inCells : better(inCells, readZones(layout, zones, reading), LEARNED);
  const heads = findHeads(layout);
  let best: TableReading | undefined;
  for (const group of groupsOf(heads, layout.pages.some(({ origin }) => origin === 'ocr') ? 0.75 : 1)) {
    for (const way of waysOf(group[0])) {
      const result = readGroup(layout, heads, group, way, reading);
      if (result !== undefined && (best === undefined || result.score > best.score)) best = result;
    }
  }
  if (!isProven(best)) best = provenUnnamed(layout, reading) ?? best;
  best = better(best, readInline(layout, reading), 0);
  if (best !== undefined && isOrderForm(layout)) best = { ...best, items: best.items.map(withOwnersSwapped) };
  best = orGrid(best, readMatrix(layout, reading));
  best = better(best, grid, 0);
  // Places that a person's order has taught are kept only where labels did not do: they go first.
  return zones === undefined ? best : better(best, readZones(layout, zones, reading), LEARNED);
}

/** Most items hold their arithmetic. */
function isProven(table: TableReading | undefined): boolean {
  const proven = table?.items.filter(({ proof }) => proof === 'holds').length ?? 0;
  return table !== undefined && proven > 0 && proven * 2 >= table.items.length;
}

/** Under a head that no label tells: only where every item below it holds its arithmetic, and there are several. */
function provenUnnamed(layout: Layout, reading: Reading): TableReading | undefined {
  for (const head of unnamedHeads(layout)) {
    const [way] = waysOf(head);
    const result = way === undefined ? undefined : readGroup(layout, [head], [head], way, reading);
    // Which factor is the quantity, the columns say, and not the place of the numbers in a row.
    const isTold = (['quantity', 'price', 'amount'] as const).every(
      (role) => result?.columns.some((column) => column.role === role) === true,
    );
    if (result === undefined || !isTold || result.items.length < 2) continue;
    if (result.items.every(({ proof }) => proof === 'holds')) return result;
  }
  return undefined;
}

const LEARNED = 30;

/** A grid is told by a head that no other table has, and says more of its items than a table of its sums. */
const IN_GRID = 5;

const IN_CELLS = 1e6;

function orGrid(table: TableReading | undefined, grid: MatrixReading | undefined): TableReading | undefined {
  if (grid === undefined) return table;
  const beside = table === undefined ? [] : itemsBeside(table.items, table.rows, grid);
  return better(table, { ...grid, leftOut: [...grid.leftOut, ...beside] }, IN_GRID);
}

/** Labels with values instead of columns are believed where they say more than the best table. */
export function better(
  table: TableReading | undefined,
  other: OtherReading | undefined,
  bonus: number,
): TableReading | undefined {
  if (other === undefined) return table;
  const items = other.items.map(withProof);
  const score = items.reduce((sum, item) => sum + scoreOfItem(item, true), bonus) - 1;
  if (table !== undefined && table.score >= score) return table;
  const { lines, heads = [], carried, leftOut } = other;
  return {
    items,
    heads,
    sums: [],
    rows: [],
    columns: [],
    score,
    lines,
    ...(carried === undefined ? {} : { carried }),
    ...(leftOut === undefined ? {} : { leftOut }),
  };
}

/** Heads that repeat, best first; a head that stands in another's table is tried by itself as well. */
function groupsOf(heads: readonly TableHead[], least: number): TableHead[][] {
  const groups: { roles: ReadonlySet<ColumnRole>; heads: TableHead[] }[] = [];
  for (const head of heads) {
    const roles = new Set(head.columns.flatMap(({ role }) => role ?? []));
    const group = groups.find((each) => likeness(each.roles, roles) >= least);
    if (group === undefined) groups.push({ roles, heads: [head] });
    else group.heads.push(head);
  }
  return groups
    .map((group) => group.heads)
    .toSorted((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0))
    .slice(0, 4);
}

/** The share of roles that both have: on the next page a scan may hurt a label. */
function likeness(a: ReadonlySet<ColumnRole>, b: ReadonlySet<ColumnRole>): number {
  return [...a].filter((role) => b.has(role)).length / new Set([...a, ...b]).size;
}

/** All columns in one row, and, where the head has labels on several lines, a row for each of these lines. */
function tierings(head: TableHead | undefined): Tiers[] {
  if (head === undefined) return [];
  const all = head.columns.map((_, index) => index);
  const levels = [...new Set(head.columns.map(({ level }) => level))].toSorted((a, b) => a - b);
  if (levels.length < 2) return [[all]];
  const [first = 0] = levels;
  const tiers = [
    all.filter((i) => head.columns[i]?.level === first),
    all.filter((i) => head.columns[i]?.level !== first),
  ];
  return [[all], tiers];
}

interface Way {
  readonly tiers: Tiers;
  readonly pull: number;
}

function waysOf(head: TableHead | undefined): Way[] {
  return [
    ...tierings(head).map((tiers) => ({ tiers, pull: ALIGNED })),
    ...tierings(head)
      .slice(0, 1)
      .map((tiers) => ({ tiers, pull: TYPED })),
  ];
}

function readGroup(
  layout: Layout,
  heads: readonly TableHead[],
  group: readonly TableHead[],
  { tiers, pull }: Way,
  reading: Reading,
): TableReading | undefined {
  const [first] = group;
  if (first === undefined) return undefined;
  const parents = parentsOf(layout, heads, group);
  const above = linesAbove(layout, group);
  const taken = [...above.values(), ...[...parents.values()].map(({ lines }) => lines)].flat();
  const parts = bodyParts(layout, heads, group, taken);
  let columns = first.columns;
  let rows: Row[] = [];
  let found: ItemRows[] = [];
  let placed: Token[][] | undefined;
  for (let pass = 0; pass < 3; pass++) {
    rows = parts.flatMap(({ head, page, lines }) => {
      const guess = labelSpans(head, columns, page, pull);
      const spans = placed === undefined ? guess : learnedSpans(guess, placed, found.length, columns);
      const isBelowHead = head.page === page.number;
      const bandOf = bandsOf(page, spans);
      const { labels, values } = labelLinesIn(lines);
      const stacked = stackedLabels(lines);
      const own = lines.flatMap((line): Row[] => {
        const labelled = values.get(line);
        const at = bandOf(line);
        const band = at === undefined ? {} : { band: at };
        if (labelled !== undefined)
          return [{ line, cells: new Map(), labelled, isSum: false, isBelowHead, misfit: 0, ...band }];
        const isNone = labels.has(line) || isColumnCount(line);
        return isNone ? [] : [{ ...readRow(line, columns, spans, tiers, isBelowHead, stacked), ...band }];
      });
      return withNetPrices(own, reading.mark);
    });
    const known = found.flatMap(({ rows: own }) => own.map(({ line }) => line));
    const telling = rows.filter((row) => (pass === 0 ? row.misfit < 0.7 : known.includes(row.line)));
    const settled = settleRoles(columns, telling, reading.mark);
    found = [...withRowsOfBands(itemsOf(rows, settled, reading.mark), rows)];
    columns = settled;
    if (found.length === 0) return undefined;
    placed = columns.map((_, index) =>
      found.flatMap(({ rows: own, anchor }) => {
        const row = anchor.cells.has(index) ? anchor : own.find(({ cells }) => cells.has(index));
        return row?.cells.get(index) ?? [];
      }),
    );
  }
  found = withoutShift(withoutFeet(found, rows, columns, reading), columns, reading.mark);
  const inherited = inheritedFields(layout, parents, reading);
  const plain = found.map((each) => {
    const head = headAbove(each, parts);
    const own = withInherited(itemOf(each, columns, reading), head === undefined ? undefined : inherited.get(head));
    return withProof(withTextAbove(own, head, above));
  });
  const marked = withLostMarks(plain, found, columns).map(withProof);
  const own = withTriples(marked, found, reading).map(withProof);
  const numbered = withNotePrices(
    withUnitsBehind(
      withSecondNumbers(
        withoutGluedUnits(withLeadingCodes(withCodesOverText(own, found, columns), columns)),
        found,
        columns,
      ),
      found,
    ),
    found,
    reading,
  );
  const named = withGroupHeads(numbered, found, columns).map(withProof);
  const all = withPackedNumbers(withCatalogueNumbers(named, found, columns), columns);
  const { kept, leftOut } = chosenFrom(all, found, columns, reading);
  found = found.filter((_, index) => kept[index]);
  const ordered = all.filter((_, index) => kept[index]);
  const items = withDaysDue(ordered, found, reading);
  const sums = rows.filter((row) => row.isSum && !found.some(({ rows: own }) => own.includes(row)));
  const score = scoreOf(items, first, rows, columns, pull);
  const lost = [...leftOut, ...lostRows(items, found, columns)];
  return { items, heads: group, sums, rows: found, columns, score, leftOut: lost };
}

function headAbove({ anchor }: ItemRows, parts: readonly BodyPart[]): TableHead | undefined {
  return parts.find(({ lines }) => lines.includes(anchor.line))?.head;
}

/** The text of an item that has none below its own head. */
function withTextAbove(
  item: PaperItem,
  head: TableHead | undefined,
  above: ReadonlyMap<TableHead, readonly Line[]>,
): PaperItem {
  const lines = head === undefined ? undefined : above.get(head);
  if (lines === undefined || item.fields.description !== undefined) return item;
  const tokens = textAbove(lines, [...above.values()]).flatMap((line) => line.tokens);
  if (tokens.length === 0) return item;
  return { ...item, fields: { ...item.fields, description: foundIn(tokens, 'paper/above/description', 0.85) } };
}

/** Below the last sum no item begins whose arithmetic fails while that of the others holds: tables of taxes and carriers. */
function withoutFeet(
  found: readonly ItemRows[],
  rows: readonly Row[],
  columns: readonly Column[],
  reading: Reading,
): ItemRows[] {
  const holds = found.map((each) => proofOf(itemOf(each, columns, reading))?.holds === true);
  const last = holds.lastIndexOf(true);
  if (holds.filter(Boolean).length * 2 < found.length) return [...found];
  const lastRow = found[last]?.rows.at(-1)?.line.index ?? Infinity;
  const sum = rows.find((row) => row.isSum && row.line.index > lastRow)?.line.index ?? Infinity;
  return found.filter(({ anchor }) => anchor.line.index < sum);
}

function withProof(item: PaperItem): PaperItem {
  if (proofOf(item)?.holds !== true) takeGross(item);
  const proof = proofOf(item);
  if (proof === undefined) return item;
  const { basis, price } = item.fields;
  if (proof.holds && basis === undefined && proof.basis !== '1' && price !== undefined)
    item.fields.basis = { text: '', tokens: [], value: proof.basis, rule: 'computed/price-basis', confidence: 0.9 };
  if (proof.holds && basis?.rule === 'paper/column/basis' && basis.value !== proof.basis) {
    // A number is no unit: the price is for a hundred, or the amount is right, and nobody but the buyer knows which.
    if (/^\d+$/.test(basis.text)) return { ...item, proof: 'fails' };
    // `M` under `Per` may be a metre: the amount says for how many the price is.
    if (proof.basis === '1') delete item.fields.basis;
    else item.fields.basis = { ...basis, value: proof.basis };
  }
  item.proof = proof.holds ? 'holds' : 'fails';
  return item;
}

/** Net price and gross amount do not belong together: the pair is taken that the arithmetic holds for. */
function takeGross(item: PaperItem): void {
  const { price, amount } = item.gross ?? {};
  const tries = [
    ...(price === undefined ? [] : [{ ...item.fields, price }]),
    ...(price === undefined || amount === undefined ? [] : [{ ...item.fields, price, amount }]),
  ];
  const right = tries.find((fields) => proofOf({ fields })?.holds === true);
  if (right !== undefined) Object.assign(item.fields, right);
}

/** What speaks for a reading: complete items whose arithmetic holds. */
function scoreOf(
  items: readonly PaperItem[],
  head: TableHead,
  rows: readonly Row[],
  columns: readonly Column[],
  pull: number,
): number {
  let score = head.score * 0.3;
  const wanted = new Set(columns.flatMap(({ role }) => role ?? []));
  const wantsPrice = wanted.has('price') || wanted.has('grossPrice');
  for (const item of items) score += scoreOfItem(item, wantsPrice);
  const misfit = rows.filter(({ isSum }) => !isSum).reduce((sum, row) => sum + Math.min(2, row.misfit), 0);
  return score - misfit * 0.1 - (pull === TYPED ? 1 : 0);
}

function scoreOfItem({ fields, proof }: PaperItem, wantsPrice: boolean): number {
  let score = proof === 'holds' ? 4 : proof === 'fails' ? -1.5 : 0;
  score += fields.quantity === undefined ? -2 : 2;
  score += 0.8 * codeScore(fields.buyerSku) + 0.6 * codeScore(fields.supplierSku);
  score += fields.description === undefined ? 0 : 0.5;
  return score + (fields.price === undefined && wantsPrice ? -0.5 : 0.5);
}

/** Words that stand apart as columns do are no number together. */
function codeScore(found: PaperItem['fields']['buyerSku']): number {
  if (found === undefined) return 0;
  const isApart = found.tokens.some((token, index) => {
    const before = found.tokens[index - 1];
    return before !== undefined && token.page === before.page && token.box[0] - before.box[2] > APART * token.size;
  });
  return isApart ? 0 : 1;
}

const APART = 1.5; // Font sizes.
