/** The unit and the item numbers of a line, or of a component of it, with what of them X12 cannot say. */
import type { OrderLine } from '../../../model/order.ts';
import { ITEM_ID_RANK, ITEM_IDS as OTHER_FIELDS } from './map-codes.ts';
import { unitOfCode } from './unit-codes.ts';
import { idPairs, unitOf, type ItemIds } from './write-ids.ts';
import type { Sheet } from './write-sheet.ts';

/** The X12 code of the unit. A line says its unit in the words of this format: another spelling is told. */
export function unitCode(
  sheet: Sheet,
  line: Pick<OrderLine, 'uom' | 'sourceUom'>,
  path: string,
  tag: string,
  element: number,
): string {
  const unit = unitOf(line);
  const read = unitOfCode(unit);
  if (line.uom !== undefined && read !== line.uom) {
    sheet.leftOut(`${path}/uom`, 'has no code in X12');
    if (line.sourceUom !== undefined) sheet.leftOut(`${path}/sourceUom`, 'is written with the unit, which has no code in X12'); // prettier-ignore
    return '';
  }
  if (line.uom === undefined && read !== undefined)
    sheet.leftOut(`${path}/uom`, `is missing, and ${unit} is read as ${read}`);
  const written = unit === '' ? '' : sheet.id(`${path}/uom`, tag, element, unit);
  if (line.sourceUom !== undefined && line.sourceUom !== written)
    sheet.leftOut(`${path}/sourceUom`, written === '' ? 'has no code in X12' : `is written ${written}`);
  if (line.sourceUom === undefined && written !== '') sheet.spellUnit(`${path}/sourceUom`, written);
  return written;
}

const GTIN = /^(?:\d{8}|\d{12,14})$/;

/** Pairs of qualifier and number that fit; what is not among them is told. */
export function pairs(sheet: Sheet, line: ItemIds, path: string, tag: string, first: number, fieldsMax = 10): string[] {
  const kept: string[] = [];
  const written = new Map<string, string>();
  for (const { qualifier, value, field } of idPairs(line)) {
    if (kept.length / 2 >= fieldsMax || !sheet.fits(tag, first, qualifier) || !sheet.fits(tag, first + 1, value)) continue; // prettier-ignore
    if (!field.startsWith('otherIds') || isOther(written, qualifier, value)) {
      kept.push(qualifier, value);
      written.set(field, qualifier);
    }
  }
  const fields = ['buyerSku', 'supplierSku', 'gtin', 'manufacturerPartNumber'] as const;
  const wanted = fields.filter((field) => line[field] !== undefined);
  if (line.gtin !== undefined && !GTIN.test(line.gtin)) sheet.leftOut(`${path}/gtin`, 'is no GTIN');
  for (const field of [...wanted, ...(line.otherIds ?? []).map((_, index) => `otherIds/${index}`)]) {
    if (!written.has(field)) sheet.leftOut(`${path}/${field}`, `has no place among the item numbers of ${tag}`);
  }
  return kept;
}

/** Whether a number is read among the others again: its field is taken, by a qualifier that is known no less. */
function isOther(written: ReadonlyMap<string, string>, qualifier: string, value: string): boolean {
  const field = OTHER_FIELDS.get(qualifier);
  if (field === undefined || (field === 'gtin' && !GTIN.test(value))) return true;
  const taken = written.get(field);
  return taken !== undefined && (ITEM_ID_RANK.get(taken) ?? Infinity) <= (ITEM_ID_RANK.get(qualifier) ?? Infinity);
}

/** References of a line that PO4 and G70 hold. */
export const PACKS: ReadonlySet<string> = new Set(['pack', 'innerPack', 'packSize']);

/** One of them as a segment of its own, as they are read; undefined for any other reference, and for one that does not fit. */
export function packDraft(
  sheet: Sheet,
  { type, value }: { readonly type: string; readonly value: string },
  path: string,
  tag: 'PO4' | 'G70',
): string[] | undefined {
  if (type === 'packSize') {
    const [size = '', unit = '', ...more] = value.split(' ');
    const isHeld = more.length === 0 && unit !== '' && sheet.fits(tag, 3, unit) && sheet.fits(tag, 2, size);
    if (isHeld) return [tag, '', size, unit];
    sheet.leftOut(path, `is no size with a unit that ${tag} holds`);
    return undefined;
  }
  const place = type === 'pack' ? 1 : tag === 'PO4' ? 14 : 10;
  const text = PACKS.has(type) ? sheet.id(path, tag, place, value) : '';
  return text === '' ? undefined : [tag, ...Array.from({ length: place - 1 }, () => ''), text];
}
