/** What rows say of their order, joined: one order where all agree, several where their order numbers differ. */
import { finding } from '../../../model/codes.ts';
import type { Found } from '../found.ts';
import type { PaperOrder } from '../understand.ts';
import type { Carried } from './carried.ts';

/** What all rows agree on goes before what was read outside of the table. */
export function withCarried(order: PaperOrder): PaperOrder {
  const { carried = [] } = order;
  if (carried.every((each) => each === undefined)) return order;
  const all = carried.map((each) => each ?? NOTHING);
  const head = { ...order.head };
  for (const name of Object.keys(Object.assign({}, ...all.map((each) => each.head))) as (keyof Carried['head'])[]) {
    // Rows without a number before those with one are not of that order.
    if (name === 'poNumber' && all[0]?.head.poNumber === undefined) continue;
    const found = agreed(all.map((each) => each.head[name]));
    if (found !== undefined) head[name] = found;
  }
  // An export says on every row until when; where all rows say the same, that is the day of the order.
  const isExport = all.some((each) => each.head.poNumber !== undefined);
  const days = order.items.map(({ fields }) => fields.date);
  const day = isExport && !days.includes(undefined) ? agreed(days) : undefined;
  if (day?.value !== undefined && head.deliveryDate === undefined) head.deliveryDate = day;
  const parties = { ...order.parties };
  for (const role of Object.keys(Object.assign({}, ...all.map((each) => each.parties))) as (keyof typeof parties)[]) {
    const name = agreed(all.map((each) => each.parties[role]?.name));
    const first = all.find((each) => each.parties[role] !== undefined)?.parties[role];
    if (name !== undefined && first !== undefined) parties[role] = first;
  }
  const currency = agreed(all.map((each) => each.currency));
  const grand = agreed(all.map((each) => each.grand));
  return {
    ...order,
    head,
    parties,
    ...(currency === undefined ? {} : { currency }),
    ...(grand === undefined ? {} : { sums: { ...order.sums, grand } }),
  };
}

const NOTHING: Carried = { head: {}, parties: {} };

/** The value where there is but one. */
function agreed(values: readonly (Found | undefined)[]): Found | undefined {
  const given = values.filter((found) => found !== undefined);
  return new Set(given.map((found) => found.value ?? found.text)).size === 1 ? given[0] : undefined;
}

/** The head names the order and some rows name others: a sheet of earlier orders. They are left out, and a person is told. */
function withoutOthers(
  order: PaperOrder,
  owners: readonly (string | undefined)[],
  others: readonly string[],
): PaperOrder {
  const own = owners.flatMap((owner, index) => (owner === undefined ? [index] : []));
  const { carried, ...rest } = order;
  return withCarried({
    ...rest,
    items: own.flatMap((index) => order.items[index] ?? []),
    ...(carried === undefined ? {} : { carried: own.map((index) => carried[index]) }),
    findings: [
      ...order.findings,
      finding(
        'rows-of-other-orders',
        `${owners.length - own.length} row(s) name other orders (${others.slice(0, 5).join(', ')}) and were not read as lines of this one.`,
      ),
    ],
  });
}

/** Without what rows say, each of its own order: a day that only the rows of another order have is none of this one. */
function withoutRows(head: PaperOrder['head']): PaperOrder['head'] {
  return Object.fromEntries(Object.entries(head).filter(([, found]) => !found.rule.startsWith('paper/carried/')));
}

/** One order for each order number that stands on the rows; sums of the whole table belong to none of them. */
export function dividedByNumber(order: PaperOrder): PaperOrder[] {
  const numbers = order.items.map(
    ({ fields }, index) => order.carried?.[index]?.head.poNumber ?? fields.poNumber ?? undefined,
  );
  // A word that stands in the column is no number.
  const keys = numbers.map((found) => {
    const text = found?.value ?? found?.text ?? '';
    return /\d{3}/.test(text) ? text : undefined;
  });
  const distinct = [...new Set(keys.filter((key) => key !== undefined))];
  const [only] = distinct;
  if (distinct.length < 2) {
    const isLater = only !== undefined && keys[0] === undefined && keys.at(-1) === only;
    // The first rows have none: what follows with a number is a list of its own, such as of what is still open.
    if (isLater && order.head.poNumber?.text !== only) return [withoutOthers(order, keys, distinct)];
    // A single number on the rows is that of the order, where nothing else gives one.
    const found = only === undefined ? undefined : numbers.find((each) => each !== undefined);
    if (found === undefined || order.head.poNumber !== undefined) return [order];
    return [{ ...order, head: { ...order.head, poNumber: found } }];
  }
  // A row without a number goes on with the order above it; above the first one stands the order of the head.
  let last = order.head.poNumber === undefined ? only : undefined;
  const owners = keys.map((key) => (last = key ?? last));
  if (owners.includes(undefined)) return [withoutOthers(order, owners, distinct)];
  return distinct.map((number) => {
    const mine = order.items.flatMap((_, index) => (owners[index] === number ? [index] : []));
    const poNumber = numbers.find((found) => found !== undefined && (found.value ?? found.text) === number);
    const { carried, ...rest } = order;
    return withCarried({
      ...rest,
      items: mine.flatMap((index) => order.items[index] ?? []),
      sums: {},
      head: { ...withoutRows(order.head), ...(poNumber === undefined ? {} : { poNumber }) },
      ...(carried === undefined ? {} : { carried: mine.map((index) => carried[index]) }),
    });
  });
}
