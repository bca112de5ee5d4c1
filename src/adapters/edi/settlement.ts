/** How an allowance or charge is settled: SAC12, ITA04 and G7202 (element 331) and ALC 4471, which share their numbers. */

/**
 * Settled with the order itself: off the invoice, credited to the customer's account, paid by the customer, off the gross
 * quantity. With any other code the sum is claimed later, is optional, is borne by someone else or is information only, so
 * that it is not plain whether it counts.
 */
const IN_FORCE: ReadonlySet<string> = new Set(['', '2', '4', '6', '8']);

export function isInForce(code: string): boolean {
  return IN_FORCE.has(code.trim().replace(/^0+(?=\d)/, ''));
}

const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['1', 'billed back later'],
  ['3', "settled by the vendor's check"],
  ['5', 'to be paid by the vendor'],
  ['7', 'optional'],
]);

/** The words for a code that is not in force, in brackets; '' when the number alone has to do. */
export function settlementWords(code: string): string {
  const words = MEANINGS.get(code.trim().replace(/^0+(?=\d)/, ''));
  return words === undefined ? '' : ` (${words})`;
}
