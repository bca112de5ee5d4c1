/**
 * PAT, and PYT which replaced it in D02B, with what stands below: terms of payment. An order holds days, days of the
 * calendar, one cash discount and words; what is said beyond that (amounts, instalments, the end of a month, a second
 * discount) is told once for its group, because what the order does hold is then not all.
 */
import type { DraftField } from '../../../model/draft.ts';
import { tellTerms } from '../../edi/odd-terms.ts';
import type { Segment } from '../../edi/segment.ts';
import {
  code,
  cut,
  giveBack,
  isSame,
  joined,
  markRead,
  placeOf,
  put,
  type Cursor,
  type OpenTerms,
} from './map-cursor.ts';
import { cutNumber } from './map-numbers.ts';

const DISCOUNT = '22';
const PENALTY = '20';

/** 4279: basic terms, a fixed date, a discount. */
const SIDES: ReadonlyMap<string, 'net' | 'discount'> = new Map([
  ['1', 'net'],
  ['3', 'net'],
  [DISCOUNT, 'discount'],
]);

/** 4279: kinds that say how it is paid even when nothing stands with them. */
const SAYING_KINDS: ReadonlyMap<string, string> = new Map([
  ['2', 'the end of a month'],
  ['4', 'deferred'],
  ['6', 'mixed'],
  ['7', 'extended'],
  ['9', 'a day of the next month'],
  ['12', '10 days after the end of the month'],
  ['15', 'no charge'],
  ['17', 'the end of a month'],
  ['21', 'instalments'],
]);

/** 2475: days of an order are those after the date of the invoice. */
const INVOICE_DATE = '5';
/** 2009: after the day that 2475 names. */
const AFTER = '3';

export function mapPaymentTerms(cursor: Cursor, segment: Segment): void {
  cursor.terms = undefined;
  if (cursor.line !== undefined) {
    const words = 'what holds for one line, and an order has terms for the whole only';
    tellTerms(cursor.findings, segment.tag, placeOf(segment), [{ words }]);
    return;
  }
  const kind = code(segment, 1);
  const first = cursor.firstTerms.get(kind);
  const terms: OpenTerms = {
    segment,
    kind,
    side: SIDES.get(kind),
    isStep: first !== undefined && first !== segment.elements.join('+'),
    hasTime: false,
    isHeld: false,
    hasContent: false,
    odd: [],
  };
  cursor.terms = terms;
  mapTime(cursor, terms);
  mapWords(cursor, segment);
}

/** C112 of PAT, the same elements one by one in PYT: from when (2475), where to (2009), how many (2152) of what (2151). */
function mapTime(cursor: Cursor, terms: OpenTerms): void {
  const { segment, side, odd, isStep } = terms;
  const isPat = segment.tag === 'PAT';
  const part = (at: 1 | 2 | 3 | 4): string => (isPat ? code(segment, 3, at) : code(segment, at + 2));
  const [from, relation, unit, count] = [part(1), part(2), part(3), part(4)];
  terms.hasContent = [from, relation, count].some((text) => text !== '');
  if (count === '') return;
  terms.hasTime = true;
  const shown = `${count.slice(0, 10)} ${unit.slice(0, 10)}`.trim();
  const days = daysIn(count, unit);
  if (side === undefined || isStep) return; // Told as a whole.
  if (days === undefined) {
    odd.push({ words: `terms of ${shown} (2151), which an order holds in days (D) or weeks (W) alone` });
  } else if (relation !== '' && relation !== AFTER) {
    odd.push({ words: `${shown} that are not counted after a day (2009 ${relation.slice(0, 10)})` });
  } else {
    const [element, component] = isPat ? [3, 4] : [6, 1];
    const field = cut(cursor, segment, element, component, days.value, terms.kind);
    const to = side === 'net' ? 'netDays' : 'discountDays';
    if (!put(cursor, (cursor.order.paymentTerms ??= {}), to, segment, field)) {
      odd.push({ words: `${shown} after other days, which stand` });
      giveBack(cursor);
      return;
    }
    terms.isHeld = true;
    markRead(cursor, 1, 1);
    if (isPat) markRead(cursor, 3, 3);
    else markRead(cursor, 5, 1);
    if (from !== '' && from !== INVOICE_DATE)
      // The whole is due some days earlier or later; a discount may be lost by them.
      odd.push({ words: `${shown} that count from another day than that of the invoice (2475 ${from.slice(0, 10)})`, isMild: side === 'net' }); // prettier-ignore
  }
}

/** Undefined is no number of days: a month has 28 to 31 of them. Without a value they are as they stand. */
function daysIn(count: string, unit: string): { readonly value?: number } | undefined {
  if (unit === 'D') return {};
  return unit === 'W' && /^\d{1,3}$/.test(count) ? { value: Number(count) * DAYS_A_WEEK } : undefined;
}

const DAYS_A_WEEK = 7;
const NOTE: DraftField = { text: '', rule: 'default/note-type', value: 'paymentTerms' };

/** C110 (PAT) or C019 (PYT): the words are kept in any case. */
function mapWords(cursor: Cursor, segment: Segment): void {
  const text = joined(cursor, segment, 2, 4, segment.tag === 'PAT' ? 5 : 4, 35);
  if (text === undefined) return;
  markRead(cursor, 1, 1);
  const { order } = cursor;
  const present = order.paymentTerms?.text;
  if (present === undefined || isSame(present, text)) (order.paymentTerms ??= {}).text ??= text;
  else (order.notes ??= []).push({ type: NOTE, text });
}

/** PCD 12 in terms of a discount. */
export function mapTermsPercent(cursor: Cursor, segment: Segment): void {
  const { terms } = cursor;
  if (terms === undefined) return;
  terms.hasContent = true;
  const qualifier = code(segment, 1, 1);
  if (terms.side === 'discount' && qualifier === '12' && !terms.isStep) {
    const owner = (cursor.order.paymentTerms ??= {});
    const field = cutNumber(cursor, segment, 1, 2, qualifier);
    if (field !== undefined && (owner.discountPercent === undefined || isSame(owner.discountPercent, field))) {
      owner.discountPercent ??= field;
      terms.isHeld = true;
      markRead(cursor, 1, 1);
      return;
    }
    giveBack(cursor);
  }
  // No discount, as a system fills the place for one.
  if (qualifier === '12' && /^0+(?:[.,]0*)?$/.test(code(segment, 1, 2))) {
    markRead(cursor, 1, 1);
    markRead(cursor, 1, 2);
    return;
  }
  terms.odd.push({ words: `${code(segment, 1, 2).slice(0, 20)} % (PCD ${qualifier.slice(0, 10)})`, isMild: terms.kind === PENALTY }); // prettier-ignore
}

/** MOA below the terms: an amount of discount, or of a part of the whole. */
export function seeTermsAmount({ terms }: Cursor, segment: Segment): void {
  if (terms === undefined) return;
  terms.hasContent = true;
  const amount = code(segment, 1, 2).slice(0, 20);
  terms.odd.push({ words: `an amount of ${amount} (MOA ${code(segment, 1, 1).slice(0, 10)})`, isMild: terms.kind === PENALTY }); // prettier-ignore
}

/** 2005: which field of the order a day of the open terms is; undefined where it is none of them. */
export function fieldOfTerms({ terms }: Cursor, qualifier: string): 'netDate' | 'discountDate' | undefined {
  if (terms?.side === undefined || terms.isStep) return undefined;
  if (qualifier === '12') return 'discountDate';
  return terms.side === 'net' && (qualifier === '13' || qualifier === '140') ? 'netDate' : undefined;
}

/** A day of the calendar needs no rule from which it is counted. */
export function seeTermsDay({ terms }: Cursor): void {
  if (terms === undefined) return;
  terms.hasContent = true;
  terms.hasTime = true;
  terms.isHeld = true;
}

/** A day that is kept among the references. */
export function leaveTermsDate({ terms }: Cursor, segment: Segment): void {
  if (terms === undefined) return;
  terms.hasContent = true;
  if (terms.side === undefined || terms.isStep) return; // Told as a whole.
  terms.odd.push({ words: `the day ${code(segment, 1, 2).slice(0, 35)} (DTM ${code(segment, 1, 1).slice(0, 10)}), which was kept among the references` }); // prettier-ignore
}

/** The group is at its end: tells what the order does not hold of it. */
export function settleTerms(cursor: Cursor): void {
  const { terms } = cursor;
  if (terms === undefined) return;
  cursor.terms = undefined;
  const { segment, kind, side, odd, isStep, isHeld, hasContent, hasTime } = terms;
  const words = SAYING_KINDS.get(kind);
  if (isStep && hasContent) {
    odd.unshift({ words: `other terms of kind ${kind.slice(0, 10)} (4279) after the first, which stand` });
  } else if (side === undefined && (hasContent || words !== undefined)) {
    const isMild = kind === PENALTY && odd.every((one) => one.isMild === true);
    odd.unshift({ words: `${words ?? 'terms'} (4279 ${kind.slice(0, 10)}), which was left out`, isMild });
  } else if (side !== undefined && hasContent && !hasTime && !isHeld && odd.length === 0) {
    odd.push({ words: 'a time that is neither a number of days nor a day of the calendar (C112)' });
  }
  if (isHeld && !cursor.firstTerms.has(kind)) cursor.firstTerms.set(kind, segment.elements.join('+'));
  if (odd.length > 0) tellTerms(cursor.findings, segment.tag, placeOf(segment), odd);
}
