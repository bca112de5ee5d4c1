/**
 * The fax spool: a folder in which a fax server leaves TIFF or PDF files. Each is taken once, whole, with what is known of
 * its call, then moved to done/ or left in its place. One that can never be taken is moved to failed/ with the reason.
 *
 * HylaFAX writes a file of recvq while the call goes on, under an advisory lock, and a call that breaks leaves a valid
 * file that is too short. So a file counts as complete when nobody holds a lock on it and its size and time have stood
 * still; how its call ended says the side file beside it (`side-file.ts`), which bin/ordergate-faxrcvd writes.
 */
import { createReadStream } from 'node:fs';
import type { Stats } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelReport, PollingChannel, Receive } from '../../../model/channel.ts';
import { IntakeError } from '../../../model/errors.ts';
import type { FaxBook, FaxCall } from '../../../model/fax.ts';
import { isLocked } from './lock.ts';
import { RESULT_FILE, takeResult } from './results.ts';
import type { SentFax } from './results.ts';
import { readSideFile, sideFileOf } from './side-file.ts';
import { readTiffFacts } from './tiff-facts.ts';

export interface FaxSettings {
  readonly spool: string;
  /** What becomes of a fax that is stored. */
  readonly after: 'move' | 'leave';
  /** Knows what was left in its place, however long ago it was taken. */
  readonly book: FaxBook;
  readonly pollMs: number;
  /** How long size and time must stand still. */
  readonly stableMs: number;
  /** Notes what became of a fax that was sent. */
  readonly note: (sent: SentFax) => Promise<void>;
}

const FAX_FILE = /^[^.].*\.(tiff?|pdf)$/i; // A leading dot is a file that somebody still writes; seqf is HylaFAX's own.
const CHANNEL = 'fax';
const INCOMPLETE_MS = 60_000; // Copies that pause do so for seconds; after that a damaged fax is taken as it is.
const TROUBLE_MS = 5000;
const TAIL_BYTES = 1024; // Where a PDF says that it ends.

interface Seen {
  readonly key: string;
  readonly since: number;
}

export function faxChannel({ spool, after, book, pollMs, stableMs, note }: FaxSettings): PollingChannel {
  const [done, failed] = [join(spool, 'done'), join(spool, 'failed')];
  /** Left in their place, or not to be taken at all: not looked at again while they stay the same. */
  const settled = new Map<string, string>();
  return {
    name: CHANNEL,
    place: spool,
    async run(receive, report, signal) {
      let seen = new Map<string, Seen>();
      while (!signal.aborted) {
        try {
          seen = await look(seen, receive, report, signal);
          report.alive();
        } catch (error) {
          report.trouble(error, { folder: spool });
          await sleep(TROUBLE_MS, undefined, { signal }).catch(() => undefined); // A folder that is away is away for a while.
        }
        await sleep(pollMs, undefined, { signal }).catch(() => undefined); // Aborted: the loop ends.
      }
    },
  };

  async function look(
    seen: Map<string, Seen>,
    receive: Receive,
    report: ChannelReport,
    signal: AbortSignal,
  ): Promise<Map<string, Seen>> {
    const now = new Map<string, Seen>();
    const entries = await readdir(spool, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && FAX_FILE.test(entry.name)).map(({ name }) => name);
    for (const { name } of entries.filter((entry) => RESULT_FILE.test(entry.name)))
      await takeResult(spool, name, note).catch((error: unknown) => report.trouble(error, { file: name }));
    for (const name of settled.keys()) if (!names.includes(name)) settled.delete(name);
    for (const name of names.toSorted()) {
      if (signal.aborted) break;
      try {
        const info = await stat(join(spool, name));
        const key = keyOf(name, info);
        if (settled.get(name) === key) continue;
        const before = seen.get(name);
        const since = before?.key === key ? before.since : Date.now();
        now.set(name, { key, since });
        const quietMs = Date.now() - since;
        if (quietMs < stableMs || (await isLocked(join(spool, name)))) continue;
        if (quietMs < INCOMPLETE_MS && !(await looksWhole(join(spool, name), info.size))) continue;
        await take(name, key, info, receive);
        now.delete(name);
      } catch (error) {
        report.trouble(error, { file: name });
        if (error instanceof IntakeError && error.class === 'permanent') await giveUp(name, error.message);
      }
    }
    return now;
  }

  async function take(name: string, key: string, info: Stats, receive: Receive): Promise<void> {
    if (after === 'leave' && (await book.taken([key])).has(key)) {
      settled.set(name, key);
      return;
    }
    const path = join(spool, name);
    const receipt = await receive({
      channel: CHANNEL,
      body: createReadStream(path) as AsyncIterable<Buffer>,
      fileName: name,
      contentType: isPdf(name) ? 'application/pdf' : 'image/tiff',
      // Killed between the receipt and the move, the same file is met again: it is the same arrival. HylaFAX may use a
      // name again, but not at the same time and place on the disk.
      apiKeyId: 'channel:fax',
      idempotencyKey: key,
      fax: await callOf(path, info),
    });
    if (after === 'leave') settled.set(name, key);
    else await moveAway(name, join(done, `${receipt.id}-${name}`));
  }

  /** Trying again would not help: the fax makes way, and whoever looks for it finds why. */
  async function giveUp(name: string, reason: string): Promise<void> {
    if (after === 'leave') {
      settled.set(name, keyOf(name, await stat(join(spool, name))));
      return;
    }
    const target = join(failed, `${Date.now()}-${name}`);
    await mkdir(failed, { recursive: true });
    await writeFile(`${target}.reason.txt`, `${reason}\n`);
    await moveAway(name, target);
  }

  /** The side file first: a fax without one that was taken already is known by its key, a lone side file by nothing. */
  async function moveAway(name: string, target: string): Promise<void> {
    await mkdir(join(target, '..'), { recursive: true });
    await rename(sideFileOf(join(spool, name)), sideFileOf(target)).catch(unlessMissing);
    await rename(join(spool, name), target);
    await rm(sideFileOf(join(spool, name)), { force: true });
  }
}

function keyOf(name: string, info: Stats): string {
  return `${name}:${info.size}:${info.mtimeMs}:${info.ino}`;
}

/** What the file says of itself, and what the side file says of the call; where both speak, the call's own record wins. */
async function callOf(path: string, info: Stats): Promise<FaxCall> {
  const file = isPdf(path) ? {} : (await readTiffFacts(path)).call;
  const side = await readSideFile(path);
  const receivedAt = side?.receivedAt ?? info.mtime.toISOString();
  const call = { via: 'spool', ...file, ...side, receivedAt };
  const { pages } = file;
  if (side?.pages === undefined || pages === undefined || side.pages <= pages) return call;
  const missing = `${pages} of ${side.pages} pages are in the file.`;
  return { ...call, partial: true, error: side.error === undefined ? missing : `${side.error} ${missing}` };
}

/** A TIFF gets its last directory, and a PDF its end mark, when all the rest is written. */
async function looksWhole(path: string, size: number): Promise<boolean> {
  if (!isPdf(path)) return (await readTiffFacts(path)).isWhole;
  const file = await open(path);
  try {
    const tail = Buffer.alloc(TAIL_BYTES);
    await file.read(tail, 0, TAIL_BYTES, Math.max(0, size - TAIL_BYTES));
    return tail.includes('%%EOF');
  } finally {
    await file.close();
  }
}

function isPdf(name: string): boolean {
  return /\.pdf$/i.test(name);
}

function unlessMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
