/** What tests of the mapping share: one 850 of the given segments, mapped and normalized. */
import { mapOrder, type MappedOrder } from '../../../src/adapters/formats/x12/map-order.ts';
import { normalizeOrder } from '../../../src/normalize/index.ts';
import type { Order } from '../../../src/model/order.ts';
import { readSets } from '../../support/x12-sets.ts';

const HEAD =
  'ISA*00*          *00*          *12*6125550100     *01*123456789      *261102*0930*U*00401*000000001*0*P*>~GS*PO*A*B*20261102*0930*1*X*004010~ST*850*0001~';

export function map(...segments: string[]): MappedOrder & { order: Order } {
  const [read] = readSets(Buffer.from(`${HEAD}${segments.map((segment) => `${segment}~`).join('')}SE*0*0001~`));
  if (read === undefined) throw new Error('The set was not read.');
  const mapped = mapOrder(read.segments, read);
  return { ...mapped, order: normalizeOrder(mapped.draft).order };
}
