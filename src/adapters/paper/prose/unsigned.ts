/** The page without its signatures: what stands there in line with a table is no row of it. */
import type { Layout, Line } from '../layout/layout.ts';
import { signedLines } from './paragraphs.ts';

export function unsigned(layout: Layout): Layout {
  const signed = new Set<Line>();
  for (const { origin, lines } of layout.pages) {
    if (origin !== 'lines' && origin !== 'cells') continue;
    const own = lines.filter(({ tokens }) => tokens.some(({ cell }) => cell === undefined));
    const texts = own.map(({ tokens }) => tokens.map(({ text }) => text).join(' '));
    for (const line of signedLines(own, texts)) signed.add(line);
  }
  if (signed.size === 0) return layout;
  const isOwn = (line: Line): boolean => !signed.has(line);
  return {
    ...layout,
    lines: layout.lines.filter(isOwn),
    pages: layout.pages.map((page) => ({ ...page, lines: page.lines.filter(isOwn) })),
  };
}
