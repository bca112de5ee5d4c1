/** Workbooks: XLSX, XLSM, XLSB, XLS, ODS and the XML of Excel 2003. */
import type { Sample } from '../../../model/decoded.ts';
import { paperFormat } from '../../paper/format.ts';

export const sheet = paperFormat({ name: 'sheet', url: import.meta.url, claims });

const NAMED = /\.(?:xls[xmb]?|xlt[xm]?|ods|fods)$/i;
const TYPED = /spreadsheet|ms-excel/i;
const OTHER = /\.(?:doc|dot|ppt|pps|msg|msi|vsd|pub)$/i;

/** By what the file holds; a name alone decides only where the first bytes leave it open. */
function claims({ head, fileName = '', mediaType = '' }: Sample): number {
  const text = Buffer.from(head).toString('latin1');
  const isNamed = NAMED.test(fileName) || TYPED.test(mediaType);
  if (text.startsWith('PK\x03\x04')) {
    if (/xl\/(?:workbook|worksheets|_rels|styles|sharedStrings)/.test(text)) return 92;
    if (/mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/.test(text)) return 95;
    return isNamed ? 80 : text.includes('[Content_Types].xml') && !text.includes('word/') ? 10 : 0;
  }
  if (text.startsWith('\xd0\xcf\x11\xe0')) {
    const says = /W\0o\0r\0k\0b\0o\0o\0k|E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k/.test(text);
    // A locked Word file has the same shell; its name says what is inside.
    return isNamed ? 90 : OTHER.test(fileName) || /\.docx?$/i.test(fileName) ? 0 : says ? 85 : 30;
  }
  return /urn:schemas-microsoft-com:office:spreadsheet/.test(text) ? 85 : 0;
}
