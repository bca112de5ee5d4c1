/** Element 639 (PO105, POC07, CTP09) as data: for how many of which unit a price is, and which codes say what kind it is. */
import { Big } from 'big.js';
import { isMeasure, piecesIn } from '../../edi/unit-factors.ts';
import { unitOfCode } from './unit-codes.ts';

export interface PriceBasis {
  readonly quantity: string;
  /** What it is read as where it is for so many of the ordered unit: kept, because it is asked for in line after line. */
  readonly reading: { readonly basis: string };
  /** Read only for these units: of any other nobody knows how many it is. */
  readonly units?: readonly string[];
  /** What the price is for, in words, where `units` names no code that a person would know. */
  readonly per?: string;
  /** The unit that is itself what the price is for. */
  readonly itself?: string;
  /** The quantity is one of pieces, whatever number of pieces the ordered unit is. */
  readonly isCounted?: true;
  /** Beside pieces it counts what is ordered by measure: a price per hundred of pounds is for a hundred pounds. */
  readonly isOfMeasures?: true;
}

const PIECES = ['EA', 'PC', 'UN'];

function of(quantity: string): Pick<PriceBasis, 'quantity' | 'reading'> {
  return { quantity, reading: { basis: quantity } };
}

function perPiece(codes: string): [string, PriceBasis][] {
  return codes.split(' ').map((code) => [code, { ...of('1'), units: PIECES }]);
}

function perDozen(codes: string): [string, PriceBasis][] {
  return codes.split(' ').map((code) => [code, { ...of('12'), per: 'pieces', isCounted: true }]);
}

function perMany(quantity: string, codes: string): [string, PriceBasis][] {
  return codes
    .split(' ')
    .map((code) => [code, { ...of(quantity), per: 'pieces', isCounted: true, isOfMeasures: true }]);
}

function perMeasure(code: string, quantity: string, units: readonly string[], per?: string): [string, PriceBasis] {
  return [code, { ...of(quantity), units, ...(per === undefined ? {} : { per }) }];
}

/** Codes that say for how many units the price is. A writer takes the first that fits. */
export const PRICE_BASES: ReadonlyMap<string, PriceBasis> = new Map<string, PriceBasis>([
  ...perPiece('PE TE QE LE WE'),
  ...perDozen('PD TD LD WD'),
  ['HF', { ...of('100'), units: ['FT', 'LF'], itself: 'HF' }],
  ...perMany('10', 'PN'),
  ...perMany('100', 'HP TC QH LC WC'),
  ...perMany('1000', 'TP TM QS LM WM'),
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
  ...perMany('100', 'RC'),
  ...perMany('1000', 'RM'),
]);

/**
 * What a price with a basis is for, in terms of the unit that is ordered: so many of it (`basis`), one of it at so many
 * times the price (`times` over `over`), one of it (`itself`), or something of which nobody knows how much it is.
 */
export type BasisReading =
  | { readonly basis: string }
  | { readonly times: Big; readonly over: Big }
  | 'itself'
  | 'another';

/** @param unit element 355 of what is ordered; '' when it is not said */
export function readBasis(code: string, unit: string): BasisReading | undefined {
  const found = PRICE_BASES.get(code);
  if (found === undefined) return undefined;
  const { quantity, reading, units, itself, isCounted, per } = found;
  if (unit !== '' && unit === itself) return 'itself';
  if (isCounted === true) return readCount(found, unit);
  if (units === undefined || units.includes(unit)) return reading;
  // Without a unit a price per piece can only be meant for what is ordered; the unit itself is asked for elsewhere.
  return unit === '' && quantity === '1' && per === undefined ? 'itself' : 'another';
}

/** A price for many is for so many pieces: of items ordered by the thousand or by the gross, a part of one or several. */
function readCount({ quantity, reading, isOfMeasures }: PriceBasis, unit: string): BasisReading {
  const ours = unitOfCode(unit) ?? '';
  if (isOfMeasures === true && isMeasure(ours)) return reading;
  const pieces = piecesIn(ours);
  if (pieces === undefined) return 'another';
  if (pieces.eq(1)) return reading;
  return pieces.eq(quantity) ? 'itself' : { times: pieces, over: new Big(quantity) };
}

/** The price of one of the unit that is ordered, exactly; undefined when no decimal says it. */
export function priceOfOne(price: string, { times, over }: Extract<BasisReading, { times: Big }>): string | undefined {
  if (over.lte(0) || !/^-?(?:\d{1,15}(?:\.\d{0,9})?|\.\d{1,9})$/.test(price)) return undefined;
  const whole = new Big(price).times(times);
  const one = whole.div(over);
  const text = one.toFixed();
  return one.times(over).eq(whole) && /^-?\d{1,30}(?:\.\d{1,15})?$/.test(text) ? text : undefined;
}

/** The code that says for how many of a unit a price is, among those that fit; undefined when there is none. */
export function codeOfBasis(quantity: string, unit: string, fits: (code: string) => boolean): string | undefined {
  for (const code of PRICE_BASES.keys()) {
    const reading = readBasis(code, unit);
    if (typeof reading === 'object' && 'basis' in reading && reading.basis === quantity && fits(code)) return code;
  }
  return undefined;
}

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

/** Those of them at which the buyer sells on: what he pays is another one. */
export const RETAIL_PRICES: ReadonlySet<string> = new Set('RC RD RE RM RS RT SR'.split(' '));

export const NO_CHARGE = 'NC';

/** CTP01: the price at which the buyer sells on. */
export const RESALE = 'RS';

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
  'PRP',
  'QTE',
  'UCP',
  'WHL',
]);

/** Those of them that say what one costs this buyer in this order: another price in the line itself is contradicted. */
export const PRICES_OF_LINE: ReadonlySet<string> = new Set(['ACT', 'CON', 'CUP', 'INV', 'NET', 'UCP']);
