/** What a line consists of: a LIN for each component behind the line, which says in C829 that it details it. */
import type { Component } from '../../../model/order.ts';
import { perOf } from '../../edi/assortment.ts';
import { unitCode, writeDescription, writeIdentity, writeQuantity } from './write-item.ts';
import { present, some, type Line, type Sheet } from './write-sheet.ts';
import { fitsNumber } from './write-text.ts';

/** 5495: a line below another one. */
const SUBLINE = '1';
/** 6063: so many are in one of the line. */
const UNITS_IN_ONE = '59';

/**
 * @param parent number of the line, where one was written
 * @returns the components as a reader will have them
 */
export function writeComponents(
  sheet: Sheet,
  line: Line,
  path: string,
  unit: string,
  parent: string | undefined,
): Component[] | undefined {
  const { components = [] } = line;
  const detailed = parent === undefined ? [SUBLINE] : [SUBLINE, parent];
  // Only what QTY says of the line itself is written, so that no other pack is known when it is read.
  const packs = (line.references ?? []).flatMap(({ type, value }) =>
    type === 'quantity/59' ? [value.split(' ')[0] ?? ''] : [],
  );
  const units = components.map(({ uom = '', sourceUom }) => unitCode(uom, sourceUom));
  const max = sheet.directory.lengths.of('6060');
  const measured = components.flatMap(({ quantity, per, unitPrice }, index) =>
    quantity === undefined || !fitsNumber(quantity, max)
      ? []
      : [{ quantity, per, unit: units[index] ?? '', price: unitPrice }],
  );
  const { unitPrice, priceBasisQuantity: basis, amount } = line;
  const price = { unitPrice, basis, amount };
  const summed = perOf({ quantity: line.quantity, unit, packs, price, components: measured, isOrdered: true });
  // QTY 59 says it by itself, and leaves its component out of the sums.
  const isSummed = measured.length > 0 && measured.every(({ per }) => per === summed);
  const read = components.map((one, index) => {
    const at = `${path}/components/${index}`;
    const isOfOne = !isSummed && one.per === 'unit';
    const held = writeComponent(sheet, one, at, detailed, isOfOne ? UNITS_IN_ONE : undefined);
    const isRead = held.quantity !== undefined && (isOfOne || isSummed);
    if (!isRead && (one.per !== undefined || held.quantity !== undefined)) sheet.leave(`${at}/per`);
    return { ...held, ...(isRead && present({ per: one.per })) };
  });
  return some(read);
}

function writeComponent(
  sheet: Sheet,
  one: Component,
  path: string,
  detailed: readonly string[],
  qualifier: string | undefined,
): Component {
  const { head, ids } = writeIdentity(sheet, one, path, detailed);
  const { description } = writeDescription(sheet, one);
  const { specification } = one;
  const more =
    description === undefined ? undefined : writeDescription(sheet, { description: specification }).description;
  const { held } = writeQuantity(sheet, one, path, qualifier);
  const unitPrice = sheet.hold(one.unitPrice, (value) => fitsNumber(value, 15), `${path}/unitPrice`);
  if (unitPrice !== undefined) sheet.add('PRI', ['AAA', unitPrice]);
  if (one.sourceUom === undefined && held.sourceUom !== undefined) sheet.leave(`${path}/sourceUom`);
  if (one.description !== description) sheet.leave(`${path}/description`);
  if (specification !== more) sheet.leave(`${path}/specification`);
  if (one.notes !== undefined) sheet.leave(`${path}/notes`);
  return { ...present({ ...head, ...ids, description, specification: more, ...held, unitPrice }) };
}
