/** Sheets of a workbook that an order stands on; others hold instructions and lists to choose from. */
import type { Layout } from '../layout/layout.ts';
import type { Label } from './labels.ts';

/**
 * Where a sheet with items names the number of the order as well, nothing beside it is said of the order: `Terms` over all terms that may
 * be chosen. A workbook may have its head on one sheet and its lines on another, and then all of them count.
 */
export function onOrderSheets(
  layout: Layout,
  labels: readonly Label[],
  lines: ReadonlySet<number>,
): { readonly layout: Layout; readonly labels: readonly Label[] } {
  const own = layout.pages.filter((page) => page.lines.some(({ index }) => lines.has(index)));
  const numbers = new Set(own.map(({ number }) => number));
  const isBook = layout.pages.length > own.length && layout.pages.every(({ origin }) => origin === 'cells');
  const ofOrder = labels.filter(({ line }) => numbers.has(line.page));
  const isWhole = ofOrder.some(({ field, strength }) => field === 'poNumber' && strength === 1);
  return isBook && isWhole ? { layout: { ...layout, pages: own }, labels: ofOrder } : { layout, labels };
}
