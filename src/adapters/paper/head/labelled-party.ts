/** The firm or place that a label names, right of it or below. */
import { textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import { isAddressLine, isCompanyName, isSuffixAlone } from '../lexicon/companies.ts';
import { blockFrom, breaksTown, partyLines, segmentAt, setApart, withBrokenTown, type PartyLines } from './blocks.ts';
import { inlineParty } from './inline-party.ts';
import { withAddressInBrackets } from './bracketed.ts';
import { type Label } from './labels.ts';
import { candidatesFor } from './candidates.ts';
import { isName, toParty, type PaperParty } from './party.ts';
import { postalCodes } from './postal-codes.ts';

/** Of what stands right of the label and below it the one that looks most like a firm with its address. */
export function labelledParty(
  label: Label,
  layout: Layout,
  isEnd: (segment: Segment) => boolean,
  isBlockEnd: (segment: Segment) => boolean,
): PaperParty | undefined {
  let best: PaperParty | undefined;
  let most = -Infinity;
  for (const candidate of candidatesFor(label, layout, isEnd)) {
    const own = linesFrom(
      candidate.tokens,
      layout,
      (segment) => !isBesideSame(segment, label) && (isBlockEnd(segment) || isNextInList(segment, label)),
    );
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

/** `Supplier: HALVORSEN (DE)`: a name of any form, where a colon says so. */
export function isWrittenBehind({ text, rest }: Label): boolean {
  return rest.length > 0 && /[:：]$/.test(text);
}

/** `Supplier: Pacific Coast Foodservice` over `PO Box 2210`: the address goes on under the label. */
function withLinesUnder(
  label: Label,
  lines: PartyLines | undefined,
  layout: Layout,
  isBlockEnd: (segment: Segment) => boolean,
): PartyLines | undefined {
  if (lines === undefined || !isWrittenBehind(label)) return lines;
  const inLine = blockFrom(label.segment, layout, isBlockEnd).segments.slice(1);
  const [first, ...below] = inLine.length > 0 ? inLine : setInUnder(label, layout, isBlockEnd);
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

/** `SHIP TO: Menuiserie du Marais SAS` over `32 chemin du Moulin`, set in to the right of the label. */
function setInUnder(
  { segment, line }: Label,
  layout: Layout,
  isBlockEnd: (segment: Segment) => boolean,
): readonly Segment[] {
  const size = Math.max(5, line.size);
  const near = layout.lines.filter(
    ({ index, page, box }) =>
      page === line.page && index > line.index && index <= line.index + 3 && box[1] - line.box[3] < size,
  );
  const [first] = near.flatMap(({ segments }) =>
    segments.filter(({ box, text }) => {
      const inset = box[0] - segment.box[0];
      return inset > 0 && inset < SET_IN_MAX * size && box[0] < segment.box[2] && isAddressLine(text);
    }),
  );
  return first === undefined || isBlockEnd(first) ? [] : blockFrom(first, layout, isBlockEnd).segments;
}
const SET_IN_MAX = 4; // Font sizes.

/** Labels below each other with their values beside them: what stands beside the next one, known or not, is its own. */
function isNextInList(segment: Segment, label: Label): boolean {
  const { segments, size } = segment.line;
  const before = segments[segments.indexOf(segment) - 1];
  if (before === undefined || label.rest.length > 0 || segment.line === label.line || /^to:?$/i.test(before.text))
    return false;
  return Math.abs(before.box[0] - label.segment.box[0]) < 0.3 * size && segment.box[0] > label.segment.box[2];
}

/**
 * `Lieferadresse` over `Adresse de livraison` over `Indirizzo di consegna`: one label in three languages, and beside them one address with one town.
 * So is `Ship to` over `Address`.
 */
function isBesideSame(segment: Segment, { field, segment: own, line }: Label): boolean {
  const { segments, lexicon, index } = segment.line;
  const before = segments[segments.indexOf(segment) - 1];
  const isWhole = postalCodes(line.segments[line.segments.indexOf(own) + 1]?.text ?? '').length > 0;
  if (
    isWhole ||
    before === undefined ||
    index - line.index > 3 ||
    Math.abs(before.box[0] - own.box[0]) > 0.3 * line.size
  )
    return false;
  if (before === own || before.text === own.text) return false;
  const below = lexicon.label(before.text.replace(/\s?[:：]$/, ''));
  return below?.field === field || (below?.field === 'address' && index - line.index === 1);
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
export function firmness({ name, address }: PaperParty): number {
  let score = isCompanyName(name.text) ? 1.5 : 0;
  if (address.some(({ text }) => isAddressLine(text)) || isAddressLine(name.text)) score += 1.5;
  if (!/\s/.test(name.text) && !/[\u3040-\u9fff]/.test(name.text)) score -= 1;
  return score;
}
