/** What lines of text say: the PP-OCRv4 recognizer, read out character by character with place and probability. */
import * as ort from 'onnxruntime-node';
import { LINE_HEIGHT, type LineCrop } from './crop.ts';
import type { PpSessions } from './sessions.ts';

export interface Character {
  readonly text: string;
  /** Its middle, in pixels of the crop. */
  readonly x: number;
  readonly probability: number;
}

/** Lines of one run of the model: more hold more memory and are hardly faster on one core. */
const BATCH = 6;
/** One time step of the output covers this many pixels. */
const STEP_WIDTH = 8;
/** A longer line is cut into pieces by `sliceWide` of its caller; the model's cost grows with the widest of a batch. */
const WIDTH_STEP = 32;

/** One list of characters for each crop, in its order. */
export async function recognizeLines(sessions: PpSessions, crops: readonly LineCrop[]): Promise<Character[][]> {
  const results: Character[][] = crops.map(() => []);
  // Lines of like width share a run, because each is filled up to the widest.
  const order = [...crops.keys()].toSorted((one, other) => widthOf(crops[one]) - widthOf(crops[other]));
  for (let start = 0; start < order.length; start += BATCH) {
    const batch = order.slice(start, start + BATCH);
    const width = Math.ceil(Math.max(...batch.map((index) => widthOf(crops[index]))) / WIDTH_STEP) * WIDTH_STEP;
    const input = new ort.Tensor('float32', pack(crops, batch, width), [batch.length, 3, LINE_HEIGHT, width]);
    const output = await sessions.rec.run({ [sessions.rec.inputNames[0] ?? 'x']: input });
    const first = Object.values(output)[0];
    if (!first) continue;
    const [, steps = 0, classes = 0] = first.dims;
    for (const [row, index] of batch.entries()) {
      const part = (first.data as Float32Array).subarray(row * steps * classes, (row + 1) * steps * classes);
      results[index] = readOut(part, steps, classes, sessions.characters);
    }
  }
  return results;
}

function widthOf(crop: LineCrop | undefined): number {
  return crop?.gray.width ?? 0;
}

/** From -1 (black) to 1 (white); what a narrower line leaves empty is 0, as in training. */
function pack(crops: readonly LineCrop[], batch: readonly number[], width: number): Float32Array {
  const area = LINE_HEIGHT * width;
  const data = new Float32Array(batch.length * 3 * area);
  for (const [row, index] of batch.entries()) {
    const gray = crops[index]?.gray;
    if (!gray) continue;
    for (let y = 0; y < LINE_HEIGHT; y += 1) {
      for (let x = 0; x < gray.width; x += 1) {
        const value = (gray.data[y * gray.width + x] ?? 0) / 127.5 - 1;
        const at = row * 3 * area + y * width + x;
        data[at] = value;
        data[at + area] = value;
        data[at + 2 * area] = value;
      }
    }
  }
  return data;
}

/** Connectionist temporal classification: the best class of each step, repeats and blanks (class 0) dropped. */
function readOut(scores: Float32Array, steps: number, classes: number, names: readonly string[]): Character[] {
  const characters: Character[] = [];
  let open: { kind: number; sum: number; weight: number; best: number } | undefined;
  const shut = (): void => {
    if (!open) return;
    const x = (open.sum / open.weight + 0.5) * STEP_WIDTH;
    characters.push({ text: names[open.kind] ?? '', x, probability: open.best });
    open = undefined;
  };
  for (let step = 0; step < steps; step += 1) {
    const [kind, score] = bestOf(scores, step * classes, classes);
    if (open && kind !== open.kind) shut();
    if (kind === 0) continue;
    open ??= { kind, sum: 0, weight: 0, best: 0 };
    open.sum += step * score;
    open.weight += score;
    open.best = Math.max(open.best, score);
  }
  shut();
  return characters;
}

function bestOf(scores: Float32Array, from: number, count: number): readonly [kind: number, score: number] {
  let kind = 0;
  let score = -1;
  for (let at = 0; at < count; at += 1) {
    const value = scores[from + at] ?? 0;
    if (value > score) [kind, score] = [at, value];
  }
  return [kind, score];
}
