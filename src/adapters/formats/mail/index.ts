/** Raw mails (`.eml`), and plain texts: the body of a mail that was saved or posted by itself. */
import type { Sample } from '../../../model/decoded.ts';
import type { FormatAdapter } from '../../../model/format-adapter.ts';
import { besideInWorker, paperFormat } from '../../paper/format.ts';
import { looksLikeText } from '../../paper/source/charset.ts';
import { keepingEdi } from './attached-edi.ts';
import { MailDecoder } from './decoder.ts';
import { isMail } from './headers.ts';
import { listParts } from './list-parts.ts';
import { isOutlook } from './outlook.ts';
import { unlocked } from './unlock.ts';

const paper = paperFormat({ name: 'mail', url: import.meta.url, claims });

export const mail: FormatAdapter = {
  ...paper,
  decoder: (options) => {
    const { formatOf } = options;
    const keeping = formatOf === undefined ? options : { ...options, formatOf: keepingEdi(formatOf) };
    return new MailDecoder(paper.decoder(keeping), options.limits.paperBytesMax);
  },
  // What was locked is shown, learned from and opened as it was read.
  learn: (bytes, ...more) => paper.learn?.(unlocked(bytes), ...more) ?? Promise.resolve(undefined),
  show: (bytes, ...more) => paper.show?.(unlocked(bytes), ...more) ?? Promise.resolve({ findings: [] }),
  open: (bytes, ...more) => paper.open?.(unlocked(bytes), ...more) ?? Promise.resolve(undefined),
  beside: (bytes, options) => besideInWorker(import.meta.url, unlocked(bytes), options),
  parts: listParts,
};

function claims({ head, fileName = '', mediaType = '' }: Sample): number {
  const text = Buffer.from(head).toString('latin1');
  if (isMail(text)) return 85;
  if (isOutlook(head, { name: fileName, mediaType })) return 95;
  if (!looksLikeText(head)) return 0;
  if (/\.(?:eml|mht|mhtml)$/i.test(fileName) || /message\/rfc822/i.test(mediaType)) return 60;
  // `[12.03.26, 09:14]` begins a chat, `[{` and `["` do data.
  const isOther = /^[\uFEFF\s]*(?:[{<]|\[\s*[{["\]]|ISA.|UN[ABHG][+:]|STX=|%PDF)/.test(text);
  const isNamed = /\.(?:txt|text|md)$/i.test(fileName) || /^text\/plain\b/i.test(mediaType);
  return isNamed && !isOther ? 20 : 0;
}
