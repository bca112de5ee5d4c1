/** A line that goes to several places, or to a place and elsewhere, says how much of it goes to each; otherwise nobody knows what to send. */
import { finding } from '../../model/codes.ts';
import type { DraftField, DraftLine, DraftOrder, DraftParty } from '../../model/draft.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';

/** Where each delivery of a line was opened. */
export type OpenedAt = Map<object, Place>;

/**
 * To be asked when all deliveries of the order are known. A single place without a quantity is that of the whole line.
 * @param opened where the deliveries stand, because one may say nothing at all that has a place
 */
export function tellOpenPlaces({ lines = [] }: DraftOrder, opened: OpenedAt, findings: Finding[]): void {
  for (const [index, line] of lines.entries()) {
    const { schedules = [] } = line;
    const at = schedules.findIndex(({ quantity }) => quantity === undefined);
    if (at < 0 || schedules.length < 2 || schedules.every(({ shipTo }) => shipTo === undefined)) continue;
    const open = schedules[at];
    const fields = fieldsOf(open?.shipTo);
    const name = fields[0] === undefined ? 'one of its deliveries' : shown(fields[0]);
    const message = `Line ${numberOf(line, index)} goes to several places or on several days, but how much goes to ${name} is not said.`;
    const place =
      fields.find((field) => field.at !== undefined)?.at ?? (open === undefined ? undefined : opened.get(open));
    const path = `/lines/${index}/schedules/${at}`;
    findings.push(finding('delivery-incomplete', message, place === undefined ? { path } : { path, at: place }));
  }
}

/** What names a place. */
function fieldsOf(shipTo: DraftParty | undefined): DraftField[] {
  const identifiers = shipTo?.identifiers ?? [];
  return [shipTo?.name, ...identifiers.map(({ value }) => value)].filter((field) => field !== undefined);
}

function numberOf({ lineNumber }: DraftLine, index: number): string {
  return lineNumber === undefined ? String(index + 1) : shown(lineNumber).slice(0, 20);
}

function shown(field: DraftField): string {
  return String(field.value ?? field.text.trim()).slice(0, 80);
}
