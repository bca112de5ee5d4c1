/** Who orders and who delivers where no label says it: the letterhead, the window of a letter, the largest words. */
import { foundIn, wordsBetween } from '../found.ts';
import { median, textOf, type Layout, type Segment, type Token } from '../layout/layout.ts';
import { areKindWords, isAddressed, isAddressLine, isCompanyName, isSuffixAlone } from '../lexicon/companies.ts';
import { fold } from '../lexicon/fold.ts';
import { namesPayer } from '../lexicon/wishes.ts';
import { isSuppliersSheet } from '../table/form-owner.ts';
import {
  addressBlocks,
  blockFrom,
  firmBlocks,
  partyLines,
  untilNextFirm,
  type Block,
  type PartyLines,
} from './blocks.ts';
import { namesake } from './full-name.ts';
import { isClosing } from '../prose/signature.ts';
import { onlyAddressee } from './window.ts';
import { SENTENCE, isName, isSameParty, toParty, withoutTitle, type PaperParty, type PartyRole } from './party.ts';

/** Where labels name no buyer or supplier: the letterhead orders, and the other firm on the first page delivers. */
export function unlabelled(
  layout: Layout,
  parties: Partial<Record<PartyRole, PaperParty>>,
  isEnd: (segment: Segment) => boolean,
): Partial<Pick<Record<PartyRole, PaperParty>, 'buyer' | 'supplier'>> {
  const [shipTo, billTo] = [withName(parties.shipTo), withName(parties.billTo)];
  const labelled = new Set(Object.values(parties).flatMap(({ name }) => name.tokens));
  const [page] = layout.pages;
  const usual = median(layout.lines.map(({ size }) => size));
  const blocks = firmBlocks(layout, isEnd).flatMap(withoutSenderLine);
  const taken = new Set(blocks.flatMap(({ segments }) => segments));
  const addressed = parties.supplier === undefined ? addressee(blocks, labelled) : undefined;
  const firms = [...blocks, ...addressBlocks(layout, isEnd, taken)].flatMap((block) => {
    const [top] = block.segments;
    const lines = isSenderLine(top) ? senderOf(top) : partyLines(block);
    if (
      block === addressed ||
      isClosing(top?.text ?? '') ||
      SENTENCE.test(top?.text ?? '') ||
      namesPayer(top?.text ?? '') ||
      LABELLED.test(top?.text ?? '')
    )
      return [];
    if (lines === undefined || top === undefined || top.tokens.some((token) => labelled.has(token))) return [];
    if (isSuffixAlone(textOf(lines.name)) || areKindWords(textOf(lines.name))) return [];
    const party = toParty(lines, 0.7, 'paper/block');
    const isTop = page !== undefined && top.line.page === page.number && top.box[1] < page.height * 0.3;
    const large = Math.min(2, Math.max(0, (top.tokens[0]?.size ?? usual) / Math.max(1, usual) - 1) * 2);
    const isKnown = isSameParty(party, shipTo) || isSameParty(party, billTo);
    // Who writes names himself again: above the window, in the foot, before the signature.
    const again = Math.max(0, Math.min(2, timesNamed(party.name.text, layout) - 1));
    // Only its own block has the registrations and the mail address of a firm.
    const own = lines.contacts.some((tokens) => REGISTERED.test(textOf(tokens))) ? 0.6 : 0;
    const height = (top.box[1] / (page?.height ?? 800)) * 2;
    return [{ party, score: (isTop ? 1.5 : 0) + large + (isKnown ? 1.5 : 0) + again + own - height }];
  });
  const alone = onlyAddressee(firms, parties, layout);
  if (alone !== undefined) return alone;
  const [letterhead] = firms
    .filter(({ party }) => !isSameParty(party, parties.supplier))
    .toSorted((a, b) => b.score - a.score);
  const written = addressed === undefined ? undefined : partyLines(addressed);
  const buyer =
    parties.buyer ??
    (firms.length < 2 ? writer(layout, [shipTo, billTo], isEnd) : undefined) ??
    (letterhead !== undefined && letterhead.score > 0.5 ? letterhead.party : undefined) ??
    letterheadLine(layout) ??
    titled(layout) ??
    namesake(layout, shipTo, [parties.supplier]) ??
    billTo ??
    shipTo ??
    letterhead?.party;
  const supplier =
    parties.supplier ??
    (written === undefined ? undefined : toParty(written, 0.9, 'paper/addressee')) ??
    firms.find(
      ({ party }) =>
        withName(party) !== undefined && ![buyer, shipTo, billTo].some((other) => isSameParty(party, other)),
    )?.party ??
    ownerOfForm(layout);
  return { ...(buyer === undefined ? {} : { buyer }), ...(supplier === undefined ? {} : { supplier }) };
}

/** Goods and bills go to addresses without a name as well, which is no firm that orders. */
function withName(party: PaperParty | undefined): PaperParty | undefined {
  const name = party?.name.text ?? '';
  return isAddressLine(name) && !isCompanyName(name) ? undefined : party;
}

/** `Hi Birchwood Candle Co.,` in a mail: whom it is written to. */
const GREETING = /^(?:dear|hi|hello|hallo|bonjour|estimad[oa]s?|gentile|spett\.?(?:le)?|geachte|beste)\s+\p{Lu}/iu;

const REGISTERED = /@|www\.|\b(?:siret|siren|ape|rcs|kvk|hrb|ust-?id|partita iva)\b/i;

const FORM =
  /^(.{4,60}?)\s+[-–—|]\s(?=.*\b(?:order ?form|price ?list|catalogue?|order guide|bestellformular|preisliste|bon de commande|tarif|lista de precios|listino|prijslijst)\b)/i;

/**
 * `Stonegate Nursery - 2026 Order Form` over `Your PO #`, or the name in the line above that title: who sells has made the form that a
 * customer fills in.
 */
function ownerOfForm(layout: Layout): PaperParty | undefined {
  if (!isSuppliersSheet(layout)) return undefined;
  const front = layout.lines.slice(0, 4);
  const [first] = front.find(({ segments: [segment] }) => FORM.test(segment?.text ?? ''))?.segments ?? [];
  const [, name = ''] = FORM.exec(first?.text ?? '') ?? [];
  if (first !== undefined && name !== '') {
    const words = wordsBetween(first.tokens, 0, name.length);
    return { name: foundIn(words, 'paper/form/owner', 0.8), address: [] };
  }
  const isTitled = front.some(({ segments }, index) =>
    (index === 0 ? segments.slice(1) : segments.slice(0, 1)).some(({ text }) => FORM_TITLE.test(text)),
  );
  const [top] = front[0]?.segments ?? [];
  const isOwner = isTitled && top !== undefined && isName(top.text) && !/[\d:]/.test(top.text);
  return isOwner ? { name: foundIn(top.tokens, 'paper/form/owner', 0.7), address: [] } : undefined;
}
const FORM_TITLE =
  /^(?:\p{L}+ ){0,2}(?:order ?form|price ?list|order guide|bestellformular|preisliste|bon de commande|lista de precios|listino|bestelformulier|prijslijst)\b/iu;

/** What stands beside the first cell of a sheet has labels of its own. */
function isFirstCell(first: Segment | undefined, text: string): boolean {
  return first?.text === text && first.tokens[0]?.cell?.column === 0;
}

/** Whoever stands in the first lines and takes the goods or the bill has written the paper, suffix or not. */
function writer(
  layout: Layout,
  parties: readonly (PaperParty | undefined)[],
  isEnd: (segment: Segment) => boolean,
): PaperParty | undefined {
  const names = new Set(parties.flatMap((party) => (party === undefined ? [] : [fold(party.name.text)])));
  // `OBRA: | Nave Sur`: what stands behind a label is no letterhead.
  const top = layout.lines
    .slice(0, 3)
    .flatMap(({ segments }) => segments.filter((_, index) => !/[:：]$/.test(segments[index - 1]?.text ?? '')));
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
        !TITLE_WORDS.test(withoutTitle(text)) &&
        (line.segments.length < 3 || isFirstCell(line.segments[0], text)) &&
        line.lexicon.exactColumn(text) === undefined &&
        // Names are written with capitals: `How to use this template` is none.
        withoutTitle(text)
          .split(/\s+/)
          .every((word) => /^(?:\p{Ll}{1,3}$|[^\p{Ll}])/u.test(word)) &&
        line.lexicon.label(text) === undefined,
    )
    .toSorted((a, b) => (b.tokens[0]?.size ?? 0) - (a.tokens[0]?.size ?? 0));
  const usual = median(layout.lines.map(({ size }) => size));
  const isLarge = (first?.tokens[0]?.size ?? 0) > 1.2 * usual || page.origin === 'cells';
  if (first === undefined || !isLarge) return undefined;
  const name = foundIn(first.tokens, 'paper/letterhead', 0.7);
  return { name: { ...name, text: withoutTitle(name.text) }, address: [] };
}

/** `Purchase order PO-10418 from Thistle & Pine Mercantile`: the subject of a mail that a program has sent. */
function titled({ lines }: Layout): PaperParty | undefined {
  for (const { segments } of lines.slice(0, 3))
    for (const { text, tokens } of segments) {
      const [, name = ''] = FROM.exec(text) ?? [];
      const words = wordsBetween(tokens, text.length - name.length, text.length);
      if (name !== '' && isName(name)) return { name: foundIn(words, 'paper/title/buyer', 0.75), address: [] };
    }
  return undefined;
}
const FROM =
  /\b(?:purchase order|order|po|commande|bestellung|pedido|ordine)\b.*\d.*\b(?:from|von|de la part de|da)\s(\p{Lu}[^,;:]{3,50})$/iu;

/** `Window: 5-7am, ring bell` has a label of its own. */
const LABELLED = /^\p{Lu}\p{Ll}+:\s/u;

/** `株式会社ミナトベ製作所 御中`: the polite word marks whom a Japanese letter is written to. */
function addressee(blocks: readonly Block[], labelled: ReadonlySet<Token>): Block | undefined {
  const sender = blocks.findIndex(({ segments: [top] }) => isSenderLine(top));
  const window = blocks[sender + 1];
  const isWindow = sender >= 0 && window !== undefined && window.segments.length > 1;
  if (isWindow && !window.segments.some(({ tokens }) => tokens.some((token) => labelled.has(token)))) return window;
  const free = blocks.filter(({ segments: [top] }) => top?.tokens.some((token) => labelled.has(token)) === false);
  const greeted = free.find(({ segments: [top] }) => {
    const last = top?.tokens.at(-1);
    if (top === undefined || last === undefined) return false;
    const behind = top.line.tokens[top.line.tokens.indexOf(last) + 1];
    return top.text.endsWith('御中') || behind?.text === '御中' || isAddressed(top.text) || GREETING.test(top.text);
  });
  const attended = free.filter(({ segments: [, second] }) => ATTENTION.test(second?.text ?? ''));
  return greeted ?? (attended.length === 1 && free.length > 1 ? attended[0] : undefined);
}
/** Below the name of the firm that a letter goes to stands who shall get it; who writes it does not say so of himself. */
const ATTENTION = /^(?:attention|attn|att|z\.\s?hd|zu händen|à l['’]attention|t\.a\.v|alla c\.\s?a|a\/c|at\.)\b[.:]?/iu;

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
