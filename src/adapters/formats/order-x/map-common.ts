/** What header and lines share: days, notes, charges, taxes, documents that are named. */
import type { DraftField, DraftOrder } from '../../../model/draft.ts';
import { dayWithTime, isDay } from '../../xml/day.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, implied, put, type Source } from '../../xml/source.ts';
import { NOTE_TYPES } from './tables.ts';

type Window = NonNullable<DraftOrder['requestedDelivery']>;
type Charge = NonNullable<DraftOrder['allowancesCharges']>[number];
type Tax = NonNullable<DraftOrder['taxes']>[number];
type Note = NonNullable<DraftOrder['notes']>[number];
type Reference = NonNullable<DraftOrder['references']>[number];

/** A day, or the first and the last of a period. */
export function windowOf(source: Source, event: XmlElement | undefined): Window | undefined {
  const window: Window = {};
  put(window, 'date', dayOf(source, below(event, 'OccurrenceDateTime')));
  put(window, 'earliest', dayOf(source, below(event, 'OccurrenceSpecifiedPeriod/StartDateTime')));
  put(window, 'latest', dayOf(source, below(event, 'OccurrenceSpecifiedPeriod/EndDateTime')));
  return Object.keys(window).length === 0 ? undefined : window;
}

/** `DateTimeString` by its format (2379), or `DateTime` in the layout of XML. Times are left to the lineage. */
export function dayOf(source: Source, element: XmlElement | undefined): DraftField | undefined {
  const inner = element?.children.find((child) => /^Date(Time)?(String)?$/.test(child.name));
  if (inner === undefined) return undefined;
  const text = inner.text.trim();
  const [, year = '', month = '', day = ''] = COMPACT.exec(text) ?? [];
  // What is no day of the calendar is left for `normalize` to judge, as is every layout without a time.
  const compact = isDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
  return source.field(inner, '', compact ?? dayWithTime(text));
}

/** 203, 204 and their like with a zone: CCYYMMDDHHMM…. */
const COMPACT = /^(\d{4})(\d\d)(\d\d)\d{4,6}\D?.{0,6}$/;

export function notesOf(source: Source, parent: XmlElement | undefined): Note[] {
  return allBelow(parent, 'IncludedNote').flatMap((note) => {
    const text = source.field(note, 'Content');
    const subject = below(note, 'SubjectCode')?.text.trim() ?? '';
    const type = source.field(note, 'SubjectCode', NOTE_TYPES.get(subject)) ?? implied('note-type', 'general');
    return text === undefined ? [] : [{ type, text }];
  });
}

export function chargesOf(source: Source, parent: XmlElement | undefined): Charge[] {
  return allBelow(parent, 'SpecifiedTradeAllowanceCharge').flatMap((element) => {
    const indicator = below(element, 'ChargeIndicator/Indicator')?.text.trim();
    const isCharge = indicator === 'true' || indicator === '1';
    const kind = source.field(element, 'ChargeIndicator/Indicator', isCharge ? 'charge' : 'allowance');
    if (kind === undefined) return [];
    const charge: Charge = { kind };
    put(charge, 'code', source.field(element, 'ReasonCode'));
    put(charge, 'reason', source.field(element, 'Reason'));
    put(charge, 'percent', source.field(element, 'CalculationPercent'));
    put(charge, 'amount', source.field(element, 'ActualAmount'));
    return [charge];
  });
}

export function taxesOf(source: Source, parent: XmlElement | undefined): Tax[] {
  return allBelow(parent, 'ApplicableTradeTax').flatMap((element) => {
    const type = source.field(element, 'TypeCode');
    if (type === undefined) return [];
    const tax: Tax = { type };
    put(tax, 'percent', source.field(element, 'RateApplicablePercent'));
    put(tax, 'amount', source.field(element, 'CalculatedAmount'));
    return [tax];
  });
}

/** A document that is named, as a reference of its kind; a line of it as another one. */
export function documentReferences(source: Source, element: XmlElement): Reference[] {
  const kind = element.name.replace(/ReferencedDocument$/, '');
  const said = kind === 'Additional' ? source.field(element, 'TypeCode') : undefined;
  const type = said ?? implied('reference-type', kind);
  const references: Reference[] = [];
  const id = source.field(element, 'IssuerAssignedID');
  if (id !== undefined) references.push({ type, value: id });
  const line = source.field(element, 'LineID');
  if (line !== undefined) references.push({ type: implied('reference-type', `${kind}/line`), value: line });
  return references;
}
