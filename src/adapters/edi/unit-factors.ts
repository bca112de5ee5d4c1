/** How much of one unit another one is, for units of UN/ECE Recommendation 20 that are exact multiples of each other. */
import { Big } from 'big.js';

/** Per dimension, each unit with its multiple of the first one. Packages hold what the seller puts into them, so none is here. */
const DIMENSIONS = [
  'C62:1 EA:1 H87:1 PR:2 TP:10 DZN:12 DPR:24 CEN:100 GRO:144 MIL:1000 GGR:1728 MIO:1000000',
  'KGM:1 GRM:0.001 MGM:0.000001 TNE:1000 STN:907.18474 LTN:1016.0469088 LBR:0.45359237 ONZ:0.028349523125 APZ:0.0311034768 CWA:45.359237 CWI:50.80234544 DTN:100',
  'MTR:1 CMT:0.01 MMT:0.001 KMT:1000 INH:0.0254 FOT:0.3048 YRD:0.9144 SMI:1609.344',
  'MTK:1 CMK:0.0001 FTK:0.09290304 INK:0.00064516 YDK:0.83612736 HAR:10000 ACR:4046.8564224',
  'LTR:1 MLT:0.001 CMQ:0.001 DMQ:1 MTQ:1000 HLT:100 GLL:3.785411784 GLI:4.54609 QTL:0.946352946 PTL:0.473176473 OZA:0.0295735295625 OZI:0.0284130625 FTQ:28.316846592 INQ:0.016387064 YDQ:764.554857984 BFT:2.359737216 BUA:35.23907016688 BLL:158.987294928',
  'SEC:1 MIN:60 HUR:3600 DAY:86400 WEE:604800',
];

const FACTORS = new Map<string, { readonly dimension: number; readonly factor: Big }>(
  DIMENSIONS.flatMap((row, dimension) =>
    row.split(' ').map((entry) => {
      const [unit = '', factor = ''] = entry.split(':');
      return [unit, { dimension, factor: new Big(factor) }] as const;
    }),
  ),
);

/** Two factors, so that nothing is divided before it must be: `one` × `from` is as much as `other` × `to`. */
export interface Ratio {
  readonly from: Big;
  readonly to: Big;
}

/** What is sold by the pair may be counted in pairs or in single pieces, so nobody knows what a hundred of it is. */
const COUNTED_EITHER_WAY: ReadonlySet<string> = new Set(['PR', 'DPR']);

/** How many pieces one of the unit is; undefined for measures, packages and pairs. */
export function piecesIn(unit: string): Big | undefined {
  const found = FACTORS.get(unit);
  return found?.dimension === 0 && !COUNTED_EITHER_WAY.has(unit) ? found.factor : undefined;
}

/** Whether the unit measures a mass, a length, an area, a volume or a time: such goods have no pieces to count. */
export function isMeasure(unit: string): boolean {
  return (FACTORS.get(unit)?.dimension ?? 0) > 0;
}

const SAME: Ratio = { from: new Big(1), to: new Big(1) };

/** Undefined when nobody can know how many of the one the other is: cases and pieces, pieces and kilograms. */
export function ratioOf(from: string, to: string): Ratio | undefined {
  if (from === to) return SAME;
  const one = FACTORS.get(from);
  const other = FACTORS.get(to);
  if (one === undefined || other === undefined || one.dimension !== other.dimension) return undefined;
  return { from: one.factor, to: other.factor };
}

/** The quantity in the other unit; undefined when no decimal says it exactly, because a rounded one would be another quantity. */
export function converted(quantity: string, { from, to }: Ratio): string | undefined {
  const exact = new Big(quantity).times(from);
  const result = exact.div(to);
  return result.times(to).eq(exact) ? result.toFixed() : undefined;
}
