/** Tesseract as a program of the system: the same words as the wasm build, and 180 MB less in this process. */
import { spawn } from 'node:child_process';
import { languageFolder } from './tesseract-data.ts';
import { pgmOf, SINGLE_BLOCK, TOLD_DPI, wordsOfTsv } from './tesseract-tsv.ts';
import type { Tesseract } from './tesseract.ts';

const PROGRAM = 'tesseract';
/** A full page takes about two seconds; whatever takes this long is stuck. */
const RUN_MS_MAX = 60_000;

/** Undefined where the program is missing, or older than the engine of version 4 that the data is for. */
export async function nativeTesseractVersion(): Promise<string | undefined> {
  const said = await run(['--version'], Buffer.alloc(0)).catch(() => '');
  const version = /^tesseract v?(\d[\w.]*)/.exec(said)?.[1];
  return version !== undefined && Number.parseInt(version, 10) >= 4 ? version : undefined;
}

export async function openTesseractNative(): Promise<Tesseract | undefined> {
  if ((await nativeTesseractVersion()) === undefined) return undefined;
  return {
    kind: 'native',
    read: async (gray, languages) => {
      const data = await languageFolder(languages);
      const languageOption = ['-l', languages.join('+'), '--tessdata-dir', data];
      const layout = ['--psm', SINGLE_BLOCK, '--oem', '1', '--dpi', TOLD_DPI];
      // `-c` stands in for the `tsv` config file, which belongs to the system's own data folder.
      const args = ['stdin', 'stdout', ...languageOption, ...layout, '-c', 'tessedit_create_tsv=1'];
      return wordsOfTsv(await run(args, pgmOf(gray)));
    },
    close: () => Promise.resolve(),
  };
}

/** What the program writes. No shell is between; it has one thread, for a worker has one core. */
function run(args: readonly string[], input: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(PROGRAM, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      timeout: RUN_MS_MAX,
      killSignal: 'SIGKILL',
    });
    const out: Buffer[] = [];
    let trouble = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      trouble = (trouble + chunk.toString('utf8')).slice(-500);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(out).toString('utf8'));
      else reject(new Error(`tesseract ended with ${code ?? signal}: ${trouble.trim()}`));
    });
    // It may end before it has read all; how it ended is told by `close`.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
