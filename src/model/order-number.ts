/**
 * One order number, however it is written: `NG-3700`, `ng 3700`, `NG3700`, with a dash that does not break, with signs that nobody
 * sees, and with or without `PO` and zeros in front. The same rule as `orderNumberOf` has for orders.
 */

/** Of one width and case, without what nobody sees, and with one kind of dash and of space. */
export function foldedNumbers(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\u034F\uFE00-\uFE0F]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/\p{Zs}/gu, ' ')
    .toLowerCase();
}

/** @returns the source of an expression for folded text; undefined for a number without a letter or digit */
export function spelledNumber(poNumber: string): string | undefined {
  const folded = foldedNumbers(poNumber).trim();
  const bare = folded.replace(/^p\.?o\.?(?:[^\p{L}\d]+|(?=\d))/u, '');
  const runs = (bare.length < BARE_MIN ? folded : bare).match(RUN) ?? [];
  const parts = runs.map((run, index) => {
    const before = runs[index - 1];
    const own = /^\d/.test(run) ? `0*${run.replace(/^0+(?=\d)/, '')}` : run;
    if (before === undefined) return own;
    const [isDigit, wasDigit] = [run, before].map((each) => /^\d/.test(each));
    // Between digits it counts which stand together; `a 100` is how many, and no `A-100`.
    if (isDigit === true && wasDigit === true) return `[\\s\\-./_]{1,3}${own}`;
    return `${before.length === 1 && wasDigit === false ? '[-./_#:]' : '[\\s\\-./_#:]'}{0,3}${own}`;
  });
  return parts.length === 0 ? undefined : `(?:p\\.?o\\.?[\\s\\-./_#:]{0,3})?${parts.join('')}`;
}

/** What people say of a number whose letters all of a firm's orders have: `3700` of `NG-3700`. */
export function withoutLetters(poNumber: string): string | undefined {
  const rest = /^[^\d]*\p{L}[^\d]*(\d.*)$/u.exec(foldedNumbers(poNumber).trim())?.[1] ?? '';
  return (rest.match(/\d/g)?.length ?? 0) >= DIGITS_MIN ? rest : undefined;
}

const RUN = /\p{L}+|\d+/gu;
const BARE_MIN = 3; // `5` stands in every mail.
const DIGITS_MIN = 4;
