/** `ordergate read`: files into canonical orders, one JSON object a line, without a database. */
import type { Command } from 'commander';
import { detectFormat, formatAdapters, formatNamed } from '../adapters/formats/registry.ts';
import { passwordsIn } from '../adapters/paper/worker/passwords.ts';
import { openLockedWith } from '../adapters/paper/worker/pool.ts';
import { finding } from '../model/codes.ts';
import { contentHash } from '../model/content-hash.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { Decoded, DecodedDocument, Decoder } from '../model/decoded.ts';
import type { FormatAdapter } from '../model/format-adapter.ts';
import { IntakeError } from '../model/errors.ts';
import { ediIdOf } from '../model/interchange-key.ts';
import type { Propose } from '../model/proposal.ts';
import { agreedChecks, agreedIssues, type PartnerProfile } from '../model/partner-profile.ts';
import type { SenderMemory } from '../model/sender-memory.ts';
import { chunksOf, inChunks } from './files.ts';
import { asMemories } from './memory.ts';
import { asProfile } from './profile.ts';
import { TakenInterchanges } from './seen-interchanges.ts';
import { SeenOrders } from './seen-orders.ts';
import { streamOutput, type Output } from './stream-output.ts';
import { hasErrors, type Finding } from '../model/finding.ts';
import { normalizeOrder } from '../normalize/index.ts';
import { asksForGoods, buyerKeyOf, orderNumberOf } from '../pipeline/normalize.ts';
import { validateOrder, type Facts } from '../validate/index.ts';

export interface ReadOptions {
  /** A format by its name; without it the first bytes decide. */
  readonly format?: string;
  /** Adds the place of every value, and what the mapping did not use. */
  readonly lineage?: boolean;
  /** Who sent the files, instead of the sender that the interchange names. */
  readonly partner?: string;
  /** What was agreed with the sender. */
  readonly profile?: PartnerProfile;
  /** What was learned of senders' papers. */
  readonly memory?: readonly SenderMemory[];
  /** Asked for what a paper leaves open. */
  readonly propose?: Propose;
}

export interface ReadStreams {
  readonly out: Output;
  readonly diagnostics: Output;
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** 0: all orders are clean · 1: some order has errors · 2: some file could not be read, or its envelope is rejected. */
export type ReadStatus = 0 | 1 | 2;

/**
 * Reads files one after the other; `-` is standard input. Memory holds one order at a time, and a trace of the
 * last 65,000 at least, by which a duplicate within the run is found.
 */
export async function readFiles(
  files: readonly string[],
  options: ReadOptions,
  streams: ReadStreams,
): Promise<ReadStatus> {
  const run = new Run(options, streams);
  for (const file of files) {
    try {
      await run.readFile(file);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      await run.refuse(file, error.message);
    }
    if (run.isDeaf) break;
  }
  return run.status;
}

export function register(program: Command): void {
  program
    .command('read')
    .description('Read order files into canonical orders, one JSON object a line; needs no database.')
    .argument('<file...>', 'files to read; - is standard input')
    .option(
      '--format <name>',
      `read as this format (${formatAdapters.map(({ name }) => name).join(', ')}) instead of detecting it`,
    )
    .option('--lineage', 'add where every value stands in the file, and what was not used')
    .option('--partner <id>', 'who sent the files, instead of the sender that they name')
    .option('--profile <file>', 'what was agreed with the sender, as JSON (see docs/partners.md)', asProfile)
    .option('--memory <file>', "what was learned of senders' papers, as JSON (see ordergate learn)", asMemories)
    .option('--passwords <file>', 'passwords that locked PDFs are tried with, one a line')
    .option('--propose', 'ask the model of ORDERGATE_PROPOSER_URL for what a paper leaves open; its text is sent there')
    .addHelpText('after', HELP)
    .action(async (files: string[], { propose, passwords, ...rest }: CommandOptions) => {
      if (passwords !== undefined) openLockedWith(passwordsIn(passwords));
      const options: ReadOptions =
        propose === true ? { ...rest, propose: (await import('./proposer.ts')).proposerOfSettings() } : rest;
      const streams = {
        out: streamOutput(process.stdout),
        diagnostics: streamOutput(process.stderr),
        stdin: process.stdin,
      };
      process.exitCode = await readFiles(files, options, streams);
    });
}

interface CommandOptions extends Omit<ReadOptions, 'propose'> {
  readonly propose?: true;
  readonly passwords?: string;
}

const HELP = `
Each line is { "file", "format", "document", "order", "issues", "lineage"?, "unused"? }; of an answer to an order (855, 865,
ORDRSP) { "file", "format", "document", "orderResponse", "issues" }. "document" has the character set of its interchange, as far as it was
read ("declared", "detected", "used"), where the header names one or one was agreed.
Exit status: 0 all clean, 1 some order has errors, 2 a file could not be read, or its envelope is rejected (no IEA, no UNZ).
Orders are printed before the end of their file is known: in a pipe, set pipefail and use what came out only if it is 0.

Examples:
  ordergate read order.edi
  ordergate read --lineage order.edi | jq '.lineage["/lines/0/quantity"]'
  cat *.edi | ordergate read -`;

const HEAD_BYTES = 4096;

class Run {
  status: ReadStatus = 0;
  /** The reader of standard output has gone. */
  isDeaf = false;
  readonly #options: ReadOptions;
  readonly #streams: ReadStreams;
  readonly #seen = new SeenOrders();
  /** Of the file that is read. */
  #taken = new TakenInterchanges();
  readonly #today = new Date().toISOString().slice(0, 10);

  constructor(options: ReadOptions, streams: ReadStreams) {
    this.#options = options;
    this.#streams = streams;
  }

  async refuse(file: string, reason: string): Promise<void> {
    this.status = 2;
    await this.#streams.diagnostics.write(`${file}: ${reason}\n`);
  }

  async readFile(file: string): Promise<void> {
    this.#taken = new TakenInterchanges();
    let format: FormatAdapter | undefined;
    let decoder: Decoder | undefined;
    let head: Uint8Array = new Uint8Array(0);
    for await (const chunk of this.#bytes(file)) {
      let fresh = chunk;
      if (decoder === undefined) {
        // A pipe may deliver a few bytes at a time; the format is chosen when enough of them are there.
        head = Buffer.concat([head, chunk]);
        if (head.length < HEAD_BYTES) continue;
        ({ format, decoder } = this.#open(file, head));
        fresh = head;
      }
      if (format !== undefined) await this.#take(file, format, decoder.push(fresh));
      if (this.isDeaf) return;
    }
    if (decoder === undefined || format === undefined) {
      ({ format, decoder } = this.#open(file, head));
      await this.#take(file, format, decoder.push(head));
    }
    await this.#take(file, format, decoder.end());
    await this.#take(file, format, (await decoder.finish?.()) ?? []);
  }

  #open(file: string, head: Uint8Array): { format: FormatAdapter; decoder: Decoder } {
    const { format: name } = this.#options;
    const format =
      name === undefined ? detectFormat({ head: head.subarray(0, HEAD_BYTES), fileName: file }) : formatNamed(name);
    if (format === undefined) {
      throw new IntakeError('file-unreadable', whyNoFormat(name, head.length === 0), { file });
    }
    const { profile, memory = [], propose } = this.#options;
    const rules = { limits: DEFAULT_LIMITS, ...(profile === undefined ? {} : { profileOf: () => profile }) };
    return {
      format,
      decoder: format.decoder({
        ...rules,
        formatOf: detectFormat,
        memories: () => Promise.resolve(memory),
        ...(propose === undefined ? {} : { propose }),
        parts: 'all',
      }),
    };
  }

  async *#bytes(file: string): AsyncIterable<Uint8Array> {
    try {
      yield* file === '-' ? inChunks(this.#streams.stdin) : chunksOf(file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      throw new IntakeError('file-unreadable', `The file could not be read (${String(error.code)}).`, { file }, error);
    }
  }

  async #take(file: string, format: FormatAdapter, items: Iterable<Decoded>): Promise<void> {
    for (const item of items) {
      if (this.isDeaf) return;
      if (item.kind === 'document') await this.#document(file, format, item);
      else if (item.kind === 'finding') await this.#trouble(file, [item.finding], 2);
      else {
        if (item.kind === 'interchange') this.#taken.take(item);
        await this.#trouble(file, item.findings, item.kind === 'interchange' && item.status === 'R' ? 2 : 1);
      }
    }
  }

  async #document(file: string, format: FormatAdapter, item: DecodedDocument): Promise<void> {
    const charset = item.interchange?.charset;
    const document = {
      index: item.index,
      type: item.type,
      controlNumber: item.controlNumber,
      ...(charset === undefined ? {} : { charset }),
    };
    const write = async (line: object): Promise<void> => {
      this.isDeaf = !(await this.#streams.out.write(
        `${JSON.stringify({ file, format: format.name, document, ...line })}\n`,
      ));
    };
    if (item.response !== undefined) {
      const issues = agreedIssues(item.findings, this.#options.profile, this.#today);
      if (this.status === 0 && hasErrors(issues)) this.status = 1;
      await write({ orderResponse: item.response, issues });
      return;
    }
    if (item.draft === undefined) {
      await this.#trouble(file, item.findings, 1);
      await this.#streams.diagnostics.write(
        `${file}: document ${item.index + 1} is of type ${item.type}, which is not an order.\n`,
      );
      return;
    }
    const { order, lineage, issues } = normalizeOrder(item.draft);
    const facts = this.#facts(file, item, order);
    const { profile } = this.#options;
    const checks = { severities: agreedChecks(profile, this.#today) };
    const all = [
      ...agreedIssues([...item.findings, ...this.#repeated(item), ...issues], profile, this.#today),
      ...validateOrder(order, facts, checks, (path) => lineage.placeOf(path)),
    ];
    if (this.status === 0 && hasErrors(all)) this.status = 1;
    const line = { order, issues: all };
    await write(this.#options.lineage === true ? { ...line, lineage: lineage.toRecord(), unused: item.unused } : line);
  }

  /** An order is printed before its interchange ends, so before anybody knows whether the bytes are the same: it waits in either case. */
  #repeated({ interchange }: DecodedDocument): Finding[] {
    if (interchange === undefined || this.#options.profile?.duplicates?.conflict === 'accept') return [];
    const first = this.#taken.earlier(interchange);
    if (first === undefined) return [];
    const message = `Interchange ${interchange.controlNumber} stands at byte ${first.offset} of the file already: a retransmission, or a number used twice`;
    return [finding('duplicate-interchange', message, { at: { offset: interchange.offset, length: 0 } })];
  }

  /** Keyed as the gateway keys it: sender, test or production, number and release; a change takes no number. */
  #facts(file: string, item: DecodedDocument, order: ReturnType<typeof normalizeOrder>['order']): Facts {
    const { partner } = this.#options;
    const id = partner ?? item.interchange?.sender.id.trim() ?? '';
    const sender = id === '' ? {} : { sender: { id } };
    const number = asksForGoods(order) ? orderNumberOf(order) : undefined;
    if (number === undefined) return sender;
    const ediId = id === '' || item.interchange === undefined ? null : ediIdOf(item.interchange);
    const key = JSON.stringify([buyerKeyOf(order, partner ?? ediId), number]);
    const duplicateOf = this.#seen.meet(key, contentHash(order), file, item.index);
    return duplicateOf === undefined ? sender : { ...sender, duplicateOf };
  }

  /** Findings about an envelope or the file, for people, on standard error. */
  async #trouble(file: string, findings: readonly Finding[], status: ReadStatus): Promise<void> {
    for (const { severity, code, message, at } of findings) {
      if (severity === 'error' && this.status < status) this.status = status;
      const place = at !== undefined && 'offset' in at ? ` at byte ${at.offset}` : '';
      await this.#streams.diagnostics.write(`${file}: ${severity}${place}: ${message} (${code})\n`);
    }
  }
}

function whyNoFormat(name: string | undefined, isEmpty: boolean): string {
  const known = formatAdapters.map((adapter) => adapter.name).join(', ');
  if (name !== undefined) return `There is no format ${name}; known are ${known}.`;
  return isEmpty ? 'The file is empty.' : `This is not a document in a known format (${known}).`;
}
