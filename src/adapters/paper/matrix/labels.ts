/** Labels that only grids have. */
import type { ColumnRole } from '../lexicon/columns.ts';
import { fold } from '../lexicon/fold.ts';

/** `FOB USD` over prices: the trade names them by their terms. */
export function priceNamed(label: string): ColumnRole | undefined {
  return /^(?:fob|exw|fca|cif|ddp|dap|ldp|whs|wholesale)\b/.test(fold(label)) ? 'price' : undefined;
}

export function isColourLabel(label: string): boolean {
  return COLOUR.test(fold(label));
}

/** `Size`, over sizes that may be numbers. */
export function isSizeLabel(label: string): boolean {
  return SIZES.test(fold(label));
}

const COLOUR =
  /^(?:colou?rs?|col|clr|colou?r ?(?:name|code|no|way)s?|colou?rways?|shades?|wash(?:es)?|prints?|pantone|farben?|farb ?(?:code|no|ton)|couleurs?|coloris|colore|colori|colores|color(?:es)?|variante?s?|kleur(?:en)?|farve|farg|kolor|cor(?:es)?|vari|颜色|色|カラー|色号|颜色名称)$/;
const SIZES =
  /^(?:sizes?|sz|size (?:range|breakdown|run|qty|scale)|gro(?:ss|ß)en?|gr|tailles?|tallas?|taglie?|ma(?:at|ten)|storrelse(?:r)?|storlek(?:ar)?|rozmiary?|tamanhos?|尺码|尺寸|サイズ|qty per size|quantity per size|quantit(?:y|ies) by size)$/;

/** Over days: what may be ordered later, or was before. */
export function saysLater(text: string): boolean {
  return LATER.test(fold(text));
}
const LATER =
  /\b(?:forecast|fcst|outlook|planned|vorschau|planung|prognose|previsions?|previsto|estimated|history|actuals?|last year|vorjahr)\b/;
