/** What came with a mail, listed in worker processes: the mail in one, the files inside its PDFs in others. */
import type { Limits } from '../../../model/limits.ts';
import type { HeldFile, MailPart } from '../../../model/format-adapter.ts';
import { readInWorker } from '../../paper/worker/pool.ts';
import { unlocked } from './unlock.ts';

const SECONDS_MAX = 60; // Somebody is waiting for the page.

/** @param filesIn the files inside a PDF */
export async function listParts(
  mail: Uint8Array,
  limits: Limits,
  filesIn: (pdf: Uint8Array, seconds: number) => Promise<readonly HeldFile[]>,
): Promise<readonly MailPart[] | undefined> {
  if (mail.length > limits.paperBytesMax) return undefined;
  const seconds = Math.min(limits.paperSeconds, SECONDS_MAX);
  const module = new URL(`./parts-work.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url).href;
  const task = { bytes: unlocked(mail) };
  const { attachments } = await readInWorker({ module, task, unpack: true, seconds });
  const [list, ...pdfs] = attachments;
  if (list === undefined) return undefined;
  const parts = JSON.parse(Buffer.from(list.bytes).toString()) as MailPart[];
  const all: MailPart[] = [];
  const inside = new Map<string, readonly MailPart[]>();
  for (const { name, bytes } of pdfs) {
    const files = await filesIn(bytes, seconds);
    inside.set(
      name,
      files.map((file) => ({
        name: file.name,
        ...(file.mediaType === undefined ? {} : { mediaType: file.mediaType }),
        bytes: file.bytes.length,
        within: [],
        as: 'inPdf',
      })),
    );
  }
  for (const part of parts) {
    all.push(part);
    const within = [...part.within, part.name];
    all.push(...(inside.get(part.file ?? '') ?? []).map((file) => ({ ...file, within })));
  }
  return all;
}
