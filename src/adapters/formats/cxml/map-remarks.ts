/** What is said beside goods and money: comments, extrinsics, references, days (cXML Comments, Extrinsic, IdReference). */
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftOrder } from '../../../model/draft.ts';
import { dayWithTime } from '../../xml/day.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, filled, implied, put, type Source } from '../../xml/source.ts';

type Note = NonNullable<DraftOrder['notes']>[number];
type Reference = NonNullable<DraftOrder['references']>[number];
type Window = NonNullable<DraftOrder['requestedDelivery']>;

/** Comments in their own words, extrinsics under their own names. */
export function notesOf(source: Source, ...parents: readonly (XmlElement | undefined)[]): Note[] {
  return parents.flatMap((parent) => [
    ...allBelow(parent, 'Comments').flatMap((comments) => {
      tellFiles(source, comments);
      const text = source.field(comments, '');
      const type = source.attribute(comments, '', 'type') ?? implied('note-type', 'general');
      return text === undefined ? [] : [{ type, text }];
    }),
    ...allBelow(parent, 'Extrinsic').flatMap((extrinsic) => {
      const text = source.field(extrinsic, '');
      if (text === undefined) return [];
      return [{ type: source.attribute(extrinsic, '', 'name') ?? implied('note-type', 'Extrinsic'), text }];
    }),
  ]);
}

/** A file beside the order, which its comments name: nobody has read it, and it may change what is ordered. */
function tellFiles(source: Source, comments: XmlElement): void {
  for (const attachment of allBelow(comments, 'Attachment')) {
    const address = source.field(attachment, 'URL');
    const name = address === undefined ? '' : ` "${address.text.trim().slice(0, 100)}"`;
    const message = `The file${name} that the comments name was not read.`;
    source.tell(finding('file-inside-unread', message, { at: { pointer: attachment.path } }));
  }
}

/** Attributes that name something by themselves. */
export function namedReferences(
  source: Source,
  element: XmlElement | undefined,
  names: readonly string[],
): Reference[] {
  return names.flatMap((name) => {
    const value = source.attribute(element, '', name);
    return value === undefined ? [] : [{ type: implied('reference-type', name), value }];
  });
}

export function idReferences(source: Source, parent: XmlElement | undefined): Reference[] {
  return allBelow(parent, 'IdReference').flatMap((reference) => {
    const value = source.attribute(reference, '', 'identifier');
    const type = source.attribute(reference, '', 'domain') ?? implied('reference-type', 'IdReference');
    return value === undefined ? [] : [{ type, value }];
  });
}

/** To whom the costs are booked, segment by segment, under the buyer's own names. */
export function accountsOf(source: Source, item: XmlElement): Reference[] {
  return allBelow(item, 'Distribution').flatMap((distribution) => {
    const accounting = below(distribution, 'Accounting');
    const today = allBelow(accounting, 'AccountingSegment').flatMap((segment): Reference[] => {
      const value = source.attribute(segment, '', 'id');
      const type = source.field(segment, 'Name') ?? implied('reference-type', 'AccountingSegment');
      return value === undefined ? [] : [{ type, value }];
    });
    const older = allBelow(accounting, 'Segment').flatMap((segment): Reference[] => {
      const value = source.attribute(segment, '', 'id');
      const type = source.attribute(segment, '', 'type') ?? implied('reference-type', 'Segment');
      return value === undefined ? [] : [{ type, value }];
    });
    return [...today, ...older];
  });
}

/** One day, or a period. */
export function windowOf(source: Source, element: XmlElement | undefined, attribute: string): Window | undefined {
  const window: Window = {};
  put(window, 'date', dayOf(source, element, attribute));
  const period = below(element, 'DeliveryPeriod/Period');
  put(window, 'earliest', dayOf(source, period, 'startDate'));
  put(window, 'latest', dayOf(source, period, 'endDate'));
  return filled(window);
}

/** Days have a time and a zone (ISO 8601); the day is the one that its sender wrote. */
export function dayOf(source: Source, element: XmlElement | undefined, attribute: string): DraftField | undefined {
  return source.attribute(element, '', attribute, dayWithTime(element?.attributes.get(attribute) ?? ''));
}
