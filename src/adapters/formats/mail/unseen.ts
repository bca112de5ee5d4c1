/**
 * What an HTML part holds and its reader does not see, or sees struck out: white letters on white, a row with a line through it.
 * It is blanked with as many spaces, so that every other place in the text stays where it is.
 */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface Seen {
  readonly html: string;
  readonly unseen: boolean;
  readonly struck: boolean;
}

const DEPTH_MAX = 400; // As deep as such a part is read.
const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000', transparent: '' };

interface Colors {
  readonly ink: string;
  readonly paper: string;
}

export function seenOf(html: string): Seen {
  // Most mails have neither, and are spared the look.
  if (!/<(?:s|del|strike)\b|line-through|color\s*[:=]/i.test(html)) return { html, unseen: false, struck: false };
  // Where a style sheet sets backgrounds, white letters may well stand on blue.
  const isStyled =
    /<style\b/i.test(html) && /\bbackground/i.test(html.replaceAll(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi, ''));
  const blanks: { start: number; end: number }[] = [];
  const found = { unseen: false, struck: false };

  function walk(node: Tree.Node, depth: number, colors: Colors | undefined, isStruck: boolean): void {
    if (depth > DEPTH_MAX) return;
    if (node.nodeName === '#text') {
      const { value, sourceCodeLocation: at } = node as Tree.TextNode;
      const isUnseen = colors !== undefined && colors.ink === colors.paper;
      if (at === undefined || at === null || !/\S/.test(value) || !(isUnseen || isStruck)) return;
      found[isStruck ? 'struck' : 'unseen'] = true;
      blanks.push({ start: at.startOffset, end: at.endOffset });
      return;
    }
    if (!('childNodes' in node)) return;
    const own = 'tagName' in node ? node : undefined;
    const below = own === undefined ? colors : colorsOf(own, colors, isStyled);
    const struck = isStruck || (own !== undefined && isStrikethrough(own));
    for (const child of node.childNodes) walk(child, depth + 1, below, struck);
  }

  walk(parse(html, { sourceCodeLocationInfo: true }), 0, { ink: '#000000', paper: '#ffffff' }, false);
  if (blanks.length === 0) return { html, ...found };
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of blanks.toSorted((a, b) => a.start - b.start)) {
    parts.push(html.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return { html: parts.join('') + html.slice(from), ...found };
}

function isStrikethrough(node: Tree.Element): boolean {
  return /^(?:s|del|strike)$/.test(node.tagName) || /text-decoration[^;]*line-through/i.test(attribute(node, 'style'));
}

/** Undefined where nobody can say what the background is. */
function colorsOf(node: Tree.Element, above: Colors | undefined, isStyled: boolean): Colors | undefined {
  const style = attribute(node, 'style');
  const hasPicture = /background(?:-image)?\s*:[^;]*url\(|background(?:-image)?\s*:[^;]*gradient/i.test(style);
  if (hasPicture || attribute(node, 'background') !== '') return undefined;
  if (isStyled && attribute(node, 'class') + attribute(node, 'id') !== '') return undefined;
  const ink = colorIn(/(?:^|[;\s])color\s*:\s*([^;!]+)/i.exec(style)?.[1] ?? attribute(node, 'color'));
  const paper = colorIn(/background(?:-color)?\s*:\s*([^;!]+)/i.exec(style)?.[1] ?? attribute(node, 'bgcolor'));
  if (above === undefined) return undefined;
  return { ink: ink ?? above.ink, paper: paper ?? above.paper };
}

function colorIn(value: string): string | undefined {
  const text = value.trim().toLowerCase();
  const [, r, g, b] = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text) ?? [];
  if (r !== undefined) return `#${[r, g, b].map((each) => Number(each).toString(16).padStart(2, '0')).join('')}`;
  const [word = ''] = text.split(/\s+/);
  if (/^#[\da-f]{3}$/.test(word)) return word.replaceAll(/[\da-f]/g, '$&$&');
  if (/^#[\da-f]{6}$/.test(word)) return word;
  const name = NAMED[word];
  return name === '' ? undefined : (name ?? (word === '' || word === 'none' || word === 'inherit' ? undefined : word));
}

function attribute(node: Tree.Element, name: string): string {
  return node.attrs.find((each) => each.name === name)?.value ?? '';
}
