/** What the call by which a fax came says to the rules, and of a message that no order came of. */
import type { Finding } from '../model/finding.ts';
import type { FaxRow } from '../store/faxes.ts';
import type { FaxFacts } from '../validate/facts.ts';
import { partialFax } from '../validate/fax-partial.ts';

/** @param inFile pages of the file that was read; fewer than the call had are a fax that is not whole, however it ended */
export function faxFacts(fax: FaxRow, namedPartner?: string, inFile?: number): FaxFacts {
  const { partial, error, pages, partnerId, partnerName, partnerBy } = withLostPages(fax, inFile);
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

function withLostPages(fax: FaxRow, inFile: number | undefined): FaxRow {
  const { pages, error, partial } = fax;
  if (pages === null || inFile === undefined || inFile >= pages || partial === true) return fax;
  const missing = `${inFile} of ${pages} pages are in the file.`;
  return { ...fax, partial: true, error: error === null ? missing : `${error} ${missing}` };
}

/** That a fax is not whole is told with the message too: it may be why nothing in it could be read. */
export function faxFindings(fax: FaxRow | null): Finding[] {
  return fax === null ? [] : partialFax(faxFacts(fax));
}
