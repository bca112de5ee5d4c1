/** What of a paper is said in columns and boxes that nobody asked for: it is told as sentences are. */
import { foundIn, type Found } from '../found.ts';
import type { Label } from '../head/labels.ts';
import { overlapX, textOf, type Layout, type Line, type Segment, type Token } from '../layout/layout.ts';
import { besideKinds, type BesideKind } from '../lexicon/beside-heads.ts';
import type { ColumnRole } from '../lexicon/columns.ts';
import { fold, hasCjk } from '../lexicon/fold.ts';
import type { PaperItem } from '../table/item.ts';
import type { PaperOrder } from '../understand.ts';
import { wholeNumber } from '../values/number.ts';
import { mayChange, wordsOf } from './harmless.ts';
import { keyOf, sentenceOf, type Sentence } from './sentence.ts';

/** `Revision: 3` of an order that may not have come before: whoever knows the first one knows what was changed. */
export function revisions(labels: readonly Label[]): Sentence[] {
  return labels.flatMap(({ field, text, rest, line, segment }): Sentence[] => {
    if (field !== 'changes') return [];
    const value = rest.length > 0 ? rest : (line.segments[line.segments.indexOf(segment) + 1]?.tokens ?? []);
    const number = textOf(value);
    return /^(?:rev\.? ?)?(?:0*[1-9]\d?|[B-Z])$/i.test(number) ? [sentenceOf(`${text} ${number}`, value)] : [];
  });
}

/** One line of the order, and what stands in it under a head. */
interface Row {
  readonly line: Line;
  readonly item: PaperItem;
}

interface Cell extends Row {
  readonly segments: readonly Segment[];
  readonly text: string;
}

interface Column {
  readonly head: Segment;
  readonly cells: readonly Cell[];
  /** Where the goods of the order go, as far as it is read. */
  readonly place: string;
}

/**
 * Columns of the items that did not become part of the order. Where they say of each line where it goes, whether it is wanted or how
 * many of it, that is told each time; the others once, by their head: `Week`, `Colour`.
 */
export function columnsBeside(
  layout: Layout,
  orders: readonly PaperOrder[],
  isTaken: (token: Token) => boolean,
): Sentence[] {
  const said = orders.flatMap((order) => {
    const rows = rowsOf(layout, order.items);
    const head = headOf(layout, rows);
    if (head === undefined) return [];
    const own = new Set(
      order.items.flatMap(({ fields }) => Object.values(fields).flatMap(({ tokens }) => tokens.map(keyOf))),
    );
    const { shipTo } = order.parties;
    const place = shipTo === undefined ? '' : [shipTo.name, ...shipTo.address].map(({ text }) => text).join(' ');
    return head.segments.flatMap((segment) =>
      toldOf({ head: segment, place, cells: cellsUnder(segment, rows, own) }, isTaken),
    );
  });
  return [...new Map(said.map((each) => [`${each.text} ${each.shown}`, each])).values()];
}

/** The line that each item stands on, by its quantity. */
function rowsOf(layout: Layout, items: readonly PaperItem[]): Row[] {
  const anchors = new Map(
    items.flatMap((item) => item.fields.quantity?.tokens.map((token) => [keyOf(token), item] as const) ?? []),
  );
  return layout.lines.flatMap((line) => {
    const item = line.tokens.map((token) => anchors.get(keyOf(token))).find((each) => each !== undefined);
    return item === undefined ? [] : [{ line, item }];
  });
}

function headOf({ lines }: Layout, rows: readonly Row[]): Line | undefined {
  const first = rows[0]?.line.index ?? 0;
  return lines.findLast(
    ({ index, segments, lexicon }) =>
      index < first && segments.filter(({ text }) => lexicon.column(text) !== undefined).length > 2,
  );
}

function cellsUnder({ box }: Segment, rows: readonly Row[], own: ReadonlySet<string>): Cell[] {
  return rows.map((row) => {
    const segments = row.line.segments.filter(
      (each) => overlapX(each.box, box) > 0 && !each.tokens.some((token) => own.has(keyOf(token))),
    );
    return { ...row, segments, text: segments.map(({ text }) => text).join(' ') };
  });
}

/** Where each item goes, as its row says, where every row plainly says so and they differ. */
export function placesOfItems(layout: Layout, items: readonly PaperItem[]): Map<PaperItem, Found> {
  const rows = rowsOf(layout, items);
  const head = rows.length === items.length ? headOf(layout, rows) : undefined;
  const own = new Set(items.flatMap(({ fields }) => Object.values(fields).flatMap(({ tokens }) => tokens.map(keyOf))));
  const columns = (head?.segments ?? []).flatMap((segment) => {
    if (besideKinds(segment.text, segment.line.lexicon)[0] !== 'place') return [];
    const cells = cellsUnder(segment, rows, own);
    return arePlaces(cells) && isDiffering(cells) ? [cells] : [];
  });
  // Of a store and its town nobody knows here which is which.
  const [cells, ...others] = columns;
  if (cells === undefined || others.length > 0) return new Map();
  return new Map(cells.map((cell) => [cell.item, foundIn(tokensOf(cell), 'paper/column/shipTo', PLACE_SURE)]));
}
const PLACE_SURE = 0.9;

/** A code, a name or an address in each row, and nothing that is said of one. */
function arePlaces(cells: readonly Cell[]): boolean {
  return cells.every(
    ({ text }) =>
      /^(?=.*[\p{L}\d])[\p{L}\d][\p{L}\d .,'’&/#()-]{0,79}$/u.test(text) &&
      !saysNo(text) &&
      (hasCjk(text) ||
        wordsOf(text).every((word) => /^[\p{Lu}\d]|^(?:of|the|de|du|des|la|le|der|di|del|am|an|im)$/u.test(word))),
  );
}

function saysNo(text: string): boolean {
  return mayChange(text) || YES.test(text.replace(/^[1x]$/i, '')) || NO.test(text.replace(/^0$/, ''));
}

function toldOf(column: Column, isTaken: (token: Token) => boolean): Sentence[] {
  const { head, cells } = column;
  const { lexicon } = head.line;
  const filled = cells.filter(({ text }) => text !== '');
  if (filled.length === 0 || !/\p{L}{2}/u.test(head.text)) return [];
  const known = besideKinds(head.text, lexicon)
    .map((kind) => ofKind(kind, column, filled))
    .find((each) => each !== undefined);
  if (known !== undefined) return known;
  const left = filled.filter(({ segments }) => !segments.some(({ tokens }) => tokens.some(isTaken)));
  if (left.length === 0) return [];
  if (REMARKS.test(head.text)) return left.map((cell) => sentenceOf(`| ${head.text} | ${cell.text}`, tokensOf(cell)));
  const role = lexicon.column(head.text)?.role;
  if (role === undefined && lexicon.label(head.text) !== undefined) return [];
  if (role !== undefined && (!isDiffering(cells) || !MATTERS.has(role) || isHarmlessHead(head.text, role))) return [];
  return [sentenceOf(`| ${head.text} |`, head.tokens)];
}

/** Undefined where it is none of what the head promises: it is judged as any other column. */
function ofKind(kind: BesideKind, column: Column, filled: readonly Cell[]): Sentence[] | undefined {
  const { head, cells, place } = column;
  const always = (told: readonly Cell[]): Sentence[] => {
    const [first] = told;
    if (first === undefined) return [];
    const texts = [...new Set(told.map(({ text }) => text))].join(' | ');
    const shown = `${head.text}: ${texts}`;
    return [sentenceOf(`| ${head.text} | ${texts}`.slice(0, TEXT_MAX), tokensOf(first), { shown, isAlways: true })];
  };
  const where = (isOther: (value: number, cell: Cell) => boolean): Cell[] =>
    filled.filter((cell) => {
      const values = numbersOf(cell.text);
      return values.length > 0 && values.every((value) => isOther(value, cell));
    });
  const isOtherThanOrdered = (value: number, { item }: Cell): boolean => value !== Number(item.fields.quantity?.value);
  switch (kind) {
    case 'place': {
      if (isDiffering(cells) && !arePlaces(cells)) return always(filled);
      // Read into each line: a person sees once which places there are.
      if (isDiffering(cells)) {
        const texts = [...new Set(cells.map(({ text }) => text))].toSorted();
        const shown = `${head.text}: ${texts.join(' | ')}`;
        const said = `| ${head.text} | ${texts.join(' | ')}`.slice(0, TEXT_MAX);
        return [sentenceOf(said, filled.flatMap(tokensOf).slice(0, 1), { shown })];
      }
      const [{ text } = { text: '' }] = filled;
      if (fold(place).includes(fold(text))) return [];
      const shown = `${head.text}: ${text}`;
      return [sentenceOf(`| ${head.text} | ${text}`, filled.flatMap(tokensOf).slice(0, 1), { shown })];
    }
    case 'currency':
      return isDiffering(filled) ? always(filled) : [];
    case 'whether': {
      if (!filled.every(({ text }) => YES.test(text) || NO.test(text))) return undefined;
      const isAgainst = AGAINST.test(fold(head.text));
      const told = filled.filter(({ text }) => isAgainst !== NO.test(text));
      return always(told.length > 0 || isDiffering(cells) ? (isDiffering(cells) ? filled : told) : []);
    }
    case 'charge':
      return filled.every(({ text }) => numbersOf(text).length > 0) ? always(where((value) => value !== 0)) : undefined;
    case 'left': {
      const told = where(isOtherThanOrdered);
      if (told.length > 0) return always(told);
      return filled.every(({ text }) => numbersOf(text).length > 0)
        ? [sentenceOf(`| ${head.text} | =`, head.tokens)]
        : undefined;
    }
    case 'given': {
      const told = where((value) => value !== 0);
      return told.length > 0 ? always(told) : undefined;
    }
    case 'instead': {
      const told = where((value, cell) => value !== 0 && isOtherThanOrdered(value, cell));
      return told.length > 0 ? always(told) : undefined;
    }
  }
}

function tokensOf({ segments }: Cell): Token[] {
  return segments.flatMap(({ tokens }) => tokens);
}

function isDiffering(cells: readonly Cell[]): boolean {
  return new Set(cells.map(({ text }) => fold(text))).size > 1;
}

/** What the cell comes to, whichever mark it is written with. */
function numbersOf(text: string): number[] {
  const plain = text.replace(/^\+|^[$€£]\s?/, '').trim();
  return (['.', ','] as const).flatMap((mark) => {
    const value = wholeNumber(plain, mark);
    return value === undefined ? [] : [Number(value)];
  });
}

const YES = /^(?:y|yes|j|ja|o|oui|s|si|sí|sim|x|✓|✔|☑|☒|true|wahr|vrai|1|ok|tak|evet|是|有|○)$/iu;
const NO = /^(?:n|no|nein|non|não|nee|nie|nej|nei|☐|false|falsch|faux|0|-|–|hayır|否|无|×)$/iu;
/** Heads under which a `Y` is against the line. */
const AGAINST =
  /cancel|delet|remov|hold|stop|skip|sample|free|foc|no charge|not needed|block|back ?order|option|alternativ|losch|storn|sperr|muster|gratis|kostenlos|entfall|annul|supprim|echantillon|gratuit|bloqu|anulad|muestra|sin cargo|campione|omaggio|bloccat|opzional|opcional|geannul|monster|geblok|optie|取消|样品|赠品|中止|취소/u;

/** Roles of what an order has one place for, or several things go by: without it another thing may be delivered. */
const MATTERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['quantity', 'specification', 'description', 'other']);

/** What rows are booked to, taxed as, drawn on or shipped in. */
function isHarmlessHead(head: string, role: ColumnRole): boolean {
  return role === 'other' && !OF_THE_THING.test(fold(head));
}
const OF_THE_THING =
  /^(?:size|colou?r|finish|grade|length|width|height|thickness|condition|deletion indicator|orig order|class|farbe|grosse|lange|breite|hohe|dicke|ausfuhrung|couleur|taille|longueur|largeur|epaisseur|finition|color|talla|tamano|largo|ancho|acabado|cor|tamanho|colore|taglia|lunghezza|larghezza|spessore|finitura|kleur|maat|lengte|breedte|dikte|uitvoering|kolor|rozmiar|farg|storlek|farge|storrelse|颜色|尺寸|规格|色|サイズ)$/u;

/** Columns in which something is said of one item, or of what is left of it. */
const REMARKS =
  /^(?:(?:re)?marks?|notes?|comments?|status|state|action|bemerkung\w*|hinweise?|notiz\w*|anmerkung\w*|remarques?|observa\w+|notas?|estado|stato|statut|opmerking\w*|备注|備註|状态|備考)$|\b(?:open|outstanding|remaining|delivered|received|balance|back.?order\w*|offene?|gelieferte?|restmenge|reste|livrée?s?|pendientes?|entregad[oa]s?|residu[oa]|consegnat[oa]|openstaand|geleverd)\b/iu;
const TEXT_MAX = 200;
