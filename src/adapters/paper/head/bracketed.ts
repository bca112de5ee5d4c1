/** Places whose address stands in brackets behind their name. */
import { wordsBetween } from '../found.ts';
import { textOf, type Segment, type Token } from '../layout/layout.ts';
import { isAddressLine } from '../lexicon/companies.ts';
import type { PartyLines } from './blocks.ts';

/** `当社 第二工場（埼玉県入間郡三芳町上富 1820-5）`, `Depot Leeds (4 Otley Road, LS16 9ZY)`: the brackets hold the address. */
export function withAddressInBrackets({ tokens }: Segment): PartyLines | undefined {
  const text = textOf(tokens);
  const [, name = '', inside = ''] = /^([^()（）]{2,60})[(（]([^()（）]{8,})[)）][.。]?$/u.exec(text) ?? [];
  if (name === '' || !isAddressLine(inside) || isAddressLine(name)) return undefined;
  const start = name.length + 1;
  const words = splitAt(tokens, name.length, start, start + inside.length);
  return words === undefined ? undefined : { ...words, contacts: [] };
}

/** A word that the bracket divides is cut there. */
function splitAt(
  tokens: readonly Token[],
  nameEnd: number,
  start: number,
  end: number,
): Pick<PartyLines, 'name' | 'address'> | undefined {
  const cut = (from: number, to: number): Token[] =>
    wordsBetween(tokens, from, to).flatMap((token) => {
      const at = placeIn(tokens, token);
      const text = token.text.slice(Math.max(0, from - at), Math.max(0, to - at)).trim();
      return text === '' ? [] : [{ ...token, text }];
    });
  const name = cut(0, nameEnd);
  const address = cut(start, end);
  return name.length === 0 || address.length === 0 ? undefined : { name, address: [address] };
}

/** Where a word begins in the text of all. */
function placeIn(tokens: readonly Token[], wanted: Token): number {
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    if (index > 0 && !token.glued) at += 1;
    if (token === wanted) return at;
    at += token.text.length;
  }
  return at;
}
