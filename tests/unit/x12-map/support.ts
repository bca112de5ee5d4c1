/** What tests of the mapping share: one 850 of the given segments, or another set, mapped and normalized. */
import { mapOrder, type MappedOrder } from '../../../src/adapters/formats/x12/map-order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import type { PartnerProfile } from '../../../src/model/partner-profile.ts';
import type { Order } from '../../../src/model/order.ts';
import { readSets } from '../../support/x12-sets.ts';

type Mapped = MappedOrder & { order: Order };

export function map(...segments: string[]): Mapped {
  return mapSet('850', '004010', segments);
}

export function mapSet(set: string, version: string, segments: readonly string[], profile?: PartnerProfile): Mapped {
  const head = `ISA*00*          *00*          *12*6125550100     *01*123456789      *261102*0930*U*00401*000000001*0*P*>~GS*PO*A*B*20261102*0930*1*X*${version}~ST*${set}*0001~`;
  const [read] = readSets(Buffer.from(`${head}${segments.map((segment) => `${segment}~`).join('')}SE*0*0001~`));
  if (read === undefined) throw new Error('The set was not read.');
  const mapped = mapOrder(read.segments, { ...read, ...(profile && { profile }) });
  return { ...mapped, order: normalizeOrder(mapped.draft).order };
}
