/** A party as a form: a heading, and below it lines with labels of their own: `Vendor Name:`, `Company Name:`, `Address:`. */
import { textOf, type Layout, type Line, type Segment, type Token } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { isCompanyName, isContactLine } from '../lexicon/companies.ts';
import type { PartyLines } from './blocks.ts';
import type { Label } from './labels.ts';

const LINES_MAX = 9;
const FIRM =
  /^(?:company|company name|firm|firma|organi[sz]ation|business name|societe|ragione sociale|empresa|bedrijf|公司|公司名称|会社名|单位名称)$/;
const PERSON =
  /^(?:name|vendor name|supplier name|customer name|buyer name|ship to name|contact|contact name|attn|attention|nom|nombre|nome|naam|姓名|联系人)$/;
const PLACE =
  /^(?:address|street|street address|address line|addr|city|city state zip|city\/state\/zip|city\/state|state|zip|zip code|postal code|postcode|country|adresse|anschrift|strasse|ort|plz|rue|ville|direccion|indirizzo|adres|地址|住所|location)$/;

export interface Section {
  readonly party: PartyLines;
  /** Labels that belong to the form: they are no fields of the order. */
  readonly lines: ReadonlySet<number>;
}

/** Undefined when what stands below the heading is no form. */
export function sectionBelow(heading: Label, layout: Layout): Section | undefined {
  if (heading.rest.length > 0 || hasNameBeside(heading)) return undefined;
  const page = layout.pages.find(({ number }) => number === heading.line.page);
  if (page === undefined) return undefined;
  const start = page.lines.indexOf(heading.line);
  const left = heading.segment.box[0];
  let firm: readonly Token[] | undefined;
  let person: readonly Token[] | undefined;
  const address: (readonly Token[])[] = [];
  const taken = new Set<number>();
  let isPlace = false;
  let above = heading.line;
  for (const line of page.lines.slice(start + 1, start + 1 + LINES_MAX)) {
    // A second line of the address stands under the first one, right of its label.
    const reach = (isPlace ? 14 : 4) * line.size;
    const segment = line.segments.find(({ box }) => box[0] > left - 4 * line.size && box[0] < left + reach);
    if (segment === undefined || line.box[1] - above.box[3] > 2.2 * Math.max(6, line.size)) break;
    const parts = labelled(segment.tokens) ?? besideLabel(line, segment);
    if (parts === undefined) {
      const place = withoutPhone(segment.tokens);
      if (!isPlace || isContactLine(textOf(place)) || line.lexicon.label(textOf(place)) !== undefined) break;
      address.push(place);
    } else {
      const label = withSpaces(fold(parts.label));
      isPlace = PLACE.test(label);
      if (isPlace && parts.value.length > 0) address.push(parts.value);
      else if (FIRM.test(label)) firm ??= parts.value;
      else if (PERSON.test(label)) person ??= parts.value;
      else if (!isKnownDetail(label)) break;
    }
    taken.add(line.index);
    above = line;
  }
  const name = firm ?? person;
  if (name === undefined || name.length === 0 || taken.size < 2) return undefined;
  return { party: { name, address, contacts: [] }, lines: taken };
}

/** `Ship to | Halden Pumps` in the cells of a row: the name stands beside the heading already. */
function hasNameBeside({ segment, line }: Label): boolean {
  const next = line.segments[line.segments.indexOf(segment) + 1];
  if (next === undefined || segment.tokens[0]?.cell === undefined || line.segments[0] !== segment) return false;
  return line.segments.length === 2 && isCompanyName(next.text) && line.lexicon.label(next.text) === undefined;
}

/** `Seattle, WA 93849 Phone: 234-986-6454`. */
function withoutPhone(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(({ text }) => /^(?:phone|tel|telephone|fax|e-?mail|mobile)\.?:$/i.test(text));
  return end < 1 ? tokens : tokens.slice(0, end);
}

/** `VendorName:`: letters that were recognized often lose the space between two words. */
function withSpaces(label: string): string {
  return label.replace(/^(vendor|supplier|customer|buyer|contact|company|business|street)(name|address)$/, '$1 $2');
}

/** `Address: 938 N Lumpy Way` as label and value. */
function labelled(tokens: readonly Token[]): { label: string; value: readonly Token[] } | undefined {
  const colon = tokens.findIndex(({ text }, index) => index < 4 && /[:：]$/.test(text));
  // `Seattle, WA 93849 Phone:` is no label.
  if (colon < 0 || tokens.slice(0, colon).some(({ text }) => /\d/.test(text))) return undefined;
  return { label: textOf(tokens.slice(0, colon + 1)), value: tokens.slice(colon + 1) };
}

/** `Nombre` with its value in the next segment, without a colon. */
function besideLabel(line: Line, segment: Segment): { label: string; value: readonly Token[] } | undefined {
  const label = fold(segment.text);
  if (!FIRM.test(label) && !PERSON.test(label) && !PLACE.test(label)) return undefined;
  const next = line.segments[line.segments.indexOf(segment) + 1];
  return next === undefined ? undefined : { label: segment.text, value: next.tokens };
}

function isKnownDetail(label: string): boolean {
  return /^(?:phone|tel|telephone|fax|email|e mail|mobile|website|vat|tax|account|code|id|no)/.test(label);
}
