/** SLN: what a line consists of, as far as its quantities are read again as of what they are. */
import type { Component, OrderLine } from '../../../model/order.ts';
import { perOf } from '../../edi/assortment.ts';
import { pairs, unitCode } from './write-item.ts';
import { textNotes } from './write-header.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';

/** @param unit of the line, as it is written */
export function componentBlocks(
  sheet: Sheet,
  line: OrderLine,
  path: string,
  tag: 'PO1' | 'POC',
  unit: string,
): Block[] {
  const { components = [] } = line;
  if (components.length === 0) return [];
  if (!sheet.holds(tag, 'SLN')) {
    sheet.leftOut(`${path}/components`, `have no place in version ${sheet.plan.version}`);
    return [];
  }
  const units = components.map((one, index) => unitCode(sheet, one, `${path}/components/${index}`, 'SLN', 5));
  tellOtherReading(sheet, line, path, unit, units);
  return components.map((one, index) =>
    componentBlock(sheet, one, `${path}/components/${index}`, index, units[index] ?? ''),
  );
}

function componentBlock(sheet: Sheet, one: Component, path: string, index: number, unit: string): Block {
  const number = sheet.id(`${path}/lineNumber`, 'SLN', 1, one.lineNumber ?? String(index + 1));
  if (one.lineNumber === undefined) sheet.leftOut(`${path}/lineNumber`, 'is missing, and SLN must have one');
  const quantity = sheet.id(`${path}/quantity`, 'SLN', 4, one.quantity);
  const price = sheet.id(`${path}/unitPrice`, 'SLN', 6, one.unitPrice);
  const ids = pairs(sheet, one, path, 'SLN', 9);
  const texts = [
    ...sheet.spread(`${path}/description`, 'PID', 5, one.description),
    ...(one.description === undefined ? [] : sheet.spread(`${path}/specification`, 'PID', 5, one.specification)),
  ];
  if (one.description === undefined && one.specification !== undefined)
    sheet.leftOut(`${path}/specification`, 'would be read as the description, which the component has not');
  const noted = texts.length > 1 ? textNotes(sheet, one, 'description', 'PID', path) : [];
  for (const [at, { type }] of (one.notes ?? []).entries())
    if (type !== 'description' || texts.length < 2) sheet.leftOut(`${path}/notes/${at}`, 'has no place below SLN');
  return {
    draft: ['SLN', number, '', 'I', quantity, unit, price, '', '', ...ids],
    paths: [path],
    children: [...texts.flatMap((text) => block(['PID', 'F', '', '', '', text], [`${path}/description`])), ...noted],
  };
}

/** Of what the quantities are is no element of its own: it follows from the sums and prices. */
function tellOtherReading(sheet: Sheet, line: OrderLine, path: string, unit: string, units: readonly string[]): void {
  const components = (line.components ?? []).flatMap((one, index) =>
    one.quantity === undefined
      ? []
      : [{ per: one.per, quantity: one.quantity, unit: units[index] ?? '', price: one.unitPrice, index }],
  );
  const packs = (line.references ?? []).flatMap(({ type, value }) => (type === 'pack' || type === 'innerPack' ? [value] : [])); // prettier-ignore
  const { quantity: ordered, unitPrice, priceBasisQuantity: basis, amount } = line;
  const read = perOf({ quantity: ordered, unit, packs, price: { unitPrice, basis, amount }, components });
  for (const [index, { per, quantity }] of (line.components ?? []).entries())
    if (quantity === undefined && per !== undefined)
      sheet.leftOut(`${path}/components/${index}/per`, 'says nothing without a quantity');
  for (const { per, index } of components)
    if (per !== read)
      sheet.leftOut(`${path}/components/${index}/per`, `is read as ${read ?? 'open'}, as sums and prices have it`);
}
