/** What sentences say of the order as a whole: its number, the day it is wanted, where it goes. */
import type { Found } from '../found.ts';
import type { HeadField } from '../head/fields.ts';
import type { PaperParty, PartyRole } from '../head/party.ts';
import type { Token } from '../layout/layout.ts';
import { isAddressLine, isCompanyName, isContactLine, isSuffixAlone } from '../lexicon/companies.ts';
import type { Reading } from '../table/item.ts';
import { daysIn, type ProseDay } from './days.ts';
import { foundAt, type Paragraph } from './paragraphs.ts';
import { termsIn } from './terms.ts';

export interface ProseHead {
  readonly head: Partial<Record<HeadField, Found>>;
  readonly parties: Partial<Record<PartyRole, PaperParty>>;
  /** The day it is wanted, when that was counted from the day of writing. */
  readonly relative?: { readonly day: ProseDay; readonly found: Found };
}

const CODE = String.raw`(?<code>(?=[\p{L}\d\-_/.#]*\d)[\p{L}\d][\p{L}\d\-_/#]*(?:\.[\p{L}\d]+)*)`;
const BE = String.raw`(?:\s*(?:is|ist|est|es|number|no\.?|nr\.?|n°|#|:|：|lautet|the|le|la|die|=)(?![\p{L}])\s*){0,4}`;
/** In the order of their strength. */
const NUMBERS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<!\p{L})(?:our|my|unsere?r?|notre|nostro|nuestro|onze|ons|vårt|vores|vår|nasz|naše|quote our|quoting|under|unter)\s(?:p\.?\s?o\.?|purchase order|order|bestell-?(?:nummer|nr\.?|ung)?|bestellnummer|bestellung|auftrags-?(?:nummer|nr\.?)|numéro de commande|n° de commande|commande|bon de commande|ordine|pedido|bestelling|bestelnummer|ordernummer|inkoop(?:order)?nummer|ordrenummer|inköpsnummer|zamówienie|objednávka)\s?(?:number|no\.?|nr\.?|n°|#|n\.)?${BE}\s?${CODE}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:p\.?o\.?|purchase order|order|bestellung|bestell-?nummer|bestell-?nr\.?|commande|bon de commande|pedido|orden de compra|ordine|bestelling|inkooporder)\s?(?:number|no\.?|nr\.?|n°|n\.|#|num)${BE}\s?${CODE}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:订单编号|订单号|采购单号|采购订单|单号|訂單號|注文番号|発注番号)(?:码)?(?:是|为)?\s?[:：#]?\s?${CODE}`,
    'u',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?:p\.?\s?o\.?|purchase order|bestellung|bestellnummer|commande|pedido|ordine|bestelling)${BE}\s?${CODE}`,
    'iu',
  ),
  new RegExp(String.raw`(?<!\p{L})(?:order)${BE}\s?${CODE}`, 'iu'),
  new RegExp(String.raw`(?<![\p{L}\d])(?<code>(?:P\.?O|BE|CG|CGDD|ORD)[-#_]?\d[\d\-/]{3,})(?![\p{L}\d])`, 'u'),
];
/** Numbers of other documents: a sentence that names them gives no order number. */
const OTHER =
  /\b(?:quote|quotation|offer|angebot|invoice|rechnung|devis|previous|last|old|earlier|vorige|letzte)\b[^.]{0,20}$/i;

export function headIn(
  paragraphs: readonly Paragraph[],
  reading: Reading,
  writtenOn: string | undefined,
  used: ReadonlySet<Paragraph>,
): ProseHead {
  // The subject of an answer names the order that was answered; the text itself goes first.
  const own = paragraphs
    .filter(({ isSigned }) => !isSigned)
    .toSorted((a, b) => Number(isSubject(a)) - Number(isSubject(b)));
  const head: ProseHead['head'] = {};
  const parties: ProseHead['parties'] = {};
  const number = numberIn(own);
  if (number !== undefined) head.poNumber = number;
  const delivery = deliveryIn(own, reading, writtenOn, used);
  if (delivery !== undefined) head.deliveryDate = delivery.found;
  const written = issuedIn(own, reading);
  if (written !== undefined) head.orderDate = written;
  const terms = termsIn(own);
  if (terms !== undefined) head.paymentTerms = terms;
  const shipTo = shipToIn(own, reading, writtenOn);
  if (shipTo !== undefined) parties.shipTo = shipTo;
  const buyer = signerIn(paragraphs);
  if (buyer !== undefined) parties.buyer = buyer;
  return { head, parties, ...(delivery?.day.isRelative === true ? { relative: delivery } : {}) };
}

function isSubject({ spans: [first] }: Paragraph): boolean {
  return first !== undefined && isInSubject(first.token);
}

/** The subject line of a mail. */
export function isInSubject({ at }: Pick<Token, 'at'>): boolean {
  return 'part' in at && at.part === 'subject';
}

function numberIn(paragraphs: readonly Paragraph[]): Found | undefined {
  for (const pattern of NUMBERS.keys()) {
    const [found] = paragraphs.flatMap((paragraph) => numbersBy(pattern, paragraph));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every order number that sentences name, in reading order; of several patterns the one that finds one first. */
export function numbersIn(paragraphs: readonly Paragraph[]): Found[] {
  for (const pattern of NUMBERS.keys()) {
    const found = paragraphs.flatMap((paragraph) => numbersBy(pattern, paragraph));
    if (found.length > 0) return found;
  }
  return [];
}

function numbersBy(rank: number, paragraph: Paragraph): Found[] {
  const pattern = NUMBERS[rank];
  if (pattern === undefined) return [];
  return [...paragraph.text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].flatMap((match) => {
    const code = match.groups?.['code']?.replace(/[-/.]+$/, '') ?? '';
    // `Per your quote, this is our PO 66108`: what is ours is no number of another paper.
    const isOther = rank > 0 && OTHER.test(paragraph.text.slice(0, match.index));
    if (code.length < 3 || isOther || isDay(code)) return [];
    const start = match.index + match[0].lastIndexOf(code);
    return [foundAt(paragraph, start, start + code.length, 'paper/prose/poNumber', rank < 4 ? 0.93 : 0.85)];
  });
}

function isDay(code: string): boolean {
  return /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(code);
}

const WANTED =
  /(?:\b(?:by|before|until|till|need(?:ed)?(?: it| them| these| this)?(?: by| on| for)?|require[ds]?(?: by| on| for)?|deliver(?:y|ed)?(?: date)?(?: by| on| for)?|for delivery(?: by| on)?|due(?: date)?|arrive|eta|no later than|not later than|latest|asap|wanted|bis(?: spätestens| zum)?|spätestens|liefer(?:ung|termin|datum)(?: bitte)?(?: bis| am| zum)?|liefern sie(?: bitte)?(?: uns)?(?: bis| am| zum)?|livrer(?: le| pour le| avant le)?|entregar(?: el| antes del)?|zum|benötigt|avant(?: le)?|au plus tard(?: le)?|pour(?: le)?|livraison(?: souhaitée)?(?: le| pour le| avant le)?|d['’]ici(?: le| au)?|antes del?|para el|entrega(?: el)?|entro(?: il)?|consegna(?: il| entro il)?|voor|uiterlijk|levering|consegnare(?: il| entro(?: il)?)?|leverans(?: senast)?|levering senest|senast|senest|(?:order|bestellung|commande|pedido|ordine|bestelling|bitte|please)\s(?:for|für|pour|para|per|voor))\b|交期|交货期|交货日期|到货|请于|在)\s*[:：(]?\s*(?:the |dem |den |der )?(?:\p{L}+\.?,?\s){0,2}\(?$/iu;
const AFTER =
  /^\s*(?:[(（][^)）]*[)）])?\s*(?:(?:geleverd|afgeleverd|geliefert|delivered|livrée?s?|consegnat[oaie])(?!\p{L})|之?前|以前|到货|交货|まで)/u;

function deliveryIn(
  paragraphs: readonly Paragraph[],
  { order }: Reading,
  writtenOn: string | undefined,
  used: ReadonlySet<Paragraph>,
): { day: ProseDay; found: Found } | undefined {
  for (const paragraph of paragraphs) {
    // The day of an entry is that of its item.
    if (used.has(paragraph) && paragraph.isListed) continue;
    for (const day of daysIn(paragraph.text, order, writtenOn)) {
      const before = paragraph.text.slice(0, day.start);
      // `CANCEL IF NOT SHIPPED BY 5/2/25` says when nothing is wanted any more.
      if (/\b(?:cancel|void|stornier|annul|anul)\w*\b[^.]*$/iu.test(before)) continue;
      if (!WANTED.test(before) && !AFTER.test(paragraph.text.slice(day.end))) continue;
      const rule = day.isRelative ? 'paper/relative-date' : 'paper/prose/deliveryDate';
      const sure = day.isRelative ? (day.isVague ? 0.75 : 0.85) : 0.92;
      return { day, found: foundAt(paragraph, day.start, day.end, rule, sure, day.value) };
    }
  }
  return undefined;
}

const ISSUED =
  /\b(?:dated|issued(?: on)?|ordered(?: on)?|order date|date of (?:order|issue)|placed on|vom|datum|du|en date du|del|van)\s*:?\s*(?:the |dem |den )?$/iu;

/** `our purchase order T-6 of 20 May 2026`. */
const OF_ORDER =
  /\b(?:order|po|bestellung|auftrag|commande|pedido|ordine|bestelling)\s+(?:(?:no|nr|number)\.?\s+)?\S*\d\S*,?\s+(?:of|from|on|le)\s+(?:the )?$/iu;

/** `Purchase order 4511330004 dated September 26, 2025`. */
function issuedIn(paragraphs: readonly Paragraph[], { order }: Reading): Found | undefined {
  for (const paragraph of paragraphs) {
    for (const day of daysIn(paragraph.text, order, undefined))
      if (ISSUED.test(paragraph.text.slice(0, day.start)) || OF_ORDER.test(paragraph.text.slice(0, day.start)))
        return foundAt(paragraph, day.start, day.end, 'paper/prose/orderDate', 0.85, day.value);
  }
  return undefined;
}

/** `Ship to NAME, ADDRESS please`, `an:`, `à l'adresse suivante :`, `送货到…`. */
const PLACES =
  /(?:\b(?:please\s)?(?:ship|deliver|send|despatch|dispatch)(?:\s(?:it|them|these|this|all|it all|them all|all of it|everything|the goods))?(?:\sdirect(?:ly)?)?\sto\b|\b(?:delivery|shipping|ship-to|ship to|deliver to)(?:\saddress)?\s?(?:is)?\s?:|\b(?:deliver|ship|send|dispatch)\b[^.:\n]{3,60}?\sto\s+(?:our\s+)?(?=\p{Lu})|\bgoing to\b|\bsame (?:address|place) as (?:ever|always|usual|before|last time)\s*[:,(]|\b(?:deliver(?:y|ed)?|ship|needed|wanted)\b[^.:\n]{0,80}:(?=\s*(?:\p{Lu}|$))|\b(?:to|at|an|nach|naar|vers|à|a) (?:our|unser\p{L}*|notre|nostr[oa]|nuestr[oa]|onze|ons) \p{L}+\s\((?=\p{Lu})|\bversand an (?:unser\p{L}* )?\p{L}*\s*:|\bleverans(?:\s\p{L}+)?(?:\s[\d-]+)?\s+till\b|\blevering(?:\s\p{L}+)?(?:\s[\d-]+)?\s+til\b|\b(?:lieferung|zustellung)\b[^\n:]{0,70}\ban\s?:?|\b(?:auf die|an die|zur) baustelle\b|\blieferadresse\s?(?:ist)?\s?:?|\bliefern sie (?:bitte )?an\s?:?|\bliefern sie\b[^\n:]{0,40}?\ban (?:(?:die|den|das)\s)?(?=\p{Lu})|\blivr(?:er|aison)\b[^.\n]{0,60}?(?:adresse suivante|à)\s?:|\badresse de livraison\s?:?|\bà l['’]adresse suivante\s?:|\benviar a\s?:?|\bentregar en\s?:?|\bconsegnare a\s?:?|\bleveren aan\s?:?|\b(?:aflever)?adres(?: is)?\s?:?(?=\s\p{Lu})|\bop (?:de|ons|onze|het) (?:bouwplaats|magazijn|werf|depot|vestiging|filiaal),(?=\s\p{Lu})|\bpresso(?= \p{Lu})|\b(?:al|presso il) nostro \p{L}+ (?:di|in)(?=\s\p{Lu})|\b(?:godset|varorna|leverera\w*|levereras|leverans\w*)\b[^.\n]{0,60}?\btill\s+(?=\p{Lu})|\b(?:varerne|varene|lever(?:es|ing\w*))\b[^.\n]{0,60}?\btil\s+(?=\p{Lu})|^to\s+(?=\p{Lu})|\b(?:to|at) our\s+(?=\p{Lu})|\ban unser(?:e[nr]?)?\s+(?=\p{Lu})|\b(?:sur|à|vers) notre (?:site|entrepôt|usine|dépôt|magasin)(?: (?:de|d['’]))?\s?(?=\p{Lu})|\b(?:deliver\w*|ship\w*|need\w*|want\w*|send|liefer\w*|livr\w+|livraison|entreg\w+|enví\w+|enviar|consegn\w+|spedi\w+|lever\w+|bezorg\w*|leverans|toimit\w+|dostaw\w+|dostarcz\w+|dodat|dodán\w+|szállít\w+|teslim\w*|isporu\w+)\b[^:\n]{0,120}:\s*$|送货到|送货地址[:：]?|送到|发货到|收货地址[:：]?|お届け先[:：]?)\s*[:：]?\s*/giu;
const PLACE_END =
  /\s*(?:(?<!\([^)]*)[)）]|(?<!(?:str|\bst|\bave|\brd|\bblvd|\bdr|\bno|\bnr|\bco|\binc|\bltd|\bind))[.;](?:\s|$)|\((?=[^)]*\p{Ll}{3})|[-–,]?\s*\b(?:need(?:ed)?|required?|due|wanted)\b|\bplease\b|\bthanks\b|\b(?:by|before|not later than|no later than|bis|avant le|on)\s+(?:\p{L}+\s+)?\d|[，,。；]\s*(?:联系人|电话|收货人)|\bour\s(?:po|order)\b|\bpo\s?(?:#|no|number|\d)|\bquote\b|\bneeded\b|\bbitte\b|\bmerci\b|,\s(?:chiedere|scarico|vragen naar|ask for|z\.\s?h)\b|:\s(?=\p{Ll})|[?!]).*$/iu;

function shipToIn(
  paragraphs: readonly Paragraph[],
  { order }: Reading,
  writtenOn: string | undefined,
): PaperParty | undefined {
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const match of paragraph.text.matchAll(PLACES)) {
      const start = match.index + match[0].length;
      const rest = paragraph.text.slice(start);
      if (rest.trim() === '') {
        const party = blockBelow(paragraphs, index);
        if (party !== undefined) return party;
        continue;
      }
      if (/^(?:us|me|you|the usual|usual|same|our (?:usual|normal)|below|above|following)\b/i.test(rest)) continue;
      let end = rest.replace(PLACE_END, '').length;
      // A day inside is when, not where.
      const [day] = daysIn(rest.slice(0, end), order, writtenOn);
      // `Delivery: 18 Mar 2026 at the latest, to our plant (…)`.
      if (day !== undefined && day.start < 2 && !day.isRelative) continue;
      if (day !== undefined && day.start > 8 && !day.isRelative) end = Math.min(end, day.start);
      const party = partyAt(paragraph, start, start + end);
      if (party !== undefined) return party;
    }
  }
  return undefined;
}

const BLOCK_MAX = 6;

/** Lines below `ship to:` up to the next gap. */
function blockBelow(paragraphs: readonly Paragraph[], index: number): PaperParty | undefined {
  const lines: Paragraph[] = [];
  for (const next of paragraphs.slice(index + 1, index + 1 + BLOCK_MAX)) {
    const above = (lines.at(-1) ?? paragraphs[index])?.lines.at(-1);
    const [line] = next.lines;
    if (above === undefined || line === undefined) break;
    // The subject was set behind the text, and stands above all of it.
    if (line.page !== above.page || line.box[1] <= above.box[1]) break;
    const isFar = line.box[1] - above.box[1] > (lines.length === 0 ? 2.6 : 1.6) * Math.max(line.size, above.size);
    // `(ask for Joe, 555 0147, 7 to 14 h)`.
    if (
      isFar ||
      next.isListed ||
      next.text.startsWith('(') ||
      /[:：]\s*\S|[:：]$/.test(next.text) ||
      next.text.length > 80
    )
      break;
    lines.push(next);
  }
  const [name, ...address] = lines;
  if (name === undefined || !lines.some(({ text }) => isAddressLine(text) || isCompanyName(text))) return undefined;
  return { name: wholeLine(name), address: address.map(wholeLine) };
}

function wholeLine(paragraph: Paragraph): Found {
  // The full stop of `Sp. z o.o.` and of `Inc.` belongs to the name.
  const end = isCompanyName(paragraph.text) ? /[,;]$/ : /[,;.]$/;
  return foundAt(paragraph, 0, paragraph.text.replace(end, '').length, 'paper/prose/shipTo', 0.88);
}

/** Parts at commas: the first is the name, unless it is a street already. */
function partyAt(paragraph: Paragraph, start: number, end: number): PaperParty | undefined {
  const text = paragraph.text.slice(start, end);
  const parts: { start: number; end: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(/[,，;]\s*|\s+[-–]\s+|$/g)) {
    const piece = text.slice(from, match.index);
    if (piece.trim() !== '') {
      const offset = piece.length - piece.trimStart().length;
      parts.push(
        ...hanParts({ start: start + from + offset, end: start + from + piece.trimEnd().length }, paragraph.text),
      );
    }
    from = match.index + match[0].length;
  }
  const joined = firmFirst(withoutCommonName(withSuffix(parts, paragraph.text), paragraph.text), paragraph.text);
  const [first, ...rest] = joined;
  if (first === undefined || text.length > 200) return undefined;
  const found = (part: { start: number; end: number }): Found =>
    foundAt(paragraph, part.start, part.end, 'paper/prose/shipTo', 0.85);
  const name = paragraph.text.slice(first.start, first.end);
  const isPlace = joined.some((part) => isAddressLine(paragraph.text.slice(part.start, part.end)));
  const isNamed =
    isCompanyName(name) || /\b(?:depot|warehouse|plant|site|branch|store|lager|werk|entrepôt|magasin)\b/i.test(name);
  if (!isPlace && !isNamed) return undefined;
  return { name: found(first), address: rest.map(found) };
}

interface Part {
  readonly start: number;
  readonly end: number;
}

/** `长安镇振安中路418号 铂锐设备有限公司 仓库`: a Chinese address parts its street from the firm by white alone. */
function hanParts(part: Part, text: string): Part[] {
  const piece = text.slice(part.start, part.end);
  const at = /(?<=[号室楼栋层座])\s+(?=\p{Script=Han})/u.exec(piece);
  if (at === null) return [part];
  return [
    { start: part.start, end: part.start + at.index },
    { start: part.start + at.index + at[0].length, end: part.end },
  ];
}

/** In Chinese the place may stand before who is there. */
function firmFirst(parts: readonly Part[], text: string): readonly Part[] {
  const own = ({ start, end }: Part): string => text.slice(start, end);
  const [first, ...others] = parts;
  const firm = others.find((part) => /公司|工厂/.test(own(part)));
  if (first === undefined || firm === undefined || /公司|工厂/.test(own(first)) || !/\d+号/.test(own(first)))
    return parts;
  return [firm, ...parts.filter((part) => part !== firm)];
}

/** `the shop, 2210 Orchard Rd`: what everybody has is no name. */
function withoutCommonName<T extends { start: number; end: number }>(parts: readonly T[], text: string): readonly T[] {
  const [first, second] = parts;
  const isCommon =
    first !== undefined && /^(?:the|our|my|unsere?n?|die|das) \p{Ll}/u.test(text.slice(first.start, first.end));
  return isCommon && second !== undefined && isAddressLine(text.slice(second.start, second.end))
    ? parts.slice(1)
    : parts;
}

/** `Pruitt, Inc.`: a suffix behind a comma belongs to the name. */
function withSuffix(parts: readonly { start: number; end: number }[], text: string): { start: number; end: number }[] {
  const [first, second, ...rest] = parts;
  if (first === undefined || second === undefined) return [...parts];
  const next = text.slice(second.start, second.end);
  return /^(?:inc|llc|ltd|corp|co|l\.p|lp|gmbh|ag|sarl|sas)\.?$/i.test(next)
    ? [{ start: first.start, end: second.end }, ...rest]
    : [...parts];
}

const DEPARTMENT =
  /\s*(?:采购部|采购|供应链|purchasing(?: department| dept)?|einkauf|service achats|achats|compras|acquisti|inkoop)\s*$/i;

/** The firm that signs. */
function signerIn(paragraphs: readonly Paragraph[]): PaperParty | undefined {
  const signed = paragraphs.filter(({ isSigned, text }) => isSigned && text.length <= 80);
  const last = paragraphs.filter(({ isSigned, isCell }) => !isSigned && !isCell).slice(-2);
  for (const paragraph of [...signed, ...last]) {
    const { text, isSigned } = paragraph;
    if (!isCompanyName(text) || /@|https?:|amtsgericht|registered|vat\b|ust-?id/i.test(text) || text.length > 80)
      continue;
    // `Pueblo CO 81064` is no company, for all its `CO`.
    if (isAddressLine(text) && !isSigned && /\d{4}/.test(text)) continue;
    // `Delivery address: …` names somebody by its label.
    if (/^[^,:：]{2,30}[:：]\s/.test(text)) continue;
    // `Riegos del Genil, S.L.`: the comma before a legal form parts nothing.
    const parts = text
      .split(/\s*[|·•]\s*|\s{3,}|\s+[-–]\s+|(,\s+)(?=\p{L})/u)
      .filter((part) => part !== undefined)
      .reduce<string[]>((all, part) => {
        const before = all.at(-1);
        const isFollowed = before !== undefined && all.length > 1 && /^,\s+$/.test(before) && isSuffixAlone(part);
        if (!isFollowed) return [...all, part];
        return [...all.slice(0, -2), `${all.at(-2) ?? ''}${before}${part}`];
      }, [])
      .filter((part) => !/^,\s+$/.test(part));
    const name = (parts.find((part) => isCompanyName(part)) ?? text).replace(DEPARTMENT, '').trim();
    const whole =
      parts.length > 1 && (/^(?:inc|llc|ltd|corp|co)\b/i.test(parts[1] ?? '') || isSuffixAlone(parts[1] ?? ''))
        ? text.replace(DEPARTMENT, '').trim()
        : name;
    const start = text.indexOf(whole);
    return {
      name: foundAt(paragraph, start, start + whole.length, 'paper/prose/buyer', 0.85),
      address: [],
    };
  }
  return aboveAddress(signed);
}

/** A line of the signature over one with a street and a postal code: a firm without a suffix, such as a craftsman's. */
function aboveAddress(signed: readonly Paragraph[]): PaperParty | undefined {
  for (const [index, paragraph] of signed.entries()) {
    const { text } = paragraph;
    // The street may have a line of its own.
    const [street = '', town = ''] = signed.slice(index + 1, index + 3).map((each) => each.text);
    const below = /\d{4}/.test(street) ? street : `${street}, ${town}`;
    const isAddress = /\d.*\b\d{4,5}\b/.test(below) && isAddressLine(street) && !isContactLine(below);
    if (!isAddress || /[\d@:]/.test(text) || !/\p{L}{3}/u.test(text) || text.length > 60) continue;
    return { name: foundAt(paragraph, 0, text.length, 'paper/prose/buyer', 0.75), address: [] };
  }
  return undefined;
}
