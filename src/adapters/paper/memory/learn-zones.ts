/** Where the confirmed values stand in the rows of the items. */
import type { Order, OrderLine } from '../../../model/order.ts';
import { RowZone, type SenderMemory } from '../../../model/sender-memory.ts';
import { textOf, type Layout, type Line, type Token } from '../layout/layout.ts';
import { readingFor } from '../reading.ts';
import type { Reading } from '../table/item.ts';
import { datesIn } from '../values/date.ts';
import { wholeNumber } from '../values/number.ts';
import { bareCode } from './agree.ts';

const ROWS_ABOVE = 3;
const ROWS_BELOW = 4;

type Place = { readonly field: RowZone['field']; readonly row: number; readonly token: Token };

/** Undefined when the confirmed quantities are not found, one row after the other. */
export function learnZones(layout: Layout, confirmed: Order, memory: SenderMemory): RowZone[] | undefined {
  const reading = readingFor(layout, memory);
  const places: Place[] = [];
  let from = 0;
  let matched = 0;
  for (const line of confirmed.lines) {
    const found = itemAfter(layout.lines, from, line, reading);
    if (found === undefined) continue;
    places.push(...found.places);
    from = found.at + 1;
    matched += 1;
  }
  if (matched < confirmed.lines.length * 0.6) return undefined;
  const zones = FIELDS.flatMap((field) => zoneOf(field, places, matched) ?? []);
  return zones.some(({ field, row }) => field === 'quantity' && row === 0) ? zones : undefined;
}

const FIELDS = RowZone.shape.field.options;

/** The first row that holds the quantity, with most of the line's other values around it. */
function itemAfter(
  lines: readonly Line[],
  from: number,
  line: OrderLine,
  reading: Reading,
): { at: number; places: Place[] } | undefined {
  let best: { at: number; places: Place[] } | undefined;
  for (let at = from; at < lines.length; at++) {
    const row = lines[at];
    const quantity = row?.tokens.find((token) => isNumber(token, line.quantity, reading));
    if (quantity === undefined) continue;
    const places: Place[] = [{ field: 'quantity', row: 0, token: quantity }];
    for (const field of FIELDS) {
      if (field === 'quantity') continue;
      const place = placeNear(lines, at, field, line, reading, quantity);
      if (place !== undefined) places.push(place);
    }
    if (places.length > (best?.places.length ?? 1)) best = { at, places };
    if (best !== undefined && at > best.at + 40) break;
  }
  return best;
}

function placeNear(
  lines: readonly Line[],
  at: number,
  field: RowZone['field'],
  line: OrderLine,
  reading: Reading,
  quantity: Token,
): Place | undefined {
  for (const row of [0, 1, -1, 2, -2, 3, -3, 4]) {
    if (row < -ROWS_ABOVE || row > ROWS_BELOW) continue;
    const near = lines[at + row];
    if (near === undefined || near.page !== lines[at]?.page) continue;
    const token = near.tokens.find(
      (each, index) => each !== quantity && says(near.tokens, index, field, line, reading),
    );
    if (token !== undefined) return { field, row, token };
  }
  return undefined;
}

function says(
  tokens: readonly Token[],
  index: number,
  field: RowZone['field'],
  line: OrderLine,
  reading: Reading,
): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  switch (field) {
    case 'buyerSku':
    case 'supplierSku':
      return line[field] !== undefined && bareCode(token.text) === bareCode(line[field] ?? '');
    case 'price':
      return isNumber(token, line.unitPrice, reading);
    case 'amount':
      return isNumber(token, line.amount, reading);
    case 'date':
      return (
        datesIn(textOf(tokens.slice(index, index + 3)), reading.order)[0]?.value === line.requestedDelivery?.date &&
        line.requestedDelivery?.date !== undefined
      );
    case 'description':
      return (
        line.description !== undefined &&
        bareCode(line.description).startsWith(bareCode(textOf(tokens.slice(index, index + 2))))
      );
    case 'unit':
      return line.sourceUom !== undefined && token.text === line.sourceUom;
    case 'lineNumber':
    case 'quantity':
      return false;
  }
}

function isNumber(token: Token, wanted: string | undefined, { mark }: Reading): boolean {
  if (wanted === undefined) return false;
  const value = wholeNumber(token.text.replace(/(\/.*|\p{L}+)$/u, ''), mark);
  return value !== undefined && Number(value) === Number(wanted);
}

/** The row that most items have the field in, and the edge that varies less. */
function zoneOf(field: RowZone['field'], places: readonly Place[], matched: number): RowZone | undefined {
  const own = places.filter((place) => place.field === field);
  const rows = new Map<number, number>();
  for (const { row } of own) rows.set(row, (rows.get(row) ?? 0) + 1);
  const [usual] = [...rows].toSorted((a, b) => b[1] - a[1]);
  if (usual === undefined || usual[1] < matched * 0.5) return undefined;
  const boxes = own.filter(({ row }) => row === usual[0]).map(({ token }) => token.box);
  const lefts = boxes.map(([left]) => left);
  const rights = boxes.map(([, , right]) => right);
  const edge = spread(rights) < spread(lefts) ? 'right' : 'left';
  const values = edge === 'right' ? rights : lefts;
  return { field, row: usual[0], edge, from: Math.min(...values), to: Math.max(...values) };
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
