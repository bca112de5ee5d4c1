/** Sizes of clothes, shoes and linen as papers print them over a grid of quantities. */

/** From small to large; what stands on one line is the same size by two names. */
const LETTERS = [
  ['4xs', 'xxxxs'],
  ['3xs', 'xxxs'],
  ['2xs', 'xxs'],
  ['xs'],
  ['xs/s', 'xs-s'],
  ['s', 'sm', 'p', 'ch'],
  ['s/m', 's-m'],
  ['m', 'med'],
  ['m/l', 'm-l'],
  ['l', 'lg', 'g'],
  ['l/xl', 'l-xl'],
  ['xl', '1xl', 'xg', 'eg', 'gg'],
  ['xl/xxl', 'xl-xxl', 'xl/2xl'],
  ['xxl', '2xl', 'xxg'],
  ['xxxl', '3xl'],
  ['xxxxl', '4xl'],
  ['xxxxxl', '5xl'],
  ['6xl'],
  ['7xl'],
  ['8xl'],
];
const RANK = new Map(LETTERS.flatMap((names, rank) => names.map((name) => [name, rank] as const)));

const ONE_SIZE = /^(?:o\/?s|one ?size|tu|t\.?u\.?|uni|einheitsgröße|taille unique|talla única|nosize)$/i;
/** `7.5`, `EU 42`, `UK 8½`, `38R`, `75B`, `W32`. */
const NUMBER =
  /^(?:(?:eu|uk|us|fr|de|it|w|gr\.?) ?)?(\d{1,3}(?:[.,]5|½)?)(?: ?(?:eu|uk|us|fr|de|it|r|l|s|x|cm|[a-h]))?$/i;
/** `2-3Y`, `0/3 M`, `98/104`, `39-42`. */
const RANGE = /^(\d{1,3}) ?[-–/] ?(\d{1,3}) ?(?:y(?:rs?)?|m(?:ths?|onths?)?|j(?:ahre)?|a(?:ns?)?|cm)?$/i;
/** `6 mths`, `W32/L34`, `W32 L34`. */
const OTHER = /^(?:\d{1,2} ?(?:y(?:rs?|ears?)?|m(?:ths?|onths?)|jahre|ans)|w?\d{2} ?[/x-]? ?l\d{2}|nb|new ?born)$/i;

export interface SizeReading {
  readonly kind: 'letters' | 'number' | 'range' | 'other';
  /** Rises from one size to the next. */
  readonly rank: number;
  /** The end of a range. */
  readonly to?: number;
}

export function sizeOf(text: string): SizeReading | undefined {
  const bare = text.trim();
  const rank = RANK.get(bare.toLowerCase());
  if (rank !== undefined) return { kind: 'letters', rank };
  if (ONE_SIZE.test(bare)) return { kind: 'letters', rank: LETTERS.length };
  const number = NUMBER.exec(bare)?.[1];
  if (number !== undefined) return { kind: 'number', rank: Number(number.replace(',', '.').replace('½', '.5')) };
  const [, from, to] = RANGE.exec(bare) ?? [];
  if (from !== undefined && to !== undefined)
    return Number(from) < Number(to) ? { kind: 'range', rank: Number(from), to: Number(to) } : undefined;
  return OTHER.test(bare) ? { kind: 'other', rank: 0 } : undefined;
}

/** Sizes of beds rise by 20, of children by 6 or 12, of shoes by 1 or a half. */
const STEP_MAX = 20;

/** True when the second size may stand right of the first one in the head of a grid. */
export function followsSize(before: SizeReading, next: SizeReading): boolean {
  if (before.kind !== next.kind) return before.kind !== 'number' && next.kind !== 'number';
  // Months count on as ends of ranges do not: `3/10`, `4/10` are days.
  if (before.kind === 'range') return next.rank > before.rank && (next.to ?? 0) > (before.to ?? 0);
  if (before.kind === 'other') return true;
  const step = next.rank - before.rank;
  return step > 0 && (before.kind === 'letters' || step <= STEP_MAX);
}
