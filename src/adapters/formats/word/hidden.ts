/** Text of a Word file that nobody sees, or that was struck out: it asks for nothing, and is left out before it is read. */

const RUN = /<w:r[ >](?:[^<]|<(?!\/w:r>))*<\/w:r>/g;
/** `w:val="0"` switches a mark off again. */
const UNSEEN = /<w:(?:vanish|strike|dstrike)(?:\s+w:val="(?:1|true|on)")?\s*\/>/;

export interface Seen {
  readonly xml: string;
  /** Pieces of text that were left out. */
  readonly leftOut: number;
}

export function withoutUnseen(xml: string): Seen {
  let leftOut = 0;
  const seen = xml.replaceAll(RUN, (run) => {
    if (!UNSEEN.test(run)) return run;
    leftOut += /<w:t[ >]/.test(run) ? 1 : 0;
    return '';
  });
  return { xml: seen, leftOut };
}
