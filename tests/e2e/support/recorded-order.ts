/** What the gateway answers about `fixtures/golden/004010-vics.edi`, and where in the file each value stands. */

export const summary = {
  id: 'ord_01kap8zq5v3m8w7t2n4c6d9e1f',
  poNumber: '08292233294',
  partnerId: '12:4405197800',
  partnerName: 'XYZ RETAIL',
  state: 'needsReview',
  deliveryState: 'none',
  acknowledgmentState: 'acknowledged',
  revision: 1,
  lineCount: 6,
  total: '13045.94',
  currency: 'USD',
  test: false,
  channel: 'http',
  receivedAt: new Date(Date.now() - 720_000).toISOString(),
  updatedAt: new Date().toISOString(),
  openIssues: 3,
  messageId: 'msg_01kap8zq5v',
  erpOrderNumber: null as string | null,
};

const LINES = [
  ['1', '065322-117', 'AB3542', 'SMALL WIDGET', '120', '9.25'],
  ['2', '066850-116', 'RD5322', 'MEDIUM WIDGET', '220', '13.79'],
  ['3', '060733-110', 'XY5266', 'LARGE WIDGET', '126', '10.99'],
  ['4', '065308-116', 'VX2332', 'NANO WIDGET', '76', '4.35'],
  ['5', '065374-118', 'RV0524', 'BLUE WIDGET', '72', '7.5'],
  ['6', '067504-118', 'DX1875', 'ORANGE WIDGET', '696', '9.55'],
] as const;

export const order = {
  schemaVersion: '1.0',
  purpose: 'original',
  orderType: 'standard',
  test: false,
  poNumber: '08292233294',
  orderDate: '2010-11-27',
  contractNumber: '610385385',
  shipTo: {
    name: 'XYZ RETAIL',
    identifiers: [{ scheme: '9', value: '0003947268292' }],
    address: { lines: ['31875 SOLON RD'], city: 'SOLON', region: 'OH', postalCode: '44139' },
  },
  requestedDelivery: { date: '2010-12-14' },
  paymentTerms: { discountPercent: '2', discountDays: 45, netDays: 46 },
  deliveryTerms: { carrier: 'P3' },
  references: [
    { type: 'DP', value: '038' },
    { type: 'PS', value: 'R' },
  ],
  requirements: { packaging: 'PALLETIZE SHIPMENT', transport: 'SEE XYZ RETAIL ROUTING GUIDE' },
  lines: LINES.map(([lineNumber, buyerSku, supplierSku, description, quantity, unitPrice]) => ({
    lineNumber,
    buyerSku,
    supplierSku,
    description,
    quantity,
    uom: 'EA',
    sourceUom: 'EA',
    unitPrice,
  })),
  totals: { lineCount: 6, goods: '13045.94' },
};

interface Element {
  readonly index: number;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}
interface Segment {
  readonly tag: string;
  readonly position: number;
  readonly offset: number;
  readonly length: number;
  readonly elements: readonly Element[];
}
interface Recorded {
  readonly format: string;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly segments: readonly Segment[];
}

export function readSegments(bytes: Buffer): Recorded {
  const text = bytes.toString('latin1');
  const start = text.indexOf('ST*');
  const end = text.indexOf('~', text.indexOf('\nSE*')) + 1;
  const segments: Segment[] = [];
  for (let offset = start; offset < end;) {
    const length = text.indexOf('~', offset) - offset;
    let at = offset;
    const elements = text
      .slice(offset, offset + length)
      .split('*')
      .map((part, index) => {
        const element = { index, offset: at, length: part.length, text: part };
        at += part.length + 1;
        return element;
      })
      .slice(1);
    segments.push({
      tag: text.slice(offset, offset + length).split('*')[0] ?? '',
      position: segments.length + 1,
      offset,
      length,
      elements,
    });
    offset += length + 1;
    while (/\s/.test(text[offset] ?? '')) offset++;
  }
  return { format: 'x12', offset: start, length: end - start, text: text.slice(start, end), segments };
}

/** Pointer, tag, which of the segments of that tag, element. */
const PLACES: readonly (readonly [string, string, number, number])[] = [
  ['/purpose', 'BEG', 0, 1],
  ['/orderType', 'BEG', 0, 2],
  ['/poNumber', 'BEG', 0, 3],
  ['/orderDate', 'BEG', 0, 5],
  ['/contractNumber', 'BEG', 0, 6],
  ['/references/0/type', 'REF', 0, 1],
  ['/references/0/value', 'REF', 0, 2],
  ['/references/1/type', 'REF', 1, 1],
  ['/references/1/value', 'REF', 1, 2],
  ['/requestedDelivery/date', 'DTM', 0, 2],
  ['/paymentTerms/discountPercent', 'ITD', 0, 3],
  ['/paymentTerms/discountDays', 'ITD', 0, 5],
  ['/paymentTerms/netDays', 'ITD', 0, 7],
  ['/deliveryTerms/carrier', 'TD5', 0, 3],
  ['/requirements/packaging', 'PKG', 0, 5],
  ['/requirements/transport', 'TD5', 0, 5],
  ['/shipTo/name', 'N1', 0, 2],
  ['/shipTo/identifiers/0/value', 'N1', 0, 4],
  ['/shipTo/address/lines/0', 'N3', 0, 1],
  ['/shipTo/address/city', 'N4', 0, 1],
  ['/shipTo/address/region', 'N4', 0, 2],
  ['/shipTo/address/postalCode', 'N4', 0, 3],
  ['/totals/lineCount', 'CTT', 0, 1],
  ['/totals/goods', 'AMT', 0, 2],
  ...LINES.flatMap((_, line) =>
    (
      [
        ['lineNumber', 'PO1', 1],
        ['quantity', 'PO1', 2],
        ['uom', 'PO1', 3],
        ['sourceUom', 'PO1', 3],
        ['unitPrice', 'PO1', 4],
        ['buyerSku', 'PO1', 7],
        ['supplierSku', 'PO1', 11],
        ['description', 'PID', 5],
      ] as const
    ).map(([field, tag, element]) => [`/lines/${line}/${field}`, tag, line, element] as const),
  ),
];

export function lineage(source: Recorded): Record<string, unknown> {
  return Object.fromEntries(
    PLACES.flatMap(([pointer, tag, occurrence, element]) => {
      const segment = source.segments.filter((candidate) => candidate.tag === tag)[occurrence];
      const found = segment?.elements[element - 1];
      if (segment === undefined || found === undefined)
        throw new Error(`The recorded file has no ${tag} ${occurrence} ${element}.`);
      const at = { offset: found.offset, length: found.length, segment: segment.position, tag, element };
      const rule = `x12/850/${tag}${String(element).padStart(2, '0')}`;
      return [[pointer, { raw: found.text, at, rule, confidence: 1 }]];
    }),
  );
}
