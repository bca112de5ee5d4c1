/** Pictures of orders: TIFF with any number of pages (most faxes), JPEG, PNG and what else the canvas decodes. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Bitmap } from '../../ocr/bitmap.ts';
import { closeEngines, recognizePage } from '../../ocr/page.ts';
import type { Page, PaperLimits, PaperReader } from '../../paper/page.ts';
import { imageHeader, isCut } from '../../paper/source/image-header.ts';
import { tooLarge } from './limits.ts';
import { decodeRaster } from './raster.ts';
import { tiffPages } from './tiff.ts';

export interface ImageReader extends PaperReader {
  /** Frees the models and ends the engines that were started; the next picture starts them anew. */
  close(): Promise<void>;
}

export const imageReader: ImageReader = {
  name: 'image',
  read: async (bytes, { limits }) => {
    const findings: Finding[] = [];
    const pages: Page[] = [];
    for await (const bitmap of bitmapsOf(bytes, limits, findings)) {
      pages.push(await recognizePage(bitmap, { number: pages.length + 1, wordsMax: limits.wordsMax, findings }));
    }
    return { pages, findings, attachments: [] };
  },
  close: closeEngines,
};

/** The pictures of a file, one at a time; what cannot be decoded becomes a finding. */
export async function* bitmapsOf(bytes: Uint8Array, limits: PaperLimits, findings: Finding[]): AsyncGenerator<Bitmap> {
  const header = imageHeader(bytes);
  if (!header) {
    findings.push(finding('image-unreadable', 'The picture has no header that says its kind and size.'));
    return;
  }
  if (header.kind === 'tiff') {
    yield* tiffPages(bytes, limits, findings);
    return;
  }
  const { width, height } = header;
  if (width === 0 || height === 0) {
    findings.push(finding('image-unreadable', `The picture says that it is ${width} by ${height} pixels.`));
  } else if (width * height > limits.pixelsMax) {
    findings.push(tooLarge(width, height, limits));
  } else {
    try {
      const bitmap = await decodeRaster(bytes, header);
      if (isCut(bytes, header)) findings.push(finding('image-damaged', `The ${header.kind} picture is cut off.`));
      yield bitmap;
    } catch (error) {
      findings.push(finding('image-unreadable', `The ${header.kind} picture cannot be decoded: ${String(error)}`));
    }
  }
}
