/** Passwords: kept as scrypt hashes that name their own parameters, so that these can be raised later. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's second choice (2024): as strong as N = 2^17, p = 1, with a quarter of its memory: 32 MB, about 0.2 s. */
const COST = { N: 2 ** 15, r: 8, p: 3 } as const;
const KEY_BYTES = 32;
const MEMORY_MAX = 64 * 1024 * 1024;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return `scrypt$${COST.N}$${COST.r}$${COST.p}$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Takes as long for no hash as for a wrong password, so that nobody learns which addresses have accounts. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (stored ?? NOBODY).split('$');
  const wanted = Buffer.from(key, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(given, wanted) && stored !== null;
}

const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${randomBytes(16).toString('base64')}$${randomBytes(KEY_BYTES).toString('base64')}`;

let last: Promise<unknown> = Promise.resolve();

/** One after the other: files are written by the same few threads, and must not wait for people who guess. */
function derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  const work = last.then(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        // The same letters can be written in several ways; what one keyboard types another must be able to.
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem: MEMORY_MAX }, (error, key) =>
          error === null ? resolve(key) : reject(error),
        );
      }),
  );
  last = work.catch(() => undefined); // Told to whoever asked for it; the next one does not mind.
  return work;
}
