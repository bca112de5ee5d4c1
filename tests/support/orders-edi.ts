/** Writes EDIFACT interchanges of ORDERS for tests. What is not asked for is complete and right. */

export interface OrdersSpec {
  readonly reference: number;
  readonly sender: string;
  readonly po: string;
  /** UNB 0031. */
  readonly asked?: '1' | '2';
  readonly price?: string;
  /** UNT 0074 as claimed, when it should be wrong. */
  readonly segmentCount?: number;
  readonly date?: string;
  readonly action?: string;
}

export function interchangeOrders(spec: OrdersSpec): string {
  const { reference, sender, po, asked, price = '10.50', date = '261123', action } = spec;
  const kind = action === undefined ? 'ORDERS' : 'ORDCHG';
  const segments = [
    `UNH+1+${kind}:D:96A:UN:EAN008`,
    action === undefined ? `BGM+220+${po}+9` : `BGM+230+${po}-C+4`,
    'DTM+137:20261123:102',
    ...(action === undefined ? ['DTM+2:20261204:102'] : [`RFF+ON:${po}`]),
    'NAD+BY+4012345000009::9',
    'NAD+SU+4012345000016::9',
    'NAD+DP+4012345000023::9++NORTHWIND WAREHOUSE+HARBOUR ROAD 1+PORTLAND++97201+US',
    'CUX+2:EUR:9',
    `LIN+1+${action ?? ''}+4012345678901:EN`,
    'PIA+1+SKU-1:IN',
    'QTY+21:12:PCE',
    ...(price === '' ? [] : [`PRI+AAA:${price}`]),
    'UNS+S',
    'CNT+2:1',
  ];
  return [
    'UNA:+.? ',
    `UNB+UNOC:3+${sender}:14+4012345000016:14+${date}:1200+${reference}${asked === undefined ? '' : `++++${asked}`}`,
    ...segments,
    `UNT+${spec.segmentCount ?? segments.length + 1}+1`,
    `UNZ+1+${reference}`,
  ]
    .map((segment) => `${segment}'`)
    .join('\n');
}

/** A CONTRL of the partner for an interchange that we sent it. */
export function interchangeContrl(spec: {
  readonly reference: number;
  readonly sender: string;
  readonly about: string;
  readonly action: '4' | '7' | '8';
  readonly error?: string;
  /** What is said of the message in it: UCM 0065 and 0083. */
  readonly message?: readonly [type: string, action: '4' | '7'];
}): string {
  const { reference, sender, about, action, error, message } = spec;
  return [
    `UNB+UNOC:3+${sender}:14+4012345000016:14+261123:1300+${reference}`,
    'UNH+1+CONTRL:D:3:UN',
    `UCI+${about}+4012345000016:14+${sender}:14+${action}${error === undefined ? '' : `+${error}`}`,
    ...(message === undefined ? [] : [`UCM+1+${message[0]}:D:96A:UN+${message[1]}`]),
    ...(message?.[1] === '4' ? ['UCS+5', 'UCD+12+2:1'] : []),
    `UNT+${message === undefined ? 3 : message[1] === '4' ? 6 : 4}+1`,
    `UNZ+1+${reference}`,
  ]
    .map((segment) => `${segment}'`)
    .join('\n');
}

/** An APERAK of the partner that refuses a message of ours by its number alone. */
export function interchangeAperak(spec: {
  readonly reference: number;
  readonly sender: string;
  readonly about: string;
}): string {
  const { reference, sender, about } = spec;
  return [
    `UNB+UNOC:3+${sender}:14+4012345000016:14+261123:1300+${reference}`,
    'UNH+1+APERAK:D:99B:UN',
    `BGM+313+A${reference}+27`,
    'DTM+137:20261123:102',
    `RFF+ACW:${about}`,
    'ERC+ZZZ::92',
    'FTX+AAO+++PRICE TOO HIGH',
    'UNT+7+1',
    `UNZ+1+${reference}`,
  ]
    .map((segment) => `${segment}'`)
    .join('\n');
}
