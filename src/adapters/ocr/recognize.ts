/** What lines of text say: the PP-OCRv4 recognizer, read out character by character with place and probability. */
import * as ort from 'onnxruntime-node';
import type { Gray } from './bitmap.ts';
import { LINE_HEIGHT, type LineCrop } from './crop.ts';
import type { PpSessions } from './sessions.ts';

export interface Character {
  readonly text: string;
  /** Its middle, in pixels of the crop. */
  readonly x: number;
  readonly probability: number;
}

/** One time step of the output covers this many pixels. */
const STEP_WIDTH = 8;
const WIDTH_STEP = 32;

/**
 * One line at a time: on one core a line of 320 pixels takes 23 ms alone and 36 ms in a batch of six, and the batch holds
 * six times the memory.
 */
export async function recognizeLine(sessions: PpSessions, { gray }: LineCrop): Promise<Character[]> {
  const width = Math.ceil(gray.width / WIDTH_STEP) * WIDTH_STEP;
  const input = new ort.Tensor('float32', inputOf(gray, width), [1, 3, LINE_HEIGHT, width]);
  const output = Object.values(await sessions.rec.run({ [sessions.rec.inputNames[0] ?? 'x']: input }))[0];
  if (!output) return [];
  const [, steps = 0, classes = 0] = output.dims;
  return readOut(output.data as Float32Array, steps, classes, sessions.characters);
}

/** From -1 (black) to 1 (white), three colors alike; what is left over at the end is 0, as in training. */
export function inputOf(gray: Gray, width: number): Float32Array {
  const area = LINE_HEIGHT * width;
  const data = new Float32Array(3 * area);
  for (let y = 0; y < LINE_HEIGHT; y += 1) {
    for (let x = 0; x < gray.width; x += 1) data[y * width + x] = (gray.data[y * gray.width + x] ?? 0) / 127.5 - 1;
  }
  data.copyWithin(area, 0, area);
  data.copyWithin(2 * area, 0, area);
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
