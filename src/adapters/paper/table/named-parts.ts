/** Item numbers that the text of an item names, where no column has one: `BATTERY, MUELLER PART # M2147-ZY`, `NSN 1541-01-671-8711`. */
import { foundIn, type Found } from '../found.ts';
import type { Token } from '../layout/layout.ts';
import type { PaperItem } from './item.ts';

const LABEL =
  /^(?:(?:mfr|mfg|maker|vendor|supplier|manufacturer|cat|catalog|catalogue|item|stock|model|part|article)\.?\s?)?(?:part|item|cat|catalog|catalogue|model|stock|article|product)?\.?\s?(?:#|no\.?|nr\.?|number)[:#]?$|^(?:p\/n|part#|item#|sku|pn)[:#]?$|^(?:art|artikel|best|bestell|mat|material|teile?|prod)\.?[\s-]?(?:nr|no|nummer)\.?:?$|^(?:réf|ref|cod|código|codice)\.?:?$/i;
const CODE = /^(?=[^\s]*\d)[A-Z\d][A-Z\d\-./_]{3,}$/i;
/** NATO stock numbers: group, country, number. */
const NSN = /^\d{4}-\d{2}-\d{3}-\d{4}$/;
const CERTAINTY = 0.7; // Whose number it is, nothing says.

export function withNamedParts(items: readonly PaperItem[]): PaperItem[] {
  return items.map((item) => {
    const { buyerSku, supplierSku, mpn, gtin, description } = item.fields;
    if (buyerSku !== undefined || supplierSku !== undefined || mpn !== undefined || gtin !== undefined) return item;
    const tokens = description?.tokens ?? [];
    const stock = after(tokens, (label, code) => /^nsn:?$/i.test(label) && NSN.test(code));
    const part = after(tokens, (label, code) => LABEL.test(label) && CODE.test(code) && !NSN.test(code));
    return {
      ...item,
      fields: {
        ...item.fields,
        ...(stock === undefined ? {} : { buyerSku: stock }),
        ...(part === undefined ? {} : { supplierSku: part }),
      },
    };
  });
}

/** `2994 414` is one number in two words. */
function named(tokens: readonly Token[], index: number, code: string): Found {
  const [token, next] = tokens.slice(index, index + 2);
  const isTwo = token !== undefined && next !== undefined && /^\d{3,}$/.test(code) && /^\d{3,}$/.test(next.text);
  const own = isTwo ? [token, next] : token === undefined ? [] : [token];
  const text = isTwo ? `${code} ${next.text}` : code;
  // `7J21-` at the end of a line, and `0110-1` on the next one.
  if (token !== undefined && next !== undefined && code.endsWith('-')) {
    const whole = `${code}${next.text.replace(/[,;.)]+$/, '')}`;
    return { ...foundIn([token, next], 'paper/description/named', CERTAINTY, whole), text: whole };
  }
  return { ...foundIn(own, 'paper/description/named', CERTAINTY, text), text };
}

/** The first code behind a label of one word to three. */
function after(tokens: readonly Token[], fits: (label: string, code: string) => boolean): Found | undefined {
  for (const [index, token] of tokens.entries()) {
    const code = token.text.replace(/[,;.)]+$/, '');
    for (let length = 3; length > 0; length--) {
      const label = tokens
        .slice(Math.max(0, index - length), index)
        .map(({ text }) => text)
        .join(' ');
      if (index >= length && fits(label, code)) return named(tokens, index, code);
    }
  }
  return undefined;
}
