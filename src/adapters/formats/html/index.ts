/** A web page, whatever its file is called: many programs export pages that are named `.xls`. */
import type { Sample } from '../../../model/decoded.ts';
import { paperFormat } from '../../paper/format.ts';

export const html = paperFormat({ name: 'html', url: import.meta.url, claims });

function claims({ head, fileName = '', mediaType = '' }: Sample): number {
  const text = Buffer.from(head.filter((byte) => byte !== 0)).toString('latin1');
  const start = text
    .replace(/^[^<]{0,8}/, '')
    .replaceAll(/<\?.*?\?>|<!--.*?-->/gs, '')
    .trimStart();
  if (/^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(start)) return 80;
  if (!/^<(?:table|div|p|meta|style|h\d|center|font|span|b)[\s>]/i.test(start)) return 0;
  return /\.x?html?$/i.test(fileName) || /html/i.test(mediaType) ? 70 : 50;
}
