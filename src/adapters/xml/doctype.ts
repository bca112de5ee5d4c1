/** The DOCTYPE of a document (XML 1.0, 2.8): it is passed over, and nothing that it declares or names is ever used. */

/** What may stand in front of it: declaration, comments, instructions. */
const PROLOG = /^\uFEFF?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)*/;

/** @returns the text with blank lines in its place, so that lines keep their numbers; undefined when it does not end */
export function withoutDoctype(text: string): string | undefined {
  const start = PROLOG.exec(text)?.[0].length ?? 0;
  if (text.slice(start, start + NAME.length).toUpperCase() !== NAME) return text;
  const end = endOf(text.slice(0, start + LENGTH_MAX), start);
  if (end === undefined) return undefined;
  return text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]+/g, '') + text.slice(end);
}

const NAME = '<!DOCTYPE';
/** Real ones have some hundred characters; what a search may take is bounded with it. */
const LENGTH_MAX = 65_536;

/** Behind its `>`: quoted texts, comments and the declarations between brackets may hold some of their own. */
function endOf(text: string, start: number): number | undefined {
  const mark = /"[^"]*"|'[^']*'|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|[[\]>]/g;
  mark.lastIndex = start + NAME.length;
  let isInside = false;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '[') isInside = true;
    else if (found[0] === ']') isInside = false;
    else if (found[0] === '>' && !isInside) return mark.lastIndex;
  }
  return undefined;
}
