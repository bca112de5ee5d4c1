/**
 * Where text stands: the PP-OCRv4 detector gives a map of how likely each pixel belongs to text; its patches become
 * rectangles that may be turned, as in the paper on Differentiable Binarization (DB).
 */
import * as ort from 'onnxruntime-node';
import { resize, type Gray } from './bitmap.ts';
import { patchesOf, type Patch } from './patches.ts';
import { smallestRectangle, type Rectangle } from './rectangle.ts';
import type { PpSessions } from './sessions.ts';

/** From PaddleOCR's own settings for this model. */
const PIXEL_MIN = 0.3;
const PATCH_MEAN_MIN = 0.5;
const UNCLIP = 1.6;
/** Pixels of the detector's map; what is smaller is a speck. */
const SIDE_MIN = 3;
/** The detector halves five times. */
const STRIDE = 32;
/** Mean and deviation of the pictures that it was trained on, of the three colors taken together. */
const MEAN = 0.449;
const DEVIATION = 0.226;

/** Rectangles in pixels of `gray`. `sideMax` is the longer side that the detector gets to see. */
export async function detectLines(sessions: PpSessions, gray: Gray, sideMax: number): Promise<Rectangle[]> {
  const scale = Math.min(1, sideMax / Math.max(gray.width, gray.height));
  const width = Math.max(STRIDE, Math.round((gray.width * scale) / STRIDE) * STRIDE);
  const height = Math.max(STRIDE, Math.round((gray.height * scale) / STRIDE) * STRIDE);
  const output = await sessions.det.run({ [inputOf(sessions.det)]: tensorOf(resize(gray, width, height)) });
  const map = Object.values(output)[0];
  if (!map) return [];
  const data = map.data as Float32Array;
  const patches = patchesOf(data, width, height, PIXEL_MIN);
  const [scaleX, scaleY] = [gray.width / width, gray.height / height];
  return patches.flatMap((patch) => rectangleOf(patch, scaleX, scaleY));
}

function rectangleOf(patch: Patch, scaleX: number, scaleY: number): Rectangle[] {
  if (patch.mean < PATCH_MEAN_MIN) return [];
  const tight = smallestRectangle(patch.points);
  if (!tight || Math.min(tight.length, tight.thickness) < SIDE_MIN) return [];
  // The patch is the text shrunk; this much it is to grow again, by the paper.
  const grow = (tight.length * tight.thickness * UNCLIP) / (2 * (tight.length + tight.thickness));
  const [cos, sin] = [Math.cos(tight.angle), Math.sin(tight.angle)];
  const stretchAlong = Math.hypot(cos * scaleX, sin * scaleY);
  const stretchAcross = Math.hypot(sin * scaleX, cos * scaleY);
  return [
    {
      x: tight.x * scaleX,
      y: tight.y * scaleY,
      length: (tight.length + 2 * grow) * stretchAlong,
      thickness: (tight.thickness + 2 * grow) * stretchAcross,
      angle: Math.atan2(sin * scaleY, cos * scaleX),
    },
  ];
}

function tensorOf(gray: Gray): ort.Tensor {
  const area = gray.width * gray.height;
  const data = new Float32Array(3 * area);
  for (let at = 0; at < area; at += 1) {
    const value = ((gray.data[at] ?? 0) / 255 - MEAN) / DEVIATION;
    data[at] = value;
    data[area + at] = value;
    data[2 * area + at] = value;
  }
  return new ort.Tensor('float32', data, [1, 3, gray.height, gray.width]);
}

function inputOf(session: ort.InferenceSession): string {
  return session.inputNames[0] ?? 'x';
}
