/** Files inside a PDF: those of the document. One that is pinned to a page is told as a comment. */
import { finding } from '../../../model/codes.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Attachment } from '../../paper/page.ts';
import type { OpenDocument } from './document.ts';
import type { Engine } from './engine.ts';
import { textOf } from './text-of.ts';

const ATTACHMENTS_MAX = 100; // Portfolios of a year's invoices have some dozen.

export function addAttachments(
  { engine, handle }: OpenDocument,
  bytesMax: number,
  attachments: Attachment[],
  findings: Finding[],
): void {
  const { call } = engine;
  const count = call.FPDFDoc_GetAttachmentCount(handle);
  let room = bytesMax;
  for (let index = 0; index < Math.min(count, ATTACHMENTS_MAX); index += 1) {
    const file = call.FPDFDoc_GetAttachment(handle, index);
    if (file === 0) continue;
    const name = textOf(engine, (buffer, length) => call.FPDFAttachment_GetName(file, buffer, length));
    const mediaType = textOf(engine, (buffer, length) => call.FPDFAttachment_GetSubtype(file, buffer, length));
    const content = contentOf(engine, file, room);
    if (typeof content === 'string') {
      findings.push(finding('pdf-attachment-left-out', `The file "${name}" inside the PDF ${content}.`));
      continue;
    }
    room -= content.length;
    attachments.push({ name, bytes: content, ...(mediaType === '' ? {} : { mediaType }) });
  }
  if (count > ATTACHMENTS_MAX)
    findings.push(
      finding('pdf-attachment-left-out', `Of ${count} files inside the PDF the first ${ATTACHMENTS_MAX} were taken.`),
    );
}

function contentOf(engine: Engine, file: number, room: number): Uint8Array | string {
  const { call, scratch } = engine;
  if (call.FPDFAttachment_GetFile(file, 0, 0, scratch) === 0) return 'cannot be read';
  const length = engine.words()[scratch / 4] ?? 0;
  if (length > room) return `has ${length} bytes, which is more than may be unpacked (unpackedBytesMax)`;
  const buffer = engine.malloc(Math.max(length, 1));
  const isRead = call.FPDFAttachment_GetFile(file, buffer, length, scratch) === 1;
  const bytes = engine.bytes().slice(buffer, buffer + length);
  engine.free(buffer);
  return isRead ? bytes : 'cannot be read';
}
