/** ORDRSP: what a seller answers to an order. It is shown as what it is, and never becomes an order. */
import type { OrderResponse, ResponseDay, ResponseItem, ResponseLine, ResponsePart, Said } from '../../../model/order-response.ts'; // prettier-ignore
import type { ReadResponse } from '../../edi/order-response.ts';
import type { Segment } from '../../edi/segment.ts';
import { code, placeOf } from './map-cursor.ts';
import { ORDER_REFERENCE, ORDERED_QUANTITY } from './map-tables.ts';
import { readDate } from './read-date.ts';

type Building<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] extends readonly (infer Item)[] ? Item[] : Thing[Key] }; // prettier-ignore
type Words = Readonly<Record<string, string>>;

/** 4343 and 1225, in our own words. */
const TYPES: Words = {
  AB: 'received',
  AC: 'accepted with changes',
  AD: 'accepted as it was ordered',
  AI: 'changed where lines are listed',
  AP: 'accepted',
  CA: 'accepted on conditions',
  NA: 'needs no acknowledgment',
  RE: 'rejected',
};
const FUNCTIONS: Words = {
  4: 'changed',
  12: 'not processed',
  27: 'not accepted',
  28: 'accepted with a changed head',
  29: 'accepted without a change',
  30: 'accepted with changed lines',
  34: 'accepted on conditions',
};
/** LIN 1229. */
const ACTIONS: Words = {
  1: 'added',
  2: 'deleted',
  3: 'changed',
  4: 'no action',
  5: 'accepted',
  6: 'accepted with a change',
  7: 'not accepted',
  10: 'not found',
  24: 'accepted with a change, which needs no confirmation',
};
/** QTY 6063. */
const QUANTITIES: Words = { 11: 'in part', 12: 'despatched', 83: 'on back order', 113: 'to be delivered' };

const PLAIN = '5';
export function isPlainAction(action: string): boolean {
  return action === PLAIN;
}

/** @param segments UNH to UNT of an ORDRSP */
export function readResponse(segments: readonly Segment[]): ReadResponse {
  const response: Building<OrderResponse> = { texts: [], lines: [] };
  const places: Segment[] = [];
  let head = segments[0];
  let line: Building<ResponseLine> | undefined;
  let part: Building<ResponsePart> | undefined;
  for (const segment of segments) {
    switch (segment.tag) {
      case 'BGM': {
        head = segment;
        const verdict = said(code(segment, 4), TYPES) ?? said(code(segment, 3), FUNCTIONS);
        if (verdict !== undefined) response.verdict = verdict;
        break;
      }
      case 'RFF':
        if (code(segment, 1) === ORDER_REFERENCE && line === undefined && code(segment, 1, 2) !== '')
          response.orderNumber ??= code(segment, 1, 2);
        break;
      case 'LIN':
        line = lineOf(segment);
        part = undefined;
        response.lines.push(line);
        places.push(segment);
        break;
      case 'PIA':
        line?.items.push(...[2, 3, 4, 5, 6].flatMap((element) => itemsOf(segment, element)));
        break;
      case 'QTY':
        if (line !== undefined) part = takeQuantity(line, segment) ?? part;
        break;
      case 'DTM':
        (part ?? line)?.days.push(...daysOf(segment));
        break;
      case 'PRI':
        if (line !== undefined && code(segment, 1, 2) !== '') line.price ??= code(segment, 1, 2);
        break;
      case 'FTX':
        (line ?? response).texts.push(...textsOf(segment));
        break;
      case 'UNS':
        line = undefined;
        part = undefined;
        break;
    }
  }
  const { texts, lines, ...whole } = response;
  const at = head === undefined ? { offset: 0, length: 0 } : placeOf(head);
  return { response: { ...whole, texts, lines }, at, places: places.map(placeOf) };
}

function lineOf(segment: Segment): Building<ResponseLine> {
  const number = code(segment, 1);
  const status = said(code(segment, 2), ACTIONS);
  return {
    ...(number === '' ? {} : { lineNumber: number }),
    ...(status === undefined ? {} : { status }),
    items: itemsOf(segment, 3),
    days: [],
    parts: [],
    texts: [],
  };
}

function takeQuantity(line: Building<ResponseLine>, segment: Segment): Building<ResponsePart> | undefined {
  const [kind, quantity, unit] = [1, 2, 3].map((component) => code(segment, 1, component));
  if (quantity === undefined || quantity === '') return undefined;
  const amount = { quantity, ...(unit === undefined || unit === '' ? {} : { unit }) };
  if (kind === ORDERED_QUANTITY && line.quantity === undefined) {
    Object.assign(line, amount);
    return undefined;
  }
  const what = said(kind ?? '', QUANTITIES);
  const part: Building<ResponsePart> = {
    ...(what === undefined ? {} : { kind: what }),
    ...amount,
    items: [],
    days: [],
  };
  line.parts.push(part);
  return part;
}

function daysOf(segment: Segment): ResponseDay[] {
  const [kind = '', text = '', layout = ''] = [1, 2, 3].map((component) => code(segment, 1, component));
  if (text === '') return [];
  const read = readDate(text, layout);
  return [{ kind, day: read === undefined ? text : 'day' in read ? read.day : `${read.from} to ${read.until}` }];
}

function itemsOf(segment: Segment, element: number): ResponseItem[] {
  const value = code(segment, element, 1);
  return value === '' ? [] : [{ scheme: code(segment, element, 2), value }];
}

function textsOf(segment: Segment): string[] {
  const pieces = [1, 2, 3, 4, 5].map((component) => code(segment, 4, component)).filter((piece) => piece !== '');
  return pieces.length === 0 ? [] : [pieces.join(' ')];
}

function said(text: string, words: Words): Said | undefined {
  if (text === '') return undefined;
  const means = Object.hasOwn(words, text) ? words[text] : undefined;
  return means === undefined ? { code: text } : { code: text, means };
}
