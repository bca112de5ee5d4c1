/** The limit on pixels, told the same way for every kind of picture. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { PaperLimits } from '../../paper/page.ts';

export function tooLarge(width: number, height: number, limits: PaperLimits): Finding {
  return finding(
    'image-too-large',
    `The picture has ${width} by ${height} pixels; at most ${limits.pixelsMax} in all are read (pixelsMax).`,
  );
}
