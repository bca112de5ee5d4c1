/**
 * Heads of tables: a line, or up to six stacked ones, whose pieces are labels of columns in any of eight languages. Labels
 * that nobody knows stay columns all the same, so that their numbers do not bleed into their neighbours.
 */
import { BOX_NUMBER, REVISION, type ColumnMeaning, type ColumnRole } from '../lexicon/columns.ts';
import { fold, hasCjk } from '../lexicon/fold.ts';
import { isEitherLabel, ROLE_WEIGHTS } from '../lexicon/heads.ts';
import { isFirmWord } from '../lexicon/owners.ts';
import {
  centre,
  overlapX,
  segmentOf,
  textOf,
  type Token,
  unionBox,
  type Layout,
  type Line,
  type PageLayout,
  type Segment,
} from '../layout/layout.ts';
import type { Box } from '../page.ts';
import { bandsOf } from './ruled-rows.ts';

export interface Column {
  readonly label: string;
  readonly role: ColumnRole | undefined;
  readonly certainty: number;
  /** True where no label says the role, and what stands below does (`by-content.ts`). */
  readonly isTold?: true;
  /** How many units a price is for, where the label says so. */
  readonly basis?: string;
  /** What stands in the same column one row below. */
  readonly second?: ColumnRole;
  /** Line of the head that its label begins on: where items have two rows, their heads may have two as well. */
  readonly level: number;
  /** Of the label. */
  readonly box: Box;
  /** True for a label that heads line numbers as often as item numbers: `Item`, `No.`. */
  readonly isEither: boolean;
  /** Column of the cells, on pages of origin `cells`. */
  readonly cell: number | undefined;
}

export interface TableHead {
  readonly page: number;
  readonly first: number;
  /** Index of the last line of the head. */
  readonly last: number;
  readonly columns: readonly Column[];
  readonly score: number;
  /** Labels and roles as one text: heads that repeat on the next page have the same. */
  readonly signature: string;
}

const STACK_MAX = 6;
const SCORE_MIN = 4.5;

/** The heads of all tables, in reading order, none overlapping another. */
export function findHeads(layout: Layout): TableHead[] {
  const heads: TableHead[] = [];
  for (const page of layout.pages) {
    const candidates = page.lines.flatMap((_, start) => windowsFrom(page, start)).toSorted(better);
    for (const candidate of candidates) {
      const isFree = !heads.some(
        (head) => head.page === candidate.page && head.first <= candidate.last && candidate.first <= head.last,
      );
      if (isFree) heads.push(candidate);
    }
  }
  return heads.toSorted((a, b) => a.first - b.first);
}

/** The higher score; where a taller window adds nothing, the lower one. */
function better(a: TableHead, b: TableHead): number {
  return b.score - a.score || a.last - a.first - (b.last - b.first);
}

function windowsFrom(page: PageLayout, start: number): TableHead[] {
  const found: TableHead[] = [];
  const lines: Line[] = [];
  for (let index = start; index < Math.min(page.lines.length, start + STACK_MAX); index++) {
    const line = page.lines[index];
    const before = lines.at(-1);
    if (line === undefined || (before !== undefined && isFar(before, line, page))) break;
    if (lines.length === 1 && before !== undefined && isTitle(before, line)) break;
    lines.push(line);
    const head = headOf(lines, page);
    if (head !== undefined && !goesOn(lines, page, start)) found.push(head);
  }
  return found;
}

/** Between the same two rules more labels stand below: `Net` over `Unit` over `Price` in each of the boxes. */
function goesOn(lines: readonly Line[], page: PageLayout, start: number): boolean {
  const last = lines.at(-1);
  if (last === undefined || page.rules.length === 0) return false;
  const box = unionBox(lines.map((line) => line.box));
  const bandOf = bandsOf(page, [{ left: box[0], right: box[2] }]);
  const band = bandOf(last);
  if (band === undefined) return false;
  const rest = page.lines.slice(start + lines.length, start + STACK_MAX + 1).filter((line) => bandOf(line) === band);
  const isHead = rest.length > 0 && start + lines.length + rest.length <= start + STACK_MAX;
  return isHead && rest.every(({ tokens }) => tokens.every(({ text }) => !/\d/.test(text)));
}

/** `Items ordered` over `No | Supplier product code | …`: it begins where the head does, and stands over several of its labels. */
function isTitle({ segments: [title, ...others] }: Line, { segments }: Line): boolean {
  if (title === undefined || others.length > 0 || title.tokens.length < 2 || segments.length < TITLED_MIN) return false;
  const [first] = segments;
  const isLeft = first !== undefined && Math.abs(first.box[0] - title.box[0]) < title.line.size;
  return isLeft && segments.filter(({ box }) => overlapX(box, title.box) > 0).length > 1;
}
const TITLED_MIN = 4;

/** Stacked labels stand close together: at most a line's height of white between them. */
function isFar(above: Line, below: Line, page: PageLayout): boolean {
  if (page.origin === 'cells' || page.origin === 'lines') return below.box[1] - above.box[3] > 14;
  return below.box[1] - above.box[3] > 1.1 * Math.max(above.size, below.size);
}

function headOf(lines: readonly Line[], page: PageLayout): TableHead | undefined {
  const columns = columnsOf(lines);
  const roles = new Map<ColumnRole, number>();
  let score = 0;
  // `Our Part: L7902450-00 Supplier Part: 876-6353` are labels with values, unless every label of the head ends so.
  const colons = columns.filter(({ label }) => /[:：]$/.test(label)).length;
  if (colons > 0 && colons < columns.length) score -= 2.5 * colons;
  // `采购数量:168.75KG` is a label with its value.
  score -= 2.5 * columns.filter(({ label }) => /[:：].*\d/.test(label)).length;
  for (const column of columns) {
    const { role, certainty, label } = column;
    if (role === undefined) {
      score -= /\d/.test(label) ? 1.5 : 0.4;
      if (label.length > 28) score -= /\d/.test(label) ? 1.5 : 0.7;
      continue;
    }
    const times = roles.get(role) ?? 0;
    roles.set(role, times + 1);
    score += (ROLE_WEIGHTS[role] ?? 0.5) * certainty * (times === 0 ? 1 : 0.15);
  }
  const counts = roles.has('quantity') || roles.has('amount') || roles.has('price') || roles.has('grossAmount');
  if (!counts || roles.size < 2 || columns.length < 2 || score < SCORE_MIN) return undefined;
  // A taller window must earn its line: chance labels above a head would join it otherwise.
  score -= 0.35 * (lines.length - 1);
  const signature = columns.map(({ label, level }) => `${level}${label}`).join('|');
  return { page: page.number, first: lines[0]?.index ?? 0, last: lines.at(-1)?.index ?? 0, columns, score, signature };
}

interface Stack {
  readonly pieces: Segment[];
  readonly depths: number[];
}

export function columnsOf(lines: readonly Line[]): Column[] {
  const stacks: Stack[] = [];
  lines.forEach((line, depth) => {
    const above = [...stacks];
    const pieces = line.segments
      .flatMap(withoutLetters)
      .flatMap((segment) => underStacks(segment, above))
      .flatMap(labelsOf);
    for (const piece of pieces) {
      const stack = depth === 0 ? undefined : stackFor(piece, stacks, depth);
      if (stack === undefined) stacks.push({ pieces: [piece], depths: [depth] });
      else {
        stack.pieces.push(piece);
        stack.depths.push(depth);
      }
    }
  });
  // Labels of one stack stay as they stand, the upper one first, whichever of them is shorter.
  return stacks
    .map((stack) => ({ columns: columnsOfStack(stack), at: centre(unionBox(stack.pieces.map(({ box }) => box))) }))
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ columns }) => columns);
}

/** `Line number` of which `number` stands under `Item`: the first word heads the column left of it. */
function besideStack(
  { tokens, line }: Segment,
  stacks: readonly Stack[],
  owners: readonly number[],
): Segment[] | undefined {
  const cut = owners.findIndex((owner, index) => index > 0 && owner >= 0 && owners[index - 1] === -1);
  const stack = stacks[owners[cut] ?? -1];
  if (stack === undefined) return undefined;
  const [left, right] = [segmentOf(tokens.slice(0, cut), line), segmentOf(tokens.slice(cut), line)];
  const isBoth = [left.text, `${joined(stack.pieces)} ${right.text}`].every(
    (label) => line.lexicon.exactColumn(label) !== undefined,
  );
  return isBoth ? [left, right] : undefined;
}

/** Government forms letter their columns: `QUANTITY` over `ORDERED (c)`. */
function withoutLetters(segment: Segment): Segment[] {
  const tokens = segment.tokens.filter(({ text }) => !/^\([a-k]\)$/.test(text));
  if (tokens.length === segment.tokens.length) return [segment];
  return tokens.length === 0 ? [] : [segmentOf(tokens, segment.line)];
}

/** The stack above that the piece shares most of its width with, and that has nothing on this line yet. */
function stackFor(piece: Segment, stacks: readonly Stack[], depth: number): Stack | undefined {
  let best: Stack | undefined;
  let most = 0;
  for (const stack of stacks) {
    if (stack.depths.includes(depth)) continue;
    const box = unionBox(stack.pieces.map((each) => each.box));
    const share = overlapX(piece.box, box) / Math.min(piece.box[2] - piece.box[0], box[2] - box[0]);
    if (share > most && share > 0.3) [best, most] = [stack, share];
  }
  return best;
}

/** One column where the stacked pieces are one label (Unit / Price), several where each is its own (Material / Description). */
function columnsOfStack({ pieces, depths }: Stack): Column[] {
  const [first, ...rest] = pieces;
  if (first === undefined) return [];
  if (rest.length === 0) return [columnOf([first], depths[0] ?? 0)];
  const { lexicon } = first.line;
  // `Abrufmenge` over `Call-off qty`: a label in two languages heads one column, whatever heads the second row of the items.
  if (isBilingual(pieces.slice(0, 2))) {
    const both = { ...columnOf([first], depths[0] ?? 0), box: unionBox(pieces.slice(0, 2).map((each) => each.box)) };
    return [both, ...columnsOfStack({ pieces: pieces.slice(2), depths: depths.slice(2) })];
  }
  const whole = lexicon.column(joined(pieces));
  const [top, bottom] = [lexicon.column(first.text), lexicon.column(joined(rest))];
  const isItemOverText = bottom?.role === 'description' && top !== undefined && isItemRole(top.role);
  if (areBothOwners(top, bottom)) return [columnOf([first], depths[0] ?? 0), columnOf(rest, depths[1] ?? 1)];
  // `料號` over `廠商料號` are two labels, although together they hold a known one.
  const isTwo =
    (whole?.certainty ?? 0) < 0.9 && [top, bottom].every((each) => each !== undefined && each.certainty >= 0.95);
  if (whole !== undefined && !isItemOverText && !isTwo) return [columnOf(pieces, depths[0] ?? 0)];
  const cuts = pieces.slice(1).flatMap((_, index) => {
    const [upper, lower] = [pieces.slice(0, index + 1), pieces.slice(index + 1)];
    const areLabels = [upper, lower].every((part) => lexicon.column(joined(part)) !== undefined);
    return areLabels ? [{ upper, lower, at: index + 1, isMarked: upper.at(-1)?.text.endsWith('/') === true }] : [];
  });
  // `STOCK CODE /` over `SUPPLIER` over `CODE`
  const [best] = cuts.toSorted((a, b) => Number(b.isMarked) - Number(a.isMarked) || b.at - a.at);
  if (best !== undefined) return [columnOf(best.upper, depths[0] ?? 0), columnOf(best.lower, depths[best.at] ?? 1)];
  // `Contract` under `Mfr Number` heads the second row of the items, whatever it means.
  if (whole === undefined && top !== undefined && top.certainty >= 0.95 && bottom === undefined)
    return [columnOf([first], depths[0] ?? 0), columnOf(rest, depths[1] ?? 1)];
  // `Miktar` over `Qty`: the same label in a language that nobody knows here.
  const isForeign = top === undefined && !isFirmWord(fold(first.text)) && /^\D*\p{L}{2}\D*$/u.test(first.text);
  if (whole === undefined && isForeign && bottom !== undefined && isTranslated(bottom))
    return [{ ...columnOf(rest, depths[0] ?? 0), box: unionBox(pieces.map((each) => each.box)) }];
  return [columnOf(pieces, depths[0] ?? 0)];
}

/** `Notre no / Our item no.` over `No fournisseur / Vendor item no.`: what one side calls the item, and what the other does. */
function areBothOwners(top: ColumnMeaning | undefined, bottom: ColumnMeaning | undefined): boolean {
  const owners = [top, bottom].map((each) => (each !== undefined && each.certainty >= 0.8 ? each.role : undefined));
  return owners.includes('buyerSku') && owners.includes('supplierSku');
}

/** Two whole labels that share no word; on a scan two that belong to columns side by side may seem to be stacked. */
function isBilingual(pieces: readonly Segment[]): boolean {
  const [one = [], other = []] = pieces.map(({ text }) => fold(text).split(' '));
  const meanings = pieces.map(({ text, line }) => line.lexicon.column(text));
  return (
    pieces.length === 2 &&
    pieces.every(({ tokens }) => tokens.every(({ confidence }) => confidence === 1)) &&
    meanings.every((meaning) => meaning?.certainty === 1 && meaning.role === meanings[0]?.role) &&
    one.every((word) => !other.includes(word))
  );
}

/** Roles whose labels stand under a foreign one; `%` under `Rab. 1` says something of it. */
function isTranslated({ role, certainty }: ColumnMeaning): boolean {
  return certainty >= 0.95 && (ROLE_WEIGHTS[role] ?? 0) >= 1 && role !== 'line';
}

function isItemRole(role: ColumnRole | undefined): boolean {
  return role === 'sku' || role === 'buyerSku' || role === 'supplierSku' || role === 'mpn';
}

function columnOf(pieces: readonly Segment[], level: number): Column {
  const label = joined(pieces).replace(BOX_NUMBER, '');
  const meaning = pieces[0]?.line.lexicon.column(label);
  return {
    label,
    role: meaning?.role,
    certainty: meaning?.certainty ?? 0,
    ...(meaning?.second === undefined ? {} : { second: meaning.second }),
    ...(meaning?.basis === undefined ? {} : { basis: meaning.basis }),
    level,
    box: unionBox(pieces.map((each) => each.box)),
    isEither: (meaning?.role === 'sku' || meaning?.role === 'line') && isEither(fold(label), pieces),
    cell: pieces[0]?.tokens[0]?.cell?.column,
  };
}

/** `Itern` and `ltem` on a scan are `Item`. */
function isEither(folded: string, pieces: readonly Segment[]): boolean {
  if (isEitherLabel(folded)) return true;
  const isScan = pieces.some(({ tokens }) => tokens.some(({ confidence }) => confidence < 1));
  return isScan && /^(?:.?tem|i.em|it.m|ite.|itern)$/.test(folded);
}

function joined(pieces: readonly Segment[]): string {
  return pieces.map(({ text }) => text.replace(/\s*[-/]$/, '')).join(' ');
}

/** A segment that holds several labels side by side is divided where all parts are known: `Order qty. Unit`. */
function labelsOf(segment: Segment): Segment[] {
  const { tokens, line } = segment;
  const { lexicon } = line;
  if (tokens.length < 2 || tokens.length > 10 || lexicon.exactColumn(segment.text) !== undefined) return [segment];
  // `Material / Service No.` and `Part ID / Vendor Part ID` head one column, whose second row is another thing.
  const both = / \/ ?\S/.test(segment.text) ? lexicon.column(segment.text) : undefined;
  const isOne = /\b(?:no|nr|code|number)\.?$/i.test(segment.text) && isItemRole(both?.role);
  // `Part No - Rev`
  if (isOne || both?.second !== undefined || REVISION.test(segment.text)) return [segment];
  // Chinese labels stand close together: each word is a label by itself.
  const words = tokens.map((token) => segmentOf([token], segment.line));
  if (hasCjk(segment.text) && words.every(({ text }) => lexicon.column(text) !== undefined && text.length > 1))
    return words;
  const parts = divided(segment, (label) => lexicon.exactColumn(label)) ??
    // `Menge Einh. Preis CHF` is a price by its end alone, and three labels by all of its words.
    divided(segment, (label) => surely(lexicon.column(label))) ??
    divided(segment, (label) => lexicon.column(label)) ??
    partlyDivided(segment) ?? [segment];
  // `Prezzo Complessivo (IVA` over `esclusa)`, `Qty (boxes)`: what a bracket opens belongs to the words before it.
  return parts.some(({ text }, index) => (index > 0 && text.startsWith('(')) || isOpen(text)) ? [segment] : parts;
}

/** `Unit (pack` of `Unit (pack size)`. */
function isOpen(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

/** Known but for a currency or `excl. VAT` around it. */
function surely(meaning: ColumnMeaning | undefined): ColumnMeaning | undefined {
  return meaning !== undefined && meaning.certainty >= 0.95 ? meaning : undefined;
}

/** Known labels beside one that is not known: `Ehd Aantal Soort Prijs`. Two labels, and most of the words, must be known. */
function partlyDivided({ tokens, line, text }: Segment): Segment[] | undefined {
  if (/[:：]$/.test(text)) return undefined; // `Pre-Pack SKU Number:` is a label with its value beside it.
  if (tokens.some(({ text: word }) => JOINS.test(word))) return undefined; // `Descrição do material` is one label.
  if (text.endsWith(')')) return undefined; // `Size breakdown (pcs)`: what stands in brackets belongs to the words before it.
  const parts: Segment[] = [];
  let unknown: Token[] = [];
  let [known, labels] = [0, 0];
  for (let at = 0; at < tokens.length;) {
    const length = knownLength(tokens, at, line);
    if (length === 0) {
      const token = tokens[at];
      if (token !== undefined) unknown.push(token);
      at += 1;
      continue;
    }
    if (unknown.length > 0) parts.push(segmentOf(unknown, line));
    unknown = [];
    parts.push(segmentOf(tokens.slice(at, at + length), line));
    known += length;
    labels += 1;
    at += length;
  }
  if (unknown.length > 0) parts.push(segmentOf(unknown, line));
  return parts.length > 2 && labels > 1 && known * 2 >= tokens.length ? parts : undefined;
}

const JOINS = /^(?:of|do|da|dos|das|de|del|des|du|di|della?|der|van)$/i;

function knownLength(tokens: readonly Token[], start: number, line: Line): number {
  for (let length = Math.min(4, tokens.length - start); length > 0; length--)
    if (line.lexicon.exactColumn(textOf(tokens.slice(start, start + length))) !== undefined) return length;
  return 0;
}

/** The fewest known labels that make up the whole segment. */
function divided(
  { tokens, line }: Segment,
  meaning: (label: string) => ColumnMeaning | undefined,
): Segment[] | undefined {
  for (let cut = tokens.length; cut > 0; cut--) {
    const left = segmentOf(tokens.slice(0, cut), line);
    if (meaning(left.text) === undefined) continue;
    if (cut === tokens.length) return [left];
    const right = divided(segmentOf(tokens.slice(cut), line), meaning);
    if (right !== undefined) return [left, ...right];
  }
  return undefined;
}

/** A segment below two stacks that stands under both is two pieces: `% Excl. VAT` under `VAT` and `Line Amount`. */
function underStacks(segment: Segment, stacks: readonly Stack[]): Segment[] {
  const { tokens, line } = segment;
  if (tokens.length < 2) return [segment];
  const owners = tokens.map((token) =>
    stacks.findIndex(({ pieces }) => overlapX(token.box, unionBox(pieces.map(({ box }) => box))) > 0),
  );
  const cut = owners.findIndex(
    (owner, index) => index > 0 && owner >= 0 && owner !== owners[index - 1] && owners[index - 1] !== -1,
  );
  if (cut < 0) return besideStack(segment, stacks, owners) ?? [segment];
  return [segmentOf(tokens.slice(0, cut), line), ...underStacks(segmentOf(tokens.slice(cut), line), stacks)];
}
