/**
 * UBL 2.0 to 2.4 (OASIS; ISO/IEC 19845), and with it Peppol BIS Ordering 3: an order as XML, alone or behind a Standard
 * Business Document Header. Lineage is the XPath of local names.
 */
import { finding } from '../../../model/codes.ts';
import type { Decoded, DecodedDocument, Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import { AtOnce, type DataFile } from '../../data/at-once.ts';
import { textOf } from '../../xml/encoding.ts';
import { firstElement } from '../../xml/head.ts';
import { parseXml, troubleText, type XmlElement } from '../../xml/parse.ts';
import { Source, textAt } from '../../xml/source.ts';
import { draftOf } from './map-order.ts';
import { ORDER_RESPONSE } from '../../xml/uncl.ts';
import { GENERATION, NAMESPACE, NO_ORDERS, ORDERS } from './tables.ts';

const WRAPPER = 'StandardBusinessDocument'; // UN/CEFACT SBDH 1.3, as Peppol's network puts it around a document.

export const ubl: FormatAdapter = {
  name: 'ubl',
  claims,
  shownText: textOf,
  decoder: (options) => new AtOnce(options, { name: 'XML', code: 'order-xml-invalid', read }),
};

/** The namespace of the first element decides; a header says in its beginning what it is wrapped around. */
function claims({ head }: Sample): number {
  const root = firstElement(head);
  if (root === undefined) return 0;
  if (NAMESPACE.test(root.namespace)) return 95;
  return root.name === WRAPPER && root.text.includes('urn:oasis:names:specification:ubl:schema:xsd:') ? 90 : 0;
}

function read({ bytes, parts, at, trouble }: DataFile): Decoded[] {
  const parsed = parseXml(bytes);
  if ('trouble' in parsed) return trouble(troubleText(parsed));
  const { root } = parsed;
  const documents = (root.name === WRAPPER ? root.children : [root]).filter(({ namespace }) =>
    NAMESPACE.test(namespace),
  );
  if (documents.length === 0) return trouble(`The XML is a ${root.name.slice(0, 60)} and holds no document of UBL.`);
  return documents.map((document, index) => documentOf(document, { root, index, at, parts }));
}

interface Place extends Pick<DataFile, 'at' | 'parts'> {
  readonly root: XmlElement;
  readonly index: number;
}

function documentOf(document: XmlElement, { root, index, at, parts }: Place): DecodedDocument {
  const controlNumber = textAt(document, 'ID');
  const type = document.name.slice(0, 60);
  const other = otherThanOrder(document);
  const source = new Source('ubl');
  const draft = other === undefined && parts !== 'verdicts' ? draftOf(source, document) : undefined;
  if (other !== undefined) source.tell(finding('document-not-order', other, { at: { pointer: document.path } }));
  return {
    kind: 'document',
    index,
    type,
    controlNumber,
    at,
    verdict: { id: type, controlNumber, status: 'A', findings: [] },
    findings: source.findings,
    unused: draft === undefined ? [] : source.unused(index === 0 ? withoutOthers(root, document) : document),
    ...(draft === undefined ? {} : { draft }),
  };
}

/** What the first document of a wrapper tells of unused values: its own, and those of the header. */
function withoutOthers(root: XmlElement, document: XmlElement): XmlElement {
  if (root === document) return root;
  const children = root.children.filter((child) => child === document || !NAMESPACE.test(child.namespace));
  return { ...root, children };
}

/** Why the document is no order; undefined when it is one. */
function otherThanOrder(document: XmlElement): string | undefined {
  const [, , generation] = NAMESPACE.exec(document.namespace) ?? [];
  if (!ORDERS.has(document.name))
    return `The document is ${NO_ORDERS.get(document.name) ?? 'another document of UBL'} (${document.name.slice(0, 60)}).`;
  if (generation !== GENERATION)
    return `The document is of UBL ${generation ?? '?'}, which is laid out in another way; UBL 2 is read.`;
  if (textAt(document, 'OrderTypeCode') === ORDER_RESPONSE)
    return 'The document is an answer to an order (OrderTypeCode 231).';
  return undefined;
}
