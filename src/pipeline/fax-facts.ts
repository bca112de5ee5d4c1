/** What the call by which a fax came says to the rules, and of a message that no order came of. */
import type { Finding } from '../model/finding.ts';
import type { FaxRow } from '../store/faxes.ts';
import type { FaxFacts } from '../validate/facts.ts';
import { partialFax } from '../validate/fax-partial.ts';

export function faxFacts(fax: FaxRow, namedPartner?: string): FaxFacts {
  const { partial, error, pages, partnerId, partnerName, partnerBy } = fax;
  const caller = fax.caller ?? fax.stationId;
  return {
    ...(partial === null ? {} : { partial }),
    ...(error === null ? {} : { error }),
    ...(pages === null ? {} : { pages }),
    ...(caller === null ? {} : { caller }),
    ...(partnerId === null || partnerBy === null
      ? {}
      : {
          owner: {
            id: partnerId,
            name: partnerName ?? partnerId,
            by: fax.via === 'mail' ? ('mail' as const) : partnerBy,
          },
        }),
    ...(namedPartner === undefined ? {} : { namedPartner }),
  };
}

/** That a fax is not whole is told with the message too: it may be why nothing in it could be read. */
export function faxFindings(fax: FaxRow | null): Finding[] {
  return fax === null ? [] : partialFax(faxFacts(fax));
}
