/**
 * The characters of one loaded page with their places, as PDFium tells them. What all characters of a text object share
 * (direction, size, weight, whether it can be seen) is asked once for each object.
 */
import type { Engine } from './engine.ts';
import { boxOf, pointOf, type View } from './view.ts';
import type { Glyph } from './words.ts';

export interface PlacedGlyph extends Glyph {
  /** Handle of the text object; 0 when PDFium names none. */
  readonly object: number;
  /** Where the ink ends on the baseline. */
  readonly inkEnd: number;
  /** The middle of the ink, in the view. */
  readonly x: number;
  readonly y: number;
}

interface Style {
  readonly angle: number;
  readonly size: number;
  /** Length of one em along the baseline; differs from `size` in stretched text. */
  readonly em: number;
  readonly bold: boolean;
  readonly font: number;
  readonly run: number;
}

interface Font {
  readonly bold: boolean;
  /** Width of characters at font size 1, by code point. */
  readonly widths: Map<number, number>;
}

const HYPHEN_AT_LINE_END = 2; // PDFium's own mark, for text that is to be joined; here it is a hyphen like any other.
/** Characters that fill a square. */
const WIDE = /[\p{Script=Han}\p{Script=Hangul}\u3041-\u30FF\u3000-\u303F\uFF01-\uFF60]/u;
const ANGLE_STEP = 3; // Degrees; scanned-in or slightly turned text stays on one line.

export interface PageGlyphs {
  readonly glyphs: PlacedGlyph[];
  /** How many characters the page has; more than `glyphs` when it was cut off. */
  readonly count: number;
  /** How many have no meaning, because their font does not say which characters they are. */
  readonly unmapped: number;
}

/** At most `max` characters. */
export function glyphsOf(engine: Engine, textPage: number, view: View, max: number): PageGlyphs {
  const { call } = engine;
  let unmapped = 0;
  const count = Math.max(0, call.FPDFText_CountChars(textPage));
  const glyphs: PlacedGlyph[] = [];
  const styles = new Map<number, Style>();
  const fonts = new Map<number, Font>();
  for (let index = 0; index < Math.min(count, max); index += 1) {
    if (call.FPDFText_IsGenerated(textPage, index) === 1) continue;
    const unicode = call.FPDFText_GetUnicode(textPage, index) >>> 0;
    const isMapped = call.FPDFText_HasUnicodeMapError(textPage, index) !== 1;
    if (!isMapped) unmapped += 1;
    if (unicode === 0 || unicode === 0xfffe || unicode === 0xffff) continue;
    const object = call.FPDFText_GetTextObject(textPage, index);
    let style = styles.get(object);
    if (style === undefined || object === 0) {
      style = styleOf(engine, textPage, index, object, view, fonts, styles.size);
      styles.set(object, style);
    }
    const text = unicode === HYPHEN_AT_LINE_END ? '-' : characterOf(unicode);
    const glyph = placed(engine, textPage, index, unicode, text, style, view, fonts);
    if (glyph !== undefined) glyphs.push({ ...glyph, object });
  }
  return { glyphs: withLigatures(paired(glyphs)), count, unmapped };
}

function placed(
  engine: Engine,
  textPage: number,
  index: number,
  unicode: number,
  text: string,
  style: Style,
  view: View,
  fonts: ReadonlyMap<number, Font>,
): Omit<PlacedGlyph, 'object'> | undefined {
  const { call, scratch } = engine;
  if (call.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8) === 0) return undefined;
  call.FPDFText_GetCharBox(textPage, index, scratch + 16, scratch + 24, scratch + 32, scratch + 40);
  // Origin x, y; the ink's left, right, bottom, top.
  const [ox = 0, oy = 0, left = 0, right = 0, bottom = 0, top = 0] = engine
    .doubles()
    .subarray(scratch / 8, scratch / 8 + 6);
  const [x, y] = pointOf(view.matrix, ox, oy);
  const turn = (style.angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const u = x * cos + y * sin;
  const v = y * cos - x * sin;
  const ink = boxOf(view.matrix, left, bottom, right, top);
  const isSquare = style.angle % 90 === 0;
  const frame = isSquare
    ? boxOf([cos, -sin, sin, cos, 0, 0], ...ink)
    : ([u, v - style.size * 0.72, u, v + style.size * 0.2] as const);
  const said = widthOf(engine, textPage, index, unicode, style, fonts);
  // PDFium asks the font for the letter that it made of a radical's code, which many fonts do not have.
  const width = WIDE.test(text) ? Math.max(said, style.em) : said;
  const hasInk = right > left && top > bottom;
  const inkEnd = hasInk && isSquare ? frame[2] : u + width;
  // Fonts with a wrong table of widths say next to nothing, or nothing.
  const end = width > 0 && width * 2 > inkEnd - u ? u + width : Math.max(u, inkEnd);
  // Fonts that are drawings may have letters many times their nominal size.
  const size = hasInk && isSquare && frame[3] - frame[1] > style.size * 1.7 ? frame[3] - frame[1] : style.size;
  return {
    text,
    angle: style.angle,
    u0: hasInk && isSquare ? Math.min(u, frame[0]) : u,
    u1: end,
    v,
    top: hasInk ? frame[1] : v - style.size * 0.72,
    bottom: hasInk ? frame[3] : v,
    size,
    bold: style.bold,
    run: style.run,
    inkEnd,
    x: hasInk ? (ink[0] + ink[2]) / 2 : x,
    y: hasInk ? (ink[1] + ink[3]) / 2 : y,
  };
}

/** How far the pen moves; 0 when the font does not say. */
function widthOf(
  engine: Engine,
  textPage: number,
  index: number,
  unicode: number,
  style: Style,
  fonts: ReadonlyMap<number, Font>,
): number {
  const { call, scratch } = engine;
  const widths = fonts.get(style.font)?.widths;
  const known = widths?.get(unicode);
  if (known !== undefined) return known * style.em;
  // The loose box spans from pen to pen, but only for upright text; the font is asked for the rest.
  call.FPDFText_GetMatrix(textPage, index, scratch);
  const [a = 0, b = 0] = engine.floats().subarray(scratch / 4, scratch / 4 + 2);
  if (a > 0 && b === 0 && call.FPDFText_GetLooseCharBox(textPage, index, scratch) === 1) {
    const [left = 0, , right = 0] = engine.floats().subarray(scratch / 4, scratch / 4 + 4);
    return Math.max(0, right - left);
  }
  if (style.font === 0 || call.FPDFFont_GetGlyphWidth(style.font, unicode, 1, scratch) === 0) return 0;
  const width = engine.floats()[scratch / 4] ?? 0;
  widths?.set(unicode, width);
  return width * style.em;
}

function styleOf(
  engine: Engine,
  textPage: number,
  index: number,
  object: number,
  view: View,
  fonts: Map<number, Font>,
  run: number,
): Style {
  const { call, scratch } = engine;
  call.FPDFText_GetMatrix(textPage, index, scratch);
  const [a = 1, b = 0, c = 0, d = 1] = engine.floats().subarray(scratch / 4, scratch / 4 + 4);
  // GetFontSize returns a double, by value.
  const fontSize = call.FPDFText_GetFontSize(textPage, index);
  const [va, vb, vc, vd] = view.matrix;
  const degrees = (Math.atan2(vb * a + vd * b, va * a + vc * b) * 180) / Math.PI;
  const font = object === 0 ? 0 : call.FPDFTextObj_GetFont(object);
  let known = fonts.get(font);
  if (known === undefined) {
    known = { bold: isBold(engine, textPage, index), widths: new Map() };
    fonts.set(font, known);
  }
  const isStroked = object !== 0 && call.FPDFTextObj_GetTextRenderMode(object) === 2;
  return {
    angle: snapped(degrees),
    size: Math.abs(fontSize) * Math.hypot(c, d),
    em: Math.abs(fontSize) * Math.hypot(a, b),
    bold: known.bold || isStroked,
    font,
    run,
  };
}

function snapped(degrees: number): number {
  const quarter = Math.round(degrees / 90) * 90;
  const angle = Math.abs(degrees - quarter) < ANGLE_STEP ? quarter : Math.round(degrees / ANGLE_STEP) * ANGLE_STEP;
  return ((angle % 360) + 360) % 360;
}

const FORCE_BOLD = 1 << 18; // Font descriptor flag, ISO 32000-1 table 123.
const NAME_BYTES_MAX = 128;
const BOLD_WEIGHT = 700;

function isBold(engine: Engine, textPage: number, index: number): boolean {
  const { call, scratch } = engine;
  const flagsAt = scratch + NAME_BYTES_MAX;
  const length = call.FPDFText_GetFontInfo(textPage, index, scratch, NAME_BYTES_MAX, flagsAt);
  const flags = engine.words()[flagsAt / 4] ?? 0;
  const name = Buffer.from(
    engine.bytes().subarray(scratch, scratch + Math.min(Math.max(length - 1, 0), NAME_BYTES_MAX)),
  ).toString('utf8');
  if (length > 0 && (flags & FORCE_BOLD) !== 0) return true;
  // The weight is guessed from the stem's width, which many producers set to anything: only for want of a name.
  if (!/[a-z]{3}/i.test(name.replace(/^[A-Z]{6}\+/, '')))
    return call.FPDFText_GetFontWeight(textPage, index) >= BOLD_WEIGHT;
  return /bold|black|heavy|demi|medium|[-,_ ](b[di]?|md)$|-bd/i.test(name);
}

/** Control characters come from fonts whose tables are wrong. */
function characterOf(unicode: number): string {
  const isCharacter = unicode <= 0x10ffff && (unicode >= 0x20 || (unicode >= 9 && unicode <= 13));
  return isCharacter ? String.fromCodePoint(unicode) : '\uFFFD';
}

/** PDFium gives a ligature as its letters, all at one place and each as wide as the letter alone would be. */
function withLigatures(glyphs: PlacedGlyph[]): PlacedGlyph[] {
  return glyphs.map((glyph, index) => {
    const isPart = [glyphs[index - 1], glyphs[index + 1]].some(
      (other) => other?.object === glyph.object && other.u0 === glyph.u0 && other.v === glyph.v && glyph.object !== 0,
    );
    return isPart ? { ...glyph, u1: Math.max(glyph.u1, glyph.inkEnd) } : glyph;
  });
}

/** PDFium gives UTF-16 units: two of them are one character beyond the basic plane. */
function paired(glyphs: PlacedGlyph[]): PlacedGlyph[] {
  const result: PlacedGlyph[] = [];
  for (const glyph of glyphs) {
    const last = result.at(-1);
    if (last !== undefined && /^[\uDC00-\uDFFF]$/.test(glyph.text) && /^[\uD800-\uDBFF]$/.test(last.text))
      result[result.length - 1] = { ...last, text: last.text + glyph.text };
    else result.push(glyph);
  }
  return result;
}
