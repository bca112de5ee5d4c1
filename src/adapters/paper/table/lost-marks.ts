/**
 * Numbers of a scan whose decimal marks were lost or misread: `432 00`, `1324`, `5.43370`. Recognition is sure of digits and
 * unsure of points; where quantity × price = amount holds for a placing of the marks, the likeliest that does is taken. No digit
 * is ever changed.
 */
import { foundIn, type Found } from '../found.ts';
import type { Token } from '../layout/layout.ts';
import type { PaperItem } from './item.ts';
import type { Column } from './head.ts';
import { proofOf } from './proof.ts';
import type { ItemRows } from './records.ts';
import { cellOf, type Row } from './rows.ts';

/** Decimals that quantities, prices and amounts are printed with. */
const PLACES = { quantity: [0, 2, 3, 1], price: [2, 3, 4, 0], amount: [2, 0] } as const;
type Name = keyof typeof PLACES;

export function withLostMarks(
  items: readonly PaperItem[],
  rows: readonly ItemRows[],
  columns: readonly Column[],
): PaperItem[] {
  const usual = usualPlaces(rows, columns);
  return items.map((item, index) => {
    const row = rows[index]?.anchor;
    if (row === undefined || row.line.tokens.every(({ confidence }) => confidence === 1)) return item;
    // As printed it may hold for a price that nobody says is for a hundred: a lost point of the quantity makes the same.
    if (item.proof === 'holds' && holdsForOne(item)) return item;
    const fields = withoutGuess(item);
    const found = placed({ ...item, fields }, row, columns, usual);
    return found === undefined ? item : { ...item, fields: { ...fields, ...found } };
  });
}

/** The likeliest placing that holds; a price for one unit, or for as many as are said, goes before one for a hundred. */
function placed(
  item: PaperItem,
  row: Row,
  columns: readonly Column[],
  usual: Usual,
): Partial<Record<Name, Found>> | undefined {
  const quantities = candidates('quantity', item.fields.quantity, cellOf(row, columns, 'quantity'), usual);
  const prices = [
    ...candidates('price', item.fields.price, cellOf(row, columns, 'price'), usual),
    ...candidates('price', item.gross?.price, cellOf(row, columns, 'grossPrice'), usual),
  ];
  const amounts = [
    ...candidates('amount', item.fields.amount, cellOf(row, columns, 'amount'), usual),
    ...candidates('amount', item.gross?.amount, cellOf(row, columns, 'grossAmount'), usual),
  ];
  const placings = quantities
    .flatMap((quantity) =>
      prices.flatMap((price) =>
        amounts.map((amount) => ({
          cost: quantity.cost + price.cost + amount.cost,
          found: { quantity: quantity.found, price: price.found, amount: amount.found },
        })),
      ),
    )
    .filter(({ found }) => Number(found.quantity.value) > 0 && Number(found.amount.value) > 1)
    .toSorted((one, other) => one.cost - other.cost);
  let best: { readonly cost: number; readonly found: Record<Name, Found> } | undefined;
  const guesses = isSaid(item) || item.proof === 'holds' ? [] : ['100', '1000'];
  for (const [bases, more] of [[isSaid(item) ? [] : ['1'], 0] as const, [guesses, GUESSED_MORE] as const]) {
    if (more > 0 && guesses.length === 0) continue;
    const holding = placings.find(
      ({ found }) => proofOf({ fields: { ...item.fields, ...found } }, bases)?.holds === true,
    );
    const cost = (holding?.cost ?? Infinity) + more;
    if (holding !== undefined && cost <= COST_MAX && cost < (best?.cost ?? Infinity)) best = { ...holding, cost };
  }
  return best?.found;
}

/** What it costs that a price is for a hundred though nothing says so, and what is no placing any more but a riddle. */
const GUESSED_MORE = 3;
const COST_MAX = 6;

function holdsForOne(item: PaperItem): boolean {
  return proofOf({ fields: withoutGuess(item) }, isSaid(item) ? [] : ['1'])?.holds === true;
}

/** Without a number of units that arithmetic alone had to find. */
function withoutGuess(item: PaperItem): PaperItem['fields'] {
  if (isSaid(item)) return item.fields;
  const { basis: _, ...fields } = item.fields;
  return fields;
}

function isSaid({ fields: { basis } }: PaperItem): boolean {
  return Number(basis?.value ?? 0) > 0 && basis?.rule !== 'computed/price-basis';
}

interface Candidate {
  readonly found: Found;
  /** 0 as it is printed; less where some sign or white stands at the mark's place than where none does. */
  readonly cost: number;
}

function candidates(
  name: Name,
  printed: Found | undefined,
  cell: readonly Token[] | undefined,
  usual: Usual,
): Candidate[] {
  const tokens = digitsOf(cell ?? printed?.tokens ?? []);
  const digits = textOf(tokens).replaceAll(/\D/g, '');
  const torn = tornPlaces(tokens);
  const isOdd = torn === undefined && (usual[name] ?? 0) > 0;
  const first = printed === undefined ? [] : [{ found: printed, cost: isOdd ? 1.5 : 0 }];
  // In `1C0` and `1.0CO` digits are missing, and moving a mark would hide it.
  if (digits.length === 0 || digits.length > 12 || tokens.some(({ text }) => LACKING.test(text))) return first;
  const others = PLACES[name].flatMap((places, index): Candidate[] => {
    if (digits.length <= places && places > 0) return [];
    const whole = digits.slice(0, digits.length - places).replace(/^0+(?=\d)/, '');
    const value = places === 0 ? whole : `${whole}.${digits.slice(-places)}`;
    const found = foundIn(tokens, `paper/scan/${name}`, 0.93, value);
    if (places === torn) return [{ found, cost: 0.5 }];
    if (places === usual[name]) return [{ found, cost: 1 }];
    // A sign that is no mark of thousands speaks against a whole number.
    const isWhole = places === 0 && torn !== undefined && torn !== 3;
    return [{ found, cost: 2 + index / 10 + (torn === undefined ? 0 : 1.5) + (isWhole ? 3 : 0) }];
  });
  return printed?.value === undefined ? others : [...first, ...others];
}

const LACKING = /\d\p{L}+\d|\d[.,]?[OoCQDIlSBZ]{1,3}$/u;

type Usual = Partial<Record<Name, number>>;

/** Decimals that most numbers of a column show, in whatever way: `13.24`, `78 36`, `31:3400`. */
function usualPlaces(rows: readonly ItemRows[], columns: readonly Column[]): Usual {
  const usual: Usual = {};
  for (const name of ['quantity', 'price', 'amount'] as const) {
    const counts = new Map<number, number>();
    for (const { anchor } of rows) {
      const places = tornPlaces(digitsOf((anchor && cellOf(anchor, columns, name)) ?? []));
      const isUsual = places !== undefined && places > 0 && PLACES[name].some((each) => each === places);
      if (isUsual) counts.set(places, (counts.get(places) ?? 0) + 1);
    }
    const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
    if (most !== undefined) usual[name] = most[0];
  }
  return usual;
}

function digitsOf(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ text }) => /\d/.test(text));
}

/** A price without the unit behind it. */
function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text.replace(/\/.*$/, '')).join(' ');
}

/** How many digits stand behind the last sign or white: a point was there, whatever it became. */
function tornPlaces(tokens: readonly Token[]): number | undefined {
  return /\d\D+(\d+)\D*$/.exec(textOf(tokens))?.[1]?.length;
}
