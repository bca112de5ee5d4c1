import { finding, FINDING_CODES } from '../model/codes.ts';
import type { DateWindow, Order } from '../model/order.ts';
import type { Rule } from './rule.ts';

const code = 'date-window-reversed';

/** A window of days that ends before it begins, or whose own day lies outside it: nobody can keep to it. */
export const rule: Rule = {
  code,
  title: FINDING_CODES[code].title,
  severity: FINDING_CODES[code].severity,
  needs: [],
  check(order) {
    return [
      ...faultsOf(order, ''),
      ...order.lines.flatMap((line, index) => [
        ...faultsOf(line, `/lines/${index}`),
        ...(line.schedules ?? []).flatMap((schedule, at) => faultsOf(schedule, `/lines/${index}/schedules/${at}`)),
      ]),
    ];
  },
};

type Windows = Pick<Order, 'requestedDelivery' | 'requestedShip'>;
const NAMES = [
  ['requestedDelivery', 'delivery'],
  ['requestedShip', 'shipment'],
] as const;

function faultsOf(owner: Windows, path: string): ReturnType<typeof finding>[] {
  return NAMES.flatMap(([field, name]) => {
    const fault = faultOf(owner[field]);
    return fault === undefined
      ? []
      : [finding(code, `The ${name} is asked for ${fault[1]}.`, { path: `${path}/${field}/${fault[0]}` })];
  });
}

/** Days are written so that their order is that of their text. */
function faultOf({ date, earliest, latest }: DateWindow = {}): readonly [keyof DateWindow, string] | undefined {
  if (earliest !== undefined && latest !== undefined && earliest > latest)
    return ['latest', `not before ${earliest}, but not after ${latest}`];
  if (date !== undefined && earliest !== undefined && date < earliest)
    return ['date', `on ${date}, but not before ${earliest}`];
  if (date !== undefined && latest !== undefined && date > latest)
    return ['date', `on ${date}, but not after ${latest}`];
  return undefined;
}
