/** Ordered things in running text: lists, lines without a table, and sentences. */
import type { Found } from '../found.ts';
import type { ItemField, PaperItem, Reading } from '../table/item.ts';
import { RANGE } from '../table/units.ts';
import { isAskedFor, isTakenBack } from './asking.ts';
import { ASKED, chunksOf, type Chunk } from './chunks.ts';
import { blocksIn, itemOfBlock } from './blocks.ts';
import { dayOfWriting, daysIn, isDue, type ProseDay, type Written } from './days.ts';
import { BARE, OURS, withOneOwner } from './owners.ts';
import { foundAt, MORE, quoteOf, type Paragraph } from './paragraphs.ts';
import { endingOf, slotsIn, type Entry } from './slots.ts';
import type { Ending } from './trailing.ts';
import type { Slot, Slots } from './slot.ts';

const SURE = 0.9;
const RELATIVE = 0.85;
const DOUBTFUL = 0.5;

export interface ProseItems {
  readonly items: readonly PaperItem[];
  readonly lines: ReadonlySet<number>;
  /** Paragraphs that are items and nothing else: a day there is that of its item. */
  readonly entries: ReadonlySet<Paragraph>;
  /** Days of items that were counted from the day of writing. */
  readonly days: readonly { readonly paragraph: Paragraph; readonly day: ProseDay }[];
}

export function itemsIn(paragraphs: readonly Paragraph[], reading: Reading, written: Written): ProseItems {
  const items: PaperItem[] = [];
  const lines = new Set<number>();
  const used = new Set<Paragraph>();
  const announced = new Set<Paragraph>();
  const days: { paragraph: Paragraph; day: ProseDay }[] = [];
  const lettered = new Map<PaperItem, Found>();
  const own = paragraphs.filter(({ isSigned, isCell }) => !isSigned && !isCell);
  const endings = own.map(({ text }) => (text.length > ENTRY_MAX ? undefined : endingOf(text, reading.mark)));
  const ofBlocks = new Set<Paragraph>();
  const blocks = new Map(blocksIn(own).map((block) => [block.head, block]));
  for (const [index, paragraph] of own.entries()) {
    const block = blocks.get(paragraph);
    const inBlock = block === undefined ? undefined : itemOfBlock(block, reading, written);
    if (block !== undefined && inBlock !== undefined) {
      items.push(inBlock.item);
      if (inBlock.day?.isRelative === true) days.push({ paragraph, day: inBlock.day });
      for (const each of block.paragraphs) {
        ofBlocks.add(each);
        for (const line of each.lines) lines.add(line.index);
      }
    }
    if (ofBlocks.has(paragraph)) continue;
    const before = own[index - 1];
    const above = before?.text ?? '';
    // What was announced goes on as long as each line is an item: `Please ship:` over `AB-101, 20` over `AB-117, 5`.
    const isAnnounced = /[:：]\s*$/.test(above) ? ASKED.test(above) : before !== undefined && announced.has(before);
    // What was asked for goes on: `make it 22 pcs primed and 9 pcs rough`.
    let isGoingOn = false;
    for (const chunk of chunksOf(paragraph, isAnnounced)) {
      const last = items.at(-1);
      if (last !== undefined && used.has(paragraph) && corrects(chunk)) {
        items.splice(-1, 1, doubted(last));
        continue;
      }
      const isWhole = chunk.isOwn && chunk.end === paragraph.text.length;
      const entry = isWhole ? entryAt(own, endings, index, isAnnounced) : undefined;
      const read = itemFrom(isGoingOn ? { ...chunk, isAsked: true } : chunk, reading, written, entry);
      if (read === undefined) continue;
      isGoingOn = true;
      items.push(read.item);
      if (read.letters !== undefined) lettered.set(read.item, read.letters);
      if (read.day?.isRelative === true) days.push({ paragraph, day: read.day });
      used.add(paragraph);
      if (isAnnounced) announced.add(paragraph);
      // A paragraph of the list is nothing but its item; a sentence may say more.
      if (paragraph.isListed) for (const line of paragraph.lines) lines.add(line.index);
    }
  }
  return {
    items: withOneOwner(withLetters(items, lettered), own),
    lines,
    entries: new Set([...ofBlocks, ...[...used].filter(({ isListed }) => isListed)]),
    days,
  };
}

/** `2 casse? no facciamo 3 casse`: the number before it may hold no more. */
const SORRY = String.raw`(?:no|nope|sorry|actually|wait|i mean|make that|nein|ach|halt|quatsch|besser|lieber|non|pardon|plutôt|finalement|perd[oó]n|perdona|mejor|scusa|anzi|meglio|不对|改成|改为)(?![\p{L}.])[^.]*\d`;
const CORRECTS = new RegExp(String.raw`^\W*${SORRY}`, 'iu');
const CORRECTED = new RegExp(String.raw`(?:[?!]|\s[-–]|\.{2,}|…)\s*${SORRY}`, 'iu');

function corrects({ paragraph, start, end }: Chunk): boolean {
  return CORRECTS.test(paragraph.text.slice(start, end));
}

function doubted({ fields, ...item }: PaperItem): PaperItem {
  const { quantity } = fields;
  if (quantity === undefined) return { fields, ...item };
  return { ...item, fields: { ...fields, quantity: { ...quantity, rule: RANGE, confidence: DOUBTFUL } } };
}

const ENTRY_MAX = 200; // Characters.

/** Lines that end alike; behind a dash or a comma only where a number of the thing begins them. */
function isOneOf(paragraph: Paragraph | undefined, ending: Ending | undefined, beside: ReadonlySet<Ending>): boolean {
  if (paragraph === undefined || ending === undefined || !beside.has(ending)) return false;
  return ending === 'sign' || /^[\p{Lu}\d][\p{Lu}\d\-_./]*\d[\p{Lu}\d]*\s/u.test(paragraph.text);
}

/** One of a list, or of lines that all end in `x 10`. */
function entryAt(
  own: readonly Paragraph[],
  endings: readonly (Ending | undefined)[],
  index: number,
  isAnnounced: boolean,
): Entry | undefined {
  const beside = new Set([index - 1, index + 1].flatMap((at) => endings[at] ?? []));
  const { isListed = false, isTyped = false } = own[index] ?? {};
  const isEntry = isListed || isTyped || isAnnounced || isOneOf(own[index], endings[index], beside);
  return isEntry ? { beside } : undefined;
}

/** `(FLK-OAT)` is a number where another thing of the same text has its own in brackets: `(C60-55)`. */
function withLetters(items: readonly PaperItem[], lettered: ReadonlyMap<PaperItem, Found>): PaperItem[] {
  const isBracketed = items.some(({ fields }) => fields.buyerSku?.rule === BARE);
  return items.map((item) => {
    const code = isBracketed ? lettered.get(item) : undefined;
    if (code === undefined) return item;
    const { description, ...fields } = item.fields;
    const at = description?.text.indexOf(`(${code.text})`) ?? -1;
    const named = description === undefined || at < 1 ? description : withoutEnd(description, at);
    return { ...item, fields: { ...fields, buyerSku: code, ...(named === undefined ? {} : { description: named }) } };
  });
}

function withoutEnd(found: Found, at: number): Found {
  return { ...found, text: found.text.slice(0, at).trim() };
}

const UNOWNED = 0.85; // Whose it is, only the habit of letters says.

/** `1 page(s)`, `(2 Seiten)`: of a fax, or of what is attached. */
const PAGES = /^\W*\d{1,4}\s?(?:page\(s\)|(?:pages?|seiten?|páginas?|pagin[ae]|页)\))/iu;

/** Not of the thing itself: who asks, where to, until when, which order. */
const END =
  /\s*(?:[.;,]?\s*\b(?:by|before|until|no later than|not later than|needed|need(?:ed)? (?:it|them|by)|required|for delivery|delivered|delivery|due|bis|zum(?! preis)|lieferung|liefertermin|avant (?=l[ea]\s|l['’]|\d|(?:lun|mar|mercre|jeu|vendre|same)di|diman|fin)|pour le|livraison|livré|ship(?:ped)? to|deliver to|to (?:our|the)|for our|an unser|our (?:po|order|purchase)|po (?:no|number|is|#)|po\s?\d(?![\d ]*[.,]\d{2,3}\s?(?:zł|pln)|[\d ]*\s?(?:zł|pln))|on (?:our )?po|unsere bestell|please|pls|thanks|bitte|merci|usual|quote|same (?:address|as))\b|[？?]|，?\s*(?:交期|交货期|送货|订单号)).*$/iu;

function itemFrom(
  { paragraph, start, end, isOwn, isAsked }: Chunk,
  reading: Reading,
  written: Written,
  entry: Entry | undefined,
): { item: PaperItem; day?: ProseDay; letters?: Found } | undefined {
  const whole = paragraph.text.slice(start, end);
  if (PAGES.test(whole)) return undefined;
  const [day] = daysIn(whole, reading.order, dayOfWriting(written, quoteOf(paragraph))).filter((each) =>
    isDue(whole, each),
  );
  // `Put through our order SC-0418 please: we need forty …`: what asks stands before the quantity.
  const front = isAsked ? (slotsIn(whole, reading.mark).quantity?.start ?? 0) : 0;
  const text = whole.slice(0, cutOff(whole, front));
  const slots = slotsIn(text, reading.mark, entry);
  const description = descriptionIn(text, slots, paragraph.isListed || paragraph.isTyped);
  if (
    !isItem(slots, description, text, {
      isOwn: isOwn || paragraph.isListed,
      isAsked,
      isEntry: entry !== undefined,
    })
  )
    return undefined;
  const fields: PaperItem['fields'] = {};
  const put = (name: ItemField, slot: Slot | undefined, confidence: number): void => {
    if (slot === undefined) return;
    fields[name] = foundAt(
      paragraph,
      start + slot.start,
      start + slot.end,
      `paper/prose/${name}`,
      confidence,
      slot.value,
    );
  };
  put('quantity', slots.quantity, SURE);
  const isTakenBackLater = CORRECTED.test(whole.slice(slots.quantity?.end ?? 0));
  if ((slots.isDoubtful === true || isTakenBackLater) && fields.quantity !== undefined)
    fields.quantity = { ...fields.quantity, rule: RANGE, confidence: DOUBTFUL };
  put('unit', slots.unit, SURE);
  put('price', slots.price, SURE);
  put('basis', slots.basis, SURE);
  put('amount', slots.amount, SURE);
  put('buyerSku', slots.buyerSku, SURE);
  if (slots.isBare === true && fields.buyerSku !== undefined)
    fields.buyerSku = { ...fields.buyerSku, rule: BARE, confidence: Math.min(fields.buyerSku.confidence, UNOWNED) };
  if (slots.isOurs === true && fields.buyerSku !== undefined) fields.buyerSku = { ...fields.buyerSku, rule: OURS };
  put('supplierSku', slots.supplierSku, SURE);
  put('description', description, 0.8);
  if (day !== undefined && (paragraph.isListed || isOwn) && paragraph.isListed)
    fields.date = foundAt(
      paragraph,
      start + day.start,
      start + day.end,
      day.isRelative ? 'paper/relative-date' : 'paper/prose/date',
      day.isRelative ? RELATIVE : SURE,
      day.value,
    );
  const { lettersInBrackets: code } = slots;
  const letters =
    code === undefined ? undefined : foundAt(paragraph, start + code.start, start + code.end, BARE, UNOWNED);
  return {
    item: { fields, proof: 'none' },
    ...(fields.date === undefined || day === undefined ? {} : { day }),
    ...(letters === undefined ? {} : { letters }),
  };
}

/** Where the thing itself ends; the words that ask for it at the front do not count. */
function cutOff(text: string, front: number): number {
  const match = END.exec(text.slice(front));
  return match === null || match.index + front < MIN ? text.length : front + match.index;
}
const MIN = 5;

interface Setting {
  readonly isOwn: boolean;
  readonly isAsked: boolean;
  readonly isEntry: boolean;
}

/** A quantity, and a number or a price; a description alone only in a list, or where something is asked for by its unit. */
function isItem(
  slots: Slots,
  description: Slot | undefined,
  text: string,
  { isOwn, isAsked, isEntry }: Setting,
): boolean {
  if (slots.quantity === undefined) return false;
  const before = text.slice(0, slots.quantity.start);
  if (isTakenBack(before) || KNOWN.test(before)) return false;
  const hasCode = slots.buyerSku !== undefined || slots.supplierSku !== undefined;
  const words = description === undefined ? '' : text.slice(description.start, description.end);
  if (hasCode && slots.price !== undefined) return true;
  const isMore = isOwn && MORE.test(text) && /^\s\p{L}{3}/u.test(text.slice(slots.quantity.end));
  const hasSign =
    slots.unit !== undefined ||
    isMore ||
    /\d\s?[x×*]\s|[x×*]\s?\d/i.test(text) ||
    (slots.isCounted ?? slots.isTrailing) === true;
  if (!hasSign && PLACE.test(before)) return false;
  if (hasCode) return isAsked || (isOwn && (hasSign || WORDS.test(words)));
  if (!(WORDS.test(words) || SIZED.test(words)) || NO_THING.test(words) || OF_OTHERS.test(words)) return false;
  const isHere = isAskedFor(before) || (isAsked && /^\W*$/u.test(before));
  if (slots.price !== undefined && (isOwn || isHere)) return true;
  // Asked for in a sentence, or on a line that begins or ends with the quantity.
  const front = isMore || isHere || /^\W*\S{0,12}\W*$/.test(before);
  // `Anode, zinc, weld-on 10.5 kg`, on a line of no list, is what one of them weighs.
  const isWeight = !isEntry && !isAsked && slots.quantity.value?.includes('.') === true;
  const isLast =
    isOwn &&
    !isWeight &&
    (slots.isTrailing === true ||
      (slots.unit !== undefined && /^[\s.,;)]*(?:(?:and|und|et|y|e)\s)?$/.test(text.slice(slots.unit.end))));
  return hasSign && (isAsked || isHere || isOwn) && (front || isLast);
}

/** `The 3 damp sacks go back`: a sentence that begins with what both know orders nothing of it. */
const KNOWN =
  /^\W*(?:(?:the|those|these|your|die|diese|ihre|les|ces|vos|las|los|estas|estos|esas|esos|le|gli|i|quei|quelle|queste|questi) |那批|上次|这批)$/iu;

/** Where it goes is no thing: `deliver to …, 4725 Foundry Road, Lodi CA 95231`. */
const PLACE =
  /\b(?:ship|deliver|send|dispatch|despatch)(?:ed|y)?\b[^.]*?\bto\b|\blieferung\b|\blivr|\benviar a\b|\blever(?:en|ing)\b|\bentregar? (?:em|en|na|no)\b|\bconsegn(?:a|are)\b|\bdostaw|送货|送到/iu;

/** Where it goes, or which order it is on, describes no thing. */
const NO_DESCRIPTION =
  /^(?:to|for|by|from|at|nach|pour|vers|an unser\p{L}*|que|qui|che|that|which|as|wie|comme|como)\s|^(?:die|der|das) (?:wir|ich|sie|du|ihr)\s|^[发送寄]?[到至往]\p{Script=Han}|\b(?:p\.?o\.?|order|orders|bestell\p{L}*|commande)\b/iu;

/** Words between values; alone they describe nothing. */
const FILLER =
  /^(?:of|de|von|the|our|your|item|part|of item|of part|and|plus|und|sowie|et|y|e|please|thanks|thank you|bitte|danke|merci|send|ship|deliver|liefern|senden|schicken|bestellen)$/iu;

const WORDS = /\p{L}{3}|\p{Script=Han}{2}/u;

/** `2x12x20`, `4 x 8`: timber and sheets have no other name. */
const SIZED = /\d\s?[x×]\s?\d/iu;

/** `two units of the first item`, `6 Stück davon`: which thing it is stands elsewhere. */
const OF_OTHERS =
  /^(?:(?:the|of|each|every|all|both|this|that|these|those|first|second|third|fourth|fifth|last|next|same|other|above|below|attached|following|remaining|rest|one|ones|more|items?|lines?|articles?|parts?|products?|positions?|them|it|dem|den|der|die|das|von|pro|je|jede[mnrs]?|alle[nr]?|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|gleiche[nrs]?|übrige[nrs]?|davon|artikel[n]?|ware|le|la|les|de|du|des|chaque|premi(?:er|ère)|deuxième|dernier|dernière|mêmes?|autres?|chacun|el|los|las|del|cada|uno|una|primer[oa]?|segund[oa]|últim[oa]|mism[oa]s?|artículos?|produtos?|artigos?|o|os|as|primeir[oa]|mesm[oa]s?|il|lo|i|gli|dei|delle|ogni|prim[oa]|second[oa]|ultim[oa]|stess[oiae]|articol[oi]|prodott[oi]|ciascuno|het|van|elk[e]?|eerste|tweede|laatste|zelfde|artikelen|producten|ervan|varje|första|andra|sista|samma|av|var)(?:[\s,]+|$))+$/iu;

const NO_THING =
  /^(?:instead|rather|statt|anstatt|au lieu|en lugar|en vez|em vez|invece|in plaats|i stället|i stedet|zamiast|per|days?|working|business|hours?|weeks?|years?|minutes?|%|pallets? per|tage|jours)\b/i;

/** The text in brackets behind the number, or the longest piece of what is left. */
function descriptionIn(text: string, { taken, quantity, price }: Slots, isListed: boolean): Slot | undefined {
  const sorted = taken.toSorted((a, b) => a.start - b.start);
  const pieces: Slot[] = [];
  let from = 0;
  for (const slot of [...sorted, { start: text.length, end: text.length }]) {
    if (slot.start > from) pieces.push(...partsOf(text, from, slot.start));
    from = Math.max(from, slot.end);
  }
  const trimmed = pieces
    .map((piece) => trim(text, piece))
    .filter(({ start, end }) => !NO_DESCRIPTION.test(text.slice(start, end)))
    .filter(({ start, end }) => /\p{L}{2}|\d[x×]\d/iu.test(text.slice(start, end)))
    .filter(({ start, end }) => !FILLER.test(text.slice(start, end)));
  const after = sorted[0]?.start ?? 0;
  // `- folii czarnej 23 mic (Państwa indeks FS-23C) - 12 rolek`: an entry begins with the thing, and how many comes after it.
  const [front] = trimmed;
  const isNamed =
    front !== undefined && /^\W*$/u.test(text.slice(0, front.start)) && !ASKED.test(text.slice(0, front.end));
  if (isListed && isNamed && !MORE.test(text) && quantity !== undefined && front.end <= quantity.start) return front;
  // What stands before the first value asks for the thing, unless the thing itself begins the line.
  const behind = trimmed.filter(({ start }) => start >= after);
  // `84 pcs of 2x6x16 DF #2 at $11.85, as you quoted me last week`: behind the price something is said of that.
  const between = behind.filter(
    ({ start, end }) => quantity !== undefined && price !== undefined && start >= quantity.end && end <= price.start,
  );
  const [best] = (
    between.length > 0
      ? between
      : behind.length > 0
        ? behind
        : trimmed.flatMap((piece) => withoutAsking(text, piece, quantity))
  ).toSorted((a, b) => b.end - b.start - (a.end - a.start));
  return best;
}

const PRONOUNS =
  /^(?:(?:sie|du|ihr|wir|ich|uns|mir|us|me|you|nous|moi|vous|nos|les|usted(?:es)?|ci|vi|mi|noi|ons|mij|u|i|we)(?:\s+|$))+$/iu;

/** `Please send butter 5 kg`: what stands between the words that ask and how many is the thing. */
function withoutAsking(text: string, { start, end }: Slot, quantity: Slot | undefined): Slot[] {
  let from = start;
  for (let match = ASKED.exec(text.slice(from, end)); match !== null; match = ASKED.exec(text.slice(from, end)))
    from += match.index + match[0].length;
  if (from === start) return [{ start, end }];
  const piece = trim(text, { start: from, end });
  const isThing = quantity !== undefined && end <= quantity.start && quantity.start - end < 3;
  const own = text.slice(piece.start, piece.end);
  const isName = /^\p{L}{3}/u.test(own) && !FILLER.test(own) && !NO_DESCRIPTION.test(own) && !PRONOUNS.test(own);
  return isThing && isName ? [piece] : [];
}

/** Brackets part pieces: `(Flour, Strong White 16kg)` is one by itself. */
function partsOf(text: string, start: number, end: number): Slot[] {
  const piece = text.slice(start, end);
  const open = /[(（]/.exec(piece)?.index;
  const close = Math.max(piece.lastIndexOf(')'), piece.lastIndexOf('）'));
  if (open === undefined || close < open || !/^\W*$/u.test(piece.slice(0, open))) return [{ start, end }];
  // Only where nothing else is said: `Hand Towel (2400)` keeps its brackets.
  return [
    { start: start + open + 1, end: start + close },
    { start: start + close + 1, end },
  ];
}

function trim(text: string, { start, end }: Slot): Slot {
  const piece = text.slice(start, end);
  const front =
    /^(?:[\s,;:：，；。.\-–@)\]*•|]|(?:of|x|×|the|our|de|di|von|and|und|et)\s+(?=\S)|(?:(?:产品|货物|物料|商品)?名称|品名)\s?[:：])*/iu.exec(
      piece,
    )?.[0].length ?? 0;
  const back =
    /(?:[\s,;:：，；。\-–@([|]|\s(?:at|at (?:the|your)|à|zu|je|and|und|et|plus|your|our|ihre|votre|for)|(?<=\p{L})(?:以及|还有|和|及|跟))*[.\s]*$/iu.exec(
      piece.slice(front),
    )?.[0].length ?? 0;
  return { start: start + front, end: Math.max(start + front, end - back) };
}
