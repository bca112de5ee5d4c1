/** A plain printed order of two lines that all readings agree on, and what a person confirms of it. */
import type { Order } from '../../src/model/order.ts';

/** @param beside and `below`: words beside the order's number and its date */
export function acmePage(foot = '', { number = '4500123', beside = '', below = '' } = {}): string {
  return `
                     PURCHASE ORDER
Acme Pumps, Inc.                      PO Number: ${number}          ${beside}
12 Mill Road                          PO Date: 03/27/2026
Toledo, OH 43601                      ${below}

Item  Part No       Description        Order Qty       Unit Price      Amount
 10   884-2213      Valve                     20            12.50      250.00
 20   884-9001      Gasket kit                 2           100.00      200.00

                                              Total                    450.00

${foot}
`;
}

export const ACME_CONFIRMED = {
  poNumber: '4500123',
  buyer: { name: 'Acme Pumps, Inc.' },
  lines: [
    { lineNumber: '10', buyerSku: '884-2213', quantity: '20', unitPrice: '12.50' },
    { lineNumber: '20', buyerSku: '884-9001', quantity: '2', unitPrice: '100.00' },
  ],
} as Order;
