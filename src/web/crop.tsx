/** The place of a doubtful value, enlarged: what a person compares it with. */
import { useEffect, useRef } from 'react';
import type { PagePlace } from '../model/lineage.ts';
import { pageAddress, usePagePicture } from './page-picture.ts';

const MARGIN = 6; // Points about the value: enough to see what it stands beside.
const SCALE = 1.75; // Pixels of the screen for one point.
const WIDTH_MAX = 320;

export function Crop({
  messageId,
  at,
  of,
}: {
  readonly messageId: string;
  readonly at: PagePlace;
  readonly of: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { picture } = usePagePicture(pageAddress(messageId, at.page, at.file));
  const [x0, y0, x1, y1] = at.box;
  const [left, top] = [Math.max(0, x0 - MARGIN), Math.max(0, y0 - MARGIN)];
  const [width, height] = [x1 + MARGIN - left, y1 + MARGIN - top];
  const scale = Math.min(SCALE, WIDTH_MAX / width);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (picture === undefined || !context) return;
    const ratio = picture.bitmap.width / picture.width;
    const { canvas: target } = context;
    context.drawImage(
      picture.bitmap,
      left * ratio,
      top * ratio,
      width * ratio,
      height * ratio,
      0,
      0,
      target.width,
      target.height,
    );
  }, [picture, left, top, width, height]);
  if (picture === undefined) return null;
  const sharp = Math.max(1, window.devicePixelRatio);
  return (
    <canvas
      ref={canvas}
      className="crop"
      role="img"
      aria-label={`Picture of the place of ${of}`}
      width={Math.round(width * scale * sharp)}
      height={Math.round(height * scale * sharp)}
      style={{ width: width * scale, height: height * scale }}
    />
  );
}
