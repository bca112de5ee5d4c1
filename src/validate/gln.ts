/** The location numbers of an order's parties, each with where it stands. The seller is whoever reads this, and known. */
import type { Order, Party } from '../model/order.ts';
import { bare } from './gs1.ts';

export interface Gln {
  readonly value: string;
  /** JSON Pointer into the order. */
  readonly path: string;
  readonly party: Party;
  readonly isShipTo: boolean;
}

export function* glnsOf(order: Order): Generator<Gln> {
  for (const { party, path, isShipTo } of partiesOf(order)) {
    for (const [index, { scheme, value }] of (party.identifiers ?? []).entries())
      if (scheme === 'GLN') yield { value: bare(value), path: `${path}/identifiers/${index}/value`, party, isShipTo };
  }
}

interface Placed {
  readonly party: Party;
  readonly path: string;
  readonly isShipTo: boolean;
}

function* partiesOf({ buyer, shipTo, billTo, parties = [], lines }: Order): Generator<Placed> {
  if (buyer !== undefined) yield { party: buyer, path: '/buyer', isShipTo: false };
  if (shipTo !== undefined) yield { party: shipTo, path: '/shipTo', isShipTo: true };
  if (billTo !== undefined) yield { party: billTo, path: '/billTo', isShipTo: false };
  for (const [index, party] of parties.entries()) yield { party, path: `/parties/${index}`, isShipTo: false };
  for (const [line, { schedules = [] }] of lines.entries()) {
    for (const [index, { shipTo: place }] of schedules.entries())
      if (place !== undefined) yield { party: place, path: `/lines/${line}/schedules/${index}/shipTo`, isShipTo: true };
  }
}
