/** `ordergate submit`: sends files to a running gateway. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { IntakeError } from '../model/errors.ts';
import { filesOf } from './files.ts';

interface Options {
  readonly url: string;
  readonly key?: string;
}

const TRIES = 4;

export function register(program: Command): void {
  program
    .command('submit')
    .description('Send files, or all files of folders, to a running gateway, with a progress bar.')
    .argument('<file...>', 'files, or folders whose files are all sent')
    .option('--url <address>', 'the gateway (ORDERGATE_URL)', process.env['ORDERGATE_URL'] ?? 'http://127.0.0.1:8080')
    .option('--key <key>', 'API key with the scope inbound:write (ORDERGATE_KEY); `ordergate key create` makes one')
    .addHelpText(
      'after',
      `
Prints one line for each file, when it is safe: the message id and the name. GET /v1/inbound/{id} says what became of it.
Sending the same file twice by mistake makes one message.
Exit status: 0 all files are safe, 1 some could not be sent or were refused; the others were taken.

Examples:
  ordergate submit order.edi --key og_…
  ORDERGATE_KEY=og_… ordergate submit inbox/ --url https://orders.example.com`,
    )
    .action(async (paths: string[], options: Options) => {
      const key = options.key ?? process.env['ORDERGATE_KEY'];
      if (key === undefined || key === '')
        throw new IntakeError(
          'unauthorized',
          'Give an API key with --key or ORDERGATE_KEY; `ordergate key create NAME` makes one.',
        );
      const files: { path: string; bytes: number }[] = [];
      for await (const path of filesOf(paths)) files.push({ path, bytes: (await stat(path)).size });
      const failed = await sendAll(files, options.url, key);
      if (failed > 0) process.exitCode = 1;
    });
}

async function sendAll(files: readonly { path: string; bytes: number }[], url: string, key: string): Promise<number> {
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {value}/{total} KB | {file}',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  const isVisible = process.stderr.isTTY;
  if (isVisible) bar.start(Math.ceil(files.reduce((sum, file) => sum + file.bytes, 0) / 1024), 0, { file: '' });
  let sent = 0;
  let failed = 0;
  for (const { path, bytes } of files) {
    const onProgress = (done: number): void => bar.update(Math.ceil((sent + done) / 1024), { file: basename(path) });
    try {
      const id = await send(path, bytes, url, key, isVisible ? onProgress : () => undefined);
      process.stdout.write(`${id}\t${path}\n`);
    } catch (error) {
      failed += 1;
      process.stderr.write(`${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    sent += bytes;
  }
  if (isVisible) bar.stop();
  return failed;
}

/** Tries again when the gateway cannot be reached; the idempotency key makes that harmless. */
async function send(
  path: string,
  bytes: number,
  url: string,
  key: string,
  onProgress: (done: number) => void,
): Promise<string> {
  const idempotencyKey = `submit:${basename(path)}:${await hashOf(path)}`;
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await fetch(new URL('/v1/inbound', url), {
        method: 'POST',
        headers: {
          'Authorization': `Bearer ${key}`,
          'X-Filename': encodeURIComponent(basename(path)),
          'Idempotency-Key': idempotencyKey,
          'Content-Type': 'application/octet-stream',
          'Content-Length': String(bytes),
        },
        body: Readable.toWeb(counted(path, onProgress)) as ReadableStream<Uint8Array>,
        duplex: 'half', // Node sends a stream only when told that the answer comes after it.
      } as RequestInit);
      const answer: unknown = await response.json();
      if (response.ok) return (answer as { id: string }).id;
      const { detail = `The gateway answered ${response.status}.`, retryable = false } = answer as {
        detail?: string;
        retryable?: boolean;
      };
      if (!retryable || attempt === TRIES) throw new IntakeError('request-invalid', detail);
    } catch (error) {
      if (error instanceof IntakeError) throw error;
      if (attempt === TRIES)
        throw new IntakeError('gateway-unreachable', `The gateway at ${url} cannot be reached.`, { url }, error);
    }
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
}

function counted(path: string, onProgress: (done: number) => void): Readable {
  let done = 0;
  const stream = createReadStream(path);
  stream.on('data', (chunk) => onProgress((done += chunk.length)));
  stream.pause(); // The listener alone must not start the flow.
  return stream;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
