/**
 * What a cell says, as text. A number is given with all its digits, not as it is rounded for display, and with the currency that
 * its format puts beside it; a day in ISO form, because how it is displayed depends on who looks; a number whose format makes it a
 * code (`00000`) as it is displayed.
 */
import { SSF, type CellObject } from '@e965/xlsx';
import { voteForMark, type DecimalMark } from '../../paper/values/number.ts';

export interface BookCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly t: CellObject['t'];
  readonly v: CellObject['v'];
  /** As displayed. */
  readonly w: string | undefined;
  /** Number format. */
  readonly z: string | undefined;
  /** Formula; never evaluated. */
  readonly f: string | undefined;
  /** True when its days count from 1904, as old Macintosh files do. */
  readonly is1904: boolean;
  /** A line is drawn through it. */
  readonly isStruck: boolean;
  /** What somebody noted at it; empty where nobody did. */
  readonly comment: string;
}

/** Undefined for an empty cell, an error, and a formula whose value was not saved. */
export function cellText(cell: BookCell, mark: DecimalMark): string | undefined {
  const { t, v, w, z } = cell;
  if (v === undefined || v === null || t === 'z' || t === 'e') return undefined;
  if (v instanceof Date) return isoOf(v);
  if (t !== 'n' || typeof v !== 'number') return t === 'b' ? (v === true ? 'TRUE' : 'FALSE') : String(v);
  const format = typeof z === 'string' ? z : 'General';
  if (SSF.is_date(format)) return dayOf(v, w, cell.is1904);
  if (format.includes('%')) return `${decimal(Number((v * 100).toPrecision(DIGITS)), mark)}%`;
  // `00000` and `000-0000` keep the zeros in front: such a number is a name.
  if (/^(?:0{2,}|0+(?:[-/ ]0+)+|"[^"]*"0+|@)$/.test(format.trim()) && w !== undefined) return w;
  const text = decimal(v, mark);
  const word = wordOf(format);
  return `${v < 0 ? '' : signOf(format)}${withZeros(text, w, mark)}${word === undefined ? '' : ` ${word}`}`;
}

/**
 * The number as it is displayed, where that is another one than is stored: a format without decimals shows 38 for 37.6. Percentages,
 * days, fractions and powers of ten are shown by other rules. Of a format that says more than a unit all that is displayed: `25 cartons of 12`.
 */
export function shownOtherwise({ t, v, w, z }: BookCell): string | undefined {
  if (t !== 'n' || typeof v !== 'number' || w === undefined) return undefined;
  if (typeof z === 'string' && SSF.is_date(z)) return undefined;
  if (typeof z === 'string' && saysMore(z)) return w.trim();
  const [number] =
    /^[^\d%/]*(\d[\d.,' \u00A0\u202F’]*\d|\d|[.,]\d+)[^\d%/]*$/.exec(/\dE[+-]/i.test(w) ? '' : w)?.slice(1) ?? [];
  if (number === undefined) return undefined;
  // An OpenDocument sheet is displayed in the language of who saved it: `312,50`, `24.192`.
  const bare = number.replaceAll(/[' \u00A0\u202F’]/g, '');
  const readings = [bare.replaceAll(',', ''), bare.replaceAll('.', '').replace(',', '.')].map(Number);
  const isSame = readings.some((each) => Math.abs(each - Math.abs(v)) <= SAME * Math.max(1, Math.abs(v)));
  return isSame ? undefined : number;
}

const SAME = 1e-6; // Without a format of its own a number is shown with ten digits.

/** `0" dozen"`, `0.00 "kg"`: a word that the format puts behind each number is what it counts. */
function wordOf(format: string): string | undefined {
  const [, quoted, escaped] =
    /(?:^|[0#?.])\s*(?:"\s*(\p{L}[\p{L}. ]{0,11})"|\\? ?\\(\p{L}(?:\\\p{L}){0,5}))\s*(?:$|;)/u.exec(format) ?? [];
  return (quoted ?? escaped?.replaceAll('\\', ''))?.trim();
}

/** Words that a format puts beside its numbers, which are neither a unit nor a currency. */
function saysMore(format: string): boolean {
  const word = wordOf(format);
  if (word !== undefined) return OF_SEVERAL.test(word);
  const [first = ''] = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const texts = [...first.matchAll(/"([^"]*)"|((?:\\.)+)/gu)].map(
    ([, quoted, escaped = '']) => quoted ?? escaped.replaceAll('\\', ''),
  );
  return texts.some((text) => /\p{L}{2}/u.test(text) && !/^\s*(?:[A-Z]{3}|[A-Z]{1,3}\$)\s*$/.test(text));
}

/** `packs of ten`. */
const OF_SEVERAL = /\s(?:of|per|à|a|zu|je|de|da|di|van)\s/iu;

/** `4001.10` as it is displayed: where the number is the same, its zeros may be those of a code. */
function withZeros(text: string, shown: string | undefined, mark: DecimalMark): string {
  const plain = shown?.trim() ?? '';
  const isSame = /^\d+\.\d*0$/.test(plain) && Number(plain) === Number(text.replace(',', '.'));
  return isSame ? plain.replace('.', mark) : text;
}

/** `"$"#,##0.00`, `"R$" #,##0.00`, `#,##0.00 [$€-407]`, `[$USD] #,##0`. Formats that Excel brings along show the currency of whoever looks. */
function signOf(format: string): string {
  if (LOCAL.test(format)) return '';
  const [, named = ''] = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(format) ?? [];
  const [sign = ''] =
    /^(?:[A-Z]{1,3}\$|[$€£¥₹]|[A-Z]{3})$/.exec(named.trim()) ??
    /[A-Z]{1,3}\$|[$€£¥₹]/.exec(format.replaceAll(/\[\$[^\]]*\]/g, '')) ??
    [];
  return /^[A-Z]{3}$/.test(sign) ? `${sign} ` : sign;
}

/** Numbers 5 to 8, 42 and 44 of ECMA-376, 18.8.30: their `$` stands for any currency. */
const LOCAL = /^(?:_\()?"\$"(?:\* )?#,##0(?:\.00)?_\)/;

export function isText(cell: BookCell): cell is BookCell & { readonly v: string } {
  return cell.t === 's' && typeof cell.v === 'string';
}

/** How the workbook's own text writes decimals; its numbers are then written alike. */
export function decimalMarkOf(texts: readonly string[]): DecimalMark {
  const numbers = texts.filter((text) => /^\s*[-$€£¥]?\s?\d[\d.,' ]*\s?(?:€|EUR|%|\p{L}{1,3})?\s*$/u.test(text));
  const { point, comma } = voteForMark(numbers);
  return comma > point ? ',' : '.';
}

const DIGITS = 15; // What a double holds for sure: 0.1 + 0.2 is 0.3.

function decimal(value: number, mark: DecimalMark): string {
  const exact = Number(value.toPrecision(DIGITS));
  const short = String(exact);
  if (!/e/i.test(short)) return mark === ',' ? short.replace('.', ',') : short;
  const plain = Math.abs(exact) < 1 ? exact.toFixed(12).replace(/(\.\d*?)0+$/, '$1') : BigInt(exact).toString();
  return mark === ',' ? plain.replace('.', ',') : plain;
}

/** Serial days count from 1900 or 1904; a time alone, or a number that is no day, is given as displayed. */
function dayOf(serial: number, shown: string | undefined, date1904: boolean): string {
  const parts = serial >= 1 ? (SSF.parse_date_code(serial, { date1904 }) as DateParts | null) : null;
  if (parts === null || parts.y < 1900 || parts.m === 0) return shown ?? String(serial);
  return `${String(parts.y).padStart(4, '0')}-${pad(parts.m)}-${pad(parts.d)}`;
}

interface DateParts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

function isoOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
