/** Items by where their values stand: for forms without labels that could be understood, once a person has shown one. */
import type { RowZone } from '../../../model/sender-memory.ts';
import { foundIn, type Found } from '../found.ts';
import type { Layout, Line, Token } from '../layout/layout.ts';
import { textOf } from '../layout/layout.ts';
import { datesIn } from '../values/date.ts';
import { wholeNumber } from '../values/number.ts';
import type { ItemField, PaperItem, Reading } from '../table/item.ts';

const SLACK = 7; // Points: a column moves by less from one order to the next of the same form.
const SURE = 0.93;

export interface ZonedItems {
  readonly items: readonly PaperItem[];
  readonly lines: ReadonlySet<number>;
}

/** Rows whose words stand in the zones of the row of the quantity, each with the rows around it that the zones name. */
export function readZones(layout: Layout, zones: readonly RowZone[], reading: Reading): ZonedItems | undefined {
  const own = zones.filter(({ row }) => row === 0);
  const items: PaperItem[] = [];
  const lines = new Set<number>();
  for (const page of layout.pages) {
    page.lines.forEach((line, at) => {
      const anchor = own.map((zone) => valueIn(line, zone, reading));
      const numbers = own.filter(({ field }) => isNumber(field));
      const isItem =
        own.every((zone, index) => anchor[index] !== undefined || !isNumber(zone.field)) &&
        numbers.some(({ field }) => field === 'quantity');
      if (!isItem) return;
      const fields: PaperItem['fields'] = {};
      for (const zone of zones) {
        const row = page.lines[at + zone.row];
        const found = row === undefined ? undefined : valueIn(row, zone, reading);
        if (found === undefined) continue;
        fields[zone.field] = found;
        if (row !== undefined) lines.add(row.index);
      }
      const says =
        fields.buyerSku !== undefined || fields.supplierSku !== undefined || fields.description !== undefined;
      if (fields.quantity !== undefined && says) items.push({ fields, proof: 'none' });
    });
  }
  return items.length === 0 ? undefined : { items, lines };
}

function isNumber(field: ItemField): boolean {
  return field === 'quantity' || field === 'price' || field === 'amount';
}

function valueIn(line: Line, zone: RowZone, { mark, order }: Reading): Found | undefined {
  const tokens = line.tokens.filter((token) => isInside(token, zone));
  const [first] = tokens;
  if (first === undefined) return undefined;
  const rule = `paper/learned/${zone.field}`;
  if (isNumber(zone.field)) {
    for (const token of tokens) {
      const value = wholeNumber(token.text.replace(/(\/.*|\p{L}+)$/u, ''), mark);
      if (value !== undefined) return foundIn([token], rule, SURE, value);
    }
    return undefined;
  }
  if (zone.field === 'date') {
    const [date] = datesIn(textOf(tokens), order);
    return date === undefined ? undefined : foundIn(tokens, rule, SURE, date.value);
  }
  if (zone.field === 'description') return foundIn(run(line, first), rule, SURE);
  return /\d/.test(first.text) || zone.field === 'unit' ? foundIn([first], rule, SURE) : undefined;
}

function isInside({ box }: Token, { edge, from, to }: RowZone): boolean {
  const place = edge === 'left' ? box[0] : box[2];
  return place >= from - SLACK && place <= to + SLACK;
}

/** The words that go on from the first one without a wide gap. */
function run(line: Line, first: Token): Token[] {
  const segment = line.segments.find(({ tokens }) => tokens.includes(first));
  return segment === undefined ? [first] : segment.tokens.slice(segment.tokens.indexOf(first));
}
