/** Lines out of a spreadsheet: which column is which is told by a head, else by what stands in them. Pure. */
import type { FormLine } from '../../model/form.ts';

type Column = 'item' | 'quantity' | 'unit' | 'date' | 'note';

const HEADS: Readonly<Record<Column, RegExp>> = {
  item: /^(item|sku|part|article|art|product|material|code|gtin|ean|artikel|商品|物料|编号|货号|料号|品号|型号)/i,
  quantity: /^(qty|quantity|amount|menge|anzahl|order|数量|订购|订货)/i,
  unit: /^(unit|uom|u\/m|einheit|me|单位)/i,
  date: /^(date|delivery|due|required|datum|liefer|交货|交期|日期|到货)/i,
  note: /^(note|remark|comment|bemerkung|备注|说明)/i,
};
/** A number alone, with whatever stands between its digits: what it means is for the gateway. */
const NUMBER = /^[+-]?\d[\d.,'\s]*$/;

/** @returns undefined when the text is no table, but one value */
export function linesOf(text: string): FormLine[] | undefined {
  const rows = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => cell.trim().replace(/^"(.*)"$/s, '$1')))
    .filter((row) => row.some((cell) => cell !== ''));
  if (!/\t|\n/.test(text) || rows.length === 0) return undefined;
  const head = headOf(rows[0] ?? []);
  const body = head === undefined ? rows : rows.slice(1);
  const columns = head ?? guessed(body);
  return body.map((row) => {
    const line: { -readonly [Key in keyof FormLine]: FormLine[Key] } = {};
    for (const [column, index] of columns) {
      const cell = row[index] ?? '';
      if (cell !== '') line[column] = column === 'date' ? dayOf(cell) : cell;
    }
    return line;
  });
}

type Columns = ReadonlyMap<Column, number>;

function headOf(row: readonly string[]): Columns | undefined {
  const columns = new Map<Column, number>();
  for (const [index, cell] of row.entries()) {
    const found = (Object.keys(HEADS) as Column[]).find((column) => !columns.has(column) && HEADS[column].test(cell));
    if (found !== undefined) columns.set(found, index);
  }
  return columns.has('item') && columns.has('quantity') ? columns : undefined;
}

/** The first column is the item; the quantity is the first after it that holds numbers alone; unit and day by their looks. */
function guessed(rows: readonly (readonly string[])[]): Columns {
  const width = Math.max(...rows.map((row) => row.length));
  const all = (index: number, is: (cell: string) => boolean): boolean => {
    const cells = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every(is);
  };
  const columns = new Map<Column, number>([['item', 0]]);
  for (let index = 1; index < width; index++) {
    if (!columns.has('quantity') && all(index, (cell) => NUMBER.test(cell))) columns.set('quantity', index);
    else if (!columns.has('date') && all(index, (cell) => isDay(dayOf(cell)))) columns.set('date', index);
    else if (
      columns.has('quantity') &&
      !columns.has('unit') &&
      all(index, (cell) => cell.length <= 12 && !/\d/.test(cell))
    )
      columns.set('unit', index);
  }
  return columns;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** As the gateway reads days, where only one day can be meant; 03/04/2026 stays as it is, and is asked about. */
export function dayOf(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) return iso(year, month, day);
  const [, germanDay, germanMonth, germanYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  if (germanDay !== undefined && germanMonth !== undefined && germanYear !== undefined)
    return iso(germanYear, germanMonth, germanDay);
  const [, first = '', second = '', slashYear] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  if (slashYear === undefined) return text;
  if (Number(first) > 12) return iso(slashYear, second, first);
  return Number(second) > 12 || first === second ? iso(slashYear, first, second) : text;
}

function iso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
