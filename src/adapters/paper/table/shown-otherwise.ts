/** Cells of a sheet that show another number than they hold: who wrote it saw the one, and the file says the other. */
import { Big } from 'big.js';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Found } from '../found.ts';
import { placeOf } from '../layout/layout.ts';
import type { PaperItem } from './item.ts';

/** A price that is computed has more decimals than it shows; what rounding to a cent hides is none of them. */
const CENT_HIDES = '0.005001';

export function shownOtherwise(items: readonly PaperItem[]): Finding[] {
  return items.flatMap(({ fields: { quantity, price } }, index) => [
    ...told(quantity, `/lines/${index}/quantity`, '0'),
    ...told(price, `/lines/${index}/unitPrice`, CENT_HIDES),
  ]);
}

function told(found: Found | undefined, path: string, hidden: string): Finding[] {
  const [token, ...others] = found?.tokens ?? [];
  const shown = token?.cell?.shown?.replaceAll(',', '');
  if (token === undefined || others.length > 0 || shown === undefined || found?.value === undefined) return [];
  if (NUMBER.test(shown) && new Big(found.value).minus(shown).abs().lte(hidden)) return [];
  const at = placeOf([token]);
  const message = `The cell shows ${NUMBER.test(shown) ? shown : `"${shown.slice(0, SHOWN_MAX)}"`}, and what is stored in it is ${found.value}.`;
  return [finding('value-uncertain', message, { path, ...(at === undefined ? {} : { at }) })];
}

const NUMBER = /^\d*\.?\d+$/;
const SHOWN_MAX = 60;
