/** What an answer to an order says, in sentences for the person who must know of it: it never becomes an order. */
import { finding } from '../../model/codes.ts';
import type { Finding } from '../../model/finding.ts';
import type { Place } from '../../model/lineage.ts';
import type { OrderResponse, ResponseLine, ResponsePart, Said } from '../../model/order-response.ts';

export interface ReadResponse {
  readonly response: OrderResponse;
  /** Of BAK, BCA or BGM. */
  readonly at: Place;
  /** Of each line. */
  readonly places: readonly Place[];
}

const LINES_TOLD_MAX = 50; // Nobody reads more, and the answer itself has them all.

/**
 * @param type such as `855`
 * @param isPlain whether a code of a line says no more than that it is delivered as it was ordered
 */
export function responseFindings(
  type: string,
  { response, at, places }: ReadResponse,
  isPlain: (code: string) => boolean,
): Finding[] {
  const { orderNumber, verdict, lines, texts } = response;
  const other = lines.flatMap((line, index) => (isAsOrdered(line, isPlain) ? [] : [{ line, index }]));
  const of = orderNumber === undefined ? 'an order that it does not name' : `order ${shown(orderNumber)}`;
  const says = verdict === undefined ? 'says nothing of the whole' : said(verdict);
  const counts = lines.length === 0 ? '' : `; ${lines.length} line(s), ${other.length} of them not simply accepted`;
  const words = texts.length === 0 ? '' : `; "${texts.join(' ').slice(0, 200)}"`;
  return [
    finding('order-response-received', `${type} answers ${of}: ${says}${counts}${words}.`, { at }),
    ...other.slice(0, LINES_TOLD_MAX).map(({ line, index }) => {
      const place = places[index];
      const message = `Line ${shown(line.lineNumber ?? String(index + 1))} of ${of}: ${ofLine(line)}.`;
      return finding('order-response-received', message, place === undefined ? {} : { at: place });
    }),
  ];
}

function isAsOrdered({ status, parts, quantity }: ResponseLine, isPlain: (code: string) => boolean): boolean {
  const codes = [status, ...parts.map((part) => part.status)].flatMap((one) => (one === undefined ? [] : [one.code]));
  // Where statuses are said, the schedule (SCH) beside them splits nothing.
  const judged = parts.some((part) => part.status !== undefined) ? parts.filter((part) => part.status !== undefined) : parts; // prettier-ignore
  const isSplit = judged.length > 1 || judged.some((part) => part.quantity !== undefined && part.quantity !== quantity);
  return codes.length > 0 && codes.every(isPlain) && !isSplit;
}

function ofLine({ status, items, quantity, unit, price, days, parts, texts }: ResponseLine): string {
  const [item] = items;
  return [
    ...(status === undefined ? [] : [said(status)]),
    ...(item === undefined ? [] : [`item ${shown(item.value)} (${shown(item.scheme)})`]),
    ...(quantity === undefined ? [] : [`${amount(quantity, unit)} ordered`]),
    ...parts.map(ofPart),
    ...(price === undefined ? [] : [`price ${shown(price)}`]),
    ...days.map(({ kind, day }) => `${shown(day)} (${shown(kind)})`),
    ...texts.map((text) => `"${text.slice(0, 100)}"`),
  ]
    .join(', ')
    .slice(0, 400);
}

function ofPart({ status, kind, quantity, unit, items, days }: ResponsePart): string {
  const [item] = items;
  return [
    ...(quantity === undefined ? [] : [amount(quantity, unit)]),
    ...[status, kind].flatMap((one) => (one === undefined ? [] : [said(one)])),
    ...(item === undefined ? [] : [`as ${shown(item.value)} (${shown(item.scheme)})`]),
    ...days.map(({ kind: code, day }) => `on ${shown(day)} (${shown(code)})`),
  ].join(' ');
}

function amount(quantity: string, unit: string | undefined): string {
  return unit === undefined ? shown(quantity) : `${shown(quantity)} ${shown(unit)}`;
}

function said({ code, means }: Said): string {
  return means === undefined ? `code ${shown(code)}` : `${means} (${shown(code)})`;
}

function shown(text: string): string {
  return text.slice(0, 40);
}
