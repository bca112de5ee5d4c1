/** Who orders, who delivers, where to, and who pays: by labels, and where there are none by where firms stand. */
import { foundIn, type Found } from '../found.ts';
import { textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import { fold } from '../lexicon/fold.ts';
import { isAddressLine, isCompanyName } from '../lexicon/companies.ts';
import { blockFrom, firmBlocks, inlineParty, partyLines, segmentAt, type PartyLines } from './blocks.ts';
import { candidatesFor, type Label } from './labels.ts';

export type PartyRole = 'buyer' | 'supplier' | 'shipTo' | 'billTo';

export interface PaperParty {
  readonly name: Found;
  readonly address: readonly Found[];
}

const ROLES: readonly PartyRole[] = ['supplier', 'shipTo', 'billTo', 'buyer'];

export function readParties(
  layout: Layout,
  labels: readonly Label[],
  tableLines: ReadonlySet<number>,
): Partial<Record<PartyRole, PaperParty>> {
  const starts = new Set(labels.map(({ segment }) => segment));
  const isEnd = (segment: Segment): boolean => starts.has(segment) || tableLines.has(segment.line.index);
  const parties: Partial<Record<PartyRole, PaperParty>> = {};
  for (const role of ROLES) {
    const own = labels
      .filter(({ field, line }) => field === role && !tableLines.has(line.index))
      .toSorted((a, b) => b.strength - a.strength);
    for (const label of own) {
      const party = labelledParty(label, layout, isEnd);
      if (party === undefined || (label.strength < 1 && !isFirm(party))) continue;
      parties[role] = party;
      break;
    }
  }
  const firms = firmBlocks(layout, isEnd).flatMap((block) => {
    const lines = partyLines(block);
    return lines === undefined ? [] : toParty(lines, 0.7, 'paper/block');
  });
  const same = (a: PaperParty | undefined, b: PaperParty | undefined): boolean =>
    a !== undefined && b !== undefined && isSameName(a.name.text, b.name.text);
  const firm = (test: (party: PaperParty) => boolean): PaperParty | undefined => firms.find(test);
  const { supplier, shipTo, billTo } = parties;
  const buyer =
    parties.buyer ??
    firm((party) => same(party, shipTo) || same(party, billTo)) ??
    firm((party) => !same(party, supplier) && !same(party, shipTo)) ??
    billTo ??
    shipTo;
  const seller = supplier ?? firm((party) => ![buyer, shipTo, billTo].some((other) => same(party, other)));
  if (buyer !== undefined) parties.buyer = buyer;
  if (seller !== undefined) parties.supplier = seller;
  return parties;
}

function isFirm({ name, address }: PaperParty): boolean {
  return isCompanyName(name.text) || address.some(({ text }) => isAddressLine(text));
}

function labelledParty(label: Label, layout: Layout, isEnd: (segment: Segment) => boolean): PaperParty | undefined {
  for (const candidate of candidatesFor(label, layout, isEnd)) {
    const [first] = candidate.tokens;
    if (first === undefined) continue;
    const line = layout.lines.find(({ tokens }) => tokens.includes(first));
    if (line === undefined) continue;
    const whole = line.segments.find(({ tokens }) => tokens.includes(first));
    const start =
      whole !== undefined && whole.tokens.length === candidate.tokens.length
        ? whole
        : segmentAt(candidate.tokens, line);
    const block = blockFrom(start, layout, isEnd);
    const inline = block.segments.length === 1 ? inlineParty(start) : undefined;
    const lines = inline ?? partyLines(block);
    if (lines === undefined || !isName(textOf(lines.name))) continue;
    return toParty(lines, Math.min(0.95, 0.6 + 0.35 * label.strength), `paper/label/${label.field}`);
  }
  return undefined;
}

/** A name has letters, and is no date, code or sentence. */
function isName(text: string): boolean {
  return /\p{L}{2}/u.test(text) && text.length <= 80 && !/^\d[\d/.-]*$/.test(text);
}

function toParty({ name, address }: PartyLines, confidence: number, rule: string): PaperParty {
  return {
    name: withoutTail(name, rule, confidence),
    address: address.map((tokens) => withoutTail(tokens, rule, confidence)),
  };
}

/** Without the comma or the polite word (`御中`) behind it. */
function withoutTail(tokens: readonly Token[], rule: string, confidence: number): Found {
  const kept = tokens.filter(({ text }) => text !== '御中' && text !== '様');
  const found = foundIn(kept.length === 0 ? tokens : kept, rule, confidence);
  return { ...found, text: found.text.replace(/[,，;]$/, '').replace(/\s*御中$/, '') };
}

/** Names vary in case and punctuation; one may be a part of the other. */
export function isSameName(a: string, b: string): boolean {
  const [x, y] = [fold(a), fold(b)];
  if (x === '' || y === '') return false;
  return x === y || (x.length > 5 && y.startsWith(`${x} `)) || (y.length > 5 && x.startsWith(`${y} `));
}
