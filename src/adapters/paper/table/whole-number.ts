/** Numbers whose thousands are parted by white: `1 750`, `1 690,00`. Pure. */
import { textOf, unionBox, type Token } from '../layout/layout.ts';

/** `1 750` in a cell of its own, or behind a label of its own, is one number, whatever parts the thousands. */
export function withWholeNumber(tokens: readonly Token[]): readonly Token[] {
  let length = 1;
  while (/^\d{3}(?:[.,]\d+)?$/.test(tokens[length]?.text ?? '')) length += 1;
  const [first] = tokens;
  if (first === undefined || length === 1 || !/^-?\d{1,3}$/.test(first.text)) return tokens;
  const front = tokens.slice(0, length);
  return [{ ...first, text: textOf(front), box: unionBox(front.map(({ box }) => box)) }, ...tokens.slice(length)];
}
