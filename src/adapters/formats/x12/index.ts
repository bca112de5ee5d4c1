/** The X12 format: purchase orders of North American partners, in interchanges that begin with ISA. */
import type { ClosedInterchange, DecidedOrder, FormatAdapter, OwedAnswer, Sample } from '../../../model/decoded.ts';
import { write997 } from './acknowledge.ts';
import { X12Decoder } from './decoder.ts';
import { isDelimiter } from '../../edi/syntax.ts';
import { readIsa } from './isa.ts';
import { sourceSegments } from './source.ts';
import { write855 } from './write855.ts';

export const x12: FormatAdapter = {
  name: 'x12',
  claims,
  decoder: (options) => new X12Decoder(options),
  segments: (bytes, offset, header) => sourceSegments(bytes, offset, header.delimiters),
  answers: { technical, decided },
};

/** A readable ISA settles it; the name or media type alone is enough to report what is wrong with the file. */
function claims(sample: Sample): number {
  const head = Buffer.from(sample.head).toString('latin1');
  const start = head.replace(/^(?:\xef\xbb\xbf|[\s\0])+/, '');
  if (start.startsWith('ISA') && start[3] !== undefined && isDelimiter(start[3])) {
    return readIsa(start, 0, 0, true).kind === 'header' ? 100 : 60;
  }
  for (let at = head.indexOf('ISA'); at >= 0; at = head.indexOf('ISA', at + 3)) {
    if (readIsa(head, at, 0, true).kind === 'header') return 70;
  }
  const named =
    /\.(?:x12|850|855|860|997|edi)$/i.test(sample.fileName ?? '') || /\bedi-x12\b/i.test(sample.mediaType ?? '');
  return named ? 20 : 0;
}

/** One 997 for each group. Acknowledgments (GS01 = FA) are never answered. */
function technical({ groups }: ClosedInterchange): OwedAnswer[] {
  return groups
    .filter(({ group }) => group.functionalId !== 'FA')
    .map((group) => ({
      type: '997',
      group: group.group.index,
      counters: ['interchange', 'group'],
      write: ({ interchange, group: gsControl, now }) => ({
        type: '997',
        verdict: group.status,
        content: Buffer.from(
          write997([group], { isaControl: interchange, gsControl, stControl: () => 1, now }),
          'latin1',
        ),
        controlNumber: String(interchange).padStart(9, '0'),
        groupControl: String(gsControl),
        findings: [],
      }),
    }));
}

function decided({ order, ordered, decision, interchange, group }: DecidedOrder): OwedAnswer[] {
  if (decision !== 'accepted') return [];
  return [
    {
      type: '855',
      counters: ['interchange', 'group'],
      write: ({ interchange: isaControl, group: gsControl, now }) => {
        const written = write855(order, { interchange, group, isaControl, gsControl, stControl: 1, now, ordered });
        return {
          type: '855',
          verdict: written.verdict,
          content: Buffer.from(written.text, 'latin1'),
          controlNumber: String(isaControl).padStart(9, '0'),
          groupControl: String(gsControl),
          findings: written.findings,
        };
      },
    },
  ];
}
