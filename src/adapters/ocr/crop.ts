/** Cuts a line of text out of the page, laid straight and brought to the height that the recognizer was trained on. */
import type { Gray } from './bitmap.ts';
import type { Rectangle } from './rectangle.ts';

/** PP-OCRv4's recognizer takes pictures of this height. */
export const LINE_HEIGHT = 48;

export interface LineCrop {
  readonly gray: Gray;
  /** Where a place of the crop stands on the page. */
  toPage(x: number, y: number): readonly [x: number, y: number];
}

export function cropLine(page: Gray, rectangle: Rectangle): LineCrop {
  const scale = rectangle.thickness / LINE_HEIGHT;
  const width = Math.max(LINE_HEIGHT / 4, Math.round(rectangle.length / scale));
  const [cos, sin] = [Math.cos(rectangle.angle) * scale, Math.sin(rectangle.angle) * scale];
  const left = rectangle.x - (cos * width) / 2 + (sin * LINE_HEIGHT) / 2;
  const top = rectangle.y - (sin * width) / 2 - (cos * LINE_HEIGHT) / 2;
  const toPage = (x: number, y: number): readonly [number, number] => [
    left + x * cos - y * sin,
    top + x * sin + y * cos,
  ];
  return { gray: sample(page, width, toPage, scale), toPage };
}

/** Where the crop is smaller than its source, several samples a pixel are averaged, so that no thin stroke is lost. */
function sample(page: Gray, width: number, toPage: LineCrop['toPage'], scale: number): Gray {
  const steps = Math.max(1, Math.ceil(scale));
  const data = new Uint8Array(width * LINE_HEIGHT);
  for (let y = 0; y < LINE_HEIGHT; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let part = 0; part < steps * steps; part += 1) {
        const across = ((part % steps) + 0.5) / steps;
        const down = (Math.floor(part / steps) + 0.5) / steps;
        const [pageX, pageY] = toPage(x + across, y + down);
        sum += between(page, pageX - 0.5, pageY - 0.5);
      }
      data[y * width + x] = sum / (steps * steps) + 0.5;
    }
  }
  return { width, height: LINE_HEIGHT, data };
}

/** The page's gray between its pixels; outside it the nearest pixel's. */
export function between({ width, height, data }: Gray, x: number, y: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), width - 1);
  const top = Math.min(Math.max(Math.floor(y), 0), height - 1);
  const right = Math.min(left + 1, width - 1);
  const bottom = Math.min(top + 1, height - 1);
  const across = Math.min(Math.max(x - left, 0), 1);
  const down = Math.min(Math.max(y - top, 0), 1);
  const upper = (data[top * width + left] ?? 0) * (1 - across) + (data[top * width + right] ?? 0) * across;
  const lower = (data[bottom * width + left] ?? 0) * (1 - across) + (data[bottom * width + right] ?? 0) * across;
  return upper * (1 - down) + lower * down;
}
