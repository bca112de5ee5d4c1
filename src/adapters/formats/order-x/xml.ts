/** XML as a tree of elements with their places. No entity of the document's own is ever expanded, nothing is fetched. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface XmlElement {
  /** Without the prefix; names of the older Cross Industry Order are those of today (see `todaysName`). */
  readonly name: string;
  /** As XPath of local names, such as `/SCRDMCCBDACIOMessageStructure/ExchangedDocument[1]/ID`. */
  readonly path: string;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

export type ParsedXml = { readonly root: XmlElement } | { readonly trouble: string };

const DEPTH_MAX = 60; // Order-X goes 12 deep.

export function parseXml(bytes: Uint8Array): ParsedXml {
  const text = decoded(bytes);
  if (text === undefined) return { trouble: 'its characters are not in the encoding that it names' };
  if (/<!DOCTYPE/i.test(text)) return { trouble: 'it brings a DOCTYPE, which no order needs' };
  const validity = XMLValidator.validate(text);
  if (validity !== true) return { trouble: `line ${validity.err.line}: ${validity.err.msg}` };
  const nodes = nodesOf(text);
  if (typeof nodes === 'string') return { trouble: nodes };
  const [root] = elementsOf(nodes, '');
  return root === undefined ? { trouble: 'it has no element' } : { root };
}

/** UTF-8 unless a mark or the declaration says otherwise. */
export function decoded(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const marked = head.startsWith('\xff\xfe') ? 'utf-16le' : head.startsWith('\xfe\xff') ? 'utf-16be' : undefined;
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  try {
    return new TextDecoder(marked ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // An unknown encoding, or bytes that it does not have.
  }
}

type Node = Readonly<Record<string, unknown>>;

function nodesOf(text: string): readonly Node[] | string {
  const parser = new XMLParser({
    preserveOrder: true,
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    maxNestedTags: DEPTH_MAX,
  });
  try {
    return parser.parse(text) as readonly Node[];
  } catch (error) {
    return error instanceof Error ? error.message : String(error); // Nested too deeply.
  }
}

function elementsOf(nodes: readonly Node[], parent: string): XmlElement[] {
  const named = nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    return name === undefined ? [] : [{ name, node }];
  });
  const totals = new Map<string, number>();
  for (const { name } of named) totals.set(name, (totals.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return named.map(({ name, node }) => {
    const index = (seen.get(name) ?? 0) + 1;
    seen.set(name, index);
    const path = `${parent}/${name}${(totals.get(name) ?? 0) > 1 ? `[${index}]` : ''}`;
    const content = node[name] as readonly Node[];
    return {
      name: todaysName(name),
      path,
      text: content.map((part) => (typeof part['#text'] === 'string' ? part['#text'] : '')).join(''),
      attributes: new Map(Object.entries((node[':@'] ?? {}) as Record<string, string>)),
      children: elementsOf(content, path),
    };
  });
}

/**
 * The Cross Industry Order of UN/CEFACT D09B to D16A has the document's kind inside its names
 * (`ApplicableCIOHSupplyChainTradeAgreement`); SCRDM, which Order-X uses, has shorter ones for the same.
 */
export function todaysName(name: string): string {
  const short = name
    .replace(/(?<!SCRDMCCBDA)CI(?:OH|OL|O|IH)?(?=[A-Z][a-z])/, '')
    .replace('ReferencedReferencedDocument', 'ReferencedDocument');
  if (short === name) return name;
  return short
    .replace(/^ApplicableSupplyChainTrade(Agreement|Delivery|Settlement)$/, 'ApplicableHeaderTrade$1')
    .replace(/^SpecifiedSupplyChainTrade(Agreement|Delivery|Settlement)$/, 'SpecifiedLineTrade$1')
    .replace(/^SpecifiedTradeSettlementMonetarySummation$/, name.includes('CIOL') ? SUM_OF_LINE : SUM_OF_ORDER);
}

const SUM_OF_LINE = 'SpecifiedTradeSettlementLineMonetarySummation';
const SUM_OF_ORDER = 'SpecifiedTradeSettlementHeaderMonetarySummation';
