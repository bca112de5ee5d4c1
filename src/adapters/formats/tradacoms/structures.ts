/**
 * The messages of an order file, as they are known (ORDHDR, ORDERS, ORDTLR, version 9). There is no dictionary: what an
 * order cannot do without is mandatory here and its absence rejects; for the rest it is only told.
 */
import { compileStructure, type SourceNode, type Structure } from '../../edi/structure.ts';

/** The version of these messages that everybody uses. */
export const VERSION = '9';

const NARRATIVE: SourceNode = ['DNA', 0, 0]; // Data narrative, in version 9 wherever text may stand.

const STRUCTURES: ReadonlyMap<string, Structure> = new Map(
  Object.entries<readonly SourceNode[]>({
    ORDHDR: [['MHD', 1, 1], ['TYP', 1, 1], ['SDT', 1, 1], ['CDT', 1, 1], NARRATIVE, ['FIL', 1, 1], ['MTR', 1, 1]],
    ORDERS: [
      ['MHD', 1, 1],
      ['CLO', 1, 1],
      NARRATIVE,
      ['ORD', 1, 1],
      ['DIN', 0, 0],
      NARRATIVE,
      [
        'OLD',
        1,
        0,
        [
          ['OLD', 1, 1],
          ['DNB', 0, 0],
        ],
      ],
      ['OTR', 1, 1],
      ['MTR', 1, 1],
    ],
    ORDTLR: [
      ['MHD', 1, 1],
      ['OFT', 1, 1],
      ['MTR', 1, 1],
    ],
  }).map(([type, nodes]) => [type, compileStructure('MHD', nodes)]),
);

/** Without these there is no order to read. */
export const INDISPENSABLE: ReadonlySet<string> = new Set(['ORD', 'OLD']);

export function structureOf(type: string): Structure | undefined {
  return STRUCTURES.get(type);
}
