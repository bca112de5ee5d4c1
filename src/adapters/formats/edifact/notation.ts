/** How the dictionary writes what stands in a segment: `1001! 1131 C076!*3`, `an..35`, `n4`. */
export type Kind = 'an' | 'a' | 'n';

export interface Token {
  readonly id: string;
  readonly required: boolean;
  readonly repeat: number;
}

/** `1001!` is mandatory, `C076!*3` repeats, `*>` without limit. */
export function tokensOf(text: string): Token[] {
  return text.split(' ').map((token) => {
    const [, id = '', mark = '', times = '1'] = /^(\w+)(!?)(?:\*(\d+|>))?$/.exec(token) ?? [];
    return { id, required: mark === '!', repeat: times === '>' ? 0 : Number(times) };
  });
}

/** `an..35`, `n4`. */
export function formatOf(format: string): { readonly kind: Kind; readonly min: number; readonly max: number } {
  const [, kind = 'an', upTo = '', length = '99999'] = /^(an|a|n)(\.\.)?(\d+)$/.exec(format) ?? [];
  return { kind: kind as Kind, min: upTo === '' ? Number(length) : 1, max: Number(length) };
}
