/** The file that a paper's places are in: the message itself, or one that it brought along. */
import { detectFormat, formatNamed } from '../adapters/formats/registry.ts';
import type { FormatAdapter } from '../model/format-adapter.ts';
import { IntakeError } from '../model/errors.ts';
import { LineageLog, type CompactLineage } from '../normalize/lineage-log.ts';
import type { MessageRow } from '../store/messages.ts';
import type { Gateway } from './gateway.ts';

const HEAD_BYTES = 4096;

export interface OpenedFile {
  readonly format: FormatAdapter | undefined;
  readonly bytes: Uint8Array;
}

/**
 * @param file the name that places give it; undefined for the message itself
 * @throws IntakeError `not-found` when the message is no paper, or holds no such file
 */
export async function fileOf(
  { blobs, limits }: Gateway,
  message: MessageRow,
  file: string | undefined,
): Promise<OpenedFile> {
  const { id, sha256 } = message;
  const format = formatNamed(message.format ?? '');
  if (format?.isPaper !== true || message.bytes > limits.paperBytesMax)
    throw new IntakeError('not-found', `The message has no pages: it is ${message.format ?? 'unknown'}.`, { id });
  const bytes = await blobs.readWhole(sha256);
  if (file === undefined) return { format, bytes };
  const held = await format.open?.(bytes, file, limits);
  if (held === undefined) throw new IntakeError('not-found', `The message brings no file "${file}".`, { id });
  const { mediaType } = held;
  const sample = { head: held.bytes.subarray(0, HEAD_BYTES), fileName: held.name };
  return {
    format: detectFormat(mediaType === undefined ? sample : { ...sample, mediaType }),
    bytes: held.bytes,
  };
}

/** The attached file that most of an order's lines stand in, from its lineage as stored; undefined for the message itself. */
export function fileNamed(lineage: string, order: unknown): string | undefined {
  const files = new Map<string | undefined, number>();
  const record = LineageLog.fromCompact(JSON.parse(lineage) as CompactLineage, order).toRecord();
  for (const [path, { at }] of Object.entries(record)) {
    if (at === undefined || 'user' in at) continue;
    const weight = path.startsWith('/lines/') ? LINE_WEIGHT : 1;
    files.set(at.file, (files.get(at.file) ?? 0) + weight);
  }
  return [...files].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

const LINE_WEIGHT = 1000; // Where there is one value of a line, it decides.
