/** What a paper says twice, and differently: two order numbers, two days of delivery. Which one holds is not guessed. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Found } from '../found.ts';
import { placeOf } from '../layout/layout.ts';
import type { HeadField } from './fields.ts';
import type { PaperParty } from './party.ts';
import { postalCodes } from './postal-codes.ts';

export interface Scored {
  readonly found: Found;
  readonly score: number;
}

/** Where the value stands in the order, and how people call it. */
const ASKED: Partial<Record<HeadField, readonly [path: string, name: string]>> = {
  poNumber: ['/poNumber', 'order number'],
  orderDate: ['/orderDate', 'order date'],
  deliveryDate: ['/requestedDelivery/date', 'day of delivery'],
};

/** @returns a finding where a label as plain as that of the chosen value has another one */
export function rivalOf(field: HeadField, chosen: Scored, all: readonly Scored[]): Finding[] {
  const [path, name] = ASKED[field] ?? [];
  if (path === undefined || chosen.score < PLAIN) return [];
  const rival = all.find(
    ({ found, score }) =>
      score >= PLAIN &&
      !isSame(found, chosen.found) &&
      (field !== 'poNumber' || isLong(found) || shapeOf(found) === shapeOf(chosen.found)),
  );
  if (rival === undefined) return [];
  const at = placeOf(rival.found.tokens);
  const message = `The paper gives the ${name} as ${chosen.found.text} and as ${rival.found.text}.`;
  return [finding('head-values-differ', message, { path, ...(at === undefined ? {} : { at }) })];
}

const PLAIN = 0.8;

function shapeOf({ text }: Found): string {
  return text.toUpperCase().replaceAll(/\d/g, '9').replaceAll(/\p{L}/gu, 'A');
}

/** `Order no. 28` counts the customer's orders, `Order 2025` names their year. */
function isLong({ text }: Found): boolean {
  return /(?:\d.*){3}/.test(text) && text.length > 3 && !/^(?:19|20)\d\d$/.test(text);
}

/** `PO4500610` is `4500610`. */
function isSame(one: Found, other: Found): boolean {
  const [first = '', second = ''] = [one, other].map(({ text, value }) =>
    (value ?? text).toUpperCase().replaceAll(/[^\p{L}\d]/gu, ''),
  );
  return first.endsWith(second) || second.endsWith(first);
}

/** Two addresses under two labels that both say where to deliver; where the goods go by line stands with the lines. */
export function rivalPlace(places: readonly PaperParty[]): Finding[] {
  const [first, ...others] = places
    .map((party) => ({ party, codes: [party.name, ...party.address].flatMap(({ text }) => postalCodes(text)) }))
    .filter(({ codes }) => codes.length > 0);
  const rival = others.find(({ codes }) => !codes.some((code) => first?.codes.includes(code)));
  if (first === undefined || rival === undefined) return [];
  const at = placeOf(rival.party.name.tokens);
  const message = `The paper asks for delivery to ${shown(first.party)} and to ${shown(rival.party)}.`;
  return [finding('head-values-differ', message, { path: '/shipTo', ...(at === undefined ? {} : { at }) })];
}

function shown({ name, address }: PaperParty): string {
  return `"${[name, ...address]
    .map(({ text }) => text)
    .join(', ')
    .slice(0, 100)}"`;
}
