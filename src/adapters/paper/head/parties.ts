/** Who orders, who delivers, where to, and who pays: by labels, and where there are none by where firms stand. */
import { textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import { isAddressLine, isCompanyName } from '../lexicon/companies.ts';
import { fold } from '../lexicon/fold.ts';
import { datesIn } from '../values/date.ts';
import { withFullName, withNameAbove } from './full-name.ts';
import { firmness, isWrittenBehind, labelledParty } from './labelled-party.ts';
import { type Label } from './labels.ts';
import { candidatesFor } from './candidates.ts';
import { unlabelled } from './letterhead.ts';
import { isFirm, toParty, type PaperParty, type PartyRole } from './party.ts';
import { sectionBelow } from './section.ts';

export interface PartyReading {
  readonly parties: Partial<Record<PartyRole, PaperParty>>;
  /** All places that plain labels name as where to deliver. */
  readonly places: readonly PaperParty[];
}

const ROLES: readonly PartyRole[] = ['supplier', 'shipTo', 'billTo', 'buyer'];

export function readParties(layout: Layout, labels: readonly Label[], tableLines: ReadonlySet<number>): PartyReading {
  const starts = new Set(labels.map(({ segment }) => segment));
  const isEnd = (segment: Segment): boolean => starts.has(segment) || tableLines.has(segment.line.index);
  const amid = new Set(labels.filter((label) => isAmidAddress(label, layout)).map(({ segment }) => segment));
  const isBlockEnd = (segment: Segment): boolean =>
    (isEnd(segment) && !amid.has(segment)) || isOtherValue(segment, labels);
  const parties: Partial<Record<PartyRole, PaperParty>> = {};
  const places: PaperParty[] = [];
  const sections = labels.flatMap((label) => {
    const section = ROLES.some((role) => role === label.field) ? sectionBelow(label, layout) : undefined;
    return section === undefined ? [] : [{ label, section }];
  });
  const inside = new Set(sections.flatMap(({ section }) => [...section.lines]));
  // The heading nearest above a form is its own; one farther up heads another.
  for (const { label, section } of sections) {
    const role = ROLES.find((each) => each === label.field);
    if (role !== undefined && !inside.has(label.line.index))
      parties[role] ??= toParty(section.party, 0.93, `paper/section/${role}`);
  }
  for (const role of ROLES) {
    if (parties[role] !== undefined) continue;
    const own = labels
      .flatMap((label) => (role === 'shipTo' ? asPlace(label, layout) : label))
      .filter(({ field, line }) => field === role && !tableLines.has(line.index) && !inside.has(line.index))
      .toSorted((a, b) => b.strength - a.strength);
    const found = own.flatMap((label) => {
      const party = labelledParty(label, layout, isEnd, isBlockEnd);
      const isWeak = (label.strength < 1 && !isWrittenBehind(label)) || (role === 'buyer' && !namesFirm(label));
      if (party === undefined || (isWeak && !isFirm(party, role))) return [];
      // `TO` beside the second line of an address names nobody.
      const isPlace =
        (role === 'supplier' || role === 'buyer') && /^(?:\d|p\.?\s?o\.?\s?box\b|postfach\b)/i.test(party.name.text);
      return isPlace && !isCompanyName(party.name.text) ? [] : [{ party, label }];
    });
    if (role === 'shipTo') places.push(...found.flatMap(({ party, label }) => (label.strength === 1 ? party : [])));
    // Where several labels name a party, what looks like a firm with its address goes before a person or a place.
    const sorted = found.toSorted((a, b) => weight(b) - weight(a));
    for (const { party } of sorted) {
      parties[role] = joined(parties[role], party);
      const { name, address } = parties[role];
      // An address may come first, and the label with the name of the place after it.
      if (address.length > 0 && !(isAddressLine(name.text) && !isCompanyName(name.text))) break;
    }
  }
  const { buyer, supplier } = unlabelled(layout, parties, isEnd);
  if (buyer !== undefined) parties.buyer = withFullName(withNameAbove(buyer, layout), layout);
  if (supplier !== undefined) parties.supplier = supplier;
  const same = parties.shipTo === undefined ? sameAs(layout, labels, parties) : undefined;
  if (same !== undefined) parties.shipTo = same;
  return { parties, places };
}

/** `Consignee: same as above`, `Ship To: SAME AS BILL TO`: the goods go to who orders, or to who pays where that is said. */
function sameAs(
  layout: Layout,
  labels: readonly Label[],
  { buyer, billTo }: Partial<Record<PartyRole, PaperParty>>,
): PaperParty | undefined {
  const said = labels
    .filter(({ field }) => field === 'shipTo')
    .flatMap((label) => candidatesFor(label, layout, () => false).map(({ tokens }) => textOf(tokens)))
    .find((text) => SAME.test(text));
  if (said === undefined) return undefined;
  const party = /\b(?:bill|billing|invoice|sold)/i.test(said) ? (billTo ?? buyer) : (buyer ?? billTo);
  return party === undefined
    ? undefined
    : { ...party, name: { ...party.name, rule: 'paper/same', confidence: SAME_AS } };
}
const SAME =
  /^same(?: as (?:above|buyer|purchaser|bill(?:ing)?(?: ?to)?|invoice(?: to)?|sold ?to)(?: address)?)?[.]?$/i;
const SAME_AS = 0.8;

/** A `Buyer` may be a person; a `Customer` or a `School` is none, and needs no suffix and no address to be a firm. */
function namesFirm(label: Label): boolean {
  const isBeside = isWrittenBehind(label) || label.segment.tokens[0]?.cell !== undefined;
  return label.strength === 1 && isBeside && CUSTOMER.test(fold(label.text.replace(/\s?[:：]$/, '')));
}
const CUSTOMER =
  /^(?:customer|customer name|company|company name|retailer|school|school name|academy|college|institution|organi[sz]ation|demandante|kunde|kundenname|firma|client|cliente|klant|klant naam|societe|ditta)$/;

/** `Attn: Receiving` or `Warehouse` over the street: a line of the address, although it is a label elsewhere. */
function isAmidAddress({ field, rest, text, line, segment }: Label, layout: Layout): boolean {
  const isPerson =
    field === 'contact' && /^(?:attn|attention|z\.? ?hd|t\.? ?a\.? ?v|à l['’]attention|att)\b/i.test(text);
  const isPlace = (field === 'ignored' || field === 'address') && rest.length === 0 && !/[:：]$/.test(text);
  if (!isPerson && !isPlace) return false;
  const below = layout.lines
    .slice(line.index + 1, line.index + 3)
    .filter(({ page, box }) => page === line.page && box[1] - line.box[3] < 1.2 * line.size)
    .flatMap(({ segments }) => segments)
    .find(({ box }) => Math.abs(box[0] - segment.box[0]) < 0.3 * line.size);
  return below !== undefined && isAddressLine(below.text);
}

/** `Livraison;Hôtel Les Embruns, 12 quai du Port`: a bare word for delivery beside a place is no day. */
function asPlace(label: Label, layout: Layout): Label {
  const isBare = /^(?:delivery|deliver|livraison|lieferung|anlieferung|levering|entrega|consegna|leverans)$/.test(
    fold(label.text),
  );
  if (label.field !== 'deliveryDate' || !isBare) return label;
  if (isOverPlace(label, layout)) return { ...label, field: 'shipTo', strength: 0.9 };
  const [candidate] = candidatesFor(label, layout, () => false);
  const text = candidate === undefined ? '' : textOf(candidate.tokens);
  if (candidate === undefined || datesIn(text, 'dmy').length > 0) return label;
  const isPlace = (/,/.test(text) && isAddressLine(text)) || isOverStreet(candidate.tokens, label, layout);
  return isPlace ? { ...label, field: 'shipTo', strength: 0.9 } : label;
}

/** `Livraison | Plateforme Ouest` over `| 6 rue de la Métallurgie 44800 SAINT-HERBLAIN`: an address goes on below the name. */
function isOverStreet([first]: readonly Token[], { line }: Label, { lines }: Layout): boolean {
  const [below] = lines[line.index + 1]?.segments ?? [];
  return (
    first !== undefined &&
    below !== undefined &&
    below.line.page === line.page &&
    Math.abs(below.box[0] - first.box[0]) < 0.3 * line.size &&
    /\d{4,5}/.test(below.text) &&
    isAddressLine(below.text)
  );
}

/** `Livraison :` alone in its cell or over a column, with a name and an address below it. */
function isOverPlace({ segment, line, rest }: Label, { lines }: Layout): boolean {
  const column = segment.tokens[0]?.cell?.column;
  if (rest.length > 0) return false;
  const isUnder = ({ tokens: [first], box }: Segment): boolean =>
    column === undefined ? Math.abs(box[0] - segment.box[0]) < 0.3 * line.size : first?.cell?.column === column;
  const below = lines.slice(line.index + 1, line.index + 4).flatMap(({ segments }) => segments.filter(isUnder));
  const isDay = below.some(({ text }) => datesIn(text, 'dmy').length > 0);
  return below.length > 1 && !isDay && below.slice(1).some(({ text }) => /\d{4,5}/.test(text) && isAddressLine(text));
}

function weight({ party, label }: { readonly party: PaperParty; readonly label: Label }): number {
  return firmness(party) * 0.5 + label.strength * 2;
}

/** What stands right of another label on its row is that label's value: always in a sheet, on a page when it stands near. */
function isOtherValue(segment: Segment, labels: readonly Label[]): boolean {
  const { segments, size } = segment.line;
  const before = segments[segments.indexOf(segment) - 1];
  if (before === undefined) return false;
  // A label with its value in its own cell, `Attn: Sales`, has none beside it.
  if (segment.tokens[0]?.cell !== undefined)
    return labels.some((label) => label.segment === before && (label.rest.length === 0 || !/[:：]$/.test(label.text)));
  const isNear = segment.box[0] - before.box[2] < NEAR * Math.max(4, size);
  return isNear && labels.some((label) => label.segment === before && label.rest.length === 0);
}
const NEAR = 8;

function isAddress({ name }: PaperParty): boolean {
  return isAddressLine(name.text) && !isCompanyName(name.text);
}

/** One label may give the name, another one the address: `收货单位` and `交货地址`. */
function joined(first: PaperParty | undefined, second: PaperParty): PaperParty {
  if (first === undefined) return second;
  // `交货地点：… 收货人：俞丽`: who takes the goods in is a person, no firm.
  if (isAddress(first) && /^\p{Script=Han}{2,4}(?:\s|$)/u.test(second.name.text) && !isCompanyName(second.name.text))
    return first;
  if (isAddress(first) && !isAddress(second)) return { name: second.name, address: [first.name, ...first.address] };
  if (!isAddress(first) && isAddress(second)) return { name: first.name, address: [second.name, ...second.address] };
  return first;
}
