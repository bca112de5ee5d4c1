/** The pages of a TIFF file, decoded one by one as they are asked for, so that only one is in memory. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import { turned, type Bitmap, type Gray } from '../../ocr/bitmap.ts';
import type { PaperLimits } from '../../paper/page.ts';
import { tooLarge } from './limits.ts';
import { tiffDirectories, type TiffDirectory } from './tiff-directory.ts';
import { decodeTiff } from './tiff-decode.ts';

export async function* tiffPages(bytes: Uint8Array, limits: PaperLimits, findings: Finding[]): AsyncGenerator<Bitmap> {
  const { directories, broken, more } = tiffDirectories(bytes, limits.pagesMax);
  if (broken) findings.push(finding('image-damaged', `The list of pages breaks off after page ${directories.length}.`));
  if (more) {
    findings.push(finding('paper-pages-limit', `Only ${limits.pagesMax} pages of the file are read (pagesMax).`));
  }
  if (directories.length === 0) findings.push(finding('image-unreadable', 'The TIFF file holds no page.'));
  for (const [index, directory] of directories.entries()) {
    const bitmap = await pageOf(bytes, directory, index + 1, limits, findings);
    if (bitmap) yield bitmap;
  }
}

async function pageOf(
  bytes: Uint8Array,
  directory: TiffDirectory,
  page: number,
  limits: PaperLimits,
  findings: Finding[],
): Promise<Bitmap | undefined> {
  const { width, height } = directory;
  if (width === 0 || height === 0) {
    findings.push(finding('image-unreadable', `Page ${page} says that it is ${width} by ${height} pixels.`));
    return undefined;
  }
  if (width * height > limits.pixelsMax) {
    findings.push(tooLarge(width, height, limits));
    return undefined;
  }
  const lost = lostRows(directory, page);
  if (lost !== undefined) findings.push(lost);
  const decoded = await decodeTiff(bytes, directory, limits.unpackedBytesMax);
  if ('trouble' in decoded) {
    findings.push(finding('image-unreadable', `Page ${page}: ${decoded.trouble}`));
    return undefined;
  }
  if (decoded.rowsBad > 0) {
    findings.push(
      finding('image-damaged', `Page ${page}: ${decoded.rowsBad} of ${height} rows are damaged or missing.`),
    );
  }
  return upright(decoded.gray, directory);
}

/**
 * A call without error correction ends well however many rows were lost. The machine replaces or leaves them out, and a line
 * of the order is gone from a picture that looks clean.
 */
function lostRows({ faxRowsBad, faxRowsBadTogether, faxData }: TiffDirectory, page: number): Finding | undefined {
  if (faxRowsBad === 0 && faxData !== 2) return undefined;
  const count = faxRowsBad === 0 ? 'rows of the picture' : `${faxRowsBad} rows of the picture`;
  const together = faxRowsBadTogether > 1 ? `, up to ${faxRowsBadTogether} together` : '';
  const message = `Page ${page}: ${count} came damaged by fax${together}; what stood there may be missing without a trace.`;
  return finding('fax-lines-damaged', message);
}

/** By tag 274: 3 is upside down, 6 and 8 lie on a side; mirrored ones do not come from paper. */
function upright(gray: Gray, { orientation, dpiX, dpiY }: TiffDirectory): Bitmap {
  const quarters = { 3: 2, 6: 1, 8: 3 }[orientation] ?? 0;
  const dpi = dpiX && dpiY ? (quarters % 2 === 0 ? { dpiX, dpiY } : { dpiX: dpiY, dpiY: dpiX }) : {};
  return { ...turned(gray, quarters), channels: 1, ...dpi };
}
