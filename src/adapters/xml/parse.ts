/** XML as a tree of elements with their places. No entity of the document's own is ever expanded, nothing is fetched. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decoded } from './encoding.ts';
import { withoutDoctype } from './doctype.ts';

export interface XmlElement {
  /** Without the prefix. */
  readonly name: string;
  /** Empty where none is declared. */
  readonly namespace: string;
  /** As XPath of local names, such as `/Order/OrderLine[1]/LineItem/ID`. */
  readonly path: string;
  readonly text: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
}

/** `detail` may repeat characters of the document: it is left out where these may be a secret. */
export type ParsedXml = { readonly root: XmlElement } | { readonly trouble: string; readonly detail?: string };

export interface XmlOptions {
  /** Passes over a DOCTYPE, which is refused otherwise. What it declares is never used. */
  readonly allowsDoctype?: boolean;
  /** What an element is called today, for formats whose names have changed. */
  readonly nameOf?: (name: string) => string;
}

const DEPTH_MAX = 60; // Order-X goes 12 deep, UBL 15, cXML 12.
const TAGS_MAX = 1_000_000; // 10,000 full lines of UBL have 820,000; a file of empty elements would take the memory of the gateway.

export function parseXml(bytes: Uint8Array, { allowsDoctype = false, nameOf = same }: XmlOptions = {}): ParsedXml {
  const whole = decoded(bytes);
  if (whole === undefined) return { trouble: 'its characters are not in the encoding that it names' };
  if (!allowsDoctype && /<!DOCTYPE/i.test(whole))
    return { trouble: 'it brings a DOCTYPE, which no order of this kind needs' };
  const text = withoutDoctype(whole);
  if (text === undefined) return { trouble: 'its DOCTYPE does not end' };
  if (hasMoreThan(text, '<', TAGS_MAX)) return { trouble: `it has more than ${TAGS_MAX} tags` };
  const validity = XMLValidator.validate(text);
  if (validity !== true) return { trouble: `line ${validity.err.line} is not well-formed`, detail: validity.err.msg };
  const nodes = nodesOf(text);
  if (typeof nodes === 'string') return { trouble: 'its elements cannot be taken apart', detail: nodes };
  const tree = new Tree(nameOf);
  const [root] = tree.elementsOf(nodes, '', new Map());
  if (tree.unknown !== undefined)
    return { trouble: `${tree.unknown} holds an entity that is not one of XML's own, and none is expanded` };
  return root === undefined ? { trouble: 'it has no element' } : { root };
}

function hasMoreThan(text: string, character: string, max: number): boolean {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0 && count <= max; at = text.indexOf(character, at + 1)) count += 1;
  return count > max;
}

/** The sentence for what cannot be read. */
export function troubleText({ trouble, detail }: { readonly trouble: string; readonly detail?: string }): string {
  return `This XML cannot be read: ${trouble}${detail === undefined ? '' : ` (${detail.slice(0, 200).replace(/\.$/, '')})`}.`;
}

type Node = Readonly<Record<string, unknown>>;

function nodesOf(text: string): readonly Node[] | string {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    processEntities: false,
    cdataPropName: CDATA,
    maxNestedTags: DEPTH_MAX,
  });
  try {
    return parser.parse(text) as readonly Node[];
  } catch (error) {
    return error instanceof Error ? error.message : String(error); // Nested too deeply, or a name that JavaScript reserves.
  }
}

const CDATA = '#cdata';

type Namespaces = ReadonlyMap<string, string>;

class Tree {
  /** Path of the first element that refers to an entity which XML does not have of its own. */
  unknown: string | undefined;
  readonly #nameOf: (name: string) => string;

  constructor(nameOf: (name: string) => string) {
    this.#nameOf = nameOf;
  }

  elementsOf(nodes: readonly Node[], parent: string, outer: Namespaces): XmlElement[] {
    const named = nodes.flatMap((node) => {
      const tag = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && key !== CDATA);
      return tag === undefined ? [] : [{ tag, name: localName(tag), node }];
    });
    const totals = new Map<string, number>();
    for (const { name } of named) totals.set(name, (totals.get(name) ?? 0) + 1);
    const seen = new Map<string, number>();
    return named.map(({ tag, name, node }) => {
      const index = (seen.get(name) ?? 0) + 1;
      seen.set(name, index);
      const path = `${parent}/${name}${(totals.get(name) ?? 0) > 1 ? `[${index}]` : ''}`;
      const content = node[tag] as readonly Node[];
      const written = Object.entries((node[':@'] ?? {}) as Record<string, string>);
      const namespaces = declaredIn(written, outer);
      return {
        name: this.#nameOf(name),
        namespace: namespaces.get(prefixOf(tag)) ?? '',
        path,
        text: content.map((part) => this.#textOf(part, path)).join(''),
        attributes: this.#attributesOf(written, path),
        children: this.elementsOf(content, path, namespaces),
      };
    });
  }

  #textOf(part: Node, path: string): string {
    const text = part['#text'];
    if (typeof text === 'string') return this.#resolved(text, path);
    const verbatim = part[CDATA] as readonly { readonly '#text'?: string }[] | undefined;
    return (verbatim ?? []).map((each) => each['#text'] ?? '').join('');
  }

  #attributesOf(written: readonly (readonly [string, string])[], path: string): Map<string, string> {
    const own = written.filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'));
    // One without a prefix is the element's own, and is not replaced by a stranger of the same name.
    const inOrder = own.toSorted(([one], [other]) => Number(!one.includes(':')) - Number(!other.includes(':')));
    return new Map(inOrder.map(([name, value]) => [localName(name), this.#resolved(value, path)]));
  }

  /** XML 1.0, 4.1 and 4.6: character references, and the five entities that need no declaration. */
  #resolved(text: string, path: string): string {
    if (!text.includes('&')) return text;
    return text.replaceAll(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex === undefined ? Number(decimal ?? NaN) : Number.parseInt(hex, 16);
      const character = name === undefined ? characterOf(code) : OWN_ENTITIES.get(name);
      if (character === undefined) this.unknown ??= path;
      return character ?? whole;
    });
  }
}

const REFERENCE = /&(?:#x([\da-f]{1,6});|#(\d{1,7});|([A-Za-z][\w.-]{0,60});)?/gi;
const OWN_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

/** Undefined for what is no character of XML 1.0 (2.2). */
function characterOf(code: number): string | undefined {
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return Number.isNaN(code) || isControl || isSurrogate || code > 0x10ffff ? undefined : String.fromCodePoint(code);
}

function declaredIn(attributes: readonly (readonly [string, string])[], outer: Namespaces): Namespaces {
  const own = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(([name, uri]) => [name.slice('xmlns:'.length), uri.trim()] as const)]);
}

function prefixOf(tag: string): string {
  return tag.slice(0, Math.max(tag.indexOf(':'), 0));
}

function localName(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}

function same(name: string): string {
  return name;
}
