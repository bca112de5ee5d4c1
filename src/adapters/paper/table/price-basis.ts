/** How many units a price is for, where arithmetic alone found it: the paper has to say so, or all its lines. */
import type { Layout } from '../layout/layout.ts';
import type { PaperItem } from './item.ts';

const FOR = String.raw`(?:per|je|pro|par|for|por|pe|pu|@|/)\s?`;
const THINGS = String.raw`\s?(?:st|stk|stück|pc|pcs|pce|ea|each|kg|lbs?|ft|m|mtr|u|un|units?)\b`;
const SAID: Readonly<Record<string, RegExp>> = {
  '10': new RegExp(String.raw`${FOR}10(?![\d.,])|\b10${THINGS}`, 'iu'),
  '100': new RegExp(
    String.raw`\b(?:cwt|cft|clb|csf|clf|cpc|hundred|hundert|cent)\b|${FOR}100(?![\d.,])|\b100${THINGS}|/\s?c\b`,
    'iu',
  ),
  '1000': new RegExp(
    String.raw`\b(?:mft|mbf|msf|mlf|mpc|mpcs|mlb|mille|thousand|tausend|tsd|kpcs)\b|${FOR}1[.,' ]?000(?![\d.,])|\b1[.,']?000${THINGS}|/\s?m\b`,
    'iu',
  ),
};
const UNITS: Readonly<Record<string, RegExp>> = { '100': /^c$/i, '1000': /^(?:m|k|mil)$/i };
const ALL_MIN = 3;

/** 100 pieces at 2.50 with an amount of 25.00 are a wrong amount, and no price for 10, unless something says so. */
export function withSaidBases(items: readonly PaperItem[], { lines }: Layout): PaperItem[] {
  const guessed = items.filter(isGuessed);
  if (guessed.length === 0) return [...items];
  const text = lines.map(({ segments }) => segments.map((segment) => segment.text).join('  ')).join('\n');
  const values = new Set(guessed.map(({ fields }) => fields.basis?.value));
  const isEverywhere = items.length >= ALL_MIN && guessed.length === items.length && values.size === 1;
  return items.map((item) => {
    const { basis, unit, ...fields } = item.fields;
    const value = basis?.value ?? '';
    if (!isGuessed(item) || isEverywhere || SAID[value]?.test(text) === true) return item;
    if (UNITS[value]?.test(unit?.text ?? '') === true || standsBeside(value, item, lines)) return item;
    return { ...item, fields: { ...fields, ...(unit === undefined ? {} : { unit }) }, proof: 'fails' };
  });
}

/** `1.420,00  100`: the number stands in the row, in a column of its own. */
function standsBeside(basis: string, { fields: { price, quantity } }: PaperItem, lines: Layout['lines']): boolean {
  const [token] = price?.tokens ?? [];
  const row = token === undefined ? undefined : lines.find(({ tokens }) => tokens.includes(token));
  return (
    row?.segments.some(
      ({ tokens: [only, ...others] }) =>
        only !== undefined &&
        others.length === 0 &&
        quantity?.tokens.includes(only) !== true &&
        only.text.replaceAll(/[.,' ]/g, '') === basis &&
        only.box[0] > (token?.box[2] ?? 0),
    ) === true
  );
}

function isGuessed({ fields }: PaperItem): boolean {
  return fields.basis?.rule === 'computed/price-basis';
}
