/** Pictures of orders: scans, faxes and photos. */
import { paperFormat } from '../../paper/format.ts';

/** By the first bytes: TIFF, PNG, JPEG, GIF, BMP, WebP. */
const PICTURE = /^(?:II\*\0|MM\0\*|\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0|RIFF.{4}WEBP)/s;

export const image = paperFormat({
  name: 'image',
  url: import.meta.url,
  pages: 'pictures',
  claims: ({ head }) => (PICTURE.test(Buffer.from(head.subarray(0, 16)).toString('latin1')) ? 90 : 0),
});
