/** What elements of HTML are to somebody who looks at the page. */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

export const SKIPPED: ReadonlySet<string> = new Set(
  'script style head title template noscript svg math object iframe audio video canvas map select textarea'.split(' '),
);
export const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header html li main nav ol p pre section table tbody tfoot thead tr ul caption'.split(
    ' ',
  ),
);
/** How mail programs mark the mail that is answered or forwarded. */
export const QUOTED_BLOCK = /gmail_quote|yahoo_quoted|moz-cite|OutlookMessageHeader|divRplyFwdMsg|protonmail_quote/;

export function isElement(node: Tree.Node): node is Tree.Element {
  return 'tagName' in node;
}

export function attribute(node: Tree.Element, name: string): string {
  return node.attrs.find((each) => each.name === name)?.value ?? '';
}

/** What a reader does not see: hidden by style or attribute, or written in no size at all. */
export function isHidden(node: Tree.Element): boolean {
  if (node.attrs.some(({ name }) => name === 'hidden')) return true;
  return hides(attribute(node, 'style'));
}

/** Declarations that leave nothing to see. A backslash spells a word so that only a browser reads it. */
export function hides(declarations: string): boolean {
  const text = declarations.replaceAll(/\s/g, '').toLowerCase();
  return (
    /display:none|visibility:(?:hidden|collapse)|(?<![\w-])font-size:0*(?:\.0+)?[01]?(?:px|pt|em|%)?(?:[;!]|$)|mso-hide:all|(?<![\w-])opacity:0*(?:\.0\d*)?%?(?:[;!]|$)|(?:left|right|top|text-indent|margin-left|margin-top):-\d{3,}|transform:[^;]*(?:scale[xy]?\(0(?:\.0+)?[),]|translate[^;]*-\d{3,})|clip:rect\(0|clip-path:inset\((?:50|100)%|\\/.test(
      text,
    ) ||
    (/(?<![\w-])(?:max-)?(?:height|width):0(?:px|pt|em|%)?(?:[;!]|$)/.test(text) && /overflow:hidden/.test(text))
  );
}

export function headingScale(tagName: string): number | undefined {
  return tagName === 'h1' ? 2 : tagName === 'h2' ? 1.6 : tagName === 'h3' ? 1.3 : undefined;
}

export function childElements(node: Tree.Element): Tree.Element[] {
  return node.childNodes.filter(isElement);
}
