/**
 * What a page draws, object by object in drawing order: lines and filled boxes, images, and for each piece of text
 * whether anybody can see it. Form XObjects are entered; all places are in the view.
 */
import type { Box } from '../../../model/lineage.ts';
import type { Engine } from './engine.ts';
import { pictureHash } from '../../paper/source/pictures.ts';
import { pathOf, type Slant } from './paths.ts';
import { after, boxOf, type Matrix, type View } from './view.ts';

export interface Scene {
  /** Thin boxes: strokes, thin fills and the edges of filled boxes. */
  readonly lines: readonly Box[];
  readonly slants: readonly Slant[];
  readonly covers: readonly Cover[];
  readonly images: readonly PlacedImage[];
  /** By handle of the text object. */
  readonly texts: ReadonlyMap<number, TextLook>;
  /** Curved outlines: a page whose letters were turned into drawings has hundreds. */
  readonly curvedPaths: number;
  /** False when there was more than is looked at. */
  readonly isWhole: boolean;
}

/** Something opaque that hides what was drawn before it, and colours the ground of what is drawn after it. */
export interface Cover {
  readonly order: number;
  readonly box: Box;
  /** Absent for images, shadings and shapes with holes or curves: any colour. */
  readonly color?: Color;
  /** False when it does not fill the whole box; such a shape is a ground, but nobody can tell what it hides. */
  readonly isBox: boolean;
}

export interface PlacedImage {
  readonly order: number;
  readonly box: Box;
  /** Coded as scanners do: JPEG, JPEG 2000, fax or JBIG2. Such an image has no holes to look through. */
  readonly isPhotographic: boolean;
  /** By which it is known again; absent where it is too small to show words. */
  readonly hash?: string;
}

export interface TextLook {
  readonly order: number;
  /** Render mode 3 or 7, or an alpha of 0. */
  readonly isInvisible: boolean;
  readonly color: Color;
  readonly box?: Box;
  /** What it is cut off at. */
  readonly clip?: Box;
}

export type Color = readonly [red: number, green: number, blue: number];

const [TEXT, PATH, IMAGE, SHADING, FORM] = [1, 2, 3, 4, 5] as const; // FPDF_PAGEOBJ_*
const DEPTH_MAX = 12; // PDFium itself goes no deeper than 8 with forms of forms when it draws.
const OBJECTS_MAX = 100_000; // The fullest drawing seen had 21,000.
const COVERS_MAX = 5000;
const SLANTS_MAX = 2000; // A drawing has more, and each is compared with each word.
const PICTURES_MAX = 100; // One image may be drawn many thousand times, and each is looked at again.
const MANY = 'f'.repeat(16); // All that come after them, as one.
const PICTURE_BYTES_MAX = 8 * 1024 * 1024;
const WORD_WIDTH_MIN = 15; // Points; a word of three letters in small print.
const WORD_HEIGHT_MIN = 6;
const WORD_PIXELS_MIN = 7; // The smallest letters that anybody can read.

class Walk {
  readonly lines: Box[] = [];
  readonly slants: Slant[] = [];
  readonly covers: Cover[] = [];
  readonly images: PlacedImage[] = [];
  readonly texts = new Map<number, TextLook>();
  curvedPaths = 0;
  pictures = 0;
  order = 0;
  isWhole = true;
}

export function sceneOf(engine: Engine, page: number, view: View): Scene {
  const { call } = engine;
  const walk = new Walk();
  const count = call.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && walk.isWhole; index += 1)
    visit(engine, call.FPDFPage_GetObject(page, index), view.matrix, walk, 0);
  return walk;
}

function visit(engine: Engine, object: number, matrix: Matrix, walk: Walk, depth: number): void {
  const { call } = engine;
  walk.order += 1;
  if (walk.order > OBJECTS_MAX || depth > DEPTH_MAX) {
    walk.isWhole = false;
    return;
  }
  switch (call.FPDFPageObj_GetType(object)) {
    case TEXT:
      walk.texts.set(object, lookOf(engine, object, matrix, walk.order));
      return;
    case PATH:
      addPath(engine, object, matrix, walk);
      return;
    case IMAGE:
    case SHADING:
      addPicture(engine, object, matrix, walk);
      return;
    case FORM: {
      const inner = after(matrixOf(engine, object), matrix);
      const count = call.FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count && walk.isWhole; index += 1)
        visit(engine, call.FPDFFormObj_GetObject(object, index), inner, walk, depth + 1);
    }
  }
}

function lookOf(engine: Engine, object: number, matrix: Matrix, order: number): TextLook {
  const { call } = engine;
  const mode = call.FPDFTextObj_GetTextRenderMode(object);
  const isStroked = mode === 1 || mode === 5;
  const paint = paintOf(engine, object, isStroked ? 'stroke' : 'fill');
  const clip = clipOf(engine, object, matrix);
  const box = boundsOf(engine, object, matrix);
  return {
    order,
    isInvisible: mode === 3 || mode === 7 || paint?.alpha === 0,
    color: paint?.color ?? [0, 0, 0],
    ...(box === undefined ? {} : { box }),
    ...(clip === undefined ? {} : { clip }),
  };
}

function addPath(engine: Engine, object: number, matrix: Matrix, walk: Walk): void {
  const { call, scratch } = engine;
  call.FPDFPath_GetDrawMode(object, scratch, scratch + 4);
  const [fillMode = 0, stroke = 0] = engine.words().subarray(scratch / 4, scratch / 4 + 2);
  const fill = fillMode === 0 ? undefined : paintOf(engine, object, 'fill');
  const pen = stroke === 0 ? undefined : paintOf(engine, object, 'stroke');
  const isFilled = fill !== undefined && fill.alpha > 0;
  const isStroked = pen !== undefined && pen.alpha > 0 && !isWhite(pen.color);
  if (!isFilled && !isStroked) return;
  const path = pathOf(
    engine,
    object,
    after(matrixOf(engine, object), matrix),
    isStroked,
    isFilled && !isWhite(fill.color),
  );
  if (path.isCurved) walk.curvedPaths += 1;
  const clip = path.lines.length + path.slants.length > 0 || isFilled ? clipOf(engine, object, matrix) : undefined;
  for (const line of path.lines) {
    const shown = clip === undefined ? line : common(line, widened(clip));
    if (shown !== undefined) walk.lines.push(shown);
  }
  for (const slant of path.slants)
    if (walk.slants.length < SLANTS_MAX && (clip === undefined || isAcross(slant, clip))) walk.slants.push(slant);
  const isOpaque = isFilled && fill.alpha === 255 && call.FPDFPageObj_HasTransparency(object) === 0;
  if (!isOpaque) return;
  const bounds = path.boxes === undefined ? boundsOf(engine, object, matrix) : undefined;
  const add = (box: Box, cover: Pick<Cover, 'isBox' | 'color'>): void => {
    const shown = clip === undefined ? box : common(box, clip);
    if (shown !== undefined && walk.covers.length < COVERS_MAX)
      walk.covers.push({ order: walk.order, box: shown, ...cover });
  };
  for (const box of path.boxes ?? []) add(box, { isBox: true, color: fill.color });
  if (bounds !== undefined) add(bounds, { isBox: false });
}

function isAcross([x0, y0, x1, y1]: Slant, clip: Box): boolean {
  return common([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)], clip) !== undefined;
}

/** Edges that lie on the edge of the clip are seen, whatever the last digit says. */
function widened([x0, y0, x1, y1]: Box): Box {
  return [x0 - 1, y0 - 1, x1 + 1, y1 + 1];
}

function addPicture(engine: Engine, object: number, matrix: Matrix, walk: Walk): void {
  const { call } = engine;
  const bounds = boundsOf(engine, object, matrix);
  const clip = clipOf(engine, object, matrix);
  const box = bounds === undefined || clip === undefined ? bounds : common(bounds, clip);
  if (box === undefined) return;
  if (walk.covers.length < COVERS_MAX) walk.covers.push({ order: walk.order, box, isBox: false });
  if (call.FPDFPageObj_GetType(object) !== IMAGE) return;
  const hash = isLegible(engine, object, box) ? nextHash(engine, object, walk) : undefined;
  walk.images.push({
    order: walk.order,
    box,
    isPhotographic: isPhotographic(engine, object),
    ...(hash === undefined ? {} : { hash }),
  });
}

/** Smaller ones are bullets, lines and grounds. */
function isLegible({ call, scratch, words }: Engine, object: number, [x0, y0, x1, y1]: Box): boolean {
  if (x1 - x0 < WORD_WIDTH_MIN || y1 - y0 < WORD_HEIGHT_MIN) return false;
  if (call.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4) === 0) return true;
  const [width = 0, height = 0] = words().subarray(scratch / 4, scratch / 4 + 2);
  return width >= WORD_PIXELS_MIN && height >= WORD_PIXELS_MIN;
}

function nextHash(engine: Engine, object: number, walk: Walk): string | undefined {
  walk.pictures += 1;
  return walk.pictures > PICTURES_MAX ? MANY : hashOf(engine, object);
}

/** Of the bytes as the file holds them: a program draws the same logo from the same bytes. */
function hashOf(engine: Engine, object: number): string | undefined {
  const { call } = engine;
  const length = call.FPDFImageObj_GetImageDataRaw(object, 0, 0);
  if (length <= 0) return undefined;
  // Nobody draws two pictures of the same many bytes.
  if (length > PICTURE_BYTES_MAX) return pictureHash(Buffer.from(`${length} bytes`));
  const buffer = engine.malloc(length);
  call.FPDFImageObj_GetImageDataRaw(object, buffer, length);
  const hash = pictureHash(engine.bytes().subarray(buffer, buffer + length));
  engine.free(buffer);
  return hash;
}

function isPhotographic(engine: Engine, object: number): boolean {
  const { call, scratch } = engine;
  const count = call.FPDFImageObj_GetImageFilterCount(object);
  if (count <= 0) return false;
  const length = call.FPDFImageObj_GetImageFilter(object, count - 1, scratch, 64);
  const name = Buffer.from(engine.bytes().subarray(scratch, scratch + Math.min(length, 64))).toString('latin1');
  return /^(DCT|JPX|CCITTFax|JBIG2)/.test(name);
}

export function matrixOf(engine: Engine, object: number): Matrix {
  const { call, scratch } = engine;
  if (call.FPDFPageObj_GetMatrix(object, scratch) === 0) return [1, 0, 0, 1, 0, 0];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = engine.floats().subarray(scratch / 4, scratch / 4 + 6);
  return [a, b, c, d, e, f];
}

function boundsOf(engine: Engine, object: number, matrix: Matrix): Box | undefined {
  const { call, scratch } = engine;
  if (call.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return undefined;
  const [left = 0, bottom = 0, right = 0, top = 0] = engine.floats().subarray(scratch / 4, scratch / 4 + 4);
  return boxOf(matrix, left, bottom, right, top);
}

function paintOf(
  engine: Engine,
  object: number,
  which: 'fill' | 'stroke',
): { color: Color; alpha: number } | undefined {
  const { call, scratch } = engine;
  const ask = which === 'fill' ? call.FPDFPageObj_GetFillColor : call.FPDFPageObj_GetStrokeColor;
  if (ask(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 0] = engine.words().subarray(scratch / 4, scratch / 4 + 4);
  return { color: [red, green, blue], alpha };
}

const CLIP_SEGMENTS_MAX = 64; // Clips by a drawing are larger than what they show anyway.

/** The box that an object is cut off at; undefined when it is not, or by a shape that is too long to follow. */
function clipOf(engine: Engine, object: number, matrix: Matrix): Box | undefined {
  const { call, scratch } = engine;
  const clip = call.FPDFPageObj_GetClipPath(object);
  const count = clip === 0 ? 0 : call.FPDFClipPath_CountPaths(clip);
  let result: Box | undefined;
  for (let path = 0; path < count; path += 1) {
    const segments = call.FPDFClipPath_CountPathSegments(clip, path);
    if (segments <= 0 || segments > CLIP_SEGMENTS_MAX) continue;
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < segments; index += 1) {
      const segment = call.FPDFClipPath_GetPathSegment(clip, path, index);
      if (call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
      const [x = 0, y = 0] = engine.floats().subarray(scratch / 4, scratch / 4 + 2);
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
    }
    if (x0 > x1) continue;
    const box = boxOf(matrix, x0, y0, x1, y1);
    result = result === undefined ? box : (common(result, box) ?? [box[0], box[1], box[0], box[1]]);
  }
  return result;
}

export function common(one: Box, other: Box): Box | undefined {
  const box: Box = [
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
    Math.min(one[2], other[2]),
    Math.min(one[3], other[3]),
  ];
  return box[0] <= box[2] && box[1] <= box[3] ? box : undefined;
}

export function isWhite([red, green, blue]: Color): boolean {
  return red >= 250 && green >= 250 && blue >= 250;
}
