/** `ordergate ack`: the technical acknowledgments that a file deserves. Needs no database. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import { wideStartOf } from '../adapters/edi/wide-text.ts';
import { formatNamed } from '../adapters/formats/registry.ts';
import type { DecodedInterchange } from '../model/decoded.ts';
import type { Answer, AnswerNumbers, AnswerPieces, OwedAnswer } from '../model/format-adapter.ts';
import { IntakeError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { Agreement, PartnerProfile } from '../model/partner-profile.ts';
import { FilePlaces } from './file-places.ts';
import { decodeFile, formatOf } from './files.ts';
import { onePerLine } from './one-per-line.ts';
import { asProfile } from './profile.ts';
import { SeenInterchanges } from './seen-interchanges.ts';
import { streamOutput } from './stream-output.ts';

const TYPES = ['997', '999', 'TA1', 'CONTRL'] as const;
type AckType = (typeof TYPES)[number];

export interface AckOptions {
  /** Without it, whatever the file asks for or its standard wants. */
  readonly type?: AckType;
  readonly control: number;
  readonly rejectedOnly?: boolean;
  /** What was agreed with the sender. */
  readonly profile?: PartnerProfile;
  /** A line for each segment, for people; else the sender's own line breaks, or none. */
  readonly lines?: boolean;
}

/** Resolves when there is room for more. */
type Write = (text: string) => unknown;

export function register(program: Command): void {
  program
    .command('ack')
    .description('Print the technical acknowledgments (997, 999, TA1, CONTRL) that a file deserves; needs no database.')
    .argument('<file>', 'an X12 or EDIFACT file')
    .addOption(new Option('--type <type>', 'only this kind, whether the file asks for it or not').choices(TYPES))
    .option('--control <number>', 'first control number of the answer', asControl, 1)
    .option('--rejected-only', 'leave out the sets and messages that are accepted')
    .option('--profile <file>', 'what was agreed with the sender, as JSON (see docs/partners.md)', asProfile)
    .addHelpText(
      'after',
      `
Without --type: a 997 for each X12 group, a TA1 when ISA14 is 1, a CONTRL when UNB 0031 is 1 or 2, and whatever the
profile says otherwise. The answers have the sender's version, delimiters and character set, sender and receiver
swapped, and the sender's line breaks behind the segments; on a terminal each segment has a line of its own. Control
numbers count up from --control; the gateway itself keeps them for each partner.

Exit status: 0 everything is accepted, 1 something is rejected, 2 there is nothing that is answered.

Examples:
  ordergate ack order.edi > answer.997
  ordergate ack --type CONTRL orders.edi`,
    )
    .action(async (file: string, options: AckOptions) => {
      const out = streamOutput(process.stdout, 'latin1');
      process.exitCode = await ack(
        file,
        { ...options, lines: process.stdout.isTTY },
        new Date(),
        (text) => out.write(text),
        (line) => process.stderr.write(`${line}\n`),
      );
    });
}

/** Writes the answers as they are to be sent, one character a byte; returns the exit code. */
export async function ack(
  file: string,
  options: AckOptions,
  now: Date,
  write: Write,
  complain: (line: string) => void,
): Promise<0 | 1 | 2> {
  let answers = 0;
  let isRejected = false;
  const places = new FilePlaces(file);
  const seen = new SeenInterchanges(places);
  try {
    const format = await formatOf(file);
    if (format === undefined) {
      complain(`${file} is in no format that can be read, so there is nobody to answer.`);
      return 2;
    }
    const { profile } = options;
    const rules = { limits: DEFAULT_LIMITS, ...(profile === undefined ? {} : { profileOf: () => profile }) };
    for await (const items of decodeFile(file, format, { ...rules, parts: 'verdicts' })) {
      for (const item of items) {
        if (item.kind === 'group') isRejected ||= item.status === 'R' || item.status === 'P';
        if (item.kind !== 'interchange') continue;
        const repeated = profile?.duplicates?.conflict === 'accept' ? undefined : await seen.meet(item);
        if (repeated !== undefined) complain(`${repeated.severity}: ${repeated.message} (${repeated.code})`);
        // The same bytes again get the same answer again.
        const isConflict = repeated?.severity === 'error';
        isRejected ||= item.status === 'R' || isConflict;
        for (const owed of owedFor(item, isConflict, options)) {
          const control = options.control + answers++;
          const findings = await writeAnswer(
            owed,
            { interchange: control, group: control, now },
            options.lines === true,
            write,
          );
          for (const { severity, message, code } of findings) complain(`${severity}: ${message} (${code})`);
        }
      }
    }
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    complain(error.message);
    return 2;
  } finally {
    await places.close();
  }
  if (answers === 0) {
    complain(
      `${file} has nothing that is answered${options.type === undefined ? '' : ` with a ${options.type}`}; \`ordergate check\` says more.`,
    );
    return 2;
  }
  return isRejected ? 1 : 0;
}

/** Piece by piece, each when the one before is gone. @returns what could not be said as it stands */
async function writeAnswer(
  owed: OwedAnswer,
  numbers: AnswerNumbers,
  isForPeople: boolean,
  write: Write,
): Promise<readonly Finding[]> {
  const pieces = owed.pieces?.(numbers) ?? wholeOf(owed.write(numbers));
  let head: Uint8Array | undefined;
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
    head ??= value;
    const isWide = wideStartOf(head) !== undefined;
    const text = Buffer.from(value).toString('latin1');
    await write(isForPeople && !isWide ? onePerLine(text, Buffer.from(head).toString('latin1')) : text);
  }
}

function* wholeOf({ content, findings }: Answer): AnswerPieces {
  yield content;
  return findings;
}

function* owedFor(closed: DecodedInterchange, isConflict: boolean, options: AckOptions): Generator<OwedAnswer> {
  const { type } = options;
  const wanted: Agreement = {
    ...options.profile?.answers,
    ...(options.rejectedOnly === true ? { sets: 'rejected' } : {}),
    ...(type === 'TA1' ? { ta1: 'always' } : {}),
    ...(type === 'CONTRL' ? { contrl: 'always' } : {}),
    ...(type === '997' || type === '999' ? { group: type } : {}),
  };
  const answers = formatNamed(closed.interchange.standard)?.answers;
  const groups = { [Symbol.iterator]: () => closed.eachGroup()[Symbol.iterator]() };
  for (const owed of answers?.technical({ closed, groups, isConflict }, wanted) ?? [])
    if (type === undefined || owed.type === type) yield owed;
}

function asControl(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A control number is a whole number from 1 to 999999999.');
}
