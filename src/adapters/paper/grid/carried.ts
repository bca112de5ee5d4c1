/** What the rows of an export say of the whole order: number, dates, parties, once for each item. */
import { foundIn, type Found } from '../found.ts';
import type { HeadField } from '../head/fields.ts';
import type { PaperParty, PartyRole } from '../head/party.ts';
import type { DateOrder } from '../values/date.ts';
import { isAddressLine, isCompanyName } from '../lexicon/companies.ts';
import { fold } from '../lexicon/fold.ts';
import { SUPPLIERS } from '../lexicon/owners.ts';
import { textOf, type Token } from '../layout/layout.ts';
import { datesIn } from '../values/date.ts';
import { serialDay } from '../values/serial-day.ts';
import { wholeNumber, type DecimalMark } from '../values/number.ts';
import { cellAt, type GridCell, type GridRow } from './grid.ts';
import type { GridColumn } from './heads.ts';

export interface Carried {
  readonly head: Partial<Record<HeadField, Found>>;
  readonly parties: Partial<Record<PartyRole, PaperParty>>;
  readonly currency?: Found;
  readonly grand?: Found;
}

const DATES = ['orderDate', 'deliveryDate', 'shipDate'] as const;
const TEXTS = ['paymentTerms', 'deliveryTerms', 'carrier', 'contract'] as const;
const PARTIES = ['buyer', 'supplier', 'shipTo', 'billTo'] as const;

/** Undefined where no column speaks of the order. */
export function carriedBy(
  row: GridRow,
  columns: readonly GridColumn[],
  { mark, order }: { readonly mark: DecimalMark; readonly order: DateOrder | undefined },
): Carried | undefined {
  const own = columns.filter(({ field }) => field !== undefined);
  if (own.length === 0) return undefined;
  const cellsOf = (field: string): GridCell[] =>
    own.flatMap((column) => (column.field === field ? (cellAt(row, column.at) ?? []) : []));
  const head: Carried['head'] = {};
  const number = orderNumber(row, own);
  if (number !== undefined) head.poNumber = foundIn(number.tokens, 'paper/carried/poNumber', 0.97);
  for (const field of DATES) {
    const [cell] = cellsOf(field);
    const [date] = cell === undefined ? [] : datesIn(cell.text, order);
    const day = date?.value ?? (cell === undefined ? undefined : serialDay(cell.text));
    if (cell !== undefined && day !== undefined)
      head[field] = foundIn(cell.tokens, `paper/carried/${field}`, 0.96, day);
  }
  for (const field of TEXTS) {
    const [cell] = cellsOf(field);
    if (cell !== undefined) head[field] = foundIn(cell.tokens, `paper/carried/${field}`, 0.95);
  }
  const parties: Carried['parties'] = {};
  for (const role of PARTIES) {
    const name = nameAmong(row, own, role);
    // `DeliveryAddress` alone: its first line stands for the place.
    const [first, ...address] = [...(name === undefined ? [] : [name]), ...cellsOf(`${role}Address`)];
    const isPlace = name !== undefined || role === 'shipTo';
    if (first !== undefined && isPlace) parties[role] = partyOf(first, address, role);
  }
  const [currency] = cellsOf('currency');
  const [total] = cellsOf('total');
  const grand = total === undefined ? undefined : wholeNumber(total.text, mark);
  return {
    head,
    parties,
    ...(currency === undefined || !/^[A-Z]{3}$/.test(currency.text)
      ? {}
      : { currency: foundIn(currency.tokens, 'paper/carried/currency', 0.97, currency.text) }),
    ...(total === undefined || grand === undefined
      ? {}
      : { grand: foundIn(total.tokens, 'paper/carried/total', 0.9, grand) }),
  };
}

/**
 * `Ship To Name` beside the code under `Ship To`, `Lieferant` over its account beside `Name des Lieferanten`: what its label calls a name,
 * or what has letters. `TMQ` under `Buyer` is a person.
 */
function nameAmong(row: GridRow, columns: readonly GridColumn[], role: PartyRole): GridCell | undefined {
  const named = columns.flatMap(({ field, label, at }) => {
    const cell = field === role ? cellAt(row, at) : undefined;
    return cell === undefined || (role === 'buyer' && INITIALS.test(cell.text)) ? [] : [{ cell, label: fold(label) }];
  });
  // `Firma` in an export is who exports it where another column is that of the supplier.
  const ofSupplier = role === 'supplier' ? named.filter((each) => SUPPLIER_LABEL.test(each.label)) : [];
  const best =
    ofSupplier.find(hasLetters) ??
    named.find((each) => NAME_LABEL.test(each.label) && hasLetters(each)) ??
    named.find(hasLetters) ??
    named[0];
  return best?.cell;
}
function hasLetters({ cell }: { readonly cell: GridCell }): boolean {
  return /\p{L}{2}/u.test(cell.text);
}
const SUPPLIER_LABEL = new RegExp(`(?<!\\p{L})(?:${SUPPLIERS})`, 'u');
const NAME_LABEL =
  /(?:^|[ /])(?:name|nom|nombre|nome|naam|nazwa|namn|navn|bezeichnung|razon social|ragione sociale)$|名称$/u;
const INITIALS = /^[A-Z]{2,4}\d?$/;

/** `Order Number` beside `PO Number`: the shop's own number is not what the buyer calls the order. */
function orderNumber(row: GridRow, columns: readonly GridColumn[]): GridCell | undefined {
  const numbers = columns.flatMap((column) => {
    const cell = column.field === 'poNumber' ? cellAt(row, column.at) : undefined;
    return cell === undefined ? [] : [{ cell, isBuyers: OF_PURCHASE.test(fold(column.label)) }];
  });
  return (numbers.find(({ isBuyers }) => isBuyers) ?? numbers[0])?.cell;
}
const OF_PURCHASE =
  /\b(?:po|purchase|purchasing|cust|customer|einkauf\p{L}*|bestell\p{L}*|achat|compra|acquisto|inkoop\p{L}*)\b/u;

/** `NAME, STREET, CITY` may stand in one cell as well. */
function partyOf(name: GridCell, address: readonly GridCell[], role: string): PaperParty {
  const rule = `paper/carried/${role}`;
  const [first = name.tokens, ...below] =
    name.lines.length === 1 && address.length === 0 ? partsOf(name.tokens) : name.lines;
  const lines = joinedTowns([...below, ...address.flatMap(({ lines: own }) => own)]);
  return {
    name: withoutComma(foundIn(withoutAccount(first), rule, 0.95)),
    address: lines.map((tokens) => withoutComma(foundIn(tokens, rule, 0.93))),
  };
}

/** `Vindelns Entreprenad AB, Verkstaden, Sågvägen 4, 922 31 Vindeln` in one cell: who, and where. */
function partsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    parts.at(-1)?.push(token);
    if (/[,;]$/.test(token.text)) parts.push([]);
  }
  const filled = parts.filter((part) => part.length > 0);
  const [, ...rest] = filled;
  return filled.length > 2 && rest.some((part) => isAddressLine(textOf(part))) ? filled : [tokens];
}

function withoutComma(found: Found): Found {
  return { ...found, text: found.text.replace(/[,;]$/, '') };
}

/** Postal code and town stand in two columns, and are one line of an address. */
function joinedTowns(lines: readonly (readonly Token[])[]): (readonly Token[])[] {
  const joined: (readonly Token[])[] = [];
  for (const tokens of lines) {
    const before = joined.at(-1);
    if (before !== undefined && POSTAL.test(textOf(before))) joined.splice(-1, 1, [...before, ...tokens]);
    else joined.push(tokens);
  }
  return joined;
}
const POSTAL = /^(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{2}-\d{3}|\d{3} ?\d{2}|\d{5}-\d{3,4}|\d{4} ?[A-Z]{2})$/;

/** `70418      Brunner GmbH`: programs print the account before the name. */
function withoutAccount(tokens: readonly Token[]): readonly Token[] {
  const [first, ...rest] = tokens;
  const isAccount = first !== undefined && /^\d{4,10}$/.test(first.text) && isCompanyName(textOf(rest));
  return isAccount ? rest : tokens;
}
