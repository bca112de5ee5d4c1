/** `ordergate write`: canonical orders into a partner's format. Needs no database. */
import { createReadStream } from 'node:fs';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { z } from 'zod';
import { formatAdapters } from '../adapters/formats/registry.ts';
import type { PartyId } from '../model/decoded.ts';
import type { OrderWriter } from '../model/format-adapter.ts';
import { lacking, lost } from './write-needs.ts';
import { IntakeError } from '../model/errors.ts';
import { hasErrors } from '../model/finding.ts';
import { Order } from '../model/order.ts';

export interface WriteCommandOptions {
  readonly to: string;
  readonly version?: string;
  readonly sender: PartyId;
  readonly receiver: PartyId;
  readonly control: number;
  /** Orders too of which `read` says that they hold errors. */
  readonly withErrors?: boolean;
  /** False: no line feed after each segment. */
  readonly lines: boolean;
}

export interface WriteStreams {
  readonly write: (bytes: Uint8Array) => void;
  readonly complain: (line: string) => void;
}

const INPUT_CHARACTERS_MAX = 64 * 1024 * 1024; // One order of 10,000 full lines is about 6 MB.

export function register(program: Command): void {
  program
    .command('write')
    .description('Write canonical orders (JSON) in another format; needs no database.')
    .argument('[file]', 'canonical orders, or what `read` prints, one a line or a single one; - is standard input', '-')
    .addOption(
      new Option('--to <format>', 'format to write').choices(writers().map(({ name }) => name)).makeOptionMandatory(),
    )
    .option('--version <version>', 'version or directory, such as 004010 or D96A')
    .option('--sender <qualifier:id>', 'who sends', asParty, { qualifier: 'ZZ', id: 'SENDER' })
    .option('--receiver <qualifier:id>', 'who receives', asParty, { qualifier: 'ZZ', id: 'RECEIVER' })
    .option('--control <number>', 'control number of the first interchange', asControl, 1)
    .option('--with-errors', 'write orders too whose issues hold errors')
    .option('--no-lines', 'no line feed after each segment')
    .addHelpText(
      'after',
      `
Formats:
${writers()
  .map(({ name, description }) => `  ${name.padEnd(16)} ${description}`)
  .join('\n')}

Each order becomes one interchange. What the format has no place for is told on standard error.
An order of which \`read\` says that it holds errors is not written, unless --with-errors says so; one without number,
lines or quantities, and an ORDCHG that does not say which order it changes (changesPo), is never written.
Exit status: 0 all is written, 1 something was left out, 2 the input is not a canonical order, or one was not written.

Examples:
  ordergate read order.edi | ordergate write --to edifact-orders > orders.edi
  ordergate write --to x12-850 --sender 01:123456789 --receiver ZZ:SUPPLIER order.json`,
    )
    .action(async (file: string, options: WriteCommandOptions) => {
      process.exitCode = await write(file, options, new Date(), {
        write: (bytes) => process.stdout.write(bytes),
        complain: (line) => process.stderr.write(`${line}\n`),
      });
    });
}

function writers(): OrderWriter[] {
  return formatAdapters.flatMap((adapter) => adapter.writers ?? []);
}

/** Writes the orders of a file, or of standard input; memory holds one order at a time. Returns the exit code. */
export async function write(
  file: string,
  options: WriteCommandOptions,
  now: Date,
  { write: out, complain }: WriteStreams,
): Promise<0 | 1 | 2> {
  const writer = writers().find(({ name }) => name === options.to);
  if (writer === undefined) {
    complain(
      `There is no format ${options.to}; known are ${writers()
        .map(({ name }) => name)
        .join(', ')}.`,
    );
    return 2;
  }
  const { version, sender, receiver, lines } = options;
  const refusal = writer.refusal?.({ sender, receiver, ...(version === undefined ? {} : { version }) });
  if (refusal !== undefined) {
    complain(refusal);
    return 2;
  }
  let written = 0;
  let refused = 0;
  let status: 0 | 1 | 2 = 0;
  try {
    for await (const { value, line } of jsonValues(file)) {
      const order = orderOf(value, file, line);
      const refuse = (why: string): void => {
        complain(`${order.poNumber ?? `The order in line ${line}`} is not written, because ${why}`);
        status = 2;
        refused += 1;
      };
      const errors = options.withErrors === true ? [] : errorsIn(value);
      const lacks = lacking(order, writer.name);
      if (errors.length > 0 || lacks.length > 0) {
        refuse(errors.length > 0 ? `it holds errors: ${errors.join('; ')}` : `${lacks.join('; ')}.`);
        continue;
      }
      const from = formatOf(value);
      const control = options.control + written;
      const answer = writer.write(order, {
        numbers: { interchange: control, group: control, now },
        sender,
        receiver,
        lineBreaks: lines,
        ...(from === undefined ? {} : { from }),
        ...(version === undefined ? {} : { version }),
      });
      const [gone] = lost(answer.findings, writer.name);
      if (gone !== undefined) {
        refuse(`what it must say does not fit: ${gone.message} (${gone.path})`);
        continue;
      }
      if (hasErrors(answer.findings)) refused += 1;
      else {
        out(answer.content);
        written += 1;
      }
      for (const { severity, message, code, path } of answer.findings) {
        complain(
          `${order.poNumber ?? `order ${written}`}: ${severity}: ${message} (${code}${path === undefined ? '' : ` ${path}`})`,
        );
      }
      if (answer.findings.some((told) => told.severity !== 'info') && status === 0) status = 1;
      if (hasErrors(answer.findings)) return 2;
    }
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    complain(error.message);
    return 2;
  }
  if (written > 0 || refused > 0) return status;
  complain(`${file === '-' ? 'Standard input' : file} holds no order.`);
  return 2;
}

/** The JSON values of a stream: one a line, or a single one over many lines. */
async function* jsonValues(file: string): AsyncIterable<{ readonly value: unknown; readonly line: number }> {
  let held = '';
  let heldFrom = 1;
  let line = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    if (held === '' && text.trim() === '') continue;
    if (held === '') heldFrom = line;
    held += `${text}\n`;
    // A value over many lines is complete when its last line ends in the closing bracket, so only then is it tried.
    if (!/[}\]]\s*$/.test(text)) continue;
    const value = parsed(held);
    if (value === undefined) {
      if (held.length <= INPUT_CHARACTERS_MAX) continue;
      throw new IntakeError(
        'file-unreadable',
        `The JSON value of ${file} line ${heldFrom} is longer than ${INPUT_CHARACTERS_MAX} characters.`,
      );
    }
    yield { value, line: heldFrom };
    held = '';
  }
  if (held.trim() !== '') throw new IntakeError('file-unreadable', `${file} line ${heldFrom}: this is not JSON.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // Not complete yet, or not JSON: told at the end.
    throw error;
  }
}

async function* linesOf(file: string): AsyncIterable<string> {
  let rest = '';
  try {
    const stream: AsyncIterable<string> =
      file === '-' ? process.stdin.setEncoding('utf8') : createReadStream(file, { encoding: 'utf8' });
    for await (const chunk of stream) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new IntakeError('file-unreadable', `${file} cannot be read (${String(error.code)}).`, { file }, error);
  }
  if (rest !== '') yield rest;
}

const Issues = z.object({ issues: z.array(z.object({ severity: z.string(), message: z.string() })) });

/** What `read` found wrong with the order of a line that it printed. */
function errorsIn(value: unknown): string[] {
  const { data } = Issues.safeParse(value);
  return (data?.issues ?? []).flatMap(({ severity, message }) => (severity === 'error' ? [message] : []));
}

/** In which format `read` found the order, which says of which standard its codes are. */
function formatOf(value: unknown): string | undefined {
  return z.object({ format: z.string() }).safeParse(value).data?.format;
}

/** An order by itself, or inside a line that `read` printed. */
function orderOf(value: unknown, file: string, line: number): Order {
  const inner = typeof value === 'object' && value !== null && 'order' in value ? value.order : value;
  const result = Order.safeParse(inner);
  if (result.success) return result.data;
  throw new IntakeError(
    'order-invalid',
    `${file === '-' ? 'Standard input' : file} line ${line} is not a canonical order:\n${z.prettifyError(result.error)}`,
  );
}

function asParty(text: string): PartyId {
  const [, qualifier, id] = /^([^:]{0,4}):(.{1,35})$/.exec(text) ?? [];
  if (qualifier === undefined || id === undefined)
    throw new InvalidArgumentError('Write qualifier and identification, such as ZZ:ACME or 14:4012345000009.');
  return { qualifier, id };
}

function asControl(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A control number is a whole number from 1 to 999999999.');
}
