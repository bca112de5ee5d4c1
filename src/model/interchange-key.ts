/** What tells an interchange from others of its sender. */
import type { Interchange, PartyId } from './decoded.ts';

/** X12 counts to 999,999,999; EDIFACT senders start again every year or every day. */
export function numberKeyOf({ standard, controlNumber, date }: Interchange): string {
  return standard === 'x12' ? controlNumber : `${controlNumber} ${date}`;
}

/** The whole key: the same number of another sender, to another receiver or in a test is another interchange. */
export function interchangeKeyOf(header: Interchange): string {
  const { sender, receiver, test } = header;
  return [partyKey(sender), partyKey(receiver), numberKeyOf(header), test].join('\n');
}

function partyKey({ qualifier, id }: PartyId): string {
  return `${qualifier}:${id}`;
}

/** How a partner names itself in EDI: ISA05:ISA06, or the identification and its qualifier of UNB S002. */
export function ediIdOf({ sender }: Interchange): string {
  return `${sender.qualifier.trim()}:${sender.id.trim()}`;
}
