/** Where it goes, as sentences say it: behind words that send or deliver, at a place that is the site, or the same as before. */
import type { Found } from '../found.ts';
import type { PaperParty } from '../head/party.ts';
import { isAddressLine, isCompanyName } from '../lexicon/companies.ts';
import type { Reading } from '../table/item.ts';
import { addressesIn } from './address.ts';
import { addressedIn, BETWEEN, nameBefore, partsOfAddress } from './addressed.ts';
import { dayOfWriting, daysIn, type Written } from './days.ts';
import { withHanPlace } from './han-place.ts';
import { foundAt, quoteOf, type Paragraph } from './paragraphs.ts';

/** `Ship to NAME, ADDRESS please`, `an:`, `à l'adresse suivante :`, `送货到…`. */
const PLACES =
  /(?:\b(?:please\s)?(?:ship|deliver|send|despatch|dispatch)(?:\s(?:it|them|these|this|all|it all|them all|all of it|everything|the goods))?(?:\sdirect(?:ly)?)?\sto\b|\b(?:delivery|shipping|ship-to|ship to|deliver to)(?:\saddress)?\s?(?:is)?\s?:|\b(?:deliver|ship|send|dispatch)\b[^.:\n]{3,60}?\sto\s+(?:our\s+)?(?=\p{Lu})|\bgoing to\b|\bsame (?:address|place) as (?:ever|always|usual|before|last time)\s*[:,(]|\b(?:deliver(?:y|ed)?|ship|needed|wanted)\b[^.:\n]{0,80}:(?=\s*(?:\p{Lu}|$))|\b(?:to|at|an|nach|naar|vers|à|a) (?:our|unser\p{L}*|notre|nostr[oa]|nuestr[oa]|onze|ons) \p{L}+\s\((?=\p{Lu})|\bversand an (?:unser\p{L}* )?\p{L}*\s*:|\bleverans(?:\s\p{L}+)?(?:\s[\d-]+)?\s+till\b|\blevering(?:\s\p{L}+)?(?:\s[\d-]+)?\s+til\b|\b(?:lieferung|zustellung)\b[^\n:]{0,70}\bans?(?!\p{L})\s?:?|\b(?:auf die|an die|zur) baustelle\b|\blieferadresse\s?(?:ist)?\s?:?|\bliefern sie (?:bitte )?ans?(?!\p{L})\s?:?|\bliefern sie\b[^\n:]{0,40}?\ban (?:(?:die|den|das)\s)?(?=\p{Lu})|\blivr(?:er|aison)\b[^.\n]{0,60}?(?:adresse suivante|à)\s?:|\badresse de livraison\s?:?|\bà l['’]adresse suivante\s?:|\benviar a\s?:?|\bentregar en\s?:?|\bconsegnare a\s?:?|\bleveren aan\s?:?|\b(?:aflever)?adres(?: is)?\s?:?(?=\s\p{Lu})|\bop (?:de|ons|onze|het) (?:bouwplaats|magazijn|werf|depot|vestiging|filiaal),(?=\s\p{Lu})|\bpresso(?= \p{Lu})|\b(?:al|presso il) nostro \p{L}+ (?:di|in)(?=\s\p{Lu})|\b(?:godset|varorna|leverera\w*|levereras|leverans\w*)\b[^.\n]{0,60}?\btill\s+(?=\p{Lu})|\b(?:varerne|varene|lever(?:es|ing\w*))\b[^.\n]{0,60}?\btil\s+(?=\p{Lu})|^to\s+(?=\p{Lu})|\b(?:to|at) our\s+(?=\p{Lu})|\ban unser(?:e[nr]?)?\s+(?=\p{Lu})|\b(?:sur|à|vers) notre (?:site|entrepôt|usine|dépôt|magasin)(?: (?:de|d['’]))?\s?(?=\p{Lu})|\b(?:deliver\w*|ship\w*|need\w*|want\w*|send|liefer\w*|livr\w+|livraison|entreg\w+|enví\w+|enviar|consegn\w+|spedi\w+|lever\w+|bezorg\w*|leverans|toimit\w+|dostaw\w+|dostarcz\w+|dodat|dodán\w+|szállít\w+|teslim\w*|isporu\w+|versand|versend\w*|\w*schick\w*|expéd\w+|envo[iy]\w*|mand\w+)\b[^:\n]{0,120}:\s*$|送货到|送货地址[:：]?|[送发寄运][到至往]|发货[到至]|收货地址[:：]?|お届け先[:：]?)\s*[:：]?\s*/giu;
/** The place itself: `job site is …`, `Baustelle ist …`, `le chantier est au …`. */
const SITE = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    String.raw`(?:job ?site|site|job|(?:delivery |shipping )?address|(?:delivery|drop(?:-off)?) (?:point|location))(?:['’]s| is| will be)(?: at)?`,
    String.raw`(?:baustelle|liefer(?:ort|anschrift|adresse)|abladestelle|anschrift|adresse) ist(?: (?:die|der|das))?`,
    String.raw`(?:chantier|adresse(?: du chantier| de livraison)?|lieu de livraison) (?:est|se trouve)(?: (?:au|à|la|le))?`,
    String.raw`(?:obra|direcci[oó]n(?: de (?:la obra|entrega))?|lugar de entrega) (?:es|est[aá] en)`,
    String.raw`(?:obra|morada|endereço|local)(?: d[ae] (?:entrega|obra))? (?:é|fica (?:em|na|no))(?: (?:na|no|a|o))?`,
    String.raw`(?:cantiere|indirizzo(?: di consegna| del cantiere)?|luogo di consegna|destinazione) (?:è|si trova)(?: (?:in|a))?`,
    String.raw`(?:bouwplaats|werf|werk|(?:werk|aflever|bezorg|los)?adres) (?:is|ligt (?:aan|op))(?: (?:de|het))?`,
    String.raw`(?:(?:leverans)?adress(?:en)?|byggplats(?:en)?|byggeplads(?:en)?|byggeplass(?:en)?|adressen) (?:är|er)`,
  ].join('|')})[\s:]+(?=\p{Lu}|\d)|(?:工地|地址)(?:在|是|为)[:：]?\s?`,
  'giu',
);
/** `same house as before, …`, `gleiche Baustelle wie immer: …`. */
const SAME = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    String.raw`same (?:\p{L}+ )?\p{L}+ as (?:before|ever|always|usual|last (?:time|week|month)|the last (?:one|time))`,
    String.raw`(?:gleiche|selbe|dieselbe)[rsn]? (?:\p{L}+ )?\p{L}+ wie (?:immer|zuletzt|bisher|sonst|letztes mal|beim letzten mal|vorher)`,
    String.raw`même (?:\p{L}+ )?\p{L}+ que (?:d['’]habitude|la dernière fois|précédemment|toujours|l['’]autre fois)`,
    String.raw`mism[oa] (?:\p{L}+ )?\p{L}+ (?:que|de) (?:siempre|la (?:última|otra) vez|antes)`,
    String.raw`mesm[oa] (?:\p{L}+ )?\p{L}+ (?:que|de|da) (?:sempre|última vez|antes|outra vez)`,
    String.raw`(?:stess[oa] (?:\p{L}+ )?\p{L}+ (?:di|dell['’]|della) ?(?:sempre|prima|altra volta|scorsa volta|ultima volta)|solito (?:indirizzo|cantiere|magazzino))`,
    String.raw`(?:het)?zelfde (?:\p{L}+ )?\p{L}+ als (?:altijd|eerder|(?:de )?vorige keer|anders)`,
    String.raw`samma (?:\p{L}+ )?\p{L}+ som (?:förra gången|vanligt|tidigare|alltid|sist)`,
  ].join('|')})\s?[,:(–-]\s?(?=\p{Lu}|\d)`,
  'giu',
);
/** Words that deliver, and those that lead to a place behind them, perhaps with the day between. */
const DELIVERY: readonly (readonly [RegExp, string])[] = [
  [/\b(?:deliver(?:y|ed|ies)?|ship(?:ped|ping)?|drop(?:ped)?)\b/giu, String.raw`(?:to|at)(?: (?:the|our))?`],
  [
    /\b(?:(?:an)?lieferung|zustellung|(?:an)?liefern|geliefert)\b/giu,
    String.raw`(?:an|bei|zu|zur|zum|nach|frei|auf)(?: (?:die|den|das|der|dem|unser\p{L}*))?`,
  ],
  [/\b(?:livraison|livrer|livrez|livrée?s?)(?!\p{L})/giu, String.raw`(?:chez|à|au|aux|sur)(?: (?:la|le|notre|l['’]))?`],
  [
    /\b(?:entrega|entregar|entreguen|env[ií]o|enviar)(?!\p{L})/giu,
    String.raw`(?:en|a)(?: (?:el|la|nuestr[oa] \p{L}+(?: en| de)?))?`,
  ],
  [
    /\b(?:entrega|entregar|entreguem|envio|enviar)(?!\p{L})/giu,
    String.raw`(?:em|na|no|nas|nos|ao|à|para)(?: (?:a|o|noss[oa] \p{L}+(?: na| no| em)?))?`,
  ],
  [
    /\b(?:consegn(?:a|are|ate)|spedi(?:zione|re|te))\b/giu,
    String.raw`(?:presso|c\/o|a|in|al|alla|allo)(?: (?:il|lo|la|i))?(?: (?:ns\.?|nostr[oa]) \p{L}+(?: (?:di|in|a|sit[oa] in))?)?`,
  ],
  [
    /\b(?:(?:af)?lever(?:ing|en)|geleverd|bezorg(?:en|ing|d))\b/giu,
    String.raw`(?:bij|aan|op|naar|te|in)(?: (?:de|het|ons|onze))?(?: (?:vestiging|filiaal|magazijn|depot)(?: in| aan)?)?`,
  ],
  [
    /\b(?:leverans|leverer?as|leverera|levering|leveres?|leveret|levert)\b/giu,
    String.raw`(?:till|til|hos|på|ved)(?: (?:vår[at]?|vores|vårt))?`,
  ],
];
const WINDOW = 90; // Characters of one sentence between the word that delivers and the one that leads to the place.

function startsOfPlaces(text: string): number[] {
  const starts = [SITE, SAME].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match.index + match[0].length),
  );
  for (const [word, leading] of DELIVERY)
    for (const match of text.matchAll(word)) {
      const from = match.index + match[0].length;
      const [sentence = ''] =
        /^(?:[^.!?\n]|(?<=\d|\bns)[.](?=\d|\s\p{Ll}))*/u.exec(text.slice(from, from + WINDOW)) ?? [];
      for (const lead of sentence.matchAll(
        new RegExp(String.raw`(?<=[\s:])${leading}\s(?=\p{Lu}|\d+,?\s\p{Lu})`, 'gu'),
      ))
        starts.push(from + lead.index + lead[0].length);
    }
  return starts;
}

const PLACE_END =
  /\s*(?:(?<!\([^)]*)[)）]|。|[-–,]?\s*(?:a más tardar|au plus tard|al più tardi|entro|spätestens|no later)(?!\p{L})|(?<!(?:str|\bst|\bave|\brd|\bblvd|\bdr|\bno|\bnr|\bco|\binc|\bltd|\bind))[.;](?:\s|$)|\((?=[^)]*\p{Ll}{3})|[-–,]?\s*\b(?:need(?:ed)?|required?|due|wanted)\b|\bplease\b|\bthanks\b|\b(?:by|before|not later than|no later than|bis|avant le|on)\s+(?:\p{L}+\s+)?\d|[，,。；]\s*(?:联系人|电话|收货人)|\bour\s(?:po|order)\b|\bpo\s?(?:#|no|number|\d)|\bquote\b|\bneeded\b|\bbitte\b|\bmerci\b|,\s(?:chiedere|scarico|vragen naar|ask for|z\.\s?h)\b|:\s(?=\p{Ll})|[?!]).*$/iu;

export function shipToIn(paragraphs: readonly Paragraph[], reading: Reading, written: Written): PaperParty | undefined {
  const said = saidIn(paragraphs, reading, written) ?? addressedIn(paragraphs);
  return said === undefined ? undefined : withHanPlace(said);
}

function saidIn(paragraphs: readonly Paragraph[], { order }: Reading, written: Written): PaperParty | undefined {
  const at = (paragraph: Paragraph, start: number): PaperParty | undefined => {
    const owner = OURS_HAN.exec(paragraph.text.slice(start))?.[0].length ?? 0;
    const rest = paragraph.text.slice(start + owner);
    if (/^(?:us|me|you|the usual|usual|same|our (?:usual|normal)|below|above|following)\b/i.test(rest))
      return undefined;
    let end = rest.replace(PLACE_END, '').length;
    // A day inside is when, not where.
    const [day] = daysIn(rest.slice(0, end), order, dayOfWriting(written, quoteOf(paragraph)));
    // `Delivery: 18 Mar 2026 at the latest, to our plant (…)`.
    if (day !== undefined && day.start < 2 && !day.isRelative) return undefined;
    if (day !== undefined && day.start > 8 && !day.isRelative) end = Math.min(end, day.start);
    return partyAt(paragraph, start + owner, start + owner + end);
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const match of paragraph.text.matchAll(PLACES)) {
      const start = match.index + match[0].length;
      const isAbove = paragraph.text.slice(start).trim() === '';
      const party = isAbove ? blockBelow(paragraphs, index) : at(paragraph, start);
      if (party !== undefined) return party;
    }
  }
  for (const paragraph of paragraphs)
    for (const start of startsOfPlaces(paragraph.text)) {
      const party = at(paragraph, start);
      if (party !== undefined) return party;
    }
  return undefined;
}

const OURS_HAN = /^(?:我们|我司)/u;
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
      next.isTyped ||
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
  const whole = addressesIn(paragraph.text).find((each) => each.start >= start && each.start < end);
  if (whole !== undefined) return partyBefore(paragraph, start, whole);
  const parts: { start: number; end: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(/[,，;]\s*|[:：]\s+|\s+[-–]\s+|$/g)) {
    const piece = text.slice(from, match.index);
    if (piece.trim() !== '') {
      const offset = piece.length - piece.trimStart().length;
      parts.push(
        ...hanParts({ start: start + from + offset, end: start + from + piece.trimEnd().length }, paragraph.text),
      );
    }
    from = match.index + match[0].length;
  }
  const joined = withoutRemark(
    firmFirst(withoutCommonName(withSuffix(parts, paragraph.text), paragraph.text), paragraph.text),
    paragraph.text,
  );
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

/** An address that ends by itself: what stands before it is who is there, and what follows is something else. */
function partyBefore(paragraph: Paragraph, start: number, whole: Part): PaperParty {
  const front = paragraph.text.slice(start, whole.start);
  const owner = (OWNER.exec(front) ?? ARTICLE.exec(front))?.[0].length ?? 0;
  const end = start + front.replace(BETWEEN, '').length;
  const before = end > start + owner ? partsOfAddress(paragraph.text, { start: start + owner, end }) : [];
  const named = before.length > 0 ? before : [nameBefore(paragraph.text, whole.start) ?? []].flat();
  const all = withSuffix([...named, ...partsOfAddress(paragraph.text, whole)], paragraph.text);
  const parts = withoutCommonName(all, paragraph.text);
  const found = (part: Part): Found => foundAt(paragraph, part.start, part.end, 'paper/prose/shipTo', 0.85);
  const [name = whole, ...address] = parts;
  return { name: found(name), address: address.map(found) };
}
/** `die Hausmeisterei der Mozartschule`; before a small letter it is what everybody has. */
const ARTICLE = /^(?:[Tt]he|[Dd](?:ie|as|en|em|er))\s(?=\p{Lu})/u;
const OWNER =
  /^(?:(?:el |la |le |il |lo |l['’])?(?:our|unser\p{L}*|notre|nos|nuestr[oa]s?|nostr[oa]|ns\.?|onze?|我们)|el|la|le|il|lo|l(?=['’]))(?:\s+|['’]|(?<=\p{Script=Han}))/iu;

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

/** Three words or more without a number, or who goes on to speak; `quai 3` and `bâtiment B` belong to the place. */
const REMARK =
  /^\p{Ll}[\p{L}'’]*(?:\s[^\d\s]+){2,}$|^(?:we|i|they|it|that|which|wir|ich|sie|das|nous|on|je|ce|ci|lo|necesitamos|precisamos|wij|ik|dat|vi|jag|det)(?=[\s'’]|$)/u;

/** `…, Harvey WA 6220, we need them on site`: behind the address its sentence goes on in small letters. */
function withoutRemark(parts: readonly Part[], text: string): readonly Part[] {
  const own = ({ start, end }: Part): string => text.slice(start, end);
  const at = parts.findIndex(
    (part, index) => REMARK.test(own(part)) && parts.slice(0, index).some((before) => /\d/.test(own(before))),
  );
  return at < 0 ? parts : parts.slice(0, at);
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
