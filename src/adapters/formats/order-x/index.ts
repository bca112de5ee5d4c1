/**
 * Order-X (FNFE-MPE, FeRD; UN/CEFACT SCRDM) and the older Cross Industry Order: an order as XML, alone or attached to a
 * PDF. Lineage is the XPath of local names.
 */
import { finding } from '../../../model/codes.ts';
import type { Decoded, DecodedDocument, DecoderOptions, Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import type { Finding } from '../../../model/finding.ts';
import { AtOnce, type DataFile } from '../../data/at-once.ts';
import { textOf } from '../../xml/encoding.ts';
import { firstElement } from '../../xml/head.ts';
import { parseXml, troubleText, type XmlElement } from '../../xml/parse.ts';
import { below, Source } from '../../xml/source.ts';
import { draftOf } from './map-order.ts';
import { todaysName } from './names.ts';
import { ORDER_RESPONSE } from '../../xml/uncl.ts';

const ROOTS = new Set(['SCRDMCCBDACIOMessageStructure', 'CrossIndustryOrder']);

export const orderX: FormatAdapter = {
  name: 'order-x',
  claims,
  shownText: textOf,
  decoder: (options) => new AtOnce(options, { name: 'XML', code: 'order-xml-invalid', read }),
};

/** The first element decides: other XML, invoices of the same family among it, is not ours. */
function claims({ head }: Sample): number {
  return ROOTS.has(firstElement(head)?.name ?? '') ? 95 : 0;
}

function read({ bytes, parts, trouble }: DataFile): Decoded[] {
  const parsed = parseXml(bytes, { nameOf: todaysName });
  if ('trouble' in parsed) return trouble(troubleText(parsed));
  const { root } = parsed;
  if (!ROOTS.has(root.name)) return trouble(`The XML is a ${root.name.slice(0, 60)}, not an order.`);
  return [documentOf(root, bytes.length, parts)];
}

function documentOf(root: XmlElement, length: number, parts: DecoderOptions['parts']): DecodedDocument {
  const document = below(root, 'ExchangedDocument');
  const type = below(document, 'TypeCode')?.text.trim() ?? '';
  const controlNumber = below(document, 'ID')?.text.trim() ?? '';
  const source = new Source('order-x');
  const isOrder = type !== ORDER_RESPONSE;
  const draft = isOrder && parts !== 'verdicts' ? draftOf(source, root) : undefined;
  const findings: readonly Finding[] = isOrder
    ? source.findings
    : [
        finding('document-not-order', 'The document is an answer to an order (TypeCode 231).', {
          at: { offset: 0, length },
        }),
      ];
  return {
    kind: 'document',
    index: 0,
    type: 'order-x',
    controlNumber,
    at: { offset: 0, length },
    verdict: { id: 'order-x', controlNumber, status: 'A', findings: [] },
    findings,
    unused: draft === undefined ? [] : source.unused(root),
    ...(draft === undefined ? {} : { draft }),
  };
}
