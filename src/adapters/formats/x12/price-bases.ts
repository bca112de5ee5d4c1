/** Element 639 (PO105, POC07, CTP09) as data: for how many of which unit a price is, and which codes say what kind it is. */

export interface PriceBasis {
  readonly quantity: string;
  /** Read only for these units: of any other nobody knows how many it is. */
  readonly units?: readonly string[];
  /** What the price is for, in words, where `units` names no code that a person would know. */
  readonly per?: string;
  /** The unit that is itself what the price is for. */
  readonly itself?: string;
  /** Not read for these units. */
  readonly not: readonly string[];
}

const PIECES = ['EA', 'PC', 'UN'];

function perPiece(codes: string): [string, PriceBasis][] {
  return codes.split(' ').map((code) => [code, { quantity: '1', units: PIECES, not: [] }]);
}

function perDozen(codes: string): [string, PriceBasis][] {
  return codes.split(' ').map((code) => [code, { quantity: '12', units: PIECES, itself: 'DZ', not: [] }]);
}

function perMany(quantity: string, codes: string, not: readonly string[] = []): [string, PriceBasis][] {
  return codes.split(' ').map((code) => [code, { quantity, not }]);
}

function perMeasure(code: string, quantity: string, units: readonly string[], per?: string): [string, PriceBasis] {
  return [code, { quantity, units, not: [], ...(per === undefined ? {} : { per }) }];
}

/**
 * Codes that say for how many units the price is, and the units that already count so many. A price per dozen of an
 * item ordered in dozens has a basis of one, and is therefore left alone. A writer takes the first that fits.
 */
export const PRICE_BASES: ReadonlyMap<string, PriceBasis> = new Map<string, PriceBasis>([
  ...perPiece('PE TE QE LE WE'),
  ...perDozen('PD TD LD WD'),
  ['HF', { quantity: '100', units: ['FT', 'LF'], itself: 'HF', not: [] }],
  ...perMany('10', 'PN', ['TP']),
  ...perMany('100', 'HP TC QH LC WC', ['HU', 'HC']),
  ...perMany('1000', 'TP TM QS LM WM', ['TH', 'T3']),
  ...perMany('10000', 'TT'),
  ...perMany('100000', 'HT'),
  perMeasure('PF', '1', ['FT', 'LF']),
  perMeasure('TF', '1000', ['FT', 'LF']),
  perMeasure('PY', '1', ['YD', 'LY']),
  perMeasure('PS', '1000', ['SF']),
  perMeasure('PP', '1', ['LB']),
  perMeasure('PO', '1', ['OZ']),
  perMeasure('PA', '1', ['TO'], 'troy ounce'),
  perMeasure('PT', '1', ['TN', 'NS'], 'ton'),
  perMeasure('PK', '1', ['KG']),
  perMeasure('PG', '1', ['GR']),
  perMeasure('PL', '1', ['LT']),
  perMeasure('ML', '1', ['ML']),
  perMeasure('P1', '1000', ['MR', 'LM']),
  perMeasure('P2', '1', ['CM']),
  perMeasure('P3', '1', [], 'decimetre'),
  perMeasure('P4', '1', [], 'hectometre'),
  perMeasure('P5', '1', ['DK']),
  perMeasure('P6', '1', ['MM']),
  perMeasure('P7', '1', ['MR', 'LM']),
  ...perPiece('RE'),
  ...perDozen('RD'),
  ...perMany('100', 'RC', ['HU', 'HC']),
  ...perMany('1000', 'RM', ['TH', 'T3']),
]);

/** Codes that name a price that is paid as it stands, for one of the unit that is ordered. */
export const PRICE_KINDS: ReadonlySet<string> = new Set(
  'AP AW BR CA CR CT DI DR DS FB FO FX KA KP KR NS NT PQ PR QT SC ST SW UM VQ WH'.split(' '),
);

/** Codes that name a price which is not, or not yet, what is paid for one unit, and why. */
export const PRICES_NOT_FIRM: ReadonlyMap<string, string> = new Map([
  ['BD', 'before discount'],
  ['CP', 'current and subject to change'],
  ['EC', 'an estimated credit'],
  ['EH', 'a shift differential'],
  ['ES', 'estimated'],
  ['LR', 'that of the catalogue before'],
  ['NE', 'the most that may be charged'],
  ['NQ', 'not quoted'],
  ['PV', 'provisional'],
  ['QR', 'that of the quotation before'],
  ['RC', 'the retail price'],
  ['RD', 'the retail price'],
  ['RE', 'the retail price'],
  ['RM', 'the retail price'],
  ['RS', 'the resale price'],
  ['RT', 'the retail price'],
  ['SR', 'the suggested retail price'],
  ['TB', 'to be negotiated'],
  ['AN', 'for a year'],
  ['BW', 'for two weeks'],
  ['DP', 'for a day'],
  ['ME', 'for the rest of a term'],
  ['PB', 'for a year'],
  ['PM', 'for a month'],
  ['PU', 'for a quarter'],
  ['SA', 'for half a year'],
  ['SM', 'for half a month'],
  ['WI', 'for a week'],
]);

export const NO_CHARGE = 'NC';

/** CTP02 kinds of price that a buyer pays. Retail and suggested prices (RTL, RES, MSR …) are not what is ordered at. */
export const PAID_PRICES: ReadonlySet<string> = new Set([
  '',
  'ACT',
  'CON',
  'CUP',
  'DIS',
  'INV',
  'NET',
  'PRO',
  'QTE',
  'UCP',
  'WHL',
]);
