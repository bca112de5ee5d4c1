import type { Order } from '../../../model/order.ts';

/** BEG01, BCH01, BCA01. */
export const PURPOSE_CODES: Readonly<Record<Order['purpose'], string>> = {
  original: '00',
  cancellation: '01',
  change: '04',
  replace: '05',
  confirmation: '06',
  duplicate: '07',
};
