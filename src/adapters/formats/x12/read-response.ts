/** 855 and 865: what a seller answers to an order. They are shown as what they are, and never become an order. */
import type { OrderResponse, ResponseDay, ResponseItem, ResponseLine, ResponsePart, Said } from '../../../model/order-response.ts'; // prettier-ignore
import type { ReadResponse } from '../../edi/order-response.ts';
import { elementText, type Segment } from '../../edi/segment.ts';
import { RESPONSE_WORDS, STATUS_WORDS } from './response-words.ts';

type Building<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] extends readonly (infer Item)[] ? Item[] : Thing[Key] }; // prettier-ignore

interface Layout {
  readonly verdict: number;
  readonly order: number;
  readonly quantity: number;
  readonly unit: number;
  readonly price: number;
  readonly status: number;
  readonly ids: number;
}
const LAYOUTS: Readonly<Record<string, Layout>> = {
  '855': { verdict: 2, order: 3, quantity: 2, unit: 3, price: 4, status: 0, ids: 6 },
  '865': { verdict: 2, order: 3, quantity: 3, unit: 5, price: 6, status: 2, ids: 8 },
};

/** Codes of ACK01 and POC02 by which a line is delivered as it was ordered. */
const PLAIN = new Set(['IA', 'AC', 'AR', 'NC']);
export function isPlainStatus(code: string): boolean {
  return PLAIN.has(code);
}

export const RESPONSE_SETS: ReadonlySet<string> = new Set(Object.keys(LAYOUTS));

/** @param segments ST to SE of a set of RESPONSE_SETS */
export function readResponse(setId: string, segments: readonly Segment[]): ReadResponse {
  const layout = LAYOUTS[setId];
  const response: Building<OrderResponse> = { texts: [], lines: [] };
  const places: Segment[] = [];
  let head = segments[0];
  let line: Building<ResponseLine> | undefined;
  let part: Building<ResponsePart> | undefined;
  for (const segment of layout === undefined ? [] : segments) {
    switch (segment.tag) {
      case 'BAK':
      case 'BCA':
        head = segment;
        Object.assign(response, {
          ...orderOf(text(segment, layout?.order ?? 0)),
          ...verdictOf(segment, layout?.verdict ?? 0),
        });
        break;
      case 'PO1':
      case 'POC':
        if (layout === undefined) break;
        line = lineOf(segment, layout);
        part = undefined;
        response.lines.push(line);
        places.push(segment);
        break;
      case 'ACK':
      case 'SCH':
        part = segment.tag === 'ACK' ? acknowledged(segment) : scheduled(segment);
        line?.parts.push(part);
        break;
      case 'DTM':
        (part ?? line)?.days.push(...daysOf(segment, 1));
        break;
      case 'MSG':
        (line ?? response).texts.push(...texts(segment, 1));
        break;
      case 'MTX':
      case 'NTE':
        (line ?? response).texts.push(...texts(segment, 2));
        break;
      case 'CTT':
        line = undefined;
        part = undefined;
        break;
    }
  }
  const { texts: said, lines, ...whole } = response;
  return { response: { ...whole, texts: said, lines }, at: placeOf(head), places: places.map(placeOf) };
}

function orderOf(orderNumber: string): Pick<OrderResponse, 'orderNumber'> {
  return orderNumber === '' ? {} : { orderNumber };
}

function verdictOf(segment: Segment, element: number): Pick<OrderResponse, 'verdict'> {
  const verdict = said(segment, element, RESPONSE_WORDS);
  return verdict === undefined ? {} : { verdict };
}

function lineOf(segment: Segment, { quantity, unit, price, status, ids }: Layout): Building<ResponseLine> {
  const action = status === 0 ? '' : text(segment, status);
  return {
    ...optional('lineNumber', text(segment, 1)),
    ...(action === '' ? {} : { status: { code: action } }),
    items: itemsOf(segment, ids),
    ...optional('quantity', text(segment, quantity)),
    ...optional('unit', text(segment, unit)),
    ...optional('price', text(segment, price)),
    days: [],
    parts: [],
    texts: [],
  };
}

function acknowledged(segment: Segment): Building<ResponsePart> {
  const status = said(segment, 1, STATUS_WORDS);
  return {
    ...(status === undefined ? {} : { status }),
    ...optional('quantity', text(segment, 2)),
    ...optional('unit', text(segment, 3)),
    items: itemsOf(segment, 7),
    days: daysOf(segment, 4),
  };
}

function scheduled(segment: Segment): Building<ResponsePart> {
  return {
    kind: { code: 'SCH', means: 'scheduled' },
    ...optional('quantity', text(segment, 1)),
    ...optional('unit', text(segment, 2)),
    items: [],
    days: [...daysOf(segment, 5), ...daysOf(segment, 8)],
  };
}

/** A qualifier and, after it, a day. */
function daysOf(segment: Segment, element: number): ResponseDay[] {
  const day = text(segment, element + 1);
  if (day === '') return [];
  const iso = /^(?:20|19)\d{6}$/.test(day) ? `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` : day;
  return [{ kind: text(segment, element), day: iso }];
}

function itemsOf(segment: Segment, first: number): ResponseItem[] {
  const items: ResponseItem[] = [];
  for (let element = first; element + 1 < segment.elements.length; element += 2) {
    const value = text(segment, element + 1);
    if (value !== '') items.push({ scheme: text(segment, element), value });
  }
  return items;
}

function said(segment: Segment, element: number, words: Readonly<Record<string, string>>): Said | undefined {
  const code = text(segment, element);
  if (code === '') return undefined;
  const means = Object.hasOwn(words, code) ? words[code] : undefined;
  return means === undefined ? { code } : { code, means };
}

function optional<Key extends string>(key: Key, value: string): { readonly [One in Key]?: string } {
  return value === '' ? {} : ({ [key]: value } as { readonly [One in Key]?: string });
}

function texts(segment: Segment, element: number): string[] {
  const one = text(segment, element);
  return one === '' ? [] : [one];
}

function text(segment: Segment, element: number): string {
  return (elementText(segment, element) ?? '').trim();
}

function placeOf(segment: Segment | undefined): ReadResponse['at'] {
  const { offset = 0, length = 0, position = 0, tag = '' } = segment ?? {};
  return { offset, length, segment: position, tag };
}
