/** `Click or tap here to enter text.`: what an empty field of a Word form asks for, and nobody wrote. */

const MARK = /<w:showingPlcHdr(?:\s+w:val="(?:1|true|on)")?\s*\/>/g;
const [OPEN, CLOSE] = ['<w:sdtContent>', '</w:sdtContent>'] as const;
/** The style that Word gives such text, by the language of the program. */
const STYLED =
  /<w:r[ >](?:[^<]|<(?!\/w:r>))*?<w:rStyle\s+w:val="(?:PlaceholderText|Platzhaltertext|Textedelespacerserv|Testosegnaposto|Textodelmarcadordeposicin|Tekstvantijdelijkeaanduiding)"(?:[^<]|<(?!\/w:r>))*<\/w:r>/g;
const TEXT = /<w:t(?: [^>]*)?>[^<]*<\/w:t>/g;

export function withoutPrompts(xml: string): string {
  // A program that fills a form in may leave the style: what has a digit was written.
  return withoutMarked(xml).replaceAll(STYLED, (run) => (/<w:t[^>]*>[^<]*\d/.test(run) ? run : ''));
}

function withoutMarked(xml: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { index } of xml.matchAll(MARK)) {
    const start = xml.indexOf(OPEN, index);
    const end = start < 0 ? -1 : xml.indexOf(CLOSE, start);
    // A field inside another one is marked by itself.
    if (end < 0 || start < from) continue;
    parts.push(xml.slice(from, start), xml.slice(start, end).replaceAll(TEXT, ''));
    from = end;
  }
  return parts.length === 0 ? xml : parts.join('') + xml.slice(from);
}
