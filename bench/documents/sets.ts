/** The sets of documents: made by the generator beside the project, and the licensed real ones. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { makeScans } from './scans.ts';

export interface DocumentSet {
  readonly name: string;
  /** Holds NAME.truth.json, and NAME with one of the endings that are read. */
  readonly folder: string;
  readonly files: readonly DocumentFile[];
}

export interface DocumentFile {
  readonly name: string;
  readonly path: string;
  readonly truth: Truth;
  /** Of the same sender are those that differ in their last number alone. */
  readonly sender: string;
}

export interface Truth {
  readonly orders?: readonly Truth[];
  readonly lines?: readonly Readonly<Record<string, unknown>>[];
  readonly [field: string]: unknown;
}

const ENDINGS = /\.(pdf|tiff?|jpe?g|png|xlsx?|ods|csv|tsv|txt|docx|eml|html?)$/i;

/** Generates what is missing of the developer set; a run of the generator takes some seconds. */
export async function developerSets(
  documents: string,
  work: string,
  seed: number,
  log: (line: string) => void,
): Promise<DocumentSet[]> {
  const generator = join(work, 'gen');
  if (!existsSync(join(generator, 'node_modules'))) {
    cpSync(join(documents, 'gen'), generator, { recursive: true });
    log('installing the generator');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: generator,
      stdio: 'inherit',
    });
  }
  const run = (program: string, ...args: string[]): void => {
    execFileSync(program, args, { cwd: generator, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const folderOf = (kind: string): string => join(work, `${kind}-${seed}`);
  const [pdf, office, scan, fax, photo] = [
    folderOf('pdf'),
    folderOf('office'),
    folderOf('scan'),
    folderOf('fax'),
    folderOf('photo'),
  ];
  if (!existsSync(pdf)) run('node', 'gen.mjs', '--seed', String(seed), '--per', '2', '--out', pdf);
  if (!existsSync(office)) run('node', 'gen-office.mjs', '--seed', String(seed), '--per', '2', '--out', office);
  if (!existsSync(scan)) await makeScans(pdf, scan);
  const sets = [setOf('digital', pdf), setOf('office', office), setOf('scan', scan)];
  try {
    if (!existsSync(fax))
      run('/usr/bin/python3', 'fax.py', '--src', pdf, '--out', fax, '--seed', '7', '--photo', photo, '--nphoto', '8');
  } catch (error) {
    // The fax machine of the generator needs Python with Pillow, numpy and scipy; without it the rest is still measured.
    log(`no faxes: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    return sets;
  }
  return [...sets, setOf('fax', firstOfSender(fax)), setOf('photo', photo)];
}

/** A fax takes seconds to be read, and the second order of a sender looks like its first: a folder of the first ones. */
function firstOfSender(folder: string): string {
  const first = `${folder}-first`;
  mkdirSync(first, { recursive: true });
  for (const file of readdirSync(folder))
    if (/-0\./.test(file) && !existsSync(join(first, file))) symlinkSync(join(folder, file), join(first, file));
  return first;
}

/** The real ones, laid out as the scorer wants them: FOLDER__FILE beside its truth. */
export function realSet(documents: string, work: string): DocumentSet {
  const folder = join(work, 'real');
  mkdirSync(folder, { recursive: true });
  const truths = join(documents, 'real', 'truth');
  for (const file of readdirSync(truths)) {
    if (!existsSync(join(folder, file))) symlinkSync(join(truths, file), join(folder, file));
    const [origin = '', name = ''] = file.replace(/\.truth\.json$/, '').split('__');
    for (const each of readdirSync(join(documents, 'real', 'files', origin))) {
      const target = join(folder, `${origin}__${each}`);
      if (each.startsWith(`${name}.`) && ENDINGS.test(each) && !existsSync(target))
        symlinkSync(join(documents, 'real', 'files', origin, each), target);
    }
  }
  return setOf('real', folder);
}

export function setOf(name: string, folder: string): DocumentSet {
  const names = readdirSync(folder);
  const files = names.flatMap((file): DocumentFile[] => {
    if (!file.endsWith('.truth.json')) return [];
    const stem = file.replace(/\.truth\.json$/, '');
    const path = names.find(
      (each) => ENDINGS.test(each) && each.replace(ENDINGS, '') === stem && !each.includes('.body.'),
    );
    if (path === undefined) return [];
    const truth = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Truth;
    return [{ name: stem, path: join(folder, path), truth, sender: stem.replace(/-\d+$/, '') }];
  });
  return { name, folder, files };
}
