/** Text of a Word file that nobody sees, or that was struck out: it asks for nothing, and is left out before it is read. */

const RUN = /<w:r[ >](?:[^<]|<(?!\/w:r>))*<\/w:r>/g;
/** `w:val="0"` switches a mark off again. */
const UNSEEN = /<w:(?:vanish|strike|dstrike)(?:\s+w:val="(?:1|true|on)")?\s*\/>/;

/** White letters, which nobody sees unless something colours the paper behind them: a fill, a highlighter, a table's style. */
const WHITE = /<w:color\s[^>]*w:val="(?:FFFFFF|ffffff)"/;
const COLOURED =
  /<w:shd\s[^>]*w:fill="(?!auto|FFFFFF|ffffff)|<w:tblStyle\s+w:val="(?!TableGrid"|TableNormal")|<w:highlight\s|<w:background\s/;

export interface Seen {
  readonly xml: string;
  /** Pieces of text that were left out. */
  readonly leftOut: number;
}

export function withoutUnseen(xml: string): Seen {
  let leftOut = 0;
  const isPlain = !COLOURED.test(xml);
  const seen = xml.replaceAll(RUN, (run) => {
    if (!UNSEEN.test(run) && !(isPlain && WHITE.test(run))) return run;
    leftOut += /<w:t[ >]/.test(run) ? 1 : 0;
    return '';
  });
  return { xml: seen, leftOut };
}

/** Text that was put in or taken out while changes were tracked, and nobody has accepted or turned away. */
const TRACKED =
  /<w:(?:ins|del|moveFrom|moveTo) [^>]*>(?:[^<]|<(?!\/w:(?:ins|del|moveFrom|moveTo)>))*<w:(?:t|delText)[ >]/;

export function hasOpenChanges(xml: string): boolean {
  return TRACKED.test(xml);
}
