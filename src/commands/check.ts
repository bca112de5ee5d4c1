/** `ordergate check`: what is wrong with a file, where, and what to do about it. Needs no database. */
import type { Command } from 'commander';
import { finding } from '../model/codes.ts';
import type { Decoded, DecodedInterchange } from '../model/decoded.ts';
import { IntakeError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { PartnerProfile } from '../model/partner-profile.ts';
import { compareFile } from './compare.ts';
import { FilePlaces } from './file-places.ts';
import { decodeFile, detected, entriesOf } from './files.ts';
import { choose } from './not-checked.ts';
import { asProfile } from './profile.ts';
import { SeenInterchanges } from './seen-interchanges.ts';
import { describeFinding, isNoted } from './show-finding.ts';
import { streamOutput } from './stream-output.ts';

export interface CheckOptions {
  readonly json?: boolean;
  readonly compare?: boolean;
  readonly profile?: PartnerProfile;
}

interface Summary {
  readonly file: string;
  format: string;
  documents: number;
  rejected: number;
  /** Errors: what an acknowledgment rejects, or what nobody can read. */
  faults: number;
  /** Departures from the standard that an acknowledgment notes while it accepts. */
  noted: number;
  warnings: number;
  /** Nothing of it could be made out, not even an envelope. */
  unreadable: boolean;
  /** Why it was not checked, for a file of another kind. */
  notChecked?: string;
}

/** Resolves when there is room for more. */
type Print = (line: string) => unknown;

export function register(program: Command): void {
  program
    .command('check')
    .description(
      'Find syntax and schema errors in files, or in all files of folders, and where they stand; needs no database.',
    )
    .argument('<files...>', 'files, or folders to search')
    .option('--json', 'print one JSON object a line, for programs')
    .option('--profile <file>', 'what was agreed with the sender, as JSON (see docs/partners.md)', asProfile)
    .option('--compare', 'also read each file with node-x12 and show where it differs')
    .addHelpText(
      'after',
      `
Looks at the file alone: whether the order makes sense (prices, sums, duplicates) is what \`read\` and the gateway check.
Exit status: 0 all is well, 1 something is wrong with a document or noted of it, 2 a file cannot be read (also one of no known kind that is
named by itself), 3 all that was checked is well, but files of other kinds (papers, sheets, mails, IDocs) were not checked,
or there was no file.

Examples:
  ordergate check order.edi
  ordergate check inbox/ --json | jq 'select(.severity == "error")'`,
    )
    .action(async (files: string[], options: CheckOptions) => {
      const out = streamOutput(process.stdout);
      process.exitCode = await check(files, options, (line) => out.write(`${line}\n`));
    });
}

/** Checks files and directories; returns the exit code: 0 clean, 1 faults, 2 a file is unreadable, 3 clean but not all was checked. */
export async function check(paths: readonly string[], options: CheckOptions, print: Print): Promise<0 | 1 | 2 | 3> {
  const summaries: Summary[] = [];
  for await (const { path, error } of entriesOf(paths))
    summaries.push(
      error === undefined
        ? await checkFile(path, { ...options, isNamed: paths.includes(path) }, print)
        : notGiven(path, error, options, print),
    );
  if (summaries.length === 0) {
    // In a night's log an empty folder looks like one in which all is well.
    if (options.json !== true) print(`${paths.join(', ')}: no files`);
    return 3;
  }
  if (options.json !== true && summaries.length > 1) printTable(summaries, print);
  if (summaries.some((summary) => summary.unreadable)) return 2;
  if (summaries.some((summary) => summary.faults + summary.noted > 0)) return 1;
  return summaries.some((summary) => summary.notChecked !== undefined) ? 3 : 0;
}

/** A file that the disk does not give: it is told, and the others are checked. */
function notGiven(file: string, { code, message }: IntakeError, { json }: CheckOptions, print: Print): Summary {
  print(json === true ? JSON.stringify({ kind: 'error', file, code, message }) : message);
  return { file, format: '', documents: 0, rejected: 0, faults: 0, noted: 0, warnings: 0, unreadable: true };
}

/** @param isNamed the file was asked for by its name, and not found in a folder */
type FileOptions = CheckOptions & { readonly isNamed: boolean };

async function checkFile(file: string, options: FileOptions, print: Print): Promise<Summary> {
  const places = new FilePlaces(file);
  try {
    return await checkPlaced(file, places, options, print);
  } catch (error) {
    // It may have been taken away since the folder was listed.
    if (error instanceof IntakeError && error.code === 'file-unreadable') return notGiven(file, error, options, print);
    throw error;
  } finally {
    await places.close();
  }
}

async function checkPlaced(file: string, places: FilePlaces, options: FileOptions, print: Print): Promise<Summary> {
  const summary: Summary = {
    file,
    format: '',
    documents: 0,
    rejected: 0,
    faults: 0,
    noted: 0,
    warnings: 0,
    unreadable: false,
  };
  const seen = new SeenInterchanges(places);
  /** An interchange that was read to its end, or acknowledgments without a group in one that was not. */
  let isRead = false;
  const taken = await detected(file);
  const choice = choose(taken.head, taken.format);
  if ('notChecked' in choice && (taken.format !== undefined || !options.isNamed)) {
    summary.format = taken.format?.name ?? '';
    summary.notChecked = choice.notChecked;
    finish();
    return summary;
  }
  const format = 'format' in choice ? choice.format : undefined;
  if (format === undefined) {
    summary.unreadable = true;
    await tell(finding('format-unknown', 'The file is in no format that can be read'), undefined);
  } else {
    summary.format = format.name;
    const { profile } = options;
    const rules = { limits: DEFAULT_LIMITS, ...(profile === undefined ? {} : { profileOf: () => profile }) };
    for await (const batch of decodeFile(file, format, { ...rules, parts: 'verdicts' })) {
      for (const item of batch) await take(item);
    }
  }
  if (format !== undefined && summary.documents === 0 && summary.faults > 0 && !isRead) summary.unreadable = true;
  finish();
  if (options.compare === true && format !== undefined) await compareFile(file, options.json === true, print);
  return summary;

  async function take(item: Decoded): Promise<void> {
    if (item.kind === 'document') summary.documents += 1;
    // Of a group of half a million good sets, none is asked for.
    if (item.kind === 'group' && (item.status === 'R' || item.status === 'P'))
      for (const set of item.eachSet?.() ?? item.sets) summary.rejected += set.status === 'R' ? 1 : 0;
    // No group answers for an XML order or one on paper: it is rejected for its own faults.
    if (item.kind === 'document' && item.group === undefined)
      summary.rejected += item.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
    for (const one of item.kind === 'finding' ? [item.finding] : item.findings) await tell(one, item);
    if (item.kind !== 'interchange') return;
    await tellCharset(item);
    isRead ||= item.status !== 'R' || item.acknowledges !== undefined;
    const repeated = await seen.meet(item);
    if (repeated !== undefined) await tell(repeated, item);
  }

  /** For programs: what the header declares, what the bytes are, and what they were read as. */
  async function tellCharset({ interchange: { controlNumber, charset } }: DecodedInterchange): Promise<void> {
    if (options.json !== true || charset === undefined) return;
    await print(JSON.stringify({ kind: 'interchange', file, controlNumber, charset }));
  }

  async function tell(one: Finding, item: Decoded | undefined): Promise<void> {
    if (one.severity === 'error') summary.faults += 1;
    else if (isNoted(one)) summary.noted += 1;
    else if (one.severity === 'warning') summary.warnings += 1;
    const document =
      item?.kind === 'document' ? { type: item.type, controlNumber: item.controlNumber, index: item.index } : undefined;
    if (options.json === true) {
      await print(JSON.stringify({ kind: 'finding', file, ...(document === undefined ? {} : { document }), ...one }));
    } else {
      await print(await describeFinding(file, one, item, places));
    }
  }

  function finish(): void {
    if (options.json === true) print(JSON.stringify({ kind: 'summary', ...summary }));
    else print(`${file}: ${sentence(summary)}`);
  }
}

function sentence(summary: Summary): string {
  if (summary.notChecked !== undefined) return `not checked: ${summary.notChecked}`;
  if (summary.format === '') return 'not read';
  const { format, documents, faults, noted, rejected, warnings } = summary;
  const trouble = [
    ...(faults > 0 ? [`${faults} fault(s)`] : []),
    ...(noted > 0 ? [`${noted} noted`] : []),
    ...(faults + noted > 0 ? [`${rejected} set(s) rejected`] : ['nothing wrong']),
    ...(warnings > 0 ? [`${warnings} warning(s)`] : []),
  ];
  return `${format}, ${documents} document(s), ${trouble.join(', ')}`;
}

function printTable(summaries: readonly Summary[], print: Print): void {
  const width = Math.max(4, ...summaries.map((summary) => summary.file.length));
  print('');
  print(`${'file'.padEnd(width)}  documents  rejected  faults  noted  warnings`);
  for (const { file, documents, rejected, faults, noted, warnings, unreadable, notChecked } of summaries) {
    if (notChecked !== undefined) {
      print(`${file.padEnd(width)}  not checked: ${notChecked}`);
      continue;
    }
    const numbers = [
      String(documents).padStart(9),
      String(rejected).padStart(8),
      String(faults).padStart(6),
      String(noted).padStart(5),
      String(warnings).padStart(8),
    ];
    print(`${file.padEnd(width)}  ${numbers.join('  ')}${unreadable ? '  unreadable' : ''}`);
  }
}
