/**
 * What the style sheets of a mail hide or strike out. A rule for a class, an id or a tag alone is applied; what a longer selector
 * or the width of a screen decides is only suspected, by its last part, and told.
 */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { hides } from '../../paper/source/markup-nodes.ts';

export interface StyleSheet {
  /** What rules that hold for certain make of it. */
  readonly effectOn: (node: Tree.Element) => Effect | undefined;
  /** A rule that may hold hides it, or gives it a color that cannot be seen. */
  readonly maySuppress: (node: Tree.Element, text: string) => boolean;
}

export type Effect = 'hidden' | 'struck';

interface Rule {
  readonly tag: string;
  readonly names: readonly string[];
  readonly effect: Effect | 'faint';
  readonly isCertain: boolean;
}

const STYLE = /<style\b[^<>]*>([\s\S]*?)(?:<\/style|$)/gi;

export function styleSheetOf(html: string): StyleSheet {
  const rules = [...html.matchAll(STYLE)].flatMap(([, css = '']) => rulesIn(css));
  return {
    effectOn: (node) => {
      const effects = rules.filter((rule) => rule.isCertain && fits(rule, node)).map(({ effect }) => effect);
      return effects.includes('hidden') ? 'hidden' : effects.includes('struck') ? 'struck' : undefined;
    },
    // Headings in white stand on a color, as a rule; numbers seldom do.
    maySuppress: (node, text) =>
      rules.some((rule) => fits(rule, node) && (rule.effect === 'faint' ? /\d/.test(text) : !rule.isCertain)),
  };
}

/** Cut at the braces, in time that grows with the length. */
function rulesIn(css: string): Rule[] {
  const parts = css.replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|<!--|-->/g, ' ').split(/([{}])/);
  const rules: Rule[] = [];
  let depth = 0;
  parts.forEach((part, index) => {
    if (part === '{') depth += 1;
    if (part !== '}') return;
    depth = Math.max(0, depth - 1);
    // `selectors { declarations }`
    if (parts[index - 2] === '{' && rules.length < RULES_MAX)
      rules.push(...rulesOf(parts[index - 3] ?? '', parts[index - 1] ?? '', depth === 0));
  });
  return rules;
}

/** @param isTop a rule inside a block of its own, such as `@media`, holds sometimes */
function rulesOf(selectors: string, declarations: string, isTop: boolean): Rule[] {
  const effect = effectOf(declarations);
  if (effect === undefined) return [];
  // What has no size may hold something that has one.
  const isPlain = effect === 'struck' || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(declarations);
  return selectors.split(',').map((selector): Rule => {
    const text = selector.slice(selector.lastIndexOf(';') + 1).trim();
    const last =
      text
        .replaceAll(/:[\w-]+(?:\([^)]*\))?|\[[^\]]*\]/g, '')
        .split(/[\s>+~]+/)
        .findLast((each) => each !== '') ?? '';
    return {
      tag: (/^[\w-]+/.exec(last)?.[0] ?? '').toLowerCase(),
      names: last.match(/[.#][\w-]+/g) ?? [],
      effect,
      isCertain: isTop && isPlain && /^[\w-]*(?:[.#][\w-]+)+$|^(?:tr|td|th|p|div|span)$/i.test(text),
    };
  });
}
const RULES_MAX = 2000;

function effectOf(declarations: string): Rule['effect'] | undefined {
  if (hides(declarations)) return 'hidden';
  if (/text-decoration[^;]*line-through/i.test(declarations)) return 'struck';
  const ink = /(?:^|[;\s])color\s*:\s*([^;!]+)/i.exec(declarations)?.[1]?.trim() ?? '';
  const isFaint =
    /^(?:white|transparent|#[ef]{3}$|#(?:[ef][\da-f]){3}|rgba?\(\s*2[2-5]\d[\s,]+2[2-5]\d[\s,]+2[2-5]\d|rgba\([^)]*[\s,]0?\.?0\))/i.test(
      ink,
    );
  return isFaint && !/background/i.test(declarations) ? 'faint' : undefined;
}

function fits({ tag, names }: Rule, node: Tree.Element): boolean {
  if (tag === '' && names.length === 0) return false;
  if (tag !== '' && tag !== node.tagName) return false;
  const own = (name: string): string => node.attrs.find((each) => each.name === name)?.value ?? '';
  const classes = own('class').toLowerCase().split(/\s+/);
  return names.every((name) =>
    name.startsWith('.') ? classes.includes(name.slice(1).toLowerCase()) : own('id') === name.slice(1),
  );
}
