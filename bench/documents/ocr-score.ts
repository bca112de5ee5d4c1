/** Counting for `ocr.ts`: strings found in a text, and shares by kind. */

/** How many of the strings stand in the text as whole tokens, each as often as it is asked for. */
export function countFound(strings: readonly string[], text: string): number {
  const wanted = new Map<string, number>();
  for (const one of strings) wanted.set(one, (wanted.get(one) ?? 0) + 1);
  let count = 0;
  for (const [one, times] of wanted) {
    // A number inside a longer number is not that number.
    const escaped = one.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+');
    const matches = text.match(new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${escaped}(?![\\p{L}\\p{N}]|[.,]\\d)`, 'gu'));
    count += Math.min(times, matches?.length ?? 0);
  }
  return count;
}

/** The tokens of a text, each to be taken as often as it stands there. */
export function tokensOf(text: string): { take(token: string): boolean } {
  const left = new Map<string, number>();
  for (const token of text.split(/\s+/)) left.set(token, (left.get(token) ?? 0) + 1);
  const squeezed = text.normalize('NFKC').replaceAll(/\s/g, '');
  return {
    take: (token) => {
      // Chinese has no spaces to part tokens by.
      if (/\p{Script=Han}/u.test(token)) return squeezed.includes(token.normalize('NFKC'));
      const count = left.get(token) ?? 0;
      if (count > 0) left.set(token, count - 1);
      return count > 0;
    },
  };
}

/** Shares by kind: so many of so many. */
export class Shares {
  private readonly kinds = new Map<string, { good: number; all: number }>();

  add(kind: string, good: number, all: number): void {
    const share = this.kinds.get(kind) ?? { good: 0, all: 0 };
    this.kinds.set(kind, { good: share.good + good, all: share.all + all });
  }

  line(): string {
    return [...this.kinds].map(([kind, { good, all }]) => `${kind} ${percent(good, all)} of ${all}`).join('  ');
  }

  table(): string {
    const rows = [...this.kinds].toSorted(([one], [other]) => one.localeCompare(other));
    return rows.map(([kind, { good, all }]) => `${kind.padEnd(40)} ${percent(good, all)} right of ${all}`).join('\n');
  }
}

function percent(good: number, all: number): string {
  return all === 0 ? '   –  ' : `${((100 * good) / all).toFixed(1).padStart(5)} %`;
}
