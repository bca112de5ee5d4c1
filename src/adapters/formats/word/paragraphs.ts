/** The paragraphs of one part of a Word file as text. Deleted and hidden text is left out, tabulators and breaks of lines are kept. */

const PARAGRAPH = /<w:p[ >][\s\S]*?<\/w:p>/g;
const RUN = /<w:r[ >][\s\S]*?<\/w:r>/g;
const PIECE = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>|<w:br(?: [^>]*)?\/>/g;
/** What WordArt and a watermark say is an attribute of theirs (ISO/IEC 29500-4, 19.1.2.23: `textpath`). */
const ART = /<v:textpath\s[^>]*?\bstring=(?:"([^"]*)"|'([^']*)')[^>]*>/g;

export function paragraphsIn(xml: string): string[] {
  return [...xml.matchAll(PARAGRAPH)].map(([paragraph]) =>
    [...paragraph.matchAll(RUN)].map(([run]) => (/<w:vanish\/>/.test(run) ? '' : textOf(run))).join(''),
  );
}

/** Texts of WordArt, each for itself. */
export function wordArtIn(xml: string): string[] {
  return [...xml.matchAll(ART)].map(([, quoted, single]) => plain(quoted ?? single ?? ''));
}

function textOf(run: string): string {
  return [...run.matchAll(PIECE)]
    .map(([piece, text]) => (text === undefined ? (piece.startsWith('<w:tab') ? '\t' : '\n') : plain(text)))
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Only what XML itself names: an entity of the file's own is left as it stands, and never expanded. */
export function plain(text: string): string {
  return text.replaceAll(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (all, name, decimal, hex) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? all;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
