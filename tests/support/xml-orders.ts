/** Orders as XML while they are tested: decoded, normalized, and held against the texts of their file. */
import type { Decoded, DecodedDocument } from '../../src/model/decoded.ts';
import type { FormatAdapter } from '../../src/model/format-adapter.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import type { Order } from '../../src/model/order.ts';
import { normalizeOrder, type NormalizedOrder } from '../../src/normalize/index.ts';
import { validateOrder } from '../../src/validate/index.ts';

export function xmlReader(format: FormatAdapter) {
  const decode = (bytes: Uint8Array | string): Decoded[] => {
    const decoder = format.decoder({ limits: DEFAULT_LIMITS, parts: 'all' });
    return [...decoder.push(Buffer.from(bytes)), ...decoder.end()];
  };
  const documentOf = (bytes: Uint8Array | string): DecodedDocument => {
    const [item] = decode(bytes);
    if (item?.kind !== 'document') throw new Error(JSON.stringify(item));
    return item;
  };
  const normalized = (bytes: Uint8Array | string): NormalizedOrder => {
    const { draft } = documentOf(bytes);
    if (draft === undefined) throw new Error('There is no draft.');
    return normalizeOrder(draft);
  };
  return {
    decode,
    documentOf,
    normalized,
    orderOf: (bytes: Uint8Array | string): Order => normalized(bytes).order,
    /** Codes of everything that is said of it: by the format, by the values, by the rules. */
    codesOf: (bytes: Uint8Array | string): string[] => {
      const { order, issues } = normalized(bytes);
      return [...documentOf(bytes).findings, ...issues, ...validateOrder(order, {})].map(({ code }) => code);
    },
    claim: (text: string | Uint8Array): number => format.claims({ head: Buffer.from(text).subarray(0, 4096) }),
  };
}

/** Texts of the file that stand neither in the draft nor among the unused. */
export function silentIn({ draft, unused }: DecodedDocument, texts: readonly string[]): string[] {
  const told = `${JSON.stringify(draft)}${JSON.stringify(unused)}`;
  return texts.filter((text) => !told.includes(JSON.stringify(text).slice(1, -1)));
}
