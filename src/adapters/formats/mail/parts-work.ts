/**
 * Lists the parts of a mail, in a worker process. The list goes out as a file of its own, which is what workers hand out; behind it
 * the PDFs that hold files, which only their own format can list.
 */
import { named } from '../../paper/attached.ts';
import { PAPER_LIMITS, type Attachment, type Paper } from '../../paper/page.ts';
import type { PaperTask } from '../../paper/worker/pool.ts';
import { readParts } from './reader.ts';

const PDFS_MAX = 20;

/** A PDF that holds files says so in the clear: the heads of its streams are never packed. */
function holdsFiles({ bytes }: Attachment): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.subarray(0, 1024).includes('%PDF-') && all.includes('/EmbeddedFile');
}

export async function paper({ bytes }: PaperTask): Promise<Paper> {
  const { parts, attachments, wordsTaken } = await readParts(bytes, PAPER_LIMITS);
  const files = named(attachments);
  const listed = parts.map(({ done, ...part }) => ({
    ...part,
    ...(done.as === 'file'
      ? { as: done.as, file: files[done.index]?.name ?? part.name }
      : done.as === 'words'
        ? { as: done.index < wordsTaken ? 'words' : 'wordsLeft', page: done.index + 2 }
        : { as: done.as }),
  }));
  const pdfs = files.filter((file) => holdsFiles(file)).slice(0, PDFS_MAX);
  const list = { name: 'parts', bytes: new Uint8Array(Buffer.from(JSON.stringify(listed))) };
  return { pages: [], findings: [], attachments: [list, ...pdfs] };
}
