/** Asks a clamd whether something holds a virus, by its INSTREAM command: a length and bytes, again and again, and a length of zero. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { IntakeError } from '../../model/errors.ts';
import type { Scan, Scanned } from '../../model/scan.ts';

/** Longest silence; clamd needs about a second for 10 MB, and minutes while it loads new signatures. */
const SILENT_MS_MAX = 120_000;
const REPLY_BYTES_MAX = 4096;

/** @param address `host:port`, or the path of a UNIX socket */
export function clamdScanner(address: string, silentMs = SILENT_MS_MAX): Scan {
  return async (body) => {
    try {
      return meaningOf(await conversation(address, silentMs, async (socket) => send(socket, body)), address);
    } catch (error) {
      // It hangs up on what is larger than it takes, and then its answer may be lost with the connection. One that is gone is away.
      if (!(error instanceof IntakeError) || !hungUp(error.cause)) throw error;
      await tryClamd(address);
      return { trouble: TOO_LARGE };
    }
  };
}

const TOO_LARGE = 'It is larger than clamd takes (StreamMaxLength).';

async function send(socket: Socket, body: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const chunk of body) {
    if (chunk.length === 0) continue; // It would say that this is the end.
    await write(socket, lengthOf(chunk.length));
    await write(socket, Buffer.from(chunk));
  }
  await write(socket, lengthOf(0));
}

function hungUp(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && /^(?:EPIPE|ECONNRESET)$/.test(String(cause.code));
}

/** For whoever wants to know whether it is there. @returns its version @throws IntakeError */
export async function tryClamd(address: string): Promise<string> {
  return conversation(address, 10_000, (socket) => write(socket, Buffer.from('zVERSION\0')));
}

function meaningOf(reply: string, address: string): Scanned {
  const [, virus] = /^(?:stream|instream\([^)]*\)): (.+) FOUND$/i.exec(reply) ?? [];
  if (virus !== undefined) return { virus };
  if (/^(?:stream|instream\([^)]*\)): OK$/i.test(reply)) return {};
  if (/size limit exceeded/i.test(reply)) return { trouble: TOO_LARGE };
  throw unreachable(address, `It said: ${reply.slice(0, 200)}`);
}

async function conversation(
  address: string,
  silentMs: number,
  say: (socket: Socket) => Promise<void>,
): Promise<string> {
  const socket = address.startsWith('/')
    ? connect(address)
    : connect(Number(address.slice(address.lastIndexOf(':') + 1)), hostOf(address));
  socket.setTimeout(silentMs, () => socket.destroy(new Error(`It said nothing for ${silentMs / 1000} s.`)));
  try {
    // It may answer and hang up before all was said; then the answer counts, and not that nobody listens any more.
    const [heard, said] = await Promise.allSettled([replyOf(socket), say(socket)]);
    if (heard.status === 'fulfilled' && heard.value !== '') return heard.value;
    const reason: unknown =
      heard.status === 'rejected' ? heard.reason : said.status === 'rejected' ? said.reason : undefined;
    throw unreachable(address, reason instanceof Error ? reason.message : 'It ended the connection.', reason);
  } finally {
    socket.destroy();
  }
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':')).replace(/^\[(.*)\]$/, '$1');
}

function replyOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = '';
    socket.on('data', (data) => {
      reply += data.toString('latin1');
      if (reply.includes('\0') || reply.length > REPLY_BYTES_MAX) resolve(reply.replace(/\0[^]*$/, '').trim());
    });
    socket.once('end', () => resolve(reply.trim()));
    socket.once('error', (error) => (reply === '' ? reject(error) : resolve(reply.trim())));
    socket.once('close', () => resolve(reply.trim()));
  });
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
}

function lengthOf(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function unreachable(address: string, reason: string, cause?: unknown): IntakeError {
  return new IntakeError(
    'scanner-unreachable',
    `The virus scanner at ${address} gives no answer: ${reason}`,
    { address },
    cause,
  );
}
