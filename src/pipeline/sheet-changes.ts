/** What people changed in an order against what was read in the document that came. */
import type { Order, OrderLine } from '../model/order.ts';
import type { SheetChange } from '../model/order-sheet.ts';
import { isSheetField } from './sheet-words.ts';
import type { SheetField, SheetWords } from './sheet-words.ts';

/** Not the buyer's: how we keep it, and what we counted. */
const OURS: ReadonlySet<string> = new Set([
  'schemaVersion',
  'test',
  'purpose',
  'lines',
  'lineNumber',
  'lineCount',
  'uom',
]);

/** @param written how a value is shown in the language of the sheet */
export function changesOf(
  words: SheetWords,
  before: Order,
  after: Order,
  written: (field: string, value: string) => string,
): SheetChange[] {
  const fields = (label: string, old: object, now: object): SheetChange[] =>
    changedFields(old, now).map(([field, was, is]) => {
      const parts = field.split('/').map((part) => nameOf(words, part));
      const name = field.split('/').at(-1) ?? '';
      return {
        label: [label, ...parts].filter((part) => part !== '').join(', '),
        before: written(name, was),
        value: written(name, is),
      };
    });
  const lines = pairsOf(before.lines, after.lines).flatMap(([old, now]) => {
    const label = words.lineOf((now ?? old)?.lineNumber ?? '');
    if (old !== undefined && now !== undefined) return fields(label, lineFields(old), lineFields(now));
    return [{ label, before: old === undefined ? '' : briefly(old), value: now === undefined ? '' : briefly(now) }];
  });
  return [...fields('', before, after), ...lines];
}

/** By their number where it names one line on each side, else by their place. */
function pairsOf(
  before: readonly OrderLine[],
  after: readonly OrderLine[],
): (readonly [OrderLine | undefined, OrderLine | undefined])[] {
  if (isUnique(before) && isUnique(after)) {
    const now = new Map(after.map((line) => [line.lineNumber, line]));
    const old = new Set(before.map(({ lineNumber }) => lineNumber));
    return [
      ...before.map((line) => [line, now.get(line.lineNumber)] as const),
      ...after.flatMap((line) => (old.has(line.lineNumber) ? [] : [[undefined, line] as const])),
    ];
  }
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => [before[index], after[index]]);
}

function isUnique(lines: readonly OrderLine[]): boolean {
  return new Set(lines.map(({ lineNumber }) => lineNumber)).size === lines.length;
}

/** The unit as the buyer writes it; a code beside it is ours. */
function lineFields({ sourceUom, uom, ...line }: OrderLine): object {
  return { ...line, unit: sourceUom ?? uom };
}

function briefly({ quantity, sourceUom, uom, buyerSku, supplierSku, gtin, description }: OrderLine): string {
  return [quantity, sourceUom ?? uom, buyerSku ?? supplierSku ?? gtin, description]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** Fields that differ, as `shipTo/address`, with what stood and what stands there. */
function changedFields(before: object, after: object): [field: string, was: string, is: string][] {
  const [old, now] = [new Map(valuesOf(before, '')), new Map(valuesOf(after, ''))];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((field) => {
    const [was, is] = [old.get(field) ?? '', now.get(field) ?? ''];
    return was === is ? [] : [[field, was, is] as [string, string, string]];
  });
}

/** What a person reads as one value is one: an address, a list, a window of days. */
function valuesOf(value: object, path: string): [string, string][] {
  return Object.entries(value).flatMap(([name, each]: [string, unknown]): [string, string][] => {
    if (OURS.has(name) || each === undefined || each === null) return [];
    const own = path === '' ? name : `${path}/${name}`;
    const isWhole = isSheetField(name) || Array.isArray(each) || typeof each !== 'object';
    return isWhole ? [[own, textOf(each)]] : valuesOf(each, own);
  });
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('; ');
  if (typeof value === 'object' && value !== null) return Object.values(value).map(textOf).join(', ');
  return String(value);
}

const PARTIES = ['buyer', 'seller', 'shipTo', 'billTo'] as const;

function nameOf(words: SheetWords, part: string): string {
  const party = PARTIES.find((each) => each === part);
  if (party !== undefined) return words[party];
  if (part === 'totals') return '';
  // What has no word of its own is shown under the schema's: better an English word than a change that nobody is told of.
  return isSheetField(part) ? words.fields[part satisfies SheetField] : part;
}
