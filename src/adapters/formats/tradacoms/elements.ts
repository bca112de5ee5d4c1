/**
 * The elements of ORDHDR, ORDERS and ORDTLR in version 9, as data, and their check. There is no free copy of the standard:
 * what published files and suppliers' guides agree about without exception is an error where it is broken, what they
 * only suggest (lengths, which of several elements is there) is a warning.
 */
import { finding, type FindingCode } from '../../../model/codes.ts';
import type { Finding, Severity } from '../../../model/finding.ts';
import { controlIn } from '../../edi/control-characters.ts';
import {
  componentPlace,
  componentText,
  elementPlace,
  elementText,
  rawComponents,
  type Segment,
} from '../../edi/segment.ts';
import { shown } from '../../edi/shown.ts';
import { isDate } from './days.ts';
import { shiftedIn } from './shifted.ts';

/** `day`: YYMMDD. `number`: digits, with decimals that are implied. `text`: anything. */
type Kind = 'day' | 'number' | 'text';

type Row = readonly [element: number, component: number, name: string, kind: Kind, max: number, need?: 'mandatory'];

const PARTY: readonly Row[] = [
  [1, 1, 'location number', 'text', 13],
  [1, 2, 'own code', 'text', 17],
  [2, 1, 'name', 'text', 40],
  [3, 1, 'address', 'text', 35],
  [3, 2, 'address', 'text', 35],
  [3, 3, 'address', 'text', 35],
  [3, 4, 'address', 'text', 35],
  [3, 5, 'postal code', 'text', 8],
];

const ELEMENTS: Readonly<Record<string, readonly Row[]>> = {
  TYP: [
    [1, 1, 'transaction code', 'text', 4, 'mandatory'],
    [2, 1, 'transaction type', 'text', 12],
  ],
  SDT: PARTY,
  CDT: PARTY,
  FIL: [
    [1, 1, 'file generation number', 'number', 4, 'mandatory'],
    [2, 1, 'file version number', 'number', 4, 'mandatory'],
    [3, 1, 'file creation date', 'day', 6, 'mandatory'],
  ],
  CLO: [...PARTY, [1, 3, "supplier's code", 'text', 17]],
  ORD: [
    [1, 1, "customer's order number", 'text', 17, 'mandatory'],
    [1, 2, "supplier's order number", 'text', 17],
    [1, 3, 'date of the order', 'day', 6, 'mandatory'],
    [1, 4, 'date of receipt', 'day', 6],
  ],
  DIN: [
    [1, 1, 'earliest delivery', 'day', 6],
    [2, 1, 'latest delivery', 'day', 6],
    [4, 1, 'delivery instructions', 'text', 40],
    [4, 2, 'delivery instructions', 'text', 40],
    [4, 3, 'delivery instructions', 'text', 40],
    [4, 4, 'delivery instructions', 'text', 40],
  ],
  OLD: [
    [1, 1, 'line number', 'number', 10, 'mandatory'],
    [2, 1, 'number of the traded unit', 'text', 14],
    [2, 2, "supplier's code of the traded unit", 'text', 30],
    [2, 3, 'number of the outer case', 'text', 14],
    [3, 1, 'number of the consumer unit', 'text', 14],
    [3, 2, "supplier's code of the consumer unit", 'text', 30],
    [4, 1, "customer's item number", 'text', 14],
    [4, 2, "customer's own item code", 'text', 30],
    [5, 1, 'consumer units in one unit of ordering', 'number', 10],
    [6, 1, 'number of units ordered', 'number', 10],
    [6, 2, 'total measure', 'number', 13],
    [6, 3, 'measure indicator', 'text', 6],
    [7, 1, 'cost price', 'number', 14],
    [10, 1, 'description', 'text', 40],
    [10, 2, 'description', 'text', 40],
  ],
  DNA: [[1, 1, 'number of the narrative', 'number', 10]],
  DNB: [
    [1, 1, 'line number', 'number', 10],
    [2, 1, 'number of the narrative', 'number', 10],
  ],
};

/** One of these elements says what the segment is for. */
const ONE_OF: Readonly<Record<string, readonly { readonly elements: readonly number[]; readonly name: string }[]>> = {
  CLO: [{ elements: [1, 2, 3], name: 'a number, a name or an address' }],
  OLD: [
    { elements: [2, 3, 4], name: 'an item number' },
    { elements: [6], name: 'a quantity' },
  ],
};

type Told = readonly [code: FindingCode, message: string, severity?: Severity];

/** What is wrong with the elements of a segment of an order file; nothing of a segment that is not known. */
export function elementFaults(segment: Segment): Finding[] {
  const faults: Finding[] = [];
  for (const row of ELEMENTS[segment.tag] ?? []) {
    const [element, component] = row;
    const told = faultOf(segment.tag, row, (componentText(segment, element, component) ?? '').trim());
    if (told === undefined) continue;
    const [code, message, severity] = told;
    const at = componentPlace(segment, element, component);
    faults.push(finding(code, message, severity === undefined ? { at } : { at, severity }));
  }
  if (segment.control) tellControls(segment, faults);
  for (const { elements, name } of ONE_OF[segment.tag] ?? []) {
    if (elements.some((element) => (elementText(segment, element) ?? '').replaceAll(/[\s:]/g, '') !== '')) continue;
    const at = elementPlace(segment, elements[0] ?? 1);
    faults.push(finding('element-missing', `${segment.tag} has no ${name.replace(/^an? /, '')}`, { at, severity: 'warning' })); // prettier-ignore
  }
  const shifted = shiftedIn(segment);
  if (shifted !== undefined) faults.push(shifted);
  return faults;
}

/** What holds names and words: there a broken line is no other thing, number or day. */
const WORDS = new Set(['name', 'address', 'delivery instructions', 'description']);
/** All that DNA and DNB have besides their numbers is text. */
const NARRATIVES = new Set(['DNA', 'DNB']);

function tellControls(segment: Segment, faults: Finding[]): void {
  const { tag, elements } = segment;
  for (let element = 1; element < elements.length; element++) {
    for (let component = 1; component <= rawComponents(segment, element).length; component++) {
      const text = componentText(segment, element, component) ?? '';
      const control = controlIn(text);
      if (control === undefined) continue;
      const row = ELEMENTS[tag]?.find((one) => one[0] === element && one[1] === component);
      const isText = row === undefined ? NARRATIVES.has(tag) : WORDS.has(row[2]);
      const what = `${tag} ${element}.${component}${row === undefined ? '' : ` (${row[2]})`}`;
      const at = componentPlace(segment, element, component);
      const isBroken = control === 'line-break';
      if (isBroken && isText) faults.push(finding('line-break-in-data', `${what} is broken into lines`, { at }));
      else {
        const says = isBroken ? 'is broken into lines' : 'holds a control character';
        faults.push(finding('element-character', `${what} ${says}: ${shown(text)}`, { at }));
      }
    }
  }
}

function faultOf(tag: string, [element, component, name, kind, max, need]: Row, text: string): Told | undefined {
  const what = `${tag} ${element}.${component} (${name})`;
  if (text === '') return need === 'mandatory' ? ['element-missing', `${what} is missing`] : undefined;
  if (kind === 'day') {
    return isDate(text) ? undefined : ['element-date', `${what} must be a day as YYMMDD; found ${shown(text)}`];
  }
  if (kind === 'number' && !/^-?\d+(?:\.\d+)?$/.test(text))
    return ['element-character', `${what} must be a number; found ${shown(text)}`];
  const length = kind === 'number' ? text.replaceAll(/[-.]/g, '').length : text.length;
  if (length <= max) return undefined;
  return ['element-too-long', `${what} has ${length} characters, and ${max} at most are usual; found ${shown(text)}`];
}
