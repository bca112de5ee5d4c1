/** `ordergate ack`: the technical acknowledgment that a file deserves. Needs no database. */
import { InvalidArgumentError, type Command } from 'commander';
import { acknowledgmentBatches, write997 } from '../adapters/formats/x12/acknowledge.ts';
import type { DecodedGroup } from '../model/decoded.ts';
import { IntakeError } from '../model/errors.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import { decodeFile, formatOf } from './files.ts';

export interface AckOptions {
  readonly type: string;
  readonly control: number;
  readonly rejectedOnly?: boolean;
}

export function register(program: Command): void {
  program
    .command('ack')
    .description('Print the functional acknowledgment (997) that a file deserves; needs no database.')
    .argument('<file>', 'an X12 file')
    .option('--type <type>', 'kind of acknowledgment; 997 is the only one so far', asType, '997')
    .option('--control <number>', 'first control number of the answer', asControl, 1)
    .option('--rejected-only', 'leave out the sets that are accepted')
    .addHelpText(
      'after',
      `
The answer has the sender's version and delimiters. Control numbers count up from --control; the gateway itself
keeps them for each partner.

Exit status: 0 everything is accepted, 1 something is rejected, 2 there is nothing that can be answered.

Example:
  ordergate ack order.edi > answer.997`,
    )
    .action(async (file: string, options: AckOptions) => {
      process.exitCode = await ack(file, options, new Date(), writeOut, (line) => process.stderr.write(`${line}\n`));
    });
}

function writeOut(text: string): void {
  process.stdout.write(text, 'latin1');
}

/** Writes the answers to a file; returns the exit code. */
export async function ack(
  file: string,
  options: AckOptions,
  now: Date,
  write: (text: string) => void,
  complain: (line: string) => void,
): Promise<0 | 1 | 2> {
  let answers = 0;
  let rejected = false;
  try {
    const format = await formatOf(file);
    if (format === undefined) {
      complain(`${file} is in no format that can be read, so there is nobody to answer.`);
      return 2;
    }
    for await (const items of decodeFile(file, format, { limits: DEFAULT_LIMITS, parts: 'verdicts' })) {
      const groups = items.filter((item) => item.kind === 'group');
      rejected ||= groups.some((group) => group.status === 'R' || group.status === 'P');
      for (const batch of acknowledgmentBatches(groups)) write(answer(batch, options, now, answers++));
    }
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    complain(error.message);
    return 2;
  }
  if (answers === 0) {
    complain(`${file} has no functional group that is answered with a ${options.type}; \`ordergate check\` says more.`);
    return 2;
  }
  return rejected ? 1 : 0;
}

function answer(batch: readonly DecodedGroup[], options: AckOptions, now: Date, index: number): string {
  const control = options.control + index;
  return write997(batch, {
    isaControl: control,
    gsControl: control,
    stControl: (set) => set + 1,
    now,
    lineBreaks: true,
    rejectedOnly: options.rejectedOnly === true,
  });
}

function asType(text: string): string {
  if (text === '997') return text;
  throw new InvalidArgumentError('Only 997 can be written.');
}

function asControl(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A control number is a whole number from 1 to 999999999.');
}
