/** Why a file is not checked: it is for people to read, or of another kind than the formats that have a syntax to check. */
import type { FormatAdapter } from '../model/format-adapter.ts';

/** Orders of other systems by what they begin with, also where their words would be taken for a letter. */
const OTHER_ORDERS = [
  [/^EDI_DC|<(?:\w+:)?IDOC\b/, 'an IDoc, which is not read'],
  [/www\.opentrans\.org|<(?:\w+:)?ORDER(?:RESPONSE)?_HEADER\b/i, 'openTRANS, which is not read'],
] as const;
const OTHER_KINDS = [
  [/^<\?xml|^<[A-Za-z]/, 'XML of a kind that is not read'],
  [/^[[{]/, 'JSON of a kind that is not read'],
] as const;

/** An envelope or a message that lost its head: a fault, not another kind of file. */
const BROKEN_EDI = /^[^\w<[{]*(?:ISA|GS|ST|UNA|UNB|UNG|UNH|STX|MHD)[*+|~^=:>!\x1d\x1f]/; // oxlint-disable-line no-control-regex

/** What is to become of a file: checked in its format; told as broken where it has none; or left out, and why. */
export type Choice = { readonly format: FormatAdapter | undefined } | { readonly notChecked: string };

/** @param head the first bytes @param format what they were taken for */
export function choose(head: Uint8Array, format: FormatAdapter | undefined): Choice {
  const isPaper = format?.isPaper === true;
  if ((format !== undefined && !isPaper) || head.length === 0) return { format };
  const text = Buffer.from(head)
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  if (BROKEN_EDI.test(text)) return { format: undefined };
  const order = OTHER_ORDERS.find(([begins]) => begins.test(text));
  if (order !== undefined) return { notChecked: order[1] };
  if (isPaper) return { notChecked: `${format.name} has no syntax to check; \`ordergate read\` reads its orders` };
  return {
    notChecked: OTHER_KINDS.find(([begins]) => begins.test(text))?.[1] ?? 'no EDI, and of no kind that is known',
  };
}
