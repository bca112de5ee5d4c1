/**
 * A document of XML as rows: one for each tag, text or comment, as it stands in the document, with the XPath that lineage and
 * findings name. The gateway has read the same text before, so that it is well-formed. Pure.
 */

/** What a place names: the text of an element, an attribute, or an element as a whole. */
export interface XmlValue {
  /** XPath of local names, such as `/Order/OrderLine[1]/LineItem/Quantity/@unitCode`. */
  readonly pointer: string;
  readonly text: string;
}

export interface XmlAttribute extends XmlValue {
  /** As written, with its prefix. */
  readonly name: string;
}

export interface XmlRow {
  readonly depth: number;
  /** `element`: with its text, when it holds nothing else. `open`, `close`: around others. */
  readonly kind: 'element' | 'open' | 'close' | 'text' | 'aside';
  /** As written, with its prefix; of an aside, all of it. */
  readonly tag: string;
  readonly pointer: string;
  readonly attributes: readonly XmlAttribute[];
  readonly text?: string;
}

/** @returns undefined for what is no XML, or is none that can be taken apart */
export function xmlRows(document: string): XmlRow[] | undefined {
  const root = treeOf(document);
  return root === undefined ? undefined : rowsIn(root, '', 0);
}

interface Aside {
  readonly aside: string;
}

interface Text {
  readonly text: string;
}

interface Element {
  readonly tag: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly children: (Element | Text | Aside)[];
}

/** A comment, CDATA, an instruction, a DOCTYPE with its declarations, or a tag whose attributes may hold `>`. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE(?:"[^"]*"|'[^']*'|\[[\s\S]*?\]\s*(?=>)|[^>"'[])*>|<(\/?)([^\s/>]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>/gi;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function treeOf(document: string): Element | undefined {
  const root: Element = { tag: '', attributes: [], children: [] };
  const open = [root];
  let end = 0;
  const add = (node: Element | Text | Aside): void => void open.at(-1)?.children.push(node);
  for (const match of document.matchAll(MARKUP)) {
    const [whole, verbatim, slash, tag = '', inside = '', isEmpty] = match;
    const before = document.slice(end, match.index);
    if (before.trim() !== '') add({ text: resolved(before) });
    end = match.index + whole.length;
    if (verbatim !== undefined) add({ text: verbatim });
    else if (tag === '') add({ aside: whole });
    else if (slash === '/') {
      if (open.length === 1 || open.pop()?.tag !== tag) return undefined;
    } else {
      const attributes = [...inside.matchAll(ATTRIBUTE)].map(
        ([, name = '', double, single]) => [name, resolved(double ?? single ?? '')] as const,
      );
      const element = { tag, attributes, children: [] };
      add(element);
      if (isEmpty === '') open.push(element);
    }
  }
  const isWhole = open.length === 1 && document.slice(end).trim() === '';
  return isWhole && root.children.some((node) => 'tag' in node) ? root : undefined;
}

function rowsIn(holder: Element, pointer: string, depth: number): XmlRow[] {
  const steps = stepsOf(holder);
  return holder.children.flatMap((node): XmlRow[] => {
    if ('aside' in node) return [{ depth, kind: 'aside', tag: node.aside, pointer: '', attributes: [] }];
    if ('text' in node) return [{ depth, kind: 'text', tag: '', pointer, attributes: [], text: node.text }];
    return rowsOf(node, pointer + (steps.get(node) ?? ''), depth);
  });
}

function rowsOf({ tag, attributes, children }: Element, pointer: string, depth: number): XmlRow[] {
  const named = attributes.map(([name, text]) => ({ name, text, pointer: `${pointer}/@${localName(name)}` }));
  const row = { depth, tag, pointer, attributes: named };
  const texts = children.flatMap((child) => ('text' in child ? [child.text] : []));
  if (texts.length === children.length)
    return [{ ...row, kind: 'element', ...(texts.length === 0 ? {} : { text: texts.join('') }) }];
  const inner = rowsIn({ tag, attributes, children }, pointer, depth + 1);
  return [{ ...row, kind: 'open' }, ...inner, { ...row, kind: 'close', attributes: [] }];
}

/** Elements of one name are counted where there are several, as the gateway does. */
function stepsOf({ children }: Element): Map<Element, string> {
  const elements = children.filter((child) => 'tag' in child);
  const totals = new Map<string, number>();
  for (const { tag } of elements) totals.set(localName(tag), (totals.get(localName(tag)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    elements.map((element) => {
      const name = localName(element.tag);
      const index = (seen.get(name) ?? 0) + 1;
      seen.set(name, index);
      return [element, `/${name}${(totals.get(name) ?? 0) > 1 ? `[${index}]` : ''}`];
    }),
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const REFERENCE = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|apos|quot));/gi;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

function resolved(text: string): string {
  return text.replaceAll(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
