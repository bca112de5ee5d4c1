/** A line of an 855 or 865: PO1 or POC says what was ordered, CTP and ACK what becomes of it. */
import { Big } from 'big.js';
import type { DecidedOrder } from '../../../model/format-adapter.ts';
import type { Lineage } from '../../../model/lineage.ts';
import type { OrderLine } from '../../../model/order.ts';
import type { LinePair } from '../../edi/line-pairs.ts';
import type { Day } from './deliveries.ts';
import { changeCode, type AnsweredParts } from './line-status.ts';
import { ITEM_IDS } from './map-codes.ts';
import { placeBlocks } from './answer-places.ts';
import { codeOfBasis, PRICE_BASES, priceOfOne, readBasis } from './price-bases.ts';
import { LINE_ACTIONS } from './map-tables.ts';
import { idPairs, unitOf, type IdPair } from './write-ids.ts';
import { block, type Block, type Sheet } from './write-sheet.ts';
import { allowanceBlocks, taxBlocks } from './write-terms.ts';

type DecidedDocument = NonNullable<DecidedOrder['source']>['document'];

export interface LineContext {
  readonly sheet: Sheet;
  readonly type: '855' | '865';
  /** Where the buyer's document says what was ordered. */
  readonly lineage: Lineage;
  readonly document: DecidedDocument;
  readonly separator: string;
  readonly date: (day: string) => string;
  readonly missing: (element: string, what: string, sent: string) => void;
}

/** @param place of the line among those that are written, for what is told of it */
export function answerLine(context: LineContext, pair: LinePair, answered: AnsweredParts, place: number): Block[] {
  const { sheet } = context;
  const path = `/lines/${place}`;
  const line = pair.line ?? pair.before;
  const ordered = pair.before ?? pair.line;
  if (line === undefined || ordered === undefined) return [];
  const children = [
    ...priceBlocks(context, pair, answered, path),
    ...(answered.changes.has('other') ? [...allowanceBlocks(sheet, line, path), ...taxBlocks(sheet, line, path)] : []),
    ...(isComing(answered) ? placeBlocks(sheet, line, pair.before, path) : []),
    ...acknowledgmentBlocks(context, pair, answered, line, ordered, path),
  ];
  return [{ draft: orderedLine(context, pair, answered, ordered), paths: [path], children }];
}

/** Whether anything of the line is delivered anywhere. */
function isComing({ parts }: AnsweredParts): boolean {
  return parts.some(({ status }) => status !== 'IR' && status !== 'ID');
}

/** PO1 or POC as the buyer wrote it; of a line that we added, as it is. */
function orderedLine(
  context: LineContext,
  pair: LinePair,
  { isChanged }: AnsweredParts,
  ordered: OrderLine,
): Block['draft'] {
  const { type, lineage, missing } = context;
  const [quantityAt, unitAt] = type === '855' ? ['PO102', 'PO103'] : ['POC03', 'POC05'];
  const quantity = ordered.quantity ?? referenced(ordered, 'quantityDifference') ?? '';
  const unit = unitOf(ordered);
  if (quantity === '') missing(quantityAt, `the quantity of line ${ordered.lineNumber}`, 'nothing');
  if (unit === '') missing(unitAt, `the unit of line ${ordered.lineNumber}`, 'nothing');
  const said = quantity === '' ? '' : unit;
  const basis = basisCode(context, pair, ordered);
  // A price that the buyer left open is filled in. One without its basis would be another price; then CTP says it.
  const price = basis === undefined ? '' : (buyersPrice(context, pair, basis) ?? ordered.unitPrice ?? pair.line?.unitPrice ?? ''); // prettier-ignore
  const ids = idsOf(context, pair, ordered);
  if (type === '855')
    return ['PO1', ordered.lineNumber, quantity, said, price, price === '' ? '' : (basis ?? ''), ...ids];
  const raw = lineage[`/lines/${pair.index}/action`]?.raw.trim() ?? referenced(ordered, 'changeCode') ?? '';
  const action = LINE_ACTIONS[raw] === ordered.action && raw !== '' ? raw : changeCode(pair.before, isChanged);
  // POC04, what is still to come, is the buyer's figure; without one nothing was received as far as an order can tell.
  const left = referenced(ordered, 'quantityLeftToReceive') ?? quantity;
  return ['POC', ordered.lineNumber, action, quantity, quantity === '' ? '' : left, said, price, price === '' ? '' : (basis ?? ''), ...ids]; // prettier-ignore
}

function referenced({ references = [] }: OrderLine, type: string): string | undefined {
  return references.find((reference) => reference.type === type)?.value;
}

/** PO105 or POC07: the buyer's code, else one that says as much. Undefined when there is none. */
function basisCode(context: LineContext, { index, before }: LinePair, line: OrderLine): string | undefined {
  const { sheet, type, lineage } = context;
  const kind = before?.priceBasisQuantity === undefined ? unreadBasis(context, index) : '';
  if (kind !== '') return kind;
  const priced =
    before?.unitPrice === undefined && before !== undefined ? { ...line, priceBasisQuantity: undefined } : line;
  const raw = lineage[`/lines/${index}/priceBasisQuantity`]?.raw.trim() ?? '';
  if (before !== undefined && PRICE_BASES.get(raw)?.quantity === line.priceBasisQuantity && raw !== '') return raw;
  return saidBasis(sheet, priced, type === '855' ? 'PO1' : 'POC', type === '855' ? 5 : 7);
}

/** The number behind which the buyer put his code, where that code made another of it: 5 per hundred are 50 per thousand. */
function buyersPrice({ lineage }: LineContext, { before, index }: LinePair, basis: string): string | undefined {
  if (before?.unitPrice === undefined) return undefined;
  const raw = lineage[`/lines/${index}/unitPrice`]?.raw.trim() ?? '';
  const reading = readBasis(basis, unitOf(before));
  if (typeof reading !== 'object' || 'basis' in reading) return undefined;
  return priceOfOne(raw, reading) === before.unitPrice ? raw : undefined;
}

/**
 * The code that the buyer put behind his price, where it says nothing that the order has a field for: what kind of price it is
 * (contract, catalogue), or that it is for another unit than the quantity.
 */
function unreadBasis({ lineage, document, separator }: LineContext, index: number): string {
  const { at } = lineage[`/lines/${index}/unitPrice`] ?? {};
  if (document === undefined || at === undefined || !('tag' in at)) return '';
  if (!((at.tag === 'PO1' && at.element === 4) || (at.tag === 'POC' && at.element === 6))) return '';
  const start = at.offset + at.length - document.offset;
  const behind = Buffer.from(document.bytes.subarray(start, start + 4)).toString('latin1');
  return behind.startsWith(separator) ? (/^[A-Z0-9]{2}(?![A-Z0-9])/.exec(behind.slice(1))?.[0] ?? '') : '';
}

function saidBasis(sheet: Sheet, line: OrderLine, tag: string, element: number): string | undefined {
  const { priceBasisQuantity: quantity } = line;
  if (quantity === undefined) return '';
  const found = codeOfBasis(quantity, unitOf(line), (code) => sheet.fits(tag, element, code));
  return found ?? (quantity === '1' ? '' : undefined);
}

/** CTP: the decided price, where it or the unit that it is for is not that of PO1. */
function priceBlocks(context: LineContext, pair: LinePair, { changes }: AnsweredParts, path: string): Block[] {
  const { sheet } = context;
  const { line, before } = pair;
  if (line?.unitPrice === undefined) return [];
  const isUnsaid = basisCode(context, pair, before ?? line) === undefined;
  const isLeftOpen = before !== undefined && before.unitPrice === undefined;
  const isOther = changes.has('price') || changes.has('unit') || (isLeftOpen && line.priceBasisQuantity !== undefined);
  if (!isOther && !isUnsaid) return [];
  const code = saidBasis(sheet, line, 'CTP', 9) ?? '';
  // Where PO105 names a basis, silence would repeat it, counted in pieces.
  const isSilent = code === '' && [line, before].some((one) => (one?.priceBasisQuantity ?? '1') !== '1');
  const said = isSilent || isUnsaid ? multiplied(sheet, line, path) : { unitPrice: line.unitPrice, basis: undefined };
  const price = sheet.id(`${path}/unitPrice`, 'CTP', 3, said.unitPrice);
  if (price === '') return [];
  const multiple = sheet.id(`${path}/priceBasisQuantity`, 'CTP', 11, said.basis);
  // Behind a basis that is for another unit the price must name its own.
  const isForOther = before?.priceBasisQuantity === undefined && unreadBasis(context, pair.index) !== '';
  const unit = changes.has('unit') || isForOther ? unitOf(line) : '';
  return block(
    ['CTP', '', UNIT_COST, price, unit === '' ? '' : '1', unit, '', '', '', code, '', multiple],
    [`${path}/unitPrice`],
  );
}

/** The price for as many as CTP11 can say, which has two digits: for more than that the price of one. */
function multiplied(
  sheet: Sheet,
  line: OrderLine,
  path: string,
): { readonly unitPrice: string | undefined; readonly basis: string } {
  const { unitPrice = '', priceBasisQuantity: basis = '1' } = line;
  if (basis === '1' || sheet.fits('CTP', 11, basis)) return { unitPrice, basis };
  const one = priceOfOne(unitPrice, { times: new Big(1), over: new Big(basis) });
  if (one === undefined) sheet.leftOut(`${path}/unitPrice`, 'is for more units than CTP can say');
  return { unitPrice: one, basis: '1' };
}

const UNIT_COST = 'UCP'; // CTP02, which CTP09 asks for.

function acknowledgmentBlocks(
  context: LineContext,
  pair: LinePair,
  { parts }: AnsweredParts,
  line: OrderLine,
  ordered: OrderLine,
  path: string,
): Block[] {
  const { sheet, date } = context;
  const ids = idsOf(context, pair, line);
  return parts.flatMap(({ status, quantity, unit: whose, days }) => {
    const unit = unitOf(whose === 'ordered' ? ordered : line);
    // ACK02 and ACK03 stand together or not at all.
    const amount = quantity === '' || unit === '' ? '' : sheet.id(`${path}/quantity`, 'ACK', 2, quantity);
    const [first, second] = days.map(({ qualifier, date: day }: Day) => [qualifier, date(day)] as const);
    const below = second === undefined ? [] : block(['DTM', ...second], []);
    return block(['ACK', status, amount, amount === '' ? '' : unit, ...(first ?? ['', '']), '', ...ids], [path], below);
  });
}

/** Pairs of qualifier and number; those of the buyer under his own qualifiers and in his order. */
function idsOf({ sheet, lineage }: LineContext, { before, index }: LinePair, line: OrderLine): string[] {
  const entryOf = ({ field }: IdPair): Lineage[string] | undefined => {
    if (before === undefined) return undefined;
    return lineage[`/lines/${index}/${field.startsWith('otherIds') ? `${field}/value` : field}`];
  };
  const ranked = idPairs(line).map((pair) => {
    const { rule = '', at } = entryOf(pair) ?? {};
    const named = rule.slice(rule.lastIndexOf('/') + 1);
    const qualifier = ITEM_IDS.get(named) === pair.field ? named : pair.qualifier;
    const place = at !== undefined && 'element' in at ? (at.element ?? Infinity) : Infinity;
    return { qualifier, value: pair.value, place, isKept: isOrdered(before, pair) || sheet.fits('PO1', 7, pair.value) };
  });
  return ranked
    .filter(({ isKept }) => isKept)
    .toSorted((one, other) => (one.place === other.place ? 0 : one.place - other.place))
    .flatMap(({ qualifier, value }) => [qualifier, value]);
}

/** Whether the buyer sent the number, so that it needs no check. */
function isOrdered(before: OrderLine | undefined, { field, value }: IdPair): boolean {
  return before !== undefined && idPairs(before).some((pair) => pair.field === field && pair.value === value);
}
