/** Sheets of a workbook that an order stands on; others hold instructions and lists to choose from. */
import type { Layout, PageLayout } from '../layout/layout.ts';
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
  if (!isBook || !isWhole) return { layout, labels };
  const forms = layout.pages.filter((page) => !own.includes(page) && isShippingForm(page, labels, ofOrder));
  const shown = new Set(forms.map(({ number }) => number));
  return {
    layout: { ...layout, pages: [...own, ...forms] },
    labels: [...ofOrder, ...labels.filter(({ line }) => shown.has(line.page))],
  };
}

const CELLS_MAX = 3;

/**
 * A sheet `Shipping` of a workbook: labels with their values beside them, among them where to deliver or who pays, each of them once, and
 * none that the order's own sheet has as well. A list to choose from names several, or has columns.
 */
function isShippingForm({ number, lines }: PageLayout, labels: readonly Label[], ofOrder: readonly Label[]): boolean {
  const own = labels.filter(({ line }) => line.page === number);
  const beside = own.filter(
    ({ line, segment, rest, strength }) =>
      strength === 1 && line.segments[0] === segment && (rest.length > 0 || line.segments.length > 1),
  );
  const parties = beside.filter(({ field }) => field === 'shipTo' || field === 'billTo');
  return (
    parties.length > 0 &&
    new Set(parties.map(({ field }) => field)).size === parties.length &&
    parties.every(({ field }) => !ofOrder.some((label) => label.field === field && label.strength === 1)) &&
    beside.length * 2 > lines.length &&
    !own.some(({ field }) => field === 'poNumber') &&
    lines.every(({ segments }) => segments.length <= CELLS_MAX)
  );
}
