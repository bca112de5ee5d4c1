/**
 * The watched folder: files dropped into in/ are taken in, then moved to done/. One that can never be taken, such as one
 * above the size limit, is moved to failed/ with the reason beside it.
 *
 * A file still being written is never read. Writers who can should write under a name that is passed over (a leading
 * dot, or .part .tmp .filepart .crdownload ~ at the end) and rename; for the others a file counts as complete when its
 * size and time have stood still, and, when it begins like an interchange, its last segment has come. A cut upload shows
 * no other mark: after INCOMPLETE_MS it is taken as it is, and its sender is told.
 */
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { IntakeError } from '../../../model/errors.ts';
import type { ChannelReport, PollingChannel, Receive } from '../../../model/channel.ts';

export interface FolderSettings {
  /** Holds in/, done/, failed/ and out/; made when missing. */
  readonly root: string;
  readonly pollMs: number;
  /** How long size and time must stand still. */
  readonly stableMs: number;
}

const BEING_WRITTEN = /^\.|(\.part|\.tmp|\.filepart|\.crdownload|~)$/i;
const INCOMPLETE_MS = 60_000; // The slowest partner uploads seen pause for seconds, not minutes.
const TAIL_BYTES = 4096;

interface Seen {
  readonly size: number;
  readonly mtimeMs: number;
  readonly since: number;
}

export function folderChannel({ root, pollMs, stableMs }: FolderSettings): PollingChannel {
  const [inbox, done, failed] = [join(root, 'in'), join(root, 'done'), join(root, 'failed')];
  return {
    name: 'folder',
    place: root,
    async run(receive, report, signal) {
      await Promise.all([inbox, done, failed, join(root, 'out')].map((folder) => mkdir(folder, { recursive: true })));
      let seen = new Map<string, Seen>();
      while (!signal.aborted) {
        try {
          seen = await look(seen, receive, report, signal);
          report.alive();
        } catch (error) {
          report.trouble(error, { folder: inbox });
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
    for (const entry of (await readdir(inbox, { withFileTypes: true })).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (signal.aborted || !entry.isFile() || BEING_WRITTEN.test(entry.name)) continue;
      const path = join(inbox, entry.name);
      try {
        const info = await stat(path);
        const before = seen.get(entry.name);
        const isSame = before !== undefined && before.size === info.size && before.mtimeMs === info.mtimeMs;
        const since = isSame ? before.since : Date.now();
        now.set(entry.name, { size: info.size, mtimeMs: info.mtimeMs, since });
        const quietMs = Date.now() - since;
        if (quietMs < stableMs || (quietMs < INCOMPLETE_MS && !(await looksComplete(path, info.size)))) continue;
        await take(path, info, receive);
        now.delete(entry.name);
      } catch (error) {
        report.trouble(error, { file: entry.name });
        if (error instanceof IntakeError && error.class === 'permanent') await putAside(entry.name, error.message);
      }
    }
    return now;
  }

  async function take(
    path: string,
    info: { size: number; mtimeMs: number; ino: number },
    receive: Receive,
  ): Promise<void> {
    const name = basename(path);
    const receipt = await receive({
      channel: 'folder',
      body: createReadStream(path) as AsyncIterable<Buffer>,
      fileName: name,
      // Killed between the receipt and the move, the same file is met again: it is the same arrival. Another file may
      // have its name, size and time (a copy that keeps times), but not its inode, which the first one keeps in done/.
      apiKeyId: 'channel:folder',
      idempotencyKey: `${name}:${info.size}:${info.mtimeMs}:${info.ino}`,
    });
    await rename(path, join(done, `${receipt.id}-${name}`));
  }

  /** Trying again would not help: the file makes way, and whoever looks for it finds why. */
  async function putAside(name: string, reason: string): Promise<void> {
    const target = join(failed, `${Date.now()}-${name}`);
    await writeFile(`${target}.reason.txt`, `${reason}\n`);
    await rename(join(inbox, name), target);
  }
}

/** False for a file that begins with ISA and does not end with its IEA. Other formats have no such mark. */
async function looksComplete(path: string, size: number): Promise<boolean> {
  const file = await open(path);
  try {
    const head = await readAt(file, 0, 256);
    if (!/^[\s\0\u00ef\u00bb\u00bf]*ISA[^A-Za-z0-9\s]/.test(head)) return true;
    const tail = await readAt(file, Math.max(0, size - TAIL_BYTES), TAIL_BYTES);
    return /IEA[^A-Za-z0-9\s][^]{0,64}$/.test(tail.trimEnd());
  } finally {
    await file.close();
  }
}

async function readAt(
  file: { read: (buffer: Buffer, offset: number, length: number, position: number) => Promise<{ bytesRead: number }> },
  position: number,
  length: number,
): Promise<string> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead).toString('latin1');
}
