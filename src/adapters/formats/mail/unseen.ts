/**
 * What an HTML part holds and its reader does not see, or sees struck out: white letters on white, a row with a line through it.
 * It is blanked with as many spaces, so that every other place in the text stays where it is.
 */
import { styleSheetOf } from './style-sheet.ts';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface Seen {
  readonly html: string;
  readonly unseen: boolean;
  readonly struck: boolean;
  /** Some who look see it, and others do not; or nobody can tell without drawing the page. */
  readonly doubtful: boolean;
}

const DEPTH_MAX = 400; // As deep as such a part is read.
const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000', transparent: '' };

interface Colors {
  readonly ink: string;
  readonly paper: string;
}

interface Above {
  readonly colors: Colors | undefined;
  readonly isStruck: boolean;
  readonly isHidden: boolean;
  readonly isSuspect: (text: string) => boolean;
}

/** What is written for one mail program and not for others: `<!--[if mso]>`. Most hold only the frames of tables. */
function hasConditionalText(html: string): boolean {
  const [, ...blocks] = html.split(/<!(?:--)?\[if\b[^\]<]*\]>/i);
  return blocks.some((block) => {
    const end = block.search(/<!\[endif\]/i);
    const inside = block.slice(0, end < 0 ? undefined : end);
    if (inside.length > CONDITIONAL_MAX) return true;
    return /[\p{L}\d]/u.test(inside.replaceAll(/<(style|xml)\b[\s\S]*?<\/\1\s*>|<!--|-->|<[^>]*>|&\w+;/gi, ' '));
  });
}
const CONDITIONAL_MAX = 20_000;

/** White, or nearly: nobody tells the letters from what they stand on. */
function isAlike({ ink, paper }: Colors): boolean {
  if (ink === paper) return true;
  if (!/^#[\da-f]{6}$/.test(ink) || !/^#[\da-f]{6}$/.test(paper)) return false;
  return [1, 3, 5].every((at) => Math.abs(byteAt(ink, at) - byteAt(paper, at)) < ALIKE);
}

function byteAt(color: string, at: number): number {
  return Number.parseInt(color.slice(at, at + 2), 16);
}
const ALIKE = 24; // Of 255, in each of red, green and blue.

export function seenOf(html: string): Seen {
  // Most mails have neither, and are spared the look.
  const doubtful = hasConditionalText(html);
  if (!/<(?:s|del|strike|style)\b|line-through|color\s*[:=]/i.test(html))
    return { html, unseen: false, struck: false, doubtful };
  const sheet = styleSheetOf(html);
  // Where a style sheet sets backgrounds, white letters may well stand on blue.
  const isStyled =
    /<style\b/i.test(html) && /\bbackground/i.test(html.replaceAll(/\sstyle\s*=\s*(?:"[^"]*"|'[^']*')/gi, ''));
  const blanks: { start: number; end: number }[] = [];
  const found = { unseen: false, struck: false, doubtful };

  function walk(node: Tree.Node, depth: number, above: Above): void {
    const { colors, isStruck, isHidden, isSuspect } = above;
    if (depth > DEPTH_MAX || /^(?:style|script|title|template)$/.test(node.nodeName)) return;
    if (node.nodeName === '#text') {
      const { value, sourceCodeLocation: at } = node as Tree.TextNode;
      const isUnseen = isHidden || (colors !== undefined && isAlike(colors));
      if (/[\p{L}\d]/u.test(value) && !isUnseen && !isStruck && isSuspect(value)) found.doubtful = true;
      if (at === undefined || at === null || !/\S/.test(value) || !(isUnseen || isStruck)) return;
      found[isStruck ? 'struck' : 'unseen'] = true;
      blanks.push({ start: at.startOffset, end: at.endOffset });
      return;
    }
    if (!('childNodes' in node)) return;
    const own = 'tagName' in node ? node : undefined;
    const effect = own === undefined ? undefined : sheet.effectOn(own);
    const below: Above = {
      colors: own === undefined ? colors : colorsOf(own, colors, isStyled),
      isStruck: isStruck || effect === 'struck' || (own !== undefined && isStrikethrough(own)),
      isHidden: isHidden || effect === 'hidden',
      isSuspect: own === undefined ? isSuspect : (text) => isSuspect(text) || sheet.maySuppress(own, text),
    };
    for (const child of node.childNodes) walk(child, depth + 1, below);
  }

  walk(parse(html, { sourceCodeLocationInfo: true }), 0, {
    colors: { ink: '#000000', paper: '#ffffff' },
    isStruck: false,
    isHidden: false,
    isSuspect: () => false,
  });
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
