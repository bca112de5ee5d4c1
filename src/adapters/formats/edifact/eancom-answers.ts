/**
 * Answers in GS1's subset (EANCOM): its version of each message type, and the codes that it has for what UN/EDIFACT says with
 * others.
 */
import type { SegmentDraft } from './write-message.ts';

/** UNH 0057 names the subset. */
export function isEancomCode(association: string): boolean {
  return association.startsWith('EAN');
}

/**
 * UNH 0057 of what we answer, by message type and directory. The subset counts its versions by message type: an order of EAN008
 * is answered by an ORDRSP of EAN005. Sources, all of GS1: EANCOM 1997 part II (ORDERS 008, ORDRSP 005, ORDCHG 005; of APERAK it
 * says 000, 001 and 002 in three places, so that none is written), EANCOM 2002 for syntax 3 and 4 (ORDERS 010, ORDRSP 009,
 * ORDCHG 007, APERAK 003). For EANCOM 94 (D93A: ORDERS 007) no source names that of the ORDRSP.
 */
const VERSIONS: ReadonlyMap<string, string> = new Map([
  ['ORDRSP D96A', 'EAN005'],
  ['ORDRSP D01B', 'EAN009'],
  ['APERAK D01B', 'EAN003'],
]);

/** '' where it is not known; then the directory alone is named. */
export function eancomVersion(type: string, directory: string): string {
  return VERSIONS.get(`${type} ${directory}`) ?? '';
}

interface Place {
  readonly tag: string;
  readonly element: number;
  /** By the code of UN/EDIFACT: that of the subset, '' for none. */
  readonly codes: Readonly<Record<string, string>>;
}

/** Only codes that the subset does not list. Elements are counted as in a draft, whose first one is the tag. */
const PLACES: readonly Place[] = [
  // 1225: amended in the heading or in its lines is "change" (4); 4343 would say the same again, and not in the same words.
  { tag: 'BGM', element: 3, codes: { '28': '4', '30': '4' } },
  { tag: 'BGM', element: 4, codes: { AC: '', AD: '', RE: '' } },
  // 1001: APERAK.
  { tag: 'BGM', element: 1, codes: { '313': '305' } },
  // 1229: accepted with amendment is "changed".
  { tag: 'LIN', element: 2, codes: { '6': '3' } },
  // 2005: promised for shipment is the day on which it is expected to be despatched.
  { tag: 'DTM', element: 1, codes: { '79': '11' } },
  // 4451: purchasing information.
  { tag: 'FTX', element: 1, codes: { AAI: 'PUR', AAB: 'PUR' } },
  // 1153: the customer's reference of a transaction, here of his change or of his message.
  { tag: 'RFF', element: 1, codes: { ACW: 'CR' } },
];

/** The segment in the codes of the subset. */
export function inEancom(segment: SegmentDraft): SegmentDraft {
  const places = PLACES.filter(({ tag }) => tag === segment[0]);
  if (places.length === 0) return segment;
  return segment.map((element, index) => {
    const codes = places.find((place) => place.element === index)?.codes ?? {};
    if (typeof element === 'string') return eancomCode(element, codes);
    return element.map((component, at) => (at === 0 ? eancomCode(component, codes) : component));
  });
}

/** BGM 1225 alone. */
export function verdictInEancom(verdict: string): string {
  return String(inEancom(['BGM', '', '', verdict])[3]);
}

function eancomCode(code: string, codes: Place['codes']): string {
  return Object.hasOwn(codes, code) ? (codes[code] ?? code) : code;
}
