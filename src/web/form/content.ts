/** What is typed into the form, and how a finding of the gateway finds its field again. Pure. */
import type { FormFields, FormLine, FormPlace } from '../../model/form.ts';
import type { FormContent, FormFinding, KnownPlace } from './client.ts';

export const EMPTY_LINE: FormLine = {};

export function isBlank(line: FormLine): boolean {
  return [line.item, line.quantity, line.unit, line.date, line.note].every((text) => (text ?? '').trim() === '');
}

/** One empty line always stands at the end, to type into. */
export function withSpareLine(lines: readonly FormLine[]): FormLine[] {
  const last = lines.at(-1);
  return last === undefined || !isBlank(last) ? [...lines, EMPTY_LINE] : [...lines];
}

/** As it is sent: without empty lines and fields, and where each line that is sent stands in the form. */
export function sendable(content: FormContent): { readonly content: FormContent; readonly places: readonly number[] } {
  const places = content.fields.lines.flatMap((line, index) => (isBlank(line) ? [] : [index]));
  const fields = withoutBlanks({
    ...content.fields,
    lines: places.map((index) => withoutBlanks(content.fields.lines[index] ?? EMPTY_LINE)),
  });
  return { content: { ...content, fields }, places };
}

function withoutBlanks<Value extends object>(value: Value): Value {
  const kept = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    if (typeof each === 'string') return each.trim() === '' ? [] : [[key, each]];
    if (typeof each !== 'object' || each === null || Array.isArray(each))
      return each === undefined ? [] : [[key, each]];
    const inner = withoutBlanks(each as object);
    return Object.keys(inner).length === 0 ? [] : [[key, inner]];
  });
  return Object.fromEntries(kept) as Value;
}

/** Whatever the order of their keys: the gateway gives them in another one. */
export function isSameContent(a: FormContent, b: FormContent): boolean {
  return canonical(a) === canonical(b);
}

function canonical(content: FormContent): string {
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The name of a field of the form: `poNumber`, `shipTo`, `lines/3/quantity`. */
export type FieldName = string;

const FIELDS_OF_ORDER: readonly (readonly [path: RegExp, field: string])[] = [
  [/^\/poNumber/, 'poNumber'],
  [/^\/orderDate/, 'orderDate'],
  [/^\/shipTo\/address\/country/, 'shipTo/country'],
  [/^\/shipTo/, 'shipTo'],
  [/^\/requestedDelivery/, 'date'],
  [/^\/lines$/, 'lines/0/item'],
];

/** Where in the form a finding belongs; undefined when it is about the whole. */
export function fieldOf(finding: FormFinding, places: readonly number[]): FieldName | undefined {
  const pointer = finding.at !== undefined && 'pointer' in finding.at ? finding.at.pointer : undefined;
  if (pointer?.startsWith('/fields/') === true) return atItsLine(pointer.slice('/fields/'.length), places);
  const { path = '' } = finding;
  const [, index, rest = ''] = /^\/lines\/(\d+)(.*)$/.exec(path) ?? [];
  if (index !== undefined) return atItsLine(`lines/${index}/${fieldOfLine(rest)}`, places);
  return FIELDS_OF_ORDER.find(([pattern]) => pattern.test(path))?.[1];
}

function fieldOfLine(rest: string): string {
  if (rest.startsWith('/quantity')) return 'quantity';
  if (/^\/(uom|sourceUom)/.test(rest)) return 'unit';
  return rest.startsWith('/requestedDelivery') ? 'date' : 'item';
}

function atItsLine(field: string, places: readonly number[]): FieldName {
  return field.replace(/^lines\/(\d+)/, (_, index: string) => `lines/${places[Number(index)] ?? 0}`);
}

export function placeOf({ code, party }: KnownPlace): FormPlace {
  const { lines, city, region, postalCode, country } = party.address ?? {};
  return withoutBlanks({
    code: code ?? '',
    name: party.name ?? '',
    city: city ?? '',
    region: region ?? '',
    postalCode: postalCode ?? '',
    country: country ?? '',
    ...(lines === undefined ? {} : { lines: [...lines] }),
  });
}

export function placeLabel({ code, party }: KnownPlace): string {
  const { lines = [], city } = party.address ?? {};
  return [party.name, ...lines.slice(0, 1), city, code]
    .filter((part) => part !== undefined && part !== null && part !== '')
    .join(', ');
}

export function placeText({ name, lines = [], city }: FormPlace): string {
  return [name, ...lines, city].filter((part) => part !== undefined && part !== '').join(', ');
}

/** The day of this place, not of Greenwich. */
export function today(now = new Date()): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

export function startFields(contact: Pick<FormFields, 'contactName' | 'contactEmail'> = {}): FormFields {
  return { orderDate: today(), ...contact, lines: [EMPTY_LINE] };
}
