/**
 * Item numbers against the items on file. A known number is sure, and who gave it tells its slot. One that is unknown among
 * known ones is doubtful, and on a recognized page the one number that it may have been is told; it is taken only when
 * something else on the page says the same.
 */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Found } from '../found.ts';
import { placeOf } from '../layout/layout.ts';
import type { PaperItem } from '../table/item.ts';
import type { Catalogue, KnownNumber, Owner } from './catalogue.ts';
import { confusionsBetween, plainNumber } from './confusions.ts';
import { coverage, foldName } from './names.ts';

export const KNOWN_ITEM = 'paper/known/item';

const KNOWN = 0.99;
/** Below the 0.95 under which a person looks. */
const DOUBTFUL = 0.9;
/** What two engines and the items on file agree about; measured for engines alone it is 0.979. */
const AGREED = 0.96;

const SLOTS = ['buyerSku', 'supplierSku', 'gtin', 'mpn'] as const;
type Slot = (typeof SLOTS)[number];
const SLOT_OF: Readonly<Record<Owner, Slot>> = { ours: 'supplierSku', gtin: 'gtin', partner: 'buyerSku' };

interface Looked {
  readonly item: PaperItem;
  /** Numbers of the item, with what they mean. */
  readonly numbers: readonly { readonly slot: Slot; readonly found: Found; readonly known: readonly KnownNumber[] }[];
}

export function withKnownItems(
  items: readonly PaperItem[],
  catalogue: Catalogue,
  partnerId: string | undefined,
): { readonly items: readonly PaperItem[]; readonly findings: readonly Finding[] } {
  if (catalogue.isEmpty) return { items, findings: [] };
  const looked = items.map((item): Looked => ({
    item,
    numbers: SLOTS.flatMap((slot) => {
      const found = item.fields[slot];
      return found === undefined ? [] : [{ slot, found, known: catalogue.find(printed(found), partnerId) }];
    }),
  }));
  const knownCount = looked.filter(isKnown).length;
  const unknownCount = looked.filter((each) => each.numbers.length > 0 && !isKnown(each)).length;
  // Nearly all others known: one of two, two of ten. With fewer the items on file are simply not those of this sender.
  const isOdd = catalogue.isComplete && knownCount > 0 && unknownCount <= Math.max(1, knownCount / 4);
  const findings: Finding[] = [];
  const told = looked.map((each, index) => {
    if (each.numbers.length === 0) return each.item;
    if (isKnown(each)) return settled(each, catalogue, partnerId);
    return doubted(each, index, { catalogue, partnerId, isOdd, findings });
  });
  return { items: told, findings };
}

function isKnown({ numbers }: Looked): boolean {
  return numbers.some(({ known }) => known.length > 0);
}

function printed({ value, text }: Found): string {
  return value ?? text;
}

/** Known numbers are sure and stand in the slot of whoever gave them; what the slot held before takes the place that is left. */
function settled({ item, numbers }: Looked, catalogue: Catalogue, partnerId: string | undefined): PaperItem {
  const fields = { ...item.fields };
  for (const { slot } of numbers) delete fields[slot];
  const rest: { readonly slot: Slot; readonly found: Found }[] = [];
  for (const { slot, found, known } of numbers) {
    const slots = known.map(({ owner }) => SLOT_OF[owner]);
    const wanted = slots.includes(slot) ? slot : slots.find((each) => fields[each] === undefined);
    if (wanted === undefined) rest.push({ slot, found });
    else if (fields[wanted] !== undefined) rest.push({ slot, found: fields[wanted] }, { slot, found });
    else fields[wanted] = sureOf(found, catalogue, partnerId);
  }
  for (const { slot, found } of rest) {
    const free = [slot, ...SLOTS.filter((each) => each !== 'gtin')].find((each) => fields[each] === undefined);
    if (free !== undefined) fields[free] = found;
  }
  return { ...item, fields };
}

/**
 * A number that was recognized proves little where its neighbours are numbers on file as well: of 1051 and 1057 either may
 * have been printed.
 */
function sureOf(found: Found, catalogue: Catalogue, partnerId: string | undefined): Found {
  const isDense = isDrawn(found) && hasNeighbour(printed(found), catalogue, partnerId);
  return isDense ? found : { ...found, confidence: Math.max(found.confidence, KNOWN) };
}

function isDrawn({ tokens }: Found): boolean {
  return tokens.some(({ confidence, otherText }) => confidence < 1 || otherText !== undefined);
}

const SIGNS = '0123456789abcdefghijklmnopqrstuvwxyz'.split('');

/** Another number on file differs by one character, or by characters that engines confuse. */
function hasNeighbour(number: string, catalogue: Catalogue, partnerId: string | undefined): boolean {
  const plain = plainNumber(number);
  if (catalogue.confusable(number, partnerId).some((each) => plainNumber(each.number) !== plain)) return true;
  return plain
    .split('')
    .some((sign, index) =>
      SIGNS.some(
        (other) =>
          other !== sign &&
          catalogue.find(`${plain.slice(0, index)}${other}${plain.slice(index + 1)}`, partnerId).length > 0,
      ),
    );
}

interface Doubting {
  readonly catalogue: Catalogue;
  readonly partnerId: string | undefined;
  readonly isOdd: boolean;
  readonly findings: Finding[];
}

function doubted(
  { item, numbers }: Looked,
  index: number,
  { catalogue, partnerId, isOdd, findings }: Doubting,
): PaperItem {
  const [first] = numbers;
  if (first === undefined) return item;
  const meant = numbers.flatMap((each) => {
    const candidate = isDrawn(each.found) ? onlyCandidate(each.found, catalogue, partnerId) : undefined;
    return candidate === undefined ? [] : [{ ...each, candidate }];
  })[0];
  if (meant === undefined && !isOdd) return item;
  const { slot, found } = meant ?? first;
  const fields = { ...item.fields };
  const shown = printed(found).slice(0, 60);
  const at = placeOf(found.tokens);
  const tell = (path: Slot, message: string): void => {
    const name = path === 'mpn' ? 'manufacturerPartNumber' : path;
    findings.push(
      finding('item-unknown', message, { path: `/lines/${index}/${name}`, ...(at === undefined ? {} : { at }) }),
    );
  };
  if (meant === undefined) {
    for (const each of numbers) fields[each.slot] = lowered(each.found);
    tell(slot, `The item number "${shown}" is not on file, and nearly all others of this order are.`);
    return { ...item, fields };
  }
  const { candidate } = meant;
  const isRead = isReadByOther(found, candidate.number);
  if (!isRead && !isDescribed(item, candidate)) {
    fields[slot] = lowered(found);
    tell(slot, `The item number "${shown}" is not on file. Did you mean ${candidate.number}?`);
    return { ...item, fields };
  }
  const wanted = SLOT_OF[candidate.owner];
  const target = wanted === slot || fields[wanted] === undefined ? wanted : slot;
  delete fields[slot];
  fields[target] = {
    ...found,
    value: candidate.number,
    rule: KNOWN_ITEM,
    // What only the description speaks for is looked at by a person.
    confidence: isRead ? AGREED : DOUBTFUL,
  };
  tell(
    target,
    `"${shown}" was read as ${candidate.number}, which is on file: ${isRead ? 'the other engine' : 'the description'} agrees.`,
  );
  return { ...item, fields };
}

function lowered(found: Found): Found {
  return { ...found, confidence: Math.min(found.confidence, DOUBTFUL) };
}

/** The one number on file that engines may have taken for this one; undefined where there are several. */
function onlyCandidate(found: Found, catalogue: Catalogue, partnerId: string | undefined): KnownNumber | undefined {
  const number = printed(found);
  // A third of the characters at most: with more, any two numbers are alike.
  const limit = Math.max(1, Math.floor(plainNumber(number).length / 3));
  const fitting = catalogue
    .confusable(number, partnerId)
    .filter((each) => confusionsBetween(number, each.number) <= limit);
  const distinct = new Set(fitting.map((each) => plainNumber(each.number)));
  return distinct.size === 1 ? fitting[0] : undefined;
}

function isReadByOther({ tokens }: Found, number: string): boolean {
  if (tokens.every(({ otherText }) => otherText === undefined)) return false;
  return plainNumber(tokens.map(({ text, otherText }) => otherText ?? text).join('')) === plainNumber(number);
}

function isDescribed({ fields }: PaperItem, { description }: KnownNumber): boolean {
  const onFile = foldName(description).words;
  const words = foldName(fields.description?.text ?? '').words;
  return onFile.length > 0 && words.length > 0 && coverage(onFile, words) >= 0.6;
}
