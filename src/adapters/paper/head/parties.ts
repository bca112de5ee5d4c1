/** Who orders, who delivers, where to, and who pays: by labels, and where there are none by where firms stand. */
import { foundIn, wordsBetween, type Found } from '../found.ts';
import { median, textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { datesIn } from '../values/date.ts';
import { hasLegalForm, isAddressLine, isCompanyName, isSuffixAlone } from '../lexicon/companies.ts';
import {
  addressBlocks,
  blockFrom,
  breaksTown,
  firmBlocks,
  isSubBox,
  inlineParty,
  partyLines,
  segmentAt,
  setApart,
  untilNextFirm,
  withBrokenTown,
  type Block,
  type PartyLines,
} from './blocks.ts';
import { withAddressInBrackets } from './bracketed.ts';
import { SELLERS_FORM } from '../lexicon/sellers-form.ts';
import { candidatesFor, type Label } from './labels.ts';
import { sectionBelow } from './section.ts';

export type PartyRole = 'buyer' | 'supplier' | 'shipTo' | 'billTo';

export interface PaperParty {
  readonly name: Found;
  readonly address: readonly Found[];
}

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
      const isWeak = (label.strength < 1 && !isWrittenBehind(label)) || role === 'buyer';
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
  if (buyer !== undefined) parties.buyer = withFullName(buyer, layout);
  if (supplier !== undefined) parties.supplier = supplier;
  return { parties, places };
}

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
  const isBare = /^(?:delivery|deliver|livraison|lieferung|levering|entrega|consegna|leverans)$/.test(fold(label.text));
  if (label.field !== 'deliveryDate' || !isBare) return label;
  if (isOverPlace(label, layout)) return { ...label, field: 'shipTo', strength: 0.9 };
  const [candidate] = candidatesFor(label, layout, () => false);
  const text = candidate === undefined ? '' : textOf(candidate.tokens);
  const isPlace = /,/.test(text) && isAddressLine(text) && datesIn(text, 'dmy').length === 0;
  return isPlace ? { ...label, field: 'shipTo', strength: 0.9 } : label;
}

/** `Livraison :` alone in its cell, with a name and an address in the cells below it. */
function isOverPlace({ segment, line, rest }: Label, { lines }: Layout): boolean {
  const column = segment.tokens[0]?.cell?.column;
  if (rest.length > 0 || column === undefined) return false;
  const below = lines
    .slice(line.index + 1, line.index + 4)
    .flatMap(({ segments }) => segments.filter(({ tokens }) => tokens[0]?.cell?.column === column));
  const isDay = below.some(({ text }) => datesIn(text, 'dmy').length > 0);
  return below.length > 1 && !isDay && below.slice(1).some(({ text }) => /\d{4,5}/.test(text) && isAddressLine(text));
}

/** `Supplier: HALVORSEN (DE)`: a name of any form, where a colon says so. */
function isWrittenBehind({ text, rest }: Label): boolean {
  return rest.length > 0 && /[:：]$/.test(text);
}

function weight({ party, label }: { readonly party: PaperParty; readonly label: Label }): number {
  return firmness(party) * 0.5 + label.strength * 2;
}

/** What stands right of another label on its row is that label's value: always in a sheet, on a page when it stands near. */
function isOtherValue(segment: Segment, labels: readonly Label[]): boolean {
  const { segments, size } = segment.line;
  const before = segments[segments.indexOf(segment) - 1];
  if (before === undefined) return false;
  if (segment.tokens[0]?.cell !== undefined) return labels.some((label) => label.segment === before);
  const isNear = segment.box[0] - before.box[2] < NEAR * Math.max(4, size);
  return isNear && labels.some((label) => label.segment === before && label.rest.length === 0);
}
const NEAR = 8;

/** One label may give the name, another one the address: `收货单位` and `交货地址`. */
function joined(first: PaperParty | undefined, second: PaperParty): PaperParty {
  if (first === undefined) return second;
  const isAddress = (party: PaperParty): boolean => isAddressLine(party.name.text) && !isCompanyName(party.name.text);
  // `交货地点：… 收货人：俞丽`: who takes the goods in is a person, no firm.
  if (isAddress(first) && /^\p{Script=Han}{2,4}(?:\s|$)/u.test(second.name.text) && !isCompanyName(second.name.text))
    return first;
  if (isAddress(first) && !isAddress(second)) return { name: second.name, address: [first.name, ...first.address] };
  if (!isAddress(first) && isAddress(second)) return { name: first.name, address: [second.name, ...second.address] };
  return first;
}

/** Where labels name no buyer or supplier: the letterhead orders, and the other firm on the first page delivers. */
function unlabelled(
  layout: Layout,
  parties: Partial<Record<PartyRole, PaperParty>>,
  isEnd: (segment: Segment) => boolean,
): Partial<Pick<Record<PartyRole, PaperParty>, 'buyer' | 'supplier'>> {
  const { shipTo, billTo } = parties;
  const labelled = new Set(Object.values(parties).flatMap(({ name }) => name.tokens));
  const [page] = layout.pages;
  const usual = median(layout.lines.map(({ size }) => size));
  const blocks = firmBlocks(layout, isEnd).flatMap(withoutSenderLine);
  const taken = new Set(blocks.flatMap(({ segments }) => segments));
  const addressed = parties.supplier === undefined ? addressee(blocks, labelled) : undefined;
  const firms = [...blocks, ...addressBlocks(layout, isEnd, taken)].flatMap((block) => {
    const [top] = block.segments;
    const lines = isSenderLine(top) ? senderOf(top) : partyLines(block);
    if (block === addressed || SENTENCE.test(top?.text ?? '') || LABELLED.test(top?.text ?? '')) return [];
    if (lines === undefined || top === undefined || top.tokens.some((token) => labelled.has(token))) return [];
    if (isSuffixAlone(textOf(lines.name))) return [];
    const party = toParty(lines, 0.7, 'paper/block');
    const isTop = page !== undefined && top.line.page === page.number && top.box[1] < page.height * 0.3;
    const large = Math.min(2, Math.max(0, (top.tokens[0]?.size ?? usual) / Math.max(1, usual) - 1) * 2);
    const isKnown = isSameParty(party, shipTo) || isSameParty(party, billTo);
    // Who writes names himself again: above the window, in the foot, before the signature.
    const again = Math.max(0, Math.min(2, timesNamed(party.name.text, layout) - 1));
    const height = (top.box[1] / (page?.height ?? 800)) * 0.5;
    return [{ party, score: (isTop ? 1.5 : 0) + large + (isKnown ? 1.5 : 0) + again - height }];
  });
  const [letterhead] = firms
    .filter(({ party }) => !isSameParty(party, parties.supplier))
    .toSorted((a, b) => b.score - a.score);
  const written = addressed === undefined ? undefined : partyLines(addressed);
  const buyer =
    parties.buyer ??
    (firms.length < 2 ? writer(layout, [shipTo, billTo], isEnd) : undefined) ??
    (letterhead !== undefined && letterhead.score > 0.5 ? letterhead.party : undefined) ??
    letterheadLine(layout) ??
    namesake(layout, shipTo, [parties.supplier]) ??
    billTo ??
    shipTo ??
    letterhead?.party;
  const supplier =
    parties.supplier ??
    (written === undefined ? undefined : toParty(written, 0.9, 'paper/addressee')) ??
    firms.find(({ party }) => ![buyer, shipTo, billTo].some((other) => isSameParty(party, other)))?.party ??
    ownerOfForm(layout);
  return { ...(buyer === undefined ? {} : { buyer }), ...(supplier === undefined ? {} : { supplier }) };
}

const FORM =
  /^(.{4,60}?)\s+[-–—|]\s(?=.*\b(?:order ?form|price ?list|catalogue?|order guide|bestellformular|preisliste|bon de commande|tarif|lista de precios|listino|prijslijst)\b)/i;

/** `Stonegate Nursery - 2026 Order Form` over `Your PO #`: who sells has made the form that a customer fills in. */
function ownerOfForm(layout: Layout): PaperParty | undefined {
  const isSellers = layout.lines.some(({ segments }) => segments.some(({ text }) => SELLERS_FORM.test(text)));
  const title = isSellers
    ? layout.lines.slice(0, 3).find(({ segments: [first] }) => FORM.test(first?.text ?? ''))
    : undefined;
  const [first] = title?.segments ?? [];
  const [, name = ''] = FORM.exec(first?.text ?? '') ?? [];
  if (first === undefined || name === '') return undefined;
  const words = wordsBetween(first.tokens, 0, name.length);
  return { name: foundIn(words, 'paper/form/owner', 0.8), address: [] };
}

/** Whoever stands in the first lines and takes the goods or the bill has written the paper, suffix or not. */
function writer(
  layout: Layout,
  parties: readonly (PaperParty | undefined)[],
  isEnd: (segment: Segment) => boolean,
): PaperParty | undefined {
  const names = new Set(parties.flatMap((party) => (party === undefined ? [] : [fold(party.name.text)])));
  const top = layout.lines.slice(0, 3).flatMap(({ segments }) => segments);
  const first = top.find(({ text }) => names.has(fold(text)));
  const lines = first === undefined ? undefined : partyLines(untilNextFirm(blockFrom(first, layout, isEnd)));
  return lines === undefined ? undefined : toParty(lines, 0.85, 'paper/letterhead');
}

const TITLE_WORDS =
  /\b(?:purchase|order|bestellung|auftrag|commande|pedido|orden|ordine|bestelling|inkooporder|invoice|page|seite|copy|original|confirm|revised?|release|contract|vendor|supplier|please|thank|attn)\b|订单|采购|合同|注文|発注/i;

/** The largest words at the top of the first page, or the first cell of a sheet: who has no suffix still has a name. */
function letterheadLine(layout: Layout): PaperParty | undefined {
  const [page] = layout.pages;
  if (page === undefined || page.origin === 'lines') return undefined;
  const high = page.lines.filter((line, index) =>
    page.origin === 'cells' ? index === 0 : line.box[3] < page.height * 0.12,
  );
  const [first] = high
    .flatMap(({ segments }) => segments)
    .filter(
      ({ text, line }) =>
        /\p{L}{3}.*\s.*\p{L}{3}/u.test(text) &&
        text.length <= 60 &&
        !/[\d:@]/.test(text) &&
        !TITLE_WORDS.test(text) &&
        line.segments.length < 3 &&
        line.lexicon.exactColumn(text) === undefined &&
        // Names are written with capitals: `How to use this template` is none.
        text.split(/\s+/).every((word) => /^(?:\p{Ll}{1,3}$|[^\p{Ll}])/u.test(word)) &&
        line.lexicon.label(text) === undefined,
    )
    .toSorted((a, b) => (b.tokens[0]?.size ?? 0) - (a.tokens[0]?.size ?? 0));
  const usual = median(layout.lines.map(({ size }) => size));
  const isLarge = (first?.tokens[0]?.size ?? 0) > 1.2 * usual || page.origin === 'cells';
  if (first === undefined || !isLarge) return undefined;
  return { name: foundIn(first.tokens, 'paper/letterhead', 0.7), address: [] };
}

/** A logo says `VANTREIGHT`, the letterhead below it or the signature `Vantreight Aerostructures, Inc.`: the firm's name is the longer one. */
function withFullName(party: PaperParty, layout: Layout): PaperParty {
  const short = fold(party.name.text).split(' c/o ')[0] ?? '';
  if (hasLegalForm(party.name.text) || party.name.rule.startsWith('paper/label/') || short.length < 4) return party;
  for (const { tokens } of layout.lines.flatMap(({ segments }) => segments)) {
    for (let start = 0; start < tokens.length; start++) {
      for (let end = start + 1; end <= Math.min(tokens.length, start + 8); end++) {
        const words = tokens.slice(start, end);
        const name = fold(textOf(words));
        if (!name.startsWith(`${short} `) || !hasLegalForm(textOf(words)) || !/[\p{L}.]$/u.test(textOf(words)))
          continue;
        // `GmbH & Co. KG` goes on behind its `GmbH`.
        const more =
          /^(?:& Co\.? ?(?:KG|OHG)a?A?)/.exec(textOf(tokens.slice(end, end + 3)))?.[0].split(' ').length ??
          // So does `Holdings` behind which stands its `LLC`.
          (isSuffixAlone(tokens[end]?.text ?? '') ? 1 : 0);
        return { ...party, name: foundIn(tokens.slice(start, end + more), party.name.rule, party.name.confidence) };
      }
    }
  }
  return party;
}

/** `Koopgoed DC Noord` takes the goods in, and the foot says `Koopgoed NV/SA`: the place has its name of the firm that orders. */
function namesake(
  layout: Layout,
  place: PaperParty | undefined,
  others: readonly (PaperParty | undefined)[],
): PaperParty | undefined {
  const words = place?.name.text.split(' ') ?? [];
  if (place === undefined || hasLegalForm(place.name.text)) return undefined;
  for (let count = words.length; count > 0; count--) {
    const text = words.slice(0, count).join(' ');
    if (text.length < 5 || !/^\p{Lu}/u.test(text) || KINDS_OF_PLACE.test(text)) continue;
    const party = withFullName({ name: { ...place.name, text, rule: 'paper/namesake' }, address: [] }, layout);
    // `Larkspur Hills, CO`: a town in Colorado.
    if (
      party.name.text === text ||
      /,\s?CO$/.test(party.name.text) ||
      others.some((other) => isSameParty(party, other))
    )
      continue;
    return { ...party, name: { ...party.name, confidence: 0.7 } };
  }
  return undefined;
}

const KINDS_OF_PLACE =
  /^(?:warehouse|store|stores|plant|site|depot|dock|receiving|lager|werk|magazzino|almac[eé]n|entrep[oô]t|magazijn|central|city|university|hospital)\b/i;

/** `株式会社ミナトベ製作所 御中`: the polite word marks whom a Japanese letter is written to. */
function addressee(blocks: readonly Block[], labelled: ReadonlySet<Token>): Block | undefined {
  const sender = blocks.findIndex(({ segments: [top] }) => isSenderLine(top));
  const window = blocks[sender + 1];
  const isWindow = sender >= 0 && window !== undefined && window.segments.length > 1;
  if (isWindow && !window.segments.some(({ tokens }) => tokens.some((token) => labelled.has(token)))) return window;
  return blocks.find(({ segments: [top] }) => {
    const last = top?.tokens.at(-1);
    if (top === undefined || last === undefined || top.tokens.some((token) => labelled.has(token))) return false;
    const behind = top.line.tokens[top.line.tokens.indexOf(last) + 1];
    return top.text.endsWith('御中') || behind?.text === '御中';
  });
}

/** `F. Obermeier e.K. · Am Kirchfeld 3 · 84999 Taufing`: in the window of a letter the sender stands on one line above whom he writes to. */
function withoutSenderLine(block: Block): Block[] {
  const [top, ...window] = block.segments;
  return top === undefined || !isSenderLine(top) || window.length < 2
    ? [block]
    : [{ segments: [top] }, { segments: window }];
}

function isSenderLine(segment: Segment | undefined): segment is Segment {
  if (segment === undefined) return false;
  const parts = segment.text.split(/\s+[·•|–—*-]\s+|,\s+/);
  return parts.length >= 3 && parts.some((part) => /^(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3} \d{2})\s+\p{L}/u.test(part));
}

function senderOf({ tokens }: Segment): PartyLines {
  const cut = tokens.findIndex(({ text }) => /^[·•|–—*-]$/.test(text) || text.endsWith(','));
  const end = cut < 0 ? tokens.length : cut;
  const isComma = tokens[cut]?.text.endsWith(',') === true;
  return {
    name: tokens.slice(0, isComma ? end + 1 : end),
    address: [tokens.slice(end + 1)].filter(({ length }) => length > 0),
    contacts: [],
  };
}

function timesNamed(name: string, layout: Layout): number {
  const wanted = fold(name);
  return layout.lines.filter(({ segments }) => segments.some(({ text }) => fold(text).includes(wanted))).length;
}

function isSameParty(a: PaperParty, b: PaperParty | undefined): boolean {
  return b !== undefined && isSameName(a.name.text, b.name.text);
}

/** Goods may go to a place that no name is given for. */
function isFirm({ name, address }: PaperParty, role: PartyRole): boolean {
  if (role === 'shipTo' && isAddressLine(name.text)) return true;
  return isCompanyName(name.text) || address.some(({ text }) => isAddressLine(text));
}

/** Of what stands right of the label and below it the one that looks most like a firm with its address. */
function labelledParty(
  label: Label,
  layout: Layout,
  isEnd: (segment: Segment) => boolean,
  isBlockEnd: (segment: Segment) => boolean,
): PaperParty | undefined {
  let best: PaperParty | undefined;
  let most = -Infinity;
  for (const candidate of candidatesFor(label, layout, isEnd)) {
    const own = linesFrom(candidate.tokens, layout, (segment) => isBlockEnd(segment) || isNextInList(segment, label));
    const lines = candidate.tokens === label.rest ? withLinesUnder(label, own, layout, isBlockEnd) : own;
    if (lines === undefined || !isName(textOf(lines.name))) continue;
    const party = toParty(lines, Math.min(0.95, 0.6 + 0.35 * label.strength), `paper/label/${label.field}`);
    const score = firmness(party) - candidate.distance;
    if (score > most) [best, most] = [party, score];
    // A name behind the label with its address below is meant, whatever looks more like a firm.
    if (candidate.tokens === label.rest && isWrittenBehind(label) && party.address.length > 0) break;
  }
  return best;
}

/** `Supplier: Pacific Coast Foodservice` over `PO Box 2210`: the address goes on under the label. */
function withLinesUnder(
  label: Label,
  lines: PartyLines | undefined,
  layout: Layout,
  isBlockEnd: (segment: Segment) => boolean,
): PartyLines | undefined {
  if (lines === undefined || !isWrittenBehind(label)) return lines;
  const [first, ...below] = blockFrom(label.segment, layout, isBlockEnd).segments.slice(1);
  const end = lines.address.at(-1);
  if (end !== undefined && first !== undefined && breaksTown(end, first))
    return { ...lines, address: [...lines.address.slice(0, -1), [...end, ...setApart(first.tokens)]] };
  if (first === undefined || end !== undefined) return lines;
  // `DISTRIBUIDORA CATARINENSE` over `LTDA`: the name goes on there as well.
  const isWrapped = isSuffixAlone(first.text) && !isCompanyName(textOf(lines.name));
  const under = partyLines({ segments: [label.segment, ...(isWrapped ? [] : [first]), ...below] });
  if (under === undefined) return lines;
  if (isWrapped) return { ...lines, name: [...lines.name, ...setApart(first.tokens)], address: under.address };
  // `Vendor: LOWELEC` over `LOWELL ELECTRONIC DISTRIBUTORS`: a short name, and below it the whole one.
  const isAddress = isAddressLine(first.text) && !isCompanyName(first.text);
  return isAddress ? { ...lines, address: under.address } : lines;
}

/** Labels below each other with their values beside them: what stands beside the next one, known or not, is its own. */
function isNextInList(segment: Segment, label: Label): boolean {
  const { segments, size } = segment.line;
  const before = segments[segments.indexOf(segment) - 1];
  if (before === undefined || label.rest.length > 0 || segment.line === label.line || /^to:?$/i.test(before.text))
    return false;
  return Math.abs(before.box[0] - label.segment.box[0]) < 0.3 * size && segment.box[0] > label.segment.box[2];
}

function linesFrom(
  tokens: readonly Token[],
  layout: Layout,
  isBlockEnd: (segment: Segment) => boolean,
): PartyLines | undefined {
  const [first] = tokens;
  const line = first === undefined ? undefined : layout.lines.find((each) => each.tokens.includes(first));
  if (first === undefined || line === undefined) return undefined;
  const whole = line.segments.find((segment) => segment.tokens.includes(first));
  const start = whole !== undefined && whole.tokens.length === tokens.length ? whole : segmentAt(tokens, line);
  const block = withBrokenTown(blockFrom(start, layout, isBlockEnd));
  const [top = start] = block.segments;
  return (block.segments.length === 1 ? inlineParty(top) : withAddressInBrackets(top)) ?? partyLines(block);
}

/** How much a block looks like a firm: its suffix, an address, more than a word. */
function firmness({ name, address }: PaperParty): number {
  let score = isCompanyName(name.text) ? 1.5 : 0;
  if (address.some(({ text }) => isAddressLine(text)) || isAddressLine(name.text)) score += 1.5;
  if (!/\s/.test(name.text) && !/[\u3040-\u9fff]/.test(name.text)) score -= 1;
  return score;
}

/** A name has letters, and is no date, code or sentence: `WLUY0000302` stands before the name of a plant. */
function isName(text: string): boolean {
  return (
    /\p{L}{2}/u.test(text) &&
    text.length <= 80 &&
    !/^\d[\d/.-]*$/.test(text) &&
    !/^[A-Z\d-]*\d{2}[A-Z\d-]*$/.test(text) &&
    !/^\(|^\p{Ll}+\s\p{Ll}/u.test(text) &&
    !isSuffixAlone(text) &&
    !NOBODY.test(text) &&
    !SENTENCE.test(text) &&
    !isSubBox(text)
  );
}

/** `SAME AS BLOCK 9`, `VENDOR COPY`, `see below`: what stands where a name could. */
const NOBODY =
  /^(?:same as|see|siehe|voir|véase|vedi|zie)\s|^(?:copy|original|duplicate|kopie|copie|copia|exemplar|page|seite)(?:\s\d+)?$/i;

/** `Window: 5-7am, ring bell` has a label of its own. */
const LABELLED = /^\p{Lu}\p{Ll}+:\s/u;

/** `Please send invoices of Halvorsen GmbH to accounting.` names a firm and is no name. */
const SENTENCE =
  /^(?:SA|SAS|SARL|S\.A\.S?\.?)\s+au capital\b|\bcapital social\b|(?:\s\p{Ll}{2,}){3}[^.]*\.$|^(?:[Pp]lease|[Bb]itte|[Mm]erci|[Pp]or favor|[Ss]i prega)\b/u;

function toParty({ name, address }: PartyLines, confidence: number, rule: string): PaperParty {
  return {
    name: withoutAccount(withoutTail(name, rule, confidence)),
    address: address.map((tokens) => withoutTail(tokens, rule, confidence)),
  };
}

/** `00041827 HEXTON TRANSIT PARTS INC`. */
function withoutAccount(name: Found): Found {
  // `10008782 - Suryaketan Components`: the number is an account.
  const text = name.text.replace(/^[A-Z]{0,3}\d{3,}\s+[-–]\s+(?=\p{L})/u, '').replace(/^\d{5,}\s+(?=\p{L})/u, '');
  const [, firm = ''] = /^[A-Z]{1,3}-?\d{3,}\s+(.+)$/.exec(text) ?? []; // `A84243 鑫泰電子材料有限公司`.
  return { ...name, text: isCompanyName(firm) ? firm : text };
}

/** Without the comma or the polite word (`御中`) behind it. */
function withoutTail(tokens: readonly Token[], rule: string, confidence: number): Found {
  const kept = tokens.filter(({ text }) => text !== '御中' && text !== '様');
  const found = foundIn(kept.length === 0 ? tokens : kept, rule, confidence);
  const text = found.text
    .replace(/[,，;]$/, '')
    .replace(/\s*御中$/, '')
    .replace(
      /^(?:dear|hi|hello|hallo|messrs\.?|m\/s\.?|firma(?!\s\p{L}+(?:ow[ao]|lana|yjna|iczna|[sc]ka|inna)(?!\p{L}))|an die firma|attn\.?:?)\s+(?=\p{L})/iu,
      '',
    )
    .trim();
  const [, name] = NAME_AND_MORE.exec(text) ?? [];
  return { ...found, text: name ?? text };
}

/** `Verdance Millwork, LLC · 5550 Foundry Road` and `Corwin Plastics, LLC - Whse 2`: what follows the firm's suffix is more. */
const NAME_AND_MORE =
  /^(.{3,60}?(?:\b(?:inc|llc|ltd|corp|co|gmbh|ag|kg|sarl|sas|sa|bv|nv|plc|llp|limited|company|corporation)|\bl\.p|\bs\.?p\.?a|\bs\.?r\.?l)\.?(?:\s?[(（](?:l\.?l\.?c|pvt|p|pte|pty)\.?[)）](?:\s?(?:ltd|limited)\.?)?)?|.{2,20}?(?:公司|株式会社))(?!\s?[(（](?:l\.?l\.?c|pvt|p|pte|pty)\.?[)）])\s*(?:[·•|–]|\s-\s|（|\().*$/i;

/** Names vary in case and punctuation; one may be a part of the other. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [fold(a), fold(b)];
  if (x === '' || y === '') return false;
  return x === y || (x.length > 5 && y.startsWith(`${x} `)) || (y.length > 5 && x.startsWith(`${y} `));
}
