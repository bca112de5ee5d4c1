/**
 * Loaded before the gateway (`node --import`): kills the process, as `kill -9` does, at its N-th operation that can
 * leave something behind. Counting begins at SIGUSR2, so that starting up does not count; a second SIGUSR2 writes the
 * count to the file `CRASH_COUNT`.
 *
 * Counted are what it does to files, the jobs it adds to and takes out of the queue, single statements that change the
 * database, and commits. With `CRASH_EVERY=1` also each statement inside a transaction, whose effects a kill undoes.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import pg from 'pg';

const crashAt = Number(process.env['CRASH_AT'] ?? Number.POSITIVE_INFINITY);
const isAfter = process.env['CRASH_WHEN'] === 'after';
const everyStatement = process.env['CRASH_EVERY'] === '1';
const countFile = process.env['CRASH_COUNT'] ?? '';
let armed = false;
let count = 0;

process.on('SIGUSR2', () => {
  if (armed && countFile !== '') fs.writeFileSync(countFile, String(count));
  armed = true;
});

/** Does it, unless this is the moment to die; dying "after" means that it has come to its end. */
function operation<Result>(work: () => Result): Result {
  if (!armed) return work();
  count += 1;
  const isLast = count === crashAt;
  if (isLast && !isAfter) die();
  const result = work();
  if (isLast) void Promise.resolve(result).finally(die);
  return result;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const QUEUE_CHANGE = /^\s*--\s*(fast set-based bulk insert|finish an active job|remove a job)/i;
const LOOK = /^\s*select\b/i; // Looking changes nothing: dying before it is dying after the last change.

interface Querying extends Record<'query', (...parameters: unknown[]) => unknown> {
  inTransaction?: boolean;
  readonly connectionParameters?: { readonly options?: string };
}

const client = pg.Client.prototype as unknown as Querying;
const query = client.query;
client.query = function (this: Querying, ...parameters: unknown[]) {
  const first = parameters[0];
  const text = typeof first === 'string' ? first : ((first as { text?: string } | null)?.text ?? '');
  const work = (): unknown => query.apply(this, parameters);
  return counts(this, text) ? operation(work) : work();
};

function counts(on: Querying, text: string): boolean {
  if (on.connectionParameters?.options?.includes('bullmq') === true) return QUEUE_CHANGE.test(text);
  if (text === 'begin') on.inTransaction = true;
  if (text === 'commit' || text === 'rollback') on.inTransaction = false;
  if (text === 'commit') return true;
  return everyStatement || !(on.inTransaction === true || text === 'begin' || LOOK.test(text));
}

const { rename, open, writeFile } = fs.promises;
fs.promises.rename = (...parameters) => operation(() => rename(...parameters));
fs.promises.writeFile = (...parameters) => operation(() => writeFile(...parameters));
fs.promises.open = async (...parameters) => {
  const file = await operation(() => open(...parameters));
  patchHandles(Object.getPrototypeOf(file) as Handle);
  return file;
};
syncBuiltinESMExports();

type Handle = Record<'write' | 'writeFile' | 'datasync' | 'sync', (...parameters: unknown[]) => unknown>;
let patched = false;

function patchHandles(handle: Handle): void {
  if (patched) return;
  patched = true;
  for (const name of ['write', 'writeFile', 'datasync', 'sync'] as const) {
    const original = handle[name];
    handle[name] = function (this: unknown, ...parameters: unknown[]) {
      return operation(() => original.apply(this, parameters));
    };
  }
}
