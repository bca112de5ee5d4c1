/** Documents that an order or a line names (UBL 2.3, DocumentReference, LineReference), and notes. */
import { finding } from '../../../model/codes.ts';
import type { DraftField, DraftOrder } from '../../../model/draft.ts';
import type { XmlElement } from '../../xml/parse.ts';
import { allBelow, below, implied, textAt, type Source } from '../../xml/source.ts';

type Reference = NonNullable<DraftOrder['references']>[number];
type Note = NonNullable<DraftOrder['notes']>[number];

/** A document by its number, and the line of it that is meant as a reference of its own. */
export function referencesOf(source: Source, element: XmlElement): Reference[] {
  tellFile(source, element);
  const kind = element.name.replace(/(?:Document)?(?:Line)?Reference$/, '') || 'Document';
  const said = source.field(element, 'DocumentTypeCode') ?? source.field(element, 'DocumentType');
  const inner = ['', 'DocumentReference', 'OrderReference'].map((name) => below(element, name));
  const id = inner.map((each) => source.field(each, 'ID')).find((each) => each !== undefined);
  const line = source.field(element, 'LineID');
  return [
    ...reference(said ?? implied('reference-type', kind), id),
    ...reference(implied('reference-type', `${kind}/line`), line),
  ];
}

/** Texts of elements that name something by themselves, such as CustomerReference. */
export function namedReferences(
  source: Source,
  element: XmlElement | undefined,
  names: readonly string[],
): Reference[] {
  return names.flatMap((name) => reference(implied('reference-type', name), source.field(element, name)));
}

function reference(type: DraftField, value: DraftField | undefined): Reference[] {
  return value === undefined ? [] : [{ type, value }];
}

/** A drawing or a list inside the document, as base64: nobody has read it, and it may change what is ordered. */
export function tellFile(source: Source, element: XmlElement): void {
  const file = below(element, 'Attachment/EmbeddedDocumentBinaryObject');
  if (file === undefined || file.text.trim() === '') return;
  const name = file.attributes.get('filename') ?? textAt(element, 'ID');
  const message = `The file "${name.slice(0, 100)}" inside the document was not read.`;
  source.tell(finding('file-inside-unread', message, { at: { pointer: file.path } }));
}

export function notesOf(source: Source, element: XmlElement | undefined): Note[] {
  return allBelow(element, 'Note').flatMap((note) => {
    const text = source.field(note, '');
    return text === undefined ? [] : [{ type: implied('note-type', 'general'), text }];
  });
}
