/** Blocks of lines that stand below each other: a party's name and address. */
import {
  overlapX,
  segmentOf,
  type Layout,
  type Line,
  type PageLayout,
  type Segment,
  type Token,
} from '../layout/layout.ts';
import { isUnitWord } from '../values/unit-words.ts';
import type { LabelField } from '../lexicon/labels.ts';
import { isOrderTitle } from '../lexicon/order-titles.ts';
import {
  areKindWords,
  hasLegalForm,
  isAddressLine,
  isCompanyName,
  isContactLine,
  isKindAlone,
  isSuffixAlone,
} from '../lexicon/companies.ts';

export interface Block {
  /** From the top down. */
  readonly segments: readonly Segment[];
}

const LINES_MAX = 9;

/** The block that begins with the given words and goes on below them, left edges in line. */
export function blockFrom(start: Segment, layout: Layout, isEnd: (segment: Segment) => boolean): Block {
  const page = layout.pages.find(({ number }) => number === start.line.page);
  const segments = [start];
  if (page === undefined) return { segments };
  let from = page.lines.indexOf(start.line);
  while (segments.length < LINES_MAX) {
    const last = segments.at(-1) ?? start;
    const next = nextBelow(last, page, from);
    // `2. 送货地址:…` over `3. 请…`: clauses of the terms are numbered, and the next one is none of the address.
    if (next !== undefined && CLAUSE.test(start.line.segments[0]?.text ?? '') && CLAUSE.test(next.segment.text)) break;
    if (
      next === undefined ||
      isBesideLabel(next.segment) ||
      (isEnd(next.segment) && !isAmongAddress(next.segment, page, next.at, isEnd))
    )
      break;
    segments.push(next.segment);
    from = next.at;
  }
  return { segments };
}

/** `N° commande | CF26-00731` below `Société | LUNETIS SAS`: in a sheet what stands beside a label of the order is no line of an address. */
function isBesideLabel(segment: Segment): boolean {
  const { segments, lexicon } = segment.line;
  const before = segments[segments.indexOf(segment) - 1];
  if (before === undefined || segment.tokens[0]?.cell === undefined || before.tokens[0]?.cell === undefined)
    return false;
  const label = lexicon.label(before.text.replace(/\s?[:：]$/, ''));
  return label !== undefined && label.strength === 1 && OF_ORDER.has(label.field);
}
const OF_ORDER: ReadonlySet<LabelField> = new Set<LabelField>([
  'poNumber',
  'orderDate',
  'deliveryDate',
  'shipDate',
  'paymentTerms',
  'deliveryTerms',
  'supplier',
]);

const CLAUSE = /^(?:\d{1,2}[.)、]|[一二三四五六七八九十]{1,3}、)\s*\S/u;

/** `Attn: R. Castellano` between the name of a place and its street: a person of the block, though a label elsewhere. */
function isAmongAddress(segment: Segment, page: PageLayout, at: number, isEnd: (segment: Segment) => boolean): boolean {
  if (!ATTENTION.test(segment.text)) return false;
  const below = nextBelow(segment, page, at);
  return below !== undefined && !isEnd(below.segment) && !/[:：]/.test(below.segment.text);
}
const ATTENTION =
  /^(?:attn|attention|att|fao|c\/o|z\.?\s?h(?:d|\.)d?|à l['’]attention de|t\.?\s?a\.?\s?v|all['’]attenzione|at[.:]n|atención)(?!\p{L})/iu;

function nextBelow(above: Segment, page: PageLayout, from: number): { segment: Segment; at: number } | undefined {
  const size = Math.max(5, above.line.size);
  const reach = isParted(page) ? PARAGRAPHS : LINES;
  for (let at = from + 1; at < Math.min(page.lines.length, from + 4); at++) {
    const line = page.lines[at];
    if (line === undefined || line.box[1] - above.box[3] > reach * Math.max(size, line.size)) return undefined;
    const segment = line.segments.find((each) => isAligned(above, each, size));
    if (segment === undefined) continue;
    // `b. STREET ADDRESS` asks for what stands below it.
    if (isSubBox(segment.text)) return nextBelow(segment, page, at);
    return isCut(above, segment, page) ? undefined : { segment, at };
  }
  return undefined;
}

/** White between lines of one block, in font sizes. */
const LINES = 1.15;
const PARAGRAPHS = 1.5;
/** Fewer lines do not show how a page is written. */
const PARTED_MIN = 4;

/** A letter of Word has a paragraph for each line of an address: white stands between all of them. */
function isParted({ origin, lines }: PageLayout): boolean {
  if (origin === 'text' || origin === 'ocr') return false;
  const typed = lines.filter(({ tokens }) => tokens.every(({ cell }) => cell === undefined));
  if (typed.length < PARTED_MIN) return false;
  return typed.every((line, index) => {
    const above = typed[index - 1];
    return above === undefined || line.box[1] - above.box[3] > LINES * line.size;
  });
}

/** `a. NAME OF CONSIGNEE`: the heading of a part of a box on a government form. */
export function isSubBox(text: string): boolean {
  return /^(?:FULL )?NAME (?:AND|&) ADDRESS(?: OF \p{Lu}+)?:?$|^[a-h]\.\s[^\p{Ll}]*\b(?:NAME|CONSIGNEE|CONTRACTOR|COMPANY|STREET|ADDRESS|CITY|STATE|ZIP)\b[^\p{Ll}]*$/u.test(
    text,
  );
}

/** Left edges, right edges or middles in line. */
function isAligned(above: Segment, below: Segment, size: number): boolean {
  if (overlapX(above.box, below.box) <= 0) return false;
  const [a, b] = [above.box, below.box];
  const cells = [above.tokens[0]?.cell, below.tokens[0]?.cell];
  if (cells[0] !== undefined && cells[1] !== undefined) return cells[0].column === cells[1].column;
  return (
    Math.abs(a[0] - b[0]) < 1.2 * size ||
    Math.abs(a[2] - b[2]) < 0.8 * size ||
    Math.abs(a[0] + a[2] - b[0] - b[2]) < 1.5 * size
  );
}

/** A ruling line between both. */
function isCut(above: Segment, below: Segment, page: PageLayout): boolean {
  return page.rules.some(({ box }) => {
    const isFlat = box[3] - box[1] <= 3 && box[2] - box[0] > 20;
    return isFlat && box[1] >= above.box[3] - 2 && box[3] <= below.box[1] + 2 && overlapX(box, above.box) > 0;
  });
}

/** A letterhead right above whom the paper is written to: the next line that names a firm in law begins another block. */
export function untilNextFirm({ segments }: Block): Block {
  const [first, ...below] = segments;
  if (first === undefined || !hasLegalForm(first.text)) return { segments };
  const [word = ''] = first.text.split(' ');
  const next = below.findIndex(
    ({ text }) => hasLegalForm(text) && !/^(?:c\/o|p\/a|bei|chez|presso)\s/i.test(text) && !text.startsWith(word),
  );
  // What stands alone under it may be a part of it; a firm with lines of its own is another one.
  // A name in Korean over the same one in English is one firm.
  const isOther =
    next === 0 &&
    isLatin(first.text) === isLatin(below[0]?.text ?? '') &&
    below.slice(1).some(({ text }) => isAddressLine(text));
  return isOther ? { segments: [first] } : { segments };
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}{3}/u.test(text);
}

/** Postal codes with their town: what makes lines of text an address. */
export const TOWN =
  /\b[A-CEGHJ-NPR-TVXY]\d[A-Z]\s?\d[A-Z]\d$|\b[A-Z]{2}[\s,]+\d{5}(?:-\d{4})?$|^(?:[A-Z]{1,2}-)?\d{4,5}\s+\p{Lu}|\b(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)\s+\d{4}$|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$|-\s?\d{3}\s?\d{3}\b|\b\d{4}\s?[A-Z]{2}\s+\p{Lu}/u;

/** Names have no digits, but for the number of a school district: `PRAIRIE GLEN CUSD 218`. */
function isUncounted(text: string): boolean {
  return !/\d|:/.test(text) || /^\p{Lu}[\p{L}.'’-]+(?:\s[\p{L}.'’-]+)+\s(?:#|No\.?\s?)?\d{1,4}$/u.test(text);
}

/** Blocks of lines of which one has a postal code, below a name without digits that no suffix marks as a firm. */
export function addressBlocks(
  layout: Layout,
  isEnd: (segment: Segment) => boolean,
  taken: ReadonlySet<Segment>,
): Block[] {
  const [page] = layout.pages;
  const blocks: Block[] = [];
  const used = new Set<Segment>(taken);
  for (const line of page?.lines ?? []) {
    for (const segment of line.segments) {
      const isName = /\p{L}{3}/u.test(segment.text) && isUncounted(segment.text) && segment.text.length < 60;
      if (used.has(segment) || !isName || isSubBox(segment.text) || isEnd(segment) || isAddressLine(segment.text))
        continue;
      if (isOrderTitle(segment.text)) continue;
      const block = blockFrom(segment, layout, isEnd);
      const town = block.segments.findIndex(({ text }) => TOWN.test(text.trim()));
      if (town < 1 || town > 5) continue;
      for (const each of block.segments) used.add(each);
      blocks.push(block);
    }
  }
  return blocks;
}

const LEGAL = /\bau capital\b|\bcapital social\b|\bregistered (?:office|in)\b/i;
/** `Entreprise Malgras & Fils – SAS au capital de 180 000 €`. */
const NAMED_LEGAL = /^\p{Lu}.{3,50}\s[-–—]\s.{0,12}\bau capital\b/iu;

/** All blocks that look like a firm with its address, whether labelled or not. */
export function firmBlocks(layout: Layout, isEnd: (segment: Segment) => boolean): Block[] {
  const blocks: Block[] = [];
  const taken = new Set<Segment>();
  for (const page of layout.pages.slice(0, 2)) {
    for (const line of page.lines) {
      for (const segment of line.segments) {
        // `SAS au capital de 1 250 000 €` says what kind of firm stands above it.
        const isLegal = LEGAL.test(segment.text) && !NAMED_LEGAL.test(segment.text);
        if (
          taken.has(segment) ||
          isLegal ||
          isSubBox(segment.text) ||
          !isCompanyName(segment.text) ||
          // `kg` under `Unité` is no Kommanditgesellschaft.
          isUnitWord(segment.text) ||
          (segment.text.length > 70 && !isSenderLine(segment.text)) ||
          isEnd(segment)
        )
          continue;
        const above = isKindAlone(segment.text) ? nameOver(segment, page) : undefined;
        const block = untilNextFirm(blockFrom(above === undefined || isEnd(above) ? segment : above, layout, isEnd));
        for (const each of block.segments) taken.add(each);
        blocks.push(block);
      }
    }
  }
  return blocks;
}

/** `Firm AB, Street 118, 416 70 Town, Country - VAT …`: a letterhead on one line. */
function isSenderLine(text: string): boolean {
  const [name = ''] = text.split(/,|\s[·•|–—*-]\s/);
  return SENDER_LINE.test(text) && hasLegalForm(name) && !/[.:]\s/.test(name);
}

const SENDER_LINE =
  /^[^,·•|]{3,60}(?:,|\s[·•|–—*-])\s.{4,60}(?:[,·•|–—-]\s*)(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3} \d{2})\s+\p{L}.{1,90}$/u;

/** `Wetherbury` over `District Council`: a word in the same letters, right above and in line. */
function nameOver(segment: Segment, page: PageLayout): Segment | undefined {
  const { line, box } = segment;
  const at = page.lines.indexOf(line);
  const [first] = segment.tokens;
  // Smaller lines of another column may stand between both.
  const above = page.lines.slice(Math.max(0, at - 3), at).flatMap(({ segments }) => segments);
  return above.find((each) => {
    const size = each.tokens[0]?.size ?? 0;
    return (
      first !== undefined &&
      isAligned(each, segment, first.size) &&
      box[1] - each.box[3] < 0.8 * Math.max(size, first.size) &&
      size > 0.9 * first.size &&
      size < 2.2 * first.size &&
      /^[\p{L}][\p{L} .&'’-]{2,40}$/u.test(each.text) &&
      !isAddressLine(each.text) &&
      !isCompanyName(each.text) &&
      line.lexicon.label(each.text) === undefined
    );
  });
}

export interface PartyLines {
  readonly name: readonly Token[];
  readonly address: readonly (readonly Token[])[];
  readonly contacts: readonly (readonly Token[])[];
}

/** A line that is the end of a firm's name: a word or three, and the suffix. */
const ENDS_NAME =
  /^(?:[\p{L}&.'-]+\s+){0,3}(?:inc|llc|ltd|ltda|eireli|s\/a|limited|corp|corporation|co|company|gmbh|m\.?b\.?h|ag|kg|sarl|sas|s\.a|s\.l|bv|b\.v|nv|plc|pty ltd|pvt ltd|s\.p\.a|s\.r\.l)\.?$/iu;

/** `APPT: 209-555-0144`, `Horario: 7:00 a 10:00`: a line with a label of its own is no part of the address. */
const LABELLED = /^\p{L}[\p{L} ./'-]{1,24}[:：]\s?\S/u;

/** `10287 W 4TH AVE` begins as a postal code with its town does. */
const STREET =
  /\b(?:ave(?:nue)?|st(?:reet)?|road|rd|blvd|boulevard|pkwy|parkway|dr|drive|ln|lane|way|ct|court|hwy|highway|loop|circle|cir|place|pl|trail|pike|terrace|row|old post|county road)\b\.?(?!.*\d{5})/i;
const COUNTRY =
  /^(?:u\.?s\.?a?\.?|united states(?: of america)?|canada|m[eé]xico|uk|u\.k\.|united kingdom|great britain|england|scotland|wales|ireland|france|deutschland|germany|allemagne|österreich|austria|schweiz|suisse|switzerland|svizzera|ital(?:ia|y)|españa|spain|portugal|nederland|(?:the )?netherlands|belgi(?:ë|um|que)|luxembourg|danmark|denmark|sverige|sweden|norge|norway|suomi|finland|polska|poland|česko|czech(?:ia| republic)|hungary|türkiye|turkey|india|china|p\.?r\.? china|taiwan|japan|korea|singapore|malaysia|thailand|vietnam|viet nam|australia|new zealand|brasil|brazil|south africa)\.?$/i;
const NO_NAME = /^[A-Z]{0,3}[-#]?\d[\d-]*$|^\(.*\)$/;

/** `Mersey Vale University` over `Hospitals` over `NHS Foundation Trust`, one name. */
function kindsBelow({ text: name }: Segment, others: readonly Segment[]): number {
  const end = others.findIndex(({ text }) => !areKindWords(text) || isAddressLine(text));
  const count = end < 0 ? others.length : end;
  return count > 1 && isCompanyName(name) ? count : 0;
}

/** `High Plains Bearing &` over `Drive Inc.`: a name does not end so. */
const HANGS = /\s(?:&|and|und|et|y|e|en|og|och)$/;

/** `LAKEMET` over `Lakefront Metals & Processing`: programs file a firm under the front of its name. */
function isShort([code, name]: readonly Segment[]): boolean {
  if (code === undefined || name === undefined || !/^[A-Z][A-Z\d]{3,11}$/.test(code.text)) return false;
  const [first = ''] = name.text.split(/\s+/);
  const front = name.text.slice(0, 3).toUpperCase();
  return code.text.startsWith(front) && code.text !== first.toUpperCase() && name.text.length > code.text.length;
}

/** The first line is the name; the others address, until lines of telephone, mail and tax numbers. */
export function partyLines(block: Block): PartyLines | undefined {
  const said = block.segments.filter(({ text }) => /\p{L}{2}|\d/u.test(text));
  // `811937` over `HALVORSEN MEDICAL`: an account. `(dock hours 7-2)` is no name either.
  const [first, ...others] =
    said.length > 1 && (NO_NAME.test(said[0]?.text ?? '') || isShort(said)) ? said.slice(1) : said;
  if (first === undefined) return undefined;
  // A long name wraps: `Redgum & Rye` over `Landscapes Pty Ltd`.
  const [second] = others;
  const isWrapped =
    second !== undefined &&
    ((!isCompanyName(first.text) &&
      (ENDS_NAME.test(second.text) || isKindAlone(second.text)) &&
      (!isAddressLine(second.text) || HANGS.test(first.text))) ||
      (first.text.endsWith(',') && isSuffixAlone(second.text)) ||
      (/\b(?:pty|pvt|private|s\.a\. de)$/i.test(first.text) && isSuffixAlone(second.text)) ||
      // `MILLWRIGHT POWER SYSTEMS (OUR` over `CUSTOMER)`.
      (/\([^)]*$/.test(first.text) && /^[^(]{1,30}\)$/.test(second.text)));
  const kinds = isWrapped || hasLegalForm(first.text) ? 0 : kindsBelow(first, others);
  const name = isWrapped
    ? [...first.tokens, ...setApart(second.tokens)]
    : [...first.tokens, ...others.slice(0, kinds).flatMap(({ tokens }) => setApart(tokens))];
  const rest = others.slice(isWrapped ? 1 : kinds);
  const address: (readonly Token[])[] = [];
  const contacts: (readonly Token[])[] = [];
  // Behind postal code and town stands the country at most: `Warenannahme Mo-Fr 6-13 Uhr` is no address.
  const town = rest.findLastIndex(({ text }) => TOWN.test(text.trim()) && !STREET.test(text));
  for (const [index, segment] of rest.entries()) {
    if (town >= 0 && index > town && !COUNTRY.test(segment.text.trim())) {
      if (isContactLine(segment.text)) contacts.push(segment.tokens);
      continue;
    }
    if (isContactLine(segment.text) || LABELLED.test(segment.text)) contacts.push(segment.tokens);
    else if (contacts.length > 0 && index > town && !isAddressLine(segment.text)) break;
    else if (segment.text !== first.text) address.push([...segment.tokens, ...postalCodeBeside(segment)]);
  }
  return { name, address, contacts };
}

/** `OREGON PORT, OH    43699`: programs print the code in a place of its own. */
function postalCodeBeside(segment: Segment): Token[] {
  const { segments, size } = segment.line;
  const next = segments[segments.indexOf(segment) + 1];
  const isState = /,\s?[A-Z]{2}$/.test(segment.text) || /^[A-Z][A-Z .'-]+\s[A-Z]{2}$/.test(segment.text);
  const isCode = next !== undefined && /^\d{5}(?:-\d{4})?$/.test(next.text);
  return isState && isCode && next.box[0] - segment.box[2] < CODE_GAP_MAX * Math.max(5, size)
    ? setApart(next.tokens)
    : [];
}
const CODE_GAP_MAX = 6; // Font sizes.

/** `Baustelle Riedmatt, Riedmattweg 8, 6343` over `Rotkreuz`: a party on one line whose town the column has broken off. */
export function withBrokenTown(block: Block): Block {
  const [first, next, ...more] = block.segments;
  if (first === undefined || next === undefined || !breaksTown(first.tokens, next)) return block;
  return { segments: [segmentOf([...first.tokens, ...setApart(next.tokens)], first.line), ...more] };
}

/** Before a town its postal code stands, and `CEP` before that. */
export function breaksTown(above: readonly Token[], below: Segment): boolean {
  const text = above.map((token) => token.text).join(' ');
  const isTown = /^\p{Lu}[\p{L}.'’-]+(?:\s\p{L}[\p{L}.'’-]*){0,3}(?:\s?\([^)]*\))?$/u.test(below.text);
  if (/[,;]\s(?:[A-Z]{1,2}-)?\d{4,5}$/.test(text)) return isTown && !isContactLine(below.text);
  // `Lundeborg Brødfabrik A/S, Mellager port 2, Kornvænget` over `14, 8370 Hadsten`.
  const [name = '', place = ''] = text.split(/,\s/);
  const isOpen =
    isCompanyName(name) && /\p{L}{4}.*\s/u.test(place) && !isSuffixAlone(place) && !/\b\d{4,5}\b/.test(text);
  if (isOpen && /^(?:\d{1,4}\p{L}?,\s)?(?:[A-Z]{1,2}-)?\d{4,5}\s\p{Lu}[\p{L} .'-]+$/u.test(below.text)) return true;
  return /\b(?:CEP|C\.?P\.?|PLZ)[:.]?$/.test(text) && /^\d[\d.-]{3,9}(?:\s|$)/.test(below.text);
}

/** Words of another line: a space stands before them. */
export function setApart(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index) => (index === 0 ? { ...token, glued: false } : token));
}

export function segmentAt(tokens: readonly Token[], line: Line): Segment {
  return segmentOf(tokens, line);
}
