/**
 * Step 2. Bytes become documents, after their envelopes have been judged.
 *
 * A set may become an order only when its group and interchange closed rightly, which is known at the end. So a
 * message is read twice: once for the verdicts, once for the documents. Small messages are held and read once.
 */
import { createHash } from 'node:crypto';
import { detectFormat } from '../adapters/formats/registry.ts';
import type {
  Decoded,
  DecodedDocument,
  DecodedGroup,
  DecodedInterchange,
  DecoderOptions,
  SetVerdict,
} from '../model/decoded.ts';
import type { FormatAdapter } from '../model/format-adapter.ts';
import { finding } from '../model/codes.ts';
import type { Finding } from '../model/finding.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { BlobStore } from '../store/blobs.ts';
import type { MessageRow } from '../store/messages.ts';

const HELD_BYTES_MAX = 1024 * 1024; // Nearly every real order file is below 100 KB; ten of them at once are 10 MB.
const BATCH_DOCUMENTS = 200; // One transaction; larger ones were not faster and hold locks longer.
const HEAD_BYTES = 4096;

export interface Survey {
  readonly format: string | undefined;
  readonly interchanges: readonly SurveyedInterchange[];
  /** Trouble outside any envelope. */
  readonly findings: readonly Finding[];
}

export interface SurveyedInterchange {
  readonly closed: DecodedInterchange;
  readonly groups: readonly DecodedGroup[];
  /** Of exactly its bytes, ISA to IEA: what tells a retransmission from a reused number. */
  readonly sha256: string;
}

export interface Reading {
  readonly survey: Survey;
  /** All documents at once, when the message is small. */
  readonly held: readonly DecodedDocument[] | undefined;
  /** The documents in order, in batches, skipping the first `from`. */
  batches(from: number): AsyncIterable<DecodedDocument[]>;
}

/** What decoding needs to know beyond the bytes: limits, and what was agreed with each sender. */
export type ReadingRules = Omit<DecoderOptions, 'parts'>;

/** @param leavesPapers whether a paper, which takes seconds, is left for another time: then nothing is returned for it. */
export async function decode(
  blobs: BlobStore,
  message: MessageRow,
  rules: ReadingRules = { limits: DEFAULT_LIMITS },
  leavesPapers = false,
): Promise<Reading | undefined> {
  const isPaper = (format: FormatAdapter | undefined): boolean =>
    format?.isPaper === true && message.bytes <= rules.limits.paperBytesMax;
  if (message.bytes <= HELD_BYTES_MAX) {
    const bytes = await blobs.readWhole(message.sha256);
    const format = formatOf(bytes.subarray(0, HEAD_BYTES), message);
    return leavesPapers && isPaper(format) ? undefined : decodeHeld(format, bytes, rules);
  }
  const format = await formatOfStored(blobs, message);
  if (!isPaper(format)) return decodeTwice(format, blobs, message, rules);
  return leavesPapers ? undefined : decodeHeld(format, await blobs.readWhole(message.sha256), rules);
}

async function decodeHeld(format: FormatAdapter | undefined, bytes: Buffer, rules: ReadingRules): Promise<Reading> {
  const items = format === undefined ? [] : await readAll(format, bytes, { ...rules, parts: 'all' });
  const held = items.filter((item) => item.kind === 'document');
  const sha256 = (item: DecodedInterchange): string =>
    createHash('sha256')
      .update(bytes.subarray(item.at.offset, item.at.offset + item.at.length))
      .digest('hex');
  const survey = collect(format, items, items.filter((item) => item.kind === 'interchange').map(sha256));
  return {
    survey,
    held,
    batches: (from) => inBatches(held.slice(from)),
  };
}

async function decodeTwice(
  format: FormatAdapter | undefined,
  blobs: BlobStore,
  message: MessageRow,
  rules: ReadingRules,
): Promise<Reading> {
  const items: Decoded[] = [];
  const verdicts = new KeptVerdicts();
  if (format !== undefined) {
    for await (const batch of stream(format, blobs, message, { ...rules, parts: 'verdicts' })) {
      for (const item of batch) {
        if (item.kind !== 'document') items.push(item);
        else verdicts.keep(item);
      }
    }
  }
  const hashes: string[] = [];
  for (const item of items) {
    if (item.kind !== 'interchange') continue;
    const hash = createHash('sha256');
    for await (const chunk of blobs.read(message.sha256, item.at.offset, item.at.offset + item.at.length))
      hash.update(chunk);
    hashes.push(hash.digest('hex'));
  }
  return {
    survey: collect(format, items, hashes),
    held: undefined,
    async *batches(from) {
      if (format === undefined) return;
      let batch: DecodedDocument[] = [];
      for await (const decoded of stream(format, blobs, message, { ...rules, parts: verdicts.secondParts })) {
        for (const item of decoded) {
          if (item.kind !== 'document' || item.index < from) continue;
          batch.push(verdicts.carriedTo(item));
          if (batch.length === BATCH_DOCUMENTS) {
            yield batch;
            batch = [];
          }
        }
      }
      if (batch.length > 0) yield batch;
    },
  };
}

const KEPT_FINDINGS_MAX = 1_000; // Some 1 MB.

/**
 * The second pass does not look at the schema again, so what the first found there is carried over; unless that is so much
 * that it cannot be kept, because nearly every set is faulty: then it looks again.
 */
class KeptVerdicts {
  readonly #verdicts = new Map<number, SetVerdict>();
  #findings = 0;

  keep({ index, verdict }: DecodedDocument): void {
    const { length } = verdict.findings;
    if (length === 0) return;
    this.#findings += length;
    if (this.#isKept) this.#verdicts.set(index, verdict);
    else this.#verdicts.clear();
  }

  get #isKept(): boolean {
    return this.#findings <= KEPT_FINDINGS_MAX;
  }

  get secondParts(): 'documents' | 'all' {
    return this.#isKept ? 'documents' : 'all';
  }

  carriedTo(document: DecodedDocument): DecodedDocument {
    const verdict = this.#verdicts.get(document.index);
    if (verdict === undefined) return document;
    // A document's findings are those of its verdict, then those of the mapping.
    const mapping = document.findings.slice(document.verdict.findings.length);
    return { ...document, verdict, findings: [...verdict.findings, ...mapping] };
  }
}

async function* inBatches(documents: readonly DecodedDocument[]): AsyncIterable<DecodedDocument[]> {
  for (let start = 0; start < documents.length; start += BATCH_DOCUMENTS) {
    yield await Promise.resolve(documents.slice(start, start + BATCH_DOCUMENTS));
  }
}

function formatOf(head: Uint8Array, message: MessageRow): FormatAdapter | undefined {
  return detectFormat({
    head,
    ...(message.contentType === null ? {} : { mediaType: message.contentType }),
    ...(message.fileName === null ? {} : { fileName: message.fileName }),
  });
}

async function formatOfStored(blobs: BlobStore, message: MessageRow): Promise<FormatAdapter | undefined> {
  const head: Uint8Array[] = [];
  for await (const chunk of blobs.read(message.sha256, 0, HEAD_BYTES)) head.push(chunk);
  return formatOf(Buffer.concat(head), message);
}

async function readAll(format: FormatAdapter, bytes: Uint8Array, options: DecoderOptions): Promise<Decoded[]> {
  const decoder = format.decoder({ ...options, formatOf: detectFormat });
  return [...decoder.push(bytes), ...decoder.end(), ...((await decoder.finish?.()) ?? [])];
}

async function* stream(
  format: FormatAdapter,
  blobs: BlobStore,
  message: MessageRow,
  options: DecoderOptions,
): AsyncIterable<Iterable<Decoded>> {
  const decoder = format.decoder(options);
  for await (const chunk of blobs.read(message.sha256)) yield decoder.push(chunk);
  yield decoder.end();
  yield (await decoder.finish?.()) ?? [];
}

function collect(format: FormatAdapter | undefined, items: readonly Decoded[], hashes: readonly string[]): Survey {
  const interchanges: SurveyedInterchange[] = [];
  const findings: Finding[] = [];
  let groups: DecodedGroup[] = [];
  for (const item of items) {
    if (item.kind === 'group') groups.push(item);
    if (item.kind === 'finding') findings.push(item.finding);
    if (item.kind === 'interchange') {
      interchanges.push({ closed: item, groups, sha256: hashes[interchanges.length] ?? '' });
      groups = [];
    }
  }
  if (format === undefined) {
    findings.push(finding('format-unknown', 'The message is in no format that the gateway reads.'));
  }
  return { format: format?.name, interchanges, findings };
}
