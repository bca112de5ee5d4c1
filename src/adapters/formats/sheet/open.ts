/** Opens a workbook with SheetJS, after its shell was looked at: sizes, locks, macros and links come before any cell. */
import { CFB, read, type CellObject, type Range, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { PaperLimits } from '../../paper/page.ts';
import { isLine } from '../../paper/source/drawn.ts';
import { openZip, type Zip } from '../../paper/source/zip.ts';
import { repacked } from '../../paper/source/zip-write.ts';
import type { BookCell } from './cell-text.ts';
import { ANY_SHEET, marginTexts } from './margins.ts';
import { textOf } from './parts.ts';
import { struckCells } from './struck.ts';

export interface BookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly cells: readonly BookCell[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Of columns, in characters. */
  readonly widths: readonly (number | undefined)[];
  /** Heads and feet of its pages, when it is printed. */
  readonly margins: readonly string[];
  /** True when rows past the limit were not even opened. */
  readonly isCut: boolean;
}

export interface Book {
  /** None when the file cannot be opened; why is told. */
  readonly sheets: readonly BookSheet[];
  /** Of files that are one. */
  readonly zip?: Zip;
}

export function openBook(bytes: Uint8Array, limits: PaperLimits, findings: Finding[]): Book {
  const shell = openShell(bytes, limits, findings);
  if ('trouble' in shell) {
    findings.push(shell.trouble);
    return { sheets: [] };
  }
  const { zip } = shell;
  let book: WorkBook;
  try {
    book = read(shell.whole, {
      type: 'array',
      dense: false,
      cellNF: true,
      cellStyles: true, // Tells hidden rows and columns as well.
      cellHTML: false,
      sheetRows: limits.rowsMax + 1,
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isLocked = /password|encrypt/i.test(message);
    findings.push(isLocked ? locked() : finding('sheet-damaged', `The workbook cannot be opened: ${message}.`));
    return { sheets: [] };
  }
  if (book.Workbook?.Names?.some(({ Ref }) => /^\[\d+\]|^'?\[/.test(Ref)) === true) findings.push(linked());
  const struck = zip === undefined ? undefined : struckCells(zip);
  const margins = zip === undefined ? undefined : marginTexts(zip);
  const sheets = book.SheetNames.map((name, index) => ({
    ...sheetOf(name, book, index, limits, struck?.get(name)),
    margins: margins?.get(name) ?? margins?.get(ANY_SHEET) ?? [],
  }));
  return { sheets, ...(zip === undefined ? {} : { zip }) };
}

function locked(): Finding {
  return finding('sheet-locked', 'The workbook is encrypted; it needs a password.');
}

function linked(): Finding {
  return finding('sheet-links-not-followed', 'The workbook refers to other files; the values that it saved were read.');
}

const LINKS = /^xl\/externalLinks\//;
const MACROS = /vbaProject\.bin$|^Basic\//i;

interface Shell {
  readonly whole: Uint8Array;
  readonly zip?: Zip;
}

/** The file as SheetJS may read it, or what is wrong with it as a whole. */
function openShell(bytes: Uint8Array, limits: PaperLimits, findings: Finding[]): Shell | { readonly trouble: Finding } {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const opened = openZip(bytes, limits.unpackedBytesMax);
    if ('trouble' in opened) return opened;
    if ('damage' in opened) return damaged(opened.damage);
    const names = opened.zip.entries.map(({ name }) => name);
    if (names.some((name) => LINKS.test(name))) findings.push(linked());
    if (names.some((name) => MACROS.test(name))) findings.push(macros());
    const manifest = opened.zip.read('META-INF/manifest.xml');
    if (manifest !== undefined && Buffer.from(manifest).includes('encryption-data')) return { trouble: locked() };
    findings.push(...textBoxes(opened.zip));
    const { bytes: whole, damaged: lost } = repacked(withStyles(opened.zip));
    const sheets = lost.filter((name) => /sheet\d*\.(?:xml|bin)$|workbook|sharedStrings|content\.xml/i.test(name));
    if (sheets.length > 0)
      findings.push(finding('sheet-damaged', `Parts of the workbook cannot be unpacked: ${sheets.join(', ')}.`));
    return { whole, zip: opened.zip };
  }
  if (bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return { whole: bytes };
  try {
    const { FullPaths: paths } = CFB.read(Buffer.from(bytes), { type: 'buffer' }) as { readonly FullPaths: string[] };
    if (paths.some((path) => path.includes('EncryptedPackage'))) return { trouble: locked() };
    if (paths.some((path) => path.includes('_VBA_PROJECT'))) findings.push(macros());
    const isBook = paths.some((path) => /\/(?:Workbook|Book)$/i.test(path));
    return isBook ? { whole: bytes } : damaged('it holds no sheets');
  } catch (error) {
    return damaged(error instanceof Error ? error.message : '');
  }
}

/** An OpenDocument sheet without a part for its styles, which small programs leave out, is read as one that has none. */
function withStyles(zip: Zip): Zip {
  const names = new Set(zip.entries.map(({ name }) => name));
  const [first] = zip.entries;
  if (first === undefined || !names.has('content.xml') || names.has('styles.xml')) return zip;
  return {
    entries: [...zip.entries, { ...first, name: 'styles.xml' }],
    read: (name) => (name === 'styles.xml' ? new Uint8Array(NO_STYLES) : zip.read(name)),
  };
}
const NO_STYLES = Buffer.from(
  '<?xml version="1.0"?><office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
);

/** Words and lines that lie on a sheet and stand in none of its cells. */
function textBoxes(zip: Zip): Finding[] {
  const names = zip.entries.map(({ name }) => name).filter((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
  const drawings = names.map((name) => textOf(zip, name));
  const said = drawings
    .flatMap((xml) => [...xml.matchAll(/<a:t(?: [^>]*)?>([^<]{1,1000})<\/a:t>/g)])
    .map(([, text = '']) => text)
    .join(' ')
    .trim();
  if (said !== '') return [finding('sheet-text-box', `A text box on a sheet says: "${said.slice(0, 160)}"`)];
  const hasLine = drawings.some((xml) => xml.includes('<xdr:cxnSp') || isLine(xml));
  return hasLine ? [finding('sheet-text-box', 'A line is drawn over the cells of a sheet.')] : [];
}

function damaged(why: string): { readonly trouble: Finding } {
  return { trouble: finding('sheet-damaged', `The workbook cannot be opened: ${why}.`) };
}

function macros(): Finding {
  return finding('sheet-macros-not-run', 'The workbook holds macros; none was run.');
}

const ADDRESS = /^([A-Z]{1,3})(\d{1,7})$/;
const MERGES_MAX = 100_000;

function sheetOf(
  name: string,
  book: WorkBook,
  index: number,
  { rowsMax }: PaperLimits,
  struck: ReadonlySet<string> = new Set(),
): Omit<BookSheet, 'margins'> {
  const sheet: WorkSheet = book.Sheets[name] ?? {};
  const covered = new Map<number, { columns: number; rows: number }>();
  for (const { s, e } of (sheet['!merges'] ?? []).slice(0, MERGES_MAX))
    covered.set(keyOf(s.r, s.c), { columns: e.c - s.c + 1, rows: e.r - s.r + 1 });
  const under = underMerges(sheet['!merges'] ?? []);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const cells: BookCell[] = [];
  for (const address of Object.keys(sheet)) {
    const [, column = '', row = ''] = ADDRESS.exec(address) ?? [];
    if (column === '') continue;
    const place = { row: Number(row) - 1, column: columnOf(column) };
    if (under.has(keyOf(place.row, place.column))) continue;
    const merge = covered.get(keyOf(place.row, place.column));
    const { t, v, w, z, f, c } = sheet[address] as CellObject;
    cells.push({
      ...place,
      rowSpan: merge?.rows ?? 1,
      columnSpan: merge?.columns ?? 1,
      t,
      v,
      w,
      z: z === undefined ? undefined : String(z),
      f,
      is1904,
      isStruck: struck.has(address),
      comment: c?.map((each) => each.t ?? '').join(' ') ?? '',
    });
  }
  const full = sheet['!fullref'] as string | undefined;
  const lastRow = Number(/(\d+)$/.exec(full ?? sheet['!ref'] ?? '')?.[1] ?? 0);
  return {
    name,
    isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
    cells,
    hiddenRows: hiddenOf(sheet['!rows']),
    hiddenColumns: hiddenOf(sheet['!cols']),
    widths: (sheet['!cols'] ?? []).map((column) => column?.wch ?? undefined),
    isCut: full !== undefined && lastRow > rowsMax,
  };
}

/** Cells that a merge covers: they may hold values that nobody sees. */
function underMerges(merges: readonly Range[]): Set<number> {
  const under = new Set<number>();
  for (const { s, e } of merges.slice(0, MERGES_MAX)) {
    if ((e.r - s.r + 1) * (e.c - s.c + 1) > AREA_MAX || under.size > UNDER_MAX) continue;
    for (let row = s.r; row <= e.r; row++)
      for (let column = s.c; column <= e.c; column++) if (row !== s.r || column !== s.c) under.add(keyOf(row, column));
  }
  return under;
}
const AREA_MAX = 10_000;
const UNDER_MAX = 1_000_000;

function hiddenOf(infos: readonly ({ hidden?: boolean } | undefined)[] | undefined): Set<number> {
  const hidden = new Set<number>();
  infos?.forEach((info, index) => {
    if (info?.hidden === true) hidden.add(index);
  });
  return hidden;
}

const COLUMNS = 16_384;

function keyOf(row: number, column: number): number {
  return row * COLUMNS + column;
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
