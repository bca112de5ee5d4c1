/**
 * cXML 1.x (cxml.org): an OrderRequest as procurement networks send it. Lineage is the XPath of names. The DTD that its DOCTYPE
 * names is never fetched, no entity is expanded, and the shared secret of its sender is repeated nowhere.
 */
import { finding } from '../../../model/codes.ts';
import type { Decoded, DecodedDocument, Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import { AtOnce, type DataFile } from '../../data/at-once.ts';
import { firstElement } from '../../xml/head.ts';
import { parseXml, troubleText, type XmlElement } from '../../xml/parse.ts';
import { below, Source } from '../../xml/source.ts';
import { draftOf } from './map-order.ts';
import { shownText } from './shown.ts';
import { NO_ORDERS, SECRETS } from './tables.ts';

const ROOT = 'cXML';
const ORDER = 'OrderRequest';
/** Whatever stands beside the name in a Credential proves that it is the sender's. */
const PROOF = /\/Credential(?:\[\d+\])?\/(?!Identity(?:\[|$))[^/]+$/;

export const cxml: FormatAdapter = {
  name: 'cxml',
  claims,
  shownText,
  decoder: (options) => new AtOnce(options, { name: 'XML', code: 'order-xml-invalid', read }),
};

function claims({ head }: Sample): number {
  return firstElement(head)?.name === ROOT ? 95 : 0;
}

function read({ bytes, at, parts, trouble }: DataFile): Decoded[] {
  const parsed = parseXml(bytes, { allowsDoctype: true });
  // Why exactly it is no XML may repeat a part of the secret.
  if ('trouble' in parsed) return trouble(troubleText({ trouble: parsed.trouble }));
  const { root } = parsed;
  if (root.name !== ROOT) return trouble(`The XML is a ${root.name.slice(0, 60)}, not cXML.`);
  const content = contentOf(root);
  if (content === undefined) return trouble('The cXML holds no request, message or response.');
  return [documentOf(root, content, { at, parts })];
}

/** What the Request, Message or Response is about. */
function contentOf(root: XmlElement): XmlElement | undefined {
  const envelope = ['Request', 'Message', 'Response']
    .map((name) => below(root, name))
    .find((each) => each !== undefined);
  return below(envelope, ORDER) ?? envelope?.children.find(({ name }) => name !== 'Status') ?? envelope;
}

function documentOf(
  root: XmlElement,
  content: XmlElement,
  { at, parts }: Pick<DataFile, 'at' | 'parts'>,
): DecodedDocument {
  const type = content.name.slice(0, 60);
  const controlNumber = below(content, 'OrderRequestHeader')?.attributes.get('orderID')?.trim() ?? '';
  const isOrder = content.name === ORDER;
  const source = new Source('cxml', {
    // Languages, and when and by which version the message was written, say nothing of the order.
    tellsAttribute: (name) => !['lang', 'version', 'timestamp'].includes(name),
    isSecret: ({ name, path }) => SECRETS.has(name) || PROOF.test(path),
  });
  const draft = isOrder && parts !== 'verdicts' ? draftOf(source, root, content) : undefined;
  if (!isOrder) {
    const message = `The document is ${NO_ORDERS.get(content.name) ?? 'another document of cXML'} (${type}).`;
    source.tell(finding('document-not-order', message, { at: { pointer: content.path } }));
  }
  return {
    kind: 'document',
    index: 0,
    type,
    controlNumber,
    at,
    verdict: { id: type, controlNumber, status: 'A', findings: [] },
    findings: source.findings,
    unused: draft === undefined ? [] : source.unused(root),
    ...(draft === undefined ? {} : { draft }),
  };
}
