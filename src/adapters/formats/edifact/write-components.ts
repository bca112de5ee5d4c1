/** What a line consists of: a LIN for each component behind the line, which says in C829 that it details it. */
import type { Component } from '../../../model/order.ts';
import { perOf } from '../../edi/assortment.ts';
import { writeDescription, writeIdentity, writeQuantity } from './write-item.ts';
import { present, some, type Line, type Sheet } from './write-sheet.ts';

/** 5495: a line below another one. */
const SUBLINE = '1';

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
  const held = components.map((one, index) => writeComponent(sheet, one, `${path}/components/${index}`, detailed));
  const measured = held.filter(({ quantity }) => quantity !== undefined);
  // Only what QTY says of the line itself is written, so that no other pack is known when it is read.
  const per = perOf({
    quantity: line.quantity,
    unit,
    packs: (line.references ?? []).flatMap(({ type, value }) =>
      type === 'quantity/59' ? [value.split(' ')[0] ?? ''] : [],
    ),
    components: measured.map(({ quantity, sourceUom = '' }) => ({ quantity, unit: sourceUom })),
  });
  const read = held.map((one): Component => ({ ...one, ...(one.quantity !== undefined && present({ per })) }));
  for (const [index, one] of components.entries())
    if (one.per !== read[index]?.per) sheet.leave(`${path}/components/${index}/per`);
  return some(read);
}

function writeComponent(sheet: Sheet, one: Component, path: string, detailed: readonly string[]): Component {
  const { head, ids } = writeIdentity(sheet, one, path, detailed);
  const { description } = writeDescription(sheet, one);
  const { specification } = one;
  const more =
    description === undefined ? undefined : writeDescription(sheet, { description: specification }).description;
  const { held } = writeQuantity(sheet, one, path);
  if (one.description !== description) sheet.leave(`${path}/description`);
  if (specification !== more) sheet.leave(`${path}/specification`);
  for (const field of ['unitPrice', 'notes'] as const) if (one[field] !== undefined) sheet.leave(`${path}/${field}`);
  return { ...present({ ...head, ...ids, description, specification: more, ...held }) };
}
