/** Who is the ship-to or the bill-to of an order that names none: a party in a role that implies it. */
import type { DraftOrder, DraftParty } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import { secondParty } from './second-party.ts';

type Taken = 'shipTo' | 'billTo';

/** Qualifier of a party → what it is where nobody else is that. */
export type StandIns = ReadonlyMap<string, readonly Taken[]>;

/**
 * Done when all parties are known: a consignee is the ship-to only where no ship-to is named, before or behind.
 *
 * @param isNobody whether a party that is there already is only a contact, which belongs to whoever comes
 */
export function settleStandIns(
  order: DraftOrder,
  standIns: StandIns,
  findings: Finding[],
  isNobody: (party: DraftParty) => boolean = () => false,
): void {
  if (order.parties === undefined) return;
  const taken = new Set<Taken>();
  const parties = order.parties.filter(({ role, ...party }) => {
    const fields = standIns.get(role?.text.trim() ?? '') ?? [];
    const free = fields.filter((field) => {
      const present = order[field];
      return !taken.has(field) && (present === undefined || isNobody(present));
    });
    for (const field of free) {
      taken.add(field);
      order[field] = { ...order[field], ...party };
    }
    if (free.length > 0) return false;
    const isRival = fields.includes('shipTo') && taken.has('shipTo') && role?.at !== undefined;
    const other = isRival ? secondParty(order, 'shipTo', party, role.at) : undefined;
    if (other !== undefined) findings.push(other);
    return true;
  });
  if (parties.length > 0) order.parties = parties;
  else delete order.parties;
}
