/** Word files: DOCX and DOCM. */
import type { Sample } from '../../../model/decoded.ts';
import { paperFormat } from '../../paper/format.ts';

export const word = paperFormat({ name: 'word', url: import.meta.url, claims });

const NAMED = /\.(?:doc[xm]|dot[xm])$/i;
const TYPED = /wordprocessingml|ms-word\.document/i;

function claims({ head, fileName = '', mediaType = '' }: Sample): number {
  const text = Buffer.from(head).toString('latin1');
  const isNamed = NAMED.test(fileName) || TYPED.test(mediaType);
  if (text.startsWith('PK\x03\x04')) {
    if (/word\/(?:document|_rels|styles|settings|numbering|fontTable|media|header|footer|theme)/.test(text)) return 92;
    return isNamed ? 80 : 0;
  }
  // A locked file has the shell of an old one.
  return text.startsWith('\xd0\xcf\x11\xe0') && isNamed ? 80 : 0;
}
