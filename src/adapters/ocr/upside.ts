/** Is the page upside down? Tesseract's test took a Chinese page in landscape the wrong way; this one asks the recognizer. */
import * as ort from 'onnxruntime-node';
import { resize, turned } from './bitmap.ts';
import { LINE_HEIGHT, type LineCrop } from './crop.ts';
import { inputOf, recognizeLine } from './recognize.ts';
import type { PpSessions } from './sessions.ts';

/** The classifier was trained on pictures of this width. */
const CLASSIFIER_WIDTH = 192;
const LINES_ASKED = 12;
/** Mean of the classifier's answers beyond which it is believed; between them the recognizer is asked. */
const SURE = 0.8;
const LINES_READ = 5;

/** `lines` are pieces of one page, in any order. */
export async function isUpsideDown(sessions: PpSessions, lines: readonly LineCrop[]): Promise<boolean> {
  const asked = telling(lines, LINES_ASKED);
  if (asked.length === 0) return false;
  const answers: number[] = [];
  for (const line of asked) answers.push(await turnedShare(sessions, line));
  const mean = answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
  if (mean >= SURE || mean <= 1 - SURE) return mean > 0.5;
  let [as, against] = [0, 0];
  for (const line of telling(lines, LINES_READ)) {
    as += await sureness(sessions, line);
    against += await sureness(sessions, { ...line, gray: turned(line.gray, 2) });
  }
  return against > as;
}

/** Long enough to hold several letters, and spread over the page. */
function telling(lines: readonly LineCrop[], count: number): LineCrop[] {
  const long = lines.filter(({ gray }) => gray.width >= 2.5 * LINE_HEIGHT && gray.width <= 16 * LINE_HEIGHT);
  const chosen = long.length > 0 ? long : lines;
  const stride = Math.max(1, chosen.length / count);
  return Array.from(
    { length: Math.min(count, chosen.length) },
    (_, index) => chosen[Math.floor(index * stride)],
  ).flatMap((line) => line ?? []);
}

/** How sure the classifier is that the line stands on its head. */
async function turnedShare(sessions: PpSessions, { gray }: LineCrop): Promise<number> {
  const width = Math.min(CLASSIFIER_WIDTH, gray.width);
  const cut = gray.width > width ? resize(gray, width, LINE_HEIGHT) : gray;
  const input = new ort.Tensor('float32', inputOf(cut, CLASSIFIER_WIDTH), [1, 3, LINE_HEIGHT, CLASSIFIER_WIDTH]);
  const output = Object.values(await sessions.cls.run({ [sessions.cls.inputNames[0] ?? 'x']: input }))[0];
  return output ? Number(output.data[1]) : 0;
}

async function sureness(sessions: PpSessions, line: LineCrop): Promise<number> {
  const characters = await recognizeLine(sessions, line);
  if (characters.length === 0) return 0;
  return characters.reduce((sum, { probability }) => sum + probability, 0) / characters.length;
}
