/** Where a proposed text stands in the paper: whole words that follow each other on one line. */
import type { Layout, Line, Token } from '../layout/layout.ts';

/** On the named line, or on the only other line shown that has it; undefined where it stands nowhere, or in two places. */
export function wordsOf(
  text: string,
  named: number,
  { lines }: Layout,
  linesShown: number,
): { readonly tokens: readonly Token[]; readonly line: Line } | undefined {
  const wanted = bare(text);
  if (wanted === '') return undefined;
  const shown = lines.slice(0, linesShown);
  const own = shown[named - 1];
  const onNamed = own === undefined ? [] : runsOn(own, wanted);
  const [first, ...more] = onNamed.length > 0 ? onNamed : shown.flatMap((line) => runsOn(line, wanted));
  return first === undefined || more.length > 0 ? undefined : first;
}

function runsOn(line: Line, wanted: string): { readonly tokens: readonly Token[]; readonly line: Line }[] {
  const found: { tokens: readonly Token[]; line: Line }[] = [];
  const { tokens } = line;
  for (let start = 0; start < tokens.length; start++) {
    let text = '';
    for (let end = start; end < tokens.length && text.length <= wanted.length; end++) {
      text += bare(tokens[end]?.text ?? '');
      // `Leeds,` is the word Leeds; a number keeps its marks, because 1, is no number.
      if (text === wanted || text.replace(/[,;:.]$/, '') === wanted)
        found.push({ tokens: tokens.slice(start, end + 1), line });
      if (text === wanted) break;
    }
  }
  return found;
}

/** Models put one space where a paper has three, and the other way round. */
function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}
